"""A query in plain English: what was understood of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamerspoor.search.query import All, Any, Filter, Near, Node, Not, Number, Prefix, Query, Words

_NAMES = {"unit": "in", "motion": "about motion", "member": "signed by", "text": "text holds", "title": "title holds"}


def describe(query: Query) -> str:
    """Say what was understood: the words first, what narrows them behind.

    >>> describe(Query("", All((Words("sancties", 0, 8), Filter("council", "JBZ-Raad", 9, 17)))))
    'sancties in any form; council: JBZ-Raad'
    """
    if query.root is None:
        return "everything"
    parts = query.root.parts if isinstance(query.root, All) else (query.root,)
    asked = [part for part in parts if not narrows(part)]
    said = _series([_within(part) if len(asked) > 1 else _said(part) for part in asked])
    if any(isinstance(part, Words) and not part.exact for node in asked for part in _leaves(node)):
        said += ", each in any form" if len(asked) > 1 or isinstance(asked[0], Any | Near | All) else " in any form"
    return "; ".join(filter(None, [said, *(_said(part) for part in parts if narrows(part))]))


def _said(node: Node) -> str:
    match node:
        case Words(text=text, exact=exact):
            return f'"{text}"' if exact else text
        case Prefix(text=text):
            return f"what begins with {text}"
        case Near(parts=parts, distance=distance):
            words = _series([_said(part) for part in parts])
            return f"{words} next to each other" if not distance else f"{words} within {distance} words of each other"
        case Number(key=key):
            return f"number {key.removeprefix('kst-')}"
        case Filter():
            return _filter(node)
        case Not(part=part):
            return f"not {_within(part)}"
        case All(parts=parts):
            return _series([_within(part) for part in parts])
        case Any(parts=parts):
            return _choice(parts)


def _series(words: Sequence[str]) -> str:
    """Join words that must all be there: `a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _choice(parts: tuple[Node, ...]) -> str:
    """Say a choice; values of one field once: `council: Milieuraad or Energieraad`."""
    filters = [part for part in parts if isinstance(part, Filter) and not part.dates]
    if len(filters) == len(parts) and len({part.field for part in filters}) == 1:
        return f"{_name(filters[0])}: {' or '.join(map(_value, filters))}"
    return " or ".join(_within(part) for part in parts)


def _within(node: Node) -> str:
    said = _said(node)
    return f"({said})" if isinstance(node, All | Any | Near) and (" or " in said or " and " in said) else said


def _filter(node: Filter) -> str:
    if node.dates is None:
        return f"{_name(node)}: {_value(node)}"
    first, last = node.dates
    if first == last:
        return f"dated {first}"
    return "dated " + " ".join(filter(None, [first and f"from {first}", last and f"up to {last}"]))


def _value(node: Filter) -> str:
    value = f'"{node.value}"' if node.exact else node.value.removeprefix("kst-")
    return f"{value}*" if node.prefix else value


def _name(node: Filter) -> str:
    return _NAMES.get(node.field, node.field)


def narrows(node: Node) -> bool:
    """Tell whether a part only narrows what is found: fields, and what must not hold."""
    return isinstance(node, Not) or all(isinstance(leaf, Filter) for leaf in _leaves(node))


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case All(parts=parts) | Any(parts=parts) | Near(parts=parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part=part):
            yield from _leaves(part)
        case _:
            yield node
