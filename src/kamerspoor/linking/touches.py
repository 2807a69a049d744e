"""Which subjects a change of the archive touches.

Kinds of subjects: `motion:<key>` (`motion:kst-21501-02-2234`), `meeting:<first day>`, `document:<id>`,
`agenda_item:<official id>` (its decisions and their cases), `commitment:<official id>` and
`commitment:<document>/<ordinal>`, `citations:<document id>` (the motions that a document cites by their members alone).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kamerspoor.linking import meeting_papers, motion_touches
from kamerspoor.model import Record
from kamerspoor.official import values
from kamerspoor.periods import first_day
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import LinkRow


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
    entities = list(entities)
    keys = motion_touches.by_official(archive, entities)
    activities: set[str] = set()
    for entity in entities:
        keys.update(f"meeting:{day}" for day in meeting_papers.days_of(entity))
        match entity:
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
    made_in = archive.among(values.Commitment, "activity_number", activities)
    keys.update(f"commitment:{c.id}" for c in made_in)
    joined = archive.among(values.CommitmentActivity, "activity_id", activities)
    keys.update(f"commitment:{c.commitment_id}" for c in joined)
    return keys


def by_links(archive: Reader, document_id: int) -> set[str]:
    """Give the motions that a document was found to cite by their members; asked before the document goes."""
    return {f"motion:{link.to_id}" for link in archive.find(LinkRow, owner=f"citations:{document_id}") if link.to_id}
