"""A member of parliament: factions, motions, what the government said of them, votes against the own faction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Path, Query

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger import documents, members
from kamerspoor.ledger.cursors import cursor, place
from kamerspoor.ledger.members import MemberAnswer, Mentioned
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow
from kamerspoor.web.missing import missing
from kamerspoor.web.paging import Here, page

router = APIRouter()
_MOST = 50


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A member. `after`: where the next motions begin (`na`); `first`: these are the latest motions."""

    member: MemberAnswer
    after: str | None
    first: bool


@page(router, "/lid/{person}", "member.html.j2", summary="A member of parliament", tag="pages")
def member(
    here: Here,
    person: Annotated[str, Path(max_length=60, description="The official id of the person")],
    na: Annotated[str | None, Query(max_length=120, description="Where the motions go on")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many motions")] = _MOST,
) -> MemberPage:
    """Show a member."""
    after = place(na)
    try:
        found = members.member(here.reader, person, here.today, limit + 1, after)
    except NotInArchive as error:
        raise missing(
            here.language, "No member %(name)s is known", person, "Look for motions by the name of the member."
        ) from error
    shown = found.motions.motions[:limit]
    more = len(found.motions.motions) > limit
    return MemberPage(
        member=replace(
            found,
            motions=replace(found.motions, motions=shown),
            mentioned=_named(here.reader, found.mentioned),
        ),
        after=cursor(shown[-1].date, shown[-1].key) if more else None,
        first=after is None,
    )


def _named(reader: Reader, mentioned: tuple[Mentioned, ...]) -> tuple[Mentioned, ...]:
    rows = reader.among(DocumentRow, "id", (one.event.document_id for one in mentioned))
    names = documents.names_of(reader, rows)
    return tuple(
        replace(one, event=replace(one.event, document=names.get(one.event.document_id or -1), document_id=None))
        for one in mentioned
    )
