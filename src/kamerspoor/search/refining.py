"""Narrow a query by a value of a field, and widen it again, as the text that one would type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamerspoor.errors import QueryError
from kamerspoor.search import language
from kamerspoor.search.describing import in_dutch
from kamerspoor.search.query import All, Any, Field, Filter, Node, Not, Query
from kamerspoor.search.query_words import names_of

_TABLES = {"kind": "kinds", "act": "acts", "state": "states", "chamber": "chambers", "unit": "units"}
_BARE = frozenset("-_.")
_OPENED = re.compile(r"(?:\w{1,40}:)?\(\s*\Z")
_CLOSED = re.compile(r"\s*\)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A field by which a query is narrowed. `typed`: as it stands there; `without`: the query without it.

    `values`: those of the field, one of which must hold; of a date none. `denied`: none of them may hold.
    """

    field: Field
    values: tuple[str, ...]
    typed: str
    without: str
    denied: bool = False


def written(field: str, value: str) -> str:
    """Write a field and a value of the index as one types it.

    >>> written("council", "Raad Buitenlandse Zaken"), written("kind", "report"), written("year", "2021")
    ('raad:"Raad Buitenlandse Zaken"', 'soort:verslag', 'jaar:2021')
    """
    word = in_dutch(_TABLES[field], value) if field in _TABLES else value
    bare = all(char.isalnum() or char in _BARE for char in word) and word
    return f"{names_of('fields', field)[0]}:" + (word if bare else '"' + word.replace('"', " ") + '"')


def narrowed(typed: str, field: str, value: str) -> str | None:
    """Give a query narrowed by a value of a field; None where it cannot be.

    >>> narrowed("sancties OF embargo", "kind", "report")
    'sancties OF embargo soort:verslag'
    """
    longer = f"{typed.strip()} {written(field, value)}".strip()
    before, after = _parsed(typed), _parsed(longer)
    if before is None or after is None or len(_parts(after)) <= len(_parts(before)):
        return None
    last = _parts(after)[-1]
    return longer if _filters(last) and after.hints == before.hints else None


def chosen(query: Query) -> tuple[Chosen, ...]:
    """Give the fields by which a query is narrowed as a whole, in their order."""
    found = []
    for part in _parts(query):
        inner = part.part if isinstance(part, Not) else part
        filters = _filters(inner)
        if not filters or len({one.field for one in filters}) > 1:
            continue
        start, end = min(one.start for one in filters), max(one.end for one in filters)
        if len(filters) > 1:
            start, end = _with_parentheses(query.typed, start, end)
        if isinstance(part, Not):
            start = _with_sign(query.typed, start)
        without = " ".join(f"{query.typed[:start]} {query.typed[end:]}".split())
        left = _parsed(without)
        if left is not None and len(_parts(left)) == len(_parts(query)) - 1:
            values = tuple(dict.fromkeys(one.value for one in filters if one.dates is None))
            typed = query.typed[start:end].strip()
            found.append(Chosen(filters[0].field, values, typed, without, isinstance(part, Not)))
    return tuple(found)


def _parts(query: Query) -> Sequence[Node]:
    if query.root is None:
        return ()
    return query.root.parts if isinstance(query.root, All) else (query.root,)


def _filters(node: Node) -> tuple[Filter, ...]:
    """Give the filters of a part that is nothing else."""
    if isinstance(node, Filter):
        return (node,)
    if isinstance(node, Any):
        inner = [_filters(part) for part in node.parts]
        return tuple(one for some in inner for one in some) if all(inner) else ()
    return ()


def _with_parentheses(typed: str, start: int, end: int) -> tuple[int, int]:
    opened, closed = _OPENED.search(typed[:start]), _CLOSED.match(typed[end:])
    return (opened.start(), end + closed.end()) if opened and closed else (start, end)


def _with_sign(typed: str, start: int) -> int:
    """Give where the sign in front of what must not hold begins: a dash or a word."""
    before = typed[:start].rstrip()
    for sign in ("-", "NIET", "NOT"):
        if before.endswith(sign):
            return len(before) - len(sign)
    return start


def _parsed(typed: str) -> Query | None:
    try:
        return language.parse(typed)
    except QueryError:
        return None
