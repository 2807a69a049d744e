"""The command that asks what became of promises: `kamerspoor commitments`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kamerspoor.cli.answering import answer
from kamerspoor.cli.asking import AnswerForm, ArchivePath, archive_path, today, write_answer
from kamerspoor.export.answers import Form
from kamerspoor.ledger.commitments import MOST, Wanted

if TYPE_CHECKING:
    from kamerspoor.ledger.commitments import Commitments

EXAMPLES = """\b
Examples:
  kamerspoor commitments --state overdue
  kamerspoor commitments --due-before 2024-07 --council RBZ
  kamerspoor commitments --owner Financiën --state all --since 2023 -f csv

\b
States:
  outstanding  the next three, and what is kept in part
  open         due later, or on no day that is named
  due-soon     due within 30 days
  overdue      the day has passed, and no letter says it was kept
  partly       kept in part
  fulfilled    a letter says it was kept, or the official list does
  lapsed       the official list says so

\b
A promise made in a debate, in its list of promises, in a letter and in the
official list is shown once.
Exit codes: 0 answered, 1 no archive or it cannot be read, 2 wrong use.
"""
Day = "Day, month or year: 2024-05-31, 2024-05 or 2024."


def commitments(
    archive: ArchivePath = None,
    state: Annotated[Wanted, typer.Option("--state", help="What has become of them.")] = Wanted.outstanding,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="WORDS", help="Words in the name or office of who promised.")
    ] = None,
    due_before: Annotated[str | None, typer.Option("--due-before", metavar="DAY", help=f"Due before. {Day}")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Made on or after this day.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Made on or before this day.")] = None,
    council: Annotated[
        str | None, typer.Option("--council", metavar="NAME", help="About this Council: RBZ, JBZ-Raad.")
    ] = None,
    dossier: Annotated[
        str | None, typer.Option("--dossier", metavar="NUMBER", help="Made in this dossier: 21501-02.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many to show at most.")] = MOST,
    form: AnswerForm = Form.terminal,
) -> None:
    """List what the government promised parliament: by when, and what became of it."""

    def ask() -> Commitments:
        from kamerspoor.ledger import commitments as ledger
        from kamerspoor.ledger.asking import council_named, dossier_named, first_asked, last_asked
        from kamerspoor.store.sqlite import open_archive

        asked = partial(
            ledger.commitments,
            wanted=state,
            owner=owner,
            due_before=first_asked(due_before, "--due-before"),
            since=first_asked(since, "--since"),
            until=last_asked(until, "--until"),
            council=council_named(council) if council else None,
            dossier=dossier_named(dossier) if dossier else None,
            limit=limit,
        )
        day = today()
        with open_archive(archive_path(archive)) as reader:
            return asked(reader, day)

    def show() -> int:
        from kamerspoor.export import commitment_view as view

        found = ask()
        write_answer(form, found, view=partial(view.show, found), columns=view.COLUMNS, rows=partial(view.rows, found))
        return 0

    raise typer.Exit(answer(show))


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(epilog=EXAMPLES, short_help="List what the government promised, by when, and what became of it.")(
        commitments
    )
