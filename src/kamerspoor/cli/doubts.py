"""The command that lists what is odd across documents: `kamerspoor doubts`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from kamerspoor.cli.answering import answer
from kamerspoor.cli.asking import AnswerForm, ArchivePath, archive_path, write_answer
from kamerspoor.cli.reading import Severity
from kamerspoor.errors import UsageError
from kamerspoor.export.answers import Form
from kamerspoor.ledger.findings import MOST

EXAMPLES = """\b
Examples:
  kamerspoor doubts
  kamerspoor doubts --code vote-mismatch --since 2024
  kamerspoor doubts --council RBZ --severity warning --format csv

\b
Codes:
  unknown-reference      a number is cited that its dossier does not have
  motion-mismatch        a motion is cited with other members, another subject
                         or another dossier than its own
  vote-mismatch          a motion is called adopted that was not, or rejected
                         that was adopted
  superseded-motion      a version of a motion is cited that was replaced
  meeting-date-mismatch  a date is given for a meeting that was on another day
  report-without-agenda  no annotated agenda of the meeting is known
  agenda-without-report  no report of the meeting is known

\b
What is odd within one document: kamerspoor check PATH.
Exit codes: 0 answered, 1 no archive or it cannot be read, 2 wrong use.
"""


def doubts(
    archive: ArchivePath = None,
    code: Annotated[str | None, typer.Option("--code", metavar="CODE", help="Of this kind alone.")] = None,
    severity: Annotated[Severity, typer.Option("--severity", help="The least severity to show.")] = Severity.info,
    council: Annotated[
        str | None, typer.Option("--council", metavar="NAME", help="In papers of this Council: RBZ, JBZ-Raad.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="In documents of this day, month or year, and later.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many to show at most.")] = MOST,
    form: AnswerForm = Form.terminal,
) -> None:
    """List what is odd about documents beside each other and official data, with what is likely meant."""
    asked = partial(_doubts, archive_path(archive), code, severity.value, council, since, limit, form)
    raise typer.Exit(answer(asked))


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(epilog=EXAMPLES, short_help="List what is odd across documents, with what is likely meant.")(doubts)


def _doubts(
    path: str, code: str | None, least: str, council: str | None, since: str | None, limit: int, form: Form
) -> int:
    from kamerspoor.export import doubt_view
    from kamerspoor.ledger import findings
    from kamerspoor.ledger.asking import council_named, first_asked
    from kamerspoor.store.sqlite import open_archive

    _require_code(code)
    asked = partial(
        findings.doubts,
        code=code,
        least=least,
        council=council_named(council) if council else None,
        since=first_asked(since, "--since"),
        limit=limit,
    )
    with open_archive(path) as reader, reader.same_view():
        found = asked(reader)
    view, rows = partial(doubt_view.show, found), partial(doubt_view.rows, found)
    write_answer(form, found, view=view, columns=doubt_view.COLUMNS, rows=rows)
    return 0


def _require_code(code: str | None) -> None:
    from kamerspoor.ledger.asking import nearest
    from kamerspoor.linking.findings import CODES

    if code is not None and code not in CODES:
        near = nearest(code, CODES) or [name for name in CODES if code.lower() in name]
        remedy = f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(CODES)}"
        raise UsageError(f"--code {code!r} is not known", remedy=remedy)
