"""Readers: bytes of a document to raw text, its layout, and the way back to the source.

The kind is told from the content. Each reader lives in a module of its own and is imported only
when a document of its kind comes along.
"""

from __future__ import annotations

from kamerspoor.errors import EmptyDocument, TooLarge
from kamerspoor.raw import Raw
from kamerspoor.readers.sniff import Kind, sniff

__all__ = ["MAX_BYTES", "Kind", "read_bytes", "sniff"]

MAX_BYTES = 50_000_000


def read_bytes(data: bytes, name: str | None = None, *, max_bytes: int = MAX_BYTES) -> Raw:
    """Read one document of any known kind.

    `name` is a hint for markup without a telling beginning; it never overrules the content.

    Raises: a `ReadError` without a place; the caller knows the place (`error.at(path)`).
    """
    if len(data) > max_bytes:
        raise TooLarge(
            f"the document has {len(data):,} bytes, more than the {max_bytes:,} allowed",
            remedy="split it into parts",
        )
    raw = _read(sniff(data, name), data)
    if not raw.text or raw.text.isspace():
        raise EmptyDocument("the document holds no text", remedy="check that the right file was saved")
    return raw


def _read(kind: Kind, data: bytes) -> Raw:
    if kind == "pdf":
        from kamerspoor.readers.pdf import read_pdf

        return read_pdf(data)
    if kind == "docx":
        from kamerspoor.readers.office import read_docx

        return read_docx(data)
    if kind == "xml":
        from kamerspoor.readers.xml import read_xml

        return read_xml(data)
    if kind == "html":
        from kamerspoor.readers.html import read_html

        return read_html(data)
    from kamerspoor.readers.plain import read_plain

    return read_plain(data)
