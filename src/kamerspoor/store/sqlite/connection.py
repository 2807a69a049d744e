"""Open the file of an archive, and say in plain words what the database refuses."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from kamerspoor.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveFull,
    ArchiveReadOnly,
    DamagedArchive,
    NewerArchive,
    NoArchive,
)
from kamerspoor.store.sqlite.migrate import LATEST, bring_up

APPLICATION_ID = 0x6B73_706F  # "kspo": tells our files from other databases.
WAIT_SECONDS = 10.0
_CACHE_KIB = 128 * 1024
_PAGES_IN_LOG = 16 * 1024
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}


def connect(path: str, *, write: bool, wait: float = WAIT_SECONDS) -> sqlite3.Connection:
    """Open an archive; with `write` make it when it is not there, and bring it up to this version.

    Raises: NoArchive, NewerArchive, DamagedArchive, ArchiveReadOnly, ArchiveBusy, ArchiveFull.
    """
    if not write and not os.path.exists(path):
        raise NoArchive("there is no archive here", where=path, remedy="make one: kamerspoor add PATH")
    if os.path.isdir(path):
        raise ArchiveError("this is a folder, an archive is a file", where=path, remedy="name the file in it")
    with told(path):
        return _connect(path, write, wait)


def _connect(path: str, write: bool, wait: float) -> sqlite3.Connection:
    if write:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    mode = "rwc" if write else "ro&immutable=1" if _on_still_ground(path) else "ro"
    address = f"file:{quote(os.path.abspath(path))}?mode={mode}"
    # A reader may be lent to one thread after another, which takes turns; a writer stays where it was opened.
    db = sqlite3.connect(
        address, uri=True, timeout=wait, isolation_level=None, cached_statements=512, check_same_thread=write
    )
    try:
        # Bytes that are no database show here, before anything is done with them.
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        _require_ours(db, path, version)
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        db.execute("PRAGMA temp_store = MEMORY")
        if write:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            # A page that many documents change is written back once for all of them.
            db.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            bring_up(db, version)
        elif version < LATEST:
            raise ArchiveError(
                f"the archive is of an earlier version ({version}, this is {LATEST})",
                where=path,
                remedy="bring it up: kamerspoor archive upgrade",
            )
    except BaseException:
        db.close()
        raise
    return db


def _on_still_ground(path: str) -> bool:
    """Tell whether nothing can change where the archive lies: there is no writer that a reader must agree with."""
    if not hasattr(os, "statvfs") or os.path.exists(f"{path}-wal"):
        return False
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _require_ours(db: sqlite3.Connection, path: str, version: int) -> None:
    # In this order: another process that makes the archive just now marks it before it puts anything in.
    empty = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    marked = int(db.execute("PRAGMA application_id").fetchone()[0])
    if marked != APPLICATION_ID and not empty:
        raise ArchiveError("this is a database of something else", where=path, remedy="name another file")
    if version > LATEST:
        raise NewerArchive(
            f"the archive was written by a newer kamerspoor (version {version}, this one knows {LATEST})",
            where=path,
            remedy="upgrade kamerspoor",
        )


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what the database and the system refuse into our own errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(error, path) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ArchiveError(
            f"the system refuses: {reason[:1].lower()}{reason[1:]}", where=path, remedy="check the path and its rights"
        ) from error


def _in_words(error: sqlite3.Error, path: str) -> ArchiveError:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _BUSY:
        return ArchiveBusy(
            "another process is writing to the archive", where=path, remedy="wait until it is done, and run this again"
        )
    if code == sqlite3.SQLITE_FULL:
        return ArchiveFull(
            "the disk is full; what was stored before is safe",
            where=path,
            remedy="make room and run the same command again",
        )
    if code in _READ_ONLY:
        return ArchiveReadOnly(
            "the archive, or its folder, cannot be written to", where=path, remedy="check their rights, or --archive"
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return ArchiveError("the archive cannot be opened", where=path, remedy="check the path and its rights")
    if code in _DAMAGED:
        return DamagedArchive(
            "the file is damaged, or no archive",
            where=path,
            remedy="put back a backup, or add the documents to a new archive",
        )
    if code == sqlite3.SQLITE_IOERR:
        return ArchiveError(
            "the disk cannot be read or written",
            where=path,
            remedy="check the disk and the room on it; what was stored before is safe",
        )
    return ArchiveError(f"the database refuses: {error}", where=path, remedy="run kamerspoor archive verify")
