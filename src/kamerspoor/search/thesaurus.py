"""Words of parliament and policy for the same thing: `jodenhaat` and `antisemitisme`, `Wob` and `Woo`.

They stand in `data/search/thesaurus.txt`, made by `tools/lexicon/make_thesaurus.py`. Unlike other names (`variants`)
they are words of the language: a text may hold them in any form, and who asked for one finds its own word first.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple, TypeAlias

from kamerspoor.search.roots import root

Words: TypeAlias = tuple[str, ...]
"""A run of folded words."""


class Related(NamedTuple):
    """What else to look for. `same`: words for the same thing; `near`: what is nearly always about it."""

    same: tuple[Words, ...] = ()
    near: tuple[Words, ...] = ()


NONE = Related()


@lru_cache(maxsize=4096)
def of(words: Words) -> Related:
    """Give what a run of folded words, in any inflection, goes by too; `NONE` where nothing is known.

    >>> of(("jodenhaat",)).same[0]
    ('antisemitisme',)
    >>> of(("woningtekorten",)).same[0], of(("ministers",)) is NONE
    (('woningnood',), True)
    """
    if len(words) > longest():
        return NONE
    asked = " ".join(words)
    if asked not in _rows():
        asked = _by_root().get(" ".join(map(root, words)), "")
    return _related(asked) if asked else NONE


def entries() -> tuple[Words, ...]:
    """Give all entries, as they are asked for."""
    return tuple(tuple(entry.split(" ")) for entry in _rows())


@cache
def longest() -> int:
    """Give how many words the longest entry has."""
    return max((entry.count(" ") + 1 for entry in _rows()), default=0)


def _related(asked: str) -> Related:
    run = tuple(asked.split(" "))
    same: dict[Words, None] = {}
    near: dict[Words, None] = {}
    for row in _rows()[asked]:
        _, _, further = row.partition(" > ")
        names = (tuple(name.split(" ")) for name in (further or row).split("|"))
        (near if further else same).update((name, None) for name in names if not _holds(name, run))
    related = Related(tuple(same), tuple(name for name in near if name not in same))
    return related if any(related) else NONE


@cache
def _rows() -> dict[str, list[str]]:
    """Map each entry to the rows that say what goes with it; they are taken apart only when asked for."""
    text = resources.files("kamerspoor.data.search").joinpath("thesaurus.txt").read_text("utf-8")
    rows: dict[str, list[str]] = {}
    for row in text.split("\n"):
        if row and row[0] != "#":
            one, directed, _ = row.partition(" > ")
            for entry in [one] if directed else row.split("|"):
                rows.setdefault(entry, []).append(row)
    return rows


@cache
def _by_root() -> dict[str, str]:
    """Map the roots of each entry to the entry; of two with the same roots, the first."""
    made: dict[str, str] = {}
    for entry in _rows():
        made.setdefault(" ".join(map(root, entry.split(" "))), entry)
    return made


def _holds(name: Words, run: Words) -> bool:
    return any(name[at : at + len(run)] == run for at in range(len(name) - len(run) + 1))
