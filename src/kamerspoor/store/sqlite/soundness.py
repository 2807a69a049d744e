"""Verify an archive in SQLite: the file, the kept bytes, and that what is derived is what the records say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kamerspoor.errors import ArchiveError
from kamerspoor.model import Record
from kamerspoor.store import rows
from kamerspoor.store.sqlite.reader import SqliteReader
from kamerspoor.store.tables import document_row, names_of_statements, part_rows

_PARTS = (
    rows.HeadingRow,
    rows.StatementRow,
    rows.StatementPartyRow,
    rows.StatementMotionRow,
    rows.FollowUpRow,
    rows.ReferenceRow,
)
_BATCH = 500
_MOST_OF_A_KIND = 100
# What is there once too often or too little, and the words for it. All of it can be made anew.
_STRAYS = (
    (
        "SELECT id FROM content WHERE id NOT IN (SELECT content_id FROM origin)",
        "bytes {}: no place is noted where they were found",
        False,
    ),
    (
        """SELECT d.id FROM document d WHERE NOT EXISTS
           (SELECT 1 FROM origin o WHERE o.content_id = d.content_id AND o.current)""",
        "document {}: no place holds it any more",
        True,
    ),
    (
        """SELECT uri FROM origin WHERE current GROUP BY uri HAVING count(*) > 1""",
        "{}: this place is said to hold two documents at once",
        False,
    ),
    (
        "SELECT key FROM motion_words WHERE key NOT IN (SELECT key FROM motion)",
        "motion {}: it is found by its words, and not known",
        True,
    ),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in an archive that is not as it should be. `derived`: making it anew repairs it."""

    what: str
    derived: bool


def verify(
    reader: SqliteReader, progress: Callable[[int, int], None] = lambda done, count: None
) -> tuple[Problem, ...]:
    """Look at every byte of an archive; give what is wrong, nothing when it is sound.

    `progress` is told how many of the kept bytes and records are done, and how many there are. Damage to the file
    itself may hide more: what can still be read is looked at.
    """
    with reader.same_view():
        found: list[Problem] = []
        for part in (_file, _keys, _strays):
            found.extend(_as_far_as_it_goes(part(reader)))
        found.extend(_as_far_as_it_goes(_contents_and_records(reader, progress)))
    return tuple(dict.fromkeys(found))


def _as_far_as_it_goes(found: Iterator[Problem]) -> Iterator[Problem]:
    try:
        yield from found
    except ArchiveError as error:
        yield Problem(f"the file: {error.what}", derived=False)


def _file(reader: SqliteReader) -> Iterator[Problem]:
    for (line,) in reader.rows(f"PRAGMA integrity_check({_MOST_OF_A_KIND})"):
        if line != "ok":
            yield Problem(f"the file: {line}", derived=False)


def _keys(reader: SqliteReader) -> Iterator[Problem]:
    for table, number, parent, _ in reader.rows("PRAGMA foreign_key_check")[:_MOST_OF_A_KIND]:
        row = f"row {number}" if number is not None else "a row"
        yield Problem(f"{table}: {row} belongs to a {parent} that is not there", derived=table != "origin")


def _strays(reader: SqliteReader) -> Iterator[Problem]:
    for sql, words, derived in _STRAYS:
        for (name,) in reader.rows(f"{sql} LIMIT {_MOST_OF_A_KIND}"):
            yield Problem(words.format(name), derived)


def _contents_and_records(reader: SqliteReader, progress: Callable[[int, int], None]) -> Iterator[Problem]:
    contents = [row[0] for row in reader.rows("SELECT id FROM content ORDER BY id")]
    documents = [row[0] for row in reader.rows("SELECT id FROM document ORDER BY id")]
    count = len(contents) + len(documents)
    for done, content_id in enumerate(contents, 1):
        yield from _content(reader, content_id)
        if done % _BATCH == 0:
            progress(done, count)
    for done, document_id in enumerate(documents, len(contents) + 1):
        yield from _document(reader, document_id)
        if done % _BATCH == 0:
            progress(done, count)
    progress(count, count)


def _content(reader: SqliteReader, content_id: int) -> Iterator[Problem]:
    try:
        size = len(reader.content(content_id))
    except ArchiveError as error:
        where = reader.rows("SELECT uri FROM origin WHERE content_id = ? ORDER BY current DESC LIMIT 1", [content_id])
        yield Problem(f"{error.what}{f': {where[0][0]}' if where else ''}", derived=False)
        return
    if reader.rows("SELECT size FROM content WHERE id = ?", [content_id])[0][0] != size:
        yield Problem(f"the bytes {content_id} are {size}, another size is noted", derived=False)


def _document(reader: SqliteReader, document_id: int) -> Iterator[Problem]:
    try:
        record = reader.record(document_id)
    except ArchiveError as error:
        yield Problem(error.what, derived=True)
        return
    held = reader.first(rows.DocumentRow, id=document_id)
    assert held
    name = f"document {document_id}{f' ({held.key})' if held.key else ''}"
    if held != document_row(document_id, held.content_id, record):
        yield Problem(f"{name}: its row is not what its record says", derived=True)
    [(sha256,)] = reader.rows("SELECT sha256 FROM content WHERE id = ?", [held.content_id]) or [(b"",)]
    if sha256.hex() != record.sha256:
        yield Problem(f"{name}: its record was made of other bytes", derived=True)
    for part in _wrong_parts(reader, document_id, record):
        yield Problem(f"{name}: its {part} are not those of its record", derived=True)


def _wrong_parts(reader: SqliteReader, document_id: int, record: Record) -> Iterator[str]:
    expected = list(part_rows(document_id, record))
    for kind in _PARTS:
        held = set(reader.find(kind, document_id=document_id))
        if held != {row for row in expected if isinstance(row, kind)}:
            yield kind.__name__.removesuffix("Row").lower() + " rows"
    findings = set(reader.find(rows.FindingRow, document_id=document_id, scope="document"))
    if findings != {row for row in expected if isinstance(row, rows.FindingRow)}:
        yield "finding rows"
    sql = """SELECT name.name, ordinal, place FROM statement_name JOIN name ON name.id = name_id
             WHERE document_id = ?"""
    if set(reader.rows(sql, [document_id])) != set(names_of_statements(record)):
        yield "names"
