"""The links between records as values; `values` says what they have in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLink:
    """A case to another: `replaced_by` or `related_to`."""

    case_id: str
    other_id: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDossier:
    """A case in a dossier."""

    case_id: str
    dossier_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCase:
    """A document of a case."""

    document_id: str
    case_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDossier:
    """A document in a dossier."""

    document_id: str
    dossier_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLink:
    """A document to another: `has_attachment`."""

    document_id: str
    other_id: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCase:
    """The case that a decision is about.

    `method` says how it is known: `expanded` (the service says so), `only` (the agenda item has one case), `order` (the
    place in the order of the motions), or as a file of links has it. `grade` is `sure` or `likely`.
    """

    decision_id: str
    case_id: str
    method: str
    grade: str = "sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemCase:
    """A case on an agenda item."""

    agenda_item_id: str
    case_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemDocument:
    """A document on an agenda item."""

    agenda_item_id: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityCase:
    """A case that an activity is about."""

    activity_id: str
    case_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDocument:
    """A document of an activity."""

    activity_id: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLink:
    """An activity to another: `replaced_by` or `continued_in`."""

    activity_id: str
    other_id: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLink:
    """A commitment to another: `repeats`, `supplements` or `changes`."""

    commitment_id: str
    other_id: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentActivity:
    """The activity in which a commitment was made."""

    commitment_id: str
    activity_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentPerson:
    """A person to whom a commitment was made."""

    commitment_id: str
    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFaction:
    """A faction to which a commitment was made."""

    commitment_id: str
    faction_id: str
