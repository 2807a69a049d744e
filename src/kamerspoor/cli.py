"""The command line: `kamerspoor read PATH...` and `kamerspoor check PATH...`.

Exit codes: 0 all is well; 1 some documents failed (they are listed on standard error), or a check
found an error; 2 the call is wrong; 130 stopped with Ctrl-C; 141 nobody reads the output any more
(as with `| head`).

What takes time to import is imported where it is used: `--help` must come at once.
"""

from __future__ import annotations

import gc
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from kamerspoor.errors import UsageError
from kamerspoor.export.request import Format, Only, Request, require_sense

if TYPE_CHECKING:
    from types import FrameType

    from kamerspoor.export.deliver import Tally
    from kamerspoor.export.output import Frame
    from kamerspoor.pipeline import Item, Work

T = TypeVar("T")
FAILED, WRONG_USE, STOPPED, ENDED, NO_READER = 1, 2, 130, 143, 141
OTHER_FILE = "name another file with -o"

_READ = """\b
Examples:
  kamerspoor read verslag.pdf
  kamerspoor read verslag.pdf --format html -o verslag.html
  kamerspoor read letters --format jsonl -o letters.jsonl
  kamerspoor read letters --only statements --format csv -o said.csv
"""
EXAMPLES = f"""{_READ}  kamerspoor check letters --severity warning

What each command takes: kamerspoor read --help, kamerspoor check --help
"""
READ_EXAMPLES = f"""{_READ}
\b
Exit codes: 0 all read, 1 some documents failed, 2 wrong use.
"""
CHECK_EXAMPLES = """\b
Examples:
  kamerspoor check verslag.docx
  kamerspoor check letters --severity warning

\b
Exit codes: 0 no errors found, 1 errors found or some documents failed, 2 wrong use.
"""

app = typer.Typer(
    name="kamerspoor",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Severity(StrEnum):
    """How bad a check is, the mildest first."""

    info = "info"
    warning = "warning"
    error = "error"


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


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files or folders (.txt .xml .html .pdf .docx); - is standard input."),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to use. Default: all cores.")
]


@app.command(epilog=READ_EXAMPLES, short_help="Read documents: a view, a page, JSON, or a table.")
def read(
    paths: Paths,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="A view to read here, one JSON object, one object a line, a page to read in a browser, "
            "or with --only a table for a spreadsheet.",
        ),
    ] = Format.terminal,
    only: Annotated[
        Only | None,
        typer.Option("--only", help="Give this part alone, a row for each, over all documents."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Write to this file; for several pages of html, to this folder."
        ),
    ] = None,
    jobs: Jobs = None,
    text: Annotated[bool, typer.Option("--text", help="Add the clean text to the terminal view.")] = False,
) -> None:
    """Read documents: who said what, motions, what is to come, references, dates and doubts."""
    request = Request(paths, form, None if output == "-" else output, jobs or _cores(), text, only)
    raise typer.Exit(_answer(partial(_read, request)))


@app.command(epilog=CHECK_EXAMPLES, short_help="Print what looks wrong in documents, a line each.")
def check(
    paths: Paths,
    severity: Annotated[
        Severity, typer.Option("--severity", help="The least severity to show; the others are counted only.")
    ] = Severity.info,
    jobs: Jobs = None,
) -> None:
    """Print what looks wrong in documents, a line each: file:line: code: message [severity].

    Line is that of the source file, or its page (p3) in a PDF; 1 when the check has no place.
    """
    raise typer.Exit(_answer(partial(_check, paths, severity, jobs or _cores())))


def _answer(work: Callable[[], int]) -> int:
    """Do what is asked and give the exit code, with a word to the user where it went wrong."""
    try:
        return work()
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
    from kamerspoor.pipeline import find_documents, run

    require_sense(request)
    left_out = [request.output] if request.to_folder and request.output else []
    items = find_documents(request.paths, left_out)
    if request.format is Format.json and not request.only:
        items = _only_one(items)
    if request.output and not request.to_folder:
        items = _without_output(items, request.output)
    tally = Tally()
    with closing(run(items, _work(request), request.jobs)) as outcomes:
        seen = _with_bar(outcomes, request.output is None, lambda: find_documents(request.paths, left_out))
        if request.to_folder and request.output:
            write_pages(seen, request.output, tally)
        else:
            lone = request.format is not Format.jsonl
            write_stream(seen, request.output, tally, frame=_frame(request), unless_none=lone)
    _report(tally)
    return FAILED if tally.failed else 0


def _check(paths: list[str], severity: Severity, jobs: int) -> int:
    from kamerspoor.export import formats
    from kamerspoor.export.check_lines import Count
    from kamerspoor.export.deliver import Tally, write_stream
    from kamerspoor.pipeline import find_documents, run

    tally, count = Tally(), Count()
    with closing(run(find_documents(paths), partial(formats.checked, severity.value), jobs)) as outcomes:
        seen = _with_bar(outcomes, True, lambda: find_documents(paths))
        write_stream(count.take(seen), None, tally, unless_none=True)
    _report(tally)
    _say(count.in_words(tally.count - len(tally.failed), severity.value), name="")
    return FAILED if tally.failed or count.errors else 0


def _with_bar(outcomes: Iterator[T], to_output: bool, again: Callable[[], Iterable[object]]) -> Iterator[T]:
    """Show how far the run is, unless nobody sees it or it would stand among the output."""
    if not sys.stderr.isatty() or (to_output and sys.stdout.isatty()):
        return outcomes
    from kamerspoor.export.progress import with_bar

    return with_bar(outcomes, again)


def _report(tally: Tally) -> None:
    for failure in tally.failed:
        _say(f"{failure.source}: {failure.message}")
    if tally.failed:
        _say(f"{len(tally.failed)} of {tally.count} {'document' if tally.count == 1 else 'documents'} failed", name="")


def _say(message: str, name: str = "kamerspoor: ") -> None:
    """Write a line to standard error; a file name may hold anything, so what steers a terminal goes."""
    with suppress(OSError):
        typer.echo(name + re.sub(r"[\x00-\x1f\x7f-\x9f]", "?", message), err=True)


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


def _work(request: Request) -> Work[Any]:
    from kamerspoor.export import formats

    if request.only and request.format is Format.terminal:
        return partial(formats.terminal_part, _width(), _in_colour(request), request.only.value)
    if request.only:
        return partial(formats.table_rows, request.only.value, request.format.value)
    if request.format is Format.json:
        return formats.json_object
    if request.format is Format.jsonl:
        return formats.json_line
    if request.format is Format.html:
        if request.to_folder:
            return partial(formats.html_page, request.output)
        return partial(formats.html_alone, os.path.dirname(request.output) or "." if request.output else None)
    return partial(formats.terminal_view, _width(), _in_colour(request), request.text)


def _frame(request: Request) -> Frame:
    """Give what stands around and between the documents."""
    from kamerspoor.export.output import Frame

    if request.format is Format.terminal:
        return Frame(between=("\n" if request.only else "\n" + "─" * _width() + "\n\n").encode())
    if request.only is None:
        return Frame()
    from kamerspoor.export.rows import columns_of
    from kamerspoor.export.tables import frame

    return frame(request.format.value, columns_of(request.only.value))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _width() -> int:
    return shutil.get_terminal_size((80, 24)).columns


def _in_colour(request: Request) -> bool:
    asked_not = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return request.output is None and sys.stdout.isatty() and not asked_not
