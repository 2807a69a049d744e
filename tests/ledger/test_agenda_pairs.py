"""Rules by which an agenda is held against a report, each on a text of its own."""

from __future__ import annotations

import pytest
from tests.linking.meeting_texts import agenda, report

import kamerspoor
from kamerspoor.ledger.agenda_compare import Comparison, compare
from kamerspoor.ledger.agenda_items import items_of
from kamerspoor.ledger.agenda_statements import answer_announced
from kamerspoor.model import Record

COUNCIL = "Landbouw- en Visserijraad"
DAY, IN_WORDS = "2019-05-21", "21 mei 2019"


def _agenda(items: str) -> Record:
    return kamerspoor.read_text(agenda(711, "10 mei 2019", COUNCIL, IN_WORDS, items))


def _report(items: str) -> Record:
    return kamerspoor.read_text(report(719, "3 juni 2019", COUNCIL, IN_WORDS, items))


def _compare(mine: str, theirs: str) -> Comparison:
    return compare(_agenda(mine), _report(theirs), DAY)


def _told(compared: Comparison) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(i.status, i.agenda and i.agenda.title, i.report and i.report.title, i.to) for i in compared.items]


HONEY = "Honing\n\nDe Raad bespreekt de vervalsing van honing.\n\n"
LETTERED = """
Diversen

a) Geitenhouderij

Malta zal vertellen over geitenkaas.
Daarna volgt een film over geiten.

b) Hopteelt (HT)

Letland zal de bieroogst toelichten.
"""


def test_what_follows_a_lettered_point_is_said_of_it() -> None:
    record = _agenda(HONEY + LETTERED)
    items = {item.name: item for item in items_of(record)[0]}
    other = items["diversen"]
    assert other.holds
    assert other.container
    assert other.group  # nothing is said of odds and ends as such
    assert [items[name].parent for name in ("geitenhouderij", "hopteelt (ht)")] == [other.place] * 2
    assert "film over geiten" in "".join(record.text[s:e] for s, e in items["geitenhouderij"].extents)


def test_a_container_is_no_item_and_nothing_in_it_is_matched_twice() -> None:
    intro = LETTERED.replace("a) Gei", "Er staan twee punten onder diversen.\n\na) Gei")
    turned = """
Overig

a) Oogst van hop

Letland vertelde over de bieroogst.

b) Geitenhouderij

Malta vertelde over geitenkaas.
"""
    told = _told(_compare(HONEY + intro, HONEY + turned))
    assert told[1:3] == [
        ("matched", "a) Geitenhouderij", "b) Geitenhouderij", None),
        ("matched", "b) Hopteelt (HT)", "a) Oogst van hop", None),
    ]
    assert [title for _, title, _, _ in told].count("b) Hopteelt (HT)") == 1
    assert not any("Diversen" in (mine or "") for _, mine, _, _ in told)


def test_odds_and_ends_that_say_something_themselves_are_an_item() -> None:
    told = _told(
        _compare(
            HONEY + "Diversen\n\nMalta zal vertellen over geitenkaas.",
            HONEY + "Diversen\n\nMalta vertelde over geitenkaas.",
        )
    )
    assert ("matched", "Diversen", "Diversen", None) in told


def test_odds_and_ends_in_prose_are_matched_to_each_heading_that_reports_them() -> None:
    mine = HONEY + "Diversen\n\nMalta zal vertellen over geitenkaas. Letland zal de bieroogst toelichten."
    theirs = HONEY + "Diversen\n\na) Geitenkaas\n\nMalta vertelde.\n\nb) Bieroogst\n\nLetland vertelde."
    assert [there for _, here, there, _ in _told(_compare(mine, theirs)) if here == "Diversen"] == [
        "a) Geitenkaas",
        "b) Bieroogst",
    ]


def test_a_heading_above_items_is_no_item() -> None:
    mine = (
        "Gezonde dieren\n\nVogelpest\n\nDe Raad bespreekt ruimingen van kippen.\n\nHonden\n\nDe Raad bespreekt de chip."
    )
    theirs = (
        "Gezonde dieren in het wild\n\nPolen sprak over wolven.\n\nVogelpest\n\nDe Raad besprak ruimingen van kippen."
    )
    first = items_of(_agenda(mine))[0][0]
    assert (first.holds, first.group) == (True, True)
    told = _told(_compare(mine, theirs))
    assert ("added", None, "Gezonde dieren in het wild", None) in told
    assert not any(one == "Gezonde dieren" for _, one, _, _ in told)


