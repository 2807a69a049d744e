"""Time a folder of XML files in one and two processes, and watch the memory of the command over it."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.figures import Figure, Group
from evaluation.places import CORPUS, SAMPLES
from kamerspoor.export.formats import json_line
from kamerspoor.pipeline import find_documents, run

TURNS = 3
LOOP = 20_000_000
COPIES = 300
SAMPLING = 0.02
MEMORY_LIMIT = 300
EFFICIENCY = 0.90
COMMAND = (sys.executable, "-c", "from kamerspoor.cli import main; main()", "read")


@contextmanager
def a_folder() -> Iterator[Path]:
    """Give the official corpus, or where it is absent a folder of copies of the samples."""
    if CORPUS.exists():
        yield CORPUS
        return
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted(SAMPLES.glob("*.xml")):
            for i in range(COPIES):
                Path(folder, f"{source.stem}-{i}.xml").write_bytes(source.read_bytes())
        yield Path(folder)


def measure_folder() -> Group:
    """Time the pipeline with one job and with two, in turns; the best of each counts.

    Beside it, in the same turns, runs a bare loop in one and two processes: where even that gets no two
    cores, other work was going on and the figures above say nothing.
    """
    best = dict.fromkeys((1, 2), float("inf"))
    loop = dict.fromkeys((1, 2), float("inf"))
    with a_folder() as folder:
        count = sum(1 for _ in find_documents([str(folder)]))
        for _ in range(TURNS):
            for jobs in best:
                loop[jobs] = min(loop[jobs], _loop_time(jobs))
                started = perf_counter()
                for _outcome in run(find_documents([str(folder)]), json_line, jobs):
                    pass
                best[jobs] = min(best[jobs], perf_counter() - started)
    one, two = count / best[1], count / best[2]
    return Group(
        f"A folder of {count} XML files (best of {TURNS})",
        (
            Figure("--jobs 1", one, "docs/s"),
            Figure("--jobs 2", two, "docs/s", note=f"{two / one:.2f} times one job"),
            Figure("share of two cores used", two / (2 * one), "", EFFICIENCY, more=True),
            Figure("control: the same of a bare loop", loop[1] / loop[2], "", note="1 when two cores were free"),
        ),
    )


def _loop_time(processes: int) -> float:
    """Time the same bare loop in each of some processes at once."""
    workers = [multiprocessing.Process(target=_loop) for _ in range(processes)]
    started = perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return perf_counter() - started


def _loop() -> None:
    total = 0
    for number in range(LOOP):
        total += number


def measure_memory() -> Group:
    """Watch the command with its children over the folder once, and over it three times."""
    title = "Memory of `kamerspoor read FOLDER --format jsonl --jobs 2`, children included"
    if not Path("/proc/self/status").exists():
        return Group(title, skipped="this system has no /proc to read it from")
    with a_folder() as folder:
        once, seconds = _watch([*COMMAND, str(folder), "--format", "jsonl", "--jobs", "2"])
        thrice, _ = _watch([*COMMAND, *[str(folder)] * 3, "--format", "jsonl", "--jobs", "2"])
    return Group(
        title,
        (
            Figure("peak, the folder once", once, "MB", MEMORY_LIMIT, note=f"{seconds:.1f} s"),
            Figure("peak, the folder three times", thrice, "MB", MEMORY_LIMIT, note="shared pages count for each"),
            Figure("growth", thrice / once, "times", 1.1),
        ),
    )


def _watch(command: list[str]) -> tuple[float, float]:
    """Run a command; give the highest sum of the resident memory of its processes in MB, and its seconds."""
    started, peak = perf_counter(), 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_resident, _family(process.pid))))
            sleep(SAMPLING)
    if process.returncode:
        raise RuntimeError(f"the command ended with {process.returncode}")
    return peak, perf_counter() - started


def _family(pid: int) -> list[int]:
    """List a process and its children."""
    try:
        words = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        words = []
    return [pid, *(member for word in words for member in _family(int(word)))]


def _resident(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
