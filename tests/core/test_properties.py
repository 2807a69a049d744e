"""Any text at all gives a record whose parts agree with each other, or says that it is empty."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import datetime
import re
import unicodedata

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kamerspoor import lexicon
from kamerspoor.errors import EmptyDocument
from kamerspoor.ids import KamerstukId
from kamerspoor.model import Document, FollowUp, Mention, Record, Reference, Statement

from . import reading
from .reading import STEADY

# Characters that text from a PDF or a keyboard can hold, the odd ones among them on purpose.
ODD = "\x00\x07\x0b\x0c\r\n\t \x1c\x1d\x1e\x7f\x85\xa0\xad\u0301\u0308\u0323\u200b\u2011\u2028\u2029\u202f\ufeff\ufffd\ud800\udfffﬁĳ가\u1100\u1161\u0958Å½²٣"
ANY = st.text(
    st.one_of(st.characters(), st.characters(categories=["Cs"]), st.sampled_from(ODD), st.sampled_from("aA1 .,-(\n")),
    max_size=120,
)

# A line that fills its column, so that the line below goes on with it.
COLUMN = "Dit is een lange regel tekst die de breedte van de kolom goed vult met\n"
PARTS = [
    "De Raad sprak hierover.", "Het kabinet steunde dit", "in de regio", "voort-\ngang", "in- en\nuitvoer", "(zie bijlage)1.",
    "1 Kamerstuk 29 521, nr. 404", "12 oktober jl.", "7 december a.s.", "23 en 24 november 2020", "eind maart", "31 april",
    "0 mei", "99 december", "30 december tot en met 3 januari", "volgende maand", "binnen twee weken", "over 99 jaar",
    "99 jaar geleden", "het derde kwartaal", "december 9999", "vóór het kerstreces", "afgelopen donderdag", "2021–2027",
    "21 501-02, nr. 2234", "Kamerstuk 35 570 V, nrs. 42, 43 en 44–46", "206 (28 844)", "de motie van het lid Brink c.s. (",
    "COM(2022) 71", "Besluit (GBVB) 2021/509", "artikel 90 van de Grondwet", "VNVR-resolutie 2334", "ECLI:EU:C:2021:974",
    "Tweede Kamer, vergaderjaar 2020–2021, 21 501-02, nr. 2244 4", "Tweede Kamer der Staten-Generaal", "Vergaderjaar 2020–2021",
    "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken", "Nr. 2244 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN",
    "Den Haag, 25 november 2020", "Den Haag, 31 december 9999", "De Minister van Buitenlandse Zaken,", "H.J. Veldt",
    "VERSLAG VAN DE RAAD ALGEMENE ZAKEN VAN 19 MAART 2024", "MOTIE VAN HET LID BRINK", "en gaat over tot de orde van de dag.",
    "Inleiding", "Current Affairs", "– een punt;", "a) een punt", "1. Sahel", "T weede", "V A N", "financiÃ«le", "De voorzitter:",
    *ODD,
]  # fmt: skip
DUTCH = st.lists(
    st.tuples(st.sampled_from(PARTS), st.sampled_from(["", " ", " ", "\n", "\n\n", "\f", "\r\n"])), max_size=40
).map(lambda pairs: "".join(part + gap for part, gap in pairs))
DAY = r"\d{4}-\d\d-\d\d"
VALUE = re.compile(rf"(?:{DAY}|\d{{4}}-\d\d|\d{{4}}-Q[1-4]|\d{{4}}|P[1-9]\d*[YMWD]|--\d\d(?:-\d\d)?)", re.ASCII)
IDS = {
    "kamerstuk": r"kst-\d{6,7}|\d{4}[DZ]\d{5}|kst-\d{5}-.+",
    "handelingen": r"h-(?:[te]k-\d{8}-\d{1,3}(?:-\d{1,2})?|\d{8}-\d+(?:-\d+)?)",
    "kamervragen": r"ah-[te]k-\d{8}-\d{1,5}|kv-tk-\d{4}Z\d{5}",
    "bijlage": r"blg-?\d{4,7}",
    "treaty": r"trb-\d{4}-\d{1,5}",
    "un_resolution": r"unsc-res-\d{2,4}|unga-res-(?:es-)?\d{1,2}-\d{1,3}",
    "eu_document": r"(?:com|join|swd|sec|c)-\d{4}-\d{1,4}|\d{4}/\d{4}[A-E]?\([A-Z]{3}\)",
    "eu_act": r"CELEX:[1-9]\d{4}[A-Z]{1,2}\d{4}",
    "law": r"BWB[RV]\d{7}-artikel-\d+(?:[-.]\d+)?[a-z]{0,2}|(?:stb|stcrt)-\d{4}-\d{1,5}",
    "case": r"ECLI:[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]+",
}


def record_of(text: str) -> Record | None:
    try:
        return reading.read(text)
    except EmptyDocument:
        return None


def holds_text(text: str) -> bool:
    """Tell whether something is left of a text when white space and dropped characters are gone."""
    return any(c.isalnum() for c in text)


def check(text: str) -> None:
    record = record_of(text)
    if record is None:
        assert not holds_text(text)
        return
    assert unicodedata.is_normalized("NFC", record.text)
    record.text.encode("utf-8")
    _check_blocks(record)
    _check_sentences(record)
    _check_references(record)
    for mention in record.dates:
        assert record.quote(mention).strip() == record.quote(mention)
        check_value(mention.value)
        assert mention.anchor is None or datetime.date.fromisoformat(mention.anchor)
    _check_map(record, text)


def _check_blocks(record: Record) -> None:
    at = 0
    for index, block in enumerate(record.blocks):
        gap = record.text[at : block.start]
        assert gap.strip() == ""
        assert block.start >= at
        assert record.quote(block).strip() == record.quote(block)
        assert (block.level is not None) == (block.kind == "heading")
        if block.section is not None:
            assert block.section < index
            assert record.blocks[block.section].kind == "heading"
        at = block.end
    assert record.text[at:].strip() == ""


def _check_sentences(record: Record) -> None:
    at = 0
    for sentence in record.sentences:
        assert at <= sentence.start
        at = sentence.end
        inside = [b for b in record.blocks if b.start <= sentence.start and sentence.end <= b.end]
        assert [b.kind in ("paragraph", "list_item") for b in inside] == [True]
        if sentence.section is not None:
            assert record.blocks[sentence.section].kind == "heading"


def _check_references(record: Record) -> None:
    at = 0
    for reference in record.references:
        assert reference.start >= at
        at = reference.start
        if reference.note is not None:
            note = record.blocks[reference.note]
            assert note.kind == "footnote"
            assert note.start <= reference.start < reference.end <= note.end
        if reference.id is not None:
            assert re.fullmatch(IDS[reference.kind], reference.id, re.ASCII), reference
            if re.match(r"kst-\d{5}-", reference.id):
                assert str(KamerstukId.parse(reference.id)) == reference.id


def check_value(value: str) -> None:
    """Hold a date's value against the contract's forms."""
    parts = value.split("/")
    assert 1 <= len(parts) <= 2
    for part in parts:
        assert VALUE.fullmatch(part), value
        if re.fullmatch(DAY, part):
            datetime.date.fromisoformat(part)
        elif re.fullmatch(r"\d{4}-\d\d", part):
            datetime.date.fromisoformat(f"{part}-01")
    if len(parts) == 2 and not value.startswith("--"):
        assert parts[0] < parts[1], value


def _check_map(record: Record, source: str) -> None:
    covered = 0
    for start, end, source_start, source_end in record.source_map:  # type: ignore[misc]
        assert covered <= start < end <= len(record.text)
        assert record.text[covered:start].strip("\n") == ""
        assert 0 <= source_start < source_end <= len(source)
        covered = end
        if end - start == source_end - source_start and end - start > 1:
            # A stretch of more than one character is the same text, or one in which characters were mended.
            quote, origin = record.text[start:end], source[source_start:source_end]
            assert quote == origin or not origin.isascii() or not origin.isprintable(), (quote, origin)
    assert record.text[covered:] == ""


@STEADY
@given(ANY)
@example("\ud800 in december \udc00 COM(2022) 71")
@example("\u1100\u2028\u1161")
@example("a\u2028\u0301")
@example("a\x85\u0301")
@example("e\x0b\u0301")
@example("\u200b")
@example("1")
@example("\f\f\f")
@example("a \u2028\u0958")
@example(3 * COLUMN + "\xa0\ud800 slot e\u0301")
@example(3 * COLUMN + "\xa0\u0958 slot")
@example("-\n-\n-")
@example("a-\n\f\nb")
def test_any_text(text: str) -> None:
    check(text)


@STEADY
@given(DUTCH)
@example("Den Haag, 31 december 9999\n\nOp 12 januari a.s. volgt meer.")
@example("Den Haag, 1 januari 0001\n\nOp 12 maart jl. was er meer.")
@example("Den Haag, 31 december 9999\n\nDe Raad komt volgende week en overmorgen bijeen.")
@example("De Raad sprak op 24 en 23 november 2020.")
@example("De Raad sprak van 5 december 2020 tot en met 3 maart 2020.")
@example("De Raad sprak op 30 en 31 april 2020.")
@example("Zie Kamerstuk ２１ ５０１, nr. ２.")
@example("Zie Kamerstuk 21 501, nr. ٣.")
@example("Op ٣ december 2020 was er overleg.")
@example("binnen 0 dagen en over 0 jaar stuur ik een brief.")
@example("De afgelopen 0 jaar was dat zo.")
def test_dutch_text(text: str) -> None:
    check(text)


@STEADY
@given(st.one_of(ANY, DUTCH))
def test_reading_twice_gives_the_same_bytes(text: str) -> None:
    first, second = record_of(text), record_of(text)
    assert first == second
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


@STEADY
@given(DUTCH)
def test_reading_the_clean_text_changes_no_character(text: str) -> None:
    record = record_of(text)
    if record:
        again = record_of(record.text)
        assert again is not None
        assert unicodedata.is_normalized("NFC", again.text)
        assert not set(again.text) - set(record.text) - set(" \n-ëïöü")


@STEADY
@given(DUTCH, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_do_not_matter(text: str, end: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    first, second = record_of(plain), record_of(plain.replace("\n", end))
    assert (first and first.text) == (second and second.text)
    assert (first and first.blocks) == (second and second.blocks)


# -- sentences of the genre ---------------------------------------------------------------------------------------

SUBJECTS = st.sampled_from(
    [
        "Nederland",
        "het kabinet",
        "de Raad",
        "de Commissie",
        "Malta",
        "de Oekraïense Minister Koelenko",
        "enkele lidstaten",
        "de Hoge Vertegenwoordiger",
        "ik",
        "zij",
        "hij",
        "die",
        "het voorzitterschap",
        "Hoge Vertegenwoordiger Borrell",
        "Estland en Letland",
        "beide landen",
        "mevrouw Zandstra",
        "de VVD-fractie",
        "Zandstra",
        "de PVN",
        "een meerderheid van de lidstaten",
        "Raad van Europa",
        "uw Kamer",
        "de minister van Turkije",
        "niemand",
    ]
)
# A verb in the past or present with its particle, what goes with it, and its participle.
VERBS = st.sampled_from(
    [
        ("drong", "aan", "op haast", "aangedrongen"), ("pleitte", "", "voor toezicht", "gepleit"), ("steunt", "", "het voorstel", "gesteund"),
        ("riep", "op", "de lidstaten", "opgeroepen"), ("zegde", "toe", "een brief vóór 1 juli", "toegezegd"), ("nam", "aan", "conclusies", "aangenomen"),
        ("uitte", "", "zijn zorgen over Soedan", "geuit"), ("sprak", "zich uit", "tegen de heffing", "uitgesproken"), ("is", "", "voorstander van een fonds", "geweest"),
        ("komt", "terug", "hierop in juni", "teruggekomen"), ("informeert", "", "uw Kamer uiterlijk eind maart", "geïnformeerd"), ("werd", "", "gesteund door Malta", "geworden"),
    ]
)  # fmt: skip
MOTIONS = st.sampled_from(
    [
        "in lijn met de motie van het lid Terhorst (Kamerstuk 21 501-02, nr. 2500)", "conform de motie-Terhorst/Brink c.s.", "ter uitvoering van de motie1",
        "naar aanleiding van de moties van de leden Ter Horst en Brink (Kamerstukken 21 501-02, nrs. 2500 en 2507)", "anders dan de motie-Brink2 vraagt",
    ]
)  # fmt: skip
ASIDES = st.sampled_from(
    ["", "", "niet", "mede namens Luxemburg", "evenals Portugal", "naar verwachting", "(zie bijlage)", "– naar eigen zeggen –", "in Brussel", "op 3 juni 2023", "samen met Finland"]
)  # fmt: skip
JOINTS = st.sampled_from(
    [
        ", ",
        "; ",
        ": ",
        " en ",
        ", maar ",
        " omdat ",
        " – ",
        ", hetgeen ",
        " dat ",
        ", die ",
        "/",
        " (",
        ") ",
        " “",
        "” ",
        "1 ",
        ", aldus ",
        "\n- ",
    ]
)
ENDS = st.sampled_from([".", ".", ".", "?", "!", ".1", ".”", "", "…", ";", ":", ")."])


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """Draw a clause: subject first, something else first, subordinate, a perfect or a passive."""
    subject, (verb, particle, rest, participle), aside = draw(SUBJECTS), draw(VERBS), draw(ASIDES)
    order = draw(st.integers(0, 5))
    words = {
        0: (subject, verb, aside, rest, particle),
        1: (
            draw(st.sampled_from(["vervolgens", "daarbij", "volgens Malta", "op de Raad"])),
            verb,
            subject,
            aside,
            rest,
            particle,
        ),
        2: (draw(MOTIONS), "heeft", subject, aside, rest, participle),
        3: ("omdat", subject, aside, rest, particle.replace("zich ", "") + verb),
        4: ("door", subject, "is", aside, rest, participle),
        5: (subject, "zal", aside, rest, "niet" if aside else "", participle),
    }[order]
    return " ".join(word for word in words if word)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a document of some sentences: a report, an agenda, a debate with turns and a list, or a bare text."""
    head = draw(
        st.sampled_from(
            [
                "Verslag van de Raad Buitenlandse Zaken van 12 mei 2023\n\nInleiding\n\n", "Geannoteerde agenda van de Raad Algemene Zaken van 12 mei 2023\n\nInzet Nederland\n\n",
                "Verslag van een commissiedebat\n\nDe heer Terhorst (CDA):\n", "Verslag van een commissiedebat\n\nMinister Verkuijl:\nJa.\n\nToezeggingen\n\n- ", "",
            ]
        )
    )  # fmt: skip
    sentences = []
    for _ in range(draw(st.integers(1, 4))):
        parts = [draw(clauses())]
        for _ in range(draw(st.integers(0, 3))):
            parts += [draw(JOINTS), draw(clauses())]
        sentence = "".join(parts)
        sentences.append(sentence[:1].upper() + sentence[1:] + draw(ENDS))
    notes = draw(st.sampled_from(["", "\n\n1 Kamerstuk 21 501-02, nr. 2500\n\n2 Kamerstuk 21 501-02, nr. 2507\n"]))
    return head + draw(st.sampled_from([" ", "\n\n", "\n- "])).join(sentences) + notes


