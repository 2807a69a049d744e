"""Answers of ledgers in three forms: a view for the terminal, JSON, rows as CSV."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from kamerspoor.export.rows import Row


class Form(StrEnum):
    """The forms in which an answer can be had."""

    terminal = "terminal"
    json = "json"
    csv = "csv"


def render(
    form: Form,
    answer: object,
    *,
    view: Callable[[Console], None],
    columns: Sequence[str],
    rows: Callable[[], Iterable[Row]],
    width: int,
    colour: bool,
) -> bytes:
    """Give an answer in a form.

    `answer`: the value that the ledger gave, for JSON: its dataclasses become objects. `view` prints it for people.
    `columns` and `rows` make the CSV, a row for each thing in it.
    """
    if form is Form.json:
        import msgspec

        return msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n"
    if form is Form.csv:
        from kamerspoor.export import tables

        frame = tables.frame("csv", columns)
        return frame.before + tables.table(rows(), "csv") + frame.after
    from rich.console import Console

    out = io.StringIO()
    view(Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False))
    shown = out.getvalue()
    if not colour:  # Columns are filled up with spaces, which are no use in a file.
        shown = "".join(line.rstrip() + "\n" for line in shown.splitlines())
    return shown.encode("utf-8", "replace")
