"""Go round a room: its routes, and the pages that one comes to by links from the first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from fastapi import FastAPI
from fastapi.routing import APIRoute
from selectolax.lexbor import LexborHTMLParser
from starlette.routing import Match
from starlette.testclient import TestClient

ENOUGH = 600
"""Pages: more than the test archive has kinds of links to."""


def application(guarded: Any) -> FastAPI:
    """Give the application within what guards it."""
    while not isinstance(guarded, FastAPI):
        guarded = guarded.app
    return guarded


def routes(app: FastAPI) -> list[APIRoute]:
    """Give all routes, those of included routers too."""
    return list(_flat(app.routes))


def _flat(found: Iterable[Any]) -> Iterable[APIRoute]:
    for route in found:
        if isinstance(route, APIRoute):
            yield route
        elif inner := getattr(route, "original_router", None):
            yield from _flat(inner.routes)


def route_of(path: str, among: Iterable[APIRoute]) -> str | None:
    """Give the route that answers at a path."""
    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    return next((route.path for route in among if route.matches(scope)[0] is Match.FULL), None)


def links(page: str, at: str) -> list[str]:
    """Give the addresses of ours that a page leads to, without their anchors."""
    found = [
        urldefrag(urljoin(at, value)).url
        for node in LexborHTMLParser(page).css("a[href], link[href], script[src], form[action]")
        for name in ("href", "src", "action")
        if (value := node.attributes.get(name))
    ]
    return list(dict.fromkeys(one for one in found if not urlsplit(one).scheme and not urlsplit(one).netloc))


def walk(client: TestClient, *starts: str) -> dict[str, int]:
    """Follow links from the first page, or those named, a few of each kind; give the status of each address."""
    among = routes(application(client.app))
    asked: dict[str, int] = {}
    of_kind: dict[tuple[str | None, int], int] = {}
    waiting = list(starts) or ["/"]
    while waiting and len(asked) < ENOUGH:
        address = waiting.pop(0)
        parts = urlsplit(address)
        kind = (route_of(parts.path, among), len(parts.query.split("&")) if parts.query else 0)
        if address in asked or of_kind.get(kind, 0) >= 12:
            continue
        of_kind[kind] = of_kind.get(kind, 0) + 1
        answer = client.get(address, follow_redirects=False)
        asked[address] = answer.status_code
        if answer.status_code == 200 and answer.headers["content-type"].startswith("text/html"):
            waiting += [one for one in links(answer.text, address) if one not in asked]
    return asked
