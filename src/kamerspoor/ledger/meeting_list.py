"""Meetings of the Council in lists: which papers there are of each, and what is lacking."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamerspoor.ledger.cursors import cursor, place
from kamerspoor.ledger.meetings import (
    Paper,
    council_code,
    council_names,
    first_paper,
    meeting_rows,
    missing_papers,
    papers_of,
)
from kamerspoor.periods import first_day, shifted
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import MeetingRow

MOST = 50
_LOOKED_AT = 400
"""Of so many meetings at most it is looked whether they lack a paper; what comes after them is the next part."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list. `agenda`, `report`: the key, number or title of what is known of; `held`: in the archive."""

    id: str
    council: str
    date_from: str
    date_to: str
    format: str | None
    place: str | None
    agenda: str | None
    agenda_held: bool
    agenda_sent: str | None
    report: str | None
    report_held: bool
    report_sent: str | None
    debates: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingList:
    """Meetings, the newest first, as asked for."""

    council: str | None
    since: str | None
    until: str | None
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """A part of a list of meetings, the newest first. `after`: where the next part begins, None at the end."""

    council: str | None
    since: str | None
    until: str | None
    missing: bool
    meetings: tuple[MeetingLine, ...]
    after: str | None


def meetings(
    archive: Reader, council: str | None, since: str | None, until: str | None, today: str, missing: bool = False
) -> MeetingList:
    """List meetings that begin within these days, the newest first; with `missing` those that lack a paper.

    Raises: UsageError when no Council is called so.
    """
    code = council_code(archive, council) if council else None
    with archive.same_view():
        rows = meeting_rows(archive, code, since, until)
        papers = papers_of(archive, rows)
        lines = [line_of(row, papers[row.id], today) for row in rows]
    lines.sort(key=lambda line: line.id)
    lines.sort(key=lambda line: line.date_from, reverse=True)
    return MeetingList(code, since, until, tuple(line for line in lines if line.missing or not missing))


def part(
    archive: Reader,
    council: str | None,
    since: str | None,
    until: str | None,
    today: str,
    *,
    missing: bool = False,
    limit: int = MOST,
    after: str | None = None,
) -> MeetingPart:
    """Give meetings that begin within these days, the newest first; with `missing` those that lack a paper.

    `after`: as an earlier part gave it.
    Raises: UsageError when no Council is called so.
    """
    code = council_code(archive, council) if council else None
    names: tuple[str | None, ...] = council_names(archive, code) if code else (None,)
    found: list[MeetingLine] = []
    at, more, looked = _place(after), True, 0
    with archive.same_view():
        while more and len(found) < limit and looked < _LOOKED_AT:
            rows, more = _next(archive, names, since, until, at, limit)
            papers = papers_of(archive, rows)
            for index, row in enumerate(rows):
                line = line_of(row, papers[row.id], today)
                looked, at = looked + 1, (row.date_from, row.id)
                if line.missing or not missing:
                    found.append(line)
                if len(found) == limit:
                    more = more or index < len(rows) - 1
                    break
    return MeetingPart(code, since, until, missing, tuple(found), cursor(*at) if more and at else None)


def _place(after: str | None) -> tuple[str, str] | None:
    """Give where a list goes on, by day and id; from its beginning when that is no place."""
    at = place(after)
    return at if at and re.fullmatch(r"\d{4}-\d\d-\d\d", at[0], re.ASCII) and first_day(at[0]) else None


def _next(
    archive: Reader,
    names: Sequence[str | None],
    since: str | None,
    until: str | None,
    after: tuple[str, str] | None,
    limit: int,
) -> tuple[list[MeetingRow], bool]:
    """Give the meetings that come next, those of one day by their ids, and whether there are more."""
    high = until
    if after:
        high = min(filter(None, (until, shifted(after[0], -1))))
    rows: list[MeetingRow] = []
    for name in names:
        equal = {"council": name} if name else {}
        if after:
            rows += [r for r in archive.find(MeetingRow, date_from=after[0], **equal) if r.id > after[1]]
        rows += _latest(archive, since, high, limit + 1, equal)
    rows.sort(key=lambda row: row.id)
    rows.sort(key=lambda row: row.date_from, reverse=True)
    return rows[:limit], len(rows) > limit


def _latest(
    archive: Reader, since: str | None, until: str | None, limit: int, equal: Mapping[str, str]
) -> list[MeetingRow]:
    """Give the latest meetings, a few more than asked for where they begin on one day."""
    rows = archive.between(MeetingRow, "date_from", since, until, limit=limit, latest_first=True, **equal)
    if len(rows) < limit:
        return rows
    last = rows[-1].date_from
    return [*(row for row in rows if row.date_from != last), *archive.find(MeetingRow, date_from=last, **equal)]


def line_of(row: MeetingRow, papers: Sequence[Paper], today: str) -> MeetingLine:
    """Give a meeting's line in a list."""
    agenda, report = first_paper(papers, "agenda"), first_paper(papers, "report")
    return MeetingLine(
        row.id,
        row.council,
        row.date_from,
        row.date_to,
        row.format,
        row.place,
        _label(agenda),
        bool(agenda and agenda.document_id is not None),
        agenda.date if agenda else None,
        _label(report),
        bool(report and report.document_id is not None),
        report.date if report else None,
        sum(p.relation in ("debate", "consultation") and p.kind == "activity" for p in papers),
        missing_papers(row, papers, today),
    )


def _label(paper: Paper | None) -> str | None:
    return (paper.key or paper.number or paper.title) if paper else None
