"""One client for all sources: patient, paced, sceptical of what comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

import httpx

from kamerspoor.errors import (
    SourceChanged,
    SourceDown,
    SourceError,
    SourceMissing,
    SourceRefused,
    SourceSlow,
    TooManyRequests,
)
from kamerspoor.sources.answers import Expected, fault_of
from kamerspoor.sources.cache import Cache, Kept
from kamerspoor.sources.settings import HttpSettings
from kamerspoor.sources.waiting import Clock, back_off, parse_retry_after

_ACCEPT = {
    "json": "application/json",
    "xml": "application/xml, application/atom+xml;q=0.9, text/xml;q=0.9",
    "any": "*/*",
}
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_MISSING = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_WAIT_FOR_IT = "try again later; what was stored stays, and the next run goes on from there"
_LOOK_AT_IT = "open the address in a browser; if the source has moved or changed, set its address in the settings"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source answered: bytes as they came, without the compression of the way."""

    url: str
    data: bytes
    content_type: str
    modified: datetime | None
    unchanged: bool


@dataclass(frozen=True, slots=True)
class _Raw:
    status: int
    headers: Mapping[str, str]
    data: bytes


class _Again(Exception):
    """One attempt failed in a way that may pass."""

    def __init__(self, error: SourceError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait


@dataclass(slots=True)
class Client:
    """An open client. `hosts` are the only ones that it asks, or lets itself be sent to.

    Not for use by several threads at once: the pace is kept for one.
    """

    settings: HttpSettings = field(repr=False)  # a proxy's address may hold a password
    hosts: frozenset[str]
    clock: Clock
    cache: Cache | None = None
    _client: httpx.Client = field(init=False)
    _last: dict[str, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        s = self.settings
        self._client = httpx.Client(
            headers={"User-Agent": s.user_agent},
            timeout=httpx.Timeout(s.read_timeout, connect=s.connect_timeout),
            follow_redirects=False,
            trust_env=False,
            proxy=s.proxy,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def fetch(self, url: str, expected: Expected = "any", *, tries: int | None = None) -> Answer:
        """Fetch an address, as often as the settings allow while failures may pass.

        Raises: a `SourceError` with the address and what to do; `CacheError`.
        """
        attempts = max(1, tries if tries is not None else self.settings.tries)
        for attempt in range(attempts):
            try:
                return self._attempt(url, expected)
            except _Again as again:
                if attempt + 1 == attempts or self._too_long(again.wait):
                    raise again.error from again
                self._wait(attempt, again.wait)
        raise AssertionError("a loop of one or more attempts returns or raises")

    def _attempt(self, url: str, expected: Expected) -> Answer:
        kept = self.cache.load(url) if self.cache else None
        target = url
        for _ in range(_MOST_REDIRECTS + 1):
            self._check_address(target)
            raw = self._ask(target, expected, kept[0] if kept else None)
            if raw.status in _REDIRECTS and (place := raw.headers.get("location")):
                target = self._redirected(target, place)
                continue
            return self._judge(url, target, raw, expected, kept)
        raise SourceChanged(f"it redirects more than {_MOST_REDIRECTS} times", where=shown(url), remedy=_LOOK_AT_IT)

    def _ask(self, url: str, expected: Expected, kept: Kept | None) -> _Raw:
        headers = {"Accept": _ACCEPT[expected]}
        if kept and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept and kept.last_modified:
            headers["If-Modified-Since"] = kept.last_modified
        self._keep_pace(url)
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                data = self._receive(url, response)
                return _Raw(response.status_code, response.headers, data)
        except httpx.TimeoutException as error:
            raise _Again(_slow(url, f"no answer in time ({type(error).__name__})")) from error
        except httpx.RequestError as error:
            raise _Again(_down(url, f"the connection failed: {error or type(error).__name__}")) from error
        except httpx.InvalidURL as error:
            raise SourceChanged(f"this is no address: {error}", where=shown(url), remedy=_LOOK_AT_IT) from error

    def _receive(self, url: str, response: httpx.Response) -> bytes:
        until = self.clock.monotonic() + self.settings.whole_timeout
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            size += len(part)
            if size > self.settings.max_bytes:
                raise SourceChanged(
                    f"the answer is larger than {self.settings.max_bytes:,} bytes",
                    where=shown(url),
                    remedy="raise [http] max_bytes if this is right",
                    status=response.status_code,
                )
            if self.clock.monotonic() > until:
                raise _Again(_slow(url, f"the answer took more than {self.settings.whole_timeout:g} s"))
            parts.append(part)
        return b"".join(parts)

    def _judge(self, url: str, target: str, raw: _Raw, expected: Expected, kept: tuple[Kept, bytes] | None) -> Answer:
        if raw.status == 304 and kept:
            return _answer(kept[0].final_url, kept[1], kept[0].content_type, kept[0].last_modified, unchanged=True)
        if raw.status != 200:
            self._refuse(target, raw)
        if "fout404" in target:
            raise _missing(url, None)
        if fault := fault_of(raw.data, expected):
            kind, what = fault
            changed = SourceChanged(what, where=shown(target), remedy=_LOOK_AT_IT, status=200)
            if kind == "html":
                raise changed
            raise _Again(changed)
        content_type, modified = raw.headers.get("content-type", ""), raw.headers.get("last-modified")
        self._keep(url, target, raw, content_type, modified)
        return _answer(target, raw.data, content_type, modified, unchanged=False)

    def _keep(self, url: str, target: str, raw: _Raw, content_type: str, modified: str | None) -> None:
        etag = raw.headers.get("etag")
        if not self.cache or "no-store" in raw.headers.get("cache-control", "").lower():
            return
        if not etag and not modified:
            return  # nothing to ask with next time
        sha256 = hashlib.sha256(raw.data).hexdigest()
        self.cache.keep(
            Kept(
                url=url,
                final_url=target,
                sha256=sha256,
                content_type=content_type,
                etag=etag,
                last_modified=modified,
            ),
            raw.data,
        )

    def _refuse(self, url: str, raw: _Raw) -> None:
        status = raw.status
        after = parse_retry_after(raw.headers.get("retry-after"), self.clock.now())
        if status == 429:
            raise _Again(_too_many(url, after), after)
        if status in _PASSING:
            raise _Again(_down(url, f"it answers {status}", status), after)
        if status in _MISSING:
            raise _missing(url, status)
        if 400 <= status < 500:
            raise SourceRefused(f"it answers {status}", where=shown(url), remedy=_LOOK_AT_IT, status=status)
        if status >= 500:
            raise _down(url, f"it answers {status}", status)
        raise SourceChanged(f"it answers {status}", where=shown(url), remedy=_LOOK_AT_IT, status=status)

    def _redirected(self, url: str, place: str) -> str:
        try:
            target = str(httpx.URL(url).join(place))
        except httpx.InvalidURL as error:
            raise SourceChanged(f"it redirects to what is no address: {error}", where=shown(url)) from error
        if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
            raise SourceChanged(f"it redirects from https to {shown(target)}", where=shown(url), remedy=_LOOK_AT_IT)
        return target

    def _check_address(self, url: str) -> None:
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise SourceRefused(f"{url!r} is no address: {error}", remedy=_LOOK_AT_IT) from error
        if parts.scheme not in ("http", "https"):
            raise SourceRefused(f"only http and https are asked, not {parts.scheme or 'no scheme'}", where=shown(url))
        if parts.hostname not in self.hosts:
            raise SourceRefused(
                f"{parts.hostname or 'no host'} is none of the hosts that may be asked",
                where=shown(url),
                remedy="add it to [http] hosts if it is right",
            )

    def _keep_pace(self, url: str) -> None:
        host = urlsplit(url).netloc
        if host in self._last and (rest := self._last[host] + self.settings.pace - self.clock.monotonic()) > 0:
            self.clock.sleep(rest)
        self._last[host] = self.clock.monotonic()

    def _too_long(self, wait: float | None) -> bool:
        return wait is not None and wait > self.settings.longest_retry_after

    def _wait(self, attempt: int, asked: float | None) -> None:
        s = self.settings
        own = back_off(attempt, first=s.first_wait, longest=s.longest_wait, chance=self.clock.chance())
        self.clock.sleep(max(own, asked or 0.0))


def shown(url: str) -> str:
    """Give an address as it may be shown: without user and password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _answer(url: str, data: bytes, content_type: str, modified: str | None, *, unchanged: bool) -> Answer:
    try:
        moment = parsedate_to_datetime(modified) if modified else None
    except ValueError:
        moment = None
    return Answer(url, data, content_type, moment, unchanged)


def _down(url: str, what: str, status: int | None = None) -> SourceDown:
    return SourceDown(what, where=shown(url), remedy=_WAIT_FOR_IT, status=status)


def _slow(url: str, what: str) -> SourceSlow:
    return SourceSlow(what, where=shown(url), remedy=_WAIT_FOR_IT)


def _missing(url: str, status: int | None) -> SourceMissing:
    says = f"it answers {status}" if status else "it sends to its page for what is not there"
    return SourceMissing(
        says, where=shown(url), remedy="the item was withdrawn, or the address is wrong", status=status
    )


def _too_many(url: str, after: float | None) -> TooManyRequests:
    when = f"; it asks to wait {after:g} s" if after is not None else ""
    return TooManyRequests(
        f"it answers 429, too many requests{when}",
        where=shown(url),
        remedy="come back later, or raise [http] pace",
        status=429,
    )
