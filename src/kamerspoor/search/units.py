"""What is indexed of an archive: documents, motions, commitments, and the statements in the first two."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamerspoor.model import Record
from kamerspoor.official.values import Case, DocumentCase, OfficialDocument, Person
from kamerspoor.search import cards, schema, words
from kamerspoor.search.cards import NewCard
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import (
    CommitmentRow,
    DocumentRow,
    HeadingRow,
    MotionCouncilRow,
    MotionMemberRow,
    MotionRow,
    ReferenceRow,
    StatementMotionRow,
    StatementPartyRow,
    StatementRow,
)

Values = Mapping[str, Sequence[str | None]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit as it is indexed. `title` and `text` are searched; `values` are those of `schema.FILTERS`."""

    card: NewCard
    owner: str
    title: str
    text: str
    people: tuple[str, ...]
    values: Values


def as_indexed(entry: Entry) -> dict[str, object]:
    """Give the fields of a unit with their values."""
    card = entry.card
    day = int(card.day.replace("-", "")) if card.day else 0
    held: dict[str, object] = {
        schema.REF: card.ref,
        schema.OWNER: entry.owner,
        schema.UNIT: card.unit,
        schema.TITLE: entry.title,
        schema.TEXT: entry.text,
        schema.TITLE_LOOSE: words.loose_text(entry.title),
        schema.TEXT_LOOSE: words.loose_text(entry.text),
        schema.PEOPLE: list(entry.people),
        schema.DAY: day,
        schema.ORDER: day << 32 | zlib.crc32(card.ref.encode()),
        schema.CARD: cards.encode(card),
    }
    for name, values in entry.values.items():
        if len(values) > 1:
            held[name] = [value for value in dict.fromkeys(values) if value]
        elif values and values[0]:
            held[name] = values[0]
    if card.day:
        held["year"] = card.day[:4]
    return held


def documents(reader: Reader, names: Sequence[str]) -> Iterator[Entry]:
    """Give documents and their statements, by key or, without one, `#` and id.

    Of several with one key the one that the archive prefers counts. A motion is given by `motions`.
    """
    keys = [name for name in names if not name.startswith("#")]
    rows = [row for row in reader.among(DocumentRow, "key", keys) if row.kind != "motion"]
    rows += reader.among(DocumentRow, "id", [int(name[1:]) for name in names if name.startswith("#")], key=None)
    chosen: dict[str, DocumentRow] = {}
    for row in sorted(rows, key=lambda row: (row.preference, row.id)):
        chosen.setdefault(row.key or f"#{row.id}", row)
    numbers = _numbers(reader, keys)
    said = _Said(reader, [row.id for row in chosen.values()])
    for name, row in chosen.items():
        yield _document(name, row, reader.record(row.id), numbers.get(name, ()), said)
        yield from said.entries(f"document:{name}", row, _day(row))


def motions(reader: Reader, keys: Sequence[str]) -> Iterator[Entry]:
    """Give motions and their statements.

    A motion whose text has come and of which no more is known yet is given as its document.
    """
    rows = {row.key: row for row in reader.among(MotionRow, "key", keys)}
    papers: dict[str, DocumentRow] = {}
    for paper in sorted(reader.among(DocumentRow, "key", keys, kind="motion"), key=lambda p: (p.preference, p.id)):
        papers.setdefault(paper.key or "", paper)
    for key, paper in papers.items():
        rows.setdefault(key, _of_document(key, paper))
    ids = [paper.id for paper in papers.values()]
    about = _About(reader, list(rows.values()), ids)
    said = _Said(reader, ids)
    texts = reader.texts(ids)
    for key, row in rows.items():
        held = papers.get(key)
        yield _motion(row, held, texts.get(held.id, "") if held else "", about)
        if held:
            yield from said.entries(f"motion:{key}", held, row.date)


def commitments(reader: Reader, ids: Sequence[str]) -> Iterator[Entry]:
    """Give commitments that repeat no other."""
    for row in reader.among(CommitmentRow, "id", ids, same_as=None):
        ref, state = f"commitment:{row.id}", row.settled or "open"
        card = NewCard(
            unit="commitment",
            ref=ref,
            key=row.key,
            document_id=row.document_id,
            day=row.made_on,
            kind="commitment",
            council=row.council,
            dossier=row.dossier,
            number=row.official_id,
            start=row.start,
            end=row.end,
            state=state,
            actor=row.owner,
            due=row.due_by,
            source=row.source,
        )
        values: Values = {
            "kind": [card.kind],
            "council": [row.council],
            "dossier": [row.dossier],
            "number": [row.official_id, row.key],
            "actor": [row.owner],
            "state": [state],
        }
        people = tuple(filter(None, (row.promised_by, row.recipient)))
        yield Entry(card, ref, "", row.text, people, values)


