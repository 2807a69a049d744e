"""Where an expanded property leads: to a record that a field points at, to records that point back, or over a link.

The service's `_Id` field is absent from old pages and from pages made by hand; nesting says the same, so each fills in
the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kamerspoor.official.values import (
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
    Link,
)

Joiner = Callable[[str, str], Link]


@dataclass(frozen=True, slots=True)
class Way:
    """One way from a record to those nested in it.

    `here` is the property of the outer record that holds the nested one's id, `there` the property of the nested record
    that holds the outer one's. `join` makes a link of the two ids. `down` are properties that the nested record takes
    from the outer one, `up` those that the outer one takes from it.
    """

    target: str
    here: str | None = None
    there: str | None = None
    join: Joiner | None = None
    down: tuple[str, ...] = ()
    up: tuple[str, ...] = ()


def _to(target: str, here: str | None = None) -> Way:
    return Way(target, here=here or f"{target}_Id")


def _many(target: str, there: str) -> Way:
    return Way(target, there=there)


def _cases(relation: str, turned: bool = False) -> Way:
    def join(a: str, b: str) -> Link:
        first, second = (b, a) if turned else (a, b)
        return CaseLink(case_id=first, other_id=second, relation=relation)

    return Way("Zaak", join=join)


def _activities(relation: str, turned: bool = False) -> Way:
    def join(a: str, b: str) -> Link:
        first, second = (b, a) if turned else (a, b)
        return ActivityLink(activity_id=first, other_id=second, relation=relation)

    return Way("Activiteit", join=join)


def _commitments(relation: str, turned: bool = False) -> Way:
    def join(a: str, b: str) -> Link:
        first, second = (b, a) if turned else (a, b)
        return CommitmentLink(commitment_id=first, other_id=second, relation=relation)

    return Way("Toezegging", join=join)


_ACTOR = {"Persoon": _to("Persoon"), "Fractie": _to("Fractie"), "Commissie": _to("Commissie")}

WAYS: dict[str, dict[str, Way]] = {
    "Stemming": {"Besluit": _to("Besluit"), "Fractie": _to("Fractie"), "Persoon": _to("Persoon")},
    "Besluit": {
        "Agendapunt": _to("Agendapunt"),
        "Stemming": _many("Stemming", "Besluit_Id"),
        "Zaak": Way("Zaak", join=lambda a, b: DecisionCase(decision_id=a, case_id=b, method="expanded")),
    },
    "Agendapunt": {
        "Activiteit": _to("Activiteit"),
        "Besluit": _many("Besluit", "Agendapunt_Id"),
        "Zaak": Way("Zaak", join=lambda a, b: AgendaItemCase(agenda_item_id=a, case_id=b)),
        "Document": Way("Document", join=lambda a, b: AgendaItemDocument(agenda_item_id=a, document_id=b)),
    },
    "Activiteit": {
        "Voortouwcommissie": _to("Commissie", "Voortouwcommissie_Id"),
        "ActiviteitActor": _many("ActiviteitActor", "Activiteit_Id"),
        "Agendapunt": _many("Agendapunt", "Activiteit_Id"),
        "VervangenDoor": _activities("replaced_by"),
        "VervangenVanuit": _activities("replaced_by", turned=True),
        "VoortgezetIn": _activities("continued_in"),
        "VoortgezetVanuit": _activities("continued_in", turned=True),
        "Zaak": Way("Zaak", join=lambda a, b: ActivityCase(activity_id=a, case_id=b)),
        "Document": Way("Document", join=lambda a, b: ActivityDocument(activity_id=a, document_id=b)),
        "Toezegging": Way("Toezegging", join=lambda a, b: CommitmentActivity(commitment_id=b, activity_id=a)),
    },
    "ActiviteitActor": {"Activiteit": _to("Activiteit"), **_ACTOR},
    "Zaak": {
        "ZaakActor": _many("ZaakActor", "Zaak_Id"),
        "Activiteit": Way("Activiteit", join=lambda a, b: ActivityCase(activity_id=b, case_id=a)),
        "Agendapunt": Way("Agendapunt", join=lambda a, b: AgendaItemCase(agenda_item_id=b, case_id=a)),
        "Besluit": Way("Besluit", join=lambda a, b: DecisionCase(decision_id=b, case_id=a, method="expanded")),
        "Document": Way("Document", join=lambda a, b: DocumentCase(document_id=b, case_id=a)),
        "Kamerstukdossier": Way("Kamerstukdossier", join=lambda a, b: CaseDossier(case_id=a, dossier_id=b)),
        "VervangenDoor": _cases("replaced_by"),
        "VervangenVanuit": _cases("replaced_by", turned=True),
        "GerelateerdNaar": _cases("related_to"),
        "GerelateerdVanuit": _cases("related_to", turned=True),
    },
    "ZaakActor": {"Zaak": _to("Zaak"), **_ACTOR},
    "Document": {
        "HuidigeDocumentVersie": Way(
            "DocumentVersie",
            here="HuidigeDocumentVersie_Id",
            there="Document_Id",
            up=("ExterneIdentifier", "XmlUrl", "PdfUrl"),
        ),
        "DocumentVersie": _many("DocumentVersie", "Document_Id"),
        "DocumentActor": _many("DocumentActor", "Document_Id"),
        "Zaak": Way("Zaak", join=lambda a, b: DocumentCase(document_id=a, case_id=b)),
        "Kamerstukdossier": Way("Kamerstukdossier", join=lambda a, b: DocumentDossier(document_id=a, dossier_id=b)),
        "Activiteit": Way("Activiteit", join=lambda a, b: ActivityDocument(activity_id=b, document_id=a)),
        "Agendapunt": Way("Agendapunt", join=lambda a, b: AgendaItemDocument(agenda_item_id=b, document_id=a)),
        "BijlageDocument": Way(
            "Document", join=lambda a, b: DocumentLink(document_id=a, other_id=b, relation="has_attachment")
        ),
        "BronDocument": Way(
            "Document", join=lambda a, b: DocumentLink(document_id=b, other_id=a, relation="has_attachment")
        ),
    },
    "DocumentActor": {"Document": _to("Document"), **_ACTOR},
    "DocumentVersie": {
        "Document": _to("Document"),
        "DocumentPublicatie": _many("DocumentPublicatie", "DocumentVersie_Id"),
    },
    "DocumentPublicatie": {"DocumentVersie": _to("DocumentVersie")},
    "Kamerstukdossier": {
        "Document": Way("Document", join=lambda a, b: DocumentDossier(document_id=b, dossier_id=a)),
        "Zaak": Way("Zaak", join=lambda a, b: CaseDossier(case_id=b, dossier_id=a)),
    },
    "Persoon": {
        "FractieZetelPersoon": _many("FractieZetelPersoon", "Persoon_Id"),
        "Stemming": _many("Stemming", "Persoon_Id"),
        "ZaakActor": _many("ZaakActor", "Persoon_Id"),
        "DocumentActor": _many("DocumentActor", "Persoon_Id"),
        "ActiviteitActor": _many("ActiviteitActor", "Persoon_Id"),
        "Toezegging": Way("Toezegging", join=lambda a, b: CommitmentPerson(commitment_id=b, person_id=a)),
    },
    "Fractie": {
        "FractieZetel": _many("FractieZetel", "Fractie_Id"),
        "Stemming": _many("Stemming", "Fractie_Id"),
        "ZaakActor": _many("ZaakActor", "Fractie_Id"),
        "DocumentActor": _many("DocumentActor", "Fractie_Id"),
        "ActiviteitActor": _many("ActiviteitActor", "Fractie_Id"),
        "Toezegging": Way("Toezegging", join=lambda a, b: CommitmentFaction(commitment_id=b, faction_id=a)),
    },
    "FractieZetel": {
        "Fractie": _to("Fractie"),
        "FractieZetelPersoon": Way("FractieZetelPersoon", there="FractieZetel_Id", down=("Fractie_Id",)),
    },
    "FractieZetelPersoon": {
        "FractieZetel": Way("FractieZetel", here="FractieZetel_Id", up=("Fractie_Id",)),
        "Persoon": _to("Persoon"),
    },
    "Commissie": {
        "Activiteit": _many("Activiteit", "Voortouwcommissie_Id"),
        "ZaakActor": _many("ZaakActor", "Commissie_Id"),
        "DocumentActor": _many("DocumentActor", "Commissie_Id"),
        "ActiviteitActor": _many("ActiviteitActor", "Commissie_Id"),
    },
    "Toezegging": {
        "Activiteit": Way("Activiteit", join=lambda a, b: CommitmentActivity(commitment_id=a, activity_id=b)),
        "ToegezegdAanPersoon": Way("Persoon", join=lambda a, b: CommitmentPerson(commitment_id=a, person_id=b)),
        "ToegezegdAanFractie": Way("Fractie", join=lambda a, b: CommitmentFaction(commitment_id=a, faction_id=b)),
        "IsHerhalingVan": _commitments("repeats"),
        "IsHerhaaldDoor": _commitments("repeats", turned=True),
        "IsAanvullingOp": _commitments("supplements"),
        "IsAangevuldVanuit": _commitments("supplements", turned=True),
        "IsWijzigingVan": _commitments("changes"),
        "IsGewijzigdDoor": _commitments("changes", turned=True),
    },
}
"""For each type the expanded properties that are followed."""
