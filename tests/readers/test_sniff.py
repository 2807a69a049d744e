"""Kinds are told from content; what cannot be read is named, with a remedy."""

from __future__ import annotations

import io
import zipfile

import pytest

from kamerspoor import errors
from kamerspoor.readers import read_bytes, sniff


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


KINDS = {
    "pdf": (b"%PDF-1.7\n...", None, "pdf"),
    "pdf behind a few bytes": (b"\n\nx" * 50 + b"%PDF-1.4", None, "pdf"),
    "docx": (zipped(word__document_xml="<x/>"), None, "docx"),
    "xml": (b'<?xml version="1.0"?><a>b</a>', None, "xml"),
    "xml behind a mark": ("\ufeff<?xml version='1.0'?><a>b</a>".encode(), None, "xml"),
    "xml behind white space": (b"\n  <officiele-publicatie>x", None, "xml"),
    "xml in UTF-16": ('<?xml version="1.0"?><a>b</a>'.encode("utf-16"), None, "xml"),
    "xml without declaration": (b"<brief><p>Geachte</p></brief>\n", None, "xml"),
    "html doctype": (b"<!DOCTYPE html><p>x", None, "html"),
    "html without doctype": (b"<HTML lang=nl><body>x", None, "html"),
    "html fragment": (b"  <div class=x>tekst</div>", None, "html"),
    "html behind a comment": (b"<!-- c --><html>x", None, "html"),
    "xhtml": (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html/>', None, "html"),
    "text": (b"Geachte voorzitter,", None, "text"),
    "text that begins with a sign": (b"< 5 procent van de gevallen", None, "text"),
    "text named html": (b"gewone tekst", "x.html", "text"),
    "html named txt": (b"<html><p>x", "x.txt", "html"),
    "text in UTF-16 without mark": ("Geachte voorzitter".encode("utf-16-le"), None, "text"),
}


@pytest.mark.parametrize(("data", "name", "kind"), KINDS.values(), ids=KINDS)
def test_kind(data: bytes, name: str | None, kind: str) -> None:
    assert sniff(data, name) == kind


BAD = {
    "nothing": (b"", errors.EmptyDocument, "empty"),
    "white space": (b" \n\t\r\n", errors.EmptyDocument, "empty"),
    "only a mark": ("\ufeff".encode(), errors.EmptyDocument, "no text"),
    "markup without text": (b"<html><body></body></html>", errors.EmptyDocument, "no text"),
    "random bytes": (bytes(range(256)) * 20, errors.UnknownFormat, "no text"),
    "many control characters": (b"a\x01b\x02" * 50, errors.UnknownFormat, "control characters"),
    "jpeg": (b"\xff\xd8\xff\xe0xxxx", errors.UnknownFormat, "JPEG"),
    "png": (b"\x89PNG\r\n\x1a\nxxx", errors.UnknownFormat, "PNG"),
    "rtf": (b"{\\rtf1 tekst}", errors.UnknownFormat, "RTF"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, errors.UnknownFormat, ".doc"),
    "encrypted docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0" + "EncryptedPackage".encode("utf-16-le"),
        errors.ProtectedDocument,
        "encrypted",
    ),
    "odt": (zipped(content_xml="<x/>", mimetype="x"), errors.UnknownFormat, "ODT"),
    "xlsx": (zipped(xl__workbook_xml="<x/>"), errors.UnknownFormat, "Excel"),
    "zip": (zipped(iets="x"), errors.UnknownFormat, "zip archive"),
    "zip cut off": (zipped(word__document_xml="x" * 999)[:200], errors.DamagedDocument, "Word file"),
    "docx of nonsense": (zipped(word__document_xml="<x"), errors.DamagedDocument, "Word file"),
}


@pytest.mark.parametrize(("data", "kind", "words"), BAD.values(), ids=BAD)
def test_bad_input_says_what_and_what_to_do(data: bytes, kind: type[errors.ReadError], words: str) -> None:
    with pytest.raises(kind) as caught:
        read_bytes(data)
    assert type(caught.value) is kind
    assert words in caught.value.what
    assert caught.value.remedy


def test_too_large() -> None:
    with pytest.raises(errors.TooLarge, match="1,001 bytes"):
        read_bytes(b"a" * 1001, max_bytes=1000)
    assert read_bytes(b"a" * 1000, max_bytes=1000).text


def test_a_stray_control_character_is_text() -> None:
    text = "Een lange regel met gewone woorden, en daarin \0 en \x0b en \x1b erin.\n" * 9
    assert read_bytes(text.encode()).text == text
