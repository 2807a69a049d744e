"""A sync into a file of SQLite, to be run as a process that a test kills."""

from __future__ import annotations

import sqlite3
import sys
from datetime import datetime
from pathlib import Path

from kamerspoor.sources.fetched import Fetched, SourceState
from kamerspoor.sources.selection import select
from kamerspoor.sources.settings import (
    ODataSettings,
    PublicationsSettings,
    Settings,
    SyncFeedSettings,
)
from kamerspoor.sources.sync import Report, sync

from .server import FakeTime, client_for


class FileSink:
    """Stores bytes and state in one transaction."""

    def __init__(self, path: Path) -> None:
        self.file = sqlite3.connect(path, isolation_level=None)
        self.file.execute("PRAGMA journal_mode = WAL")
        self.file.execute("CREATE TABLE IF NOT EXISTS item (uri TEXT PRIMARY KEY, data BLOB, kind TEXT, times INT)")
        self.file.execute(
            "CREATE TABLE IF NOT EXISTS state (source TEXT, collection TEXT, token TEXT, newest TEXT, fetched TEXT,"
            " backlog INT, error TEXT, PRIMARY KEY (source, collection))"
        )

    def take(self, fetched: tuple[Fetched, ...], state: SourceState) -> None:
        self.file.execute("BEGIN IMMEDIATE")
        for item in fetched:
            self.file.execute(
                "INSERT INTO item VALUES (?, ?, ?, 1) ON CONFLICT (uri) DO UPDATE SET times = times + 1",
                (item.uri, item.data, item.kind),
            )
        newest = state.newest.isoformat() if state.newest else None
        self.file.execute(
            "INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                state.source,
                state.collection,
                state.token,
                newest,
                state.fetched_at.isoformat(),
                state.backlog,
                state.error,
            ),
        )
        self.file.execute("COMMIT")

    def recall(self, source: str, collection: str) -> SourceState | None:
        found = self.file.execute(
            "SELECT token, newest, fetched, backlog, error FROM state WHERE source = ? AND collection = ?",
            (source, collection),
        ).fetchone()
        if found is None:
            return None
        token, newest, fetched, backlog, error = found
        return SourceState(
            source,  # type: ignore[arg-type]
            collection,
            token,
            datetime.fromisoformat(newest) if newest else None,
            datetime.fromisoformat(fetched),
            backlog,
            error,
        )

    def items(self) -> list[tuple[str, bytes, int]]:
        return self.file.execute("SELECT uri, data, times FROM item ORDER BY uri").fetchall()


def settings_at(base: str) -> Settings:
    """Give settings by which all sources are at one server."""
    return Settings(
        odata=ODataSettings(bases=(f"{base}/odata",)),
        syncfeed=SyncFeedSettings(base=f"{base}/feed", categories=("Zaak", "Besluit")),
        publications=PublicationsSettings(
            search=f"{base}/sru", files=f"{base}/files", changes=f"{base}/_events", page_size=3
        ),
    )


def sync_into(path: Path, base: str) -> Report:
    with client_for(FakeTime()) as client:
        chosen = select(dossiers=["21501-02"])
        return sync(client, settings_at(base), FileSink(path), chosen, ("odata", "syncfeed", "publications"))


if __name__ == "__main__":
    sys.exit(1 if sync_into(Path(sys.argv[1]), sys.argv[2]).failed else 0)
