"""How often a Dutch word is used (wordfreq's list, offline, loaded at the first question), and how it sounds."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


# One sound, many spellings. Longer ones first: each is replaced in turn.
_SOUNDS = (
    ("kh", "k"),
    ("ch", "k"),
    ("ck", "k"),
    ("q", "k"),
    ("oe", "u"),
    ("ou", "u"),
    ("ij", "i"),
    ("ie", "i"),
    ("y", "i"),
    ("ph", "f"),
    ("tz", "z"),
    ("ts", "z"),
    ("w", "v"),
)
_DOUBLED = re.compile(r"(.)\1+")


@cache
def _frequencies() -> Mapping[str, float]:
    from wordfreq import get_frequency_dict

    frequencies: Mapping[str, float] = get_frequency_dict("nl", wordlist="best")
    return frequencies


def frequency(word: str) -> float:
    """Give the Zipf frequency of a word in lower case: 0 when unknown, about 7 for `de`.

    Unit: the base-10 logarithm of the number of uses per billion words.
    """
    share = _frequencies().get(word, 0.0)
    if share <= 0.0:
        return 0.0
    from math import log10

    return log10(share) + 9


@lru_cache(maxsize=4096)
def sound(name: str) -> str:
    """Fold a name to what is left of it however it is spelled.

    >>> sound("Borrell") == sound("Borrel"), sound("Nagorno-Karabach") == sound("Nagorno/Karabakh")
    (True, True)
    """
    plain = name.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    plain = plain.replace("-", "").replace("/", "")
    for spelling, one in _SOUNDS:
        plain = plain.replace(spelling, one)
    return _DOUBLED.sub(r"\1", plain)
