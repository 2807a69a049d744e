"""What is no archive, a damaged one, or one that cannot be written: a word of what to do, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kamerspoor.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveFull,
    ArchiveReadOnly,
    DamagedArchive,
    NoArchive,
)
from kamerspoor.store.rows import DocumentRow, FailureRow, StatementRow
from kamerspoor.store.sqlite import open_archive, open_to_write
from kamerspoor.store.sqlite.reader import SqliteReader
from kamerspoor.store.sqlite.soundness import verify
from store import contents

PAGE = 4096
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give a sound archive with content, closed."""
    path = tmp_path / "in" / "a.kamerspoor"
    with open_to_write(str(path)) as writer:
        contents.fill(writer)
    assert not path.with_name(path.name + "-wal").exists()
    return path


def is_told(error: ArchiveError, path: object) -> bool:
    """Tell whether an error says what, where and what to do."""
    return bool(error.what and error.remedy) and error.where == str(path)


# No archive


def a_folder(path: Path) -> None:
    path.mkdir()


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE song (title)")


NO_ARCHIVES: dict[str, tuple[Callable[[Path], object], type[ArchiveError], str]] = {
    "nothing there": (lambda p: None, NoArchive, "there is no archive here"),
    "a text": (lambda p: p.write_text("Verslag van de Raad\n" * 400), DamagedArchive, "damaged, or no archive"),
    "a short text": (lambda p: p.write_text("Verslag"), DamagedArchive, "damaged, or no archive"),
    "zeros": (lambda p: p.write_bytes(bytes(9000)), DamagedArchive, "damaged, or no archive"),
    "a folder": (a_folder, ArchiveError, "this is a folder"),
    "a database of something else": (another_database, ArchiveError, "a database of something else"),
}


