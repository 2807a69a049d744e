"""Follow parliament's SyncFeed, a feed of changes for each category.

Every entry has a link `next` with a skiptoken: where to go on after it. The newest page is empty and says where to
`resume`, or has no link at all. An entry that was superseded is gone, so a token says only from where on, never
which entry is there.

Source: the documentation of the SyncFeed at opendata.tweedekamer.nl and clients that follow it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from kamerspoor.errors import SourceChanged
from kamerspoor.sources.answers import parse_xml
from kamerspoor.sources.fetched import Fetched, Run, SourceState, Step, later, parse_moment
from kamerspoor.sources.http import Client, shown
from kamerspoor.sources.settings import SyncFeedSettings
from kamerspoor.sources.trail import Trail

_CHECK = "open the address; if the feed has moved or changed, set [syncfeed] base in the settings"


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What paging needs to know of a page: where the next one is, where to resume, the newest change."""

    next: str | None
    resume: str | None
    entries: int
    newest: datetime | None


def syncfeed_runs(client: Client, settings: SyncFeedSettings) -> tuple[Run, ...]:
    """Give a run for each category."""
    return tuple(Run("syncfeed", category, _steps(client, settings, category)) for category in settings.categories)


def _steps(client: Client, settings: SyncFeedSettings, category: str) -> Callable[[SourceState | None], Iterator[Step]]:
    def steps(state: SourceState | None) -> Iterator[Step]:
        token = state.token if state else None
        newest = state.newest if state else None
        trail = Trail()
        more = True
        while more:
            url = _url(settings.base, category, token)
            data = client.fetch(url, "xml").data
            page = read_feed_page(data, shown(url))
            trail.step(url, data)
            newest = later(newest, page.newest)
            onward = page.next if page.entries or page.next != token else None
            more = onward is not None
            token = onward or page.resume or token
            now = client.clock.now()
            fetched = Fetched(shown(url), data, "official", category, now, page.newest)
            yield Step(
                (fetched,) if page.entries else (),
                SourceState("syncfeed", category, token, newest, now, None if more else 0),
            )

    return steps


def _url(base: str, category: str, token: str | None) -> str:
    asked = f"{base}{'&' if '?' in base else '?'}category={quote(category)}"
    return asked + (f"&skiptoken={quote(token)}" if token else "")


def read_feed_page(data: bytes, where: str) -> FeedPage:
    """Read the links of a page of the feed.

    Raises: SourceChanged when it is no Atom feed, or a link lacks its skiptoken.
    """
    feed = parse_xml(data)
    if _local(feed) != "feed":
        raise SourceChanged(f"it is no feed but <{_local(feed)}>", where=where, remedy=_CHECK)
    entries = [child for child in feed if _local(child) == "entry"]
    last_next = _link(entries[-1], "next", where) if entries else None
    return FeedPage(
        next=last_next or _link(feed, "next", where),
        resume=_link(feed, "resume", where),
        entries=len(entries),
        newest=_newest(entries),
    )


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _link(element: Any, relation: str, where: str) -> str | None:
    for child in element:
        if _local(child) == "link" and child.get("rel") == relation:
            tokens: list[str] | None = parse_qs(urlsplit(child.get("href", "")).query).get("skiptoken")
            if not tokens:
                raise SourceChanged(f"its link `{relation}` has no skiptoken", where=where, remedy=_CHECK)
            return tokens[0]
    return None


def _newest(entries: list[Any]) -> datetime | None:
    newest: datetime | None = None
    for entry in entries:
        text = next((child.text for child in entry if _local(child) == "updated"), None)
        newest = later(newest, parse_moment(text))
    return newest
