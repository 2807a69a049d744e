"""The commands that fill an archive: `kamerspoor add PATH...` and `kamerspoor failures`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kamerspoor.cli.answering import FAILED, answer, cores, say
from kamerspoor.cli.asking import AnswerForm, ArchivePath, archive_path, now, write_answer
from kamerspoor.cli.indexing import kept_up
from kamerspoor.errors import UsageError
from kamerspoor.export.answers import Form

if TYPE_CHECKING:
    from rich.console import Console

    from kamerspoor.archive.add import Tally
    from kamerspoor.pipeline.runners import Runner

ADD_EXAMPLES = """\b
Examples:
  kamerspoor add letters
  kamerspoor add letters motions odata --archive council.kamerspoor
  kamerspoor add letters --runner ray --address auto --shards /mnt/shared/shards

\b
Files that count: .txt .xml .html .pdf .docx, and .json .jsonl of parliament's open data.
What is there already, unchanged, is passed over; adding can be stopped and run again at any time.

\b
Exit codes: 0 all added, 1 some files failed (kamerspoor failures lists them), 2 wrong use.
"""
FAILURES_EXAMPLES = """\b
Examples:
  kamerspoor failures
  kamerspoor failures --retry
"""
SHOWN_FAILURES = 20

Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to use. Default: all cores.")
]
RunnerName = Annotated[
    str | None, typer.Option("--runner", metavar="NAME", help="serial, pool (default) or ray, a cluster.")
]
Address = Annotated[
    str, typer.Option("--address", help="With --runner ray: the cluster's address, auto, or local to start one here.")
]
Shards = Annotated[
    str | None,
    typer.Option("--shards", metavar="FOLDER", help="With --runner ray: a folder that all its machines share."),
]


def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files or folders; - is standard input.")],
    archive: ArchivePath = None,
    jobs: Jobs = None,
    runner: RunnerName = None,
    address: Address = "local",
    shards: Shards = None,
) -> None:
    """Add documents and official data to the archive."""
    take = partial(_runner, runner, jobs or cores(), address, shards)
    raise typer.Exit(answer(partial(_add, paths, archive_path(archive), take)))


def failures(
    archive: ArchivePath = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try them again.")] = False,
    form: AnswerForm = Form.terminal,
    jobs: Jobs = None,
) -> None:
    """List what could not be added, and why."""
    if retry:
        raise typer.Exit(answer(partial(_retry, archive_path(archive), jobs or cores())))
    raise typer.Exit(answer(partial(_failures, archive_path(archive), form)))


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(epilog=ADD_EXAMPLES, short_help="Add documents and official data to the archive.")(add)
    app.command(epilog=FAILURES_EXAMPLES, short_help="List what could not be added; --retry tries again.")(failures)


def _runner(name: str | None, jobs: int, address: str, shards: str | None) -> Runner:
    from kamerspoor.pipeline.runners import runner

    if name != "ray" and (shards or address != "local"):
        raise UsageError("--address and --shards belong to a cluster", remedy="add --runner ray")
    return runner(name or "pool", jobs, address, shards)


def _add(paths: Sequence[str], path: str, take: Callable[[], Runner]) -> int:
    from kamerspoor.archive import add as adding
    from kamerspoor.archive.keeping import refresh
    from kamerspoor.store.sqlite import open_to_write

    items, runner = adding.find(paths), take()
    with open_to_write(path) as archive, kept_up(path), _progress() as (told, linked):
        tally = adding.add(archive, items, runner, now(), told)
        made = refresh(archive, now(), linked)
    for fault in made.faults:
        say(f"{fault.key}: {fault.message}")
    _report(tally, path)
    return FAILED if tally.failed or made.faults else 0


def _retry(path: str, jobs: int) -> int:
    from urllib.parse import unquote, urlsplit

    from kamerspoor.archive.keeping import refresh, retry_subjects
    from kamerspoor.store.rows import FailureRow
    from kamerspoor.store.sqlite import open_archive, open_to_write

    with open_archive(path) as archive:
        uris = [failure.uri for failure in archive.find(FailureRow)]
    with open_to_write(path) as archive:
        subjects = retry_subjects(archive)
        if subjects:
            with kept_up(path):
                refresh(archive, now())
    files = [unquote(urlsplit(uri).path) for uri in uris if uri.startswith("file:")]
    if subjects and not files:
        say(f"{subjects:,} subjects made again", name="")
        return 0
    if not files:
        say("nothing failed: there is nothing to try again", name="")
        return 0
    return _add(files, path, partial(_runner, None, jobs, "local", None))


def _failures(path: str, form: Form) -> int:
    from kamerspoor.store.rows import FailureRow
    from kamerspoor.store.sqlite import open_archive

    with open_archive(path) as archive:
        found = archive.find(FailureRow)

    def view(console: Console) -> None:
        for failure in found:
            console.print(failure.uri, style="bold", soft_wrap=True)
            console.print(f"  {failure.message}")
            times = f", tried {failure.attempts} times" if failure.attempts > 1 else ""
            console.print(f"  since {failure.first_at[:10]}{times}", style="dim")
        console.print(f"{len(found)} failed; try again: kamerspoor failures --retry" if found else "nothing failed")

    columns = ("uri", "message", "attempts", "first_at", "last_at")
    rows = lambda: ({name: getattr(failure, name) for name in columns} for failure in found)  # noqa: E731
    write_answer(form, found, view=view, columns=columns, rows=rows)
    return 0


@contextmanager
def _progress() -> Iterator[tuple[Callable[[Tally], None], Callable[[int], None]]]:
    """Show how far it is on standard error, where somebody sees it."""
    if not sys.stderr.isatty():
        yield lambda tally: None, lambda done: None
        return
    from rich.console import Console
    from rich.status import Status

    with Status("looking", console=Console(stderr=True)) as status:
        yield (
            lambda tally: status.update(
                f"reading: {tally.new:,} new, {tally.unchanged:,} unchanged, {len(tally.failed)} failed"
            ),
            lambda done: status.update(f"linking: {done:,} subjects"),
        )


def _report(tally: Tally, path: str) -> None:
    for failure in tally.failed[:SHOWN_FAILURES]:
        say(f"{failure.source}: {failure.message}")
    if len(tally.failed) > SHOWN_FAILURES:
        say(f"and {len(tally.failed) - SHOWN_FAILURES} more: kamerspoor failures", name="")
    for source, warning in tally.warnings:
        say(f"{source}: {warning}", name="note: ")
    parts = [f"{tally.new:,} new", f"{tally.unchanged:,} unchanged"]
    if tally.left_alone:
        parts.append(f"{len(tally.left_alone):,} left alone (no documents, no official data)")
    if tally.failed:
        parts.append(f"{len(tally.failed):,} failed")
    say(f"{', '.join(parts)}; archive: {path}", name="")
