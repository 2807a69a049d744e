"""Blocks, levels, notes and sentences of texts that know only lines."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest

from kamerspoor.text import letterhead
from kamerspoor.text.headings import Heading, level_headings, numbering
from kamerspoor.text.sentences import find_sentences

from .reading import of_kind, read, shown

BODY = (
    "De Raad sprak uitvoerig over de gevolgen van de crisis en kwam overeen dat de inzet in een volgende zitting opnieuw"
    " wordt bezien, zodat alle landen hun standpunt kunnen bepalen."
)

HEAD_LINES = {
    "chamber": "Tweede Kamer der Staten-Generaal",
    "chamber and its digit": "Tweede Kamer der Staten-Generaal 2",
    "other chamber": "Eerste Kamer der Staten-Generaal",
    "other chamber and its digit": "Eerste Kamer der Staten-Generaal 1",
    "session year": "Vergaderjaar 2023–2024",
    "session year by hyphen": "Vergaderjaar 2023-2024",
    "dossier and title": "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken",
    "dossier by en dash": "21 501–20 Europese Raad",
    "dossier with chapter": "36 410 V Vaststelling van de begrotingsstaten van het Ministerie van Buitenlandse Zaken",
    "dossier alone": "29 684",
    "number and author": "Nr. 2811 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN",
    "number alone": "Nr. 2811",
    "author alone": "BRIEF VAN DE STAATSSECRETARIS VAN ECONOMISCHE ZAKEN",
    "addressee": "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "addressee of the other chamber": "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal",
    "place and day": "Den Haag, 5 maart 2024",
    "place and day, old name": "’s-Gravenhage, 5 maart 2024",
    "proposed": "Voorgesteld 7 december 2023",
    "adopted": "Vastgesteld 3 oktober 2023",
    "received": "Ontvangen 3 oktober 2023",
    "date by label": "Datum 3 oktober 2023",
    "postcode": "2500 EB Den Haag",
    "post office box": "Postbus 20061",
    "ministry": "Ministerie van Buitenlandse Zaken",
    "subject": "Betreft Verslag van de Raad Buitenlandse Zaken van 26 februari 2024",
    "our reference": "Onze referentie BZ1234567",
    "salutation": "Geachte Voorzitter,",
    "salutation, very": "Zeer geachte voorzitter,",
}


@pytest.mark.parametrize("line", HEAD_LINES.values(), ids=HEAD_LINES)
def test_head_line(line: str) -> None:
    assert letterhead.is_head_line(line)


NO_HEAD_LINES = {
    "a sentence": "Op maandag sprak de Raad over de Sahel.",
    "a heading": "Westelijke Balkan",
    "a sentence with a dossier": "Zie Kamerstuk 21 501-02, nr. 2234.",
    "a name": "H.J. Veldt",
    "amounts": "De kosten zijn 25 000 euro.",
    "a date amid words": "Dat was op 5 maart 2024 in Brussel.",
    "two chambers": "De Tweede Kamer der Staten-Generaal en de Raad",
}


@pytest.mark.parametrize("line", NO_HEAD_LINES.values(), ids=NO_HEAD_LINES)
def test_no_head_line(line: str) -> None:
    assert not letterhead.is_head_line(line)


def letter(*body: str, foot: str = "De Minister van Buitenlandse Zaken,\nH.J. Veldt") -> str:
    """Make a letter of paragraphs, one a line."""
    head = "\n".join(
        [
            HEAD_LINES["chamber"],
            HEAD_LINES["session year"],
            HEAD_LINES["dossier and title"],
            HEAD_LINES["number and author"],
            HEAD_LINES["addressee"],
            HEAD_LINES["place and day"],
        ]
    )
    return "\n\n".join([head, *body, foot]) + "\n"


SIGNATURES = {
    "office and name": "De Minister van Buitenlandse Zaken,\nH.J. Veldt",
    "office and name, a line between": "De Minister van Buitenlandse Zaken,\n\nH.J. Veldt",
    "particle": "De Minister van Buitenlandse Zaken,\n\nJ.W.M. van der Veldt",
    "double name": "De Staatssecretaris van Justitie en Veiligheid,\n\nE. van den Brink-Hagen",
    "first name": "De Minister van Financiën,\n\nWietske Brink",
    "for the minister": "Namens de Minister van Financiën,\n\nW. Brink",
    "two offices": "De Minister van Financiën,\n\nW. Brink\n\nDe Minister van Economische Zaken en Klimaat,\n\nH.J. Veldt",
    "prime minister": "De Minister-President,\n\nM. Veldt",
    "chair and clerk": "De voorzitter van de commissie,\n\nBrink\n\nDe griffier van de commissie,\n\nVeldt",
    "clerk on one line": "De griffier van de commissie, Oldenhuis",
    "office in lower case": "De minister van Buitenlandse Zaken,\n\nH.J. Veldt",
    "long office": "De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,\n\nL. Brink",
    "long office, close": "De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,\nL. Brink",
    "prime minister with two offices": "De Minister-President, Minister van Algemene Zaken,\n\nM. Veldt",
    "greeting": "Hoogachtend,\n\nDe Minister van Financiën,\n\nW. Brink",
    "titles": "De Minister van Financiën,\n\ndrs. W.B. Brink",
    "Turkish name": "De Minister van Justitie en Veiligheid,\n\nD. Yeşilveldt-Zegerius",
}


@pytest.mark.parametrize("foot", SIGNATURES.values(), ids=SIGNATURES)
def test_signature(foot: str) -> None:
    record = read(letter("Hierbij bied ik u het verslag aan.", "Sahel", BODY, foot=foot))
    signed = " ".join(of_kind(record, "signature"))
    assert signed.split() == foot.split()
    assert of_kind(record, "heading") == ["Sahel"]
    assert not any(record.quote(s) in foot for s in record.sentences)


@pytest.mark.parametrize("foot", SIGNATURES.values(), ids=SIGNATURES)
def test_signature_above_an_enclosure(foot: str) -> None:
    title = "VERSLAG VAN DE RAAD BUITENLANDSE ZAKEN VAN 26 FEBRUARI 2024"
    record = read(
        letter("Hierbij bied ik u het verslag aan.", foot=foot)
        + f"\n{title}\n\nInleiding\n\n{BODY}\n\nSahel\n\n{BODY}\n"
    )
    assert " ".join(of_kind(record, "signature")).split() == foot.split()
    assert of_kind(record, "title") == [title]
    assert of_kind(record, "heading") == ["Inleiding", "Sahel"]


@pytest.mark.parametrize("foot", SIGNATURES.values(), ids=SIGNATURES)
def test_signature_in_text_with_broken_lines(foot: str) -> None:
    title = "VERSLAG VAN DE RAAD BUITENLANDSE ZAKEN VAN 26 FEBRUARI 2024"
    broken = WRAPPED.format(mark="")
    text = letter(broken, broken, foot=foot)
    record = read(f"{text}\n{title}\n\nInleiding\n\n{broken}\nSahel\n\n{broken}\n{broken}")
    assert " ".join(of_kind(record, "signature")).split() == foot.split()
    assert of_kind(record, "heading") == ["Inleiding", "Sahel"]


BELOW = {
    "introduction": ("Inleiding", "heading"),
    "subject": ("Westelijke Balkan", "heading"),
    "title without a day": ("VERSLAG RAAD ALGEMENE ZAKEN", "title"),
    "title in small letters": ("Verslag Raad Algemene Zaken", "title"),
}


@pytest.mark.parametrize(("line", "kind"), BELOW.values(), ids=BELOW)
def test_what_follows_a_signature_is_none(line: str, kind: str) -> None:
    record = read(
        letter("Hierbij bied ik u het verslag aan.", foot=SIGNATURES["particle"])
        + f"\n{line}\n\n{BODY}\n\nSahel\n\n{BODY}\n"
    )
    assert (kind, line) in shown(record)
    assert of_kind(record, "signature") == SIGNATURES["particle"].split("\n\n")


NO_SIGNATURES = {
    "a sentence on the minister": "De Minister van Buitenlandse Zaken heeft dit toegelicht.",
    "a minister in a clause": "De Minister van Defensie is het hiermee eens, zo bleek in het debat.",
    "a heading on a minister": "De Minister van Buitenlandse Zaken in de Sahel",
}


@pytest.mark.parametrize("text", NO_SIGNATURES.values(), ids=NO_SIGNATURES)
def test_no_signature(text: str) -> None:
    record = read(letter("Sahel", text, BODY, foot="Einde van de brief."))
    assert of_kind(record, "signature") == []


TITLES = {
    "capitals": "VERSLAG VAN DE RAAD BUITENLANDSE ZAKEN VAN 26 FEBRUARI 2024",
    "capitals over two lines": "VERSLAG VAN DE INFORMELE VIDEOCONFERENTIE VAN DE\nLEDEN VAN DE RAAD ALGEMENE ZAKEN VAN 26 FEBRUARI 2024",
    "agenda": "GEANNOTEERDE AGENDA VOOR DE RAAD ALGEMENE ZAKEN VAN 26 FEBRUARI 2024",
    "small letters": "Verslag Raad Buitenlandse Zaken van 26 februari 2024",
    "agenda in small letters": "Geannoteerde agenda Raad Algemene Zaken van 26 februari 2024",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_title(title: str) -> None:
    record = read(f"{title}\n\nInleiding\n\n{BODY}\n\nSahel\n\n{BODY}\n")
    assert of_kind(record, "title") == [" ".join(title.split())]
    assert record.document.title == " ".join(title.split())
    assert of_kind(record, "heading") == ["Inleiding", "Sahel"]
    assert [b.level for b in record.blocks if b.kind == "title"] == [None]


MOTIONS = {
    "one member": ("HET LID BRINK", "Brink", ("Brink",)),
    "two members": ("DE LEDEN BRINK EN VAN DER VELDT", "Brink\nVan der Veldt", ("Brink", "Van der Veldt")),
    "and others": ("HET LID BRINK C.S.", "Brink\nVeldt\nHagen", ("Brink", "Veldt", "Hagen")),
    "double name": ("HET LID BRINK-HAGEN", "Brink-Hagen", ("Brink-Hagen",)),
}


@pytest.mark.parametrize(("title", "names", "members"), MOTIONS.values(), ids=MOTIONS)
def test_motion(title: str, names: str, members: tuple[str, ...]) -> None:
    record = read(
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2023–2024\n21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken\n"
        f"Nr. 33 MOTIE VAN {title}\nVoorgesteld 7 december 2023\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
        "constaterende dat de toestand in het gebied ernstig is;\n\nverzoekt de regering zich hiervoor in te zetten,\n\n"
        f"en gaat over tot de orde van de dag.\n\n{names}\n"
    )
    assert record.document.kind == "motion"
    assert record.document.motion is not None
    assert record.document.motion.members == members
    assert record.document.motion.and_others == title.endswith("C.S.")
    assert of_kind(record, "heading") == []
    assert of_kind(record, "signature") == names.split("\n")
    assert (record.document.id, record.document.date) == ("kst-21501-02-33", "2023-12-07")


SPEAKERS = {
    "chair": "De voorzitter:",
    "acting chair": "De fungerend voorzitter:",
    "gentleman": "De heer Brink (ABC):",
    "gentleman with particle": "De heer Van der Veldt (Groep Brink):",
    "lady": "Mevrouw Brink-Hagen (D99):",
    "minister": "Minister Veldt-Brink:",
    "secretary": "Staatssecretaris Van den Brink:",
    "prime minister": "Minister-president Veldt:",
    "member": "Het lid Brink (ABC):",
    "party with slash": "Mevrouw Veldt (ABC-DEF):",
}


@pytest.mark.parametrize("line", SPEAKERS.values(), ids=SPEAKERS)
def test_speaker(line: str) -> None:
    record = read(
        "VERSLAG VAN EEN COMMISSIEDEBAT\n\nDe commissie heeft op 27 september 2023 overleg gevoerd.\n\n"
        f"De voorzitter:\n\nIk open de vergadering van vandaag.\n\n{line}\n\nVoorzitter. Ik dank u voor het woord. {BODY}\n"
    )
    block = [b for b in record.blocks if b.role == "speaker"][-1]
    assert record.quote(block) == line
    assert block.kind == "paragraph"
    assert record.document.kind == "debate"
    assert not [s for s in record.sentences if block.start <= s.start < block.end]


NO_SPEAKERS = {
    "an announcement": "De voorzitter gaf het woord aan de heer Brink, die zei:",
    "a list follows": "De minister zegde het volgende toe:",
    "a name without title": "Brink:",
}


@pytest.mark.parametrize("line", NO_SPEAKERS.values(), ids=NO_SPEAKERS)
def test_no_speaker(line: str) -> None:
    assert not [b for b in read(f"Sahel\n\n{BODY}\n\n{line}\n\n{BODY}\n").blocks if b.role]


def report(introduction: str, *headings: str) -> str:
    """Make a report with its headings, of which `=` marks one with nothing below it."""
    parts = ["VERSLAG VAN DE RAAD BUITENLANDSE ZAKEN VAN 26 FEBRUARI 2024", "Inleiding", introduction]
    for heading in headings:
        parts.append(heading.removeprefix("="))
        if not heading.startswith("="):
            parts.append(BODY)
    return "\n\n".join(parts) + "\n"


LEVELS: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "flat": ("Op de agenda stonden de Sahel, Georgië en Jemen.", [("Sahel", 1), ("Georgië", 1), ("Jemen", 1)]),
    "sub-items of Current Affairs": (
        "Op de agenda stonden de Sahel en, onder Current Affairs, Bosnië en Soedan.",
        [("Sahel", 1), ("=Current Affairs", 1), ("Bosnië", 2), ("Soedan", 2)],
    ),
    "what follows is on top again": (
        "Op de agenda stonden de Sahel, Georgië en, onder lopende zaken, Bosnië en Soedan.",
        [("Sahel", 1), ("=Lopende zaken", 1), ("Bosnië", 2), ("Soedan", 2), ("Georgië", 1)],
    ),
    "members in brackets": (
        "Op de agenda stonden het Oostelijk Partnerschap (Moldavië en Armenië) en Jemen.",
        [("=Oostelijk Partnerschap", 1), ("Moldavië", 2), ("Armenië", 2), ("Jemen", 1)],
    ),
    "a fixed last heading": (
        "Op de agenda stonden de Sahel en, onder Current Affairs, Bosnië en Soedan.",
        [("Sahel", 1), ("=Current Affairs", 1), ("Bosnië", 2), ("Soedan", 2), ("Overig", 1)],
    ),
    "parts of an item": (
        "Op de agenda stonden de Sahel en Georgië.",
        [("=Sahel", 1), ("Doel", 2), ("Inzet Nederland", 2), ("Krachtenveld", 2), ("=Georgië", 1), ("Doel", 2)],
    ),
    "a title in other words": (
        "De Raad sprak over de gevolgen van de oorlog in Jemen en de betrekkingen met Georgië.",
        [("Situatie in Jemen", 1), ("Georgië", 1)],
    ),
    "numbers": (
        "Op de agenda stonden meerdere punten.",
        [("1. Sahel", 1), ("2. Georgië", 1), ("3. Jemen", 1)],
    ),
    "no introduction's help": ("De Raad kwam bijeen in Brussel.", [("Sahel", 1), ("Georgië", 1)]),
}


@pytest.mark.parametrize(("introduction", "expected"), LEVELS.values(), ids=LEVELS)
def test_levels(introduction: str, expected: list[tuple[str, int]]) -> None:
    record = read(report(introduction, *(name for name, _ in expected)))
    found = [(record.quote(b), b.level) for b in record.blocks if b.kind == "heading"]
    assert found == [("Inleiding", 1), *((name.removeprefix("="), level) for name, level in expected)]
    for block in record.blocks:
        if block.kind == "paragraph" and block.section is not None:
            assert record.blocks[block.section].kind == "heading"
            assert record.blocks[block.section].end <= block.start


NUMBERINGS = {
    "roman": ("II. Justitie", ("roman", 0)),
    "roman without stop": ("IV Justitie", ("roman", 0)),
    "capital": ("A. Justitie", ("capital", 0)),
    "decimal": ("2.1 Handel", ("decimal", 1)),
    "deep decimal": ("2.1.3 Handel", ("decimal", 2)),
    "number": ("12. Handel", ("number", 0)),
    "number by bracket": ("3) Handel", ("number", 0)),
    "small": ("b) handel", ("small", 0)),
    "none": ("Handel", None),
    "a year": ("2024 in cijfers", None),
    "a count": ("3 landen", None),
    "an initial letter": ("Aap", None),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERINGS.values(), ids=NUMBERINGS)
def test_numbering(text: str, expected: tuple[str, int] | None) -> None:
    assert numbering(text) == expected


SCHEMES: dict[str, tuple[list[str], list[int]]] = {
    "numbers alone": (["1. Een", "2. Twee"], [1, 1]),
    "decimals": (["1. Een", "1.1 Klein", "1.2 Meer", "2. Twee"], [1, 2, 2, 1]),
    "deep decimals": (["1 Een", "1.1 Klein", "1.1.1 Diep", "2 Twee"], [1, 2, 3, 1]),
    "roman and capital": (["I. Een", "A. Klein", "B. Meer", "II. Twee"], [1, 2, 2, 1]),
    "roman, number, small": (["I. Een", "1. Klein", "a) diep", "II. Twee"], [1, 2, 3, 1]),
    "names under romans": (["I. Een", "Sahel", "Jemen", "II. Twee", "Georgië"], [1, 2, 2, 1, 2]),
    "none": ([], []),
}


@pytest.mark.parametrize(("texts", "levels"), SCHEMES.values(), ids=SCHEMES)
def test_numbering_schemes(texts: list[str], levels: list[int]) -> None:
    headings = [Heading(text, None, 1.0, False, False, False) for text in texts]
    assert level_headings(headings, "") == levels


def test_what_markup_says_wins() -> None:
    headings = [Heading("Een", 2, 1.0, False, False, False), Heading("Twee", 4, 1.0, False, False, False)]
    assert level_headings(headings, "") == [1, 2]


def test_looks_decide_where_the_page_shows_them() -> None:
    headings = [Heading("Een", None, 1.4, True, False, False), Heading("Twee", None, 1.0, True, False, False)]
    assert level_headings(headings, "") == [1, 2]


NO_HEADINGS = {
    "a sentence": "De Raad nam dit aan.",
    "ends in a colon": "De punten zijn:",
    "small letter": "voorts werd gesproken",
    "a number": "12",
    "rows of a dash": "– – –",
    "long": " ".join(["Woord"] * 30),
}


@pytest.mark.parametrize("text", NO_HEADINGS.values(), ids=NO_HEADINGS)
def test_no_heading(text: str) -> None:
    assert text not in of_kind(read(report("Dit is de inleiding.", "Sahel") + f"\n{text}\n\n{BODY}\n"), "heading")


def test_the_last_line_is_no_heading() -> None:
    record = read(report("Dit is de inleiding.", "Sahel") + "\nEinde verslag\n")
    assert "Einde verslag" not in of_kind(record, "heading")


LISTS = {
    "dashes": ["– een eerste punt;", "– een tweede punt."],
    "hyphens": ["- een eerste punt;", "- een tweede punt."],
    "bullets": ["• een eerste punt;", "• een tweede punt."],
    "letters": ["a) een eerste punt;", "b) een tweede punt;", "c) een derde punt."],
    "numbers": ["1) een eerste punt;", "2) een tweede punt."],
    "bracketed": ["(i) een eerste punt;", "(ii) een tweede punt."],
    "bracketed numbers": ["(1) een eerste punt;", "(2) een tweede punt."],
}


@pytest.mark.parametrize("items", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["apart", "close"])
def test_list(items: list[str], gap: str) -> None:
    record = read(f"Sahel\n\n{BODY}\n\n" + gap.join(items) + f"\n\n{BODY}\n")
    assert of_kind(record, "list_item") == items
    inside = [record.quote(s) for s in record.sentences]
    for item in items:
        assert item.split(" ", 1)[1] in inside, "a sentence begins behind its bullet"


WRAPPED = """\
De Raad sprak uitvoerig over de gevolgen van de crisis in de regio en kwam
overeen dat de inzet in een volgende zitting opnieuw wordt bezien{mark} zodat
alle landen hun standpunt kunnen bepalen. Het kabinet heeft daarbij nog eens
gewezen op het belang van een gezamenlijke lijn van alle lidstaten hierin.
"""
NOTES: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "on a word": ("1", "1 Kamerstuk 29 521, nr. 404", [("1", "Kamerstuk 29 521, nr. 404")]),
    "on a bracket": (" (zie bijlage)1.", "1 Raadpleegbaar via de website", [("1", "Raadpleegbaar via de website")]),
    "on a comma": (",1", "1 Kamerstuk 29 521, nr. 404", [("1", "Kamerstuk 29 521, nr. 404")]),
    "full stop behind the number": ("1", "1. Kamerstuk 29 521, nr. 404", [("1", "Kamerstuk 29 521, nr. 404")]),
    "two": (
        "1 en later2",
        "1 Kamerstuk 29 521, nr. 404\n2 Kamerstuk 29 521, nr. 405",
        [("1", "Kamerstuk 29 521, nr. 404"), ("2", "Kamerstuk 29 521, nr. 405")],
    ),
    "two, a line between": (
        "1 en later2",
        "1 Kamerstuk 29 521, nr. 404\n\n2 Kamerstuk 29 521, nr. 405",
        [("1", "Kamerstuk 29 521, nr. 404"), ("2", "Kamerstuk 29 521, nr. 405")],
    ),
    "over two lines": (
        "1",
        "1 Brief van de Minister van Buitenlandse Zaken over de inzet in de komende\nzittingen van de Raad, Kamerstuk 29 521, nr. 404.",
        [
            (
                "1",
                "Brief van de Minister van Buitenlandse Zaken over de inzet in de komende zittingen van de Raad, Kamerstuk 29 521, nr. 404.",
            )
        ],
    ),
    "an address": ("1", "1 https://www.example.org/raad/verslag", [("1", "https://www.example.org/raad/verslag")]),
}


@pytest.mark.parametrize("behind", [True, False], ids=["amid the text", "at the very end"])
@pytest.mark.parametrize(("mark", "note", "expected"), NOTES.values(), ids=NOTES)
def test_note(mark: str, note: str, expected: list[tuple[str, str]], behind: bool) -> None:
    more = f"\n{WRAPPED.format(mark='')}" if behind else ""
    record = read(f"Sahel\n\n{WRAPPED.format(mark=mark)}\n{note}\n{more}")
    found = [(b.marker, record.quote(b)) for b in record.blocks if b.kind == "footnote"]
    assert found == expected
    assert mark in record.text
    assert not [s for s in record.sentences if any(note in record.quote(s) for _, note in expected)]


PLACES = [
    "Amsterdam",
    "Rotterdam",
    "Utrecht",
    "Eindhoven",
    "Groningen",
    "Tilburg",
    "Almere",
    "Breda",
    "Nijmegen",
    "Arnhem",
    "Haarlem",
    "Enschede",
    "Zwolle",
]


def _pages(between: str) -> str:
    """Make pages of different words, each with one note at its foot."""
    pages = []
    for number, place in enumerate(PLACES, 1):
        words = [
            f"In {place} kwam de commissie bijeen die de voorstellen van het kabinet over",
            f"{place.lower()}se zaken heeft bezien{number}. Zij heeft daarbij ook gesproken over de",
            f"gevolgen voor de inwoners van {place} en over de vraag wat er nog moet gebeuren",
            f"voordat {place} het voorstel zal kunnen steunen in de volgende zitting.",
        ]
        pages.append("\n".join(words) + f"\n\n{number} Kamerstuk 29 521, nr. {400 + number}\n")
    return between.join(pages)


@pytest.mark.parametrize("between", ["\n", "\f"], ids=["one after the other", "on pages"])
def test_notes_of_many_pages(between: str) -> None:
    record = read(_pages(between))
    assert [b.marker for b in record.blocks if b.kind == "footnote"] == [str(n) for n in range(1, len(PLACES) + 1)]
    assert of_kind(record, "footnote") == [f"Kamerstuk 29 521, nr. {400 + n}" for n in range(1, len(PLACES) + 1)]
    assert len(record.references) == len(PLACES)


NO_NOTES = {
    "no mark calls it": ("", "1 Kamerstuk 29 521, nr. 404"),
    "another number": ("1", "7 Kamerstuk 29 521, nr. 404"),
    "a numbered heading": ("", "1. Sahel"),
}


@pytest.mark.parametrize(("mark", "line"), NO_NOTES.values(), ids=NO_NOTES)
def test_no_note(mark: str, line: str) -> None:
    record = read(f"Georgië\n\n{WRAPPED.format(mark=mark)}\n{line}\n\n{WRAPPED.format(mark='')}")
    assert of_kind(record, "footnote") == []


def test_notes_stand_behind_the_running_text() -> None:
    record = read(
        f"Sahel\n\n{WRAPPED.format(mark='1')}\n1 Kamerstuk 29 521, nr. 404\n\n{WRAPPED.format(mark='2')}\n2 Een tweede noot\n"
    )
    kinds = [kind for kind, _ in shown(record)]
    assert kinds == [*(k for k in kinds if k != "footnote"), "footnote", "footnote"]


# Sentences are divided by a bar.
SENTENCES = {
    "two": "De Raad sprak hierover.| Daarna volgde een lunch.",
    "one without a full stop": "De Raad sprak hierover",
    "jl.": "De brief van 12 oktober jl. is verzonden.| De Raad sprak daarover.",
    "jl. at the end": "Dat stond in de brief van 12 oktober jl.| De Raad sprak daarover.",
    "a.s.": "De Raad komt op 7 december a.s. bijeen.",
    "a.s. at the end": "De Raad komt bijeen op 7 december a.s.| Daarna volgt een brief.",
    "d.d.": "De brief d.d. 1 november 2020 meldt dat.",
    "nr.": "Zie Kamerstuk 29 521, nr. 404 hierover.",
    "nrs.": "Zie Kamerstuk 29 521, nrs. 404 en 405.",
    "c.s.": "De motie van het lid Brink c.s. vraagt dat.",
    "c.s. at the end": "Dat vroeg het lid Brink c.s.| De minister zegde dat toe.",
    "c.s. before a bracket": "De motie van het lid Brink c.s. (Kamerstuk 29 521, nr. 404) vraagt dat.",
    "incl.": "De landen, incl. Georgië, steunden dat.",
    "o.a.": "De Raad sprak over o.a. Jemen en Georgië.",
    "i.h.k.v.": "Dat gebeurt i.h.k.v. Europese samenwerking.",
    "m.b.t.": "De inzet m.b.t. Jemen is bekend.",
    "i.v.m.": "De zitting is i.v.m. Pasen verplaatst.",
    "t.a.v.": "De inzet t.a.v. Jemen is bekend.",
    "n.a.v.": "Dat gebeurt n.a.v. Kamervragen.",
    "d.w.z.": "De landen, d.w.z. Georgië en Moldavië, waren er.",
    "bijv.": "Landen als bijv. Georgië waren er.",
    "dhr.": "Het woord was aan dhr. Brink van de delegatie.",
    "mw.": "Het woord was aan mw. Brink van de delegatie.",
    "mr.": "De commissie van mr. Brink kwam bijeen.",
    "dr.": "De commissie van dr. Brink kwam bijeen.",
    "prof. dr.": "De commissie van prof. dr. Brink kwam bijeen.",
    "drs. and initials": "De commissie van drs. J.W. Brink kwam bijeen.",
    "art.": "Op grond van art. 5 van het verdrag kan dat.",
    "blz.": "Dat staat op blz. 12 van het rapport.",
    "e.d. at the end": "Het gaat om brieven, rapporten e.d.| De Raad sprak daarover.",
    "e.d. within": "Het gaat om brieven e.d. van de Raad.",
    "etc. at the end": "Het gaat om brieven, rapporten etc.| De Raad sprak daarover.",
    "enz. within": "Het gaat om brieven, rapporten enz. die er liggen.",
    "resp.": "Er kwamen 12 resp. 15 landen.",
    "ca.": "Er kwamen ca. 15 landen.",
    "initials": "De heer H.J. Veldt sprak namens de Raad.",
    "one initial": "De heer J. Veldt sprak namens de Raad.",
    "initials with a small letter": "De heer Th.J. Veldt sprak namens de Raad.",
    "decimals": "De groei was 2.5 procent in dat jaar.",
    "thousands": "Het gaat om 15.000 mensen in het gebied.",
    "time": "De zitting begon om 10.30 uur in Brussel.",
    "ordinal with a full stop": "De 3. paragraaf gaat hierover.",
    "ends in a year": "Dat gebeurde in 2020.| Daarna volgde meer.",
    "ends in a number": "Het waren er 27.| De Raad nam dat aan.",
    "number opens the next": "De Raad nam dat aan.| 27 landen steunden dat.",
    "question": "Wat doet het kabinet hieraan?| De minister antwoordde.",
    "exclamation": "Dat mag niet!| De minister antwoordde.",
    "ellipsis within": "De Raad … sprak hierover.",
    "ellipsis at the end": "De Raad sprak hierover...| Daarna volgde een lunch.",
    "ellipsis before a small letter": "De Raad sprak hierover... en ging verder.",
    "closing quote": "Hij zei: “Dat mag niet.”| De minister antwoordde.",
    "opening quote": "De minister antwoordde.| “Dat mag niet”, zei hij.",
    "question in quotes, goes on": "De vraag “wat nu?” bleef open.",
    "brackets": "De Raad sprak hierover (zie de bijlage).| Daarna volgde een lunch.",
    "a sentence in brackets": "De Raad sprak hierover.| (Dat was kort.)| Daarna volgde een lunch.",
    "footnote mark": "De Raad sprak hierover.1| Daarna volgde een lunch.",
    "footnote mark on a bracket": "De Raad sprak hierover (zie bijlage)1.| Daarna volgde een lunch.",
    "apostrophe opens": "De Raad sprak hierover.| ’s Middags volgde een lunch.",
    "dash opens": "De Raad sprak hierover.| – Daarna volgde een lunch.",
    "address": "Zie www.example.org voor het verslag.",
    "mail": "Schrijf naar raad@example.org voor het verslag.",
    "semicolon": "De Raad sprak hierover; daarna volgde een lunch.",
    "colon": "De Raad besloot: Dat mag niet.",
    "EU abbreviation": "Dat is beleid van de E.U. en de V.N. samen.",
    "Trb.": "Het verdrag (Trb. 2021, 5) geldt.",
    "accented capital": "De Raad sprak hierover.| Één land onthield zich.",
    "two spaces of a quote": "‘Dat mag niet.’| Zo sprak de minister.",
    "St.": "De zitting was in St. Julian op Malta.",
    "numbering": "1. De Raad sprak hierover.",
    "letter of an annex": "Dat staat in bijlage A bij de brief.| De Raad sprak daarover.",
    "Inc.": "Het bedrijf Brink Inc. leverde dat.| De Raad sprak daarover.",
    "p.m. amid": "Zie p. 5 van het rapport.",
    "vs.": "Het ging om Nederland vs. Georgië.",
    "abbreviation and bracket": "De landen (o.a. Georgië en Jemen) waren er.| De Raad sprak daarover.",
    "letter of a paper at the end": "Zie Kamerstuk 36 067, letter Y.| De Raad sprak daarover.",
    "Roman number at the end": "Dat staat in begrotingshoofdstuk V.| De Raad sprak daarover.",
}


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_sentences(text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    plain = text.replace("|", "")
    assert [plain[s.start : s.end] for s in find_sentences(plain, 0, len(plain))] == expected


def test_sentences_of_a_record_hold_all_words_of_its_paragraphs() -> None:
    record = read(report("Op de agenda stonden de Sahel en Georgië.", "Sahel", "Georgië"))
    for block in record.blocks:
        if block.kind == "paragraph":
            inside = [s for s in record.sentences if block.start <= s.start < block.end]
            assert "".join("".join(record.quote(s).split()) for s in inside) == "".join(record.quote(block).split())


FURNITURE = {
    "running foot": "Tweede Kamer, vergaderjaar 2020–2021, 21 501-02, nr. 2244 4",
    "running foot without page": "Tweede Kamer, vergaderjaar 2020–2021, 21 501-02, nr. 2244",
    "running foot of the other chamber": "Eerste Kamer, vergaderjaar 2020–2021, 36 067, Y 4",
    "publication id": "kst-21501-02-2244",
    "publication id of the new style": "kst-1268678",
    "ISSN": "ISSN 0921 - 7371",
    "place and year": "’s-Gravenhage 2020",
    "page": "Pagina 3 van 7",
    "page with dashes": "- 3 -",
}


@pytest.mark.parametrize("line", FURNITURE.values(), ids=FURNITURE)
def test_furniture_is_gone(line: str) -> None:
    lines = WRAPPED.format(mark="").split("\n")
    record = read("Sahel\n\n" + "\n".join([*lines[:2], "", line, "", *lines[2:]]))
    assert line not in record.text
    assert of_kind(record, "paragraph") == [" ".join(WRAPPED.format(mark="").split())]


KEPT = {
    "a citation": "Zie Kamerstuk kst-21501-02-2244 voor de brief die daaraan voorafging.",
    "a year on its own line": "In 2020",
    "a sentence on the chamber": "De Tweede Kamer, vergaderjaar 2020–2021, nam dit aan.",
}


@pytest.mark.parametrize("line", KEPT.values(), ids=KEPT)
def test_no_furniture(line: str) -> None:
    assert line in read(f"Sahel\n\n{BODY}\n\n{line}\n\n{BODY}\n").text
