"""Commitments: what was promised to parliament and what became of it, as a list, by month, and one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query

from kamerspoor.errors import NotInArchive, UsageError
from kamerspoor.ledger import commitments as ledger
from kamerspoor.ledger.asking import dossier_named, first_asked
from kamerspoor.ledger.commitments import Commitments, Entry, Wanted
from kamerspoor.ledger.due_months import DueMonth, due_month
from kamerspoor.web.asked_for import CouncilChoice, council_asked, councils, period_asked
from kamerspoor.web.missing import missing
from kamerspoor.web.pages.meetings import Council
from kamerspoor.web.paging import Here, page

router = APIRouter()
_MONTH = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])")
Owner = Annotated[str | None, Query(max_length=120, description="Words in the name of who promised")]
Dossier = Annotated[str | None, Query(max_length=40, description="Number of a dossier: `21501-02`")]


@dataclass(frozen=True, slots=True)
class CommitmentsAskedFor:
    """What was asked for: as it was written in the address."""

    state: Wanted
    council: CouncilChoice | None
    owner: str | None
    dossier: str | None
    since: str | None
    until: str | None
    due: str | None


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """Commitments as asked for, by due date. `councils`: what can be chosen from."""

    asked: CommitmentsAskedFor
    list: Commitments
    councils: tuple[CouncilChoice, ...]


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """One commitment."""

    commitment: Entry


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The commitments that are due in a month, of all or of a Council."""

    council: CouncilChoice | None
    month: DueMonth
    councils: tuple[CouncilChoice, ...]


@page(router, "/toezeggingen", "commitments.html.j2", summary="Commitments and what became of them", tag="pages")
def commitments(
    here: Here,
    state: Annotated[Wanted, Query(description="What became of them")] = Wanted.outstanding,
    council: Council = None,
    owner: Owner = None,
    dossier: Dossier = None,
    since: Annotated[str | None, Query(max_length=10, description="Made from this day, month or year on")] = None,
    until: Annotated[str | None, Query(max_length=10, description="Made up to this day, month or year")] = None,
    due: Annotated[str | None, Query(max_length=10, description="Due before this day, month or year")] = None,
    na: Annotated[str | None, Query(max_length=30, description="Where the list goes on")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many")] = 50,
) -> CommitmentsPage:
    """List commitments."""
    chosen = council_asked(here.reader, council)
    made = period_asked(since, until)
    found = ledger.commitments(
        here.reader, here.today, state, owner=(owner or "").strip() or None, due_before=first_asked(due or None, "due"),
        since=made.since, until=made.until, council=chosen.name if chosen else None,
        dossier=dossier_named(dossier) if dossier and dossier.strip() else None, limit=limit, after=na,
    )  # fmt: skip
    asked = CommitmentsAskedFor(
        state, chosen, owner or None, dossier or None, since or None, until or None, due or None
    )
    return CommitmentsPage(asked, found, councils())


@page(
    router, "/toezeggingen/kalender", "commitment_calendar.html.j2", summary="Commitments by the month they are due in",
    tag="pages",
)  # fmt: skip
def calendar(
    here: Here,
    month: Annotated[str | None, Query(max_length=7, description="`2024-06`; without one, this month")] = None,
    council: Council = None,
) -> CalendarPage:
    """Show a month."""
    asked = month or here.today[:7]
    if not _MONTH.fullmatch(asked):
        raise UsageError(f"month {asked!r} is no month of this or the last century", remedy="write 2024-06")
    chosen = council_asked(here.reader, council)
    return CalendarPage(
        chosen, due_month(here.reader, asked, here.today, council=chosen.name if chosen else None), councils()
    )


@page(router, "/toezegging/{id:path}", "commitment.html.j2", summary="A commitment", tag="pages")
def commitment(
    here: Here, id: Annotated[str, Path(max_length=120, description="`TZ202302-001`, `kst-21501-02-2611/4`")]
) -> CommitmentPage:
    """Show one commitment."""
    try:
        return CommitmentPage(ledger.commitment(here.reader, id, here.today))
    except NotInArchive as error:
        what, remedy = "No commitment %(name)s is known", "Look for it in the list of commitments."
        raise missing(here.language, what, id, remedy) from error
