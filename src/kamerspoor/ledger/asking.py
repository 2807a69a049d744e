"""What people write when they ask, taken for what the archive holds: Councils, dossiers, days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from kamerspoor import lexicon
from kamerspoor.errors import UsageError
from kamerspoor.periods import first_day, last_day


def council_named(text: str) -> str:
    """Give the full name of a Council from a name or abbreviation.

    >>> council_named("rbz")
    'Raad Buitenlandse Zaken'

    Raises: UsageError.
    """
    names = lexicon.council_names()
    if found := names.get(" ".join(text.lower().split())):
        return found
    near = nearest(text, (n for c in lexicon.councils() for n in (c.name, *c.aliases)))
    remedy = f"did you mean {near[0]}?" if near else "give its Dutch name or abbreviation, such as RBZ or JBZ-Raad"
    raise UsageError(f"no Council is called {text!r}", remedy=remedy)


def dossier_named(text: str) -> str:
    """Give a dossier's number as the archive writes it.

    >>> dossier_named("21 501 02"), dossier_named("36 200-V"), dossier_named("kst-32317")
    ('21501-02', '36200-V', '32317')
    """
    bare = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text.strip().removeprefix("kst-"))
    return re.sub(r"[\s–-]+", "-", bare)


def first_asked(text: str | None, option: str) -> str | None:
    """Give the first day of what is given as a day, month or year.

    Raises: UsageError.
    """
    return _day(text, first_day(text), option)


def last_asked(text: str | None, option: str) -> str | None:
    """Give the last day of what is given as a day, month or year.

    Raises: UsageError.
    """
    return _day(text, last_day(text), option)


def nearest(text: str, names: Iterable[str], most: int = 5) -> list[str]:
    """Give the names that are spelled most like a text, whatever their case."""
    by_lower = {name.lower(): name for name in names}
    return [by_lower[hit] for hit in get_close_matches(text.lower(), list(by_lower), n=most, cutoff=0.6)]


def _day(text: str | None, day: str | None, option: str) -> str | None:
    if text is not None and day is None:
        raise UsageError(f"{option} {text!r} is no day", remedy="write 2023-05-31, 2023-05 or 2023")
    return day
