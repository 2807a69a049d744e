"""An archive of invented motions, their votes, and letters that say what became of them."""

from __future__ import annotations

from collections.abc import Mapping

from tests.linking.own_texts import HEAD, letter, page

DOSSIER = "Raad Algemene Zaken en Raad Buitenlandse Zaken"
ASKS = "verzoekt de regering in de Raad te pleiten voor een veerdienst naar Kaliningrad"


def motion(
    number: int, members: str, asks: str, signed: str, day: str = "7 februari 2023", title: str = "MOTIE"
) -> str:
    """Make a motion."""
    body = f"""
Voorgesteld {day}

De Kamer,

gehoord de beraadslaging,

overwegende dat de buurlanden al jaren op een besluit wachten;

{asks},

en gaat over tot de orde van de dag.

{signed}
"""
    return HEAD.format(number=number, title=f"{title} VAN {members}") + body


VEERDIENST = motion(3101, "HET LID OORTGIESEN", ASKS, "Oortgiesen")
HELD = motion(
    3102, "HET LID DE BRUIN",
    "verzoekt de regering de zadelmakers van Plovdiv toegang te geven tot het noodfonds", "De Bruin",
)  # fmt: skip
FIRST = motion(
    3103, "DE LEDEN CARLA DE BRUIN EN OORTGIESEN",
    "verzoekt de regering de stroomkabel naar Gotland te verbieden", "Carla de Bruin\n\nOortgiesen",
)  # fmt: skip
SILENT = motion(
    3104, "HET LID KUIPERSMA C.S.",
    "verzoekt de regering:\n\n• een register van gletsjers aan te leggen;\n\n• dit register elk jaar bij te werken;\n\n"
    "verzoekt de regering tevens de Kamer hierover voor de zomer in te lichten",
    "Kuipersma\n\nOortgiesen",
)  # fmt: skip
CHANGED = motion(
    3106, "DE LEDEN CARLA DE BRUIN EN OORTGIESEN TER VERVANGING VAN DIE GEDRUKT ONDER NR. 3103",
    "verzoekt de regering de stroomkabel naar Gotland te laten keuren", "Carla de Bruin\n\nOortgiesen",
    day="9 februari 2023", title="GEWIJZIGDE MOTIE",
)  # fmt: skip
CALLED = motion(
    3107, "HET LID KUIPERSMA", "verzoekt de regering de grenspalen bij Narva te laten staan", "Kuipersma",
)  # fmt: skip
OTHER = motion(
    3108, "HET LID KUIPERSMA", "verzoekt de regering de bijenkasten bij Narva te laten tellen", "Kuipersma",
)  # fmt: skip

SAYS_SO = letter(
    3120,
    "3 maart 2023",
    """
In lijn met de motie-Oortgiesen (Kamerstuk 21 501-02, nr. 3101) heeft Nederland gepleit voor een veerdienst.

De motie-De Bruin/Oortgiesen (Kamerstuk 21 501-02, nr. 3106) wordt uitgevoerd door de keuring van de stroomkabel.
""",
)
DONE = letter(
    3121,
    "20 juni 2023",
    """
Het kabinet beschouwt de motie-De Bruin/Oortgiesen (Kamerstuk 21 501-02, nr. 3106) hiermee als afgedaan.

Conform de motie-Kuipersma heeft Nederland het register van gletsjers laten opzetten.

In lijn met de motie-Kuipersma heeft Nederland in Narva gepleit voor spoed.

Nederland heeft zich, in lijn met de motie-Verhoogt (Kamerstuk 21 501-02, nr. 2999), ingezet voor kustvogels.
""",
)
DOCUMENTS: Mapping[str, str] = {
    "3101.txt": VEERDIENST, "3102.txt": HELD, "3103.txt": FIRST, "3104.txt": SILENT, "3106.txt": CHANGED,
    "3107.txt": CALLED, "3108.txt": OTHER, "3120.txt": SAYS_SO, "3121.txt": DONE,
}  # fmt: skip


def guid(kind: str, number: int) -> str:
    """Make an id of the service: `kind` is a hexadecimal digit."""
    return f"00000000-0000-4000-{kind}000-{number:012d}"


def record(kind: str, number: int, **more: object) -> dict[str, object]:
    """Make a record with what all have."""
    changed = {"GewijzigdOp": "2023-04-01T12:00:00+02:00", "ApiGewijzigdOp": "2023-04-01T10:00:00Z"}
    return {"Id": guid(kind, number), **changed, "Verwijderd": False, **more}


