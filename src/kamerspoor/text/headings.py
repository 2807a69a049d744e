"""Levels of headings when nothing but the text tells them.

Evidence, strongest first: what the markup says; a numbering scheme; the introduction's enumeration
(`Op de agenda stonden X (a en b), Y en, onder lopende zaken, c en d`); headings of the genre with a
fixed place; a heading with nothing but another heading below it; how the page shows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kamerspoor import lexicon

_NUMBERINGS = (
    ("roman", re.compile(r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})\.?\s+(?=\S)")),
    ("capital", re.compile(r"[A-H][.)]\s+(?=\S)")),
    ("decimal", re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=\S)")),
    ("number", re.compile(r"\d{1,2}[.)]?\s+(?=[^\W\d_a-z])")),
    ("small", re.compile(r"(?:[a-h]|i{1,3}|iv|v)[.)]\s+(?=\S)")),
)
_PART_BREAK = re.compile(r" ?/ ?| en ")
_LONGEST_FIXED = 60
_DISTINCTIVE = 2
_MOST_ITEMS = 300
_MOSTLY, _PARTLY = 0.75, 0.5
_COMMA = re.compile(r"[,;]\s+")
_ARTICLE = re.compile(r"(?:de|het|een|tot slot) ")
_CONJUNCTION = re.compile(r"\s+(?:en|alsmede|evenals)\s+")
_WORD = re.compile(r"[^\W\d_][^\W\d_]+")
_EMPTY_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "van",
        "in",
        "op",
        "voor",
        "met",
        "over",
        "onder",
        "bij",
        "tot",
        "aan",
        "uit",
        "der",
        "des",
        "den",
        "te",
        "om",
        "raad",
        "eu",
        "europese",
        "van",
        "minister",
        "ministers",
        "zaken",
        "situatie",
        "ontwikkelingen",
        "voorbereiding",
        "gevolgen",
        "stand",
        "uitwisseling",
    ]
)
_MEMBERS = re.compile(r"\(([^()]{3,400})\)")
_PARENT_ITEM = re.compile(
    r"(?:onder|bij|binnen|als) (?:het (?:agenda)?punt |het onderdeel |de noemer |het kopje )?[‘“'\"]?"
    r"(?P<parent>[A-Z]?[\w-]+(?: [\w-]+){0,3}?)[’”'\"]?(?=,| sprak| spraken| is| zijn| werd| werden| stond"
    r"| kwam| komen| wisselde| zal)",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """A heading to be levelled. `empty`: another heading follows at once."""

    text: str
    given: int | None
    size: float
    bold: bool
    italic: bool
    empty: bool


def level_headings(headings: Sequence[Heading], opening: str) -> list[int]:
    """Give each heading its level; 1 is the highest. `opening` holds the introduction's words."""
    if not headings:
        return []
    if all(h.given for h in headings):
        return _ranked([h.given or 1 for h in headings])
    if (looks := _by_looks(headings)) is not None:
        return looks
    return _by_words(headings, opening)


def _ranked(values: Sequence[int]) -> list[int]:
    order = {value: rank + 1 for rank, value in enumerate(sorted(set(values)))}
    return [order[value] for value in values]


def _by_looks(headings: Sequence[Heading]) -> list[int] | None:
    """Let the page decide when it shows headings in more than one way."""
    shapes = [(-round(h.size, 1), not h.bold, h.italic) for h in headings]
    if len(set(shapes)) < 2 or not any(h.bold or h.italic or h.size > 1.08 for h in headings):
        return None
    order = {shape: rank + 1 for rank, shape in enumerate(sorted(set(shapes)))}
    return [order[shape] for shape in shapes]


def numbering(text: str) -> tuple[str, int] | None:
    """Name a heading's numbering scheme and its depth within it.

    >>> numbering("II. Justitie"), numbering("2.1 Handel"), numbering("Handel")
    (('roman', 0), ('decimal', 1), None)
    """
    for name, pattern in _NUMBERINGS:
        if match := pattern.match(text):
            return name, match[1].count(".") if name == "decimal" else 0
    return None


def heading_name(text: str) -> str:
    """Give a heading in lower case without its numbering.

    >>> heading_name("II. Justitie")
    'justitie'
    """
    for _, pattern in _NUMBERINGS:
        if match := pattern.match(text):
            return text[match.end() :].lower().rstrip(" :")
    return text.lower().rstrip(" :")


class _Evidence(NamedTuple):
    """What is known of a heading: its name, its numbering, the announced item that fits it best.

    `share`: how much of the heading that item covers; `below`: the same for what is announced
    below an item; `claimed`: whether an earlier heading fits the same item better.
    """

    name: str
    scheme: tuple[str, int] | None
    share: float
    item: int
    segment: int
    below: float
    claimed: bool


