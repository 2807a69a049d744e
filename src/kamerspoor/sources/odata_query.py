"""Questions to an OData service as values that can be made smaller."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import msgspec

MOST_NODES = 100
# Parlis, where the data comes from, began in September 2008; before it there is nothing to split off.
_BEGINNING = datetime(2008, 9, 1, tzinfo=UTC)
_SHORTEST = timedelta(days=30)
_PLAIN = "()',:;=/$"
_NODE = re.compile(r"'(?:[^']|'')*'|[^\s()',/]+|/")


class Window(msgspec.Struct, frozen=True):
    """A stretch of time of one field, from the start up to the end; None is open."""

    field: str
    start: datetime | None = None
    end: datetime | None = None


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A question: every one of `clauses`, and of each group one alternative, within the window."""

    collection: str
    clauses: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    window: Window | None = None
    expand: str | None = None
    select: str | None = None

    @property
    def filter(self) -> str:
        """Write the `$filter`."""
        parts = [*self.clauses, *(_any_of(group) for group in self.groups if group)]
        if self.window and self.window.start:
            parts.append(f"{self.window.field} ge {moment_literal(self.window.start)}")
        if self.window and self.window.end:
            parts.append(f"{self.window.field} lt {moment_literal(self.window.end)}")
        return " and ".join(parts)

    def url(self, base: str, *, count: bool, top: int | None = None, skip: int = 0) -> str:
        """Write the address. With `top` the pages are ours: in order of Id, so that none slips through."""
        options = {"$filter": self.filter, "$expand": self.expand or "", "$select": self.select or ""}
        if top is not None:
            options |= {"$orderby": "Id", "$top": str(top), "$skip": str(skip), "$count": "true"}
        elif count:
            options["$count"] = "true"
        asked = "&".join(f"{name}={quote(value, safe=_PLAIN)}" for name, value in options.items() if value)
        return f"{base.rstrip('/')}/{self.collection}" + (f"?{asked}" if asked else "")


def _any_of(group: tuple[str, ...]) -> str:
    return group[0] if len(group) == 1 else f"({' or '.join(group)})"


def text_literal(value: str) -> str:
    """Write a string of OData: in single quotes, a quote in it doubled.

    >>> text_literal("Europa's Raad")
    "'Europa''s Raad'"
    """
    return "'" + value.replace("'", "''") + "'"


def moment_literal(value: datetime) -> str:
    """Write a moment of OData, in UTC to the microsecond.

    >>> moment_literal(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    '2026-01-02T03:04:05Z'
    """
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def nodes(text: str) -> int:
    """Count the nodes of a filter, rather too many than too few: each name, step, literal and operator is one.

    >>> nodes("Verwijderd eq false and contains(Titel,'Raad')")
    7
    """
    return len(_NODE.findall(text))


def within_limit(query: Query, most: int = MOST_NODES) -> tuple[Query, ...]:
    """Split a question until each part has a filter that the service takes."""
    if nodes(query.filter) <= most:
        return (query,)
    halves = split_groups(query)
    return (query,) if halves is None else tuple(part for half in halves for part in within_limit(half, most))


def narrowed(query: Query, now: datetime) -> tuple[Query, ...] | None:
    """Split a question in two smaller ones that find the same together; None when it is as small as it gets."""
    return split_groups(query) or _split_window(query, now)


def split_groups(query: Query) -> tuple[Query, Query] | None:
    """Split the longest group of alternatives in two."""
    longest = max(query.groups, key=len, default=())
    if len(longest) < 2:
        return None
    at, middle = query.groups.index(longest), len(longest) // 2

    def with_part(part: tuple[str, ...]) -> Query:
        return msgspec.structs.replace(query, groups=(*query.groups[:at], part, *query.groups[at + 1 :]))

    return with_part(longest[:middle]), with_part(longest[middle:])


def _split_window(query: Query, now: datetime) -> tuple[Query, Query] | None:
    window = query.window
    if window is None:
        return None
    start, end = window.start or min(_BEGINNING, window.end or now), window.end or now
    if end - start < 2 * _SHORTEST:
        return None
    middle = (start + (end - start) / 2).replace(microsecond=0)
    return (
        msgspec.structs.replace(query, window=msgspec.structs.replace(window, end=middle)),
        msgspec.structs.replace(query, window=msgspec.structs.replace(window, start=middle)),
    )
