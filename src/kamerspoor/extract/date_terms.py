"""Dates that count from another day: terms, relative years, months, weeks and days, recesses and feasts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kamerspoor import lexicon
from kamerspoor.extract import calendar
from kamerspoor.extract.date_context import (
    COUNT,
    MARK,
    NUMBERS,
    PART,
    RIGHT_OF_QUARTER,
    WEEKDAYS,
    WHICH_YEAR,
    Context,
    Dated,
    named_year,
    part_of_month,
    part_of_year,
    relative_year,
    side_of,
)
from kamerspoor.extract.date_forms import SEASON_MONTHS, read_half, read_quarter, read_season, read_short_quarter
from kamerspoor.text.session import budget_day

_LEFT_OF_JAAR = re.compile(
    rf"(?:\b{PART} )?(?:\b(?P<relative>[Dd]it|[Vv]orig|[Vv]olgend|[Kk]omend|[Hh]et komende"
    rf"|[Hh]et volgende) $|\b(?P<this>[Hh]et|[Dd]it) $)"
)
_SPAN = re.compile(
    rf"\b(?P<lead>(?:[Dd]e )?(?:[Aa]fgelopen|[Kk]omende|[Vv]oorbije|[Ll]aatste|[Ee]erstvolgende)|[Bb]innen"
    rf"|[Gg]edurende|[Pp]eriode van|[Vv]oor (?:de duur|een periode) van|[Dd]uur van|[Vv]erlenging met|[Oo]ver"
    rf"|[Nn]a|[Ee]erste)"
    rf" (?P<count>{COUNT}) $"
)
_AGO = re.compile(r" geleden\b")
_UNITS = {"jaar": "Y", "jaren": "Y", "maand": "M", "maanden": "M", "week": "W", "weken": "W", "dag": "D", "dagen": "D"}
_COUNTED_AGO = re.compile(rf"\b(?P<count>{COUNT}) $", re.IGNORECASE)
_OF_YEAR = re.compile(WHICH_YEAR + r"|(?P<this> van het jaar)")


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _stretch(at: Context) -> Dated | None:
    """`de afgelopen 19 jaar` (P19Y), `binnen twee weken` (a day), `eerste negen maanden van dit jaar`."""
    unit = _UNITS[at.text[at.start : at.end].lower()]
    if at.after(_AGO) and (ago := at.before(_COUNTED_AGO)):
        return _counted(at, ago.start(), at.end + len(" geleden"), -_count(ago["count"]), unit)
    left = at.before(_SPAN)
    if not left:
        return None
    lead, count = left["lead"].lower(), _count(left["count"])
    if not count:
        return None
    if lead == "eerste":
        return _first_months(at, left, count) if unit == "M" else None
    if lead in ("binnen", "over"):
        if not at.promised() or (lead == "over" and left["count"] == "een"):
            return None
        return _counted(at, left.start(), at.end, count, unit)
    return Dated(left.start(), at.end, f"P{count}{unit}", False)


def _first_months(at: Context, left: re.Match[str], count: int) -> Dated | None:
    right = at.after(_OF_YEAR)
    if not right or not 1 <= count <= 12:
        return None
    year = named_year(at, right)
    if year is None and right["this"] and at.anchors.main:
        year = at.anchors.main.year
    if year is None:
        return None
    return Dated(left.start(), right.end(), f"{year}-01/{year}-{count:02d}", right["year"] is None)


def _counted(at: Context, start: int, end: int, count: int, unit: str) -> Dated | None:
    """Count from the anchor day: to a day by days and weeks, to a month or year by those."""
    anchor = at.anchors.main
    if anchor is None:
        return Dated(start, end, f"P{abs(count)}{unit}", False)
    if unit in "DW":
        try:
            return Dated(start, end, (anchor + timedelta(days=count * (7 if unit == "W" else 1))).isoformat())
        except OverflowError:
            return None
    if unit == "Y":
        return Dated(start, end, str(anchor.year + count)) if 1000 < anchor.year + count < 9999 else None
    year, month = calendar.shift_month(anchor, count)
    if at.text[start:end].lower().startswith("binnen"):
        same_day = calendar.day_value(year, month, anchor.day)
        return Dated(start, end, same_day if len(same_day) == 10 else calendar.end_of_month(year, month))
    return Dated(start, end, f"{year:04d}-{month:02d}")


def read_years(at: Context) -> Dated | None:
    """`eind dit jaar`, `begin volgend jaar`, `het eind van het jaar`, `de afgelopen 19 jaar`."""
    left = at.before(_LEFT_OF_JAAR)
    if not left:
        return _stretch(at)
    if left["this"] and left["this"].lower() == "het" and not left["part"]:
        return None
    word = (left["relative"] or "dit").lower()
    year = relative_year(word, at)
    if year is None:
        return None
    return Dated(left.start(), at.end, part_of_year(left["part"], year) if left["part"] else str(year))


_LEFT_OF_MAAND = re.compile(
    r"(?:\b(?P<part>[Bb]egin|[Mm]edio|[Ee]inde?|[Hh]et einde? van|[Ii]n de loop van) )?\b(?P<which>[Dd]eze"
    r"|[Vv]orige|[Vv]olgende|[Kk]omende|[Aa]fgelopen|[Dd]e) $"
)


def _offset(which: str) -> int:
    which = which.lower()
    return {"vorige": -1, "afgelopen": -1, "volgende": 1, "komende": 1, "aanstaande": 1}.get(which, 0)


def read_months(at: Context) -> Dated | None:
    """`volgende maand`, `eind deze maand`, `eind van de maand`, `de afgelopen drie maanden`."""
    left, anchor = at.before(_LEFT_OF_MAAND), at.anchors.main
    if at.text[at.start : at.end].lower() == "maanden" or not left:
        return _stretch(at)
    if anchor is None or (left["which"].lower() == "de" and not left["part"]):
        return None
    year, month = calendar.shift_month(anchor, _offset(left["which"]))
    return Dated(left.start(), at.end, part_of_month(left["part"], year, month))


_LEFT_OF_WEEK = re.compile(
    r"(?:\b(?P<part>[Bb]egin|[Ee]inde?|[Ee]erder|[Ll]ater) )?\b(?P<which>[Dd]eze|[Vv]orige|[Vv]olgende"
    r"|[Kk]omende|[Aa]fgelopen) $"
)


def read_weeks(at: Context) -> Dated | None:
    """`vorige week`, `komende week`, `binnen twee weken`."""
    left, anchor = at.before(_LEFT_OF_WEEK), at.anchors.main
    if at.text[at.start : at.end].lower() == "weken" or not left:
        return _stretch(at)
    if anchor is None:
        return None
    return Dated(left.start(), at.end, calendar.week_of(anchor + timedelta(days=7 * _offset(left["which"]))))


_SAME_DAY = re.compile(r"\b(?:op )?(?:de)?zelfde $")


def read_days(at: Context) -> Dated | None:
    """`op dezelfde dag`, `binnen tien dagen`."""
    if at.text[at.start : at.end] == "dag" and (left := at.before(_SAME_DAY)):
        day = at.anchors.meeting or at.anchors.main
        return Dated(left.start(), at.end, day.isoformat()) if day else None
    return _stretch(at)


_LEFT_OF_WEEKDAY = re.compile(r"\b(?P<which>[Aa]fgelopen|[Vv]orige|[Kk]omende|[Vv]olgende|[Aa]anstaande) $")
_RIGHT_OF_WEEKDAY = re.compile(rf",? {MARK}")
_DAY_FOLLOWS = re.compile(r",? (?:d\.d\. )?\d{1,2}\b|,? en |[–-]")


def read_weekday(at: Context) -> Dated | None:
    """`afgelopen donderdag`, `vrijdag a.s.`; a weekday before a full date is part of that."""
    anchor = at.anchors.main
    if anchor is None or at.after(_DAY_FOLLOWS):
        return None
    left, right = at.before(_LEFT_OF_WEEKDAY), at.after(_RIGHT_OF_WEEKDAY)
    if not left and not right:
        # A bare weekday names no day that one could be sure of.
        return None
    weekday = WEEKDAYS.index(at.text[at.start : at.end].lower())
    side = side_of(left["which"] if left else right["mark"] if right else None)
    day = calendar.weekday_near(anchor, weekday, side)
    return Dated(left.start() if left else at.start, right.end() if right else at.end, day.isoformat())


_LEFT_OF_RECESS = re.compile(r"\b(?:het|dit|komend|komende|volgende|aanstaande|afgelopen|vorige) $")


def read_recess(at: Context) -> Dated | None:
    """`vóór het kerstreces`: in the month that the recess begins."""
    month = lexicon.recesses()[at.text[at.start : at.end].lower()]
    left = at.before(_LEFT_OF_RECESS)
    right = at.after(RIGHT_OF_QUARTER)
    year = named_year(at, right) if right else None
    if year is None:
        mark = side_of(left[0].strip()) if left and not left[0].startswith(("het", "dit")) else None
        year = calendar.year_for(month, 15, at.anchors, at.tense(), mark)
    if year is None:
        return None
    return Dated(left.start() if left else at.start, right.end() if right else at.end, f"{year}-{month:02d}")


_LEFT_OF_FEAST = re.compile(r"\b(?:de|het) $")


def _feast(value: Callable[[int], str], month: int) -> Callable[[Context], Dated | None]:
    def read(at: Context) -> Dated | None:
        left = at.before(_LEFT_OF_FEAST)
        right = at.after(RIGHT_OF_QUARTER)
        year = named_year(at, right) if right else None
        if year is None:
            year = calendar.year_for(month, 25 if month == 12 else 15, at.anchors, at.tense(), None)
        if year is None or not right:
            return None
        return Dated(left.start() if left else at.start, right.end(), value(year), right["year"] is None)

    return read


def _day_from_now(days: int) -> Callable[[Context], Dated | None]:
    def read(at: Context) -> Dated | None:
        anchor: date | None = at.anchors.main
        return Dated(at.start, at.end, (anchor + timedelta(days=days)).isoformat()) if anchor else None

    return read


READERS: dict[str, Callable[[Context], Dated | None]] = {
    "kwartaal": read_quarter,
    **dict.fromkeys(("Q1", "Q2", "Q3", "Q4"), read_short_quarter),
    "helft": read_half,
    **dict.fromkeys(SEASON_MONTHS, read_season),
    "jaar": read_years,
    "jaren": _stretch,
    "maand": read_months,
    "maanden": read_months,
    "week": read_weeks,
    "weken": read_weeks,
    "dag": read_days,
    "dagen": read_days,
    "kerst": _feast(lambda year: f"{year}-12-25", 12),
    "jaarwisseling": _feast(lambda year: f"{year}-12-31", 12),
    "Prinsjesdag": _feast(budget_day, 9),
    "vandaag": _day_from_now(0),
    "gisteren": _day_from_now(-1),
    "eergisteren": _day_from_now(-2),
    "overmorgen": _day_from_now(2),
}
