"""A progress bar on standard error, for runs that take longer than a moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

SECONDS_BEFORE_BAR = 1.0


def with_bar(outcomes: Iterable[T], again: Callable[[], Iterable[object]]) -> Iterator[T]:
    """Pass the outcomes on, and after a second show how far the run is.

    `again` gives all that is to be read; it is counted only when the bar appears.
    """
    begun = time.monotonic()
    rest = iter(outcomes)
    for count, outcome in enumerate(rest, 1):
        yield outcome
        if time.monotonic() - begun > SECONDS_BEFORE_BAR:
            yield from _shown(rest, count, sum(1 for _ in again()))
            return


def _shown(outcomes: Iterable[T], count: int, total: int) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total, completed=count)
        for outcome in outcomes:
            progress.advance(bar)
            yield outcome
