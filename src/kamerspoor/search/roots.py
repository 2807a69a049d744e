"""The root of a word: one key for all its inflections."""

from __future__ import annotations

from functools import cache
from typing import Any

from kamerspoor.search.tokens import fold


def root(word: str) -> str:
    """Give the key that all inflections of a word share.

    >>> root("sancties") == root("sanctie"), root("gemeente") == root("mening")
    (True, False)
    """
    made: str = _stemmer().stemWord(fold(word))
    return made


@cache
def _stemmer() -> Any:
    from Stemmer import Stemmer  # type: ignore[import-not-found]

    return Stemmer("dutch_porter")
