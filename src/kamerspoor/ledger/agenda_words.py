"""How alike titles and words of items are: rare words count more, and so do words that few items of the pair share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import log

from kamerspoor import lexicon, words

_WORD = re.compile(r"[^\W\d_](?:[\w’']|-(?=\w))+")
# Words of the genre: they stand in every title and every text, and tell no item from another.
_GENRE = frozenset(
    """
    raad raden europese europees commissie unie lidstaten lidstaat nederland nederlandse kabinet minister
    ministers voorzitterschap bespreking stand zaken inzet inhoud situatie ontwikkelingen betrekkingen
    voorbereiding presentatie voorstel verordening richtlijn herziening akkoord conclusies raadsconclusies
    gedachtewisseling beleidsdebat algemene oriëntatie voortgang voortgangsrapportage voortgangsverslag
    rapportage informatie toelichting strategie agenda verslag onderwerp agendapunt onderdeel uitvoering
    gevolgen follow-up opvolging toekomst aanpak rol internationale nieuwe gezamenlijke jaarlijkse verdere
    eerste tweede derde over onder door voor tussen naar tijdens deze zijn haar hun worden werd wordt heeft
    hebben zal zullen kan kunnen moet moeten niet ook meer alle veel enkele eu gaf aan sprak vroeg aandacht
    pleitte riep steunde benadrukte onderstreepte gepleit gevraagd pleiten vragen
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_COMMON, _RAREST = 5.6, 2.0  # Zipf frequencies: words above the first tell nothing, below the second all they can.
_STEM, _SHORTEST, _PREFIX, _TAIL = 16, 3, 6, 4


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """Give how much a word in lower case tells, from 0 to 1."""
    if word in _GENRE or len(word) < _SHORTEST:
        return 0.0
    known = words.frequency(word)
    return min(1.0, max(0.0, (_COMMON - known) / (_COMMON - _RAREST)))


def told(text: str) -> dict[str, float]:
    """Give the words of a text that tell something, by their beginning, with how much each tells by itself."""
    found: dict[str, float] = {}
    for word in _words(text):
        stem, worth = _stem(word)
        if worth:
            found[stem] = max(found.get(stem, 0.0), worth)
    return found


def _words(text: str) -> Iterable[str]:
    for found in _WORD.findall(text):
        if "-" in found:
            yield from found.split("-")
        yield found


@lru_cache(maxsize=65536)
def _stem(word: str) -> tuple[str, float]:
    lower = word.lower()
    if 2 <= len(word) <= 5 and word.isupper():
        return lower, 0.0 if lower in _GENRE else 1.0
    if len(lower) < 4:
        return lower, 0.0
    return lower[: max(4, len(lower) - 2)][:_STEM], weight(lower)


class Weights:
    """What each word tells among the texts of a pair: the fewer hold it, the more."""

    def __init__(self, texts: Sequence[Mapping[str, float]]) -> None:
        self.count = max(2, len(texts))
        self.spread = Counter(stem for text in texts for stem in text)

    def rarity(self, stem: str) -> float:
        """Give how rare a word is among the texts, from 0 to 1."""
        return log(1 + self.count / max(1, self.spread[stem])) / log(1 + self.count)

    def likeness(self, first: Mapping[str, float], second: Mapping[str, float]) -> float:
        """Give how much two texts share, from 0 to 1: the cosine of their words' weights."""
        shared = sum(first[s] * second[s] * self.rarity(s) ** 2 for s in first.keys() & second.keys())
        if not shared:
            return 0.0
        product = 1.0
        for text in (first, second):
            product *= sum((worth * self.rarity(s)) ** 2 for s, worth in text.items())
        return float(shared / product**0.5)


def title_share(mine: Mapping[str, float], theirs: Iterable[str]) -> float:
    """Give what share of the words of one text another holds, parts of compounds too."""
    whole = sum(mine.values())
    if not whole:
        return 0.0
    theirs = tuple(theirs)
    return sum(worth * max((_alike(s, other) for other in theirs), default=0.0) for s, worth in mine.items()) / whole


@lru_cache(maxsize=65536)
def _alike(first: str, second: str) -> float:
    if first == second:
        return 1.0
    short, long = sorted((first, second), key=len)
    if len(short) > 4 and short in long:
        return 0.8
    if len(short) == 4 and long.startswith(short):  # an ending (plan, plannen), or a compound: douane, douanehervorming
        return 0.8 if len(long) == len(short) + 1 else 0.6 if len(long) >= 2 * len(short) else 0.0
    if len(short) < _PREFIX or first[:_PREFIX] != second[:_PREFIX]:
        return 0.0
    same = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    return 0.6 if len(short) - same < _TAIL else 0.3  # two compounds with one first part


@cache
def _terms() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(
        (place, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)"))
        for place, names in enumerate(lexicon.agenda_terms())
    )


@lru_cache(maxsize=4096)
def things(title: str) -> frozenset[int]:
    """Give which known things a title names, under whatever name.

    >>> bool(things("Midden-Oosten Vredesproces") & things("Israël en de Palestijnse Gebieden"))
    True
    """
    lower = title.lower()
    return frozenset(place for place, pattern in _terms() if pattern.search(lower))
