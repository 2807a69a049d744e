"""What is new in a dossier: its latest papers and motions, a motion by the latest that is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger.asking import dossier_named
from kamerspoor.ledger.documents import names_of
from kamerspoor.ledger.motion_answers import Status
from kamerspoor.ledger.motion_status import status_of
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, MotionRow, MotionsAsked

MOST = 50


@dataclass(frozen=True, slots=True)
class News:
    """A paper or motion. `name`: by which it is asked for; `day`: its own, or the latest that is known of a motion.

    `status`: what became of a motion; `asks`: what it asks.
    """

    name: str
    kind: str
    title: str | None
    day: str | None
    status: Status | None = None
    asks: str | None = None


def news(reader: Reader, dossier: str, today: str, limit: int = MOST) -> tuple[str, tuple[News, ...]]:
    """Give a dossier's number and what is new in it, the latest first.

    Raises: NotInArchive when nothing of it is there.
    """
    name = dossier_named(dossier)
    with reader.same_view():
        motions, _ = reader.motions(MotionsAsked(dossier=name), limit)
        # Each motion is a paper too.
        rows = reader.between(DocumentRow, "date", "", limit=2 * limit, latest_first=True, dossier=name)
        papers = [row for row in rows if row.kind != "motion"]
        names = names_of(reader, papers)
    if not motions and not rows:
        raise NotInArchive(f"no paper of dossier {name} is in the archive", remedy="give its number, such as 21501-02")
    best: dict[str, DocumentRow] = {}
    for row in sorted(papers, key=lambda row: (row.preference, row.id)):
        best.setdefault(names[row.id], row)
    found = [News(key, row.kind, row.title, row.date) for key, row in best.items()]
    found += [News(row.key, "motion", row.title, last_day(row), status_of(row, today), row.asks) for row in motions]
    return name, tuple(sorted(found, key=lambda one: (one.day or "", one.name), reverse=True)[:limit])


def last_day(row: MotionRow) -> str | None:
    """Give the day of the latest that is known of a motion."""
    return max(filter(None, (row.date, row.outcome_date, row.last_said)), default=None)
