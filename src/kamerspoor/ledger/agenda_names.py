"""What titles name in words that differ: a presidency's programme, and an abbreviation beside what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kamerspoor import words, world

_PLANS = (
    r"(?:(?:werk|voorzitterschaps)?programma|(?:voorzitterschaps)?prioriteiten|plannen|speerpunten|voornemens|agenda"
    r"|doelstellingen|vooruitblik)"
)
_PROGRAMME = re.compile(rf"\b{_PLANS}\b|\bpresentatie\b", re.IGNORECASE)
_PRESIDENCY = re.compile(r"voorzitterschap|\bpresidency\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:(?:inkomend|aankomend|aanstaand|aantredend|komend|volgend|nieuw|toekomstig|opvolgend)e?|incoming|next)\s+"
    r"(?:[\w-]+\s+)?(?:EU-)?(?:voorzitterschap|presidency)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:huidig|uitgaand|zittend|scheidend|aftredend)e?\s+(?:[\w-]+\s+)?voorzitterschap", re.IGNORECASE
)
_BARE = re.compile(rf"{_PLANS}\s+(?:van\s+|voor\s+)?[\w-]+|[\w-]+:\s+{_PLANS}", re.IGNORECASE)
_GROUP_OF_THREE = re.compile(r"\btrio|achttienmaand|18-maand", re.IGNORECASE)
_FRESH = 3
"""Months in which a presidency still tells its own programme; after them it is the next one that does."""

_SHORT = re.compile(r"(?<![\w])[A-Z]{3,7}(?![^\W\d_a-z]|\w{2})")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    """
    de het een en of van voor in op aan bij tot met inzake over ter te tussen the and of for on to in a
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_ARTICLES = frozenset(["de", "het", "een", "the", "a", "an", "dit", "deze", "haar", "zijn"])
_DEFINED = re.compile(
    r"(?P<before>(?:[\w’'-]+\s+){1,12})\((?:hierna:?\s+)?(?:de\s+|het\s+)?[‘'\"“]?(?P<short>[A-Z]{3,7})\b"
)
_KNOWN_PART, _SHORTEST_PART, _LONG = 3.0, 3, 4


def programme_of(title: str, names: frozenset[str], day: str | None) -> str | None:
    """Give the country of which a title means the presidency's programme; `names` in the title, the meeting's `day`.

    >>> programme_of("Werkprogramma van het inkomende voorzitterschap", frozenset(), "2022-06-13")
    'Tsjechië'
    >>> programme_of("Prioriteiten van Tsjechië", frozenset({"Tsjechië"}), "2022-06-13")
    'Tsjechië'
    >>> programme_of("Veiligheidssituatie in Tsjechië", frozenset({"Tsjechië"}), "2022-06-13")
    """
    if not day or _GROUP_OF_THREE.search(title):
        return None
    terms = [(start, country) for start, end, country in world.presidencies() if end >= day[:10]][:2]
    if len(terms) < 2 or terms[0][0] > day[: len(terms[0][0])]:
        return None
    (since, now), (_, later) = terms
    named = {country for country in (now, later) if country in names}
    plans, presidency = bool(_PROGRAMME.search(title)), bool(_PRESIDENCY.search(title))
    if named:
        country = later if later in named else now
        told = (plans and (presidency or _BARE.fullmatch(title))) or (presidency and country == later)
        return country if told else None
    if not presidency or names & {country for _, _, country in world.presidencies()}:
        return None  # another country's
    if _NEXT.search(title):
        return later
    if not plans:
        return None
    months = (int(day[:4]) - int(since[:4])) * 12 + int(day[5:7]) - int(since[5:7])
    return now if _PRESENT.search(title) or months < _FRESH else later


def spelled_out(first: str, second: str) -> str | None:
    """Give the abbreviation in one title of which the initials stand in the other.

    >>> spelled_out("Verordening GLB", "Gemeenschappelijk landbouwbeleid")
    'GLB'
    >>> spelled_out("AMLA", "Anti-Money Laundering Authority")
    'AMLA'
    >>> spelled_out("AMLA", "Algemene oriëntatie luchtvaart")
    """
    for one, other in ((first, second), (second, first)):
        long = tuple(word.lower() for word in _WORD.findall(other))
        for short in _SHORT.findall(one):
            if short in other:
                continue
            if any(_spells(short.lower(), long[at:], 0) for at in range(len(long)) if long[at] not in _SMALL):
                return str(short)
    return None


@lru_cache(maxsize=8)  # Both texts of a meeting are asked again for every meeting that may come after it.
def abbreviations_in(text: str) -> tuple[tuple[str, str], ...]:
    """Give the abbreviations that a text explains, each with the words it stands in brackets behind.

    >>> abbreviations_in("De taken van het Europees Spoorwegbureau (ERA) groeien.")
    (('ERA', 'Europees Spoorwegbureau'),)
    """
    return tuple(_defined(text))


def _defined(text: str) -> Iterator[tuple[str, str]]:
    for found in _DEFINED.finditer(text):
        long = found["before"].split()
        start = max((at + 1 for at, word in enumerate(long) if word.lower() in _ARTICLES), default=len(long))
        if start < len(long):
            yield found["short"], " ".join(long[start:])


def abbreviations_of(title: str) -> list[str]:
    """Give the abbreviations in a title."""
    return _SHORT.findall(title)


@lru_cache(maxsize=4096)
def _spells(short: str, long: tuple[str, ...], taken: int, skipped: bool = False) -> bool:
    """Tell whether the first words of a name spell an abbreviation; a long one may pass over one word."""
    if not short:
        return taken >= 2
    if not long:
        return False
    for letters in _letters(long[0]):
        if short.startswith(letters) and _spells(short[len(letters) :], long[1:], taken + 1, skipped):
            return True
    if long[0] in _SMALL:
        return _spells(short, long[1:], taken, skipped)
    may_skip = taken and not skipped and len(short) > 1 and len(short) + taken >= _LONG
    return bool(may_skip) and _spells(short, long[1:], taken, True)


@lru_cache(maxsize=16384)
def _letters(word: str) -> tuple[str, ...]:
    """Give the letters a word may lend to an abbreviation: its first, and for a compound those of both parts."""
    found = [word[0]]
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART):
        head, tail = word[:at], word[at:]
        if words.frequency(tail) < _KNOWN_PART:
            continue
        if max(words.frequency(head), words.frequency(head.removesuffix("s"))) >= _KNOWN_PART:
            found.append(word[0] + tail[0])
    return tuple(dict.fromkeys(found))
