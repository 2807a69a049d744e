"""The first page: where to begin, what is new, what comes, how fresh it all is."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from kamerspoor.ledger import calendar, commitments, documents
from kamerspoor.ledger.calendar import Event
from kamerspoor.ledger.commitments import Entry, Wanted
from kamerspoor.ledger.freshness import ArchiveFreshness, freshness
from kamerspoor.web.paging import Here, page

router = APIRouter()
_LETTERS = ("report", "annotated_agenda", "letter", "written_consultation")
_NEWEST = 8
_COMING = 8
_DUE = 6


@dataclass(frozen=True, slots=True)
class Letter:
    """A document in a list. `key`: the name by which it is asked for."""

    key: str
    kind: str
    title: str | None
    date: str | None
    council: str | None


@dataclass(frozen=True, slots=True)
class Start:
    """What is new and what comes. `due`: commitments due within 30 days, `overdue`: how many are late."""

    newest: tuple[Letter, ...]
    coming: tuple[Event, ...]
    due: tuple[Entry, ...]
    due_count: int
    overdue: int
    freshness: ArchiveFreshness


@page(router, "/", "start.html.j2", summary="What is new and what comes", tag="pages")
def start(here: Here) -> Start:
    """Show what is new and what comes."""
    reader = here.reader
    newest = documents.newest(reader, _LETTERS, _NEWEST)
    due = commitments.commitments(reader, here.today, Wanted.due_soon, limit=_DUE)
    return Start(
        tuple(Letter(name, row.kind, row.title, row.date, row.council) for name, row in newest),
        calendar.coming(reader, here.today, _COMING),
        due.entries,
        due.count,
        commitments.commitments(reader, here.today, Wanted.overdue, limit=0).count,
        freshness(reader),
    )
