# ruff: noqa: E501  (texts)
"""An archive of invented texts: four meetings with one topic, a debate with promises, letters that keep some of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from kamerspoor.archive.keeping import Place, keep
from kamerspoor.archive.reading import LeftAlone, read_any
from kamerspoor.linking.refreshing import refresh
from kamerspoor.store.sqlite import open_to_write

HEAD = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar 2022–2023
21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken
Nr. {number} {title}

"""
LETTER = """BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, {day}

{body}

De Minister van Buitenlandse Zaken,
J.F. Uiterwijk
"""


def letter(number: int, day: str, body: str) -> str:
    """Make a letter."""
    return HEAD.format(number=number, title=LETTER.format(day=day, body=body.strip()))


DEBATE = (
    HEAD.format(number=2601, title="VERSLAG VAN EEN COMMISSIEDEBAT")
    + """Vastgesteld 17 februari 2023

Op dinsdag 7 februari 2023 sprak de vaste commissie voor Buitenlandse Zaken met de heer Uiterwijk, Minister van Buitenlandse Zaken, over de brief van de Minister van Buitenlandse Zaken d.d. 31 januari 2023 met de geannoteerde agenda van de Raad Buitenlandse Zaken van 20 februari 2023 (Kamerstuk 21 501-02, nr. 2590).

Voorzitter: Hartsema

Aanvang 10.00 uur.

De voorzitter:
Ik open dit debat en geef het woord aan mevrouw Oortgiesen.

Mevrouw Oortgiesen (D66):
Voorzitter. Mijn fractie maakt zich zorgen over de gevangenen in Belarus. Kan de minister ons toezeggen dat er een brief komt over de visumregeling voor journalisten?

Minister Uiterwijk:
Dank u wel. Ik kan mevrouw Oortgiesen een brief over de visumregeling voor journalisten toezeggen. Voor wapenhandel door tussenpersonen in Servië heb ik vandaag geen cijfers.

De heer Wieringa (SP):
Voorzitter, de SP wil weten hoe het met de veerhaven van Paldiski gaat.

Toezeggingen

De voorzitter:
Ik lees de toezeggingen voor.
– De minister stuurt de Kamer vóór 1 april 2023 een brief over de visumregeling voor journalisten uit Belarus, op verzoek van het lid Oortgiesen.
– De Kamer ontvangt vóór 1 mei 2023 de cijfers over wapenhandel door tussenpersonen in Servië.
– De minister informeert de Kamer vóór 15 juni 2023 over de veiling van bevroren jachten op Malta.
– De minister zal de Kamer in het vierde kwartaal van 2023 een evaluatie van het noodfonds voor Moldavische boeren toezenden.

Sluiting 12.10 uur.
"""
)

KEPT_BY_DAY = letter(
    2630,
    "28 maart 2023",
    """
Tijdens het commissiedebat van 7 februari 2023 heb ik uw Kamer een brief toegezegd over de visumregeling voor journalisten uit Belarus. Met deze brief doe ik deze toezegging gestand.

De regeling stond in januari open voor twaalf journalisten, van wie er negen een visum hebben gekregen.
""",
)
KEPT_BY_DOSSIER = letter(
    2655,
    "24 april 2023",
    """
Conform mijn toezegging heb ik de cijfers over wapenhandel door tussenpersonen in Servië laten opvragen bij de douane.

Het ging in drie jaar om acht zendingen.
""",
)
LOOKS_AHEAD = letter(
    2660,
    "2 mei 2023",
    """
Zoals toegezegd in het debat van 7 februari 2023 zal ik uw Kamer informeren over de veiling van bevroren jachten op Malta.
""",
)
# The same promise in two letters, the second a reminder.
FIRST = letter(
    2640,
    "3 april 2023",
    """
De Commissie heeft een raming van de kosten van het grensstation bij Narva gemaakt. Ik stuur uw Kamer vóór 1 oktober 2023 een beoordeling van de raming van het grensstation bij Narva.
""",
)
AGAIN = letter(
    2670,
    "15 mei 2023",
    """
De aanbesteding loopt. Uw Kamer ontvangt vóór 1 oktober 2023 mijn beoordeling van de raming van het grensstation bij Narva.
""",
)
# Another promise with the same day.
OTHER = letter(
    2671,
    "16 mei 2023",
    """
Ik stuur uw Kamer vóór 1 oktober 2023 een overzicht van de tolvrije invoer van Georgisch mineraalwater.
""",
)
PARTLY = letter(
    2690,
    "1 november 2023",
    """
Hiermee doe ik gedeeltelijk de toezegging van 7 februari 2023 gestand over de evaluatie van het noodfonds voor Moldavische boeren.
""",
)
DOCUMENTS: Mapping[str, str] = {
    "debat.txt": DEBATE, "visum.txt": KEPT_BY_DAY, "wapenhandel.txt": KEPT_BY_DOSSIER, "jachten.txt": LOOKS_AHEAD,
    "narva.txt": FIRST, "narva-weer.txt": AGAIN, "water.txt": OTHER, "noodfonds.txt": PARTLY,
}  # fmt: skip

