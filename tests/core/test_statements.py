"""Who said what: one table of sentences in the genre, each with the statements it holds."""

from __future__ import annotations

import pytest

import kamerspoor
from kamerspoor.model import Record, Statement

REPORT = "Verslag van de Raad Buitenlandse Zaken van 12 mei 2023\n\nInleiding\n\n"
AGENDA = "Geannoteerde agenda van de Raad Buitenlandse Zaken van 12 mei 2023\n\nInzet Nederland\n\n"

Expected = tuple[str, str]

# name: (text, the (actor, act) of each statement in order)
PLAIN: dict[str, tuple[str, list[Expected]]] = {
    "subject first": ("De Commissie presenteerde het actieplan.", [("Europese Commissie", "inform")]),
    "inversion": ("Daarbij benadrukte Letland het belang van havens.", [("Letland", "emphasise")]),
    "perfect": ("Het kabinet heeft gepleit voor kortere termijnen.", [("Kabinet", "urge")]),
    "perfect behind a motion": (
        "In lijn met de motie van het lid Terhorst (Kamerstuk 21 501-02, nr. 2500) "
        "heeft Nederland gepleit voor toezicht.",
        [("Kabinet", "urge")],
    ),
    "particle at the end": ("Malta drong bij de Commissie op haast aan.", [("Malta", "urge")]),
    "particle before te": (
        "Oostenrijk kondigde aan zijn bijdrage te verdubbelen.",
        [("Oostenrijk", "commit")],
    ),
    "particle before dat": (
        "Het voorzitterschap gaf aan dat de tekst rondgaat.",
        [("Zweeds voorzitterschap", "inform")],
    ),
    "gaf aan, with an infinitive": (
        "De Commissie gaf aan bereid te zijn de drempel te verlagen.",
        [("Europese Commissie", "inform")],
    ),
    "relative clause behind the verb": (
        "Het kabinet heeft een paper ingediend, dat door acht lidstaten is onderschreven.",
        [("Kabinet", "inform"), ("lidstaten", "support")],
    ),
    "dat before the subject's participle": ("In Brussel heb ik dat ook bepleit.", [("Kabinet", "urge")]),
    "zij het dat": (
        "Finland kan de tekst steunen, zij het dat Ierland een uitzondering verlangde.",
        [("Finland", "support"), ("Ierland", "urge")],
    ),
    "numeral without its noun": (
        "Malta steunde het plan, al plaatsten enkele vraagtekens bij de kosten.",
        [("Malta", "support"), ("lidstaten", "concern")],
    ),
    "ellipses": (
        "Polen steunde de termijn, Malta eveneens en Ierland liever niet.",
        [("Polen", "support"), ("Malta", "support"), ("Ierland", "oppose")],
    ),
    "noun behind a preposition": (
        "De termijn werd op aandringen van Letland en Litouwen geschrapt.",
        [("Raad", "decide"), ("Letland", "urge")],
    ),
    "noun of a feeling": ("Het punt verviel, tot ongenoegen van Kroatië.", [("Kroatië", "disapprove")]),
    "one of the group, named": ("Slechts één lidstaat, Estland, bood een schip aan.", [("lidstaten", "provide")]),
    "plural with maar": (
        "Spanje en Italië steunen de inzet, maar zetten vraagtekens bij de kosten.",
        [("Spanje", "support"), ("Spanje", "concern")],
    ),
    "list of subjects behind en": (
        "Vijf lidstaten onthielden zich en Oostenrijk en Hongarije keerden zich tegen de tekst.",
        [("lidstaten", "inform"), ("Oostenrijk", "oppose")],
    ),
    "three acts, one subject": (
        "Polen verwelkomde het plan, wees op de kosten en riep op tot voorzichtigheid.",
        [("Polen", "welcome"), ("Polen", "emphasise"), ("Polen", "urge")],
    ),
    "two participles, one auxiliary": (
        "Het kabinet heeft de afspraken verwelkomd en gewezen op de uitvoering.",
        [("Kabinet", "welcome"), ("Kabinet", "emphasise")],
    ),
    "two clauses, two subjects": (
        "Spanje steunde het voorstel, maar Kroatië verzette zich tegen de termijn.",
        [("Spanje", "support"), ("Kroatië", "oppose")],
    ),
    "semicolon": (
        "Ierland onderschreef de tekst; Cyprus wees die af.",
        [("Ierland", "support"), ("Cyprus", "oppose")],
    ),
    "light verb": ("Griekenland vroeg aandacht voor de eilanden.", [("Griekenland", "urge")]),
    "fixed phrase": (
        "De Commissie stelde een evaluatie in het vooruitzicht.",
        [("Europese Commissie", "commit")],
    ),
    "copula": ("Nederland is voorstander van een register.", [("Kabinet", "support")]),
    "reflexive": ("De meeste lidstaten schaarden zich achter het compromis.", [("lidstaten", "support")]),
    "concern": (
        "Hoge Vertegenwoordiger Borrell uitte zijn zorgen over Soedan.",
        [("Hoge Vertegenwoordiger", "concern")],
    ),
    "relative clause with an actor": (
        "Frankrijk stelde een fonds voor, hetgeen Duitsland afwees.",
        [("Frankrijk", "urge"), ("Duitsland", "oppose")],
    ),
    "quotative inversion": (
        "De steun gaat door, verzekerde de Commissie.",
        [("Europese Commissie", "inform")],
    ),
    "passive with agent": (
        "Door Finland is gepleit voor meer samenwerking.",
        [("Finland", "urge")],
    ),
    "passive, the Council": ("Voorts is gesproken over Libië.", [("Raad", "discuss")]),
    "topic comes up": ("Tijdens de lunch kwam de situatie in Jemen aan de orde.", [("Raad", "discuss")]),
    "from the Dutch side": (
        "Van Nederlandse zijde is aandacht gevraagd voor journalisten.",
        [("Kabinet", "urge")],
    ),
    "minister of another country": (
        "De Moldavische Minister van Buitenlandse Zaken dankte de Raad voor de steun.",
        [("Moldavië", "welcome")],
    ),
    "presidency by its date": (
        "Het voorzitterschap lichtte de stand van zaken toe.",
        [("Zweeds voorzitterschap", "inform")],
    ),
    "presidency by its country": (
        "Het inkomende Spaanse voorzitterschap schetste zijn plannen.",
        [("Spaans voorzitterschap", "inform")],
    ),
    "parliament receives": ("Vóór de zomer ontvangt uw Kamer een brief over dit onderwerp.", [("Kabinet", "commit")]),
    "wish": ("Hongarije wil de sancties beëindigen.", [("Hongarije", "urge")]),
    "according to": ("Volgens Estland is de dreiging toegenomen.", [("Estland", "inform")]),
    "noun as act": ("Het pleidooi van Litouwen voor een moratorium vond gehoor.", [("Litouwen", "urge")]),
    "ellipsis, against": (
        "Zweden en Denemarken steunden dit, Hongarije niet.",
        [("Zweden", "support"), ("Hongarije", "oppose")],
    ),
}

