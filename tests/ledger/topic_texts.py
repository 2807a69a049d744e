# ruff: noqa: E501  (texts)
"""Invented reports of four meetings on one topic, in which positions change."""

from __future__ import annotations

from collections.abc import Mapping

_REPORT = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar {session}
21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken
Nr. {number} BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, {day}

Hierbij bied ik u {what} van de Raad Buitenlandse Zaken van {held} aan.

De Minister van Buitenlandse Zaken,
J.F. Uiterwijk

{title} Raad Buitenlandse Zaken {held}

Belarus

{belarus}

Libië

{libya}
"""


def report(number: int, session: str, day: str, held: str, belarus: str, libya: str) -> str:
    """Make a report."""
    return _REPORT.format(
        number=number, session=session, day=day, held=held, what="het verslag", title="Verslag", belarus=belarus.strip(),
        libya=libya.strip(),
    )  # fmt: skip


def agenda(number: int, session: str, day: str, held: str, belarus: str, libya: str) -> str:
    """Make an annotated agenda."""
    return _REPORT.format(
        number=number, session=session, day=day, held=held, what="de geannoteerde agenda",
        title="Geannoteerde agenda", belarus=belarus.strip(), libya=libya.strip(),
    )  # fmt: skip


_LIBYA = "De Raad sprak over Libië. Nederland pleitte voor een waarnemersmissie in Libië."
REPORTS: Mapping[str, str] = {
    "januari.txt": report(
        2581, "2022–2023", "30 januari 2023", "23 januari 2023",
        "De Raad sprak over Belarus. Nederland riep op tot een wapenembargo tegen Belarus en pleitte voor vrijlating van politieke gevangenen. Hongarije verzette zich tegen sancties op kaliumzout uit Belarus. Polen sprak zijn zorgen uit over de grensovergangen met Belarus. Duitsland pleitte voor sluiting van het luchtruim voor Belarus.",
        _LIBYA,
    ),
    "februari.txt": report(
        2605, "2022–2023", "27 februari 2023", "20 februari 2023",
        "De Raad stond stil bij Belarus. Nederland riep opnieuw op tot een wapenembargo tegen Belarus en pleitte voor vrijlating van politieke gevangenen. Hongarije verzette zich tegen sancties op kaliumzout uit Belarus. Polen sprak zijn zorgen uit over de grensovergangen met Belarus. Duitsland pleitte voor sluiting van het luchtruim voor Belarus.",
        _LIBYA,
    ),
    "maart-agenda.txt": agenda(
        2611, "2022–2023", "10 maart 2023", "20 maart 2023",
        "De Raad zal spreken over Belarus. Nederland zal opnieuw pleiten voor een wapenembargo tegen Belarus.",
        "De Raad zal spreken over Libië.",
    ),
    "maart.txt": report(
        2615, "2022–2023", "27 maart 2023", "20 maart 2023",
        "De Raad wisselde van gedachten over Belarus. Nederland riep wederom op tot een wapenembargo tegen Belarus en pleitte voor vrijlating van politieke gevangenen. Hongarije steunde sancties op kaliumzout uit Belarus. Polen pleitte voor hulp aan vluchtelingen uit Belarus. Duitsland steunde sluiting van het luchtruim voor Belarus.",
        _LIBYA,
    ),
    "april.txt": report(
        2635, "2022–2023", "1 mei 2023", "24 april 2023",
        "De Raad sprak over Belarus. Nederland pleitte voor vrijlating van politieke gevangenen in Belarus en voor een tribunaal in Vilnius. Hongarije steunde sancties op kaliumzout uit Belarus. Polen pleitte voor hulp aan vluchtelingen uit Belarus. Duitsland steunde sluiting van het luchtruim voor Belarus.",
        _LIBYA,
    ),
    "mei.txt": report(
        2648, "2022–2023", "29 mei 2023", "22 mei 2023",
        "De Raad sprak over Belarus. Nederland pleitte voor vrijlating van politieke gevangenen in Belarus en voor een tribunaal in Vilnius. Hongarije steunde sancties op kaliumzout uit Belarus.",
        _LIBYA,
    ),
}  # fmt: skip
MOTION = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar 2022–2023
21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken
Nr. 2599 MOTIE VAN HET LID WIERINGA
Voorgesteld 14 februari 2023

De Kamer,

gehoord de beraadslaging,

constaterende dat in Belarus honderden politieke gevangenen vastzitten;

verzoekt de regering in de Raad te pleiten voor een wapenembargo tegen Belarus,

en gaat over tot de orde van de dag.

Wieringa
"""
