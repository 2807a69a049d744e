"""What is new in a dossier, and the list of all that has a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.web.conftest import archive_of
from tests.web.room_texts import MOTION, REPORT

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger import inventory, news
from kamerspoor.store.rows import DocumentRow, MotionRow
from kamerspoor.store.sqlite import SqliteReader, open_archive

TODAY = "2024-06-01"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    """Open an archive of invented papers."""
    with open_archive(archive_of(tmp_path_factory.mktemp("inventory") / "all.kamerspoor")) as reader:
        yield reader


def test_the_latest_of_a_dossier_comes_first(reader: SqliteReader) -> None:
    name, found = news.news(reader, "21 501-02", TODAY, 100)
    assert name == "21501-02"
    days = [one.day or "" for one in found]
    assert days == sorted(days, reverse=True)
    names = [one.name for one in found]
    assert len(names) == len(set(names))
    assert {REPORT, MOTION} <= set(names)
    motion = next(one for one in found if one.name == MOTION)
    row = reader.first(MotionRow, key=MOTION)
    assert row
    assert motion.status
    assert motion.day == max(filter(None, (row.date, row.outcome_date, row.last_said)))
    assert news.news(reader, "21501-02", TODAY, 3)[1] == found[:3]


def test_a_dossier_that_is_not_there(reader: SqliteReader) -> None:
    with pytest.raises(NotInArchive):
        news.news(reader, "99999", TODAY)


@pytest.mark.parametrize("size", [1, 7, 20_000])
def test_parts_hold_every_document_once(reader: SqliteReader, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inventory, "IN_PART", size)
    parts = [list(inventory.documents(reader, part)) for part in range(inventory.document_parts(reader))]
    assert all(len(part) <= size for part in parts)
    rows = [row for row in reader.between(DocumentRow, "id") if row.kind != "motion"]
    names = [item.name for part in parts for item in part]
    assert {row.key for row in rows if row.key} == {name for name in names if name.startswith("kst-")}
    assert len(set(names)) == len({row.key or row.content_id for row in rows})


def test_years_hold_every_motion_once(reader: SqliteReader) -> None:
    names = [item.name for year in inventory.motion_years(reader) for item in inventory.motions(reader, year)]
    assert sorted(names) == sorted(row.key for row in reader.between(MotionRow, "key"))


def test_every_dossier_stands_once_among_the_others(reader: SqliteReader) -> None:
    found = [item.name for item in inventory.others(reader) if item.kind == "dossier"]
    assert found == sorted({row.dossier for row in reader.between(DocumentRow, "id") if row.dossier})
