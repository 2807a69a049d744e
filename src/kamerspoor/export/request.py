"""What the user asks of `kamerspoor read`, and whether it can be done as asked."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import NamedTuple

from kamerspoor.errors import UsageError


class Format(StrEnum):
    """The forms in which a record, or a part of it, can be had."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    csv = "csv"


class Only(StrEnum):
    """The parts of a record that can be had alone, a row for each thing found."""

    statements = "statements"
    follow_ups = "follow_ups"
    references = "references"
    dates = "dates"
    mentions = "mentions"
    checks = "checks"
    sentences = "sentences"


class Request(NamedTuple):
    """What the user asks."""

    paths: list[str]
    format: Format
    output: str | None
    jobs: int
    text: bool
    only: Only | None = None

    @property
    def to_folder(self) -> bool:
        """Tell whether it takes a folder: each page of HTML is a file."""
        several = len(self.paths) > 1 or os.path.isdir(self.paths[0])
        folder_named = self.output is not None and _names_folder(self.output)
        return self.format is Format.html and (several or folder_named)


def require_sense(request: Request) -> None:
    """Refuse what cannot be done, before anything is read.

    Raises: UsageError.
    """
    _require_form(request)
    if request.to_folder:
        _require_folder(request)
    elif request.output and _names_folder(request.output):
        raise UsageError("-o must be a file here, not a folder", where=request.output, remedy="add a file name to it")


def _require_form(request: Request) -> None:
    form, only = request.format, request.only
    if form is Format.csv and only is None:
        raise UsageError(
            "--format csv holds rows of one kind, a record has several",
            remedy=f"say which: --only {Only.statements}, or one of {', '.join(list(Only)[1:])}",
        )
    if form is Format.html and only:
        raise UsageError(
            "--format html shows the whole record, not one part",
            remedy=f"leave --only {only} out, or ask for --format csv, jsonl, json or terminal",
        )
    if request.text and only:
        raise UsageError("--text adds the text to the whole view, not to one part", remedy="leave one of them out")
    if request.text and form is not Format.terminal:
        raise UsageError("--text belongs to --format terminal", remedy="the other formats hold the text already")


def _require_folder(request: Request) -> None:
    output = request.output
    if output is None:
        raise UsageError("several documents make several pages", remedy="name a folder for them with -o FOLDER")
    if os.path.exists(output) and not os.path.isdir(output):
        raise UsageError("several pages need a folder, this is a file", where=output, remedy="name a folder with -o")
    home = os.path.realpath(output)
    for path in request.paths:
        own = os.path.realpath(path)
        is_page = os.path.isfile(own) and os.path.dirname(own) == home and own.lower().endswith(".html")
        if own == home or is_page:
            raise UsageError("pages here would overwrite what is read", where=output, remedy="name another folder")


def _names_folder(path: str) -> bool:
    return os.path.isdir(path) or path.endswith(("/", os.sep))
