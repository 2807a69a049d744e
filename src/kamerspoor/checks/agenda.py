"""The introduction's list of items against the sections that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kamerspoor import lexicon
from kamerspoor.model import Block, Check, Document
from kamerspoor.text.headings import heading_name, stems_of

# Words that announce a list of items; what follows them, or for `kwamen ... aan bod` stands between, is the list.
_LIST = re.compile(
    r"(?:\b(?:[Oo]p de agenda|[Gg]eagendeerd)\s(?:staan|stonden|stond|staat|zijn|waren|was)(?:\s(?:verder"
    r"|voorts|ook|onder meer|tevens))?"
    r"|\b[Gg]esproken\s(?:is|werd|wordt)\s(?:er\s)?over|\b(?:is|werd|wordt"
    r"|zal worden)\s(?:er\s)?gesproken\sover|\b[Aa]an de orde\s(?:kwamen|komen|waren)"
    r"|\b(?:sprak|spraken|spreekt|spreken|stond|stonden)\s(?:de|het)\s\w+(?:\s(?!over)\w+){0,4}\s(?:over|stil bij)"
    r"|\b(?:kwamen|komen)\s(?:onder meer\s)?)(?P<items>(?<!:)[^.;:]{10,900}|: ?[^.:]{10,900})"
)
# Bosnië en Herzegovina is one country.
_SEPARATOR = re.compile(r",\s+(?:en\s+)?|(?<!Bosnië)\s+en\s+(?=over\s|de\s|het\s|[A-Z])|\s+alsmede\s+|\(|\)|;\s+")
_LEAD = re.compile(
    r"^(?::|en,? als lopende zaken,?|als lopende zaken,?|en|over|onder meer|onder andere|de|het|een|als|ook"
    r"|voorts|tot slot|achtereenvolgens|verder|onder lopende zaken)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:aan bod|aan de orde|ter sprake|op de agenda|centraal)$")
_SHORTEST_LIST = 3
_MOST_WORDS = 7
_SHORTEST_PART = 4
_FIXED_KINDS = ("report",)


def find(clean: str, blocks: Sequence[Block], document: Document) -> Iterator[Check]:
    """Yield `section-not-announced` and `announced-not-reported`, where the introduction has a list."""
    if document.kind not in _FIXED_KINDS:
        return
    headings = [i for i, b in enumerate(blocks) if b.kind == "heading"]
    opening = _opening(clean, blocks, headings)
    if not opening or len(headings) < _SHORTEST_LIST:
        return
    low, high = opening
    items = [item for match in _LIST.finditer(clean, low, high) for item in _items(clean, match)]
    if len(items) < _SHORTEST_LIST - 1:
        return
    yield from _not_announced(clean, blocks, headings, clean[low:high], high)
    titles = stems_of(" ".join(clean[blocks[i].start : blocks[i].end] for i in headings))
    missing = [(a, b) for a, b in items if not any(_meets(stem, titles) for stem in stems_of(clean[a:b]))]
    yield from _not_reported(clean, missing, high)


def _opening(clean: str, blocks: Sequence[Block], headings: Sequence[int]) -> tuple[int, int] | None:
    """Find the words that introduce the letter: its first section, or what stands before that."""
    if not headings:
        return None
    first = blocks[headings[0]]
    name = heading_name(clean[first.start : first.end])
    body = [b for b in blocks[: headings[0]] if b.kind == "paragraph"]
    if name in lexicon.headings().introductions or not body:
        end = blocks[headings[1]].start if len(headings) > 1 else len(clean)
        return first.end, end
    return body[0].start, first.start


def _items(clean: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Split an announced list into spans of its items."""
    low, high = match.span("items")
    breaks = [m.span() for m in _SEPARATOR.finditer(clean, low, high)]
    starts, ends = [low, *(end for _, end in breaks)], [*(start for start, _ in breaks), high]
    spans = []
    for start, end in zip(starts, ends, strict=True):
        text = clean[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        while lead := _LEAD.match(text):
            text = text[lead.end() :]
            start += lead.end()
        text = _TAIL.sub("", text)
        if text and text[-1] != "-" and len(text.split()) <= _MOST_WORDS:
            spans.append((start, start + len(text)))
    return spans


def _not_announced(
    clean: str, blocks: Sequence[Block], headings: Sequence[int], opening: str, high: int
) -> Iterator[Check]:
    known = lexicon.headings()
    fixed = known.top | known.introductions | known.parts | known.parents
    announced = stems_of(opening)
    families = _families(blocks, headings)
    # What stands below an item is held against the list only where others below it are in it.
    counted = {
        family
        for family, index in zip(families, headings, strict=True)
        if family[1] == 1 or _is_announced(clean, blocks[index], announced, 0.5)
    }
    for family, index in zip(families, headings, strict=True):
        block = blocks[index]
        title = clean[block.start : block.end]
        if block.start < high or family not in counted or heading_name(title) in fixed or not stems_of(title):
            continue
        if not _is_announced(clean, block, announced):
            yield Check(
                "section-not-announced",
                f"the section “{title}” is not in the list of the introduction",
                "info",
                block.start,
                block.end,
                (title,),
            )


def _is_announced(clean: str, block: Block, announced: frozenset[str], share: float = 0.0) -> bool:
    """Tell whether more than `share` of a heading's words are among those of the introduction."""
    stems = stems_of(clean[block.start : block.end])
    return sum(_meets(stem, announced) for stem in stems) > share * len(stems)


def _families(blocks: Sequence[Block], headings: Sequence[int]) -> list[tuple[int, int]]:
    """Give for each heading the one it stands under (-1: none) and its level: siblings share both."""
    above: list[tuple[int, int]] = []  # headings that are open, as (index, level)
    families = []
    for index in headings:
        level = blocks[index].level or 1
        while above and above[-1][1] >= level:
            above.pop()
        families.append((above[-1][0] if above else -1, level))
        above.append((index, level))
    return families


def _not_reported(clean: str, items: Sequence[tuple[int, int]], high: int) -> Iterator[Check]:
    rest = clean[high:].lower() if items else ""
    for start, end in items:
        stems = stems_of(clean[start:end])
        if stems and not all(_occurs(stem, rest) for stem in stems):
            item = clean[start:end]
            yield Check(
                "announced-not-reported",
                f"“{item}” is announced and never spoken of again",
                "warning",
                start,
                end,
                (item,),
            )


def _meets(stem: str, others: frozenset[str]) -> bool:
    """Tell whether a word's beginning is among others, or part of a compound among them."""
    if stem in others:
        return True
    return len(stem) > _SHORTEST_PART and any(
        stem in other or (len(other) > _SHORTEST_PART and other in stem) for other in others
    )


def _occurs(stem: str, text: str) -> bool:
    """Tell whether a word of the text begins so, or for a longer one holds it."""
    return stem in text if len(stem) > _SHORTEST_PART else re.search(rf"\b{re.escape(stem)}", text) is not None
