"""The ledger of commitments: who promised what to whom, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger.cursors import cursor, place
from kamerspoor.ledger.documents import names_of
from kamerspoor.official.values import OfficialDocument
from kamerspoor.periods import shifted
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import ClaimRow, CommitmentRow, CommitmentsAsked, DocumentRow, Grade, LinkRow

SOON_DAYS = 30
MOST = 100
_NEVER = "9999-12-31"


class State(StrEnum):
    """What has become of a commitment on a day."""

    open = "open"
    due_soon = "due-soon"
    overdue = "overdue"
    partly = "partly"
    fulfilled = "fulfilled"
    lapsed = "lapsed"


class Wanted(StrEnum):
    """What states are asked for: one, those that still ask for something, or all."""

    outstanding = "outstanding"
    open = "open"
    due_soon = "due-soon"
    overdue = "overdue"
    partly = "partly"
    fulfilled = "fulfilled"
    lapsed = "lapsed"
    all = "all"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a commitment stands: in a document at a span, or in the official list. `grade`, `rule`: why it is one."""

    id: str
    kind: str
    quote: str
    document: str | None
    title: str | None
    made_on: str | None
    start: int | None
    end: int | None
    grade: Grade | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What makes a commitment good: a document, with the words that say so where there are any."""

    document: str
    number: str | None
    date: str | None
    title: str | None
    grade: Grade
    rule: str
    quote: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment. `days_left`: until the last day of `due`, below zero when that has passed."""

    id: str
    state: State
    quote: str
    owner: str | None
    promised_by: str | None
    promised_to: str | None
    made_on: str | None
    due: str | None
    due_by: str | None
    days_left: int | None
    status: str | None
    council: str | None
    dossier: str | None
    sources: tuple[Source, ...]
    fulfilled_by: tuple[Fulfilment, ...]


@dataclass(frozen=True, slots=True)
class Commitments:
    """An answer: the commitments asked for, by due date, as they stand on a day.

    `count`: how many there are in all; `after`: where the next part begins.
    """

    today: str
    wanted: Wanted
    count: int
    entries: tuple[Entry, ...]
    after: str | None = None


def commitments(
    reader: Reader,
    today: str,
    wanted: Wanted = Wanted.outstanding,
    *,
    owner: str | None = None,
    due_from: str | None = None,
    due_before: str | None = None,
    since: str | None = None,
    until: str | None = None,
    council: str | None = None,
    dossier: str | None = None,
    limit: int | None = MOST,
    after: str | None = None,
) -> Commitments:
    """Give the commitments asked for.

    `since`, `until`: days between which they were made. `due_from`: a day that they are due on or after, `due_before`:
    before. `after`: where an earlier part ended.
    """
    settled, low, high, undated = _bounds(wanted, today)
    if due_before:
        high = min(filter(None, (high, shifted(due_before, -1))))
    if due_from:
        low = max(filter(None, (low, due_from)))
    undated = undated and not (due_before or due_from)
    asked = CommitmentsAsked(
        settled=settled, due=(low, high), undated=undated, made=(since, until), owner=owner, council=council,
        dossier=dossier,
    )  # fmt: skip
    with reader.same_view():
        rows, count = reader.commitments(asked, None if limit is None else limit + 1)
        if at := _place(after):
            rows = _onward(reader, asked, at, limit)
        shown = rows[:limit]
        more = _end(shown, at) if shown and len(rows) > len(shown) else None
        return Commitments(today, wanted, count, _entries(reader, shown, today), more)


def commitment(reader: Reader, id: str, today: str) -> Entry:
    """Give one commitment; a double of another gives that one.

    Raises: NotInArchive.
    """
    with reader.same_view():
        row, seen = reader.first(CommitmentRow, id=id), {id}
        while row and row.same_as and row.same_as not in seen:
            seen.add(row.same_as)
            row = reader.first(CommitmentRow, id=row.same_as)
        if row is None:
            raise NotInArchive(f"no commitment {id} is in the archive", remedy="look for it in the list of commitments")
        return _entries(reader, [row], today)[0]


def _place(after: str | None) -> tuple[str, int] | None:
    """Give where a list goes on: the day (empty: without one), and how many of that day came before."""
    day, number = place(after) or ("", "")
    return (day, int(number)) if number.isascii() and number.isdecimal() and len(number) < 7 else None


def _onward(reader: Reader, asked: CommitmentsAsked, at: tuple[str, int], limit: int | None) -> list[CommitmentRow]:
    day, passed = at
    low, high = asked.due
    due = (max(day, low or ""), high) if day else (_NEVER, None)
    rows, _ = reader.commitments(replace(asked, due=due), None if limit is None else passed + limit + 1)
    return rows[passed:]


def _end(shown: Sequence[CommitmentRow], at: tuple[str, int] | None) -> str:
    """Give the place after the last one shown."""
    day = shown[-1].day or ""
    same = sum((row.day or "") == day for row in shown)
    return cursor(day, same + (at[1] if at and at[0] == day else 0))


def state_of(row: CommitmentRow, today: str) -> State:
    """Give what has become of a commitment on a day."""
    if row.settled:
        return State(row.settled)
    if row.day is None or row.day > shifted(today, SOON_DAYS):
        return State.open
    return State.due_soon if row.day >= today else State.overdue