def _by_words(headings: Sequence[Heading], opening: str) -> list[int]:
    evidence = _weigh(headings, _announced(opening))
    ranks = _scheme_ranks([e.scheme for e in evidence])
    if ranks:
        return _by_numbering(headings, evidence, ranks)
    known = lexicon.headings()
    parts = [e.name for e in evidence if _is_part(e.name)]
    if len(parts) == 1:
        # One alone is no part of a scheme but an item (`Vervolg`).
        evidence = [e._replace(name=f"{e.name} ") if e.name == parts[0] else e for e in evidence]
    capitals = [h.text.isupper() and len(h.text.split()) > 1 for h in headings]
    mixed = any(capitals) and not all(capitals)
    councils = [i for i, e in enumerate(evidence) if e.name in lexicon.council_names()]
    levels: list[int] = []
    parent: int | None = None  # the top heading that takes what follows below it
    holds = _holders(headings, evidence)
    for index, found in enumerate(evidence):
        if len(councils) > 1 and index >= councils[0] and found.name not in known.closing:
            level = 1 if index in councils else 2  # two Councils in one letter, each with its items
        elif mixed:
            level = 1 if capitals[index] or index < capitals.index(True) else 2
        elif index - 1 in holds:
            level = levels[-1] + 1  # a heading with nothing below it but this one holds this one
        elif _is_part(found.name):
            level = _above_part(levels, evidence) + 1
        elif found.name in known.top or found.name in known.parents:
            level = 1
        else:
            level = _announced_level(index, evidence, parent, levels)
        if level == 1:
            parent = index if index in holds else None
        levels.append(level)
    return _close_gaps(levels, evidence)


def _by_numbering(headings: Sequence[Heading], evidence: Sequence[_Evidence], ranks: dict[str, int]) -> list[int]:
    """Numbered headings tell their level; the others stand below the last numbered one."""
    known = lexicon.headings()
    holds = _holders(headings, evidence)
    some_bare = not all(e.scheme for e in evidence)
    levels: list[int] = []
    below = 1 + len(ranks)
    for index, found in enumerate(evidence):
        if found.scheme:
            level = ranks[found.scheme[0]] + found.scheme[1]
            below = level + some_bare
        elif index - 1 in holds:
            level = levels[-1] + 1
        elif _is_part(found.name):
            level = _above_part(levels, evidence) + 1
        else:
            level = below if levels and found.name not in known.top else 1
        levels.append(level)
    return levels


def _holders(headings: Sequence[Heading], evidence: Sequence[_Evidence]) -> frozenset[int]:
    """Find headings with nothing below them but another one that is no part of an item."""
    return frozenset(
        i
        for i, (heading, below) in enumerate(zip(headings, evidence[1:], strict=False))
        if heading.empty and not _is_part(evidence[i].name) and not _is_part(below.name)
    )


def _weigh(headings: Sequence[Heading], announced: _Announced) -> list[_Evidence]:
    best_yet: dict[int, float] = {}
    evidence = []
    # A word of many headings (`Inbreng van de leden van ...`) tells none of them apart.
    stemmed = [stems_of(heading.text) for heading in headings]
    frequent = Counter(stem for found in stemmed for stem in found)
    for heading, found in zip(headings, stemmed, strict=True):
        stems = frozenset(s for s in found if frequent[s] <= _DISTINCTIVE)
        share, item, segment = _best(stems, announced)
        below = max((_share(stems, other) for other in announced.below), default=0.0)
        claimed = item >= 0 and share <= _PARTLY and best_yet.get(item, 0.0) >= _MOSTLY
        best_yet[item] = max(share, best_yet.get(item, 0.0))
        evidence.append(
            _Evidence(heading_name(heading.text), numbering(heading.text), share, item, segment, below, claimed)
        )
    return evidence


def _close_gaps(levels: list[int], evidence: Sequence[_Evidence]) -> list[int]:
    """What nobody announced, between an item and what stands below it, stands below it too."""
    closed = list(levels)
    for index, found in enumerate(evidence):
        if not (found.claimed and closed[index] == 2):
            continue
        at = index - 1
        while at > 0 and closed[at] == 1 and not evidence[at].share and evidence[at].name not in lexicon.headings().top:
            closed[at] = 2
            at -= 1
    return closed


def _scheme_ranks(schemes: Sequence[tuple[str, int] | None]) -> dict[str, int]:
    """Rank numbering schemes by the order in which they first occur."""
    ranks: dict[str, int] = {}
    for scheme in schemes:
        if not scheme:
            continue
        name = "number" if scheme[0] == "decimal" else scheme[0]
        ranks.setdefault(name, len(ranks) + 1)
        ranks[scheme[0]] = ranks[name]
    return ranks


def _is_part(name: str) -> bool:
    """Tell a part of an item: `inzet nederland`, `inhoud/achtergrond`, `inhoud en proces`."""
    parts = lexicon.headings().parts
    return name in parts or all(part in parts for part in _PART_BREAK.split(name))


