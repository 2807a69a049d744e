"""Make all that is derived anew from the kept bytes."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from kamerspoor.archive.keeping import keep_document, refresh
from kamerspoor.archive.reading import Read, ReadDocument, ReadOfficial, read_for_archive
from kamerspoor.linking import touches
from kamerspoor.official import values
from kamerspoor.pipeline import Failed, Task
from kamerspoor.pipeline.runners import Runner
from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.rows import (
    CommitmentRow,
    DocumentRow,
    LinkRow,
    MeetingRow,
    MotionCouncilRow,
    MotionMemberRow,
    MotionRow,
    OriginRow,
)

SUBJECTS = (LinkRow, CommitmentRow, MeetingRow, MotionMemberRow, MotionCouncilRow, MotionRow)


@dataclass
class Rebuilt:
    """What came of it. `failed`: bytes that cannot be read any more by this version; their old rows are gone."""

    documents: int = 0
    pages: int = 0
    subjects: int = 0
    failed: list[Failed] = field(default_factory=list)


def rebuild(archive: Writer, runner: Runner, now: str, told: Callable[[int], None] = lambda done: None) -> Rebuilt:
    """Read all kept bytes anew, in the order in which they came, and make every derived row again.

    What is truth (bytes, places, failures, how far sources are fetched) stays as it is. A run that is cut off leaves an
    archive that is consistent and lacks what was not yet read; the next one makes it whole.
    """
    origins = sorted(archive.find(OriginRow), key=lambda origin: origin.id)
    with archive.transaction():
        for row in (*SUBJECTS, DocumentRow, *values.ENTITIES, *values.LINKS):
            archive.remove(row)
    done = Rebuilt()
    under_way: deque[int] = deque()
    with closing(runner(_kept(archive, origins, under_way), read_for_archive)) as outcomes:
        for count, outcome in enumerate(outcomes, 1):
            if isinstance(outcome, Failed):
                done.failed.append(outcome)
            else:
                _take(archive, under_way[0], pickle.loads(outcome.payload), done)
            under_way.popleft()
            told(count)
    done.subjects = refresh(archive, now).done
    return done


def _kept(archive: Reader, origins: list[OriginRow], under_way: deque[int]) -> Iterator[Task]:
    """Give the bytes of every place once, and note whose they are: outcomes come in the same order.

    A document that no place holds any more is not read.
    """
    seen: set[int] = set()
    for origin in origins:
        if origin.content_id not in seen and (origin.current or origin.kind == "official"):
            seen.add(origin.content_id)
            under_way.append(origin.content_id)
            yield Task(origin.uri, origin.uri, archive.content(origin.content_id))


def _take(archive: Writer, content_id: int, read: Read, done: Rebuilt) -> None:
    with archive.transaction():
        if isinstance(read, ReadDocument):
            keep_document(archive, content_id, read.record, read.packed_record)
            done.documents += 1
        elif isinstance(read, ReadOfficial):
            archive.put_official(read.values)
            archive.touch(touches.by_official(archive, read.values))
            done.pages += 1
