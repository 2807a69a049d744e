"""Search: by words, numbers and fields, narrowed by what was found; and what is like a document or motion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from kamerspoor.errors import NotInArchive, QueryError
from kamerspoor.ledger import documents
from kamerspoor.search import finding, language, refining, similar
from kamerspoor.search.answers import Answer, Sort, Suggestion
from kamerspoor.search.compiling import USUAL_UNITS
from kamerspoor.search.headings import with_headings
from kamerspoor.search.query import All, Unit, Words
from kamerspoor.search.query import Query as Understood
from kamerspoor.search.query_help import FORMS, FieldHelp, Form, field_help
from kamerspoor.search.refining import Chosen
from kamerspoor.store.protocol import Reader
from kamerspoor.web import hits, responding
from kamerspoor.web.hits import Found
from kamerspoor.web.paging import Here, page
from kamerspoor.web.searching import State

router = APIRouter()
UNITS: tuple[Unit, ...] = ("document", "motion", "commitment", "statement")
_SIZE = 10
_TOPIC_WORDS = 4
"""A topic has a name; more words are a question."""

Typed = Annotated[
    str,
    Query(max_length=2000, description="What to look for, in the query language of `/zoek/hulp`"),
]
Within = Annotated[
    Unit | Literal[""] | None, Query(alias="in", description="Only these; without it documents, motions, commitments")
]
Order = Annotated[Sort, Query(description="The best first, or the latest")]
After = Annotated[str | None, Query(max_length=200, description="Where the page before ended: its `next`")]
Size = Annotated[int, Query(ge=1, le=100, description="How many hits a page")]


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What was asked. `like`: the name of the document or motion to find the like of."""

    q: str
    unit: Unit | None
    sort: Sort
    like: str | None
    explain: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """What can be looked through. `unit` None: documents, motions and commitments; `count` None: not counted now."""

    unit: Unit | None
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field among what was found. `query`: what was asked, narrowed by it; None where it is already."""

    value: str
    count: int
    query: str | None


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a field, the most frequent first. `others`: hits with values that are not listed."""

    field: str
    values: tuple[Value, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a query cannot be understood. `start`, `end`: the place in it, in code points."""

    what: str
    remedy: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """The document or motion that others are like."""

    name: str
    address: str | None
    title: str | None
    kind: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; nothing was asked yet where `asked.q` is empty and `like` is None.

    `total`: how many in all; `with_all`: how many hold all words, the others follow. `chosen`: fields by which the
    query is narrowed, each with the query without it. `suggestion`: what may have been meant. `understood`: the query
    in words, when an explanation was asked. `next`: where the next page begins (`na`). `topic`: what was asked, where
    it is nothing but words, so that it can be followed through the meetings.
    """

    asked: AskedFor
    total: int
    with_all: int
    hits: tuple[Found, ...]
    tabs: tuple[Tab, ...]
    facets: tuple[Facet, ...]
    chosen: tuple[Chosen, ...]
    suggestion: Suggestion | None
    hints: tuple[str, ...]
    understood: str | None
    trouble: Trouble | None
    source: Source | None
    next: str | None
    first_page: bool
    topic: str | None = None


@page(router, "/zoek", "search.html.j2", summary="Search by words, numbers and fields", tag="search",
      status=lambda view: 422 if view.trouble else 200)  # fmt: skip
def search(
    here: Here,
    q: Typed = "",
    within: Within = None,
    sort: Order = "relevance",
    als: Annotated[
        str | None, Query(max_length=100, description="Instead of `q`: what is like this document or motion")
    ] = None,
    waarom: Annotated[bool, Query(description="Say what was understood, and why each was found")] = False,
    na: After = None,
    limit: Size = _SIZE,
) -> SearchPage:
    """Search documents, motions, statements and commitments."""
    asked = AskedFor(q.strip(), within or None, sort, als or None, waarom)
    if not asked.q and not asked.like:
        return _nothing(asked)
    state = here.request.app.state.room.lookup.state(here.reader)
    if asked.like:
        return _alike(state, here.reader, asked, limit, na)
    try:
        query = language.parse(asked.q)
        answer = finding.search(
            state, query, units=(asked.unit,) if asked.unit else (), sort=sort, size=limit, after=na, explain=waarom
        )
    except QueryError as error:
        if responding.form_of(here.request) == "json":
            raise
        return replace(_nothing(asked), trouble=Trouble(error.what, error.remedy, error.start, error.end))
    understood = language.describe(query, here.language) if waarom else None
    return replace(
        _shown(here.reader, asked, answer, na),
        tabs=_tabs(state, query, asked, answer, na),
        facets=_facets(asked.q, answer),
        chosen=refining.chosen(query),
        understood=understood,
        topic=_topic(query, here.reader),
    )


def _topic(query: Understood, reader: Reader) -> str | None:
    parts = query.root.parts if isinstance(query.root, All) else (query.root,)
    plain = [part.text for part in parts if isinstance(part, Words) and not part.exact]
    if not len(plain) == len(parts) <= _TOPIC_WORDS:
        return None
    known = reader.names_like(name := " ".join(plain), 1)
    return name if any(one.casefold() == name.casefold() and reader.naming(one, limit=1) for one in known) else None


@dataclass(frozen=True, slots=True)
class SearchHelp:
    """How to write a query: every form, what it asks and an example; the fields with all their names."""

    forms: tuple[Form, ...]
    fields: tuple[FieldHelp, ...]


@page(router, "/zoek/hulp", "search_help.html.j2", summary="How to write a query", tag="search")
def search_help(here: Here) -> SearchHelp:
    """Show the query language."""
    return SearchHelp(FORMS, field_help())


def _nothing(asked: AskedFor) -> SearchPage:
    return SearchPage(asked, 0, 0, (), (), (), (), None, (), None, None, None, None, True)


def _shown(reader: Reader, asked: AskedFor, answer: Answer, after: str | None) -> SearchPage:
    placed = with_headings(answer, reader)
    return replace(
        _nothing(asked),
        total=answer.total,
        with_all=answer.with_all,
        hits=hits.found(placed, reader),
        suggestion=answer.suggestion,
        hints=answer.hints,
        next=answer.next,
        first_page=after is None,
    )


def _alike(state: State, reader: Reader, asked: AskedFor, size: int, after: str | None) -> SearchPage:
    try:
        row = documents.named(reader, asked.like or "")
        keys: Sequence[str] = (row.key or f"#{row.id}",)
    except NotInArchive:
        keys = similar.named(asked.like or "")
    words = finding.vocabulary_of(state.searcher)
    answer = similar.alike(
        state, keys, words, units=(asked.unit,) if asked.unit else (), size=size, after=after, explain=asked.explain
    )
    assert answer.alike is not None
    card = answer.alike
    name = asked.like or ""
    source = Source(name, hits.address_of(card, card.key or name), card.title, card.kind, card.day)
    tabs = tuple(Tab(unit, answer.total if unit == asked.unit else None, unit == asked.unit) for unit in (None, *UNITS))
    return replace(_shown(reader, asked, answer, after), source=source, tabs=tabs)


def _tabs(state: State, query: Understood, asked: AskedFor, answer: Answer, after: str | None) -> tuple[Tab, ...]:
    counts: dict[Unit | None, int] = {}
    if after is None:
        usual = answer
        if set(answer.units) != set(USUAL_UNITS):
            usual = finding.search(state, query, units=USUAL_UNITS, size=1, counted=("unit",))
        said = finding.search(state, query, units=("statement",), size=1, counted=())
        counts.update(_by_unit(usual))
        counts.update({"statement": said.total, None: usual.total})
    counts[asked.unit] = answer.total
    return tuple(Tab(unit, counts.get(unit), unit == asked.unit) for unit in (None, *UNITS))


def _by_unit(answer: Answer) -> dict[Unit | None, int]:
    found = {one.value: one.count for facet in answer.facets if facet.field == "unit" for one in facet.counts}
    return {unit: found.get(unit, 0) for unit in USUAL_UNITS}


def _facets(typed: str, answer: Answer) -> tuple[Facet, ...]:
    """Give what narrows: a value that all hits have narrows nothing."""
    found = []
    for facet in answer.facets:
        if facet.field == "unit":
            continue
        values = tuple(
            Value(
                one.value,
                one.count,
                refining.narrowed(typed, facet.field, one.value) if one.count < answer.total else None,
            )
            for one in facet.counts
        )
        if facet.others or any(one.query for one in values):
            found.append(Facet(facet.field, values, facet.others))
    return tuple(found)
