"""The commands about motions: `kamerspoor motion ID|WORDS` and `kamerspoor motions`."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated

import typer

from kamerspoor.cli.answering import answer
from kamerspoor.cli.asking import AnswerForm, ArchivePath, archive_path, today, write_answer
from kamerspoor.errors import UsageError
from kamerspoor.export.answers import Form
from kamerspoor.ledger.motion_answers import MOST, Wanted
from kamerspoor.periods import first_day, last_day

MOTION_EXAMPLES = """\b
Examples:
  kamerspoor motion 21501-02-2820
  kamerspoor motion "21 501-02, nr. 2820"
  kamerspoor motion 2024Z01178
  kamerspoor motion medisch beroepsgeheim
\b
Exit codes: 0 answered, 1 not in the archive, 2 wrong use.
"""
MOTIONS_EXAMPLES = """\b
Examples:
  kamerspoor motions --council RBZ --status silent --since 2024
  kamerspoor motions --member "Van der Plas" --until 2023
  kamerspoor motions --dossier 21501-20 --faction VVD --format csv
\b
Exit codes: 0 answered, 1 no such member, 2 wrong use.
"""
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def motion(
    wanted: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|WORDS", help="Its number in any form, the number of its case or document, or words of it."
        ),
    ],
    archive: ArchivePath = None,
    form: AnswerForm = Form.terminal,
) -> None:
    """Show a motion: what it asks, who moved it, the vote, and what became of it since."""
    raise typer.Exit(answer(partial(_motion, " ".join(wanted), archive_path(archive), form)))


def motions(
    council: Annotated[
        str | None, typer.Option("--council", metavar="NAME", help="Moved about this Council: RBZ, JBZ-Raad, ...")
    ] = None,
    status: Annotated[
        Wanted | None,
        typer.Option(
            "--status", help="What became of them. adopted: whatever came after; silent: adopted, and nothing since."
        ),
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Moved in or after: 2024.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Moved in or before: 2024-06.")] = None,
    dossier: Annotated[str | None, typer.Option("--dossier", metavar="NUMBER", help="In it: 21501-02.")] = None,
    member: Annotated[str | None, typer.Option("--member", metavar="NAME", help="Signed by this member.")] = None,
    faction: Annotated[str | None, typer.Option("--faction", metavar="NAME", help="Signed by one of it.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="Show so many.")] = MOST,
    archive: ArchivePath = None,
    form: AnswerForm = Form.terminal,
) -> None:
    """List motions, the latest first, by Council, status, dates, dossier, member or faction."""

    def work() -> int:
        from kamerspoor.export import motion_view
        from kamerspoor.ledger import motions as ledger
        from kamerspoor.store.sqlite import open_archive

        first = first_day(_date("--since", since)) if since else None
        last = last_day(_date("--until", until)) if until else None
        with open_archive(archive_path(archive)) as reader:
            found = ledger.motions(
                reader, today(), council=council, status=status, since=first, until=last, dossier=dossier,
                member=member, faction=faction, limit=limit,
            )  # fmt: skip
        write_answer(
            form, found, view=partial(motion_view.show_list, found), columns=motion_view.LIST_COLUMNS,
            rows=partial(motion_view.list_rows, found),
        )  # fmt: skip
        return 0

    raise typer.Exit(answer(work))


def _motion(wanted: str, path: str, form: Form) -> int:
    from kamerspoor.export import motion_view
    from kamerspoor.ledger import motions as ledger
    from kamerspoor.ledger.motion_answers import MotionAnswer
    from kamerspoor.store.sqlite import open_archive

    with open_archive(path) as reader:
        found = ledger.motion(reader, wanted, today())
    if isinstance(found, MotionAnswer):
        write_answer(
            form, found, view=partial(motion_view.show, found), columns=motion_view.COLUMNS,
            rows=partial(motion_view.rows, found),
        )  # fmt: skip
    else:
        write_answer(
            form, found, view=partial(motion_view.show_choice, found), columns=motion_view.LIST_COLUMNS,
            rows=partial(motion_view.list_rows, found),
        )  # fmt: skip
    return 0


def _date(option: str, given: str) -> str:
    if not _DAY.fullmatch(given) or first_day(given) is None:
        raise UsageError(f"{option} {given!r} is no date", remedy="write a year, a month or a day: 2024, 2024-06")
    return given


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(epilog=MOTION_EXAMPLES, short_help="Show a motion and what became of it.")(motion)
    app.command(epilog=MOTIONS_EXAMPLES, short_help="List motions by Council, status, member, ...")(motions)
