"""The command line: `kamerspoor read PATH...`.

Exit codes: 0 all is well; 1 some documents failed (they are listed on standard error); 2 the call
is wrong; 130 stopped with Ctrl-C; 141 nobody reads the output any more (as with `| head`).

What takes time to import is imported where it is used: `--help` must come at once.
"""

from __future__ import annotations

import gc
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from kamerspoor.errors import UsageError

if TYPE_CHECKING:
    from types import FrameType

    from kamerspoor.export.deliver import Tally
    from kamerspoor.pipeline import Item, Work

FAILED, WRONG_USE, STOPPED, ENDED, NO_READER = 1, 2, 130, 143, 141
OTHER_FILE = "name another file with -o"

EXAMPLES = """\b
Examples:
  kamerspoor read verslag.pdf
  kamerspoor read verslag.pdf --format html -o verslag.html
  kamerspoor read letters --format jsonl -o letters.jsonl

\b
Exit codes: 0 all read, 1 some documents failed, 2 wrong use.
"""

app = typer.Typer(
    name="kamerspoor",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """The forms in which a record can be had."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    html = "html"


class Request(NamedTuple):
    """What the user asks."""

    paths: list[str]
    format: Format
    output: str | None
    jobs: int
    text: bool


def main() -> None:
    """Run the command line."""
    # Records are trees without cycles: a collector that runs less often saves a fifth of the time.
    gc.set_threshold(50_000, 20, 100)
    signal.signal(signal.SIGTERM, _end)
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(STOPPED)


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(ENDED)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kamerspoor {version('kamerspoor')}")
        raise typer.Exit


@app.callback(epilog=EXAMPLES)
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Turn letters of the Dutch government about EU Council meetings into clean, linked records."""


@app.command(epilog=EXAMPLES)
def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files or folders (.txt .xml .html .pdf .docx); - is standard input."),
    ],
    form: Annotated[
        Format,
        typer.Option(
            "--format", "-f", help="A view to read, one JSON object, one object a line, or a page to read in a browser."
        ),
    ] = Format.terminal,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Write to this file; for several pages of html, to this folder."
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to use. Default: all cores.")
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Add the clean text to the terminal view.")] = False,
) -> None:
    """Read documents: clean text, structure, references and dates."""
    raise typer.Exit(_answer(Request(paths, form, output, jobs or _cores(), text)))


def _answer(request: Request) -> int:
    """Do what is asked and give the exit code, with a word to the user where it went wrong."""
    try:
        plain = request._replace(output=None) if request.output == "-" else request
        return _read(plain)
    except UsageError as error:
        _say(str(error))
        _let_go_of_output()
        return WRONG_USE
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        _let_go_of_output()
        return NO_READER


def _let_go_of_output() -> None:
    # Python flushes standard output once more when it ends; give it something that takes it.
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _read(request: Request) -> int:
    from kamerspoor.export.deliver import Tally, write_pages, write_stream
    from kamerspoor.export.progress import with_bar
    from kamerspoor.pipeline import find_documents, run

    to_folder = request.format is Format.html and _wants_folder(request)
    _check_options(request, to_folder)
    left_out = [request.output] if to_folder and request.output else []
    items = find_documents(request.paths, left_out)
    if request.format is Format.json:
        items = _only_one(items)
    if request.output and not to_folder:
        items = _without_output(items, request.output)
    tally = Tally()
    with closing(run(items, _work(request, to_folder), request.jobs)) as outcomes:
        quiet = not sys.stderr.isatty() or (request.output is None and sys.stdout.isatty())
        seen = outcomes if quiet else with_bar(outcomes, lambda: find_documents(request.paths, left_out))
        if to_folder and request.output:
            write_pages(seen, request.output, tally)
        else:
            lone = request.format is not Format.jsonl
            rule = "\n" + "─" * _width() + "\n\n" if request.format is Format.terminal else ""
            write_stream(seen, request.output, tally, between=rule.encode(), unless_none=lone)
    _report(tally)
    return FAILED if tally.failed else 0


def _report(tally: Tally) -> None:
    for failure in tally.failed:
        _say(f"{failure.source}: {failure.message}")
    if tally.failed:
        _say(f"{len(tally.failed)} of {tally.count} {'document' if tally.count == 1 else 'documents'} failed", name="")


def _say(message: str, name: str = "kamerspoor: ") -> None:
    """Write a line to standard error; a file name may hold anything, so what steers a terminal goes."""
    with suppress(OSError):
        typer.echo(name + re.sub(r"[\x00-\x1f\x7f-\x9f]", "?", message), err=True)


def _several(request: Request) -> bool:
    return len(request.paths) > 1 or os.path.isdir(request.paths[0])


def _names_folder(path: str) -> bool:
    return os.path.isdir(path) or path.endswith(("/", os.sep))


def _wants_folder(request: Request) -> bool:
    return _several(request) or (request.output is not None and _names_folder(request.output))


def _check_options(request: Request, to_folder: bool) -> None:
    output = request.output
    if request.text and request.format is not Format.terminal:
        raise UsageError("--text belongs to --format terminal", remedy="the other formats hold the text already")
    if to_folder and output is None:
        raise UsageError("several documents make several pages", remedy="name a folder for them with -o FOLDER")
    if output is None:
        return
    if not to_folder:
        if _names_folder(output):
            raise UsageError("-o must be a file here, not a folder", where=output, remedy="add a file name to it")
        return
    if os.path.exists(output) and not os.path.isdir(output):
        raise UsageError("several pages need a folder, this is a file", where=output, remedy="name a folder with -o")
    home = os.path.realpath(output)
    for path in request.paths:
        own = os.path.realpath(path)
        is_page = os.path.isfile(own) and os.path.dirname(own) == home and own.lower().endswith(".html")
        if own == home or is_page:
            raise UsageError("pages here would overwrite what is read", where=output, remedy="name another folder")


def _only_one(items: Iterator[Item]) -> Iterator[Item]:
    first = list(islice(items, 2))
    if len(first) > 1:
        raise UsageError("--format json holds one document, here are more", remedy="use --format jsonl")
    return iter(first)


def _without_output(items: Iterator[Item], output: str) -> Iterator[Item]:
    """Pass the items on, unless one of them is the file to write."""
    from kamerspoor.pipeline import Task

    there = os.stat(output) if os.path.isfile(output) else None
    for item in items:
        if there and isinstance(item, Task):
            with suppress(OSError):
                if os.path.samestat(os.stat(item.path), there):
                    raise UsageError("is being read, so it cannot be written", where=output, remedy=OTHER_FILE)
        yield item


def _work(request: Request, to_folder: bool) -> Work[Any]:
    from kamerspoor.export import formats

    if request.format is Format.json:
        return formats.json_object
    if request.format is Format.jsonl:
        return formats.json_line
    if request.format is Format.html:
        if to_folder:
            return partial(formats.html_page, request.output)
        return partial(formats.html_alone, os.path.dirname(request.output) or "." if request.output else None)
    return partial(formats.terminal_view, _width(), _in_colour(request), request.text)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _width() -> int:
    return shutil.get_terminal_size((80, 24)).columns


def _in_colour(request: Request) -> bool:
    asked_not = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return request.output is None and sys.stdout.isatty() and not asked_not
