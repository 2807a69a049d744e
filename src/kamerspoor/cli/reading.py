"""The commands that read documents: `kamerspoor read PATH...` and `kamerspoor check PATH...`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kamerspoor.cli.answering import FAILED, answer, cores, report, say, width, with_bar
from kamerspoor.errors import UsageError
from kamerspoor.export.request import Format, Only, Request, require_sense

if TYPE_CHECKING:
    from kamerspoor.export.output import Frame
    from kamerspoor.pipeline import Item, Work

OTHER_FILE = "name another file with -o"

READS = """\b
Examples:
  kamerspoor read verslag.pdf
  kamerspoor read verslag.pdf --format html -o verslag.html
  kamerspoor read letters --format jsonl -o letters.jsonl
  kamerspoor read letters --only statements --format csv -o said.csv
"""
READ_EXAMPLES = f"""{READS}
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


class Severity(StrEnum):
    """How bad a check is, the mildest first."""

    info = "info"
    warning = "warning"
    error = "error"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files or folders (.txt .xml .html .pdf .docx); - is standard input."),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to use. Default: all cores.")
]


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
    request = Request(paths, form, None if output == "-" else output, jobs or cores(), text, only)
    raise typer.Exit(answer(partial(_read, request)))


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
    raise typer.Exit(answer(partial(_check, paths, severity, jobs or cores())))


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
        seen = with_bar(outcomes, request.output is None, lambda: find_documents(request.paths, left_out))
        if request.to_folder and request.output:
            write_pages(seen, request.output, tally)
        else:
            lone = request.format is not Format.jsonl
            write_stream(seen, request.output, tally, frame=_frame(request), unless_none=lone)
    report(tally)
    return FAILED if tally.failed else 0


def _check(paths: list[str], severity: Severity, jobs: int) -> int:
    from kamerspoor.export import formats
    from kamerspoor.export.check_lines import Count
    from kamerspoor.export.deliver import Tally, write_stream
    from kamerspoor.pipeline import find_documents, run

    tally, count = Tally(), Count()
    with closing(run(find_documents(paths), partial(formats.checked, severity.value), jobs)) as outcomes:
        seen = with_bar(outcomes, True, lambda: find_documents(paths))
        write_stream(count.take(seen), None, tally, unless_none=True)
    report(tally)
    say(count.in_words(tally.count - len(tally.failed), severity.value), name="")
    return FAILED if tally.failed or count.errors else 0


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
        return partial(formats.terminal_part, width(), _in_colour(request), request.only.value)
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
    return partial(formats.terminal_view, width(), _in_colour(request), request.text)


def _frame(request: Request) -> Frame:
    """Give what stands around and between the documents."""
    from kamerspoor.export.output import Frame

    if request.format is Format.terminal:
        return Frame(between=("\n" if request.only else "\n" + "─" * width() + "\n\n").encode())
    if request.only is None:
        return Frame()
    from kamerspoor.export.rows import columns_of
    from kamerspoor.export.tables import frame

    return frame(request.format.value, columns_of(request.only.value))


def _in_colour(request: Request) -> bool:
    asked_not = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return request.output is None and sys.stdout.isatty() and not asked_not


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(epilog=READ_EXAMPLES, short_help="Read documents: a view, a page, JSON, or a table.")(read)
    app.command(epilog=CHECK_EXAMPLES, short_help="Print what looks wrong in documents, a line each.")(check)