def _document(name: str, row: DocumentRow, record: Record, numbers: Iterable[str], said: _Said) -> Entry:
    about = record.document
    named = [mention for mention in record.mentions if mention.kind in ("person", "member")]
    people = dict.fromkeys((*([about.author] if about.author else []), *about.signatories, *(m.name for m in named)))
    cited = [reference for reference in record.references if reference.id]
    of_motions = [reference for reference in record.references if reference.motion]
    card = NewCard(
        unit="document",
        ref=f"document:{name}",
        key=row.key,
        document_id=row.id,
        title=row.title,
        day=row.date or row.meeting_from,
        kind=row.kind,
        council=row.council,
        dossier=row.dossier,
        number=row.number,
        chamber=row.chamber,
        members=about.motion.members if about.motion else (),
    )
    members = [member for reference in of_motions if reference.motion for member in reference.motion.members]
    values: Values = {
        "kind": [row.kind],
        "council": [row.council],
        "dossier": [row.dossier],
        "number": [row.key, row.number, *numbers],
        "member": [*card.members, *members, *(m.name for m in named if m.kind == "member")],
        "motion": [*(reference.id for reference in of_motions), *said.motions(row.id)],
        "cites": [reference.id for reference in cited],
        "chamber": [row.chamber],
    }
    return Entry(card, card.ref, row.title or "", record.text, tuple(people), values)


def _motion(row: MotionRow, paper: DocumentRow | None, text: str, about: _About) -> Entry:
    signed, councils = about.members[row.key], about.councils[row.key]
    card = NewCard(
        unit="motion",
        ref=f"motion:{row.key}",
        key=row.key,
        document_id=paper.id if paper else None,
        title=row.title,
        day=row.date,
        kind="motion",
        council=councils[0] if councils else None,
        dossier=row.dossier,
        number=row.number,
        chamber=paper.chamber if paper else None,
        start=row.asks_start,
        end=row.asks_end,
        members=tuple(member.name for member in signed),
        factions=tuple(dict.fromkeys(member.faction for member in signed if member.faction)),
        state=row.state,
        outcome=row.outcome,
    )
    full = [about.people[member.person_id] for member in signed if member.person_id in about.people]
    values: Values = {
        "kind": [card.kind],
        "council": councils,
        "dossier": [row.dossier],
        "number": [row.key, row.number, *about.numbers.get(row.key, ())],
        "member": [*card.members, *full],
        "faction": card.factions,
        "motion": [row.key, row.replaces, row.replaced_by],
        "cites": about.cited[paper.id] if paper else (),
        "state": [row.state],
        "chamber": [card.chamber],
    }
    people = tuple(dict.fromkeys((*card.members, *full)))
    return Entry(card, card.ref, row.title or "", text or row.asks or "", people, values)


def _of_document(key: str, paper: DocumentRow) -> MotionRow:
    return MotionRow(key, paper.dossier or "", paper.number or "", title=paper.title, date=paper.date)


class _About:
    """What is known of a batch of motions beside their rows and texts."""

    def __init__(self, reader: Reader, rows: Sequence[MotionRow], document_ids: Sequence[int]) -> None:
        keys = [row.key for row in rows]
        self.members: dict[str, list[MotionMemberRow]] = defaultdict(list)
        for member in sorted(reader.among(MotionMemberRow, "motion", keys), key=lambda m: (m.motion, m.position)):
            self.members[member.motion].append(member)
        self.councils: dict[str, list[str]] = defaultdict(list)
        for council in sorted(reader.among(MotionCouncilRow, "motion", keys), key=lambda c: (c.motion, c.council)):
            self.councils[council.motion].append(council.council)
        self.cited: dict[int, list[str]] = defaultdict(list)
        for reference in reader.among(ReferenceRow, "document_id", document_ids):
            if reference.target:
                self.cited[reference.document_id].append(reference.target)
        ids = {member.person_id for signed in self.members.values() for member in signed if member.person_id}
        self.people = {person.id: name for person in reader.among(Person, "id", ids) if (name := _full_name(person))}
        cases = {
            case.id: case.number for case in reader.among(Case, "id", [row.case_id for row in rows if row.case_id])
        }
        papers: dict[str, list[str]] = defaultdict(list)
        for paper in reader.among(OfficialDocument, "external_id", keys):
            papers[paper.external_id or ""].append(paper.number or "")
        self.numbers = {
            row.key: [*papers.get(row.key, ()), *([cases.get(row.case_id) or ""] if row.case_id else [])]
            for row in rows
        }


