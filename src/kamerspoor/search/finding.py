"""Answer a query from the index: a page of hits with what they show, the exact total, counts, what may have been meant.

Where few units hold all words, those that hold most of them follow. The order is that of the score, at one score that
of the days; a cursor goes on behind the last hit shown, whatever was added meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from kamerspoor.errors import UsageError
from kamerspoor.search import cursors, facets, snippets, suggesting
from kamerspoor.search.answers import Answer, Hit, Sort, Suggestion
from kamerspoor.search.compiling import ABOVE_ALL, Plan, compile_query
from kamerspoor.search.cursors import Cursor
from kamerspoor.search.explaining import Place, missing, reasons
from kamerspoor.search.index import card_of
from kamerspoor.search.query import Query, Unit
from kamerspoor.search.schema import FACETS, ORDER, TEXT, TITLE
from kamerspoor.search.vocabulary import Vocabulary
from kamerspoor.search.wanted import Matcher

if TYPE_CHECKING:
    import tantivy

T = TypeVar("T")
SIZE = 10
LARGEST = 1000
DEEPEST = 100_000
"""Hits by relevance cannot be paged further than this; by date they can."""
FEW = 50
"""Fewer than so many units with all words: those with most of them follow."""
_TIES = 200


class Opened(Protocol):
    """One state of an index, opened to be asked."""

    @property
    def searcher(self) -> tantivy.Searcher:
        """Give the searcher of the index."""

    @property
    def schema(self) -> tantivy.Schema:
        """Give its fields."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A page as the index gives it: address, place in the order of days, score."""

    rows: tuple[tuple[tantivy.DocAddress, int, float], ...]
    before: int
    more: bool


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is asked after all: every word, or most of them; how many units that finds."""

    query: tantivy.Query
    total: int
    with_all: int
    most: bool


def search(
    index: Opened,
    query: Query,
    *,
    units: Sequence[Unit] = (),
    sort: Sort = "relevance",
    size: int = SIZE,
    after: str | None = None,
    explain: bool = False,
    counted: Sequence[str] = FACETS,
) -> Answer:
    """Answer a query.

    `units`: only these. `after`: what the page before gave as `next`. `counted`: the fields to count values of.
    Raises: UsageError.
    """
    if not 1 <= size <= LARGEST:
        raise UsageError(f"a page of {size} hits", remedy=f"ask for 1 to {LARGEST}")
    searcher, words = index.searcher, vocabulary_of(index.searcher)
    plan = compile_query(query, index.schema, words, units)
    asked = cursors.question(query.typed, plan.units, sort)
    start = cursors.read(after, asked) if after else None
    by_score = sort == "relevance" and plan.ranked
    chosen = _choose(searcher, plan, by_score=by_score)
    counts = _meanwhile(lambda: facets.count(searcher, chosen.query, counted)) if counted else None
    page = (_by_score if by_score else _by_day)(index, chosen, size, start)
    hits = _hits(searcher, plan, page, explain=explain, most=chosen.most, by_score=by_score)
    suggestion = _suggest(index, query, words, units) if start is None else None
    return Answer(
        query=query.typed,
        sort="relevance" if by_score else "date",
        units=plan.units,
        total=chosen.total,
        with_all=chosen.with_all,
        hits=hits,
        facets=counts.result() if counts else (),
        suggestion=suggestion,
        hints=(*query.hints, *_hints(plan, hits, start)),
        next=_next(page, chosen, asked),
    )


@lru_cache(maxsize=2)
def vocabulary_of(searcher: tantivy.Searcher) -> Vocabulary:
    """Give the words of one state of an index; they are kept for the next question."""
    return Vocabulary(searcher)


def _choose(searcher: tantivy.Searcher, plan: Plan, *, by_score: bool) -> _Chosen:
    with_all = _total(searcher, plan.every)
    # By day, what holds only some of the words would come between what holds all.
    if plan.most is None or with_all >= (FEW if by_score else 1):
        return _Chosen(plan.every, with_all, with_all, most=False)
    return _Chosen(plan.most, _total(searcher, plan.most), with_all, most=True)


def _total(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    return searcher.search(query, 1, count=True).count


def _by_score(index: Opened, chosen: _Chosen, size: int, start: Cursor | None) -> _Found:
    before = start.shown if start else 0
    if before + size > DEEPEST:
        raise UsageError(f"no hits beyond number {DEEPEST:,}", remedy="narrow the question, or sort by date")
    wanted = limit = before + size + 1
    while True:
        limit += _TIES
        found = index.searcher.search(chosen.query, limit, count=False).hits
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
    return _Found(tuple(rows[first : first + size]), before, len(rows) > first + size)


def _go_on(rows: Sequence[tuple[tantivy.DocAddress, int, float]], start: Cursor) -> int:
    """Give the place behind the last hit that was shown; if that is gone, behind what stands where it stood."""
    for at, (_, order, _) in enumerate(rows):
        if order == start.order:
            return at + 1
    place = (-start.score, -start.order)
    return next((at for at, (_, order, score) in enumerate(rows) if (-score, -order) > place), len(rows))


def _by_day(index: Opened, chosen: _Chosen, size: int, start: Cursor | None) -> _Found:
    from tantivy import FieldType, Occur, Order, Query

    query = chosen.query
    if start:
        earlier = Query.range_query(index.schema, ORDER, FieldType.Unsigned, None, start.order, True, False)
        query = Query.boolean_query([(Occur.Must, query), (Occur.Must, earlier)])
    found = index.searcher.search(query, size + 1, count=False, order_by_field=ORDER, order=Order.Desc).hits
    rows = tuple((address, int(order), 0.0) for order, address in found)
    return _Found(rows[:size], start.shown if start else 0, len(rows) > size)


def _hits(
    searcher: tantivy.Searcher, plan: Plan, page: _Found, *, explain: bool, most: bool, by_score: bool
) -> tuple[Hit, ...]:
    matcher = Matcher(plan.wanted)
    hits = []
    for place, (address, _, score) in enumerate(page.rows, page.before + 1):
        document = searcher.doc(address)
        card = card_of(document)
        texts: dict[Place, str] = {
            "title": document.get_first(TITLE) or "",
            "text": document.get_first(TEXT) or "",
            "people": "\n".join(card.members),
        }
        found = {name: snippets.matches(text, matcher) for name, text in texts.items()}
        hits.append(
            Hit(
                place=place,
                card=card,
                score=score if by_score else None,
                named=score >= ABOVE_ALL,
                title=texts["title"] or card.title,
                title_marks=snippets.marks(found["title"]),
                snippets=snippets.snippets(texts["text"], found["text"]),
                missing=missing(plan.wanted, found) if most else (),
                reasons=reasons(plan.wanted, texts, found) if explain else (),
            )
        )
    return tuple(hits)


def _next(page: _Found, chosen: _Chosen, asked: str) -> str | None:
    if not page.more or not page.rows:
        return None
    _, order, score = page.rows[-1]
    return cursors.write(Cursor(page.before + len(page.rows), order, score, asked))


def _hints(plan: Plan, hits: Sequence[Hit], start: Cursor | None) -> Iterator[str]:
    if not plan.numbers or start or any(hit.named for hit in hits):
        return
    numbers = ", ".join(number.removeprefix("kst-") for number in dict.fromkeys(plan.numbers))
    yield f"{numbers}: not in the archive itself" + ("; this is what cites it" if hits else "")


def _suggest(index: Opened, query: Query, words: Vocabulary, units: Sequence[Unit]) -> Suggestion | None:
    from kamerspoor.search.language import parse

    text = suggesting.corrected(query, words)
    if text is None:
        return None
    try:
        plan = compile_query(parse(text), index.schema, words, units)
    except UsageError:
        return None
    total = _total(index.searcher, plan.every)
    return Suggestion(text, total) if total else None


@cache
def _counter() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="search-counts")


def _meanwhile(work: Callable[[], T]) -> Future[T]:
    """Let the index count while we look at the hits; it needs no Python for it."""
    return _counter().submit(work)
