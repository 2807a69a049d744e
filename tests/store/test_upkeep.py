"""Upkeep: what is counted, that every damage is found, and that copies are whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kamerspoor.cli import app
from kamerspoor.errors import ArchiveError, ArchiveFull
from kamerspoor.export.answers import Form
from kamerspoor.store.rows import DocumentRow, FailureRow, SourceStateRow
from kamerspoor.store.sqlite import open_archive, open_to_write
from kamerspoor.store.sqlite.migrate import LATEST
from kamerspoor.store.sqlite.soundness import verify
from kamerspoor.store.sqlite.upkeep import backup, info, vacuum
from kamerspoor.store.sqlite.writer import SqliteWriter
from store import contents

RUN = CliRunner()


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "a.kamerspoor")


@pytest.fixture
def archive(path: str) -> Iterator[SqliteWriter]:
    with open_to_write(path) as writer:
        contents.fill(writer)
        yield writer


def test_info_counts(archive: SqliteWriter, path: str) -> None:
    state = SourceStateRow("tk", "Zaak", "7", "2023-03-01T10:00:00Z", contents.NOW, 12)
    with archive.transaction():
        archive.put([FailureRow("a", "m", 1, "t", "t"), state])
        archive.touch(["document:1"])
    held = info(archive)
    assert (held.path, held.documents, held.places, held.contents) == (path, 3, 3, 3)
    assert dict(held.kinds) == {"annotated_agenda": 1, "motion": 1, "report": 1}
    assert held.content_size == sum(len(contents.bytes_of(p)) for p in contents.SMALL)
    assert (held.first_date, held.last_date) == (
        min(d for p in contents.SMALL if (d := contents.record_of(p).document.date)),
        max(d for p in contents.SMALL if (d := contents.record_of(p).document.date)),
    )
    assert dict(held.official) == {"Case": 2, "Dossier": 1, "OfficialDocument": 1, "Person": 1}
    assert (held.failures, held.pending, held.sources) == (1, 1, (state,))
    assert sum(size for _, size in held.sizes) == held.size
    assert all(size >= 0 for _, size in held.sizes)


def test_info_of_an_empty_archive(path: str) -> None:
    with open_to_write(path) as writer:
        held = info(writer)
    assert (held.documents, held.kinds, held.first_date, held.official, held.content_size) == (0, (), None, (), 0)


DAMAGE = {
    "bytes": ("UPDATE content SET data = zeroblob(9) WHERE id = 2", "bytes 2 are not what they were: file:", False),
    "size": ("UPDATE content SET size = 7 WHERE id = 2", "another size is noted", False),
    "record": ("UPDATE document SET record = zeroblob(9) WHERE id = 2", "record of document 2 is damaged", True),
    "record of another": (
        "UPDATE document SET record = (SELECT record FROM document WHERE id = 1) WHERE id = 2",
        "made of other bytes",
        True,
    ),
    "engine": ("UPDATE document SET engine = 'other' WHERE id = 1", "row is not what its record says", True),
    "key": ("UPDATE document SET key = 'kst-1-1' WHERE id = 1", "row is not what its record says", True),
    "statement lost": ("DELETE FROM statement WHERE document_id = 3 AND ordinal = 0", "statement rows", True),
    "statement changed": ("UPDATE statement SET actor = 'Malta' WHERE ordinal = 1", "statement rows", True),
    "reference lost": ("DELETE FROM reference WHERE document_id = 3 AND ordinal = 0", "reference rows", True),
    "finding doubled": (
        "INSERT INTO finding VALUES (3, 'document', 99, 'c', 'info', 'm', NULL, NULL, '[]', NULL)",
        "finding rows",
        True,
    ),
    "names lost": ("DELETE FROM statement_name WHERE document_id = 3", "names", True),
    "place lost": ("DELETE FROM origin WHERE content_id = 1", "bytes 1: no place", False),
    "place that moved on": ("UPDATE origin SET current = 0 WHERE content_id = 1", "document 1: no place holds", True),
    "key without its row": (
        "INSERT INTO statement_motion VALUES (3, 999, 0, NULL, '[]', 'cited')",
        "statement_motion: a row belongs to a statement that is not there",
        True,
    ),
    "words of no motion": (
        "INSERT INTO motion_words (key, title, asks, members) VALUES ('kst-9-9', 'a', 'b', 'c')",
        "motion kst-9-9: it is found by its words, and not known",
        True,
    ),
}


@pytest.mark.parametrize(("sql", "words", "derived"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found(archive: SqliteWriter, sql: str, words: str, derived: bool) -> None:
    assert verify(archive) == ()
    archive.rows("PRAGMA foreign_keys = OFF")
    archive.rows(sql)
    found = [problem for problem in verify(archive) if words in problem.what]
    assert [problem.derived for problem in found] == [derived] * len(found)
    assert found, verify(archive)


def test_an_index_that_lost_a_row_is_found(archive: SqliteWriter) -> None:
    archive.rows("PRAGMA writable_schema = ON")
    archive.rows("UPDATE sqlite_schema SET sql = replace(sql, 'IS NOT NULL', 'IS NULL') WHERE name = 'document_key'")
    archive.rows("PRAGMA writable_schema = RESET")
    assert any("document_key" in problem.what for problem in verify(archive))


def test_verify_tells_how_far_it_is(archive: SqliteWriter) -> None:
    told: list[tuple[int, int]] = []
    verify(archive, lambda done, count: told.append((done, count)))
    assert told[-1] == (6, 6)


def test_vacuum_gives_room_back(archive: SqliteWriter) -> None:
    with archive.transaction():
        archive.put([FailureRow(f"{n}", "m" * 900, 1, "t", "t") for n in range(2000)])
    with archive.transaction():
        archive.remove(FailureRow)
    before, after = vacuum(archive)
    assert after < before / 2
    assert info(archive).free == 0
    assert os.path.getsize(archive.path) == after
    assert verify(archive) == ()


# Copies


def test_a_copy_is_the_archive(archive: SqliteWriter, path: str, tmp_path: Path) -> None:
    target = str(tmp_path / "b.kamerspoor")
    told: list[tuple[int, int]] = []
    with open_archive(path) as reader:
        size = backup(reader, target, progress=lambda done, pages: told.append((done, pages)))
    assert told[-1][0] == told[-1][1]
    assert size == os.path.getsize(target)
    with open_archive(target) as copy:
        assert verify(copy) == ()
        assert copy.find(DocumentRow) == archive.find(DocumentRow)
        assert [copy.record(d.id) for d in copy.find(DocumentRow)] == [contents.record_of(p) for p in contents.SMALL]
    with open_to_write(target) as copy, copy.transaction():
        copy.put([FailureRow("a", "m", 1, "t", "t")])
    assert sorted(os.listdir(tmp_path)) == ["a.kamerspoor", "a.kamerspoor-shm", "a.kamerspoor-wal", "b.kamerspoor"]


def test_a_copy_while_it_is_written(archive: SqliteWriter, path: str, tmp_path: Path) -> None:
    """What is not yet done is not in it."""
    target = str(tmp_path / "b.kamerspoor")
    with open_archive(path) as reader, archive.transaction():
        archive.put([FailureRow("a", "m", 1, "t", "t")])
        backup(reader, target)
    with open_archive(target) as copy:
        assert copy.count(FailureRow) == 0
        assert verify(copy) == ()


def a_file(target: Path) -> None:
    target.write_text("mine")


def a_folder(target: Path) -> None:
    target.mkdir()


REFUSED: dict[str, tuple[Callable[[Path], object], bool, str]] = {
    "a file": (a_file, False, "add --replace"),
    "a folder": (a_folder, True, "this is a folder"),
    "the archive itself": (lambda t: os.link(t.with_name("a.kamerspoor"), t), True, "the archive itself"),
    "an archive in use": (lambda t: (a_file(t), t.with_name(t.name + "-wal").touch()), True, "has this archive open"),
}


@pytest.mark.parametrize(("make", "replace", "words"), REFUSED.values(), ids=REFUSED)
def test_where_a_copy_is_refused(
    archive: SqliteWriter, tmp_path: Path, make: Callable[[Path], object], replace: bool, words: str
) -> None:
    target = tmp_path / "b.kamerspoor"
    make(target)
    before = target.read_bytes() if target.is_file() else None
    with pytest.raises(ArchiveError) as caught:
        backup(archive, str(target), replace=replace)
    assert words in str(caught.value)
    assert (target.read_bytes() if target.is_file() else None) == before
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]


def test_a_copy_takes_a_place_when_told(archive: SqliteWriter, tmp_path: Path) -> None:
    target = tmp_path / "b.kamerspoor"
    target.write_text("mine")
    backup(archive, str(target), replace=True)
    with open_archive(str(target)) as copy:
        assert verify(copy) == ()


def test_a_copy_into_no_folder(archive: SqliteWriter, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as caught:
        backup(archive, str(tmp_path / "none" / "b"))
    assert caught.value.remedy


def test_a_copy_that_fails_leaves_the_old_one(archive: SqliteWriter, tmp_path: Path) -> None:
    target = tmp_path / "b.kamerspoor"
    backup(archive, str(target))
    before = target.read_bytes()

    def full(done: int, pages: int) -> None:
        raise ArchiveFull("the disk is full", where=str(target), remedy="make room")

    with pytest.raises(ArchiveFull):
        backup(archive, str(target), replace=True, progress=full)
    assert target.read_bytes() == before
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]


# Commands


def run(path: str, *arguments: str) -> tuple[int, str]:
    result = RUN.invoke(app, ["archive", *arguments, "--archive", path])
    return result.exit_code, result.output


def test_commands(archive: SqliteWriter, path: str, tmp_path: Path) -> None:
    archive.close()
    target = str(tmp_path / "b")
    for arguments, words in {
        ("info",): "3 documents",
        ("info", "-f", "json"): '"documents": 3',
        ("info", "-f", "csv"): "archive,documents,3",
        ("verify",): "the archive is sound",
        ("vacuum",): "before,",
        ("upgrade",): f"version {LATEST}",
        ("backup", target): "kB",
        ("rebuild", "--jobs", "1"): "3 documents",
    }.items():
        code, output = run(path, *arguments)
        assert (code, words in output) == (0, True), output
    assert run(path, "backup", target)[0] == 1


def test_commands_make_no_archive(path: str) -> None:
    for command in ("info", "verify", "vacuum", "upgrade", "rebuild"):
        code, output = run(path, command)
        assert code == 1
        assert "there is no archive here" in output
    assert not os.path.exists(path)


@pytest.mark.parametrize(
    ("sql", "advice"),
    [("UPDATE document SET engine = 'x'", "archive rebuild"), (DAMAGE["bytes"][0], "put back a backup")],
    ids=["derived", "kept"],
)
def test_verify_says_what_to_do(archive: SqliteWriter, path: str, sql: str, advice: str) -> None:
    archive.rows(sql)
    archive.close()
    code, output = run(path, "verify")
    assert code == 1
    assert advice in output.splitlines()[-1]


@pytest.mark.parametrize("form", Form)
def test_info_in_every_form(archive: SqliteWriter, path: str, form: Form) -> None:
    archive.close()
    code, output = run(path, "info", "--format", form.value)
    assert code == 0
    assert max(map(len, output.splitlines())) <= 80 + len(path)
