"""How rows lie in tables: a table a kind of row, a column a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

import msgspec

from kamerspoor.official import values
from kamerspoor.store import rows

R = TypeVar("R")
_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def official_table(kind: type[Any]) -> str:
    """Name the table of a kind of official value.

    >>> official_table(values.AgendaItemCase), official_table(values.OfficialDocument)
    ('official_agenda_item_case', 'official_document')
    """
    name = _WORD.sub("_", kind.__name__).lower()
    return name if name.startswith("official_") else f"official_{name}"


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
    rows.ClaimRow: "claim",
    rows.LinkRow: "link",
    **{kind: official_table(kind) for kind in (*values.ENTITIES, *values.LINKS)},
}


class Columns(NamedTuple):
    """A table's name and columns, and how to take values in and out."""

    table: str
    names: tuple[str, ...]
    load: Callable[[Sequence[Any]], Any]
    dump: Callable[[Any], tuple[Any, ...]]

    @property
    def selected(self) -> str:
        """Name the columns for a SELECT."""
        return ", ".join(f'"{name}"' for name in self.names)


def columns_of(row: type[Any]) -> Columns:
    """Give how rows of a kind lie in their table."""
    return _columns_of(cast("Hashable", row))


@cache
def _columns_of(row: Hashable) -> Columns:
    assert isinstance(row, type)
    hints = get_type_hints(row)
    names = tuple(field.name for field in fields(row))
    booleans = [i for i, name in enumerate(names) if bool in (hints[name], *get_args(hints[name]))]
    lists = [i for i, name in enumerate(names) if get_origin(hints[name]) is tuple]

    # By place where that can be: many rows are made at once.
    by_name = any(field.kw_only for field in fields(row))

    def load(raw: Sequence[Any]) -> Any:
        if booleans or lists:
            raw = list(raw)
            for i in booleans:
                raw[i] = None if raw[i] is None else bool(raw[i])
            for i in lists:
                raw[i] = tuple(msgspec.json.decode(raw[i]))
        return row(**dict(zip(names, raw, strict=True))) if by_name else row(*raw)

    def dump(value: Any) -> tuple[Any, ...]:
        held = [getattr(value, name) for name in names]
        for i in lists:
            held[i] = msgspec.json.encode(held[i]).decode()
        return tuple(held)

    return Columns(TABLES[row], names, load, dump)


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
