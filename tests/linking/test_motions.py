"""Motions: their text, members, votes, versions, and what the government says of them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.linking.motion_texts import DOCUMENTS, MOTIONS, PAGES, guid, motion
from tests.linking.own_texts import archive_of, letter

from kamerspoor import engine
from kamerspoor.archive.keeping import Place, keep, refresh
from kamerspoor.archive.reading import LeftAlone, read_any
from kamerspoor.linking.councils import councils_in
from kamerspoor.linking.motion_state import state_of
from kamerspoor.linking.motion_text import find_asks
from kamerspoor.official.values import Case, DecisionCase, Vote
from kamerspoor.store.rows import DocumentRow, LinkRow, MotionCouncilRow, MotionMemberRow, MotionRow
from kamerspoor.store.sqlite import SqliteReader, open_archive, open_to_write

NOW = "2026-01-01T00:00:00Z"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
NOW = "2024-01-02T00:00:00Z"
PEOPLE = {1: guid("9", 1), 2: guid("9", 2), 3: guid("9", 3), 4: guid("9", 4)}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    """Open the archive of all invented motions."""
    with open_archive(archive_of(tmp_path_factory.mktemp("archive") / "a.kamerspoor", MOTIONS)) as found:
        yield found


def _motion(reader: SqliteReader, number: int) -> MotionRow:
    found = reader.first(MotionRow, key=f"kst-21501-02-{number}")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("number", "state", "outcome", "day", "quiet", "done"),
    [
        pytest.param(3101, "carried_out", "adopted", "2023-02-14", "2023-03-03", None, id="said-in-line"),
        pytest.param(3102, "adopted", "adopted", "2023-03-07", "2023-03-07", None, id="held-then-adopted"),
        pytest.param(3103, "replaced", None, None, "2023-02-07", None, id="replaced"),
        pytest.param(3104, "carried_out", "adopted", "2023-02-14", "2023-06-20", None, id="said-by-name-alone"),
        pytest.param(3105, "rejected", "rejected", "2023-02-14", "2023-02-14", None, id="official-only"),
        pytest.param(3106, "considered_done", "adopted", "2023-02-14", "2023-06-20", "2023-03-03", id="done"),
        pytest.param(3107, "rejected", "rejected", "2023-02-21", "2023-02-21", None, id="roll-call-cut-off"),
        pytest.param(3108, "unknown", None, None, "2023-02-07", None, id="text-only"),
    ],
)
def test_what_became_of_it(
    archive: SqliteReader, number: int, state: str, outcome: str | None, day: str | None, quiet: str, done: str | None
) -> None:
    row = _motion(archive, number)
    assert (row.state, row.outcome, row.outcome_date, row.quiet_since, row.done) == (state, outcome, day, quiet, done)


def test_asks_runs_from_verzoekt_to_the_closing_words(archive: SqliteReader) -> None:
    row = _motion(archive, 3104)
    assert row.document_id is not None
    text = archive.record(row.document_id).text
    assert row.asks == text[row.asks_start : row.asks_end]
    assert row.asks.startswith("verzoekt de regering:")
    assert row.asks.endswith("in te lichten")
    assert "elk jaar" in row.asks


@pytest.mark.parametrize(
    ("body", "asks"),
    [
        pytest.param("verzoekt de regering a te doen,", "verzoekt de regering a te doen", id="plain"),
        pytest.param("spreekt uit dat a;\n\nverzoekt de regering b,", "verzoekt de regering b", id="declares-first"),
        pytest.param("spreekt uit dat a moet,", "spreekt uit dat a moet", id="a-declaration"),
        pytest.param("roept de regering op tot a,", "roept de regering op tot a", id="a-call"),
        pytest.param("doet een beroep op de fracties,", "doet een beroep op de fracties", id="another-verb"),
        pytest.param("zegt het vertrouwen in de minister op,", "zegt het vertrouwen in de minister op", id="no-trust"),
        pytest.param("overwegende dat de Raad verzoekt a;\n\nverzoekt de Minister b,", "verzoekt de Minister b",
                     id="considers-first"),
    ],
)  # fmt: skip
def test_asks(body: str, asks: str) -> None:
    text = motion(3199, "HET LID OORTGIESEN", "X", "Oortgiesen").replace("X,", body)
    record = engine.read_bytes(text.encode(), "m.txt")
    found = find_asks(record)
    assert found is not None
    assert record.text[found.start : found.end] == asks


@pytest.mark.parametrize(
    ("number", "members"),
    [
        pytest.param(3101, [("Oortgiesen", 1, "NP", "sure")], id="one-surname"),
        pytest.param(3102, [("De Bruin", 2, "ZP", "sure")], id="two-of-one-surname-one-in-office"),
        pytest.param(3103, [("Carla de Bruin", 2, "ZP", "sure"), ("Oortgiesen", 1, "NP", "sure")], id="two"),
        pytest.param(3105, [("C. de Bruin", 2, "ZP", "sure")], id="official-signatory"),
        pytest.param(3107, [("Kuipersma", 4, "ZP", "sure")], id="no-seat-but-a-roll-call"),
    ],
)
def test_members(archive: SqliteReader, number: int, members: list[tuple[str, int, str, str]]) -> None:
    rows = archive.find(MotionMemberRow, motion=f"kst-21501-02-{number}")
    assert [(r.name, r.person_id, r.faction, r.grade) for r in rows] == [
        (name, PEOPLE[person], faction, grade) for name, person, faction, grade in members
    ]
    assert all(row.rule for row in rows)


@pytest.mark.parametrize(
    ("number", "councils"),
    [
        pytest.param(3104, {"Raad Buitenlandse Zaken": "the debate it was moved in"}, id="debate"),
        pytest.param(3105, {"Europese Raad": "the debate it was moved in"}, id="debate-against-dossier"),
        pytest.param(3108, {"Raad Algemene Zaken": "the title of its dossier",
                            "Raad Buitenlandse Zaken": "the title of its dossier"}, id="dossier"),
    ],
)  # fmt: skip
def test_councils(archive: SqliteReader, number: int, councils: dict[str, str]) -> None:
    rows = archive.find(MotionCouncilRow, motion=f"kst-21501-02-{number}")
    assert {row.council: row.rule for row in rows} == councils


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tweeminutendebat RBZ-raad", ("Raad Buitenlandse Zaken",)),
        ("Raad Buitenlandse Zaken Handel van mei", ("Raad Buitenlandse Zaken/Handel",)),
        ("Raad Algemene Zaken en Raad Buitenlandse Zaken", ("Raad Algemene Zaken", "Raad Buitenlandse Zaken")),
        ("hoe zij er bij staan", ()),
        (None, ()),
    ],
)
def test_councils_in_a_text(text: str | None, names: tuple[str, ...]) -> None:
    assert councils_in(text) == names


def test_the_official_record_goes_with_the_text(archive: SqliteReader) -> None:
    row = _motion(archive, 3104)
    assert row.case_id == guid("a", 3104)
    assert row.appreciation == "Een nieuw oordeel"
    assert row.title == "Motie van het lid Kuipersma c.s. over een register van gletsjers"


def test_versions_know_each_other(archive: SqliteReader) -> None:
    assert _motion(archive, 3106).replaces == "kst-21501-02-3103"
    assert _motion(archive, 3103).replaced_by == "kst-21501-02-3106"
    (link,) = archive.find(LinkRow, owner="motion:kst-21501-02-3106", relation="replaces")
    assert (link.to_id, link.grade) == ("kst-21501-02-3103", "sure")


def test_decisions_without_a_case_are_told_by_the_order(archive: SqliteReader) -> None:
    found = {(x.decision_id, x.case_id, x.method) for x in archive.find(DecisionCase)}
    assert (guid("d", 11), guid("a", 3102), "derived: order") in found
    assert (guid("d", 12), guid("a", 3106), "derived: order") in found
    assert (guid("d", 14), guid("a", 3102), "derived: only") in found


def test_a_number_that_is_only_cited_is_no_motion(archive: SqliteReader) -> None:
    assert archive.first(MotionRow, key="kst-21501-02-2999") is None


def test_citations_by_members_alone(archive: SqliteReader) -> None:
    links = archive.find(LinkRow, from_kind="statement", to_kind="motion")
    assert {(x.to_id[-4:], x.relation, x.grade) for x in links} == {
        ("3104", "in_line_with", "likely"), ("3108", "in_line_with", "open"),
    }  # fmt: skip
    for link in links:
        assert link.document_id is not None
        assert archive.record(link.document_id).text[link.start : link.end] == "motie-Kuipersma"


def test_of_one_motion_said_in_two_copies_one_counts(tmp_path: Path) -> None:
    copy = DOCUMENTS["3120.txt"] + "\nAfschrift aan de griffier.\n"
    with open_archive(archive_of(tmp_path / "a.kamerspoor", {**MOTIONS, "3120-afschrift.txt": copy})) as reader:
        assert reader.count(DocumentRow, key="kst-21501-02-3120") == 2
        assert _motion(reader, 3101).said == 1


@pytest.mark.parametrize(
    ("outcome", "replaced_by", "standing", "state"),
    [
        ("adopted", None, None, "adopted"),
        ("adopted", "kst-1", None, "adopted"),
        ("adopted", None, "cited", "adopted"),
        ("adopted", None, "not_carried_out", "not_carried_out"),
        ("held", None, "in_line_with", "held"),
        ("held", "kst-1", None, "replaced"),
        ("rejected", "kst-1", "carried_out", "rejected"),
        (None, None, "considered_done", "considered_done"),
        (None, None, None, "unknown"),
        ("taken_over", None, None, "taken_over"),
    ],
)
def test_state(outcome: str | None, replaced_by: str | None, standing: str | None, state: str) -> None:
    assert state_of(outcome, replaced_by, standing) == state


def _everything(path: str) -> dict[str, object]:
    """Give all that is known of motions, without the ids of documents, which tell of the order of adding."""
    with open_archive(path) as reader:
        keys = {row.id: row.key for row in reader.find(DocumentRow)}
        named = {str(number): key for number, key in keys.items()}
        links = []
        for row in reader.find(LinkRow):
            document, slash, ordinal = row.from_id.partition("/")
            source = f"{named.get(document)}{slash}{ordinal}" if slash else row.from_id
            owner = row.owner if row.owner.startswith("motion:") else f"citations:{named[row.owner.partition(':')[2]]}"
            links.append(
                (owner, row.position, row.from_kind, source, row.to_kind, row.to_id, row.relation, row.grade, row.rule)
            )
        rows = [replace(row, document_id=None) for row in reader.find(MotionRow)]
        texts = {row.key: keys.get(row.document_id or 0) for row in reader.find(MotionRow)}
        return {
            "motions": rows,
            "texts": texts,
            "members": reader.find(MotionMemberRow),
            "councils": reader.find(MotionCouncilRow),
            "links": sorted(links),
            "decided": reader.find(DecisionCase),
        }


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_adding_changes_nothing(tmp_path: Path, seed: int) -> None:
    plain = _everything(archive_of(tmp_path / "plain.kamerspoor", MOTIONS))
    order = list(MOTIONS)
    random.Random(seed).shuffle(order)
    assert _everything(archive_of(tmp_path / "other.kamerspoor", MOTIONS, order, step=1)) == plain


def test_people_who_come_later_are_found(tmp_path: Path) -> None:
    order = [*DOCUMENTS, *(name for name in PAGES if name != "persoon.json"), "persoon.json"]
    with open_archive(archive_of(tmp_path / "a.kamerspoor", MOTIONS, order, step=1)) as reader:
        assert all(row.person_id for row in reader.find(MotionMemberRow))


def test_a_second_making_changes_nothing(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.kamerspoor", MOTIONS)
    before = _everything(path)
    with open_to_write(path) as archive:
        with archive.transaction():
            archive.touch(f"motion:{row.key}" for row in archive.find(MotionRow))
            archive.touch(f"citations:{row.id}" for row in archive.find(DocumentRow))
            archive.touch(f"agenda_item:{guid('e', number)}" for number in range(1, 6))
        assert refresh(archive, NOW).done > 0
    assert _everything(path) == before


def _add(path: str, name: str, data: bytes) -> None:
    read = read_any(data, name)
    assert not isinstance(read, LeftAlone)
    with open_to_write(path) as archive:
        keep(archive, Place(name, len(data), 1), read, "2024-01-02T00:00:00Z")
        refresh(archive, NOW)


def test_a_letter_that_changes_takes_back_what_it_said(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.kamerspoor", MOTIONS)
    _add(path, "3121.txt", letter(3121, "20 juni 2023", "Er is niets te melden.").encode())
    with open_archive(path) as reader:
        assert _motion(reader, 3104).state == "adopted"
        assert _motion(reader, 3106).state == "carried_out"
        assert not reader.find(LinkRow, from_kind="statement")


def test_a_case_that_the_source_deletes_is_let_go(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.kamerspoor", MOTIONS)
    body = json.loads(PAGES["zaak.json"])
    entry = next(e for e in body["value"] if e["Nummer"] == "2023Z03105")
    kept = {name: value for name, value in entry.items() if name not in ("Document", "ZaakActor")}
    later = {"GewijzigdOp": "2023-05-01T12:00:00+02:00", "ApiGewijzigdOp": "2023-05-01T10:00:00Z"}
    gone = {**kept, **later, "Verwijderd": True}
    _add(path, "later.json", json.dumps({**body, "value": [gone]}).encode())
    with open_archive(path) as reader:
        assert reader.first(Case, id=guid("a", 3105), deleted=True)
        assert reader.first(MotionRow, key="kst-21501-02-3105") is None
        assert reader.motions_about(["riga"], 5) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    """Make an archive of the shared motions that have a case, and of all official pages."""
    if not (SHARED / "odata").is_dir():
        pytest.skip("no shared data here")
    path = str(tmp_path_factory.mktemp("whole") / "a.kamerspoor")
    files = [*sorted((SHARED / "kst").glob("kst-21501-*.xml")), *sorted((SHARED / "odata").rglob("*.json*"))]
    with open_to_write(path) as archive:
        for file in files:
            data = file.read_bytes()
            read = read_any(data, file.name)
            if not isinstance(read, LeftAlone):
                keep(archive, Place(file.as_uri(), len(data), 0), read, "2025-10-05T00:00:00Z")
        refresh(archive, NOW)
        yield archive


def test_every_shared_vote_is_the_right_one(whole: SqliteReader) -> None:
    kinds = {"Stemmen - aangenomen": "adopted", "Stemmen - verworpen": "rejected"}
    decisions = {d["Id"]: d for d in json.loads((SHARED / "odata/besluit.json").read_text())["value"]}
    links = [json.loads(line) for line in (SHARED / "odata/links.jsonl").read_text().splitlines()]
    wrong = []
    for link in links:
        row = whole.first(MotionRow, key=link["kst"])
        meant = (link["Besluit_Id"], kinds[decisions[link["Besluit_Id"]]["BesluitSoort"]])
        if row is None or (row.decision_id, row.outcome) != meant or row.outcome_date is None:
            wrong.append((link["kst"], row))
    assert len(links) == 391
    assert wrong == []
    lines = {link["Besluit_Id"]: whole.count(Vote, decision_id=link["Besluit_Id"]) for link in links}
    assert min(lines.values()) > 0


def test_shared_members_are_people(whole: SqliteReader) -> None:
    rows = whole.find(MotionMemberRow)
    known = [row for row in rows if row.person_id]
    assert len(rows) > 1000
    assert len(known) / len(rows) >= 0.99
