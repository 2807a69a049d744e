"""The types of the service with their properties, as `$metadata` gave them for v4 in October 2025.

It tells which type a record without a context is of, and which properties are known though nothing reads them.
"""

from __future__ import annotations

PROPERTIES: dict[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "Persoon": (
            "Nummer Titels Initialen Tussenvoegsel Achternaam Voornamen Roepnaam Geslacht Functie Geboortedatum "
            "Geboorteplaats Geboorteland Overlijdensdatum Overlijdensplaats Woonplaats Land ContentType "
            "ContentLength Fractielabel"
        ),
        "PersoonContactinformatie": "Soort Waarde Persoon_Id Gewicht",
        "PersoonGeschenk": "Omschrijving Datum Persoon_Id Gewicht",
        "PersoonLoopbaan": "Functie Werkgever OmschrijvingNl OmschrijvingEn Plaats Van TotEnMet Persoon_Id Gewicht",
        "PersoonNevenfunctie": (
            "PersoonId Omschrijving PeriodeVan PeriodeTotEnMet IsActief VergoedingSoort VergoedingToelichting Gewicht"
        ),
        "PersoonNevenfunctieInkomsten": (
            "Jaar BedragSoort BedragVoorvoegsel BedragValuta Bedrag BedragAchtervoegsel Frequentie "
            "FrequentieBeschrijving Opmerking Nevenfunctie_Id"
        ),
        "PersoonOnderwijs": "OpleidingNl OpleidingEn Instelling Plaats Van TotEnMet Persoon_Id Gewicht",
        "PersoonReis": "Doel Bestemming Van TotEnMet BetaaldDoor Persoon_Id Gewicht",
        "Commissie": (
            "Nummer Soort Afkorting NaamNL NaamEN NaamWebNL NaamWebEN Inhoudsopgave DatumActief DatumInactief"
        ),
        "CommissieContactinformatie": "Soort Waarde Commissie_Id",
        "CommissieZetel": "Gewicht Commissie_Id",
        "CommissieZetelVastPersoon": "Functie Van TotEnMet CommissieZetel_Id Persoon_Id",
        "CommissieZetelVastVacature": "Functie Van TotEnMet CommissieZetel_Id Fractie_Id",
        "CommissieZetelVervangerPersoon": "Functie Van TotEnMet CommissieZetel_Id Persoon_Id",
        "CommissieZetelVervangerVacature": "Functie Van TotEnMet CommissieZetel_Id Fractie_Id",
        "Fractie": (
            "Nummer Afkorting NaamNL NaamEN AantalZetels AantalStemmen DatumActief DatumInactief ContentType "
            "ContentLength"
        ),
        "FractieZetel": "Gewicht Fractie_Id",
        "FractieZetelPersoon": "FractieZetel_Id Persoon_Id Functie Van TotEnMet",
        "FractieZetelVacature": "FractieZetel_Id Functie Van TotEnMet",
        "Activiteit": (
            "Soort Nummer Onderwerp DatumSoort Datum Aanvangstijd Eindtijd Locatie Besloten Status Vergaderjaar "
            "Kamer Noot VRSNummer SidVoortouw Voortouwnaam Voortouwafkorting Voortouwkortenaam "
            "Voortouwcommissie_Id Aanvraagdatum DatumVerzoekEersteVerlenging DatumMededelingEersteVerlenging "
            "DatumVerzoekTweedeVerlenging DatumMededelingTweedeVerlenging Vervaldatum"
        ),
        "ActiviteitActor": (
            "Activiteit_Id ActorNaam ActorFractie Relatie Volgorde Functie Spreektijd SidActor Persoon_Id "
            "Fractie_Id Commissie_Id"
        ),
        "Agendapunt": "Nummer Onderwerp Aanvangstijd Eindtijd Volgorde Rubriek Noot Status Activiteit_Id",
        "Besluit": (
            "Agendapunt_Id StemmingsSoort BesluitSoort BesluitTekst Opmerking Status AgendapuntZaakBesluitVolgorde"
        ),
        "Stemming": (
            "Besluit_Id Soort FractieGrootte ActorNaam ActorFractie Vergissing SidActorLid SidActorFractie "
            "Persoon_Id Fractie_Id"
        ),
        "Zaak": (
            "Nummer Soort Titel Citeertitel Alias Status Onderwerp GestartOp Organisatie Grondslagvoorhang "
            "Termijn Vergaderjaar Volgnummer HuidigeBehandelstatus Afgedaan GrootProject Kabinetsappreciatie"
        ),
        "ZaakActor": (
            "Zaak_Id ActorNaam ActorFractie ActorAfkorting Functie Relatie SidActor Persoon_Id Fractie_Id Commissie_Id"
        ),
        "Zaal": "Naam SysCode",
        "Reservering": "Nummer StatusCode StatusNaam ActiviteitNummer",
        "Document": (
            "Soort DocumentNummer Titel Onderwerp Datum Vergaderjaar Kamer Volgnummer Citeertitel Alias "
            "DatumRegistratie DatumOntvangst Aanhangselnummer KenmerkAfzender Organisatie ContentType "
            "ContentLength HuidigeDocumentVersie_Id"
        ),
        "DocumentActor": (
            "Document_Id ActorNaam ActorFractie Functie Relatie SidActor Persoon_Id Fractie_Id Commissie_Id"
        ),
        "DocumentVersie": "Status Versienummer Bestandsgrootte Extensie Datum Document_Id ExterneIdentifier",
        "DocumentPublicatie": (
            "Identifier DocumentType FileName Source ContentLength ContentType Url PublicatieDatum DocumentVersie_Id"
        ),
        "DocumentPublicatieMetadata": (
            "Identifier DocumentType FileName Source ContentLength ContentType Url PublicatieDatum DocumentVersie_Id"
        ),
        "Kamerstukdossier": "Titel Citeertitel Alias Nummer Toevoeging HoogsteVolgnummer Afgesloten Kamer",
        "Vergadering": "Soort Titel Zaal Vergaderjaar VergaderingNummer Datum Aanvangstijd Sluiting Kamer",
        "Verslag": "Soort Status ContentType ContentLength Vergadering_Id",
        "Toezegging": (
            "Aanmaakdatum Nummer ActiviteitNummer Naam Achternaam Initialen Voornaam Achtervoegsel Titulatuur "
            "Functie Status DatumNakoming KamerbriefNakoming Ministerie Tekst Tussenvoegsel"
        ),
    }.items()
}
"""The properties of each type beside `COMMON`."""

