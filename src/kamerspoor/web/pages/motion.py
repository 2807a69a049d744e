"""A motion: what it asks and of whom, how it was voted on, what became of it. And the list of motions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query

from kamerspoor import lexicon
from kamerspoor.errors import NotInArchive
from kamerspoor.ledger import documents, motion_ids, motions, roll_calls
from kamerspoor.ledger.asking import first_asked, last_asked
from kamerspoor.ledger.cursors import cursor, place
from kamerspoor.ledger.documents import CitingList
from kamerspoor.ledger.motion_answers import Event, Listed, MotionAnswer, MotionList, Wanted
from kamerspoor.ledger.roll_calls import MemberVote
from kamerspoor.official.values import Faction
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, MotionRow
from kamerspoor.web import addresses
from kamerspoor.web.language import Language
from kamerspoor.web.missing import Missing, missing
from kamerspoor.web.motion_wording import dossier_number, paper_number
from kamerspoor.web.paging import Here, page

router = APIRouter()
_MOST = 50
_NEAR = 8
_CITING = 10


@dataclass(frozen=True, slots=True)
class NearMotion:
    """A motion whose number is like the one asked for."""

    key: str
    title: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class MotionPage:
    """A motion.

    `held`: its text is in the archive; `sentence`: the number of the sentence in it where what it asks begins.
    `members`: how each voted, when it was a roll call. `citing`: the latest documents that cite it. `near`: motions
    with such a number, when no more than its number is known.
    """

    motion: MotionAnswer
    held: bool
    sentence: int | None
    members: tuple[MemberVote, ...]
    citing: CitingList
    near: tuple[NearMotion, ...]


@dataclass(frozen=True, slots=True)
class AskedFor:
    """Which motions were asked for; None: whatever."""

    council: str | None
    status: str | None
    since: str | None
    until: str | None
    dossier: str | None
    member: str | None
    faction: str | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen from."""

    councils: tuple[str, ...]
    statuses: tuple[str, ...]
    factions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MotionsPage:
    """Motions, the latest first. `total`: of all that fit; `after`: where the next part begins (`na`).

    `trouble`: why nothing can fit, with a `remedy`.
    """

    asked: AskedFor
    total: int
    motions: tuple[Listed, ...]
    after: str | None
    trouble: str | None
    remedy: str | None
    choices: Choices


@page(router, "/motie/{key}", "motion.html.j2", summary="A motion and what became of it", tag="pages")
def motion(
    here: Here, key: Annotated[str, Path(max_length=100, description="Its number: `kst-21501-02-2234`")]
) -> MotionPage:
    """Show a motion."""
    reader = here.reader
    try:
        number = motion_ids.key_of(reader, key)
        found = motions.motion(reader, number, here.today) if number else None
    except NotInArchive:
        found = None
    if not isinstance(found, MotionAnswer):
        raise _missing(reader, number or key, here.language)
    bare = found.date is None and found.title is None
    return MotionPage(
        motion=replace(found, life=_named(reader, found.life)),
        held=reader.first(DocumentRow, key=found.key) is not None,
        sentence=documents.sentence_at(reader, found.key, found.asks_start) if found.asks_start is not None else None,
        members=roll_calls.roll_call(reader, found.vote.decision_id) if found.vote and found.vote.roll_call else (),
        citing=documents.citing(reader, found.key, _CITING, None),
        near=_near(reader, found.key) if bare else (),
    )


Text = Annotated[str | None, Query(max_length=120)]


@page(router, "/moties", "motions.html.j2", summary="The motions that fit a choice", tag="pages")
def motion_list(
    here: Here,
    council: Annotated[str | None, Query(max_length=120, description="A Council, by any of its names")] = None,
    status: Annotated[Wanted | Literal[""] | None, Query(description="What became of it")] = None,
    since: Annotated[str | None, Query(max_length=10, description="Moved on or after: a day, month or year")] = None,
    until: Annotated[str | None, Query(max_length=10, description="Moved on or before: a day, month or year")] = None,
    dossier: Annotated[str | None, Query(max_length=40, description="Such as `21501-02`")] = None,
    member: Annotated[str | None, Query(max_length=120, description="A member who signed it, by name")] = None,
    faction: Annotated[str | None, Query(max_length=120, description="The faction of a member who signed it")] = None,
    na: Annotated[str | None, Query(max_length=120, description="Where this part begins")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = _MOST,
) -> MotionsPage:
    """List motions."""
    asked = AskedFor(*(value or None for value in (council, status, since, until, dossier, member, faction)))
    trouble = remedy = None
    try:
        found = motions.motions(
            here.reader, here.today, council=asked.council, status=Wanted(asked.status) if asked.status else None,
            since=first_asked(asked.since, "since"), until=last_asked(asked.until, "until"), dossier=asked.dossier,
            member=asked.member, faction=asked.faction, limit=limit + 1, after=place(na),
        )  # fmt: skip
    except NotInArchive as error:
        found, trouble, remedy = MotionList(0, ()), error.what, error.remedy
    shown = found.motions[:limit]
    return MotionsPage(
        asked=asked,
        total=found.total,
        motions=shown,
        after=cursor(shown[-1].date, shown[-1].key) if len(found.motions) > limit else None,
        trouble=trouble,
        remedy=remedy,
        choices=_choices(here.reader),
    )


def _choices(reader: Reader) -> Choices:
    factions = {one.abbreviation or one.name for one in reader.find(Faction) if not one.deleted}
    return Choices(
        tuple(one.name for one in lexicon.councils()),
        tuple(Wanted),
        tuple(sorted((name for name in factions if name), key=str.casefold)),
    )


def _named(reader: Reader, life: tuple[Event, ...]) -> tuple[Event, ...]:
    """Call documents by their lasting names: their place in this archive is nobody else's business."""
    rows = reader.among(DocumentRow, "id", (one.document_id for one in life if one.document_id and not one.document))
    names = documents.names_of(reader, rows)
    return tuple(
        replace(one, document=one.document or names.get(one.document_id or -1), document_id=None) for one in life
    )


def _near(reader: Reader, key: str) -> tuple[NearMotion, ...]:
    return tuple(NearMotion(row.key, row.title, row.date) for row in motion_ids.near(reader, key)[:_NEAR])


def _missing(reader: Reader, key: str, language: Language) -> Missing:
    near = [
        (addresses.motion(one.key), ": ".join(filter(None, (paper_number(one.key), one.title))))
        for one in _near(reader, key)
    ]
    dossier = key.removeprefix("kst-").rpartition("-")[0]
    if reader.first(MotionRow, dossier=dossier):
        near.append((addresses.dossier(dossier), f"Dossier {dossier_number(dossier)}"))
    return missing(
        language,
        "No motion %(name)s is known",
        paper_number(key),
        "Look for it by words, or by its dossier and date.",
        tuple(near),
    )
