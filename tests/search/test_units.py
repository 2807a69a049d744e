"""What is indexed: which units there are, what each is found by, and what a list shows of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import asdict

from kamerspoor.official.values import Person
from kamerspoor.search import cards, schema
from kamerspoor.search.cards import Card, NewCard
from kamerspoor.search.index import Searcher
from kamerspoor.store.rows import CommitmentRow, DocumentRow, MotionMemberRow, MotionRow
from kamerspoor.store.sqlite import open_archive, open_to_write
from search import indexed


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = indexed.make_archive(tmp_path_factory.mktemp("units"))
    with open_to_write(str(made)) as archive, archive.transaction():
        archive.put([Person(id="p9", surname="Borgh", infix="ter", call_name="Wendela")])
        for row in archive.find(MotionMemberRow, motion="kst-21501-02-904"):
            archive.put([replace(row, person_id="p9", faction="D66")])
        archive.put([CommitmentRow("T1", "official", "Een brief over Moldavië", owner="Kabinet", official_id="TZ1")])
        archive.put([CommitmentRow("T2", "letter", "Nog eens die brief", same_as="T1")])
    indexed.build(made)
    return made


@pytest.fixture(scope="module")
def held(path: Path) -> Searcher:
    return indexed.searcher(path)


def report_of(path: Path, day: str) -> DocumentRow:
    with open_archive(str(path)) as archive:
        found = archive.first(DocumentRow, date=day)
    assert found
    return found


def test_every_unit_is_there_once(path: Path, held: Searcher) -> None:
    with open_archive(str(path)) as archive:
        assert indexed.count(held, schema.UNIT, "motion") == archive.count(MotionRow) == 40
        assert indexed.count(held, schema.UNIT, "document") == 12
        assert indexed.count(held, schema.UNIT, "commitment") == archive.count(CommitmentRow, same_as=None)
    assert indexed.refs(held, schema.OWNER, "commitment:T2") == set()
    assert len(indexed.shown(held)) == held.size


# Name: field, value, refs that it must find of motion 904 and of the report of 5 March that cites it.
FOUND_BY = {
    "the key": ("number", "kst-21501-02-904", {"motion", "asked"}),
    "the number of its document": ("number", "2023d00904", {"motion"}),
    "the number of its case": ("number", "2023z00904", {"motion"}),
    "a word of what it asks": (schema.TEXT, "904", {"motion", "report", "statement", "asked"}),
    "who cites it": ("cites", "kst-21501-02-904", {"report"}),
    "what it is about, cites or says something of": ("motion", "kst-21501-02-904", {"motion", "report", "statement"}),
    "the name in full of who moved it": ("member", "wendela ter borgh", {"motion"}),
    "a word of that name": (schema.PEOPLE, "wendela", {"motion"}),
    "the faction": ("faction", "d66", {"motion"}),
}


@pytest.mark.parametrize("name", FOUND_BY)
def test_it_is_found_by(name: str, path: Path, held: Searcher) -> None:
    field, value, wanted = FOUND_BY[name]
    report = report_of(path, "2023-03-05")
    found = indexed.refs(held, field, value)
    kinds = {
        "motion": "motion:kst-21501-02-904" in found,
        "report": f"document:#{report.id}" in found,
        "statement": any(ref.startswith(f"statement:document:#{report.id}/") for ref in found),
        "asked": any(ref.startswith("statement:motion:kst-21501-02-904/") for ref in found),
    }
    assert {kind for kind, is_found in kinds.items() if is_found} == wanted
    assert all("904" in ref or f"#{report.id}" in ref for ref in found)


def test_a_statement_shows_who_said_it_where(path: Path, held: Searcher) -> None:
    report = report_of(path, "2023-03-05")
    refs = [ref for ref in indexed.refs(held, "motion", "kst-21501-02-904") if ref.startswith("statement:")]
    [card] = [card for card in cards_of(held) if card.ref == refs[0]]
    with open_archive(str(path)) as archive:
        text = archive.record(report.id).text
    assert card.start is not None
    assert card.end is not None
    assert text[card.start : card.end].startswith("Het kabinet pleitte in lijn met de motie Ter Borgh")
    assert (card.actor, card.act, card.heading, card.day) == ("Kabinet", "urge", "Belarus", "2023-03-05")
    assert (card.council, card.document_id, card.motions) == (
        "Raad Buitenlandse Zaken", report.id, ("kst-21501-02-904",),
    )  # fmt: skip


def cards_of(held: Searcher) -> list[Card]:
    import tantivy

    hits = held.searcher.search(tantivy.Query.all_query(), held.size).hits
    return [held.card(address) for _, address in hits]


def test_values_are_found_folded_and_counted_as_they_are(held: Searcher) -> None:
    import tantivy

    named = schema.fold_value("RAAD Buitenlandse zaken")
    assert indexed.count(held, "council", named) > 12
    asked = {"councils": {"terms": {"field": "council"}}}
    counted = held.searcher.aggregate(tantivy.Query.all_query(), asked)["councils"]["buckets"]
    most = ("Raad Buitenlandse Zaken", indexed.count(held, "council", named))
    assert (counted[0]["key"], counted[0]["doc_count"]) == most


def test_units_of_a_day_stand_in_the_same_order_in_every_index(path: Path, held: Searcher, tmp_path: Path) -> None:
    import shutil

    import tantivy

    def ordered(searcher: Searcher) -> list[str]:
        hits = searcher.searcher.search(tantivy.Query.all_query(), searcher.size, order_by_field=schema.ORDER).hits
        return [searcher.card(address).ref for _, address in hits]

    copy = tmp_path / "copy.kamerspoor"
    shutil.copy(path, copy)
    indexed.build(copy)
    first = ordered(held)
    assert ordered(indexed.searcher(copy)) == first
    days = [card.day or "" for ref in first for card in cards_of(held) if card.ref == ref]
    assert days == sorted(days, reverse=True)


def test_a_motion_is_there_before_more_is_known_of_it(tmp_path: Path) -> None:
    made = indexed.make_archive(tmp_path, letters=0, motions=10)
    with open_to_write(str(made)) as archive, archive.transaction():
        archive.remove(MotionRow)
    indexed.build(made)
    held = indexed.searcher(made)
    assert indexed.refs(held, schema.TEXT, "903") == {
        "motion:kst-21501-02-903", "statement:motion:kst-21501-02-903/0",
    }  # fmt: skip


def test_of_two_documents_with_one_key_the_preferred_counts(tmp_path: Path) -> None:
    samples = Path(__file__).parents[2] / "samples"
    made = tmp_path / "a.kamerspoor"
    indexed.add(made, *(samples / f"verslag-rbz-2023-03-13.{ending}" for ending in ("txt", "pdf", "xml", "html")))
    indexed.build(made)
    held = indexed.searcher(made)
    with open_archive(str(made)) as archive:
        rows = archive.find(DocumentRow)
        assert len(rows) == 4
        [key] = {row.key for row in rows}
        [shown] = [card for card in cards_of(held) if card.unit == "document"]
        assert (shown.ref, shown.document_id) == (f"document:{key}", next(r.id for r in rows if r.format == "xml"))


CARDS = {
    "only what it must have": NewCard(unit="motion", ref="motion:kst-1"),
    "all of it": NewCard(
        unit="statement", ref="s", key="k", document_id=0, title="t", day="2023-03-05", kind="report", council="c",
        dossier="d", number="n", chamber="TK", start=0, end=0, members=("a", "b"), factions=("f",), state="s",
        outcome="o", heading="h", actor="a", act="urge", negated=True, motions=("m",), due="2024-01-01",
        source="debate",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
def test_a_card_comes_back_as_it_was(name: str) -> None:
    assert asdict(cards.decode(cards.encode(CARDS[name]))) == asdict(CARDS[name])
