"""Show that work grows in step with length: ordinary text from 10 kB to 10 MB, and input made to be slow.

Each text is read in a process of its own with a time limit, so that a reading that hangs is a figure too.
"""

from __future__ import annotations

import math
import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from time import perf_counter

from benchmarks.figures import Figure, Group
from evaluation.places import SAMPLES
from kamerspoor.engine import read_bytes
from kamerspoor.errors import ReadError

SIZES = {"10 kB": 10_000, "100 kB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
TIME_LIMIT = 60.0
SHORT, LONG = 100_000, 1_000_000
PER_KB_LIMIT = 2.0
PLAIN_LIMIT = 1.5

Build = Callable[[int], str]

NASTY: dict[str, Build] = {
    "brackets": lambda n: "(" * n,
    "digits": lambda n: "1234567890" * (n // 10),
    "one citation again and again": lambda n: "21 501-02, nr. " * (n // 15),
    "spaces between two words": lambda n: "een" + " " * n + "woord",
    "hyphens at line ends": lambda n: "woord-\n" * (n // 7),
    "line ends": lambda n: "a" + "\n" * n + "b",
    "capitals": lambda n: "A " * (n // 2),
    "note marks": lambda n: "woord1. " * (n // 8),
    "numbers in a list": lambda n: "nrs. " + "383, " * (n // 5),
    "one word": lambda n: "a" * n,
    "dots": lambda n: "." * n,
    "days and months": lambda n: "12 oktober jl. en " * (n // 18),
}


def measure_growth() -> Group:
    """Time ordinary text of growing length, per kB."""
    figures: list[Figure] = []
    first = 0.0
    for name, size in SIZES.items():
        text = ordinary(size)
        seconds = _timed(text, 5 if size <= SHORT else 1)
        per_kb = seconds / (len(text.encode()) / 1000) * 1000
        first = first or per_kb
        figures.append(Figure(f"ordinary text, {name}", per_kb, "ms/kB", note=f"{seconds:.2f} s"))
    last = figures[-1].value
    figures.append(Figure("10 MB against 10 kB, per kB", last / first, "times", PLAIN_LIMIT))
    return Group("Growth with length", tuple(figures))


def measure_nasty() -> Group:
    """Time input made to be slow; ten times the length must cost about ten times the time."""
    figures = [
        Figure("one line of 10 MB", _timed(" ".join(ordinary(10_000_000).split())), "s", TIME_LIMIT),
        Figure("20,000 spaces", _timed("Kamerstuk" + " " * 20_000 + "21 501-02"), "s", 1.0),
    ]
    figures += [_tenfold(name, build) for name, build in NASTY.items()]
    return Group("Input made to be slow (time per kB)", tuple(figures))


def _tenfold(name: str, build: Build) -> Figure:
    """Time a text and one ten times as long; the second is not tried when the first takes too long."""
    short = _timed(build(SHORT), 3)
    long = _timed(build(LONG)) if math.isfinite(short) else math.inf
    ratio = long / short / 10 if math.isfinite(long) else math.inf
    note = f"{_seconds(short)} for 100 kB, {_seconds(long)} for 1 MB"
    return Figure(f"{name}, 1 MB against 100 kB", ratio, "times", PER_KB_LIMIT, note=note)


def _seconds(time: float) -> str:
    return f"{time:.2f} s" if math.isfinite(time) else f"more than {TIME_LIMIT:.0f} s"


def ordinary(size: int) -> str:
    """Give a report of about this many characters: the sample's body, its numbers changed from turn to turn."""
    sample = (SAMPLES / "verslag-rbz-2023-03-13.txt").read_text(encoding="utf-8")
    pieces, length, turn = [sample[:size]], min(size, len(sample)), 0
    while length < size:
        turn += 1
        piece = sample.replace("2611", str(1000 + turn % 9000)).replace("Armenië", f"Armenië-{turn}")[: size - length]
        pieces.append(piece)
        length += len(piece)
    return "\n".join(pieces)


def _timed(text: str, times: int = 1) -> float:
    """Give the shortest time that reading the text takes in a process of its own; infinite when it takes too long."""
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(text.encode("utf-8"), times, theirs))
    process.start()
    theirs.close()
    try:
        return float(mine.recv()) if mine.poll(TIME_LIMIT) else math.inf
    except EOFError:
        return math.inf
    finally:
        process.kill()
        process.join()


def _read(data: bytes, times: int, answer: Connection) -> None:
    best = math.inf
    for _ in range(times):
        started = perf_counter()
        with suppress(ReadError):
            read_bytes(data)
        best = min(best, perf_counter() - started)
    answer.send(best)
