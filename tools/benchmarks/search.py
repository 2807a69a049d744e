"""Time full-text search beside SQLite FTS5 in one run: the same texts, the same queries, each engine with snippets.

`KAMERSPOOR_BENCH_TEXTS` sets how many documents there are; `KAMERSPOOR_BENCH_TEXTS_ARCHIVE` where their archive is
kept, which takes longest to make and serves again.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, process_time, sleep
from typing import NamedTuple, TypeVar

from benchmarks import varied
from benchmarks.asked import Asked, mixed
from benchmarks.figures import Figure, Group
from benchmarks.searchable import Supply, fill
from evaluation.fts import Fts, Plain, Text, plain
from kamerspoor.archive.keeping import Place, keep_within, refresh
from kamerspoor.archive.reading import ReadDocument
from kamerspoor.search import finding, follow, language
from kamerspoor.search.following import following
from kamerspoor.search.index import Searcher, folder_of, open_searcher
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, MotionRow, StatementRow
from kamerspoor.store.sqlite import SqliteWriter, open_archive, open_to_write

T = TypeVar("T")
NOW = "2026-01-01T00:00:00Z"
SIZE = int(os.environ.get("KAMERSPOOR_BENCH_TEXTS", "160000"))
MILLION = 1_000_000
ORIGINALS = 5000
BATCH = 500
PAGE = 10
ROUNDS = 3
SHARE, MILLION_MS, VISIBLE_SECONDS = 0.1, 50.0, 1.0


class Took(NamedTuple):
    """What work took: seconds by the clock, and of all processors together."""

    clock: float
    processors: float

    def note(self) -> str:
        """Say what the processors spent."""
        return f"{self.processors:.0f} s of the processors"


def _timed(work: Callable[[], T]) -> tuple[T, Took]:
    started, spent = perf_counter(), _spent()
    done = work()
    return done, Took(perf_counter() - started, _spent() - spent)


def _spent() -> float:
    """Give the processors' seconds of this process and of those that it began and that have ended."""
    return process_time() + sum(getrusage(RUSAGE_CHILDREN)[:2])


class Peer(NamedTuple):
    """SQLite FTS5: a table of documents, and one of statements that searches for documents need not pass."""

    documents: Fts
    statements: Fts
    took: Took

    def size(self) -> int:
        """Give the bytes on disk."""
        return self.documents.size() + self.statements.size()

    def page(self, asked: Plain) -> list[tuple[str, str]]:
        """Give the first page with snippets, in the way that answers the judged questions best: what holds all words,
        and where that is too little what holds any of them."""
        found = self.documents.page(asked.match("and"), PAGE)
        if len(found) >= PAGE or asked.either or len(asked.wanted) < 2:
            return found
        return found + self.documents.page(asked.match("or"), PAGE)


def measure_search() -> Group:
    """Build both indexes of one archive, ask both the same, and add one document more."""
    originals = varied.read_originals(ORIGINALS)
    supply = Supply(originals)
    with tempfile.TemporaryDirectory(dir=os.environ.get("KAMERSPOOR_BENCH_FOLDER")) as name:
        folder = Path(name)
        archive = str(_archive(folder, supply))
        with closing(open_archive(archive)) as reader:
            count = reader.count(DocumentRow)
            said = reader.count(StatementRow)
            peer = _peer(folder, reader)
        with open_to_write(archive) as writer:
            took, size = _built(writer, archive)
        searcher = open_searcher(folder_of(archive))
        asked = mixed([record.text for _, record in originals.motions])
        figures = [
            Figure("documents", count, "", note=f"and {said:,} statements in them, units of their own"),
            *_making(peer, took, size),
            *_asking(peer, searcher, asked, count),
            Figure("from add to found", _visible(archive, searcher, supply, count), "s", VISIBLE_SECONDS),
        ]
        peer.documents.close()
        peer.statements.close()
    return Group("Full-text search beside SQLite FTS5 (KAMERSPOOR_BENCH_TEXTS sets how many texts)", tuple(figures))


def _archive(folder: Path, supply: Supply) -> Path:
    kept = os.environ.get("KAMERSPOOR_BENCH_TEXTS_ARCHIVE")
    path = Path(kept) if kept else folder / "archive"
    if not path.exists():
        with open_to_write(str(path)) as archive:
            fill(archive, supply, 0, SIZE)
    return path


def _peer(folder: Path, reader: Reader) -> Peer:
    """Build the peer from the archive, as the index is; what merges its index is a part of the build, for the figures
    of its queries and its size are those of the merged one."""
    documents, statements = Fts(folder / "documents.sqlite"), Fts(folder / "statements.sqlite")

    def build() -> None:
        documents.build(_documents(reader))
        statements.build(_statements(reader))
        documents.optimize()
        statements.optimize()

    _, took = _timed(build)
    return Peer(documents, statements, took)


def _documents(reader: Reader) -> Iterator[Text]:
    """Give what both engines get of documents: title and clean text."""
    last = 0
    while rows := reader.between(DocumentRow, "id", last, limit=BATCH):
        last = rows[-1].id + 1
        texts = reader.texts([row.id for row in rows])
        yield from (Text(row.key or "", row.title or "", texts[row.id]) for row in rows)


