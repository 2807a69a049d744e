"""Readers of the archive for requests: one for each request, with a time limit for each question."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from kamerspoor.errors import ArchiveError, NotInArchive
from kamerspoor.store.sqlite import SqliteReader, open_archive
from kamerspoor.store.sqlite.connection import told

_INSTRUCTIONS = 20_000
"""Of the database between two looks at the clock: some tenths of a millisecond."""
_MOST_IDLE = 16
_CACHE_KIB = 8 * 1024
Version = tuple[int, ...]


class TooSlow(ArchiveError):
    """A question took longer than it may."""


class Readers:
    """Lends readers, each to one request at a time. All see what a writer has finished, at once."""

    def __init__(self, path: str, seconds: float) -> None:
        self.path = path
        self.seconds = seconds
        # A request may begin and end in different threads, so a reader belongs to the request, not to a thread.
        self._idle: list[tuple[Version, SqliteReader]] = []
        self._lock = threading.Lock()

    @contextmanager
    def reader(self) -> Iterator[SqliteReader]:
        """Lend a reader, showing one state of the archive throughout.

        Raises: ArchiveError; TooSlow when the time is up.
        """
        inode, reader = self._taken()
        until = monotonic() + self.seconds
        sound = True
        reader.db.set_progress_handler(lambda: monotonic() > until, _INSTRUCTIONS)
        try:
            with reader.same_view():
                yield reader
        except NotInArchive:
            raise
        except (ArchiveError, sqlite3.Error) as error:
            sound = False
            if monotonic() > until:
                raise TooSlow(
                    "this question takes too long",
                    where=self.path,
                    remedy="ask for less: a shorter period",
                ) from error
            with told(self.path):
                raise
        finally:
            reader.db.set_progress_handler(None, 0)
            self._give_back(inode, reader, sound)

    def version(self) -> Version:
        """Give what changes whenever the archive does, or another file takes its place. Two looks at a file."""
        return (*look(self.path), *look(f"{self.path}-wal"))

    def _taken(self) -> tuple[Version, SqliteReader]:
        inode = look(self.path)[:1]
        while True:
            with self._lock:
                held = self._idle.pop() if self._idle else None
            if held is None:
                return inode, self._opened()
            if held[0] == inode:
                return held
            held[1].close()

    def _opened(self) -> SqliteReader:
        reader = open_archive(self.path)
        # There may be many, and the system keeps what all of them read.
        reader.db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        return reader

    def _give_back(self, inode: Version, reader: SqliteReader, sound: bool) -> None:
        with self._lock:
            if keep := sound and len(self._idle) < _MOST_IDLE:
                self._idle.append((inode, reader))
        if not keep:
            reader.close()


def look(path: str) -> Version:
    """Give what changes whenever a file does, or another takes its place."""
    try:
        seen = os.stat(path)
    except OSError:
        return (0, 0, 0)
    return (seen.st_ino, seen.st_size, seen.st_mtime_ns)
