"""Bytes to text, with a statement of the encoding taken."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kamerspoor.model import Check

# What Windows-1252 puts where Latin-1 has control characters; its five holes stay Latin-1.
_CP1252 = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_XML_DECLARATION = re.compile(rb"""\s{0,64}<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._-]{1,40})["']""")
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9._-]{1,40})""", re.I)
# Only plain character sets: Python also knows codecs that are slow or do something else entirely.
_PLAIN_CHARSET = re.compile(r"latin-?\d|iso-?8859-\d{1,2}|(?:windows-|cp)125\d")
_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, the encoding it was read in, and a check where that was a choice."""

    text: str
    encoding: str
    checks: tuple[Check, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode plain text: a byte order mark decides, then valid UTF-8, then UTF-16 by its NULs, then cp1252.

    >>> decode("café".encode("cp1252")).encoding
    'cp1252'
    """
    marked = _by_mark(data)
    if marked:
        return marked
    utf16 = utf16_without_mark(data)
    if utf16:
        return _utf16(data, utf16, "every other byte is NUL")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)


def decode_xml(data: bytes) -> Decoded:
    """Decode XML by its byte order mark, else its declaration, else as plain text."""
    return _by_mark(data) or _declared(data, _XML_DECLARATION.match(data), "the XML declaration") or decode(data)


def decode_html(data: bytes) -> Decoded:
    """Decode HTML: valid UTF-8 is taken as such, else the page's own `<meta charset>`, else as plain text."""
    marked = _by_mark(data)
    if marked:
        return marked
    try:
        return Decoded(data.decode("utf-8"), "utf-8") if not utf16_without_mark(data) else decode(data)
    except UnicodeDecodeError:
        return _declared(data, _META_CHARSET.search(data, 0, _SAMPLE), "the page's meta charset") or decode(data)


def utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 by NULs that stand at every other byte, as they do in western text."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _by_mark(data: bytes) -> Decoded | None:
    if data.startswith(codecs.BOM_UTF8):
        rest = data[len(codecs.BOM_UTF8) :]
        try:
            return Decoded(rest.decode("utf-8"), "utf-8")
        except UnicodeDecodeError as error:
            return _not_utf8(rest, error)
    if data.startswith(codecs.BOM_UTF16_LE):
        return _utf16(data[2:], "utf-16-le", "the file begins with its byte order mark")
    if data.startswith(codecs.BOM_UTF16_BE):
        return _utf16(data[2:], "utf-16-be", "the file begins with its byte order mark")
    return None


def _utf16(data: bytes, encoding: str, why: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, (_taken(encoding, why),))
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, (_taken(encoding, f"{why}; units that are no character became U+FFFD", True),))


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded:
    if error.start >= len(data) - 3 and not data[: error.start].isascii():
        text = data[: error.start].decode("utf-8") + "\ufffd"
        return Decoded(text, "utf-8", (_taken("utf-8", "only its last character is cut off", True),))
    text = data.decode("latin-1").translate(_CP1252)
    why = f"byte {error.start:,} ({data[error.start]:#04x}) is not valid UTF-8"
    return Decoded(text, "cp1252", (_taken("cp1252", why),))


def _declared(data: bytes, match: re.Match[bytes] | None, who: str) -> Decoded | None:
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    # A declaration of UTF-8 is tried anyway; one of UTF-16 that can be read as ASCII is wrong.
    if not _PLAIN_CHARSET.fullmatch(name):
        return None
    if name in ("windows-1252", "cp1252", "iso-8859-1", "latin-1", "latin1"):
        # Files that declare Latin-1 hold Windows-1252 as a rule: browsers read both as the latter.
        text, encoding = data.decode("latin-1").translate(_CP1252), "cp1252" if "1252" in name else "iso-8859-1"
        return Decoded(text, encoding, (_taken(encoding, f"{who} says so"),))
    try:
        return Decoded(data.decode(name), name, (_taken(name, f"{who} says so"),))
    except (LookupError, UnicodeDecodeError):
        return None


def _taken(encoding: str, why: str, doubt: bool = False) -> Check:
    return Check(
        code="encoding", message=f"read as {encoding}: {why}", severity="warning" if doubt else "info", likely=encoding
    )
