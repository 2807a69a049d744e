"""Hold the words of a citation against those of a motion: names of members, words of the subject."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from kamerspoor import world
from kamerspoor.model import Extent, Record, Reference

_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 7
# Words that any motion and any sentence about one can hold.
_COMMON = frozenset(
    word
    for line in (
        "motie moties leden regering verzoekt verzoeken verzoek kabinet nederland nederlandse minister",
        "ministers kamer conform tijdens tevens gedaan heeft hebben worden wordt zullen binnen tussen waarbij",
        "waarin hierbij daarbij europese europees commissie lidstaten gewijzigde nader nadere inzake omtrent",
        "gevolg geven uitvoering invulling aangenomen verworpen constaterende overwegende voorts roept",
        "kamerstuk kamerstukken andere hiervoor zowel alsmede verwijst verwezen betreffende",
    )
    for word in line.split()
)
_NAME_PARTS = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset(
    ("van", "de", "den", "der", "ter", "ten", "te", "el", "al", "het", "in", "op", "von", "la", "du")
)
_SHORTEST_PART = 3
_CUT = 2
_ALIKE = 0.8


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    flat = unicodedata.normalize("NFKD", name).casefold()
    flat = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return tuple(part for part in _NAME_PARTS.findall(flat) if part not in _PARTICLES)


def same_member(one: str, other: str) -> bool:
    """Tell whether two written names can be of one member; a letter cut off or mistyped is no difference.

    >>> same_member("Kostić", "KOSTIC"), same_member("Inge van Dijk", "Van Dijk"), same_member("Stoffe", "Stoffer")
    (True, True, True)
    >>> same_member("Ter Borgh", "De Vries")
    False
    """
    return any(_same_part(a, b) for a in _parts(one) for b in _parts(other))


def _same_part(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_PART + 1:
        return False
    if long.startswith(short) and len(long) - len(short) <= _CUT:
        return True
    return len(short) > _SHORTEST_PART + 1 and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def surname(name: str) -> str:
    """Give the word of a name to look it up by."""
    parts = _parts(name)
    return parts[-1] if parts else ""


def is_person(name: str) -> bool:
    """Tell whether a written name can be a member's, not a party's or an office.

    >>> is_person("Ter Borgh"), is_person("De VVD"), is_person("GroenLinks"), is_person("Kamerlid")
    (True, False, False, False)
    """
    words = name.split()
    bare = " ".join(word for word in words if word.casefold() not in _PARTICLES)
    if not bare or bare in world.parties() or bare.startswith(("Kamer", "Minister", "Staatssecretaris")):
        return False
    return not any(len(word) > 1 and word.isupper() for word in words)


def stems(*texts: str | None) -> frozenset[str]:
    """Give the beginnings of the words that tell what a text is about."""
    words = (word.casefold() for text in texts if text for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)


def subject_words(text: str) -> list[str]:
    """Give the words that tell what a text is about, the longest first."""
    words = dict.fromkeys(word for word in _WORD.findall(text) if word.casefold() not in _COMMON)
    return sorted(words, key=lambda word: -len(word))


def around(record: Record, cited: Reference) -> Extent:
    """Give the sentence that a citation stands in, or its block where it stands in none (a note)."""
    for held in (record.sentences, record.blocks):
        at = bisect_right([item.start for item in held], cited.start) - 1
        if at >= 0 and held[at].end >= cited.end:
            return Extent(held[at].start, held[at].end)
    return Extent(cited.start, cited.end)


def name_list(names: Iterable[str]) -> str:
    """Give names as a list in words.

    >>> name_list(["Piri", "Ceder", "Veldkamp"])
    'Piri, Ceder and Veldkamp'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
