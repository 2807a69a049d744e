"""Commitments by the month they are due in."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

from kamerspoor.ledger.commitments import Entry, Wanted, commitments
from kamerspoor.store.protocol import Reader

MOST = 200


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day of the month's page, and the places in `entries` of what is due on it."""

    day: str
    within: bool
    due: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DueMonth:
    """A month: the commitments due in it by day, and its weeks from Monday on, with days of its neighbours.

    `count`: how many there are, of which some are in `entries`.
    """

    month: str
    before: str
    after: str
    today: str
    count: int
    entries: tuple[Entry, ...]
    weeks: tuple[tuple[DueDay, ...], ...]


def due_month(reader: Reader, month: str, today: str, *, council: str | None = None) -> DueMonth:
    """Give a month, such as `2024-06`."""
    first = date.fromisoformat(f"{month}-01")
    after = (first + timedelta(31)).replace(day=1)
    found = commitments(
        reader, today, Wanted.all, council=council, due_from=first.isoformat(), due_before=after.isoformat(), limit=MOST
    )
    due: dict[str, list[int]] = {}
    for place, entry in enumerate(found.entries):
        due.setdefault(entry.due_by or "", []).append(place)
    weeks = tuple(
        tuple(
            DueDay(day.isoformat(), day.month == first.month, tuple(due.get(day.isoformat(), ())))
            for day in week
        )
        for week in Calendar().monthdatescalendar(first.year, first.month)
    )  # fmt: skip
    before = (first - timedelta(1)).isoformat()[:7]
    return DueMonth(month, before, after.isoformat()[:7], today, found.count, found.entries, weeks)
