"""An index that is missing, broken or of something else is told and made anew, and is never served half."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from kamerspoor.errors import ArchiveError, IndexBusy, IndexUnusable
from kamerspoor.search import follow, index, opening, schema
from kamerspoor.search.index import Searcher
from kamerspoor.store.sqlite import SqliteWriter, open_archive, open_to_write
from search import indexed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = indexed.make_archive(tmp_path_factory.mktemp("index"), letters=3, motions=10)
    indexed.build(path)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """Give an archive with a sound index, to break."""
    path = tmp_path / "a.kamerspoor"
    shutil.copy(made, path)
    shutil.copytree(index.folder_of(str(made)), index.folder_of(str(path)))
    return path


def open_index(path: Path, said: list[str] | None = None, wait: float = 5) -> Searcher:
    said = [] if said is None else said
    to_write: Callable[[], AbstractContextManager[SqliteWriter]] = partial(open_to_write, str(path), 0.2)
    with open_archive(str(path)) as archive:
        return opening.open_index(index.folder_of(str(path)), archive, to_write, said.append, wait=wait)


def files_of(folder: Path, ending: str) -> list[Path]:
    return sorted(index.current(folder).files.glob(f"*{ending}"))


def truncate(ending: str, folder: Path) -> None:
    for file in files_of(folder, ending):
        os.truncate(file, file.stat().st_size // 2)


def garbage(ending: str, folder: Path) -> None:
    for file in files_of(folder, ending):
        file.write_bytes(b"\x93garbage" * (file.stat().st_size // 8 + 1))


def remove(ending: str, folder: Path) -> None:
    for file in files_of(folder, ending):
        file.unlink()


def restamp(folder: Path, **changed: object) -> None:
    stamp = index.current(folder).path / "stamp.json"
    stamp.write_text(json.dumps(json.loads(stamp.read_bytes()) | changed))


def half_built(folder: Path) -> None:
    """Leave what a build leaves that is killed before its first commit."""
    shutil.rmtree(folder)
    folder.mkdir()
    index.create(folder)


def write(name: str, data: bytes, folder: Path) -> None:
    (folder / name).write_bytes(data)


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "no folder": (shutil.rmtree, "there is no index yet"),
    "an empty folder": (lambda f: (shutil.rmtree(f), f.mkdir()), "there is no index yet"),
    "half built": (half_built, "there is no index yet"),
    "names a generation that is gone": (partial(write, "current", b"7"), "is broken"),
    "names something else": (partial(write, "current", b"../../etc"), "is broken"),
    "names garbage": (partial(write, "current", b"\xff\xfe\x00"), "cannot be read"),
    "no stamp": (lambda f: (index.current(f).path / "stamp.json").unlink(), "is broken"),
    "a stamp cut off": (lambda f: os.truncate(index.current(f).path / "stamp.json", 5), "is broken"),
    "another layout": (partial(restamp, schema=schema.VERSION + 1), "another version"),
    "other knowledge of words": (partial(restamp, words="?"), "another version"),
    "no marks": (lambda f: (index.current(f).path / "marks.json").unlink(), "is broken"),
    "marks of another archive": (lambda f: index.current(f).set_marks(["x"]), "another archive, or of another state"),
    "no list of files": (partial(remove, "meta.json"), "is broken"),
    "a list of files cut off": (partial(truncate, "meta.json"), "is broken"),
    "a list of files of garbage": (partial(garbage, "meta.json"), "is broken"),
    **{f"{ending} files cut off": (partial(truncate, ending), "is broken") for ending in (".store", ".idx", ".fast")},
    **{f"{ending} files of garbage": (partial(garbage, ending), "is broken") for ending in (".term", ".pos", ".store")},
    **{f"{ending} files gone": (partial(remove, ending), "is broken") for ending in (".term", ".fieldnorm", ".store")},
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_is_told_and_made_anew(name: str, path: Path) -> None:
    expected = indexed.content(indexed.searcher(path))
    folder = index.folder_of(str(path))
    broken, words = BROKEN[name]
    broken(folder)
    said: list[str] = []
    assert indexed.content(open_index(path, said)) == expected
    [message] = said
    assert words in message
    assert message.endswith("it is made from the archive now")
    said.clear()
    assert indexed.content(open_index(path, said)) == expected
    assert said == []


@pytest.mark.parametrize("name", BROKEN)
def test_by_itself_it_is_refused_with_a_remedy(name: str, path: Path) -> None:
    folder = index.folder_of(str(path))
    broken, _ = BROKEN[name]
    broken(folder)
    with open_archive(str(path)) as archive, pytest.raises(IndexUnusable) as caught:
        opening.sound(folder, archive)
    assert caught.value.where
    assert "--rebuild" in (caught.value.remedy or "") or "another state" in caught.value.what


def test_an_archive_put_back_to_an_earlier_state_gets_a_new_index(path: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    shutil.copy(path, earlier)
    before = indexed.content(indexed.searcher(path))
    more = tmp_path / "in" / "verslag-20.txt"
    more.parent.mkdir()
    more.write_text(indexed.corpus.LETTER.format(day=20, number=904), encoding="utf-8")
    indexed.add(path, more)
    assert indexed.take_up(path) > 0
    assert indexed.content(indexed.searcher(path)) != before
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    shutil.copy(earlier, path)
    said: list[str] = []
    assert indexed.content(open_index(path, said)) == before
    assert "another state" in said[0]


def test_what_waits_is_taken_up_before_searching(path: Path, tmp_path: Path) -> None:
    more = tmp_path / "in" / "verslag-21.txt"
    more.parent.mkdir()
    more.write_text(indexed.corpus.LETTER.format(day=21, number=904), encoding="utf-8")
    indexed.add(path, more)
    said: list[str] = []
    searcher = open_index(path, said)
    assert (said, searcher.pending) == ([], 0)
    assert any(card.startswith("document:") for card in indexed.refs(searcher, schema.TEXT, "21"))


def test_what_another_process_takes_up_just_now_is_left_to_it(path: Path, tmp_path: Path) -> None:
    before = indexed.content(indexed.searcher(path))
    more = tmp_path / "in" / "verslag-22.txt"
    more.parent.mkdir()
    more.write_text(indexed.corpus.LETTER.format(day=22, number=904), encoding="utf-8")
    indexed.add(path, more)
    with index.lock(index.folder_of(str(path)), 0):
        searcher = open_index(path)
    assert searcher.pending > 0
    assert indexed.content(searcher) == before


def test_one_changes_it_at_a_time(path: Path) -> None:
    folder = index.folder_of(str(path))
    with index.lock(folder, 0):
        with pytest.raises(IndexBusy, match="another process is working on the index"), index.lock(folder, 0.1):
            pass
        shutil.rmtree(index.current(folder).path)
        with pytest.raises(IndexBusy):
            open_index(path, wait=0.1)
    assert open_index(path).size > 0


def test_a_lock_of_garbage_is_thrown_away(path: Path) -> None:
    folder = index.folder_of(str(path))
    (folder / "lock").write_bytes(b"garbage" * 1000)
    with pytest.raises(IndexBusy, match="run this again"), index.lock(folder, 0):
        pass
    with index.lock(folder, 0):
        pass


def test_who_searches_during_a_rebuild_keeps_the_old_one(path: Path) -> None:
    old = indexed.searcher(path)
    before = indexed.content(old)
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM document WHERE kind <> 'motion'")
    seen: list[object] = []
    folder = index.folder_of(str(path))
    with index.lock(folder, 0), open_to_write(str(path)) as archive:
        built = follow.build(
            archive, folder, progress=lambda done: seen.append(indexed.content(index.open_searcher(folder))), jobs=1
        )
        follow.settle(archive, built)
    assert seen
    assert all(content == before for content in seen)
    assert indexed.content(old) == before
    with pytest.raises(IndexUnusable):
        old.reload()
    assert indexed.content(indexed.searcher(path)) != before


def test_an_archive_that_cannot_be_written_gets_an_index_all_the_same(path: Path) -> None:
    folder = index.folder_of(str(path))
    shutil.rmtree(folder)
    with open_to_write(str(path)) as other, other.transaction():
        assert open_index(path).size > 0
    indexed.searcher(path)


def test_an_index_in_a_folder_that_cannot_be_written_is_searched(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = indexed.content(indexed.searcher(path))
    files = index.current(index.folder_of(str(path))).files
    for lock in files.glob(".*.lock"):
        lock.unlink()
    monkeypatch.setattr(os, "access", lambda *asked: False)
    assert indexed.content(open_index(path)) == expected
    assert not list(files.glob(".*.lock"))


def test_a_folder_that_is_a_file_is_told(path: Path) -> None:
    folder = index.folder_of(str(path))
    shutil.rmtree(folder)
    folder.write_bytes(b"")
    with pytest.raises(ArchiveError, match=r"refuses|cannot be read") as caught:
        open_index(path)
    assert caught.value.remedy
