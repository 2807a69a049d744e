"""The rows of a record: what the archive keeps of a document in columns, derived from its record alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from kamerspoor.model import Check, Record, Statement
from kamerspoor.periods import first_day, last_day
from kamerspoor.store.rows import (
    DocumentRow,
    FindingRow,
    FollowUpRow,
    HeadingRow,
    ReferenceRow,
    StatementMotionRow,
    StatementPartyRow,
    StatementRow,
)

# Official XML is what was published; the others are copies of it, each further from it.
PREFERENCE = {"xml": 0, "html": 1, "docx": 2, "pdf": 3, "text": 4}


def document_row(document_id: int, content_id: int, record: Record) -> DocumentRow:
    """Give the row of a document."""
    said = record.document
    meeting = said.meeting
    return DocumentRow(
        id=document_id,
        content_id=content_id,
        engine=record.engine,
        key=said.id,
        kind=said.kind,
        title=said.title,
        dossier=said.dossier,
        number=said.number,
        session_year=said.session_year,
        chamber=said.chamber,
        date=said.date,
        author=said.author,
        council=meeting.council if meeting else None,
        meeting_from=first_day(meeting.date) if meeting else None,
        meeting_to=last_day(meeting.date) if meeting else None,
        meeting_format=meeting.format if meeting else None,
        meeting_place=meeting.place if meeting else None,
        format=record.format,
        preference=PREFERENCE.get(record.format, len(PREFERENCE)),
    )


def part_rows(document_id: int, record: Record) -> Iterator[object]:
    """Give the rows of a document's parts, parents before children."""
    text = record.text
    for ordinal, block in enumerate(record.blocks):
        if block.kind == "heading":
            yield HeadingRow(document_id, ordinal, block.start, block.end, block.level, text[block.start : block.end])
    for ordinal, statement in enumerate(record.statements):
        yield from _statement_rows(document_id, ordinal, statement, text)
    for ordinal, due in enumerate(record.follow_ups):
        yield FollowUpRow(
            document_id,
            ordinal,
            due.start,
            due.end,
            due.what,
            due.owner,
            due.to,
            due.due,
            last_day(due.due),
            due.hedged,
            due.kind,
            due.section,
            text[due.start : due.end],
        )
    for ordinal, cited in enumerate(record.references):
        members = cited.motion.members if cited.motion else ()
        words = text[cited.start : cited.end]
        yield ReferenceRow(document_id, ordinal, cited.start, cited.end, cited.kind, cited.id, members, words)
    for ordinal, check in enumerate(record.checks):
        yield finding_row(document_id, "document", ordinal, check)


def finding_row(document_id: int, scope: Literal["document", "archive"], ordinal: int, check: Check) -> FindingRow:
    """Give the row of a check."""
    return FindingRow(
        document_id,
        scope,
        ordinal,
        check.code,
        check.severity,
        check.message,
        check.start,
        check.end,
        check.compared,
        check.likely,
    )


def _statement_rows(document_id: int, ordinal: int, said: Statement, text: str) -> Iterator[object]:
    content = said.content
    yield StatementRow(
        document_id,
        ordinal,
        said.start,
        said.end,
        said.actor.name,
        said.act,
        said.negated,
        said.modality,
        said.quantity,
        said.grade,
        said.section,
        content.start if content else None,
        content.end if content else None,
        text[said.start : said.end],
    )
    for name in dict.fromkeys(said.on_behalf_of):
        yield StatementPartyRow(document_id, ordinal, "on_behalf_of", name)
    for name in dict.fromkeys(said.supported_by):
        yield StatementPartyRow(document_id, ordinal, "supported_by", name)
    for name in dict.fromkeys(said.co_actors):
        yield StatementPartyRow(document_id, ordinal, "co_actor", name)
    for position, link in enumerate(said.links):
        yield StatementMotionRow(document_id, ordinal, position, link.id, link.members, link.relation)


def names_of_statements(record: Record) -> Iterator[tuple[str, int, int]]:
    """Give (name, ordinal of the statement, place): 0 named in its sentence, 1 in the heading above it."""
    mentions = sorted(record.mentions, key=lambda m: m.start)
    starts = [m.start for m in mentions]

    def names(start: int, end: int) -> list[str]:
        found = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        return [m.name for m in found if m.end <= end]

    for ordinal, said in enumerate(record.statements):
        places = dict.fromkeys(names(said.start, said.end), 0)
        if said.section is not None:
            heading = record.blocks[said.section]
            for name in names(heading.start, heading.end):
                places.setdefault(name, 1)
        for name, place in places.items():
            yield name, ordinal, place
