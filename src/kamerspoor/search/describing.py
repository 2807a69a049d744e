"""A query in plain English: what was understood of it."""

from __future__ import annotations

from kamerspoor.search.query import All, Any, Filter, Near, Node, Not, Number, Prefix, Query, Words

_NAMES = {"unit": "kind of thing", "act": "act", "motion": "motion cited", "number": "number", "member": "signed by"}


def describe(query: Query) -> str:
    """Say what was understood.

    >>> describe(Query("", Words("sancties", 0, 8)))
    'sancties in any form'
    """
    return "everything" if query.root is None else _said(query.root)


def _said(node: Node) -> str:
    match node:
        case Words(text=text, exact=True):
            return f'"{text}" as written'
        case Words(text=text):
            return f"{text} in any form"
        case Prefix(text=text):
            return f"words that begin with {text}"
        case Near(parts=parts, distance=distance):
            words = " and ".join(_said(part) for part in parts)
            return f"{words}, at most {distance} words apart"
        case Number(key=key):
            return f"the number {key.removeprefix('kst-')}"
        case Filter():
            return _filter(node)
        case Not(part=part):
            return f"not {_within(part)}"
        case All(parts=parts):
            return ", and ".join(_within(part) for part in parts)
        case Any(parts=parts):
            return _choice(parts)


def _choice(parts: tuple[Node, ...]) -> str:
    """Say a choice; values of one field once: `council: RBZ or RAZ`."""
    filters = [part for part in parts if isinstance(part, Filter) and not part.dates and not part.prefix]
    if len(filters) == len(parts) and len({part.field for part in filters}) == 1:
        return f"{_name(filters[0].field)}: {' or '.join(part.value for part in filters)}"
    return " or ".join(_within(part) for part in parts)


def _within(node: Node) -> str:
    said = _said(node)
    return f"({said})" if isinstance(node, All | Any | Near) and (" or " in said or " and " in said) else said


def _filter(node: Filter) -> str:
    if node.dates:
        first, last = node.dates
        if first == last:
            return f"dated {first}"
        return "dated " + " ".join(filter(None, [f"from {first}" if first else "", f"to {last}" if last else ""]))
    value = node.value.removeprefix("kst-")
    if node.exact and node.field in ("title", "text"):
        value = f'"{value}" as written'
    return f"{_name(node.field)}: {value}{' and what begins so' if node.prefix else ''}"


def _name(field: str) -> str:
    return _NAMES.get(field, field)
