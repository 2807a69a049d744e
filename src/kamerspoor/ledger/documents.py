"""The ledger of documents: one document, what the archive knows of what it cites, what cites it, its meeting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger.motion_answers import Status
from kamerspoor.ledger.motion_status import status_of
from kamerspoor.official.results import tally
from kamerspoor.official.values import Vote
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import (
    DocumentRow,
    Grade,
    LinkRow,
    MeetingRow,
    MotionMemberRow,
    MotionRow,
    ReferenceRow,
    StatementMotionRow,
)

_SUM = re.compile(r"sha256-([0-9a-f]{16})", re.ASCII)
_NEAR = 2


@dataclass(frozen=True, slots=True)
class MotionInShort:
    """What is known of a motion at a glance. `members`: each with the faction where that is known.

    `pro`, `con`: seats, None when no vote was counted. `outcome`: of the latest decision.
    """

    members: tuple[str, ...]
    status: Status
    outcome: str | None
    outcome_date: str | None
    pro: int | None
    con: int | None
    appreciation: str | None
    asks: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A paper that the archive knows. `held`: its text is there; `motion`: what it is known for when it is one."""

    id: str
    kind: str
    title: str | None
    date: str | None
    held: bool
    motion: MotionInShort | None


@dataclass(frozen=True, slots=True)
class Citing:
    """A document that cites another: the words, their number among its references, and in which statement they stand.

    `name`: by which the document is asked for. `relation`: what the statement says of the motion cited.
    """

    name: str
    kind: str
    title: str | None
    date: str | None
    words: str
    reference: int
    statement: int | None
    relation: str | None


