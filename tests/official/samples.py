"""Records as the service gives them, made up for the tests."""

from __future__ import annotations

import json

BASE = "https://service.example/OData/v4/2.0/$metadata"


def uid(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-{number:012x}"


def page(context: str | None, *records: dict[str, object], **controls: object) -> bytes:
    body: dict[str, object] = {} if context is None else {"@odata.context": f"{BASE}#{context}"}
    return json.dumps(
        {**body, **{f"@odata.{name}": value for name, value in controls.items()}, "value": records}
    ).encode()


def common(number: int, modified: str = "2024-06-04T14:38:19.3051028Z") -> dict[str, object]:
    return {
        "Id": uid(number),
        "GewijzigdOp": "2024-06-04T16:37:26.34+02:00",
        "ApiGewijzigdOp": modified,
        "Verwijderd": False,
    }


def case(number: int, **more: object) -> dict[str, object]:
    return {
        **common(number),
        "Nummer": f"2024Z{number:05}",
        "Soort": "Motie",
        "Titel": "Proefraad",
        "Onderwerp": "Motie van het lid Voorbeeld over proeven",
        "GestartOp": "2024-06-04T00:00:00+02:00",
        "Vergaderjaar": "2023-2024",
        "Volgnummer": number,
        "Afgedaan": True,
        "Kabinetsappreciatie": "Ontraden",
        "Status": "Vrijgegeven",
        **more,
    }


def decision(number: int, **more: object) -> dict[str, object]:
    return {
        **common(number),
        "Agendapunt_Id": uid(900),
        "StemmingsSoort": "Met handopsteken",
        "BesluitSoort": "Stemmen - aangenomen",
        "BesluitTekst": "Aangenomen.",
        "Opmerking": None,
        "Status": "Besluit",
        "AgendapuntZaakBesluitVolgorde": 1,
        **more,
    }


def vote(number: int, **more: object) -> dict[str, object]:
    return {
        **common(number),
        "Besluit_Id": uid(800),
        "Soort": "Voor",
        "FractieGrootte": 7,
        "ActorNaam": "AAA",
        "ActorFractie": "AAA",
        "Vergissing": False,
        "SidActorLid": None,
        "SidActorFractie": None,
        "Persoon_Id": None,
        "Fractie_Id": uid(700),
        **more,
    }


def item(number: int, **more: object) -> dict[str, object]:
    return {
        **common(number),
        "Nummer": f"2024P{number:05}",
        "Onderwerp": "Moties ingediend bij het proefdebat",
        "Aanvangstijd": None,
        "Eindtijd": None,
        "Volgorde": 3,
        "Rubriek": None,
        "Noot": None,
        "Status": "Vrijgegeven",
        **more,
    }


def document(number: int, **more: object) -> dict[str, object]:
    return {
        **common(number),
        "Soort": "Motie",
        "DocumentNummer": f"2024D{number:05}",
        "Titel": "Proefraad",
        "Onderwerp": "Motie over proeven",
        "Datum": "2024-06-04T00:00:00+02:00",
        "Vergaderjaar": "2023-2024",
        "Kamer": 2,
        "Volgnummer": -1,
        **more,
    }