NONE: dict[str, str] = {
    "a fact": "In de regio zijn vorig jaar drie havens gesloten.",
    "the Council met": "De Raad kwam bijeen in Luxemburg.",
    "what somebody says": "",
    "the agenda": "Op de agenda stonden de Sahel en de Hoorn van Afrika.",
    "a country that is spoken of": "Oekraïne kampt met tekorten aan energie.",
    "another council": "De Raad van Europa telt 46 leden.",
    "a question": "Is het kabinet bereid daarvoor te pleiten?",
}


def read(text: str, head: str = REPORT) -> Record:
    """Read one sentence as the body of a document."""
    return kamerspoor.read_text(head + text)


def statements(text: str, head: str = REPORT) -> tuple[Statement, ...]:
    """Give the statements of a text below a document's head."""
    return read(text, head).statements


@pytest.mark.parametrize(("text", "expected"), PLAIN.values(), ids=PLAIN)
def test_actor_and_act(text: str, expected: list[Expected]) -> None:
    assert [(s.actor.name, s.act) for s in statements(text)] == expected


@pytest.mark.parametrize("text", [t for t in NONE.values() if t], ids=[n for n, t in NONE.items() if t])
def test_no_statement(text: str) -> None:
    assert statements(text) == ()


@pytest.mark.parametrize("text", [text for text, _ in PLAIN.values()], ids=PLAIN)
def test_spans_stand_where_they_say(text: str) -> None:
    record = read(text)
    for statement in record.statements:
        sentence = record.text[statement.start : statement.end]
        assert text.startswith(sentence) or sentence in text
        if statement.actor.text is not None:
            assert record.text[statement.actor.start : statement.actor.end] == statement.actor.text
        for extent in filter(None, (statement.verb, statement.content)):
            assert statement.start <= extent.start < extent.end <= statement.end
        assert statement.rule