@dataclass(frozen=True, slots=True)
class CitingList:
    """Documents that cite another, the latest first. `total`: of all; `after`: where the next part begins."""

    total: int
    documents: tuple[Citing, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """Another document that gives itself the same key: the same in another form, or one that is mistaken."""

    name: str
    kind: str
    title: str | None
    format: str


@dataclass(frozen=True, slots=True)
class MeetingOf:
    """A meeting that a document is about. `relation`: what the document is to it: agenda, report, debate, ..."""

    id: str
    council: str
    date_from: str
    date_to: str
    format: str | None
    relation: str
    grade: Grade
    rule: str


def named(reader: Reader, name: str) -> DocumentRow:
    """Give the document with this key, or with bytes whose sha256 begins so (`sha256-` and 16 digits).

    Of several copies the one in the best form.
    Raises: NotInArchive, with its neighbours.
    """
    if found := _SUM.fullmatch(name):
        contents = reader.contents_beginning(bytes.fromhex(found[1]), 1)
        rows = [row for content in contents for row in reader.find(DocumentRow, content_id=content)]
    else:
        rows = reader.find(DocumentRow, key=name)
    if not rows:
        raise NotInArchive(f"no document {name} is in the archive", remedy=_near(reader, name))
    return min(rows, key=lambda row: (row.preference, row.id))


def copies_of(reader: Reader, row: DocumentRow) -> tuple[Copy, ...]:
    """Give the other documents with the key of this one, each by the sum of its bytes."""
    others = [other for other in reader.find(DocumentRow, key=row.key) if other.id != row.id] if row.key else []
    sums = reader.sums(other.content_id for other in others)
    return tuple(Copy(_by_sum(sums[o.content_id]), o.kind, o.title, o.format) for o in others)


def names_of(reader: Reader, rows: Iterable[DocumentRow]) -> dict[int, str]:
    """Give the lasting names of documents, by id: the key, else the beginning of the sum of their bytes."""
    rows = list(rows)
    sums = reader.sums(row.content_id for row in rows if not row.key)
    return {row.id: row.key or _by_sum(sums[row.content_id]) for row in rows}


def names_by_id(reader: Reader, ids: Iterable[int]) -> dict[int, str]:
    """Give the lasting names of documents by their ids in this archive."""
    return names_of(reader, reader.among(DocumentRow, "id", ids))


def newest(reader: Reader, kinds: Iterable[str], limit: int) -> tuple[tuple[str, DocumentRow], ...]:
    """Give the newest documents of these kinds, each once and with its lasting name."""
    rows = [
        row
        for kind in kinds
        for row in reader.between(DocumentRow, "date", "", limit=2 * limit, latest_first=True, kind=kind)
    ]
    best: dict[str, DocumentRow] = {}
    for row in sorted(rows, key=lambda row: (row.preference, row.id)):
        best.setdefault(row.key or f"#{row.id}", row)
    shown = sorted(best.values(), key=lambda row: (row.date or "", row.id), reverse=True)[:limit]
    names = names_of(reader, shown)
    return tuple((names[row.id], row) for row in shown)


def passage(reader: Reader, name: str, offset: int) -> int | None:
    """Give the number of the sentence that holds a place in the text of a document, None where none does.

    Raises: NotInArchive.
    """
    return _sentence(reader, named(reader, name).id, offset)


def sentence_at(reader: Reader, key: str, offset: int) -> int | None:
    """Give the number of the sentence that holds a place in the text of a document."""
    rows = reader.find(DocumentRow, key=key)
    return _sentence(reader, min(rows, key=lambda row: (row.preference, row.id)).id, offset) if rows else None


def _sentence(reader: Reader, document_id: int, offset: int) -> int | None:
    sentences = reader.record(document_id).sentences
    return next((index for index, one in enumerate(sentences) if one.start <= offset < one.end), None)


def known(reader: Reader, ids: Iterable[str], today: str) -> tuple[Known, ...]:
    """Give what the archive knows of papers, in the order asked; what it does not know is left out."""
    ids = list(dict.fromkeys(ids))
    held: dict[str, DocumentRow] = {}
    for row in sorted(reader.among(DocumentRow, "key", ids), key=lambda row: (row.preference, row.id)):
        held.setdefault(row.key or "", row)
    motions = {row.key: row for row in reader.among(MotionRow, "key", ids)}
    short = _in_short(reader, motions.values(), today)
    found = []
    for id in ids:
        document, motion = held.get(id), motions.get(id)
        if motion:
            title = motion.title or (document.title if document else None)
            found.append(Known(id, "motion", title, motion.date, document is not None, short[id]))
        elif document:
            found.append(Known(id, document.kind, document.title, document.date, True, None))
    return tuple(found)


def citing(reader: Reader, key: str | None, limit: int, after: str | None = None) -> CitingList:
    """Give the documents that cite this one. `after`: as an earlier part gave it."""
    if key is None:
        return CitingList(0, (), None)
    rows, total = reader.citing(key, limit + 1, _place(after))
    shown = rows[:limit]
    names = names_of(reader, shown)
    ids = [row.id for row in shown]
    first: dict[int, ReferenceRow] = {}
    for reference in reader.among(ReferenceRow, "document_id", ids, target=key):
        first.setdefault(reference.document_id, reference)
    said: dict[int, StatementMotionRow] = {}
    for link in reader.among(StatementMotionRow, "document_id", ids, motion=key):
        if link.document_id not in said or said[link.document_id].relation == "cited":
            said[link.document_id] = link
    documents = tuple(
        Citing(
            names[row.id], row.kind, row.title, row.date, first[row.id].words, first[row.id].ordinal,
            said[row.id].ordinal if row.id in said else None, said[row.id].relation if row.id in said else None,
        )
        for row in shown
    )  # fmt: skip
    more = f"{shown[-1].date or ''}~{shown[-1].id}" if len(rows) > limit else None
    return CitingList(total, documents, more)


def meetings_of(reader: Reader, document_id: int) -> tuple[MeetingOf, ...]:
    """Give the meetings that a document is about, the latest first."""
    links = reader.find(LinkRow, from_kind="document", from_id=str(document_id), to_kind="meeting")
    rows = {row.id: row for row in reader.among(MeetingRow, "id", (link.to_id for link in links))}
    found = {
        link.to_id: MeetingOf(
            row.id, row.council, row.date_from, row.date_to, row.format, link.relation, link.grade, link.rule
        )
        for link in links
        if (row := rows.get(link.to_id))
    }
    return tuple(sorted(found.values(), key=lambda meeting: (meeting.date_from, meeting.id), reverse=True))


def _in_short(reader: Reader, motions: Iterable[MotionRow], today: str) -> dict[str, MotionInShort]:
    rows = list(motions)
    members: dict[str, list[str]] = defaultdict(list)
    for signed in reader.among(MotionMemberRow, "motion", (row.key for row in rows)):
        members[signed.motion].append(f"{signed.name} ({signed.faction})" if signed.faction else signed.name)
    votes: dict[str, list[Vote]] = defaultdict(list)
    for vote in reader.among(Vote, "decision_id", (row.decision_id for row in rows if row.decision_id)):
        votes[vote.decision_id or ""].append(vote)
    found = {}
    for row in rows:
        counted = tally(cast) if (cast := votes.get(row.decision_id or "")) else None
        found[row.key] = MotionInShort(
            tuple(members[row.key]), status_of(row, today), row.outcome, row.outcome_date,
            counted.pro if counted else None, counted.con if counted else None, row.appreciation, row.asks,
        )  # fmt: skip
    return found


def _by_sum(sha256: bytes) -> str:
    return f"sha256-{sha256.hex()[:16]}"


def _place(after: str | None) -> tuple[str, int] | None:
    day, _, number = (after or "").rpartition("~")
    return (day, int(number)) if number.isdecimal() and len(number) < 19 else None


def _near(reader: Reader, name: str) -> str:
    """Say which papers of the same dossier come before and after."""
    stem = name.rpartition("-")[0]
    rows = [
        *reversed(reader.between(DocumentRow, "key", stem, name, limit=_NEAR, latest_first=True)),
        *reader.between(DocumentRow, "key", name, f"{stem}~", limit=_NEAR),
    ]
    likely = list(dict.fromkeys(row.key for row in rows if stem and row.key and row.key.startswith(f"{stem}-")))
    return f"perhaps {', '.join(likely)}" if likely else "look for it by words, or add it first"
