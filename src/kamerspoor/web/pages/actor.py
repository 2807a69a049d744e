"""An actor: what it said, meeting by meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger import actors
from kamerspoor.ledger.actors import ActorAnswer
from kamerspoor.ledger.cursors import numbered_place
from kamerspoor.web import addresses
from kamerspoor.web.missing import missing
from kamerspoor.web.motion_wording import ACTS
from kamerspoor.web.paging import Here, page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor. `acts`: what can be chosen from."""

    actor: ActorAnswer
    acts: tuple[str, ...]


@page(router, "/actor/{name}", "actor.html.j2", summary="What an actor said, meeting by meeting", tag="pages")
def actor(
    here: Here,
    name: Annotated[str, Path(max_length=200, description="Its name as statements give it: `Kabinet`")],
    act: Annotated[str | None, Query(max_length=40, description="What it did: one of `acts`")] = None,
    na: Annotated[str | None, Query(max_length=60, description="Where its statements go on")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many documents")] = actors.MOST_DOCUMENTS,
) -> ActorPage:
    """Show what an actor said."""
    try:
        found = actors.actor(here.reader, name, act=act or None, limit=limit, after=numbered_place(na))
    except NotInArchive as error:
        links = tuple((addresses.actor(one), one) for one in actors.near(here.reader, name))
        raise missing(
            here.language, "Nobody called %(name)s says anything in the archive", name,
            "Look for the name with the search.", links,
        ) from error  # fmt: skip
    return ActorPage(found, ACTS)
