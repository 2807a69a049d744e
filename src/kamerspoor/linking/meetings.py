"""Make the rows of meetings anew: which papers belong to a meeting, its agenda and its report.

A meeting is a formation of the Council on a day or on days that follow each other. Papers whose days overlap are about
one meeting: an agenda may name the first day where the report names both. What names the Council by its bare name and
what names a formation of it (`RBZ`, `RBZ-OS`) on one day are about one meeting only where each lacks what the other
has.

An agenda without a report and a report without an agenda close to each other may be a meeting that was moved: that is
tied as likely where the report cites the agenda, else left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kamerspoor.linking.findings import of_meeting
from kamerspoor.linking.meeting_papers import Paper, load
from kamerspoor.official import values
from kamerspoor.periods import days_between
from kamerspoor.store.protocol import Writer
from kamerspoor.store.rows import DocumentRow, Grade, LinkRow, MeetingRow, ReferenceRow

LONGEST = 5  # A Council of the heads of government took five days (July 2020); none took longer.
MOVED = 45  # Days between the day announced and the day held of a meeting that was moved.
_WEIGHT: dict[Grade, int] = {"sure": 0, "likely": 1, "open": 2}
_MAKES = ("agenda", "report", "debate", "consultation")


def make(archive: Writer, keys: list[str]) -> None:
    """Make the rows of the meetings that begin on these days anew, within the caller's transaction."""
    days = sorted({day for key in keys for day in _around(key, LONGEST)})
    papers = load(archive, {day for key in keys for day in _around(key, 2 * LONGEST)})
    groups = _groups(_without_copies(archive, papers))
    before = _state(archive, days)
    for day in days:
        archive.remove(LinkRow, owner=f"meeting:{day}")
        archive.remove(MeetingRow, date_from=day)
    made = sorted((group for group in groups if group[0].first in set(days)), key=_meeting_id)
    rows: dict[str, list[LinkRow]] = {}
    for group in made:
        agenda, report = _best(group, "agenda"), _best(group, "report")
        archive.put([_row(group, agenda, report)])
        rows.setdefault(group[0].first, []).extend(_links(group, agenda, report))
    for day, links in rows.items():
        archive.put(replace(link, owner=f"meeting:{day}", position=at) for at, link in enumerate(links))
    _tie_moved(archive, keys)
    _touch_papers(archive, days, before)


def _state(archive: Writer, days: Sequence[str]) -> tuple[dict[str, MeetingRow], set[LinkRow]]:
    """Give the meetings of these days and what ties papers to them."""
    rows = archive.among(MeetingRow, "date_from", days)
    return {row.id: row for row in rows}, set(archive.among(LinkRow, "owner", [f"meeting:{day}" for day in days]))


def _touch_papers(archive: Writer, days: Sequence[str], before: tuple[dict[str, MeetingRow], set[LinkRow]]) -> None:
    """Touch the papers of the meetings that changed: what is doubtful about them may have changed too."""
    (old, told), (new, tells) = before, _state(archive, days)
    changed = {link.to_id for link in told ^ tells} | {
        id for id in old.keys() | new.keys() if old.get(id) != new.get(id)
    }
    archive.touch(of_meeting(archive, [held[id] for held in (old, new) for id in sorted(changed & held.keys())]))


def _around(day: str, reach: int) -> Iterator[str]:
    middle = date.fromisoformat(day)
    return ((middle + timedelta(shift)).isoformat() for shift in range(-reach, reach + 1))


def _without_copies(archive: Writer, papers: Iterable[Paper]) -> list[Paper]:
    """Leave out an official letter that the archive holds itself, for it is the document that speaks."""
    papers = list(papers)
    held = {(p.key, p.first) for p in papers if p.kind == "document" and p.key}
    cases = {p.id for p in papers if p.kind == "case"} if held else set()
    published: dict[str, set[str]] = {}
    ties = archive.among(values.DocumentCase, "case_id", sorted(cases))
    found = {d.id: d.external_id for d in archive.among(values.OfficialDocument, "id", [t.document_id for t in ties])}
    for tie in ties:
        if key := found.get(tie.document_id):
            published.setdefault(tie.case_id, set()).add(key)
    return [p for p in papers if p.kind != "case" or not any((k, p.first) in held for k in published.get(p.id, ()))]


def _groups(papers: Sequence[Paper]) -> list[list[Paper]]:
    """Put together what is about one meeting; the first paper of a group has its first day."""
    groups: list[list[Paper]] = []
    for paper in sorted(papers, key=lambda p: (p.code, p.first, p.last, p.kind, p.id)):
        group = groups[-1] if groups and groups[-1][0].code == paper.code else None
        if group and paper.first <= max(p.last for p in group if p.first == group[0].first):
            group.append(paper)
        else:
            groups.append([paper])
    held = [g for g in groups if any(p.relation in _MAKES and not p.cancelled and p.grade != "open" for p in g)]
    return _joined(held)


