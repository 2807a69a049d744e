"""Rows as CSV and JSON, a document at a time; what stands before, between and after makes a file of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

import msgspec

from kamerspoor.export.output import Frame
from kamerspoor.export.rows import Row, Value

# A spreadsheet takes a cell that begins so for a formula, and a formula can send what stands beside it elsewhere.
# Source: OWASP, CSV Injection.
_FORMULA = ("=", "+", "-", "@", "\t")
# A row is a line: tools that read lines see no half rows.
_LINE_ENDS = re.compile(r"[\r\n]+")


def frame(form: str, columns: Iterable[str]) -> Frame:
    """Give what stands around the rows in this form."""
    if form == "csv":
        return Frame(before=_lines([list(columns)]))
    if form == "json":
        return Frame(b"[", b",", b"\n]\n")
    return Frame()


def table(rows: Iterable[Row], form: str) -> bytes:
    """Give the rows of one document in this form, without the frame."""
    if form == "csv":
        return _lines([_cell(value) for value in row.values()] for row in rows)
    lines = [msgspec.json.encode(row) for row in rows]
    if form == "json":
        return b",".join(b"\n  " + line for line in lines)
    return b"".join(line + b"\n" for line in lines)


def _lines(rows: Iterable[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Value) -> str:
    """Write a value for a spreadsheet, which can do no more than show it.

    >>> _cell(["Malta", "Italië"]), _cell("=1+1"), _cell(False), _cell(None)
    ('Malta; Italië', "'=1+1", 'false', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = _LINE_ENDS.sub(" ", "; ".join(value) if isinstance(value, list) else str(value))
    # Some programs take the space before it off first.
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
