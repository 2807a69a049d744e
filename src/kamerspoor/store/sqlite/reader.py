"""Ask an archive in SQLite."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

from kamerspoor.errors import DamagedArchive, NotInArchive
from kamerspoor.model import Record
from kamerspoor.store.codec import Codec
from kamerspoor.store.protocol import Value
from kamerspoor.store.rows import (
    CommitmentRow,
    CommitmentsAsked,
    DocumentRow,
    FindingRow,
    FindingsAsked,
    HeadingRow,
    MotionRow,
    MotionsAsked,
    StatementRow,
)
from kamerspoor.store.sqlite.columns import columns_of, where
from kamerspoor.store.sqlite.connection import connect, told
from kamerspoor.store.sqlite.questions import (
    DAY,
    SETTLED,
    checked_documents,
    commitments_where,
    findings_of,
    motions_after,
    motions_from,
)

R = TypeVar("R")
_PARAMETERS = 500
MOST_COUNTED = 100_000  # More takes longer than a reader of a list waits.


class SqliteReader:
    """An open archive. See `kamerspoor.store.protocol.Reader` for what each method gives."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self.db = db
        self.path = path
        self.codec = Codec()
        self._indexes: dict[str, tuple[tuple[str, ...], ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with told(self.path):
            self.db.close()

    def opener(self) -> Callable[[], SqliteReader]:
        return partial(_open, self.path)

    def rows(self, sql: str, given: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Give the rows of a query of this store's own."""
        with told(self.path):
            return self.db.execute(sql, given).fetchall()

    def find(self, row: type[R], **equal: Value) -> list[R]:
        columns = columns_of(row)
        clause, given = where(equal.items(), columns.names)
        return [
            columns.load(raw) for raw in self.rows(f"SELECT {columns.selected} FROM {columns.table}{clause}", given)
        ]

    def first(self, row: type[R], **equal: Value) -> R | None:
        columns = columns_of(row)
        clause, given = where(equal.items(), columns.names)
        found = self.rows(f"SELECT {columns.selected} FROM {columns.table}{clause} LIMIT 1", given)
        return columns.load(found[0]) if found else None

    def among(self, row: type[R], column: str, values: Iterable[Value], **equal: Value) -> list[R]:
        columns = columns_of(row)
        where((((column, 0)),), columns.names)  # refuses an unknown column
        clause, given = where(equal.items(), columns.names)
        if clause and not self._indexed(columns.table, column, frozenset(equal)):
            # Without statistics the database would take a column of few values for the better way in: a plus hides it.
            clause = clause.replace('"', '+"', 1).replace(' AND "', ' AND +"')
        glue = " AND" if clause else " WHERE"
        found: list[R] = []
        for some in _batches(dict.fromkeys(values)):
            marks = ", ".join("?" * len(some))
            sql = f'SELECT {columns.selected} FROM {columns.table}{clause}{glue} "{column}" IN ({marks})'
            found.extend(columns.load(raw) for raw in self.rows(sql, [*given, *some]))
        return found

    def _indexed(self, table: str, column: str, equal: frozenset[str]) -> bool:
        """Tell whether one index takes the column together with those that equal something; true without any index."""
        if table not in self._indexes:
            names = [name for (_, name, *_) in self.rows(f'PRAGMA index_list("{table}")')]
            info = (self.rows(f'PRAGMA index_info("{name}")') for name in names)
            self._indexes[table] = tuple(tuple(name for (_, _, name) in columns) for columns in info)
        indexes = self._indexes[table]
        wanted = equal | {column}
        together = any(set(index[: len(wanted)]) == wanted for index in indexes)
        return together or not any(index[0] == column for index in indexes)

    def between(
        self,
        row: type[R],
        column: str,
        low: Value = None,
        high: Value = None,
        *,
        limit: int | None = None,
        latest_first: bool = False,
        **equal: Value,
    ) -> list[R]:
        columns = columns_of(row)
        clause, given = where(equal.items(), columns.names)
        where((((column, 0)),), columns.names)
        terms = [clause.removeprefix(" WHERE ")] if clause else []
        for sign, bound in ((">=", low), ("<=", high)):
            if bound is not None:
                terms.append(f'"{column}" {sign} ?')
                given.append(bound)
        filtered = f" WHERE {' AND '.join(terms)}" if terms else ""
        order = f' ORDER BY "{column}"{" DESC" if latest_first else ""}'
        cut = f" LIMIT {int(limit)}" if limit is not None else ""
        sql = f"SELECT {columns.selected} FROM {columns.table}{filtered}{order}{cut}"
        return [columns.load(raw) for raw in self.rows(sql, given)]

    def count(self, row: type[Any], **equal: Value) -> int:
        columns = columns_of(row)
        clause, given = where(equal.items(), columns.names)
        return int(self.rows(f"SELECT count(*) FROM {columns.table}{clause}", given)[0][0])

    def record(self, document_id: int) -> Record:
        found = self.rows("SELECT record FROM document WHERE id = ?", [document_id])
        if not found:
            raise NotInArchive(f"there is no document {document_id}", where=self.path)
        try:
            return self.codec.unpack_record(found[0][0])
        except ValueError as error:
            raise self._damaged_record(document_id) from error

    def texts(self, document_ids: Iterable[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for some in _batches(document_ids):
            sql = f"SELECT id, record FROM document WHERE id IN ({', '.join('?' * len(some))})"
            for document_id, packed in self.rows(sql, some):
                try:
                    found[document_id] = self.codec.unpack_text(packed)
                except ValueError as error:
                    raise self._damaged_record(document_id) from error
        return found

    def _damaged_record(self, document_id: int) -> DamagedArchive:
        remedy = "make it anew: kamerspoor archive rebuild"
        return DamagedArchive(f"the record of document {document_id} is damaged", where=self.path, remedy=remedy)

    def content(self, content_id: int) -> bytes:
        found = self.rows("SELECT sha256, data FROM content WHERE id = ?", [content_id])
        if not found:
            raise NotInArchive(f"there are no bytes {content_id}", where=self.path)
        sha256, packed = found[0]
        try:
            data = self.codec.unpack(packed)
        except ValueError as error:
            raise self._damaged(content_id) from error
        if hashlib.sha256(data).digest() != sha256:
            raise self._damaged(content_id)
        return data

    def _damaged(self, content_id: int) -> DamagedArchive:
        remedy = "put back a backup, or add the documents to a new archive"
        return DamagedArchive(f"the bytes {content_id} are not what they were", where=self.path, remedy=remedy)

    def motions_about(self, words: Sequence[str], limit: int) -> list[str]:
        # Ranking by frequency would look at every hit of a common word; the title tells nearly all of it.
        sql = "SELECT key FROM motion_words WHERE motion_words MATCH ? ORDER BY rowid DESC LIMIT ?"
        found: dict[str, None] = {}
        for match in (f"{{title members}} : ({_all_of(words)})", _all_of(words)) if words else ():
            if len(found) < limit:
                found |= dict.fromkeys(key for (key,) in self.rows(sql, [match, limit]))
        return list(found)[:limit]

    def about(self, name: str, limit: int | None = None) -> list[tuple[int, int, int]]:
        sql = """SELECT document_id, ordinal, place FROM statement_name
                 WHERE name_id = (SELECT id FROM name WHERE name = ?) LIMIT ?"""
        return [(d, o, p) for d, o, p in self.rows(sql, [name, -1 if limit is None else limit])]

    def naming(
        self, name: str, since: str | None = None, until: str | None = None, limit: int | None = None
    ) -> list[int]:
        sql = """SELECT document_id FROM document_name
                 WHERE name_id = (SELECT id FROM name WHERE name = ?) AND day >= ? AND day <= ?
                 ORDER BY day DESC, document_id DESC LIMIT ?"""
        return [d for (d,) in self.rows(sql, [name, since or "", until or "9999", -1 if limit is None else limit])]

    def said_about(self, name: str, documents: Iterable[int]) -> list[StatementRow]:
        columns = columns_of(StatementRow)
        selected = ", ".join(f's."{column}"' for column in columns.names)
        found: list[StatementRow] = []
        for some in _batches(documents):
            # The other way round, a name that stands everywhere would be read whole.
            sql = f"""SELECT {selected} FROM statement_name AS n
                      JOIN statement AS s ON s.document_id = n.document_id AND s.ordinal = n.ordinal
                      WHERE n.name_id = (SELECT id FROM name WHERE name = ?)
                        AND n.document_id IN ({", ".join("?" * len(some))})"""
            found.extend(columns.load(raw) for raw in self.rows(sql, [name, *some]))
        return found

    def with_words(
        self, row: type[StatementRow] | type[HeadingRow], words: Sequence[str], limit: int
    ) -> list[tuple[int, int]]:
        table = f"{columns_of(row).table}_words"
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?"
        # These indexes know words alone, no sequences of them: Wit-Rusland is two.
        parts = [part for word in words for part in re.findall(r"\w+", word)]
        found = self.rows(sql, [_all_of(parts), limit]) if parts else []
        return [(number >> 20, number & 0xFFFFF) for (number,) in found]

    def names_like(self, text: str, limit: int) -> list[str]:
        sql = """SELECT name FROM name WHERE name = ? COLLATE NOCASE
                 UNION ALL
                 SELECT * FROM (SELECT name FROM name WHERE name >= ? COLLATE NOCASE AND name < ? COLLATE NOCASE
                                AND name <> ? COLLATE NOCASE LIMIT ?)
                 LIMIT ?"""
        return [n for (n,) in self.rows(sql, [text, text, text + "\U0010ffff", text, limit, limit])]

    def latest_motions_with(self, words: Sequence[str], limit: int) -> list[str]:
        sql = "SELECT key FROM motion_words WHERE motion_words MATCH ? ORDER BY rowid DESC LIMIT ?"
        return [key for (key,) in self.rows(sql, [_all_of(words), limit])] if words else []

    def commitments(self, asked: CommitmentsAsked, limit: int | None = None) -> tuple[list[CommitmentRow], int]:
        found: list[CommitmentRow] = []
        count = 0
        for dated in (True, False):
            rows, more = self._commitments(asked, limit, dated)
            found += sorted(rows, key=lambda row: (row.day or "", row.made_on is not None, row.made_on or "", row.id))
            count += more
        return found[:limit], count

    def _commitments(self, asked: CommitmentsAsked, limit: int | None, dated: bool) -> tuple[list[CommitmentRow], int]:
        columns = columns_of(CommitmentRow)
        found: list[CommitmentRow] = []
        count = 0
        for settled in SETTLED:
            if (question := commitments_where(asked, settled, dated=dated)) is None:
                continue
            clause, given = question
            sql = f"SELECT {columns.selected} FROM commitment AS c{clause} ORDER BY day, made_on, id LIMIT ?"
            found += [columns.load(raw) for raw in self.rows(sql, [*given, -1 if limit is None else limit])]
            count += int(self.rows(f"SELECT count(*) FROM commitment AS c{clause}", given)[0][0])
        return found, count

    def motions(
        self, asked: MotionsAsked, limit: int, after: tuple[str, str] | None = None
    ) -> tuple[list[MotionRow], int]:
        clause, given = motions_from(asked)
        [(count,)] = self.rows(f"SELECT count(*) FROM (SELECT 1{clause} LIMIT {MOST_COUNTED})", given)
        keys: list[str] = []
        for later, place in motions_after(after):
            if len(keys) < limit:
                clause, given = motions_from(asked, later, place)
                sql = f"SELECT s.motion{clause} ORDER BY s.date DESC, s.motion DESC LIMIT ?"
                keys += [key for (key,) in self.rows(sql, [*given, limit - len(keys)])]
        held = {row.key: row for row in self.among(MotionRow, "key", keys)}
        return [held[key] for key in keys], int(count)

    def motion_states(self, asked: MotionsAsked) -> dict[str, int]:
        clause, given = motions_from(asked)
        return dict(self.rows(f"SELECT s.state, count(*){clause} GROUP BY s.state ORDER BY s.state", given))

    def spoken(
        self,
        actor: str,
        limit: int,
        after: tuple[str, int] | None = None,
        act: str | None = None,
        *,
        motions: bool = False,
    ) -> tuple[list[DocumentRow], int]:
        only, acts = (" AND act = ?", [act]) if act else ("", [])
        table = f"""(SELECT DISTINCT document_id FROM statement WHERE actor = ?{only}) AS r
                    JOIN document AS d ON d.id = r.document_id"""
        kind = f"d.kind {'=' if motions else '<>'} 'motion'"
        return self._latest(table, kind, [actor, *acts], "coalesce(d.meeting_from, d.date, '')", limit, after)

    def papers(
        self, dossier: str, limit: int, after: tuple[str, int] | None = None, *, motions: bool = False
    ) -> tuple[list[DocumentRow], int]:
        terms = f"""d.dossier = ? AND d.kind {"=" if motions else "<>"} 'motion'
                    AND NOT EXISTS (SELECT 1 FROM document AS b WHERE b.key = d.key
                                    AND (b.preference, b.id) < (d.preference, d.id))"""
        return self._latest("document AS d", terms, [dossier], "coalesce(d.date, '')", limit, after)

    def citing(self, target: str, limit: int, after: tuple[str, int] | None = None) -> tuple[list[DocumentRow], int]:
        table = """(SELECT DISTINCT document_id FROM reference WHERE target = ?) AS r
                   JOIN document AS d ON d.id = r.document_id"""
        return self._latest(table, "d.key IS NOT ?", [target, target], "coalesce(d.date, '')", limit, after)

    def _latest(
        self, table: str, terms: str, given: Sequence[Value], day: str, limit: int, after: tuple[str, int] | None
    ) -> tuple[list[DocumentRow], int]:
        """Give documents by a day, the latest first, from after a place, and how many there are in all."""
        columns = columns_of(DocumentRow)
        selected = ", ".join(f'd."{column}"' for column in columns.names)
        [(count,)] = self.rows(f"SELECT count(*) FROM {table} WHERE {terms}", given)
        later = f" AND ({day}, d.id) < (?, ?)" if after else ""
        sql = f"SELECT {selected} FROM {table} WHERE {terms}{later} ORDER BY {day} DESC, d.id DESC LIMIT ?"
        rows = self.rows(sql, [*given, *(after or ()), limit])
        return [columns.load(raw) for raw in rows], int(count)

    def findings(
        self, asked: FindingsAsked, limit: int, after: tuple[str, int] | None = None
    ) -> list[tuple[str, FindingRow]]:
        columns = columns_of(FindingRow)
        selected = ", ".join(f'f."{column}"' for column in columns.names)
        of, wanted = findings_of(asked)
        where_of = f" WHERE {of}" if of else ""
        condition, given = checked_documents(asked, after)
        # The documents first: few are shown, and rows of documents are long.
        sql = f"""SELECT {DAY}, d.id FROM document AS d
                  WHERE d.id IN (SELECT f.document_id FROM finding AS f{where_of}) AND {condition}
                  ORDER BY {DAY} DESC, d.id DESC LIMIT ?"""
        days = {id: day for day, id in self.rows(sql, [*wanted, *given, limit])}
        order = {id: place for place, id in enumerate(days)}
        found: list[FindingRow] = []
        for some in _batches(days):
            glue = f" AND {of}" if of else ""
            sql = f"SELECT {selected} FROM finding AS f WHERE f.document_id IN ({_marks(some)}){glue}"
            found += [columns.load(raw) for raw in self.rows(sql, [*some, *wanted])]
        found.sort(key=lambda f: (order[f.document_id], f.start is None, f.start or 0, f.scope, f.ordinal))
        return [(days[row.document_id], row) for row in found[:limit]]

    def finding_counts(self, asked: FindingsAsked) -> list[tuple[str, str, int]]:
        of, wanted = findings_of(asked)
        condition, given = checked_documents(asked)
        sql = f"""SELECT f.code, f.severity, count(*) FROM finding AS f JOIN document AS d ON d.id = f.document_id
                  WHERE {" AND ".join(filter(None, (of, condition)))} GROUP BY f.code, f.severity"""
        return self.rows(sql, [*wanted, *given])

    def contents_beginning(self, start: bytes, limit: int) -> list[int]:
        last = start + b"\xff" * (32 - len(start))
        sql = "SELECT id FROM content WHERE sha256 >= ? AND sha256 <= ? ORDER BY sha256 LIMIT ?"
        return [id for (id,) in self.rows(sql, [start, last, limit])]

    def sums(self, content_ids: Iterable[int]) -> dict[int, bytes]:
        found: dict[int, bytes] = {}
        for some in _batches(content_ids):
            marks = ", ".join("?" * len(some))
            found.update(self.rows(f"SELECT id, sha256 FROM content WHERE id IN ({marks})", some))
        return found

    def unindexed(self, limit: int) -> list[tuple[int, str]]:
        return self.rows("SELECT change, key FROM unindexed ORDER BY change LIMIT ?", [limit])

    def unindexed_state(self) -> tuple[int, int]:
        [(count, last)] = self.rows("SELECT count(*), coalesce(max(change), 0) FROM unindexed")
        return int(count), int(last)

    def search_mark(self) -> str:
        return str(self.rows("SELECT mark FROM search_mark")[0][0])

    @contextmanager
    def same_view(self) -> Iterator[None]:
        if self.db.in_transaction:
            yield
            return
        self.rows("BEGIN")
        try:
            yield
        finally:
            self.rows("COMMIT")


def _all_of(words: Sequence[str]) -> str:
    # Quoted, a word is a word, whatever it holds.
    return " ".join('"' + word.replace('"', '""') + '"' for word in words)


def _marks(values: Sequence[Value]) -> str:
    return ", ".join("?" * len(values))


def _batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    held = list(values)
    for start in range(0, len(held), _PARAMETERS):
        yield held[start : start + _PARAMETERS]


def _open(path: str) -> SqliteReader:
    return SqliteReader(connect(path, write=False), path)
