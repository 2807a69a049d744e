"""Keep the index up with the archive.

The archive notes what changed; what is taken up is noted no more. The order makes it safe to be killed anywhere: first
the index has it, then the archive forgets the note, and what is taken up twice is the same as once. Before, the index
writes down the mark that the archive will bear then: an archive that bears another one is a different archive, or went
back to an earlier state, and gets a new index.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kamerspoor.errors import ArchiveError, IndexUnusable
from kamerspoor.search import crew, index, units
from kamerspoor.search.index import Generation, IndexWriter
from kamerspoor.search.units import Entry
from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.rows import CommitmentRow, DocumentRow, MotionRow

BATCH = 500
MANY = 20_000
"""From so many documents on, making the index anew is shared by several processes."""
_HEAP, _SMALL_HEAP = 256, 64
_TIMES = 5

Make = Callable[[Reader, Sequence[str]], Iterator[Entry]]
MAKERS: dict[str, Make] = {
    "document": units.documents,
    "motion": units.motions,
    "commitment": units.commitments,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A unit that could not be indexed, and why: a fault of ours, which must not keep the others out."""

    ref: str
    message: str


Told = Callable[[Fault], None]


def is_of(generation: Generation, archive: Reader) -> bool:
    """Tell whether an index is of this archive, whatever is taken up meanwhile."""
    for _ in range(_TIMES):
        # In between, each side may take a step; both marks stand in the index while one is taken.
        mark = archive.search_mark()
        if mark in generation.marks():
            return True
    return False


def take_up(archive: Writer, writer: IndexWriter, told: Told = lambda fault: None, most: int = BATCH) -> int:
    """Take up some of the changes, the longest waiting first; give how many. Whoever calls holds the lock.

    Raises: ArchiveError.
    """
    with archive.same_view():
        changes = archive.unindexed(most)
        if not changes:
            return 0
        before, after = archive.search_mark(), index.new_mark()
        refs = [ref for _, ref in changes]
        entries = list(_entries(archive, refs, told))
    writer.forget(refs)
    writer.add(entries)
    writer.generation.set_marks((before, after))
    writer.commit()
    with archive.transaction():
        archive.indexed(changes[-1][0], after)
    writer.generation.set_marks((after,))
    return len(changes)


@dataclass(frozen=True, slots=True)
class Built:
    """A new index. `through`: the last change of the archive that it holds; `mark`: what the archive is to bear."""

    generation: Generation
    units: int
    through: int
    mark: str


def build(
    archive: Reader,
    folder: Path,
    told: Told = lambda fault: None,
    progress: Callable[[int], None] = lambda done: None,
    *,
    jobs: int | None = None,
) -> Built:
    """Make the index anew from one state of the archive, and give it its turn. Whoever calls holds the lock.

    `progress` is told the number of units done. `jobs`: processes; without it as many as help. Raises: ArchiveError.
    """
    index.clear(folder, _kept(folder))
    generation = index.create(folder)
    done = 0
    with archive.same_view(), _uncollected():
        # Other processes see the archive as it is a moment later: what changed since is taken up once more.
        _, through = archive.unindexed_state()
        before, after = archive.search_mark(), index.new_mark()
        for made in _fill(archive, generation, told, jobs or _jobs_for(archive)):
            done += made
            progress(done)
    index.install(folder, generation, (before, after))
    return Built(generation, done, through, after)


def _jobs_for(archive: Reader) -> int:
    return crew.processors() if archive.count(DocumentRow) >= MANY else 1


def _fill(archive: Reader, generation: Generation, told: Told, jobs: int) -> Iterator[int]:
    if jobs > 1:
        yield from crew.fill(
            generation,
            archive.opener(),
            _made,
            _all_refs(archive),
            jobs,
            _HEAP // jobs,
            lambda ref, message: told(Fault(ref, message)),
        )
        return
    writer = IndexWriter(generation, index.open_files(generation), threads=2, heap=_HEAP)
    for refs in _all_refs(archive):
        yield writer.add(_entries(archive, refs, told))
    writer.commit()
    writer.close()


def _made(archive: Reader, refs: Sequence[str], told: Callable[[str, str], None]) -> Iterator[Entry]:
    return _entries(archive, refs, lambda fault: told(fault.ref, fault.message))


def settle(archive: Writer, built: Built) -> None:
    """Note in the archive what a new index holds.

    Without it the index is as good, and takes the same changes up once more.
    """
    with archive.transaction():
        archive.indexed(built.through, built.mark)
    built.generation.set_marks((built.mark,))


def open_writer(generation: Generation) -> IndexWriter:
    """Open an index to take up changes. Whoever calls holds the lock.

    Raises: ArchiveError.
    """
    return IndexWriter(generation, index.open_files(generation), threads=1, heap=_SMALL_HEAP)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the collector of cycles alone: nothing here makes any, and to look for them costs a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _kept(folder: Path) -> Generation | None:
    try:
        return index.current(folder)
    except IndexUnusable:
        return None


def _entries(archive: Reader, refs: Sequence[str], told: Told) -> Iterator[Entry]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        kind, _, name = ref.partition(":")
        by_kind[kind].append(name)
    for kind, names in by_kind.items():
        try:
            made = list(MAKERS[kind](archive, names))
        except Exception:  # noqa: BLE001 - which of them it is shows when each is made alone
            made = [entry for name in names for entry in _alone(archive, kind, name, told)]
        yield from made


def _alone(archive: Reader, kind: str, name: str, told: Told) -> list[Entry]:
    try:
        return list(MAKERS[kind](archive, [name]))
    except ArchiveError as error:
        told(Fault(f"{kind}:{name}", str(error)))
    except Exception as error:  # noqa: BLE001 - a fault in one unit must not keep the others out
        said = " ".join(str(error).split())[:200]
        told(
            Fault(
                f"{kind}:{name}", f"unexpected {type(error).__name__}: {said} (a fault in kamerspoor: please report it)"
            )
        )
    return []


def _all_refs(archive: Reader) -> Iterator[list[str]]:
    """Give all that is to be indexed, in batches."""
    motions: set[str] = set()
    last = ""
    while rows := archive.between(MotionRow, "key", f"{last}\0" if last else "", limit=BATCH):
        last = rows[-1].key
        motions.update(row.key for row in rows)
        yield [f"motion:{row.key}" for row in rows]
    documents: set[str] = set()
    number = 0
    while papers := archive.between(DocumentRow, "id", number, limit=BATCH):
        number = papers[-1].id + 1
        refs = {
            f"document:{paper.key or f'#{paper.id}'}"
            if paper.kind != "motion" or not paper.key
            else f"motion:{paper.key}"
            for paper in papers
            if paper.kind != "motion" or paper.key not in motions
        } - documents
        documents |= refs
        if refs:
            yield sorted(refs)
    last = ""
    while promised := archive.between(CommitmentRow, "id", f"{last}\0" if last else "", limit=BATCH):
        last = promised[-1].id
        yield [f"commitment:{row.id}" for row in promised]
