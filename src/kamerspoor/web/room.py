"""What one reading room has open: its settings, its readers, the pages it keeps."""

from __future__ import annotations

from datetime import date

from kamerspoor.web.memory import Memory
from kamerspoor.web.reading import Readers
from kamerspoor.web.searching import Lookup
from kamerspoor.web.settings import Settings

ROOM = "kamerspoor.room"
"""Where a request carries its room, also when it never gets as far as a page."""


class Room:
    """Shared by all requests of a process."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.readers = Readers(settings.archive, settings.seconds)
        self.lookup = Lookup(settings.archive)
        self.memory = Memory(settings.memory)

    def today(self) -> str:
        """Give today as an ISO day."""
        return self.settings.today or date.today().isoformat()

    def version(self) -> tuple[int | str, ...]:
        """Give what changes whenever an answer may: the archive, its index of words, the day."""
        return (*self.readers.version(), *self.lookup.version(), self.today())
