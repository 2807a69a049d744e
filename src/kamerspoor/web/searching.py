"""The index of the archive, open to be asked by all requests of a process, and opened again when it has changed.

A room only reads it. One that is missing or broken is told, and whoever adds to the archive makes it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamerspoor.errors import IndexUnusable
from kamerspoor.search import follow, index
from kamerspoor.web.reading import Version, look

if TYPE_CHECKING:
    import tantivy

    from kamerspoor.store.protocol import Reader

_REMEDY = "run `kamerspoor search --rebuild`; everything but search goes on"


@dataclass(frozen=True, slots=True)
class State:
    """One state of an index. It stays as it is, whatever is written meanwhile."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema


class Lookup:
    """Gives the latest state of the index of an archive."""

    def __init__(self, archive: str) -> None:
        self.archive = archive
        self.folder = index.folder_of(archive)
        self._lock = threading.Lock()
        self._name: tuple[Version, str] = ((), "")
        self._held: tuple[Version, index.Searcher, State] | None = None

    def version(self) -> Version:
        """Give what changes whenever the index does: which generation counts, and what was taken up in it."""
        at = look(str(self.folder / "current"))
        held = self._name
        if held[0] != at:
            try:
                held = (at, (self.folder / "current").read_text("ascii").strip())
            except (OSError, ValueError):
                held = (at, "")
            self._name = held
        return (*at, *look(str(self.folder / held[1] / "files" / "meta.json")))

    def state(self, archive: Reader) -> State:
        """Give the state of now.

        Raises: IndexUnusable when the index is missing, broken or of another archive.
        """
        # Another file may have taken the place of the archive.
        version = (*look(self.archive)[:1], *self.version())
        with self._lock:
            if self._held is None or self._held[0] != version:
                self._held = self._opened(version, archive)
            return self._held[2]

    def _opened(self, version: Version, archive: Reader) -> tuple[Version, index.Searcher, State]:
        try:
            generation = index.current(self.folder)
            if not follow.is_of(generation, archive):
                raise IndexUnusable("the index for search is of another state of the archive")
            if self._held and self._held[1].generation == generation:
                opened = self._held[1]
                opened.reload()
            else:
                opened = index.open_searcher(self.folder)
        except IndexUnusable as error:
            self._held = None
            # Where the archive lies on its keeper's disk is nobody else's business.
            raise IndexUnusable(error.what, remedy=_REMEDY) from error
        return version, opened, State(opened.searcher, opened.schema)
