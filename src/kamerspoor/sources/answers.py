"""Tell whether the bytes of an answer are what was asked for."""

from __future__ import annotations

import re
from typing import Literal

import msgspec
from lxml import etree  # type: ignore[import-untyped]

Expected = Literal["json", "xml", "any"]
Fault = Literal["html", "broken", "empty"]

_HTML = re.compile(rb"\s{0,100}(?:<!--.{0,2000}?-->\s{0,100})?<(?:!doctype\s{1,9}html|html|head|body)\b", re.I | re.S)
_PROLOGUE = re.compile(rb"\s{0,100}<\?xml\b[^>]{0,200}\?>")


def fault_of(data: bytes, expected: Expected) -> tuple[Fault, str] | None:
    """Say what is wrong with an answer, or None when it is what was expected.

    `html` is another page than was asked for; `broken` and `empty` may be a body that was cut off.
    """
    if expected == "any":
        return None
    if not data.strip():
        return "empty", "the answer is empty"
    if looks_like_html(data):
        return "html", f"the answer is a web page, not {expected.upper()}"
    problem = _json_problem(data) if expected == "json" else _xml_problem(data)
    return ("broken", problem) if problem else None


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does (XHTML too)."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    prologue = _PROLOGUE.match(start)
    return bool(_HTML.match(start, prologue.end() if prologue else 0))


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML without entities, DTDs or network.

    Raises: lxml.etree.XMLSyntaxError.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _json_problem(data: bytes) -> str | None:
    try:
        msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return f"the JSON is broken: {error}"
    return None


def _xml_problem(data: bytes) -> str | None:
    try:
        parse_xml(data)
    except etree.XMLSyntaxError as error:
        return f"the XML is broken: {error.msg}"
    return None
