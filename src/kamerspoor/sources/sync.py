"""Bring what the sources have to a sink, each source by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from kamerspoor.errors import SourceDown, SourceError, SourceSlow, TooManyRequests
from kamerspoor.sources.cache import Cache
from kamerspoor.sources.fetched import Run, Sink, SourceName, SourceState, Step
from kamerspoor.sources.http import Client
from kamerspoor.sources.odata_runs import odata_runs
from kamerspoor.sources.publications import publication_runs
from kamerspoor.sources.selection import Selection
from kamerspoor.sources.settings import Settings, allowed_hosts
from kamerspoor.sources.syncfeed import syncfeed_runs
from kamerspoor.sources.waiting import Clock

# What is said of a source as a whole, when not even its collections are known.
WHOLE = "*"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one collection. `error` is what stopped it, None when it ended well."""

    source: SourceName
    collection: str
    pages: int
    size: int
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    state: SourceState | None
    error: SourceError | None


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run, in the order of the sources."""

    outcomes: tuple[Outcome, ...]

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Give the outcomes that ended in an error."""
        return tuple(outcome for outcome in self.outcomes if outcome.error)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: one step of a collection is stored. `size` counts bytes."""

    source: SourceName
    collection: str
    pages: int
    size: int
    backlog: int | None


@dataclass(frozen=True, slots=True)
class Freshness:
    """How fresh a collection is: the age of its newest item, and how long ago it was asked."""

    source: SourceName
    collection: str
    newest: datetime | None
    age: timedelta | None
    asked: timedelta
    backlog: int | None
    error: str | None


def open_client(settings: Settings, clock: Clock) -> Client:
    """Open the client for all sources; use it in a `with`.

    `Clock(now=lambda: datetime.now(UTC), monotonic=time.monotonic, sleep=time.sleep, chance=random.random)` is time
    as it is.
    """
    cache = Cache(Path(settings.http.cache).expanduser()) if settings.http.cache else None
    return Client(settings.http, allowed_hosts(settings), clock, cache)


def default_sources(selection: Selection) -> tuple[SourceName, ...]:
    """Give the sources that serve a selection best: the feed knows no selection, it is for all of parliament."""
    if selection.narrow or selection.kinds or selection.since or selection.until:
        return ("odata", "publications")
    return ("syncfeed", "publications")


def sync(
    client: Client,
    settings: Settings,
    sink: Sink,
    selection: Selection,
    sources: Sequence[SourceName] | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Fetch what is new from each source and hand it to the sink, page by page.

    A source that is down, refuses or has changed stops only itself; its error is in the report and in its state.

    Raises: what the sink raises, and CacheError: neither is for a source to answer for.
    """
    outcomes: list[Outcome] = []
    for source in sources if sources is not None else default_sources(selection):
        try:
            runs = _runs(client, settings, selection, source)
        except SourceError as error:
            outcomes.append(_whole(sink, source, client.clock.now(), error))
            continue
        _clear(sink, source, client.clock.now())
        outcomes.extend(_follow_all(client, sink, runs, progress))
    return Report(tuple(outcomes))


def _runs(client: Client, settings: Settings, selection: Selection, source: SourceName) -> tuple[Run, ...]:
    if source == "odata":
        return odata_runs(client, settings.odata, selection)
    if source == "syncfeed":
        return syncfeed_runs(client, settings.syncfeed)
    return publication_runs(client, settings.publications, selection)


def _follow_all(
    client: Client, sink: Sink, runs: Iterable[Run], progress: Callable[[Progress], None] | None
) -> Iterable[Outcome]:
    for run in runs:
        outcome = _follow(client, sink, run, progress)
        yield outcome
        if stops_source(outcome.error):
            return


def stops_source(error: SourceError | None) -> bool:
    """Tell whether an error says that the rest of the source need not be tried now."""
    return isinstance(error, SourceDown | TooManyRequests) and not isinstance(error, SourceSlow)


def _follow(client: Client, sink: Sink, run: Run, progress: Callable[[Progress], None] | None) -> Outcome:
    state = sink.recall(run.source, run.collection)
    pages = size = 0
    missing: list[str] = []
    failure: SourceError | None = None
    steps = run.steps(state)
    while True:
        # Only the source's own errors end here; the sink's go up.
        try:
            step: Step | None = next(steps, None)
        except SourceError as error:
            failure = error
            state = _failed(state, run, client.clock.now(), error)
            sink.take((), state)
            break
        if step is None:
            if state is not None and state.error:
                state = replace(state, error=None)
                sink.take((), state)
            break
        sink.take(step.fetched, step.state)
        state = step.state
        missing.extend(step.missing)
        pages += 1
        size += sum(len(fetched.data) for fetched in step.fetched)
        if progress is not None:
            progress(Progress(run.source, run.collection, pages, size, state.backlog))
    return Outcome(run.source, run.collection, pages, size, tuple(missing), run.notes, state, failure)


def _failed(state: SourceState | None, run: Run, now: datetime, error: SourceError) -> SourceState:
    if state is None:
        return SourceState(run.source, run.collection, None, None, now, None, in_short(error))
    return replace(state, fetched_at=now, error=in_short(error))


def in_short(error: SourceError) -> str:
    """Say an error with the host in place of the whole address, which can run over many lines.

    >>> in_short(SourceDown("it answers 503", where="https://example.org/sru?query=x", remedy="try again later"))
    'example.org: it answers 503 (try again later)'
    """
    host = urlsplit(error.where or "").hostname
    return str(error.at(host)) if host else str(error)


def _whole(sink: Sink, source: SourceName, now: datetime, error: SourceError) -> Outcome:
    state = SourceState(source, WHOLE, None, None, now, None, in_short(error))
    sink.take((), state)
    return Outcome(source, WHOLE, 0, 0, (), (), state, error)


def _clear(sink: Sink, source: SourceName, now: datetime) -> None:
    state = sink.recall(source, WHOLE)
    if state is not None and state.error:
        sink.take((), replace(state, fetched_at=now, error=None))


def freshness(states: Iterable[SourceState], now: datetime) -> tuple[Freshness, ...]:
    """Say how fresh each collection is, by source and name; a source as a whole only where it failed."""
    return tuple(
        Freshness(
            source=state.source,
            collection=state.collection,
            newest=state.newest,
            age=now - state.newest if state.newest else None,
            asked=now - state.fetched_at,
            backlog=state.backlog,
            error=state.error,
        )
        for state in sorted(states, key=lambda s: (s.source, s.collection))
        if state.collection != WHOLE or state.error
    )
