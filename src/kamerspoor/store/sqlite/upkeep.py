"""Look after an archive in SQLite: what is in it, is it sound, make it small, copy it, bring it up."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass

from kamerspoor.errors import ArchiveError, NoArchive
from kamerspoor.official import values
from kamerspoor.store import rows
from kamerspoor.store.sqlite import open_to_write
from kamerspoor.store.sqlite.connection import told
from kamerspoor.store.sqlite.migrate import LATEST
from kamerspoor.store.sqlite.reader import SqliteReader
from kamerspoor.store.sqlite.writer import SqliteWriter

_PAGES_A_STEP = 4096


@dataclass(frozen=True, slots=True)
class SearchInfo:
    """The index for full-text search beside an archive. `state`: `sound`, or what is the matter with it.

    `pending`: changes of the archive that it does not hold yet.
    """

    state: str
    size: int = 0
    units: int = 0
    pending: int = 0


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """What an archive holds. Sizes are bytes; pairs are (name, number), the largest first.

    `pending`: subjects that still have to be made anew. `search`: the index beside it, as far as that was looked at.
    """

    path: str
    version: int
    size: int
    free: int
    documents: int
    kinds: tuple[tuple[str, int], ...]
    engines: tuple[tuple[str, int], ...]
    first_date: str | None
    last_date: str | None
    places: int
    contents: int
    content_size: int
    official: tuple[tuple[str, int], ...]
    motions: int
    meetings: int
    commitments: int
    links: int
    findings: int
    failures: int
    pending: int
    sources: tuple[rows.SourceStateRow, ...]
    sizes: tuple[tuple[str, int], ...]
    search: SearchInfo | None = None


def info(reader: SqliteReader) -> ArchiveInfo:
    """Count what an archive holds, and measure its parts."""
    with reader.same_view():
        first, last = reader.rows("SELECT min(date), max(date) FROM document")[0]
        contents, content_size = reader.rows("SELECT count(*), coalesce(sum(size), 0) FROM content")[0]
        page, free = _number(reader, "PRAGMA page_size"), _number(reader, "PRAGMA freelist_count")
        return ArchiveInfo(
            path=reader.path,
            version=_number(reader, "PRAGMA user_version"),
            size=_size(reader),
            free=page * free,
            documents=reader.count(rows.DocumentRow),
            kinds=_counts(reader, "kind"),
            engines=_counts(reader, "engine"),
            first_date=first,
            last_date=last,
            places=reader.count(rows.OriginRow, current=True),
            contents=contents,
            content_size=content_size,
            official=_official(reader),
            motions=reader.count(rows.MotionRow),
            meetings=reader.count(rows.MeetingRow),
            commitments=reader.count(rows.CommitmentRow),
            links=reader.count(rows.LinkRow),
            findings=reader.count(rows.FindingRow),
            failures=reader.count(rows.FailureRow),
            pending=_number(reader, "SELECT count(*) FROM touched"),
            sources=tuple(reader.find(rows.SourceStateRow)),
            sizes=_sizes(reader),
        )


def vacuum(writer: SqliteWriter) -> tuple[int, int]:
    """Write the archive anew without gaps, and learn the spread of its values; give its size before and after.

    Raises: ArchiveBusy, ArchiveFull: it needs room for a second copy meanwhile.
    """
    before = _size(writer)
    # The copy would else be made in memory.
    writer.rows("PRAGMA temp_store = FILE")
    writer.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    writer.rows("VACUUM")
    writer.rows("PRAGMA analysis_limit = 1000")
    writer.rows("ANALYZE")
    writer.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    writer.rows("PRAGMA temp_store = MEMORY")
    return before, _size(writer)


def backup(
    reader: SqliteReader,
    target: str,
    *,
    replace: bool = False,
    progress: Callable[[int, int], None] = lambda done, pages: None,
) -> int:
    """Copy the archive as it is now, whatever is written meanwhile; give the copy's size.

    The copy gets its name when it is whole. It is one file, that can be read where nothing can be written.

    Raises: ArchiveError when the target is there (unless `replace`), is a folder or in use; ArchiveFull.
    """
    _require_target(reader.path, target, replace)
    part = f"{target}.{os.getpid()}.part"
    try:
        with told(target):
            # Not ours until it is whole: a file that stands there for whatever reason is in nobody's way.
            with suppress(FileNotFoundError):
                os.remove(part)
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                reader.db.backup(copy, pages=_PAGES_A_STEP, progress=lambda _s, left, all_: progress(all_ - left, all_))
                copy.execute("PRAGMA journal_mode = DELETE")
            _sync(part)
            os.replace(part, target)
            return os.path.getsize(target)
    finally:
        for name in (part, f"{part}-journal", f"{part}-wal", f"{part}-shm"):
            with suppress(OSError):
                os.remove(name)


def upgrade(path: str) -> tuple[int, int]:
    """Bring an archive up to this version; give the version it had and has.

    Raises: NoArchive, and what `open_to_write` raises.
    """
    if not os.path.exists(path):
        raise NoArchive("there is no archive here", where=path, remedy="make one: kamerspoor add PATH")
    with told(path), closing(sqlite3.connect(path)) as db:
        before = int(db.execute("PRAGMA user_version").fetchone()[0])
    with open_to_write(path):
        return before, LATEST


def _require_target(source: str, target: str, replace: bool) -> None:
    if os.path.isdir(target):
        raise ArchiveError("this is a folder, a backup is a file", where=target, remedy="name the file in it")
    if not os.path.exists(target):
        return
    if os.path.samefile(source, target):
        raise ArchiveError("this is the archive itself", where=target, remedy="name another file")
    if not replace:
        raise ArchiveError("there is a file here already", where=target, remedy="name another, or add --replace")
    # What waits beside the old file would be played into the new one.
    if os.path.exists(f"{target}-wal"):
        raise ArchiveError("another process has this archive open", where=target, remedy="name another file")


def _sync(path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _number(reader: SqliteReader, sql: str) -> int:
    return int(reader.rows(sql)[0][0])


def _size(reader: SqliteReader) -> int:
    return _number(reader, "PRAGMA page_size") * _number(reader, "PRAGMA page_count")


def _counts(reader: SqliteReader, column: str) -> tuple[tuple[str, int], ...]:
    sql = f"SELECT {column}, count(*) FROM document GROUP BY 1 ORDER BY 2 DESC, 1"
    return tuple((name, count) for name, count in reader.rows(sql))


def _official(reader: SqliteReader) -> tuple[tuple[str, int], ...]:
    counted = ((kind.__name__, reader.count(kind)) for kind in values.ENTITIES)
    return tuple(sorted(((name, n) for name, n in counted if n), key=lambda pair: (-pair[1], pair[0])))


def _sizes(reader: SqliteReader) -> tuple[tuple[str, int], ...]:
    """Measure the parts of the file; rows with their indexes are what is left of it."""
    measured = {
        "kept bytes": _number(reader, "SELECT coalesce(sum(length(data)), 0) FROM content"),
        "records": _number(reader, "SELECT coalesce(sum(length(record)), 0) FROM document"),
        "words of motions": _number(reader, "SELECT coalesce(sum(length(block)), 0) FROM motion_words_data"),
        "unused": _number(reader, "PRAGMA page_size") * _number(reader, "PRAGMA freelist_count"),
    }
    return (*measured.items(), ("rows and indexes", _size(reader) - sum(measured.values())))
