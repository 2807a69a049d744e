"""What bears on a meeting: letters and debates in the archive, letters and debates that official data tell of.

A subject line of the official data is read as far as it names a Council and a day: such a tie is likely, not sure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from kamerspoor import lexicon
from kamerspoor.model import Meeting
from kamerspoor.official import values
from kamerspoor.periods import days_between, first_day, last_day
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, Grade
from kamerspoor.text.meetings import meetings_named

Relation = Literal["agenda", "supplement", "report", "debate", "consultation", "letter"]
OF_KIND: dict[str, Relation] = {
    "annotated_agenda": "agenda",
    "report": "report",
    "debate": "debate",
    "written_consultation": "consultation",
}
LETTER = "Brief regering"
DEBATES: dict[str, Relation] = {
    "Commissiedebat": "debate",
    "Algemeen overleg": "debate",
    "Notaoverleg": "debate",
    "Plenair debat (debat)": "debate",
    "Inbreng schriftelijk overleg": "consultation",
}
# How many days before (negative) and after a paper the meeting can be that it prepares or reports.
REACH: dict[Relation, tuple[int, int]] = {
    "agenda": (-14, 60),
    "supplement": (-14, 60),
    "report": (-150, 3),
    "debate": (-60, 60),
    "consultation": (-60, 60),
}
BEFORE = -min(low for low, _ in REACH.values())
AFTER = max(high for _, high in REACH.values())

_AGENDA = re.compile(r"\b(?:geannoteerde\s+)?agenda\b", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:verslag|terugkoppeling|uitkomst(?:en)?)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:vragen|schriftelijk overleg|beantwoording)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:aanvull\w+|addendum|nagekomen|nader(?:e)? informatie|toevoeging\w*)\b", re.IGNORECASE)
_CANCELLED = frozenset({"Geannuleerd", "Vervallen"})
_REVISED = re.compile(r"\b(?:herzien\w*|gewijzigd\w*|geactualiseerd\w*|aangepast\w*|agendawijziging)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper and the meeting that it names.

    `kind` and `id` say what it is in the archive: a `document`, an official `case` or `activity`. `key`: its Kamerstuk.
    """

    kind: Literal["document", "case", "activity"]
    id: str
    relation: Relation
    code: str
    council: str
    first: str
    last: str
    grade: Grade
    rule: str
    format: str | None = None
    place: str | None = None
    date: str | None = None
    key: str | None = None
    preference: int = 0
    revised: bool = False
    cancelled: bool = False


