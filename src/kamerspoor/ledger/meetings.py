"""Meetings of the Council: what was announced, what was reported, what became of each item and statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from kamerspoor import lexicon
from kamerspoor.errors import NotInArchive, UsageError
from kamerspoor.ledger.agenda_compare import Comparison, ItemAnswer, Later, compare, side_of
from kamerspoor.ledger.agenda_matrix import Matrix, matrix_of
from kamerspoor.ledger.agenda_statements import AnnouncedAnswer, Said, answer_announced, find_unannounced
from kamerspoor.ledger.documents import names_by_id
from kamerspoor.linking.meeting_papers import code_of
from kamerspoor.official import values
from kamerspoor.periods import days_between, first_day, last_day, shifted
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, Grade, LinkRow, MeetingRow

AGENDA_DAYS = 7
"""An agenda is in time when it is sent so many days before the meeting: committees debate in the week before it, and
four of five agendas of 2008 to 2025 came so early. No rule of parliament that binds was found."""
REPORT_DAYS = 14
"""A report is in time within so many days after the meeting: six of seven reports of those years came so early."""
LATER = 370
"""How many days ahead the agendas of later meetings are searched for an item that was carried over."""
MOST_LATER = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a meeting: in the archive (`document_id`), or known of from official data (`number`).

    `key`: its Kamerstuk. `status`: of an official debate.
    """

    relation: str
    kind: str
    date: str | None
    title: str | None
    grade: Grade
    rule: str
    key: str | None = None
    number: str | None = None
    document_id: int | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """When agenda and report were sent. Days before the meeting and the debate, after the meeting; None: not known."""

    agenda_sent: str | None
    agenda_days: int | None
    agenda_in_time: bool | None
    debate: str | None
    debate_days: int | None
    report_sent: str | None
    report_days: int | None
    report_in_time: bool | None
    report_due: str | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A meeting that this one may have been moved from or to, or the one before or after it."""

    id: str
    date: str
    relation: str
    grade: Grade = "sure"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class MeetingAnswer:
    """All that is known of a meeting. `items`, `announced`, `unannounced` are empty where `missing` names a text.

    `agenda`, `report`: the names of the texts held against each other. `matrix`: who did what under which item of the
    report, else of the agenda; None where the archive holds neither.
    """

    id: str
    council: str
    date_from: str
    date_to: str
    format: str | None
    place: str | None
    papers: tuple[Paper, ...]
    timing: Timing
    missing: tuple[str, ...]
    neighbours: tuple[Neighbour, ...]
    items: tuple[ItemAnswer, ...]
    announced: tuple[AnnouncedAnswer, ...]
    unannounced: tuple[Said, ...]
    agenda: str | None
    report: str | None
    matrix: Matrix | None


def meeting(archive: Reader, council: str, day: str | None, today: str) -> MeetingAnswer:
    """Give a meeting by its Council and a day of it; without a day the latest that has been held.

    `council`: code, name or abbreviation in any case, or the id of a meeting (`RBZ/2023-03-13`).

    Raises: UsageError when no Council is called so or the day is none; NotInArchive with the nearest meetings.
    """
    with archive.same_view():
        row = _find(archive, council, day, today)
        papers = papers_of(archive, [row])[row.id]
        compared = _compared(archive, row)
        answers = answer_announced(compared) if compared else ()
        names = names_by_id(archive, filter(None, (row.agenda_id, row.report_id)))
        return MeetingAnswer(
            row.id,
            row.council,
            row.date_from,
            row.date_to,
            row.format,
            row.place,
            papers,
            _timing(row, papers),
            missing_papers(row, papers, today),
            _neighbours(archive, row),
            compared.items if compared else (),
            answers,
            find_unannounced(compared, answers) if compared else (),
            names.get(row.agenda_id or 0),
            names.get(row.report_id or 0),
            _matrix(archive, row, compared),
        )


def meeting_rows(archive: Reader, code: str | None, since: str | None, until: str | None) -> list[MeetingRow]:
    """Load the meetings of a Council, or of all, that begin within these days."""
    if code is None:
        return archive.between(MeetingRow, "date_from", since, until)
    names = council_names(archive, code)
    return [row for name in names for row in archive.between(MeetingRow, "date_from", since, until, council=name)]


def council_code(archive: Reader, council: str) -> str:
    """Give the code of a Council from what people call it, in any case.

    Raises: UsageError with the nearest names.
    """
    asked = " ".join(council.split()).lower()
    codes = {c.code.lower(): c.code for c in lexicon.councils() if c.code}
    if code := codes.get(asked) or codes.get(re.sub(r"[\s/]+", "-", asked)):
        return code
    names = lexicon.council_names()
    if name := names.get(asked) or names.get(re.sub(r"\s*/\s*", "/", asked)):
        return code_of(name)
    held = {code_of(row.council).lower(): code_of(row.council) for row in archive.find(MeetingRow)}
    slug = code_of(council).lower()
    if slug in held:
        return held[slug]
    near = get_close_matches(asked, [*codes, *names, *held], n=3, cutoff=0.5)
    shown = dict.fromkeys(codes.get(n) or held.get(n) or names[n] for n in near)
    remedy = f"did you mean {' or '.join(shown)}?" if shown else "give a code or name, such as RBZ or Europese Raad"
    raise UsageError(f"no Council is called {council!r}", remedy=remedy)


def council_names(archive: Reader, code: str) -> tuple[str, ...]:
    """Give the names under which the archive knows the Council with this code."""
    known = tuple(c.name for c in lexicon.councils() if c.code == code)
    return known or tuple({row.council for row in archive.find(MeetingRow) if code_of(row.council) == code})


def _find(archive: Reader, council: str, day: str | None, today: str) -> MeetingRow:
    if day is None and re.fullmatch(r".+/\d{4}-\d\d-\d\d", council):
        council, _, day = council.rpartition("/")
    code = council_code(archive, council)
    names = council_names(archive, code)
    if day is None:
        return _latest(archive, code, names, today)
    low, high = first_day(day), last_day(day)
    if low is None or high is None:
        raise UsageError(f"{day!r} is no day", remedy="write 2023-03-13, or 2023-03 for the meetings of a month")
    early = shifted(low, -6)
    rows = [row for name in names for row in archive.between(MeetingRow, "date_from", early, high, council=name)]
    there = [row for row in rows if row.date_to >= low]
    there = [row for row in there if row.date_from == day] or there  # the first day names a meeting
    if len(there) == 1:
        return there[0]
    if there:
        which = ", ".join(row.id for row in sorted(there, key=lambda r: r.date_from))
        raise NotInArchive(f"{code} met {len(there)} times in {day}", remedy=f"give a day: {which}")
    ids = _nearest(archive, names, low)
    remedy = f"the nearest: {', '.join(ids)}" if ids else "add its letters: kamerspoor add PATH"
    raise NotInArchive(f"the archive knows no meeting of {code} on {day}", remedy=remedy)


def _latest(archive: Reader, code: str, names: Iterable[str], today: str) -> MeetingRow:
    """Give the latest meeting that was held, one with a text before one that is only known of."""
    held: list[MeetingRow] = []
    for name in names:
        held += archive.between(MeetingRow, "date_from", None, today, council=name, latest_first=True, limit=50)
    held.sort(key=lambda row: row.date_from, reverse=True)
    told = next((row for row in held if row.report_id or row.agenda_id), None)
    if not held:
        raise NotInArchive(f"the archive knows no meeting of {code}", remedy="add its letters: kamerspoor add PATH")
    return told or held[0]


def near(archive: Reader, council: str, day: str) -> tuple[str, ...]:
    """Give the ids of the meetings of a Council in a period, or those nearest to it.

    Raises: UsageError when no Council is called so.
    """
    names = council_names(archive, council_code(archive, council))
    low, high = first_day(day), last_day(day)
    if low is None:
        return ()
    rows = [row for name in names for row in archive.between(MeetingRow, "date_from", low, high, council=name)]
    return tuple(sorted(row.id for row in rows)) or _nearest(archive, names, low)


def _nearest(archive: Reader, names: Iterable[str], day: str) -> tuple[str, ...]:
    found: list[MeetingRow] = []
    for name in names:
        found += archive.between(MeetingRow, "date_from", None, day, council=name, latest_first=True, limit=2)
        found += archive.between(MeetingRow, "date_from", day, None, council=name, limit=2)
    found.sort(key=lambda row: abs(days_between(row.date_from, day)))
    return tuple(sorted(dict.fromkeys(row.id for row in found[:3])))


def papers_of(archive: Reader, rows: Sequence[MeetingRow]) -> dict[str, tuple[Paper, ...]]:
    """Give the papers of meetings, the main ones first, then by date."""
    links = archive.among(LinkRow, "to_id", [r.id for r in rows], to_kind="meeting")
    links = [link for link in links if link.from_kind in ("document", "case", "activity")]
    ids = {kind: sorted({x.from_id for x in links if x.from_kind == kind}) for kind in ("document", "case", "activity")}
    documents = {str(d.id): d for d in archive.among(DocumentRow, "id", [int(i) for i in ids["document"]])}
    cases = {c.id: c for c in archive.among(values.Case, "id", ids["case"])}
    activities = {a.id: a for a in archive.among(values.Activity, "id", ids["activity"])}
    main = {str(i) for row in rows for i in (row.agenda_id, row.report_id) if i}
    found: dict[str, list[tuple[bool, Paper]]] = {row.id: [] for row in rows}
    for link in links:
        paper: Paper | None = None
        if d := documents.get(link.from_id):
            paper = Paper(
                link.relation, "document", d.date, d.title, link.grade, link.rule, key=d.key, document_id=d.id
            )
        elif c := cases.get(link.from_id):
            paper = Paper(link.relation, "case", c.started, c.subject, link.grade, link.rule, number=c.number)
        elif a := activities.get(link.from_id):
            paper = Paper(
                link.relation, "activity", a.date, a.subject, link.grade, link.rule, number=a.number, status=a.status
            )
        if paper:
            found[link.to_id].append((link.from_kind == "document" and link.from_id in main, paper))
    return {id: _shown(those) for id, those in found.items()}


def _shown(those: list[tuple[bool, Paper]]) -> tuple[Paper, ...]:
    """Put the papers of a meeting in order, and leave out other copies of one Kamerstuk."""
    those.sort(
        key=lambda pair: (pair[1].date or "", not pair[0], pair[1].kind, pair[1].number or "", pair[1].key or "")
    )
    chosen = {p.key for main, p in those if main and p.key}
    kept: list[Paper] = []
    seen: set[str] = set()
    for main, paper in those:
        if paper.key and ((paper.key in chosen and not main) or paper.key in seen):
            continue
        seen.update([paper.key] if paper.key else [])
        kept.append(paper)
    return tuple(kept)


def first_paper(papers: Iterable[Paper], *relations: str) -> Paper | None:
    """Give the first paper of a kind: one in the archive before one that is known of."""
    those = [p for p in papers if p.relation in relations and p.grade != "open" and p.status not in ("Geannuleerd",)]
    return min(those, key=lambda p: (p.document_id is None, p.date or "9"), default=None)


def _timing(row: MeetingRow, papers: Sequence[Paper]) -> Timing:
    agenda = next((p for p in papers if p.document_id is not None and p.document_id == row.agenda_id), None)
    report = next((p for p in papers if p.document_id is not None and p.document_id == row.report_id), None)
    agenda, report = agenda or first_paper(papers, "agenda"), report or first_paper(papers, "report")
    sent, back = agenda.date if agenda else None, report.date if report else None
    debates = [p.date for p in papers if p.relation in ("debate", "consultation") and p.kind == "activity" and p.date]
    cancelled = {p.date for p in papers if p.status in ("Geannuleerd", "Verplaatst")}
    debate = min((d for d in debates if d not in cancelled and d <= row.date_to), default=None)
    before = days_between(sent, row.date_from) if sent else None
    after = days_between(row.date_to, back) if back else None
    return Timing(
        sent,
        before,
        before >= AGENDA_DAYS if before is not None else None,
        debate,
        days_between(sent, debate) if sent and debate else None,
        back,
        after,
        after <= REPORT_DAYS if after is not None else None,
        (date.fromisoformat(row.date_to) + timedelta(REPORT_DAYS)).isoformat(),
    )


def missing_papers(row: MeetingRow, papers: Sequence[Paper], today: str) -> tuple[str, ...]:
    """Say what is not there: what should exist by today, and what exists but is not in the archive."""
    agenda, report = first_paper(papers, "agenda"), first_paper(papers, "report")
    found: list[str] = []
    if not agenda and (report or row.date_from <= today):
        found.append("no agenda")
    elif agenda and agenda.document_id is None:
        found.append("agenda not in the archive")
    due = (date.fromisoformat(row.date_to) + timedelta(REPORT_DAYS)).isoformat()
    if not report and row.date_to < today:
        found.append("no report" if due < today else "report not due yet")
    elif report and report.document_id is None:
        found.append("report not in the archive")
    return tuple(found)


def _neighbours(archive: Reader, row: MeetingRow) -> tuple[Neighbour, ...]:
    found: list[Neighbour] = []
    moves = [
        *(("moved_from", link.from_id, link) for link in archive.find(LinkRow, to_kind="meeting", to_id=row.id)),
        *(("moved_to", link.to_id, link) for link in archive.find(LinkRow, from_kind="meeting", from_id=row.id)),
    ]
    for relation, id, link in moves:
        if link.relation == "moved_to":
            found.append(Neighbour(id, id.rpartition("/")[2], relation, link.grade, link.rule))
    day = date.fromisoformat(row.date_from)
    before = archive.between(
        MeetingRow, "date_from", None, (day - timedelta(1)).isoformat(), council=row.council, latest_first=True, limit=1
    )
    after = archive.between(
        MeetingRow, "date_from", (day + timedelta(1)).isoformat(), None, council=row.council, limit=1
    )
    found += [Neighbour(m.id, m.date_from, "previous") for m in before]
    found += [Neighbour(m.id, m.date_from, "next") for m in after]
    return tuple(found)


def _compared(archive: Reader, row: MeetingRow) -> Comparison | None:
    if row.agenda_id is None or row.report_id is None:
        return None
    agenda, report = archive.record(row.agenda_id), archive.record(row.report_id)
    first = compare(agenda, report, row.date_to)
    if not any(item.status == "dropped" for item in first.items):
        return first
    low = (date.fromisoformat(row.date_to) + timedelta(1)).isoformat()
    high = (date.fromisoformat(row.date_to) + timedelta(LATER)).isoformat()
    after = archive.between(MeetingRow, "date_from", low, high, council=row.council)
    those = [(m.date_from, m.agenda_id) for m in after if m.agenda_id is not None][:MOST_LATER]
    later = [Later(day, side_of(archive.record(id))) for day, id in those]
    return compare(agenda, report, row.date_to, later) if later else first


def _matrix(archive: Reader, row: MeetingRow, compared: Comparison | None) -> Matrix | None:
    if compared:
        return matrix_of(compared.report)
    if row.report_id is not None:
        return matrix_of(side_of(archive.record(row.report_id)))
    return matrix_of(side_of(archive.record(row.agenda_id)), announced=True) if row.agenda_id is not None else None
