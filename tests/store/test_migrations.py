"""Archives of every earlier version, brought up with what they hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kamerspoor.errors import ArchiveError, NewerArchive, NoArchive
from kamerspoor.official.values import ENTITIES, LINKS
from kamerspoor.store.rows import DocumentRow, FailureRow, FindingRow, MotionRow, ReferenceRow
from kamerspoor.store.sqlite import open_archive, open_to_write
from kamerspoor.store.sqlite.columns import TABLES, columns_of
from kamerspoor.store.sqlite.connection import APPLICATION_ID
from kamerspoor.store.sqlite.migrate import LATEST, bring_up, steps
from kamerspoor.store.sqlite.soundness import verify
from kamerspoor.store.sqlite.upkeep import upgrade
from kamerspoor.store.sqlite.writer import SqliteWriter
from store import contents

EARLIER = range(1, LATEST)
# Indexes of words: tables of their own making, some of which cannot be read through.
WORDS = ("motion_words", "statement_words", "heading_words")


def build(path: Path, version: int) -> dict[str, list[tuple[Any, ...]]]:
    """Make an archive as that version did, with content; give all its rows."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    bring_up(db, 0, version)
    with SqliteWriter(db, str(path)) as writer:
        for sample in contents.SMALL:
            contents.add(writer, sample)
        with writer.transaction():
            writer.put([FailureRow("file:///gone", "it is empty", 2, "2023-01-01", "2023-02-01")])
            if version >= 2:
                writer.put_official(contents.OFFICIAL)
        return rows_of(db)


def rows_of(db: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    names = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(WORDS) and name != "search_mark"  # made at random with the table
    ]
    # The mark is of the index beside the archive; the queue is what that has yet to take up.
    names = [name for name in names if name not in ("search_mark", "unindexed", "sqlite_sequence")]
    held = {name: sorted(db.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}
    return {name: rows for name, rows in held.items() if rows}


@pytest.fixture(params=EARLIER)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, int, dict[str, Any]]:
    path = tmp_path / "a.kamerspoor"
    return str(path), request.param, build(path, request.param)


Earlier = tuple[str, int, dict[str, Any]]


def test_steps_are_numbered_without_gaps() -> None:
    assert [version for version, _ in steps()] == list(range(1, LATEST + 1))


def test_every_kind_of_row_has_its_table(tmp_path: Path) -> None:
    with open_to_write(str(tmp_path / "a")) as archive:
        for kind in (*TABLES, *ENTITIES, *LINKS):
            columns = columns_of(kind)
            there = {name for (_, name, *_) in archive.rows(f"PRAGMA table_info({columns.table})")}
            assert set(columns.names) <= there, kind
        tables = {name for (name,) in archive.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    of_its_own = {"content", "name", "statement_name", "document_name", "touched", "unindexed", "search_mark"}
    known = {columns_of(kind).table for kind in TABLES} | of_its_own
    assert {t for t in tables if not t.startswith((*WORDS, "sqlite_"))} == known


def test_an_earlier_archive_is_not_read_as_it_is(earlier: Earlier) -> None:
    path, version, _ = earlier
    with pytest.raises(ArchiveError, match=rf"earlier version \({version}, .*archive upgrade"):
        open_archive(path)


def test_an_earlier_archive_is_brought_up_with_what_it_holds(earlier: Earlier) -> None:
    path, version, before = earlier
    assert upgrade(path) == (version, LATEST)
    with open_archive(path) as archive:
        after = rows_of(archive.db)
        assert after == before
        assert verify(archive) == ()
        for document in archive.find(DocumentRow):
            sample = next(
                s for s in contents.SMALL if contents.record_of(s).sha256 == archive.record(document.id).sha256
            )
            assert archive.record(document.id) == contents.record_of(sample)
    with open_to_write(path) as archive, archive.transaction():
        archive.put([MotionRow("kst-1-1", "1", "1")])
        archive.put_official(contents.OFFICIAL)


def test_to_write_brings_it_up_too(earlier: Earlier) -> None:
    path, _, before = earlier
    with open_to_write(path) as archive:
        assert rows_of(archive.db) == before
    assert upgrade(path) == (LATEST, LATEST)


def test_a_step_that_fails_leaves_the_version_before(earlier: Earlier, monkeypatch: pytest.MonkeyPatch) -> None:
    path, version, before = earlier
    broken = (*steps()[:version], (version + 1, "CREATE TABLE half (a);\nCREATE TABLE document (a);\n"))
    monkeypatch.setattr("kamerspoor.store.sqlite.migrate.steps", lambda: broken)
    with pytest.raises(ArchiveError):
        open_to_write(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (version,)
        assert rows_of(db) == before
        assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchone()


def test_another_process_may_have_brought_it_up_meanwhile(earlier: Earlier) -> None:
    path, version, before = earlier
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        upgrade(path)
        bring_up(db, version)
        assert rows_of(db) == before


def test_a_newer_archive_is_left_alone(tmp_path: Path) -> None:
    path = str(tmp_path / "a")
    open_to_write(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {LATEST + 1}")
    for opened in (open_archive, open_to_write, upgrade):
        with pytest.raises(NewerArchive, match="upgrade kamerspoor"):
            opened(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (LATEST + 1,)


def test_nothing_is_made_by_an_upgrade(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match="kamerspoor add"):
        upgrade(str(tmp_path / "none"))
    assert list(tmp_path.iterdir()) == []


def test_parts_are_found_after_it(earlier: Earlier) -> None:
    path, _, before = earlier
    upgrade(path)
    with open_archive(path) as archive:
        assert archive.count(ReferenceRow) == len(before["reference"])
        assert archive.count(FindingRow) == len(before.get("finding", []))
