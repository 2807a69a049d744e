"""Take up changes while others are made: what is added is found within a second, and adding does not wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from kamerspoor.errors import ArchiveBusy, ArchiveError, IndexBusy, IndexUnusable
from kamerspoor.search import follow, index
from kamerspoor.search.follow import Fault
from kamerspoor.search.index import IndexWriter
from kamerspoor.store.protocol import Writer

PAUSE = 0.4
"""Seconds between two looks at what changed."""
PATIENCE = 10.0
"""Seconds to wait at the end for another process that works on the index."""
LATER = "what was added is safe, and the next run takes it up"

Open = Callable[[], AbstractContextManager[Writer]]


@contextmanager
def following(folder: Path, open_archive: Open, tell: Callable[[str], None]) -> Iterator[None]:
    """Keep an index up with its archive while the body changes the archive, and until all of that is taken up.

    Whatever goes wrong with the index is told at the end, and is no reason for the body to fail. `open_archive` opens
    the archive once more, for the thread that does this.
    """
    follower = _Follower(folder, open_archive)
    follower.start()
    try:
        yield
    except BaseException:
        follower.hurry.set()
        raise
    finally:
        follower.stop.set()
        follower.join()
        for problem in follower.problems:
            tell(problem)


class _Follower(threading.Thread):
    def __init__(self, folder: Path, open_archive: Open) -> None:
        super().__init__(name="search index")
        self.folder = folder
        self.open_archive = open_archive
        self.stop = threading.Event()
        self.hurry = threading.Event()
        self.problems: list[str] = []

    def run(self) -> None:
        try:
            with self.open_archive() as archive:
                self._run(archive)
        except ArchiveError as error:
            self.problems.append(f"not in the search index yet: {error}; {LATER}")
        except Exception as error:  # noqa: BLE001 - it must not end the run that it follows
            said = " ".join(str(error).split())[:200]
            self.problems.append(f"not in the search index yet: unexpected {type(error).__name__}: {said}; {LATER}")

    def _run(self, archive: Writer) -> None:
        while not self.stop.is_set():
            try:
                with index.lock(self.folder, 0):
                    self._follow(archive)
                    return
            except IndexBusy:
                self.stop.wait(PAUSE)
        if not self.hurry.is_set():
            with index.lock(self.folder, PATIENCE):
                self._follow(archive)

    def _follow(self, archive: Writer) -> None:
        writer = self._opened(archive)
        try:
            while not self.stop.wait(PAUSE):
                self._take_up(archive, writer)
            if not self.hurry.is_set():
                self._take_up(archive, writer, to_the_end=True)
        finally:
            writer.close()

    def _opened(self, archive: Writer) -> IndexWriter:
        try:
            generation = index.current(self.folder)
            if follow.is_of(generation, archive):
                return follow.open_writer(generation)
        except IndexUnusable:
            pass
        built = follow.build(archive, self.folder, self._note)
        follow.settle(archive, built)
        return follow.open_writer(built.generation)

    def _take_up(self, archive: Writer, writer: IndexWriter, *, to_the_end: bool = False) -> None:
        while not self.hurry.is_set():
            try:
                if not follow.take_up(archive, writer, self._note):
                    return
            except ArchiveBusy:
                # The run that is followed keeps the archive for long; the notes stay.
                if to_the_end:
                    raise
                return

    def _note(self, fault: Fault) -> None:
        self.problems.append(f"{fault.ref} cannot be searched: {fault.message}")
