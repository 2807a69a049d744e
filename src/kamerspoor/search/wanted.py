"""The words that were asked for, as they are looked for in a text: to show them, and to say why a text was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kamerspoor.search import words

How = Literal["exact", "form", "variant", "part", "kin", "prefix"]
"""How a word of a text fits what was asked: as typed; another form of it; another name; within a compound or, of a
compound, a part; another word of its stem; a beginning."""

WORD = re.compile(r"[^\W_]+")
_RANK: dict[How, int] = {"exact": 6, "prefix": 5, "form": 4, "variant": 3, "part": 2, "kin": 1}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something asked for: `typed`, and all that stands for it in a text.

    `exact`, `variants`: runs of folded words. `roots`, `parts`: of single words. `within`: a compound that has this
    root as a part counts too. `single`: a word that by itself a text may lack, where few hold all. `weight`: how
    telling it is. `kin`: folded words of its stem. `meant`: roots of other words for the same; they
    count as `variants`.
    """

    typed: str
    exact: tuple[tuple[str, ...], ...] = ()
    roots: frozenset[str] = frozenset()
    variants: tuple[tuple[str, ...], ...] = ()
    parts: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    within: bool = True
    single: bool = False
    weight: float = 1.0
    kin: frozenset[str] = frozenset()
    meant: frozenset[str] = frozenset()


def of_word(
    word: str,
    typed: str,
    *,
    within: bool = True,
    single: bool = False,
    weight: float = 1.0,
    kin: frozenset[str] = frozenset(),
) -> Wanted:
    """Make what is wanted of a folded word, found in any form and in compounds."""
    root, *parts = words.loose(word).split() or [word]
    return Wanted(
        typed,
        ((word,),),
        frozenset((root,)),
        (),
        frozenset(parts),
        (),
        within,
        single,
        weight,
        kin,
    )


@dataclass(frozen=True, slots=True)
class Match:
    """Where something wanted stands in a text: `what` is its index, `words` those that stand there."""

    what: int
    how: How
    start: int
    end: int


_Run = tuple[int, How, tuple[str, ...]]
_Known = tuple[tuple[tuple[int, How], ...], tuple[_Run, ...]]


class Matcher:
    """Finds what is wanted in texts, and remembers what it knows of each word."""

    def __init__(self, wanted: tuple[Wanted, ...]) -> None:
        self.wanted = wanted
        self._known: dict[str, _Known | None] = {}
        self._starts: dict[str, list[_Run]] = {}
        telling: set[str] = set()
        for index, one in enumerate(wanted):
            runs: list[tuple[How, tuple[str, ...]]] = [("exact", run) for run in one.exact]
            runs += [("variant", run) for run in one.variants]
            for how, run in runs:
                if len(run) > 1:
                    self._starts.setdefault(run[0], []).append((index, how, run))
                telling.update(run[:1])
            telling.update(one.roots, one.parts, one.kin, one.meant)
        self._telling = frozenset(telling)
        self._prefixes = any(one.prefixes for one in wanted)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Give all matches in a stretch of a text, in order; of several at one place those of each thing wanted."""
        end = len(text) if end is None else end
        known = self._known
        here = set(WORD.findall(text, start, end))
        fitting = [word for word in here if (known[word] if word in known else self._look_at(word)) is not None]
        if not fitting:
            return
        # Few words of a text are wanted: the search for those alone runs at the speed of the library.
        pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, fitting))})(?![^\W_])")
        for found in pattern.finditer(text, start, end):
            fits, runs = known[found[0]] or ((), ())
            for what, how in fits:
                yield Match(what, how, found.start(), found.end())
            if runs:
                yield from _runs(text, found, runs)

    def _look_at(self, word: str) -> _Known | None:
        folded = words.fold(word)
        root, *parts = words.loose_text(word).split() or [folded]
        if folded not in self._telling and self._telling.isdisjoint((root, *parts)) and not self._prefixes:
            self._known[word] = None
            return None
        fits = tuple((index, how) for index, one in enumerate(self.wanted) if (how := _fits(one, folded, root, parts)))
        runs = tuple(self._starts.get(folded, ()))
        made = self._known[word] = (fits, runs) if fits or runs else None
        return made


def _fits(one: Wanted, folded: str, root: str, parts: Iterable[str]) -> How | None:
    if (folded,) in one.exact:
        return "exact"
    if one.prefixes and folded.startswith(one.prefixes):
        return "prefix"
    if root in one.roots:
        return "form"
    if (folded,) in one.variants or root in one.meant:
        return "variant"
    if root in one.parts or (one.within and not (one.roots | one.meant).isdisjoint(parts)):
        return "part"
    return "kin" if folded in one.kin else None


def _runs(text: str, first: re.Match[str], runs: Sequence[_Run]) -> Iterator[Match]:
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
