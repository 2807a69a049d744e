"""Checks as a work list: what is odd, where it stands, what is likely meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from kamerspoor.ledger import checks as ledger
from kamerspoor.ledger.checks import WorkList
from kamerspoor.web.asked_for import CouncilChoice, council_asked, councils, period_asked
from kamerspoor.web.pages.meetings import Council, Since, Until
from kamerspoor.web.paging import Here, page

router = APIRouter()
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class ChecksPage:
    """The checks asked for. `councils`: what can be chosen from."""

    code: str | None
    severity: Severity | None
    asked: CouncilChoice | None
    since: str | None
    until: str | None
    list: WorkList
    councils: tuple[CouncilChoice, ...]


@page(router, "/controles", "checks.html.j2", summary="What is odd in documents, as a work list", tag="pages")
def checks(
    here: Here,
    code: Annotated[str | None, Query(max_length=60, description="Of this kind alone: `impossible-date`")] = None,
    severity: Annotated[Severity | Literal[""] | None, Query(description="Of this severity alone")] = None,
    council: Council = None,
    since: Since = None,
    until: Until = None,
    na: Annotated[str | None, Query(max_length=60, description="Where the list goes on")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many checks")] = ledger.MOST,
) -> ChecksPage:
    """List what is odd."""
    chosen = council_asked(here.reader, council)
    period = period_asked(since, until)
    found = ledger.checks(
        here.reader, code=code or None, severity=severity or None, council=chosen.name if chosen else None,
        since=period.since, until=period.until, limit=limit, after=na,
    )  # fmt: skip
    return ChecksPage(code or None, severity or None, chosen, since or None, until or None, found, councils())
