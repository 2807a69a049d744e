"""Doubts about numbers that a document cites: a dossier that the archive knows has no such paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kamerspoor.ids import KamerstukId
from kamerspoor.linking.neighbours import one_slip, parse, siblings
from kamerspoor.model import Check, Record, Reference
from kamerspoor.official.values import Case, CaseDossier, Dossier, OfficialDocument
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, MotionRow

# Papers are numbered as they come in; a letter can carry a date of some weeks before.
_MARGIN = timedelta(60)
_WITNESSES = 2
_FEWEST = 5
_LAST = "~"


@dataclass(frozen=True, slots=True)
class Held:
    """What the archive knows of a dossier: its numbers with their days, the highest that there is and since when."""

    days: dict[int, str | None]
    highest: int | None
    as_of: str | None

    @property
    def is_whole(self) -> bool:
        """Tell whether every number up to the last one held is there."""
        return len(self.days) >= _FEWEST and max(self.days) == len(self.days)


def find(archive: Reader, document: DocumentRow, record: Record) -> Iterator[Check]:
    """Yield `unknown-reference`."""
    day = document.date or document.meeting_to
    if not day:
        return
    known: dict[str, Held] = {}
    for reference in record.references:
        paper = parse(reference.id) if reference.kind == "kamerstuk" and not reference.also else None
        if paper is None or not paper.number.isdecimal() or reference.id == document.key:
            continue
        if archive.first(DocumentRow, key=reference.id) or archive.first(OfficialDocument, external_id=reference.id):
            continue
        name = paper.dossier_name
        held = known.get(name) or known.setdefault(name, dossier(archive, paper))
        if why := why_not(held, int(paper.number), day):
            yield _check(archive, document, record, reference, paper, why)


def dossier(archive: Reader, paper: KamerstukId) -> Held:
    """Give what the archive knows of the dossier of a paper."""
    name = paper.dossier_name
    days: dict[int, str | None] = {}

    def note(number: str | int | None, day: str | None) -> None:
        if number is not None and str(number).isdecimal() and int(number) > 0:
            days[int(number)] = days.get(int(number)) or day

    for row in archive.find(DocumentRow, dossier=name):
        note(row.number, row.date)
    for motion in archive.find(MotionRow, dossier=name):
        note(motion.number, motion.date)
    prefix = f"kst-{name}-"
    for held in archive.between(OfficialDocument, "external_id", prefix, prefix + _LAST):
        if not held.deleted:
            note((held.external_id or "").removeprefix(prefix), held.date)
    highest = as_of = None
    for one in archive.find(Dossier, number=paper.dossier, addition=paper.addition):
        if one.deleted:
            continue
        highest, as_of = one.highest, one.modified[:10] if one.modified else None
        links = archive.find(CaseDossier, dossier_id=one.id)
        for case in archive.among(Case, "id", (link.case_id for link in links)):
            if not case.deleted:
                note(case.sequence, case.started and case.started[:10])
    return Held(days, highest, as_of)


def why_not(held: Held, number: int, day: str) -> str | None:
    """Say why a document of this day cannot cite this number, None where it can, or where too little is known."""
    if number in held.days:
        return None
    if held.highest and number > held.highest and held.as_of and day <= held.as_of:
        return f"the dossier's highest number is {held.highest}"
    later = [n for n, then in held.days.items() if n < number and then and then > _after(day)]
    if len(later) >= _WITNESSES:
        first = min(later)
        return f"number {first} of that dossier is of {held.days[first]}, later than this document"
    if held.is_whole and number > max(held.days) and any(then and then > day for then in held.days.values()):
        return f"the dossier is held whole, and ends at {max(held.days)}"
    return None


def _after(day: str) -> str:
    return (date.fromisoformat(day) + _MARGIN).isoformat()


def _check(
    archive: Reader, document: DocumentRow, record: Record, reference: Reference, paper: KamerstukId, why: str
) -> Check:
    words = " ".join(record.text[reference.start : reference.end].split())
    return Check(
        "unknown-reference",
        f"“{words}”: there is no {reference.id}: {why}",
        "warning",
        reference.start,
        reference.end,
        (reference.id or "", why),
        _likely(archive, document, paper),
    )


def _likely(archive: Reader, document: DocumentRow, paper: KamerstukId) -> str | None:
    """Give the one paper with this number in a dossier beside, that of the document before others."""
    beside = [known for key in siblings(paper) if (known := parse(key))]
    own = parse(document.key)
    if own and one_slip(own.dossier, paper.dossier):
        beside.append(KamerstukId(own.dossier, own.addition, paper.number))
    keys = [str(one) for one in beside]
    found = {row.key for row in archive.among(DocumentRow, "key", keys)}
    found |= {row.key for row in archive.among(MotionRow, "key", keys)}
    found |= {row.external_id for row in archive.among(OfficialDocument, "external_id", keys)}
    at_home = [key for key in found if key and document.dossier and key.startswith(f"kst-{document.dossier}-")]
    chosen = at_home or sorted(key for key in found if key)
    return chosen[0] if len(chosen) == 1 else None
