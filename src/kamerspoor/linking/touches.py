"""Which subjects a change of the archive touches.

Kinds of subjects: `motion:<key>` (`motion:kst-21501-02-2234`), `meeting:<first day>`, `document:<id>`,
`agenda_item:<official id>` (its decisions and their cases), `commitment:<official id>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kamerspoor.linking import meeting_papers
from kamerspoor.model import Record
from kamerspoor.official import values
from kamerspoor.periods import first_day
from kamerspoor.store.protocol import Reader


def by_document(document_id: int, record: Record) -> Iterator[str]:
    """Give what a document touches when it comes, goes or is read anew."""
    said = record.document
    yield f"document:{document_id}"
    if said.kind == "motion" and said.id:
        yield f"motion:{said.id}"
    if said.replaces:
        yield f"motion:{said.replaces}"
    for statement in record.statements:
        yield from (f"motion:{link.id}" for link in statement.links if link.id)
    if said.meeting and (day := first_day(said.meeting.date)):
        yield f"meeting:{day}"


def by_official(archive: Reader, entities: Iterable[values.Value]) -> set[str]:
    """Give what official values touch. They must be in the archive already: the way to a motion leads over others."""
    cases: set[str] = set()
    decisions: set[str] = set()
    keys: set[str] = set()
    for entity in entities:
        keys.update(f"meeting:{day}" for day in meeting_papers.days_of(entity))
        match entity:
            case values.Case():
                cases.add(entity.id)
            case values.CaseActor() | values.DocumentCase() | values.CaseDossier() | values.DecisionCase():
                cases.add(entity.case_id or "")
            case values.CaseLink():
                cases.update((entity.case_id, entity.other_id))
            case values.AgendaItemCase():
                cases.add(entity.case_id)
                keys.add(f"agenda_item:{entity.agenda_item_id}")
            case values.Decision():
                decisions.add(entity.id)
                keys.add(f"agenda_item:{entity.agenda_item_id}")
            case values.Vote():
                decisions.add(entity.decision_id or "")
            case values.AgendaItem():
                keys.add(f"agenda_item:{entity.id}")
            case values.OfficialDocument():
                cases.update(d.case_id for d in archive.find(values.DocumentCase, document_id=entity.id))
            case values.Commitment():
                keys.add(f"commitment:{entity.id}")
            case _:
                pass
    cases.update(d.case_id for d in archive.among(values.DecisionCase, "decision_id", decisions))
    keys.update(f"motion:{key}" for key in motion_keys(archive, cases))
    return keys - {"agenda_item:None", "agenda_item:"}


def motion_keys(archive: Reader, case_ids: Iterable[str]) -> set[str]:
    """Give the keys of the Kamerstukken that these cases are, as far as their documents carry one."""
    documents = archive.among(values.DocumentCase, "case_id", case_ids)
    found = archive.among(values.OfficialDocument, "id", (d.document_id for d in documents))
    return {d.external_id for d in found if d.external_id and d.external_id.startswith("kst-")}
