"""Days and periods as people write them in a query."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kamerspoor.errors import QueryError
from kamerspoor.patterns import DASH
from kamerspoor.periods import first_day, last_day
from kamerspoor.search.places import Place
from kamerspoor.search.query_words import table

Days = tuple[str | None, str | None]
"""A closed range of ISO days; None: no bound."""

REMEDY = "write 2021, 2021-03, 2021-03-31, Q1 2021, 2020..2021, 2020-11.. or >=2020-11"
_BETWEEN = re.compile(r"\s*(?:\.{2,3}|…|\bt/m\b|\btot en met\b|\btot\b|\bto\b)\s*", re.IGNORECASE)
_YEARS = re.compile(rf"(\d{{4}})\s?[{DASH}/]\s?(\d{{4}})", re.ASCII)
_COMPARED = re.compile(r"([<>]=?|=)\s*(.+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)
_DUTCH = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})", re.ASCII)
_QUARTER = re.compile(r"(?:[qk]([1-4])[\s-]?(\d{4})|(\d{4})[\s-]?[qk]([1-4]))", re.IGNORECASE | re.ASCII)
_WEEK = re.compile(r"(\d{4})-?w(\d{2})", re.IGNORECASE | re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
_WORDED = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(\d{4})", re.ASCII)


def days_asked(value: str, place: Place) -> Days:
    """Read a day, a month, a year, or a range of them.

    Raises: QueryError for what is no date, and for a range that ends before it begins.
    """
    text = " ".join(value.split())
    if compared := _COMPARED.fullmatch(text):
        return _compared(compared[1], compared[2], place)
    years = _YEARS.fullmatch(text)
    parts = [years[1], years[2]] if years else _BETWEEN.split(text)
    if len(parts) == 1:
        return _ends(parts[0], place)
    if len(parts) > 2 or not any(parts):
        raise _no_date(text, place)
    first = _ends(parts[0], place)[0] if parts[0] else None
    last = _ends(parts[1], place)[1] if parts[1] else None
    if first and last and last < first:
        raise place.error(f"the period ends ({last}) before it begins ({first})", "swap the two dates")
    return first, last


def is_date(value: str) -> bool:
    """Tell whether this is a day, a period or a range of them."""
    try:
        days_asked(value, Place(value, 0, len(value)))
    except QueryError:
        return False
    return True


def _compared(sign: str, value: str, place: Place) -> Days:
    first, last = _ends(value, place)
    try:
        if sign == ">":
            return (date.fromisoformat(last) + timedelta(1)).isoformat(), None
        if sign == "<":
            return None, (date.fromisoformat(first) - timedelta(1)).isoformat()
    except OverflowError:
        raise _no_date(value, place) from None
    return {">=": (first, None), "<=": (None, last), "=": (first, last)}[sign]


def _ends(value: str, place: Place) -> tuple[str, str]:
    iso = _iso(value.strip().lower())
    first, last = first_day(iso), last_day(iso)
    if first is None or last is None:
        raise _no_date(value, place)
    return first, last


def _no_date(value: str, place: Place) -> Exception:
    return place.error(f"{value[:60]!r} is no date", REMEDY)


def _iso(text: str) -> str | None:
    """Write a day or period the way of ISO; whether it exists is seen later."""
    if match := _ISO.fullmatch(text):
        return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
    if match := _DUTCH.fullmatch(text):
        return "-".join([match[3], match[2].zfill(2), *([match[1].zfill(2)] if match[1] else [])])
    if match := _QUARTER.fullmatch(text):
        return f"{match[2] or match[3]}-Q{match[1] or match[4]}"
    if match := _WEEK.fullmatch(text):
        return f"{match[1]}-W{match[2]}"
    if match := _COMPACT.fullmatch(text):
        return "-".join(match.groups())
    if match := _WORDED.fullmatch(text):
        month = table("months").get(match[2])
        return "-".join([match[3], month.zfill(2), *([match[1].zfill(2)] if match[1] else [])]) if month else None
    return text if re.fullmatch(r"\d{4}", text, re.ASCII) else None
