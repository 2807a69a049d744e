"""Bring an archive up to this version, step by step. A step is a numbered file of SQL, and is never changed later."""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from importlib.resources import files

_STEP = re.compile(r"(\d{4})_\w+\.sql")


@cache
def steps() -> tuple[tuple[int, str], ...]:
    """Give the steps in order: the version each leads to, and its SQL."""
    folder = files("kamerspoor.store.sqlite") / "migrations"
    found = sorted(
        (int(match[1]), f.read_text("utf-8")) for f in folder.iterdir() if (match := _STEP.fullmatch(f.name))
    )
    assert [version for version, _ in found] == list(range(1, len(found) + 1))
    return tuple(found)


LATEST = len(steps())


def bring_up(db: sqlite3.Connection, version: int, target: int | None = None) -> None:
    """Take the steps that are missing, each wholly or not at all."""
    for number, sql in steps():
        if version < number <= (target or LATEST):
            # Another process may have taken the step in between.
            db.execute("BEGIN IMMEDIATE")
            try:
                if int(db.execute("PRAGMA user_version").fetchone()[0]) < number:
                    for statement in _statements(sql):
                        db.execute(statement)
                    db.execute(f"PRAGMA user_version = {number}")
                db.execute("COMMIT")
            except BaseException:
                db.execute("ROLLBACK")
                raise


def _statements(sql: str) -> list[str]:
    """Cut a script into statements; the database itself says where one is complete."""
    done: list[str] = []
    piece = ""
    for line in sql.splitlines(keepends=True):
        piece += line
        if sqlite3.complete_statement(piece):
            done.append(piece)
            piece = ""
    return done
