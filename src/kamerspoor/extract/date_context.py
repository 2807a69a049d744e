"""What the readers of dates share: where they look, what they give, and the parts of their patterns."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kamerspoor.extract import calendar
from kamerspoor.extract.calendar import Anchors, Tense

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
ORDINALS = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4, "laatste": 4}
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


NUMBERS = _numbers_in_words()
COUNT = r"(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
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


PART = (
    r"(?P<part>[Bb]egin|[Mm]edio|[Hh]alf|[Hh]alverwege|[Ee]inde?|[Uu]ltimo|[Hh]et (?:begin|einde?) van"
    r"|(?:de )?(?:eerste|tweede) helft van|(?:de )?loop van)(?: van| de maand)?"
)
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%])"
RELATIVE_YEAR = r"(?P<relative>dit|vorig|volgend|komend|het komende|het volgende|het afgelopen|dat) jaar"
MARK = r"(?P<mark>jl|j\.l|jongstleden|a\.s|aanstaande|aanstaand|ll|l\.l)(?!\w)\.?"


def side_of(word: str | None) -> Tense:
    """Tell the side that `jl.`, `a.s.`, `afgelopen` or `komende` puts a date on."""
    if not word:
        return None
    return (
        "future"
        if word.lower().startswith(("a", "komend", "volgend")) and not word.lower().startswith("afg")
        else "past"
    )


def relative_year(word: str | None, at: Context) -> int | None:
    """Give the year that `dit`, `vorig` or `volgend jaar` means, None without a word or an anchor."""
    if not word:
        return None
    anchor = at.anchors.for_year(at.tense())
    if anchor is None:
        return None
    if word.startswith("vorig") or word.endswith("afgelopen"):
        return anchor.year - 1
    return anchor.year + (0 if word in ("dit", "dat") else 1)


_LATE = re.compile(r"[Ee]ind|[Uu]ltimo")


def part_of_month(part: str | None, year: int, month: int) -> str:
    """Give a month, or its last day where the part is its end."""
    if part and _LATE.search(part):
        return calendar.end_of_month(year, month)
    return f"{year:04d}-{month:02d}"


def part_of_year(part: str, year: int) -> str:
    """Give a year, its last day where the part is its end, or a half as a span of months."""
    part = part.lower()
    if "eind" in part or part == "ultimo":
        return f"{year}-12-31"
    if "helft" in part:
        return f"{year}-01/{year}-06" if "eerste" in part else f"{year}-07/{year}-12"
    return str(year)


WHICH_YEAR = rf"(?: (?:van )?(?:het jaar )?(?:{YEAR}|{RELATIVE_YEAR}))"
RIGHT_OF_QUARTER = re.compile(rf"{WHICH_YEAR}?")


def named_year(at: Context, match: re.Match[str]) -> int | None:
    """Give the year that a match names in figures or words."""
    return int(match["year"]) if match["year"] else relative_year(match["relative"], at)
