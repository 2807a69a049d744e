"""What the parts of the terminal view are built from: cells that cannot steer it, and bare tables."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from itertools import islice

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kamerspoor.export.outline import one_line

# Longer lists are cut: what scrolls by is not read.
LONGEST_LIST = 40
LONGEST_CELL = 400
# Characters that steer a terminal, or turn the direction of what follows.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Make a text harmless to a terminal."""
    return _STEERING.sub("\ufffd", text)


def cell(text: str) -> str:
    """Give a text as a cell of a table: on one line, and no longer than a person reads there."""
    if len(text) > LONGEST_CELL:
        text = text[:LONGEST_CELL] + " …"
    return plain(one_line(text))


def short(text: str) -> str:
    """Cut a quotation to a few words."""
    return textwrap.shorten(text, 60, placeholder=" …") or text[:60]


def grid(header: bool = False) -> Table:
    """Start a table without lines."""
    table = Table(box=None, show_header=header, pad_edge=False, padding=(0, 2, 0, 0), expand=False)
    table.header_style = "dim"
    return table


def section(name: str, count: int, body: RenderableType, most: int | None = LONGEST_LIST) -> Iterable[RenderableType]:
    """Give a part of the view under its name, or nothing when it counts nothing."""
    if count == 0:
        return
    yield Text()
    yield Text.assemble((name, "bold"), (f"  {count}", "dim"))
    yield Padding(body, (0, 0, 0, 2))
    if most is not None and count > most:
        yield Text(f"  and {count - most} more (all of them: --format json or html)", "dim")


def rows(pairs: Iterable[tuple[str, str]], most: int | None = LONGEST_LIST) -> Table:
    """List names with their values."""
    table = grid()
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, value in islice(pairs, most):
        table.add_row(cell(name), cell(value))
    return table
