"""The status of a motion on a day: its state, and how long nothing has been heard of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from kamerspoor.ledger.motion_answers import Status
from kamerspoor.linking.motion_said import TELLING, Saying
from kamerspoor.store.rows import MotionRow

# An adopted motion of which nothing is heard for a whole month is silent.
_QUIET_MONTHS = 1


def status_of(row: MotionRow, today: str, since: str | None = None) -> Status:
    """Give the status of a motion. `since`: the day of what the government said, where the caller knows it."""
    if row.state == "adopted":
        months = months_between(row.quiet_since, today) if row.quiet_since else None
        if months is not None and months >= _QUIET_MONTHS:
            return Status("silent", row.quiet_since, months)
        return Status("adopted", row.outcome_date)
    if row.state in ("carried_out", "considered_done", "not_carried_out"):
        return Status(row.state, since or row.last_said)
    return Status(row.state, row.outcome_date if row.state == row.outcome else None)


def said_since(state: str, said: Iterable[Saying]) -> str | None:
    """Give the day on which the government first said what makes the state."""
    wanted = {"carried_out": ("carried_out", "in_line_with")}.get(state, (state,))
    return min((s.date for s in said if s.date and s.relation in wanted and s.relation in TELLING), default=None)


def quiet_day(today: str) -> str:
    """Give the last day on which something may have happened to a motion that is silent today.

    >>> quiet_day("2024-03-31"), quiet_day("2024-01-15")
    ('2024-02-29', '2023-12-15')
    """
    day = date.fromisoformat(today)
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, min(day.day, monthrange(year, month)[1])).isoformat()


def months_between(first: str, last: str) -> int:
    """Count the whole months between two days; none when the second is the earlier.

    >>> months_between("2024-01-31", "2024-03-30"), months_between("2024-01-31", "2024-02-29")
    (1, 0)
    """
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    return max(0, (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day))
