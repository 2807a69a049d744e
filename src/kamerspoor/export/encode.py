"""Records as JSON, the fields in the order of `model.Record`."""

from __future__ import annotations

import msgspec

from kamerspoor.model import Record


def encode(record: Record) -> bytes:
    """Give the record as one line of JSON, without a line end."""
    return msgspec.json.encode(record)


def encode_pretty(record: Record) -> bytes:
    """Give the record as JSON for people: a field a line, and of a list an element a line.

    Indenting every number would spread the map to the source over a screen a sentence.
    """
    fields = msgspec.json.decode(msgspec.json.encode(record), type=dict[str, msgspec.Raw])
    lines = [b"  " + msgspec.json.encode(name) + b": " + _spread(bytes(value)) for name, value in fields.items()]
    return b"{\n" + b",\n".join(lines) + b"\n}"


def _spread(value: bytes) -> bytes:
    if not value.startswith(b"[") or value == b"[]":
        return value
    elements = msgspec.json.decode(value, type=list[msgspec.Raw])
    return b"[\n" + b",\n".join(b"    " + bytes(e) for e in elements) + b"\n  ]"
