"""Pages of the OData service: shapes, types, nesting, flaws."""

from __future__ import annotations

import json
from typing import TypeVar

import pytest
from samples import BASE, case, common, decision, document, item, page, uid, vote

from kamerspoor.errors import OfficialDataError
from kamerspoor.official.odata import Page, read_page
from kamerspoor.official.schema import COMMON, PROPERTIES
from kamerspoor.official.values import (
    AgendaItem,
    AgendaItemCase,
    Case,
    CaseLink,
    Commitment,
    CommitmentLink,
    Decision,
    DecisionCase,
    DocumentCase,
    Faction,
    FactionSeat,
    OfficialDocument,
    Person,
    Publication,
    Seat,
    Value,
    Vote,
    key_of,
)

V = TypeVar("V")


def of(read: Page, kind: type[V]) -> list[V]:
    return [value for value in read.entities if isinstance(value, kind)]


def test_envelope() -> None:
    read = read_page(page("Zaak", case(7), nextLink=f"{BASE}/next", count=3))
    assert (read.collection, read.next_link, read.count, read.warnings) == ("Zaak", f"{BASE}/next", 3, ())
    assert read.entities == (
        Case(
            id=uid(7),
            modified="2024-06-04T14:38:19.305102Z",
            number="2024Z00007",
            kind="Motie",
            title="Proefraad",
            subject="Motie van het lid Voorbeeld over proeven",
            started="2024-06-04",
            session_year="2023-2024",
            sequence=7,
            appreciation="Ontraden",
            settled=True,
            status="Vrijgegeven",
        ),
    )


CONTEXTS = [
    ("set", "Stemming", "Stemming"),
    ("expanded set", "Stemming(Besluit(Agendapunt(Zaak())),Fractie(),Persoon())", "Stemming"),
    ("selected set", "Stemming(Id,Soort)", "Stemming"),
    ("one entity", "Stemming/$entity", "Stemming"),
    ("way from one entity", f"Besluit({uid(1)})/Stemming", "Stemming"),
    ("collection of a type", "Collection(TK.DA.GGM.OData.Stemming)", "Stemming"),
    ("changes", "Stemming/$delta", "Stemming"),
]


@pytest.mark.parametrize("context", [row[1] for row in CONTEXTS], ids=[row[0] for row in CONTEXTS])
def test_context_tells_the_type(context: str) -> None:
    read = read_page(page(context, {"Id": uid(1), "Soort": "Voor"}), "besluit.json")
    assert read.collection == "Stemming"
    assert read.entities == (Vote(id=uid(1), choice="Voor"),)


def test_one_entity_with_context_of_odata_4_01() -> None:
    body = {"@context": f"{BASE}#Besluit/$entity", **decision(5)}
    assert [value.outcome for value in of(read_page(json.dumps(body).encode()), Decision)] == ["adopted"]


@pytest.mark.parametrize("kind", ["Zaak", "Document", "Stemming", "Besluit", "Agendapunt", "Activiteit", "Persoon"])
def test_plain_list_without_ids_tells_its_type_by_its_properties(kind: str) -> None:
    names = [name for name in PROPERTIES[kind] | COMMON if not name.endswith("_Id") and name != "Id"]
    record = {**dict.fromkeys(names), "Id": uid(3)}
    read = read_page(json.dumps([record]).encode(), "misleading_fractie.json")
    assert read.collection == kind


def test_the_name_decides_only_between_types_of_the_same_properties() -> None:
    record = {**common(1), "Functie": "Lid", "Van": "2023-12-06T00:00:00+01:00", "TotEnMet": None}
    data = json.dumps([record]).encode()
    assert of(read_page(data, "in/fractie_zetel_persoon.json"), Seat) == [
        Seat(id=uid(1), modified="2024-06-04T14:38:19.305102Z", function="Lid", start="2023-12-06")
    ]
    with pytest.raises(OfficialDataError, match="FractieZetelPersoon or FractieZetelVacature") as caught:
        read_page(data, "page.json")
    assert caught.value.where == "page.json"


def test_seat_with_ids_needs_no_name() -> None:
    record = {
        **common(1),
        "Functie": "Lid",
        "Van": None,
        "TotEnMet": None,
        "FractieZetel_Id": uid(2),
        "Persoon_Id": uid(3),
    }
    [seat] = of(read_page(json.dumps([record]).encode()), Seat)
    assert (seat.seat_id, seat.person_id, seat.faction_id) == (uid(2), uid(3), None)


