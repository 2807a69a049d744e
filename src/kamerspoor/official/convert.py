"""From what the service writes in a field to what a value holds.

Every function takes any JSON value, gives None for what says nothing, and raises ValueError for what it cannot read:
the caller knows the record and warns.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

_GUID = re.compile(r"\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?", re.ASCII)
_UTC_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[a-zA-Z/!]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_FIRST_YEAR = 1800  # earlier dates stand for "no date"
_TOO_LARGE = 2**63
_BLOCKS = frozenset(("p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt"))


def guid(value: object) -> str | None:
    """Give an id in lower case, without braces."""
    if value is None or value == "":
        return None
    match = _GUID.fullmatch(str(value).strip().lower())
    if not match:
        raise ValueError("no GUID")
    return match[1]


def text(value: object) -> str | None:
    """Give one line of text: white space folded, Unicode composed."""
    if value is None:
        return None
    if isinstance(value, str):
        return _SPACE.sub(" ", unicodedata.normalize("NFC", value)).strip() or None
    if isinstance(value, bool | int | float):
        return str(value)
    raise ValueError("no text")


def lines(value: object) -> str | None:
    """Give text of many lines: white space folded within each, empty lines at the ends and doubled ones left out."""
    if value is None:
        return None
    if not isinstance(value, str):
        return text(value)
    folded = (_SPACE.sub(" ", line).strip() for line in unicodedata.normalize("NFC", value).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(folded)).strip() or None


def note(value: object) -> str | None:
    """Give the plain text of a note that may be HTML: a line for each block and line break."""
    if not isinstance(value, str) or not (_TAG.search(value) or _ENTITY.search(value)):
        return lines(value)
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        tree = html.fragment_fromstring(value, create_parent="div")
    except (etree.ParserError, ValueError):
        return lines(_TAG.sub(" ", value))
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        block = element.tag in _BLOCKS
        if event == "start":
            if block:
                pieces.append("\n")
            if element.tag not in ("script", "style"):
                pieces.append(_SPACE.sub(" ", element.text or ""))
            if element.tag in ("td", "th"):
                pieces.append(" ")
            continue
        if block or element.tag == "br":
            pieces.append("\n")
        if element is not tree:
            pieces.append(_SPACE.sub(" ", element.tail or ""))
    return lines(re.sub(r"[ \xa0]*\n\s*", "\n", "".join(pieces)))


def number(value: object) -> int | None:
    """Give a whole number of 64 bits."""
    if value is None or value == "":
        return None
    whole = isinstance(value, float) and value.is_integer()
    if isinstance(value, bool) or not (whole or isinstance(value, int | str)):
        raise ValueError("no whole number")
    try:
        read = int(value)  # type: ignore[call-overload]
    except ValueError as error:
        raise ValueError("no whole number") from error
    if abs(read) >= _TOO_LARGE:
        raise ValueError("no number that can be kept")
    return int(read)


def count(value: object) -> int | None:
    """Give a whole number from 0; the service writes -1 for none."""
    read = number(value)
    return None if read is None or read < 0 else read


def truth(value: object) -> bool | None:
    """Give a truth value."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return value
    known = {"true": True, "1": True, "false": False, "0": False}.get(str(value).strip().lower())
    if known is None:
        raise ValueError("neither true nor false")
    return known


def moment(value: object) -> str | None:
    """Give a moment in UTC with six digits of a second.

    >>> moment("2025-03-11T12:27:11.07+01:00")
    '2025-03-11T11:27:11.070000Z'
    """
    if value is None or value == "":
        return None
    if match := _UTC_MOMENT.fullmatch(str(value)):
        return f"{match[1]}.{(match[2] or '')[:6]:0<6}Z"
    read = _parse(str(value))
    if read.tzinfo is None:
        read = read.replace(tzinfo=_dutch())
    try:
        return read.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    except OverflowError as error:
        raise ValueError("no moment") from error


def day(value: object) -> str | None:
    """Give the day that it was in the Netherlands.

    >>> day("2011-02-17T00:00:00+01:00"), day("2011-02-16T23:00:00Z"), day("2011-02-17")
    ('2011-02-17', '2011-02-17', '2011-02-17')
    """
    local = _local(value)
    return None if local is None else local.date().isoformat()


def time(value: object) -> str | None:
    """Give a time as it was in the Netherlands, with its offset where the source gives one.

    >>> time("2024-01-25T13:00:00Z"), time("2024-07-25T13:00:00+02:00")
    ('2024-01-25T14:00:00+01:00', '2024-07-25T13:00:00+02:00')
    """
    local = _local(value)
    return None if local is None else local.replace(microsecond=0).isoformat()


def _local(value: object) -> datetime | None:
    if value is None or value == "":
        return None
    read = _parse(str(value))
    if read.year < _FIRST_YEAR:
        return None
    if read.tzinfo is None or read.utcoffset() in (timedelta(hours=1), timedelta(hours=2)):
        return read
    return read.astimezone(_dutch())


def _parse(value: str) -> datetime:
    value = value.strip()
    if value[10:11] != "T" and not _DAY.fullmatch(value):
        raise ValueError("no date")
    return datetime.fromisoformat(value)


@cache
def _dutch() -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam")
