"""What a store can do, whatever database is behind it. `tests/store` holds every store to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from kamerspoor.model import Record
from kamerspoor.store.rows import (
    CommitmentRow,
    CommitmentsAsked,
    DocumentRow,
    FindingRow,
    FindingsAsked,
    HeadingRow,
    MotionRow,
    MotionsAsked,
    OriginKind,
    StatementRow,
)

R = TypeVar("R")
Value = str | int | float | bool | bytes | None


class Reader(Protocol):
    """Asks of an archive. Rows come in the order of their key, unless said otherwise."""

    def find(self, row: type[R], **equal: Value) -> list[R]:
        """Give the rows whose columns equal these values; None finds what is unknown."""

    def first(self, row: type[R], **equal: Value) -> R | None:
        """Give the first such row, or None."""

    def among(self, row: type[R], column: str, values: Iterable[Value], **equal: Value) -> list[R]:
        """Give the rows whose column holds one of these values."""

    def between(
        self,
        row: type[R],
        column: str,
        low: Value = None,
        high: Value = None,
        *,
        limit: int | None = None,
        latest_first: bool = False,
        **equal: Value,
    ) -> list[R]:
        """Give the rows whose column lies in the closed range (None: no bound), in the order of that column."""

    def count(self, row: type[Any], **equal: Value) -> int:
        """Count the rows that `find` would give."""

    def record(self, document_id: int) -> Record:
        """Give the whole record of a document.

        Raises: NotInArchive.
        """

    def texts(self, document_ids: Iterable[int]) -> dict[int, str]:
        """Give the clean text of each of these documents that is there.

        Raises: DamagedArchive.
        """

    def content(self, content_id: int) -> bytes:
        """Give kept bytes as they were read.

        Raises: NotInArchive; DamagedArchive when they are no longer what they were.
        """

    def motions_about(self, words: Sequence[str], limit: int) -> list[str]:
        """Give the keys of motions that hold all these words, the likeliest first."""

    def about(self, name: str, limit: int | None = None) -> list[tuple[int, int, int]]:
        """Give (document id, ordinal, place) of the statements that name this name: place 0 in the sentence,
        1 in the heading above it."""

    def naming(
        self, name: str, since: str | None = None, until: str | None = None, limit: int | None = None
    ) -> list[int]:
        """Give the ids of documents whose statements name this name, motions left out, the latest first.

        `since`, `until`: days of the meeting, else of the document.
        """

    def said_about(self, name: str, documents: Iterable[int]) -> list[StatementRow]:
        """Give the statements of these documents that name this name, in the sentence or the heading above it."""

    def with_words(
        self, row: type[StatementRow] | type[HeadingRow], words: Sequence[str], limit: int
    ) -> list[tuple[int, int]]:
        """Give (document id, ordinal) of statements or headings with all these words, no motions, latest first."""

    def names_like(self, text: str, limit: int) -> list[str]:
        """Give the names in the archive that are this text, whatever its case, then those that begin with it."""

    def latest_motions_with(self, words: Sequence[str], limit: int) -> list[str]:
        """Give the keys of motions that hold all these words, the latest added first."""

    def commitments(self, asked: CommitmentsAsked, limit: int | None = None) -> tuple[list[CommitmentRow], int]:
        """Give commitments that are no doubles, by due date (those without one last), and how many there are in all."""

    def motions(
        self, asked: MotionsAsked, limit: int, after: tuple[str, str] | None = None
    ) -> tuple[list[MotionRow], int]:
        """Give motions, the latest first (those without a day last), and how many there are, counted to 100,000.

        `after`: day (empty: none) and key of the one before the first; the count is of all.
        """

    def motion_states(self, asked: MotionsAsked) -> dict[str, int]:
        """Count the motions asked for by their state."""

    def spoken(
        self,
        actor: str,
        limit: int,
        after: tuple[str, int] | None = None,
        act: str | None = None,
        *,
        motions: bool = False,
    ) -> tuple[list[DocumentRow], int]:
        """Give documents with statements of this actor, motions or all others; and how many in all.

        The latest come first, by day of the meeting, else of the document. `after`: day (empty: none) and id of the
        one before the first.
        """

    def papers(
        self, dossier: str, limit: int, after: tuple[str, int] | None = None, *, motions: bool = False
    ) -> tuple[list[DocumentRow], int]:
        """Give the documents of a dossier, each in its best form, motions or all others, the latest first; and how
        many in all. `after`: day (empty: none) and id of the one before the first."""

    def citing(self, target: str, limit: int, after: tuple[str, int] | None = None) -> tuple[list[DocumentRow], int]:
        """Give documents with a reference to this one, the latest first, those without a day last; and how many in all.

        `after`: day (empty: none) and id of the one before the first. A document does not cite itself.
        """

    def findings(
        self, asked: FindingsAsked, limit: int, after: tuple[str, int] | None = None
    ) -> list[tuple[str, FindingRow]]:
        """Give checks, each with the day of its document (else of its meeting, else empty): the latest document first,
        and within one in the order of its text.

        `after`: day and id of the document before the first.
        """

    def finding_counts(self, asked: FindingsAsked) -> list[tuple[str, str, int]]:
        """Give (code, severity, how many) of the checks asked for."""

    def contents_beginning(self, start: bytes, limit: int) -> list[int]:
        """Give the ids of kept bytes whose sha256 begins so."""

    def sums(self, content_ids: Iterable[int]) -> dict[int, bytes]:
        """Give the sha256 of kept bytes by id."""

    def unindexed(self, limit: int) -> list[tuple[int, str]]:
        """Give some of what full-text search has yet to take up, the longest waiting first: the number of the change
        and the unit, `document:<key>` (`document:#<id>` without a key), `motion:<key>` or `commitment:<id>`."""

    def unindexed_state(self) -> tuple[int, int]:
        """Give how many changes full-text search has yet to take up, and the number of the last (0 without any)."""

    def search_mark(self) -> str:
        """Give the mark that the archive bears since full-text search last took up changes: an index knows by it
        whether it was made of this archive, in this state."""

    def same_view(self) -> AbstractContextManager[None]:
        """Let all reads within see one state of the archive, whatever is written meanwhile."""

    def opener(self) -> Callable[[], AbstractContextManager[Reader]]:
        """Give what opens the same archive once more to read it; it can be sent to another process."""

    def close(self) -> None:
        """Let go of the archive."""


class Writer(Reader, Protocol):
    """Changes an archive. There is one at a time; all changes of one `transaction` are kept or none."""

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all changes within, or, when it is left by an exception, none. They do not nest."""

    def add_content(self, sha256: bytes, size: int, packed: bytes) -> tuple[int, bool]:
        """Keep bytes, once, as `codec.Codec.pack` gives them; give their id and whether they are new."""

    def set_origin(self, uri: str, content_id: int, kind: OriginKind, size: int, changed: int | None, now: str) -> None:
        """Say that this place holds these bytes now. What it held before stays, no longer current."""

    def add_document(self, content_id: int, record: Record, packed_record: bytes | None = None) -> int:
        """Keep the record of bytes that are kept, and all rows derived from it alone; give the document's id.

        A record of these bytes that is there already gives way. `packed_record`: the same, if it is packed already.
        """

    def put(self, rows: Iterable[object]) -> None:
        """Insert rows; one with the same key gives way."""

    def put_official(self, entities: Iterable[object]) -> int:
        """Keep official entities, unless one that is newer is there; give how many changed anything."""

    def remove(self, row: type[Any], **equal: Value) -> int:
        """Remove the rows whose columns equal these values; give how many there were."""

    def touch(self, keys: Iterable[str]) -> None:
        """Note subjects that are to be made anew."""

    def touched(self, prefix: str, limit: int) -> list[str]:
        """Give some of the subjects that are to be made anew and begin so, in the order of their names."""

    def untouch(self, keys: Iterable[str]) -> None:
        """Note that these have been made."""

    def set_motion_words(self, key: str, title: str, asks: str, members: str) -> None:
        """Say by what words a motion is found; without any it is not found any more."""

    def indexed(self, through: int, mark: str) -> None:
        """Note that full-text search has taken up all changes up to this number, and bear this mark from now on."""
