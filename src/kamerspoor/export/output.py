"""Where results go: standard output, one file, or a folder of pages.

A file appears under its name only when it is whole, so a run that stops half-way leaves what was
there before.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, NamedTuple

from kamerspoor.errors import UsageError
from kamerspoor.export.formats import Page
from kamerspoor.pipeline import shown

INDEX = "index.html"


class Frame(NamedTuple):
    """What a file holds around the pieces that it is put together from."""

    before: bytes = b""
    between: bytes = b""
    after: bytes = b""


@contextmanager
def opened(path: str | None) -> Iterator[_Target]:
    """Open a file to be put in place at the end, or standard output when there is no path.

    Raises: UsageError when it cannot be written. BrokenPipeError stays what it is.
    """
    if path is None:
        if sys.stdout is None:
            raise UsageError("standard output is closed", remedy="use -o FILE")
        sys.stdout.flush()
        target = _Target(sys.stdout.buffer, None)
        yield target
        target.flush()
        return
    real = os.path.realpath(path)
    special = os.path.exists(real) and not os.path.isfile(real)
    temporary = real if special else f"{real}.{os.getpid()}.part"
    try:
        with _writing(path):
            os.makedirs(os.path.dirname(real), exist_ok=True)
            file = open(temporary, "wb")  # noqa: SIM115 - closed below, before it gets its name
        try:
            yield _Target(file, path)
        finally:
            with _writing(path):
                file.close()
        if not special:
            with _writing(path):
                os.replace(temporary, real)
    finally:
        if not special:
            with suppress(OSError):
                os.unlink(temporary)


class _Target:
    """A file that says what is wrong, and with which file, when it cannot be written."""

    def __init__(self, file: BinaryIO, path: str | None) -> None:
        self.file = file
        self.path = path

    def write(self, data: bytes) -> int:
        with _writing(self.path):
            return self.file.write(data)

    def flush(self) -> None:
        with _writing(self.path):
            self.file.flush()


@contextmanager
def _writing(path: str | None) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UsageError(
            f"cannot be written: {reason}",
            where=shown(path) if path else "standard output",
            remedy="choose another place with -o",
        ) from error


class PageFolder:
    """A folder of pages with an index. Every page gets a name of its own."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.taken = {INDEX}
        self.rows: list[tuple[str, str, str | None, str]] = []

    def add(self, source: str, page: Page) -> None:
        """Write one page."""
        name = self._name(source)
        with opened(os.path.join(self.path, name)) as file:
            file.write(page.html)
        self.rows.append((name, page.title or name, page.date, source))

    def _name(self, source: str) -> str:
        stem = os.path.splitext(os.path.basename(source))[0].lstrip(".")
        stem = stem if stem not in ("", "-") else "document"
        # Names that differ in case alone are one file on some systems.
        name, number = f"{stem}.html", 1
        while name.lower() in self.taken:
            number += 1
            name = f"{stem}-{number}.html"
        self.taken.add(name.lower())
        return name

    def finish(self, failed: list[tuple[str, str]]) -> None:
        """Write the index."""
        from kamerspoor.export.html import Row, link_to, render_index

        rows = [Row(link_to(name), title, date, source) for name, title, date, source in self.rows]
        with opened(os.path.join(self.path, INDEX)) as file:
            file.write(render_index(rows, failed).encode("utf-8", "replace"))
