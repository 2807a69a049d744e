"""Page furniture: what stands on every page and belongs to none of the text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor.patterns import DASH, DOSSIER, SESSION_YEAR
from kamerspoor.text.lines import TextLine

# "Tweede Kamer, vergaderjaar 2020–2021, 21 501-02, nr. 2244 4", the running foot of an official paper.
RUNNING_FOOT = re.compile(
    rf"(?P<chamber>Eerste|Tweede) Kamer,? (?:der Staten-Generaal,? )?vergaderjaar (?P<year>{SESSION_YEAR})"
    rf"(?:, (?P<dossier>{DOSSIER})?[^,]{{0,40}}?(?:,? (?:nr\. ?|stuk nr\. ?)?(?P<number>\d+[A-Za-z]?|[A-Z]{{1,3}}))?)?"
    r"(?:[ \t]+(?P<page>\d{1,4}))?"
)
_ALONE = re.compile(
    r"(?:kst|blg|ah|h|kv|nds)-(?:[te]k-)?[\dA-Z][\w.()–-]*"
    r"|ISSN ?\d{4} ?[-–] ?\d{3}[\dX]"
    r"|[’'‘`]?s[-‑ ]Gravenhage,? \d{4}"
    rf"|(?:[Pp]ag(?:ina|\.)|[Bb]lad(?:zijde)?|[Pp]age) ?\d{{1,4}}(?: ?(?:van|/|of) ?\d{{1,4}})?"
    rf"|[{DASH}] ?\d{{1,4}} ?[{DASH}]"
    r"|\d{1,3} ?/ ?\d{1,3}|\d{1,3} van \d{1,3}"
    r"|www\.(?:rijksoverheid|tweedekamer|eerstekamer)\.nl"
    r"|(?:Tweede|Eerste) Kamer, (?:Aanhangsel|Handelingen)[^.]{0,60}",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"\d{1,4}")
# A note or a speaker's line can stand at the edge of every page and is none of its furniture.
_NOTE_OR_SPEAKER = re.compile(r"\d{1,3}[.)]? \S|.{3,80}:$")
_DIGITS = re.compile(r"\d+")
_LONGEST = 130
_LONGEST_LABEL = 60


class Furniture(NamedTuple):
    """Which lines are furniture, and what the running foot says of the document."""

    lines: frozenset[int]
    foot: re.Match[str] | None


def find_furniture(lines: Sequence[TextLine]) -> Furniture:
    """Find the indexes of the lines that are page furniture.

    A line is furniture by its own words, as a number that stands alone at a page's end, or because
    the same words (digits apart) open or close most pages.
    """
    found: set[int] = set()
    foot: re.Match[str] | None = None
    for index, line in enumerate(lines):
        text = line.text
        if len(text) > _LONGEST:
            continue
        if "ergaderjaar" in text and (match := RUNNING_FOOT.fullmatch(text)):
            found.add(index)
            foot = foot or match
        elif _ALONE.fullmatch(text):
            found.add(index)
    for index, line in enumerate(lines):
        if index not in found and _PAGE_NUMBER.fullmatch(line.text) and _closes_page(lines, index, found):
            found.add(index)
    found |= _recurring(lines, found)
    found |= _beside(lines, found)
    if len(found) == len(lines):
        found = set()  # a page of nothing else is all there is to read
    return Furniture(frozenset(found), foot)


def _closes_page(lines: Sequence[TextLine], index: int, found: set[int]) -> bool:
    """A bare number is a page number beside other furniture or at a page's edge, not amid text."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None:
        return index > 0
    if below.page or lines[index].page:
        return True
    return (index - 1 in found or index + 1 in found) and not lines[index].text.startswith("0")


def _beside(lines: Sequence[TextLine], found: set[int]) -> set[int]:
    """Lines that stand with page furniture and say the same elsewhere: `Onze referentie`, a file number."""
    counts = Counter(line.text for line in lines if len(line.text) <= _LONGEST_LABEL)
    beside: set[int] = set()
    for index in sorted(found):
        for step in (1, -1):
            at = index + step
            while 0 <= at < len(lines) and at not in found and counts[lines[at].text] > 1:
                if lines[max(at, at - step)].blank:
                    break
                beside.add(at)
                at += step
    return beside


def _recurring(lines: Sequence[TextLine], found: set[int]) -> set[int]:
    starts = [i for i, line in enumerate(lines) if line.page]
    if len(starts) < 2:
        return set()
    edges = [0, *starts, len(lines)]
    seen: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    for low, high in itertools.pairwise(edges):
        rest = [i for i in range(low, high) if i not in found]
        for index in dict.fromkeys([*rest[:2], *rest[-2:]]):
            text = lines[index].text
            if _NOTE_OR_SPEAKER.match(text):
                continue
            shape = _DIGITS.sub("0", text)
            if 3 < len(shape) <= _LONGEST:
                seen[shape] += 1
                places.setdefault(shape, []).append(index)
    needed = max(3, round(0.6 * (len(edges) - 1)))
    return {i for shape, n in seen.items() if n >= needed for i in places[shape]}
