"""Documents and official data without end, made by varying real ones: for archives of any size.

A variation has numbers, days and bytes of its own, so that nothing in it is the same twice; its text, statements and
references are as many and as long as those it is made from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import NamedTuple

from evaluation.places import CORPUS, SAMPLES
from kamerspoor import engine
from kamerspoor.ids import KamerstukId
from kamerspoor.model import Meeting, Record
from kamerspoor.official.values import (
    Activity,
    AgendaItem,
    Case,
    Decision,
    DecisionCase,
    DocumentCase,
    OfficialDocument,
    Value,
    Vote,
)
from kamerspoor.periods import last_day

LETTER_EVERY = 40
VOTE_EVERY = 10
# The motions that are varied are of two years: each turn goes back as far, so that no year has more than it would.
YEAR = 700
FACTIONS = 15


class Originals(NamedTuple):
    """Real motions and letters with their bytes, and the processor's seconds that reading one took on average."""

    motions: list[tuple[bytes, Record]]
    letters: list[tuple[bytes, Record]]
    seconds: float


def read_originals(count: int = 2000) -> Originals:
    """Read what the variations are made from."""
    motions = sorted(CORPUS.glob("*.xml"))[:count] if CORPUS.exists() else sorted(SAMPLES.glob("motie-*.xml"))
    letters = [path for path in sorted(SAMPLES.glob("*.xml")) if not path.name.startswith("motie")]
    started = process_time()
    read = _read(motions), _read(letters)
    return Originals(*read, (process_time() - started) / (len(motions) + len(letters)))


def _read(paths: Sequence[Path]) -> list[tuple[bytes, Record]]:
    return [(data, engine.read_bytes(data, path.name)) for path in paths for data in [path.read_bytes()]]


def documents(first: int, last: int, originals: Originals) -> Iterator[tuple[bytes, Record]]:
    """Give the variations with these numbers, one in `LETTER_EVERY` a letter."""
    motions, letters, _ = originals
    for number in range(first, last):
        turn, place = divmod(number, LETTER_EVERY)
        if place == 0:
            data, record = letters[turn % len(letters)]
            # Agenda and report follow each other and share their meeting.
            yield _vary_letter(data, record, turn // len(letters), _earlier(number, originals))
        else:
            data, record = motions[number % len(motions)]
            yield _vary_motion(data, record, number // len(motions))


def key_of(number: int, originals: Originals) -> str | None:
    """Give the key of a variation that is a motion."""
    if number % LETTER_EVERY == 0:
        return None
    _, record = originals.motions[number % len(originals.motions)]
    return moved(record.document.id, number // len(originals.motions))


def moved(key: str | None, turn: int) -> str | None:
    """Give a Kamerstuk another number, of the same form."""
    if not key:
        return None
    try:
        known = KamerstukId.parse(key)
    except ValueError:
        return key
    dossier = f"{10000 + (int(known.dossier) - 10000 + turn * 37) % 90000:05}"
    return str(replace(known, dossier=dossier))


def _vary_motion(data: bytes, record: Record, turn: int) -> tuple[bytes, Record]:
    fresh = data + f"<!-- {turn} -->".encode()
    said = record.document
    key = moved(said.id, turn)
    document = replace(
        said,
        id=key,
        dossier=KamerstukId.parse(key).dossier_name if key and key.startswith("kst-") else said.dossier,
        date=_later(said.date, -YEAR * turn),
        replaces=moved(said.replaces, turn),
    )
    references = tuple(replace(reference, id=moved(reference.id, turn)) for reference in record.references)
    return fresh, replace(record, sha256=hashlib.sha256(fresh).hexdigest(), document=document, references=references)


def _earlier(number: int, originals: Originals) -> list[str]:
    """Give the motions that a letter may cite: those that came just before it."""
    keys = (key_of(n, originals) for n in range(max(0, number - LETTER_EVERY), number))
    return [key for key in keys if key]


def _vary_letter(data: bytes, record: Record, turn: int, cited: Sequence[str]) -> tuple[bytes, Record]:
    fresh = data + f"<!-- {turn} -->".encode()
    said = record.document
    days = -7 * turn
    meeting = said.meeting
    held = None
    if meeting:
        held = Meeting(meeting.council, _later(meeting.date, days), meeting.format, meeting.place)
    document = replace(said, id=moved(said.id, turn), date=_later(said.date, days), meeting=held)
    papers = dict.fromkeys(reference.id for reference in record.references if reference.id)
    others = {key: cited[n % len(cited)] if cited else moved(key, turn) for n, key in enumerate(papers)}
    references = tuple(
        replace(reference, id=others.get(reference.id or "", reference.id), motion=None)
        for reference in record.references
    )
    statements = tuple(
        replace(
            statement,
            motions=tuple(m for motion in statement.motions if (m := others.get(motion, motion))),
            links=tuple(replace(link, id=others.get(link.id or "", link.id)) for link in statement.links),
        )
        for statement in record.statements
    )
    follow_ups = tuple(replace(found, due=_later(last_day(found.due), days)) for found in record.follow_ups)
    return fresh, replace(
        record,
        sha256=hashlib.sha256(fresh).hexdigest(),
        document=document,
        references=references,
        statements=statements,
        follow_ups=follow_ups,
    )


def _later(day: str | None, days: int) -> str | None:
    if not day or len(day) != 10:
        return day
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except OverflowError:  # Before the year 1: begin again.
        return _later("2025-01-01", days % 700_000 - 700_000)


def votes(number: int, key: str) -> list[Value]:
    """Give the official case of a motion, its decision, its vote by faction, and the sitting."""
    known = KamerstukId.parse(key)
    case, document, decision, item, sitting = (f"{kind:08x}-0000-4000-8000-{number:012x}" for kind in range(1, 6))
    modified = "2025-01-01T00:00:00.000000Z"
    day = _later("2025-01-01", -(number % 5000)) or "2025-01-01"
    lines = [
        Vote(
            id=f"{100 + faction:08x}-0000-4000-8000-{number:012x}",
            modified=modified,
            decision_id=decision,
            choice="Voor" if (number + faction) % 3 else "Tegen",
            seats=10,
            actor=f"Fractie {faction}",
            faction=f"Fractie {faction}",
        )
        for faction in range(FACTIONS)
    ]
    return [
        Case(
            id=case,
            modified=modified,
            number=f"2025Z{number:07}",
            kind="Motie",
            subject=f"Motie over {key}",
            started=day,
        ),
        OfficialDocument(id=document, modified=modified, number=f"2025D{number:07}", external_id=str(known)),
        DocumentCase(document_id=document, case_id=case),
        Activity(id=sitting, modified=modified, kind="Stemmingen", date=day),
        AgendaItem(id=item, modified=modified, activity_id=sitting),
        Decision(
            id=decision,
            modified=modified,
            agenda_item_id=item,
            kind="Stemmen - aangenomen",
            outcome="adopted",
            position=1,
        ),
        DecisionCase(decision_id=decision, case_id=case, method="expanded"),
        *lines,
    ]
