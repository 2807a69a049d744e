"""Read XML that the service sends, guarded against what no honest answer holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kamerspoor.errors import OfficialDataError

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.I)


def read_tree(data: bytes, where: str) -> _Element:
    """Give the root element of XML.

    Raises: OfficialDataError for what is no XML, with line and column; for HTML; for a document type, which may declare
    entities.
    """
    from lxml import etree  # type: ignore[import-untyped]

    text = data.removeprefix(b"\xef\xbb\xbf")
    if not text.strip():
        raise OfficialDataError("there is nothing in it", where=where, remedy="fetch it again")
    if _HTML.match(text):
        raise OfficialDataError(
            "HTML stands where XML is expected", where=where, remedy="the service may be down or moved; check the URL"
        )
    if text.lstrip()[:1] in (b"{", b"["):
        raise OfficialDataError("JSON stands where XML is expected", where=where, remedy="check the URL")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise OfficialDataError(
            f"the XML is broken at line {line}, column {column}: {error.msg}",
            where=where,
            remedy="fetch it again; it may have been cut off",
        ) from error
    if root.getroottree().docinfo.doctype:
        raise OfficialDataError("the XML has a document type, which the service never sends", where=where)
    return root


def local_name(element: _Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
