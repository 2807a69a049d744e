"""Sentences of a text that show the words asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from kamerspoor.search.wanted import Match, Matcher, Wanted, closeness

LONGEST = 280
"""Characters of a snippet at most."""
SNIPPETS = 2
_STRETCH = 40_000
_ENOUGH_MATCHES = 100
_CONTEXT = 90
_SHOWN = 10
_SENTENCE = 50
"""Shorter ones are mostly lines of a head: numbers, names, titles."""
_LINE = 0.3
_SECOND = 0.3
"""The share of what the first one is worth that a second one must be."""
_ABBREVIATED = (
    "nr|nrs|art|dhr|mevr|mr|dr|drs|ing|ir|prof|jl|resp|incl|excl|evt|bijv|bv|ca|blz|Kamerstuk|c.s|m.b.t|o.a|i.h.b"
)
_END = re.compile(r"(?:[.!?…:;][\"”’')\]]*(?=\s)|\n)\s*")
_ABBREVIATION = re.compile(rf"(?:\b(?:{_ABBREVIATED}|[A-Z]))\.\s*\Z")
_ASKS = re.compile(r"(?:verzoekt|spreekt)\b[^\n]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text, with the words asked for marked in it.

    `start`, `end`: where it stands in the text of the unit; `marks`: places in `text` (half-open). `cut_before`,
    `cut_after`: the sentence goes on there. `heading`: under which it stands, if that was looked up.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    start: int
    end: int
    cut_before: bool = False
    cut_after: bool = False
    heading: str | None = None


def matches(text: str, matcher: Matcher, *, whole: bool = False) -> list[Match]:
    """Give what was asked for and stands in a text, in order.

    A long text is left where enough of all was seen, unless the `whole` is asked for.
    """
    found: list[Match] = []
    for start in range(0, len(text), _STRETCH):
        found += _in_stretch(text, matcher, start)
        enough = len(found) >= _ENOUGH_MATCHES and not whole
        if enough and len({match.what for match in found}) == len(matcher.wanted):
            break
    return found


def snippets(
    text: str, found: Sequence[Match], wanted: Sequence[Wanted], most: int = SNIPPETS, longest: int = LONGEST
) -> tuple[Snippet, ...]:
    """Give the sentences that show most of what was found, in their order in the text.

    A second one is given only when it shows something telling that the first does not. Where nothing was found: the
    beginning, of a motion what it asks.
    """
    chosen: list[_Sentence] = []
    sentences = _sentences_with(text, found, longest)
    shown: set[int] = set()
    first = 0.0
    while sentences and len(chosen) < most:
        best = max(sentences, key=lambda one: (one.worth(shown, wanted), -one.start))
        worth = best.worth(shown, wanted)
        if chosen and worth < _SECOND * first:
            break
        first = first or worth
        chosen.append(best)
        shown |= best.what()
        sentences.remove(best)
    shown_ones = tuple(one.snippet(text) for one in sorted(chosen, key=lambda one: one.start))
    if all(one.end - one.start < _SENTENCE for one in chosen) and len(chosen) < most:
        # A line of the head says little: what the text is about stands beside it.
        opening = _opening(text, longest)
        return (*shown_ones, *(one for one in opening if all(one.start >= other.end for other in shown_ones)))
    return shown_ones


def marks(found: Iterable[Match]) -> tuple[tuple[int, int], ...]:
    """Give the places of matches, those that touch as one."""
    return _merged((match.start, match.end) for match in found)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    cut_before: bool
    cut_after: bool
    matches: tuple[Match, ...]

    def what(self) -> set[int]:
        return {match.what for match in self.matches}

    def worth(self, shown: Set[int], wanted: Sequence[Wanted]) -> float:
        """Say how much of what was asked this shows: telling words count more, in full sentences."""
        closest: dict[int, int] = {}
        for match in self.matches:
            if match.what not in shown:
                closest[match.what] = max(closest.get(match.what, 0), closeness(match.how))
        worth = sum((_SHOWN + how) * (1 + wanted[what].weight) for what, how in closest.items())
        return worth if self.end - self.start >= _SENTENCE else worth * _LINE

    def snippet(self, text: str) -> Snippet:
        places = ((match.start - self.start, match.end - self.start) for match in self.matches)
        shown = re.sub(r"\s", " ", text[self.start : self.end])
        return Snippet(shown, _merged(places), self.start, self.end, self.cut_before, self.cut_after)


def _sentences_with(text: str, found: Sequence[Match], longest: int) -> list[_Sentence]:
    sentences: list[_Sentence] = []
    at = 0
    while at < len(found):
        start, end = _sentence_around(text, found[at].start, found[at].end)
        stop = at
        while stop < len(found) and found[stop].end <= end:
            stop += 1
        stop = max(stop, at + 1)
        sentences.append(_cut(text, start, max(end, found[at].end), found[at:stop], longest))
        at = stop
    return sentences


def _in_stretch(text: str, matcher: Matcher, start: int) -> Iterator[Match]:
    # A word on the border belongs to the stretch in which it begins.
    end = min(start + _STRETCH, len(text))
    while end < len(text) and (text[end - 1].isalnum() and text[end].isalnum()):
        end += 1
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    return matcher.find(text, start, end)


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - 3 * LONGEST), min(len(text), end + 3 * LONGEST)
    first = low
    for border in _END.finditer(text, low, start):
        if not _ABBREVIATION.search(text, max(low, border.start() - 12), border.end()):
            first = border.end()
    last = high
    for border in _END.finditer(text, end, high):
        if not _ABBREVIATION.search(text, max(low, border.start() - 12), border.end()):
            last = border.start() + len(border[0].rstrip())
            break
    return min(first, start), max(last, end)


def _cut(text: str, start: int, end: int, matches: Sequence[Match], longest: int) -> _Sentence:
    """Keep of a sentence what is not too long: the part with most of what was asked."""
    if end - start <= longest:
        return _Sentence(start, end, False, False, tuple(matches))
    room = longest - _CONTEXT
    starts = [match.start for match in matches]
    best = max(
        range(len(matches)),
        key=lambda at: (
            len({match.what for match in matches[at : bisect_right(starts, starts[at] + room)]}), -at,
        ),
    )  # fmt: skip
    low = max(start, starts[best] - _CONTEXT)
    high = min(end, low + longest)
    low = max(start, min(low, high - longest))
    low, high = _at_words(text, low, high, start, end)
    inside = tuple(match for match in matches if match.start >= low and match.end <= high)
    return _Sentence(low, high, low > start, high < end, inside)


def _at_words(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    if low > start and (space := text.find(" ", low - 1, high)) >= 0:
        low = space + 1
    if high < end and (space := text.rfind(" ", low, high + 1)) > low:
        high = space
    return low, high


def _opening(text: str, longest: int) -> tuple[Snippet, ...]:
    found = _ASKS.search(text[:20_000])
    start, end = (found.start(), found.end()) if found else (0, len(text))
    if not found:
        start = next((at for at, char in enumerate(text[:1000]) if not char.isspace()), 0)
        start, end = _sentence_around(text, start, min(start + 1, len(text)))
    if start >= end:
        return ()
    low, high = _at_words(text, start, min(end, start + longest), start, end)
    return (Snippet(re.sub(r"\s", " ", text[low:high]), (), low, high, False, high < end),)


def _merged(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
