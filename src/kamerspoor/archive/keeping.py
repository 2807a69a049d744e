"""Keep what was read, whole or not at all: bytes, where they stand, what they hold, and what that touches."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kamerspoor.archive.reading import ReadDocument, ReadOfficial
from kamerspoor.linking import refreshing, touches
from kamerspoor.model import Record
from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.rows import DocumentRow, FailureRow, OriginKind, OriginRow

SUBJECT = "subject:"


def refresh(archive: Writer, now: str, progress: Callable[[int], None] = lambda done: None) -> refreshing.Refreshed:
    """Make all touched subjects anew; what cannot be made is noted among the failures, to be tried again."""
    made = refreshing.refresh(archive, progress)
    with archive.transaction():
        for fault in made.faults:
            note_failure(archive, SUBJECT + fault.key, fault.message, now)
    return made


def retry_subjects(archive: Writer) -> int:
    """Touch the subjects that could not be made; give how many."""
    failed = archive.between(FailureRow, "uri", SUBJECT, SUBJECT + "\U0010ffff")
    with archive.transaction():
        archive.touch(row.uri.removeprefix(SUBJECT) for row in failed)
        for row in failed:
            archive.remove(FailureRow, uri=row.uri)
    return len(failed)


class Unread(NamedTuple):
    """Bytes that were fetched and cannot be read yet: kept, so that a later version may."""

    sha256: bytes
    size: int
    packed: bytes
    kind: OriginKind
    message: str


Kept = ReadDocument | ReadOfficial | Unread


class Place(NamedTuple):
    """Where something was found. `changed`: the file's time in nanoseconds, None for what is no file."""

    uri: str
    size: int
    changed: int | None


def is_current(archive: Reader, place: Place, engine: str) -> bool:
    """Tell whether this place was read as it is now, by this engine. Size and time stand for the bytes."""
    held = archive.first(OriginRow, uri=place.uri, current=True)
    if held is None or held.changed is None or (held.size, held.changed) != (place.size, place.changed):
        return False
    if held.kind != "document":
        return True
    document = archive.first(DocumentRow, content_id=held.content_id)
    return document is not None and document.engine == engine


def keep(archive: Writer, place: Place, read: Kept, now: str) -> bool:
    """Keep what was read, in a transaction of its own; tell whether there is anything new."""
    with archive.transaction():
        return keep_within(archive, place, read, now)


def keep_within(archive: Writer, place: Place, read: Kept, now: str) -> bool:
    """Keep what was read, within the caller's transaction; tell whether there is anything new.

    Bytes that are there already, at another place, are nothing new.
    """
    content_id, new = archive.add_content(read.sha256, read.size, read.packed)
    before = archive.first(OriginRow, uri=place.uri, current=True)
    archive.set_origin(place.uri, content_id, _kind(read), place.size, place.changed, now)
    archive.remove(FailureRow, uri=place.uri)
    if before and before.content_id != content_id and before.kind == "document":
        _retire(archive, before.content_id)
    if isinstance(read, ReadDocument):
        new = keep_document(archive, content_id, read.record, read.packed_record)
    elif isinstance(read, ReadOfficial) and new:
        archive.put_official(read.values)
        archive.touch(touches.by_official(archive, read.values))
    elif isinstance(read, Unread):
        note_failure(archive, place.uri, read.message, now)
    return new or (before is not None and before.content_id != content_id)


def _kind(read: Kept) -> OriginKind:
    if isinstance(read, Unread):
        return read.kind
    return "document" if isinstance(read, ReadDocument) else "official"


def keep_document(archive: Writer, content_id: int, record: Record, packed: bytes | None = None) -> bool:
    """Keep a record, within the caller's transaction, unless it is there as it is; tell whether it is new."""
    held = archive.first(DocumentRow, content_id=content_id)
    if held and held.engine == record.engine:
        return False
    if held:
        archive.touch(touches.by_document(held.id, archive.record(held.id)))
        archive.touch(touches.by_links(archive, held.id))
    document_id = archive.add_document(content_id, record, packed)
    archive.touch(touches.by_document(document_id, record))
    return True


def _retire(archive: Writer, content_id: int) -> None:
    """Take a document out of the ledgers whose bytes no place holds any more. The bytes stay."""
    if archive.count(OriginRow, content_id=content_id, current=True):
        return
    if held := archive.first(DocumentRow, content_id=content_id):
        archive.touch(touches.by_document(held.id, archive.record(held.id)))
        archive.touch(touches.by_links(archive, held.id))
        archive.remove(DocumentRow, id=held.id)


def note_failure(archive: Writer, uri: str, message: str, now: str) -> None:
    """Note, within the caller's transaction, that something could not be read, so that it can be tried again."""
    held = archive.first(FailureRow, uri=uri)
    first, attempts = (held.first_at, held.attempts + 1) if held else (now, 1)
    archive.put([FailureRow(uri, message, attempts, first, now)])
