"""The items of an annotated agenda or a report: what stands under which heading, and the words that tell it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamerspoor import lexicon
from kamerspoor.model import Block, Mention, Record
from kamerspoor.text.headings import heading_name, is_fixed

# Headings of one kind under many names: what is no item of its own, and what is reported without an order.
OTHER_BUSINESS = frozenset(
    ["diversen", "diversenpunten", "overig", "overige onderwerpen", "overige punten", "overige agendapunten",
     "rondvraag", "aob", "any other business", "varia", "wat verder ter tafel komt", "overige zaken",
     "andere onderwerpen"]
)  # fmt: skip
CURRENT_AFFAIRS = frozenset(
    ["lopende zaken", "current affairs", "actualiteiten", "actuele ontwikkelingen", "actuele zaken", "actuele kwesties"]
)
_NO_ITEM = frozenset(
    ["toezeggingen", "vooruitblik", "conclusie", "slot", "tot slot", "afsluiting", "bijlage", "bijlagen"]
)
_LABELS = frozenset(["document", "documenten", "soort behandeling", "aard van de behandeling", "voorstel", "dossier"])
_NUMBERED = re.compile(r"^(?:\(?[0-9ivxlIVXL]{1,4}|\(?[A-Za-z])[.):]\s+")
_LIST_TITLE = re.compile(r"^[–—•\-*·]?\s*(?P<title>[^.;:(]{3,90})")
_BARE = re.compile(
    r"(?P<title>(?:\(?[a-h1-9ivx]{1,3}|\(?[A-H])[.)]\s+[^.;:,?!]{3,80}[^.;:,?!\s(](?:\s\([\w’'-]{2,12}\))?)"
)
_LONGEST_TITLE = 14


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda or report. `start`/`end`: its heading. `extents`: its own words, not those of items below.

    `parent`: place of the item it stands under. `family`: `other` or `current` for what holds odds and ends.
    `group`: it has no words of its own, it holds other items at most. `holds`: items stand under it.
    """

    place: int
    title: str
    start: int
    end: int
    level: int
    parent: int | None
    sections: frozenset[int]
    extents: tuple[tuple[int, int], ...]
    names: frozenset[str]
    family: str | None = None
    group: bool = False
    holds: bool = False

    @property
    def container(self) -> bool:
        """Tell whether it is no item, but what others stand under: a group, or odds and ends that are listed."""
        return self.group or bool(self.family and self.holds)

    @property
    def name(self) -> str:
        """Give the title in lower case without its number."""
        return plain_title(self.title)


def plain_title(title: str) -> str:
    """Give a title in lower case, without what numbers it.

    >>> plain_title("b) Buitenlandse subsidies"), plain_title("II. Justitie")
    ('buitenlandse subsidies', 'justitie')
    """
    return heading_name(_NUMBERED.sub("", title))


def family_of(title: str) -> str | None:
    """Tell whether a title is one of those for odds and ends.

    >>> family_of("III. Diversen"), family_of("Current affairs"), family_of("Handel")
    ('other', 'current', None)
    """
    name = plain_title(title)
    if name in OTHER_BUSINESS or re.split(r"\s*[/(]\s*", name)[0] in OTHER_BUSINESS:
        return "other"
    return "current" if name in CURRENT_AFFAIRS else None


def items_of(record: Record) -> tuple[tuple[Item, ...], tuple[tuple[int, int], ...]]:
    """Give the items of a record in their order, and the extents of what introduces them."""
    draft = _Draft(record)
    for index, block in enumerate(record.blocks):
        draft.take(index, block)
    return draft.items(), tuple(draft.opening)


@dataclass(slots=True)
class _Making:
    """An item to which words are still added."""

    title: str
    start: int
    end: int
    level: int
    parent: int | None
    sections: set[int]
    extents: list[tuple[int, int]]


def _is_part(words: str) -> bool:
    """Tell whether a heading only parts an item, with or without what it says behind a colon (`Doel: besluit`)."""
    name, colon, _ = words.partition(":")
    return is_fixed(words) or (bool(colon) and (is_fixed(name) or plain_title(name) in _LABELS))


