"""Where the next page begins, as a short text that only the same question takes."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

import msgspec

from kamerspoor.errors import UsageError

_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last hit of a page: how many came before and with it, its place in the order of days, its score."""

    shown: int
    order: int
    score: float
    question: str


def question(*parts: object) -> str:
    """Give what tells one question from another."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def write(cursor: Cursor) -> str:
    """Write a cursor as letters and digits."""
    values = (cursor.shown, cursor.order, cursor.score, cursor.question)
    return base64.urlsafe_b64encode(msgspec.msgpack.encode(values)).decode().rstrip("=")


def read(text: str, asked: str) -> Cursor:
    """Read a cursor that belongs to this question.

    Raises: UsageError.
    """
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        values = msgspec.msgpack.decode(data, type=tuple[int, int, float, str])
    except (ValueError, binascii.Error, msgspec.DecodeError):
        raise UsageError(
            f"--after {text[:40]!r} is no place to go on from", remedy="give what the last page ended with"
        ) from None
    cursor = Cursor(*values)
    if cursor.question != asked:
        raise UsageError("--after belongs to another question", remedy="ask the same as before, or leave it out")
    if cursor.shown < 0 or cursor.order < 0:
        raise UsageError(
            f"--after {text[:40]!r} is no place to go on from", remedy="give what the last page ended with"
        )
    return cursor
