"""The ledger of dossiers: its papers by date, the meetings they are about, what became of its motions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger.asking import dossier_named
from kamerspoor.ledger.cursors import cursor
from kamerspoor.ledger.documents import MeetingOf, meetings_of, names_of
from kamerspoor.ledger.motion_answers import MotionList
from kamerspoor.ledger.motions import motions_asked, states
from kamerspoor.official.values import Dossier
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, MotionRow, MotionsAsked, ReferenceRow

MOST_PAPERS = 50
MOST_MOTIONS = 10
_NEAR = 6
_LOOKED_AT = 400
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """A paper of a dossier. `name`: by which it is asked for."""

    name: str
    number: str | None
    kind: str
    title: str | None
    date: str | None
    meetings: tuple[MeetingOf, ...]


@dataclass(frozen=True, slots=True)
class DossierAnswer:
    """A dossier.

    `papers`: those that are no motions, the latest first, of `total`; `after`: where the next part begins.
    `motions`: the latest. `states`: how many by what became of them, `adopted` whatever came after.
    """

    number: str
    title: str | None
    closed: bool | None
    total: int
    papers: tuple[DossierPaper, ...]
    after: str | None
    motions: MotionList
    states: dict[str, int]


def dossier(
    reader: Reader, number: str, today: str, limit: int = MOST_PAPERS, after: tuple[str, int] | None = None
) -> DossierAnswer:
    """Tell of a dossier by its number, in any form.

    A dossier of which papers are only cited is empty.

    Raises: NotInArchive, with dossiers whose number begins so.
    """
    name = dossier_named(number)
    with reader.same_view():
        rows, total = reader.papers(name, limit + 1, after)
        asked = MotionsAsked(dossier=name)
        official = _official(reader, name)
        motions = motions_asked(reader, asked, today, MOST_MOTIONS)
        if not (total or motions.total or official or _is_cited(reader, name)):
            raise NotInArchive(f"no paper of dossier {name} is in the archive", remedy=_remedy(near(reader, name)))
        return DossierAnswer(
            number=name,
            title=official.title if official else None,
            closed=official.closed if official else None,
            total=total,
            papers=_papers(reader, rows[:limit]),
            after=cursor(rows[limit - 1].date, rows[limit - 1].id) if len(rows) > limit else None,
            motions=motions,
            states=states(reader, asked),
        )


def near(reader: Reader, name: str) -> tuple[str, ...]:
    """Give dossiers of the archive whose number begins like one that is not there."""
    stem = name[:5]
    documents = reader.between(DocumentRow, "dossier", stem, stem + _LAST, limit=_LOOKED_AT)
    motions = reader.between(MotionRow, "dossier", stem, stem + _LAST, limit=_LOOKED_AT)
    found = {row.dossier for row in documents if row.dossier} | {row.dossier for row in motions}
    return tuple(sorted(found))[:_NEAR]


def _remedy(names: Sequence[str]) -> str:
    return f"perhaps {', '.join(names)}" if names else "give its number, such as 21501-02, or add its papers first"


def _is_cited(reader: Reader, name: str) -> bool:
    return bool(reader.between(ReferenceRow, "target", f"kst-{name}-0", f"kst-{name}-~", limit=1))


def _official(reader: Reader, name: str) -> Dossier | None:
    number, _, addition = name.partition("-")
    held = [one for one in reader.find(Dossier, number=number, addition=addition or None) if not one.deleted]
    return min(held, key=lambda one: one.id, default=None)


def _papers(reader: Reader, rows: Sequence[DocumentRow]) -> tuple[DossierPaper, ...]:
    names = names_of(reader, rows)
    return tuple(
        DossierPaper(names[row.id], row.number, row.kind, row.title, row.date, meetings_of(reader, row.id))
        for row in rows
    )
