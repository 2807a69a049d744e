"""The parts of a compound: `wapenembargo` is an embargo and about wapens.

A compound is a noun with a noun before it, linked by nothing, -s-, -e- or -en- (Algemene Nederlandse Spraakkunst,
12.4). Both must be known (`data/search/parts.txt`), since a word taken apart wrongly finds nonsense: better a compound
left whole. What nobody looks for by its parts any more (landbouw, maatregel) is left whole too.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from kamerspoor.search.roots import known, root
from kamerspoor.search.tokens import fold

_SHORTEST = 7
_LONGEST = 48
_LEAST_LEFT, _LEAST_RIGHT = 3, 3
_VERBAL = ("de", "te", "d", "t", "den", "ten")

Parts: TypeAlias = tuple[tuple[int, int, str], ...]
"""Where each part of a word begins and ends, and its root."""


class Nouns(NamedTuple):
    """What compounds are made of. `left`: words that can stand first; `right`: roots of words that can stand last.

    `whole`: roots of words that are not taken apart.
    """

    left: dict[str, str]
    right: frozenset[str]
    whole: frozenset[str]


def parts(word: str) -> tuple[str, ...]:
    """Give the roots of the parts of a compound; none where a word is no compound or it is not sure.

    >>> parts("wapenembargo"), parts("vluchtelingenopvang"), parts("verslag")
    (('wapen', 'embargo'), ('vluchteling', 'opvang'), ())
    """
    return tuple(root for _, _, root in split(fold(word)))


def runs(word: str) -> tuple[str, ...]:
    """Give the roots of the parts of a folded word and then of each run of several parts: a part may be a compound."""
    found = split(word)
    longer = [
        root(word[run[0][0] : run[-1][1]])
        for size in range(2, len(found))
        for run in (found[first : first + size] for first in range(len(found) - size + 1))
    ]
    return (*(made for _, _, made in found), *longer)


def split(word: str) -> Parts:
    """Take a folded word apart, links left out; into nothing when it is no compound or it is not sure."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or root(word) in nouns().whole:
        return ()
    best: tuple[tuple[int, int, int], Parts] | None = None
    for at in range(_LEAST_LEFT, len(word) - _LEAST_RIGHT + 1):
        if not (last := _last(word[at:])) or not (first := _first(word[:at])):
            continue
        rest = tuple((at + start, at + end, made) for start, end, made in split(word[at:]))
        found = (*first, *(rest or ((at, len(word), last),)))
        linked = sum(after[0] - before[1] for before, after in pairwise(found))
        rank = (len(found), linked, -min(end - start for start, end, _ in found))
        if best is None or rank < best[0]:
            best = (rank, found)
    return best[1] if best else ()


@lru_cache(50_000)
def _last(word: str) -> str | None:
    """Give the root of a noun in any form; a past form or participle of a verb is none: seinde."""
    made = root(word)
    if made not in nouns().right or (word not in nouns().left and word in known() and word.endswith(_VERBAL)):
        return None
    return made


def _first(word: str) -> Parts:
    """Read what stands before the last noun: a noun with its link, or a compound itself."""
    left = nouns().left
    if made := left.get(word):
        return split(word) or ((0, len(word), made),)
    if word[-1] == "s" and (made := left.get(word[:-1])) and len(word) > 4:
        return split(word[:-1]) or ((0, len(word) - 1, made),)
    for bare in (word, word[:-1] if word[-1] == "s" else ""):
        if bare and (deeper := split(bare)):
            return deeper
    return ()


@cache
def nouns() -> Nouns:
    """Load the nouns."""
    text = resources.files("kamerspoor.data.search").joinpath("parts.txt").read_text("utf-8")
    both, left, right, whole = (line.split(" ") for line in text.split("\n") if line and line[0] != "#")
    pairs = (entry.partition("=") for entry in (*both, *left))
    first = {form: base or form for form, _, base in pairs}
    last = frozenset(entry.rpartition("=")[2] for entry in both) | frozenset(right)
    return Nouns(first, last, frozenset(whole))