TOGETHER = """
Visstand in de Oostzee

De Commissie zal de bestanden van haring toelichten.

Palingbeheer

De Commissie zal ingaan op palingen in rivieren.
"""


def test_two_items_under_one_heading() -> None:
    theirs = "Visstand in de Oostzee en palingbeheer\n\nDe Commissie besprak haring. Daarna kwamen de rivieren aan bod."
    found = _compare(TOGETHER, theirs)
    heading = "Visstand in de Oostzee en palingbeheer"
    assert _told(found) == [
        ("matched", "Visstand in de Oostzee", heading, None),
        ("matched", "Palingbeheer", heading, None),
    ]
    assert "taken together with “Palingbeheer”" in found.items[0].rule
    assert "taken together with “Visstand in de Oostzee”" in found.items[1].rule


def test_one_item_under_two_headings() -> None:
    mine = "Visstand in de Oostzee en palingbeheer\n\nDe Commissie zal haring en rivieren toelichten."
    found = _compare(mine, TOGETHER.replace("zal", "wist"))
    assert [(status, there) for status, _, there, _ in _told(found)] == [
        ("matched", "Visstand in de Oostzee"),
        ("matched", "Palingbeheer"),
    ]
    assert "also reported under “Palingbeheer”" in found.items[0].rule


def test_a_heading_with_words_of_its_own_takes_no_other_item() -> None:
    theirs = "Visstand in de Oostzee en walvissen\n\nDe Commissie besprak haring."
    assert ("dropped", "Palingbeheer", None, None) in _told(_compare(TOGETHER, theirs))


def test_a_programme_is_known_by_the_country_whose_turn_it_is() -> None:
    mine = HONEY + "Werkprogramma van het inkomende voorzitterschap\n\nFinland licht zijn programma toe."
    theirs = HONEY + "Prioriteiten van Finland\n\nBosbouw staat voorop."
    found = _compare(mine, theirs)
    assert _told(found)[1] == (
        "matched", "Werkprogramma van het inkomende voorzitterschap", "Prioriteiten van Finland", None
    )  # fmt: skip
    assert found.items[1].grade == "sure"


def test_an_abbreviation_is_known_by_what_it_stands_for() -> None:
    mine = HONEY + "Common Hop Observatory\n\nDe Commissie zal spreken."
    theirs = HONEY + "CHO\n\nDe Raad nam kennis van een brief."
    assert _told(_compare(mine, theirs))[1][:3] == ("matched", "Common Hop Observatory", "CHO")


def test_an_abbreviation_is_known_by_what_a_text_says_it_stands_for() -> None:
    mine = HONEY + "Toekomst van het Europees Hopbureau\n\nDe Raad spreekt over het Europees Hopbureau (EBH)."
    theirs = HONEY + "EBH\n\nHet verslag is aanvaard."
    assert _told(_compare(mine, theirs))[1][:3] == ("matched", "Toekomst van het Europees Hopbureau", "EBH")


def test_two_compounds_with_one_first_part_are_two_things() -> None:
    mine = HONEY + "Gezondheidsgegevens\n\nDe Raad bespreekt dossiers van patiënten."
    theirs = HONEY + "Gezondheidsbedreigingen\n\nHet ging over uitbraken en audits."
    assert {status for status, *_ in _told(_compare(mine, theirs))[1:]} == {"dropped", "added"}


def test_the_reason_why_an_item_was_put_off_is_no_discussion_of_it() -> None:
    theirs = """
Honing

De Commissie gaf aan dat haar onderzoek nog loopt. Om die reden is dit punt van de agenda gehaald. Finland zal het
agenderen voor de Raad van 15 juli 2019.

Wijnbouw

Italië sprak over druiven.
"""
    assert _told(_compare(HONEY, theirs))[0] == ("carried", "Honing", "Honing", "2019-07-15")