def _full_name(person: Person) -> str:
    return " ".join(filter(None, (person.call_name, person.infix, person.surname)))


def _numbers(reader: Reader, keys: Sequence[str]) -> dict[str, list[str]]:
    """Give the numbers of the official documents with these keys, and of their cases."""
    papers = [paper for paper in reader.among(OfficialDocument, "external_id", keys) if paper.external_id]
    links = reader.among(DocumentCase, "document_id", [paper.id for paper in papers])
    cases = {case.id: case.number for case in reader.among(Case, "id", [link.case_id for link in links])}
    of: dict[str, list[str]] = defaultdict(list)
    for link in links:
        of[link.document_id].append(cases.get(link.case_id) or "")
    numbers: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        numbers[paper.external_id or ""] += [paper.number or "", *of[paper.id]]
    return numbers


def _day(row: DocumentRow) -> str | None:
    return row.meeting_from or row.date


class _Said:
    """The statements of a batch of documents, and what belongs to them."""

    def __init__(self, reader: Reader, document_ids: Sequence[int]) -> None:
        self._statements: dict[int, list[StatementRow]] = defaultdict(list)
        for row in reader.among(StatementRow, "document_id", document_ids):
            self._statements[row.document_id].append(row)
        ids = list(self._statements)
        self._motions: dict[tuple[int, int], list[StatementMotionRow]] = defaultdict(list)
        for motion in reader.among(StatementMotionRow, "document_id", ids):
            self._motions[motion.document_id, motion.ordinal].append(motion)
        self._parties: dict[tuple[int, int], list[StatementPartyRow]] = defaultdict(list)
        for party in reader.among(StatementPartyRow, "document_id", ids):
            self._parties[party.document_id, party.ordinal].append(party)
        under = {row.document_id for said in self._statements.values() for row in said if row.section is not None}
        self._headings = {
            (heading.document_id, heading.ordinal): " ".join(heading.title.split())
            for heading in reader.among(HeadingRow, "document_id", under)
        }

    def motions(self, document_id: int) -> list[str]:
        """Give the keys of motions of which a document says something."""
        said = self._statements.get(document_id, ())
        cited = (motion.motion for row in said for motion in self._motions.get((document_id, row.ordinal), ()))
        return [key for key in cited if key]

    def entries(self, owner: str, paper: DocumentRow, day: str | None) -> Iterator[Entry]:
        """Give the statements of a document."""
        for row in self._statements.get(paper.id, ()):
            yield self._entry(row, owner, paper, day)

    def _entry(self, row: StatementRow, owner: str, paper: DocumentRow, day: str | None) -> Entry:
        place = (row.document_id, row.ordinal)
        linked, parties = self._motions.get(place, ()), self._parties.get(place, ())
        motions = tuple(dict.fromkeys(link.motion for link in linked if link.motion))
        heading = self._headings.get((row.document_id, row.section)) if row.section is not None else None
        card = NewCard(
            unit="statement",
            ref=f"statement:{owner}/{row.ordinal}",
            key=paper.key,
            document_id=paper.id,
            title=paper.title,
            day=day,
            kind=paper.kind,
            council=paper.council,
            dossier=paper.dossier,
            number=paper.number,
            chamber=paper.chamber,
            start=row.start,
            end=row.end,
            heading=heading,
            actor=row.actor,
            act=row.act,
            negated=row.negated,
            motions=motions,
        )
        values: Values = {
            "kind": [paper.kind],
            "council": [paper.council],
            "dossier": [paper.dossier],
            "number": [paper.key],
            "member": [member for link in linked for member in link.members],
            "actor": [row.actor, *(party.name for party in parties)],
            "act": [row.act],
            "motion": motions,
            "chamber": [paper.chamber],
        }
        return Entry(card, owner, heading or "", row.quote, tuple(party.name for party in parties), values)