def test_nested_records_become_values_with_their_keys_and_links() -> None:
    nested = vote(
        1,
        Besluit_Id=None,
        Besluit={
            **decision(800),
            "Agendapunt_Id": None,
            "Agendapunt": {**item(900, Activiteit_Id=uid(950)), "Zaak": [case(5), case(6)]},
        },
        Fractie={**common(700), "Afkorting": "AAA", "NaamNL": "Alfa", "AantalZetels": 7},
        Persoon=None,
    )
    read = read_page(page("Stemming(Besluit(Agendapunt(Zaak())),Fractie(),Persoon())", nested))
    assert {type(value).__name__ for value in read.entities} == {
        "Vote", "Decision", "AgendaItem", "AgendaItemCase", "Case", "Faction"
    }  # fmt: skip
    assert of(read, Vote)[0].decision_id == uid(800)
    assert of(read, Decision)[0].agenda_item_id == uid(900)
    assert of(read, AgendaItem)[0].activity_id == uid(950)
    assert {link.case_id for link in of(read, AgendaItemCase)} == {uid(5), uid(6)}
    assert of(read, Faction)[0].seats == 7
    assert read.warnings == ()


def test_children_get_the_key_that_they_lack_from_above() -> None:
    bare = {key: value for key, value in vote(1).items() if key != "Besluit_Id"}
    upper = decision(800, Stemming=[bare, vote(2, Besluit_Id=uid(801))], Zaak=[case(5)])
    read = read_page(page("Besluit(Stemming(),Zaak())", upper))
    assert {value.id: value.decision_id for value in of(read, Vote)} == {uid(1): uid(800), uid(2): uid(801)}
    assert of(read, DecisionCase) == [DecisionCase(decision_id=uid(800), case_id=uid(5), method="expanded")]


def test_the_other_way_round_gives_the_same_link() -> None:
    read = read_page(page("Zaak(Besluit())", case(5, Besluit=[decision(800)])))
    assert of(read, DecisionCase) == [DecisionCase(decision_id=uid(800), case_id=uid(5), method="expanded")]


def test_replacing_cases_are_linked_one_way() -> None:
    old = case(5, VervangenDoor=[{"Id": uid(6)}], GerelateerdVanuit=[{"Id": uid(9)}])
    new = case(6, VervangenVanuit=[{"Id": uid(5)}])
    read = read_page(page("Zaak(VervangenDoor(),VervangenVanuit())", old, new))
    assert {key_of(link) for link in of(read, CaseLink)} == {
        ("CaseLink", uid(5), uid(6), "replaced_by"),
        ("CaseLink", uid(9), uid(5), "related_to"),
    }
    assert len(of(read, Case)) == 2  # a bare reference makes no record


def test_document_knows_the_id_and_addresses_of_its_version() -> None:
    publications = [
        {**common(30 + n), "DocumentType": kind, "Url": f"https://x.example/{kind}", "Identifier": "kst-1-2"}
        for n, kind in enumerate(("Pdf", "Xml", "Odt"))
    ]
    version = {
        **common(20),
        "Status": "Vrijgegeven",
        "ExterneIdentifier": "kst-21501-02-9",
        "DocumentPublicatie": publications,
    }
    read = read_page(page(None, case(1, Document=[document(10, HuidigeDocumentVersie=version)])), "zaak.json")
    [read_document] = of(read, OfficialDocument)
    assert (read_document.external_id, read_document.version_id) == ("kst-21501-02-9", uid(20))
    assert (read_document.xml_url, read_document.pdf_url) == ("https://x.example/Xml", "https://x.example/Pdf")
    assert read_document.sequence is None  # -1 in the source
    assert {value.version_id for value in of(read, Publication)} == {uid(20)}
    assert of(read, DocumentCase) == [DocumentCase(document_id=uid(10), case_id=uid(1))]


