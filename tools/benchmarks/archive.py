"""Time the archive: adding a folder beside a bare read of it, and an archive of many documents as it grows."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from benchmarks import varied
from benchmarks.figures import Figure, Group
from evaluation.places import DATA
from kamerspoor.archive import add as adding
from kamerspoor.archive.keeping import Place, keep_within, refresh
from kamerspoor.archive.reading import ReadDocument, read_for_archive
from kamerspoor.pipeline.runners import runner
from kamerspoor.store.rows import DocumentRow, MeetingRow, MotionRow, StatementRow
from kamerspoor.store.sqlite import SqliteReader, SqliteWriter, open_archive, open_to_write

NOW = "2026-01-01T00:00:00Z"
ADD_SECONDS, AGAIN_SECONDS = 60.0, 5.0
POINT_MS, LIST_MS = 20.0, 200.0
GROWTH = 1.2
GROUP = adding.GROUP
WINDOW = 10_000
QUESTIONS = 200
LISTS = 20
SIZE = int(os.environ.get("KAMERSPOOR_BENCH_DOCUMENTS", "100000"))


def measure_adding() -> Group:
    """Add the shared folder with two processes, beside a bare read of the same files; then add it again."""
    title = "kamerspoor add of the shared folder (two processes)"
    if not DATA.exists():
        return Group(title, skipped="the shared folder is absent")
    take = runner("pool", jobs=2)
    with tempfile.TemporaryDirectory() as folder:
        started = perf_counter()
        count = sum(1 for _ in take(adding.find([str(DATA)]), read_for_archive))
        bare = perf_counter() - started
        path = os.path.join(folder, "archive")
        first = _added(path)
        again = _added(path)
    return Group(
        title,
        (
            Figure("first", first, "s", ADD_SECONDS, note=f"{count} files, {count / first:.0f} a second"),
            Figure("beside a bare read", first / bare, "times", note=f"the read alone takes {bare:.1f} s"),
            Figure("again, nothing changed", again, "s", AGAIN_SECONDS),
        ),
    )


def _added(path: str) -> float:
    started = perf_counter()
    with open_to_write(path) as archive:
        adding.add(archive, adding.find([str(DATA)]), runner("pool", jobs=2), NOW)
        refresh(archive, NOW)
    return perf_counter() - started


def measure_archive() -> Group:
    """Fill an archive with varied documents and ask it, small and large.

    What a document costs is counted in the processor's time, which other work on the machine does not change.
    """
    originals = varied.read_originals()
    with tempfile.TemporaryDirectory(dir=os.environ.get("KAMERSPOOR_BENCH_FOLDER")) as folder:
        path = os.path.join(folder, "archive")
        started = perf_counter()
        with open_to_write(path) as archive:
            costs = [_fill(archive, originals, first, first + WINDOW) for first in range(0, SIZE, WINDOW)]
        seconds = perf_counter() - started
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        with open_archive(path) as reader:
            held = reader.count(DocumentRow)
            points = _ask(reader, originals, held)
    small, large = costs[1] / WINDOW, costs[-1] / WINDOW
    read = originals.seconds
    figures = [
        Figure("documents", held, "", note=f"filled in {seconds:.0f} s"),
        Figure("size", size / held, "B/doc", note=f"{size / 1e9:.2f} GB"),
        Figure("reading a document", 1e3 * read, "ms"),
        Figure(f"keeping and linking it, at {WINDOW:,}", 1e3 * small, "ms"),
        Figure(f"keeping and linking it, at {held:,}", 1e3 * large, "ms"),
        Figure(
            "adding one (read, keep, link), large beside small",
            (read + large) / (read + small),
            "times",
            GROWTH,
        ),
    ]
    return Group("An archive of varied documents (KAMERSPOOR_BENCH_DOCUMENTS sets how many)", (*figures, *points))


def _fill(archive: SqliteWriter, originals: varied.Originals, first: int, last: int) -> float:
    """Add the variations with these numbers and link them; give the processor's seconds, making them left out."""
    spent = 0.0
    for start in range(first, last, GROUP):
        made = list(varied.documents(start, min(start + GROUP, last), originals))
        begun = process_time()
        with archive.transaction():
            for number, (data, record) in enumerate(made, start):
                packed, sha256 = archive.codec.pack(data), bytes.fromhex(record.sha256)
                read = ReadDocument(sha256, len(data), packed, record, archive.codec.pack_record(record))
                keep_within(archive, Place(f"https://example.org/{number}", len(data), None), read, NOW)
                if number % varied.VOTE_EVERY == 1 and record.document.id:
                    archive.put_official(varied.votes(number, record.document.id))
        spent += process_time() - begun
    begun = process_time()
    refresh(archive, NOW)
    return spent + process_time() - begun


def _ask(reader: SqliteReader, originals: varied.Originals, held: int) -> list[Figure]:
    """Time questions of each kind; the 95th of a hundred counts."""
    from kamerspoor.ledger import calendar, commitments, meeting_list, meetings, topics
    from kamerspoor.ledger import motions as motion_ledger

    today = "2025-06-01"
    numbers = [(7919 * i * 40 + 1) % held for i in range(1, QUESTIONS + 1)]
    keys = [key for number in numbers if (key := varied.key_of(number, originals))]
    held_on = reader.between(MeetingRow, "date_from", "1980", limit=QUESTIONS, council="Raad Buitenlandse Zaken")
    days = [row.date_from for row in held_on]
    council = "RBZ"
    asked: dict[str, tuple[float, list[Callable[[], object]]]] = {
        "a motion": (POINT_MS, [partial(motion_ledger.motion, reader, key, today) for key in keys]),
        "a document with its statements": (POINT_MS, [partial(_document, reader, key) for key in keys]),
        "a meeting": (POINT_MS, [partial(meetings.meeting, reader, council, day, today) for day in days]),
        "motions, silent": (
            LIST_MS,
            [
                partial(
                    motion_ledger.motions,
                    reader,
                    today,
                    council=council,
                    status=motion_ledger.Wanted.silent,
                    since="2024-01-01",
                )
            ]
            * LISTS,
        ),
        "meetings": (LIST_MS, [partial(meeting_list.meetings, reader, council, "2024-01-01", None, today)] * LISTS),
        "commitments": (LIST_MS, [partial(commitments.commitments, reader, today)] * LISTS),
        "calendar": (LIST_MS, [partial(calendar.calendar, reader, "2023-03-01", "2023-06-30", today)] * LISTS),
        "topic": (LIST_MS, [partial(topics.topic, reader, "Oekraïne")] * LISTS),
    }
    return [Figure(f"{name}, p95", 1e3 * _p95(calls), "ms", limit) for name, (limit, calls) in asked.items()]


def _document(reader: SqliteReader, key: str) -> object:
    row = reader.first(DocumentRow, key=key)
    assert row
    return row, reader.find(StatementRow, document_id=row.id), reader.first(MotionRow, key=key)


def _p95(calls: list[Callable[[], object]]) -> float:
    times = []
    for call in calls:
        started = perf_counter()
        call()
        times.append(perf_counter() - started)
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]
