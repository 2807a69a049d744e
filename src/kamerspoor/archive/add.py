"""Add files and folders to an archive: read in parallel, kept one by one."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kamerspoor import engine
from kamerspoor.archive.keeping import Place, is_current, keep_within, note_failure
from kamerspoor.archive.reading import LeftAlone, Read, ReadOfficial, read_for_archive
from kamerspoor.pipeline import ENDINGS, STDIN, Done, Failed, Item, Task, find_documents
from kamerspoor.pipeline.runners import Runner
from kamerspoor.store.protocol import Writer

GROUP = 32
ARCHIVED = ENDINGS | {".json", ".jsonl"}


@dataclass
class Tally:
    """What came of the files."""

    new: int = 0
    unchanged: int = 0
    failed: list[Failed] = field(default_factory=list)
    left_alone: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Give the number of files seen."""
        return self.new + self.unchanged + len(self.failed) + len(self.left_alone)


def find(paths: Sequence[str]) -> Iterator[Item]:
    """Find what can be added.

    Raises: UsageError, see `find_documents`.
    """
    return find_documents(paths, endings=ARCHIVED)


def add(
    archive: Writer,
    items: Iterable[Item],
    runner: Runner,
    now: str,
    told: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Add files; what is there already as it is costs a look at its size and time.

    Each document is kept whole or not at all. They are kept in groups: pages of the file that many of them change are
    written once. `told` hears of the tally after each group. The subjects touched are made anew by `keeping.refresh`,
    which the caller calls next: a run that ends before it leaves them noted.
    """
    tally = Tally()
    # A record names its source by the address, which is the same from wherever it was added.
    under_way: dict[str, tuple[str, Place]] = {}

    def waiting() -> Iterator[Item]:
        name = engine.engine_name()
        for item in items:
            if isinstance(item, Task) and item.path != STDIN and (place := _place(item.path)):
                if is_current(archive, place, name):
                    tally.unchanged += 1
                    told(tally)
                    continue
                under_way[place.uri] = item.shown, place
                item = item._replace(shown=place.uri)
            yield item

    with closing(runner(waiting(), read_for_archive)) as outcomes:
        while group := list(islice(outcomes, GROUP)):
            with archive.transaction():
                for outcome in group:
                    name, place = under_way.pop(outcome.source, (outcome.source, None))
                    _take(archive, outcome, name, place, now, tally)
            told(tally)
    return tally


def _take(
    archive: Writer, outcome: Done[bytes] | Failed, name: str, place: Place | None, now: str, tally: Tally
) -> None:
    if isinstance(outcome, Failed):
        note_failure(archive, place.uri if place else _uri(name), outcome.message, now)
        tally.failed.append(Failed(name, outcome.message))
        return
    read: Read = pickle.loads(outcome.payload)
    if isinstance(read, LeftAlone):
        tally.left_alone.append((name, read.reason))
        return
    where = place or Place(f"sha256:{read.sha256.hex()}", read.size, None)
    if keep_within(archive, where, read, now):
        tally.new += 1
    else:
        tally.unchanged += 1
    if isinstance(read, ReadOfficial):
        tally.warnings.extend((name, warning) for warning in read.warnings)


def _place(path: str) -> Place | None:
    try:
        status = os.stat(path)
    except OSError:
        return None  # The runner says what is wrong with it.
    return Place(_uri(path), status.st_size, status.st_mtime_ns)


def _uri(path: str) -> str:
    return Path(os.path.abspath(path)).as_uri()
