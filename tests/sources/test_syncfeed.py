"""Following the SyncFeed by its skiptokens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kamerspoor.errors import SourceChanged
from kamerspoor.official.feed import read_feed
from kamerspoor.sources.fetched import SourceState, Step
from kamerspoor.sources.settings import SyncFeedSettings
from kamerspoor.sources.syncfeed import read_feed_page, syncfeed_runs

from .server import Answering, Asked, FakeTime, Reply, as_html, as_xml, client_for, serving
from .services import Feed

ZAKEN = [(10, "a", "een"), (11, "b", "twee"), (20, "c", "drie"), (21, "d", "verwijderd"), (30, "e", "vijf")]


def follow(answer: Answering, state: SourceState | None = None) -> tuple[list[Step], list[Asked]]:
    with serving(answer) as server, client_for(FakeTime()) as client:
        settings = SyncFeedSettings(base=f"{server.base}/SyncFeed/2.0/Feed", categories=("Zaak",))
        (run,) = syncfeed_runs(client, settings)
        return list(run.steps(state)), server.asked


def names(steps: list[Step]) -> list[str]:
    return [name for s in steps for item in s.fetched for _, name, _ in ZAKEN if f'id="{name}"' in item.data.decode()]


@pytest.mark.parametrize("feed_links", [False, True], ids=["links in entries", "a link of the feed"])
def test_follows_to_the_end_and_remembers_where_it_is(feed_links: bool) -> None:
    steps, asked = follow(Feed({"Zaak": ZAKEN}, feed_links=feed_links))
    assert names(steps) == ["a", "b", "c", "d", "e"]
    assert steps[-1].state.backlog == 0
    assert steps[0].state.backlog is None
    assert steps[-1].state.newest == datetime(2026, 1, 1, 0, 0, 30, tzinfo=UTC)
    assert [question.query.get("skiptoken") for question in asked][:2] == [None, "11"]
    assert all(question.query["category"] == "Zaak" for question in asked)


def test_tombstones_are_handed_on_as_they_are() -> None:
    known, gone = "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"
    steps, _ = follow(Feed({"Zaak": [(1, known, "een"), (2, gone, "verwijderd")]}))
    entities = [entity for s in steps for item in s.fetched for entity in read_feed(item.data, item.uri).entities]
    assert len(entities) == 2
    assert b'tk:verwijderd="true"' in steps[0].fetched[0].data


def test_goes_on_from_every_page_without_loss_or_doubles() -> None:
    steps, _ = follow(Feed({"Zaak": ZAKEN}))
    for at, step in enumerate(steps):
        rest, _ = follow(Feed({"Zaak": ZAKEN}), step.state)
        assert names(steps[: at + 1]) + names(rest) == ["a", "b", "c", "d", "e"]


def test_an_entry_superseded_in_between_comes_once_and_late() -> None:
    steps, _ = follow(Feed({"Zaak": ZAKEN[:4]}))
    # The last entry that was seen is gone, and so is an earlier one: both changed again.
    later = [ZAKEN[0], ZAKEN[2], (40, "b", "twee, anders"), (41, "d", "toch niet weg")]
    rest, asked = follow(Feed({"Zaak": later}), steps[-1].state)
    assert names(rest) == ["b", "d"]
    assert asked[0].query["skiptoken"] == "21"


def test_nothing_new_is_one_question_and_no_page() -> None:
    steps, _ = follow(Feed({"Zaak": ZAKEN}))
    rest, asked = follow(Feed({"Zaak": ZAKEN}), steps[-1].state)
    assert len(asked) == 1
    assert [(s.fetched, s.state.token, s.state.newest) for s in rest] == [((), "30", steps[-1].state.newest)]


def test_an_empty_category_is_up_to_date() -> None:
    steps, _ = follow(Feed({}))
    assert [(s.fetched, s.state.token, s.state.backlog) for s in steps] == [((), "0", 0)]


def feed(inside: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{inside}</feed>'


def entry(token: object) -> str:
    return f'<entry><title>x</title><link rel="next" href="http://x/Feed?category=Zaak&amp;skiptoken={token}"/></entry>'


def in_circle(asked: Asked) -> Reply:
    return as_xml(feed(entry({"1": 2, "2": 1}.get(asked.query.get("skiptoken", ""), 1))))


def the_same(asked: Asked) -> Reply:
    """Say the same at every token, with the entries under it unchanged but for the link of the feed."""
    return as_xml(feed("<entry><title>x</title></entry>" + entry(7)))


CHANGED: dict[str, tuple[Answering, str]] = {
    "tokens in a circle": (in_circle, "in a circle"),
    "a token that leads to itself": (the_same, "in a circle"),
    "no feed": (lambda _: as_xml("<rss/>"), "no feed but <rss>"),
    "a link without token": (
        lambda _: as_xml(feed('<entry><link rel="next" href="http://x/Feed?category=Zaak"/></entry>')),
        "no skiptoken",
    ),
    "HTML": (lambda _: as_html(), "web page"),
    "broken XML": (lambda _: as_xml("<feed><entry>"), "XML is broken"),
}


@pytest.mark.parametrize(("answer", "says"), CHANGED.values(), ids=CHANGED)
def test_another_shape_is_told(answer: Answering, says: str) -> None:
    with pytest.raises(SourceChanged, match=says) as caught:
        follow(answer)
    assert caught.value.where
    assert "category=Zaak" in caught.value.where


def test_a_feed_of_one_page_without_links_ends() -> None:
    page = read_feed_page(feed("<entry><updated>2026-01-01T00:00:00Z</updated></entry>").encode(), "x")
    assert (page.next, page.resume, page.entries) == (None, None, 1)


def test_a_page_given_twice_does_no_harm() -> None:
    tokens: Iterator[int] = iter((5, 6))

    def answer(asked: Asked) -> Reply:
        token = next(tokens, None)
        return as_xml(feed(entry(token)) if token else feed('<link rel="resume" href="http://x/?skiptoken=6"/>'))

    steps, _ = follow(answer)
    assert [s.state.token for s in steps] == ["5", "6", "6"]
