"""Break blocks into lines and lines into pages, whatever the unit: characters or points.

A line may end inside a word: at a point where Dutch hyphenation allows it, or behind a hyphen that the
word has of itself. Pages prefer to end on such a broken word, because that is the case a reader of
these samples must be able to repair.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pyphen

from .source import Block, Document, flat, note_of

GAP = "gap"
NOTE = "note"
ITEM_SIGN = "–"
_RUN = re.compile(r"[^\W\d_]+")
_HARD_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{3})")
_LONGEST_LADDER = 2
_HYPHENATED = frozenset({"paragraph", "item", "clause", NOTE})
_LOOK_BACK = 6
# Blocks that follow the one before without a white line.
CLOSE = {"name": ("function",), "item": ("item", "paragraph"), "member": ("member",)}
_KEEP_WITH_NEXT = ("title", "heading1", "heading2", "function")


@dataclass(frozen=True, slots=True)
class Face:
    """How one kind of block is set: the column's width, the height of a line, the measure of a text."""

    width: float
    height: float
    measure: Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page, or the gap between two blocks."""

    kind: str
    text: str
    height: float
    line: int = 0
    of: int = 1
    keep: bool = False

    @property
    def notes(self) -> list[int]:
        """The footnotes marked in this line."""
        return [note for character in self.text if (note := note_of(character)) is not None]


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page's column and those of its footnotes."""

    rows: tuple[Row, ...]
    notes: tuple[Row, ...]


def rows_of(
    document: Document, faces: Mapping[str, Face], gap: float, close: Mapping[str, tuple[str, ...]] = CLOSE
) -> list[Row]:
    """Break every block of a document into rows, with gaps between blocks.

    `close` names, by a block's kind, the kinds it follows without a gap.
    """
    rows: list[Row] = []
    before: Block | None = None
    for block in document.blocks:
        if before is not None and before.kind not in close.get(block.kind, ()):
            rows.append(Row(GAP, "", gap, keep=before.kind in _KEEP_WITH_NEXT))
        rows.extend(block_rows(block.kind, flat(block.content), faces[block.kind]))
        before = block
    return rows


def note_rows(document: Document, face: Face) -> dict[int, list[Row]]:
    """Break the footnotes into rows; the first row of each starts with its mark."""
    return {
        number: block_rows(NOTE, f"{flat(content)}", face, lead=f"{number} ")
        for number, content in document.notes.items()
    }


def block_rows(kind: str, text: str, face: Face, *, lead: str = "") -> list[Row]:
    """Break one block into rows."""
    sign = f"{ITEM_SIGN} " if kind == "item" else lead
    lines = break_lines(sign + text, face, hyphenate=kind in _HYPHENATED)
    keep = kind in _KEEP_WITH_NEXT
    return [Row(kind, line, face.height, number, len(lines), keep) for number, line in enumerate(lines)]


def break_lines(text: str, face: Face, *, hyphenate: bool) -> list[str]:
    """Fill lines one by one, with the longest part of a word that still fits at the end of each."""
    lines: list[str] = []
    line = ""
    ladder = 0
    queue = deque(text.split(" "))
    while queue:
        word = queue.popleft()
        start = f"{line} " if line else ""
        if face.measure(start + word) <= face.width:
            line = start + word
            continue
        head, tail = _split(word, start, face) if hyphenate and ladder < _LONGEST_LADDER else ("", word)
        if not (head or line):
            line = word
            continue
        lines.append(start + head if head else line)
        ladder = ladder + 1 if head else 0
        line = ""
        queue.appendleft(tail)
    return [*lines, line] if line else lines


@cache
def break_points(word: str) -> tuple[tuple[int, str], ...]:
    """Find where a word may end a line: offset, and the hyphen to add (none behind its own hyphen)."""
    if "www." in word or "://" in word:
        return ()
    points = [(match.end(), "") for match in _HARD_HYPHEN.finditer(word)]
    for run in _RUN.finditer(word):
        letters = run[0]
        if len(letters) < 6 or letters.isupper():
            continue
        points += [(run.start() + at, "-") for at in _dictionary().positions(letters) if _legal(letters, at)]
    return tuple(sorted(points))


def paginate(
    rows: Sequence[Row], notes: Mapping[int, Sequence[Row]], capacity: Callable[[int], float], rule: float
) -> list[Page]:
    """Fill pages. `capacity` tells the room on a page by its index, `rule` what the first note costs extra."""
    pages: list[Page] = []
    start = 0
    while start < len(rows):
        while rows[start].kind == GAP:
            start += 1
        end = _fitting(rows, notes, start, capacity(len(pages)), rule)
        end = _cut(rows, start, end)
        column = list(rows[start:end])
        while column[-1].kind == GAP:
            column.pop()
        foot = [row for line in column for note in line.notes for row in notes[note]]
        pages.append(Page(tuple(column), tuple(foot)))
        start = end
    return pages


def _fitting(rows: Sequence[Row], notes: Mapping[int, Sequence[Row]], start: int, room: float, rule: float) -> int:
    used = 0.0
    ruled = False
    for index in range(start, len(rows)):
        row = rows[index]
        used += row.height
        for note in row.notes:
            used += sum(line.height for line in notes[note]) + (0 if ruled else rule)
            ruled = True
        if used > room and index > start:
            return index
    return len(rows)


def _cut(rows: Sequence[Row], start: int, end: int) -> int:
    if end == len(rows):
        return end
    allowed = [at for at in range(end, max(start, end - _LOOK_BACK), -1) if _may_cut(rows, at)]
    broken = [at for at in allowed if rows[at - 1].text.endswith("-")]
    return next(iter([*broken, *allowed]), end)


def _may_cut(rows: Sequence[Row], at: int) -> bool:
    above, below = rows[at - 1], rows[at]
    if above.keep:
        return False
    orphan = above.of > 1 and above.line == 0
    widow = below.of > 1 and below.line == below.of - 1
    return not (orphan or widow)


def _split(word: str, start: str, face: Face) -> tuple[str, str]:
    for at, hyphen in reversed(break_points(word)):
        if face.measure(start + word[:at] + hyphen) <= face.width:
            return word[:at] + hyphen, word[at:]
    return "", word


def _legal(letters: str, at: int) -> bool:
    # A trema that only parts two syllables falls away at a line's end (`ge-informeerd`): no break there.
    return at >= 3 and len(letters) - at >= 3 and letters[at] not in "äëïöü"


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")
