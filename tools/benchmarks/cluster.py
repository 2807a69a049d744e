"""Time the same documents on a warm Ray cluster of this machine and in a process pool, and each kind by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.figures import Figure, Group, best_of
from evaluation.places import CORPUS, DATA, OWN_GOLD, PAGE_TEXTS, SAMPLES, missing
from kamerspoor.export.formats import json_line
from kamerspoor.pipeline import Task, run
from kamerspoor.pipeline.shards import ShardSize

TURNS = 5
JOBS = 2
# Enough that the last shard, when one process has nothing left to do, weighs little.
DOCUMENTS = 3000
LARGE, LARGE_BYTES = 64, 1_000_000
MOST = 1.25
SIZES = (ShardSize(32), ShardSize(), ShardSize(512))
TITLE = f"A warm Ray cluster of this machine against a warm process pool ({JOBS} processes, best of {TURNS})"


def measure_cluster() -> Group:
    """Time both runners over the same documents, in turns, and what the driver alone costs."""
    if not (find_spec("ray") and find_spec("pyarrow")):
        return Group(TITLE, skipped="it needs: pip install 'kamerspoor[cluster]'")
    if why := missing(CORPUS):
        return Group(TITLE, skipped=why)
    paths = [str(path) for path in islice(sorted(CORPUS.rglob("*.xml")), DOCUMENTS)]
    pool = float("inf")
    cluster = dict.fromkeys(SIZES, float("inf"))
    with _a_driver(paths) as driver:
        for _ in range(TURNS):
            pool = min(pool, _pool_time(paths))
            for size in SIZES:
                cluster[size] = min(cluster[size], driver("read", size)[0])
        again = min(driver("again", ShardSize())[0] for _ in range(TURNS))
        own = min(driver("nothing", ShardSize())[1] for _ in range(TURNS))
        moved = min(driver("move", ShardSize())[0] for _ in range(TURNS))
    count = len(paths)
    rows = [
        Figure(
            f"shards of {size.documents}: its time against the pool's",
            seconds / pool,
            "times",
            MOST if size == ShardSize() else None,
            note=f"{count / seconds:,.0f} docs/s",
        )
        for size, seconds in cluster.items()
    ]
    return Group(
        TITLE,
        (
            Figure("process pool", count / pool, "docs/s", note=f"{count} motions in XML"),
            *rows,
            Figure("run again, all shards there", again / count * 1e6, "µs/doc", note="read, hash, load the shard"),
            Figure("the driver's own work", own / count * 1e6, "µs/doc", note="processor time when nothing is made"),
            Figure("bytes sent by the driver", LARGE * LARGE_BYTES / 1e6 / moved, "MB/s", note="documents of 1 MB"),
        ),
    )


def _pool_time(paths: Sequence[str]) -> float:
    """Time a pool from its first outcome on, when its processes have been started and are warm."""
    outcomes = run([Task(path, path) for path in [paths[0], *paths]], json_line, JOBS)
    next(outcomes)
    started = perf_counter()
    for _outcome in outcomes:
        pass
    return perf_counter() - started


@contextmanager
def _a_driver(paths: Sequence[str]) -> Iterator[Callable[[str, ShardSize], tuple[float, float]]]:
    """Start Ray in a process of its own, so that the pool is not forked from one with its threads.

    Shape: a function that makes a run and gives its seconds and the seconds of the driver's processor.
    """
    context = get_context("spawn")
    line, far_end = context.Pipe()
    process = context.Process(target=_drive, args=(far_end, paths))
    process.start()
    far_end.close()

    def ask(what: str, size: ShardSize) -> tuple[float, float]:
        line.send((what, size))
        took: tuple[float, float] = line.recv()
        return took

    try:
        line.recv()
        yield ask
    finally:
        line.close()
        process.join()


def nothing(data: bytes, shown: str) -> bytes:
    """Make nothing of a document."""
    return b""


def _drive(line: Connection, paths: Sequence[str]) -> None:
    """Connect, warm up the machines, and time one run after the other."""
    from kamerspoor.pipeline.cluster import run_on_cluster
    from kamerspoor.pipeline.cluster_connection import connected

    small = [Task(path, path) for path in paths]
    large = [Task("", str(n), n.to_bytes(8, "big") * (LARGE_BYTES // 8)) for n in range(LARGE)]

    def timed(what: str, size: ShardSize, folder: str) -> tuple[float, float]:
        started, worked = perf_counter(), process_time()
        items, work = (large if what == "move" else small), (nothing if what in ("move", "nothing") else json_line)
        for _outcome in run_on_cluster(items, work, folder, size=size):
            pass
        return perf_counter() - started, process_time() - worked

    with connected("local", JOBS), tempfile.TemporaryDirectory() as kept:
        timed("again", ShardSize(), kept)
        line.send("ready")
        with suppress(EOFError):
            while True:
                what, size = line.recv()
                with tempfile.TemporaryDirectory() as fresh:
                    line.send(timed(what, size, kept if what == "again" else fresh))


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    folder: Path
    pattern: str


KINDS = (
    _Kind("motions, XML", CORPUS, "*.xml"),
    _Kind("letters and debates, pages of text", PAGE_TEXTS, "*.txt"),
    _Kind("letters and debates, running text", DATA / "written", "*.txt"),
    _Kind("letters of the project's gold", OWN_GOLD, "*.txt"),
    _Kind("samples, XML", SAMPLES, "*.xml"),
    _Kind("samples, HTML", SAMPLES, "*.html"),
    _Kind("samples, DOCX", SAMPLES, "*.docx"),
    _Kind("samples, PDF", SAMPLES, "*.pdf"),
)


def measure_kinds() -> Group:
    """Time a document of each kind in one process, from bytes to a line of JSON."""
    figures = []
    for kind in KINDS:
        paths = sorted(kind.folder.rglob(kind.pattern))[:500] if kind.folder.exists() else []
        if not paths:
            continue
        documents = [(path.read_bytes(), str(path)) for path in paths]
        (seconds,) = best_of(3, lambda documents=documents: [json_line(*document) for document in documents])
        made = sum(len(json_line(*document)) for document in documents)
        size = sum(len(data) for data, _ in documents)
        count = len(documents)
        note = f"{count} documents; {size / count / 1000:.1f} kB in, {made / count / 1000:.1f} kB of JSON out"
        figures.append(Figure(kind.name, seconds / count * 1000, "ms/doc", note=note))
    return Group("One document of each kind, from bytes to JSON, one process (best of 3)", tuple(figures))
