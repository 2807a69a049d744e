# ruff: noqa: E501  (samples of markup)
"""Official XML: blocks, notes, links, facts, and the exact way back."""

from __future__ import annotations

import pytest

from kamerspoor.errors import DamagedDocument, UnsafeMarkup
from kamerspoor.readers import read_bytes

HEAD = """<kamerstukkop>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2031-2032</tekstregel>
<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
<tekstregel inhoud="kamernummer">2</tekstregel>
<tekstregel inhoud="documenttype">Kamerstukken</tekstregel></kamerstukkop>
<dossier><dossiernummer>
  <dossiernr>99 501</dossiernr>-<raadnr>02</raadnr></dossiernummer><titel>Raad Bedachte Zaken &amp; Meer </titel></dossier>"""


def kamerstuk(body: str, title: str = "VERSLAG VAN EEN BEDACHT OVERLEG", meta: str = "") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata>{meta}</metadata><kamerstuk>{HEAD}
<stuk><stuknr>Nr. <ondernummer kamer="2">77</ondernummer></stuknr>
<titel>{title}</titel>
<datumtekst>Vastgesteld <datum isodatum="2032-01-25">25\u00a0januari 2032</datum></datumtekst>
<algemeen><vrije-tekst><tekst status="goed">{body}</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""


def test_head_and_facts(exact, blocks) -> None:
    source = kamerstuk("<al>De Kamer,</al><al/><al>  </al>", title="GEWIJZIGDE MOTIE VAN HET LID ZANDLOPER")
    raw = read_bytes(source.encode())
    exact(raw, source)
    assert blocks(raw) == [
        ("letterhead", None, None, "Vergaderjaar 2031-2032"),
        ("letterhead", None, None, "Tweede Kamer der Staten-Generaal 2"),
        ("letterhead", None, None, "Kamerstukken"),
        ("letterhead", None, None, "99 501-02 Raad Bedachte Zaken & Meer"),
        ("letterhead", None, None, "Nr. 77"),
        ("title", None, None, "GEWIJZIGDE MOTIE VAN HET LID ZANDLOPER"),
        ("letterhead", None, None, "Vastgesteld 25 januari 2032"),
        (None, None, None, "De Kamer,"),
    ]
    assert raw.facts == {
        "id": "kst-99501-02-77",
        "dossier": "99501-02",
        "number": "77",
        "session_year": "2031-2032",
        "chamber": "TK",
        "date": "2032-01-25",
        "title": "GEWIJZIGDE MOTIE VAN HET LID ZANDLOPER",
        "dossier_title": "Raad Bedachte Zaken & Meer",
        "kind": "motion",
    }
    assert "25\u00a0januari" in raw.text


def test_metadata_fills_in_and_is_compared() -> None:
    meta = (
        '<meta name="DC.identifier" content="kst-99501-02-78"/><meta name="DCTERMS.issued" content="2032-02-01"/>'
        '<meta name="DC.creator" content="Tweede Kamer der Staten-Generaal"/>'
        '<meta name="OVERHEIDop.indiener" content="A. Bee"/><meta name="OVERHEIDop.indiener" content="C. Dee"/>'
    )
    raw = read_bytes(kamerstuk("<al>x</al>", meta=meta).encode())
    assert raw.facts["author"] == "A. Bee, C. Dee"
    assert raw.facts["issued"] == "2032-02-01"
    assert raw.facts["date"] == "2032-01-25"
    assert raw.facts["id"] == "kst-99501-02-77"
    assert [(c.code, c.compared) for c in raw.checks] == [("id-mismatch", ("kst-99501-02-77", "kst-99501-02-78"))]


