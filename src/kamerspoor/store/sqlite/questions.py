"""The conditions of questions that are more than columns that equal values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kamerspoor.store.rows import CommitmentsAsked, FindingsAsked, MotionsAsked

SETTLED = (None, "fulfilled", "partly", "lapsed")
"""All that the column holds: a list over several is put together of one for each, as the index has them."""


def commitments_where(asked: CommitmentsAsked, settled: str | None, *, dated: bool) -> tuple[str, list[Any]] | None:
    """Give the WHERE clause, over `commitment AS c`, and its values, for those settled so, with a due day or without.

    None: nothing of the kind is asked for.
    """
    if asked.settled is not None and settled not in asked.settled:
        return None
    if not dated and not asked.undated:
        return None
    terms, given = ["c.same_as IS NULL", "c.settled IS ?"], list[Any]([settled])
    if dated:
        within, days = _within("c.day", asked.due)
        terms.append(within or "c.day IS NOT NULL")
        given += days
    else:
        terms.append("c.day IS NULL")
    made, made_days = _within("c.made_on", asked.made)
    if made:
        terms.append(made)
        given += made_days
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


DAY = "coalesce(d.date, d.meeting_to, '')"
"""The day of a document `d`, else of its meeting."""
_BEST_COPY = """NOT EXISTS (SELECT 1 FROM document AS b WHERE b.key = d.key
                AND (b.preference, b.id) < (d.preference, d.id))"""


def findings_of(asked: FindingsAsked) -> tuple[str, list[Any]]:
    """Give the condition on a finding `f` by itself, empty where there is none."""
    pairs = [("f.code", asked.code), ("f.severity", asked.severity)]
    terms = [f"{column} = ?" for column, value in pairs if value]
    return " AND ".join(terms), [value for _, value in pairs if value]


def checked_documents(asked: FindingsAsked, after: tuple[str, int] | None = None) -> tuple[str, list[Any]]:
    """Give the condition on a document `d` that findings are asked of: in its best copy, of a Council, of some days."""
    terms, given = [_BEST_COPY], list[Any]()
    if asked.council:
        terms.append("d.council = ?")
        given.append(asked.council)
    within, days = _within(DAY, asked.dates)
    if within:
        terms.append(within)
        given += days
    if after:
        terms.append(f"({DAY}, d.id) < (?, ?)")
        given += after
    return " AND ".join(terms), given


_ALL = "(SELECT key AS motion, date, state, dossier, outcome FROM motion)"
_AFTER_ADOPTION = ("carried_out", "considered_done", "not_carried_out")


def motions_from(asked: MotionsAsked, later: str = "", place: Sequence[str] = ()) -> tuple[str, list[Any]]:
    """Give FROM and WHERE that find (motion, date) of the motions asked for, from indexes as far as they go.

    `later`, `place`: one more condition and its values, as `motions_after` gives them.
    """
    table, terms, given = _motions_table(asked)
    if later:
        terms.append(later)
        given += place
    if asked.states:
        terms.append(f"s.state IN ({_marks(asked.states)})")
        given += asked.states
    if asked.adopted and table == _ALL:
        terms.append("s.outcome = 'adopted'")
    elif asked.adopted:
        terms.append(
            f"""(s.state = 'adopted' OR (s.state IN ({_marks(_AFTER_ADOPTION)})
                 AND EXISTS (SELECT 1 FROM motion AS m WHERE m.key = s.motion AND m.outcome = 'adopted')))"""
        )
        given += _AFTER_ADOPTION
    for sign, bound in zip((">=", "<="), asked.dates, strict=True):
        if bound is not None:
            terms.append(f"s.date {sign} ?")
            given.append(bound)
    if asked.quiet_until is not None:
        # Those of which something was heard lately are few: leaving them out is cheaper than looking at the rest.
        terms.append("s.motion NOT IN (SELECT key FROM motion WHERE state = 'adopted' AND quiet_since > ?)")
        given.append(asked.quiet_until)
    if asked.dossier is not None and table == _ALL:
        terms.append("s.dossier = ?")
        given.append(asked.dossier)
    elif asked.dossier is not None:
        terms.append("s.motion >= ? AND s.motion < ?")
        given += [f"kst-{asked.dossier}-", f"kst-{asked.dossier}."]
        terms.append("(SELECT dossier FROM motion AS m WHERE m.key = s.motion) = ?")
        given.append(asked.dossier)
    return f" FROM {table} AS s" + (f" WHERE {' AND '.join(terms)}" if terms else ""), given


def motions_after(after: tuple[str, str] | None) -> list[tuple[str, list[str]]]:
    """Give the conditions, one after the other, for motions that come after a day (empty: none) and a key."""
    if after is None:
        return [("", [])]
    day, key = after
    if not day:
        return [("s.date IS NULL AND s.motion < ?", [key])]
    return [("s.date <= ? AND (s.date < ? OR s.motion < ?)", [day, day, key]), ("s.date IS NULL", [])]


def _motions_table(asked: MotionsAsked) -> tuple[str, list[str], list[Any]]:
    """Give the narrowest table to begin with, as columns motion, date and state, and what else must hold."""
    signed, by = _signed(asked)
    if asked.council is not None:
        terms, given = ["s.council = ?"], [asked.council]
        if signed:
            # The plus keeps the index of all of a faction's motions out: those of this motion are few.
            few = signed.replace("w.", "+w.")
            terms.append(f"EXISTS (SELECT 1 FROM motion_member AS w WHERE w.motion = s.motion AND {few})")
        return "motion_council", terms, given + by
    if signed:
        return f"(SELECT DISTINCT motion, date, state FROM motion_member AS w WHERE {signed})", [], by
    return _ALL, [], []


def _signed(asked: MotionsAsked) -> tuple[str, list[Any]]:
    terms, given = [], list[Any]()
    if asked.people or asked.names:
        choices = {"w.person_id": asked.people, "w.name": asked.names}
        either = [f"{column} IN ({_marks(values)})" for column, values in choices.items() if values]
        terms.append(f"({' OR '.join(either)})")
        given += [*asked.people, *asked.names]
    if asked.faction is not None:
        terms.append("w.faction = ?")
        given.append(asked.faction)
    return " AND ".join(terms), given


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
