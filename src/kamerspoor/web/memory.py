"""Finished answers, kept until the archive changes; tags by which a browser knows that it has the latest.

Most visits are to pages that others saw a moment ago. What is kept is the whole answer, compressed too, so that
a second visit costs next to nothing.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kamerspoor.web.accepting import accepted_form
from kamerspoor.web.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Hashable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kamerspoor.web.room import Room

_SMALL = 600
"""Bytes: less gains nothing by compression."""
_LARGEST = 4 * 1024 * 1024
_FRESH = "no-cache"
"""A browser asks each time; mostly the answer is that nothing changed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    packed: bytes | None
    tag: bytes

    @property
    def size(self) -> int:
        """Give the bytes that it takes."""
        return len(self.body) + len(self.packed or b"") + 1_000


@dataclass(slots=True)
class Memory:
    """The answers used last, up to so many bytes, of one version of the archive."""

    most: int
    version: Hashable = None
    size: int = 0
    held: OrderedDict[Hashable, Answer] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: Hashable, version: Hashable) -> Answer | None:
        """Give an answer of this version."""
        with self.lock:
            if version != self.version:
                self.held.clear()
                self.version, self.size = version, 0
                return None
            if found := self.held.get(key):
                self.held.move_to_end(key)
            return found

    def put(self, key: Hashable, version: Hashable, answer: Answer) -> None:
        """Keep an answer that was made from this version."""
        with self.lock:
            if version != self.version or answer.size > self.most // 8:
                return
            if old := self.held.pop(key, None):
                self.size -= old.size
            self.held[key] = answer
            self.size += answer.size
            while self.size > self.most:
                _, gone = self.held.popitem(last=False)
                self.size -= gone.size


class Remembering:
    """Gives answers again while nothing changed, and tells a browser when it has the latest already (304)."""

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self.app = app
        self.room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, else let it be made and keep it."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        key = (
            scope["path"], scope["query_string"], headers.get(b"host"), scope.get("scheme"),
            accepted_form(headers.get(b"accept", b"").decode("latin-1")), _language(headers.get(b"cookie", b"")),
        )  # fmt: skip
        version = self.room.version()
        answer = self.room.memory.get(key, version)
        if answer is None:
            made = await _made(self.app, {**scope, "method": "GET"}, receive)
            answer, kept = made
            if kept:
                self.room.memory.put(key, version, answer)
        await _send(answer, headers, scope["method"] == "HEAD", send)


def _language(cookies: bytes) -> str:
    """Give the language that a cookie chooses, so that no other cookie makes a page of its own."""
    chosen = [part.partition("=")[2] for part in cookies.decode("latin-1").split("; ") if part.startswith("taal=")]
    return chosen[-1] if chosen and chosen[-1] in LANGUAGES else ""


async def _made(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[Answer, bool]:
    status, headers, parts = 500, list[tuple[bytes, bytes]](), list[bytes]()

    async def take(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    await app(scope, receive, take)
    body = b"".join(parts)
    tag = b'"' + hashlib.blake2b(body, digest_size=12).hexdigest().encode() + b'"'
    names = {name for name, _ in headers}
    packed = gzip.compress(body, 5, mtime=0) if len(body) >= _SMALL and b"content-encoding" not in names else None
    kept = status == 200 and b"set-cookie" not in names and len(body) <= _LARGEST
    shown = tuple((n, v) for n, v in headers if n not in (b"content-length", b"etag"))
    if b"cache-control" not in names:
        shown = (*shown, (b"cache-control", _FRESH.encode() if status == 200 else b"no-store"))
    return Answer(status, shown, body, packed, tag), kept and not _private(headers)


def _private(headers: list[tuple[bytes, bytes]]) -> bool:
    return any(name == b"cache-control" and b"no-store" in value for name, value in headers)


async def _send(answer: Answer, asked: dict[bytes, bytes], bare: bool, send: Send) -> None:
    headers: list[Any] = [*answer.headers, (b"vary", b"Accept, Accept-Encoding, Cookie")]
    status, body = answer.status, answer.body
    if status == 200:
        headers.append((b"etag", answer.tag))
        if _matches(asked.get(b"if-none-match", b""), answer.tag):
            status, body = 304, b""
            headers = [header for header in headers if header[0] != b"content-type"]
    if status != 304:
        if answer.packed and b"gzip" in asked.get(b"accept-encoding", b""):
            body = answer.packed
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if bare else body})


def _matches(asked: bytes, tag: bytes) -> bool:
    given = [one.strip().removeprefix(b"W/") for one in asked.split(b",")]
    return tag in given or b"*" in given
