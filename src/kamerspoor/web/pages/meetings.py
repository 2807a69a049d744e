"""Meetings of the Council: all of them in a list, and one with its agenda beside its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger import meeting_list
from kamerspoor.ledger import meetings as ledger
from kamerspoor.ledger.meeting_list import MeetingPart
from kamerspoor.ledger.meetings import MeetingAnswer
from kamerspoor.web import addresses
from kamerspoor.web.asked_for import CouncilChoice, council_asked, councils, period_asked
from kamerspoor.web.missing import missing
from kamerspoor.web.paging import Here, page

router = APIRouter()
Council = Annotated[str | None, Query(max_length=120, description="Code or name: `RBZ`, `Europese Raad`")]
Since = Annotated[str | None, Query(max_length=10, description="From this day, month or year: `2023-05`")]
Until = Annotated[str | None, Query(max_length=10, description="Up to this day, month or year")]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting, with what was announced for it held against what was reported of it."""

    meeting: MeetingAnswer


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """Meetings as asked for. `councils`: what can be chosen from."""

    asked: CouncilChoice | None
    since: str | None
    until: str | None
    list: MeetingPart
    councils: tuple[CouncilChoice, ...]


@page(
    router, "/vergadering/{council}/{day}", "meeting.html.j2", summary="A meeting: its agenda beside its report",
    tag="pages",
)  # fmt: skip
def meeting(
    here: Here,
    council: Annotated[str, Path(max_length=120, description="Code or name: `RBZ`, `Europese Raad`")],
    day: Annotated[str, Path(max_length=10, description="A day of the meeting: `2023-03-13`")],
) -> MeetingPage:
    """Show a meeting."""
    try:
        return MeetingPage(ledger.meeting(here.reader, council, day, here.today))
    except NotInArchive as error:
        links = tuple((addresses.meeting(id), id) for id in ledger.near(here.reader, council, day))
        raise missing(
            here.language, "No meeting %(name)s is known", f"{council}/{day}", "Look for it in the list of meetings.",
            links,
        ) from error  # fmt: skip


@page(router, "/vergaderingen", "meetings.html.j2", summary="Meetings, the newest first", tag="pages")
def meetings(
    here: Here,
    council: Council = None,
    since: Since = None,
    until: Until = None,
    missing: Annotated[bool, Query(description="Those that lack an agenda or a report")] = False,
    na: Annotated[str | None, Query(max_length=100, description="Where the list goes on")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many")] = meeting_list.MOST,
) -> MeetingsPage:
    """List meetings."""
    chosen = council_asked(here.reader, council)
    period = period_asked(since, until)
    found = meeting_list.part(
        here.reader, chosen.code if chosen else None, period.since, period.until, here.today, missing=missing,
        limit=limit, after=na,
    )  # fmt: skip
    return MeetingsPage(chosen, since or None, until or None, found, councils())
