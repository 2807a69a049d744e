"""Doubts about the meeting that a document is about: its date, and the agenda or report that should be beside it.

There is no clock here: a meeting has passed when the archive knows a later one of that Council.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kamerspoor.linking.neighbours import one_slip
from kamerspoor.model import Check, DateMention, Record
from kamerspoor.periods import first_day, last_day
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, LinkRow, MeetingRow, ReferenceRow

Paper = Literal["agenda", "report"]
_OF_KIND: dict[str, Paper] = {"annotated_agenda": "agenda", "report": "report"}
PAPERS = frozenset(_OF_KIND)
_OTHER: dict[Paper, Paper] = {"agenda": "report", "report": "agenda"}
_NEAR = timedelta(3)
_WITHIN = timedelta(7)
_LAST = "~"
# Where a title and an introduction end, at the latest.
_INTRODUCTION = 4000
# What can stand between the name of a Council and its date, and between a date and the Council that met on it.
_THEN_DAY = re.compile(
    r"[)\s]*(?:\([^)]{1,30}\)\s*)?(?:,?\s*(?:van|d\.d\.|op)\s+)?(?:(?:ma|din|woens|donder|vrij|zater|zon)dag,?\s*)?",
    re.IGNORECASE,
)
_THEN_COUNCIL = re.compile(
    r",?\s(?:vond|vonden|kwam|kwamen)\s(?:\S+\s){0,7}?(?:de|het)\s(?:informele\s)?", re.IGNORECASE
)
_REACH = 90


@dataclass(frozen=True, slots=True)
class Known:
    """A meeting and what the archive knows it by, beside the document in question."""

    row: MeetingRow
    links: tuple[LinkRow, ...]

    def has(self, paper: Paper) -> bool:
        """Tell whether an agenda or a report of it is known, here or officially."""
        held = self.row.agenda_id if paper == "agenda" else self.row.report_id
        return held is not None or any(link.relation == paper for link in self.links)

    def holds(self, paper: Paper) -> bool:
        """Tell whether the archive holds that document itself."""
        return (self.row.agenda_id if paper == "agenda" else self.row.report_id) is not None


def find(archive: Reader, document: DocumentRow, record: Record) -> Iterator[Check]:
    """Yield `meeting-date-mismatch`, `report-without-agenda` and `agenda-without-report`."""
    paper = _OF_KIND.get(document.kind)
    if paper is None or not document.council or not document.meeting_from:
        return
    meeting = _meeting_of(archive, document, paper)
    if meeting is None:
        return
    if other := _meant(archive, document, paper, meeting):
        yield _wrong_day(document, record, other)
        return
    yield from _other_days(archive, document, record, meeting)
    if _is_chosen(document, paper, meeting):
        yield from _alone(archive, paper, meeting)


def _meeting_of(archive: Reader, document: DocumentRow, paper: Paper) -> Known | None:
    links = archive.find(LinkRow, from_kind="document", from_id=str(document.id), to_kind="meeting", relation=paper)
    rows = archive.among(MeetingRow, "id", (link.to_id for link in links))
    if not rows:
        day = document.meeting_from or ""
        near = archive.between(MeetingRow, "date_from", _shift(day, -_WITHIN), day)
        rows = [row for row in near if document.id in (row.agenda_id, row.report_id)]
    return _known(archive, rows[0], document) if rows else None


def _known(archive: Reader, row: MeetingRow, beside: DocumentRow | None) -> Known:
    links = archive.find(LinkRow, to_kind="meeting", to_id=row.id)
    copies = _copies(archive, beside) if beside else set()
    told = (li for li in links if li.from_kind != "meeting" and (li.from_kind, li.from_id) not in copies)
    return Known(row, tuple(told))


def _copies(archive: Reader, document: DocumentRow) -> set[tuple[str, str]]:
    """Give the document and others of the same Kamerstuk, as the ends of links."""
    rows = archive.find(DocumentRow, key=document.key) if document.key else [document]
    return {("document", str(row.id)) for row in rows}


def _is_chosen(document: DocumentRow, paper: Paper, meeting: Known) -> bool:
    return document.id == (meeting.row.agenda_id if paper == "agenda" else meeting.row.report_id)


def _meant(archive: Reader, document: DocumentRow, paper: Paper, meeting: Known) -> Known | None:
    """Give the meeting that is likely meant, where nothing else tells of one on the day that the document names."""
    if meeting.links or meeting.holds(_OTHER[paper]):
        return None
    found = []
    for row in _around(archive, meeting.row):
        other = _known(archive, row, document)
        if other.holds(paper) or not (other.links or other.holds(_OTHER[paper])):
            continue
        official = any(link.from_kind != "document" for link in other.links)
        # Where a report and an agenda differ and nothing decides between them, the later one is asked about.
        if not official and paper == "agenda":
            continue
        if _is_slip(meeting.row, row) or _cites(archive, document, row):
            found.append(other)
    return found[0] if len(found) == 1 else None


def _around(archive: Reader, meeting: MeetingRow) -> Iterator[MeetingRow]:
    """Give the meetings of that Council some days around it, and those of its day in the years beside."""
    code = meeting.id.rpartition("/")[0]
    day = meeting.date_from
    low, high = f"{code}/{_shift(day, -_WITHIN)}", f"{code}/{_shift(day, _WITHIN)}"
    yield from (row for row in archive.between(MeetingRow, "id", low, high) if row.id != meeting.id)
    yield from archive.among(MeetingRow, "id", [f"{code}/{int(day[:4]) + years:04}{day[4:]}" for years in (-1, 1)])


def _is_slip(one: MeetingRow, other: MeetingRow) -> bool:
    """Tell whether one day is easily written for the other: some days beside, another year, two digits turned."""
    first, second = one.date_from, other.date_from
    if first[:4] != second[:4] and first[4:] == second[4:]:
        return True
    apart = abs(date.fromisoformat(first) - date.fromisoformat(second))
    return apart <= _NEAR or (first[:8] == second[:8] and one_slip(first[8:], second[8:]) and apart <= _WITHIN)


def _cites(archive: Reader, document: DocumentRow, other: MeetingRow) -> bool:
    agenda = archive.first(DocumentRow, id=other.agenda_id) if other.agenda_id else None
    return bool(agenda and agenda.key and archive.first(ReferenceRow, document_id=document.id, target=agenda.key))


def _wrong_day(document: DocumentRow, record: Record, other: Known) -> Check:
    day = document.meeting_from
    place = next((d for d in record.dates if d.end <= _INTRODUCTION and first_day(d.value) == day), None)
    known = _told_by(other)
    return Check(
        "meeting-date-mismatch",
        f"the {document.council} of {day} is known from this document alone; {known} of {other.row.date_from}",
        "warning",
        place.start if place else None,
        place.end if place else None,
        (day or "", other.row.date_from),
        other.row.date_from,
    )


def _told_by(meeting: Known) -> str:
    if meeting.holds("agenda"):
        return "the annotated agenda in the archive is"
    if meeting.holds("report"):
        return "the report in the archive is"
    return "official data tell of one"


def _other_days(archive: Reader, document: DocumentRow, record: Record, meeting: Known) -> Iterator[Check]:
    """Doubt a day in the title or introduction that stands with the Council's name and is none of its days."""
    if not meeting.links and not (meeting.row.agenda_id and meeting.row.report_id):
        return
    first, last = meeting.row.date_from, meeting.row.date_to
    for said in record.dates:
        begin, end = first_day(said.value), last_day(said.value)
        if said.start > _INTRODUCTION or not begin or not end or (begin <= last and end >= first):
            continue
        if not _is_said_of(document.council or "", said, record):
            continue
        if begin != end or not _is_slip(meeting.row, _on(meeting.row, begin)) or _is_known(archive, meeting.row, begin):
            continue
        words = " ".join(record.text[said.start : said.end].split())
        yield Check(
            "meeting-date-mismatch",
            f"“{words}”: no {document.council} is known on that day; the meeting was on {_days(meeting.row)}",
            "warning",
            said.start,
            said.end,
            (begin, first),
            first,
        )


