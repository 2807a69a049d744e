"""Answer a query from the index: a page of hits with what they show, the exact total, counts, what may have been meant.

Where few units hold all words, those that hold most of them follow. The order is that of the score, at one score that
of the days; a cursor goes on behind the last hit shown, whatever was added meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from kamerspoor.errors import UsageError
from kamerspoor.search import cursors, facets, feedback, paging, showing, suggesting
from kamerspoor.search.answers import Answer, Hit, Sort, Suggestion
from kamerspoor.search.compiling import Plan, compile_query
from kamerspoor.search.cursors import Cursor
from kamerspoor.search.paging import Opened
from kamerspoor.search.query import Query, Unit
from kamerspoor.search.schema import FACETS
from kamerspoor.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    import tantivy

T = TypeVar("T")
SIZE = 10
FEW = 50
"""Fewer than so many units with all words: those with most of them follow."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is asked after all: every word, or some of them; how many units that finds.

    `query` is to count by. `related`: words that the best hits share.
    """

    query: tantivy.Query
    total: int
    with_all: int
    related: tuple[tuple[str, float], ...] = ()


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
    if not 1 <= size <= paging.LARGEST:
        raise UsageError(f"a page of {size} hits", remedy=f"ask for 1 to {paging.LARGEST}")
    searcher, words = index.searcher, vocabulary_of(index.searcher)
    plan = compile_query(query, index.schema, words, units)
    asked = cursors.question(query.typed, plan.units, sort)
    start = cursors.read(after, asked) if after else None
    by_score = sort == "relevance" and plan.ranked
    chosen, page = (_by_score if by_score else _by_day)(index, plan, words, size, start)
    counts = _meanwhile(lambda: facets.count(searcher, chosen.query, counted)) if counted else None
    hits = showing.hits(
        searcher, plan.wanted, page, explain=explain, lacking=chosen.with_all < chosen.total, scored=by_score,
        numbered=bool(plan.numbers),
    )  # fmt: skip
    # Statements are short: two about the same share too few words to tell.
    if chosen.related and plan.units != ("statement",) and not page.more and chosen.total < FEW and len(hits) < size:
        same = _about_the_same(index, plan, chosen, size - len(hits))
        hits += showing.related(searcher, chosen.related, same, explain=explain)
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
        next=paging.next_after(page, asked),
    )


@lru_cache(maxsize=2)
def vocabulary_of(searcher: tantivy.Searcher) -> Vocabulary:
    """Give the words of one state of an index; they are kept for the next question."""
    return Vocabulary(searcher)


def _by_score(
    index: Opened, plan: Plan, words: Vocabulary, size: int, start: Cursor | None
) -> tuple[_Chosen, paging.Page]:
    """Take what holds all words, or, where that is little, what holds some, moved by what the best hits speak of."""
    page = paging.by_score(index, plan.every.ranked, size, start)
    with_all = page.total
    if with_all >= FEW or not plan.soft:
        return _Chosen(plan.every.held, with_all, with_all), page
    asked = plan.most or plan.every
    best = index.searcher.search(asked.ranked, feedback.HITS, count=True)
    typed = {root for one in plan.wanted for root in one.roots}
    related = feedback.related(index.searcher, best.hits, words, typed)
    moved = _moved(asked.ranked, feedback.sharing(index.schema, related))
    return _Chosen(asked.held, paging.counted(best), with_all, tuple(related)), paging.by_score(
        index, moved, size, start
    )


def _by_day(
    index: Opened, plan: Plan, _words: Vocabulary, size: int, start: Cursor | None
) -> tuple[_Chosen, paging.Page]:
    """Take what holds all words: what holds only some would come between, unless there is nothing else."""
    asked, with_all = plan.every, _total(index.searcher, plan.every.held)
    total = with_all
    if not with_all and plan.soft and plan.most:
        asked, total = plan.most, _total(index.searcher, plan.most.held)
    return _Chosen(asked.held, total, with_all), paging.by_day(index, asked.held, size, start)


def _moved(query: tantivy.Query, by: tantivy.Query) -> tantivy.Query:
    from tantivy import Occur, Query

    return Query.boolean_query([(Occur.Must, query), (Occur.Should, by)])


def _about_the_same(index: Opened, plan: Plan, chosen: _Chosen, most: int) -> paging.Page:
    """Give texts that hold nothing of what was typed and are about the same as those that do."""
    from tantivy import Occur, Query

    asked = [
        (Occur.Must, feedback.sharing(index.schema, chosen.related, feedback.SHARED)),
        (Occur.MustNot, chosen.query),
    ]
    query = Query.boolean_query([(Occur.Must, plan.hard), *asked])
    return replace(paging.by_score(index, query, most, None), before=chosen.total)


def _total(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    return paging.counted(searcher.search(query, 1, count=True))


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
    total = _total(index.searcher, plan.every.held)
    return Suggestion(text, total) if total else None


@cache
def _counter() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="search-counts")


def _meanwhile(work: Callable[[], T]) -> Future[T]:
    """Let the index count while we look at the hits; it needs no Python for it."""
    return _counter().submit(work)
