"""What comes when: meetings, debates, what is due, decisions announced."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kamerspoor.ledger.meetings import council_code, meeting_rows
from kamerspoor.linking.meeting_papers import code_of
from kamerspoor.official import values
from kamerspoor.periods import first_day
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import CommitmentRow, DocumentRow, FollowUpRow, LinkRow, MeetingRow
from kamerspoor.text.meetings import councils_named

DAYS = 92
"""How far the calendar looks where no end is given: a quarter of a year."""
LONGEST = 7
"""A due date that names more days than these is a deadline, on its last day; one of fewer lasts all of them."""
Kind = Literal["meeting", "debate", "commitment", "decision", "publication", "agenda"]
DEBATES = frozenset(
    ["Commissiedebat", "Algemeen overleg", "Notaoverleg", "Wetgevingsoverleg", "Inbreng schriftelijk overleg",
     "Plenair debat (debat)", "Plenair debat (tweeminutendebat)"]
)  # fmt: skip
_ANNOUNCED: dict[str, Kind] = {
    "decision": "decision", "publication": "publication", "agenda": "agenda", "promise": "commitment",
}  # fmt: skip
_STOPPED = frozenset(["Geannuleerd", "Verplaatst", "Vervallen"])


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one or more days. `uid` stays the same when it is made anew; `stamp`: the day it was last known of.

    `due`: the period as the text has it, where it is no day. `source`: the id of the meeting, the key of the document,
    or the official number. `hedged`: the text says that it may be otherwise.
    """

    uid: str
    kind: Kind
    date_from: str
    date_to: str
    title: str
    council: str | None
    detail: str | None
    source: str | None
    stamp: str
    due: str | None = None
    hedged: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events that touch these days, in their order."""

    since: str
    until: str
    council: str | None
    events: tuple[Event, ...]


def calendar(archive: Reader, since: str | None, until: str | None, today: str, council: str | None = None) -> Calendar:
    """Give what is to come between two days, from today for a quarter of a year where they are not given.

    Raises: UsageError when no Council is called so.
    """
    low = since or today
    high = until or (date.fromisoformat(low) + timedelta(DAYS)).isoformat()
    code = council_code(archive, council) if council else None
    with archive.same_view():
        events = [
            *_meetings(archive, low, high, code),
            *_debates(archive, low, high, code),
            *_commitments(archive, low, high, code),
            *_announced(archive, low, high, code),
        ]
    once = {event.uid: event for event in sorted(events, key=lambda e: (e.uid, e.stamp, e.title))}
    inside = [e for e in once.values() if e.date_to >= low and e.date_from <= high]
    return Calendar(low, high, code, tuple(sorted(inside, key=lambda e: (e.date_from, e.kind, e.title, e.uid))))


def coming(archive: Reader, today: str, limit: int) -> tuple[Event, ...]:
    """Give the next meetings and debates, no more than asked for."""
    high = (date.fromisoformat(today) + timedelta(DAYS)).isoformat()
    with archive.same_view():
        events = [*_meetings(archive, today, high, None), *_debates(archive, today, high, None)]
    inside = [event for event in events if event.date_to >= today and not event.cancelled]
    return tuple(sorted(inside, key=lambda e: (e.date_from, e.kind, e.title, e.uid))[:limit])


def around(today: str) -> tuple[str, str]:
    """Give the days that a calendar program keeps: from a quarter ago, for a year to come.

    >>> around("2024-06-01")
    ('2024-03-01', '2025-06-01')
    """
    day = date.fromisoformat(today)
    return (day - timedelta(DAYS)).isoformat(), (day + timedelta(365)).isoformat()


def _meetings(archive: Reader, low: str, high: str, code: str | None) -> Iterator[Event]:
    early = (date.fromisoformat(low) - timedelta(LONGEST)).isoformat()
    rows = meeting_rows(archive, code, early, high)
    stamps = _last_papers(archive, rows)
    for row in rows:
        where = f" in {row.place}" if row.place else ""
        detail = f"{row.format}{where}" if row.format else where.strip() or None
        known = stamps.get(row.id, row.date_from)
        yield Event(
            _uid("meeting", row.id), "meeting", row.date_from, row.date_to, row.council, code_of(row.council), detail,
            row.id, known,
        )  # fmt: skip


def _last_papers(archive: Reader, rows: Iterable[MeetingRow]) -> dict[str, str]:
    """Give for each meeting the newest day of a letter about it that is in the archive."""
    main = {i: row.id for row in rows for i in (row.agenda_id, row.report_id) if i is not None}
    found: dict[str, str] = {}
    for document in archive.among(DocumentRow, "id", sorted(main)):
        if document.date:
            id = main[document.id]
            found[id] = max(found.get(id, ""), document.date)
    return found


def _debates(archive: Reader, low: str, high: str, code: str | None) -> Iterator[Event]:
    activities = [a for a in archive.between(values.Activity, "date", low, high) if a.kind in DEBATES and not a.deleted]
    tied: dict[str, str] = {}
    for link in archive.among(LinkRow, "from_id", [a.id for a in activities], from_kind="activity", to_kind="meeting"):
        tied.setdefault(link.from_id, link.to_id)
    for activity in activities:
        names = councils_named(activity.subject or "")
        codes = [code_of(name) for name in names]
        if not names or not activity.date or (code and code not in codes):
            continue
        about = f"prepares {tied[activity.id]}" if activity.id in tied else None
        detail = "; ".join(filter(None, (activity.kind, _hour(activity.start), activity.status, about)))
        yield Event(
            _uid("activity", activity.id), "debate", activity.date, activity.date,
            " ".join((activity.subject or "").split()), code or codes[0], detail, activity.number,
            (activity.modified or activity.date)[:10], cancelled=activity.status in _STOPPED,
        )  # fmt: skip


def _hour(moment: str | None) -> str | None:
    return moment[11:16] if moment and "T" in moment else None


def _commitments(archive: Reader, low: str, high: str, code: str | None) -> Iterator[Event]:
    for row in archive.between(CommitmentRow, "due_by", low, high):
        if row.same_as or row.settled in ("fulfilled", "lapsed") or not row.due_by:
            continue
        council = code_of(row.council) if row.council else None
        if code and council != code:
            continue
        owner = row.promised_by or row.owner
        start, end, period = _days_of(row.due, row.due_by)
        yield Event(
            _uid("commitment", row.id), "commitment", start, end, row.text, council,
            f"promised by {owner}" if owner else None, row.key or row.id, row.made_on or row.due_by, period,
        )  # fmt: skip


def _announced(archive: Reader, low: str, high: str, code: str | None) -> Iterator[Event]:
    """Give what letters announce for later; a promise that is kept as a commitment comes in as that."""
    rows = [row for row in archive.between(FollowUpRow, "due_by", low, high) if row.kind in _ANNOUNCED]
    documents = {d.id: d for d in archive.among(DocumentRow, "id", sorted({row.document_id for row in rows}))}
    shown = _one_copy_each(documents.values())
    kept = {(c.document_id, c.ordinal) for c in archive.among(CommitmentRow, "document_id", sorted(documents))}
    for row in rows:
        document = documents[row.document_id]
        council = code_of(document.council) if document.council else None
        if row.kind == "promise" and (row.document_id, row.ordinal) in kept:
            continue
        if row.document_id not in shown or not row.due_by or (code and council != code):
            continue
        start, end, period = _days_of(row.due, row.due_by)
        mark = hashlib.sha256(f"{document.key}|{row.due}|{row.quote}".encode()).hexdigest()[:20]
        yield Event(
            _uid("announced", mark), _ANNOUNCED[row.kind or "agenda"], start, end, row.quote, council,
            f"by {row.owner}" if row.owner else None, document.key or document.title, document.date or row.due_by,
            period, row.hedged,
        )  # fmt: skip


def _one_copy_each(documents: Iterable[DocumentRow]) -> frozenset[int]:
    """Give the best copy of each document, so that what it announces comes once."""
    best: dict[str, DocumentRow] = {}
    for document in sorted(documents, key=lambda d: (d.preference, d.id)):
        best.setdefault(document.key or f"#{document.id}", document)
    return frozenset(d.id for d in best.values())


def _days_of(due: str | None, due_by: str) -> tuple[str, str, str | None]:
    """Give the days of an event: all that `due` names where they are few, else the last one, and the period."""
    start = first_day(due) or due_by
    if (date.fromisoformat(due_by) - date.fromisoformat(start)).days < LONGEST:
        return start, due_by, None
    return due_by, due_by, due


def _uid(kind: str, id: str) -> str:
    return f"{kind}-{id.replace('/', '-')}@kamerspoor"
