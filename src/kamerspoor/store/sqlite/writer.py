"""Write to an archive in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from kamerspoor.model import Record
from kamerspoor.official.values import KEYS
from kamerspoor.store.protocol import Value
from kamerspoor.store.rows import DocumentRow, OriginKind
from kamerspoor.store.sqlite.columns import columns_of, where
from kamerspoor.store.sqlite.connection import told
from kamerspoor.store.sqlite.reader import SqliteReader
from kamerspoor.store.tables import document_row, names_of_statements, part_rows


class SqliteWriter(SqliteReader):
    """An archive that can be changed. See `kamerspoor.store.protocol.Writer` for what each method does."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        super().__init__(db, path)
        self._names: dict[str, int] = {}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with told(self.path):
            self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            with told(self.path):
                self.db.execute("COMMIT")
        except BaseException:
            self._names.clear()  # Some of them may be gone with it.
            # A full disk has ended the transaction by itself.
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise

    def add_content(self, sha256: bytes, size: int, packed: bytes) -> tuple[int, bool]:
        if found := self.rows("SELECT id FROM content WHERE sha256 = ?", [sha256]):
            return int(found[0][0]), False
        sql = "INSERT INTO content (sha256, size, data) VALUES (?, ?, ?) RETURNING id"
        return int(self.rows(sql, [sha256, size, packed])[0][0]), True

    def set_origin(self, uri: str, content_id: int, kind: OriginKind, size: int, changed: int | None, now: str) -> None:
        self.rows("UPDATE origin SET current = 0 WHERE uri = ? AND content_id <> ? AND current", [uri, content_id])
        self.rows(
            """INSERT INTO origin (uri, content_id, kind, size, changed, seen_at) VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT (uri, content_id)
               DO UPDATE SET current = 1, kind = excluded.kind, size = excluded.size, changed = excluded.changed""",
            [uri, content_id, kind, size, changed, now],
        )

    def add_document(self, content_id: int, record: Record, packed_record: bytes | None = None) -> int:
        self.rows("DELETE FROM document WHERE content_id = ?", [content_id])
        columns = columns_of(DocumentRow)
        # The id is that of the bytes: it stays when the record is made anew.
        values = columns.dump(document_row(content_id, content_id, record))
        names = ", ".join(columns.names)
        marks = ", ".join("?" * (len(values) + 1))
        packed = packed_record or self.codec.pack_record(record)
        self.rows(f"INSERT INTO document ({names}, record) VALUES ({marks})", [*values, packed])
        self.put(part_rows(content_id, record))
        named = [(self._name(name), content_id, o, place) for name, o, place in names_of_statements(record)]
        with told(self.path):
            self.db.executemany("INSERT INTO statement_name VALUES (?, ?, ?, ?)", named)
        if record.document.kind != "motion":
            self._index(content_id)
        return content_id

    def _index(self, document_id: int) -> None:
        """Take up a document in what finds statements by a name's latest days, and by words."""
        self.rows(
            """INSERT INTO document_name
               SELECT DISTINCT n.name_id, coalesce(d.meeting_from, d.date, ''), d.id
               FROM document AS d JOIN statement_name AS n ON n.document_id = d.id WHERE d.id = ?""",
            [document_id],
        )
        for table, column in (("statement", "quote"), ("heading", "title")):
            self.rows(
                f"""INSERT INTO {table}_words (rowid, {column})
                    SELECT (document_id << 20) + ordinal, {column} FROM {table} WHERE document_id = ?""",
                [document_id],
            )

    def _name(self, name: str) -> int:
        if name not in self._names:
            self.rows("INSERT OR IGNORE INTO name (name) VALUES (?)", [name])
            self._names[name] = int(self.rows("SELECT id FROM name WHERE name = ?", [name])[0][0])
        return self._names[name]

    def put(self, rows: Iterable[object]) -> None:
        for kind, some in groupby(rows, type):
            columns = columns_of(kind)
            marks = ", ".join("?" * len(columns.names))
            sql = f"INSERT OR REPLACE INTO {columns.table} ({columns.selected}) VALUES ({marks})"
            with told(self.path):
                self.db.executemany(sql, [columns.dump(row) for row in some])

    def put_official(self, entities: Iterable[object]) -> int:
        before = self.db.total_changes
        for kind, some in groupby(entities, type):
            with told(self.path):
                self.db.executemany(_official_upsert(kind), [columns_of(kind).dump(row) for row in some])
        return self.db.total_changes - before

    def remove(self, row: type[Any], **equal: Value) -> int:
        columns = columns_of(row)
        clause, given = where(equal.items(), columns.names)
        with told(self.path):
            return self.db.execute(f"DELETE FROM {columns.table}{clause}", given).rowcount

    def touch(self, keys: Iterable[str]) -> None:
        with told(self.path):
            self.db.executemany("INSERT OR IGNORE INTO touched VALUES (?)", [(key,) for key in keys])

    def touched(self, prefix: str, limit: int) -> list[str]:
        sql = "SELECT key FROM touched WHERE key >= ? AND key < ? ORDER BY key LIMIT ?"
        return [key for (key,) in self.rows(sql, [prefix, prefix + "\U0010ffff", limit])]

    def untouch(self, keys: Iterable[str]) -> None:
        with told(self.path):
            self.db.executemany("DELETE FROM touched WHERE key = ?", [(key,) for key in keys])

    def indexed(self, through: int, mark: str) -> None:
        self.rows("DELETE FROM unindexed WHERE change <= ?", [through])
        self.rows("UPDATE search_mark SET mark = ?", [mark])

    def set_motion_words(self, key: str, title: str, asks: str, members: str) -> None:
        # A text index has no keys of its own: the row's number is that of the motion's name.
        number = self._name(key)
        self.rows("DELETE FROM motion_words WHERE rowid = ?", [number])
        if not (title or asks or members):
            return
        sql = "INSERT INTO motion_words (rowid, key, title, asks, members) VALUES (?, ?, ?, ?, ?)"
        self.rows(sql, [number, key, title, asks, members])


def _official_upsert(kind: type[Any]) -> str:
    """Give the statement that keeps an official value: the newer one wins, and what it leaves out stays."""
    columns = columns_of(kind)
    key = KEYS[kind]
    rest = [name for name in columns.names if name not in key]
    sql = (
        f"INSERT INTO {columns.table} ({columns.selected}) VALUES ({', '.join('?' * len(columns.names))})"
        f" ON CONFLICT ({', '.join(key)}) DO "
    )
    if not rest:
        return sql + "NOTHING"
    if "modified" not in rest:
        return sql + "UPDATE SET " + ", ".join(f'"{name}" = excluded."{name}"' for name in rest)
    newer = f"coalesce(excluded.modified, '') >= coalesce({columns.table}.modified, '')"
    return (
        sql
        + "UPDATE SET "
        + ", ".join(
            f'"{n}" = CASE WHEN {newer} THEN coalesce(excluded."{n}", {columns.table}."{n}")'
            f' ELSE coalesce({columns.table}."{n}", excluded."{n}") END'
            for n in rest
        )
    )
