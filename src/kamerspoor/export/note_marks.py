"""Where in the running text the mark of a footnote hangs.

A mark stands right after a letter, a bracket or a punctuation sign (`bijlage)1.`). A capital before
it (`G7`, `EU27`) or a digit before the sign (`2,5`) makes it something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kamerspoor.model import Record
from kamerspoor.spans import Span

_MARK = re.compile(r"(?:(?<=[^\W\d_])|(?<=[)\]’”'\"»%])|(?<=[^\d\s][.,;:!?]))(?:\d{1,4}|\*{1,4})(?![\w*])")


def find_marks(record: Record) -> dict[int, Span]:
    """Give, by block index of the note, the place of its mark; a note without one is left out.

    Marks and notes both run on through the text, so a number that starts anew on each page still
    meets its own note.
    """
    notes = [(i, b.marker) for i, b in enumerate(record.blocks) if b.kind == "footnote" and b.marker]
    if not notes:
        return {}
    found = _candidates(record, {marker for _, marker in notes})
    used: dict[str, int] = {}
    last = 0
    marks: dict[int, Span] = {}
    for index, marker in notes:
        places = found.get(marker, [])
        at = max(used.get(marker, 0), bisect_left(places, Span(last, last)))
        if at >= len(places):
            continue
        used[marker] = at + 1
        last = places[at].end
        marks[index] = places[at]
    return marks


def _candidates(record: Record, markers: set[str]) -> dict[str, list[Span]]:
    taken = sorted([*((r.start, r.end) for r in record.references), *((d.start, d.end) for d in record.dates)])
    found: dict[str, list[Span]] = {}
    reach = at = 0
    for block in record.blocks:
        if block.kind in ("footnote", "letterhead"):
            continue
        for match in _MARK.finditer(record.text, block.start, block.end):
            start, end = match.span()
            if match[0] not in markers or record.text[start - 1 : start].isupper():
                continue
            while at < len(taken) and taken[at][0] < end:
                reach = max(reach, taken[at][1])
                at += 1
            if reach <= start:
                found.setdefault(match[0], []).append(Span(start, end))
    return found