NEGATED: dict[str, tuple[str, str, bool]] = {
    "near": ("Nederland steunt dit niet.", "oppose", True),
    "far": ("Een verbod op deze middelen zonder overgangstermijn steunt Nederland in deze fase niet.", "oppose", True),
    "geen voorstander": ("Cyprus is geen voorstander van een heffing.", "oppose", True),
    "niets toe": ("De Commissie zegde niets toe.", "commit", True),
    "in the content": ("De Commissie benadrukte dat er geen middelen zijn.", "emphasise", False),
    "in an infinitive": ("Roemenië verklaarde niet verder te kunnen gaan.", "inform", False),
    "not only": ("Italië vroeg niet alleen om steun, maar ook om tijd.", "urge", False),
    "what it plans not to do": ("Het kabinet is niet van plan het fonds te verhogen.", "commit", True),
    "an afterthought": ("Letland legt zich bij dit besluit neer, maar niet van harte.", "support", False),
    "noch ... noch": ("Noch Malta noch Cyprus steunde de termijn.", "oppose", True),
    "with er far from its preposition": ("Griekenland had er evenmin bezwaar tegen.", "oppose", True),
    "not against": ("Het kabinet staat niet afwijzend tegenover een register.", "oppose", True),
    "could not agree": ("Slowakije kon zich niet vinden in de tekst.", "oppose", True),
}


@pytest.mark.parametrize(("text", "act", "negated"), NEGATED.values(), ids=NEGATED)
def test_negation(text: str, act: str, negated: bool) -> None:
    (found,) = statements(text)
    assert (found.act, found.negated) == (act, negated)


def test_not_one_but_the_other() -> None:
    assert [s.actor.name for s in statements("Niet Nederland maar Finland nam het initiatief voor een brief.")] == [
        "Finland"
    ]


def test_co_actors() -> None:
    (found,) = statements("Estland, Letland en Litouwen riepen op tot nieuwe sancties.")
    assert (found.actor.name, found.co_actors) == ("Estland", ("Letland", "Litouwen"))


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Zowel Litouwen als Estland drong aan op haast.", ("Estland",)),
        ("Noch Griekenland noch Italië steunde dat.", ("Italië",)),
        (
            "Oostenrijk bepleitte uitstel, Zweden en Nederland sloten zich daarbij aan en Spanje wees dat af.",
            ("Kabinet",),
        ),
        ("Nederland pleit, samen met onder andere Italië en Malta, voor uitstel.", ("Italië", "Malta")),
        ("Door zowel Malta als Cyprus werd gepleit voor uitstel.", ("Cyprus",)),
    ],
)
def test_co_actors_in_lists(text: str, others: tuple[str, ...]) -> None:
    assert others in [s.co_actors for s in statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gesteund door Malta heeft Nederland gepleit voor uitstel.",
        "Nederland heeft, daarin gesteund door Malta, gepleit voor uitstel.",
        "Nederland zal, mede uit zorg en gesteund door Malta, aandringen op uitstel.",
    ],
)
def test_support_in_an_aside(text: str) -> None:
    assert [(s.actor.name, s.act, s.supported_by) for s in statements(text)] == [("Kabinet", "urge", ("Malta",))]


def test_on_behalf_and_with_support() -> None:
    found, *_ = statements("België pleitte, mede namens Luxemburg, voor een fonds en werd hierin gesteund door Malta.")
    assert found.on_behalf_of == ("Luxemburg",)
    assert found.supported_by == ("Malta",)


