"""The decisions on motions, with their day and the debate they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kamerspoor.official.values import Activity, AgendaItem, Decision, DecisionCase
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import Grade

# A decision that is only proposed has not been taken.
_DRAFT = ("concept", "voorstel")


class Decided(NamedTuple):
    """A decision on a motion. `subjects`: of the agenda item and the sitting, which name the debate."""

    decision: Decision
    date: str | None
    subjects: tuple[str, ...]
    grade: Grade
    rule: str

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Give what puts decisions in order: the last one stands."""
        made = self.decision
        return (self.date or "", int(made.outcome is not None), made.modified or "", made.id)


def decisions_of(archive: Reader, case_ids: Iterable[str]) -> dict[str, list[Decided]]:
    """Give the decisions on each case in the order in which they were taken."""
    links = archive.among(DecisionCase, "case_id", case_ids)
    decisions = {d.id: d for d in archive.among(Decision, "id", (link.decision_id for link in links))}
    items = {i.id: i for i in archive.among(AgendaItem, "id", (d.agenda_item_id for d in decisions.values()))}
    activities = {a.id: a for a in archive.among(Activity, "id", (item.activity_id for item in items.values()))}
    found: dict[str, list[Decided]] = defaultdict(list)
    for link in links:
        decision = decisions.get(link.decision_id)
        if decision is None or decision.deleted or (decision.status or "").lower().startswith(_DRAFT):
            continue
        item = items.get(decision.agenda_item_id or "")
        activity = activities.get(item.activity_id or "") if item else None
        subjects = tuple(s for s in (item and item.subject, activity and activity.subject) if s)
        grade: Grade = "sure" if link.grade == "sure" else "likely"
        date = activity.date if activity else None
        found[link.case_id].append(Decided(decision, date, subjects, grade, _rule(link.method)))
    return {case: sorted(held, key=lambda decided: decided.order) for case, held in found.items()}


def latest(decided: Iterable[Decided]) -> Decided | None:
    """Give the decision that stands: the last that came to something."""
    return max((d for d in decided if d.decision.outcome), key=lambda d: d.order, default=None)


def _rule(method: str) -> str:
    match method.rpartition(": ")[2]:
        case "only":
            return "the only case of its agenda item"
        case "order":
            return "its place in the order of the motions voted on"
        case "expanded":
            return "the source links the decision to it"
        case other:
            return f"as given: {other}"
