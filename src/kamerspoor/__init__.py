"""kamerspoor reads parliamentary letters about EU Council meetings into records.

>>> import kamerspoor
>>> record = kamerspoor.read_text("Zie Kamerstuk 21 501-02, nr. 2234.")
>>> record.references[0].id
'kst-21501-02-2234'
"""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from kamerspoor.errors import KamerspoorError, ReadError, UsageError

if TYPE_CHECKING:
    from kamerspoor.model import Record

__version__ = "0.1.0"
__all__ = ["KamerspoorError", "ReadError", "UsageError", "__version__", "read", "read_text"]


def read(document: str | PathLike[str] | bytes) -> Record:
    """Read a file, given by its path, or a document's bytes.

    Shape: one `kamerspoor.model.Record`; its spans count code points of `Record.text`.
    Raises: ReadError when no text can be had from the document; UsageError for a folder; OSError
    when the file cannot be opened.
    """
    from kamerspoor.engine import read_bytes

    if isinstance(document, bytes):
        return read_bytes(document)
    if Path(document).is_dir():
        where = fspath(document) or "the empty path"
        raise UsageError("it is a folder", where=where, remedy="read its files one by one, or use the command line")
    return read_bytes(Path(document).read_bytes(), fspath(document))


def read_text(text: str) -> Record:
    """Read running text that is at hand as a string.

    Raises: EmptyDocument when it holds nothing but white space.
    """
    from kamerspoor.engine import read_text as read

    return read(text)
