"""Find the case of each decision of an agenda item, where the source does not say it."""

from __future__ import annotations

from dataclasses import replace

from kamerspoor.linking.papers import keys_of_cases
from kamerspoor.official.decisions import link_decisions
from kamerspoor.official.values import AgendaItemCase, Case, CaseLink, Decision, DecisionCase
from kamerspoor.store.protocol import Reader, Writer

DERIVED = "derived: "
"""Opens the method of a link that was found here, so that it gives way when the source tells better."""


def make(archive: Writer, keys: list[str]) -> None:
    """Make the links of the decisions of these agenda items anew, within the caller's transaction.

    What the source or a file of links says stays as it is.
    """
    decisions = archive.among(Decision, "agenda_item_id", keys)
    known = archive.among(DecisionCase, "decision_id", (decision.id for decision in decisions))
    given = [link for link in known if not link.method.startswith(DERIVED)]
    before: set[DecisionCase] = {link for link in known if link.method.startswith(DERIVED)}
    after: set[DecisionCase] = set(_derived(archive, keys, decisions, given))
    for link in sorted(before.difference(after), key=_place):
        archive.remove(DecisionCase, decision_id=link.decision_id, case_id=link.case_id)
    added = sorted(after.difference(before), key=_place)
    archive.put(added)
    changed = {link.case_id for link in before ^ after}
    archive.touch(f"motion:{key}" for key in keys_of_cases(archive, changed).values())


def _derived(
    archive: Reader, keys: list[str], decisions: list[Decision], given: list[DecisionCase]
) -> list[DecisionCase]:
    on_items = archive.among(AgendaItemCase, "agenda_item_id", keys)
    on_items.sort(key=lambda pair: (pair.agenda_item_id, pair.case_id))
    case_ids = {pair.case_id for pair in on_items}
    changes = archive.among(CaseLink, "other_id", case_ids, relation="replaced_by")
    cases = archive.among(Case, "id", case_ids | {link.case_id for link in changes})
    found = link_decisions(decisions, on_items, cases, given, changes)
    return [replace(link, method=DERIVED + link.method) for link in found]


def _place(link: DecisionCase) -> tuple[str, str]:
    return link.decision_id, link.case_id
