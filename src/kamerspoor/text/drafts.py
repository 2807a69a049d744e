"""From lines to drafts of blocks: which lines belong together, and what joins them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor.lexicon import abbreviations
from kamerspoor.model import BlockKind
from kamerspoor.spans import Edit, Span
from kamerspoor.text import letterhead
from kamerspoor.text.headings import is_fixed
from kamerspoor.text.hyphens import HYPHENS, Joiner
from kamerspoor.text.lines import Measure, TextLine, is_short
from kamerspoor.text.notes import Note

BULLET = re.compile(r"(?:[–—•●▪○‣·*-]|[a-z]\)|\(?[ivx]{1,4}\)|\d{1,2}\)|\([a-z0-9]\)|\d{1,2}°)[ \t]+(?=\S)")
_ENDS = re.compile(r"[.!?:;…][)\]»”’\"']*\d{0,2}$")
_CLOSES_ITEM = re.compile(r"[.!?:;][)\]»”’\"']*\d{0,2}$")
_VERY_SHORT = 0.7
_HEADING_SHARE = 0.5
_SHORTEST_TITLE = 12
_SHORTEST_PROSE = 60
_HEAD_LINES = 45
_LONGEST_GAP = 14
_LONGEST_HEAD_LINE = 220


class Draft(NamedTuple):
    """A block to be: its raw ranges in reading order and what is known of it so far.

    `lines`: how many lines it took; `size`, `bold`, `italic`: of its first line; `apart`: blank
    space stood above it.
    """

    ranges: tuple[Span, ...]
    kind: BlockKind | None = None
    level: int | None = None
    marker: str | None = None
    role: str | None = None
    lines: int = 1
    size: float = 1.0
    bold: bool = False
    italic: bool = False
    apart: bool = True


class Drafted(NamedTuple):
    """Drafts of the running text, drafts of the notes, and the edits at the line ends."""

    body: list[Draft]
    notes: list[Draft]
    edits: list[Edit]


def draft_blocks(
    raw: str, lines: Sequence[TextLine], furniture: frozenset[int], notes: Sequence[Note], measured: Measure
) -> Drafted:
    """Group lines into blocks."""
    joiner = Joiner(raw)
    edits: list[Edit] = []
    in_note = {i for note in notes for i in note.lines}
    kept = [i for i in range(len(lines)) if i not in furniture and i not in in_note]
    head = _head_extent([lines[i] for i in kept])
    body: list[Draft] = []
    group: list[int] = []
    for place, index in enumerate(kept):
        if group and not _joins(lines, group, index, measured, place, head):
            body.append(_draft(lines, group, joiner, edits, _kind_of(lines, group, place - len(group), head)))
            group = []
        group.append(index)
    if group:
        body.append(_draft(lines, group, joiner, edits, _kind_of(lines, group, len(kept) - len(group), head)))
    footnotes = [
        _draft(lines, list(note.lines), joiner, edits, "footnote")._replace(marker=note.marker) for note in notes
    ]
    footnotes = [
        draft._replace(ranges=(Span(note.start, draft.ranges[0].end), *draft.ranges[1:]))
        for draft, note in zip(footnotes, notes, strict=True)
    ]
    return Drafted(body, footnotes, edits)


def _head_extent(kept: Sequence[TextLine]) -> int:
    """Count the lines at the top that make up the letterhead."""
    extent = 0
    in_dossier = False  # a dossier's title may take many lines, and read like prose
    for place, line in enumerate(kept[:_HEAD_LINES]):
        if letterhead.is_signed_off(line.text) or place - extent > _LONGEST_GAP:
            break
        if letterhead.is_head_line(line.text):
            extent = place + 1
            in_dossier = letterhead.DOSSIER_LINE.fullmatch(line.text) is not None
        elif in_dossier:
            continue
        elif len(line.text) > _LONGEST_HEAD_LINE or _is_prose(line.text, kept[place + 1 : place + 2]):
            break
    # A body line between head lines (a covering sentence) ends the head before it.
    return extent


def _is_prose(text: str, below: Sequence[TextLine]) -> bool:
    """A long line that ends a sentence, or that a line in lower case goes on with."""
    if letterhead.OPENING.match(text):
        return True
    if len(text) <= _SHORTEST_PROSE:
        return False
    return _ends_sentence(text) or bool(below and not below[0].blank and below[0].text[0].islower())


def _kind_of(lines: Sequence[TextLine], group: Sequence[int], place: int, head: int) -> BlockKind | None:
    first = lines[group[0]].text
    if place < head:
        if letterhead.QUESTIONS.fullmatch(first):
            return "title"
        is_title = letterhead.TITLE.match(first) and first.isupper() and not letterhead.AUTHOR.fullmatch(first)
        return "title" if is_title else "letterhead"
    if BULLET.match(first):
        return "list_item"
    return None


def _joins(
    lines: Sequence[TextLine], group: Sequence[int], index: int, measured: Measure, place: int, head: int
) -> bool:
    """Tell whether a line goes on with the block that the lines of `group` have begun."""
    above, below = lines[group[-1]], lines[index]
    if place <= head:
        return place < head and _joins_in_head(lines[group[0]], below)
    apart = below.blank or below.page or index != group[-1] + 1
    if _differs(above, below) or _begins_item(above.text, below.text):
        return False
    if not apart and above.text[:6].isupper() and above.text.isupper() and below.text.isupper():
        return len(above.text) > _SHORTEST_TITLE  # however a title's lines were cut
    hyphenated = above.text[-1] in HYPHENS and above.text[-2:-1].isalnum()
    if index != group[-1] + 1 or below.page:
        return _joins_over_page(lines, group, below, measured, hyphenated)
    if below.blank:
        return hyphenated and below.text[0].islower() and measured.wrapped
    if hyphenated or not measured.wrapped:
        return measured.wrapped
    if _fits_loosely(above, below, measured) or _is_heading_line(group, above, below, measured):
        return False
    if _CLOSES_ITEM.search(above.text[-8:]) and _stands_alone(lines, index, measured):
        return False
    return not (_CLOSES_ITEM.search(above.text[-8:]) and is_short(above, below, measured))


def _joins_in_head(first: TextLine, below: TextLine) -> bool:
    """In a letterhead only a title over several lines is one block."""
    if below.blank or not (first.text.isupper() and below.text.isupper()):
        return False
    return bool(letterhead.TITLE.match(first.text)) and not letterhead.is_head_line(below.text)


def _begins_item(above: str, below: str) -> bool:
    """A list's next item, a title in capitals below other text, or the next clause of a motion."""
    if not below[0].isalpha() or below[1:2] == ")":
        return bool(BULLET.match(below))
    if below[:6].isupper() and below.isupper() and not above.isupper() and letterhead.TITLE.match(below):
        return True
    if above[-4:].isupper() and above.isupper() and len(above) > _SHORTEST_TITLE and not below.isupper():
        return True
    if above[-1] == "," and letterhead.OFFICE.fullmatch(above):
        return letterhead.NAME.fullmatch(below) is not None
    return above[-1] in ",;" and bool(letterhead.MOTION_CLAUSE.match(below))