def _check_said(record: Record) -> None:
    """Hold statements and follow-ups against the sentences that they stand in, and against each other."""
    places = {(s.start, s.end): s.section for s in record.sentences}
    last = 0
    for one in record.statements:
        assert (one.start, one.end) in places
        assert one.section == places[one.start, one.end]
        assert one.start >= last, "statements stand in the order of their sentences"
        last = one.start
        _check_actor(record, one)
        for extent in (one.verb, one.content):
            assert extent is None or one.start <= extent.start < extent.end <= one.end
        assert one.act in lexicon.ACTS
        assert one.grade in ("sure", "likely", "open")
        assert one.actor.name not in (*one.co_actors, *one.supported_by), one
        assert set(one.motions) <= {link.id for link in one.links}
        for link in one.links:
            assert link.reference is None or record.references[link.reference].id == link.id
    last = 0
    for later in record.follow_ups:
        assert (later.start, later.end) in places
        assert later.start >= last
        last = later.start
        assert later.what in record.quote(later)
        assert later.what.strip()
        assert later.hedged == (later.hedge is not None)
        if later.due is not None:
            check_value(later.due)


def _check_actor(record: Record, one: Statement) -> None:
    actor = one.actor
    assert actor.name.strip() == actor.name != ""
    if actor.implicit:
        assert (actor.start, actor.end, actor.text) == (None, None, None)
    else:
        assert actor.start is not None
        assert actor.end is not None
        assert one.start <= actor.start < actor.end <= one.end
        assert record.text[actor.start : actor.end] == actor.text


