"""Lay pieces of text one after the other, knowing for each where it stood in the source.

Readers of markup fill a `Strand`: the running text is one, the footnotes another, which is laid
behind it. Blocks, links and marks are kept as piece numbers and become offsets only at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from kamerspoor.model import BlockKind
from kamerspoor.raw import Element, Link
from kamerspoor.spans import Origin

# Where a piece stood in the source, or None for one that the reader added.
Place = tuple[int, int] | None


class BlockOf(NamedTuple):
    """The pieces [first:last] are one block."""

    first: int
    last: int
    kind: BlockKind | None = None
    level: int | None = None
    marker: str | None = None
    role: str | None = None


class Strand:
    """Pieces of text in reading order, with what is known of them."""

    __slots__ = ("blocks", "links", "marks", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.blocks: list[BlockOf] = []
        self.links: list[tuple[int, int, str]] = []
        self.marks: list[tuple[int, int]] = []


class Assembled(NamedTuple):
    """The parts of a `Raw` that follow from strands. `lost`: targets of links without text."""

    text: str
    origins: tuple[Origin, ...]
    elements: tuple[Element, ...]
    links: tuple[Link, ...]
    marks: tuple[tuple[int, int], ...]
    lost: tuple[str, ...]


def assemble(strands: Sequence[tuple[Strand, Sequence[Place]]]) -> Assembled:
    """Turn strands, each with the places of its pieces, into text and offsets.

    A strand ends with the separator of its last block; that of the last strand is left off.
    """
    texts: list[str] = []
    origins: list[Origin] = []
    elements: list[Element] = []
    links: list[Link] = []
    marks: list[tuple[int, int]] = []
    lost: list[str] = []
    base = 0
    for strand, places in strands:
        offsets = list(accumulate(map(len, strand.pieces), initial=base))
        end = len(strand.pieces)
        _trace(origins, offsets, places)
        for first, last, kind, level, marker, role in strand.blocks:
            elements.append(Element(offsets[first], offsets[last], kind, level, marker, role))
        for first, last, target in strand.links:
            low, high = offsets[min(first, end)], offsets[min(last, end)]
            if low < high:
                links.append(Link(low, high, target))
            else:
                lost.append(target)
        marks.extend((offsets[min(a, end)], offsets[min(b, end)]) for a, b in strand.marks)
        texts.extend(strand.pieces)
        base = offsets[-1]
    text = "".join(texts)
    return Assembled(
        text[:-1] if text.endswith("\n") else text,
        tuple(origins),
        tuple(elements),
        tuple(links),
        tuple(mark for mark in marks if mark[0] < mark[1]),
        tuple(lost),
    )


def _trace(origins: list[Origin], offsets: Sequence[int], places: Sequence[Place]) -> None:
    """Add the origins of one strand's pieces, merging those that follow each other in the source."""
    start = source = -1
    end = source_end = -1
    for number, place in enumerate(places):
        low, high = offsets[number], offsets[number + 1]
        if place is None or low == high:
            continue
        straight = place[1] - place[0] == high - low
        if straight and low == end and place[0] == source_end:
            end, source_end = high, place[1]
            continue
        if start >= 0:
            origins.append(Origin(start, end, source, source_end))
        if straight:
            start, end, source, source_end = low, high, *place
        else:
            origins.append(Origin(low, high, *place))
            start = end = source_end = -1
    if start >= 0:
        origins.append(Origin(start, end, source, source_end))
