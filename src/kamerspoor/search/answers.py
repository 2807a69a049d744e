"""What a search gives: hits with what they show, counts, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kamerspoor.search.cards import Card
from kamerspoor.search.query import Unit
from kamerspoor.search.snippets import Snippet
from kamerspoor.search.wanted import How

Sort = Literal["relevance", "date"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit was found: how something that was asked for stands in it.

    `found`: the words as they stand there, the most frequent first. `times`: in the text. `places`: where it stands.
    """

    asked: str
    how: How
    found: tuple[str, ...]
    times: int
    places: tuple[Literal["title", "text", "people"], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One unit that was found.

    `place`: its place in the whole list, from 1. `named`: it is the paper whose number was typed. `missing`: words
    that it does not hold. `title`: as it was searched, of a statement the heading above it; `title_marks`: places in
    it.
    """

    place: int
    card: Card
    score: float | None
    named: bool
    title: str | None
    title_marks: tuple[tuple[int, int], ...]
    snippets: tuple[Snippet, ...]
    missing: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    related: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the units found have this value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a field among all that was found, the most frequent first; of years the latest first.

    `others`: units that have other values than those listed.
    """

    field: str
    counts: tuple[Count, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may have been meant, and how many units that finds."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    `total`: how many units, exactly. `with_all`: how many hold all words; where these are few, those that hold some
    follow, and `total` counts them too. Behind the last of those stand some that are about the same, not counted.
    `next`: what to give for the next page, None on the last one. `understood`: the query in words. `alike`: what the
    units are like, when that was asked.
    """

    query: str
    sort: Sort
    units: tuple[Unit, ...]
    total: int
    with_all: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...] = ()
    suggestion: Suggestion | None = None
    hints: tuple[str, ...] = ()
    understood: str | None = None
    alike: Card | None = None
    next: str | None = None
