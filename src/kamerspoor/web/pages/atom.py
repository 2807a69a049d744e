"""Feeds (Atom) of searches, motions, dossiers and topics, each at the address of its page with `.atom` behind it.

This module comes before those of the pages, for `/motie/{key}` would take `kst-1.atom` for a key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger import motion_ids, motions, news, topics
from kamerspoor.ledger.motion_answers import Event, MotionAnswer
from kamerspoor.ledger.news import News
from kamerspoor.ledger.topics import Sitting, Topic
from kamerspoor.search import finding, language
from kamerspoor.web import absolute, addresses, hits, wording
from kamerspoor.web.feeds import MEDIA_TYPE, Entry, Feed, written
from kamerspoor.web.hits import Found
from kamerspoor.web.language import Language, translations
from kamerspoor.web.motion_wording import dossier_number, happening, paper_number
from kamerspoor.web.pages.search import After, Typed, Within
from kamerspoor.web.paging import PROBLEMS, Asked, Here
from kamerspoor.web.search_wording import did

router = APIRouter()
_SAID = 12
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "A feed", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}},
    **PROBLEMS,
}
Size = Annotated[int, Query(ge=1, le=100, description="How many entries")]


@router.get(
    "/zoek.atom", summary="What is new for a search", tags=["feeds"], response_class=Response, responses=_ANSWERS
)
def search_feed(
    here: Here, q: Typed = "", within: Within = None, na: After = None, limit: Size = addresses.ENTRIES
) -> Response:
    """Give what a search finds, the latest first, a page at a time."""
    base = absolute.base_of(here.request)
    state = here.request.app.state.room.lookup.state(here.reader)
    unit = within or None
    query = language.parse(q)
    answer = finding.search(
        state, query, units=(unit,) if unit else (), sort="date", size=limit, after=na, counted=()
    )  # fmt: skip
    entries = [_hit(base, hit, here.language) for hit in hits.found(answer, here.reader) if not hit.related]
    first = addresses.search_feed(q, unit, limit)
    following = addresses.search_feed(q, unit, limit, answer.next) if answer.next else None
    _ = translations(here.language).ugettext
    feed = Feed(
        id=absolute.tag(base, f"search/{unit or 'all'}/{q}"),
        title=_("Search: %(q)s") % {"q": q} if q else _("Everything new"),
        address=_own(here, base),
        page=base + addresses.search_page(q, unit=unit, sort="date"),
        today=here.today,
        entries=_once(entries),
        next=base + following if following else None,
        first=base + first if na else None,
    )
    return _answer(here, feed)


@router.get(
    "/motie/{key}.atom", summary="What happens to a motion", tags=["feeds"], response_class=Response, responses=_ANSWERS
)
def motion_feed(here: Here, key: Annotated[str, Path(max_length=100, description="Its number")]) -> Response:
    """Give the life of a motion, the latest first."""
    base = absolute.base_of(here.request)
    number = motion_ids.key_of(here.reader, key)
    found = motions.motion(here.reader, number, here.today) if number else None
    if not isinstance(found, MotionAnswer):
        raise NotInArchive(f"no motion {key[:60]} is known", remedy="look for it by words")
    page = base + addresses.motion(found.key)
    entries = [_event(base, page, found, event, here.language) for event in found.life if event.date]
    title = f"{paper_number(found.key)}: {found.title}" if found.title else paper_number(found.key)
    feed = Feed(absolute.tag(base, f"motion/{found.key}"), title, _own(here, base), page, here.today, _latest(entries))
    return _answer(here, feed)


@router.get(
    "/dossier/{number}.atom", summary="What is new in a dossier", tags=["feeds"], response_class=Response,
    responses=_ANSWERS,
)  # fmt: skip
def dossier_feed(
    here: Here,
    number: Annotated[str, Path(max_length=40, description="Its number")],
    limit: Size = news.MOST,
) -> Response:
    """Give the latest papers and motions of a dossier."""
    base = absolute.base_of(here.request)
    name, found = news.news(here.reader, number, here.today, limit)
    entries = tuple(_paper(base, one, here.language) for one in found)
    page = base + addresses.dossier(name)
    title = f"Dossier {dossier_number(name)}"
    return _answer(
        here, Feed(absolute.tag(base, f"dossier/{name}"), title, _own(here, base), page, here.today, entries)
    )


@router.get(
    "/onderwerp/{name}.atom", summary="What is said on a topic", tags=["feeds"], response_class=Response,
    responses=_ANSWERS,
)  # fmt: skip
def topic_feed(
    here: Here,
    name: Annotated[str, Path(max_length=200, description="A country, person, theme or words")],
    limit: Annotated[int, Query(ge=1, le=50, description="How many meetings")] = topics.MOST_MEETINGS,
) -> Response:
    """Give what was said on a topic, an entry a meeting, and the motions on it, the latest first."""
    base = absolute.base_of(here.request)
    found = topics.topic(here.reader, name, limit=limit)
    called = found.understood.name
    page = base + addresses.topic(called)
    entries = [_sitting(base, page, called, sitting, here.language) for sitting in found.sittings if sitting.said]
    entries += _motions_on(base, found, here.language)
    feed = Feed(absolute.tag(base, f"topic/{called}"), called, _own(here, base), page, here.today, _latest(entries))
    return _answer(here, feed)


def _hit(base: str, hit: Found, lang: Language) -> Entry:
    title = hit.title or (paper_number(hit.key) if hit.key else hit.unit)
    if hit.unit == "statement":
        title = f"{hit.actor} {did(hit, lang)}" + (f" ({hit.council})" if hit.council else "")
    elif hit.unit == "commitment":
        _ = translations(lang).ugettext
        title = _("Commitment by %(who)s") % {"who": hit.actor} if hit.actor else _("Commitment")
    elif hit.key:
        title = f"{title} ({paper_number(hit.key)})"
    pieces = " … ".join(piece.text for piece in hit.pieces)
    kind = hit.kind if hit.unit == "document" and hit.kind else hit.unit
    return Entry(
        absolute.tag(base, hit.id), title, hit.day, base + hit.address if hit.address else None, pieces or None, kind
    )


def _paper(base: str, one: News, lang: Language) -> Entry:
    number = paper_number(one.name)
    page = (addresses.motion if one.status else addresses.document)(one.name)
    said = [one.asks, f"({wording.status(one.status, lang)})" if one.status else None]
    return Entry(
        id=absolute.tag(base, f"{'motion' if one.status else 'document'}/{one.name}"),
        title=f"{one.title} ({number})" if one.title else number,
        day=one.day,
        address=base + page,
        summary=" ".join(filter(None, said)) or None,
        kind=one.kind,
    )


def _event(base: str, page: str, motion: MotionAnswer, event: Event, lang: Language) -> Entry:
    source = event.document or event.document_title or ""
    mark = hashlib.sha256(f"{event.date}|{event.what}|{source}|{event.quote}".encode()).hexdigest()[:16]
    address = base + addresses.document(event.document) if event.document and event.document != motion.key else page
    title = f"{paper_number(motion.key)}: {happening(event.what, lang)}"
    return Entry(absolute.tag(base, f"motion/{motion.key}/{mark}"), title, event.date, address, event.quote, event.what)


def _sitting(base: str, page: str, topic: str, sitting: Sitting, lang: Language) -> Entry:
    paper = sitting.papers[0] if sitting.papers else None
    where = f"{sitting.council}/{sitting.date}" if sitting.council and sitting.date else paper.key if paper else "?"
    said = [f"{one.actor}: {one.quote}" for one in sitting.said[:_SAID]]
    more = len(sitting.said) - len(said)
    lines = [*said, *([f"(+ {more})"] if more > 0 else [])]
    count = translations(lang).ungettext("%(num)s statement", "%(num)s statements", len(sitting.said))
    title = f"{sitting.council or (paper.title if paper else None) or topic}: {count % {'num': len(sitting.said)}}"
    day = sitting.date or (paper.date if paper else None)
    address = base + addresses.document(paper.key) if paper and paper.key.startswith("kst-") else page
    return Entry(absolute.tag(base, f"topic/{topic}/{where}"), title, day, address, "\n".join(lines), "statements")


def _motions_on(base: str, topic: Topic, lang: Language) -> Iterator[Entry]:
    for one in topic.motions:
        title = f"{one.title or paper_number(one.key)} ({paper_number(one.key)})"
        yield Entry(
            absolute.tag(base, f"motion/{one.key}"), title, one.date, base + addresses.motion(one.key),
            wording.outcome(one.outcome, lang) or None, "motion",
        )  # fmt: skip


def _latest(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(_once(entries), key=lambda one: (one.day or "", one.id), reverse=True))


def _once(entries: list[Entry]) -> tuple[Entry, ...]:
    """Leave out what has the id of one before it."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.id, entry)
    return tuple(first.values())


def _own(here: Asked, base: str) -> str:
    url = here.request.url
    return f"{base}{here.request.scope['path']}" + (f"?{url.query}" if url.query else "")


def _answer(here: Asked, feed: Feed) -> Response:
    return Response(written(feed, version("kamerspoor")), media_type=MEDIA_TYPE)
