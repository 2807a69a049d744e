"""All that the archive has a page for, a part at a time: documents, motions by year, meetings, dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kamerspoor.ledger.documents import names_of
from kamerspoor.ledger.news import last_day
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, MeetingRow, MotionRow

IN_PART = 20_000
"""Documents of a part at most, by their place in the archive."""
MOST = 50_000
_SMALLEST = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a page. `day`: of the latest that is known of it."""

    kind: str
    name: str
    day: str | None


def document_parts(reader: Reader) -> int:
    """Give how many parts the documents are in."""
    last = reader.between(DocumentRow, "id", limit=1, latest_first=True)
    return -(-last[0].id // IN_PART) if last else 0


def documents(reader: Reader, part: int) -> Iterator[Item]:
    """Give the documents of a part, from 0. Of several copies each counts; motions have pages of their own."""
    low = part * IN_PART
    rows = [row for row in reader.between(DocumentRow, "id", low + 1, low + IN_PART) if row.kind != "motion"]
    names = names_of(reader, rows)
    once = {names[row.id]: row.date for row in rows}
    return (Item("document", name, day) for name, day in once.items())


def motion_years(reader: Reader) -> tuple[str, ...]:
    """Give the years of motions, and `0` for those without a day."""
    first = reader.between(MotionRow, "date", _SMALLEST, limit=1)
    last = reader.between(MotionRow, "date", _SMALLEST, limit=1, latest_first=True)
    years: tuple[str, ...] = ()
    if first and last and first[0].date and last[0].date:
        years = tuple(f"{year:04}" for year in range(int(first[0].date[:4]), int(last[0].date[:4]) + 1))
    return ("0", *years) if reader.count(MotionRow, date=None) else years


def motions(reader: Reader, year: str) -> Iterator[Item]:
    """Give the motions of a year, or with `0` those without a day."""
    if year == "0":
        rows = reader.find(MotionRow, date=None)[:MOST]
    else:
        rows = reader.between(MotionRow, "date", year, f"{year}-12-31", limit=MOST)
    return (Item("motion", row.key, last_day(row)) for row in rows)


def others(reader: Reader) -> Iterator[Item]:
    """Give the meetings and the dossiers."""
    for row in reader.between(MeetingRow, "date_from", limit=MOST // 2):
        yield Item("meeting", row.id, row.date_to)
    for number in _dossiers(reader):
        yield Item("dossier", number, None)


def _dossiers(reader: Reader) -> Iterator[str]:
    """Step from each dossier to the next one, however many papers each has."""
    last = _SMALLEST
    for _ in range(MOST // 2):
        rows = reader.between(DocumentRow, "dossier", f"{last}\0", limit=1)
        if not rows or rows[0].dossier is None:
            return
        last = rows[0].dossier
        yield last
