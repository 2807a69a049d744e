"""What people call fields and their values, loaded from `data/search/query_words.toml`."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kamerspoor.lexicon import LexiconError, load_table

TABLES = ("fields", "kinds", "acts", "states", "chambers", "units", "councils", "actors", "months")


@cache
def table(name: str) -> MappingProxyType[str, str]:
    """Map what people write, in small letters, to what is meant by it: `verslag` to `report` in `kinds`."""
    found: dict[str, str] = {}
    for meant, written in _tables()[name].items():
        for word in written:
            if word in found:
                raise LexiconError(f"{word!r} stands twice under {name!r}", where="data/search/query_words.toml")
            found[word] = meant
    return MappingProxyType(found)


def names_of(name: str, meant: str) -> tuple[str, ...]:
    """Give the ways to write one thing, the one to propose first."""
    return tuple(_tables()[name][meant])


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return load_table("search/query_words", frozenset(TABLES))
