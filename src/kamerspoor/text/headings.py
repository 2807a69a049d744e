"""Levels of headings when nothing but the text tells them.

Evidence, strongest first: what the markup says; a numbering scheme; the introduction's enumeration
(`Op de agenda stonden X (a en b), Y en, onder lopende zaken, c en d`); headings of the genre with a
fixed place; a heading with nothing but another heading below it; how the page shows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor import lexicon

_NUMBERINGS = (
    ("roman", re.compile(r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})\.?\s+(?=\S)")),
    ("capital", re.compile(r"[A-H][.)]\s+(?=\S)")),
    ("decimal", re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=\S)")),
    ("number", re.compile(r"\d{1,2}[.)]?\s+(?=[^\W\d_a-z])")),
    ("small", re.compile(r"(?:[a-h]|i{1,3}|iv|v)[.)]\s+(?=\S)")),
)
_COMMA = re.compile(r"[,;]\s+")
_CONJUNCTION = re.compile(r"\s+(?:en|alsmede|evenals)\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_EMPTY_WORDS = frozenset(
    "de het een en van in op voor met over onder bij tot aan uit der des den te om raad eu europese van "
    "minister ministers zaken situatie ontwikkelingen voorbereiding gevolgen stand uitwisseling".split()
)
_MEMBERS = re.compile(r"\(([^()]{3,400})\)")
_PARENT_ITEM = re.compile(
    r"(?:onder|bij|binnen) (?:het (?:agenda)?punt |het onderdeel |de noemer |het kopje )?[‘“'\"]?"
    r"(?P<parent>[A-Z]?[\w-]+(?: [\w-]+){0,3}?)[’”'\"]?(?=,| sprak| spraken| is| zijn| werd| werden| stond| kwam| komen| wisselde| zal)",
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


def _by_words(headings: Sequence[Heading], opening: str) -> list[int]:
    known = lexicon.headings()
    schemes = [numbering(h.text) for h in headings]
    ranks = _scheme_ranks(schemes)
    announced = _announced(opening)
    levels: list[int] = []
    parent_open = False  # the last top item takes what follows below it
    item_level = 1 + len(ranks) if ranks and not all(schemes) else 1
    for index, heading in enumerate(headings):
        name = heading_name(heading.text)
        scheme = schemes[index]
        if scheme:
            level = ranks[scheme[0]] + scheme[1]
            item_level = level + 1 if not all(schemes) else level
            parent_open = heading.empty
        elif index and headings[index - 1].empty and heading_name(headings[index - 1].text) not in known.parts:
            # A heading with nothing below it but this one holds this one.
            level = levels[-1] + 1
        elif name in known.parts:
            level = _above_part(levels, headings, known.parts) + 1
        elif ranks and levels:
            level = 1 if name in known.top else item_level
        elif name in known.top or name in known.parents:
            level, parent_open = 1, name in known.parents and heading.empty or heading.empty
        else:
            above = headings[index - 1] if index else None
            level = _announced_level(heading, above, announced, parent_open, levels)
            if level == 1:
                parent_open = heading.empty
        levels.append(level)
    return levels


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


def _above_part(levels: Sequence[int], headings: Sequence[Heading], parts: frozenset[str]) -> int:
    for level, heading in zip(reversed(levels), reversed(headings[: len(levels)]), strict=True):
        if heading_name(heading.text) not in parts:
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
    segments: tuple[int, ...]
    below: tuple[_Item, ...]


def _announced(opening: str) -> _Announced:
    """Read the introduction: words of the items, and words of what stands below an item."""
    below = [stems_of(part) for match in _MEMBERS.finditer(opening) for part in _parts(match[1])]
    rest = _MEMBERS.sub(" ", opening)
    top: list[tuple[frozenset[str], int]] = []
    known = lexicon.headings()
    for sentence in re.split(r"(?<=[.;!?])\s", rest):
        parent = next((m for m in _PARENT_ITEM.finditer(sentence) if m["parent"].lower() in known.parents), None)
        if parent:
            below.extend(stems_of(part) for part in _parts(sentence[parent.end() :]))
        for segment in _COMMA.split(sentence[: parent.start()] if parent else sentence):
            number = top[-1][1] + 1 if top else 0
            top.extend((stems, number) for part in _CONJUNCTION.split(segment) if (stems := stems_of(part)))
    return _Announced(tuple(_item(t) for t, _ in top), tuple(n for _, n in top), tuple(_item(b) for b in below if b))


def _parts(text: str) -> list[str]:
    return [part for segment in _COMMA.split(text) for part in _CONJUNCTION.split(segment)]


def stems_of(text: str) -> frozenset[str]:
    """Give word beginnings that survive inflection: enough to match a title with its announcement."""
    return frozenset(
        w[: max(4, len(w) - 2)][:7] for w in (m[0].lower() for m in _WORD.finditer(text)) if w not in _EMPTY_WORDS
    )


def _announced_level(
    heading: Heading, above: Heading | None, announced: _Announced, parent_open: bool, levels: Sequence[int]
) -> int:
    stems = stems_of(heading.text)
    top, segment = _best(stems, announced)
    below = max((_share(stems, item) for item in announced.below), default=0.0)
    if below and below >= top:
        return 2 if levels else 1
    if parent_open and above and top and segment == _best(stems_of(above.text), announced)[1]:
        return 2
    if top >= 0.5 or (top and not parent_open):
        return 1
    return 2 if parent_open and levels else 1


def _best(stems: frozenset[str], announced: _Announced) -> tuple[float, int]:
    """Give the share of the best announced item and the segment it stands in (-1: none)."""
    shares = [(_share(stems, item), segment) for item, segment in zip(announced.top, announced.segments, strict=True)]
    best = max(shares, default=(0.0, -1), key=lambda pair: pair[0])
    return best if best[0] else (0.0, -1)


def _share(stems: frozenset[str], item: _Item) -> float:
    """Tell how much of a heading an announced item covers; a compound's part counts too."""
    hits = 0
    for stem in stems:
        if stem in item.joined or any(word in stem for word in item.long):
            hits += 1
    return hits / len(stems) if stems else 0.0
