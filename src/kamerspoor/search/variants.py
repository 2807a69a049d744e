"""Other names for the same: `Wit-Rusland` and `Belarus`, `HV` and `Hoge Vertegenwoordiger`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kamerspoor.search.tokens import tokens

Words = tuple[str, ...]
"""A run of folded words."""


class Found(NamedTuple):
    """A run of words, from `start` to `end` (exclusive), that has other names."""

    start: int
    end: int
    alternatives: tuple[Words, ...]


def of(words: Words) -> tuple[Words, ...]:
    """Give the other names for a run of folded words; none where it has none.

    >>> of(("belarus",))
    (('wit', 'rusland'),)
    """
    return _table().get(words, ())


def find(words: Words) -> list[Found]:
    """Find the runs of folded words with other names, in their order; where runs overlap, the longest."""
    table, found, at = _table(), [], 0
    while at < len(words):
        for end in range(min(len(words), at + _longest()), at, -1):
            if others := table.get(words[at:end]):
                found.append(Found(at, end, others))
                at = end - 1
                break
        at += 1
    return found


@cache
def _longest() -> int:
    return max(map(len, _table()), default=0)


@cache
def _table() -> dict[Words, tuple[Words, ...]]:
    from kamerspoor import world

    groups: dict[str, dict[Words, None]] = {}
    for name, meant in world.names().items():
        if meant.kind in ("country", "organisation", "council", "place"):
            groups.setdefault(meant.canonical, {})[tuple(word for word, _, _ in tokens(name))] = None
    groups["HV"] = {("hv",): None, ("hoge", "vertegenwoordiger"): None}
    found: dict[Words, dict[Words, None]] = {}
    for group in groups.values():
        for one in group:
            found.setdefault(one, {}).update((other, None) for other in group if other != one)
    return {one: tuple(others) for one, others in found.items() if others}
