"""The commands that look after an archive: `kamerspoor archive info|verify|vacuum|backup|upgrade|rebuild`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kamerspoor.cli.answering import FAILED, answer, cores, say
from kamerspoor.cli.asking import AnswerForm, ArchivePath, archive_path, now, write_answer
from kamerspoor.cli.indexing import kept_up
from kamerspoor.export.answers import Form

if TYPE_CHECKING:
    from kamerspoor.store.sqlite import SqliteReader
    from kamerspoor.store.sqlite.soundness import Problem
    from kamerspoor.store.sqlite.upkeep import SearchInfo

SHOWN_PROBLEMS = 50

EXAMPLES = """\b
Examples:
  kamerspoor archive info
  kamerspoor archive verify
  kamerspoor archive backup council-2025.kamerspoor
"""
VERIFY_HELP = """\b
Looks at the file itself, at all bytes that were kept, and whether every derived row is what its record says.

\b
Exit codes: 0 the archive is sound, 1 it is not (what is wrong is listed), 2 wrong use.
"""

group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, epilog=EXAMPLES)


@group.command("info", short_help="Say what the archive holds.")
def info(
    archive: ArchivePath = None,
    form: AnswerForm = Form.terminal,
) -> None:
    """Say what the archive holds, how large it is, and how far each official source has been fetched."""
    raise typer.Exit(answer(partial(_info, archive_path(archive), form)))


@group.command("verify", epilog=VERIFY_HELP, short_help="Look whether the archive is sound.")
def verify(archive: ArchivePath = None) -> None:
    """Look whether the archive is sound."""
    raise typer.Exit(answer(partial(_verify, archive_path(archive))))


@group.command("vacuum", short_help="Make the file as small as it can be.")
def vacuum(archive: ArchivePath = None) -> None:
    """Make the file as small as it can be. It needs room for a second copy meanwhile."""
    raise typer.Exit(answer(partial(_vacuum, archive_path(archive))))


@group.command("backup", short_help="Copy the archive, also while it is in use.")
def backup(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The file to make.")],
    archive: ArchivePath = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of a file that is there.")] = False,
) -> None:
    """Copy the archive as it is now, also while it is in use. The copy gets its name when it is whole."""
    raise typer.Exit(answer(partial(_backup, archive_path(archive), target, replace)))


@group.command("upgrade", short_help="Bring the archive up to this version.")
def upgrade(archive: ArchivePath = None) -> None:
    """Bring an archive of an earlier version up to this one. Commands that write do so by themselves."""
    raise typer.Exit(answer(partial(_upgrade, archive_path(archive))))


@group.command("rebuild", short_help="Make all that is derived anew from the kept bytes.")
def rebuild(
    archive: ArchivePath = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to use. Default: all cores.")
    ] = None,
) -> None:
    """Make records, official data and all links anew from the kept bytes, with this version's engine."""
    raise typer.Exit(answer(partial(_rebuild, archive_path(archive), jobs or cores())))


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(group, name="archive", help="Look after the archive.", short_help="Look after the archive.")


def _info(path: str, form: Form) -> int:
    from dataclasses import replace

    from kamerspoor.export import archive_view
    from kamerspoor.store.sqlite import open_archive
    from kamerspoor.store.sqlite.upkeep import info

    with open_archive(path) as archive:
        held = replace(info(archive), search=_search_info(path, archive))
    view, rows = partial(archive_view.show, held), partial(archive_view.rows, held)
    write_answer(form, held, view=view, columns=archive_view.COLUMNS, rows=rows)
    return 0


def _search_info(path: str, archive: SqliteReader) -> SearchInfo:
    from kamerspoor.errors import ArchiveError
    from kamerspoor.search import opening
    from kamerspoor.search.index import folder_of
    from kamerspoor.store.sqlite.upkeep import SearchInfo

    pending, _ = archive.unindexed_state()
    try:
        held = opening.sound(folder_of(path), archive)
    except ArchiveError as error:
        return SearchInfo(error.what, pending=pending)
    return SearchInfo("sound", held.generation.size(), held.size, pending)


def _verify(path: str) -> int:
    from kamerspoor.store.sqlite import open_archive
    from kamerspoor.store.sqlite.soundness import verify

    with open_archive(path) as archive, _progress("verifying") as told:
        problems = verify(archive, told)
    for problem in problems[:SHOWN_PROBLEMS]:
        say(problem.what, name="")
    if len(problems) > SHOWN_PROBLEMS:
        say(f"and {len(problems) - SHOWN_PROBLEMS:,} more", name="")
    say(f"{path}: {_verdict(problems)}", name="")
    return FAILED if problems else 0


def _verdict(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return "the archive is sound"
    count = f"{len(problems):,} problem{'' if len(problems) == 1 else 's'}"
    if all(problem.derived for problem in problems):
        return f"{count}; all of it can be made anew: kamerspoor archive rebuild"
    return f"{count}; put back a backup, or add the documents to a new archive"


def _vacuum(path: str) -> int:
    from kamerspoor.export.archive_view import size
    from kamerspoor.store.sqlite import open_archive, open_to_write
    from kamerspoor.store.sqlite.upkeep import vacuum

    # To write makes an archive where there is none.
    open_archive(path).close()
    with open_to_write(path) as archive:
        before, after = vacuum(archive)
    say(f"{path}: {size(before)} before, {size(after)} now", name="")
    return 0


def _backup(path: str, target: str, replace: bool) -> int:
    from kamerspoor.export.archive_view import size
    from kamerspoor.store.sqlite import open_archive
    from kamerspoor.store.sqlite.upkeep import backup

    with open_archive(path) as archive, _progress("copying") as told:
        copied = backup(archive, target, replace=replace, progress=told)
    say(f"{target}: {size(copied)}", name="")
    return 0


def _upgrade(path: str) -> int:
    from kamerspoor.store.sqlite.upkeep import upgrade

    before, after = upgrade(path)
    say(f"{path}: version {after}{'' if before == after else f', was {before}'}", name="")
    return 0


def _rebuild(path: str, jobs: int) -> int:
    from kamerspoor.archive.rebuild import rebuild
    from kamerspoor.pipeline.runners import runner
    from kamerspoor.store.sqlite import open_to_write
    from kamerspoor.store.sqlite.upkeep import upgrade

    upgrade(path)
    with open_to_write(path) as archive, kept_up(path), _progress("reading") as told:
        made = rebuild(archive, runner("pool", jobs), now(), lambda done: told(done, 0))
    for failure in made.failed[:SHOWN_PROBLEMS]:
        say(f"{failure.source}: {failure.message}")
    say(
        f"{path}: {made.documents:,} documents, {made.pages:,} pages of official data, {made.subjects:,} subjects"
        + (f"; {len(made.failed):,} failed" if made.failed else ""),
        name="",
    )
    return FAILED if made.failed else 0


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far it is on standard error, where somebody sees it."""
    if not sys.stderr.isatty():
        yield lambda done, count: None
        return
    from rich.console import Console
    from rich.status import Status

    with Status(what, console=Console(stderr=True)) as status:
        yield lambda done, count: status.update(f"{what}: {done:,}{f' of {count:,}' if count else ''}")