def test_as_does_another() -> None:
    (found,) = statements("Het kabinet onderstreepte, evenals Portugal, het belang van toezicht.")
    assert found.supported_by == ("Portugal",)


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("Enkele lidstaten", "some"),
        ("Verschillende lidstaten", "several"),
        ("Een ruime meerderheid van de lidstaten", "many"),
        ("Alle lidstaten", "all"),
        ("Eén lidstaat", "one"),
    ],
)
def test_quantities(words: str, quantity: str) -> None:
    (found,) = statements(f"{words} steunde{'' if quantity in ('one', 'many') else 'n'} het voorstel.")
    assert (found.actor.name, found.quantity) == ("lidstaten", quantity)


def test_pronoun_points_back() -> None:
    found = statements("De Commissie lichtte het voorstel toe. Zij riep de lidstaten op tot haast.")
    assert [(s.actor.name, s.actor.text) for s in found] == [
        ("Europese Commissie", "De Commissie"),
        ("Europese Commissie", "Zij"),
    ]


def test_pronoun_that_points_to_nobody_stays_open() -> None:
    assert statements("Zij benadrukte het belang van rust.") == ()


def test_passive_goes_on_with_the_last_actor() -> None:
    found = statements("Malta verwelkomde het akkoord. Tevens werd het belang van dialoog benadrukt.")
    assert [(s.actor.name, s.actor.implicit, s.grade) for s in found] == [
        ("Malta", False, "sure"),
        ("Malta", True, "likely"),
    ]


def test_intention_in_an_agenda() -> None:
    (found,) = statements("Nederland zal pleiten voor een tijdige evaluatie.", AGENDA)
    assert (found.act, found.modality) == ("urge", "intended")


def test_motion_is_tied_to_the_act_that_carries_it_out() -> None:
    text = (
        "Het kabinet verwelkomde het plan en heeft, in lijn met de motie van het lid Terhorst c.s. "
        "(Kamerstuk 21 501-02, nr. 2500), gepleit voor toezicht."
    )
    found = statements(text)
    assert [s.motions for s in found] == [(), ("kst-21501-02-2500",)]
    (link,) = found[1].links
    assert (link.relation, link.members) == ("in_line_with", ("Terhorst",))


MOTIONS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "conform": (
        "Conform de motie-Terhorst (Kamerstuk 21 501-02, nr. 2500) heeft het kabinet aandacht gevraagd voor water.",
        ("kst-21501-02-2500",),
        "in_line_with",
    ),
    "carried out": (
        "Hiermee geeft het kabinet invulling aan de motie van het lid Terhorst (Kamerstuk 21 501-02, nr. 2500).",
        ("kst-21501-02-2500",),
        "carried_out",
    ),
    "considered done": (
        "Het kabinet beschouwt de motie van het lid Terhorst (Kamerstuk 21 501-02, nr. 2500) hiermee als afgedaan.",
        ("kst-21501-02-2500",),
        "considered_done",
    ),
    "not carried out": (
        "De motie-Terhorst (Kamerstuk 21 501-02, nr. 2500) voert het kabinet niet uit.",
        (),
        "not_carried_out",
    ),
    "list of numbers": (
        "Ter uitvoering van de moties van het lid Terhorst (Kamerstukken 21 501-02, nrs. 2500 en 2507) "
        "heeft het kabinet gepleit voor toezicht.",
        ("kst-21501-02-2500", "kst-21501-02-2507"),
        "in_line_with",
    ),
}


@pytest.mark.parametrize(("text", "motions", "relation"), MOTIONS.values(), ids=MOTIONS)
def test_motions(text: str, motions: tuple[str, ...], relation: str) -> None:
    found = statements(text)
    assert tuple(m for s in found for m in s.motions) == motions
    assert {link.relation for s in found for link in s.links} == {relation}


def test_a_member_who_cites_a_motion_carries_nothing_out() -> None:
    text = (
        "Verslag van een commissiedebat\n\nInbreng van de leden\n\nDe heer Terhorst (CDA):\n"
        "Ik verzoek de minister om dit op te brengen, "
        "zoals gevraagd in de motie-Terhorst (Kamerstuk 21 501-02, nr. 2500).\n\n"
        "Minister Verkuijl:\nDie motie voer ik uit.\n"
    )
    assert all(s.motions == () for s in kamerspoor.read_text(text).statements if s.actor.name != "Kabinet")
