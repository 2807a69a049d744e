"""The archive: what is kept, and how it is asked for. `open_archive` opens the embedded store."""

from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.sqlite import open_archive

__all__ = ["Reader", "Writer", "open_archive"]
