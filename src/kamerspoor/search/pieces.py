"""The words of a query that may be relaxed, and which of them a text must hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kamerspoor.search import words

if TYPE_CHECKING:
    import tantivy

COMMON, COMMON_BESIDE = 1.6, 0.35
"""A word that stands in a fifth of all texts only helps beside one that tells three times as much."""
QUESTION = 4
"""So many words are a question rather than a search; then not each of them has to stand in a text:"""
COUNTING = 0.45
"""one that tells less than this share of the most telling one only helps."""
HELPING = frozenset({"tegen", "zonder", "boven", "achter", "langs", "voorbij", "buiten", "behalve"})
"""Prepositions that say something, and that nobody looks for: they only help."""
ASKING = ("motie", "document", "stuk", "vragen", "willen", "zeggen", "vinden", "gaan", "zoeken", "weten", "doen")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word that may be relaxed, or words that go by another name together. `words`: those that stand there.

    `held`: the same without what only ranks. `kin`: what is near to it, where few texts hold it. `weight`: how telling
    it is. `exact`: it as it was typed.
    """

    query: tantivy.Query
    held: tantivy.Query
    words: tuple[str, ...]
    kin: tantivy.Query | None
    weight: float
    exact: tantivy.Query


def needed_of(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Tell the words that count from those that only help, because they tell next to nothing beside the others."""
    most = max((piece.weight for piece in pieces), default=0.0)
    if len(pieces) >= QUESTION:
        least, asking = COUNTING * most, _asking()
    else:
        least, asking = min(COMMON, COMMON_BESIDE * most), frozenset[str]()
    counting = [
        one
        for one in pieces
        if one.weight >= least and not asking.intersection(map(words.root, one.words)) and HELPING.isdisjoint(one.words)
    ]
    return counting or list(pieces), [piece for piece in pieces if counting and piece not in counting]


@cache
def _asking() -> frozenset[str]:
    """Give the words that ask rather than say what is looked for, in any form."""
    return frozenset(words.root(word) for word in ASKING)
