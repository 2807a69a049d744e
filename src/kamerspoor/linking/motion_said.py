"""What the government said of motions, statement by statement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, Grade, LinkRow, StatementMotionRow, StatementRow

KINDS = frozenset(("report", "annotated_agenda", "letter", "written_consultation", "debate"))
# In these others speak, too.
_SHARED = frozenset(("written_consultation", "debate"))
_CABINET = "Kabinet"
_GOVERNMENT = re.compile(r"\b(?:minister|staatssecretaris|kabinet|regering|bewindspers\w+)\b", re.IGNORECASE)
_STRENGTH = ("considered_done", "carried_out", "not_carried_out", "in_line_with", "pending", "cited")
CARRIED = frozenset(("carried_out", "in_line_with"))
TELLING = frozenset((*CARRIED, "considered_done", "not_carried_out"))


class Saying(NamedTuple):
    """A statement about a motion. `start`, `end`: its sentence, or the words that name a motion without its number."""

    motion: str
    document: DocumentRow
    statement: StatementRow
    relation: str
    grade: Grade
    rule: str
    start: int
    end: int

    @property
    def date(self) -> str | None:
        """Give the day on which it was said, as far as the document tells."""
        return self.document.date or self.document.meeting_to

    @property
    def order(self) -> tuple[str, str, int]:
        """Give what puts sayings in order, the same in every archive."""
        return (self.date or "", self.document.key or self.document.title or "", self.statement.ordinal)


def sayings(archive: Reader, keys: Iterable[str]) -> dict[str, list[Saying]]:
    """Give what the government said of each motion, in the order of time, once for each statement.

    Of documents that the archive holds twice (as XML and as PDF) the better one speaks.
    """
    wanted = list(dict.fromkeys(keys))
    said: dict[tuple[str, int, int], tuple[str, Grade, str, int | None, int | None]] = {}
    for cited in archive.among(StatementMotionRow, "motion", wanted):
        _keep(
            said,
            (cited.motion or "", cited.document_id, cited.ordinal),
            (cited.relation, "sure", "its number", None, None),
        )
    for link in archive.among(LinkRow, "to_id", wanted, to_kind="motion", from_kind="statement"):
        document, _, ordinal = link.from_id.partition("/")
        _keep(
            said,
            (link.to_id, int(document), int(ordinal)),
            (link.relation, link.grade, link.rule, link.start, link.end),
        )
    documents = speaking(archive, {document for _, document, _ in said})
    found: dict[str, list[Saying]] = defaultdict(list)
    for (motion, document_id, number), (relation, grade, rule, start, end) in said.items():
        row = documents.get(document_id)
        statement = archive.first(StatementRow, document_id=document_id, ordinal=number) if row else None
        if row is None or statement is None or not is_governments(row, statement.actor):
            continue
        words = (statement.start, statement.end) if start is None or end is None else (start, end)
        found[motion].append(Saying(motion, row, statement, relation, grade, rule, *words))
    return {motion: sorted(held, key=lambda saying: saying.order) for motion, held in found.items()}


def speaking(archive: Reader, document_ids: Iterable[int]) -> dict[int, DocumentRow]:
    """Give these documents, as far as they are the government's and no better copy of them is there."""
    rows = [row for row in archive.among(DocumentRow, "id", document_ids) if row.kind in KINDS]
    best: dict[str, tuple[int, int]] = {}
    for row in archive.among(DocumentRow, "key", {row.key for row in rows if row.key}):
        best[row.key or ""] = min(best.get(row.key or "", (row.preference, row.id)), (row.preference, row.id))
    return {row.id: row for row in rows if not row.key or best[row.key] == (row.preference, row.id)}


def is_governments(document: DocumentRow, actor: str) -> bool:
    """Tell whether a statement counts as the government's word."""
    if document.kind in _SHARED:
        return actor == _CABINET
    return document.kind != "letter" or document.author is None or bool(_GOVERNMENT.search(document.author))


def standing(said: Iterable[Saying]) -> str | None:
    """Give what counts of all that was said: that it is done, else the latest on carrying it out, else the rest."""
    relations = [saying.relation for saying in said if saying.grade != "open"]
    if "considered_done" in relations:
        return "considered_done"
    telling = [relation for relation in relations if relation in TELLING]
    if telling:
        return telling[-1]
    return min(relations, key=_STRENGTH.index, default=None)


def _keep(
    said: dict[tuple[str, int, int], tuple[str, Grade, str, int | None, int | None]],
    place: tuple[str, int, int],
    told: tuple[str, Grade, str, int | None, int | None],
) -> None:
    held = said.get(place)
    if held is None or _rank(told[0]) < _rank(held[0]):
        said[place] = told


def _rank(relation: str) -> int:
    return _STRENGTH.index(relation) if relation in _STRENGTH else len(_STRENGTH)


def counted(said: Mapping[str, list[Saying]], key: str, since: str | None) -> list[Saying]:
    """Give what counts: no doubtful link, and nothing said before the motion was there."""
    return [
        saying
        for saying in said.get(key, ())
        if saying.grade != "open" and not (since and saying.date and saying.date < since)
    ]