def _joined(groups: Sequence[list[Paper]]) -> list[list[Paper]]:
    """Join a bare Council with the one formation of it on that day, where each lacks what the other has."""
    kept = {_meeting_id(group): group for group in groups}
    for id, group in sorted(kept.items()):
        base = group[0]
        others = [
            other
            for key, other in kept.items()
            if key != id and other[0].code.startswith(f"{base.code}-") and other[0].first == base.first
        ]
        if len(others) != 1:
            continue
        mine, theirs = _letters(group), _letters(others[0])
        if mine and theirs and not mine & theirs:
            rule = "the only formation of that Council on that day"
            moved = [
                replace(p, code=others[0][0].code, council=others[0][0].council, grade="likely", rule=rule)
                for p in group
            ]
            others[0].extend(moved)
            del kept[id]
    return list(kept.values())


def _letters(group: Sequence[Paper]) -> set[str]:
    return {p.relation for p in group if p.relation in ("agenda", "report")}


def _meeting_id(group: Sequence[Paper]) -> str:
    return f"{group[0].code}/{group[0].first}"


def _best(group: Sequence[Paper], relation: str) -> Paper | None:
    """Choose among letters: what is in the archive, surely about this meeting, revised, the best copy.

    Of reports the first counts: what follows it answers questions about it.
    """
    those = [p for p in group if p.relation == relation]
    if not those:
        return None
    newest = relation == "agenda"
    days = sorted({p.date or "" for p in those}, reverse=newest and any(p.revised for p in those))
    return min(
        those,
        key=lambda p: (p.kind != "document", _WEIGHT[p.grade], not p.revised, days.index(p.date or ""), p.preference,
                       int(p.id) if p.kind == "document" else 0, p.id),
    )  # fmt: skip


def _row(group: Sequence[Paper], agenda: Paper | None, report: Paper | None) -> MeetingRow:
    told = [p for p in (report, agenda, *group) if p]
    best = [p for p in told if p.grade != "open"] or told
    return MeetingRow(
        id=_meeting_id(group),
        council=best[0].council,
        date_from=group[0].first,
        date_to=max(p.last for p in best),
        format=next((p.format for p in best if p.format), None),
        place=next((p.place for p in best if p.place), None),
        agenda_id=int(agenda.id) if agenda and agenda.kind == "document" else None,
        report_id=int(report.id) if report and report.kind == "document" else None,
    )


def _links(group: Sequence[Paper], agenda: Paper | None, report: Paper | None) -> Iterator[LinkRow]:
    id, first, last = _meeting_id(group), group[0].first, max(p.last for p in group)
    order = sorted(group, key=lambda p: (p.date or "", p.kind, p.relation, len(p.id), p.id))
    for paper in order:
        rule = paper.rule
        if (paper.first, paper.last) != (first, last) and paper.grade == "sure":
            rule = "it names the Council and days that overlap"
        yield _link((paper.kind, paper.id), ("meeting", id), paper.relation, paper.grade, rule)
    if agenda and report and agenda.kind == report.kind == "document":
        grade = max(agenda.grade, report.grade, key=_WEIGHT.__getitem__)
        rule = "agenda and report of one meeting"
        yield _link(("document", agenda.id), ("document", report.id), "reported_in", grade, rule)


def _link(start: tuple[str, str], end: tuple[str, str], relation: str, grade: Grade, rule: str) -> LinkRow:
    return LinkRow("", 0, *start, *end, relation, grade, rule)


def _tie_moved(archive: Writer, keys: Iterable[str]) -> None:
    """Tie a report without an agenda to the nearest agenda without a report around it, of the same Council."""
    alone: dict[str, MeetingRow] = {}
    for key in keys:
        day = date.fromisoformat(key)
        low, high = ((day + timedelta(shift)).isoformat() for shift in (-MOVED - LONGEST, MOVED + LONGEST))
        alone.update({m.id: m for m in archive.between(MeetingRow, "date_from", low, high)})
        archive.remove(LinkRow, owner=f"moved:{key}")
    reports = [m for m in alone.values() if m.report_id and not m.agenda_id]
    agendas = [m for m in alone.values() if m.agenda_id and not m.report_id]
    for report in reports:
        owner = f"moved:{report.id}"
        archive.remove(LinkRow, owner=owner)
        near = [a for a in agendas if a.id.rpartition("/")[0] == report.id.rpartition("/")[0]]
        near = [a for a in near if abs(days_between(a.date_from, report.date_from)) <= MOVED]
        if not near:
            continue
        cited = {r.target for r in archive.find(ReferenceRow, document_id=report.report_id)}
        keyed = archive.among(DocumentRow, "id", [a.agenda_id for a in near])
        citing = {row.id for row in keyed if row.key and row.key in cited}
        best = min(
            near, key=lambda a: (a.agenda_id not in citing, abs(days_between(a.date_from, report.date_from)), a.id)
        )
        grade: Grade = "likely" if best.agenda_id in citing else "open"
        rule = (
            "the report cites this agenda of another day"
            if grade == "likely"
            else "the nearest agenda without a report"
        )
        archive.put([LinkRow(owner, 0, "meeting", best.id, "meeting", report.id, "moved_to", grade, rule)])
