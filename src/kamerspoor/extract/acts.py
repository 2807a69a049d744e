"""Tell which act a verb group reports, by the lexicon: verb, what stands with it, its preposition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from kamerspoor import lexicon
from kamerspoor.lexicon import ActEntry

# What `met` and `tot` become behind er, daar, hier, waar.
_BOUND = {"met": ("mee", "mede"), "tot": ("toe",)}
_PLACES = ("er", "daar", "hier", "waar")
OPPOSITE = {"support": "oppose", "welcome": "disapprove"}


class Act(NamedTuple):
    """An act with the entry that gave it; `verb` is the infinitive."""

    act: str
    verb: str
    entry: ActEntry


def act_of(verbs: Iterable[str], words: Sequence[str]) -> Act | None:
    """Give the act of the most specific entry that fits: `verbs` are the infinitives that the form can be.

    `words` are those of the verb's clause in lower case, without the verb and its particle.
    """
    best: Act | None = None
    text = ""
    have = frozenset(words)
    by_verb = lexicon.acts_by_verb()
    for verb in verbs:
        for entry in by_verb.get(verb, ()):
            if best is not None and entry.weight <= best.entry.weight:
                break
            if entry.prepositions and not _has_preposition(entry.prepositions, have):
                continue
            if entry.pieces:
                text = text or f" {' '.join(words)} "
                if not all(_has_piece(piece, have, text) for piece in entry.pieces):
                    continue
            best = Act(entry.act, verb, entry)
            break
    return best


def _has_piece(piece: tuple[str, ...], have: frozenset[str], text: str) -> bool:
    return any((option in have) if " " not in option else (f" {option} " in text) for option in piece)


def _has_preposition(wanted: frozenset[str], have: frozenset[str]) -> bool:
    return any(not have.isdisjoint(_forms(preposition)) for preposition in wanted)


@cache
def _forms(preposition: str) -> frozenset[str]:
    bound = (preposition, *_BOUND.get(preposition, ()))
    stressed = {"voor": ("vóór",), "na": ("ná",)}.get(preposition, ())
    return frozenset((*bound, *stressed, *(place + b for place in _PLACES for b in bound)))
