"""The forms of dates, one reader a kind of anchor word. Each gives the whole date's span and value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from kamerspoor import lexicon
from kamerspoor.extract import calendar
from kamerspoor.extract.calendar import Anchors, Tense
from kamerspoor.patterns import DASH, MONTH, MONTHS
from kamerspoor.text.session import budget_day

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_ORDINALS = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4, "laatste": 4}
_UNITS_IN_WORDS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_TENS_IN_WORDS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def _numbers_in_words() -> dict[str, int]:
    """Give the Dutch words for 1 to 99 (`vijfentwintig`, `tweeëndertig`)."""
    words = {word: n for n, word in enumerate([*_UNITS_IN_WORDS, "tien", "elf", "twaalf", "dertien", "veertien"], 1)}
    words |= {f"{unit}tien": n for n, unit in ((15, "vijf"), (16, "zes"), (17, "zeven"), (18, "acht"), (19, "negen"))}
    for tens, word in enumerate(_TENS_IN_WORDS, 2):
        words[word] = tens * 10
        for n, unit in enumerate(_UNITS_IN_WORDS, 1):
            words[unit + ("ën" if unit.endswith("e") else "en") + word] = tens * 10 + n
    words["één"] = 1
    return words


_NUMBERS = _numbers_in_words()
_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"


_WORD_START = re.compile(r"(?<!\w)\w|\(")


class Context(NamedTuple):
    """Where a reader looks: the anchor word text[start:end] inside text[low:high]."""

    text: str
    low: int
    start: int
    end: int
    high: int
    anchors: Anchors
    tense: Callable[[], Tense]
    promised: Callable[[], bool]

    def before(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match a pattern that ends where the anchor word begins; it starts where a word does.

        The leftmost such word wins, as in a search, but only words are tried.
        """
        for word in _WORD_START.finditer(self.text, self.low, self.start):
            if found := pattern.match(self.text, word.start(), self.start):
                return found
        return pattern.match(self.text, self.start, self.start)

    def after(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match a pattern that begins where the anchor word ends."""
        return pattern.match(self.text, self.end, self.high)


class Dated(NamedTuple):
    """A date found. `relative`: its value depends on the anchor day."""

    start: int
    end: int
    value: str
    relative: bool = True


_PART = (
    r"(?P<part>[Bb]egin|[Mm]edio|[Hh]alf|[Hh]alverwege|[Ee]inde?|[Uu]ltimo|[Hh]et (?:begin|einde?) van"
    r"|(?:de )?(?:eerste|tweede) helft van|(?:de )?loop van)(?: van| de maand)?"
)
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? )"
_SEPARATOR = rf"(?:,? en | tot en met | t/m | tot | of | ?[{DASH}] ?|/)"
_LEFT_OF_MONTH = re.compile(
    rf"(?:(?:[Aa]fgelopen|[Vv]orige|[Kk]omende|[Vv]olgende) )?"
    rf"{_WEEKDAY}?(?:(?:{'|'.join(WEEKDAYS)}) en )?(?<![\d.,/])(?P<d1>\d{{1,2}})(?:e|ste"
    rf"|de)?(?:(?:, \d{{1,2}}(?:e|ste|de)?)*{_SEPARATOR}(?:(?:{'|'.join(WEEKDAYS)}) )?(?P<d2>\d{{1,2}})(?:e"
    rf"|ste|de)?)? $"
    rf"|\b{_PART} $|\b(?P<lead>[Aa]fgelopen|[Vv]orige|[Kk]omende|[Vv]olgende|[Aa]anstaande) $",
    re.IGNORECASE,
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%])"
_RELATIVE_YEAR = r"(?P<relative>dit|vorig|volgend|komend|het komende|het volgende|het afgelopen|dat) jaar"
_MARK = r"(?P<mark>jl|j\.l|jongstleden|a\.s|aanstaande|aanstaand|ll|l\.l)(?!\w)\.?"
_RIGHT_OF_MONTH = re.compile(rf"(?:,? (?:van )?(?:het jaar )?{_YEAR}| (?:van )?{_RELATIVE_YEAR})?(?:,? {_MARK})?")
_TO_MONTH = re.compile(
    rf"(?: (?P<y1>\d{{4}}))?{_SEPARATOR}(?:(?:{'|'.join(WEEKDAYS)}) )?(?P<d2>\d{{1,2}})(?:e|ste"
    rf"|de)? (?P<month>{MONTH})(?:,? {_YEAR})?(?:,? {_MARK})?",
    re.IGNORECASE,
)
_MONTH_TO_MONTH = re.compile(rf" (?:tot en met|t/m|tot) (?P<month>{MONTH})(?:,? {_YEAR})?", re.IGNORECASE)
_SHARED_YEAR = re.compile(
    rf"(?:,| en|/| tot en met| tot| t/m) (?:{MONTH}(?:,| en) )?(?:\d{{1,2}} )?{MONTH} (?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)


def _mark(word: str | None) -> Tense:
    if not word:
        return None
    return (
        "future"
        if word.lower().startswith(("a", "komend", "volgend")) and not word.lower().startswith("afg")
        else "past"
    )


def _relative_year(word: str | None, at: Context) -> int | None:
    if not word:
        return None
    anchor = at.anchors.for_year(at.tense())
    if anchor is None:
        return None
    if word.startswith("vorig") or word.endswith("afgelopen"):
        return anchor.year - 1
    return anchor.year + (0 if word in ("dit", "dat") else 1)


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
    mark = _mark(right["mark"]) or _mark(group.get("lead"))
    year = int(right["year"]) if right["year"] else _relative_year(right["relative"], at)
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
        value = _part_of_month(part, year, month)
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


_LATE = re.compile(r"[Ee]ind|[Uu]ltimo")


def _part_of_month(part: str | None, year: int, month: int) -> str:
    if part and _LATE.search(part):
        return calendar.end_of_month(year, month)
    return f"{year:04d}-{month:02d}"


def _over_months(at: Context, start: int, month: int, first: int, span: re.Match[str]) -> Dated:
    """`30 november en 1 december 2023`, `28 februari tot en met 2 maart`."""
    other, last = MONTHS.index(span["month"].lower()) + 1, int(span["d2"])
    if span["year"]:
        year: int | None = int(span["year"])
    elif span["y1"]:
        year = int(span["y1"]) + (1 if month > other else 0)
    else:
        year = calendar.year_for(other, last, at.anchors, at.tense(), _mark(span["mark"]))
    if year is None:
        return Dated(start, span.end(), f"--{month:02d}-{first:02d}/--{other:02d}-{last:02d}")
    first_year = int(span["y1"]) if span["y1"] else year - (1 if month > other else 0)
    days = sorted((calendar.day_value(first_year, month, first), calendar.day_value(year, other, last)))
    value = "/".join(days)
    return Dated(start, span.end(), value, span["year"] is None)


_LEFT_OF_YEAR = re.compile(
    rf"(?:\bQ(?P<quarter>[1-4]) (?:van )?|(?:\b{_PART} )|\b(?P<word>in|uit|van|sinds|tot|vanaf|voor|over|na"
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
        return Dated(left.start("part"), at.end, _part_of_year(left["part"], year), False)
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


def _part_of_year(part: str, year: int) -> str:
    part = part.lower()
    if "eind" in part or part == "ultimo":
        return f"{year}-12-31"
    if "helft" in part:
        return f"{year}-01/{year}-06" if "eerste" in part else f"{year}-07/{year}-12"
    return str(year)


_WHICH_YEAR = rf"(?: (?:van )?(?:het jaar )?(?:{_YEAR}|{_RELATIVE_YEAR}))"
_LEFT_OF_QUARTER = re.compile(
    r"(?:\bhet )?(?P<first>eerste|tweede|derde|vierde|laatste"
    r"|[1-4]e)(?: en (?:het )?(?P<second>tweede|derde|vierde|[2-4]e))? $",
    re.IGNORECASE,
)
_RIGHT_OF_QUARTER = re.compile(rf"{_WHICH_YEAR}?")


def _named_year(at: Context, match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else _relative_year(match["relative"], at)


def read_quarter(at: Context) -> Dated | None:
    """`het derde kwartaal (van 2024)`; without a year the nearest one still to come, or past by the verb."""
    left, right = at.before(_LEFT_OF_QUARTER), at.after(_RIGHT_OF_QUARTER)
    if not left or not right:
        return None
    quarter = _ORDINALS[left["first"].lower()]
    year = _named_year(at, right)
    if year is None:
        year = _year_of_quarter(quarter, at)
    if year is None:
        return None
    value = f"{year}-Q{quarter}"
    if left["second"]:
        value += f"/{year}-Q{_ORDINALS[left['second'].lower()]}"
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
_HALF_OF_MONTH = re.compile(rf" van (?P<month>{MONTH})(?: {_YEAR})?", re.IGNORECASE)
_HALF_OF_YEAR = re.compile(rf"{_WHICH_YEAR}|(?P<this> van het jaar)")


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
    this_year = _relative_year("dit", at) if right["this"] else None
    year = this_year or _named_year(at, right)
    if year is None:
        return None
    return Dated(left.start(), right.end(), _part_of_year(f"{left['which']} helft", year), right["year"] is None)


_LEFT_OF_SEASON = re.compile(
    r"(?:\b(?P<part>[Bb]egin|[Ee]inde?|[Mm]edio) )?(?:van )?(?P<which>\b(?:het|de|dit|deze|komend|komende"
    r"|volgend|volgende|afgelopen|vorig|vorige|dat) )?$"
)
_SEASON_MONTHS = {"voorjaar": (3, 5), "lente": (3, 5), "zomer": (6, 8), "najaar": (9, 11), "herfst": (9, 11)}


def read_season(at: Context) -> Dated | None:
    """`het voorjaar van 2024`, `dit najaar`: as a span of months."""
    first, last = _SEASON_MONTHS[at.text[at.start : at.end].lower()]
    left, right = at.before(_LEFT_OF_SEASON), at.after(_RIGHT_OF_QUARTER)
    which = (left["which"] or "").strip() if left else ""
    if not left or not right or (which in ("", "het", "de", "dat") and not right[0]):
        return None
    year = _named_year(at, right)
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


_LEFT_OF_JAAR = re.compile(
    rf"(?:\b{_PART} )?(?:\b(?P<relative>[Dd]it|[Vv]orig|[Vv]olgend|[Kk]omend|[Hh]et komende"
    rf"|[Hh]et volgende) $|\b(?P<this>[Hh]et|[Dd]it) $)"
)
_SPAN = re.compile(
    rf"\b(?P<lead>(?:[Dd]e )?(?:[Aa]fgelopen|[Kk]omende|[Vv]oorbije|[Ll]aatste|[Ee]erstvolgende)|[Bb]innen"
    rf"|[Gg]edurende|[Pp]eriode van|[Vv]oor (?:de duur|een periode) van|[Dd]uur van|[Vv]erlenging met|[Oo]ver"
    rf"|[Nn]a|[Ee]erste)"
    rf" (?P<count>{_COUNT}) $"
)
_AGO = re.compile(r" geleden\b")
_UNITS = {"jaar": "Y", "jaren": "Y", "maand": "M", "maanden": "M", "week": "W", "weken": "W", "dag": "D", "dagen": "D"}
_COUNTED_AGO = re.compile(rf"\b(?P<count>{_COUNT}) $", re.IGNORECASE)
_OF_YEAR = re.compile(_WHICH_YEAR + r"|(?P<this> van het jaar)")


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


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
    year = _named_year(at, right)
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
    year = _relative_year(word, at)
    if year is None:
        return None
    return Dated(left.start(), at.end, _part_of_year(left["part"], year) if left["part"] else str(year))


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
    return Dated(left.start(), at.end, _part_of_month(left["part"], year, month))


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
_RIGHT_OF_WEEKDAY = re.compile(rf",? {_MARK}")
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
    side = _mark(left["which"] if left else right["mark"] if right else None)
    day = calendar.weekday_near(anchor, weekday, side)
    return Dated(left.start() if left else at.start, right.end() if right else at.end, day.isoformat())


_LEFT_OF_RECESS = re.compile(r"\b(?:het|dit|komend|komende|volgende|aanstaande|afgelopen|vorige) $")


def read_recess(at: Context) -> Dated | None:
    """`vóór het kerstreces`: in the month that the recess begins."""
    month = lexicon.recesses()[at.text[at.start : at.end].lower()]
    left = at.before(_LEFT_OF_RECESS)
    right = at.after(_RIGHT_OF_QUARTER)
    year = _named_year(at, right) if right else None
    if year is None:
        mark = _mark(left[0].strip()) if left and not left[0].startswith(("het", "dit")) else None
        year = calendar.year_for(month, 15, at.anchors, at.tense(), mark)
    if year is None:
        return None
    return Dated(left.start() if left else at.start, right.end() if right else at.end, f"{year}-{month:02d}")


_LEFT_OF_FEAST = re.compile(r"\b(?:de|het) $")


def _feast(value: Callable[[int], str], month: int) -> Callable[[Context], Dated | None]:
    def read(at: Context) -> Dated | None:
        left = at.before(_LEFT_OF_FEAST)
        right = at.after(_RIGHT_OF_QUARTER)
        year = _named_year(at, right) if right else None
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


READERS: dict[str, Callable[[Context], Dated | None]] = {
    "kwartaal": read_quarter,
    **dict.fromkeys(("Q1", "Q2", "Q3", "Q4"), read_short_quarter),
    "helft": read_half,
    **dict.fromkeys(_SEASON_MONTHS, read_season),
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