def case(number: int, subject: str, appreciation: str, **more: object) -> dict[str, object]:
    """Make the case of a motion, with its document and publication."""
    version = record("c", number, Versienummer=1, Document_Id=guid("b", number),
                     ExterneIdentifier=f"kst-21501-02-{number}")  # fmt: skip
    document = record(
        "b", number, Soort="Motie", DocumentNummer=f"2023D0{number}", Titel=DOSSIER, Onderwerp=subject,
        Datum="2023-02-07T00:00:00+01:00", Vergaderjaar="2022-2023", Kamer=2, Volgnummer=number,
        HuidigeDocumentVersie_Id=version["Id"], HuidigeDocumentVersie=version,
    )  # fmt: skip
    return record(
        "a", number, Nummer=f"2023Z0{number}", Soort="Motie", Titel=DOSSIER,
        Status="Vrijgegeven", Onderwerp=subject, GestartOp="2023-02-07T00:00:00+01:00", Vergaderjaar="2022-2023",
        Volgnummer=number, Afgedaan=True, Kabinetsappreciatie=appreciation, Document=[document], **more,
    )  # fmt: skip


def decision(number: int, item: int, kind: str, position: int = 1) -> dict[str, object]:
    """Make a decision on an agenda item."""
    return record(
        "d", number, Agendapunt_Id=guid("e", item), StemmingsSoort="Met handopsteken", BesluitSoort=f"Stemmen - {kind}",
        BesluitTekst=kind.capitalize() + ".", Status="Besluit", AgendapuntZaakBesluitVolgorde=position,
    )  # fmt: skip


def sitting(number: int, day: str) -> dict[str, object]:
    """Make a sitting in which is voted."""
    return record("f", number, Soort="Stemmingen", Nummer=f"2023A0{number:04d}", Onderwerp="Stemmingen",
                  Datum=f"{day}T16:00:00+01:00", Status="Uitgevoerd", Kamer="Tweede Kamer")  # fmt: skip


def item(number: int, at: int, subject: str, *cases: int) -> dict[str, object]:
    """Make an agenda item of a sitting, with the cases on it."""
    zaken = [{"Id": guid("a", case)} | {k: v for k, v in CASES[case].items() if k != "Document"} for case in cases]
    return record("e", number, Nummer=f"2023P0{number:04d}", Onderwerp=subject, Volgorde=1, Status="Vrijgegeven",
                  Activiteit_Id=guid("f", at), Zaak=zaken)  # fmt: skip


def vote(number: int, on: int, faction: str, choice: str, seats: int, person: int | None = None) -> dict[str, object]:
    """Make a line of a vote, of a faction or of a member."""
    who = {"Persoon_Id": guid("9", person) if person else None, "ActorNaam": PEOPLE[person][0] if person else faction}
    return record("8", number, Besluit_Id=guid("d", on), Soort=choice, FractieGrootte=seats, ActorFractie=faction,
                  Vergissing=False, Fractie_Id=FACTIONS[faction], **who)  # fmt: skip


