"""Keep visitors within limits, and browsers from doing what no page of ours asks."""

from __future__ import annotations

import json
import logging
import sys
from collections import OrderedDict
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address, ip_network
from time import monotonic, perf_counter
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from kamerspoor.web import problems
from kamerspoor.web.room import ROOM

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kamerspoor.web.room import Room

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
    (b"access-control-expose-headers", b"ETag, Link, Retry-After"),
)
"""On every answer. Reading is open to programs of all origins: nothing here depends on who asks.
Source: OWASP secure headers project; CSP level 3."""
METHODS = {
    "allow": "GET, HEAD, OPTIONS",
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "Accept, If-None-Match",
    "access-control-max-age": "86400",
}
_CLIENTS = 10_000
_HOME_BITS = 64
"""Of an IPv6 address: what a provider gives one customer. Source: RFC 6177."""


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

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self.app = app
        self.room = room
        self.settings = room.settings
        self.buckets = Buckets(room.settings.rate, room.settings.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = {**scope, ROOM: self.room}
        started, status, size = perf_counter(), 0, 0

        async def guarded(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                given = {name for name, _ in message["headers"]}
                # A page may be stricter than the rest: a second policy of the same name is of no use to it.
                message["headers"] = [*message["headers"], *(one for one in HEADERS if one[0] not in given)]
            else:
                size += len(message.get("body", b""))
            await send(message)

        client = scope["client"][0] if scope.get("client") else "-"
        try:
            answer = self._refusal(scope, client)
            await (answer or self.app)(scope, receive, guarded)
        except Exception:
            # The last place before the server, which would say it without our headers and in nobody's language.
            logging.getLogger("kamerspoor.web").exception("%s %s failed", scope["method"], scope["path"])
            if status:
                raise
            await self._problem(scope, 500)(scope, receive, guarded)
        finally:
            if self.settings.log:
                _log(scope, client, status, size, perf_counter() - started)

    def _refusal(self, scope: Scope, client: str) -> Response | None:
        if len(scope["path"]) + len(scope["query_string"]) > self.settings.longest_query * 4:
            return self._problem({**scope, "query_string": b""}, 414)
        if self.settings.limited and (wait := self.buckets.take(_household(client), monotonic())):
            return self._problem(scope, 429, {"retry-after": str(int(wait) + 1)})
        if scope["method"] == "OPTIONS":
            return Response(status_code=204, headers=METHODS)
        if scope["method"] not in ("GET", "HEAD"):
            return self._problem(scope, 405, METHODS)
        return None

    def _problem(self, scope: Scope, status: int, headers: dict[str, str] | None = None) -> Response:
        return problems.respond(Request(scope), self.room, status, headers=headers)


def _household(client: str) -> str:
    """Give what counts as one client: an IPv4 address, or the IPv6 addresses of one customer.

    >>> _household("192.0.2.7"), _household("2001:db8:1:2:3:4:5:6"), _household("::ffff:192.0.2.7")
    ('192.0.2.7', '2001:db8:1:2::/64', '192.0.2.7')
    """
    if ":" not in client:
        return client
    try:
        address = ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if not isinstance(address, IPv6Address):
        return client
    return str(address.ipv4_mapped or ip_network((address, _HOME_BITS), strict=False))


def _log(scope: Scope, client: str, status: int, size: int, seconds: float) -> None:
    """Write a line of JSON for each request, on standard error."""
    line = {
        "client": client, "method": scope["method"], "path": scope["path"],
        "query": scope["query_string"].decode("latin-1"), "status": status, "bytes": size,
        "ms": round(1e3 * seconds, 1),
    }  # fmt: skip
    sys.stderr.write(json.dumps(line, ensure_ascii=True) + "\n")
