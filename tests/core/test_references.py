"""Citations: every form of the table, and papers in every way that the genre writes them."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest

from kamerspoor.extract.citation_forms import FORMS
from kamerspoor.extract.citations import find_citations
from kamerspoor.extract.found import Form
from kamerspoor.extract.motions import motion_before
from kamerspoor.ids import KamerstukId, session_years, url_of
from kamerspoor.model import Motion

from .reading import ids, quotes, read

EXAMPLES = [
    pytest.param(form, text, expected, id=f"{form.name}: {text}") for form in FORMS for text, expected in form.examples
]
NEAR_MISSES = [pytest.param(form, text, id=f"{form.name}: {text}") for form in FORMS for text in form.near_misses]


@pytest.mark.parametrize(("form", "text", "expected"), EXAMPLES)
def test_form(form: Form, text: str, expected: tuple[str | None, ...]) -> None:
    found = [f for f in find_citations(text) if f.kind == form.kind]
    assert tuple(f.id for f in found) == expected
    assert all(0 <= f.start < f.end <= len(text) for f in found)


@pytest.mark.parametrize(("form", "text", "expected"), EXAMPLES)
def test_form_amid_a_sentence(form: Form, text: str, expected: tuple[str | None, ...]) -> None:
    record = read(f"Het kabinet wijst in dit verband op {text} en komt daar later op terug.")
    assert tuple(r.id for r in record.references if r.kind == form.kind) == expected


@pytest.mark.parametrize(("form", "text"), NEAR_MISSES)
def test_near_miss(form: Form, text: str) -> None:
    assert not [
        f for f in find_citations(text) if f.kind == form.kind and form.pattern.fullmatch(text[f.start : f.end])
    ]


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_every_form_is_shown_by_examples(form: Form) -> None:
    assert form.examples
    for text, _ in form.examples:
        assert any(gate in text for gate in form.gate), "the gate must let the example through"


PAPERS: dict[str, tuple[str, list[str]]] = {
    "plain": ("Zie Kamerstuk 21 501-02, nr. 2234.", ["kst-21501-02-2234"]),
    "without Kamerstuk": ("Dat staat in de brief (21 501-02, nr. 2234) van mei.", ["kst-21501-02-2234"]),
    "digits together": ("Zie Kamerstuk 21501-02, nr. 2234.", ["kst-21501-02-2234"]),
    "a full stop in the digits": ("Zie Kamerstuk 21.501-02, nr. 2234.", ["kst-21501-02-2234"]),
    "en dash before the council": ("Zie Kamerstuk 21 501–02, nr. 2234.", ["kst-21501-02-2234"]),
    "en dashes throughout": ("Zie de brief (Kamerstuk 21501–02–2234).", ["kst-21501-02-2234"]),
    "hyphens throughout": ("Zie de brief (Kamerstuk 21501-02-2234).", ["kst-21501-02-2234"]),
    "council after a space": ("Zie Kamerstuk 21 501 02, nr. 2234.", ["kst-21501-02-2234"]),
    "no comma": ("Zie Kamerstuk 21 501-02 nr. 2234.", ["kst-21501-02-2234"]),
    "no space behind nr.": ("Zie Kamerstuk 21 501-02, nr.2234.", ["kst-21501-02-2234"]),
    "nr without full stop": ("Zie Kamerstuk 21 501-02, nr 2234.", ["kst-21501-02-2234"]),
    "nummer": ("Zie Kamerstuk 29 521, nummer 404.", ["kst-29521-404"]),
    "stuk nr.": ("Zie Kamerstuk 29 521, stuk nr. 404.", ["kst-29521-404"]),
    "met stuk nr.": ("Zie Kamerstuk 29 521 met stuk nr. 404.", ["kst-29521-404"]),
    "op stuk nr.": ("De motie onder 29 521, op stuk nr. 404.", ["kst-29521-404"]),
    "Kamerstukken": ("Zie Kamerstukken 29 521, nr. 404.", ["kst-29521-404"]),
    "Kamerstuknummer": ("Zie Kamerstuknummer 29521, nr. 404.", ["kst-29521-404"]),
    "kamerstuk in lower case": ("Zie kamerstuk 29 521, nr. 404.", ["kst-29521-404"]),
    "Kst.": ("Zie Kst. 29 521, nr. 404.", ["kst-29521-404"]),
    "Kamerstuk II": ("Zie Kamerstuk II 29 521, nr. 404.", ["kst-29521-404"]),
    "TK before": ("Zie TK 29 521, nr. 404.", ["kst-29521-404"]),
    "chapter after a space": ("Zie Kamerstuk 35 570 V, nr. 42.", ["kst-35570-V-42"]),
    "chapter after a hyphen": ("Zie Kamerstuk 35570-V, nr. 42.", ["kst-35570-V-42"]),
    "chapter attached": ("Zie Kamerstuk 35570V, nr. 42.", ["kst-35570-V-42"]),
    "chapter and number by hyphens": ("Zie Kamerstuk 35570-V-42.", ["kst-35570-V-42"]),
    "chapter and number by en dashes": ("Zie Kamerstuk 35 570–V–42.", ["kst-35570-V-42"]),
    "chapter of three letters": ("Zie Kamerstuk 36 600 XIII, nr. 7.", ["kst-36600-XIII-7"]),
    "chapter of four letters": ("Zie Kamerstuk 35 000 VIII, nr. 12.", ["kst-35000-VIII-12"]),
    "chapter XVII": ("Zie Kamerstuk 36 410 XVII, nr. 9.", ["kst-36410-XVII-9"]),
    "chapter XX": ("Zie Kamerstuk 36 600 XX, nr. 47.", ["kst-36600-XX-47"]),
    "chapter IXB": ("Zie Kamerstuk 36 410 IXB, nr. 3.", ["kst-36410-IXB-3"]),
    "fund letter attached": ("Zie Kamerstuk 36 410A, nr. 33.", ["kst-36410-A-33"]),
    "fund letter after a space": ("Zie Kamerstuk 36 410 A, nr. 33.", ["kst-36410-A-33"]),
    "fund letter after a hyphen": ("Zie Kamerstuk 36410-J, nr. 5.", ["kst-36410-J-5"]),
    "number with a letter": ("Zie Kamerstuk 35 925, nr. 12a.", ["kst-35925-12a"]),
    "EK letter with the word": ("Zie Kamerstuk 36 067, letter Y.", ["kst-36067-Y"]),
    "EK letter, bracketed": ("De leden vroegen ernaar (36 067, letter Y).", ["kst-36067-Y"]),
    "EK letter alone": ("Zie Kamerstukken I 2022/23, 36 067, Y.", ["kst-36067-Y"]),
    "EK letter behind nr.": ("Zie Kamerstuk 35 403, nr. B.", ["kst-35403-B"]),
    "EK two letters": ("Zie Kamerstuk 22 112, letter HB.", ["kst-22112-HB"]),
    "EK letter and chapter": ("Zie Kamerstuk 36 200 V, letter C.", ["kst-36200-V-C"]),
    "kingdom act": ("Zie Kamerstuk 34 358 (R2065), nr. 8.", ["kst-34358-8"]),
    "two numbers": ("Zie Kamerstuk 29 521, nrs. 404 en 405.", ["kst-29521-404", "kst-29521-405"]),
    "three numbers": (
        "Zie Kamerstuk 32 317, nrs. 383, 348 en 309.",
        ["kst-32317-383", "kst-32317-348", "kst-32317-309"],
    ),
    "nr. repeated": ("Zie Kamerstuk 29 521, nr. 404 en nr. 405.", ["kst-29521-404", "kst-29521-405"]),
    "comma before en": ("Zie Kamerstuk 29 521, nrs. 4, 5, en 6.", ["kst-29521-4", "kst-29521-5", "kst-29521-6"]),
    "nr. with two": ("Zie Kamerstuk 29 521, nr. 404 en 405.", ["kst-29521-404", "kst-29521-405"]),
    "alsmede": ("Zie Kamerstuk 29 521, nrs. 404 alsmede 409.", ["kst-29521-404", "kst-29521-409"]),
    "ampersand": ("Zie Kamerstuk 29 521, nrs. 404 & 409.", ["kst-29521-404", "kst-29521-409"]),
    "range in words": ("Zie Kamerstuk 29 521, nrs. 7 t/m 9.", ["kst-29521-7", "kst-29521-8", "kst-29521-9"]),
    "range by an en dash": ("Zie Kamerstuk 29 521, nrs. 7–9.", ["kst-29521-7", "kst-29521-8", "kst-29521-9"]),
    "range tot en met": ("Zie Kamerstuk 29 521, nrs. 7 tot en met 9.", ["kst-29521-7", "kst-29521-8", "kst-29521-9"]),
    "range and single": (
        "Zie Kamerstuk 29 521, nrs. 7–9 en 12.",
        ["kst-29521-7", "kst-29521-8", "kst-29521-9", "kst-29521-12"],
    ),
    "two papers by semicolon": (
        "Zie Kamerstuk 29 521, nr. 4; Kamerstuk 21 501-20, nr. 5.",
        ["kst-29521-4", "kst-21501-20-5"],
    ),
    "two papers by en": ("Zie Kamerstukken 29 521, nr. 4 en 21 501-20, nr. 5.", ["kst-29521-4", "kst-21501-20-5"]),
    "two dossiers, one number": ("Zie Kamerstuk 34 682/35 334, nr. 143.", ["kst-34682-143"]),
    "reverse": ("De motie met nummer 206 (28 844) is uitgevoerd.", ["kst-28844-206"]),
    "reverse with nr.": ("De brief nr. 2953 (21 501-02) ging daarover.", ["kst-21501-02-2953"]),
    "reverse list": ("De stukken nrs. 36 en 37 (36 410 VI) lagen voor.", ["kst-36410-VI-36", "kst-36410-VI-37"]),
    "motion by dashes": ("De motie-Eerdmans/Van Dijk (32317–895) vroeg dat.", ["kst-32317-895"]),
    "motion in brackets by hyphen": ("De motie-Hagen (29521-404) vroeg dat.", ["kst-29521-404"]),
    "session year, short": ("Zie Kamerstukken II 2019/20, 35 570 V, nr. 42.", ["kst-35570-V-42"]),
    "session year, long": ("Zie Kamerstukken II 2019/2020, 29 521, nr. 404.", ["kst-29521-404"]),
    "session year, en dash": ("Zie Kamerstukken II 2019–2020, 29 521, nr. 404.", ["kst-29521-404"]),
    "session year with the word": ("Zie Kamerstukken II, vergaderjaar 2019–2020, 29 521, nr. 404.", ["kst-29521-404"]),
    "session year, Tweede Kamer": (
        "Tweede Kamer, vergaderjaar 2021-2022, 29 521, nr. 404 meldt dat.",
        ["kst-29521-404"],
    ),
    "no-break spaces": ("Zie Kamerstuk 21\xa0501-02, nr.\xa02234.", ["kst-21501-02-2234"]),
    "narrow no-break space": ("Zie Kamerstuk 21\u202f501-02, nr.\u202f2234.", ["kst-21501-02-2234"]),
    "no-break hyphen": ("Zie Kamerstuk 21\xa0501\u201102, nr. 2234.", ["kst-21501-02-2234"]),
    "broken at the dossier's space": (
        "Dat staat in de brief van mei (Kamerstuk 21\n501-02, nr. 2234).",
        ["kst-21501-02-2234"],
    ),
    "broken behind nr.": ("Dat staat in de brief van mei (Kamerstuk 21 501-02, nr.\n2234).", ["kst-21501-02-2234"]),
    "broken at the hyphen": ("Dat staat in de brief van mei (Kamerstuk 21 501-\n02, nr. 2234).", ["kst-21501-02-2234"]),
    "broken over a paragraph": (
        "Dat staat in de brief van mei (Kamerstuk 21 501-02,\n\nnr. 2234).",
        ["kst-21501-02-2234"],
    ),
    "broken over a paragraph, no comma": (
        "Dat staat in de brief (Kamerstuk 21 501-02\n\nnr. 2234).",
        ["kst-21501-02-2234"],
    ),
    "zero before the number": ("Zie Kamerstuk 29 521, nr. 04.", ["kst-29521-4"]),
    "capital NR.": ("Zie Kamerstuk 29 521, Nr. 404.", ["kst-29521-404"]),
    "square brackets": ("Dit is gemeld [Kamerstuk 29 521, nr. 404].", ["kst-29521-404"]),
    "semicolon list in brackets": (
        "Dit is gemeld (29 521, nr. 404; 29 521, nr. 405; 33 694, nr. 1).",
        ["kst-29521-404", "kst-29521-405", "kst-33694-1"],
    ),
    "a date behind the number": ("Zie Kamerstuk 29 521, nr. 404 van 12 mei 2020.", ["kst-29521-404"]),
    "a year behind en": ("Zie Kamerstuk 29 521, nr. 404 en 12 mei 2020.", ["kst-29521-404"]),
    "at the end of the text": ("Zie Kamerstuk 29 521, nr. 404", ["kst-29521-404"]),
    "sentence ends behind the letter": ("Zie 36 067, letter Y. De Raad sprak verder.", ["kst-36067-Y"]),
    "d.d. behind": ("Zie Kamerstuk 29 521, nr. 404, d.d. 1 november 2020.", ["kst-29521-404"]),
    "reprint suffix": ("Zie Kamerstuk 29 521, nr. 404-h1.", ["kst-29521-404"]),
}


@pytest.mark.parametrize(("text", "expected"), PAPERS.values(), ids=PAPERS)
def test_paper(text: str, expected: list[str]) -> None:
    record = read(text)
    assert ids(record) == expected
    for reference, quote in zip(record.references, quotes(record, record.references), strict=True):
        assert reference.kind == "kamerstuk"
        assert reference.url == f"https://zoek.officielebekendmakingen.nl/{reference.id}.html"
        assert quote == quote.strip()
        assert any(c.isdigit() for c in quote)


NO_PAPERS = {
    "inhabitants": "De gemeente telt 21 501 inwoners.",
    "inhabitants, one word behind": "Er wonen 21 501 mensen in 2 steden.",
    "amount with a point": "Het fonds telt 15.000 leden.",
    "amount in euros": "Nederland draagt 25.000 euro bij.",
    "amount with a sign": "De kosten bedragen € 35.570, nr. 1 van de uitgaven.",
    "amount with decimals": "De kosten bedragen 21.501,02 euro.",
    "amount of millions": "In totaal 35 570 000 euro, nr. 4 op de lijst.",
    "years": "Het akkoord loopt van 2021 tot 2027 en daarna.",
    "years by dash": "Het Meerjarig Financieel Kader 2021-2027 is vastgesteld.",
    "telephone": "Bel voor vragen 070 348 6486 of 06 12345678.",
    "telephone with country": "Bel voor vragen +31 70 348 64 86.",
    "telephone by hyphens": "Bel voor vragen 070-34864 of 12345-67890.",
    "IBAN": "Maak het over naar NL91 ABNA 0417 1643 00.",
    "IBAN together": "Maak het over naar NL91ABNA0417164300.",
    "page number": "Zie pagina 12 en 13 van het rapport.",
    "page range": "Zie blz. 123-125 van het rapport.",
    "percentage": "Een stijging van 12 procent tot 15%.",
    "percentage behind five digits": "Van de 12 345 aanvragen is 12% toegekend.",
    "time": "De vergadering duurde van 10.30 tot 12.45 uur.",
    "postcode": "Het adres is Bezuidenhoutseweg 67, 2594 AC Den Haag.",
    "post office box": "Postbus 20061, 2500 EB Den Haag.",
    "five digits alone": "Het dossier 29521 is groot.",
    "five digits with a word": "Er zijn 12 345 vluchtelingen opgevangen.",
    "five digits, a range": "Tussen 10.000 en 12.000 militairen.",
    "distances": "Een afstand van 12 500 kilometer.",
    "a law's article": "Op grond van artikel 12, nummer 3.",
    "number of a room": "In zaal 12, nr. 345 kwam de groep bijeen.",
    "version": "Versie 21.501.02 van het document.",
    "number of ten digits": "Nummer 2150102234 staat erop.",
    "coordinates": "Het lag op 52 123, 4 567.",
    "a list of amounts": "Bedragen van 12 345, 13 456 en 14 567 euro.",
    "population in brackets": "De stad (21 501) ligt in het noorden.",
    "year before a bracket": "In 2019 (12 345) werd dat gemeld.",
    "six digits": "Zie nummer 215 012, nr. 4 van de lijst.",
    "a fraction": "De verhouding 12/345 en 21/501.",
    "date in digits": "Op 12-03-2020 en 21-05-2021.",
    "EU budget line": "Begrotingslijn 14 020 en post 15.04.",
    "amount in brackets": "Het bedrag (12.345 euro) is overgemaakt.",
    "soldiers with a dash": "Het gaat om 12 000-15 000 militairen.",
}


@pytest.mark.parametrize("text", NO_PAPERS.values(), ids=NO_PAPERS)
def test_no_paper(text: str) -> None:
    record = read(text)
    assert quotes(record, record.references) == []


OTHERS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "COM with a space": ("Zie COM (2022) 71 van maart.", [("eu_document", "com-2022-71")]),
    "COM final": ("Zie COM(2022) 71 final.", [("eu_document", "com-2022-71")]),
    "COM by no-break space": ("Zie COM(2022)\xa071.", [("eu_document", "com-2022-71")]),
    "SWD": ("Zie SWD(2020) 176.", [("eu_document", "swd-2020-176")]),
    "two COMs": (
        "Zie COM(2020) 609 en COM(2020) 610.",
        [("eu_document", "com-2020-609"), ("eu_document", "com-2020-610")],
    ),
    "procedure and COM": (
        "Zie COM(2022) 71 – 2022/0066(COD).",
        [("eu_document", "com-2022-71"), ("eu_document", "2022/0066(COD)")],
    ),
    "regulation broken over a line": (
        "De grondslag hiervoor is Verordening (EU)\n2021/947 van de Raad.",
        [("eu_act", "CELEX:32021R0947")],
    ),
    "old directive": ("Zie Richtlijn 2001/55/EG.", [("eu_act", "CELEX:32001L0055")]),
    "old regulation": ("Zie Verordening (EEG) nr. 1612/68.", [("eu_act", "CELEX:31968R1612")]),
    "delegated regulation": ("Zie Gedelegeerde Verordening (EU) 2016/1675.", [("eu_act", "CELEX:32016R1675")]),
    "directive of today": ("Zie Richtlijn (EU) 2016/680.", [("eu_act", "CELEX:32016L0680")]),
    "decision of the Council": ("Zie Besluit (GBVB) 2015/1333 van de Raad.", [("eu_act", "CELEX:32015D1333")]),
    "implementing decision": ("Zie Uitvoeringsbesluit (EU) 2022/382.", [("eu_act", "CELEX:32022D0382")]),
    "lower case": ("De verordening (EU) 2021/947 is van toepassing.", [("eu_act", "CELEX:32021R0947")]),
    "regulation plural": (
        "Zie Verordeningen (EU) 2021/947 en (EU) 2021/1529.",
        [("eu_act", "CELEX:32021R0947"), ("eu_act", "CELEX:32021R1529")],
    ),
    "treaty": ("Het verdrag (Trb. 2021, 5) is goedgekeurd.", [("treaty", "trb-2021-5")]),
    "treaty, two": ("De verdragen (Trb. 2021, 5 en 6).", [("treaty", "trb-2021-5"), ("treaty", "trb-2021-6")]),
    "statute book": ("De wet (Stb. 2020, 100) is in werking.", [("law", "stb-2020-100")]),
    "law article": ("Op grond van artikel 5.1 van de Wet open overheid kan dat.", [("law", "BWBR0045754-artikel-5.1")]),
    "law named in small letters": (
        "Op grond van artikel 3 van de Wet milieubeheer is dat zo.",
        [("law", "BWBR0003245-artikel-3")],
    ),
    "law article by colon": ("Op grond van artikel 3:4 van de Awb kan dat.", [("law", "BWBR0005537-artikel-3-4")]),
    "resolutions of the council": (
        "VN Veiligheidsraad Resoluties 550 en 789 gelden.",
        [("un_resolution", "unsc-res-550"), ("un_resolution", "unsc-res-789")],
    ),
    "resolution of the council behind": (
        "Zie resolutie 2254 van de VN-Veiligheidsraad.",
        [("un_resolution", "unsc-res-2254")],
    ),
    "VNVR": ("Zie VNVR-resolutie 2334.", [("un_resolution", "unsc-res-2334")]),
    "VNVR with a year": ("Zie VNVR-resolutie 2334 (2016).", [("un_resolution", "unsc-res-2334")]),
    "VN-Veiligheidsraadresolutie": ("Zie VN-Veiligheidsraadresolutie 1325.", [("un_resolution", "unsc-res-1325")]),
    "S/RES with a year": ("Zie S/RES/2334 (2016).", [("un_resolution", "unsc-res-2334")]),
    "general assembly": ("Zie AVVN-resolutie 68/262.", [("un_resolution", "unga-res-68-262")]),
    "case": ("Zie ECLI:EU:C:2021:974.", [("case", "ECLI:EU:C:2021:974")]),
    "attachment": ("Als bijlage (blg-1184123) gaat dit mee.", [("bijlage", "blg-1184123")]),
    "new style id": ("Dit staat in kst-1268678.", [("kamerstuk", "kst-1268678")]),
    "new style id, council": ("Dit staat in kst-21501-02-2244.", [("kamerstuk", "kst-21501-02-2244")]),
    "parliament's document": ("Dit stuk (2025D12345) is besproken.", [("kamerstuk", "2025D12345")]),
    "parliament's case": ("Dit stuk (2025Z12345) is besproken.", [("kamerstuk", "2025Z12345")]),
    "written questions": (
        "Aanhangsel Handelingen II 2024–2025, nr. 100 gaat hierover.",
        [("kamervragen", "ah-tk-20242025-100")],
    ),
    "proceedings": (
        "Handelingen II 2024–2025, nr. 87, item 15 geeft het debat.",
        [("handelingen", "h-tk-20242025-87-15")],
    ),
    "treaty without its number": ("Het verdrag (Trb. 2021) is goedgekeurd.", []),
    "law without article": ("De Grondwet regelt dit.", []),
    "a resolution without number": ("De resolutie van de VN-Veiligheidsraad geldt.", []),
    "an unnumbered directive": ("De richtlijn (EU) is aangenomen.", []),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS)
def test_other_citation(text: str, expected: list[tuple[str, str]]) -> None:
    record = read(text)
    assert [(r.kind, r.id) for r in record.references] == expected


def test_words_of_a_list_share_no_quote() -> None:
    record = read("Zie de moties (Kamerstuk 32 317, nrs. 383, 348 en 309) hierover.")
    assert quotes(record, record.references) == ["Kamerstuk 32 317, nrs. 383", "348", "309"]


def test_both_dossiers_of_one_number_are_kept() -> None:
    (reference,) = read("Zie Kamerstuk 34 682/35 334, nr. 143.").references
    assert (reference.id, reference.also) == ("kst-34682-143", ("kst-35334-143",))


def test_a_citation_in_a_note_knows_its_note() -> None:
    record = read(
        "De Raad sprak over de situatie in de regio en nam conclusies aan1. Het kabinet steunde de inzet.\n\n"
        "1 Kamerstuk 29 521, nr. 404\n"
    )
    (reference,) = record.references
    assert reference.id == "kst-29521-404"
    assert reference.note is not None
    assert record.blocks[reference.note].kind == "footnote"


def test_own_number_in_the_letterhead_is_no_citation() -> None:
    record = read(
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2023–2024\n21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken\n"
        "Nr. 2811 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN\n\nHierbij bied ik u het verslag aan.\n"
    )
    assert record.document.id == "kst-21501-02-2811"
    assert record.references == ()


MOTIONS: dict[str, tuple[str, Motion | None]] = {
    "one member": ("de motie van het lid Hagedoorn (", Motion(("Hagedoorn",))),
    "one member and others": ("de motie van het lid Hagedoorn c.s. (", Motion(("Hagedoorn",), True)),
    "with Kamerstuk": ("de motie van het lid Hagedoorn (Kamerstuk ", Motion(("Hagedoorn",))),
    "two members": ("de motie van de leden Hagedoorn en Brink (", Motion(("Hagedoorn", "Brink"))),
    "three members": ("de motie van de leden Hagedoorn, Brink en Veldt (", Motion(("Hagedoorn", "Brink", "Veldt"))),
    "hyphen": ("de motie-Hagedoorn (", Motion(("Hagedoorn",))),
    "hyphen and others": ("de motie-Hagedoorn c.s. (", Motion(("Hagedoorn",), True)),
    "hyphen, two by slash": ("de motie-Hagedoorn/Brink (", Motion(("Hagedoorn", "Brink"))),
    "hyphen, slash and particle": ("de motie-Hagedoorn/Van den Brink (", Motion(("Hagedoorn", "Van den Brink"))),
    "without hyphen": ("de motie Hagedoorn (", Motion(("Hagedoorn",))),
    "particle with a capital": ("de motie van het lid Van der Veldt (", Motion(("Van der Veldt",))),
    "double name": ("de motie van het lid Brink-Hagedoorn (", Motion(("Brink-Hagedoorn",))),
    "particle after a hyphen": ("de motie van het lid Brink-van der Veldt (", Motion(("Brink-van der Veldt",))),
    "apostrophe": ("de motie van het lid In ’t Veldt (", Motion(("In ’t Veldt",))),
    "diacritics": ("de motie van het lid Çelebi (", Motion(("Çelebi",))),
    "mevrouw": ("de motie van mevrouw Brink (", Motion(("Brink",))),
    "over a subject": ("de motie van het lid Brink over kleine boeren (", Motion(("Brink",))),
    "about and Kamerstuk": ("de motie van het lid Brink inzake het klimaat (Kamerstuk ", Motion(("Brink",))),
    "op stuk": ("de motie van het lid Brink op ", Motion(("Brink",))),
    "subject with in": ("de motie van het lid Brink in EU-verband (", Motion(("Brink",))),
    "no members": ("de motie (", Motion(())),
    "no motion": ("de brief van het lid Brink (", None),
    "nothing": ("", None),
    "a sentence in between": ("de motie van het lid Brink. Het kabinet schreef een brief (", None),
    "second motion after a citation": (
        "de moties van het lid Brink (Kamerstuk 29 521, nr. 1) en van het lid Veldt (",
        Motion(("Veldt",)),
    ),
    "a letter after a motion's citation": ("de motie van het lid Brink (Kamerstuk 29 521, nr. 1) en de brief (", None),
    "amended motion": ("de gewijzigde motie van het lid Brink c.s. (", Motion(("Brink",), True)),
    "Kamermotie": ("de Kamermotie van het lid Brink (", Motion(("Brink",))),
    "an emotion": ("de emotie van het lid Brink (", None),
    "capital at the start": ("Motie van de leden Brink en Veldt (", Motion(("Brink", "Veldt"))),
    "d.d. in between": ("de motie van het lid Brink d.d. 3 juni (", Motion(("Brink",))),
    "comma before and others": ("de motie van het lid Brink, c.s. (", Motion(("Brink",), True)),
}


@pytest.mark.parametrize(("text", "expected"), MOTIONS.values(), ids=MOTIONS)
def test_motion_before(text: str, expected: Motion | None) -> None:
    assert motion_before(text, 0, len(text)) == expected


def test_motion_looks_back_no_further_than_its_block() -> None:
    text = "de motie van het lid Brink ("
    assert motion_before(text, text.index("lid"), len(text)) is None


RECORD_MOTIONS: dict[str, tuple[str, list[tuple[str | None, Motion | None]]]] = {
    "two motions": (
        "Hiermee is voldaan aan de motie van het lid Brink c.s. (Kamerstuk 29 521, nr. 4) en de motie van de leden Veldt en"
        " Van Aalst (Kamerstuk 21 501-20, nr. 5).",
        [("kst-29521-4", Motion(("Brink",), True)), ("kst-21501-20-5", Motion(("Veldt", "Van Aalst")))],
    ),
    "a letter is no motion": ("Zie de brief van het kabinet (Kamerstuk 29 521, nr. 4).", [("kst-29521-4", None)]),
    "a list shares the word": (
        "Zie de moties (Kamerstuk 29 521, nrs. 4 en 5).",
        [("kst-29521-4", Motion(())), ("kst-29521-5", Motion(()))],
    ),
    "broken over a line": (
        "Dit geeft uitvoering aan de motie van het lid Van der\nVeldt c.s. (Kamerstuk 29 521, nr. 4).",
        [("kst-29521-4", Motion(("Van der Veldt",), True))],
    ),
    "slash form": (
        "De motie-Hagedoorn/Van Dijk (32317–895) is uitgevoerd.",
        [("kst-32317-895", Motion(("Hagedoorn", "Van Dijk")))],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RECORD_MOTIONS.values(), ids=RECORD_MOTIONS)
def test_motion_of_a_reference(text: str, expected: list[tuple[str | None, Motion | None]]) -> None:
    assert [(r.id, r.motion) for r in read(text).references] == expected


KAMERSTUKKEN = {
    "plain": ("kst-29521-404", ("29521", None, "404")),
    "council": ("kst-21501-02-2234", ("21501", "02", "2234")),
    "chapter": ("kst-35570-V-42", ("35570", "V", "42")),
    "long chapter": ("kst-36410-XVII-9", ("36410", "XVII", "9")),
    "fund": ("kst-36410-A-33", ("36410", "A", "33")),
    "letter": ("kst-36067-Y", ("36067", None, "Y")),
    "letter that looks like a chapter": ("kst-36067-V", ("36067", None, "V")),
    "kingdom act": ("kst-34358-R2065-8", ("34358", "R2065", "8")),
    "corrected": ("kst-29521-404-h1", ("29521", None, "404-h1")),
}


@pytest.mark.parametrize(("value", "parts"), KAMERSTUKKEN.values(), ids=KAMERSTUKKEN)
def test_parse_an_id(value: str, parts: tuple[str, str | None, str]) -> None:
    parsed = KamerstukId.parse(value)
    assert (parsed.dossier, parsed.addition, parsed.number) == parts
    assert str(parsed) == value


NO_KAMERSTUKKEN = {
    "nothing": "",
    "no number": "kst-29521",
    "four digits": "kst-2952-4",
    "spaces": "kst-29 521-4",
    "too much": "kst-29521-404 en",
    "capitals": "KST-29521-404",
    "line end": "kst-29521-404\n",
    "other digits": "kst-٢٩٥٢١-٤",
}


@pytest.mark.parametrize("value", NO_KAMERSTUKKEN.values(), ids=NO_KAMERSTUKKEN)
def test_refuse_what_is_no_id(value: str) -> None:
    with pytest.raises(ValueError, match="no Kamerstuk id"):
        KamerstukId.parse(value)


YEARS = {
    "short": ("2019/20", "2019-2020"),
    "long by en dash": ("2019–2020", "2019-2020"),
    "turn of the century": ("1999/00", "1999-2000"),
    "no pair": ("2019/21", None),
    "one year": ("2019", None),
    "words": ("2019 en 2020", None),
}


@pytest.mark.parametrize(("value", "expected"), YEARS.values(), ids=YEARS)
def test_session_years(value: str, expected: str | None) -> None:
    assert session_years(value) == expected


URLS = {
    "none": (None, None),
    "unknown": ("iets", None),
    "attachment": ("blg-1184123", "https://zoek.officielebekendmakingen.nl/blg-1184123.html"),
    "parliament's document": ("2025D12345", "https://www.tweedekamer.nl/downloads/document?id=2025D12345"),
    "procedure": ("2022/0066(COD)", "https://eur-lex.europa.eu/procedure/NL/2022_66"),
    "law article": ("BWBR0001840-artikel-90", "https://wetten.overheid.nl/BWBR0001840"),
    "address": ("https://example.org/a", "https://example.org/a"),
}


@pytest.mark.parametrize(("identifier", "expected"), URLS.values(), ids=URLS)
def test_url_of(identifier: str | None, expected: str | None) -> None:
    assert url_of(identifier) == expected
