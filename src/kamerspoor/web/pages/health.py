"""Whether the room is in order, for those who watch over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from kamerspoor.errors import ArchiveError
from kamerspoor.store.rows import DocumentRow
from kamerspoor.web.paging import PROBLEMS

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Health:
    """`trouble`: what is wrong with the archive, None when nothing is."""

    status: Literal["ok", "unavailable"]
    trouble: str | None


@router.get(
    "/health", response_model=Health, tags=["programs"], summary="Whether the room is in order",
    responses={429: PROBLEMS[429], 503: {"model": Health, "description": "The archive cannot be read"}},
)  # fmt: skip
def health(request: Request) -> Response:
    """Ask the archive something small."""
    trouble = None
    try:
        with request.app.state.room.readers.reader() as reader:
            reader.between(DocumentRow, "id", limit=1)
    except ArchiveError as error:
        trouble = error.what
    body = {"status": "unavailable" if trouble else "ok", "trouble": trouble}
    return JSONResponse(body, 503 if trouble else 200, headers={"cache-control": "no-store"})
