"""Footnotes in text that knows only lines: which lines are a note, and whose mark they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor.text.lines import Measure, TextLine, is_short

# A mark hangs on a word, on its closing bracket or on its punctuation: bijlage)1. zijn2. bijdrage2 van
_DIGITS = re.compile(r"\d\d{0,2}(?!\d)(?=[\s.,;:)\]»”’?!]|$)")
_HANGING = re.compile(r"[^\W\d_][)\]»”’\"'.,;:?!]{0,2}$")
_NOTE = re.compile(r"(?P<mark>\d{1,3})[.)]?\s+(?=\S)")
# G20, MH17, COP26: digits that belong to a short name in capitals.
_NUMBER_BEFORE = re.compile(r"(?:\b(?:nrs?|art|blz|p|no)\.|(?<![^\W\d_])[A-Z]{1,4})$")
_SMALL = 0.95
_MOST_REST_LINES = 6
_LONGEST_OVERLEAF = 500
_UNFINISHED_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/?=&_-]$")


class Note(NamedTuple):
    """A footnote: its marker, the indexes of its lines, where its words begin (raw offset)."""

    marker: str
    lines: tuple[int, ...]
    start: int


def find_marks(text: str) -> list[tuple[int, int]]:
    """Find what may be footnote marks: digits that hang on a word. Half-open spans of the digits."""
    found = []
    for match in _DIGITS.finditer(text):
        start = match.start()
        if start == 0 or text[start - 1].isspace() or text[start - 1].isdigit():
            continue
        before = text[max(0, start - 6) : start]
        if _HANGING.search(before) and not _NUMBER_BEFORE.search(before):
            found.append(match.span())
    return found


def find_notes(
    raw: str, lines: Sequence[TextLine], furniture: frozenset[int], measured: Measure, marks: Sequence[tuple[int, int]]
) -> list[Note]:
    """Find the notes, in order. Without a mark that calls it, a numbered line is no note."""
    first_mark: dict[str, int] = {}
    for start, end in marks:
        first_mark.setdefault(raw[start:end], start)
    if not first_mark:
        return []
    notes: list[Note] = []
    plain = {m["mark"] for line in lines if (m := _NOTE.match(line.text)) and not m[0].rstrip().endswith((".", ")"))}
    last = 0
    index = 0
    while index < len(lines):
        match = None if index in furniture else _NOTE.match(lines[index].text)
        if match and match["mark"] in plain and match[0].rstrip()[-1] in ".)":
            match = None  # `1. Steun` is a heading where the note is `1 Steun`
        rest = _rest_of_note(lines, index, notes) if match else []
        if match and _opens_note(lines, index, match, last, first_mark, furniture, notes, bool(rest)):
            if rest:
                notes[-1] = notes[-1]._replace(lines=(*notes[-1].lines, *rest))
            indexes = _extent(lines, index, furniture, measured, int(match["mark"]))
            notes.append(Note(match["mark"], tuple(indexes), lines[index].start + match.end()))
            last = int(match["mark"])
            index = indexes[-1] + 1
        else:
            index += 1
    return notes


def _opens_note(
    lines: Sequence[TextLine],
    index: int,
    match: re.Match[str],
    last: int,
    first_mark: dict[str, int],
    furniture: frozenset[int],
    notes: Sequence[Note],
    goes_on: bool,
) -> bool:
    number, line = int(match["mark"]), lines[index]
    called = first_mark.get(match["mark"], line.start) < line.start or _called_overleaf(
        lines, index, first_mark.get(match["mark"]), furniture
    )
    if not called or not (last < number <= last + 5 or not notes):
        return False
    after_note = goes_on or (bool(notes) and notes[-1].lines[-1] == index - 1)
    return line.blank > 0 or line.page or after_note or line.size < _SMALL or index - 1 in furniture


def _called_overleaf(lines: Sequence[TextLine], index: int, mark: int | None, furniture: frozenset[int]) -> bool:
    """A sentence may begin on the note's page and have its mark on the next: the foot follows soon, then the mark."""
    if mark is None or mark < lines[index].start:
        return False
    below = range(index + 1, min(len(lines), index + _MOST_REST_LINES + 1))
    foot = next((i for i in below if i in furniture or lines[i].page), None)
    return foot is not None and mark - lines[foot].end < _LONGEST_OVERLEAF


def _rest_of_note(lines: Sequence[TextLine], index: int, notes: Sequence[Note]) -> list[int]:
    """Find the lines above that end a note which the page before broke off in mid-sentence."""
    if not notes or lines[notes[-1].lines[-1]].text[-1] in ".!?":
        return []
    first = index
    while first > notes[-1].lines[-1] + 1 and not lines[first].blank and not lines[first].page:
        first -= 1
    return list(range(first, index)) if 0 < index - first <= _MOST_REST_LINES else []


def _extent(
    lines: Sequence[TextLine], first: int, furniture: frozenset[int], measured: Measure, number: int
) -> list[int]:
    indexes = [first]
    for index in range(first + 1, len(lines)):
        line, above = lines[index], lines[indexes[-1]]
        following = _NOTE.match(line.text)
        if index in furniture or line.blank or line.page or not measured.wrapped:
            break
        if following and int(following["mark"]) == number + 1:
            break
        if above.size < _SMALL <= line.size:
            break
        finished = above.text[-1] in ".!?)" or not _UNFINISHED_ADDRESS.search(above.text)
        if finished and line.size >= _SMALL and (is_short(above, line, measured) or line.indented):
            break
        indexes.append(index)
    return indexes
