"""Keep visitors within limits, and browsers from doing what no page of ours asks."""

from __future__ import annotations

import json
import sys
from collections import OrderedDict
from dataclasses import dataclass, field
from time import monotonic, perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kamerspoor.web.settings import Settings

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"access-control-allow-origin", b"*"),
)
"""On every answer. Reading is open to programs of all origins: nothing here depends on who asks.
Source: OWASP secure headers project; CSP level 3."""
_CLIENTS = 10_000


@dataclass(slots=True)
class Buckets:
    """A bucket of requests for each client, refilled at a steady rate; the clients seen last are remembered."""

    rate: float
    burst: int
    held: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, client: str, now: float) -> float:
        """Take one request: 0, or the seconds until there is one again."""
        left, then = self.held.pop(client, (float(self.burst), now))
        left = min(self.burst, left + (now - then) * self.rate)
        wait = 0.0 if left >= 1 else (1 - left) / self.rate
        self.held[client] = (left if wait else left - 1, now)
        if len(self.held) > _CLIENTS:
            self.held.popitem(last=False)
        return wait


class Guarding:
    """Refuses what is too much or too long, adds the headers of safety, writes the access log."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.buckets = Buckets(settings.rate, settings.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status, size = perf_counter(), 500, 0

        async def guarded(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *HEADERS]
            else:
                size += len(message.get("body", b""))
            await send(message)

        client = scope["client"][0] if scope.get("client") else "-"
        try:
            if len(scope["path"]) + len(scope["query_string"]) > self.settings.longest_query * 4:
                await _refuse(guarded, 414, "the address is too long")
            elif self.settings.limited and (wait := self.buckets.take(client, monotonic())):
                await _refuse(guarded, 429, "too many requests", int(wait) + 1)
            elif scope["method"] == "OPTIONS":
                await _refuse(guarded, 204, "", allow=True)
            elif scope["method"] not in ("GET", "HEAD"):
                await _refuse(guarded, 405, "only reading is possible", allow=True)
            else:
                await self.app(scope, receive, guarded)
        finally:
            if self.settings.log:
                _log(scope, client, status, size, perf_counter() - started)


async def _refuse(send: Send, status: int, why: str, after: int | None = None, allow: bool = False) -> None:
    body = json.dumps({"status": status, "title": why, "detail": why}).encode() if why else b""
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())] if why else []
    if after is not None:
        headers.append((b"retry-after", str(after).encode()))
    if allow:
        headers += [(b"allow", b"GET, HEAD, OPTIONS"), (b"access-control-allow-methods", b"GET, HEAD, OPTIONS")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _log(scope: Scope, client: str, status: int, size: int, seconds: float) -> None:
    """Write a line of JSON for each request, on standard error."""
    line = {
        "client": client, "method": scope["method"], "path": scope["path"],
        "query": scope["query_string"].decode("latin-1"), "status": status, "bytes": size,
        "ms": round(1e3 * seconds, 1),
    }  # fmt: skip
    sys.stderr.write(json.dumps(line, ensure_ascii=True) + "\n")
