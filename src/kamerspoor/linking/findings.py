"""Checks across documents: what a document says, held against the other documents and official data of the archive.

A finding is made only where the archive knows enough to doubt; what it does not hold is no error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from kamerspoor.linking.cited_meetings import PAPERS, beside
from kamerspoor.linking.cited_meetings import find as find_in_meetings
from kamerspoor.linking.cited_motions import find as find_in_motions
from kamerspoor.linking.cited_numbers import find as find_in_numbers
from kamerspoor.linking.neighbours import parse, siblings
from kamerspoor.linking.waiting import DOUBTED_MEMBER, DOUBTED_YEARS, for_motion, member_on
from kamerspoor.model import Check, Record
from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.rows import (
    DocumentRow,
    FindingRow,
    LinkRow,
    MeetingRow,
    MotionMemberRow,
    ReferenceRow,
    StatementMotionRow,
)
from kamerspoor.store.tables import finding_row

DOUBTED_MOTION = "doubted motion"
CODES = {
    "unknown-reference": "a number is cited that its dossier does not have",
    "motion-mismatch": "a motion is cited with other members, another subject or another dossier than its own",
    "vote-mismatch": "a motion is called adopted that was not, or rejected that was adopted",
    "superseded-motion": "a version of a motion is cited that was replaced",
    "meeting-date-mismatch": "a date is given for a meeting that was on another day",
    "report-without-agenda": "no annotated agenda of the meeting is known",
    "agenda-without-report": "no report of the meeting is known",
}


def without_any(archive: Reader, document_ids: Iterable[int]) -> set[int]:
    """Give those of these documents in which nothing can be doubtful: no paper of a meeting, and they cite nothing."""
    rows = archive.among(DocumentRow, "id", document_ids)
    citing = {ref.document_id for ref in archive.among(ReferenceRow, "document_id", (row.id for row in rows))}
    return {row.id for row in rows if row.kind not in PAPERS and row.id not in citing}


def forget(archive: Writer, document_id: int) -> None:
    """Take back the findings of a document."""
    archive.remove(FindingRow, document_id=document_id, scope="archive")
    archive.remove(LinkRow, owner=f"doubts:{document_id}")


def from_document(archive: Writer, document_id: int) -> None:
    """Make the findings of a document anew, within the caller's transaction; none where it is gone."""
    document = archive.first(DocumentRow, id=document_id)
    if document is None:
        return
    found = tuple(find(archive, document, archive.record(document_id)))
    forget(archive, document_id)
    archive.put(finding_row(document_id, "archive", ordinal, check) for ordinal, check in enumerate(found))
    archive.put(_doubted(archive, document, found))


def _doubted(archive: Reader, document: DocumentRow, found: Iterable[Check]) -> Iterator[LinkRow]:
    """Note which motions and members are doubted: a motion of these that comes or changes may settle the doubt.

    Those who signed the motion that is doubted have other motions, which are not looked for.
    """
    document_id, day = document.id, document.date or document.meeting_to
    ends: dict[tuple[str, str], None] = {}
    for check in found:
        if check.code == "motion-mismatch":
            ends |= dict.fromkeys((DOUBTED_MOTION, key) for key in (check.likely, *check.compared[:1]) if key)
            signed = {row.name for key in check.compared[:1] for row in archive.find(MotionMemberRow, motion=key)}
            named = (name for name in check.compared[1:] if name not in signed)
            ends |= dict.fromkeys((DOUBTED_MEMBER, member_on(name, day)) for name in named)
    for position, (kind, end) in enumerate(ends):
        yield LinkRow(
            owner=f"doubts:{document_id}",
            position=position,
            from_kind="document",
            from_id=str(document_id),
            to_kind=kind,
            to_id=end,
            relation="doubted",
            grade="open",
            rule="a citation of it is doubted",
            document_id=document_id,
        )


def find(archive: Reader, document: DocumentRow, record: Record) -> Iterator[Check]:
    """Give what is doubtful about a document beside all others, in the order of its text."""
    checks = list(
        chain(
            find_in_motions(archive, document, record),
            find_in_meetings(archive, document, record),
        )
    )
    doubted = {(check.start, check.end) for check in checks if check.code == "motion-mismatch"}
    for check in find_in_numbers(archive, document, record):
        # One doubt about a citation is enough; the motion's says more.
        if (check.start, check.end) not in doubted:
            checks.append(check)
    yield from sorted(checks, key=lambda check: (check.start or 0, check.end or 0, check.code, check.message))


def citing(archive: Reader, key: str, days: Iterable[str | None] = ()) -> Iterator[str]:
    """Give the documents to touch when a motion or another paper comes, goes or changes. `days`: those it had and has.

    Those that cite it; those that cite its number in a dossier beside, for it may be the one that is meant; and those
    in which a citation of the same members is doubted already, for the same reason.
    """
    keys = [key]
    if paper := parse(key):
        keys.extend(siblings(paper))
    ids = {row.document_id for row in archive.among(ReferenceRow, "target", keys)}
    ids |= {row.document_id for row in archive.find(StatementMotionRow, motion=key)}
    signed = archive.find(MotionMemberRow, motion=key)
    doubts = archive.find(LinkRow, to_kind=DOUBTED_MOTION, to_id=key)
    days = {*days, *(row.date for row in signed)}
    doubts += for_motion(archive, DOUBTED_MEMBER, DOUBTED_YEARS, (row.name for row in signed), days)
    ids |= {row.document_id for row in doubts if row.document_id is not None}
    yield from (f"document:{id}" for id in sorted(ids))


def of_meeting(archive: Reader, meetings: Iterable[MeetingRow]) -> Iterator[str]:
    """Give the documents to touch when these meetings come, go or change: their papers, and those of the meetings
    beside, which may have passed by it."""
    ids: set[int | None] = set()
    for meeting in meetings:
        for row in (meeting, *beside(archive, meeting)):
            if row:
                ids |= {row.agenda_id, row.report_id}
    yield from (f"document:{id}" for id in sorted(id for id in ids if id is not None))
