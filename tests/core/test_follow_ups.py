"""What is announced for later: by whom, for when, how surely; and what only looks like it."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest

import kamerspoor
from kamerspoor.model import FollowUp, Record

REPORT = "Verslag van de Raad Buitenlandse Zaken van 12 mei 2023\n\nInleiding\n\n"
AGENDA = "Geannoteerde agenda van de Raad Buitenlandse Zaken van 12 mei 2023\n\nInzet Nederland\n\n"
DEBATE = (
    "Verslag van een commissiedebat\n\nDe vaste commissie voor Buitenlandse Zaken heeft op 20 april 2023 overleg gevoerd "
    "met de heer Verkuijl, Minister van Buitenlandse Zaken, over de Raad Buitenlandse Zaken van 12 mei 2023.\n\n"
)
CHAIR = "De voorzitter:\nIk noem de toezeggingen.\n\nToezeggingen\n\n"


def read(text: str, head: str = REPORT) -> Record:
    """Read a text below the head of a document; each follow-up stands on a sentence."""
    record = kamerspoor.read_text(head + text)
    places = {(s.start, s.end) for s in record.sentences}
    assert all((f.start, f.end) in places for f in record.follow_ups)
    return record


def follow_ups(text: str, head: str = REPORT) -> tuple[FollowUp, ...]:
    """Give the follow-ups of a text below the head of a document."""
    return read(text, head).follow_ups


# name: (text, owner, due, kind)
ANNOUNCED: dict[str, tuple[str, str | None, str | None, str]] = {
    "parliament will be told": (
        "Het kabinet zal de Kamer vóór 1 juli 2023 informeren over de uitkomst.", "Kabinet", "2023-07-01", "promise",
    ),
    "a letter to come, without a day": (
        "Het kabinet stuurt uw Kamer na de zomer een brief over de havens.", "Kabinet", None, "promise",
    ),
    "within some weeks, from the meeting": (
        "Het kabinet informeert de Kamer binnen zes weken over de voortgang.", "Kabinet", "2023-06-23", "promise",
    ),
    "by the end of a month": (
        "De Minister-President zal de Kamer uiterlijk eind juni een brief sturen.", "Kabinet", "2023-06-30", "promise",
    ),
    "a commitment with a month": (
        "De Commissie zegde toe in juni met een evaluatie te komen.", "Europese Commissie", "2023-06", "promise",
    ),
    "a commitment without a day": (
        "De Commissie zegde toe voor de zomer met een evaluatie te komen.", "Europese Commissie", None, "promise",
    ),
    "a presidency": (
        "Het voorzitterschap zegde toe dit te agenderen voor de Raad van juni.", "Zweeds voorzitterschap", "2023-06", "promise",
    ),
    "to be presented": (
        "De Commissie presenteert uiterlijk 30 september 2023 een actieplan.", "Europese Commissie", "2023-09-30", "publication",
    ),
    "to come with a proposal": ("De Commissie komt in juni met een voorstel.", "Europese Commissie", "2023-06", "publication"),
    "to appear": ("De mededeling over havens verschijnt op 5 juli 2023.", None, "2023-07-05", "publication"),
    "a quarter": (
        "De Commissie kondigde aan dat het voorstel in het derde kwartaal verschijnt.", "Europese Commissie", "2023-Q3", "publication",
    ),
    "a decision": ("De Raad zal op 26 juni 2023 een besluit nemen over de missie.", "Raad", "2023-06-26", "decision"),
    "an agreement": ("De Raad zal op 26 juni een akkoord bereiken over het fonds.", "Raad", "2023-06-26", "decision"),
    "another body decides": (
        "Het Europees Parlement stemt in september over de verordening.", "Europees Parlement", "2023-09", "decision",
    ),
    "another body meets": ("De Eurogroep vergadert weer op 15 juni 2023.", None, "2023-06-15", "agenda"),
    "carried over to a meeting with a day": (
        "Tijdens de volgende Raad Buitenlandse Zaken op 22 mei 2023 wordt verder gesproken over Soedan.", "Raad", "2023-05-22", "agenda",
    ),
    "carried over to a later meeting": ("De bespreking wordt voortgezet in een volgende Raad.", "Raad", None, "agenda"),
    "the Council comes back to it": ("De Raad keert hier op een later moment op terug.", "Raad", None, "agenda"),
    "the Council comes back in a later meeting": ("De Raad komt hierop terug in een volgende vergadering.", "Raad", None, "agenda"),
    "the next meeting": ("De volgende Raad vindt plaats op 22 mei 2023.", "Raad", "2023-05-22", "agenda"),
    "a request with a day": (
        "Frankrijk vroeg de Commissie om uiterlijk 1 oktober 2023 met een analyse te komen.", "Frankrijk", "2023-10-01", "agenda",
    ),
    "a paper on its way to parliament": (
        "Een appreciatie van het pakket bereikt uw Kamer uiterlijk 15 juni.", "Kabinet", "2023-06-15", "promise",
    ),
    "a paper that follows once something is known": (
        "De kabinetsreactie volgt zodra de cijfers bekend zijn.", "Kabinet", None, "promise",
    ),
    "parliament receives once something is known": (
        "Zodra de onderhandelaars een tekst hebben, krijgt de Kamer een overzicht van de gevolgen.", "Kabinet", None, "promise",
    ),
    "questions that will be answered": ("De vragen van het lid Terhorst worden binnen vier weken beantwoord.", "Kabinet", None, "promise"),
    "parliament is kept informed": ("Ik houd uw Kamer op de hoogte van het vervolg.", "Kabinet", None, "promise"),
    "a promise to be kept": (
        "De toezegging over de havengelden doe ik gestand bij de Miljoenennota.", "Kabinet", None, "promise",
    ),
    "a term without a day": ("De Commissie presenteert haar plannen nog vóór de zomer.", "Europese Commissie", None, "publication"),
    "what will be ready": ("De Commissie werkt aan richtsnoeren, die in september gereed zijn.", "Europese Commissie", "2023-09", "agenda"),
    "an invitation": ("Malta nodigde de ministers uit voor een top in Valletta, begin september.", "Malta", "2023-09", "agenda"),
    "a present tense with a day": ("De Commissie lanceert in september een campagne.", "Europese Commissie", "2023-09", "decision"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "owner", "due", "kind"), ANNOUNCED.values(), ids=ANNOUNCED)
def test_announced(text: str, owner: str | None, due: str | None, kind: str) -> None:
    record = read(text)
    (found,) = record.follow_ups
    assert (found.owner, found.due, found.kind) == (owner, due, kind)
    assert record.quote(found) == text
    assert (found.hedged, found.hedge, found.to) == (False, None, None)
    assert found.what
    assert found.what in text


NONE = {
    "a fact": "In de regio zijn drie havens gesloten.",
    "what was": "De top vond plaats op 3 april 2023.",
    "the meeting itself decided": "De Raad besloot op 12 mei tot nieuwe sancties.",
    "parliament was told": "Het kabinet heeft de Kamer op 3 april 2023 geïnformeerd.",
    "enclosed": "Hierbij stuur ik u het verslag.",
    "as promised": "Zoals toegezegd informeer ik uw Kamer hierbij over de uitkomst.",
    "a question": "Kan het kabinet de Kamer vóór 1 juli 2023 informeren?",
    "a refusal": "De Commissie zegde niets toe.",
    "a denied announcement": "Het kabinet zal uw Kamer hierover niet informeren.",
    "a mandate that runs": "Het mandaat van de missie loopt tot en met 30 juni 2024.",
    "a target of a year": "De doelstelling in 2030 blijft ongewijzigd.",
    "a budget": "In de begroting voor 2024 staat hiervoor een bedrag.",
    "sanctions that hold": "De sancties gelden tot 31 juli 2023.",
    "an opinion": "Malta verwelkomde het akkoord en pleitte voor rust.",
    "parliament was told in the passive": "Over de proef bent u op 3 april jl. schriftelijk bericht.",
    "what the writer sent": "De cijfers staan in de notitie die ik u op 3 april zond.",
    "what the writer did": "Ik heb dat gedaan en vond Malta aan mijn zijde.",
    "a copy": "Een afschrift van deze brief stuur ik aan de Eerste Kamer.",
    "nothing promised": "Het kabinet zal het plan bestuderen en zegt nu niets toe.",
    "years of a budget": "Voor 2025–2028 gaat het om ruim 30 miljard euro.",
    "a forecast": "Volgens het rapport verzilt in 2040 de helft van de havens.",
    "quotas of a year": "De Commissie wil de vangstmogelijkheden voor haring in 2024 verlagen.",
    "an earliest year": "Malta merkte op dat de regel op zijn vroegst in 2024 kan vervallen.",
    "a council that is prepared": "Ter voorbereiding van de Europese Raad van 29 juni nam de Raad de agenda door.",
    "the outcome of a day": "De Commissie informeerde de Raad over de uitkomst van de havendag van 20 mei.",
    "a term that is asked for": "Malta vroeg om een ruimere termijn, tot eind 2026.",
    "a day before the request": "Malta waarschuwde voor tekorten in juni en riep de lidstaten op om te helpen.",
    "an announcement that lies back": "Malta heeft zo’n heffing inderdaad aangekondigd.",
    "who wants to know when": "De leden vragen wanneer de Kamer het overzicht ontvangt.",
    "a covering letter": "Dit antwoord stuur ik u mede namens de minister van Defensie.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_follow_up(text: str) -> None:
    assert follow_ups(text) == ()


HEDGES = {
    "naar verwachting": "Naar verwachting komt de Commissie in juni met een voorstel.",
    "mogelijk": "Mogelijk besluit de Raad op 26 juni over het pakket.",
    "vermoedelijk": "Vermoedelijk komt de Raad hier in juni op terug.",
    "volgens planning": "Volgens planning verschijnt de mededeling op 5 juli 2023.",
    "onder voorbehoud": "De regeling treedt, onder voorbehoud van instemming, op 1 januari 2024 in werking.",
    "hoopt": "De Commissie hoopt in juli een verslag te publiceren.",
}


@pytest.mark.parametrize(("hedge", "text"), HEDGES.items(), ids=HEDGES)
def test_hedged(hedge: str, text: str) -> None:
    (found,) = follow_ups(text)
    assert (found.hedged, found.hedge) == (True, hedge)


def test_a_hedge_is_a_word_of_its_own() -> None:
    (found,) = follow_ups("De Commissie presenteert op 5 juli 2023 de mogelijkheden voor een register.")
    assert (found.hedged, found.hedge) == (False, None)


def test_parts_between_semicolons_announce_each_their_own() -> None:
    found = follow_ups("Het Europees Parlement stemt in september over de tekst; de Raad volgt in oktober.")
    assert [f.due for f in found] == ["2023-09", "2023-10"]


def test_a_hedge_is_of_its_part_alone() -> None:
    text = "Naar verwachting stemt het Europees Parlement in september over de tekst; de Raad volgt in oktober."
    assert [(f.hedge, f.what) for f in follow_ups(text)][1] == (None, "de Raad volgt in oktober.")
    assert [f.hedge for f in follow_ups(text)] == ["naar verwachting", None]


TWO = {
    "another who acts": (
        "De ministers zullen op 20 juni in Riga verder spreken, waarna ik u een verslag stuur.",
        [("Raad", "2023-06-20"), ("Kabinet", None)],
    ),
    "another day in a relative clause": (
        "De Commissie publiceert op 20 juni een plan, waarop de Raad in september een besluit neemt.",
        [("Europese Commissie", "2023-06-20"), ("Raad", "2023-09")],
    ),
    "parliament last": (
        "De Commissie komt op 20 juni met een plan, waarover u in september een appreciatie tegemoet kunt zien.",
        [("Europese Commissie", "2023-06-20"), ("Kabinet", "2023-09")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TWO.values(), ids=TWO)
def test_clauses_announce_each_their_own(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert {(f.owner, f.due) for f in follow_ups(text)} == set(expected)


def test_a_clause_on_the_whole_sentence_announces_nothing_more() -> None:
    text = "De Commissie presenteert in juni een plan, wat zij op 20 juni in Riga zal doen."
    assert len(follow_ups(text)) == 1


def test_a_deadline_goes_before_another_day() -> None:
    (found,) = follow_ups("De Commissie stuurt, na een bijeenkomst op 5 juni 2023, uiterlijk 1 juli 2023 een verslag.")
    assert found.due == "2023-07-01"


def test_what_stands_under_a_heading_carries_its_section() -> None:
    record = read("Het kabinet stuurt uw Kamer uiterlijk 1 juli 2023 een brief.")
    (found,) = record.follow_ups
    assert found.section is not None
    assert record.quote(record.blocks[found.section]) == "Inleiding"


def test_an_agenda_does_not_announce_its_own_meeting() -> None:
    assert follow_ups("De Raad zal op 12 mei spreken over Soedan.", AGENDA) == ()


def test_an_agenda_does_not_announce_what_the_cabinet_will_say() -> None:
    assert follow_ups("Nederland zal pleiten voor een tijdige evaluatie.", AGENDA) == ()


@pytest.mark.parametrize(
    "text",
    [
        "De Raad bereidt de Europese Raad van 29 en 30 juni voor.",
        "De Raad spreekt over de leveringen in de tweede helft van dit jaar.",
    ],
)
def test_an_agenda_does_not_announce_what_its_meeting_is_about(text: str) -> None:
    assert follow_ups(text, AGENDA) == ()


def test_an_agenda_announces_what_comes_after_the_meeting() -> None:
    text = (
        "De Raad komt op 26 juni 2023 naar verwachting tot een akkoord. Het kabinet zal uw Kamer na afloop informeren."
    )
    found = follow_ups(text, AGENDA)
    assert [(f.owner, f.due, f.kind) for f in found] == [
        ("Raad", "2023-06-26", "decision"),
        ("Kabinet", None, "promise"),
    ]


# name: (item of the list, due, to whom)
LISTED: dict[str, tuple[str, str | None, str | None]] = {
    "told with an object": ("De minister zegt mevrouw Terhorst toe voor 1 juni een brief te sturen over de havens.", "2023-06-01", "Terhorst"),
    "promised to a member": ("De minister zegt toe aan het lid Van der Laan om in het derde kwartaal terug te komen op het fonds.", "2023-Q3", "Van der Laan"),
    "a noun and a colon": ("Toezegging aan mevrouw Van Es: de minister stuurt voor 1 juni een brief.", "2023-06-01", "Van Es"),
    "asked by a member": ("De minister zal op verzoek van het lid Ter Borgh voor 1 juni een overzicht sturen.", "2023-06-01", "Ter Borgh"),
    "to nobody in particular": ("De minister zegt toe de Kamer na de Raad te informeren over Soedan.", None, None),
    "within weeks, from the debate": ("De minister komt binnen drie weken met een brief over het fonds.", "2023-05-11", None),
}  # fmt: skip


@pytest.mark.parametrize(("item", "due", "to"), LISTED.values(), ids=LISTED)
def test_list_of_promises(item: str, due: str | None, to: str | None) -> None:
    record = read(f"{CHAIR}- {item}\n", DEBATE)
    (found,) = record.follow_ups
    assert (found.owner, found.kind, found.due, found.to) == ("Kabinet", "promise", due, to)
    assert record.quote(found) == item


REFUSED = {
    "denied": "De minister zegt het lid Brink geen brief toe.",
    "cannot": "De minister kan deze toezegging niet doen.",
    "not taken over": "Deze toezegging is niet overgenomen.",
    "asked": "Komt er voor 1 juni een brief?",
}


@pytest.mark.parametrize("item", REFUSED.values(), ids=REFUSED)
def test_refused_promises_in_the_list(item: str) -> None:
    assert follow_ups(f"{CHAIR}- {item}\n", DEBATE) == ()


def test_each_item_of_the_list_counts() -> None:
    items = [item for item, _, _ in LISTED.values()]
    found = follow_ups(CHAIR + "".join(f"- {item}\n" for item in items), DEBATE)
    assert [f.due for f in found] == [due for _, due, _ in LISTED.values()]


def test_a_promise_of_a_turn_counts_once_at_the_list() -> None:
    turn = "Minister Verkuijl:\nIk zeg toe dat ik de Kamer vóór 1 juni informeer over de havens.\n\n"
    listed = "De minister zegt toe de Kamer vóór 1 juni te informeren over de havens."
    record = read(f"{turn}{CHAIR}- {listed}\n", DEBATE)
    assert [record.quote(f) for f in record.follow_ups] == [listed]


def test_another_promise_of_a_turn_counts_beside_the_list() -> None:
    turn = "Minister Verkuijl:\nIk zeg toe dat ik de Kamer vóór 15 juli een overzicht van alle subsidies stuur.\n\n"
    listed = "De minister zegt toe de Kamer vóór 1 juni te informeren over de havens."
    found = follow_ups(f"{turn}{CHAIR}- {listed}\n", DEBATE)
    assert [f.due for f in found] == ["2023-07-15", "2023-06-01"]


def test_a_promise_of_a_turn_counts_without_a_list() -> None:
    (found,) = follow_ups(
        "Minister Verkuijl:\nIk zeg toe dat ik de Kamer vóór 1 juni informeer over de havens.\n", DEBATE
    )
    assert (found.owner, found.due, found.kind) == ("Kabinet", "2023-06-01", "promise")


def test_a_member_who_asks_promises_nothing() -> None:
    turn = "De heer Terhorst (CDA):\nKan de minister toezeggen dat hij de Kamer vóór 1 juni informeert?\n"
    assert follow_ups(turn, DEBATE) == ()


def test_a_member_who_wishes_announces_nothing() -> None:
    assert follow_ups("De heer Terhorst (CDA):\nWij willen uiterlijk in 2025 een nieuw fonds.\n", DEBATE) == ()


def test_a_promise_of_before_is_none() -> None:
    turn = "De heer Terhorst (CDA):\nDe minister beloofde ons op 12 maart jl. een overzicht, maar dat zag ik nooit.\n"
    assert follow_ups(turn, DEBATE) == ()
