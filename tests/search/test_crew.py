"""An index made by several processes is the one that a single process makes; what goes wrong in one is told."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kamerspoor.errors import ArchiveError, NotInArchive
from kamerspoor.search import crew, follow, index
from kamerspoor.search.units import Entry
from kamerspoor.store.protocol import Reader
from kamerspoor.store.sqlite import open_archive, open_to_write
from search import indexed

Told = Callable[[str, str], None]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(follow, "BATCH", 4)
    return indexed.make_archive(tmp_path, letters=4, motions=20)


def test_it_is_what_one_process_makes(path: Path) -> None:
    indexed.build(path)
    alone = indexed.content(indexed.searcher(path))
    folder = index.folder_of(str(path))
    done: list[int] = []
    with index.lock(folder, 5), open_to_write(str(path)) as archive:
        built = follow.build(archive, folder, progress=done.append, jobs=2)
        follow.settle(archive, built)
    held = indexed.searcher(path)
    assert indexed.content(held) == alone
    assert done[-1] == built.units == held.size
    assert {file.name for file in built.generation.path.iterdir()} == {"files", "marks.json", "stamp.json"}


def test_it_goes_on_changing_like_any_other(path: Path, tmp_path: Path) -> None:
    folder = index.folder_of(str(path))
    with index.lock(folder, 5), open_to_write(str(path)) as archive:
        follow.settle(archive, follow.build(archive, folder, jobs=2))
    with open_to_write(str(path)) as archive, archive.transaction():
        archive.db.execute("INSERT OR REPLACE INTO unindexed (key) SELECT 'motion:' || key FROM motion")
    before = indexed.content(indexed.searcher(path))
    assert indexed.take_up(path) > 0
    assert indexed.content(indexed.searcher(path)) == before


def faulty(archive: Reader, refs: Sequence[str], told: Told) -> Iterator[Entry]:
    """Tell of each unit instead of making it."""
    for ref in refs:
        told(ref, "is no good")
    yield from ()


def refusing(archive: Reader, refs: Sequence[str], told: Told) -> Iterator[Entry]:
    """Fail as an archive does."""
    raise NotInArchive("no document has this number", where="17", remedy="give another")


def broken(archive: Reader, refs: Sequence[str], told: Told) -> Iterator[Entry]:
    """Fail by a fault of ours."""
    raise ZeroDivisionError("division by zero")


def dying(archive: Reader, refs: Sequence[str], told: Told) -> Iterator[Entry]:
    """Go without a word."""
    os.kill(os.getpid(), signal.SIGKILL)
    yield from ()


def _fill(path: Path, make: crew.Make) -> list[tuple[str, str]]:
    folder = index.folder_of(str(path))
    folder.mkdir()
    faults: list[tuple[str, str]] = []
    with open_archive(str(path)) as archive:
        batches = [["motion:a"], ["motion:b"], ["motion:c"]]
        tell = lambda ref, message: faults.append((ref, message))  # noqa: E731
        made = list(crew.fill(index.create(folder), archive.opener(), make, batches, 2, 64, tell))
    assert made == [0, 0, 0]
    return faults


def test_units_that_cannot_be_made_are_told(path: Path) -> None:
    assert sorted(_fill(path, faulty)) == [(f"motion:{name}", "is no good") for name in "abc"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(refusing, "17: no document has this number", id="an error of the archive comes as it is"),
        pytest.param(broken, "unexpected ZeroDivisionError: division by zero", id="a fault of ours is named"),
        pytest.param(dying, "a process that makes the index has died", id="a process that dies is told"),
    ],
)
def test_what_ends_a_process_ends_the_work(path: Path, make: crew.Make, said: str) -> None:
    with pytest.raises(ArchiveError, match=said):
        _fill(path, make)