def _is_said_of(council: str, said: DateMention, record: Record) -> bool:
    """Tell whether a date is said to be that of the Council: `de Raad Buitenlandse Zaken van 13 maart`."""
    for name in record.mentions:
        if name.name != council or abs(name.start - said.start) > _REACH + len(council):
            continue
        if name.end <= said.start and _THEN_DAY.fullmatch(record.text, name.end, said.start):
            return True
        if said.end <= name.start and _THEN_COUNCIL.fullmatch(record.text, said.end, name.start):
            return True
    return False


def _on(meeting: MeetingRow, day: str) -> MeetingRow:
    code = meeting.id.rpartition("/")[0]
    return MeetingRow(f"{code}/{day}", meeting.council, day, day)


def _is_known(archive: Reader, meeting: MeetingRow, day: str) -> bool:
    code = meeting.id.rpartition("/")[0]
    near = archive.between(MeetingRow, "id", f"{code}/{_shift(day, -_WITHIN)}", f"{code}/{day}")
    return any(row.date_from <= day <= row.date_to for row in near)


def _days(meeting: MeetingRow) -> str:
    return meeting.date_from if meeting.date_from == meeting.date_to else f"{meeting.date_from} to {meeting.date_to}"


def _alone(archive: Reader, paper: Paper, meeting: Known) -> Iterator[Check]:
    missing = _OTHER[paper]
    if meeting.has(missing) or archive.find(LinkRow, from_kind="meeting", from_id=meeting.row.id):
        return
    # It may be the one of a day beside, whose paper is doubted.
    near = (_known(archive, row, None) for row in _around(archive, meeting.row) if _is_slip(meeting.row, row))
    if any(other.has(missing) and not other.has(paper) for other in near):
        return
    before, after = beside(archive, meeting.row)
    if after is None:
        return
    # Only an archive that holds such papers of the meetings beside can miss one.
    if not any(row and _known(archive, row, None).has(missing) for row in (before, after)):
        return
    words = {"agenda": "annotated agenda", "report": "report"}
    yield Check(
        f"{paper}-without-{missing}",
        f"no {words[missing]} of the {meeting.row.council} of {_days(meeting.row)} is known",
        "info",
        None,
        None,
        (meeting.row.id,),
        None,
    )


def beside(archive: Reader, meeting: MeetingRow) -> tuple[MeetingRow | None, MeetingRow | None]:
    """Give the meetings of that Council before and after one."""
    code = meeting.id.rpartition("/")[0]
    before = archive.between(
        MeetingRow, "id", f"{code}/", f"{code}/{_shift(meeting.date_from, -timedelta(1))}", limit=1, latest_first=True
    )
    after = archive.between(
        MeetingRow, "id", f"{code}/{_shift(meeting.date_from, timedelta(1))}", f"{code}/{_LAST}", limit=1
    )
    return (before[0] if before else None), (after[0] if after else None)


def _shift(day: str, by: timedelta) -> str:
    return (date.fromisoformat(day) + by).isoformat()