def code_of(council: str) -> str:
    """Give the code of a Council by its canonical name; for one that is not known, a word made of its name.

    >>> code_of("Raad Buitenlandse Zaken/Ontwikkeling"), code_of("Raad voor Toerisme")
    ('RBZ-OS', 'raad-voor-toerisme')
    """
    if known := lexicon.council_codes().get(council):
        return known
    plain = unicodedata.normalize("NFKD", council.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "raad"


def canonical(council: str) -> str:
    """Give the first name of a formation that goes by two."""
    code = lexicon.council_codes().get(council)
    return next((c.name for c in lexicon.councils() if c.code == code), council)


def of_document(row: DocumentRow) -> Paper | None:
    """Give the meeting that a stored document says it is about."""
    if not row.council or not row.meeting_from:
        return None
    relation = OF_KIND.get(row.kind, "letter")
    title = row.title or ""
    if relation == "agenda" and _MORE.search(title):
        relation = "supplement"
    return Paper(
        "document",
        str(row.id),
        relation,
        code_of(row.council),
        canonical(row.council),
        row.meeting_from,
        row.meeting_to or row.meeting_from,
        "sure",
        "it names the Council and the day",
        row.meeting_format,
        row.meeting_place,
        row.date,
        row.key,
        row.preference,
        bool(_REVISED.search(title)),
    )


def of_case(case: values.Case) -> Iterator[Paper]:
    """Give the meetings that an official letter's subject says it announces or reports."""
    if case.kind != LETTER or case.deleted or not case.started:
        return
    for meeting, lead in _named(case.subject or "", case.started):
        relation = _relation(lead)
        if relation:
            yield from _official("case", case.id, relation, meeting, case.started, lead)


def of_activity(activity: values.Activity) -> Iterator[Paper]:
    """Give the meetings that an official debate's subject says it prepares."""
    relation = DEBATES.get(activity.kind or "")
    if not relation or activity.deleted or not activity.date:
        return
    for meeting, lead in _named(activity.subject or "", activity.date):
        for paper in _official("activity", activity.id, relation, meeting, activity.date, lead):
            yield replace(paper, cancelled=activity.status in _CANCELLED)


def days_of(entity: values.Value) -> Iterator[str]:
    """Give the first days of the meetings that an official record bears on."""
    match entity:
        case values.Case():
            yield from (paper.first for paper in of_case(entity))
        case values.Activity():
            yield from (paper.first for paper in of_activity(entity))
        case _:
            return


def load(archive: Reader, days: Iterable[str]) -> list[Paper]:
    """Load all papers about meetings that begin on one of these days."""
    wanted = set(days)
    papers = [p for row in archive.among(DocumentRow, "meeting_from", sorted(wanted)) if (p := of_document(row))]
    for low, high in _stretches(wanted):
        for case in archive.between(values.Case, "started", low, high, kind=LETTER):
            papers.extend(p for p in of_case(case) if p.first in wanted)
        for activity in archive.between(values.Activity, "date", low, high):
            papers.extend(p for p in of_activity(activity) if p.first in wanted)
    once = {(p.kind, p.id, p.relation, p.code, p.first): p for p in papers}
    return [once[key] for key in sorted(once)]


@lru_cache(maxsize=16384)
def _named(subject: str, near: str) -> tuple[tuple[Meeting, str], ...]:
    """Give the meetings that a subject names, each with the words before it since the one before."""
    if not subject:
        return ()
    found, last = [], 0
    for meeting, start in meetings_named(subject, near):
        found.append((meeting, subject[last:start]))
        last = start
    return tuple(found)


def _relation(lead: str) -> Relation | None:
    if _ASKED.search(lead):
        return "consultation"
    agenda, report = [*_AGENDA.finditer(lead)], [*_REPORT.finditer(lead)]
    if agenda and not (report and report[-1].start() > agenda[-1].start()):
        return "supplement" if _MORE.search(lead) else "agenda"
    return "report" if report else None


def _official(
    kind: Literal["case", "activity"], id: str, relation: Relation, meeting: Meeting, near: str, lead: str
) -> Iterator[Paper]:
    first, last = first_day(meeting.date), last_day(meeting.date)
    low, high = REACH[relation]
    if not first or not last:
        return
    grade: Grade = "likely"
    rule = "its subject names the Council and the day"
    if not low <= days_between(near, first) <= high:
        shift = next((s for s in (1, -1) if low <= days_between(near, _years(first, s)) <= high), None)
        if shift is None:
            return
        first, last = _years(first, shift), _years(last, shift)
        grade, rule = "open", "its subject names the Council and the day, of a year that cannot be meant"
    council = canonical(meeting.council)
    yield Paper(
        kind, id, relation, code_of(council), council, first, last, grade, rule, meeting.format, None, near,
        revised=bool(_REVISED.search(lead)),
    )  # fmt: skip


def _years(day: str, shift: int) -> str:
    there = date.fromisoformat(day)
    last = 28 if there.month == 2 and there.day == 29 else there.day
    return there.replace(year=there.year + shift, day=last).isoformat()


def _stretches(days: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the stretches of time in which official papers about meetings of these days can be, one after the other."""
    low: date | None = None
    high: date | None = None
    for day in sorted(map(date.fromisoformat, days)):
        start, end = day - timedelta(AFTER), day + timedelta(BEFORE)
        if low and high and start <= high:
            high = max(high, end)
            continue
        if low and high:
            yield low.isoformat(), high.isoformat()
        low, high = start, end
    if low and high:
        yield low.isoformat(), high.isoformat()
