"""Where a list goes on: the place of the last one shown, as a short text."""

from __future__ import annotations


def cursor(day: str | None, name: str | int) -> str:
    """Give the place of one in a list by day.

    >>> cursor("2023-03-13", "kst-21501-02-2602"), cursor(None, 17)
    ('2023-03-13~kst-21501-02-2602', '~17')
    """
    return f"{day or ''}~{name}"


def place(text: str | None) -> tuple[str, str] | None:
    """Give the day (empty: none) and the name that a cursor holds; None for what is no cursor.

    >>> place("2023-03-13~kst-21501-02-2602"), place("~17"), place("17"), place(None)
    (('2023-03-13', 'kst-21501-02-2602'), ('', '17'), None, None)
    """
    day, mark, name = (text or "").partition("~")
    return (day, name) if mark and name else None


def numbered_place(text: str | None) -> tuple[str, int] | None:
    """Give the day and the number that a cursor holds; None for what is no cursor.

    >>> numbered_place("~17"), numbered_place("~x")
    (('', 17), None)
    """
    day, name = place(text) or ("", "")
    return (day, int(name)) if name.isascii() and name.isdecimal() and len(name) < 19 else None
