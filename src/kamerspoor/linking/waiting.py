"""Which documents wait for a motion: they cite one by its members alone, or a doubt in them would be settled by it.

Such a document notes, as the end of a link, the member that it names and its own day. A motion can only be meant by
documents of its own day or later, up to some years: only those are looked at again when it comes or changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kamerspoor.linking.cited_words import surname
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import LinkRow

MEMBER = "member"
"""Kind of the end of a link that names only who moved a motion."""
DOUBTED_MEMBER = "doubted member"
CITED_YEARS = 4
"""How far back a letter looks when it cites without a number."""
DOUBTED_YEARS = 8
"""How old a motion can be that a letter still speaks of."""


def member_on(name: str, day: str | None) -> str:
    """Give the end of a link that waits for a motion of this member, in a document of this day.

    >>> member_on("Emiel van Dijk", "2024-03-05")
    'dijk 2024-03-05'
    """
    return f"{surname(name)} {day or ''}"


def shifted(day: str, years: int) -> str:
    """Give the same day some years later, as text: of a leap day too.

    >>> shifted("2024-02-29", -1)
    '2023-02-29'
    """
    return f"{int(day[:4]) + years:04}{day[4:]}"


def for_motion(
    archive: Reader, kind: str, years: int, names: Iterable[str], days: Iterable[str | None]
) -> Iterator[LinkRow]:
    """Give the links that wait for a motion of these members, of one of these days.

    A document whose day is unknown waits for every motion of the member; for one without a day only such a document
    waits.
    """
    known = sorted({day for day in days if day})
    for name in sorted({surname(name) for name in names}):
        yield from archive.find(LinkRow, to_kind=kind, to_id=f"{name} ")
        for day in known:
            low, high = f"{name} {day}", f"{name} {shifted(day, years)}"
            yield from archive.between(LinkRow, "to_id", low, high, to_kind=kind)
