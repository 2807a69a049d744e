"""Which property of the service becomes which field, and where an expanded property leads.

A row a field: the names that the service has used for it (v4 first, then v5), and how it is read. A new name is one
word here; `metadata.missing` says when a service offers none of them.

Source: `$metadata` v4 of October 2025; for v5 the filters that its users write (`Document.Nummer`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from kamerspoor.official import convert as c
from kamerspoor.official.outcomes import outcome_of
from kamerspoor.official.values import (
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
    Entity,
    Faction,
    FactionSeat,
    OfficialDocument,
    Person,
    Publication,
    Seat,
    Vote,
)

Reader = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `sources` are the property's names, the first as v4 has it.

    `needed`: without it the record says little, so its absence is worth a warning. `lifted`: no property of the type
    itself; it comes from a record beside it. `repeated`: several values are joined. `either`: the sources are different
    properties, not names of one.
    """

    name: str
    sources: tuple[str, ...]
    read: Reader
    needed: bool = False
    lifted: bool = False
    repeated: bool = False
    either: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of the service and the value that its records become."""

    value: type[Entity]
    fields: tuple[Field, ...]


_READERS: dict[str, Reader] = {
    "text": c.text,
    "lines": c.lines,
    "note": c.note,
    "int": c.number,
    "count": c.count,
    "bool": c.truth,
    "day": c.day,
    "time": c.time,
    "id": c.guid,
    "outcome": lambda value: outcome_of(c.text(value)),
    "some": lambda value: value not in (None, ""),
}


def _kind(value: type[Entity], table: str) -> Kind:
    """Read a table of lines `field reader Property|Property`, with `!` needed, `^` lifted, `+` repeated, `/` either."""
    rows: list[Field] = []
    for line in table.strip().splitlines():
        name, reader, sources = line.split()
        marks = sources[: len(sources) - len(sources.lstrip("!^+/"))]
        rows.append(
            Field(
                name,
                tuple(sources.lstrip("!^+/").split("|")),
                _READERS[reader],
                needed="!" in marks,
                lifted="^" in marks,
                repeated="+" in marks,
                either="/" in marks,
            )
        )
    known = {field.name for field in fields(value)} - {"id", "modified", "deleted"}
    if {row.name for row in rows} != known:
        raise ValueError(f"the table of {value.__name__} differs from its fields: {known ^ {row.name for row in rows}}")
    return Kind(value, tuple(rows))


MODIFIED = ("ApiGewijzigdOp",)
DELETED = ("Verwijderd",)

KINDS: dict[str, Kind] = {
    "Kamerstukdossier": _kind(
        Dossier,
        """
        number text !Nummer
        addition text Toevoeging
        title text Titel
        alias text Alias
        highest count HoogsteVolgnummer
        closed bool Afgesloten
        chamber text Kamer
        """,
    ),
    "Zaak": _kind(
        Case,
        """
        number text !Nummer
        kind text !Soort
        title text Titel
        citation_title text Citeertitel
        alias text Alias
        subject text !Onderwerp
        started day GestartOp
        session_year text Vergaderjaar
        sequence count Volgnummer
        appreciation text Kabinetsappreciatie
        settled bool Afgedaan
        large_project bool GrootProject
        status text Status
        handling text HuidigeBehandelstatus
        term day Termijn
        organisation text Organisatie
        """,
    ),
    "ZaakActor": _kind(
        CaseActor,
        """
        case_id id Zaak_Id
        name text !ActorNaam
        faction text ActorFractie
        abbreviation text ActorAfkorting
        function text Functie
        relation text !Relatie
        person_id id Persoon_Id
        faction_id id Fractie_Id
        committee_id id Commissie_Id
        """,
    ),
    "Document": _kind(
        OfficialDocument,
        """
        number text !DocumentNummer|Nummer
        kind text !Soort
        title text Titel
        citation_title text Citeertitel
        alias text Alias
        subject text Onderwerp
        date day Datum
        registered day DatumRegistratie
        received day DatumOntvangst
        session_year text Vergaderjaar
        chamber int Kamer
        sequence count Volgnummer
        annex_number text Aanhangselnummer
        sender_mark text KenmerkAfzender
        organisation text Organisatie
        content_type text ContentType
        content_length int ContentLength
        version_id id HuidigeDocumentVersie_Id
        external_id text ^ExterneIdentifier
        xml_url text ^XmlUrl
        pdf_url text ^PdfUrl
        """,
    ),
    "DocumentVersie": _kind(
        DocumentVersion,
        """
        document_id id Document_Id
        number int Versienummer
        status text Status
        date time Datum
        extension text Extensie
        external_id text ExterneIdentifier
        """,
    ),
    "DocumentPublicatie": _kind(
        Publication,
        """
        version_id id DocumentVersie_Id
        identifier text Identifier
        kind text !DocumentType
        file_name text FileName
        source text Source
        url text !Url
        content_type text ContentType
        content_length int ContentLength
        published time PublicatieDatum
        """,
    ),
    "DocumentActor": _kind(
        DocumentActor,
        """
        document_id id Document_Id
        name text !ActorNaam
        faction text ActorFractie
        function text Functie
        relation text Relatie
        person_id id Persoon_Id
        faction_id id Fractie_Id
        committee_id id Commissie_Id
        """,
    ),
    "Persoon": _kind(
        Person,
        """
        number int Nummer
        titles text Titels
        initials text Initialen
        infix text Tussenvoegsel
        surname text !Achternaam
        call_name text Roepnaam
        first_names text Voornamen
        function text Functie
        faction_label text Fractielabel
        """,
    ),
    "Fractie": _kind(
        Faction,
        """
        number int Nummer
        abbreviation text !Afkorting
        name text NaamNL
        name_en text NaamEN
        seats count AantalZetels
        active_from day DatumActief
        active_to day DatumInactief
        """,
    ),
    "FractieZetel": _kind(
        FactionSeat,
        """
        faction_id id Fractie_Id
        weight int Gewicht
        """,
    ),
    "FractieZetelPersoon": _kind(
        Seat,
        """
        seat_id id FractieZetel_Id
        person_id id Persoon_Id
        faction_id id ^Fractie_Id
        function text Functie
        start day !Van
        end day TotEnMet
        """,
    ),
    "Commissie": _kind(
        Committee,
        """
        number int Nummer
        kind text Soort
        abbreviation text Afkorting
        name text !NaamNL
        name_en text NaamEN
        active_from day DatumActief
        active_to day DatumInactief
        """,
    ),
    "Stemming": _kind(
        Vote,
        """
        decision_id id Besluit_Id
        choice text !Soort
        seats count !FractieGrootte
        actor text !ActorNaam
        faction text ActorFractie
        person_id id Persoon_Id
        faction_id id Fractie_Id
        member some /SidActorLid|Persoon_Id
        mistake bool Vergissing
        """,
    ),
    "Besluit": _kind(
        Decision,
        """
        agenda_item_id id Agendapunt_Id
        kind text !BesluitSoort
        outcome outcome BesluitSoort
        text lines BesluitTekst
        note note Opmerking
        status text Status
        method text StemmingsSoort
        position count AgendapuntZaakBesluitVolgorde
        """,
    ),
    "Agendapunt": _kind(
        AgendaItem,
        """
        number text !Nummer
        subject text Onderwerp
        activity_id id Activiteit_Id
        start time Aanvangstijd
        end time Eindtijd
        position count Volgorde
        heading text Rubriek
        note note Noot
        status text Status
        """,
    ),
    "Activiteit": _kind(
        Activity,
        """
        number text !Nummer
        kind text !Soort
        subject text Onderwerp
        date_kind text DatumSoort
        date day Datum
        start time Aanvangstijd
        end time Eindtijd
        place text Locatie
        closed_doors bool Besloten
        status text Status
        session_year text Vergaderjaar
        chamber text Kamer
        committee text Voortouwnaam
        committee_abbreviation text Voortouwafkorting
        committee_id id Voortouwcommissie_Id
        note note Noot
        requested day Aanvraagdatum
        expires day Vervaldatum
        """,
    ),
    "ActiviteitActor": _kind(
        ActivityActor,
        """
        activity_id id Activiteit_Id
        name text !ActorNaam
        faction text ActorFractie
        relation text Relatie
        position count Volgorde
        function text Functie
        speaking_time text Spreektijd
        person_id id Persoon_Id
        faction_id id Fractie_Id
        committee_id id Commissie_Id
        """,
    ),
    "Toezegging": _kind(
        Commitment,
        """
        number text !Nummer
        text lines !Tekst
        name text Naam
        surname text Achternaam
        infix text Tussenvoegsel
        initials text Initialen
        first_name text Voornaam
        function text Functie
        ministry text Ministerie
        created day Aanmaakdatum
        due day DatumNakoming
        status text !Status
        letter text +KamerbriefNakoming
        promised_to text +^ToegezegdAan
        activity_number text ActiviteitNummer
        """,
    ),
}
"""The types that are kept; records of others are counted in a warning."""
