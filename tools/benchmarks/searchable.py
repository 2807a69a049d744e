"""An archive with as many differing texts as asked, to search in: varied motions and letters, linked no further."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from benchmarks import varied
from benchmarks.wording import Wording
from kamerspoor.model import Record
from kamerspoor.store.rows import MotionCouncilRow, MotionMemberRow, MotionRow
from kamerspoor.store.sqlite import SqliteWriter

GROUP = 500
COUNCILS = (
    "Raad Buitenlandse Zaken",
    "Europese Raad",
    "Landbouw- en Visserijraad",
    "Raad Algemene Zaken",
    "JBZ-Raad",
    "Raad voor Concurrentievermogen",
    "Milieuraad",
    "Energieraad",
)
STATES = ("adopted", "rejected", "carried_out", "replaced", "unknown")


class Supply:
    """Documents without end, each with a text of its own."""

    def __init__(self, originals: varied.Originals) -> None:
        self._originals = originals
        self._wording = Wording(record.text for _, record in (*originals.motions, *originals.letters))

    def records(self, first: int, last: int) -> Iterator[tuple[int, Record]]:
        """Give the documents with these numbers."""
        for number, (data, record) in enumerate(varied.documents(first, last, self._originals), first):
            text = self._wording.reword(record.text, number)
            sha256 = hashlib.sha256(data + number.to_bytes(8, "big")).hexdigest()
            yield number, replace(record, sha256=sha256, text=text)


def fill(archive: SqliteWriter, supply: Supply, first: int, last: int) -> None:
    """Keep the documents with these numbers, with the rows of motions that linking would make of them alone."""
    for start in range(first, last, GROUP):
        made = list(supply.records(start, min(start + GROUP, last)))
        with archive.transaction():
            for number, record in made:
                packed = archive.codec.pack_record(record)
                content_id, _ = archive.add_content(bytes.fromhex(record.sha256), len(packed), packed)
                archive.add_document(content_id, record, packed)
                if record.document.kind == "motion" and record.document.id:
                    archive.put(_motion_rows(number, content_id, record))


def _motion_rows(number: int, document_id: int, record: Record) -> Iterator[object]:
    said, motion = record.document, record.document.motion
    key, state = said.id or "", STATES[number % len(STATES)]
    asked = record.text.find("verzoekt")
    yield MotionRow(
        key,
        said.dossier or "",
        said.number or "",
        title=said.title,
        date=said.date,
        asks=record.text[asked : asked + 300] if asked >= 0 else None,
        asks_start=asked if asked >= 0 else None,
        asks_end=min(asked + 300, len(record.text)) if asked >= 0 else None,
        document_id=document_id,
        state=state,
    )
    if number % 3 == 0:
        yield MotionCouncilRow(COUNCILS[number // 3 % len(COUNCILS)], key, said.date, "named in it", state)
    for position, name in enumerate(motion.members if motion else ()):
        yield MotionMemberRow(key, position, name, None, None, "likely", "as signed", said.date, state)
