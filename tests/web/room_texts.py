# ruff: noqa: E501  (texts)
"""What the archive of the reading room's tests is made of: the samples, invented letters, motions, votes and promises.

Found in it: a report (`REPORT`) that cites a motion (`MOTION`, adopted) and follows an agenda (`AGENDA`) of one meeting; a
letter full of markup and script (`HOSTILE`); a letter without a number; more letters citing the motion than a page lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.linking import motion_texts, own_texts
from tests.linking.own_texts import letter, page

SAMPLES = Path(__file__).parents[2] / "samples"
REPORT = "kst-21501-02-2611"
AGENDA = "kst-21501-02-2604"
MOTION = "kst-21501-02-2602"
HOSTILE = "kst-21501-02-2998"
CITING = 30
"""How many letters cite `MOTION` beside the report."""

HOSTILE_TEXT = letter(
    2998,
    "3 mei 2023",
    """
<script>alert("gevaar")</script> is geen opmaak maar tekst.

Verslag </title><img src=x onerror=alert(1)> & "aanhalingen" 'enkel' over {{ 7 * 7 }} en %(woord)s en ${jndi:ldap://x}.

Het kabinet heeft, in lijn met de motie van het lid "><svg onload=alert(2)> (Kamerstuk 21 501-02, nr. 2602), gepleit voor <b>vet</b>.

Zie ook javascript:alert(3) en [klik](javascript:alert(4)) en Kamerstuk 21 501-02, nr. 2611, en Kamerstuk 21 501-02, nr. 2997.
""",
)
HOSTILE_MOTION = motion_texts.motion(
    2997,
    'HET LID "><SCRIPT>ALERT(5)</SCRIPT>',
    "verzoekt de regering <img src=x onerror=alert(6)> te laten staan",
    '"><b>X',
)
ODD = "kst-21501-02-2996"
"""A letter in which something is odd: a day that does not exist, and a weekday that does not fit."""
ODD_TEXT = letter(2996, "5 mei 2023", "Op 31 april 2023 sprak ik met Malta. Op maandag 2 mei 2023 kwam het antwoord.")
NUMBERLESS = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 4 mei 2023

In lijn met de motie van het lid Ter Borgh c.s. (Kamerstuk 21 501-02, nr. 2602) heeft het kabinet gepleit voor onderzoek.

De Minister van Buitenlandse Zaken,
J.F. Uiterwijk
"""

_SUBJECT = "Motie van het lid Ter Borgh c.s. over onafhankelijk onderzoek in de Zuidelijke Kaukasus"
_CASE = motion_texts.case(2602, _SUBJECT, "Oordeel Kamer")
_ITEM = motion_texts.record(
    "e", 60, Nummer="2023P00060", Onderwerp="Moties ingediend bij het debat", Volgorde=1, Status="Vrijgegeven",
    Activiteit_Id=motion_texts.guid("f", 60), Zaak=[{key: value for key, value in _CASE.items() if key != "Document"}],
)  # fmt: skip
_VOTES = [
    motion_texts.vote(60, 60, "NP", "Voor", 100),
    motion_texts.vote(61, 60, "ZP", "Tegen", 50),
]
_OFFICIAL: Mapping[str, str] = {
    "2602/zaak.json": page("Zaak", [_CASE]),
    "2602/agendapunt.json": page("Agendapunt", [_ITEM]),
    "2602/besluit.json": page("Besluit", [motion_texts.decision(60, 60, "aangenomen")]),
    "2602/activiteit.json": page("Activiteit", [motion_texts.sitting(60, "2023-02-28")]),
    "2602/stemming.json": page("Stemming", _VOTES),
}


def _citing(number: int) -> str:
    return letter(
        number,
        "8 juni 2023",
        f"Zie de motie van het lid Ter Borgh c.s. (Kamerstuk 21 501-02, nr. 2602). Bericht {number}.",
    )


def texts() -> Mapping[str, bytes]:
    """Give all by name, in the order in which they are added."""
    written = {
        **motion_texts.MOTIONS,
        **{f"eigen/{name}": text for name, text in own_texts.ALL.items()},
        **_OFFICIAL,
        "gevaarlijk.txt": HOSTILE_TEXT,
        "gevaarlijke-motie.txt": HOSTILE_MOTION,
        "vreemd.txt": ODD_TEXT,
        "zonder-nummer.txt": NUMBERLESS,
        **{f"citeert-{n}.txt": _citing(n) for n in range(2700, 2700 + CITING)},
    }
    samples = {path.name: path.read_bytes() for path in sorted(SAMPLES.glob("*.xml"))}
    return {**samples, **{name: text.encode() for name, text in written.items()}}
