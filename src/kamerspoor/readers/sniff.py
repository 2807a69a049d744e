"""Tell what kind of document bytes are, from the content."""

from __future__ import annotations

import re
from typing import Literal

from kamerspoor.errors import DamagedDocument, EmptyDocument, ProtectedDocument, UnknownFormat
from kamerspoor.readers.decoding import decode, utf16_without_mark

Kind = Literal["pdf", "docx", "xml", "html", "text"]

_HEAD = 4096
_BLANK = b" \t\r\n\f\v"
# Two remedies only: whoever holds an office file can save it otherwise, whoever holds a picture needs OCR.
_SAVE_AS = "save it as .docx, PDF or plain text"
_OCR = "make a PDF with a text layer of it first (img2pdf, then ocrmypdf)"
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG image", _OCR),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _OCR),
    (b"GIF8", "a GIF image", _OCR),
    (b"II*\0", "a TIFF image", _OCR),
    (b"MM\0*", "a TIFF image", _OCR),
    (b"{\\rtf", "a rich text (RTF) file", _SAVE_AS),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROLS = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
_MOST_CONTROLS = 0.05

_HTML_TAG = re.compile(
    r"<(?:!doctype\s{1,9}html|(?:html|head|body|meta|title|link|script|style|main|article|section|header|nav|div|span"
    r"|p|h[1-6]|table|ul|ol|br|hr|a|b|i|em|strong|center|font)(?=[\s/>]))",
    re.I,
)
_XHTML = re.compile(r"<(?:!doctype\s{1,9}html|html(?=[\s/>]))", re.I)
_XML_START = re.compile(r"<(?:\?xml\s|officiele-publicatie[\s>]|!DOCTYPE\s)")
_PROLOGUE = re.compile(r"\s{0,999}(?:<\?[^>]{0,999}\?>|<!--(?:(?!-->).){0,2000}-->)", re.S)
_OPENING = re.compile(r"<([A-Za-z_][\w.:-]{0,60})[\s/>]")


def sniff(data: bytes, name: str | None = None) -> Kind:
    """Tell the kind of a document.

    Raises: EmptyDocument, UnknownFormat with the format's name where it is a known one,
        DamagedDocument for a broken archive, ProtectedDocument for an encrypted office file.
    """
    if not data.strip(_BLANK + b"\0"):
        raise EmptyDocument("the document is empty", remedy="check that the download or the copy went through")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    _refuse_foreign(data)
    if not _is_wide(data):
        _refuse_binary(data)
    head = decode(data[:_HEAD]).text if _is_wide(data) else data[:_HEAD].decode("utf-8", "replace").lstrip("\ufeff")
    return _markup_kind(head.lstrip(), data, name)


def _is_wide(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(data) is not None


def _markup_kind(head: str, data: bytes, name: str | None) -> Kind:
    if not head.startswith("<"):
        return "text"
    body = head
    while (prologue := _PROLOGUE.match(body)) is not None:
        body = body[prologue.end() :]
    body = body.lstrip()
    declared = head.startswith("<?xml")
    if (_XHTML if declared else _HTML_TAG).match(body):
        return "html"
    if _XML_START.match(head) or _XML_START.match(body):
        return "xml"
    suffix = (name or "").lower().rpartition(".")[2]
    if suffix in ("html", "htm", "xhtml") and _HTML_TAG.search(head):
        return "html"
    opening = _OPENING.match(body)
    if opening and (suffix == "xml" or f"</{opening[1]}".encode() in data[-200:].replace(b"\0", b"")):
        return "xml"
    return "text"


def _archive(data: bytes) -> Kind:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError, OverflowError) as error:
        what = "the Word file" if b"word/" in data else "the zip archive"
        raise DamagedDocument(f"{what} is damaged: {error}", remedy="fetch or save it again") from error
    if "word/document.xml" in names:
        return "docx"
    for part, what in (
        ("xl/workbook.xml", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("content.xml", "an OpenDocument (ODT) file"),
    ):
        if part in names:
            raise _refusal(what, _SAVE_AS)
    raise _refusal("a zip archive", "unpack it and read the files inside")


def _refuse_foreign(data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ProtectedDocument("the office file is encrypted", remedy="save it without a password")
        raise _refusal("an old Word (.doc) or other OLE office file", _SAVE_AS)
    for signature, what, remedy in _FOREIGN:
        if data.startswith(signature):
            raise _refusal(what, remedy)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise _refusal("a WebP image", _OCR)


def _refusal(what: str, remedy: str) -> UnknownFormat:
    return UnknownFormat(f"the document is {what}, which is not read", remedy=remedy)


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if not controls:
        return
    # A stray NUL in good UTF-8 is odd text; NULs among bytes that are no text are a binary file.
    nul_in_no_text = b"\0" in data and not _is_utf8(data)
    if nul_in_no_text or controls > _MOST_CONTROLS * len(data):
        share = round(100 * controls / len(data)) or "under 1"
        raise UnknownFormat(
            f"the bytes are no text ({share} % control characters) and no known document format",
            remedy="give a .txt, PDF, official XML, HTML or .docx file",
        )


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