BODIES = {
    "list keeps its numbers": (
        "<al-groep><al>Verzoekt:</al><lijst><li>\n<li.nr>–</li.nr>\n<al>dit;</al><al>en meer</al></li>"
        "<li><li.nr>2.</li.nr><al>dat</al><lijst><li><li.nr>a.</li.nr><al>diep</al></li></lijst></li></lijst></al-groep>",
        [
            (None, None, None, "Verzoekt:"),
            ("list_item", None, "–", "– dit;"),
            ("list_item", None, None, "en meer"),
            ("list_item", None, "2.", "2. dat"),
            ("list_item", None, "a.", "a. diep"),
        ],
    ),
    "headings by section and number": (
        "<divisie><kop><nr>1.</nr><titel>Inleiding</titel></kop><al>a</al>"
        "<divisie><kop><nr>1.1</nr><titel>Diep</titel></kop><al>b</al></divisie></divisie>",
        [
            ("heading", 1, None, "1. Inleiding"),
            (None, None, None, "a"),
            ("heading", 2, None, "1.1 Diep"),
            (None, None, None, "b"),
        ],
    ),
    "headings by look": (
        '<tussenkop kopopmaak="cur">Klein</tussenkop><al>a</al><tussenkop kopopmaak="vet">Groot</tussenkop><al>b</al>',
        [
            ("heading", 2, None, "Klein"),
            (None, None, None, "a"),
            ("heading", 1, None, "Groot"),
            (None, None, None, "b"),
        ],
    ),
    "one look is one level": (
        '<tussenkop kopopmaak="cur">Kop</tussenkop><al>a</al>',
        [("heading", 1, None, "Kop"), (None, None, None, "a")],
    ),
    "table": (
        "<table><tgroup><tbody>\n<row>\n<entry><al>a\n  b</al></entry>\n<entry><al>c</al></entry></row>\n"
        "<row><entry>d</entry><entry>e\tf</entry></row></tbody></tgroup></table><al>na</al>",
        [("table", None, None, "a b c d e f"), (None, None, None, "na")],
    ),
    "signature": (
        "<al>x</al><ondertekening><functie>De Minister,</functie><naam><voornaam>A.</voornaam><achternaam>Bee</achternaam>"
        "</naam></ondertekening>",
        [(None, None, None, "x"), ("signature", None, None, "De Minister,"), ("signature", None, None, "A. Bee")],
    ),
    "unknown elements lose nothing": (
        "<nieuw>los <vreemd>woord</vreemd> erbij</nieuw><al>Met <vreemd>vreemd</vreemd> woord</al>",
        [(None, None, None, "los woord erbij"), (None, None, None, "Met vreemd woord")],
    ),
    "break": ("<al>een<br/>twee</al>", [(None, None, None, "een twee")]),
    "text behind a list": (
        "<al>voor<lijst><li><al>x</al></li></lijst>na</al>",
        [(None, None, None, "voor"), ("list_item", None, None, "x"), (None, None, None, "na")],
    ),
    "comment, instruction and CDATA": (
        "<al>a<!-- c -->b<?i?>c<![CDATA[ & d < e & ]]>f &#38;amp; &lt;g&#x20AC;</al>",
        [(None, None, None, "abc & d < e & f &amp; <g€")],
    ),
}


@pytest.mark.parametrize(("body", "wanted"), BODIES.values(), ids=BODIES)
def test_body(body: str, wanted: list[tuple[object, ...]], exact, blocks) -> None:
    source = kamerstuk(body)
    raw = read_bytes(source.encode())
    if "CDATA" not in body:
        exact(raw, source)
    assert blocks(raw)[7:] == wanted


def test_table_cells_and_rows() -> None:
    body = "<table><tgroup><tbody>\n<row>\n<entry><al>a\n  b</al>\n</entry>\n<entry>c</entry></row>\n<row><entry>d</entry></row></tbody></tgroup></table>"
    raw = read_bytes(kamerstuk(body).encode())
    table = raw.elements[-1]
    rows = [row.split("\t") for row in raw.text[table.start : table.end].split("\n")]
    assert [[" ".join(cell.split()) for cell in row] for row in rows] == [["a b", "c"], ["d"]]


def test_notes_go_to_the_end_and_leave_their_mark(exact, blocks) -> None:
    source = kamerstuk(
        '<al>Zie dit<noot id="a" type="voet">\n <noot.nr>1</noot.nr>\n <noot.al>Stuk <extref doc="kst-99501-3" '
        'soort="document">99 501, nr. 3</extref>.</noot.al> <noot.al>Tweede.</noot.al></noot>. Verder.</al>'
        "<table><tgroup><tbody><row><entry>x<noot><noot.al>Zonder nummer</noot.al></noot></entry><entry>y</entry></row>"
        "</tbody></tgroup></table><al>Slot</al>"
    )
    raw = read_bytes(source.encode())
    exact(raw, source)
    assert blocks(raw)[7:] == [
        (None, None, None, "Zie dit1. Verder."),
        ("table", None, None, "x2 y"),
        (None, None, None, "Slot"),
        ("footnote", None, "1", "Stuk 99 501, nr. 3. Tweede."),
        ("footnote", None, "2", "Zonder nummer"),
    ]
    assert [raw.text[low - 1 : high + 1] for low, high in raw.marks] == ["t1.", "x2\t"]
    assert [(raw.text[link.start : link.end], link.target) for link in raw.links] == [("99 501, nr. 3", "kst-99501-3")]


def test_links_of_every_kind_and_those_without_words() -> None:
    source = kamerstuk(
        '<al><extref doc="https://voorbeeld.nl/a" soort="URL">hier</extref>, <dossierref dossier="99501-07">99 501-07</dossierref>'
        ', <intref doc="x">intern</intref> <extref doc="kst-1-2" soort="document"></extref></al>'
    )
    raw = read_bytes(source.encode())
    links = [(raw.text[link.start : link.end], link.target) for link in raw.links]
    assert links == [("hier", "https://voorbeeld.nl/a"), ("99 501-07", "dossier-99501-07")]
    assert [(c.code, c.likely) for c in raw.checks] == [("empty-link", "kst-1-2")]


