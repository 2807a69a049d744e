"""The embedded store: one SQLite file in WAL mode, one writer and any number of readers at once."""

from __future__ import annotations

from kamerspoor.store.sqlite.connection import WAIT_SECONDS, connect
from kamerspoor.store.sqlite.reader import SqliteReader
from kamerspoor.store.sqlite.writer import SqliteWriter

__all__ = ["SqliteReader", "SqliteWriter", "open_archive", "open_to_write"]


def open_archive(path: str) -> SqliteReader:
    """Open an archive to read.

    Raises: an ArchiveError, see `connection.connect`.
    """
    return SqliteReader(connect(path, write=False), path)


def open_to_write(path: str, wait: float = WAIT_SECONDS) -> SqliteWriter:
    """Open an archive to write; it is made when it is not there. `wait`: seconds for another writer to end.

    Raises: an ArchiveError, see `connection.connect`.
    """
    return SqliteWriter(connect(path, write=True, wait=wait), path)
