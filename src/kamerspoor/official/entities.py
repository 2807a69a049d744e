"""The records of the service as flat values; `values` says what their fields have in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Hold what every record of the service has."""

    id: str
    modified: str | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Record):
    """A Kamerstukdossier: `number` "21501", `addition` "02"."""

    number: str | None = None
    addition: str | None = None
    title: str | None = None
    alias: str | None = None
    highest: int | None = None
    closed: bool | None = None
    chamber: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """A Zaak: a motion, a letter, a bill under way. `sequence` is the Kamerstuk's ondernummer."""

    number: str | None = None
    kind: str | None = None
    title: str | None = None
    citation_title: str | None = None
    alias: str | None = None
    subject: str | None = None
    started: str | None = None
    session_year: str | None = None
    sequence: int | None = None
    appreciation: str | None = None
    settled: bool | None = None
    large_project: bool | None = None
    status: str | None = None
    handling: str | None = None
    term: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseActor(Record):
    """A ZaakActor: who brought a case, or was asked. `relation` is the source's word, such as `Indiener`."""

    case_id: str | None = None
    name: str | None = None
    faction: str | None = None
    abbreviation: str | None = None
    function: str | None = None
    relation: str | None = None
    person_id: str | None = None
    faction_id: str | None = None
    committee_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument(Record):
    """A Document. `external_id` and the addresses come with its version, where the page expands it.

    `chamber` is 1 (Eerste Kamer), 2 (Tweede Kamer) or 0 as the source numbers them.
    """

    number: str | None = None
    kind: str | None = None
    title: str | None = None
    citation_title: str | None = None
    alias: str | None = None
    subject: str | None = None
    date: str | None = None
    registered: str | None = None
    received: str | None = None
    session_year: str | None = None
    chamber: int | None = None
    sequence: int | None = None
    annex_number: str | None = None
    sender_mark: str | None = None
    organisation: str | None = None
    content_type: str | None = None
    content_length: int | None = None
    version_id: str | None = None
    external_id: str | None = None
    xml_url: str | None = None
    pdf_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVersion(Record):
    """A DocumentVersie. `external_id` is the publication's id: `kst-21501-20-2001`."""

    document_id: str | None = None
    number: int | None = None
    status: str | None = None
    date: str | None = None
    extension: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Record):
    """A DocumentPublicatie: one file of a version. `kind` is Pdf, Xml, Html or Odt."""

    version_id: str | None = None
    identifier: str | None = None
    kind: str | None = None
    file_name: str | None = None
    source: str | None = None
    url: str | None = None
    content_type: str | None = None
    content_length: int | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentActor(Record):
    """A DocumentActor: who signed or sent a document."""

    document_id: str | None = None
    name: str | None = None
    faction: str | None = None
    function: str | None = None
    relation: str | None = None
    person_id: str | None = None
    faction_id: str | None = None
    committee_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A Persoon, with no more than linking needs."""

    number: int | None = None
    titles: str | None = None
    initials: str | None = None
    infix: str | None = None
    surname: str | None = None
    call_name: str | None = None
    first_names: str | None = None
    function: str | None = None
    faction_label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Faction(Record):
    """A Fractie."""

    number: int | None = None
    abbreviation: str | None = None
    name: str | None = None
    name_en: str | None = None
    seats: int | None = None
    active_from: str | None = None
    active_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactionSeat(Record):
    """A FractieZetel: the seat that persons hold after each other."""

    faction_id: str | None = None
    weight: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Record):
    """A FractieZetelPersoon: a person on a seat, from `start` to `end`, both days included."""

    seat_id: str | None = None
    person_id: str | None = None
    faction_id: str | None = None
    function: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee(Record):
    """A Commissie."""

    number: int | None = None
    kind: str | None = None
    abbreviation: str | None = None
    name: str | None = None
    name_en: str | None = None
    active_from: str | None = None
    active_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """A Stemming: one line of a vote, of a faction or (`person_id`, `member`) of one member in a roll call.

    `seats` is the size of the faction, in a roll call too.
    """

    decision_id: str | None = None
    choice: str | None = None
    seats: int | None = None
    actor: str | None = None
    faction: str | None = None
    person_id: str | None = None
    faction_id: str | None = None
    member: bool = False
    mistake: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A Besluit. `outcome` follows from `kind`; None where `kind` does not tell."""

    agenda_item_id: str | None = None
    kind: str | None = None
    outcome: str | None = None
    text: str | None = None
    note: str | None = None
    status: str | None = None
    method: str | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """An Agendapunt. `note` is plain text."""

    number: str | None = None
    subject: str | None = None
    activity_id: str | None = None
    start: str | None = None
    end: str | None = None
    position: int | None = None
    heading: str | None = None
    note: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """An Activiteit: a debate, a round of written questions, a sitting. `note` is plain text."""

    number: str | None = None
    kind: str | None = None
    subject: str | None = None
    date_kind: str | None = None
    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    closed_doors: bool | None = None
    status: str | None = None
    session_year: str | None = None
    chamber: str | None = None
    committee: str | None = None
    committee_abbreviation: str | None = None
    committee_id: str | None = None
    note: str | None = None
    requested: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityActor(Record):
    """An ActiviteitActor: who takes part, in what part."""

    activity_id: str | None = None
    name: str | None = None
    faction: str | None = None
    relation: str | None = None
    position: int | None = None
    function: str | None = None
    speaking_time: str | None = None
    person_id: str | None = None
    faction_id: str | None = None
    committee_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """A Toezegging. Where the source repeats a field (letters, to whom), the texts are joined by "; "."""

    number: str | None = None
    text: str | None = None
    name: str | None = None
    surname: str | None = None
    infix: str | None = None
    initials: str | None = None
    first_name: str | None = None
    function: str | None = None
    ministry: str | None = None
    created: str | None = None
    due: str | None = None
    status: str | None = None
    letter: str | None = None
    promised_to: str | None = None
    activity_number: str | None = None
