"""Days of an ISO date or period as the record writes it: `2021`, `2020-12`, `2024-Q3`, `2020-11-23/2020-11-24`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


def first_day(value: str | None) -> str | None:
    """Give the first day of a date or period, or None where it names none.

    >>> first_day("2024-Q3"), first_day("2020-11-23/2020-11-24"), first_day("--12-07")
    ('2024-07-01', '2020-11-23', None)
    """
    days = _days(value)
    return days[0] if days else None


def last_day(value: str | None) -> str | None:
    """Give the last day of a date or period, or None where it names none.

    >>> last_day("2024-02"), last_day("2024-Q3"), last_day("2021"), last_day("P19Y")
    ('2024-02-29', '2024-09-30', '2021-12-31', None)
    """
    days = _days(value)
    return days[1] if days else None


def days_between(start: str, end: str) -> int:
    """Count the days from one ISO day to another.

    >>> days_between("2024-02-28", "2024-03-01"), days_between("2024-03-01", "2024-02-28")
    (2, -2)
    """
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def shifted(day: str, days: int) -> str:
    """Give the ISO day that is so many days later; no day lies outside the years 1 to 9999.

    >>> shifted("2024-02-28", 2), shifted("2024-03-01", -1), shifted("0001-01-01", -1)
    ('2024-03-01', '2024-02-29', '0001-01-01')
    """
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except OverflowError:
        return (date.min if days < 0 else date.max).isoformat()


def _days(value: str | None) -> tuple[str, str] | None:
    if not value:
        return None
    first, slash, last = value.partition("/")
    if slash:
        start, end = _days(first), _days(last)
        return (start[0], end[1]) if start and end else None
    try:
        return _span(value)
    except ValueError:
        return None


def _span(value: str) -> tuple[str, str] | None:
    if _DAY.fullmatch(value):
        day = date.fromisoformat(value).isoformat()
        return day, day
    if match := _QUARTER.fullmatch(value):
        year, last = int(match[1]), int(match[2]) * 3
        return _months(year, last - 2, last)
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday.isoformat(), (monday + timedelta(6)).isoformat()
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if _YEAR.fullmatch(value):
        return _months(int(value), 1, 12)
    return None


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    return (
        date(year, first, 1).isoformat(),
        date(year, last, monthrange(year, last)[1]).isoformat(),
    )
