"""A dossier: its papers by date, its meetings, its motions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger import dossiers
from kamerspoor.ledger.asking import dossier_named
from kamerspoor.ledger.cursors import numbered_place
from kamerspoor.ledger.dossiers import DossierAnswer
from kamerspoor.web import addresses
from kamerspoor.web.missing import missing
from kamerspoor.web.motion_wording import dossier_number
from kamerspoor.web.paging import Here, page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class DossierPage:
    """A dossier. `first`: these are its latest papers."""

    dossier: DossierAnswer
    first: bool


@page(router, "/dossier/{number}", "dossier.html.j2", summary="A dossier and its papers", tag="pages")
def dossier(
    here: Here,
    number: Annotated[str, Path(max_length=40, description="Such as `21501-02`")],
    na: Annotated[str | None, Query(max_length=60, description="Where its papers go on")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many papers")] = dossiers.MOST_PAPERS,
) -> DossierPage:
    """Show a dossier."""
    after = numbered_place(na)
    try:
        return DossierPage(dossiers.dossier(here.reader, number, here.today, limit, after), after is None)
    except NotInArchive as error:
        near = dossiers.near(here.reader, dossier_named(number))
        links = tuple((addresses.dossier(name), dossier_number(name)) for name in near)
        raise missing(
            here.language, "No paper of dossier %(name)s is in the archive", dossier_number(dossier_named(number)),
            "Give its number, such as 21501-02.", links,
        ) from error  # fmt: skip
