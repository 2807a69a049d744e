"""Match patterns only where a word stands that they begin with: one Aho-Corasick pass, no try at every place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


def find_words(text: str, words: tuple[str, ...]) -> set[int]:
    """Give every place where one of some words begins, be it inside another word; case counts."""
    return {start for _, start, _ in _automaton(words).find_matches_as_indexes(text, overlapping=True)}


def find_each(text: str, words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield every place where one of a text's own words stands, with the word; they are looked for at once."""
    if words:
        from ahocorasick_rs import AhoCorasick, Implementation

        # made for one text: what is made fastest wins
        automaton = AhoCorasick(words, implementation=Implementation.NoncontiguousNFA)
        for index, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            yield start, words[index]


def match_from(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` does, given all places where a match can begin."""
    done = 0
    for start in sorted(starts):
        if start >= done and (match := pattern.match(text, start)):
            yield match
            done = match.end()


def either_case(*words: str) -> tuple[str, ...]:
    """Give words with a small and with a capital first letter."""
    return tuple(dict.fromkeys(form for word in words for form in (word, word[:1].upper() + word[1:])))


@cache
def _automaton(words: tuple[str, ...]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(words)
