"""Patterns that are tried only where one of the words stands that they cannot do without."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple


class Gated(NamedTuple):
    """A pattern with pieces of words in lower case; every match holds one of them, in whatever case."""

    pieces: tuple[str, ...]
    pattern: re.Pattern[str]

    def opens(self, lower: str) -> bool:
        """Tell whether a text in lower case can hold a match."""
        for piece in self.pieces:  # noqa: SIM110 (a loop takes half the time of any())
            if piece in lower:
                return True
        return False

    def search(self, text: str, low: int = 0, high: int = sys.maxsize) -> re.Match[str] | None:
        """Do what `pattern.search` does."""
        return self.pattern.search(text, low, high) if self.opens(text[low:high].lower()) else None

    def finditer(self, text: str, low: int, high: int) -> Iterator[re.Match[str]]:
        """Do what `pattern.finditer` does."""
        return self.pattern.finditer(text, low, high) if self.opens(text[low:high].lower()) else iter(())
