"""What a document says of itself: kind, number, chamber, session year, and its Council meeting."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

from typing import NamedTuple

import pytest

from kamerspoor.text.classify import canonical_dossier
from kamerspoor.text.members import members_in_title

from .reading import read


class Case(NamedTuple):
    """A header and what is to be read off it."""

    dossier: str
    office: str
    title: str
    opening: str
    kind: str
    council: str | None
    date: str | None
    form: str | None = None
    place: str | None = None


BZ = "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken"
MET = "Op de agenda stonden de Sahel en Georgië."


def _at(council: str, day: str, place: str = "Brussel") -> str:
    return f"Op {day} vond de {council} plaats in {place}. {MET}"


CASES: dict[str, Case] = {
    "foreign affairs": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "VERSLAG VAN DE RAAD BUITENLANDSE ZAKEN VAN 19 NOVEMBER 2020",
        MET,
        "report",
        "Raad Buitenlandse Zaken",
        "2020-11-19",
    ),
    "foreign affairs, place": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "VERSLAG RAAD BUITENLANDSE ZAKEN",
        _at("Raad Buitenlandse Zaken", "donderdag 19 november 2020", "Luxemburg"),
        "report",
        "Raad Buitenlandse Zaken",
        "2020-11-19",
        None,
        "Luxemburg",
    ),
    "foreign affairs, agenda": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "GEANNOTEERDE AGENDA VOOR DE RAAD BUITENLANDSE ZAKEN VAN 7 DECEMBER 2020",
        MET,
        "annotated_agenda",
        "Raad Buitenlandse Zaken",
        "2020-12-07",
    ),
    "foreign affairs by video": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "VERSLAG VAN DE INFORMELE VIDEOCONFERENTIE VAN DE LEDEN VAN DE RAAD BUITENLANDSE ZAKEN VAN 19 NOVEMBER 2020",
        MET,
        "report",
        "Raad Buitenlandse Zaken",
        "2020-11-19",
        "informele videoconferentie",
    ),
    "foreign affairs, Gymnich": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "VERSLAG VAN DE INFORMELE BIJEENKOMST VAN DE RAAD BUITENLANDSE ZAKEN (GYMNICH) VAN 30 EN 31 AUGUSTUS 2022",
        MET,
        "report",
        "Raad Buitenlandse Zaken",
        "2022-08-30/2022-08-31",
        "informele bijeenkomst",
    ),
    "foreign affairs by letters": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "VERSLAG RBZ VAN 19 NOVEMBER 2020",
        MET,
        "report",
        "Raad Buitenlandse Zaken",
        "2020-11-19",
    ),
    "development": Case(
        "21 501-04 Ontwikkelingsraad",
        "MINISTER VOOR BUITENLANDSE HANDEL EN ONTWIKKELINGSSAMENWERKING",
        "VERSLAG VAN DE RAAD BUITENLANDSE ZAKEN/ONTWIKKELINGSSAMENWERKING VAN 28 NOVEMBER 2022",
        MET,
        "report",
        "Raad Buitenlandse Zaken/Ontwikkelingssamenwerking",
        "2022-11-28",
    ),
    "development by letters": Case(
        "21 501-04 Ontwikkelingsraad",
        "MINISTER VOOR BUITENLANDSE HANDEL EN ONTWIKKELINGSSAMENWERKING",
        "GEANNOTEERDE AGENDA RBZ/OS VAN 28 NOVEMBER 2022",
        MET,
        "annotated_agenda",
        "Raad Buitenlandse Zaken/Ontwikkelingssamenwerking",
        "2022-11-28",
    ),
    "trade": Case(
        BZ,
        "MINISTER VOOR BUITENLANDSE HANDEL EN ONTWIKKELINGSSAMENWERKING",
        "VERSLAG VAN DE RAAD BUITENLANDSE ZAKEN/HANDEL VAN 25 MEI 2023",
        MET,
        "report",
        "Raad Buitenlandse Zaken/Handel",
        "2023-05-25",
    ),
    "trade with a space": Case(
        BZ,
        "MINISTER VOOR BUITENLANDSE HANDEL EN ONTWIKKELINGSSAMENWERKING",
        "VERSLAG RBZ HANDEL VAN 25 MEI 2023",
        MET,
        "report",
        "Raad Buitenlandse Zaken/Handel",
        "2023-05-25",
    ),
    "defence": Case(
        "21 501-28 Defensieraad",
        "MINISTER VAN DEFENSIE",
        "VERSLAG VAN DE RAAD BUITENLANDSE ZAKEN/DEFENSIE VAN 14 NOVEMBER 2023",
        MET,
        "report",
        "Raad Buitenlandse Zaken/Defensie",
        "2023-11-14",
    ),
    "general affairs": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "VERSLAG VAN DE RAAD ALGEMENE ZAKEN VAN 19 MAART 2024",
        MET,
        "report",
        "Raad Algemene Zaken",
        "2024-03-19",
    ),
    "general affairs, informal": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "VERSLAG VAN DE INFORMELE RAAD ALGEMENE ZAKEN VAN 29 EN 30 APRIL 2024",
        MET,
        "report",
        "Raad Algemene Zaken",
        "2024-04-29/2024-04-30",
        "informele bijeenkomst",
    ),
    "general affairs by letters": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "GEANNOTEERDE AGENDA RAZ VAN 19 MAART 2024",
        MET,
        "annotated_agenda",
        "Raad Algemene Zaken",
        "2024-03-19",
    ),
    "cohesion": Case(
        "21 501-08 Milieuraad",
        "MINISTER VAN ECONOMISCHE ZAKEN",
        "VERSLAG RAAD ALGEMENE ZAKEN COHESIEBELEID VAN 30 NOVEMBER 2023",
        MET,
        "report",
        "Raad Algemene Zaken/Cohesiebeleid",
        "2023-11-30",
    ),
    "European Council": Case(
        "21 501-20 Europese Raad",
        "MINISTER-PRESIDENT, MINISTER VAN ALGEMENE ZAKEN",
        "VERSLAG VAN DE EUROPESE RAAD VAN 10 EN 11 DECEMBER 2020",
        MET,
        "report",
        "Europese Raad",
        "2020-12-10/2020-12-11",
    ),
    "European Council by dash": Case(
        "21 501-20 Europese Raad",
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "GEANNOTEERDE AGENDA EUROPESE RAAD VAN 10–11 DECEMBER 2020",
        MET,
        "annotated_agenda",
        "Europese Raad",
        "2020-12-10/2020-12-11",
    ),
    "European Council, informal": Case(
        "21 501-20 Europese Raad",
        "MINISTER-PRESIDENT, MINISTER VAN ALGEMENE ZAKEN",
        "VERSLAG VAN DE INFORMELE BIJEENKOMST VAN DE EUROPESE RAAD VAN 3 FEBRUARI 2025",
        MET,
        "report",
        "Europese Raad",
        "2025-02-03",
        "informele bijeenkomst",
    ),
    "justice": Case(
        "32 317 JBZ-Raad",
        "MINISTER VAN JUSTITIE EN VEILIGHEID",
        "VERSLAG VAN DE JBZ-RAAD VAN 8 EN 9 JUNI 2023",
        MET,
        "report",
        "JBZ-Raad",
        "2023-06-08/2023-06-09",
    ),
    "justice in full": Case(
        "32 317 JBZ-Raad",
        "MINISTER VAN JUSTITIE EN VEILIGHEID",
        "GEANNOTEERDE AGENDA RAAD JUSTITIE EN BINNENLANDSE ZAKEN VAN 8 EN 9 JUNI 2023",
        MET,
        "annotated_agenda",
        "JBZ-Raad",
        "2023-06-08/2023-06-09",
    ),
    "finance": Case(
        "21 501-07 Raad voor Economische en Financiële Zaken",
        "MINISTER VAN FINANCIËN",
        "VERSLAG VAN DE ECOFINRAAD VAN 9 NOVEMBER 2023",
        MET,
        "report",
        "Ecofinraad",
        "2023-11-09",
    ),
    "finance with a hyphen": Case(
        "21 501-07 Raad voor Economische en Financiële Zaken",
        "MINISTER VAN FINANCIËN",
        "VERSLAG ECOFIN-RAAD VAN 9 NOVEMBER 2023",
        MET,
        "report",
        "Ecofinraad",
        "2023-11-09",
    ),
    "Eurogroup": Case(
        "21 501-07 Raad voor Economische en Financiële Zaken",
        "MINISTER VAN FINANCIËN",
        "VERSLAG VAN DE EUROGROEP VAN 8 NOVEMBER 2023",
        MET,
        "report",
        "Eurogroep",
        "2023-11-08",
    ),
    "Eurogroup and finance": Case(
        "21 501-07 Raad voor Economische en Financiële Zaken",
        "MINISTER VAN FINANCIËN",
        "VERSLAG VAN DE EUROGROEP EN ECOFINRAAD VAN 8 EN 9 NOVEMBER 2023",
        MET,
        "report",
        "Eurogroep en Ecofinraad",
        "2023-11-08/2023-11-09",
    ),
    "budget": Case(
        "21 501-03 Begrotingsraad",
        "MINISTER VAN FINANCIËN",
        "VERSLAG VAN DE BEGROTINGSRAAD VAN 10 NOVEMBER 2023",
        MET,
        "report",
        "Begrotingsraad",
        "2023-11-10",
    ),
    "agriculture": Case(
        "21 501-32 Landbouw- en Visserijraad",
        "MINISTER VAN LANDBOUW, NATUUR EN VOEDSELKWALITEIT",
        "VERSLAG VAN DE LANDBOUW- EN VISSERIJRAAD VAN 20 EN 21 NOVEMBER 2023",
        MET,
        "report",
        "Landbouw- en Visserijraad",
        "2023-11-20/2023-11-21",
    ),
    "agriculture, agenda": Case(
        "21 501-32 Landbouw- en Visserijraad",
        "MINISTER VAN LANDBOUW, NATUUR EN VOEDSELKWALITEIT",
        "GEANNOTEERDE AGENDA LANDBOUW- EN VISSERIJRAAD 20 NOVEMBER 2023",
        MET,
        "annotated_agenda",
        "Landbouw- en Visserijraad",
        "2023-11-20",
    ),
    "environment": Case(
        "21 501-08 Milieuraad",
        "STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT",
        "VERSLAG VAN DE MILIEURAAD VAN 16 OKTOBER 2023",
        _at("Milieuraad", "16 oktober 2023", "Luxemburg"),
        "report",
        "Milieuraad",
        "2023-10-16",
        None,
        "Luxemburg",
    ),
    "environment, informal": Case(
        "21 501-08 Milieuraad",
        "STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT",
        "VERSLAG INFORMELE MILIEURAAD VAN 10 EN 11 JULI 2023",
        MET,
        "report",
        "Milieuraad",
        "2023-07-10/2023-07-11",
        "informele bijeenkomst",
    ),
    "transport": Case(
        "21 501-33 Raad voor Vervoer, Telecommunicatie en Energie",
        "MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT",
        "VERSLAG VAN DE TRANSPORTRAAD VAN 4 DECEMBER 2023",
        MET,
        "report",
        "Transportraad",
        "2023-12-04",
    ),
    "telecom": Case(
        "21 501-33 Raad voor Vervoer, Telecommunicatie en Energie",
        "MINISTER VAN ECONOMISCHE ZAKEN EN KLIMAAT",
        "VERSLAG VAN DE TELECOMRAAD VAN 5 DECEMBER 2023",
        MET,
        "report",
        "Telecomraad",
        "2023-12-05",
    ),
    "energy": Case(
        "21 501-33 Raad voor Vervoer, Telecommunicatie en Energie",
        "MINISTER VOOR KLIMAAT EN ENERGIE",
        "VERSLAG VAN DE ENERGIERAAD VAN 19 DECEMBER 2023",
        MET,
        "report",
        "Energieraad",
        "2023-12-19",
    ),
    "transport, telecom and energy": Case(
        "21 501-33 Raad voor Vervoer, Telecommunicatie en Energie",
        "MINISTER VAN ECONOMISCHE ZAKEN EN KLIMAAT",
        "GEANNOTEERDE AGENDA VTE-RAAD VAN 19 DECEMBER 2023",
        MET,
        "annotated_agenda",
        "VTE-Raad",
        "2023-12-19",
    ),
    "competition": Case(
        "21 501-30 Raad voor Concurrentievermogen",
        "MINISTER VAN ECONOMISCHE ZAKEN EN KLIMAAT",
        "VERSLAG VAN DE RAAD VOOR CONCURRENTIEVERMOGEN VAN 7 EN 8 DECEMBER 2023",
        MET,
        "report",
        "Raad voor Concurrentievermogen",
        "2023-12-07/2023-12-08",
    ),
    "social affairs": Case(
        "21 501-31 Raad voor de Werkgelegenheid, Sociaal Beleid, Volksgezondheid en Consumentenzaken",
        "MINISTER VAN SOCIALE ZAKEN EN WERKGELEGENHEID",
        "VERSLAG VAN DE RAAD WERKGELEGENHEID, SOCIAAL BELEID, VOLKSGEZONDHEID EN CONSUMENTENZAKEN VAN 27 NOVEMBER 2023",
        MET,
        "report",
        "Raad Werkgelegenheid, Sociaal Beleid, Volksgezondheid en Consumentenzaken",
        "2023-11-27",
    ),
    "social affairs by letters": Case(
        "21 501-31 Raad voor de Werkgelegenheid, Sociaal Beleid, Volksgezondheid en Consumentenzaken",
        "MINISTER VAN SOCIALE ZAKEN EN WERKGELEGENHEID",
        "GEANNOTEERDE AGENDA WSBVC-RAAD VAN 27 NOVEMBER 2023",
        MET,
        "annotated_agenda",
        "Raad Werkgelegenheid, Sociaal Beleid, Volksgezondheid en Consumentenzaken",
        "2023-11-27",
    ),
    "education": Case(
        "21 501-34 Raad voor Onderwijs, Jeugd, Cultuur en Sport",
        "MINISTER VAN ONDERWIJS, CULTUUR EN WETENSCHAP",
        "VERSLAG VAN DE RAAD ONDERWIJS, JEUGD, CULTUUR EN SPORT VAN 23 EN 24 NOVEMBER 2023",
        MET,
        "report",
        "Raad Onderwijs, Jeugd, Cultuur en Sport",
        "2023-11-23/2023-11-24",
    ),
    "education by letters": Case(
        "21 501-34 Raad voor Onderwijs, Jeugd, Cultuur en Sport",
        "MINISTER VAN ONDERWIJS, CULTUUR EN WETENSCHAP",
        "GEANNOTEERDE AGENDA OJCS-RAAD VAN 23 EN 24 NOVEMBER 2023",
        MET,
        "annotated_agenda",
        "Raad Onderwijs, Jeugd, Cultuur en Sport",
        "2023-11-23/2023-11-24",
    ),
    "health": Case(
        "21 501-31 Raad voor de Werkgelegenheid, Sociaal Beleid, Volksgezondheid en Consumentenzaken",
        "MINISTER VAN VOLKSGEZONDHEID, WELZIJN EN SPORT",
        "VERSLAG EU-GEZONDHEIDSRAAD VAN 30 NOVEMBER 2023",
        MET,
        "report",
        "EU-Gezondheidsraad",
        "2023-11-30",
    ),
    "two months": Case(
        "32 317 JBZ-Raad",
        "STAATSSECRETARIS VAN JUSTITIE EN VEILIGHEID",
        "VERSLAG JBZ-RAAD VAN 30 NOVEMBER EN 1 DECEMBER 2023",
        MET,
        "report",
        "JBZ-Raad",
        "2023-11-30/2023-12-01",
    ),
    "written consultation": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG OVER DE GEANNOTEERDE AGENDA VAN DE RAAD BUITENLANDSE ZAKEN VAN 19 NOVEMBER 2020",
        "De fracties hebben vragen gesteld.",
        "written_consultation",
        "Raad Buitenlandse Zaken",
        "2020-11-19",
    ),
    "a letter on something else": Case(
        "36 045 Situatie in de Oekraïne",
        "MINISTER VAN DEFENSIE",
        "",
        "Hierbij informeer ik u over de levering van materieel aan het land.",
        "letter",
        None,
        None,
    ),
    "no year in the title": Case(
        BZ,
        "MINISTER VAN BUITENLANDSE ZAKEN",
        "VERSLAG RAAD BUITENLANDSE ZAKEN VAN 26 FEBRUARI",
        _at("Raad Buitenlandse Zaken", "26 februari 2024"),
        "report",
        "Raad Buitenlandse Zaken",
        "2024-02-26",
        None,
        "Brussel",
    ),
}
BODY = "De Raad sprak uitvoerig over de gevolgen van de crisis en kwam overeen dat de inzet opnieuw wordt bezien."


def _document(case: Case, chamber: str = "Tweede") -> str:
    head = (
        f"{chamber} Kamer der Staten-Generaal\nVergaderjaar 2023–2024\n{case.dossier}\nNr. 2811 BRIEF VAN DE {case.office}\n"
        f"Aan de Voorzitter van de {chamber} Kamer der Staten-Generaal\nDen Haag, 4 maart 2024"
    )
    return "\n\n".join(
        part for part in (head, case.title, "Inleiding", case.opening, "Sahel", BODY, "Georgië", BODY) if part
    )


def test_there_are_enough_headers() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_header(case: Case) -> None:
    document = read(_document(case)).document
    dossier = canonical_dossier(case.dossier.split(" ", 2)[0] + " " + case.dossier.split(" ", 2)[1])
    assert (document.dossier, document.number, document.id) == (dossier, "2811", f"kst-{dossier}-2811")
    assert (document.chamber, document.session_year, document.date) == ("TK", "2023-2024", "2024-03-04")
    assert document.addressee == "Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert document.place == "Den Haag"
    assert document.dossier_title == case.dossier.split(" ", 2)[2]
    assert document.author is not None
    assert case.office.lower().startswith(document.author.lower())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_kind_and_meeting(case: Case) -> None:
    document = read(_document(case)).document
    assert document.kind == case.kind
    meeting = document.meeting
    if case.council is None:
        assert meeting is None
        return
    assert meeting is not None
    assert (meeting.council, meeting.date, meeting.format, meeting.place) == (
        case.council,
        case.date,
        case.form,
        case.place,
    )


@pytest.mark.parametrize("case", list(CASES.values())[:3], ids=list(CASES)[:3])
def test_the_other_chamber(case: Case) -> None:
    assert read(_document(case, "Eerste")).document.chamber == "EK"


FOOTS = {
    "lower house": (
        "Tweede Kamer, vergaderjaar 2020–2021, 21 501-02, nr. 2244 4",
        ("TK", "2020-2021", "21501-02", "2244"),
    ),
    "upper house": ("Eerste Kamer, vergaderjaar 2022–2023, 36 067, Y 2", ("EK", "2022-2023", "36067", "Y")),
    "chapter": ("Tweede Kamer, vergaderjaar 2020–2021, 35 570 V, nr. 42 1", ("TK", "2020-2021", "35570-V", "42")),
    "no page": ("Tweede Kamer, vergaderjaar 2020–2021, 21 501-02, nr. 2244", ("TK", "2020-2021", "21501-02", "2244")),
}


@pytest.mark.parametrize(("foot", "expected"), FOOTS.values(), ids=FOOTS)
def test_running_foot(foot: str, expected: tuple[str, str, str, str]) -> None:
    document = read(f"Inleiding\n\n{BODY}\n\n{foot}\n\n{BODY}\n").document
    assert (document.chamber, document.session_year, document.dossier, document.number) == expected
    assert document.id == f"kst-{expected[2]}-{expected[3]}"


KINDS = {
    "debate": ("VERSLAG VAN EEN COMMISSIEDEBAT", "debate"),
    "plenary debate": ("VERSLAG VAN EEN NOTAOVERLEG", "debate"),
    "questions": (
        "Vragen van het lid Brink (ABC) aan de Minister van Buitenlandse Zaken over Jemen (ingezonden 3 maart 2023)",
        "questions",
    ),
    "agenda": ("GEANNOTEERDE AGENDA RAAD ALGEMENE ZAKEN", "annotated_agenda"),
    "report": ("VERSLAG RAAD ALGEMENE ZAKEN VAN 19 MAART 2024", "report"),
    "consultation": ("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "written_consultation"),
    "something else": ("Kabinetsreactie op het rapport van de raad", "other"),
}


@pytest.mark.parametrize(("title", "kind"), KINDS.values(), ids=KINDS)
def test_kind(title: str, kind: str) -> None:
    assert read(f"{title}\n\nInleiding\n\n{BODY}\n\nSahel\n\n{BODY}\n").document.kind == kind


DOSSIERS = {
    "council by hyphen": ("21 501-02", "21501-02"),
    "council by en dash": ("21 501–02", "21501-02"),
    "together": ("21501-02", "21501-02"),
    "full stop": ("21.501-02", "21501-02"),
    "council by space": ("21 501 02", "21501-02"),
    "fund": ("36 410A", "36410-A"),
    "chapter": ("35 570 V", "35570-V"),
    "kingdom act": ("34 358 (R2065)", "34358"),
    "no dossier": ("iets anders", "iets anders"),
}


@pytest.mark.parametrize(("surface", "expected"), DOSSIERS.values(), ids=DOSSIERS)
def test_canonical_dossier(surface: str, expected: str) -> None:
    assert canonical_dossier(surface) == expected


MEMBERS = {
    "one": ("MOTIE VAN HET LID BRINK", (("Brink",), False)),
    "two": ("MOTIE VAN DE LEDEN BRINK EN VELDT", (("Brink", "Veldt"), False)),
    "three": ("MOTIE VAN DE LEDEN BRINK, VELDT EN HAGEN", (("Brink", "Veldt", "Hagen"), False)),
    "others": ("MOTIE VAN HET LID BRINK C.S.", (("Brink",), True)),
    "particles": ("MOTIE VAN HET LID VAN DER VELDT", (("Van der Veldt",), False)),
    "amended": ("GEWIJZIGDE MOTIE VAN HET LID BRINK TER VERVANGING VAN DIE GEDRUKT ONDER NR. 12", (("Brink",), False)),
    "amendment": ("AMENDEMENT VAN HET LID BRINK", (("Brink",), False)),
    "apostrophe": ("MOTIE VAN HET LID IN ’T VELDT", (("In ’t Veldt",), False)),
    "none": ("BRIEF VAN DE MINISTER", None),
}


@pytest.mark.parametrize(("title", "expected"), MEMBERS.values(), ids=MEMBERS)
def test_members_in_title(title: str, expected: tuple[tuple[str, ...], bool] | None) -> None:
    motion = members_in_title(title)
    assert (motion and (motion.members, motion.and_others)) == expected


def test_a_replaced_motion_is_named() -> None:
    record = read(
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2023–2024\n29 521 Nederlandse deelname aan vredesmissies\n"
        "Nr. 40 GEWIJZIGDE MOTIE VAN HET LID BRINK TER VERVANGING VAN DIE GEDRUKT ONDER NR. 12\nVoorgesteld 7 december 2023\n\n"
        "De Kamer,\n\ngehoord de beraadslaging,\n\nverzoekt de regering dit te doen,\n\n"
        "en gaat over tot de orde van de dag.\n\nBrink\n"
    )
    assert (record.document.kind, record.document.replaces) == ("motion", "12")
