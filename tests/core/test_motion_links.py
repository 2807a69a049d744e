"""How a statement bears on a motion, whose the motion is, and which act carries it out."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest

import kamerspoor
from kamerspoor.model import MotionLink, Record

M = "de motie van het lid Terhorst (Kamerstuk 21 501-02, nr. 2500)"
ID = "kst-21501-02-2500"
OTHER = "de motie van het lid Brink (Kamerstuk 21 501-02, nr. 2507)"
OTHER_ID = "kst-21501-02-2507"
DEBATE = "Verslag van een commissiedebat\n\nInbreng van de leden\n\n"


def read(text: str) -> Record:
    """Read a text as a report; each link with an index points to the reference of its id."""
    record = kamerspoor.read_text(f"Verslag van de Raad Buitenlandse Zaken van 12 mei 2023\n\nInleiding\n\n{text}")
    for link in links(record):
        assert link.reference is None or record.references[link.reference].id == link.id
    return record


def links(record: Record) -> list[MotionLink]:
    """Give all links of a record in order."""
    return [link for statement in record.statements for link in statement.links]


def carried(record: Record) -> list[tuple[str, tuple[str, ...]]]:
    """Give the acts with the motions that they carry out."""
    return [(s.act, s.motions) for s in record.statements]


# name: (text, relation, whether the cabinet carries the motion out)
RELATIONS: dict[str, tuple[str, str, bool]] = {
    "in lijn met": (f"In lijn met {M} heeft het kabinet gepleit voor toezicht.", "in_line_with", True),
    "conform": (f"Conform {M} vroeg Nederland aandacht voor water.", "in_line_with", True),
    "indachtig, amid the clause": (f"Het kabinet heeft, indachtig {M}, gepleit voor toezicht.", "in_line_with", True),
    "naar aanleiding van": (f"Naar aanleiding van {M} heeft Nederland gepleit voor toezicht.", "in_line_with", True),
    "zoals verzocht in, behind": (f"Nederland pleitte voor toezicht, zoals verzocht in {M}.", "in_line_with", True),
    "gelet op": (f"Gelet op {M} pleitte Nederland voor toezicht.", "in_line_with", True),
    "uitvoering geven": (f"Hiermee geeft het kabinet uitvoering aan {M}.", "carried_out", True),
    "uitvoering gegeven, passive": (f"Hiermee is uitvoering gegeven aan {M}.", "carried_out", True),
    "invulling geven": (f"Nederland gaf zo invulling aan {M}.", "carried_out", True),
    "uitvoeren, apart": (f"Met deze inzet voert het kabinet {M} uit.", "carried_out", True),
    "tegemoetkomen": (f"Met deze brief komt het kabinet tegemoet aan {M}.", "carried_out", True),
    "afgedaan": (f"Het kabinet beschouwt {M} hiermee als afgedaan.", "considered_done", True),
    "afgedaan, nobody named": (f"Daarmee is {M} afgedaan.", "considered_done", True),
    "voldaan, in front": (f"Aan {M} is hiermee voldaan.", "considered_done", True),
    "niet uitvoeren": (f"Het kabinet voert {M} niet uit.", "not_carried_out", False),
    "geen uitvoering": (f"Aan {M} kan het kabinet geen uitvoering geven.", "not_carried_out", False),
    "anders dan": (f"Anders dan {M} vraagt, steunde Nederland het voorstel.", "not_carried_out", False),
    "in afwijking van": (f"In afwijking van {M} steunde Nederland het voorstel.", "not_carried_out", False),
    "terugkomen": (f"Op {M} kom ik in een aparte brief terug.", "pending", False),
    "zal ingaan op": (f"Het kabinet zal in een aparte brief ingaan op {M}.", "pending", False),
    "sluit aan bij, a position": (f"Dit sluit aan bij {M}.", "in_line_with", True),
    "zoals de Kamer verzocht, amid": (
        f"Daarnaast is, zoals ook verzocht bij {M}, gepleit voor toezicht.",
        "in_line_with",
        True,
    ),
    "als uitwerking van": (f"Als uitwerking van {M} pleitte Nederland voor toezicht.", "in_line_with", True),
    "leidend": (f"Voor het kabinet is {M} hierbij leidend, en het pleitte voor toezicht.", "in_line_with", True),
    "behind it: indachtig": (f"Nederland heeft {M} indachtig gepleit voor toezicht.", "in_line_with", True),
    "in brackets": (
        "Nederland pleitte voor toezicht (motie-Terhorst, Kamerstuk 21 501-02, nr. 2500).",
        "in_line_with",
        True,
    ),
    "recht doen aan": (f"Daarmee doet het kabinet recht aan {M}.", "carried_out", True),
    "in a clause of comment": (
        f"Nederland pleitte voor toezicht, waarmee gevolg is gegeven aan {M}.",
        "carried_out",
        True,
    ),
    "pas later": (f"Het kabinet kan {M} pas na de zomer uitvoeren.", "pending", False),
    "no more than named": (f"Het kabinet steunt {M}.", "cited", False),
}


@pytest.mark.parametrize(("text", "relation", "done"), RELATIONS.values(), ids=RELATIONS)
def test_relation(text: str, relation: str, done: bool) -> None:
    record = read(text)
    (link,) = links(record)
    assert (link.relation, link.id, link.members) == (relation, ID, ("Terhorst",))
    assert [m for s in record.statements for m in s.motions] == ([ID] if done else [])


@pytest.mark.parametrize("text", [text for text, _, _ in RELATIONS.values()], ids=RELATIONS)
def test_every_relation_is_the_cabinets(text: str) -> None:
    assert {s.actor.name for s in read(text).statements} == {"Kabinet"}


def test_what_a_motion_asks_for_is_nobodys_act_here() -> None:
    record = read(f"Aan {M}, die de regering vraagt te pleiten voor toezicht, is geen uitvoering gegeven.")
    assert [(s.actor.name, s.act, s.negated) for s in record.statements] == [("Kabinet", "commit", True)]
    assert read("In de motie-Terhorst (Kamerstuk 21 501-02, nr. 2500) wordt gevraagd om toezicht.").statements == ()


def test_a_comment_is_no_act_beside_the_one_it_speaks_of() -> None:
    record = read(f"Nederland vroeg om toezicht, waarmee uitvoering is gegeven aan {M}.")
    assert carried(record) == [("urge", (ID,))]


def test_to_refuse_a_motion_is_a_denied_act() -> None:
    (found,) = read(f"Het kabinet voert {M} niet uit.").statements
    assert (found.act, found.negated) == ("commit", True)


# name: (how the motion stands in the text, members, id)
WRITTEN: dict[str, tuple[str, tuple[str, ...], str | None]] = {
    "a member": ("de motie van het lid Terhorst (Kamerstuk 21 501-02, nr. 2500)", ("Terhorst",), ID),
    "joined to its name": ("de motie-Terhorst (Kamerstuk 21 501-02, nr. 2500)", ("Terhorst",), ID),
    "and others": ("de motie-Terhorst c.s. (Kamerstuk 21 501-02, nr. 2500)", ("Terhorst",), ID),
    "two members": ("de motie van de leden Terhorst en Van der Brink (Kamerstuk 36 200 V, nr. 71)", ("Terhorst", "Van der Brink"), "kst-36200-V-71"),
    "by a slash": ("de motie-Terhorst/Brink (Kamerstuk 21 501-02, nr. 2500)", ("Terhorst", "Brink"), ID),
    "what it is about": ("de motie van het lid Terhorst over kleine havens (Kamerstuk 21 501-02, nr. 2500)", ("Terhorst",), ID),
    "nobody named": ("de motie (Kamerstuk 21 501-02, nr. 2500)", (), ID),
    "only members": ("de motie-Terhorst", ("Terhorst",), None),
    "only members, in full": ("de motie van het lid Ter Horst", ("Ter Horst",), None),
}  # fmt: skip


@pytest.mark.parametrize(("words", "members", "number"), WRITTEN.values(), ids=WRITTEN)
def test_how_a_motion_is_written(words: str, members: tuple[str, ...], number: str | None) -> None:
    record = read(f"In lijn met {words} heeft het kabinet gepleit voor toezicht.")
    (link,) = links(record)
    assert (link.relation, link.members, link.id) == ("in_line_with", members, number)
    assert carried(record) == [("urge", (number,) if number else ())]


def test_a_number_in_a_footnote() -> None:
    text = "In lijn met de motie van het lid Terhorst1 heeft het kabinet gepleit voor toezicht.\n\n1 Kamerstuk 21 501-02, nr. 2500\n"
    record = read(text)
    (link,) = links(record)
    assert (link.relation, link.id, link.members) == ("in_line_with", ID, ("Terhorst",))
    assert link.reference is not None
    assert record.references[link.reference].note is not None


def test_numbers_in_two_footnotes() -> None:
    text = (
        "In lijn met de motie-Terhorst1 en de motie-Brink2 heeft het kabinet gepleit voor toezicht.\n\n"
        "1 Kamerstuk 21 501-02, nr. 2500\n\n2 Kamerstuk 21 501-02, nr. 2507\n"
    )
    record = read(text)
    assert [(link.id, link.members) for link in links(record)] == [(ID, ("Terhorst",)), (OTHER_ID, ("Brink",))]
    assert carried(record) == [("urge", (ID, OTHER_ID))]


def test_a_paper_in_a_footnote_that_is_no_motion() -> None:
    record = read(
        "In lijn met de Kamerbrief1 heeft het kabinet gepleit voor toezicht.\n\n1 Kamerstuk 21 501-02, nr. 2500\n"
    )
    assert carried(record) == [("urge", ())]
    assert links(record) == []


def test_members_named_later_have_the_number_given_before() -> None:
    record = read(f"In lijn met {M} heeft het kabinet gepleit voor toezicht. Daarmee is de motie-Terhorst afgedaan.")
    assert [(link.relation, link.id) for link in links(record)] == [("in_line_with", ID), ("considered_done", ID)]


def test_other_members_do_not_borrow_a_number() -> None:
    record = read(f"In lijn met {M} heeft het kabinet gepleit voor toezicht. Daarmee is de motie-Brink afgedaan.")
    assert [link.id for link in links(record)] == [ID, None]


def test_two_motions_that_one_act_follows() -> None:
    record = read(f"In lijn met {M} en {OTHER} heeft het kabinet gepleit voor toezicht.")
    assert carried(record) == [("urge", (ID, OTHER_ID))]
    assert [link.members for link in links(record)] == [("Terhorst",), ("Brink",)]


def test_two_numbers_of_one_list() -> None:
    text = "In lijn met de moties van de leden Terhorst en Brink (Kamerstukken 21 501-02, nrs. 2500 en 2507) heeft het kabinet gepleit voor toezicht."
    assert carried(read(text)) == [("urge", (ID, OTHER_ID))]


def test_two_acts_follow_each_their_own_motion() -> None:
    text = f"Het kabinet pleitte in lijn met {M} voor toezicht en gaf, ter uitvoering van {OTHER}, steun aan het fonds."
    record = read(text)
    assert carried(record) == [("urge", (ID,)), ("support", (OTHER_ID,))]
    assert [link.relation for link in links(record)] == ["in_line_with", "in_line_with"]


def test_one_is_carried_out_and_one_is_not() -> None:
    record = read(f"Het kabinet geeft uitvoering aan {M}; {OTHER} wordt niet uitgevoerd.")
    assert [(s.motions, s.negated) for s in record.statements] == [((ID,), False), ((), True)]
    assert [(link.relation, link.id) for link in links(record)] == [("carried_out", ID), ("not_carried_out", OTHER_ID)]


def test_a_motion_belongs_to_the_act_that_it_stands_with() -> None:
    record = read(f"Het kabinet verwelkomde het plan en heeft, in lijn met {M}, gepleit voor toezicht.")
    assert carried(record) == [("welcome", ()), ("urge", (ID,))]


def test_a_motion_is_not_the_next_speakers() -> None:
    record = read(f"In lijn met {M} pleitte Nederland voor toezicht; Malta verwelkomde dit.")
    assert [(s.actor.name, s.motions) for s in record.statements] == [("Kabinet", (ID,)), ("Malta", ())]


def test_another_country_carries_no_motion_out() -> None:
    (found,) = read(f"Malta sprak, in lijn met {M}, steun uit.").statements
    assert (found.actor.name, found.motions) == ("Malta", ())
    assert [link.relation for link in found.links] == ["in_line_with"]


def test_a_passive_with_a_motion_is_the_cabinets() -> None:
    (found,) = read(f"In lijn met {M} is opgeroepen tot toezicht.").statements
    assert (found.actor.name, found.actor.implicit, found.motions) == ("Kabinet", True, (ID,))


def test_a_member_carries_no_motion_out() -> None:
    text = f"De heer Terhorst (CDA):\nIk vraag, in lijn met {M}, om toezicht.\n\nMinister Verkuijl:\nIk geef uitvoering aan {OTHER}.\n"
    record = kamerspoor.read_text(DEBATE + text)
    assert {s.actor.name: s.motions for s in record.statements} == {"Terhorst": (), "Kabinet": (OTHER_ID,)}


def test_no_motion_no_link() -> None:
    record = read(
        "In lijn met de kabinetsbrief (Kamerstuk 21 501-02, nr. 2500) heeft het kabinet gepleit voor toezicht."
    )
    assert carried(record) == [("urge", ())]
    assert links(record) == []