def _above_part(levels: Sequence[int], evidence: Sequence[_Evidence]) -> int:
    for level, found in zip(reversed(levels), reversed(evidence[: len(levels)]), strict=True):
        if not _is_part(found.name):
            return level
    return 0


class _Item(NamedTuple):
    """Word beginnings of an announced item; `joined` and `long` of them, to look for parts of compounds."""

    stems: frozenset[str]
    joined: str
    long: tuple[str, ...]


def _item(stems: frozenset[str]) -> _Item:
    return _Item(stems, " ".join(sorted(stems)), tuple(word for word in stems if len(word) > 4))


class _Announced(NamedTuple):
    """Words of the announced items, and of what is announced below one.

    `segments`: for each top item the stretch between commas that it stands in; a parent and what
    belongs to it share one (`de akkoorden met Chili en India`).
    """

    top: tuple[_Item, ...]
    words: _Item
    segments: tuple[int, ...]
    below: tuple[_Item, ...]


def _announced(opening: str) -> _Announced:
    """Read the introduction: words of the items, and words of what stands below an item."""
    below = [stems_of(part) for match in _MEMBERS.finditer(opening) for part in _parts(match[1])]
    rest = _MEMBERS.sub(", ", opening)
    top: list[tuple[frozenset[str], int]] = []
    known = lexicon.headings()
    for sentence in re.split(r"(?<=[.;!?])\s", rest):
        parent = next((m for m in _PARENT_ITEM.finditer(sentence) if m["parent"].lower() in known.parents), None)
        if parent:
            below.extend(stems_of(part) for part in _parts(sentence[parent.end() :]))
        for segment in _COMMA.split(sentence[: parent.start()] if parent else sentence):
            number = top[-1][1] + 1 if top else 0
            for part in _CONJUNCTION.split(segment):
                # `de akkoorden met Chili en India` is one item in two, `de prijzen en de toestand` are two.
                number += bool(_ARTICLE.match(part))
                if stems := stems_of(part):
                    top.append((stems, number))
    del top[_MOST_ITEMS:], below[_MOST_ITEMS:]  # no introduction announces more
    words = _item(frozenset().union(*(t for t, _ in top)))
    return _Announced(
        tuple(_item(t) for t, _ in top), words, tuple(n for _, n in top), tuple(_item(b) for b in below if b)
    )


def _parts(text: str) -> list[str]:
    return [part for segment in _COMMA.split(text) for part in _CONJUNCTION.split(segment)]


def is_fixed(text: str) -> bool:
    """Tell whether a line is a heading of the genre, whatever stands around it.

    >>> is_fixed("Inzet Nederland"), is_fixed("Inhoud/achtergrond"), is_fixed("Inzet van middelen")
    (True, True, False)
    """
    known = lexicon.headings()
    name = heading_name(text)
    return len(text) < _LONGEST_FIXED and (name in known.top or _is_part(name))


def stems_of(text: str) -> frozenset[str]:
    """Give word beginnings that survive inflection: enough to match a title with its announcement."""
    return frozenset(filter(None, map(_stem, _WORD.findall(text))))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """Give the beginning of a word, nothing for words that tell no item apart."""
    lower = word.lower()
    return "" if lower in _EMPTY_WORDS else lower[: max(4, len(lower) - 2)][:7]


def _announced_level(index: int, evidence: Sequence[_Evidence], parent: int | None, levels: Sequence[int]) -> int:
    found = evidence[index]
    if not levels:
        return 1
    if found.below and found.below >= found.share:
        holder = next((i for i in range(index - 1, -1, -1) if not evidence[i].below), None)
        return levels[holder] + 1 if holder is not None else 2
    if found.claimed or (parent is not None and found.share and _is_kin(index, evidence, parent)):
        return 2
    if found.share >= 0.5 or (found.share and parent is None):
        return 1
    return 2 if parent is not None else 1


def _is_kin(index: int, evidence: Sequence[_Evidence], parent: int) -> bool:
    """`de akkoorden met Chili en India`: Chili is announced with its parent, India in the same breath."""
    found = evidence[index]
    below = evidence[parent + 1 : index]
    return found.item == evidence[parent].item or any(e.share and e.segment == found.segment for e in below)


def _best(stems: frozenset[str], announced: _Announced) -> tuple[float, int, int]:
    """Give the share of the best announced item, its index and the segment it stands in (-1: none)."""
    if not _share(stems, announced.words):
        return 0.0, -1, -1
    shares = [(_share(stems, item), -i) for i, item in enumerate(announced.top)]
    share, place = max(shares, default=(0.0, 0))
    return (share, -place, announced.segments[-place]) if share else (0.0, -1, -1)


def _share(stems: frozenset[str], item: _Item) -> float:
    """Tell how much of a heading an announced item covers; a compound's part counts too."""
    hits = 0
    for stem in stems:
        if stem in item.joined or any(word in stem for word in item.long):
            hits += 1
    return hits / len(stems) if stems else 0.0
