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
        entries, by_mark = _asked(verb)
        # only entries that ask for no words, or for one that stands there
        places = by_mark[""]
        if marks := by_mark.keys() & have:
            places = sorted({*places, *(place for mark in marks for place in by_mark[mark])})
        for place in places:
            asked = entries[place]
            if asked.weight <= weight:
                break
            if (asked.forms and have.isdisjoint(asked.forms)) or any(map(have.isdisjoint, asked.marks)):
                continue
            if asked.several:
                text = text or f" {' '.join(words)} "
                if not all(_has_piece(piece, have, text) for piece in asked.several):
                    continue
            best = Act(asked.entry.act, verb, asked.entry)
            weight = asked.weight
            break
    return best


class _Asked(NamedTuple):
    """An entry with what it asks for, ready to be looked up.

    `forms`: of its prepositions. `marks`: for each piece, words of which one must stand there. `several`: the
    pieces that words alone do not decide, as single words and as padded sequences.
    """

    entry: ActEntry
    weight: int
    forms: frozenset[str]
    marks: tuple[frozenset[str], ...]
    several: tuple[tuple[frozenset[str], tuple[str, ...]], ...]


@cache
def _asked(verb: str) -> tuple[tuple[_Asked, ...], dict[str, list[int]]]:
    """Give the entries of a verb, the most specific first, and by a word of its first piece where an entry stands."""
    entries = _entries(verb)
    by_mark: dict[str, list[int]] = {"": []}
    for place, asked in enumerate(entries):
        for mark in asked.marks[0] if asked.marks else ("",):
            by_mark.setdefault(mark, []).append(place)
    return entries, by_mark


def _entries(verb: str) -> tuple[_Asked, ...]:
    return tuple(
        _Asked(
            entry,
            entry.weight,
            frozenset(form for preposition in entry.prepositions for form in _forms(preposition)),
            tuple(frozenset(option.split(" ")[0] for option in piece) for piece in entry.pieces),
            tuple(
                (frozenset(o for o in piece if " " not in o), tuple(f" {o} " for o in piece if " " in o))
                for piece in entry.pieces
                if any(" " in option for option in piece)
            ),
        )
        for entry in lexicon.acts_by_verb().get(verb, ())
    )


def _has_piece(piece: tuple[frozenset[str], tuple[str, ...]], have: frozenset[str], text: str) -> bool:
    single, several = piece
    return not have.isdisjoint(single) or any(option in text for option in several)


@cache
def _forms(preposition: str) -> frozenset[str]:
    bound = (preposition, *_BOUND.get(preposition, ()))
    stressed = {"voor": ("vóór",), "na": ("ná",)}.get(preposition, ())
    return frozenset((*bound, *stressed, *(place + b for place in _PLACES for b in bound)))
