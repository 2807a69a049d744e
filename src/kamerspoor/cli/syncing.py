"""The command that fetches from the official sources: `kamerspoor sync`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kamerspoor.cli.answering import FAILED, answer, say
from kamerspoor.cli.asking import AnswerForm, ArchivePath, archive_path, now, write_answer
from kamerspoor.cli.indexing import kept_up
from kamerspoor.errors import UsageError
from kamerspoor.export.answers import Form

if TYPE_CHECKING:
    from rich.console import Console

    from kamerspoor.export.rows import Row
    from kamerspoor.sources.selection import Selection
    from kamerspoor.sources.sync import Freshness, Progress

EXAMPLES = """\b
Examples:
  kamerspoor sync --dossier 21501-02 --since 2024-01-01
  kamerspoor sync --council RBZ --kind motion
  kamerspoor sync
  kamerspoor sync --status

\b
Without a selection all of parliament is followed, through its feed of changes.
A run can be stopped at any time; the next one goes on where it was.

\b
Exit codes: 0 all sources answered, 1 a source failed (the others went on), 2 wrong use.
"""


class Source(StrEnum):
    """The official sources."""

    odata = "odata"
    syncfeed = "syncfeed"
    publications = "publications"


def sync(
    source: Annotated[
        list[Source] | None,
        typer.Option(
            "--source",
            metavar="NAME",
            help="Only odata, syncfeed or publications; may be given again. Default: what suits.",
        ),
    ] = None,
    dossier: Annotated[
        list[str] | None, typer.Option("--dossier", metavar="NR", help="A dossier, as 21501-02; may be given again.")
    ] = None,
    council: Annotated[
        list[str] | None, typer.Option("--council", metavar="NAME", help="A Council, as RBZ; may be given again.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Items from this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Items up to this day.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="motion, letter, report ...; may be given again.")
    ] = None,
    status: Annotated[bool, typer.Option("--status", help="Show how fresh each source is, and fetch nothing.")] = False,
    config: Annotated[
        str | None, typer.Option("--config", metavar="PATH", help="Settings (TOML): addresses, pace, time limits.")
    ] = None,
    archive: ArchivePath = None,
    form: AnswerForm = Form.terminal,
) -> None:
    """Fetch what is new from the official sources into the archive."""
    path = archive_path(archive)
    if status:
        raise typer.Exit(answer(partial(_status, path, form)))
    if form is not Form.terminal:
        raise typer.Exit(answer(_refuse_form))
    asked = partial(_selection, dossier or [], council or [], since, until, kind or [])
    raise typer.Exit(answer(partial(_sync, path, source or [], asked, config)))


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(epilog=EXAMPLES, short_help="Fetch what is new from the official sources.")(sync)


def _refuse_form() -> int:
    raise UsageError("--format belongs to --status", remedy="leave one of them out, or add the other")


def _selection(
    dossiers: list[str], councils: list[str], since: str | None, until: str | None, kinds: list[str]
) -> Selection:
    from kamerspoor.sources.selection import select

    return select(
        dossiers=dossiers,
        councils=councils,
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        kinds=kinds,
    )


def _day(value: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"{value!r} is no day", where=option, remedy="write it as 2024-01-31") from error


def _sync(path: str, sources: list[Source], asked: Callable[[], Selection], config: str | None) -> int:
    import random
    import time
    from datetime import UTC
    from pathlib import Path

    from kamerspoor.archive.keeping import refresh
    from kamerspoor.archive.sink import ArchiveSink
    from kamerspoor.sources.fetched import SOURCES
    from kamerspoor.sources.settings import load_settings
    from kamerspoor.sources.sync import open_client
    from kamerspoor.sources.sync import sync as fetch
    from kamerspoor.sources.waiting import Clock
    from kamerspoor.store.sqlite import open_to_write

    selection, settings = asked(), load_settings(Path(config) if config else None)
    clock = Clock(partial(datetime.now, UTC), time.monotonic, time.sleep, random.random)
    chosen = [name for name in SOURCES if name in sources] or None
    with (
        open_to_write(path) as archive,
        kept_up(path),
        open_client(settings, clock) as client,
        _progress() as told,
    ):
        sink = ArchiveSink(archive)
        report = fetch(client, settings, sink, selection, chosen, progress=told)
        refresh(archive, now())
    for outcome in report.outcomes:
        name = outcome.source if outcome.collection == "*" else f"{outcome.source} {outcome.collection}"
        if outcome.error:
            say(f"{name}: {outcome.error}")
        for note in outcome.notes:
            say(f"{name}: {note}", name="note: ")
        if outcome.missing:
            say(f"{name}: {len(outcome.missing)} not there, as {outcome.missing[0]}", name="note: ")
    pages = sum(outcome.pages for outcome in report.outcomes)
    unread = f", {sink.unread:,} kept but not read (kamerspoor failures)" if sink.unread else ""
    failed = f"; {len(report.failed)} of {len(report.outcomes)} collections failed" if report.failed else ""
    say(f"{pages:,} pages fetched, {sink.new:,} new{unread}{failed}; archive: {path}", name="")
    return FAILED if report.failed else 0


def _status(path: str, form: Form) -> int:
    from datetime import UTC

    from kamerspoor.archive.sink import states
    from kamerspoor.sources.sync import freshness
    from kamerspoor.store.sqlite import open_archive

    with open_archive(path) as archive:
        fresh = freshness(states(archive), datetime.now(UTC))
    columns = ("source", "collection", "newest", "age_days", "asked_days", "backlog", "error")

    def rows() -> Iterator[Row]:
        for item in fresh:
            yield {
                "source": item.source,
                "collection": item.collection,
                "newest": item.newest.isoformat() if item.newest else None,
                "age_days": None if item.age is None else f"{item.age / timedelta(days=1):.2f}",
                "asked_days": f"{item.asked / timedelta(days=1):.2f}",
                "backlog": None if item.backlog is None else str(item.backlog),
                "error": item.error,
            }

    write_answer(form, list(rows()), view=partial(_show, fresh), columns=columns, rows=rows)
    return 0


def _show(fresh: tuple[Freshness, ...], console: Console) -> None:
    from rich.table import Table

    if not fresh:
        console.print("Nothing was fetched yet: kamerspoor sync")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("source", "collection", "newest item", "age", "asked", "to come"):
        table.add_column(heading, overflow="fold")
    for item in fresh:
        newest = item.newest.date().isoformat() if item.newest else "?"
        backlog = "?" if item.backlog is None else f"{item.backlog:,}"
        table.add_row(item.source, item.collection, newest, _ago(item.age), f"{_ago(item.asked)} ago", backlog)
        if item.error:
            table.add_row("", f"failed: {item.error}", "", "", "", "")
    console.print(table)


def _ago(age: timedelta | None) -> str:
    """Write a length of time in its largest unit.

    >>> _ago(timedelta(hours=30)), _ago(timedelta(minutes=5)), _ago(None)
    ('1 day', '5 minutes', '?')
    """
    if age is None:
        return "?"
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if (count := int(age.total_seconds() // length)) > 0:
            return f"{count:,} {unit}{'' if count == 1 else 's'}"
    return "now" if age < timedelta(0) else "seconds"


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.status import Status

    with Status("asking the sources", console=Console(stderr=True)) as line:
        yield lambda p: line.update(f"{p.source} {p.collection}: {p.pages:,} pages, {p.size / 1e6:,.1f} MB")
