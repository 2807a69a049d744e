"""The first page: where to begin."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from kamerspoor.store.rows import DocumentRow
from kamerspoor.web.paging import Here, page

router = APIRouter()
_NEWEST = 8
_LETTERS = ("report", "annotated_agenda", "letter")


@dataclass(frozen=True, slots=True)
class Letter:
    """A document in a list."""

    key: str
    kind: str
    title: str | None
    date: str | None
    council: str | None


@dataclass(frozen=True, slots=True)
class Start:
    """What is new and what comes."""

    newest: tuple[Letter, ...]


@page(router, "/", "start.html.j2", summary="What is new and what comes", tag="pages")
def start(here: Here) -> Start:
    """Show the newest letters."""
    rows = [
        row
        for kind in _LETTERS
        for row in here.reader.between(DocumentRow, "date", "", limit=_NEWEST, latest_first=True, kind=kind)
    ]
    newest = sorted(rows, key=lambda row: (row.date or "", row.id), reverse=True)[:_NEWEST]
    return Start(tuple(Letter(row.key or "", row.kind, row.title, row.date, row.council) for row in newest if row.key))
