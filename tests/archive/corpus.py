"""A small folder of documents and official pages, written for the tests."""

from __future__ import annotations

import json
from pathlib import Path

LETTER = """De Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, {day} maart 2023

Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van {day} maart 2023.

De minister van Buitenlandse Zaken

Verslag Raad Buitenlandse Zaken {day} maart 2023

Belarus

De Hoge Vertegenwoordiger lichtte de stand van zaken in Belarus toe. Malta steunde aanvullende sancties.

Het kabinet pleitte in lijn met de motie Ter Borgh (Kamerstuk 21 501-02, nr. {number}) voor aanvullende sancties.

Moldavië

De Raad sprak over steun aan Moldavië. De Commissie zal voor 1 juni 2023 met een voorstel komen.
"""
MOTION = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata><meta name="DC.identifier" content="kst-21501-02-{number}"/></metadata>
<kamerstuk><dossier><dossiernummer><dossiernr>21501</dossiernr><begrotingshoofdstuk>02</begrotingshoofdstuk>
</dossiernummer><titel>Raad Algemene Zaken en Raad Buitenlandse Zaken</titel></dossier>
<stuk><stuknr><nr.prefix>Nr. </nr.prefix><ondernummer>{number}</ondernummer></stuknr>
<titel>MOTIE VAN HET LID TER BORGH</titel><datumtekst>Voorgesteld 2 maart 2023</datumtekst>
<algemeen><vrije-tekst><tekst>
<al>De Kamer,</al><al>gehoord de beraadslaging,</al><al>verzoekt de regering zich in te zetten voor sancties tegen
groep {number},</al><al>en gaat over tot de orde van de dag.</al><al>Ter Borgh</al>
</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>
"""


def guid(kind: int, number: int) -> str:
    """Give an official id."""
    return f"{kind:08x}-0000-4000-8000-{number:012x}"


def page_of_cases(numbers: range) -> bytes:
    """Give a page of official cases, each a motion with its Kamerstuk."""
    value = [
        {
            "Id": guid(1, number),
            "Nummer": f"2023Z{number:05}",
            "Soort": "Motie",
            "Titel": "Raad Algemene Zaken en Raad Buitenlandse Zaken",
            "Onderwerp": f"Motie van het lid Ter Borgh over sancties tegen groep {number}",
            "GestartOp": "2023-03-02T00:00:00+01:00",
            "Volgnummer": number,
            "Kabinetsappreciatie": "Oordeel Kamer",
            "ApiGewijzigdOp": "2023-03-03T10:00:00Z",
            "Verwijderd": False,
            "Document": [
                {
                    "Id": guid(2, number),
                    "Soort": "Motie",
                    "DocumentNummer": f"2023D{number:05}",
                    "Verwijderd": False,
                    "HuidigeDocumentVersie": {
                        "Id": guid(3, number),
                        "ExterneIdentifier": f"kst-21501-02-{number}",
                        "Verwijderd": False,
                    },
                }
            ],
        }
        for number in numbers
    ]
    return json.dumps({"@odata.context": "https://example.org/$metadata#Zaak", "value": value}).encode()


def write(folder: Path, letters: int = 12, motions: int = 40) -> Path:
    """Write the folder."""
    for place in ("letters", "motions", "official"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    for n in range(letters):
        text = LETTER.format(day=n + 1, number=900 + n)
        (folder / "letters" / f"verslag-{n:02}.txt").write_text(text, encoding="utf-8")
    for number in range(900, 900 + motions):
        path = folder / "motions" / f"kst-21501-02-{number}.xml"
        path.write_text(MOTION.format(number=number), encoding="utf-8")
    for first in range(900, 900 + motions, 10):
        (folder / "official" / f"zaak-{first}.json").write_bytes(page_of_cases(range(first, first + 10)))
    return folder
