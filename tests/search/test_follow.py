"""The index follows the archive: whatever is changed, killed or fails, in the end it is what a new one would be."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from archive import corpus
from archive.killing import killed_after
from kamerspoor.archive import add as adding
from kamerspoor.archive.keeping import refresh
from kamerspoor.archive.rebuild import rebuild
from kamerspoor.errors import ArchiveBusy
from kamerspoor.search import follow, index, schema
from kamerspoor.search.follow import Fault
from kamerspoor.search.following import PAUSE, following
from kamerspoor.search.units import Entry
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import CommitmentRow, DocumentRow, MotionRow
from kamerspoor.store.sqlite import SqliteWriter, open_archive, open_to_write
from search import indexed

KILLS = 30


def fresh(path: Path, tmp_path: Path) -> tuple[dict[str, object], dict[str, dict[str, int]]]:
    """Give what a new index of an archive holds."""
    copy = tmp_path / "fresh" / "a.kamerspoor"
    shutil.rmtree(copy.parent, ignore_errors=True)
    copy.parent.mkdir()
    with open_to_write(str(path)) as archive:
        archive.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, copy)
    indexed.build(copy)
    return indexed.content(indexed.searcher(copy))


def add_following(path: Path, *sources: Path) -> list[str]:
    """Add files as the command does; give what was said of the index."""
    said: list[str] = []
    folder, open_again = index.folder_of(str(path)), partial(open_to_write, str(path))
    with open_to_write(str(path)) as archive, following(folder, open_again, said.append):
        adding.add(archive, adding.find([str(source) for source in sources]), indexed.SERIAL, indexed.NOW)
        refresh(archive, indexed.NOW)
    return said


def test_what_is_added_is_found_and_the_queue_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.kamerspoor"
    assert add_following(path, corpus.write(tmp_path / "in")) == []
    held = indexed.searcher(path)
    assert indexed.content(held) == fresh(path, tmp_path)
    assert indexed.refs(held, schema.TEXT, "939")
    with open_archive(str(path)) as archive:
        assert archive.unindexed_state() == (0, 0)


def test_in_whatever_order_it_comes(tmp_path: Path) -> None:
    source = corpus.write(tmp_path / "in")
    path, other = tmp_path / "a.kamerspoor", tmp_path / "b.kamerspoor"
    for folder in ("letters", "official", "motions"):
        assert add_following(path, source / folder) == []
    for folder in ("motions", "letters", "official"):
        assert add_following(other, source / folder) == []
    assert indexed.content(indexed.searcher(path)) == fresh(path, tmp_path)
    assert indexed.content(indexed.searcher(other)) == fresh(other, tmp_path)


def change_a_letter(path: Path, source: Path) -> None:
    (source / "letters" / "verslag-04.txt").write_text(corpus.LETTER.format(day=5, number=930), encoding="utf-8")
    add_following(path, source)


def lose_documents(path: Path, source: Path) -> None:
    with open_to_write(str(path)) as archive, archive.transaction():
        for row in archive.find(DocumentRow)[::3]:
            archive.remove(DocumentRow, id=row.id)
        archive.remove(MotionRow, key="kst-21501-02-907")


def settle_commitments(path: Path, source: Path) -> None:
    with open_to_write(str(path)) as archive, archive.transaction():
        archive.put([CommitmentRow("T1", "official", "Een brief over Moldavië")])
        archive.put([CommitmentRow("T2", "official", "Een brief"), CommitmentRow("T3", "official", "Nog een")])
        archive.put([CommitmentRow("T2", "official", "Een brief", same_as="T1")])
        archive.put([CommitmentRow("T3", "official", "Nog een", settled="fulfilled")])


def make_all_anew(path: Path, source: Path) -> None:
    with open_to_write(str(path)) as archive:
        rebuild(archive, indexed.SERIAL, indexed.NOW)


CHANGES = {
    "a letter changes": change_a_letter,
    "documents go": lose_documents,
    "commitments come and go": settle_commitments,
    "all is made anew": make_all_anew,
}


@pytest.mark.parametrize("name", CHANGES)
def test_changes_are_taken_up(name: str, tmp_path: Path) -> None:
    source = corpus.write(tmp_path / "in", letters=6, motions=20)
    path = tmp_path / "a.kamerspoor"
    add_following(path, source)
    CHANGES[name](path, source)
    assert add_following(path, source / "official") == []
    assert indexed.content(indexed.searcher(path)) == fresh(path, tmp_path)


def test_it_is_found_within_a_second_while_more_is_added(tmp_path: Path) -> None:
    source = corpus.write(tmp_path / "in", letters=1, motions=10)
    path = tmp_path / "a.kamerspoor"
    add_following(path, source / "motions")
    folder = index.folder_of(str(path))
    with (
        open_to_write(str(path)) as archive,
        following(folder, partial(open_to_write, str(path)), lambda said: pytest.fail(said)),
    ):
        time.sleep(PAUSE)  # A run is under way.
        adding.add(archive, adding.find([str(source / "letters")]), indexed.SERIAL, indexed.NOW)
        kept, found = time.monotonic(), False
        while not found and time.monotonic() - kept < 1:
            time.sleep(0.05)
            found = indexed.count(index.open_searcher(folder), schema.UNIT, "document") == 1
        assert found


def _taken_up_slowly(path: Path) -> None:
    indexed.take_up(path, most=7)


def _added(path: Path, source: Path) -> None:
    assert add_following(path, source) == []


def _built(path: Path) -> None:
    indexed.build(path)


@pytest.mark.parametrize("name", ["taking up", "adding", "building"])
def test_killed_at_any_moment_it_is_whole_in_the_end(name: str, tmp_path: Path) -> None:
    source = corpus.write(tmp_path / "in", letters=4, motions=20)
    start = tmp_path / "start.kamerspoor"
    add_following(start, source / "letters")
    if name != "adding":
        indexed.add(start, source)
    work = {"taking up": _taken_up_slowly, "adding": partial(_added, source=source), "building": _built}[name]
    path = tmp_path / "killed.kamerspoor"

    def begin() -> None:
        shutil.rmtree(index.folder_of(str(path)), ignore_errors=True)
        for leftover in tmp_path.glob("killed.kamerspoor*"):
            if leftover.is_file():
                leftover.unlink()
        shutil.copy(start, path)
        shutil.copytree(index.folder_of(str(start)), index.folder_of(str(path)))

    begin()
    before = indexed.content(indexed.searcher(path))
    started = time.monotonic()
    killed_after(60, partial(work, path))
    whole = time.monotonic() - started
    expected = fresh(path, tmp_path)
    assert indexed.content(indexed.searcher(path)) == expected != before
    draw, killed, rounds = random.Random(name), 0, 0
    while killed < KILLS:
        begin()
        while killed_after(draw.uniform(0, whole), partial(work, path)):
            killed += 1
            assert killed < 50 * KILLS
            shown = indexed.shown(indexed.searcher(path))
            assert shown.keys() >= before[0].keys()
            if name == "building":
                assert shown in (before[0], expected[0])
        rounds += 1
        assert indexed.content(indexed.searcher(path)) == expected
        with open_archive(str(path)) as archive:
            assert archive.unindexed_state()[0] == 0
    assert rounds > 1


def test_a_fault_in_one_unit_is_told_and_keeps_no_other_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = indexed.make_archive(tmp_path, letters=1, motions=10)
    make = follow.MAKERS["motion"]

    def faulty(archive: Reader, keys: Sequence[str]) -> Iterator[Entry]:
        for key in keys:
            if key.endswith("905"):
                raise ZeroDivisionError("division by zero")
            yield from make(archive, [key])

    monkeypatch.setitem(follow.MAKERS, "motion", faulty)
    folder, faults = index.folder_of(str(path)), list[Fault]()
    with index.lock(folder, 0), open_archive(str(path)) as archive:
        follow.build(archive, folder, faults.append, jobs=1)
    [fault] = faults
    assert (fault.ref, fault.message[:53]) == (
        "motion:kst-21501-02-905", "unexpected ZeroDivisionError: division by zero (a fau",
    )  # fmt: skip
    assert indexed.count(indexed.searcher(path), schema.UNIT, "motion") == 9
    assert indexed.refs(indexed.searcher(path), schema.OWNER, fault.ref) == set()


def test_adding_goes_on_when_the_index_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpus.write(tmp_path / "in", letters=2, motions=10)
    path = tmp_path / "a.kamerspoor"
    index.folder_of(str(path)).write_bytes(b"in the way")
    [said] = add_following(path, source)
    assert said.startswith("not in the search index yet: ")
    assert "the system refuses" in said
    with open_archive(str(path)) as archive:
        assert archive.count(DocumentRow) == 12
    index.folder_of(str(path)).unlink()
    assert add_following(path, source) == []
    assert indexed.content(indexed.searcher(path)) == fresh(path, tmp_path)


def test_an_index_in_use_by_another_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpus.write(tmp_path / "in", letters=2, motions=10)
    path = tmp_path / "a.kamerspoor"
    add_following(path, source / "letters")
    monkeypatch.setattr("kamerspoor.search.following.PATIENCE", 0.1)
    with index.lock(index.folder_of(str(path)), 0):
        [said] = add_following(path, source / "motions")
    assert "another process is working on the index" in said
    assert "the next run takes it up" in said
    assert add_following(path, source / "official") == []
    assert indexed.content(indexed.searcher(path)) == fresh(path, tmp_path)


def test_an_archive_kept_busy_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpus.write(tmp_path / "in", letters=2, motions=10)
    path = tmp_path / "a.kamerspoor"
    busy, note = [3], SqliteWriter.indexed

    def refuse_some(self: SqliteWriter, through: int, mark: str) -> None:
        if busy[0]:
            busy[0] -= 1
            raise ArchiveBusy("another process is writing to the archive")
        note(self, through, mark)

    add_following(path, source / "letters")
    monkeypatch.setattr(SqliteWriter, "indexed", refuse_some)
    folder = index.folder_of(str(path))
    with (
        open_to_write(str(path)) as archive,
        following(folder, partial(open_to_write, str(path)), lambda said: pytest.fail(said)),
    ):
        adding.add(archive, adding.find([str(source)]), indexed.SERIAL, indexed.NOW)
        refresh(archive, indexed.NOW)
        end = time.monotonic() + 20
        while busy[0] and time.monotonic() < end:
            time.sleep(0.05)
    assert busy == [0]
    assert indexed.content(indexed.searcher(path)) == fresh(path, tmp_path)
