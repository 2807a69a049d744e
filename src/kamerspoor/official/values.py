"""The official records as flat values, and the links between them.

The fields are the columns of the archive, so they are scalar: text, whole numbers, truth values. What goes to many is a
link, a value of its own. Ids are lower-case GUIDs. A day is an ISO day as it was in the Netherlands; a time keeps its
offset. `modified` is UTC with six digits of a second, so that the order of the text is the order in time.

`None` means that the source did not say: a page that leaves a property out, or does not expand a link, gives None where
another page gives a value. Who stores values lets None replace nothing.

An entity is known by `id`. A link has no id: `KEYS` names the fields that make it unique. All links run one way; the
source's opposite (`VervangenVanuit`) is turned round.

Source: `$metadata` of the service, v4, October 2025.
"""

from __future__ import annotations

from kamerspoor.official.entities import (
    Activity,
    ActivityActor,
    AgendaItem,
    Case,
    CaseActor,
    Commitment,
    Committee,
    Decision,
    DocumentActor,
    DocumentVersion,
    Dossier,
    Faction,
    FactionSeat,
    OfficialDocument,
    Person,
    Publication,
    Record,
    Seat,
    Vote,
)
from kamerspoor.official.links import (
    ActivityCase,
    ActivityDocument,
    ActivityLink,
    AgendaItemCase,
    AgendaItemDocument,
    CaseDossier,
    CaseLink,
    CommitmentActivity,
    CommitmentFaction,
    CommitmentLink,
    CommitmentPerson,
    DecisionCase,
    DocumentCase,
    DocumentDossier,
    DocumentLink,
)

__all__ = [
    "ENTITIES",
    "KEYS",
    "LINKS",
    "Activity",
    "ActivityActor",
    "ActivityCase",
    "ActivityDocument",
    "ActivityLink",
    "AgendaItem",
    "AgendaItemCase",
    "AgendaItemDocument",
    "Case",
    "CaseActor",
    "CaseDossier",
    "CaseLink",
    "Commitment",
    "CommitmentActivity",
    "CommitmentFaction",
    "CommitmentLink",
    "CommitmentPerson",
    "Committee",
    "Decision",
    "DecisionCase",
    "DocumentActor",
    "DocumentCase",
    "DocumentDossier",
    "DocumentLink",
    "DocumentVersion",
    "Dossier",
    "Entity",
    "Faction",
    "FactionSeat",
    "Link",
    "OfficialDocument",
    "Person",
    "Publication",
    "Record",
    "Seat",
    "Value",
    "Vote",
    "key_of",
]

Entity = (
    Dossier
    | Case
    | CaseActor
    | OfficialDocument
    | DocumentVersion
    | Publication
    | DocumentActor
    | Person
    | Faction
    | FactionSeat
    | Seat
    | Committee
    | Vote
    | Decision
    | AgendaItem
    | Activity
    | ActivityActor
    | Commitment
)
Link = (
    CaseLink
    | CaseDossier
    | DocumentCase
    | DocumentDossier
    | DocumentLink
    | DecisionCase
    | AgendaItemCase
    | AgendaItemDocument
    | ActivityCase
    | ActivityDocument
    | ActivityLink
    | CommitmentLink
    | CommitmentActivity
    | CommitmentPerson
    | CommitmentFaction
)
Value = Entity | Link

ENTITIES: tuple[type[Entity], ...] = Entity.__args__
LINKS: tuple[type[Link], ...] = Link.__args__

KEYS: dict[type[Value], tuple[str, ...]] = {
    **dict.fromkeys(ENTITIES, ("id",)),
    **{
        kind: tuple(name for name in kind.__dataclass_fields__ if name.endswith("_id") or name == "relation")
        for kind in LINKS
    },
}
"""The fields that tell two values of a kind apart."""


def key_of(value: Value) -> tuple[str, ...]:
    """Give what makes a value unique: its kind's name and the fields that `KEYS` names.

    >>> key_of(DocumentCase(document_id="a", case_id="b"))
    ('DocumentCase', 'a', 'b')
    """
    return (type(value).__name__, *(getattr(value, name) for name in KEYS[type(value)]))