def test_seat_knows_its_faction_from_above_and_from_beside() -> None:
    sitting = {**common(3), "Functie": "Lid", "Van": "2023-12-06", "TotEnMet": None, "Persoon_Id": uid(4)}
    faction = {
        **common(1),
        "Afkorting": "AAA",
        "FractieZetel": [{**common(2), "Gewicht": 1, "FractieZetelPersoon": [sitting]}],
    }
    above = read_page(page("Fractie(FractieZetel(FractieZetelPersoon()))", faction))
    beside = read_page(
        page("FractieZetelPersoon(FractieZetel())", {**sitting, "FractieZetel": {**common(2), "Fractie_Id": uid(1)}})
    )
    for read in (above, beside):
        assert of(read, Seat)[0].faction_id == uid(1)
        assert of(read, Seat)[0].seat_id == uid(2)
        assert of(read, FactionSeat)[0].faction_id == uid(1)


def test_v5_names_are_read_and_told() -> None:
    record = document(1)
    record["Nummer"] = record.pop("DocumentNummer")
    read = read_page(page("Document", record))
    assert of(read, OfficialDocument)[0].number == "2024D00001"
    assert read.warnings == ("Document.number is read from Nummer, renamed from DocumentNummer",)


def test_commitments_that_repeat_others() -> None:
    record = {**common(1), "Nummer": "TZ202406-001", "Tekst": "De minister\nstuurt een brief.", "Status": "Openstaand",
              "Naam": "Voorbeeld", "DatumNakoming": "2024-09-01T00:00:00+02:00", "KamerbriefNakoming": None,
              "IsHerhalingVan": [{"Id": uid(2)}], "IsGewijzigdDoor": [{"Id": uid(3)}]}  # fmt: skip
    read = read_page(page("Toezegging", record))
    [commitment] = of(read, Commitment)
    assert (commitment.text, commitment.due) == ("De minister\nstuurt een brief.", "2024-09-01")
    assert {key_of(link)[1:] for link in of(read, CommitmentLink)} == {
        (uid(1), uid(2), "repeats"),
        (uid(3), uid(1), "changes"),
    }


FLAWS = [
    ("appreciation of no list", case(1, Kabinetsappreciatie="Zeer overbodig"), ("appreciation", "Zeer overbodig")),
    ("number -1", case(1, Volgnummer=-1), ("sequence", None)),
    ("line break at the end of a subject", case(1, Onderwerp="De top\n"), ("subject", "De top")),
    ("decision of an unknown kind", decision(1, BesluitSoort="Stemmen - geparkeerd"), ("kind", "Stemmen - geparkeerd")),
    ("outcome of an unknown kind", decision(1, BesluitSoort="Stemmen - geparkeerd"), ("outcome", None)),
    ("held", decision(1, BesluitSoort="Stemmen - aangehouden"), ("outcome", "held")),
    ("HTML in a note", item(1, Noot="<b>Let op</b><br/>zaal 2"), ("note", "Let op\nzaal 2")),
    ("kind of vote unknown", vote(1, Soort="Afwezig"), ("choice", "Afwezig")),
    ("roll call", vote(1, SidActorLid="S-1", ActorNaam="Proef, A."), ("member", True)),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), [row[1:] for row in FLAWS], ids=[row[0] for row in FLAWS])
def test_odd_values_are_met(record: dict[str, object], expected: tuple[str, object]) -> None:
    read = read_page(json.dumps([record]).encode())
    name, value = expected
    assert [getattr(entity, name) for entity in read.entities] == [value]
    assert read.warnings == ()


def test_of_a_record_given_twice_the_newest_counts() -> None:
    old = {**case(1, Status="Concept"), "ApiGewijzigdOp": "2024-06-04T12:00:00.9Z"}
    new = {**case(1), "ApiGewijzigdOp": "2024-06-04T12:00:00.91Z"}
    for records in ((old, new), (new, old), (old, new, old)):
        assert [value.status for value in of(read_page(page("Zaak", *records)), Case)] == ["Vrijgegeven"]


def test_two_copies_of_one_version_are_brought_together() -> None:
    version = {**common(20), "ExterneIdentifier": "kst-21501-02-9"}
    read = read_page(page("Document", document(1), document(1, HuidigeDocumentVersie=version), document(1)))
    assert [value.external_id for value in of(read, OfficialDocument)] == ["kst-21501-02-9"]


