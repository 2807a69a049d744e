"""Dates of the calendar: months, years, quarters, halves, seasons and dates in figures."""

from __future__ import annotations

import re

from kamerspoor.extract import calendar
from kamerspoor.extract.calendar import Tense
from kamerspoor.extract.date_context import (
    MARK,
    ORDINALS,
    PART,
    RELATIVE_YEAR,
    RIGHT_OF_QUARTER,
    WEEKDAYS,
    WHICH_YEAR,
    YEAR,
    Context,
    Dated,
    named_year,
    part_of_month,
    part_of_year,
    relative_year,
    side_of,
)
from kamerspoor.patterns import DASH, MONTH, MONTHS

_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? )"
_SEPARATOR = rf"(?:,? en | tot en met | t/m | tot | of | ?[{DASH}] ?|/)"
_LEFT_OF_MONTH = re.compile(
    rf"(?:(?:[Aa]fgelopen|[Vv]orige|[Kk]omende|[Vv]olgende) )?"
    rf"{_WEEKDAY}?(?:(?:{'|'.join(WEEKDAYS)}) en )?(?<![\d.,/])(?P<d1>\d{{1,2}})(?:e|ste"
    rf"|de)?(?:(?:, \d{{1,2}}(?:e|ste|de)?)*{_SEPARATOR}(?:(?:{'|'.join(WEEKDAYS)}) )?(?P<d2>\d{{1,2}})(?:e"
    rf"|ste|de)?)? $"
    rf"|\b{PART} $|\b(?P<lead>[Aa]fgelopen|[Vv]orige|[Kk]omende|[Vv]olgende|[Aa]anstaande) $",
    re.IGNORECASE,
)
_RIGHT_OF_MONTH = re.compile(rf"(?:,? (?:van )?(?:het jaar )?{YEAR}| (?:van )?{RELATIVE_YEAR})?(?:,? {MARK})?")
_TO_MONTH = re.compile(
    rf"(?: (?P<y1>\d{{4}}))?{_SEPARATOR}(?:(?:{'|'.join(WEEKDAYS)}) )?(?P<d2>\d{{1,2}})(?:e|ste"
    rf"|de)? (?P<month>{MONTH})(?:,? {YEAR})?(?:,? {MARK})?",
    re.IGNORECASE,
)
_MONTH_TO_MONTH = re.compile(rf" (?:tot en met|t/m|tot) (?P<month>{MONTH})(?:,? {YEAR})?", re.IGNORECASE)
_SHARED_YEAR = re.compile(
    rf"(?:,| en|/| tot en met| tot| t/m) (?:{MONTH}(?:,| en) )?(?:\d{{1,2}} )?{MONTH} (?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)


def read_month(at: Context) -> Dated | None:
    """`7 december a.s.`, `23 en 24 november 2020`, `eind maart`, `december vorig jaar`, `oktober`."""
    month = MONTHS.index(at.text[at.start : at.end].lower()) + 1
    left = at.before(_LEFT_OF_MONTH)
    group = left.groupdict() if left else {}
    first, last, part = group.get("d1"), group.get("d2"), group.get("part")
    start = left.start() if left else at.start
    if not first and not part and _is_name(at):
        return None
    if first and not 1 <= int(first) <= 31:
        return None
    if first and not last and (span := at.after(_TO_MONTH)) and 1 <= int(span["d2"]) <= 31:
        return _over_months(at, start, month, int(first), span)
    if not left and (span := at.after(_MONTH_TO_MONTH)):
        return _months(at, month, span)
    right = at.after(_RIGHT_OF_MONTH)
    assert right is not None
    mark = side_of(right["mark"]) or side_of(group.get("lead"))
    year = int(right["year"]) if right["year"] else relative_year(right["relative"], at)
    if year is None and (shared := at.after(_SHARED_YEAR)):
        year = int(shared["year"])
    relative = right["year"] is None
    if year is None:
        year = calendar.year_for(month, int(first) if first else 15, at.anchors, None if mark else at.tense(), mark)
    if year is None:
        value = f"--{month:02d}" + (f"-{int(first):02d}" if first else "")
    elif first and last and 1 <= int(last) <= 31:
        value = calendar.days_value(year, month, *sorted((int(first), int(last))))
    elif first:
        value = calendar.day_value(year, month, int(first))
    else:
        value = part_of_month(part, year, month)
    return Dated(start, right.end(), value, relative)


def _months(at: Context, first: int, span: re.Match[str]) -> Dated | None:
    """`september tot en met november (2023)`."""
    last = MONTHS.index(span["month"].lower()) + 1
    year = int(span["year"]) if span["year"] else calendar.year_for(last, 15, at.anchors, at.tense(), None)
    if year is None:
        return None
    first_year = year - (1 if first > last else 0)
    return Dated(at.start, span.end(), f"{first_year}-{first:02d}/{year}-{last:02d}", span["year"] is None)


def _is_name(at: Context) -> bool:
    """A month's name with a capital amid a sentence is somebody's name, unless a year follows."""
    word = at.text[at.start : at.end]
    return word[0].isupper() and at.start > at.low + 1 and not re.match(r" \d{4}", at.text[at.end : at.end + 5])


def _over_months(at: Context, start: int, month: int, first: int, span: re.Match[str]) -> Dated:
    """`30 november en 1 december 2023`, `28 februari tot en met 2 maart`."""
    other, last = MONTHS.index(span["month"].lower()) + 1, int(span["d2"])
    if span["year"]:
        year: int | None = int(span["year"])
    elif span["y1"]:
        year = int(span["y1"]) + (1 if month > other else 0)
    else:
        year = calendar.year_for(other, last, at.anchors, at.tense(), side_of(span["mark"]))
    if year is None:
        return Dated(start, span.end(), f"--{month:02d}-{first:02d}/--{other:02d}-{last:02d}")
    first_year = int(span["y1"]) if span["y1"] else year - (1 if month > other else 0)
    days = sorted((calendar.day_value(first_year, month, first), calendar.day_value(year, other, last)))
    value = "/".join(days)
    return Dated(start, span.end(), value, span["year"] is None)


_LEFT_OF_YEAR = re.compile(
    rf"(?:\bQ(?P<quarter>[1-4]) (?:van )?|(?:\b{PART} )|\b(?P<word>in|uit|van|sinds|tot|vanaf|voor|over|na"
    rf"|tot en met|t/m|en|jaar|jaren|per|rond|tussen|dan|of|vóór|tegen|rondom|begroting|begrotingen|omstreeks"
    rf"|periode|tijdvak|zomer|medio|met|tot aan|uiterlijk|najaar|voorjaar|winter|halverwege|doorlopend|ook"
    rf"|reeds|pas|[a-z]{{2,20}}jaar|seizoen|ultimo|zowel|alsook|naar|vergeleken met) ?|(?P<bracket>\())$",
    re.IGNORECASE,
)
_RIGHT_OF_YEAR = re.compile(
    rf"(?P<separator> ?[{DASH}] ?| en | tot en met | t/m | tot |/)(?P<last>(?:19|20)\d\d)(?![\w%]|[.,]\d)"
)
_COUNTED = re.compile(
    r"\s(?:euro|mensen|personen|militairen|kilometer|km|ton|MW|megawatt|gevallen|banen|woningen|inwoners"
    r"|miljoen|bedrijven|slachtoffers|doden|asielzoekers|migranten|stuks|hectare|m2|m²|meter|voertuigen"
    r"|deelnemers|leden|plaatsen)\b"
)


def read_year(at: Context) -> Dated | None:
    """`in 2023`, `eind 2020`, `2021–2027`, `Q3 2024`: a year that a preposition or the like announces."""
    left = at.before(_LEFT_OF_YEAR)
    if not left or _COUNTED.match(at.text, at.end) or (left["word"] or "").lower() == "vergaderjaar":
        return None
    year = int(at.text[at.start : at.end])
    if left["quarter"]:  # `Q3 2024`
        return Dated(left.start(), at.end, f"{year}-Q{left['quarter']}", False)
    if left["part"]:
        return Dated(left.start("part"), at.end, part_of_year(left["part"], year), False)
    right = at.after(_RIGHT_OF_YEAR)
    between = (left["word"] or "").lower() == "tussen"
    if right and (between or _is_span(year, right)):
        return Dated(at.start, right.end(), f"{year}/{right['last']}", False)
    if left["bracket"] and at.text[at.end : at.end + 1] != ")":
        return None
    return Dated(at.start, at.end, str(year), False)


def _is_span(year: int, right: re.Match[str]) -> bool:
    """`2021–2027` spans years; `2023 en 2024` does when they follow each other, `2025 en 2030` are two."""
    last = int(right["last"])
    return last == year + 1 if right["separator"] in (" en ", "/") else last > year


_LEFT_OF_QUARTER = re.compile(
    r"(?:\bhet )?(?P<first>eerste|tweede|derde|vierde|laatste"
    r"|[1-4]e)(?: en (?:het )?(?P<second>tweede|derde|vierde|[2-4]e))? $",
    re.IGNORECASE,
)


def read_quarter(at: Context) -> Dated | None:
    """`het derde kwartaal (van 2024)`; without a year the nearest one still to come, or past by the verb."""
    left, right = at.before(_LEFT_OF_QUARTER), at.after(RIGHT_OF_QUARTER)
    if not left or not right:
        return None
    quarter = ORDINALS[left["first"].lower()]
    year = named_year(at, right)
    if year is None:
        year = _year_of_quarter(quarter, at)
    if year is None:
        return None
    value = f"{year}-Q{quarter}"
    if left["second"]:
        value += f"/{year}-Q{ORDINALS[left['second'].lower()]}"
    return Dated(left.start(), right.end(), value, right["year"] is None)


def _year_of_quarter(quarter: int, at: Context) -> int | None:
    """A quarter that names no year is one to come, unless the verb looks back and the last one is nearer."""
    nearest = calendar.year_for(quarter * 3 - 1, 15, at.anchors, None, None)
    if nearest is None or at.anchors.main is None:
        return None
    ended = calendar.last_day(f"{nearest}-Q{quarter}")
    if ended and ended < at.anchors.main and at.tense() != "past":
        return nearest + 1
    return nearest


_LEFT_OF_HALF = re.compile(r"(?:\bde )?(?P<which>eerste|tweede) $", re.IGNORECASE)
_HALF_OF_MONTH = re.compile(rf" van (?P<month>{MONTH})(?: {YEAR})?", re.IGNORECASE)
_HALF_OF_YEAR = re.compile(rf"{WHICH_YEAR}|(?P<this> van het jaar)")


def read_half(at: Context) -> Dated | None:
    """`de eerste helft van 2023`, `de tweede helft van dit jaar`, `de eerste helft van maart`."""
    left = at.before(_LEFT_OF_HALF)
    if not left:
        return None
    if inner := at.after(_HALF_OF_MONTH):
        month = MONTHS.index(inner["month"].lower()) + 1
        year = int(inner["year"]) if inner["year"] else calendar.year_for(month, 15, at.anchors, at.tense(), None)
        return Dated(left.start(), inner.end(), f"{year:04d}-{month:02d}", inner["year"] is None) if year else None
    right = at.after(_HALF_OF_YEAR)
    if not right:
        return None
    this_year = relative_year("dit", at) if right["this"] else None
    year = this_year or named_year(at, right)
    if year is None:
        return None
    return Dated(left.start(), right.end(), part_of_year(f"{left['which']} helft", year), right["year"] is None)


_LEFT_OF_SEASON = re.compile(
    r"(?:\b(?P<part>[Bb]egin|[Ee]inde?|[Mm]edio) )?(?:van )?(?P<which>\b(?:het|de|dit|deze|komend|komende"
    r"|volgend|volgende|afgelopen|vorig|vorige|dat) )?$"
)
SEASON_MONTHS = {"voorjaar": (3, 5), "lente": (3, 5), "zomer": (6, 8), "najaar": (9, 11), "herfst": (9, 11)}


def read_season(at: Context) -> Dated | None:
    """`het voorjaar van 2024`, `dit najaar`: as a span of months."""
    first, last = SEASON_MONTHS[at.text[at.start : at.end].lower()]
    left, right = at.before(_LEFT_OF_SEASON), at.after(RIGHT_OF_QUARTER)
    which = (left["which"] or "").strip() if left else ""
    if not left or not right or (which in ("", "het", "de", "dat") and not right[0]):
        return None
    year = named_year(at, right)
    if year is None:
        side: Tense = (
            "past"
            if which.startswith(("afgelopen", "vorig"))
            else "future"
            if which.startswith(("kom", "volg"))
            else None
        )
        year = calendar.year_for(first + 1, 15, at.anchors, at.tense(), side)
    if year is None:
        return None
    return Dated(
        left.start() if left[0].strip() else at.start,
        right.end(),
        f"{year}-{first:02d}/{year}-{last:02d}",
        right["year"] is None,
    )


_YEAR_FOLLOWS = re.compile(r" (?:van )?(?:19|20)\d\d(?!\d)")


def read_short_quarter(at: Context) -> Dated | None:
    """`in de loop van Q4`; with a year behind it the year's reader has it."""
    if at.after(_YEAR_FOLLOWS):
        return None
    quarter = int(at.text[at.end - 1])
    year = _year_of_quarter(quarter, at)
    return Dated(at.start, at.end, f"{year}-Q{quarter}") if year else None


_NUMERIC = re.compile(
    r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>(?:19|20)\d\d)|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)"
)


def read_numeric(at: Context) -> Dated | None:
    """`07-12-2020` and `2020-12-07`."""
    match = _NUMERIC.match(at.text, at.start, at.high)
    if not match:
        return None
    year, month, day = (int(match[name] or match[f"{name}2"]) for name in ("y", "m", "d"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Dated(match.start(), match.end(), calendar.day_value(year, month, day), False)
