"""Make anew what is known of subjects across documents and official data.

A change of the archive *touches* subjects (`touches`), in the transaction that makes it. `refresh` takes the touched
ones up, kind after kind, and writes their rows: each a function of the rows that bear on the subject, so that the same
documents give the same rows in whatever order they came, and a run that is killed is taken up where it was.
"""

from __future__ import annotations

from collections.abc import Callable

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


def refresh(archive: Writer, progress: Callable[[int], None] = lambda done: None) -> int:
    """Make all touched subjects anew; give how many there were.

    `progress` is told the number done, batch by batch. Each batch is a transaction of its own.
    """
    done = 0
    while batch := next(filter(None, (archive.touched(f"{kind}:", BATCH) for kind in MAKERS)), None):
        kind = batch[0].partition(":")[0]
        with archive.transaction():
            archive.untouch(batch)
            MAKERS[kind](archive, [key.partition(":")[2] for key in batch])
        done += len(batch)
        progress(done)
    return done