def _bounds(wanted: Wanted, today: str) -> tuple[tuple[str | None, ...] | None, str | None, str | None, bool]:
    """Give what is asked of a state: settled, first and last due day, whether those without a day count."""
    soon = shifted(today, SOON_DAYS)
    match wanted:
        case Wanted.all:
            return None, None, None, True
        case Wanted.outstanding:
            return (None, "partly"), None, None, True
        case Wanted.open:
            return (None,), shifted(soon, 1), None, True
        case Wanted.due_soon:
            return (None,), today, soon, False
        case Wanted.overdue:
            return (None,), None, shifted(today, -1), False
        case _:
            return (wanted.value,), None, None, True


def _entries(reader: Reader, rows: list[CommitmentRow], today: str) -> tuple[Entry, ...]:
    doubles = _doubles(reader, rows)
    everyone = [*rows, *(d for some in doubles.values() for d in some)]
    links = _links(reader, everyone)
    documents = {d.id: d for d in reader.among(DocumentRow, "id", {r.document_id for r in everyone if r.document_id})}
    names = names_of(reader, documents.values())
    kept = _fulfilments(reader, links)
    return tuple(
        Entry(
            id=row.id,
            state=state_of(row, today),
            quote=row.text,
            owner=row.owner,
            promised_by=row.promised_by,
            promised_to=_first(row.recipient, (d.recipient for d in doubles[row.id])),
            made_on=row.made_on,
            due=_first(row.due, (d.due for d in doubles[row.id])),
            due_by=row.day,
            days_left=_days_left(row.day, today),
            status=row.status,
            council=_first(row.council, (d.council for d in doubles[row.id])),
            dossier=_first(row.dossier, (d.dossier for d in doubles[row.id])),
            sources=tuple(_source(s, documents, names, links.get(s.id, ())) for s in (row, *doubles[row.id])),
            fulfilled_by=kept.get(row.id, ()),
        )
        for row in rows
    )


def _first(own: str | None, others: Iterable[str | None]) -> str | None:
    return own or next(filter(None, others), None)


def _doubles(reader: Reader, rows: list[CommitmentRow]) -> dict[str, list[CommitmentRow]]:
    """Give the doubles of each commitment, and theirs."""
    root = {row.id: row.id for row in rows}
    found: dict[str, list[CommitmentRow]] = {row.id: [] for row in rows}
    level = list(root)
    while level:
        next_level = [d for d in reader.among(CommitmentRow, "same_as", level) if d.id not in root]
        for double in next_level:
            root[double.id] = root[double.same_as or ""]
            found[root[double.id]].append(double)
        level = [double.id for double in next_level]
    return {key: sorted(some, key=lambda d: (d.made_on or "", d.id)) for key, some in found.items()}


def _links(reader: Reader, rows: list[CommitmentRow]) -> dict[str, list[LinkRow]]:
    found: dict[str, list[LinkRow]] = {}
    for link in reader.among(LinkRow, "from_id", [row.id for row in rows], from_kind="commitment"):
        found.setdefault(link.from_id, []).append(link)
    return found


def _source(
    row: CommitmentRow, documents: Mapping[int, DocumentRow], names: Mapping[int, str], links: Iterable[LinkRow]
) -> Source:
    same = next((link for link in links if link.relation == "same_as"), None)
    stands = documents.get(row.document_id or 0)
    title = stands.title if stands else None
    document = row.key or (names[stands.id] if stands else None)
    return Source(
        row.id, row.source, row.text, document, title, row.made_on, row.start, row.end,
        same.grade if same else None, same.rule if same else None,
    )  # fmt: skip


def _fulfilments(reader: Reader, links: Mapping[str, list[LinkRow]]) -> dict[str, tuple[Fulfilment, ...]]:
    kept = [link for some in links.values() for link in some if link.relation == "fulfilled_by"]
    claims = {(c.document_id, c.start): c for c in reader.among(ClaimRow, "document_id", {k.document_id for k in kept})}
    numbers = {k.to_id for k in kept if not k.document_id}
    official = {d.number: d for d in reader.among(OfficialDocument, "number", numbers) if d.number}
    keys = {k.to_id for k in kept} | {d.external_id for d in official.values() if d.external_id}
    documents = {d.key: d for d in reversed(reader.among(DocumentRow, "key", keys)) if d.key}
    found: dict[str, list[Fulfilment]] = {}
    for link in kept:
        listed = official.get(link.to_id)
        key = (listed.external_id if listed else None) or link.to_id
        document = documents.get(key)
        claim = claims.get((link.document_id or 0, link.start or 0))
        found.setdefault(link.from_id, []).append(
            Fulfilment(
                document=key,
                number=link.to_id if listed and key != link.to_id else None,
                date=claim.date
                if claim
                else (document.date if document else None) or (listed.date if listed else None),
                title=(listed.subject if listed else None) or (document.title if document else None),
                grade=link.grade,
                rule=link.rule,
                quote=claim.quote if claim else None,
                start=link.start,
                end=link.end,
            )
        )
    return {key: tuple(some) for key, some in found.items()}


def _days_left(due: str | None, today: str) -> int | None:
    return (date.fromisoformat(due) - date.fromisoformat(today)).days if due else None
