"""The command that looks things up: `kamerspoor search`."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kamerspoor.cli.answering import FAILED, answer, say
from kamerspoor.cli.asking import AnswerForm, ArchivePath, archive_path, write_answer
from kamerspoor.errors import UsageError
from kamerspoor.export.answers import Form

if TYPE_CHECKING:
    from kamerspoor.search.answers import Answer
    from kamerspoor.search.index import Searcher
    from kamerspoor.search.query import Unit
    from kamerspoor.store.protocol import Reader

EXAMPLES = """\b
Examples:
  kamerspoor search wapenembargo Israël
  kamerspoor search '"permanent staakt-het-vuren" Gaza datum:2024..'
  kamerspoor search sancties raad:RBZ lid:Piri --sort date
  kamerspoor search actor:kabinet act:urge Belarus
  kamerspoor search 21501-02-2234
  kamerspoor search --like 21501-02-2901

\b
What a query can hold:
  sancties pakket      both, in any form; compounds and other names too
  "hoge raad"          just so
  -rusland, NIET x     not this
  a OR b, (a | b)      one of them
  sanct*               what begins so
  a NEAR/5 b           with at most 5 words between them
  raad:RBZ  dossier:21501-02  lid:Piri  fractie:VVD  soort:verslag
  datum:2020..2021  titel:visserij  motie:21501-02-2234  in:uitspraken
  actor:kabinet  act:urge

\b
Where few texts hold all words, those that hold most of them follow.
Exit codes: 0 answered, 1 nothing found, 2 wrong use.
"""


class Within(StrEnum):
    """What can be looked for."""

    documents = "documents"
    motions = "motions"
    statements = "statements"
    commitments = "commitments"


class Order(StrEnum):
    """The order of hits."""

    relevance = "relevance"
    date = "date"


def search(
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="What to look for; see below.", show_default=False)
    ] = None,
    within: Annotated[
        list[Within] | None,
        typer.Option(
            "--in", help="Only these; may be given several times.", show_default="documents, motions, commitments"
        ),
    ] = None,
    order: Annotated[Order, typer.Option("--sort", help="The best first, or the latest.")] = Order.relevance,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, metavar="N", help="Show so many.")] = 10,
    after: Annotated[
        str | None, typer.Option("--after", metavar="CURSOR", help="Go on where a page ended: it says with what.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what was understood, and why each was found.")
    ] = False,
    like: Annotated[
        str | None, typer.Option("--like", metavar="ID", help="What is like this document or motion.")
    ] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the index anew from the archive first.")] = False,
    archive: ArchivePath = None,
    form: AnswerForm = Form.terminal,
) -> None:
    """Find documents, motions, statements and commitments by what stands in them."""

    def work() -> int:
        from kamerspoor.search.headings import with_headings
        from kamerspoor.store.sqlite import open_archive

        if wanted and like:
            raise UsageError("--like takes no words beside it", remedy="leave one of them out")
        if not wanted and not like and not rebuild:
            raise UsageError("nothing to look for", remedy="give words, or --like and a number")
        path = archive_path(archive)
        units: tuple[Unit, ...] = tuple(dict.fromkeys(_UNITS[one] for one in within or ()))
        with open_archive(path) as reader:
            searcher = _searcher(path, reader, rebuild=rebuild)
            if not wanted and not like:
                say(f"the index holds {searcher.size:,} documents, motions, statements and commitments")
                return 0
            if like:
                found = _alike(searcher, like, units, limit, after, explain=explain)
            else:
                found = _found(searcher, " ".join(wanted or ()), units, order, limit, after, explain=explain)
            placed = with_headings(found, reader)
        return _write(placed, form)

    raise typer.Exit(answer(work))


_UNITS: dict[Within, Unit] = {
    Within.documents: "document",
    Within.motions: "motion",
    Within.statements: "statement",
    Within.commitments: "commitment",
}


def _found(
    searcher: Searcher,
    typed: str,
    units: tuple[Unit, ...],
    order: Order,
    limit: int,
    after: str | None,
    *,
    explain: bool,
) -> Answer:
    from dataclasses import replace

    from kamerspoor.search import finding
    from kamerspoor.search.language import describe, parse

    query = parse(typed)
    found = finding.search(searcher, query, units=units, sort=order.value, size=limit, after=after, explain=explain)
    return replace(found, understood=describe(query)) if explain else found


def _alike(
    searcher: Searcher, like: str, units: tuple[Unit, ...], limit: int, after: str | None, *, explain: bool
) -> Answer:
    from kamerspoor.search.finding import vocabulary_of
    from kamerspoor.search.similar import alike, named

    words = vocabulary_of(searcher.searcher)
    return alike(searcher, named(like), words, units=units, size=limit, after=after, explain=explain)


def _searcher(path: str, reader: Reader, *, rebuild: bool) -> Searcher:
    from kamerspoor.search.index import folder_of
    from kamerspoor.search.opening import make_anew, open_index
    from kamerspoor.store.sqlite import open_to_write

    opened = make_anew if rebuild else open_index
    return opened(folder_of(path), reader, partial(open_to_write, path), say)


def _write(found: Answer, form: Form) -> int:
    from kamerspoor.export import search_view

    write_answer(
        form, found, view=partial(search_view.show, found), columns=search_view.COLUMNS,
        rows=partial(search_view.rows, found),
    )  # fmt: skip
    return 0 if found.hits else FAILED


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(epilog=EXAMPLES, short_help="Find documents, motions, statements by words.")(search)