COMMON = frozenset(("Id", "GewijzigdOp", "ApiGewijzigdOp", "Verwijderd"))

NAVIGATION: dict[str, dict[str, str]] = {
    kind: {name: target or name for name, _, target in (part.partition(":") for part in names.split())}
    for kind, names in {
        "Persoon": (
            "ActiviteitActor CommissieZetelVastPersoon CommissieZetelVervangerPersoon DocumentActor "
            "FractieZetelPersoon PersoonContactinformatie PersoonGeschenk PersoonLoopbaan PersoonNevenfunctie "
            "PersoonOnderwijs PersoonReis Stemming ZaakActor Toezegging"
        ),
        "PersoonContactinformatie": "Persoon",
        "PersoonGeschenk": "Persoon",
        "PersoonLoopbaan": "Persoon",
        "PersoonNevenfunctie": "Persoon PersoonNevenfunctieInkomsten",
        "PersoonNevenfunctieInkomsten": "PersoonNevenfunctie",
        "PersoonOnderwijs": "Persoon",
        "PersoonReis": "Persoon",
        "Commissie": "Activiteit ActiviteitActor CommissieContactinformatie CommissieZetel DocumentActor ZaakActor",
        "CommissieContactinformatie": "Commissie",
        "CommissieZetel": (
            "Commissie CommissieZetelVastPersoon CommissieZetelVastVacature CommissieZetelVervangerPersoon "
            "CommissieZetelVervangerVacature"
        ),
        "CommissieZetelVastPersoon": "CommissieZetel Persoon",
        "CommissieZetelVastVacature": "CommissieZetel Fractie",
        "CommissieZetelVervangerPersoon": "CommissieZetel Persoon",
        "CommissieZetelVervangerVacature": "CommissieZetel Fractie",
        "Fractie": (
            "ActiviteitActor CommissieVastVacature:CommissieZetelVastVacature "
            "CommissieVervangerVacature:CommissieZetelVervangerVacature DocumentActor FractieZetel Stemming "
            "ZaakActor Toezegging"
        ),
        "FractieZetel": "Fractie FractieZetelPersoon FractieZetelVacature",
        "FractieZetelPersoon": "FractieZetel Persoon",
        "FractieZetelVacature": "FractieZetel",
        "Activiteit": (
            "Voortouwcommissie:Commissie ActiviteitActor Agendapunt VoortgezetIn:Activiteit "
            "VervangenDoor:Activiteit VervangenVanuit:Activiteit VoortgezetVanuit:Activiteit Document "
            "Reservering Toezegging Zaak"
        ),
        "ActiviteitActor": "Activiteit Commissie Fractie Persoon",
        "Agendapunt": "Activiteit Besluit Document Zaak",
        "Besluit": "Agendapunt Stemming Zaak",
        "Stemming": "Besluit Fractie Persoon",
        "Zaak": (
            "ZaakActor Activiteit Agendapunt Besluit Document Kamerstukdossier VervangenDoor:Zaak "
            "GerelateerdNaar:Zaak GerelateerdVanuit:Zaak VervangenVanuit:Zaak"
        ),
        "ZaakActor": "Commissie Fractie Persoon Zaak",
        "Zaal": "Reservering",
        "Reservering": "Activiteit Zaal",
        "Document": (
            "DocumentActor DocumentVersie HuidigeDocumentVersie:DocumentVersie Activiteit Agendapunt "
            "BijlageDocument:Document BronDocument:Document Kamerstukdossier Zaak"
        ),
        "DocumentActor": "Commissie Document Fractie Persoon",
        "DocumentVersie": "Document DocumentPublicatie DocumentPublicatieMetadata",
        "DocumentPublicatie": "DocumentVersie",
        "DocumentPublicatieMetadata": "DocumentVersie",
        "Kamerstukdossier": "Document Zaak",
        "Vergadering": "Verslag",
        "Verslag": "Vergadering",
        "Toezegging": (
            "Activiteit ToegezegdAanFractie:Fractie ToegezegdAanPersoon:Persoon IsHerhalingVan:Toezegging "
            "IsWijzigingVan:Toezegging IsAanvullingOp:Toezegging IsAangevuldVanuit:Toezegging "
            "IsHerhaaldDoor:Toezegging IsGewijzigdDoor:Toezegging"
        ),
    }.items()
}
"""What each type can be expanded by, and the type that stands there."""
