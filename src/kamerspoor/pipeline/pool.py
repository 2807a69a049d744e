"""Apply a function to chunks of documents in several processes of this machine; one that dies costs one document.

Outcomes come in the order of the input, and no more than a fixed number of chunks is under way, so memory
stays flat however many files there are.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Generic, cast

from kamerspoor.pipeline.outcomes import DIED, Done, Failed, Item, T, Work, attempt

CHUNKS_PER_JOB = 4
LINE_BYTES = 16 * 1024


class _Worker(Generic[T]):
    """A process of its own with a line to it. `given` are the chunks it has not answered, in order.

    Each has its own line and shares no lock, so it can be ended at any moment without harm to others.
    """

    def __init__(self, work: Work[T]) -> None:
        # Forking is the cheapest start; elsewhere the platform's own way is the safe one.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        self.line, far_end = context.Pipe()
        self.process = context.Process(target=_serve, args=(far_end, work), daemon=True)
        self.process.start()
        far_end.close()
        self.given: deque[int] = deque()

    def give(self, number: int, message: bytes) -> None:
        self.given.append(number)
        with suppress(OSError):  # A dead worker shows when it is asked for its answer.
            self.line.send_bytes(message)

    def answer(self) -> list[Done[T] | Failed] | None:
        """Wait for the outcomes of the oldest chunk; None when the process died."""
        try:
            outcomes: list[Done[T] | Failed] = pickle.loads(self.line.recv_bytes())
        except (EOFError, OSError):
            return None
        return outcomes

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.line.close()


def _serve(line: Connection, work: Work[T]) -> None:
    """Answer chunk after chunk until the parent is gone."""
    # Ctrl-C goes to the whole group of processes; only the first one answers it, and ends the rest.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(EOFError, OSError):
        while True:
            chunk: list[Item] = pickle.loads(line.recv_bytes())
            line.send_bytes(pickle.dumps([attempt(work, item) for item in chunk]))
    os._exit(0)  # Not by way of the interpreter: what the parent had still to print is not ours.


class _Crew(Generic[T]):
    """Hands chunks to workers and collects the outcomes by the chunk's number."""

    def __init__(self, chunks: Iterator[list[Item]], work: Work[T], jobs: int) -> None:
        self.chunks = chunks
        self.work = work
        self.workers = [_Worker(work) for _ in range(jobs)]
        self.under_way: dict[int, list[Item]] = {}
        self.again: deque[int] = deque()
        self.done: dict[int, list[Done[T] | Failed] | None] = {}
        self.taken = 0

    def supply(self, wanted: int) -> None:
        """Give every idle worker a chunk, then each a second one, to have it at hand.

        A worker that is busy gets only a message that fits into its line: it is not listening.
        """
        for depth in (0, 1):
            for worker in self.workers:
                if len(worker.given) == depth and (number := self._next(wanted)) is not None:
                    message = pickle.dumps(self.under_way[number])
                    if depth and len(message) > LINE_BYTES:
                        self.again.append(number)
                    else:
                        worker.give(number, message)

    def _next(self, wanted: int) -> int | None:
        if self.again:
            return self.again.popleft()
        if self.taken - wanted >= len(self.workers) * CHUNKS_PER_JOB or (chunk := next(self.chunks, None)) is None:
            return None
        self.under_way[self.taken] = chunk
        self.taken += 1
        return self.taken - 1

    def collect(self) -> None:
        """Wait for one worker or more, and take what they made. A dead one is replaced."""
        busy = {worker.line: place for place, worker in enumerate(self.workers) if worker.given}
        for line in wait(list(busy)):
            place = busy[cast("Connection", line)]
            worker = self.workers[place]
            outcomes = worker.answer()
            self.done[worker.given.popleft()] = outcomes
            if outcomes is None:
                self.again.extend(worker.given)
                worker.end()
                self.workers[place] = _Worker(self.work)

    def end(self) -> None:
        for worker in self.workers:
            worker.end()


def run_in_pool(chunks: Iterator[list[Item]], work: Work[T], jobs: int) -> Iterator[Done[T] | Failed]:
    """Give the outcomes of all chunks in order. Closing the iterator ends the processes."""
    crew = _Crew(chunks, work, jobs)
    wanted = 0
    try:
        while True:
            crew.supply(wanted)
            if wanted in crew.done:
                outcomes, chunk = crew.done.pop(wanted), crew.under_way.pop(wanted)
                wanted += 1
                yield from _one_by_one(chunk, work) if outcomes is None else outcomes
            elif crew.under_way:
                crew.collect()
            else:
                return
    finally:
        crew.end()


def _one_by_one(chunk: list[Item], work: Work[T]) -> Iterator[Done[T] | Failed]:
    """Go through a chunk in which a process died, to find the document that it died of."""
    worker = _Worker(work)
    try:
        for item in chunk:
            worker.give(0, pickle.dumps([item]))
            outcomes = worker.answer()
            if outcomes is None:
                worker.end()
                worker = _Worker(work)
                source = item.source if isinstance(item, Failed) else item.shown
                outcomes = [Failed(source, DIED)]
            yield from outcomes
    finally:
        worker.end()
