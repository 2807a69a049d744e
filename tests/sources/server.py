"""A source on the loopback that does what a test tells it to, and what a sync needs around it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from kamerspoor.sources.fetched import Fetched, SourceState
from kamerspoor.sources.http import Client
from kamerspoor.sources.settings import HttpSettings
from kamerspoor.sources.waiting import Clock

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    url: str


@dataclass(frozen=True)
class Reply:
    """What to answer: `cut` closes the connection after so many bytes of the body, `delay` waits before each byte."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    delay: float = 0.0
    trickle: float = 0.0


Answering = Callable[[Asked], Reply]


@dataclass
class Server:
    """A running server: where it is, what it was asked."""

    base: str
    asked: list[Asked]

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


@contextmanager
def serving(answer: Answering) -> Iterator[Server]:
    """Serve on a free port until the block ends."""
    asked: list[Asked] = []
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # or each answer waits 40 ms for an acknowledgement

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            question = Asked(parts.path, query, {k.lower(): v for k, v in self.headers.items()}, self.path)
            with lock:
                asked.append(question)
                reply = answer(question)
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            if reply.delay:
                time.sleep(reply.delay)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                if reply.trickle:
                    for at in range(len(reply.body)):
                        self.wfile.write(reply.body[at : at + 1])
                        self.wfile.flush()
                        time.sleep(reply.trickle)
                else:
                    self.wfile.write(reply.body if reply.cut is None else reply.body[: reply.cut])
            except OSError:
                pass  # the client went away, as it should
            if reply.cut is not None:
                self.wfile.flush()
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class FakeTime:
    """A clock that passes by itself and leaps when it is told to sleep."""

    def __init__(self, now: datetime = NOW) -> None:
        self.start = now
        self.slept: list[float] = []
        self._real = time.monotonic()

    def clock(self) -> Clock:
        return Clock(now=self.now, monotonic=self.monotonic, sleep=self.slept.append, chance=lambda: 1.0)

    def monotonic(self) -> float:
        return time.monotonic() - self._real + sum(self.slept)

    def now(self) -> datetime:
        return self.start + timedelta(seconds=sum(self.slept))


QUICK = HttpSettings(pace=0.0, tries=3)


def client_for(
    time_: FakeTime, settings: HttpSettings = QUICK, *, hosts: frozenset[str] = frozenset({"127.0.0.1"}), **more: Any
) -> Client:
    return Client(settings, hosts, time_.clock(), **more)


class ListSink:
    """Keeps in memory what it is given, each address once."""

    def __init__(self) -> None:
        self.items: dict[str, Fetched] = {}
        self.states: dict[tuple[str, str], SourceState] = {}
        self.taken = 0

    def take(self, fetched: tuple[Fetched, ...], state: SourceState) -> None:
        for item in fetched:
            self.items[item.uri] = item
            self.taken += 1
        self.states[(state.source, state.collection)] = state

    def recall(self, source: str, collection: str) -> SourceState | None:
        return self.states.get((source, collection))


def as_json(value: object, **headers: str) -> Reply:
    return Reply(json.dumps(value).encode(), headers={"Content-Type": "application/json", **headers})


def as_xml(text: str, **headers: str) -> Reply:
    return Reply(text.encode(), headers={"Content-Type": "application/xml; charset=utf-8", **headers})


PAGE_404 = b"<!DOCTYPE html>\n<html><head><title>Pagina niet gevonden</title></head><body>Helaas.</body></html>"


def as_html(body: bytes = PAGE_404, status: int = 200) -> Reply:
    return Reply(body, status, {"Content-Type": "text/html"})
