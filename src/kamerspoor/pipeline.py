"""Find documents and take many of them through one function, in this process or in several.

A run never ends because of one document: whatever goes wrong with a file becomes a `Failed` row that
says what happened and what to do. Outcomes come in the order of the input, and no more than a fixed
number of chunks is under way, so memory stays flat however many files there are.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import stat
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from multiprocessing.connection import Connection, wait
from typing import Generic, Literal, NamedTuple, TypeVar, cast

from kamerspoor.errors import KamerspoorError, UsageError

ENDINGS = frozenset({".txt", ".xml", ".html", ".htm", ".pdf", ".docx"})
STDIN = "-"
CHUNK_FILES = 32
CHUNK_BYTES = 256 * 1024
CHUNKS_PER_JOB = 4
LINE_BYTES = 16 * 1024
DIED = (
    "the process that read it died, perhaps for want of memory "
    "(try it alone; if it dies again, please report it with the document)"
)

T = TypeVar("T")
Work = Callable[[bytes, str], T]


class Task(NamedTuple):
    """A document to read: where it is, and how to name it to the user.

    `data` is filled when its bytes can only be had in this process (standard input, a pipe).
    """

    path: str
    shown: str
    data: bytes | None = None


class Done(NamedTuple, Generic[T]):
    """What the function made of one document."""

    source: str
    payload: T


class Failed(NamedTuple):
    """A document that could not be read. `message` says what is wrong and what to do."""

    source: str
    message: str


Item = Task | Failed
_Sort = Literal["file", "folder", "dead link"]


def find_documents(paths: Sequence[str], leave_out: Iterable[str] = ()) -> Iterator[Item]:
    """Walk the paths in the order given; folders in the order of their names.

    A file that is named is always tried; in folders only visible files with a known ending count.
    Folders in `leave_out` are not walked. What cannot be reached comes as a `Failed`, in its place.

    Raises: UsageError, before anything is read, when a path does not exist, or when the only path
    is a folder without documents; beside other paths such a folder is a `Failed` of its own.
    """
    barred = frozenset(os.path.realpath(p) for p in leave_out)
    return chain.from_iterable([_found(path, barred, alone=len(paths) == 1) for path in paths])


def _found(path: str, barred: frozenset[str], alone: bool) -> Iterator[Item]:
    if path == STDIN:
        return iter([Task(path, path)])
    if not os.path.lexists(path):
        raise UsageError("no such file or folder", where=shown(path), remedy="check the spelling of the path")
    if not os.path.isdir(path):
        return iter([Task(path, shown(path)) if os.path.exists(path) else _dead_link(path)])
    inside = _walk(path, barred)
    first = next(inside, None)
    if first is None:
        empty = UsageError(
            "the folder holds no documents",
            where=shown(path),
            remedy=f"files that count end in {' '.join(sorted(ENDINGS))}; any other file must be named itself",
        )
        if alone:
            raise empty
        return iter([Failed(shown(path), str(empty).removeprefix(f"{shown(path)}: "))])
    return chain([first], inside)


def shown(path: str) -> str:
    """Write a path so that it can be printed, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walk(root: str, barred: frozenset[str]) -> Iterator[Item]:
    """Walk depth first. A folder is entered once, so links between folders cannot make it endless."""
    home = os.path.realpath(root)
    entered: set[str] = set()
    pending: list[tuple[str, _Sort]] = [(root, "folder")]
    while pending:
        path, sort = pending.pop()
        if sort == "file":
            yield Task(path, shown(path))
            continue
        if sort == "dead link":
            yield _dead_link(path)
            continue
        real = os.path.realpath(path)
        if path != root and os.path.islink(path):
            if _holds(real, os.path.realpath(os.path.dirname(path))):
                yield Failed(shown(path), "a link back to a folder that holds it (remove the link; the rest was read)")
                continue
            if _holds(home, real):
                continue  # Its documents are read at their own place.
        if real in barred or real in entered:
            continue
        entered.add(real)
        try:
            pending.extend(reversed(_entries(path)))
        except OSError as error:
            yield Failed(shown(path), f"the folder cannot be listed: {_words(error)}")


def _entries(folder: str) -> list[tuple[str, _Sort]]:
    with os.scandir(folder) as entries:
        visible = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    return [(entry.path, sort) for entry in visible if (sort := _sort(entry))]


