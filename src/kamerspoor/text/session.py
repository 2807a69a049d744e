"""The parliamentary year."""

from __future__ import annotations

from datetime import date, timedelta


def budget_day(year: int) -> str:
    """Give Prinsjesdag, the third Tuesday of September (Source: Grondwet, article 65)."""
    first = date(year, 9, 1)
    return (first + timedelta(days=(1 - first.weekday()) % 7 + 14)).isoformat()
