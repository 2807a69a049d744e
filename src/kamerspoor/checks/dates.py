"""Dates that cannot be, weekdays that do not fit, and reports that speak of days after their meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kamerspoor.extract.calendar import last_day, parse_day
from kamerspoor.extract.date_context import WEEKDAYS
from kamerspoor.model import Check, DateMention, Document
from kamerspoor.patterns import MONTH, MONTHS

_DAY = re.compile(rf"\b(?P<day>\d{{1,2}})(?:e|ste|de)? (?P<month>{MONTH})\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b,? \d", re.IGNORECASE)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LOOKS_BACK = re.compile(r"\b(?:jl|jongstleden|ll)\b")


def find(clean: str, document: Document, dates: Sequence[DateMention]) -> Iterator[Check]:
    """Yield `impossible-date`, `weekday-mismatch` and `document-later-than-meeting`."""
    for mention in dates:
        words = clean[mention.start : mention.end]
        yield from _impossible(mention, words)
        yield from _wrong_weekday(mention, words)
    yield from _written_later(clean, document, dates)


def _impossible(mention: DateMention, words: str) -> Iterator[Check]:
    match = _DAY.search(words)
    if not match:
        return
    day, month = int(match["day"]), MONTHS.index(match["month"].lower()) + 1
    leap = re.match(r"\d{4}", mention.value)
    longest = _LONGEST[month - 1]
    if month == 2 and leap and not _is_leap(int(leap[0])):
        longest = 28
    if not 1 <= day <= longest:
        name = MONTHS[month - 1]
        yield Check(
            "impossible-date",
            f"“{words}”: {name} has {longest} days",
            "error",
            mention.start,
            mention.end,
            (words, mention.value),
        )


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _wrong_weekday(mention: DateMention, words: str) -> Iterator[Check]:
    match, day = _WEEKDAY.search(words), parse_day(mention.value)
    if not match or not day:
        return
    named = match["weekday"].lower()
    real = WEEKDAYS[day.weekday()]
    if named != real:
        yield Check(
            "weekday-mismatch",
            f"“{words}”: {mention.value} was a {real}",
            "warning",
            mention.start,
            mention.end,
            (named, real),
        )


def _written_later(clean: str, document: Document, dates: Sequence[DateMention]) -> Iterator[Check]:
    """A report without a date that looks back on days after its meeting: it was written after those."""
    meeting = document.meeting
    if document.kind != "report" or document.date or not meeting or not meeting.date:
        return
    held = last_day(meeting.date)
    later: list[tuple[date, DateMention]] = []
    for mention in dates:
        day = last_day(mention.value)
        if day and held and day > held and _LOOKS_BACK.search(clean, mention.start, mention.end):
            later.append((day, mention))
    if later:
        day, mention = max(later, key=lambda pair: pair[0])
        yield Check(
            "document-later-than-meeting",
            f"the text looks back on {day.isoformat()}: it was written after that, the meeting was on {meeting.date}",
            "info",
            mention.start,
            mention.end,
            (day.isoformat(), meeting.date),
        )
