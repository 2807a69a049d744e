"""Where in a query something stands, so that what is wrong with it can be shown there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from kamerspoor.errors import QueryError


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of what was typed."""

    typed: str
    start: int
    end: int

    def error(self, what: str, remedy: str | None = None) -> QueryError:
        """Make the error that points here."""
        return QueryError(what, typed=self.typed, start=self.start, end=self.end, remedy=remedy)


def nearest(text: str, names: Iterable[str], most: int = 1) -> list[str]:
    """Give the names that are spelled most like a text, whatever their case.

    >>> nearest("raed", ["raad", "datum"])
    ['raad']
    """
    by_lower = {name.lower(): name for name in names}
    return [by_lower[hit] for hit in get_close_matches(text[:100].lower(), list(by_lower), n=most, cutoff=0.65)]
