"""Doubts across documents for people, and as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from textwrap import shorten
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from kamerspoor.export.dates import in_short
from kamerspoor.export.rows import Row
from kamerspoor.export.terminal_grid import cell, grid
from kamerspoor.ledger.findings import Doubt, Doubts

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = (
    *("document", "date", "council", "code", "severity", "message", "likely"),
    *("quote", "start", "end", "compared", "document_id"),
)
_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
_ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
_LEAST = 12  # A title shorter than that tells nothing.


def rows(answer: Doubts) -> Iterator[Row]:
    """Give a row for each doubt."""
    for doubt in answer.doubts:
        yield {name: getattr(doubt, name) for name in COLUMNS if name != "compared"} | {
            "compared": list(doubt.compared)
        }


def show(answer: Doubts, console: Console) -> None:
    """Print the doubts, document by document."""
    if not answer.doubts:
        console.print(Text("Nothing is doubtful.", "dim"))
        return
    widest = max(len(doubt.code) for doubt in answer.doubts)
    for _, held in groupby(answer.doubts, key=lambda doubt: doubt.document_id):
        some = list(held)
        console.print(_head(some[0], console.width))
        table = grid()
        table.add_column(no_wrap=True, min_width=widest)
        table.add_column(overflow="fold", ratio=1)

        for doubt in some:
            table.add_row(Text(doubt.code, _STYLES[doubt.severity]), _words(doubt))
        console.print(Padding(table, (0, 0, 1, 2), expand=False))
    console.print(Text(_counted(answer), "dim"))


def _head(doubt: Doubt, width: int) -> Text:
    name = cell(doubt.document or f"document {doubt.document_id}")
    day = f"  {in_short(doubt.date)}" if doubt.date else ""
    room = width - len(name) - len(day) - 2
    told = cell(doubt.title) if doubt.title and doubt.title != doubt.document else ""
    title = f"  {shorten(told, room, placeholder=' …')}" if told and room > _LEAST else ""
    return Text.assemble((name, "bold"), (f"{day}{title}", "dim"))


def _words(doubt: Doubt) -> Text:
    message = _ISO_DAY.sub(lambda day: in_short(day[0]), doubt.message)
    words = Text(cell(message[:1].upper() + message[1:]))
    if doubt.likely:
        words.append(f"\nlikely {in_short(doubt.likely)}", "green")
    return words


def _counted(answer: Doubts) -> str:
    each = ", ".join(f"{count:,} {code}" for code, count in answer.codes)
    more = f" (the first {len(answer.doubts):,} shown; --limit shows more)" if len(answer.doubts) < answer.count else ""
    return f"{answer.count:,} {'doubt' if answer.count == 1 else 'doubts'}{more}: {each}"
