"""What commands that ask the archive share: where it is, in what form to answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kamerspoor.cli.answering import width
from kamerspoor.export.answers import Form, render

if TYPE_CHECKING:
    from rich.console import Console

    from kamerspoor.export.rows import Row

ArchivePath = Annotated[
    str | None,
    typer.Option(
        "--archive", metavar="PATH", envvar="KAMERSPOOR_ARCHIVE", show_envvar=True, help="The archive's file.",
        show_default="in your data folder",
    ),
]  # fmt: skip
AnswerForm = Annotated[Form, typer.Option("--format", "-f", help="A view to read here, JSON, or rows as CSV.")]


def archive_path(given: str | None) -> str:
    """Give the archive to use: the one named, else the user's own."""
    if given:
        return given
    from platformdirs import user_data_path

    return str(user_data_path("kamerspoor", appauthor=False) / "archive.kamerspoor")


def today() -> str:
    """Give today as an ISO day; KAMERSPOOR_TODAY stands in for it, so that an answer can be given again."""
    from datetime import date

    return os.environ.get("KAMERSPOOR_TODAY") or date.today().isoformat()


def now() -> str:
    """Give this moment in UTC, to the second."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_answer(
    form: Form,
    answer: object,
    *,
    view: Callable[[Console], None],
    columns: Sequence[str],
    rows: Callable[[], Iterable[Row]],
) -> None:
    """Write an answer to standard output in the form asked for."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    data = render(form, answer, view=view, columns=columns, rows=rows, width=width(), colour=colour)
    sys.stdout.buffer.write(data)
    sys.stdout.flush()
