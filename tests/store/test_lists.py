"""Lists that go on from a place: every part holds what comes after it, none twice, none left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kamerspoor.store.rows import DocumentRow, MotionMemberRow, MotionRow, MotionsAsked, StatementRow
from kamerspoor.store.sqlite import open_to_write
from kamerspoor.store.sqlite.writer import SqliteWriter
from store import contents

DAYS = ("2023-05-01", None, "2023-05-01", "2021-02-03", None, "2023-05-01", "2022-12-31")


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteWriter]:
    place: Path = tmp_path_factory.mktemp("lists") / "a.kamerspoor"
    with open_to_write(str(place)) as opened:
        contents.fill(opened)
        with opened.transaction():
            for number, day in enumerate(DAYS):
                key, state = f"kst-1-{number}", "adopted" if number % 2 else "rejected"
                opened.put([MotionRow(key, "1", str(number), date=day, outcome=state, state=state)])
                opened.put([MotionMemberRow(key, 0, "Ter Borgh", "p1", "NP", "sure", "surname", day, state)])
        yield opened


ASKED = {
    "all": MotionsAsked(),
    "of a person": MotionsAsked(people=("p1",)),
    "of a dossier": MotionsAsked(dossier="1"),
    "by state": MotionsAsked(states=("adopted",)),
    "within days": MotionsAsked(dates=("2022-01-01", "2023-12-31"), faction="NP"),
}


@pytest.mark.parametrize("step", [1, 2, 3, 50])
@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_motions_go_on(writer: SqliteWriter, asked: MotionsAsked, step: int) -> None:
    whole, total = writer.motions(asked, 100)
    found = list[MotionRow]()
    after = None
    while rows := writer.motions(asked, step, after)[0]:
        found += rows
        after = (rows[-1].date or "", rows[-1].key)
    assert found == whole
    assert total == len(whole) > 0
    assert whole == sorted(whole, key=lambda row: (row.date or "", row.key), reverse=True)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_states_are_counted(writer: SqliteWriter, asked: MotionsAsked) -> None:
    rows, _ = writer.motions(asked, 100)
    counted = {state: sum(row.state == state for row in rows) for state in {row.state for row in rows}}
    assert writer.motion_states(asked) == counted


Part = Callable[[SqliteWriter, int, tuple[str, int] | None], tuple[list[DocumentRow], int]]
DOCUMENTS: dict[str, tuple[Part, Callable[[SqliteWriter, DocumentRow], bool]]] = {
    "what somebody said": (
        lambda writer, limit, after: writer.spoken("Kabinet", limit, after),
        lambda writer, row: (
            row.kind != "motion" and writer.first(StatementRow, document_id=row.id, actor="Kabinet") is not None
        ),
    ),
    "where somebody urged": (
        lambda writer, limit, after: writer.spoken("Kabinet", limit, after, "urge"),
        lambda writer, row: (
            row.kind != "motion" and bool(writer.find(StatementRow, document_id=row.id, actor="Kabinet", act="urge"))
        ),
    ),
    "papers of a dossier": (
        lambda writer, limit, after: writer.papers("21501-02", limit, after),
        lambda writer, row: row.dossier == "21501-02" and row.kind != "motion",
    ),
    "motions of a dossier": (
        lambda writer, limit, after: writer.papers("21501-02", limit, after, motions=True),
        lambda writer, row: row.dossier == "21501-02" and row.kind == "motion",
    ),
}


@pytest.mark.parametrize("step", [1, 2, 50])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_go_on(writer: SqliteWriter, name: str, step: int) -> None:
    part, fits = DOCUMENTS[name]
    day = (lambda row: row.meeting_from or row.date or "") if "somebody" in name else (lambda row: row.date or "")
    found = list[DocumentRow]()
    after = None
    while (rows := part(writer, step, after))[0]:
        found += rows[0]
        after = (day(found[-1]), found[-1].id)
    expected = [row for row in writer.find(DocumentRow) if fits(writer, row)]
    assert {row.id for row in found} == {row.id for row in expected} != set()
    assert found == sorted(found, key=lambda row: (day(row), row.id), reverse=True)
    assert part(writer, 1, None)[1] == len(expected)


def test_a_paper_is_listed_in_its_best_form(writer: SqliteWriter, tmp_path: Path) -> None:
    with open_to_write(str(tmp_path / "b.kamerspoor")) as other:
        for path in contents.SAMPLES:
            contents.add(other, path)
        rows = [row for motions in (True, False) for row in other.papers("21501-02", 100, motions=motions)[0]]
        best: dict[str, tuple[int, int]] = {}
        for row in other.find(DocumentRow, dossier="21501-02"):
            place = (row.preference, row.id)
            best[row.key or ""] = min(best.get(row.key or "", place), place)
        assert {(row.preference, row.id) for row in rows} == set(best.values())
        assert len(rows) < other.count(DocumentRow, dossier="21501-02")
