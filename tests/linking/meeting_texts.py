"""Invented letters, official letters and debates about a few meetings of the Council."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.linking.own_texts import letter, page

_MODIFIED = {"GewijzigdOp": "2023-02-09T12:00:00+01:00", "ApiGewijzigdOp": "2023-02-09T12:00:00Z", "Verwijderd": False}


def agenda(
    number: int, sent: str, council: str, days: str, items: str = "", lead: str = "de geannoteerde agenda"
) -> str:
    """Make an annotated agenda."""
    body = f"Hierbij bied ik u {lead} aan van de {council} van {days}."
    return _with_title(
        letter(number, sent, body), f"{lead.removeprefix('de ').upper()} {council.upper()} VAN {days.upper()}", items
    )


def report(number: int, sent: str, council: str, days: str, items: str = "", cites: str = "") -> str:
    """Make a report."""
    body = f"Hierbij bied ik u het verslag aan van de {council} van {days}.{cites}"
    return _with_title(letter(number, sent, body), f"VERSLAG {council.upper()} VAN {days.upper()}", items)


def _with_title(head: str, title: str, items: str) -> str:
    return f"{head}\n{title}\n\n{items.strip() or 'Handel'}\n\nDe Raad sprak over handel.\n"


def case(number: int, subject: str, started: str, kind: str = "Brief regering") -> dict[str, object]:
    """Make an official case: a letter of the government, if nothing else is said."""
    return {
        "Id": f"10000000-0000-4000-8000-{number:012d}",
        "Nummer": f"2023Z{number:05d}",
        "Soort": kind,
        "Titel": "Raad Algemene Zaken en Raad Buitenlandse Zaken",
        "Citeertitel": None,
        "Alias": None,
        "Status": "Vrijgegeven",
        "Onderwerp": subject,
        "GestartOp": f"{started}T00:00:00+01:00",
        "Organisatie": "Tweede Kamer",
        "Grondslagvoorhang": None,
        "Termijn": None,
        "Vergaderjaar": "2022-2023",
        "Volgnummer": -1,
        "HuidigeBehandelstatus": None,
        "Afgedaan": False,
        "GrootProject": False,
        "Kabinetsappreciatie": None,
        **_MODIFIED,
    }


def activity(
    number: int, subject: str, day: str | None, kind: str = "Commissiedebat", status: str = "Uitgevoerd"
) -> dict[str, object]:
    """Make an official activity: a committee debate, if nothing else is said."""
    return {
        "Id": f"20000000-0000-4000-8000-{number:012d}",
        "Soort": kind,
        "Nummer": f"2023A{number:05d}",
        "Onderwerp": subject,
        "DatumSoort": "Dag",
        "Datum": f"{day}T10:00:00+01:00" if day else None,
        "Aanvangstijd": f"{day}T10:00:00+01:00" if day else None,
        "Eindtijd": None,
        "Locatie": None,
        "Besloten": False,
        "Status": status,
        "Vergaderjaar": "2022-2023",
        "Kamer": "Tweede Kamer",
        "Noot": None,
        "VRSNummer": None,
        "SidVoortouw": None,
        "Voortouwnaam": "Buitenlandse Zaken",
        "Voortouwafkorting": "BUZA",
        "Voortouwkortenaam": "BUZA",
        "Aanvraagdatum": None,
        "DatumVerzoekEersteVerlenging": None,
        "DatumMededelingEersteVerlenging": None,
        "DatumVerzoekTweedeVerlenging": None,
        "DatumMededelingTweedeVerlenging": None,
        "Vervaldatum": None,
        **_MODIFIED,
    }


def official(cases: list[dict[str, object]] = [], activities: list[dict[str, object]] = []) -> Mapping[str, str]:  # noqa: B006
    """Make the pages of these."""
    found = {}
    if cases:
        found["zaak.json"] = page("Zaak", cases)
    if activities:
        found["activiteit.json"] = page("Activiteit", activities)
    assert all(json.loads(text) for text in found.values())
    return found
