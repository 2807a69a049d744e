"""Plain text and its encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.errors import ReadError
from kamerspoor.readers import read_bytes
from kamerspoor.readers.decoding import decode, decode_html, decode_xml
from kamerspoor.spans import Origin

TEXT = "Één regel – met “leestekens” en €\r\ntweede\fblad\n"

ENCODINGS = {
    "utf-8": (TEXT.encode(), "utf-8", None),
    "utf-8 with mark": (TEXT.encode("utf-8-sig"), "utf-8", None),
    "utf-16 with mark": (TEXT.encode("utf-16"), "utf-16-le", "info"),
    "utf-16-be with mark": ("\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"), "utf-16-be", "info"),
    "utf-16-le": (TEXT.encode("utf-16-le"), "utf-16-le", "info"),
    "utf-16-be": (TEXT.encode("utf-16-be"), "utf-16-be", "info"),
    "cp1252": (TEXT.encode("cp1252"), "cp1252", "info"),
}


@pytest.mark.parametrize(("data", "encoding", "severity"), ENCODINGS.values(), ids=ENCODINGS)
def test_encoding(data: bytes, encoding: str, severity: str | None) -> None:
    raw = read_bytes(data)
    assert raw.text == TEXT
    assert (raw.form, raw.format, raw.encoding) == ("lines", "text", encoding)
    assert raw.origins == (Origin(0, len(TEXT), 0, len(TEXT)),)
    assert raw.page_breaks == (TEXT.index("\f") + 1,)
    assert [(c.code, c.severity) for c in raw.checks] == ([("encoding", severity)] if severity else [])
    assert all(encoding in c.message for c in raw.checks)


def test_bytes_that_cp1252_leaves_open_become_latin1() -> None:
    assert decode(b"caf\xe9 \x81\x93").text == "café \x81“"


def test_text_cut_off_within_a_character_stays_utf8() -> None:
    decoded = decode("financiële coëfficiënt é".encode()[:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith(" \ufffd")
    assert decoded.checks[0].severity == "warning"


def test_lone_surrogates_in_utf16_are_replaced() -> None:
    decoded = decode(b"\xff\xfe" + "een twee".encode("utf-16-le") + b"\x00\xd8" + "x".encode("utf-16-le"))
    assert "\ufffd" in decoded.text
    assert decoded.checks[0].severity == "warning"


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-16", "utf-8", "rot13", "idna"])
def test_xml_declaration(declared: str) -> None:
    data = f'<?xml version="1.0" encoding="{declared}"?><a>café</a>'.encode("cp1252")
    decoded = decode_xml(data)
    assert "café" in decoded.text
    assert decoded.checks[0].code == "encoding"


def test_meta_charset_counts_only_where_the_bytes_are_no_utf8() -> None:
    page = '<html><meta charset="iso-8859-15"><p>10 €'
    assert decode_html(page.encode("iso-8859-15")).encoding == "iso-8859-15"
    assert decode_html(page.encode()).text == page


@given(st.text(min_size=1))
def test_any_text_comes_back_as_it_is(text: str) -> None:
    data = text.encode("utf-8", "replace")
    if data.decode().startswith(("\ufeff", "<", "%PDF", "PK", "{\\rtf")):
        return
    try:
        raw = read_bytes(data)
    except ReadError:
        return
    if raw.encoding == "utf-8" and raw.format == "text":
        assert raw.text == data.decode()


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        answer = read_bytes(data).text
    except ReadError as error:
        answer = error.remedy or ""
    assert answer
