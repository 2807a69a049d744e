"""How rows lie in tables: a table a kind of row, a column a field."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from kamerspoor.official import values
from kamerspoor.store import rows

R = TypeVar("R")

TABLES: dict[type[Any], str] = {
    rows.OriginRow: "origin",
    rows.FailureRow: "failure",
    rows.SourceStateRow: "source_state",
    rows.DocumentRow: "document",
    rows.HeadingRow: "heading",
    rows.StatementRow: "statement",
    rows.StatementPartyRow: "statement_party",
    rows.StatementMotionRow: "statement_motion",
    rows.FollowUpRow: "follow_up",
    rows.ReferenceRow: "reference",
    rows.FindingRow: "finding",
    rows.MotionRow: "motion",
    rows.MotionCouncilRow: "motion_council",
    rows.MotionMemberRow: "motion_member",
    rows.MeetingRow: "meeting",
    rows.CommitmentRow: "commitment",
    rows.LinkRow: "link",
    **{kind: name for kind, name in values.TABLES.items()},
}


class Columns(NamedTuple):
    """A table's name and columns, and how to take values in and out."""

    table: str
    names: tuple[str, ...]
    load: Callable[[Sequence[Any]], Any]
    dump: Callable[[Any], tuple[Any, ...]]
    types: tuple[str, ...]

    @property
    def selected(self) -> str:
        """Name the columns for a SELECT."""
        return ", ".join(f'"{name}"' for name in self.names)


@cache
def columns_of(row: type[Any]) -> Columns:
    """Give how rows of a kind lie in their table."""
    hints = get_type_hints(row)
    names = tuple(field.name for field in fields(row))
    booleans = [i for i, name in enumerate(names) if hints[name] is bool]
    lists = [i for i, name in enumerate(names) if get_origin(hints[name]) is tuple]

    def load(raw: Sequence[Any]) -> Any:
        if not booleans and not lists:
            return row(*raw)
        held = list(raw)
        for i in booleans:
            held[i] = bool(held[i])
        for i in lists:
            held[i] = tuple(msgspec.json.decode(held[i]))
        return row(*held)

    def dump(value: Any) -> tuple[Any, ...]:
        held = [getattr(value, name) for name in names]
        for i in lists:
            held[i] = msgspec.json.encode(held[i]).decode()
        return tuple(held)

    return Columns(TABLES[row], names, load, dump, tuple(_sql_type(hints[name]) for name in names))


def _sql_type(hint: Any) -> str:
    """Give the column type of a field: what it holds beside None."""
    kinds = [kind for kind in get_args(hint) if kind is not type(None)] if isinstance(hint, types.UnionType) else [hint]
    kind = kinds[0]
    if kind in (int, bool):
        return "INTEGER"
    return "REAL" if kind is float else "TEXT"


def where(equal: Iterable[tuple[str, Any]], known: Sequence[str]) -> tuple[str, list[Any]]:
    """Give a WHERE clause for columns that equal values; None matches what is unknown.

    Raises: TypeError for a column that the table does not have.
    """
    terms, given = [], []
    for name, value in equal:
        if name not in known:
            raise TypeError(f"there is no column {name!r}, only {', '.join(known)}")
        terms.append(f'"{name}" IS ?' if value is None else f'"{name}" = ?')
        given.append(value)
    return (f" WHERE {' AND '.join(terms)}" if terms else ""), given