_EMPTY = dict.fromkeys(
    ("Naam", "Achternaam", "Tussenvoegsel", "Initialen", "Voornaam", "Functie", "Ministerie", "DatumNakoming",
     "KamerbriefNakoming", "ActiviteitNummer"),
)  # fmt: skip


def official(number: int, text: str, status: str = "Openstaand", **more: object) -> dict[str, object]:
    """Make an entry of the official list as the service gives it."""
    return {
        "Id": f"00000000-0000-4000-8000-{number:012d}",
        "Nummer": f"TZ202302-{number:03d}",
        "Tekst": text,
        "Aanmaakdatum": "2023-02-09T00:00:00+01:00",
        "Status": status,
        "GewijzigdOp": "2023-02-09T12:00:00+01:00",
        "ApiGewijzigdOp": "2023-02-09T12:00:00Z",
        "Verwijderd": False,
        **_EMPTY,
        "Naam": "Uiterwijk",
        "Functie": "Minister van Buitenlandse Zaken",
        "Ministerie": "Buitenlandse Zaken",
        **more,
    }


COMMITMENTS = [
    official(
        1, "De Minister van Buitenlandse Zaken informeert de Kamer voor 15 juni 2023 over de veiling van bevroren jachten op Malta.",
        DatumNakoming="2023-06-15T00:00:00+02:00", ActiviteitNummer="2023A00101",
    ),
    official(
        2, "De minister doet de Kamer de notulen van de visserijraad van Bornholm toekomen.", "Voldaan",
        KamerbriefNakoming="2023D07777", DatumNakoming="2023-03-01T00:00:00+01:00",
    ),
    official(3, "De minister zoekt uit hoe de tolbrug bij Ruse wordt betaald.", "Vervallen"),
    official(4, "De minister bericht de Kamer over de paspoorten van zeelieden uit Kiribati.", "In onderzoek"),
]  # fmt: skip
ACTIVITIES = [
    {
        "Id": "00000000-0000-4000-8000-00000000aaaa",
        "Nummer": "2023A00101",
        "Soort": "Commissiedebat",
        "Onderwerp": "Raad Buitenlandse Zaken d.d. 20 februari 2023",
        "Datum": "2023-02-07T00:00:00+01:00",
        "Status": "Uitgevoerd",
        "Kamer": "Tweede Kamer",
        "GewijzigdOp": "2023-02-08T12:00:00+01:00",
        "ApiGewijzigdOp": "2023-02-08T12:00:00Z",
        "Verwijderd": False,
    }
]


def page(kind: str, entries: list[dict[str, object]]) -> str:
    """Make a page of the service."""
    context = f"https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/$metadata#{kind}"
    return json.dumps({"@odata.context": context, "value": entries})


PAGES: Mapping[str, str] = {
    "toezegging.json": page("Toezegging", COMMITMENTS),
    "activiteit.json": page("Activiteit", ACTIVITIES),
}
ALL: Mapping[str, str] = {**DOCUMENTS, **PAGES}


def archive_of(path: Path, texts: Mapping[str, str], order: Iterable[str] | None = None, step: int = 0) -> str:
    """Make an archive of texts, added in this order; what they touch is made anew after each `step` of them."""
    place = str(path)
    with open_to_write(place) as archive:
        for count, name in enumerate(order or texts, 1):
            data = texts[name].encode()
            read = read_any(data, name)
            assert not isinstance(read, LeftAlone)
            keep(archive, Place(name, len(data), 0), read, "2024-01-01T00:00:00Z")
            if step and count % step == 0:
                refresh(archive)
        refresh(archive)
    return place
