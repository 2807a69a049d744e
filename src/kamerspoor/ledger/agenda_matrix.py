"""Who did what under which item of a report, or of an agenda where there is no report: a table of actors by items."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kamerspoor.ledger.agenda_compare import Heading, heading
from kamerspoor.ledger.agenda_items import Item
from kamerspoor.ledger.agenda_matching import Side


@dataclass(frozen=True, slots=True)
class Deeds:
    """Statements of one act by one actor under one item: their places among the statements of the record."""

    act: str
    negated: bool
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An actor, how many statements are its own or shared by it, and its deeds under each item of the table."""

    actor: str
    count: int
    cells: tuple[tuple[Deeds, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors by items. `items`: those under which somebody says something, in their order; `rows`: who says most first.

    `announced`: it is of the agenda, which tells what is to be said.
    """

    announced: bool
    items: tuple[Heading, ...]
    rows: tuple[MatrixRow, ...]


def matrix_of(side: Side, *, announced: bool = False) -> Matrix:
    """Count the statements of each actor under each item."""
    cells: dict[str, dict[int, dict[tuple[str, bool], list[int]]]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for at, said in enumerate(side.record.statements):
        item = _item(side.items, said.start, said.end)
        if item is None:
            continue
        for actor in dict.fromkeys((said.actor.name, *said.co_actors)):
            cell = cells[actor].setdefault(item.place, {})
            cell.setdefault((said.act, said.negated), []).append(at)
            counts[actor] += 1
    places = sorted({place for row in cells.values() for place in row})
    rows = tuple(
        MatrixRow(actor, counts[actor], tuple(_deeds(cells[actor].get(place, {})) for place in places))
        for actor in sorted(cells, key=lambda name: (-counts[name], name))
    )
    return Matrix(announced, tuple(heading(side, side.items[place]) for place in places), rows)


def _item(items: tuple[Item, ...], start: int, end: int) -> Item | None:
    return next((item for item in items for low, high in item.extents if low <= start and end <= high), None)


def _deeds(cell: dict[tuple[str, bool], list[int]]) -> tuple[Deeds, ...]:
    return tuple(
        Deeds(act, negated, tuple(places))
        for (act, negated), places in sorted(cell.items(), key=lambda pair: (-len(pair[1]), pair[1][0]))
    )
