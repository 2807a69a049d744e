"""What is made of one document in each format. These functions run in worker processes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from kamerspoor.model import Record

if TYPE_CHECKING:
    from kamerspoor.export.check_lines import Checked


class Page(NamedTuple):
    """A page of HTML, and what an index says of it."""

    html: bytes
    title: str | None
    date: str | None


def json_object(data: bytes, source: str) -> bytes:
    """Give one object, laid out for people."""
    from kamerspoor.export.encode import encode_pretty

    return encode_pretty(_read(data, source)) + b"\n"


def json_line(data: bytes, source: str) -> bytes:
    """Give one object on one line."""
    from kamerspoor.export.encode import encode

    return encode(_read(data, source)) + b"\n"


def terminal_view(width: int, colour: bool, text: bool, data: bytes, source: str) -> bytes:
    """Give the view for a terminal."""
    from kamerspoor.export.terminal import Look, render_terminal

    return render_terminal(_read(data, source), Look(width, colour, text)).encode("utf-8", "replace")


def terminal_part(width: int, colour: bool, part: str, data: bytes, source: str) -> bytes:
    """Give one list of the view for a terminal, whole."""
    from kamerspoor.export.terminal import Look, render_part

    return render_part(_read(data, source), part, Look(width, colour)).encode("utf-8", "replace")


def table_rows(part: str, form: str, data: bytes, source: str) -> bytes:
    """Give one part as rows of CSV or JSON."""
    from kamerspoor.export.rows import rows_of
    from kamerspoor.export.tables import table

    return table(rows_of(_read(data, source), part), form)


def checked(least: str, data: bytes, source: str) -> Checked:
    """Give the checks a line each, down to the least severity that is asked for."""
    from kamerspoor.export.check_lines import check_lines

    return check_lines(_read(data, source), data, least)


def html_page(folder: str | None, data: bytes, source: str) -> Page:
    """Give the page. `folder` is where it will stand, so that it can point to its source from there."""
    from kamerspoor.export.dates import in_words
    from kamerspoor.export.html import render_html
    from kamerspoor.export.outline import title_of

    record = _read(data, source)
    html = render_html(record, _link(folder, source))
    meeting = record.document.meeting
    date = (meeting.date if meeting else None) or record.document.date
    return Page(html.encode("utf-8", "replace"), title_of(record), in_words(date, "nl") if date else None)


def html_alone(folder: str | None, data: bytes, source: str) -> bytes:
    """Give the page by itself."""
    return html_page(folder, data, source).html


def _link(folder: str | None, source: str) -> str | None:
    from kamerspoor.export.html import link_to

    if folder is None or os.path.isabs(source) or not os.path.exists(source):
        return None
    return link_to(os.path.relpath(source, folder))


def _read(data: bytes, source: str) -> Record:
    from kamerspoor.engine import read_bytes

    return read_bytes(data, source)