class _Draft:
    """Items in the making, block after block."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.opening: list[tuple[int, int]] = []
        self.made: list[_Making] = []
        self.open: list[tuple[int, int | None]] = []  # levels of headings that are open, with the item each is
        self.listed: dict[int, int] = {}  # items that stand as a bare point of a list, with what each stands under
        self.mute = False
        self.holder: tuple[int, int] | None = None  # an item of odds and ends without words of its own, and its level

    def take(self, index: int, block: Block) -> None:
        words = self.record.text[block.start : block.end]
        match block.kind:
            case "heading" if block.role is None:
                self._heading(index, block, words)
            case "paragraph" | "list_item" | "table":
                self._body(block, words)
            case _:
                pass

    def _heading(self, index: int, block: Block, words: str) -> None:
        known, name, level = lexicon.headings(), plain_title(words), block.level or 1
        if self.made and _is_part(words) and name not in known.top and name not in known.parents:
            self.made[self._here()].sections.add(index)  # a part of its item: what the cabinet aims at
            return
        level = self._level_below_holder(name, level)
        while self.open and self.open[-1][0] >= level:
            self.open.pop()
        self.mute = name in known.introductions or name in _NO_ITEM
        if self.mute:
            self.open.append((level, None))
            return
        parent = next((item for _, item in reversed(self.open) if item is not None), None)
        self.open.append((level, len(self.made)))
        self.made.append(_Making(words.rstrip(" :"), block.start, block.end, level, parent, {index}, []))
        if family_of(words) == "other":
            self.holder = (len(self.made) - 1, level)

    def _level_below_holder(self, name: str, level: int) -> int:
        """Give the level of a heading that follows an item of odds and ends: below it where that says nothing itself.

        Levels are a guess where nothing but the text tells them; that such a heading holds the next ones is sure.
        """
        if not self.holder:
            return level
        place, top = self.holder
        known = lexicon.headings()
        first = place == len(self.made) - 1 and level > top  # its levels tell what stands below it
        if first or self.made[place].extents or level < top or name in known.top or name in _NO_ITEM:
            self.holder = None
            return level
        return max(level, top + 1)

    def _here(self) -> int:
        return next((item for _, item in reversed(self.open) if item is not None), len(self.made) - 1)

    def _body(self, block: Block, words: str) -> None:
        if self.mute or not self.made or not self.open:
            self.opening.append((block.start, block.end))
            return
        here = self._here()
        base = self.listed.get(here, here)
        if title := self._title_in_list(block, words, base, here in self.listed):
            here = self._add_listed(block, words, title, base)
        self.made[here].extents.append((block.start, block.end))

    def _add_listed(self, block: Block, words: str, title: str, above: int) -> int:
        """Add the item that a point of a list names. What follows a bare title is said of it."""
        begin = block.start + words.index(title)
        level = self.made[above].level + 1
        while self.open and self.open[-1][0] >= level:
            self.open.pop()
        self.made.append(_Making(title, begin, begin + len(title), level, above, set(), []))
        here = len(self.made) - 1
        if title == words or not family_of(self.made[above].title):
            self.open.append((level, here))
            self.listed[here] = above
        return here

    def _title_in_list(self, block: Block, words: str, above: int, listed: bool) -> str | None:
        """Give the title of an item that stands as a point of a list: among odds and ends, or numbered and bare.

        `listed`: it follows another of that list and what was said of that one, where a dash tells nothing.
        """
        if block.kind != "list_item":
            return None
        found = _BARE.fullmatch(words)
        if not found and family_of(self.made[above].title) and (not listed or _NUMBERED.match(words)):
            found = _LIST_TITLE.match(words)
        title = found["title"].strip() if found else ""
        return title if title and len(title.split()) <= _LONGEST_TITLE else None

    def items(self) -> tuple[Item, ...]:
        mentions = sorted(self.record.mentions, key=lambda m: m.start)
        parents = {one.parent for one in self.made}
        return tuple(
            Item(
                place,
                one.title,
                one.start,
                one.end,
                one.level,
                one.parent,
                frozenset(one.sections),
                tuple(one.extents),
                names_in(mentions, one.start, one.end),
                family_of(one.title),
                not one.extents,
                place in parents,
            )
            for place, one in enumerate(self.made)
        )


def names_in(mentions: Sequence[Mention], start: int, end: int) -> frozenset[str]:
    """Give the canonical names that stand in a stretch of text."""
    return frozenset(m.name for m in mentions if start <= m.start and m.end <= end)


def below(items: Sequence[Item], place: int) -> Iterator[Item]:
    """Give an item and all that stand under it."""
    inside = {place}
    for item in items[place:]:
        if item.place == place or item.parent in inside:
            inside.add(item.place)
            yield item


def words_of(record: Record, item: Item) -> str:
    """Give an item's own words."""
    return "\n".join(record.text[start:end] for start, end in item.extents)
