"""Find dates and spans of time in words and resolve them to ISO values.

A date is found from its anchor word (a month, a year, `kwartaal`, `reces`) by reading what stands
directly before and behind it; then its year is chosen from the day of the meeting or of the letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from kamerspoor import lexicon
from kamerspoor.extract import date_forms, date_terms
from kamerspoor.extract.calendar import WRITTEN_WITHIN, Anchors, Tense, last_day, parse_day
from kamerspoor.extract.date_context import WEEKDAYS, Context, Dated
from kamerspoor.extract.tense import counts_from_now, tense_around
from kamerspoor.model import Block, DateMention, Document, Reference, Sentence
from kamerspoor.patterns import MONTH, MONTHS
from kamerspoor.text import letterhead

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_YEAR = re.compile(r"(?:19[4-9]|20[0-6])\d(?![\w%]|[.,/]\d|-[a-z]|-\d\d-\d\d)")
# 09-11-2024, 2024-11-09; it begins with a digit whatever follows, so that a search looks at digits only.
_NUMERIC = re.compile(
    r"\d(?:\d?([-/.])\d{1,2}\1(?:19|20)\d\d(?![\w/-])"
    r"|(?:(?<=1)9|(?<=2)0)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-]))"
)
_PART_OF_WORD = frozenset(".,/’'-–_")
_FULL_DATE = re.compile(rf"\b(\d{{1,2}}) ({MONTH}) (\d{{4}})")
_DEADLINE = re.compile(
    r"(?:\b(?:uiterlijk|niet later dan|ten laatste|vóór|binnen|tot uiterlijk)(?: op| in| per)?(?: de| het)?"
    r"|\b[Vv]oor(?: het| de)?|\b[Tt]ot en met)\s?$",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?:(?P<past>jl|j\.l|jongstleden|ll|[Aa]fgelopen|[Vv]orig|geleden|gisteren)|(?P<future>a\.s"
    r"|aanstaande?|[Kk]omende?|[Vv]olgende?))\b"
)
_REACH = 56


class _Hit(NamedTuple):
    start: int
    end: int
    read: Callable[[Context], Dated | None]


def find_dates(
    clean: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    document: Document,
    references: Sequence[Reference],
) -> tuple[DateMention, ...]:
    """Find all dates, in order. What stands inside a reference (`COM(2022) 71`) is none."""
    anchors = _anchors(clean, blocks, document)
    taken = [(r.start, r.end) for r in references if r.by == "text"]
    block_starts = [b.start for b in blocks]
    sentence_starts = [s.start for s in sentences]
    found: list[DateMention] = []
    done = 0
    for hit in _hits(clean):
        if hit.start < done or _inside(taken, hit.start):
            continue
        block = blocks[max(0, bisect_right(block_starts, hit.start) - 1)]
        low = max(block.start, hit.start - _REACH, done)
        index = bisect_right(sentence_starts, hit.start) - 1
        sentence = sentences[index] if index >= 0 and hit.start < sentences[index].end else block

        where = (clean, sentence.start, sentence.end, hit.start, hit.end)
        tense = partial(tense_around, *where)
        promised = partial(counts_from_now, *where)
        dated = hit.read(Context(clean, low, hit.start, hit.end, block.end, anchors, tense, promised))
        if dated is None:
            continue
        done = dated.end
        anchor = anchors.main.isoformat() if dated.relative and anchors.main else None
        role = _role(clean, low, dated, anchors, tense)
        found.append(DateMention(dated.start, dated.end, dated.value, anchor, role))
    return tuple(found)


def _inside(taken: Sequence[tuple[int, int]], at: int) -> bool:
    index = bisect_right(taken, at, key=lambda span: span[0]) - 1
    return index >= 0 and at < taken[index][1]


def _anchors(clean: str, blocks: Sequence[Block], document: Document) -> Anchors:
    """Tell which days relative dates count from: in a debate the day of the debate."""
    letter = parse_day(document.date)
    meeting = parse_day(document.meeting.date) if document.meeting else None
    end = last_day(document.meeting.date) if document.meeting and document.meeting.date else None
    if document.kind == "questions" and document.title and (asked := letterhead.QUESTIONS.fullmatch(document.title)):
        # The questions look ahead from the day they were put, the answers back from theirs.
        put = parse_day(f"{asked['year']}-{MONTHS.index(asked['month'].lower()) + 1:02d}-{int(asked['day']):02d}")
        return Anchors(letter or put, put, put)
    if document.kind == "debate":
        for block in blocks[:40]:
            held_on = block.kind == "paragraph" and clean.startswith(("Op ", "De vaste commissie"), block.start)
            if held_on and (match := _FULL_DATE.search(clean, block.start, min(block.end, block.start + 200))):
                held = parse_day(f"{match[3]}-{MONTHS.index(match[2].lower()) + 1:02d}-{int(match[1]):02d}")
                return Anchors(held or letter, None, None)
    return Anchors(letter, meeting, end)


def _hits(clean: str) -> Iterator[_Hit]:
    """Yield anchor words and years in the order of the text."""
    readers = _readers()
    hits = []
    for index, start, end in _automaton().find_matches_as_indexes(clean):
        # The whole word: months and the like do not count inside another word.
        if start and (clean[start - 1].isalnum() or clean[start - 1] == "-"):
            continue
        if end < len(clean) and (clean[end].isalnum() or (clean[end] == "-" and clean[end + 1 : end + 2].isalpha())):
            continue
        hits.append(_Hit(start, end, readers[index]))
    for match in _YEAR.finditer(clean):
        before = clean[match.start() - 1 : match.start()]
        if not before.isalnum() and before not in _PART_OF_WORD:
            hits.append(_Hit(match.start(), match.end(), date_forms.read_year))
    for match in _NUMERIC.finditer(clean):
        before = clean[match.start() - 1 : match.start()]
        if not before.isalnum() and before not in _PART_OF_WORD:
            hits.append(_Hit(match.start(), match.end(), date_forms.read_numeric))
    hits.sort(key=lambda h: h.start)
    yield from hits


@cache
def _words() -> tuple[tuple[str, Callable[[Context], Dated | None]], ...]:
    rows: list[tuple[str, Callable[[Context], Dated | None]]] = []
    for month in MONTHS:
        rows += [
            (month, date_forms.read_month),
            (month.capitalize(), date_forms.read_month),
            (month.upper(), date_forms.read_month),
        ]
    for day in WEEKDAYS:
        rows += [(day, date_terms.read_weekday), (day.capitalize(), date_terms.read_weekday)]
    for word, read in date_terms.READERS.items():
        rows += [(word, read), (word.capitalize(), read)] if word[0].islower() else [(word, read)]
    for recess in lexicon.recesses():
        rows += [(recess, date_terms.read_recess), (recess.capitalize(), date_terms.read_recess)]
    return tuple(rows)


@cache
def _readers() -> tuple[Callable[[Context], Dated | None], ...]:
    return tuple(read for _, read in _words())


@cache
def _automaton() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick([word for word, _ in _words()], matchkind=MatchKind.LeftmostLongest)


def _role(
    clean: str, low: int, dated: Dated, anchors: Anchors, tense: Callable[[], Tense]
) -> Literal["past", "future", "deadline"] | None:
    before = clean[max(low, dated.start - 24) : dated.start]
    if (match := _DEADLINE.search(before)) and not (
        match[0].lower().startswith("voor") and re.fullmatch(r"\d{4}(?:/\d{4})?", dated.value) and not dated.relative
    ):
        return "deadline"
    if side := _SIDE.search(clean, dated.start, dated.end):
        return "past" if side.lastgroup == "past" else "future"
    last, anchor = last_day(dated.value), anchors.main
    if last is None or anchor is None:
        return None
    if last <= anchor:
        return "past"
    # A report without a date of its own was written after its meeting: what it tells in the past is past.
    soon = anchors.letter is None and (last - anchor).days <= WRITTEN_WITHIN
    return "past" if soon and tense() == "past" else "future"