def _check_mentions(record: Record) -> None:
    at = 0
    for mention in record.mentions:
        assert at <= mention.start < mention.end <= len(record.text)
        at = mention.end
        assert record.text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text != ""
        assert mention.name


@STEADY
@given(documents())
def test_sentences_of_the_genre(text: str) -> None:
    check(text)
    record = record_of(text)
    assert record is not None
    _check_said(record)
    _check_mentions(record)


@STEADY
@given(st.one_of(ANY, DUTCH))
def test_what_is_said_in_any_text(text: str) -> None:
    record = record_of(text)
    if record is not None:
        _check_said(record)
        _check_mentions(record)


@STEADY
@given(documents())
def test_a_record_comes_back_from_json(text: str) -> None:
    record = record_of(text)
    assert record is not None
    encoded = msgspec.json.encode(record)
    plain = msgspec.json.decode(encoded)
    assert msgspec.json.decode(msgspec.json.encode(plain)) == plain
    for field, kind in (
        ("statements", Statement),
        ("follow_ups", FollowUp),
        ("mentions", Mention),
        ("references", Reference),
    ):
        assert msgspec.convert(plain[field], tuple[kind, ...]) == getattr(record, field)  # type: ignore[valid-type]
    assert msgspec.convert(plain["document"], Document) == record.document


@STEADY
@given(documents(), documents())
def test_no_statement_reaches_into_the_next_document(first: str, second: str) -> None:
    """Reading one document leaves nothing behind for another."""
    alone = record_of(second)
    record_of(first)
    assert record_of(second) == alone


EMPTY = {
    "nothing": "",
    "spaces": "   ",
    "line ends": "\n\r\n\f",
    "no-break space": "\xa0",
    "zero width": "\u200b\ufeff",
    "controls": "\x01\x02",
}


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_empty(text: str) -> None:
    with pytest.raises(EmptyDocument):
        reading.read(text)
