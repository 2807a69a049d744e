"""Days, months and years as values: what a date in words can mean, given the day it counts from."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

Tense = Literal["past", "future"] | None
# A year-less date this far on the wrong side of its anchor belongs to the next year, or the last.
_CLEARLY = 60
# A report without a date of its own was written within weeks of the meeting.
WRITTEN_WITHIN = 62


class Anchors(NamedTuple):
    """The days that relative dates count from. `letter`: when it was written; `meeting`: its first and last day."""

    letter: date | None
    meeting: date | None
    meeting_end: date | None

    @property
    def main(self) -> date | None:
        """Give the day that most relative dates count from."""
        return self.letter or self.meeting_end

    def for_year(self, tense: Tense) -> date | None:
        """Give the day whose year `dit jaar` means: what was said then counts from the meeting."""
        if tense == "past" and self.meeting and self.letter and self.letter >= self.meeting:
            return self.meeting
        return self.main


def parse_day(value: str | None) -> date | None:
    """Parse an ISO day, or the first one of a span; None when there is none.

    >>> parse_day("2020-11-19"), parse_day("2020-11") is None
    (datetime.date(2020, 11, 19), True)
    """
    try:
        day = date.fromisoformat((value or "").split("/")[0])
    except ValueError:
        return None
    # A year-less date is looked for in the years around it: those must exist.
    return day if 1000 < day.year < 9000 else None


def last_day(value: str) -> date | None:
    """Give the last day that an ISO value of any precision takes in; None for durations.

    >>> last_day("2020-02"), last_day("2024-Q1"), last_day("2021")
    (datetime.date(2020, 2, 29), datetime.date(2024, 3, 31), datetime.date(2021, 12, 31))
    """
    part = value.split("/")[-1]
    pieces = part.split("-")
    try:
        year = int(pieces[0])
        if len(pieces) == 1:
            return date(year, 12, 31)
        if pieces[1].startswith("Q"):
            month = int(pieces[1][1:]) * 3
            return date(year, month, monthrange(year, month)[1])
        if len(pieces) == 2:
            return date(year, int(pieces[1]), monthrange(year, int(pieces[1]))[1])
        return date(year, int(pieces[1]), int(pieces[2]))
    except (ValueError, IndexError):
        return None


def end_of_month(year: int, month: int) -> str:
    """Give the last day of a month in ISO form."""
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def day_value(year: int, month: int, day: int) -> str:
    """Give an ISO day, or only its month when the month has no such day (31 april)."""
    if 1 <= day <= monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}-{day:02d}"
    return f"{year:04d}-{month:02d}"


def days_value(year: int, month: int, first: int, last: int) -> str:
    """Give a span of days of one month, or only the month when it has no such days."""
    start, end = day_value(year, month, first), day_value(year, month, last)
    return f"{start}/{end}" if len(start) == len(end) == len("2020-01-01") else f"{year:04d}-{month:02d}"


def shift_month(day: date, months: int) -> tuple[int, int]:
    """Give year and month that many months on."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def week_of(day: date) -> str:
    """Give Monday and Sunday of a day's week as a span."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def year_for(month: int, day: int, anchors: Anchors, tense: Tense, mark: Tense) -> int | None:
    """Choose the year of a date that names none. `mark`: what `jl.` or `a.s.` says.

    The nearest year wins, unless the mark, or a clear tense, asks for the other side of the anchor.
    """
    anchor = anchors.main
    if anchor is None:
        return None
    candidates = [_near_day(year, month, day) for year in (anchor.year - 1, anchor.year, anchor.year + 1)]
    if mark == "past":
        slack = 0 if anchors.letter else WRITTEN_WITHIN
        return _latest(candidates, anchor + timedelta(days=slack)).year
    if mark == "future":
        first = min(d for d in (anchors.letter, anchors.meeting) if d)
        return next((d for d in candidates if d >= first), candidates[-1]).year
    nearest = min(candidates, key=lambda d: abs((d - anchor).days))
    distance = (nearest - anchor).days
    if tense == "future" and distance < -_CLEARLY and nearest.year <= anchor.year:
        return nearest.year + 1
    if tense == "past" and distance > _CLEARLY:
        return nearest.year - 1
    return nearest.year


def _near_day(year: int, month: int, day: int) -> date:
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))


def _latest(candidates: Sequence[date], limit: date) -> date:
    return next((d for d in reversed(candidates) if d <= limit), candidates[0])


def weekday_near(anchor: date, weekday: int, side: Tense) -> date:
    """Give the day of that name before (`past`) or after the anchor; the anchor itself is neither."""
    if side == "past":
        return anchor - timedelta(days=(anchor.weekday() - weekday - 1) % 7 + 1)
    return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
