"""The whole of the shared pages: all are read, and they say what their README counts."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

import pytest

from kamerspoor.official.decisions import link_decisions, read_links
from kamerspoor.official.metadata import missing, read_metadata
from kamerspoor.official.names import index_people, match
from kamerspoor.official.odata import Page, read_page
from kamerspoor.official.results import tally
from kamerspoor.official.schema import NAVIGATION, PROPERTIES
from kamerspoor.official.values import (
    Activity,
    AgendaItem,
    AgendaItemCase,
    Case,
    Decision,
    Faction,
    OfficialDocument,
    Person,
    Seat,
    Vote,
)

COUNTS = [
    ("besluit.json", "Besluit", Decision, 391),
    ("stemming.json", "Stemming", Vote, 5938),
    ("agendapunt_stemming.json", "Agendapunt", AgendaItem, 84),
    ("fractie.json", "Fractie", Faction, 24),
    ("document.json", "Document", OfficialDocument, 844),
    ("activiteit.json", "Activiteit", Activity, 1086),
    ("agendapunt.json", "Agendapunt", AgendaItem, 678),
    ("zaak_raden.json", "Zaak", Case, 2174),
    ("persoon.json", "Persoon", Person, 359),
    ("fractie_zetel_persoon.json", "FractieZetelPersoon", Seat, 150),
]


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[Page]:
    return [read_page(path.read_bytes(), path.name) for path in sorted((shared / "odata" / "zaak").iterdir())]


def read(shared: Path, name: str) -> Page:
    return read_page((shared / "odata" / name).read_bytes(), name)


@pytest.mark.parametrize(("name", "collection", "kind", "count"), COUNTS, ids=[row[0] for row in COUNTS])
def test_counts(shared: Path, name: str, collection: str, kind: type, count: int) -> None:
    page = read(shared, name)
    assert page.collection == collection
    assert Counter(type(value) for value in page.entities) == {kind: count}
    assert not [warning for warning in page.warnings if "nothing but its Id" not in warning]


def test_motions_with_their_documents(cases: list[Page]) -> None:
    assert len(cases) == 446
    assert {page.collection for page in cases} == {"Zaak"}
    assert not [warning for page in cases for warning in page.warnings]
    by_kind = Counter(type(value).__name__ for page in cases for value in page.entities)
    assert (by_kind["Case"], by_kind["OfficialDocument"], by_kind["DocumentVersion"], by_kind["DocumentCase"]) == (
        446,
    ) * 4
    documents = [value for page in cases for value in page.entities if isinstance(value, OfficialDocument)]
    assert all((document.external_id or "").startswith("kst-21501-") for document in documents)


def test_every_link_can_be_followed(shared: Path, cases: list[Page]) -> None:
    links = read_links((shared / "odata" / "links.jsonl").read_bytes())
    decisions = {value.id: value for value in read(shared, "besluit.json").entities if isinstance(value, Decision)}
    by_id = {value.id: value for page in cases for value in page.entities if isinstance(value, Case)}
    assert len(links) == 391
    assert Counter((link.method, link.grade) for link in links) == {
        ("order", "sure"): 371, ("order", "likely"): 2, ("only", "sure"): 18
    }  # fmt: skip
    assert {link.decision_id for link in links} == decisions.keys()
    assert all(link.case_id in by_id for link in links)
    assert Counter(decision.outcome for decision in decisions.values()) == {"adopted": 218, "rejected": 173}


def test_raw_pages_give_the_links_that_are_known(shared: Path) -> None:
    known = {link.decision_id: link for link in read_links((shared / "odata" / "links.jsonl").read_bytes())}
    both = 0
    for path in sorted((shared / "odata" / "raw_pages").iterdir()):
        values = read_page(path.read_bytes(), path.name).entities
        found = link_decisions(
            [value for value in values if isinstance(value, Decision)],
            [value for value in values if isinstance(value, AgendaItemCase)],
            [value for value in values if isinstance(value, Case)],
        )
        for link in found:
            if link.decision_id in known:
                both += 1
                assert link == known[link.decision_id]
    assert both == 4


def test_votes_are_as_complete_as_they_are(shared: Path) -> None:
    lines: dict[str | None, list[Vote]] = {}
    for value in read(shared, "stemming.json").entities:
        assert isinstance(value, Vote)
        lines.setdefault(value.decision_id, []).append(value)
    counts = [tally(votes) for votes in lines.values()]
    hands = Counter(
        "whole" if c.counted == 150 else "near" if c.counted >= 147 else "cut" for c in counts if not c.roll_call
    )
    assert hands == {"whole": 304, "near": 20, "cut": 60}
    roll_calls = [count for count in counts if count.roll_call]
    assert len(roll_calls) == 7
    assert all(count.counted <= 100 and not count.complete for count in roll_calls)
    assert sum(count.complete for count in counts) == 304


def test_the_metadata_offers_all_that_is_expected(shared: Path) -> None:
    metadata = read_metadata((shared / "odata" / "metadata.xml").read_bytes())
    assert missing(metadata) == ()
    common = {"Id", "GewijzigdOp", "ApiGewijzigdOp", "Verwijderd"}
    assert {kind.name: kind.properties - common for kind in metadata.types} == PROPERTIES
    assert {kind.name: dict(kind.navigation) for kind in metadata.types} == NAVIGATION


def test_members_are_matched_to_people(shared: Path) -> None:
    people = [value for value in read(shared, "persoon.json").entities if isinstance(value, Person)]
    index = index_people(people)
    signed = one = agreed = compared = 0
    for line in (shared / "gold" / "motions.jsonl").read_text("utf-8").splitlines():
        motion = json.loads(line)
        official = {match(name, index).ids for name in motion["indieners"] or ()}
        for name in motion["members"] or ():
            found = match(name, index)
            signed += 1
            one += len(found.ids) == 1
            if official:
                compared += 1
                agreed += found.ids in official
    assert one / signed >= 0.999  # one member of 10,403 is not in the data
    assert agreed / compared >= 0.999


def test_votes_by_roll_call_are_matched_to_people(shared: Path) -> None:
    people = {value.id: value for value in read(shared, "persoon.json").entities if isinstance(value, Person)}
    index = index_people(people.values())
    for value in read(shared, "stemming.json").entities:
        # Some lines point at a record of the person that holds nothing any more.
        if isinstance(value, Vote) and value.person_id in people and people[value.person_id].surname:
            assert match(value.actor or "", index) == ((value.person_id,), "sure", match(value.actor or "", index).rule)


def test_twelve_megabytes_take_less_than_two_seconds(shared: Path) -> None:
    pages = [path.read_bytes() for path in (shared / "odata").rglob("*.json")]
    start = time.process_time()
    for data in pages:
        read_page(data, "fractie_zetel_persoon.json")
    assert time.process_time() - start < 4  # about 0.7 s where it was measured
