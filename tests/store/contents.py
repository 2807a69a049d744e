"""Documents and official values to put in a store, written for the tests."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kamerspoor import engine
from kamerspoor.model import Record
from kamerspoor.official.values import Case, DocumentCase, Dossier, OfficialDocument, Person
from kamerspoor.store.codec import Codec
from kamerspoor.store.protocol import Writer

NOW = "2023-04-01T12:00:00Z"
SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "samples").iterdir()
    if path.suffix in (".txt", ".xml", ".html", ".pdf", ".docx")
)
SMALL = [path for path in SAMPLES if path.suffix == ".txt"]
OFFICIAL = [
    Dossier(id="d1", number="21501", addition="02", highest=2600, closed=False),
    Case(id="c1", number="2023Z00001", kind="Motie", subject="Over sancties", sequence=2571, settled=True),
    Case(id="c2", number="2023Z00002", kind="Motie", sequence=2572),
    OfficialDocument(id="o1", external_id="kst-21501-02-2571", number="2023D00001"),
    DocumentCase(document_id="o1", case_id="c1"),
    Person(id="p1", surname="Borgh", infix="ter"),
]


@cache
def bytes_of(path: Path) -> bytes:
    return path.read_bytes()


@cache
def record_of(path: Path) -> Record:
    return engine.read_bytes(bytes_of(path), path.name)


def add(writer: Writer, path: Path, now: str = NOW) -> int:
    """Keep a sample, in a transaction of its own; give the document's id."""
    data = bytes_of(path)
    with writer.transaction():
        content_id, _ = writer.add_content(hashlib.sha256(data).digest(), len(data), Codec().pack(data))
        writer.set_origin(path.as_uri(), content_id, "document", len(data), 1, now)
        return writer.add_document(content_id, record_of(path))


def fill(writer: Writer) -> list[int]:
    """Keep the small samples and some official values."""
    ids = [add(writer, path) for path in SMALL]
    with writer.transaction():
        writer.put_official(OFFICIAL)
    return ids
