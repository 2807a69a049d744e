"""How long to wait before asking again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, as the caller gives it: tests give one that never really waits.

    Units: `monotonic` and `sleep` seconds; `now` an aware moment; `chance` a number from 0 to 1.
    """

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    chance: Callable[[], float]


def back_off(attempt: int, *, first: float, longest: float, chance: float) -> float:
    """Give the seconds before the next attempt: doubled each time, spread so that clients do not come back in step.

    >>> [back_off(n, first=1, longest=30, chance=1) for n in range(7)]
    [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    >>> back_off(3, first=1, longest=30, chance=0)
    4.0
    """
    full = min(longest, first * 2.0 ** min(attempt, 60))
    return full * (0.5 + 0.5 * chance)


def parse_retry_after(value: str | None, now: datetime) -> float | None:
    """Parse a `Retry-After` header, seconds or an HTTP date, to seconds from now; None when it says nothing.

    Source: RFC 9110, section 10.2.3.

    >>> parse_retry_after("120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    >>> parse_retry_after("Thu, 01 Jan 2026 00:01:30 GMT", datetime(2026, 1, 1, tzinfo=UTC))
    90.0
    """
    text = (value or "").strip()
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