def _statements(reader: Reader) -> Iterator[Text]:
    last, end = 0, max((row.id for row in reader.between(DocumentRow, "id", limit=1, latest_first=True)), default=0)
    while last <= end:
        for row in reader.between(StatementRow, "document_id", last, last + BATCH - 1):
            yield Text(f"{row.document_id}/{row.ordinal}", "", row.quote)
        last += BATCH


def _built(writer: SqliteWriter, archive: str) -> tuple[Took, int]:
    folder = folder_of(archive)
    folder.mkdir(exist_ok=True)
    built, took = _timed(lambda: follow.build(writer, folder))
    follow.settle(writer, built)
    return took, built.generation.size()


def _making(peer: Peer, took: Took, size: int) -> Iterator[Figure]:
    yield Figure("build: FTS5", peer.took.clock, "s", note=peer.took.note())
    yield Figure("build: kamerspoor", took.clock, "s", note=took.note())
    yield Figure("build, kamerspoor to FTS5", took.clock / peer.took.clock, "times", 1.0)
    yield Figure("size: FTS5", peer.size() / 1e6, "MB", note="it holds the texts, which snippets need")
    yield Figure("size: kamerspoor", size / 1e6, "MB", note="it holds them too")
    yield Figure("size, kamerspoor to FTS5", size / peer.size(), "times", 1.0)


def _asking(peer: Peer, searcher: Searcher, asked: Sequence[Asked], count: int) -> Iterator[Figure]:
    times: list[tuple[Asked, Took, Took]] = []
    for one in asked:
        theirs: Callable[[], object] = partial(peer.page, plain(one.query))
        ours: Callable[[], object] = partial(_page, searcher, one.query)
        times.append((one, *_in_turns(theirs, ours)))
    fts, own = ([row[side] for row in times] for side in (1, 2))
    note = f"{len(asked)} queries, ten hits each with snippets"
    yield Figure("query, p50: FTS5", 1e3 * _at(fts, 0.5), "ms", note=note)
    yield Figure("query, p95: FTS5", 1e3 * _at(fts, 0.95), "ms", note=_processors(fts))
    yield Figure("query, p50: kamerspoor", 1e3 * _at(own, 0.5), "ms", note="with the exact total and all facets")
    limit = MILLION_MS if count >= MILLION else None
    yield Figure("query, p95: kamerspoor", 1e3 * _at(own, 0.95), "ms", limit, note=_processors(own))
    yield Figure("query, p95, kamerspoor to FTS5", _at(own, 0.95) / _at(fts, 0.95), "times", SHARE)
    for kind in dict.fromkeys(one.kind for one in asked):
        theirs_of, ours_of = ([row[side] for row in times if row[0].kind == kind] for side in (1, 2))
        yield Figure(f"  {kind}, p95", 1e3 * _at(ours_of, 0.95), "ms", note=f"FTS5 {1e3 * _at(theirs_of, 0.95):.1f}")


def _in_turns(*works: Callable[[], object]) -> list[Took]:
    """Give the shortest times of each work; they take turns, so that a busy moment hits all alike."""
    best = [Took(float("inf"), float("inf"))] * len(works)
    for _ in range(ROUNDS):
        for i, work in enumerate(works):
            _, took = _timed(work)
            best[i] = Took(min(best[i].clock, took.clock), min(best[i].processors, took.processors))
    return best


def _processors(times: Sequence[Took]) -> str:
    spent = sorted(took.processors for took in times)
    return f"{1e3 * spent[int(0.95 * len(spent))]:.1f} ms of the processors"


def _page(searcher: Searcher, query: str) -> object:
    return finding.search(searcher, language.parse(query), size=PAGE)


def _at(times: Sequence[Took], share: float) -> float:
    return sorted(took.clock for took in times)[min(len(times) - 1, int(share * len(times)))]


def _visible(archive: str, searcher: Searcher, supply: Supply, count: int) -> float:
    """Add a document as the command does, and ask until it is found."""
    ((number, record),) = supply.records(MILLION + count, MILLION + count + 1)
    with open_to_write(archive) as writer, following(folder_of(archive), partial(open_to_write, archive), print):
        sleep(1)  # The follower has opened the index by now, as it has while a folder is added.
        started = perf_counter()
        data = number.to_bytes(8, "big")
        packed, sha256 = writer.codec.pack(data), bytes.fromhex(record.sha256)
        read = ReadDocument(sha256, len(data), packed, record, writer.codec.pack_record(record))
        with writer.transaction():
            keep_within(writer, Place(f"https://example.org/{number}", len(data), None), read, NOW)
        refresh(writer, NOW)
        key = record.document.id
        assert writer.first(MotionRow, key=key)
        while not finding.search(searcher, language.parse((key or "").removeprefix("kst-")), size=1).total:
            sleep(0.005)
            searcher.reload()
        return perf_counter() - started