SAYS = {
    "the-same": ("zal pleiten voor een keurmerk voor honing", "pleitte voor een keurmerk voor honing", "said"),
    "in-other-words": (
        "zal toelichten dat het Nederlandse plan nog in voorbereiding is",
        "lichtte toe dat aan het eigen plan nog wordt gewerkt", "said",
    ),
    "some-of-the-words": (
        "zal benadrukken dat imkers dubbele keuringen moeten vermijden",
        "onderstreepte dat dubbel werk niet helpt", "said",
    ),
    "told-not-opposed": (
        "zal bezwaar maken tegen een verplichte keuring voor iedere imker",
        "maakte duidelijk dat het een algemene keuringsplicht afwijst", "said",
    ),
    "something-else-of-the-kind": (
        "zal pleiten voor een lichter regime voor hobbyimkers",
        "pleitte voor onderzoek naar wespen", "not_said",
    ),
    "denied": ("zal pleiten voor een keurmerk", "heeft niet gepleit voor een keurmerk", "otherwise"),
    "not-brought-up": (
        "zal pleiten voor een keurmerk voor bloemenhoning",
        "heeft het keurmerk voor bloemenhoning niet opgebracht", "otherwise",
    ),
    "against": ("zal pleiten voor een keurmerk", "pleitte tegen een keurmerk", "otherwise"),
    "against-both": ("zal pleiten tegen een keurmerk", "heeft bezwaar gemaakt tegen een keurmerk", "said"),
    "desisted": (
        "zal pleiten voor een keurmerk voor bloemenhoning",
        "zag af van een pleidooi voor een keurmerk voor bloemenhoning", "otherwise",
    ),
    "in-writing": (
        "zal aandacht vragen voor de uitvoer van bloemenhoning",
        "heeft zijn vraag over de uitvoer van bloemenhoning schriftelijk overgebracht", "otherwise",
    ),
    "in-speech-and-in-writing": (
        "zal pleiten voor een keurmerk voor honing",
        "pleitte zowel mondeling als schriftelijk voor een keurmerk voor honing", "said",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("announced", "made", "outcome"), SAYS.values(), ids=SAYS)
def test_what_became_of_a_statement(announced: str, made: str, outcome: str) -> None:
    mine = f"Honing\n\nDe Raad bespreekt honing. Nederland {announced}."
    theirs = f"Honing\n\nDe Raad besprak honing. Nederland {made}."
    answers = answer_announced(_compare(mine, theirs))
    assert [a.outcome for a in answers if a.announced.actor == "Kabinet"] == [outcome]


UNLIKE = {
    "unlike-what": "In tegenstelling tot wat was aangekondigd, heeft Nederland niet gepleit voor een keurmerk.",
    "unlike": "Anders dan in de geannoteerde agenda stond, heeft Nederland niet gepleit voor een keurmerk.",
    "unlike-was": "Anders dan was aangekondigd, heeft Nederland niet gepleit voor een keurmerk.",
    "passive": "Het keurmerk is door Nederland niet ter sprake gebracht, omdat Malta dat al had gedaan.",
}


@pytest.mark.parametrize("words", UNLIKE.values(), ids=UNLIKE)
def test_explicitly_not_said(words: str) -> None:
    mine = "Honing\n\nDe Raad bespreekt honing. Nederland zal pleiten voor een keurmerk."
    (answer,) = [
        a
        for a in answer_announced(_compare(mine, f"Honing\n\nDe Raad besprak honing. {words}"))
        if a.announced.actor == "Kabinet"
    ]
    assert answer.outcome == "otherwise"
    assert answer.made
    assert "denied" in answer.rule


def test_a_clause_with_dat_points_back_to_nothing() -> None:
    before = "Malta sprak over hommels, wespen, vlinders en kevers."
    mine = f"Honing\n\n{before} Nederland zal melden dat de invoer van honing daalt."
    theirs = "Honing\n\nNederland meldde dat de invoer van honing daalt."
    (answer,) = [a for a in answer_announced(_compare(mine, theirs)) if a.announced.actor == "Kabinet"]
    assert (answer.outcome, answer.grade) == ("said", "sure")
    assert "100 %" in answer.rule
