"""Page through an OData service: follow its links, and ask for less where it cannot answer.

What is left to do is a tuple of `Task`s, which can be written down and taken up again by a later run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from kamerspoor.errors import SourceChanged, SourceDown, SourceRefused, SourceSlow
from kamerspoor.sources.fetched import Fetched, later, parse_moment
from kamerspoor.sources.http import Client, shown
from kamerspoor.sources.metadata import CHECK_VERSION, Metadata, read_metadata
from kamerspoor.sources.odata_query import Query, narrowed, split_groups
from kamerspoor.sources.trail import Trail

# OData 4.01 lets a service leave out `odata.`.
_NEXT = ("@odata.nextLink", "@nextLink")
_COUNT = ("@odata.count", "@count")
_SERVER_PAGE = 250
_SMALLEST_PAGE = 10
_TOO_MUCH = frozenset({500, 502, 504})
_TOO_LONG = frozenset({400, 413, 414})
_MODIFIED = ("ApiGewijzigdOp", "GewijzigdOp")


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A question to ask, or a page to go on with.

    `link` is where the service says that the next page is; `size` with `skip` are pages of our own.
    """

    collection: str
    query: Query | None = None
    link: str | None = None
    size: int | None = None
    skip: int = 0
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `rest` is what is left to ask after it, `backlog` the items left in this question, if told."""

    fetched: Fetched
    rest: tuple[Task, ...]
    items: int
    backlog: int | None


def fetch_metadata(client: Client, base: str) -> Metadata:
    """Fetch and read what the service offers."""
    url = f"{base.rstrip('/')}/$metadata"
    return read_metadata(client.fetch(url, "xml").data, shown(url))


def tasks_of(queries: tuple[Query, ...]) -> tuple[Task, ...]:
    """Give the first tasks of some questions."""
    return tuple(Task(collection=query.collection, query=query) for query in queries)


def pages(client: Client, base: str, tasks: tuple[Task, ...], *, count: bool = True) -> Iterator[Page]:
    """Ask until nothing is left.

    Raises: SourceError when the service cannot answer, not even with smaller questions.
    """
    trail = Trail()
    while tasks:
        task, rest = tasks[0], tasks[1:]
        url = _url(task, base, count)
        smaller = _smaller(task, client.clock.now())
        try:
            answer = client.fetch(url, "json", tries=2 if smaller else None)
        except SourceDown as error:
            if smaller is None or not (error.status in _TOO_MUCH or isinstance(error, SourceSlow)):
                raise
            tasks = (*smaller, *rest)
            continue
        except SourceRefused as error:
            halves = split_groups(task.query) if task.query and error.status in _TOO_LONG else None
            if halves is None:
                raise
            tasks = (*tasks_of(halves), *rest)
            continue
        body = _body(answer.data, url)
        rows = body["value"]
        trail.step(url, msgspec.json.encode(rows), _question(task, url))
        fetched = Fetched(
            uri=shown(url),
            data=answer.data,
            kind="official",
            collection=task.collection,
            fetched_at=client.clock.now(),
            modified=newest_of(rows),
        )
        tasks = (*_inner(rows, task.collection, url), *_onward(task, body, url), *rest)
        yield Page(fetched, tasks, len(rows), _backlog(task, body))


def _url(task: Task, base: str, count: bool) -> str:
    if task.link is not None:
        return task.link
    assert task.query is not None
    return task.query.url(base, count=count, top=task.size, skip=task.skip)


def _question(task: Task, url: str) -> str:
    """Name what a page is a page of; a list inside of an item is at a path of its own."""
    return task.query.url("", count=False) if task.query else urlsplit(url).path


def _body(data: bytes, url: str) -> dict[str, Any]:
    body: Any = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    rows = body.get("value") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SourceChanged("the page has no list of items `value`", where=shown(url), remedy=CHECK_VERSION)
    return body


def _smaller(task: Task, now: datetime) -> tuple[Task, ...] | None:
    """Give tasks that ask less at a time, None when there are none.

    A page that the service itself linked to is asked again from the beginning, in pages of ours: where in our order
    its link stands is not known.
    """
    if task.query is None:
        return None
    size = (task.size or _SERVER_PAGE) // 2
    if size >= _SMALLEST_PAGE:
        return (msgspec.structs.replace(task, link=None, size=size, skip=task.skip if task.size else 0, seen=0),)
    parts = narrowed(task.query, now)
    return tasks_of(parts) if parts else None


def _onward(task: Task, body: dict[str, Any], url: str) -> tuple[Task, ...]:
    rows = len(body["value"])
    if link := _control(body, _NEXT):
        if not isinstance(link, str):
            raise SourceChanged(f"`{_NEXT[0]}` is no address", where=shown(url), remedy=CHECK_VERSION)
        return (msgspec.structs.replace(task, link=urljoin(url, link), seen=task.seen + rows),)
    if task.size is None or rows == 0:
        return ()
    total = _control(body, _COUNT)
    done = task.skip + task.seen + rows
    if (isinstance(total, int) and done >= total) or (total is None and task.seen + rows < task.size):
        return ()
    return (msgspec.structs.replace(task, link=None, skip=done, seen=0),)


def _control(body: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((body[name] for name in names if body.get(name) is not None), None)


def _backlog(task: Task, body: dict[str, Any]) -> int | None:
    total = _control(body, _COUNT)
    if not isinstance(total, int):
        return None
    return max(0, total - task.skip - task.seen - len(body["value"]))


def _inner(rows: list[Any], collection: str, url: str) -> tuple[Task, ...]:
    """Find where lists inside of items go on: `Stemming@odata.nextLink`."""
    found: list[Task] = []
    left = [(row, collection) for row in reversed(rows)]
    while left:
        value, name = left.pop()
        if isinstance(value, list):
            left.extend((item, name) for item in reversed(value))
        elif isinstance(value, dict):
            for key, item in value.items():
                if key.endswith(_NEXT) and not key.startswith("@") and isinstance(item, str):
                    found.append(Task(collection=key.partition("@")[0], link=urljoin(url, item)))
                elif isinstance(item, dict | list):
                    left.append((item, key))
    return tuple(found)


def newest_of(rows: list[Any]) -> datetime | None:
    """Give the latest moment at which any of the items changed, by the items themselves."""
    newest: datetime | None = None
    for row in rows:
        value = next((row[name] for name in _MODIFIED if isinstance(row.get(name), str)), None)
        newest = later(newest, parse_moment(value))
    return newest