def test_two_dossiers_the_first_counts() -> None:
    second = "<dossier><dossiernummer><dossiernr>99 600</dossiernr><begrotingshoofdstuk>VI</begrotingshoofdstuk></dossiernummer><titel>Ander</titel></dossier>"
    raw = read_bytes(kamerstuk("<al>x</al>").replace("<stuk>", second + "<stuk>").encode())
    assert (raw.facts["dossier"], raw.facts["dossier_title"]) == ("99501-02", "Raad Bedachte Zaken & Meer")
    assert "99 600" in raw.text


def test_debate_and_questions(blocks) -> None:
    debate = """<officiele-publicatie><metadata><meta name="DC.identifier" content="h-tk-20312032-5-3"/>
    <meta name="OVERHEIDop.publicationName" content="Handelingen"/></metadata><handelingen><agendapunt>
    <item-titel>Bedacht debat</item-titel><spreekbeurt><spreker><voorvoegsels>De heer</voorvoegsels><naam><achternaam>Zandloper</achternaam></naam>
    (<politiek>XYZ</politiek>):</spreker><tekst><al>Voorzitter.</al></tekst></spreekbeurt></agendapunt></handelingen></officiele-publicatie>"""
    raw = read_bytes(debate.encode())
    assert blocks(raw) == [
        ("title", None, None, "Bedacht debat"),
        (None, None, None, "De heer Zandloper (XYZ):"),
        (None, None, None, "Voorzitter."),
    ]
    assert [e.role for e in raw.elements] == [None, "speaker", None]
    assert raw.facts["id"] == "h-tk-20312032-5-3"
    questions = """<officiele-publicatie><kamervragen><kamervraagnummer>12</kamervraagnummer><kamervraagomschrijving>Vragen over
    <kamervraagonderwerp>iets</kamervraagonderwerp>.</kamervraagomschrijving><vraag><nr>Vraag 1</nr><al>Waarom?</al></vraag>
    <antwoord><nr>Antwoord 1</nr><al>Daarom.</al></antwoord></kamervragen></officiele-publicatie>"""
    assert [b[0] for b in blocks(read_bytes(questions.encode()))] == [
        "letterhead",
        "title",
        "heading",
        None,
        "heading",
        None,
    ]


def test_other_xml_gives_its_blocks(exact, blocks) -> None:
    source = '<?xml version="1.0"?><boek><h>Kop</h><par>Een <em>twee</em> drie</par><rij><cel>a</cel><cel>b</cel></rij></boek>'
    raw = read_bytes(source.encode())
    exact(raw, source)
    assert [b[3] for b in blocks(raw)] == ["Kop", "Een twee drie", "a", "b"]
    assert raw.facts == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_source_offsets_count_code_points(encoding: str, exact) -> None:
    source = kamerstuk("<al>Één € – \u00e9\u00e9n</al>\r\n<al>twee\r\nregels</al>")
    if encoding == "utf-8":
        source = source.replace("twee", "tw\U0001d11eee")
    raw = read_bytes(source.replace("UTF-8", "windows-1252" if encoding == "cp1252" else "UTF-8").encode(encoding))
    exact(raw, source.replace("UTF-8", "windows-1252" if encoding == "cp1252" else "UTF-8"))


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
UNSAFE = {
    "bomb": f"<?xml version='1.0'?>{BOMB}<x>&b;</x>",
    "external entity": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
    "parameter entity": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY % a SYSTEM 'http://x/'> %a;]><x/>",
}


@pytest.mark.parametrize("source", UNSAFE.values(), ids=UNSAFE)
def test_entity_declarations_are_refused(source: str) -> None:
    with pytest.raises(UnsafeMarkup, match="entity"):
        read_bytes(source.encode())


def test_a_doctype_alone_is_fine() -> None:
    source = '<?xml version="1.0"?><!DOCTYPE officiele-publicatie SYSTEM "op.dtd"><officiele-publicatie><al>co&ouml;rdinatie</al></officiele-publicatie>'
    assert read_bytes(source.encode()).text == "coördinatie"


def test_broken_xml_says_where() -> None:
    with pytest.raises(DamagedDocument, match=r"line 3, column \d+"):
        read_bytes(b'<?xml version="1.0"?>\n<a>\n<b>x</a>')
    with pytest.raises(DamagedDocument, match="line"):
        read_bytes(kamerstuk("<al>x</al>").encode()[:-40])
