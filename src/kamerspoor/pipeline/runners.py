"""Take documents through one function by the runner that was asked for; the outcomes are the same under each."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from itertools import chain

from kamerspoor.pipeline.chunks import chunks
from kamerspoor.pipeline.outcomes import Done, Failed, Item, T, Work, attempt


def run(items: Iterable[Item], work: Work[T], jobs: int = 1) -> Generator[Done[T] | Failed, None, None]:
    """Apply `work` to every document and give the outcomes in order.

    `work` takes the bytes and the shown name. With more than one job it runs in other processes, so
    it must be a function of a module (or a `functools.partial` of one). Closing the iterator ends
    the processes.
    """
    if jobs <= 1:
        yield from (attempt(work, item) for item in items)
        return
    cut = chunks(items)
    first = next(cut, [])
    second = next(cut, None)
    if second is None:
        yield from (attempt(work, item) for item in first)
        return
    from kamerspoor.pipeline.pool import run_in_pool

    yield from run_in_pool(chain([first, second], cut), work, jobs)
