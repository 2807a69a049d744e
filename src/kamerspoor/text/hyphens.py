"""Decide what becomes of a hyphen at a line's end: `woor-` + `den` or `EU-` + `lidstaten`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kamerspoor.lexicon import hyphens
from kamerspoor.words import frequency

HYPHENS = "-\xad‐‑"
_LAST_PART = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?$")  # digits too: 35-jarige, 2021-2027
_WHOLE_LEFT = re.compile(r"[^\W_]+(?:[-‑’'/][^\W_]+)*$")
_WHOLE_RIGHT = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*")
_INNER_HYPHEN = re.compile(r"-(?=\w)")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\W_]+")
_SUSPENDED = re.compile(r"(?:en|of|noch|dan wel|alsmede|en/of|als|tot|versus|respectievelijk|maar|resp\.)(?![^\W_-])")
# Vowels that would be read as one sound, so that a compound keeps its hyphen between them.
_CLASHES = frozenset(["aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"])
_TREMA = {"e": "ë", "i": "ï", "o": "ö", "u": "ü"}
_TOKEN = re.compile(r"[^\s.,;:!?()\[\]«»“”‘’\"'/]+")
_KNOWN = 1.2
_LONGEST_WORD = 80
_USED = 1.5
_VERY_COMMON = 3.5


class Joiner:
    """Joins the parts of broken words, with the document's own unbroken words as evidence."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._words: frozenset[str] | None = None
        self._hyphenated: frozenset[str] | None = None

    def join(self, left: str, right: str) -> tuple[str, str] | None:
        """Tell what stands between two line parts: (kept of the hyphen, new start of `right`).

        `left` ends in a hyphen. Gives ("", "") to close the word, ("-", "") to keep the hyphen,
        ("- ", "") for a suspended one (`in- en uitvoer`), ("", "ï") to put back a trema that
        hyphenation took away (`be-` + `invloeden`), None when `left` ends in no broken word.

        >>> Joiner("").join("terroris-", "tische"), Joiner("").join("EU-", "lidstaten")
        (('', ''), ('-', ''))
        >>> Joiner("").join("in-", "en uitvoer")
        ('- ', '')
        """
        soft = left[-1] == "\xad"
        token = left[-_LONGEST_WORD:].rsplit(None, 1)[-1][:-1]
        before = _LAST_PART.search(token)
        after = _FIRST_WORD.match(right)
        if not before or not after:
            return None
        if soft:
            return "", ""
        if suspended := _SUSPENDED.match(right):
            known = frequency((before[0] + suspended[0]).lower()) >= _KNOWN  # zo-als, even-als
            return ("", "") if known else ("- ", "")
        return self._between(token, before[0], after[0])

    def _between(self, left: str, part: str, first: str) -> tuple[str, str]:
        keep = ("-", "")
        if not first[0].islower() or not part[-1].islower():
            return keep
        whole = _WHOLE_LEFT.search(left)
        stem = whole[0] if whole else part
        first_part = first.split("-", 1)[0]
        open_form, closed_form = f"{stem}-{first}".lower(), f"{stem}{first}".lower()
        known = hyphens()
        if any(first.startswith(rest) for rest in _rests().get(stem.lower(), ())):
            return keep
        if part.lower() in known.links and part != stem:
            return keep
        if open_form in self._compounds():
            return keep
        judged = self._by_words(part.lower(), first_part.lower(), known.prefixes, known.suffixes)
        # The document's own unbroken spelling counts for more than a rule that would keep the hyphen.
        return ("", "") if judged == keep and closed_form in self._own_words() else judged

    def _by_words(self, part: str, first: str, prefixes: Iterable[str], suffixes: Iterable[str]) -> tuple[str, str]:
        clash = part[-1] + first[0] in _CLASHES
        if not clash and part not in prefixes and first not in suffixes:
            return "", ""
        joined = frequency(part + first)
        if not clash:
            return ("", "") if joined >= _KNOWN else ("-", "")
        # Two words that meet in a clash are a compound and take a hyphen (defensie-industrie), however
        # often it is left out; a word cut in syllables (financi-eel) has no word for its first part.
        two_words = len(part) > 2 and len(first) > 3 and min(frequency(part), frequency(first)) >= _USED
        if first[0] in _TREMA and not two_words:
            with_trema = frequency(part + _TREMA[first[0]] + first[1:])
            if with_trema >= _KNOWN and with_trema > joined:
                return "", _TREMA[first[0]]
        return ("-", "") if two_words and joined < _VERY_COMMON else ("", "")

    def _compounds(self) -> frozenset[str]:
        """Give the document's words that have a hyphen inside, in lower case."""
        if self._hyphenated is None:
            found = set()
            for match in _INNER_HYPHEN.finditer(self._raw):
                before = self._raw[max(0, match.start() - _LONGEST_WORD) : match.start()].rsplit(None, 1)
                left = _WHOLE_LEFT.search(before[-1]) if before else None
                right = _WHOLE_RIGHT.match(self._raw, match.end())
                if left and right:
                    found.add(f"{left[0]}-{right[0]}".lower())
            self._hyphenated = frozenset(found)
        return self._hyphenated

    def _own_words(self) -> frozenset[str]:
        if self._words is None:
            self._words = frozenset(_TOKEN.findall(self._raw.lower()))
        return self._words


@cache
def _rests() -> Mapping[str, tuple[str, ...]]:
    """Map what stands before each hyphen of a known word to what follows it."""
    rests: dict[str, tuple[str, ...]] = {}
    for word in sorted(hyphens().words):
        parts = word.split("-")
        for cut in range(1, len(parts)):
            start = "-".join(parts[:cut])
            rests[start] = (*rests.get(start, ()), "-".join(parts[cut:]))
    return rests
