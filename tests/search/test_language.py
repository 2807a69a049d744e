"""The query language: what each form asks, what is said of one that cannot be understood."""

from __future__ import annotations

import pickle
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.search.shapes import leaves, shape

from kamerspoor.cli.answering import answer
from kamerspoor.errors import QueryError
from kamerspoor.search.language import MOST_LENGTH, MOST_TERMS, describe, parse
from kamerspoor.search.query import All, Any, Filter, Query, Words
from kamerspoor.search.query_help import FORMS, field_help
from kamerspoor.search.query_words import table

RBZ = "council=Raad Buitenlandse Zaken"
ASKED = {
    # words and signs
    "nothing": ("", "*"),
    "blank": (" \t\n", "*"),
    "everything": ("*", "*"),
    "word": ("wapenembargo", "wapenembargo"),
    "words": ("sancties Belarus", "(sancties & Belarus)"),
    "signs around words": ("¿sancties?, (Belarus)!", "(sancties & Belarus)"),
    "words at a comma": ("Hongarije,Polen", "(Hongarije & Polen)"),
    "words with inner signs": ("EU-27 foto's R&D U.S.A.", "(EU-27 & foto's & R&D & U.S.A)"),
    "act with its year": ("COM(2022)71", "COM(2022)71"),
    "plural in parentheses": ("minister(s)", "(minister & s)"),
    "a dash between words": ("Raad - Handel", "(Raad & Handel)"),
    "soft hyphen": ("wapen\u00adembargo", "wapenembargo"),
    "no-break space": ("a\u00a0b", "(a & b)"),
    "control characters": ("a\x00b\x1b[1m", "(a & b & 1m)"),
    "lone surrogate": ("a \ud800 b", "(a & b)"),
    "weights of other engines": ("+embargo~2 belang^3.5", "(embargo & belang)"),
    # phrases
    "phrase": ('"restrictieve maatregelen"', "«restrictieve maatregelen»"),
    "Dutch quotation marks": ("„restrictieve maatregelen” x", "(«restrictieve maatregelen» & x)"),
    "phrase holds signs": ('"a OR -b raad:RBZ"', "«a OR -b raad:RBZ»"),
    "phrase loosened": ('"sancties Hongarije"~5', "near5[«sancties», «Hongarije»]"),
    "phrase that goes on": ('"gemeenschappelijk veilig"*', "gemeenschappelijk veilig*"),
    # denial
    "minus": ("sancties -Rusland", "(sancties & -Rusland)"),
    "minus and a phrase": ('-"gesloten deuren"', "-«gesloten deuren»"),
    "minus and a group": ("-(a b) c", "(-(a & b) & c)"),
    "minus and a field": ("-raad:RBZ x", f"(-{RBZ} & x)"),
    "NIET": ("a NIET b", "(a & -b)"),
    "NOT": ("a NOT b", "(a & -b)"),
    "AND NOT": ("a AND NOT b", "(a & -b)"),
    "denied twice": ("NIET NIET a", "a"),
    "small letters are words": ("a niet b of c en d", "(a & niet & b & of & c & en & d)"),
    # choice
    "OR": ("a OR b", "(a | b)"),
    "OF": ("a OF b OF c", "(a | b | c)"),
    "bars": ("a|b || c", "(a | b | c)"),
    "OR binds tighter than side by side": ("a b OR c d", "(a & (b | c) & d)"),
    "AND binds tighter than OR": ("a AND b OR c AND d", "((a & b) | (c & d))"),
    "parentheses": ("(a b) OR c", "((a & b) | c)"),
    "parentheses for nothing": ("((a))", "a"),
    "denial in a choice": ("a OR -b", "(a | -b)"),
    # beginnings
    "prefix": ("sanctie*", "sanctie*"),
    "prefix with a comma": ("sanctie*, x", "(sanctie* & x)"),
    "star in front": ("*embargo", "embargo"),
    # near
    "NEAR": ("a NEAR b", "near10[a, b]"),
    "NEAR/5": ("a NEAR/5 b", "near5[a, b]"),
    "BIJ/3": ('a BIJ/3 "b c"', "near3[a, «b c»]"),
    "NEAR of three": ("a NEAR/2 b NEAR/4 c", "near4[a, b, c]"),
    "NEAR of a choice": ("(a OR b) NEAR/1 c", "(near1[a, c] | near1[b, c])"),
    "NEAR beside words": ("x a NEAR/1 b y", "(x & near1[a, b] & y)"),
    "NEAR a number": ("motie NEAR/9 21501-02-2234", "near9[motie, «21501-02-2234»]"),
    # numbers
    "number as in a letter": ("21 501-02, nr. 2234", "#kst-21501-02-2234"),
    "number with dashes": ("21501-02-2234", "#kst-21501-02-2234"),
    "number in haste": ("21501 02 NR 2234", "#kst-21501-02-2234"),
    "number with en dashes": ("21 501–02–2234", "#kst-21501-02-2234"),
    "number without a word": ("21501-02 2234", "#kst-21501-02-2234"),
    "number with a lead": ("Kamerstuk II, 2020-2021, 21 501-02, nr. 2234", "#kst-21501-02-2234"),
    "number of a chapter": ("35 570 V, nr. 45", "#kst-35570-V-45"),
    "number without council": ("32317-895", "#kst-32317-895"),
    "letter": ("36 067, letter Y", "#kst-36067-Y"),
    "number before the dossier": ("206 (28 844)", "#kst-28844-206"),
    "number as a key": ("kst-21501-02-2234", "#kst-21501-02-2234"),
    "number of an annex": ("kst-36410-A-33-b1", "#kst-36410-A-33-b1"),
    "publication of the new kind": ("KST-1268678", "#kst-1268678"),
    "questions": ("ah-tk-20242025-100", "#ah-tk-20242025-100"),
    "document": ("2020D44984", "#2020D44984"),
    "case, small and spaced": ("2020 z 01234", "#2020Z01234"),
    "several": ("21 501-02, nrs. 3, 5 en 8", "(#kst-21501-02-3 | #kst-21501-02-5 | #kst-21501-02-8)"),
    "number in an address": (
        "https://zoek.officielebekendmakingen.nl/kst-21501-02-2234.html",
        "#kst-21501-02-2234",
    ),
    "document in an address": ("https://www.tweedekamer.nl/downloads/document?id=2020D44984", "#2020D44984"),
    "number among words": ("uitvoering 21501-02-2234 Turkije", "(uitvoering & #kst-21501-02-2234 & Turkije)"),
    "number in parentheses": ("(35570-V-45)", "#kst-35570-V-45"),
    "dossier": ("21 501-02", "(dossier=21501-02 | «21 501-02»)"),
    "dossier without a mark": ("32317 x", "((dossier=32317 | dossier=32317-* | «32317») & x)"),
    "a round count": ("10 000 asielzoekers", "(10 & 000 & asielzoekers)"),
    "a year": ("begroting 2024", "(begroting & 2024)"),
    "a year before a dossier": ("2020 (36600-V)", "(2020 & (dossier=36600-V | «36600-V»))"),
    "digits that are none": ("123456 12.5", "(123456 & 12.5)"),
    # fields
    "Council": ("raad:RBZ", RBZ),
    "Council in English": ("council:FAC", RBZ),
    "Council in capitals": ("RAAD:rbz", RBZ),
    "Council in quotes": ('raad:"Raad Buitenlandse Zaken"', RBZ),
    "Council without quotes": ("raad:Raad Buitenlandse Zaken Gaza", f"({RBZ} & Gaza)"),
    "Council behind a space": ("raad: RBZ Gaza", f"({RBZ} & Gaza)"),
    "Council that meets with another": ("raad:Eurogroep", "(council=Eurogroep | council=Eurogroep en Ecofinraad)"),
    "Councils that begin so": (
        "raad:RAZ*",
        "(council=Raad Algemene Zaken | council=Raad Algemene Zaken/Cohesiebeleid)",
    ),
    "Councils in a group": ("raad:(RBZ OF RAZ) x", f"(({RBZ} | council=Raad Algemene Zaken) & x)"),
    "none of a group": ("-raad:(RBZ OF RAZ)", f"-({RBZ} | council=Raad Algemene Zaken)"),
    "actor": ("actor:kabinet", "actor=Kabinet"),
    "actor's abbreviation": ("wie:HV", "actor=Hoge Vertegenwoordiger"),
    "actor of two words": ("actor:Europese Commissie visa", "(actor=Europese Commissie & visa)"),
    "actor by an old name": ("actor:Wit-Rusland", "actor=Belarus"),
    "presidency": ("actor:Duits voorzitterschap", "actor=Duits voorzitterschap"),
    "actor who is not known": ("actor:Omtzigt", "actor=Omtzigt"),
    "act": ("act:urge", "act=urge"),
    "act in Dutch": ("act:oproepen", "act=urge"),
    "act by another verb": ("act:bepleiten", "act=urge"),
    "kind": ("soort:verslag", "kind=report"),
    "kind of two words": ("soort:geannoteerde agenda", "kind=annotated_agenda"),
    "motion": ("motie:21501-02-2234", "motion=kst-21501-02-2234"),
    "motion with spaces": ("motie:21 501-02, nr. 2234 Turkije", "(motion=kst-21501-02-2234 & Turkije)"),
    "dossier as a field": ('dossier:"21 501-02"', "dossier=21501-02"),
    "dossier with spaces": ("dossier:21 501 02 x", "(dossier=21501-02 & x)"),
    "dossier and its chapters": ("dossier:36600", "(dossier=36600 | dossier=36600-*)"),
    "dossiers that begin so": ("dossier:21501-*", "dossier=21501-*"),
    "number as a field": ("nummer:2234", "number=2234"),
    "number with its dossier as a field": ("nummer:21501-02-2234", "#kst-21501-02-2234"),
    "member": ("lid:Ploumen", "member=Ploumen"),
    "member with particles": ("lid:van der Plas stikstof", "(member=van der Plas & stikstof)"),
    "member with what is said around it": ('lid:"het lid Ceder c.s."', "member=Ceder"),
    "faction": ("fractie:gl", "(faction=GroenLinks | faction=GL)"),
    "faction that is not known": ("fractie:Wilders", "faction=Wilders"),
    "faction in full": ("fractie:Partij van de Arbeid", "faction=PvdA"),
    "title": ('titel:"geannoteerde agenda"', "title=«geannoteerde agenda»"),
    "title begins so": ("titel:wapen*", "title=wapen*"),
    "titles in a group": ("titel:(wapens OF embargo)", "(title=wapens | title=embargo)"),
    "state": ("status:niet uitgevoerd", "state=not_carried_out"),
    "chamber": ("kamer:EK", "chamber=EK"),
    "unit": ("in:uitspraken", "unit=statement"),
    "units": ("in:alles", "(unit=document | unit=motion | unit=statement | unit=commitment)"),
    "a title with a colon": ("Motie: steun voor Taiwan", "(Motie & steun & voor & Taiwan)"),
    "an unknown word with a colon": ("Betreft: visa", "(Betreft & visa)"),
    "act of the Union": ("CELEX:32021R0947", "CELEX:32021R0947"),
    # days
    "year": ("datum:2021", "date=2021-01-01..2021-12-31"),
    "year by its name": ("jaar:2021", "date=2021-01-01..2021-12-31"),
    "years": ("datum:2020..2021", "date=2020-01-01..2021-12-31"),
    "years with a dash": ("jaar:2020-2021", "date=2020-01-01..2021-12-31"),
    "month": ("datum:2020-11", "date=2020-11-01..2020-11-30"),
    "from a month": ("datum:2020-11..", "date=2020-11-01.."),
    "to a month": ("datum:..2020-2", "date=..2020-02-29"),
    "not before": ("datum:>=2020-11", "date=2020-11-01.."),
    "after": ("datum:>2020", "date=2021-01-01.."),
    "before": ("datum:<2020-03", "date=..2020-02-29"),
    "not after, without a colon": ("datum<=2020", "date=..2020-12-31"),
    "day as in Dutch": ("datum:19-11-2020", "date=2020-11-19..2020-11-19"),
    "day in words": ("datum:19 november 2020 Turkije", "(date=2020-11-19..2020-11-19 & Turkije)"),
    "month in words": ('datum:"mrt 2021"', "date=2021-03-01..2021-03-31"),
    "quarter": ("datum:2020Q3", "date=2020-07-01..2020-09-30"),
    "since and until": ("sinds:2020 tot:2021-06", "(date=2020-01-01.. & date=..2021-06-30)"),
    "days in a group": ("datum:(>=2022 OF 2018..2019)", "(date=2022-01-01.. | date=2018-01-01..2019-12-31)"),
}
REFUSED = {
    "field with a slip": ("sancties raed:RBZ", "raed:", "no field 'raed'", "bedoelde u raad:?"),
    "field that is none": ("kleur:rood", "kleur:", "no field 'kleur'", "titel:, tekst:, soort:, raad:"),
    "Council with a slip": ("raad:RBX x", "RBX", "no Council is called 'RBX'", "bedoelde u RBZ?"),
    "Council that is none": ("raad:xyzzy", "xyzzy", "no Council", "such as RBZ"),
    "act with a slip": ("act:opropen", "opropen", "no act", "bedoelde u oproepen?"),
    "act that is none": ("act:zwemmen", "zwemmen", "no act", "urge, support"),
    "kind with a slip": ("soort:versleg", "versleg", "no kind", "bedoelde u verslag?"),
    "unit that is none": ("in:xx", "xx", "no unit", "document, motion, statement, commitment"),
    "state with a slip": ("status:aangenmen", "aangenmen", "no state", "bedoelde u aangenomen?"),
    "field without a value": ("x raad:", "raad:", "has no value", "raad:RBZ"),
    "field without a value in parentheses": ("(raad:)", "raad:", "has no value", "raad:RBZ"),
    "field with an empty value": ('raad:""', '""', "has no value", "raad:RBZ"),
    "field in a field": ("raad:(actor:EU)", "actor:", "within another", "close the parenthesis"),
    "motion without a number": ("motie:steun", "steun", "no number of a motion", "motie:21501-02-2234"),
    "motion without a dossier": ("motie:2234", "2234", "no number of a motion", "give dossier and number"),
    "paper as a dossier": ("dossier:21501-02-2234", "21501-02-2234", "a paper in a dossier", "nummer:21501-02-2234"),
    "dossier that is none": ("dossier:Gaza", "Gaza", "is no dossier", "32317, 21501-02"),
    "number that is none": ("nummer:tweehonderd", "tweehonderd", "is no number", "nummer:2234"),
    "day that does not exist": ("datum:2021-02-30", "2021-02-30", "is no date", "2020..2021"),
    "day that is none": ("datum:gisteren", "gisteren", "is no date", "2020..2021"),
    "days of three": ("datum:2019..2020..2021", "2019..2020..2021", "is no date", "2020..2021"),
    "days the wrong way round": ("datum:2021..2020", "2021..2020", "before it begins", "swap"),
    "beyond the calendar": ("datum:>9999", ">9999", "is no date", "2020..2021"),
    "quotation not closed": ('sancties "tegen Rusland', '"', "no partner", "close the quotation"),
    "quotation without words": ('a "--" b', '"--"', "no word in this quotation", "write one"),
    "parenthesis not closed": ("a (b c", "(", "not closed", "close it"),
    "parenthesis not opened": ("a b) c", ")", "nothing opens", "open one"),
    "parentheses without words": ("a () b", "()", "nothing stands between", "write words"),
    "OR at the end": ("a OR", "OR", "must stand after OR", '"OR"'),
    "OF at the front": ("OF a", "OF", "must stand before OF", '"OF"'),
    "two signs": ("a OR AND b", "OR", "must stand after OR", '"OR"'),
    "AND before a parenthesis": ("(a AND) b", "AND", "must stand after AND", '"AND"'),
    "NIET alone": ("NIET", "NIET", "must stand after NIET", '"NIET"'),
    "NEAR at the end": ("a NEAR/3", "NEAR/3", "must stand after NEAR/3", '"NEAR/3"'),
    "NEAR too far": ("a NEAR/999 b", "NEAR/999", "no distance", "NEAR/0 to NEAR/200"),
    "NEAR without a distance": ("a NEAR/x b", "NEAR/x", "no distance", "NEAR/0 to NEAR/200"),
    "NEAR a beginning": ("a NEAR bb*", "bb*", "between words and phrases", "NEAR/5"),
    "NEAR a field": ("a NEAR raad:RBZ", "RBZ", "between words and phrases", "NEAR/5"),
    "too short a beginning": ("a*", "a*", "too many words begin so", "2 letters"),
    "star within": ("wapen*embargo", "wapen*embargo", "at the end of a word only", "wapen*"),
    "no words": ("?! -- …", "?! -- …", "no word in it", "write a word"),
    "too long a word": (f"a {'b' * 201}", "b" * 201, "no word is this long", "end it with a star"),
    "too deep": ("(" * 51 + "a" + ")" * 51, "(", "too deep", "at most 50"),
}
HINTS = {
    "choice beside words": ("a b OR c", ("read as: a and (b or c), each in any form; parentheses group otherwise",)),
    "choice in parentheses": ("a (b OR c)", ()),
    "choice beside a field": ("b OR c raad:RBZ", ()),
    "or in small letters": ("b or c", ("or was read as a word; signs count in capitals: OR",)),
    "star in front": (
        "*embargo",
        ("a star counts at the end of a word only; compounds are found by their parts without one",),
    ),
    "Council with a slip behind a space": (
        "raad: RBX",
        ("raad: was read as a word, for no Council is called 'RBX' (bedoelde u RBZ?)",),
    ),
    "nothing odd": ('sancties "a b" -c', ()),
}
DESCRIBED = {
    "everything": ("", "everything"),
    "word": ("sancties", "sancties in any form"),
    "words": ("a b c", "a, b and c, each in any form"),
    "phrase": ('"a b"', '"a b"'),
    "fields behind": ("raad:RBZ act:urge a", "a in any form; council: Raad Buitenlandse Zaken; act: urge"),
    "days": ("datum:2020..2021 -b", "dated from 2020-01-01 up to 2021-12-31; not b"),
    "one day": ("datum:2020-11-19", "dated 2020-11-19"),
    "values of one field": ("kamer:(TK OF EK)", "chamber: TK or EK"),
    "near": ("a NEAR/0 b OR cc*", "(a and b next to each other) or what begins with cc, each in any form"),
    "number": ("21501-02-2234 x", "number 21501-02-2234 and x, each in any form"),
    "denied group": ("a -(b c)", "a in any form; not (b and c)"),
}


