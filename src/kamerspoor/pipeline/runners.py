"""Take documents through one function by the runner that was asked for; the outcomes are the same under each."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from functools import partial
from itertools import chain
from typing import Literal, Protocol, get_args

from kamerspoor.errors import UsageError
from kamerspoor.pipeline.chunks import chunks
from kamerspoor.pipeline.outcomes import Done, Failed, Item, T, Work, attempt

RunnerName = Literal["serial", "pool", "ray"]


class Runner(Protocol):
    """Applies `work` to every document and gives the outcomes in order; closing the iterator ends what it began."""

    def __call__(self, items: Iterable[Item], work: Work[bytes], /) -> Generator[Done[bytes] | Failed, None, None]: ...


def runner(name: str, jobs: int = 1, address: str = "local", folder: str | None = None) -> Runner:
    """Give the runner of that name: `serial`, `pool` (processes of this machine) or `ray` (a cluster).

    `folder` is where a cluster writes its shards: a path that all its machines share, or a URI.

    Raises: UsageError for another name, or for a cluster without a folder.
    """
    if name == "serial":
        return run
    if name == "pool":
        return partial(run, jobs=jobs)
    if name != "ray":
        raise UsageError("no such runner", where=name, remedy=f"give one of: {', '.join(get_args(RunnerName))}")
    if not folder:
        raise UsageError(
            "a cluster needs a folder for its shards", remedy="give a path that all its machines share, or a URI"
        )
    from kamerspoor.pipeline.cluster import run_on_cluster

    return partial(run_on_cluster, folder=folder, address=address, jobs=jobs)


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