@pytest.mark.parametrize(("make", "kind", "words"), NO_ARCHIVES.values(), ids=NO_ARCHIVES)
def test_what_is_no_archive(
    tmp_path: Path, make: Callable[[Path], object], kind: type[ArchiveError], words: str
) -> None:
    path = tmp_path / "a.kamerspoor"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for opened in (open_archive, open_to_write) if path.exists() else (open_archive,):
        with pytest.raises(kind, match=words) as caught:
            opened(str(path))
        assert is_told(caught.value, path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    """A file of no bytes is what a database begins as; to read, it holds nothing yet."""
    path = tmp_path / "a"
    path.touch()
    with pytest.raises(ArchiveError):
        open_archive(str(path))
    with open_to_write(str(path)) as writer:
        assert contents.fill(writer)


def test_a_folder_of_the_path_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "a"
    with pytest.raises(ArchiveError) as caught:
        open_to_write(str(path))
    assert is_told(caught.value, path)


def test_a_name_with_marks_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "met spatie" / "à?mode=memory#%41.kamerspoor"
    with open_to_write(str(path)) as writer:
        contents.fill(writer)
    assert path.is_file()
    with open_archive(str(path)) as reader:
        assert reader.count(DocumentRow) == len(contents.SMALL)


# Damage


def read_all(reader: SqliteReader) -> None:
    for document in reader.find(DocumentRow):
        reader.record(document.id)
        reader.content(document.content_id)
    reader.find(StatementRow)


@pytest.mark.parametrize("kept", [100, PAGE, 3 * PAGE + 17, 0.5, 0.9], ids=lambda kept: f"kept {kept}")
def test_a_file_that_is_cut_off(archive: Path, kept: float) -> None:
    data = archive.read_bytes()
    archive.write_bytes(data[: int(kept * len(data)) if kept < 1 else int(kept)])
    try:
        with open_archive(str(archive)) as reader:
            assert verify(reader)
    except DamagedArchive as error:
        assert is_told(error, archive)  # noqa: PT017 - either way is right


@pytest.mark.parametrize("page", range(0, 60, 3))
def test_bytes_that_are_flipped(archive: Path, page: int) -> None:
    """Damage is found by `verify`, and whatever is read either is what it was or an error of ours."""
    data = bytearray(archive.read_bytes())
    page %= len(data) // PAGE
    for at in range(page * PAGE + 100, page * PAGE + 600):
        data[at] ^= 0xFF
    archive.write_bytes(data)
    try:
        with open_archive(str(archive)) as reader:
            problems = verify(reader)
            assert problems or _is_unused(data, page)
            read_all(reader)
    except ArchiveError as error:
        assert is_told(error, archive)  # noqa: PT017 - either way is right


def _is_unused(data: bytearray, page: int) -> bool:
    """Tell whether the damage lies in the room that a page has left."""
    start = page * PAGE + (100 if page == 0 else 0)
    if data[start] not in (2, 5, 10, 13):
        return False
    cells = int.from_bytes(data[start + 3 : start + 5], "big")
    content = int.from_bytes(data[start + 5 : start + 7], "big") or PAGE
    header = 12 if data[start] in (2, 5) else 8
    return start - page * PAGE + header + 2 * cells <= 100 and content >= 600


def test_kept_bytes_that_changed_are_told(archive: Path) -> None:
    with open_to_write(str(archive)) as writer:
        [(packed,)] = writer.rows("SELECT data FROM content WHERE id = 1")
        other = writer.codec.pack(b"something else")
        for damaged, words in ((packed[:-4], "not what they were"), (other, "not what they were")):
            with writer.transaction():
                writer.rows("UPDATE content SET data = ? WHERE id = 1", [damaged])
            with pytest.raises(DamagedArchive, match=words) as caught:
                writer.content(1)
            assert is_told(caught.value, archive)
        with writer.transaction():
            writer.rows("UPDATE document SET record = ? WHERE id = 1", [other])
        with pytest.raises(DamagedArchive, match="archive rebuild"):
            writer.record(1)


# Places that cannot be written


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    if not IS_ROOT or sys.platform != "linux":
        pytest.skip("only root can mount")
    run = subprocess.run(["mount", *options, str(place)], capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.skip(f"mount refuses: {run.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


@contextmanager
def read_only(place: Path) -> Iterator[None]:
    with mounted(place, "--bind", str(place)):
        command = ["mount", "-o", "remount,bind,ro", str(place)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            pytest.skip(f"mount refuses: {run.stderr.strip()}")
        yield


def test_a_place_that_is_read_only(archive: Path) -> None:
    with read_only(archive.parent):
        with open_archive(str(archive)) as reader:
            assert reader.count(DocumentRow) == len(contents.SMALL)
            read_all(reader)
        with pytest.raises(ArchiveError) as caught:
            open_to_write(str(archive))
        assert is_told(caught.value, archive)
        other = archive.with_name("b.kamerspoor")
        with pytest.raises(ArchiveError) as caught:
            open_to_write(str(other))
        assert is_told(caught.value, other)
    with open_to_write(str(archive)) as writer:
        assert verify(writer) == ()


def test_a_folder_that_one_may_not_write(archive: Path) -> None:
    if IS_ROOT:
        pytest.skip("root may write everywhere")
    archive.parent.chmod(0o500)
    try:
        with pytest.raises(ArchiveError) as caught:
            open_to_write(str(archive.with_name("b.kamerspoor")))
        assert caught.value.remedy
    finally:
        archive.parent.chmod(0o700)


def test_who_opened_to_read_cannot_write(archive: Path) -> None:
    with open_archive(str(archive)) as reader, pytest.raises(ArchiveReadOnly) as caught:
        reader.rows("DELETE FROM failure")
    assert is_told(caught.value, archive)


# Several at once


def test_a_second_writer_waits_its_turn_then_says_so(archive: Path) -> None:
    with open_to_write(str(archive)) as first, open_to_write(str(archive), wait=0.2) as second:
        with first.transaction():
            first.put([FailureRow("a", "m", 1, "t", "t")])
            start = time.monotonic()
            with pytest.raises(ArchiveBusy, match="another process is writing") as caught, second.transaction():
                pass
            assert time.monotonic() - start >= 0.15
            assert is_told(caught.value, archive)
        with second.transaction():
            second.put([FailureRow("b", "m", 1, "t", "t")])
        assert first.count(FailureRow) == 2


WRITE_SOME = """
import sys
from kamerspoor.store.rows import FailureRow
from kamerspoor.store.sqlite import open_to_write
with open_to_write(sys.argv[1]) as archive:
    print("open", flush=True)
    for n in range(int(sys.argv[2])):
        with archive.transaction():
            archive.put([FailureRow(f"{sys.argv[3]}{n}/{k}", "m", 1, "t", "t") for k in range(10)])
"""
READ_SOME = """
import sys
from kamerspoor.store.rows import FailureRow
from kamerspoor.store.sqlite import open_archive
with open_archive(sys.argv[1]) as archive:
    print("open", flush=True)
    for _ in range(40):
        with archive.same_view():
            first, second = archive.count(FailureRow), archive.count(FailureRow)
        assert first == second and first % 10 == 0, (first, second)
"""


def started(script: str, *arguments: str) -> subprocess.Popen[str]:
    paths = os.pathsep.join(p for p in sys.path if p)
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


def test_readers_beside_writers_see_whole_changes(archive: Path) -> None:
    """Two processes write in turn, two read: no reader waits, fails, or sees half of a change."""
    scripts = [(WRITE_SOME, "60", "a"), (WRITE_SOME, "60", "b"), (READ_SOME,), (READ_SOME,)]
    running = [started(script, str(archive), *rest) for script, *rest in scripts]
    for process in running:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
    with open_archive(str(archive)) as reader:
        assert reader.count(FailureRow) == 1200
        assert verify(reader) == ()


def test_two_make_the_same_archive_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new.kamerspoor"
    running = [started(WRITE_SOME, str(path), "5", name) for name in "abc"]
    for process in running:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
    with open_archive(str(path)) as reader:
        assert reader.count(FailureRow) == 150


# No room


def fill_up(path: Path) -> None:
    with open_to_write(str(path)) as writer:
        for n in range(400):
            with writer.transaction():
                writer.put([FailureRow(f"{n}/{k}", "m" * 900, 1, "t", "t") for k in range(20)])


def test_a_full_disk(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    with mounted(place, "-t", "tmpfs", "-o", "size=3m", "tmpfs"):
        path = place / "a.kamerspoor"
        with open_to_write(str(path)) as writer:
            ids = contents.fill(writer)
        with pytest.raises(ArchiveFull, match="disk is full") as caught:
            fill_up(path)
        assert is_told(caught.value, path)
        with open_archive(str(path)) as reader:
            assert verify(reader) == ()
            assert [reader.record(n) for n in ids] == [contents.record_of(p) for p in contents.SMALL]
            stored = reader.count(FailureRow)
            assert stored % 20 == 0
        subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
        fill_up(path)
        with open_archive(str(path)) as reader:
            assert reader.count(FailureRow) == 8000
            assert verify(reader) == ()


def test_a_full_disk_from_the_start(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    with mounted(place, "-t", "tmpfs", "-o", "size=64k", "tmpfs"):
        path = place / "a.kamerspoor"
        with pytest.raises(ArchiveError) as caught:
            fill_up(path)
        assert is_told(caught.value, path)


def test_a_file_that_may_not_grow(archive: Path) -> None:
    """The same on every system: the database holds itself to a size."""
    with open_to_write(str(archive)) as writer:
        [(pages,)] = writer.rows("PRAGMA page_count")
        writer.rows(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(ArchiveFull, match="stored before is safe"), writer.transaction():
            writer.put([FailureRow(f"{k}", "m" * 900, 1, "t", "t") for k in range(100)])
        assert writer.count(FailureRow) == 0
        writer.rows(f"PRAGMA max_page_count = {pages + 2000}")
        with writer.transaction():
            writer.put([FailureRow(f"{k}", "m" * 900, 1, "t", "t") for k in range(100)])
        assert verify(writer) == ()
