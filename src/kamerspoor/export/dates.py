"""ISO dates in words, in English for the command line and in Dutch for the page."""

from __future__ import annotations

import re
from typing import Literal

from kamerspoor.model import DateMention, Document

Language = Literal["en", "nl"]

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
}
_LONG_MONTH = re.compile("|".join(_MONTHS["en"]))
_QUARTER: dict[Language, str] = {"en": "quarter {0} of {1}", "nl": "kwartaal {0} van {1}"}
_UNITS: dict[Language, dict[str, tuple[str, str]]] = {
    "en": {"Y": ("year", "years"), "M": ("month", "months"), "W": ("week", "weeks"), "D": ("day", "days")},
    "nl": {"Y": ("jaar", "jaar"), "M": ("maand", "maanden"), "W": ("week", "weken"), "D": ("dag", "dagen")},
}
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_QUARTER_FORM = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_PERIOD = re.compile(r"P(\d+)([YMWD])", re.ASCII)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def in_words(value: str, language: Language) -> str:
    """Write an ISO date, month, year, quarter, period or stretch in words; anything else as it is.

    >>> in_words("2020-11-23/2020-11-24", "en")
    '23–24 November 2020'
    >>> in_words("2024-Q3", "nl")
    'kwartaal 3 van 2024'
    """
    first, slash, last = value.partition("/")
    if slash:
        return _stretch(first, last, language)
    if found := _QUARTER_FORM.fullmatch(value):
        return _QUARTER[language].format(found[2], found[1])
    if found := _PERIOD.fullmatch(value):
        one, more = _UNITS[language][found[2]]
        return f"{found[1]} {one if found[1] == '1' else more}"
    if is_html_date(value) and (found := _DAY.fullmatch(value)):
        return " ".join(_parts(found, language))
    return value


def in_short(value: str) -> str:
    """Write an ISO date in English, for a narrow column.

    >>> in_short("2023-12-11/2023-12-12")
    '11–12 Dec 2023'
    """
    return _LONG_MONTH.sub(lambda found: found[0][:3], in_words(value, "en"))


def _parts(found: re.Match[str], language: Language) -> list[str]:
    year, month, day = found.groups()
    words = [str(int(day))] if day else []
    return [*words, _MONTHS[language][int(month) - 1], year] if month else [year]


def _stretch(first: str, last: str, language: Language) -> str:
    begin, end = _DAY.fullmatch(first), _DAY.fullmatch(last)
    if begin and end and is_html_date(first) and is_html_date(last):
        left, right = _parts(begin, language), _parts(end, language)
        if len(left) == len(right) == 3 and left[1:] == right[1:]:
            return f"{left[0]}–{' '.join(right)}"
        if len(left) == len(right) and len(left) > 1 and left[-1] == right[-1]:
            left.pop()
        return f"{' '.join(left)} – {' '.join(right)}"
    return f"{in_words(first, language)} – {in_words(last, language)}" if first and last else f"{first}/{last}"


def order_of_due(value: str | None) -> tuple[bool, str]:
    """Give what puts due dates in order: by the last day they can mean, and what has no day at the end.

    >>> sorted(["2023-Q4", "P2Y", "2023-12", "2023-11-30", "2023-01-01/2023-06-30"], key=order_of_due)
    ['2023-01-01/2023-06-30', '2023-11-30', '2023-Q4', '2023-12', 'P2Y']
    """
    last = (value or "").rpartition("/")[2]
    if found := _QUARTER_FORM.fullmatch(last):
        last = f"{found[1]}-{3 * int(found[2]):02}"
    if not _DAY.fullmatch(last):
        return True, last
    # Longer than any day of the month, so that a month comes after its days and a year after its months.
    return False, last.ljust(len("2023-12-31"), "~")


def is_html_date(value: str) -> bool:
    """Tell whether the `datetime` attribute of HTML takes this value (a day, a month or a year).

    >>> is_html_date("2020-02-30"), is_html_date("2020-12"), is_html_date("P19Y")
    (False, True, False)
    """
    found = _DAY.fullmatch(value)
    if not found or int(found[1]) == 0:
        return False
    month, day = found[2], found[3]
    if month is None:
        return True
    if not 1 <= int(month) <= 12:
        return False
    if day is None:
        return True
    year = int(found[1])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= int(day) <= _DAYS[int(month) - 1] and (leap or (int(month), int(day)) != (2, 29))


def still_to_come(date: DateMention, document: Document) -> bool:
    """Tell whether a date lies ahead of the document: later than the letter, or else than the meeting."""
    if date.role == "deadline":
        return True
    held = document.meeting.date if document.meeting else None
    today = document.date or (held or "").rpartition("/")[2]
    return date.role == "future" and date.value.rpartition("/")[2] > today
