"""Readers of the archive for requests: one for each thread, with a time limit for each question."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from kamerspoor.errors import ArchiveError
from kamerspoor.store.sqlite import SqliteReader, open_archive

_INSTRUCTIONS = 20_000
"""Of the database between two looks at the clock: some tenths of a millisecond."""
Version = tuple[int, ...]


class TooSlow(ArchiveError):
    """A question took longer than it may."""


class Readers:
    """Lends readers. Readers of one archive see what a writer has finished, at once."""

    def __init__(self, path: str, seconds: float) -> None:
        self.path = path
        self.seconds = seconds
        self._held = threading.local()

    @contextmanager
    def reader(self) -> Iterator[SqliteReader]:
        """Lend the reader of this thread, showing one state of the archive throughout.

        Raises: ArchiveError; TooSlow when the time is up.
        """
        reader = self._reader()
        until = monotonic() + self.seconds
        reader.db.set_progress_handler(lambda: monotonic() > until, _INSTRUCTIONS)
        try:
            with reader.same_view():
                yield reader
        except (ArchiveError, sqlite3.Error) as error:
            if monotonic() > until:
                raise TooSlow(
                    "this question takes too long",
                    where=self.path,
                    remedy="ask for less: a shorter period",
                ) from error
            self._let_go()
            raise
        finally:
            reader.db.set_progress_handler(None, 0)

    def version(self) -> Version:
        """Give what changes whenever the archive does, or another file takes its place. Two looks at a file."""
        return (*_look(self.path), *_look(f"{self.path}-wal"))

    def _reader(self) -> SqliteReader:
        inode = _look(self.path)[:1]
        held: tuple[tuple[int, ...], SqliteReader] | None = getattr(self._held, "reader", None)
        if held and held[0] == inode:
            return held[1]
        self._let_go()
        reader = open_archive(self.path)
        self._held.reader = (inode, reader)
        return reader

    def _let_go(self) -> None:
        if held := getattr(self._held, "reader", None):
            self._held.reader = None
            held[1].close()


def _look(path: str) -> Version:
    try:
        seen = os.stat(path)
    except OSError:
        return (0, 0, 0)
    return (seen.st_ino, seen.st_size, seen.st_mtime_ns)
