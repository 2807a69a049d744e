"""The conditions of questions that are more than columns that equal values."""

from __future__ import annotations

from typing import Any

from kamerspoor.store.rows import CommitmentsAsked


def commitments_where(asked: CommitmentsAsked) -> tuple[str, list[Any]]:
    """Give the WHERE clause, over `commitment AS c`, and its values."""
    terms, given = ["c.same_as IS NULL"], list[Any]()
    if asked.settled is not None:
        named = [state for state in asked.settled if state is not None]
        choice = ["c.settled IS NULL"] if None in asked.settled else []
        if named:
            choice.append(f"c.settled IN ({', '.join('?' * len(named))})")
            given += named
        terms.append(f"({' OR '.join(choice) or '0'})")
    dated, days = _within("c.day", asked.due)
    if dated and asked.undated:
        dated = f"(c.day IS NULL OR ({dated}))"
    elif not asked.undated:
        dated = dated or "c.day IS NOT NULL"
    made, made_days = _within("c.made_on", asked.made)
    terms += filter(None, (dated, made))
    given += [*days, *made_days]
    if asked.owner:
        like = "%" + asked.owner.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        terms.append("(c.owner LIKE ? ESCAPE '\\' OR c.promised_by LIKE ? ESCAPE '\\')")
        given += [like, like]
    for column, value in (("council", asked.council), ("dossier", asked.dossier)):
        if value:
            double = f"SELECT 1 FROM commitment AS d WHERE d.same_as = c.id AND d.{column} = ?"
            terms.append(f"(c.{column} = ? OR EXISTS ({double}))")
            given += [value, value]
    return f" WHERE {' AND '.join(terms)}", given


def _within(column: str, bounds: tuple[str | None, str | None]) -> tuple[str, list[str]]:
    low, high = bounds
    terms = [f"{column} >= ?"] * (low is not None) + [f"{column} <= ?"] * (high is not None)
    return " AND ".join(terms), [bound for bound in bounds if bound is not None]
