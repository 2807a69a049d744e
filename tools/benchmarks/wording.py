"""Texts that differ from each other as real ones do: some words of a real text are replaced.

A new word is as long as the old one, so that whatever points into the text still points at words; most are drawn from
all words by how often they are used, a few are compounds that nobody has used before, as each year of debates brings
some. A number stands for a wording: the same one gives the same text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from random import Random

REPLACED = 0.25
COINED = 0.004
POOL = 4096
LONG = 10
_WORD = re.compile(r"(?<![\w-])[a-zà-ÿ]{4,}(?![\w-])")


class Wording:
    """The words to choose from, by length."""

    def __init__(self, texts: Iterable[str]) -> None:
        used = Counter(word for text in texts for word in _WORD.findall(text))
        draw = Random(20)
        by_length: Mapping[int, dict[str, int]] = defaultdict(dict)
        for word, times in sorted(used.items()):
            by_length[len(word)][word] = times
        self._pools: dict[int, Sequence[str]] = {
            length: draw.choices(list(words), list(words.values()), k=POOL) for length, words in by_length.items()
        }

    def reword(self, text: str, number: int) -> str:
        """Give a text of the same length with some other words."""
        chance = Random(number).random

        def other(found: re.Match[str]) -> str:
            word: str = found[0]
            dice = chance()
            if dice > REPLACED:
                return word
            if dice < COINED and len(word) >= LONG:
                return self._coined(len(word), chance())
            return self._drawn(len(word), chance())

        return _WORD.sub(other, text)

    def _drawn(self, length: int, dice: float) -> str:
        pool = self._pools[length]
        return pool[int(dice * len(pool))]

    def _coined(self, length: int, dice: float) -> str:
        first = 4 + int(dice * (length - 8))
        if first not in self._pools or length - first not in self._pools:
            return self._drawn(length, dice)
        return self._drawn(first, dice * 7919 % 1) + self._drawn(length - first, dice * 104729 % 1)