def _differs(above: TextLine, below: TextLine) -> bool:
    return above.bold != below.bold or abs(above.size - below.size) > 0.12 or (above.italic and not below.italic)


def _joins_over_page(
    lines: Sequence[TextLine], group: Sequence[int], below: TextLine, measured: Measure, hyphenated: bool
) -> bool:
    """What a page's end, its furniture or a note interrupts goes on when it was not finished."""
    above = lines[group[-1]]
    if hyphenated:
        return True
    if _ends_sentence(above.text):
        return False
    if len(group) == 1 and not measured.wrapped:
        return below.text[0].islower()
    if below.text[0].islower() or below.text[0] in "(,;":
        return True
    return len(above.text) > 0.6 * measured.width


def _is_heading_line(group: Sequence[int], above: TextLine, below: TextLine, measured: Measure) -> bool:
    """A first line that stops short of the margin without a full stop, with a capital below it."""
    if len(group) > 1 or not below.text[0].isupper() or above.text[-1] in ",;:-":
        return False
    return is_short(above, below, measured) or is_fixed(above.text) or is_fixed(below.text)


def _stands_alone(lines: Sequence[TextLine], index: int, measured: Measure) -> bool:
    """A short line without a stop between two that begin with a capital: a heading in text without blank lines."""
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None or after.blank or after.page or not line.text[0].isupper() or not after.text[0].isupper():
        return False
    return len(line.text) < _HEADING_SHARE * measured.width and line.text[-1].isalnum()


def _fits_loosely(above: TextLine, below: TextLine, measured: Measure) -> bool:
    if below.text[0].islower() and above.text[-1].isalnum():
        return False
    first = below.text.split(None, 1)[0]
    return len(above.text) + 1 + len(first) <= _VERY_SHORT * measured.width


def _ends_sentence(text: str) -> bool:
    if not _ENDS.search(text[-6:]):
        return False
    last_word = text.rsplit(None, 1)[-1].lower().lstrip("([«“‘").rstrip(".")
    return last_word not in abbreviations().open


def _draft(
    lines: Sequence[TextLine],
    group: Sequence[int],
    joiner: Joiner,
    edits: list[Edit],
    kind: BlockKind | None,
) -> Draft:
    """Make one draft of a group of lines and note what becomes of each line end in it."""
    ranges: list[Span] = []
    start = lines[group[0]].start
    for here, there in itertools.pairwise(group):
        above, below = lines[here], lines[there]
        joint = _joint(above, below, joiner)
        if there == here + 1 and not below.page and not below.blank:
            edits.append(Edit(joint.start, below.start + joint.taken, joint.replacement, joint.rule))
            continue
        # Something stood in between: the block goes on in a range of its own.
        edits.append(Edit(joint.start, above.end + 1, joint.replacement, joint.rule))
        ranges.append(Span(start, above.end + 1))
        start = below.start + joint.taken
    ranges.append(Span(start, lines[group[-1]].end))
    first = lines[group[0]]
    return Draft(
        tuple(ranges),
        kind,
        lines=len(group),
        size=first.size,
        bold=all(lines[i].bold for i in group),
        italic=all(lines[i].italic for i in group),
        apart=first.blank > 0 or first.page or group[0] == 0,
    )


class _Joint(NamedTuple):
    start: int
    taken: int
    replacement: str
    rule: str


def _joint(above: TextLine, below: TextLine, joiner: Joiner) -> _Joint:
    if above.text[-1] in HYPHENS:
        joined = joiner.join(above.text, below.text)
        if joined is not None:
            hyphen, opening = joined
            return _Joint(above.end - 1, len(opening), hyphen + opening, "line-end-hyphen")
    if above.text[-1] == "/" and not above.text.endswith(" /"):
        return _Joint(above.end, 0, "", "line-end-slash")
    return _Joint(above.end, 0, " ", "line-end")
