"""Where a sync brings what it fetched: bytes, rows and the source's state in one transaction."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import cast

from kamerspoor.archive.keeping import Kept, Place, Unread, keep_within
from kamerspoor.archive.reading import LeftAlone, read_any
from kamerspoor.errors import KamerspoorError
from kamerspoor.sources.fetched import Fetched, SourceName, SourceState
from kamerspoor.store.codec import Codec
from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.rows import SourceStateRow


class ArchiveSink:
    """Keeps what is fetched in an archive. `unread` counts what was kept and could not be read."""

    def __init__(self, archive: Writer) -> None:
        self.archive = archive
        self.unread = 0
        self.new = 0
        self._codec = Codec()

    def take(self, fetched: tuple[Fetched, ...], state: SourceState) -> None:
        """Store what was fetched and the state that it leads to: both, or neither."""
        read = [(item, self._read(item)) for item in fetched]
        with self.archive.transaction():
            for item, kept in read:
                place = Place(item.uri, len(item.data), None)
                if keep_within(self.archive, place, kept, _text(item.fetched_at)):
                    self.new += 1
                    self.unread += isinstance(kept, Unread)
            self.archive.put([_row(state)])

    def recall(self, source: SourceName, collection: str) -> SourceState | None:
        """Load the state stored last."""
        row = self.archive.first(SourceStateRow, source=source, collection=collection)
        return _state(row) if row else None

    def _read(self, item: Fetched) -> Kept:
        message = "no official data"
        try:
            read = read_any(item.data, item.uri)
            if not isinstance(read, LeftAlone):
                return read
            message = read.reason
        except KamerspoorError as error:
            message = str(error)
        packed = self._codec.pack(item.data)
        return Unread(hashlib.sha256(item.data).digest(), len(item.data), packed, item.kind, message)


def states(archive: Reader) -> list[SourceState]:
    """Give the states of all sources."""
    return [_state(row) for row in archive.find(SourceStateRow)]


def _row(state: SourceState) -> SourceStateRow:
    return SourceStateRow(
        state.source,
        state.collection,
        state.token,
        _text(state.newest) if state.newest else None,
        _text(state.fetched_at),
        state.backlog,
        state.error,
    )


def _state(row: SourceStateRow) -> SourceState:
    return SourceState(
        cast("SourceName", row.source),
        row.collection,
        row.token,
        datetime.fromisoformat(row.newest) if row.newest else None,
        datetime.fromisoformat(row.fetched_at or "1970-01-01T00:00:00+00:00"),
        row.backlog,
        row.error,
    )


def _text(moment: datetime) -> str:
    return moment.isoformat()
