"""Read one file or fetched page for the archive: its bytes, packed, and what they hold.

A pure function of the bytes, run in whatever process the runner chooses; packing is done there too, so that the one
writer has little left to do.
"""

from __future__ import annotations

import hashlib
import pickle
import re
from functools import cache
from typing import NamedTuple

from kamerspoor import engine
from kamerspoor.errors import OfficialDataError
from kamerspoor.model import Record
from kamerspoor.official import decisions, feed, metadata, odata
from kamerspoor.official.values import Value
from kamerspoor.store.codec import Codec

_METADATA = re.compile(rb"<(?:\w+:)?Edmx[\s>]")
_FEED = re.compile(rb"<feed[\s>]|<(?:\w+:)?feed\s[^>]*http://www\.w3\.org/2005/Atom")
_LINE_OF_LINKS = re.compile(rb'\s*\{[^\n]*"Besluit_Id"[^\n]*"Zaak_Id"|\s*\{[^\n]*"Zaak_Id"[^\n]*"Besluit_Id"')
_HEAD = 4096


class ReadDocument(NamedTuple):
    """A document: its bytes and its record, each also packed as the archive keeps it."""

    sha256: bytes
    size: int
    packed: bytes
    record: Record
    packed_record: bytes


class ReadOfficial(NamedTuple):
    """A page of official data, or a file of links between official records."""

    sha256: bytes
    size: int
    packed: bytes
    values: tuple[Value, ...]
    warnings: tuple[str, ...]


class LeftAlone(NamedTuple):
    """A file that is neither a document nor official data, and why."""

    reason: str


Read = ReadDocument | ReadOfficial | LeftAlone


def read_for_archive(data: bytes, shown: str) -> bytes:
    """Read bytes of any known kind; give the `Read` pickled, which every runner can carry.

    Raises: ReadError, OfficialDataError.
    """
    return pickle.dumps(read_any(data, shown), protocol=pickle.HIGHEST_PROTOCOL)


def read_any(data: bytes, shown: str) -> Read:
    """Read bytes of any known kind.

    Raises: ReadError, OfficialDataError.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] in (b"{", b"[") or shown.endswith((".json", ".jsonl")):
        return _official_json(data, shown)
    if head[:1] == b"<" and _METADATA.search(head):
        metadata.read_metadata(data, shown)
        return LeftAlone("a description of a source, not data of it")
    if head[:1] == b"<" and _FEED.search(head):
        page = feed.read_feed(data, shown)
        return _official(data, page.entities, page.warnings)
    record = engine.read_bytes(data, shown)
    codec = _codec()
    return ReadDocument(hashlib.sha256(data).digest(), len(data), codec.pack(data), record, codec.pack_record(record))


def _official_json(data: bytes, shown: str) -> Read:
    try:
        if _LINE_OF_LINKS.match(data):
            return _official(data, decisions.read_links(data, shown), ())
        if data.lstrip()[:1] == b"{" and (lines := _records_a_line(data)):
            return _official(data, _page_of_lines(lines, shown), ())
        page = odata.read_page(data, shown)
    except OfficialDataError as error:
        if shown.endswith((".json", ".jsonl")) and _is_json(data):
            return LeftAlone(f"no official data: {error.what}")
        raise
    return _official(data, page.entities, page.warnings)


def _records_a_line(data: bytes) -> list[bytes]:
    """Give the lines of a file that has one JSON object a line; nothing where it has not."""
    lines = [line for line in data.split(b"\n") if line.strip()]
    whole = all(line.lstrip()[:1] == b"{" and line.rstrip()[-1:] == b"}" for line in lines)
    return lines if len(lines) > 1 and whole else []


def _page_of_lines(lines: list[bytes], shown: str) -> tuple[Value, ...]:
    return odata.read_page(b"[" + b",".join(lines) + b"]", shown).entities


def _is_json(data: bytes) -> bool:
    import msgspec

    try:
        for text in _records_a_line(data) or [data]:
            msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _official(data: bytes, values: tuple[Value, ...], warnings: tuple[str, ...]) -> ReadOfficial:
    return ReadOfficial(hashlib.sha256(data).digest(), len(data), _codec().pack(data), values, warnings)


@cache
def _codec() -> Codec:
    return Codec()