FACTIONS = {"NP": guid("7", 1), "ZP": guid("7", 2)}
# Surname, infix, call name, function, and the seat: faction, from, to.
PEOPLE: Mapping[int, tuple[str, str | None, str, str, tuple[str, str, str | None] | None]] = {
    1: ("Oortgiesen", None, "Wiebe", "Tweede Kamerlid", ("NP", "2021-03-31", None)),
    2: ("Bruin", "de", "Carla", "Tweede Kamerlid", ("ZP", "2021-03-31", None)),
    3: ("Bruin", "de", "Harm", "Oud Kamerlid", ("NP", "2012-09-20", "2021-03-30")),
    4: ("Kuipersma", None, "Jelte", "Tweede Kamerlid", None),
}
CASES = {
    3101: case(3101, "Motie van het lid Oortgiesen over een veerdienst naar Kaliningrad", "Oordeel Kamer"),
    3102: case(3102, "Motie van het lid De Bruin over de zadelmakers van Plovdiv", "Ontraden"),
    3103: case(3103, "Motie van de leden Carla de Bruin en Oortgiesen over de stroomkabel naar Gotland", "Ontraden"),
    3104: case(3104, "Motie van het lid Kuipersma c.s. over een register van gletsjers", "Een nieuw oordeel"),
    3105: case(
        3105, "Motie van het lid De Bruin over de haven van Riga", "Overbodig",
        ZaakActor=[
            record("6", 1, Zaak_Id=guid("a", 3105), ActorNaam="C. de Bruin", ActorFractie="ZP", Relatie="Indiener",
                   Persoon_Id=guid("9", 2)),
            record("6", 2, Zaak_Id=guid("a", 3105), ActorNaam="Minister van Verkeer", Relatie="Gericht aan"),
        ],
    ),
    3106: case(
        3106, "Gewijzigde motie van de leden Carla de Bruin en Oortgiesen over de stroomkabel (t.v.v. 21501-02-3103)",
        "Niet beschikbaar bij gewijzigde moties en/of amendementen",
    ),
    3107: case(3107, "Motie van het lid Kuipersma over de grenspalen bij Narva", "Ontraden"),
}  # fmt: skip
DEBATE = "Moties ingediend bij het tweeminutendebat Raad Buitenlandse Zaken d.d. 20 februari 2023"
ITEMS = [
    # Their order tells which decision is on which: 3102, then 3106 in the place of 3103, then 3104.
    item(1, 1, DEBATE, 3104, 3106, 3102),
    item(2, 2, "Aangehouden motie over de zadelmakers", 3102),
    item(3, 1, DEBATE, 3101),
    item(4, 1, "Moties ingediend bij het debat over de Europese top", 3105),
    item(5, 3, "Hoofdelijke stemming", 3107),
]
DECISIONS = [
    decision(11, 1, "aangehouden", 1),
    decision(12, 1, "aangenomen", 2),
    decision(13, 1, "aangenomen", 3),
    decision(14, 2, "aangenomen"),
    decision(15, 3, "aangenomen"),
    decision(16, 4, "verworpen"),
    decision(17, 5, "verworpen"),
]
VOTES = [
    vote(1, 14, "NP", "Voor", 100), vote(2, 14, "ZP", "Tegen", 50),
    vote(3, 15, "NP", "Voor", 100), vote(4, 15, "ZP", "Voor", 50),
    # More for than against, for the list is cut off: the decision tells.
    vote(5, 17, "ZP", "Voor", 50, 4), vote(6, 17, "NP", "Tegen", 100, 1), vote(7, 17, "ZP", "Voor", 50, 2),
]  # fmt: skip


def _person(number: int) -> dict[str, object]:
    surname, infix, first, function, _ = PEOPLE[number]
    return record("9", number, Nummer=number, Initialen=first[0] + ".", Tussenvoegsel=infix, Achternaam=surname,
                  Voornamen=first, Roepnaam=first, Functie=function, Fractielabel=None)  # fmt: skip


def _seat(number: int) -> dict[str, object]:
    seat = PEOPLE[number][4]
    assert seat is not None
    end = f"{seat[2]}T00:00:00+02:00" if seat[2] else None
    held = record("5", number, FractieZetel_Id=guid("4", number), Persoon_Id=guid("9", number), Functie="Lid",
                  Van=f"{seat[1]}T00:00:00+02:00", TotEnMet=end)  # fmt: skip
    return {**held, "FractieZetel": record("4", number, Fractie_Id=FACTIONS[seat[0]], Gewicht=1)}


PAGES: Mapping[str, str] = {
    "zaak.json": page("Zaak", list(CASES.values())),
    "agendapunt.json": page("Agendapunt", ITEMS),
    "besluit.json": page("Besluit", DECISIONS),
    "activiteit.json": page("Activiteit", [sitting(1, "2023-02-14"), sitting(2, "2023-03-07"),
                                           sitting(3, "2023-02-21")]),
    "stemming.json": page("Stemming", VOTES),
    "fractie.json": page("Fractie", [
        record("7", 1, Afkorting="NP", NaamNL="Noordpartij", AantalZetels=100),
        record("7", 2, Afkorting="ZP", NaamNL="Zuidpartij", AantalZetels=50),
    ]),
    "persoon.json": page("Persoon", [_person(number) for number in PEOPLE]),
    "zetel.json": page("FractieZetelPersoon", [_seat(number) for number in PEOPLE if PEOPLE[number][4]]),
}  # fmt: skip
MOTIONS: Mapping[str, str] = {**DOCUMENTS, **PAGES}
