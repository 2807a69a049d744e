"""The command that follows a topic over time: `kamerspoor topic NAME`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kamerspoor.cli.answering import answer
from kamerspoor.cli.asking import AnswerForm, ArchivePath, archive_path, write_answer
from kamerspoor.export.answers import Form

if TYPE_CHECKING:
    from kamerspoor.ledger.topics import Topic

EXAMPLES = """\b
Examples:
  kamerspoor topic Belarus
  kamerspoor topic Wit-Rusland --actor Hongarije --since 2023
  kamerspoor topic wapenembargo --council RBZ --format csv

\b
NAME is a country, organisation, institution, person or place, under any of
its names; else words of headings and sentences. A change of position is
marked between two meetings of the same Council:
  an act   a call becomes support, support opposition, a concern falls silent
  a term   named at two meetings or more, then no more; or new, and it stays

\b
Exit codes: 0 answered, 1 nothing is said about it, or no archive, 2 wrong use.
"""


def topic(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The topic.")],
    archive: ArchivePath = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="From this day, month or year: 2023-05.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to this day, month or year.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="What this actor said.")] = None,
    council: Annotated[
        str | None, typer.Option("--council", metavar="NAME", help="Around this Council: RBZ, JBZ-Raad.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many meetings at most.")] = 12,
    form: AnswerForm = Form.terminal,
) -> None:
    """Follow a topic meeting by meeting: who said what, and where a position changed."""

    def ask() -> Topic:
        from kamerspoor.ledger import topics
        from kamerspoor.ledger.asking import council_named, first_asked, last_asked
        from kamerspoor.store.sqlite import open_archive

        asked = partial(
            topics.topic,
            since=first_asked(since, "--since"),
            until=last_asked(until, "--until"),
            actor=actor,
            council=council_named(council) if council else None,
            limit=limit,
        )
        with open_archive(archive_path(archive)) as reader:
            return asked(reader, name)

    def show() -> int:
        from kamerspoor.export import topic_view as view

        found = ask()
        write_answer(form, found, view=partial(view.show, found), columns=view.COLUMNS, rows=partial(view.rows, found))
        return 0

    raise typer.Exit(answer(show))


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(epilog=EXAMPLES, short_help="Follow a topic meeting by meeting, with changes of position.")(topic)