def _sort(entry: os.DirEntry[str]) -> _Sort | None:
    """Tell what an entry is, or None when it is nothing to read. Pipes and devices in a folder are nothing."""
    known = os.path.splitext(entry.name)[1].lower() in ENDINGS
    try:
        if entry.is_dir():
            return "folder"
        if known and entry.is_file():
            return "file"
        dead = entry.is_symlink() and not os.path.exists(entry.path)
    except OSError:  # A link that leads back to itself.
        dead = True
    return "dead link" if known and dead else None


def _holds(folder: str, path: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _dead_link(path: str) -> Failed:
    try:
        os.stat(path)
    except FileNotFoundError:
        target = shown(os.readlink(path)) if os.path.islink(path) else "nothing"
        return Failed(shown(path), f"a link to {target}, which does not exist (mend or remove the link)")
    except OSError as error:
        return Failed(shown(path), _words(error))
    return Failed(shown(path), "changed while it was being read (run again)")


def run(items: Iterable[Item], work: Work[T], jobs: int = 1) -> Generator[Done[T] | Failed, None, None]:
    """Apply `work` to every document and give the outcomes in order.

    `work` takes the bytes and the shown name. With more than one job it runs in other processes, so
    it must be a function of a module (or a `functools.partial` of one). Closing the iterator ends
    the processes.
    """
    if jobs <= 1:
        yield from (_attempt(work, item) for item in items)
        return
    chunks = _chunks(items)
    first = next(chunks, [])
    second = next(chunks, None)
    if second is None:
        yield from (_attempt(work, item) for item in first)
        return
    yield from _run_in_pool(chain([first, second], chunks), work, jobs)


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut the items into chunks of bounded count and size."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        weight, ready = _weigh(item)
        if chunk and (len(chunk) >= CHUNK_FILES or size + weight > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(ready)
        size += weight
    if chunk:
        yield chunk


def _weigh(item: Item) -> tuple[int, Item]:
    """Give the size of a document, and take in what another process could not read."""
    if isinstance(item, Failed):
        return 0, item
    try:
        if item.data is None and item.path != STDIN:
            status = os.stat(item.path)
            if stat.S_ISREG(status.st_mode):
                return status.st_size, item
        data = _load(item)
    except OSError as error:
        return 0, Failed(item.shown, _words(error))
    return len(data), item._replace(data=data)


def _load(task: Task) -> bytes:
    if task.data is not None:
        return task.data
    if task.path == STDIN:
        return sys.stdin.buffer.read()
    with open(task.path, "rb") as file:
        return file.read()


def _attempt(work: Work[T], item: Item) -> Done[T] | Failed:
    """Read and work on one document; whatever happens, give a row."""
    if isinstance(item, Failed):
        return item
    try:
        return Done(item.shown, work(_load(item), item.shown))
    except KamerspoorError as error:
        place = f"{error.where}: " if error.where and error.where != item.shown else ""
        advice = f" ({error.remedy})" if error.remedy else ""
        return Failed(item.shown, f"{place}{error.what}{advice}")
    except OSError as error:
        return Failed(item.shown, _words(error))
    except MemoryError:
        return Failed(item.shown, "too large for the memory of this machine (split the document)")
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not end the run
        said = " ".join(str(error).split())[:200]
        return Failed(
            item.shown,
            f"unexpected {type(error).__name__}{f': {said}' if said else ''} "
            "(a fault in kamerspoor: please report it with the document)",
        )


def _words(error: OSError) -> str:
    """Say in plain words why the system refused, and what to do."""
    if isinstance(error, PermissionError):
        return "no permission to read it (ask its owner for access)"
    if isinstance(error, FileNotFoundError):
        return "it is gone (it was moved or removed during the run; run again)"
    if isinstance(error, IsADirectoryError):
        return "it is a folder (name the files in it, or the folder alone)"
    reason = error.strerror or type(error).__name__
    return f"the system cannot read it: {reason[:1].lower()}{reason[1:]} (check the disk and the path)"


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
            line.send_bytes(pickle.dumps([_attempt(work, item) for item in chunk]))
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


def _run_in_pool(chunks: Iterator[list[Item]], work: Work[T], jobs: int) -> Iterator[Done[T] | Failed]:
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
