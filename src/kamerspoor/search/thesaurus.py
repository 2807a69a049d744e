"""Words of parliament and policy for the same thing: `jodenhaat` and `antisemitisme`, `Wob` and `Woo`.

They stand in `data/search/thesaurus.txt`, made by `tools/lexicon/make_thesaurus.py`. Unlike other names (`variants`)
they are words of the language: a text may hold them in any form, and who asked for one finds its own word first.
"""

from __future__ import annotations

from functools import cache
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


def of(words: Words) -> Related:
    """Give what a run of folded words, in any inflection, goes by too; `NONE` where nothing is known.

    >>> of(("jodenhaat",)).same[0]
    ('antisemitisme',)
    >>> of(("woningtekorten",)).same[0], of(("ministers",)) is NONE
    (('woningnood',), True)
    """
    known = _known()
    return known.get(words) or known.get(tuple(map(root, words))) or NONE


@cache
def longest() -> int:
    """Give how many words the longest entry has."""
    return max(map(len, _known()), default=0)


@cache
def _known() -> dict[Words, Related]:
    """Map each entry, as it is and by its roots, to what goes with it."""
    text = resources.files("kamerspoor.data.search").joinpath("thesaurus.txt").read_text("utf-8")
    same: dict[Words, dict[Words, None]] = {}
    near: dict[Words, dict[Words, None]] = {}
    for line in text.split("\n"):
        if not line or line[0] == "#":
            continue
        one, _, further = line.partition(" > ")
        names = [tuple(name.split(" ")) for name in (further or one).split("|")]
        kept = near if further else same
        for asked in [tuple(one.split(" "))] if further else names:
            kept.setdefault(asked, {}).update((name, None) for name in names if not _holds(name, asked))
    found = {
        asked: Related(
            tuple(same.get(asked, ())), tuple(one for one in near.get(asked, ()) if one not in same.get(asked, ()))
        )
        for asked in {**same, **near}
    }
    found = {asked: related for asked, related in found.items() if any(related)}
    for asked, related in list(found.items()):
        found.setdefault(tuple(map(root, asked)), related)
    return found


def _holds(name: Words, run: Words) -> bool:
    return any(name[at : at + len(run)] == run for at in range(len(name) - len(run) + 1))
