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
    weight = -1
    text = ""
    have = frozenset(words)
    for verb in verbs:
        for asked in _asked(verb):
            if asked.weight <= weight:
                break
            if asked.forms and have.isdisjoint(asked.forms):
                continue
            if asked.pieces:
                text = text or f" {' '.join(words)} "
                if not _has_pieces(asked.pieces, have, text):
                    continue
            best = Act(asked.entry.act, verb, asked.entry)
            weight = asked.weight
            break
    return best


class _Asked(NamedTuple):
    """An entry with what it asks for, ready to be looked up: of each piece the single words and the others, padded."""

    entry: ActEntry
    weight: int
    forms: frozenset[str]
    pieces: tuple[tuple[frozenset[str], tuple[str, ...]], ...]


@cache
def _asked(verb: str) -> tuple[_Asked, ...]:
    return tuple(
        _Asked(
            entry,
            entry.weight,
            frozenset(form for preposition in entry.prepositions for form in _forms(preposition)),
            tuple(
                (frozenset(o for o in piece if " " not in o), tuple(f" {o} " for o in piece if " " in o))
                for piece in entry.pieces
            ),
        )
        for entry in lexicon.acts_by_verb().get(verb, ())
    )


def _has_pieces(pieces: tuple[tuple[frozenset[str], tuple[str, ...]], ...], have: frozenset[str], text: str) -> bool:
    for single, several in pieces:
        if have.isdisjoint(single) and not any(option in text for option in several):
            return False
    return True


@cache
def _forms(preposition: str) -> frozenset[str]:
    bound = (preposition, *_BOUND.get(preposition, ()))
    stressed = {"voor": ("vóór",), "na": ("ná",)}.get(preposition, ())
    return frozenset((*bound, *stressed, *(place + b for place in _PLACES for b in bound)))
