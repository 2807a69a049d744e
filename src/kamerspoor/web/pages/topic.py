"""A topic: what each actor said about it, meeting by meeting, and where a position changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger import topics
from kamerspoor.ledger.topic_names import near
from kamerspoor.ledger.topics import Topic
from kamerspoor.periods import first_day, shifted
from kamerspoor.web import addresses
from kamerspoor.web.asked_for import CouncilChoice, council_asked, councils, period_asked
from kamerspoor.web.missing import missing
from kamerspoor.web.pages.meetings import Council, Since, Until
from kamerspoor.web.paging import Here, page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic. `asked`, `actor`, `since`, `until`: what of it was chosen; `councils`: what can be chosen from."""

    topic: Topic
    asked: CouncilChoice | None
    actor: str | None
    since: str | None
    until: str | None
    councils: tuple[CouncilChoice, ...]


@page(
    router, "/onderwerp/{name}", "topic.html.j2", summary="A topic: who said what, and where a position changed",
    tag="pages",
)  # fmt: skip
def topic(
    here: Here,
    name: Annotated[str, Path(max_length=200, description="A name or words: `Wit-Rusland`, `wapenembargo`")],
    actor: Annotated[str | None, Query(max_length=120, description="Words in the name of an actor")] = None,
    council: Council = None,
    since: Since = None,
    until: Until = None,
    na: Annotated[str | None, Query(max_length=10, description="Only what came before this day")] = None,
    limit: Annotated[int, Query(ge=1, le=50, description="How many meetings")] = topics.MOST_MEETINGS,
) -> TopicPage:
    """Show a topic."""
    chosen = council_asked(here.reader, council)
    period = period_asked(since, until)
    before = first_day(na)
    last = min(filter(None, (period.until, shifted(before, -1) if before else None)), default=None)
    asked = partial(
        topics.topic, since=period.since, until=last, actor=(actor or "").strip() or None,
        council=chosen.name if chosen else None, limit=limit,
    )  # fmt: skip
    try:
        found = asked(here.reader, name)
    except NotInArchive as error:
        links = tuple((addresses.topic(one), one) for one in near(here.reader, name))
        raise missing(
            here.language, "Nothing is said about %(name)s", name,
            "Name a country, an organisation, a person or a subject.", links,
        ) from error  # fmt: skip
    return TopicPage(found, chosen, (actor or "").strip() or None, since or None, until or None, councils())
