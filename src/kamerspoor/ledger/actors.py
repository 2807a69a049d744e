"""The ledger of actors: all that somebody said, meeting by meeting, the latest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger.cursors import cursor
from kamerspoor.ledger.documents import MeetingOf, meetings_of, names_of
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, Grade, HeadingRow, StatementPartyRow, StatementRow

MOST_DOCUMENTS = 20
MOST_A_DOCUMENT = 12
_NEAR = 6


@dataclass(frozen=True, slots=True)
class ActorStatement:
    """A statement. `ordinal`: which of its document it is; `heading`: under which it stands."""

    ordinal: int
    act: str
    negated: bool
    modality: str | None
    quantity: str | None
    co_actors: tuple[str, ...]
    grade: Grade
    heading: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class ActorPaper:
    """A document and what the actor says in it. `total`: how many statements there are, of which some are shown."""

    name: str
    kind: str
    title: str | None
    date: str | None
    total: int
    statements: tuple[ActorStatement, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting, or a document without one (`meeting` None), and what the actor said there."""

    date: str | None
    council: str | None
    meeting: MeetingOf | None
    papers: tuple[ActorPaper, ...]


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """What an actor said. `documents`: in how many; `after`: where the next part begins.

    `motions`: what follows is from motions, since nothing else in the archive holds statements of it.
    """

    name: str
    act: str | None
    motions: bool
    documents: int
    occasions: tuple[Occasion, ...]
    after: str | None


def actor(
    reader: Reader,
    name: str,
    *,
    act: str | None = None,
    limit: int = MOST_DOCUMENTS,
    after: tuple[str, int] | None = None,
) -> ActorAnswer:
    """Give what an actor said, the latest documents up to `limit`; what motions say of it only where nothing else does.

    Raises: NotInArchive, with actors that are called nearly so.
    """
    with reader.same_view():
        if not _speaks(reader, name):
            likely = near(reader, name)
            remedy = f"perhaps {', '.join(likely)}" if likely else "look for the name with the search"
            raise NotInArchive(f"nobody called {name} says anything in the archive", remedy=remedy)
        motions = not reader.spoken(name, 1)[1]
        rows, total = reader.spoken(name, limit + 1, after, act, motions=motions)
        shown, last = rows[:limit], rows[limit - 1] if len(rows) > limit else None
        return ActorAnswer(
            name=name,
            act=act,
            motions=motions,
            documents=total,
            occasions=_occasions(reader, _best(reader, shown), name, act),
            after=cursor(_day(last), last.id) if last else None,
        )


def near(reader: Reader, name: str) -> tuple[str, ...]:
    """Give those who say something and whose name is this but for capitals, or begins so."""
    capital = name[:1].upper() + name[1:]
    likely = dict.fromkeys((capital, name.lower(), name.title(), *reader.names_like(name, 40)))
    return tuple(one for one in likely if one != name and _speaks(reader, one))[:_NEAR]


def _speaks(reader: Reader, name: str) -> bool:
    return reader.first(StatementRow, actor=name) is not None


def _day(row: DocumentRow) -> str | None:
    return row.meeting_from or row.date


def _best(reader: Reader, rows: Sequence[DocumentRow]) -> list[DocumentRow]:
    """Leave out the copies of which the archive has a better form."""
    best: dict[str, tuple[int, int]] = {}
    for row in reader.among(DocumentRow, "key", {row.key for row in rows if row.key}):
        best[row.key or ""] = min(best.get(row.key or "", (row.preference, row.id)), (row.preference, row.id))
    return [row for row in rows if not row.key or best[row.key] == (row.preference, row.id)]


def _occasions(reader: Reader, rows: Sequence[DocumentRow], name: str, act: str | None) -> tuple[Occasion, ...]:
    names = names_of(reader, rows)
    said = _said(reader, rows, name, act)
    grouped: dict[tuple[str, ...], list[DocumentRow]] = defaultdict(list)
    for row in rows:
        meeting = (row.council, row.meeting_from) if row.council and row.meeting_from else (names[row.id],)
        grouped[meeting].append(row)
    return tuple(_occasion(reader, group, names, said) for group in grouped.values())


def _occasion(
    reader: Reader, rows: Sequence[DocumentRow], names: dict[int, str], said: dict[int, list[ActorStatement]]
) -> Occasion:
    first = rows[0]
    meetings = (m for row in rows for m in meetings_of(reader, row.id) if m.council == row.council)
    papers = tuple(
        ActorPaper(
            names[row.id], row.kind, row.title, row.date, len(said[row.id]), tuple(said[row.id][:MOST_A_DOCUMENT])
        )
        for row in rows
    )
    return Occasion(_day(first), first.council, next(meetings, None), papers)


def _said(reader: Reader, rows: Iterable[DocumentRow], name: str, act: str | None) -> dict[int, list[ActorStatement]]:
    ids = [row.id for row in rows]
    found = [row for row in reader.among(StatementRow, "document_id", ids, actor=name) if act in (None, row.act)]
    sections = {row.document_id for row in found if row.section is not None}
    headings = {(row.document_id, row.ordinal): row.title for row in reader.among(HeadingRow, "document_id", sections)}
    partners: dict[tuple[int, int], list[str]] = defaultdict(list)
    for party in reader.among(StatementPartyRow, "document_id", ids, role="co_actor"):
        partners[party.document_id, party.ordinal].append(party.name)
    said: dict[int, list[ActorStatement]] = defaultdict(list)
    for row in sorted(found, key=lambda row: (row.document_id, row.start, row.ordinal)):
        said[row.document_id].append(
            ActorStatement(
                row.ordinal, row.act, row.negated, row.modality, row.quantity,
                tuple(partners[row.document_id, row.ordinal]), row.grade,
                headings.get((row.document_id, row.section)) if row.section is not None else None, row.quote,
            )
        )  # fmt: skip
    return said
