"""Follow parliament's OData service: everything once, then what changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from kamerspoor.errors import SourceError
from kamerspoor.sources.fetched import Run, SourceState, Step, later
from kamerspoor.sources.http import Client
from kamerspoor.sources.metadata import Metadata
from kamerspoor.sources.odata import Task, fetch_metadata, pages, tasks_of
from kamerspoor.sources.odata_plan import Plan, plans, queries
from kamerspoor.sources.selection import Selection
from kamerspoor.sources.settings import ODataSettings

# What changed while a run was under way may stand on pages that were already read.
_OVERLAP = timedelta(hours=1)


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """Where a run is: what is left to ask, when it began, and what the run before it had seen up to.

    Without tasks the run is over, and the next one asks what changed since `since`.
    """

    tasks: tuple[Task, ...] = ()
    started: datetime | None = None
    since: datetime | None = None


def odata_runs(client: Client, settings: ODataSettings, selection: Selection) -> tuple[Run, ...]:
    """Ask what the service offers, and give a run for each collection that the selection is about.

    Raises: the SourceError of the last address when none of them answers.
    """
    base, metadata = _service(client, settings)
    return tuple(
        Run(
            "odata",
            plan.key,
            _Steps(client, settings, selection, base, metadata, plan),
            _notes(plan, metadata),
        )
        for plan in plans(metadata, selection)
    )


def _service(client: Client, settings: ODataSettings) -> tuple[str, Metadata]:
    failed: SourceError | None = None
    for base in settings.bases:
        try:
            return base, fetch_metadata(client, base)
        except SourceError as error:
            failed = failed or error
    assert failed is not None
    raise failed


def _notes(plan: Plan, metadata: Metadata) -> tuple[str, ...]:
    """Say what is looked for and not offered: links to bring along, fields that the archive has a place for."""
    gone = [
        f"the service offers no {' or '.join(lost.names)} of {lost.kind}"
        for lost in metadata.unread
        if lost.kind == plan.collection.name and lost.field and f"{lost.kind}.{lost.field}" not in plan.absent
    ]
    return (*(f"the service offers no link {name}" for name in plan.absent), *gone)


class _Steps:
    """The steps of one collection, from a state on."""

    def __init__(
        self,
        client: Client,
        settings: ODataSettings,
        selection: Selection,
        base: str,
        metadata: Metadata,
        plan: Plan,
    ) -> None:
        self.client = client
        self.count = settings.count
        self.selection = selection
        self.base = base
        self.metadata = metadata
        self.plan = plan

    def __call__(self, state: SourceState | None) -> Iterator[Step]:
        token = _read(state)
        newest = state.newest if state else None
        if token.tasks and token.started:
            tasks, started = token.tasks, token.started
        else:
            tasks = tasks_of(queries(self.metadata, self.plan, self.selection, token.since))
            started = self.client.clock.now()
        for page in pages(self.client, self.base, tasks, count=self.count):
            newest = later(newest, page.fetched.modified)
            if page.rest:
                after = Token(tasks=page.rest, started=started, since=token.since)
            else:
                after = Token(since=_next_since(newest, started))
            yield Step(
                (page.fetched,),
                SourceState(
                    source="odata",
                    collection=self.plan.key,
                    token=msgspec.json.encode(after).decode(),
                    newest=newest,
                    fetched_at=page.fetched.fetched_at,
                    backlog=page.backlog if page.rest else 0,
                ),
            )


def _next_since(newest: datetime | None, started: datetime) -> datetime | None:
    if newest is None:
        return None
    return min(newest, started) - _OVERLAP


def _read(state: SourceState | None) -> Token:
    if state is None or not state.token:
        return Token()
    try:
        return msgspec.json.decode(state.token, type=Token)
    except msgspec.MsgspecError:
        return Token()  # written by another version: begin again, which loses nothing
