"""The commands about Council meetings: `kamerspoor meeting`, `kamerspoor meetings`, `kamerspoor calendar`."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from kamerspoor.cli.answering import answer
from kamerspoor.cli.asking import AnswerForm, ArchivePath, archive_path, today, write_answer
from kamerspoor.errors import UsageError
from kamerspoor.export.answers import Form

MEETING_EXAMPLES = """\b
Examples:
  kamerspoor meeting RBZ 2023-03-13
  kamerspoor meeting "europese raad" 2020-12
  kamerspoor meeting JBZ

\b
Exit codes: 0 found, 1 the archive does not know it, 2 wrong use.
"""
MEETINGS_EXAMPLES = """\b
Examples:
  kamerspoor meetings --council RBZ --since 2023
  kamerspoor meetings --missing --since 2024-01 --format csv
"""
CALENDAR_EXAMPLES = """\b
Examples:
  kamerspoor calendar
  kamerspoor calendar --council RBZ --until 2025-12
  kamerspoor calendar --format ics > council.ics
"""


class CalendarForm(StrEnum):
    """The forms in which the calendar can be had."""

    terminal = "terminal"
    json = "json"
    csv = "csv"
    ics = "ics"


CouncilOption = Annotated[
    str | None,
    typer.Option("--council", "-c", metavar="NAME", help="A Council by its code or name: RBZ, Europese Raad."),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day, month or year.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(epilog=MEETING_EXAMPLES, short_help="Hold a meeting's agenda against its report.")(meeting)
    app.command(epilog=MEETINGS_EXAMPLES, short_help="List meetings, and what is missing of them.")(meetings)
    app.command(epilog=CALENDAR_EXAMPLES, short_help="Show what comes when; also for a calendar program.")(calendar)


def meeting(
    council: Annotated[str, typer.Argument(metavar="COUNCIL", help="Code or name: RBZ, JBZ, Europese Raad.")],
    date: Annotated[
        str | None,
        typer.Argument(metavar="DATE", help="A day of the meeting, or a month. Without it: the latest held."),
    ] = None,
    archive: ArchivePath = None,
    form: AnswerForm = Form.terminal,
) -> None:
    """Hold the annotated agenda of a meeting against its report.

    Which items were discussed, also under another title, which were dropped, added or carried over and to which day;
    what was announced to be said and what was said; whether agenda and report were sent in time.
    """
    raise typer.Exit(answer(partial(_meeting, archive_path(archive), council, date, form)))


def meetings(
    council: CouncilOption = None,
    since: Since = None,
    until: Until = None,
    missing: Annotated[bool, typer.Option("--missing", help="Only meetings of which a paper is missing.")] = False,
    archive: ArchivePath = None,
    form: AnswerForm = Form.terminal,
) -> None:
    """List meetings, the newest first: agenda, report, and what is missing."""
    raise typer.Exit(answer(partial(_meetings, archive_path(archive), council, since, until, missing, form)))


def calendar(
    council: CouncilOption = None,
    since: Since = None,
    until: Until = None,
    archive: ArchivePath = None,
    form: Annotated[
        CalendarForm, typer.Option("--format", "-f", help="A view to read here, JSON, rows as CSV, or iCalendar.")
    ] = CalendarForm.terminal,
) -> None:
    """Show meetings, debates, commitments due and decisions announced; from today for three months, if not told."""
    raise typer.Exit(answer(partial(_calendar, archive_path(archive), council, since, until, form)))


def _meeting(path: str, council: str, date: str | None, form: Form) -> int:
    from kamerspoor.export import meeting_view
    from kamerspoor.ledger.meetings import meeting as ask
    from kamerspoor.store.sqlite import open_archive

    with open_archive(path) as reader:
        found = ask(reader, council, date, today())
    write_answer(
        form, found, view=partial(meeting_view.show, found), columns=meeting_view.COLUMNS,
        rows=partial(meeting_view.rows, found),
    )  # fmt: skip
    return 0


def _meetings(path: str, council: str | None, since: str | None, until: str | None, missing: bool, form: Form) -> int:
    from kamerspoor.export import meeting_view
    from kamerspoor.ledger.meeting_list import meetings as ask
    from kamerspoor.store.sqlite import open_archive

    low, high = _days(since, until)
    with open_archive(path) as reader:
        found = ask(reader, council, low, high, today(), missing)
    write_answer(
        form, found, view=partial(meeting_view.show_list, found), columns=meeting_view.LIST_COLUMNS,
        rows=partial(meeting_view.list_rows, found),
    )  # fmt: skip
    return 0


def _calendar(path: str, council: str | None, since: str | None, until: str | None, form: CalendarForm) -> int:
    from kamerspoor.export import calendar_view
    from kamerspoor.ledger.calendar import calendar as ask
    from kamerspoor.store.sqlite import open_archive

    low, high = _days(since, until)
    with open_archive(path) as reader:
        found = ask(reader, low, high, today(), council)
    if form is CalendarForm.ics:
        from importlib.metadata import version

        sys.stdout.buffer.write(calendar_view.ics(found, version("kamerspoor")))
        sys.stdout.flush()
        return 0
    write_answer(
        Form(form.value), found, view=partial(calendar_view.show, found), columns=calendar_view.COLUMNS,
        rows=partial(calendar_view.rows, found),
    )  # fmt: skip
    return 0


def _days(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Give the first and the last day asked for."""
    from kamerspoor.ledger.asking import first_asked, last_asked

    low, high = first_asked(since, "--since"), last_asked(until, "--until")
    if low and high and low > high:
        raise UsageError(f"--since {since} comes after --until {until}", remedy="turn them round")
    return low, high
