"""Write the outcomes of a run to where they go, and keep the tally."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from kamerspoor.export.formats import Page
from kamerspoor.export.output import Frame, PageFolder, opened
from kamerspoor.pipeline import Done, Failed

T = TypeVar("T")
NO_FRAME = Frame()


@dataclass
class Tally:
    """How many documents there were, and which failed."""

    count: int = 0
    failed: list[Failed] = field(default_factory=list)

    def take(self, outcomes: Iterable[Done[T] | Failed]) -> Iterator[Done[T]]:
        """Pass on what went well; remember the rest."""
        for outcome in outcomes:
            self.count += 1
            if isinstance(outcome, Failed):
                self.failed.append(outcome)
            else:
                yield outcome


def write_stream(
    outcomes: Iterable[Done[bytes] | Failed],
    output: str | None,
    tally: Tally,
    *,
    frame: Frame = NO_FRAME,
    unless_none: bool = False,
) -> None:
    """Write the results one after the other to one place; with `unless_none` no file when there is none.

    What is empty takes no place: the frame's `between` stands only where there is something on both sides.
    """
    results = tally.take(outcomes)
    first = next(results, None)
    if first is None and unless_none:
        return
    at_once = output is None and sys.stdout is not None and sys.stdout.isatty()
    with opened(output) as file:
        file.write(frame.before)
        written = False
        for result in chain([first] if first else [], results):
            if not result.payload:
                continue
            if written and frame.between:
                file.write(frame.between)
            file.write(result.payload)
            written = True
            if at_once:
                file.flush()
        file.write(frame.after)


def write_pages(outcomes: Iterable[Done[Page] | Failed], folder: str, tally: Tally) -> None:
    """Write a page for each document into a folder, and an index that leads to them."""
    pages = PageFolder(folder)
    for result in tally.take(outcomes):
        pages.add(result.source, result.payload)
    pages.finish([(failure.source, failure.message) for failure in tally.failed])
