"""The flaws of the real data that its README lists, each met: what the archive makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kamerspoor.archive import add as adding
from kamerspoor.archive.keeping import refresh
from kamerspoor.official.values import Decision, DecisionCase, Vote
from kamerspoor.pipeline.runners import runner
from kamerspoor.store.rows import DocumentRow, FindingRow, MotionMemberRow, MotionRow, ReferenceRow
from kamerspoor.store.sqlite import SqliteReader, open_archive, open_to_write

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="no shared data here")
NOW = "2025-10-03T00:00:00Z"

# What a citation is read as. Where the text errs the reading follows it, as the official markup does.
CITED = {
    "a directive marked as a Kamerstuk": ("kst-24515-785", "kst-CCD-II"),
    "36 000 VIII for 36 600 VIII": ("kst-29282-588", "kst-36000-VIII-141"),
    "21 501-21 for 21 501-02": ("kst-36410-XVII-40", "kst-21501-21-2648"),
    "a dossier without its chapter": ("kst-30420-424", "kst-36600-44"),
    "two dossiers with and": ("kst-32824-427", "kst-31293-653"),
    "two dossiers with a slash": ("kst-36410-A-41", "kst-34682-143"),
    "cut by the end of a paragraph": ("kst-32645-143", "kst-36410-XIII-17"),
}
FINDINGS = {
    "six digits": ("kst-32637-621", "suspect-reference"),
    "wrong encoding": ("kst-36584-15", "mojibake"),
    "a dossier without its chapter": ("kst-30420-424", "motion-mismatch"),
}
# The signature counts, not the title; a cut or misspelt name is matched as likely.
SIGNED = {
    "another name in the title": ("kst-36582-57", [("Lahlah", "sure"), ("De Kort", "sure")]),
    "a name misspelt in the title": ("kst-36278-30", [("Tielen", "sure"), ("Krul", "sure")]),
    "a signature more than the title": ("kst-33009-157", [("Krul", "sure"), ("Inge van Dijk", "sure")]),
    "another order": ("kst-36600-XII-50", [("Grinwis", "sure"), ("Stoffer", "sure")]),
    "a title without a name": ("kst-31497-505", [("Van Houwelingen", "sure")]),
    "a letter too many": ("kst-21501-20-2055", [("Tuinman e", "likely"), ("Van Campen", "sure")]),
    "metadata name more than signed": ("kst-33578-150", [("Bushoff", "sure")]),
    "metadata name more than signed, again": ("kst-21501-20-2260", [("Van Baarle", "sure"), ("Dobbe", "sure")]),
    "a number of a kingdom act in the metadata": ("kst-36455-11", [("Kathmann", "sure"), ("White", "sure")]),
}
CUT = {"kst-31015-286": "Westervel", "kst-21501-02-2949": "Stoffe"}
DAYS = {
    "no date element": ("kst-28345-288", None),
    "no space in the date": ("kst-36546-74", "2025-04-01"),
    "another day in the metadata": ("kst-31985-104", "2025-05-20"),
    "a day outside the session year": ("kst-35646-45", "2024-03-20"),
}
# What a motion asks, though its sentences are broken, its paragraphs empty or its letters wrong.
ASKS = ("kst-21501-02-3093", "kst-36725-XXII-23", "kst-36128-17", "kst-36560-23")
TWINS = ("kst-32623-362", "kst-36760-7")
SCANS = ("2023D04873", "2023D04874", "2023D04876", "2023D04878")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    rows = (*CITED.values(), *FINDINGS.values(), *SIGNED.values(), *DAYS.values())
    # And the motion that a wrong number is likely to mean.
    keys = {*(str(row[0]) for row in rows), *CUT, *ASKS, *TWINS, "kst-36600-VIII-44"}
    files = [DATA / "kst" / f"{key}.xml" for key in sorted(keys) if (DATA / "kst" / f"{key}.xml").exists()]
    texts = [DATA / "pdftext" / f"{name}.txt" for name in SCANS]
    path = str(tmp_path_factory.mktemp("flaws") / "archive")
    with open_to_write(path) as writer:
        paths = [str(path) for path in (DATA / "odata", *files, *texts)]
        tally = adding.add(writer, adding.find(paths), runner("serial"), NOW)
        assert tally.failed == []
        refresh(writer, NOW)
    with open_archive(path) as reader:
        yield reader


def document(archive: SqliteReader, key: str) -> DocumentRow:
    row = archive.first(DocumentRow, key=key)
    assert row is not None, key
    return row


@pytest.mark.parametrize(("key", "target"), CITED.values(), ids=CITED)
def test_citations(archive: SqliteReader, key: str, target: str) -> None:
    cited = archive.find(ReferenceRow, document_id=document(archive, key).id)
    assert target in {reference.target for reference in cited}


@pytest.mark.parametrize(("key", "code"), FINDINGS.values(), ids=FINDINGS)
def test_findings(archive: SqliteReader, key: str, code: str) -> None:
    assert code in {found.code for found in archive.find(FindingRow, document_id=document(archive, key).id)}


@pytest.mark.parametrize(("key", "members"), SIGNED.values(), ids=SIGNED)
def test_signatures(archive: SqliteReader, key: str, members: list[tuple[str, str]]) -> None:
    signed = archive.find(MotionMemberRow, motion=key)
    assert [(member.name, member.grade) for member in signed] == members
    assert all(member.person_id for member in signed)


@pytest.mark.parametrize(("key", "name"), CUT.items())
def test_a_name_without_its_last_letter(archive: SqliteReader, key: str, name: str) -> None:
    [member] = [member for member in archive.find(MotionMemberRow, motion=key) if member.name == name]
    assert member.person_id
    assert member.grade == "likely"


@pytest.mark.parametrize(("key", "day"), DAYS.values(), ids=DAYS)
def test_days(archive: SqliteReader, key: str, day: str | None) -> None:
    assert document(archive, key).date == day


@pytest.mark.parametrize("key", ASKS)
def test_what_is_asked(archive: SqliteReader, key: str) -> None:
    motion = archive.first(MotionRow, key=key)
    assert motion
    assert motion.asks
    assert motion.asks.startswith("verzoekt de ")
    record = archive.record(document(archive, key).id)
    assert motion.asks_start is not None
    assert "orde van de dag" not in motion.asks
    assert record.text[motion.asks_start :].startswith("verzoekt de ")


def test_one_text_under_two_numbers(archive: SqliteReader) -> None:
    asks = {motion.asks for key in TWINS if (motion := archive.first(MotionRow, key=key))}
    assert len(asks) == 1
    assert [archive.count(DocumentRow, key=key) for key in TWINS] == [1, 1]


@pytest.mark.parametrize("name", SCANS)
def test_machine_readings_of_scans(archive: SqliteReader, name: str) -> None:
    found = archive.rows(
        "SELECT d.kind, d.key FROM document AS d JOIN origin USING (content_id) WHERE uri LIKE ?", [f"%{name}.txt"]
    )
    assert [(kind, key[:4]) for kind, key in found] == [("motion", "kst-")]


def test_a_result_is_the_decision_s_though_votes_are_cut_off(archive: SqliteReader) -> None:
    linked = {link.decision_id for link in archive.find(DecisionCase)}
    decisions = [decision for decision in archive.find(Decision) if decision.id in linked]
    assert len(decisions) >= 391
    assert {decision.outcome for decision in decisions} <= {"adopted", "rejected"}
    short = [d for d in decisions if sum(v.seats or 0 for v in archive.find(Vote, decision_id=d.id)) < 150]
    assert short
    assert all(d.outcome for d in short)
