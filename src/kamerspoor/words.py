"""How often a Dutch word is used, from wordfreq's list (offline, loaded at the first question)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
