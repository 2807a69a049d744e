"""Make a large index with several processes: each fills an index of its own, whose segments are then put together.

Making units of rows and texts is the interpreter's work, and that uses one processor a process; where there are two or
more, a large archive is indexed in about half the time. A unit is made by one process alone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

import msgspec

from kamerspoor.errors import ArchiveError, IndexUnusable, KamerspoorError
from kamerspoor.search import index
from kamerspoor.search.index import Generation, IndexWriter
from kamerspoor.search.units import Entry
from kamerspoor.store.protocol import Reader

MOST = 8
"""Processes at most."""
_WAITING = 2  # Batches that a process has beside the one it works on.
_SETTINGS, _MANAGED = "meta.json", ".managed.json"

Opener = Callable[[], AbstractContextManager[Reader]]
Make = Callable[[Reader, Sequence[str], Callable[[str, str], None]], Iterable[Entry]]


def processors() -> int:
    """Give how many processors this process may use."""
    return min(MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def fill(
    generation: Generation,
    opener: Opener,
    make: Make,
    batches: Iterable[Sequence[str]],
    jobs: int,
    heap: int,
    told: Callable[[str, str], None],
) -> Iterator[int]:
    """Fill a new generation with the units of all refs; give how many after each batch.

    `make` and `opener` go to other processes: a function of a module and what `Reader.opener` gives. `told` hears of a
    unit that could not be made, and why. Raises: ArchiveError.
    """
    parts = [Generation(generation.path / f"part-{number}") for number in range(jobs)]
    workers = [_Worker(part, opener, make, heap) for part in parts]
    try:
        left = iter(batches)
        for _ in range(1 + _WAITING):
            for worker in workers:
                worker.give(next(left, None))
        while busy := [worker for worker in workers if not worker.done]:
            for ready in wait([worker.line for worker in busy]):
                worker = next(one for one in busy if one.line is ready)
                made, faults = worker.answer()
                for ref, message in faults:
                    told(ref, message)
                if made is not None:
                    yield made
                    worker.give(next(left, None))
        unite(generation, parts)
    finally:
        for worker in workers:
            worker.end()


class _Worker:
    """A process with a line of its own; it ends when the line does, so none is left behind by a parent that is gone."""

    def __init__(self, part: Generation, opener: Opener, make: Make, heap: int) -> None:
        # Not by forking: the caller may have threads, and the search library has.
        context = multiprocessing.get_context("spawn")
        self.line, far_end = context.Pipe()
        self.process = context.Process(target=_serve, args=(far_end, part, opener, make, heap), daemon=True)
        self.process.start()
        far_end.close()
        self.part = part
        self.done = False
        self._ending = False

    def give(self, refs: Sequence[str] | None) -> None:
        """Give a batch; None, once, says that there are no more."""
        if self._ending:
            return
        self._ending = refs is None
        with suppress(OSError):  # A dead process shows when it is asked for its answer.
            self.line.send(refs)

    def answer(self) -> tuple[int | None, list[tuple[str, str]]]:
        """Take an answer: how many units came of a batch (None at the end), and what could not be made."""
        try:
            said = self.line.recv()
        except (EOFError, OSError):
            said = ArchiveError(
                "a process that makes the index has died",
                where=str(self.part.path),
                remedy="see to it that there is memory and room on the disk, and make it anew",
            )
        if isinstance(said, KamerspoorError):
            raise said
        made, faults = said
        self.done = made is None
        return made, faults

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.line.close()


def _serve(line: Connection, part: Generation, opener: Opener, make: Make, heap: int) -> None:
    # Ctrl-C goes to the whole group of processes; only the first one answers it, and ends the rest.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        try:
            _fill_part(line, part, opener, make, heap)
        except KamerspoorError as error:
            line.send(error)
        except Exception as error:  # noqa: BLE001 - the process that waits for this one must hear of it
            said = f"unexpected {type(error).__name__}: {' '.join(str(error).split())[:200]}"
            line.send(
                ArchiveError(f"the index cannot be made: {said}", remedy="please report it: a fault in kamerspoor")
            )


def _fill_part(line: Connection, part: Generation, opener: Opener, make: Make, heap: int) -> None:
    import gc

    gc.disable()  # What is made here goes at once and holds no cycles; the process is short-lived.
    faults: list[tuple[str, str]] = []
    index.create_files(part)
    writer = IndexWriter(part, index.open_files(part), threads=1, heap=heap)
    with opener() as archive, archive.same_view():
        while (refs := line.recv()) is not None:
            made = writer.add(make(archive, refs, lambda ref, message: faults.append((ref, message))))
            line.send((made, faults))
            faults.clear()
    writer.commit()
    writer.close()
    line.send((None, faults))


def unite(generation: Generation, parts: Sequence[Generation]) -> None:
    """Put the segments of several indexes into one that is empty; they go from where they were.

    A segment is whole in itself; which ones an index has is a list in its settings.
    """
    with index.told(generation.path):
        settings = _settings(generation.files)
        for part in parts:
            of_part = _settings(part.files)
            names = {one["segment_id"].replace("-", "") for one in of_part["segments"]}
            for file in list(part.files.iterdir()):
                if file.name.partition(".")[0] in names:
                    file.replace(generation.files / file.name)
            settings["segments"] += of_part["segments"]
            settings["opstamp"] = max(settings["opstamp"], of_part["opstamp"])
        held = [file.name for file in generation.files.iterdir() if not file.name.startswith(".")]
        index.write(generation.files / _MANAGED, msgspec.json.encode(sorted(held)))
        index.write(generation.files / _SETTINGS, msgspec.json.encode(settings))
    wanted = sum(one["max_doc"] for one in settings["segments"])
    if index.open_files(generation).searcher().num_docs != wanted:
        raise IndexUnusable("the index is broken", where=str(generation.path), remedy="make it anew")
    for part in parts:
        index.remove(part.path)


def _settings(files: Path) -> dict[str, Any]:
    return msgspec.json.decode((files / _SETTINGS).read_bytes(), type=dict[str, Any])
