"""The root of a word: one key for all its inflections, and for the verb and the noun that share a stem.

Rules take off what regular inflection adds (Algemene Nederlandse Spraakkunst, chapters 2, 3 and 6): plural, the -e of
adjectives, infinitives; nothing that makes another word of it, so `gemeente` and `mening`, `woning` and `gewoon` stay
apart. What the rules miss stands in `data/search/roots.txt`, made by `tools/lexicon/make_search_words.py`: strong
verbs, participles, odd plurals.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from kamerspoor.search.tokens import fold

_LONGEST = 64
"""Longer words are no words of Dutch; they are their own root."""
_VOWELS = "aeiouy"
_SYLLABLES = re.compile("ij|[aeiouy]+")
_PLURAL_S = re.compile(r"(?:...e[lmnr]|..aar|.eur|.oor|..ion|...um|...ing|..ie)s$")
_WITH_S = ("grens", "wens", "kans", "medemens")
_FOREIGN = re.compile(r"(.{3})ee(?:rt|rd|rde|rden|rend|rende)$")
_UNVOICED = {"v": "f", "z": "s"}


def root(word: str) -> str:
    """Give the key that all inflections of a word share.

    >>> root("sancties") == root("sanctie"), root("besloten") == root("besluit"), root("gemeente") == root("mening")
    (True, True, False)
    """
    folded = fold(word)
    return known().get(folded) or by_rule(folded)


def by_rule(word: str) -> str:
    """Take off the regular endings of a folded word.

    >>> by_rule("lidstaten"), by_rule("grenzen"), by_rule("russische"), by_rule("stemmen"), by_rule("zee")
    ('lidstaat', 'grens', 'russisch', 'stem', 'zee')
    """
    if len(word) < 4 or len(word) > _LONGEST or not word.isalpha():
        return word
    if word.endswith("heden") and len(word) > 7:
        return word[:-4] + "eid"
    if match := _FOREIGN.search(word):
        return word[: match.end(1)] + "er"
    if word[-1] == "s" and _PLURAL_S.search(word) and not word.endswith(_WITH_S):
        word = word[:-1]
    if word.endswith("en") and len(word) > 4 and (word[-3] != "i" or word[-4] in _VOWELS) and _has_vowel(word[:-2]):
        return _closed(word[:-2])
    if word[-1] == "e" and word[-2] not in "eiao" and len(word) > 3 and _has_vowel(word[:-1]):
        return _closed(word[:-1])
    return _levelled(word)


def _has_vowel(word: str) -> bool:
    return any(letter in _VOWELS for letter in word)


def _closed(stem: str) -> str:
    """Spell a stem that has lost its ending as it stands by itself: mann, rad, brev to man, raad, breef."""
    last = stem[-1]
    if last in _VOWELS:
        return stem
    if len(stem) > 2 and last == stem[-2]:
        return stem[:-1]
    alone = len(stem) > 1 and stem[-2] in "aeou" and (len(stem) == 2 or stem[-3] not in _VOWELS) and last not in "wx"
    if alone and (stem[-2] != "e" or len(_SYLLABLES.findall(stem)) == 1):
        stem = stem[:-1] + stem[-2] + last
    return _levelled(stem[:-1] + _UNVOICED.get(last, last))


def _levelled(word: str) -> str:
    """Spell ee and oo before the last consonant of a longer word as e and o: whether it is long does not show."""
    if len(word) > 4 and word[-3:-1] in ("ee", "oo") and word[-1] not in _VOWELS:
        if word[-3:-1] == "oo" and word[-1] != "r":
            return word
        if len(_SYLLABLES.findall(word)) > 1:
            return word[:-2] + word[-1]
    return word


@cache
def known() -> dict[str, str]:
    """Load the words whose root the rules miss."""
    text = resources.files("kamerspoor.data.search").joinpath("roots.txt").read_text("utf-8")
    found: dict[str, str] = {}
    for line in text.split("\n"):
        if line and line[0] != "#":
            key, *forms = line.split(" ")
            found.update(dict.fromkeys(forms, key))
    return found
