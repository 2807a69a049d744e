"""Which subjects a change of the archive touches.

Kinds of subjects: `motion:<key>` (`motion:kst-21501-02-2234`), `meeting:<first day>`, `document:<id>`,
`agenda_item:<official id>` (its decisions and their cases), `commitment:<official id>` and
`commitment:<document>/<ordinal>`, `citations:<document id>` (the motions that a document cites by their members alone).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kamerspoor.linking import meeting_papers
from kamerspoor.linking.papers import keys_of_cases
from kamerspoor.model import Record
from kamerspoor.official import values
from kamerspoor.periods import first_day
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import LinkRow, MotionMemberRow, MotionRow


def by_document(document_id: int, record: Record) -> Iterator[str]:
    """Give what a document touches when it comes, goes or is read anew."""
    said = record.document
    yield f"document:{document_id}"
    if said.kind == "motion" and said.id:
        yield f"motion:{said.id}"
    if said.kind == "motion" and said.replaces and said.dossier:
        yield f"motion:kst-{said.dossier}-{said.replaces}"
    for statement in record.statements:
        yield from (f"motion:{link.id}" for link in statement.links if link.id)
    if any(link.id is None and link.members for statement in record.statements for link in statement.links):
        yield f"citations:{document_id}"
    if said.meeting and (day := first_day(said.meeting.date)):
        yield f"meeting:{day}"


def by_official(archive: Reader, entities: Iterable[values.Value]) -> set[str]:
    """Give what official values touch. They must be in the archive already: the way to a motion leads over others."""
    cases: set[str] = set()
    decisions: set[str] = set()
    linked: set[str] = set()
    people: set[str] = set()
    names: set[str] = set()
    keys: set[str] = set()
    activities: set[str] = set()
    for entity in entities:
        keys.update(f"meeting:{day}" for day in meeting_papers.days_of(entity))
        match entity:
            case values.Case():
                cases.add(entity.id)
            case values.CaseActor() | values.DocumentCase() | values.CaseDossier():
                cases.add(entity.case_id or "")
            case values.DecisionCase():
                cases.add(entity.case_id)
                linked.add(entity.decision_id)
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
            case values.Person():
                people.add(entity.id)
                names.update(_signed_as(entity))
            case values.Seat():
                people.add(entity.person_id or "")
            case values.Commitment():
                keys.add(f"commitment:{entity.id}")
            case values.CommitmentLink():
                keys.update((f"commitment:{entity.commitment_id}", f"commitment:{entity.other_id}"))
            case values.CommitmentActivity():
                keys.add(f"commitment:{entity.commitment_id}")
            case values.Activity():
                activities.update(filter(None, (entity.id, entity.number)))
            case _:
                pass
    cases.update(d.case_id for d in archive.among(values.DecisionCase, "decision_id", decisions | linked))
    # What the source tells of a decision, or of a motion on an agenda item, bears on the other decisions there.
    keys.update(f"agenda_item:{d.agenda_item_id}" for d in archive.among(values.Decision, "id", linked))
    keys.update(f"agenda_item:{i.agenda_item_id}" for i in archive.among(values.AgendaItemCase, "case_id", cases))
    made_in = archive.among(values.Commitment, "activity_number", activities)
    keys.update(f"commitment:{c.id}" for c in made_in)
    joined = archive.among(values.CommitmentActivity, "activity_id", activities)
    keys.update(f"commitment:{c.commitment_id}" for c in joined)
    keys.update(f"motion:{key}" for key in motion_keys(archive, cases))
    # What was a motion and is one no more, because its case was deleted, has only its row to tell.
    keys.update(f"motion:{row.key}" for row in archive.among(MotionRow, "case_id", cases))
    keys.update(f"motion:{row.motion}" for row in archive.among(MotionMemberRow, "person_id", people - {""}))
    keys.update(f"motion:{row.motion}" for row in archive.among(MotionMemberRow, "name", names))
    return keys - {"agenda_item:None", "agenda_item:"}


def _signed_as(person: values.Person) -> Iterator[str]:
    """Give the ways in which motions are signed by a person."""
    last = " ".join(part for part in (person.infix, person.surname) if part)
    yield last[:1].upper() + last[1:]
    yield from (f"{first} {last}" for first in (person.call_name, person.initials) if first)


def by_links(archive: Reader, document_id: int) -> set[str]:
    """Give the motions that a document was found to cite by their members; asked before the document goes."""
    return {f"motion:{link.to_id}" for link in archive.find(LinkRow, owner=f"citations:{document_id}") if link.to_id}


def motion_keys(archive: Reader, case_ids: Iterable[str]) -> set[str]:
    """Give the keys of the Kamerstukken that these cases are, as far as they are motions."""
    return set(keys_of_cases(archive, case_ids).values())
