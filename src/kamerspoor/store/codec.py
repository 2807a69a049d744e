"""Records to bytes and back, exactly: `decode(encode(record)) == record`."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from threading import Lock
from typing import Any, get_type_hints

import msgspec
import zstandard

from kamerspoor.model import Record

_LEVEL = 6  # Of compression: beyond it the size hardly falls and the time doubles.


class Codec:
    """Packs and unpacks; one a thread, since its buffers are its own."""

    def __init__(self) -> None:
        self._packer = zstandard.ZstdCompressor(level=_LEVEL)
        self._unpacker = zstandard.ZstdDecompressor()

    def pack(self, data: bytes) -> bytes:
        """Compress bytes."""
        return self._packer.compress(data)

    def unpack(self, data: bytes) -> bytes:
        """Give compressed bytes back.

        Raises: ValueError when they are damaged.
        """
        try:
            return self._unpacker.decompress(data)
        except zstandard.ZstdError as error:
            raise ValueError(str(error)) from error

    def pack_record(self, record: Record) -> bytes:
        """Write a record as compressed JSON."""
        return self.pack(msgspec.json.encode(record))

    def unpack_record(self, data: bytes) -> Record:
        """Read a record again.

        Raises: ValueError when it is damaged.
        """
        held = _PARTS.decode(self.unpack(data))
        try:
            return Record(**{name: decoder.decode(held[name]) for name, decoder in _decoders()})
        except KeyError as error:
            raise ValueError(f"the record has no {error}") from error

    def unpack_text(self, data: bytes) -> str:
        """Read the text of a record alone, many times faster than all of it.

        Raises: ValueError when it is damaged.
        """
        return _TEXT.decode(self.unpack(data)).text


class _Text(msgspec.Struct):
    text: str


_PARTS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_TEXT = msgspec.json.Decoder(_Text)
_MAKING = Lock()


def _decoders() -> tuple[tuple[str, msgspec.json.Decoder[Any]], ...]:
    # Two threads that learn a type at once end the process: msgspec keeps what it has half learned.
    with _MAKING:
        return _made()


@cache
def _made() -> tuple[tuple[str, msgspec.json.Decoder[Any]], ...]:
    return tuple((name, msgspec.json.Decoder(kind)) for name, kind in _types())


def _types() -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(Record)
    # Rows of two lengths are a type that the decoder cannot tell apart, and need not.
    hints["source_map"] = tuple[tuple[int | float, ...], ...]
    return tuple((field.name, hints[field.name]) for field in fields(Record))
