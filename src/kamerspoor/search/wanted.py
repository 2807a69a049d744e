"""The words that were asked for, as they are looked for in a text: to show them, and to say why a text was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from kamerspoor.search import words

How = Literal["exact", "form", "variant", "part", "prefix", "near"]
"""How a word of a text fits what was asked: as typed; another form of it; another name; within a compound or, of a
compound, a part; a beginning; near each other."""

WORD = re.compile(r"[^\W_]+")
_RANK: dict[How, int] = {"exact": 6, "prefix": 5, "near": 4, "form": 3, "variant": 2, "part": 1}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something asked for: `typed`, and all that stands for it in a text.

    `exact`, `variants`: runs of folded words. `roots`, `parts`: of single words. `within`: a compound that has this
    root as a part counts too. `single`: a word that by itself a text may lack, where few hold all.
    """

    typed: str
    exact: tuple[tuple[str, ...], ...] = ()
    roots: frozenset[str] = frozenset()
    variants: tuple[tuple[str, ...], ...] = ()
    parts: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    within: bool = True
    single: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Where something wanted stands in a text: `what` is its index, `words` those that stand there."""

    what: int
    how: How
    start: int
    end: int


@dataclass(slots=True)
class Matcher:
    """Finds what is wanted in texts, and remembers what it knows of each word."""

    wanted: tuple[Wanted, ...]
    _known: dict[str, tuple[tuple[int, How], ...]] = field(default_factory=dict)
    _starts: dict[str, list[tuple[int, How, tuple[str, ...]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, one in enumerate(self.wanted):
            for how, runs in (("exact", one.exact), ("variant", one.variants)):
                for run in runs:
                    if len(run) > 1:
                        self._starts.setdefault(run[0], []).append((index, how, run))  # type: ignore[arg-type]

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Give all matches in a stretch of a text, in order; of several at one place those of each thing wanted."""
        known, starts = self._known, self._starts
        for found in WORD.finditer(text, start, len(text) if end is None else end):
            word = found[0]
            fits = known.get(word)
            if fits is None:
                fits = known[word] = self._look_at(word)
            for what, how in fits:
                yield Match(what, how, found.start(), found.end())
            if starts and (runs := starts.get(words.fold(word))):
                yield from _runs(text, found, runs)

    def _look_at(self, word: str) -> tuple[tuple[int, How], ...]:
        folded = words.fold(word)
        root, *parts = words.loose(folded).split() or [""]
        return tuple((index, how) for index, one in enumerate(self.wanted) if (how := _fits(one, folded, root, parts)))


def _fits(one: Wanted, folded: str, root: str, parts: Iterable[str]) -> How | None:
    if (folded,) in one.exact:
        return "exact"
    if one.prefixes and folded.startswith(one.prefixes):
        return "prefix"
    if root in one.roots:
        return "form"
    if (folded,) in one.variants:
        return "variant"
    if root in one.parts or (one.within and not one.roots.isdisjoint(parts)):
        return "part"
    return None


def _runs(text: str, first: re.Match[str], runs: list[tuple[int, How, tuple[str, ...]]]) -> Iterator[Match]:
    longest = max(len(run) for _, _, run in runs)
    following = [first]
    for found in WORD.finditer(text, first.end(), first.end() + 40 * longest):
        following.append(found)
        if len(following) == longest:
            break
    folded = tuple(words.fold(found[0]) for found in following)
    for what, how, run in runs:
        if folded[: len(run)] == run:
            yield Match(what, how, first.start(), following[len(run) - 1].end())


def best(one: How, other: How) -> How:
    """Give the closer of two ways to fit."""
    return one if _RANK[one] >= _RANK[other] else other


def closeness(how: How) -> int:
    """Say how close a way to fit is; more is closer."""
    return _RANK[how]
