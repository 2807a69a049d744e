"""What a sentence is about: its content words by their stems, the rare ones weighing more, and how far two agree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from kamerspoor import lexicon, world
from kamerspoor.linking.fulfilment_cues import genre_words
from kamerspoor.words import frequency

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Zipf frequencies: a word of 7 tells nothing, one of 3 or less (one in a million) as much as any.
_COMMON, _RARE, _LEAST = 7.0, 3.0, 0.5
_KEPT = 50_000


@lru_cache(_KEPT)
def content(text: str) -> Mapping[str, float]:
    """Give the stems of a text's content words with their weights.

    >>> sorted(content("De Kamer ontvangt vóór 1 mei een brief over de Estse vissers."))
    ['estland', 'visser']
    """
    found: dict[str, float] = {}
    for word in _WORD.findall(text):
        lower = _countries().get(word, word).lower()
        if len(lower) > 2 and lower not in _empty_words():
            found.setdefault(stem(lower), _weight(lower))
    return MappingProxyType(found)


@lru_cache(_KEPT)
def countries(text: str) -> frozenset[str]:
    """Give the countries that a text names, by name or adjective; the Netherlands, whose paper it is, aside.

    >>> sorted(countries("het Estse voorstel over Malta en Nederland"))
    ['Estland', 'Malta']
    """
    named = (_countries().get(word) for word in _WORD.findall(text))
    return frozenset(country for country in named if country and country != "Nederland")


def shared(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[str, ...]:
    """Give the stems that stand in both, the rarest first."""
    return tuple(sorted(one.keys() & other.keys(), key=lambda word: (-one[word], word)))


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Tell how much of the poorer of two texts stands in the other: 0 nothing, 1 all, by weight.

    One word alone is no agreement, unless the poorer text has no other; nor are a few words in passing in a text about
    much more (see `within`).
    """
    common = shared(one, other)
    poorer = min(one, other, key=lambda words: sum(words.values()))
    if not common or (len(common) == 1 and len(poorer) > 1):
        return 0.0
    return sum(poorer[word] for word in common) / sum(poorer.values())


def within(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Tell how much of the richer of two texts stands in the other, by weight."""
    richer = max(one, other, key=lambda words: sum(words.values()))
    return sum(richer[word] for word in shared(one, other)) / (sum(richer.values()) or 1.0)


@lru_cache(_KEPT)
def stem(word: str) -> str:
    """Fold the forms of a Dutch word in lower case to one; what is left need not be a word.

    >>> stem("brieven") == stem("brief"), stem("plannen") == stem("plan"), stem("sancties") == stem("sanctie")
    (True, True, True)
    >>> stem("vragen") == stem("vraag"), stem("gevolgde"), stem("les")
    (True, 'gevolgd', 'les')
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace("’", "'")
    plain = plain.removesuffix("'s")
    if len(plain) > 4 and plain.endswith("s") and not plain.endswith("ss"):
        plain = plain[:-1]
    if len(plain) > 4:
        plain = plain[:-2] if plain.endswith("en") else plain.removesuffix("e")
    plain = re.sub(r"([^aeiou])\1$", r"\1", plain)
    plain = re.sub(r"(aa|ee|oo|uu)(?=[^aeiou]*$)", lambda m: m[0][0], plain)
    return plain[:-1] + {"v": "f", "z": "s"}.get(plain[-1], plain[-1]) if plain else word


def _weight(lower: str) -> float:
    return min(max(_COMMON - frequency(lower), _LEAST), _COMMON - _RARE)


@cache
def _countries() -> Mapping[str, str]:
    """Map the names and adjectives of countries, in all their forms, to the country."""
    found: dict[str, str] = {}
    for word, name in world.names().items():
        if name.kind in ("country", "adjective"):
            found[word] = name.canonical
            if name.kind == "adjective":
                found.setdefault(f"{word}e", name.canonical)
    return MappingProxyType(found)


@cache
def _empty_words() -> frozenset[str]:
    closed = lexicon.words()
    return frozenset().union(*closed, genre_words())
