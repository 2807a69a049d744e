"""A page of what was found, in an order that is the same every time, and where the next one begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kamerspoor.errors import UsageError
from kamerspoor.search import cursors
from kamerspoor.search.cursors import Cursor
from kamerspoor.search.schema import ORDER

if TYPE_CHECKING:
    import tantivy

LARGEST = 1000
"""Hits of a page."""
DEEPEST = 100_000
"""Hits by relevance cannot be paged further than this; by date they can."""
_TIES = 20


class Opened(Protocol):
    """One state of an index, opened to be asked."""

    @property
    def searcher(self) -> tantivy.Searcher:
        """Give the searcher of the index."""

    @property
    def schema(self) -> tantivy.Schema:
        """Give its fields."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the index gives it: address, place in the order of days and score of each; how many came `before`.

    `total`: how many there are, where they were counted.
    """

    rows: tuple[tuple[tantivy.DocAddress, int, float], ...]
    before: int
    more: bool
    total: int = 0


def by_score(index: Opened, query: tantivy.Query, size: int, start: Cursor | None) -> Page:
    """Give the best hits; of those with one score the latest first.

    Raises: UsageError when that is too far down.
    """
    before = start.shown if start else 0
    if before + size > DEEPEST:
        raise UsageError(f"no hits beyond number {DEEPEST:,}", remedy="narrow the question, or sort by date")
    wanted = limit = before + size + 1
    while True:
        limit += _TIES
        result = index.searcher.search(query, limit, count=True)
        found = result.hits
        # Hits of one score come in no order of ours: all of them are needed to sort them.
        if len(found) < limit or found[-1][0] < found[wanted - 1][0]:
            break
        limit *= 2
    orders = index.searcher.fast_field_values(ORDER, [address for _, address in found])
    rows = sorted(
        ((address, int(order or 0), float(score)) for (score, address), order in zip(found, orders, strict=True)),
        key=lambda row: (-row[2], -row[1]),
    )
    first = _go_on(rows, start) if start else 0
    return Page(tuple(rows[first : first + size]), before, len(rows) > first + size, counted(result))


def _go_on(rows: Sequence[tuple[tantivy.DocAddress, int, float]], start: Cursor) -> int:
    """Give the place behind the last hit that was shown; if that is gone, behind what stands where it stood."""
    for at, (_, order, _) in enumerate(rows):
        if order == start.order:
            return at + 1
    place = (-start.score, -start.order)
    return next((at for at, (_, order, score) in enumerate(rows) if (-score, -order) > place), len(rows))


def counted(found: tantivy.SearchResult) -> int:
    """Give how many there are in all, when that was asked."""
    return int(found.count or 0)  # type: ignore[attr-defined]  # the library's stub lacks it


def by_day(index: Opened, query: tantivy.Query, size: int, start: Cursor | None) -> Page:
    """Give the latest hits; those without a day last."""
    from tantivy import FieldType, Occur, Order, Query

    if start:
        earlier = Query.range_query(index.schema, ORDER, FieldType.Unsigned, None, start.order, True, False)
        query = Query.boolean_query([(Occur.Must, query), (Occur.Must, earlier)])
    found = index.searcher.search(query, size + 1, count=False, order_by_field=ORDER, order=Order.Desc).hits
    rows = tuple((address, int(order), 0.0) for order, address in found)
    return Page(rows[:size], start.shown if start else 0, len(rows) > size)


def next_after(page: Page, asked: str) -> str | None:
    """Give the cursor to go on behind a page, None on the last one. `asked`: what tells the question from others."""
    if not page.more or not page.rows:
        return None
    _, order, score = page.rows[-1]
    return cursors.write(Cursor(page.before + len(page.rows), order, score, asked))
