"""Open an archive's index to search: a sound one as it is, else one made anew first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kamerspoor.errors import ArchiveError, IndexBusy, IndexUnusable
from kamerspoor.search import follow, index
from kamerspoor.search.following import Open
from kamerspoor.search.index import Searcher
from kamerspoor.store.protocol import Reader

WAIT = 600.0
"""Seconds to wait for another process that makes the index."""

Progress = Callable[[int], None]


def open_index(
    folder: Path,
    archive: Reader,
    to_write: Open,
    tell: Callable[[str], None],
    progress: Progress = lambda done: None,
    *,
    wait: float = WAIT,
) -> Searcher:
    """Open the index of an archive, up to date as far as it can be without waiting.

    One that is missing, broken or of another state of the archive is made anew first, and that is told. What another
    process is taking up just now is left to it: `Searcher.pending` says how much.

    Raises: ArchiveError; IndexBusy when another process makes the index for longer than `wait` seconds.
    """
    try:
        searcher = sound(folder, archive)
    except IndexUnusable as error:
        tell(f"{error.what}: it is made from the archive now")
        return make_anew(folder, archive, to_write, tell, progress, wait=wait, unless_sound=True)
    if archive.unindexed(1):
        with suppress(ArchiveError):
            _catch_up(folder, to_write, tell)
            searcher.reload()
        searcher.pending, _ = archive.unindexed_state()
    return searcher


def make_anew(
    folder: Path,
    archive: Reader,
    to_write: Open,
    tell: Callable[[str], None],
    progress: Progress = lambda done: None,
    *,
    wait: float = WAIT,
    unless_sound: bool = False,
) -> Searcher:
    """Make the index of an archive anew; who searches meanwhile sees the old one.

    `unless_sound`: not if another process has done so while this one waited. Raises: ArchiveError, IndexBusy.
    """
    with index.lock(folder, wait):
        if unless_sound:
            with suppress(IndexUnusable):
                return sound(folder, archive)
        built = follow.build(archive, folder, lambda fault: tell(f"{fault.ref}: {fault.message}"), progress)
        # Where the archive cannot be written to, the index is as good without.
        with suppress(ArchiveError), to_write() as writer:
            follow.settle(writer, built)
    return index.open_searcher(folder)


def sound(folder: Path, archive: Reader) -> Searcher:
    """Open the index of an archive as it is.

    Raises: IndexUnusable when there is none that is of any use.
    """
    searcher = index.open_searcher(folder)
    if not follow.is_of(searcher.generation, archive):
        raise IndexUnusable("the index is of another archive, or of another state of it", where=str(folder))
    return searcher


def _catch_up(folder: Path, to_write: Open, tell: Callable[[str], None]) -> None:
    with index.lock(folder, 0), to_write() as archive:
        generation = index.current(folder)
        if not follow.is_of(generation, archive):
            raise IndexBusy("the index has just changed", where=str(folder))
        writer = follow.open_writer(generation)
        try:
            while follow.take_up(archive, writer, lambda fault: tell(f"{fault.ref}: {fault.message}")):
                pass
        finally:
            writer.close()
