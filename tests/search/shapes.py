"""The tree of a query in a line, without places, for tables of tests."""

from __future__ import annotations

from kamerspoor.search.query import All, Any, Filter, Near, Node, Not, Number, Prefix, Words


def shape(node: Node | None) -> str:
    """Write a tree: `(sancties & (Belarus | Wit-Rusland) & -council=JBZ-Raad)`."""
    match node:
        case None:
            return "*"
        case Words(text=text, exact=exact):
            return f"«{text}»" if exact else text
        case Prefix(text=text):
            return f"{text}*"
        case Near(parts=parts, distance=distance):
            return f"near{distance}[{', '.join(map(shape, parts))}]"
        case Filter(field=field, dates=(first, last)):
            return f"{field}={first or ''}..{last or ''}"
        case Filter(field=field, value=value, exact=exact, prefix=prefix):
            return f"{field}={f'«{value}»' if exact else value}{'*' if prefix else ''}"
        case Number(key=key):
            return f"#{key}"
        case Not(part=part):
            return f"-{shape(part)}"
        case All(parts=parts):
            return f"({' & '.join(map(shape, parts))})"
        case Any(parts=parts):
            return f"({' | '.join(map(shape, parts))})"
    raise AssertionError(node)


def leaves(node: Node | None) -> list[Words | Prefix | Near | Filter | Number]:
    """Give what stands at the ends of a tree."""
    match node:
        case None:
            return []
        case All(parts=parts) | Any(parts=parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case Not(part=part):
            return leaves(part)
        case Near(parts=parts):
            return [node, *parts]
        case _:
            return [node]
