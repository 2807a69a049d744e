"""The whole way: sources that fail by themselves, states, and a run that is killed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from kamerspoor.errors import SourceChanged, SourceDown, SourceRefused, TooManyRequests
from kamerspoor.sources.cache import Cache
from kamerspoor.sources.fetched import SOURCES, Fetched, SourceState
from kamerspoor.sources.selection import Selection, select
from kamerspoor.sources.sync import WHOLE, Progress, Report, default_sources, freshness, open_client, sync

from .killed import FileSink, settings_at, sync_into
from .server import NOW, Answering, Asked, FakeTime, ListSink, Reply, as_html, client_for, serving
from .services import V4, Feed, OData, row
from .test_publications import Repository

DOSSIER = select(dossiers=["21501-02"])


class Sources:
    """All sources at one address; `broken` ones answer otherwise."""

    def __init__(self, **broken: Answering) -> None:
        self.base = ""
        self.broken = broken
        self.odata = OData({name: [row(n) for n in range(25)] for name in V4}, page=4)
        self.feed = Feed(
            {
                "Zaak": [(n, f"z{n}", f"zaak {n}") for n in range(1, 12)],
                "Besluit": [(n, f"b{n}", f"besluit {n}") for n in range(2, 9)],
            }
        )
        self.publications = Repository({f"kst-21501-02-{n}": ("xml", "pdf") for n in range(1, 12)})

    def __call__(self, asked: Asked) -> Reply:
        self.publications.base = self.base
        if asked.path.startswith("/odata"):
            return self.broken.get("odata", self.odata)(asked)
        if asked.path.startswith("/feed"):
            return self.broken.get("feed", self.feed)(asked)
        return self.broken.get("publications", self.publications)(asked)


def bring(
    sources: Sources, sink: ListSink, selection: Selection = DOSSIER, steps: list[Progress] | None = None
) -> tuple[Report, list[Asked]]:
    with serving(sources) as server, client_for(FakeTime()) as client:
        sources.base = server.base
        tell = steps.append if steps is not None else None
        return sync(client, settings_at(server.base), sink, selection, SOURCES, progress=tell), server.asked


def test_all_sources_come_to_the_sink() -> None:
    sink, steps = ListSink(), list[Progress]()
    report, _ = bring(Sources(), sink, steps=steps)
    assert report.failed == ()
    kinds = {item.kind for item in sink.items.values()}
    assert kinds == {"official", "document"}
    assert {source for source, _ in sink.states} == set(SOURCES)
    assert sum(outcome.pages for outcome in report.outcomes) == len(steps)
    assert sum(outcome.size for outcome in report.outcomes) == sum(len(item.data) for item in sink.items.values())
    assert all(state.backlog == 0 for state in sink.states.values())


def test_a_second_run_brings_only_what_is_new() -> None:
    sources, sink = Sources(), ListSink()
    bring(sources, sink)
    before = set(sink.items)
    sources.feed.entries["Zaak"].append((50, "z50", "nieuw"))
    report, asked = bring(sources, sink)
    feeds = [uri for uri in set(sink.items) - before if "/feed?" in uri]
    assert report.failed == ()
    assert len(feeds) == 1
    assert b"z50" in sink.items[feeds[0]].data
    assert all("ge%20" in q.url for q in asked if q.path.startswith("/odata/") and "$metadata" not in q.path)


def broken_page(asked: Asked) -> Reply:
    return as_html(b"<html><head><title>Onderhoud</title></head></html>")


def refusing(status: int) -> Answering:
    return lambda asked: Reply(status=status)


@pytest.mark.parametrize(
    ("source", "name"), [("odata", "odata"), ("feed", "syncfeed"), ("publications", "publications")]
)
@pytest.mark.parametrize(
    ("answer", "kind"),
    [(refusing(503), SourceDown), (refusing(429), TooManyRequests), (broken_page, SourceChanged)],
    ids=["down", "too many requests", "a web page"],
)
def test_a_source_that_fails_stops_only_itself(source: str, name: str, answer: Answering, kind: type) -> None:
    sink = ListSink()
    report, asked = bring(Sources(**{source: answer}), sink)
    assert {outcome.source for outcome in report.failed} == {name}
    assert all(type(outcome.error) is kind for outcome in report.failed)
    good = {outcome.source for outcome in report.outcomes if outcome.error is None}
    assert good == set(SOURCES) - {name}
    assert all(state.error for key, state in sink.states.items() if key[0] == name)
    if kind is not SourceChanged:
        paths = [question for question in asked if question.path.startswith(f"/{source}")]
        assert len(paths) <= 3, "one address is tried; the rest of the source is left"


def test_one_collection_that_changed_stops_only_itself() -> None:
    sources = Sources()
    normal = sources.odata
    sources.broken["odata"] = lambda asked: as_html() if asked.path.endswith("/Besluit") else normal(asked)
    report, _ = bring(sources, ListSink())
    assert [outcome.collection for outcome in report.failed] == ["Besluit?dossier=21501-02"]


def test_a_failure_keeps_the_state_and_goes_away_when_it_is_well_again() -> None:
    sources, sink = Sources(), ListSink()
    bring(sources, sink)
    key = ("syncfeed", "Zaak")
    good = sink.states[key]
    bring(Sources(feed=refusing(503)), sink)
    assert (sink.states[key].token, sink.states[key].newest) == (good.token, good.newest)
    assert "503" in (sink.states[key].error or "")
    bring(sources, sink)
    assert sink.states[key].error is None


def test_a_source_as_a_whole_is_well_again() -> None:
    sink = ListSink()
    bring(Sources(odata=refusing(503)), sink)
    assert "503" in (sink.states["odata", WHOLE].error or "")
    bring(Sources(), sink)
    assert sink.states["odata", WHOLE].error is None


def test_what_the_sink_raises_goes_up() -> None:
    class Full(ListSink):
        def take(self, fetched: tuple[Fetched, ...], state: SourceState) -> None:
            raise OSError(28, "no space left")

    with pytest.raises(OSError, match="no space"):
        bring(Sources(), Full())


DEFAULTS = {
    "all of parliament": (Selection(), ("syncfeed", "publications")),
    "a dossier": (DOSSIER, ("odata", "publications")),
    "since a day": (select(since=date(2026, 1, 1)), ("odata", "publications")),
}


@pytest.mark.parametrize(("selection", "expected"), DEFAULTS.values(), ids=DEFAULTS)
def test_the_sources_fit_the_selection(selection: Selection, expected: tuple[str, ...]) -> None:
    assert default_sources(selection) == expected


def test_freshness_says_age_backlog_and_error() -> None:
    state = SourceState("odata", "Zaak", "x", NOW - timedelta(days=3), NOW - timedelta(hours=2), 40)
    states = [
        SourceState("syncfeed", "Zaak", None, None, NOW, None, "it answers 503"),
        replace(state, collection=WHOLE),
        state,
    ]
    zaak, feed = freshness(states, NOW)
    assert (zaak.age, zaak.asked, zaak.backlog, zaak.error) == (timedelta(days=3), timedelta(hours=2), 40, None)
    assert (feed.newest, feed.age, feed.error) == (None, None, "it answers 503")


def test_freshness_of_a_clock_in_the_past_is_no_crash() -> None:
    state = SourceState("odata", "Zaak", "x", datetime(2030, 1, 1, tzinfo=UTC), NOW, 0)
    (fresh,) = freshness([state], NOW)
    assert fresh.age is not None
    assert fresh.age < timedelta(0)


def _start(path: Path, base: str) -> subprocess.Popen[bytes]:
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(part for part in sys.path if part))
    return subprocess.Popen(
        [sys.executable, "-m", "sources.killed", str(path), base],
        cwd=Path(__file__).resolve().parents[1],
        env=environment,
    )


def test_a_run_that_is_killed_goes_on_without_loss_or_doubles(tmp_path: Path) -> None:
    chance = random.Random(4)
    sources = Sources()
    due = threading.Event()
    left = 0

    def answer(asked: Asked) -> Reply:
        nonlocal left
        left -= 1
        if left == 0:
            due.set()
        return sources(asked)

    with serving(answer) as server:
        sources.base = server.base
        sync_into(tmp_path / "whole.db", server.base)
        total = len(server.asked)
        killed = 0
        for _ in range(8):
            due.clear()
            left = chance.randint(1, total // 4)
            process = _start(tmp_path / "killed.db", server.base)
            due.wait(30)
            time.sleep(chance.random() * 0.01)
            process.kill()
            killed += process.wait() == -9
        left = 0
        assert _start(tmp_path / "killed.db", server.base).wait(60) == 0
    assert killed >= 4
    whole, other = FileSink(tmp_path / "whole.db"), FileSink(tmp_path / "killed.db")
    wanted = {uri: data for uri, data, _ in whole.items() if "%20ge%20" not in uri}
    got = {uri: data for uri, data, _ in other.items() if "%20ge%20" not in uri}
    assert got == wanted, "runs after the first also ask for changes, at addresses of their own"
    states = "SELECT source, collection, newest, error FROM state ORDER BY 1, 2"
    assert other.file.execute(states).fetchall() == whole.file.execute(states).fetchall()
    again = [uri for uri, _, times in other.items() if times > 1 and "/files/" in uri]
    assert again == [], "what was stored is not fetched again"


def test_a_client_is_opened_as_the_settings_say(tmp_path: Path) -> None:
    with serving(Sources()) as server:
        settings = settings_at(server.base)
        http = msgspec.structs.replace(settings.http, cache=str(tmp_path / "kept"), pace=0.0)
        with open_client(msgspec.structs.replace(settings, http=http), FakeTime().clock()) as client:
            assert client.cache == Cache(tmp_path / "kept")
            assert client.fetch(f"{server.base}/odata/$metadata", "xml").data
            with pytest.raises(SourceRefused):
                client.fetch(server.base.replace("127.0.0.1", "localhost"))
