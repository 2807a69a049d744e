"""Raw text, edits on it, and the clean text that follows from them.

A repair rule never touches a string: it yields `Edit`s on the raw text. `compose` lays the blocks
of a document one after the other, applies the edits inside each, and so knows for every stretch of
the clean text where it came from. Nothing is ever found again by searching.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

BLOCK_BREAK = "\n\n"


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace raw[start:end] by `replacement`, because of `rule`. An empty one deletes."""

    start: int
    end: int
    replacement: str
    rule: str


class Piece(NamedTuple):
    """clean[start:end] stems from raw[raw_start:raw_end]; `exact` when it is the same text."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    exact: bool


class Origin(NamedTuple):
    """raw[start:end] stems from source[source_start:source_end]."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Text:
    """The clean text, its blocks, and the exact way back to the raw text."""

    clean: str
    blocks: tuple[Span, ...]
    pieces: tuple[Piece, ...]
    edits: tuple[Edit, ...]

    def to_clean(self, raw: int) -> int | None:
        """Give the clean offset of a raw one, or None where that raw character was left out."""
        for piece in self.pieces:
            if piece.raw_start <= raw < piece.raw_end:
                return piece.start + (raw - piece.raw_start if piece.exact else 0)
        return None

    def spans_to_clean(self, spans: Sequence[Span]) -> list[Span | None]:
        """Map many raw spans; None where nothing of a span is left."""
        if not spans:
            return []
        ordered = sorted((p for p in self.pieces if p.end > p.start), key=lambda p: p.raw_start)
        starts = [p.raw_start for p in ordered]
        return [_span_to_clean(ordered, starts, span) for span in spans]


def _span_to_clean(ordered: Sequence[Piece], starts: Sequence[int], span: Span) -> Span | None:
    first = max(0, bisect_right(starts, span.start) - 1)
    begin: int | None = None
    end: int | None = None
    for piece in ordered[first:]:
        if piece.raw_start >= span.end:
            break
        low, high = max(piece.raw_start, span.start), min(piece.raw_end, span.end)
        if low >= high:
            continue
        at = piece.start + (low - piece.raw_start if piece.exact else 0)
        to = piece.start + (high - piece.raw_start) if piece.exact else piece.end
        begin = at if begin is None else min(begin, at)
        end = to if end is None else max(end, to)
    return None if begin is None or end is None else Span(begin, end)


def settle(edits: Iterable[Edit]) -> list[Edit]:
    """Sort edits and drop those that overlap an earlier, wider one, so that each stands alone.

    >>> settle([Edit(3, 4, "b", "y"), Edit(0, 4, "a", "x")])
    [Edit(start=0, end=4, replacement='a', rule='x')]
    """
    settled: list[Edit] = []
    last = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start >= last:
            settled.append(edit)
            last = edit.end
    return settled


def compose(raw: str, edits: Sequence[Edit], blocks: Sequence[Sequence[Span]]) -> Text:
    """Lay out blocks (each one or more raw ranges, in reading order) with the edits applied.

    `edits` must be settled. A gap between two ranges of one block is simply absent from the clean
    text; what joins the ranges (a space, nothing) is an edit like any other. Trailing and leading
    white space of a block is the caller's to trim. Empty blocks keep an empty span.
    """
    starts = [e.start for e in edits]
    out: list[str] = []
    pieces: list[Piece] = []
    spans: list[Span] = []
    length = 0
    for ranges in blocks:
        if out:
            out.append(BLOCK_BREAK)
            length += len(BLOCK_BREAK)
        block_start = length
        for low, high in ranges:
            at = low
            index = max(0, bisect_right(starts, low) - 1)
            while index < len(edits):
                edit = edits[index]
                index += 1
                if edit.start >= high:
                    break
                if edit.start < max(at, low) or edit.end > high:
                    continue  # it reaches beyond this range
                if edit.start > at:
                    out.append(raw[at : edit.start])
                    pieces.append(Piece(length, length + edit.start - at, at, edit.start, True))
                    length += edit.start - at
                if edit.replacement:
                    out.append(edit.replacement)
                    pieces.append(Piece(length, length + len(edit.replacement), edit.start, edit.end, False))
                    length += len(edit.replacement)
                at = min(edit.end, high)
            if at < high:
                out.append(raw[at:high])
                pieces.append(Piece(length, length + high - at, at, high, True))
                length += high - at
        spans.append(Span(block_start, length))
    return Text("".join(out), tuple(spans), tuple(pieces), tuple(edits))


def trace(pieces: Sequence[Piece], origins: Sequence[Origin]) -> list[tuple[int, int, int, int]]:
    """Carry pieces on through a reader's own map, back to offsets in the source.

    `origins` is sorted by `start` and may leave gaps (characters that a reader added itself).
    """
    if len(origins) == 1 and origins[0][:2] == origins[0][2:]:
        return [p[:4] for p in pieces]
    starts = [o.start for o in origins]
    traced: list[tuple[int, int, int, int]] = []
    for piece in pieces:
        index = max(0, bisect_right(starts, piece.raw_start) - 1)
        while index < len(origins) and origins[index].start < piece.raw_end:
            origin = origins[index]
            index += 1
            low, high = max(piece.raw_start, origin.start), min(piece.raw_end, origin.end)
            if low >= high:
                continue
            straight = origin.end - origin.start == origin.source_end - origin.source_start
            source_low = origin.source_start + (low - origin.start if straight else 0)
            source_high = origin.source_start + (high - origin.start) if straight else origin.source_end
            if piece.exact:
                at, to = piece.start + low - piece.raw_start, piece.start + high - piece.raw_start
            else:
                at, to = piece.start, piece.end
            if traced and not piece.exact and traced[-1][:2] == (at, to):
                traced[-1] = (at, to, traced[-1][2], source_high)
            else:
                traced.append((at, to, source_low, source_high))
    return traced
