"""Doubts across documents for people, and as rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from kamerspoor.export.dates import in_short
from kamerspoor.export.rows import Row
from kamerspoor.export.terminal_grid import cell, short
from kamerspoor.ledger.findings import Doubt, Doubts

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = (
    *("document", "date", "council", "code", "severity", "message", "likely"),
    *("quote", "start", "end", "compared", "document_id"),
)
_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


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
    for _, held in groupby(answer.doubts, key=lambda doubt: doubt.document_id):
        some = list(held)
        console.print(_head(some[0]))
        for doubt in some:
            console.print(Padding(_line(doubt), (0, 0, 0, 2)))
        console.print()
    console.print(Text(_counted(answer), "dim"))


def _head(doubt: Doubt) -> Text:
    about = f"  {short(cell(doubt.title))}" if doubt.title and doubt.title != doubt.document else ""
    day = f"  {in_short(doubt.date)}" if doubt.date else ""
    return Text.assemble((cell(doubt.document or f"document {doubt.document_id}"), "bold"), (f"{day}{about}", "dim"))


def _line(doubt: Doubt) -> Text:
    line = Text(cell(doubt.message))
    if doubt.likely:
        line.append(f"; likely {doubt.likely}", "green")
    place = f", at {doubt.start:,}" if doubt.start is not None else ""
    line.append(f"  {doubt.code}", _STYLES[doubt.severity])
    line.append(place, "dim")
    return line


def _counted(answer: Doubts) -> str:
    each = ", ".join(f"{count:,} {code}" for code, count in answer.codes)
    more = f" (the first {len(answer.doubts):,} shown; --limit shows more)" if len(answer.doubts) < answer.count else ""
    return f"{answer.count:,} {'doubt' if answer.count == 1 else 'doubts'}{more}: {each}"