@pytest.mark.parametrize(("typed", "wanted"), ASKED.values(), ids=ASKED)
def test_what_is_asked(typed: str, wanted: str) -> None:
    assert shape(parse(typed).root) == wanted


@pytest.mark.parametrize(("typed", "place", "what", "remedy"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(typed: str, place: str, what: str, remedy: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse(typed)
    error = refused.value
    assert typed[error.start : error.end] == place
    assert what in error.what
    assert remedy in (error.remedy or "")
    said, query, caret = str(error).split("\n")
    assert error.what in said
    assert query[caret.index("^") : caret.rindex("^") + 1].startswith(place[:50])


@pytest.mark.parametrize(("typed", "hints"), HINTS.values(), ids=HINTS)
def test_hints(typed: str, hints: tuple[str, ...]) -> None:
    assert parse(typed).hints == hints


@pytest.mark.parametrize(("typed", "wanted"), DESCRIBED.values(), ids=DESCRIBED)
def test_description(typed: str, wanted: str) -> None:
    assert describe(parse(typed)) == wanted


@pytest.mark.parametrize("form", FORMS, ids=[form.written for form in FORMS])
def test_examples_of_the_help_work(form: tuple[str, str, str]) -> None:
    assert parse(form[2]).root is not None


def test_help_tells_of_every_field() -> None:
    told = field_help()
    assert {name for one in told for name in one.names} == set(table("fields"))
    for one in told:
        assert leaves(parse(one.example).root), one
        assert one.example.split(":")[0] == one.names[0]


@pytest.mark.parametrize("typed", ["a " * (MOST_TERMS + 1), "a," * 10_000, '"' + "a " * 10_000 + '"', "OR " * 10_000])
def test_too_many_terms_are_refused(typed: str) -> None:
    with pytest.raises(QueryError, match="more than 1,000 terms"):
        parse(typed)


def test_a_megabyte_is_refused() -> None:
    with pytest.raises(QueryError, match=r"too long: 1,000,000 characters.*at most 100,000") as refused:
        parse("a" * 1_000_000)
    assert len(str(refused.value)) < 400


def test_so_many_terms_are_taken() -> None:
    assert len(leaves(parse("a " * MOST_TERMS).root)) == MOST_TERMS


def test_a_choice_of_too_many_neighbours_is_refused() -> None:
    many = "(" + " OR ".join(f"w{n}" for n in range(9)) + ")"
    with pytest.raises(QueryError, match="81 ways"):
        parse(f"{many} NEAR {many}")


def test_somebody_who_spoke_for_institutions() -> None:
    found = leaves(parse("actor:Borrell").root)
    assert Filter("actor", "Borrell", 0, 13) in found
    assert Filter("actor", "Hoge Vertegenwoordiger", 0, 13) in found
    assert any(isinstance(leaf, Filter) and leaf.dates == ("2019-12-01", "2024-11-30") for leaf in found)


def test_somebody_who_spoke_for_the_government_is_named_in_what_it_said() -> None:
    root = parse("actor:Hoekstra").root
    assert isinstance(root, Any)
    assert Filter("actor", "Hoekstra", 0, 14) in root.parts
    held = [part for part in root.parts if isinstance(part, All)]
    assert any(Filter("actor", "Kabinet", 0, 14) in part.parts for part in held)
    assert all(Words("Hoekstra", 0, 14) in part.parts for part in held)


def test_an_error_shows_a_long_query_around_the_place() -> None:
    with pytest.raises(QueryError) as refused:
        parse("woord " * 100 + "raed:RBZ" + " woord" * 100)
    _, query, caret = str(refused.value).split("\n")
    assert query.startswith("… ")
    assert query.endswith(" …")
    assert len(query) <= 80
    assert query[caret.index("^") : caret.rindex("^") + 1] == "raed:"


def test_an_error_points_below_wide_and_combining_letters() -> None:
    with pytest.raises(QueryError) as refused:
        parse("日本 e\u0301 raed:RBZ")
    caret = str(refused.value).split("\n")[2]
    assert caret.index("^") == 2 + 4 + 1 + 1 + 1


def test_an_error_crosses_processes_and_takes_a_place() -> None:
    with pytest.raises(QueryError) as refused:
        parse("raed:RBZ")
    error = refused.value
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert str(error.at("questions.toml")).startswith("questions.toml: there is no field")


def test_the_command_line_shows_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    def ask() -> int:
        parse("raad:RBX x")
        return 0

    assert answer(ask) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "kamerspoor: no Council is called 'RBX' (bedoelde u RBZ?)"
    assert lines[1:] == ["  raad:RBX x", "       ^^^"]


@pytest.mark.parametrize(
    "typed",
    [
        "(" * MOST_LENGTH,
        "a(1" * (MOST_LENGTH // 3),
        "a(" + "1" * (MOST_LENGTH - 2),
        "kst-1-" * (MOST_LENGTH // 6),
        "21501-" * (MOST_LENGTH // 6),
        "21 501 " * (MOST_LENGTH // 7),
        "21501-02 nrs 1" + ", 2" * (MOST_LENGTH // 4),
        "12 345" + " " * (MOST_LENGTH - 6),
        "lid:" + "van " * (MOST_LENGTH // 4 - 1),
        "datum:" + "2020.." * (MOST_LENGTH // 6 - 1),
        "www." + "/" * (MOST_LENGTH - 4),
        '"' * MOST_LENGTH,
        "a:" * (MOST_LENGTH // 2),
    ],
)
def test_no_query_takes_long(typed: str) -> None:
    """What grows with the square of the length takes minutes here, what grows with the length a few hundredths."""
    begun = time.process_time()
    _outcome(typed)
    assert time.process_time() - begun < 2


PIECES = (
    "sancties", "Belarus", "21501-02-2234", "21 501-02, nr. 2234", "2020D44984", "32317", "raad:", "raad:RBZ", "lid:",
    "datum:", "2020..2021", ">=2020", "motie:", "act:urge", "foo:", "https://x/kst-1-2", '"', "“", "(", ")", "|", "-",
    "*", "~2", "OR", "OF", "AND", "EN", "NOT", "NIET", "NEAR", "BIJ/3", "NEAR/x", ",", ";", ":", "'", "van", "de",
    "\u00ad", "e\u0301", "ß", "İ", "日本", "\x00", "\ud800", "\u2028", "𝔸", "..", "/", "_", "²", "٣",
)  # fmt: skip


@given(st.text(st.characters(categories=None), max_size=80))
@example("\ud800")
@settings(max_examples=400, deadline=None)
def test_any_string_is_a_query_or_says_why_not(typed: str) -> None:
    _outcome(typed)


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "  "])), max_size=24))
@settings(max_examples=1000, deadline=None)
def test_any_mixture_of_signs_is_a_query_or_says_why_not(pieces: list[tuple[str, str]]) -> None:
    _outcome("".join(piece + gap for piece, gap in pieces))


@given(st.lists(st.from_regex(r"[a-zé]{2,12}", fullmatch=True), min_size=1, max_size=12))
@settings(max_examples=200, deadline=None)
def test_plain_words_are_what_they_are(words: list[str]) -> None:
    query = parse(" ".join(words))
    assert query.root is not None
    assert [leaf.text for leaf in leaves(query.root)] == words  # type: ignore[union-attr]


def _tried(typed: str) -> Query | QueryError:
    try:
        return parse(typed)
    except QueryError as error:
        return error


def _outcome(typed: str) -> Query | QueryError:
    """Parse, and see that whatever comes of it holds together."""
    query = _tried(typed)
    if isinstance(query, QueryError):
        assert 0 <= query.start < query.end <= max(len(typed), 1) + 1
        assert query.what
        assert query.remedy
        assert len(str(query).split("\n")) == 3
        return query
    assert query.typed == typed
    assert describe(query)
    for leaf in leaves(query.root):
        assert 0 <= leaf.start < leaf.end <= len(typed)
        if hasattr(leaf, "text"):
            assert any(c.isalnum() for c in leaf.text)
            assert not any(0xD800 <= ord(c) < 0xE000 for c in leaf.text)
    assert parse(typed) == query
    return query