WARNED = [
    ("record without an id", {**case(1), "Id": None}, 0, "Zaak without a readable Id is left out (record 0)"),
    ("id that is none", {**case(1), "Id": "12"}, 0, "Zaak without a readable Id is left out (record 0)"),
    ("property that nobody knows", case(1, Spoed=True), 1, "Zaak.Spoed is not known and not read (record 0)"),
    ("day that is none", case(1, GestartOp="gisteren"), 1, "GestartOp is left open, no date: 'gisteren' (record 0)"),
    ("number that is none", case(1, Volgnummer="a"), 1,
     "Volgnummer is left open, no whole number: 'a' (record 0)"),
    ("property left out", {k: v for k, v in case(1).items() if k != "Soort"}, 1,
     "Zaak has no Soort, so kind is open (record 0)"),
    ("nothing but an id", dict.fromkeys(case(1)) | {"Id": uid(1)}, 1,
     "a record holds nothing but its Id (record 0)"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "count", "warning"), [row[1:] for row in WARNED], ids=[row[0] for row in WARNED])
def test_what_is_odd_is_told_and_the_rest_read(record: dict[str, object], count: int, warning: str) -> None:
    read = read_page(page("Zaak", record, case(2)))
    assert read.warnings == (warning,)
    assert len(read.entities) == count + 1


def test_a_warning_comes_once_with_its_count() -> None:
    read = read_page(page("Zaak", *({**case(n), "Id": None} for n in range(4))))
    assert read.warnings == ("Zaak without a readable Id is left out (4 times, first in record 0)",)


def test_a_type_that_is_not_kept_is_told() -> None:
    read = read_page(page("Zaal", {**common(1), "Naam": "Groen"}))
    assert (read.entities, read.warnings) == ((), ("records of type Zaal are not kept (record 0)",))


def test_deleted_records_are_marked() -> None:
    read = read_page(page("Persoon", {**common(1), "Verwijderd": True}))
    assert of(read, Person) == [Person(id=uid(1), modified="2024-06-04T14:38:19.305102Z", deleted=True)]
    assert read.warnings == ()


BROKEN = [
    ("nothing", b"", "there is nothing in it"),
    ("white space", b" \n ", "there is nothing in it"),
    ("HTML", b"<!DOCTYPE html><html><body>404</body></html>", "HTML stands where JSON is expected"),
    ("XML", b"<?xml version='1.0'?><feed/>", "markup stands where JSON is expected"),
    ("cut off", page("Zaak", case(1))[:-40], r"the JSON is broken at line 1, column \d+"),
    ("broken on line 2", b'{"value":\n [1,,2]}', "the JSON is broken at line 2, column 5"),
    ("error of the service", b'{"error":{"code":"400","message":"bad filter"}}', "with an error: 400: bad filter"),
    ("message alone", b'{"Message":"No HTTP resource"}', "no page of the service: No HTTP resource"),
    ("number", b"12", "holds no records"),
    ("list of numbers", b"[1]", "item 0 of the page is no record"),
    ("value that is no list", b'{"value": 3}', "`value` is no list"),
    ("records of something else", b'[{"Id": "1", "temperature": 3}]', "no type of the service has the properties"),
    ("no UTF-8", b'{"value": "\xff"}', "the JSON is no UTF-8"),
    ("deep nesting", b"[" * 100_000, "nested too deep|broken"),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_is_no_page_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(OfficialDataError, match=message) as caught:
        read_page(data, "from/here.json")
    assert caught.value.where == "from/here.json"
    assert caught.value.remedy


def test_a_byte_order_mark_is_no_matter() -> None:
    assert len(read_page(b"\xef\xbb\xbf" + page("Zaak", case(1))).entities) == 1


def test_an_empty_page_is_empty() -> None:
    for data in (b"[]", page("Zaak")):
        assert read_page(data).entities == ()


def test_nesting_without_end_stops() -> None:
    inner: dict[str, object] = case(1)
    for number in range(2, 60):
        inner = case(number, GerelateerdNaar=[inner])
    read = read_page(page("Zaak", inner))
    assert "nested too deep" in read.warnings[0]
    assert len(of(read, Case)) == 25


def test_every_value_has_a_key_of_its_own() -> None:
    values: tuple[Value, ...] = read_page(page("Zaak(Document())", case(1, Document=[document(1)]))).entities
    assert len({key_of(value) for value in values}) == len(values) == 3
