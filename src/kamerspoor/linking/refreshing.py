"""Make anew what is known of subjects across documents and official data.

A change of the archive *touches* subjects (`touches`), in the transaction that makes it. `refresh` takes the touched
ones up, kind after kind, and writes their rows: each a function of the rows that bear on the subject, so that the same
documents give the same rows in whatever order they came, and a run that is killed is taken up where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kamerspoor.errors import ArchiveError
from kamerspoor.linking import citations, commitments, decisions, documents, meetings, motions
from kamerspoor.store.protocol import Writer

Maker = Callable[[Writer, list[str]], None]
# In this order: a decision touches motions, a motion touches the citations that may mean it.
MAKERS: dict[str, Maker] = {
    "agenda_item": decisions.make,
    "motion": motions.make,
    "citations": citations.make,
    "meeting": meetings.make,
    "document": documents.make,
    "commitment": commitments.make,
}
BATCH = 500


class Fault(NamedTuple):
    """A subject that could not be made: a fault of ours, which must not keep the others from being made."""

    key: str
    message: str


class Refreshed(NamedTuple):
    """How many subjects were made anew, and which could not be."""

    done: int
    faults: tuple[Fault, ...]


def refresh(archive: Writer, progress: Callable[[int], None] = lambda done: None) -> Refreshed:
    """Make all touched subjects anew.

    `progress` is told the number done, batch by batch. Each batch is a transaction of its own.
    Raises: ArchiveError, which is nothing that one subject could be blamed for.
    """
    done = 0
    faults: list[Fault] = []
    while batch := next(filter(None, (archive.touched(f"{kind}:", BATCH) for kind in MAKERS)), None):
        if fault := _make(archive, batch):
            # Which of them it is shows when each is made alone.
            found = [fault] if len(batch) == 1 else [one for key in batch if (one := _make(archive, [key]))]
            with archive.transaction():
                archive.untouch(one.key for one in found)
            faults.extend(found)
        done += len(batch)
        progress(done)
    return Refreshed(done, tuple(faults))


def _make(archive: Writer, batch: list[str]) -> Fault | None:
    """Make some subjects of one kind, all or none."""
    kind = batch[0].partition(":")[0]
    try:
        with archive.transaction():
            archive.untouch(batch)
            MAKERS[kind](archive, [key.partition(":")[2] for key in batch])
    except ArchiveError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one subject must not end the run
        said = " ".join(str(error).split())[:200]
        return Fault(batch[0], f"unexpected {type(error).__name__}: {said} (a fault in kamerspoor: please report it)")
    return None
