"""Spans of many kinds, which may overlap, as properly nested tags around a text.

Every layer is cut at the bounds of the layers outside it, so what is left nests by construction:
leaves (a block, a cell), then sentences with what stands in their margin, checks, verbs, references,
dates and note marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from kamerspoor.spans import Span

# What HTML may not hold: it would be dropped or altered by a browser.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Tag(NamedTuple):
    """An element around text[start:end]. Only the first piece of it carries the `id`, and opens with `inside`.

    `inside` is HTML of our own that is no part of the text.
    """

    start: int
    end: int
    name: str
    id: str | None = None
    attributes: str = ""
    inside: str = ""


class _Piece(NamedTuple):
    start: int
    layer: int
    end: int
    tag: Tag
    first: bool


def clean(text: str) -> str:
    """Replace the characters that HTML may not hold."""
    return _FORBIDDEN.sub("\ufffd", text) if _FORBIDDEN.search(text) else text


def safe(text: str) -> str:
    """Escape a text for HTML, for content and attributes alike."""
    return escape(clean(text)).replace("\r", "&#13;")


class Inline:
    """The text with its tags, to be rendered a stretch at a time. `placed` holds the ids that come to stand in it."""

    def __init__(self, text: str, leaves: Sequence[Span], layers: Sequence[Sequence[Tag]]) -> None:
        self.text = text
        self.pieces = _cut(text, leaves, layers)
        self.starts = [p.start for p in self.pieces]
        self.placed = {p.tag.id for p in self.pieces if p.first and p.tag.id}

    def render(self, leaf: Span) -> str:
        """Give the HTML of one leaf, whose visible text is exactly text[start:end]."""
        out: list[str] = []
        opened: list[_Piece] = []
        at = leaf.start
        first = bisect_left(self.starts, leaf.start)
        for index in range(first, bisect_left(self.starts, leaf.end, first)):
            piece = self.pieces[index]
            at = self._close(out, opened, at, piece.start)
            out.append(safe(self.text[at : piece.start]))
            at = piece.start
            identity = f' id="{piece.tag.id}"' if piece.tag.id and piece.first else ""
            if piece.end > piece.start:
                inside = piece.tag.inside if piece.first else ""
                out.append(f"<{piece.tag.name}{identity}{piece.tag.attributes}>{inside}")
                opened.append(piece)
            elif identity:
                out.append(f"<span{identity}></span>")
        at = self._close(out, opened, at, leaf.end)
        out.append(safe(self.text[at : leaf.end]))
        return "".join(out)

    def _close(self, out: list[str], opened: list[_Piece], at: int, upto: int) -> int:
        while opened and opened[-1].end <= upto:
            piece = opened.pop()
            out.append(f"{safe(self.text[at : piece.end])}</{piece.tag.name}>")
            at = piece.end
        return at


def _cut(text: str, leaves: Sequence[Span], layers: Sequence[Sequence[Tag]]) -> list[_Piece]:
    """Cut each layer at all bounds outside it. What overlaps within a layer keeps only its anchor."""
    bounds = sorted({edge for leaf in leaves for edge in leaf})
    inside = _Inside(leaves)
    pieces: list[_Piece] = []
    for layer, tags in enumerate(layers):
        kept: list[Tag] = []
        reach = 0
        for tag in sorted(tags, key=lambda t: (t.start, -t.end)):
            if not 0 <= tag.start < tag.end <= len(text):
                continue
            if tag.start < reach:
                if tag.start in inside:
                    pieces.append(_Piece(tag.start, len(layers), tag.start, tag, True))
                continue
            kept.append(tag)
            reach = tag.end
        pieces.extend(_split(kept, bounds, layer, inside))
        bounds = sorted({*bounds, *(t.start for t in kept), *(t.end for t in kept)})
    pieces.sort(key=lambda p: (p.start, p.layer))
    return pieces


class _Inside:
    """Tells whether an offset lies in a leaf."""

    def __init__(self, leaves: Sequence[Span]) -> None:
        self.leaves = sorted(leaves)
        self.starts = [leaf.start for leaf in self.leaves]

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.leaves[at].end


def _split(tags: Iterable[Tag], bounds: Sequence[int], layer: int, inside: _Inside) -> Iterable[_Piece]:
    for tag in tags:
        low, high = bisect_right(bounds, tag.start), bisect_left(bounds, tag.end)
        edges = [tag.start, *bounds[low:high], tag.end]
        first = True
        for start, end in pairwise(edges):
            if start in inside:
                yield _Piece(start, layer, end, tag, first)
                first = False
