"""The index beside an archive: `council.kamerspoor` has its own in the folder `council.kamerspoor.search`.

The folder holds generations (`1`, `2`, ...), each a whole index with a stamp of what it was made by, and `current`,
which names the one that counts. A new generation is made apart and gets its turn by one rename, so that who is
searching keeps what was there. All of it is derived: it can be thrown away at any time.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from kamerspoor.errors import ArchiveError, IndexBusy, IndexUnusable
from kamerspoor.search import cards, schema, units, words
from kamerspoor.search.cards import Card
from kamerspoor.search.units import Entry

if TYPE_CHECKING:
    import tantivy

_CURRENT, _LOCK, _STAMP, _MARKS, _FILES = "current", "lock", "stamp.json", "marks.json", "files"
_META = "meta.json"
_MAKE_ANEW = "make it anew: kamerspoor search --rebuild"
_MB = 1_000_000


class Stamp(msgspec.Struct, frozen=True):
    """By what an index was made. An index of another stamp is of no use."""

    schema: int
    words: str


def stamp_of_now() -> Stamp:
    """Give the stamp of an index that this version makes."""
    return Stamp(schema.VERSION, words.version())


def folder_of(archive: str) -> Path:
    """Give the folder of an archive's index."""
    return Path(f"{archive}.search")


@dataclass(frozen=True, slots=True)
class Generation:
    """One index in the folder of an archive. Its marks are those that the archive may bear if the index is of it: while
    changes are taken up two of them, since either side may be killed."""

    path: Path

    @property
    def files(self) -> Path:
        """Where the search library has its files."""
        return self.path / _FILES

    def marks(self) -> tuple[str, ...]:
        """Give the marks.

        Raises: IndexUnusable.
        """
        try:
            return msgspec.json.decode((self.path / _MARKS).read_bytes(), type=tuple[str, ...])
        except (OSError, ValueError) as error:
            raise _unusable("is broken", self.path) from error

    def set_marks(self, marks: Iterable[str]) -> None:
        """Set the marks, in one step."""
        write(self.path / _MARKS, msgspec.json.encode(tuple(marks)))

    def size(self) -> int:
        """Give the bytes of its files."""
        sizes = []
        with suppress(OSError):
            for file in self.files.iterdir():
                with suppress(OSError):  # A merge may take it away meanwhile.
                    sizes.append(file.stat().st_size)
        return sum(sizes)


def current(folder: Path) -> Generation:
    """Give the generation that counts.

    Raises: IndexUnusable when there is none, or it is broken or made by another version.
    """
    try:
        name = (folder / _CURRENT).read_text("ascii").strip()
    except FileNotFoundError as error:
        raise IndexUnusable("there is no index yet", where=str(folder), remedy=_MAKE_ANEW) from error
    except (OSError, ValueError) as error:
        raise _unusable("cannot be read", folder) from error
    path = folder / name
    if not name.isdecimal() or not path.is_dir():
        raise _unusable("is broken", folder)
    try:
        stamp = msgspec.json.decode((path / _STAMP).read_bytes(), type=Stamp)
    except (OSError, ValueError) as error:
        raise _unusable("is broken", path) from error
    if stamp != stamp_of_now():
        raise _unusable("was made by another version", path)
    return Generation(path)


class Searcher:
    """An index open to be asked, as it was when it was opened or last `reload`ed.

    `pending`: how many changes of the archive it is known not to hold yet.
    """

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self._stand_in = None if os.access(generation.files, os.W_OK) else _linked(generation)
        index = _open(generation, Path(self._stand_in.name) if self._stand_in else generation.files)
        self.index = index
        self.schema = index.schema
        self.pending = 0
        self.reload()

    def reload(self) -> None:
        """See what was taken up since.

        Raises: IndexUnusable when a new index has come in its place meanwhile: open that one.
        """
        with told(self.generation.path):
            self.index.reload()
            self.searcher = self.index.searcher()

    @property
    def size(self) -> int:
        """Give the number of units."""
        return self.searcher.num_docs

    def card(self, address: tantivy.DocAddress) -> Card:
        """Give what a list shows of a unit."""
        return card_of(self.searcher.doc(address))


def card_of(found: tantivy.Document) -> Card:
    """Give the card of a unit from the index.

    Raises: IndexUnusable when it is none.
    """
    try:
        return cards.decode(bytes(found.get_first(schema.CARD) or b""))
    except ValueError as error:
        raise IndexUnusable("the index is broken", remedy=_MAKE_ANEW) from error


def open_searcher(folder: Path) -> Searcher:
    """Open the index that counts.

    Raises: IndexUnusable.
    """
    for attempt in (1, 2, 3):
        generation = current(folder)
        try:
            return Searcher(generation)
        except IndexUnusable:
            # One that has just had its turn taken may be gone before it is open.
            if attempt == 3 or current(folder) == generation:
                raise
    raise AssertionError


def open_files(generation: Generation) -> tantivy.Index:
    """Open a generation.

    Raises: IndexUnusable.
    """
    return _open(generation, generation.files)


def _open(generation: Generation, files: Path) -> tantivy.Index:
    import tantivy

    with told(generation.path):
        index = tantivy.Index.open(str(files))
        schema.register(index)
        return index


def _linked(generation: Generation) -> TemporaryDirectory[str]:
    """Make a folder that stands in for one that may not be written to: the library locks even to read."""
    with told(generation.path):
        folder = TemporaryDirectory(prefix="kamerspoor-")
        shutil.copy(generation.files / _META, folder.name)
        for file in generation.files.iterdir():
            if file.name != _META and not file.name.startswith("."):
                Path(folder.name, file.name).symlink_to(file.absolute())
    return folder


class IndexWriter:
    """Changes a generation. Nothing is seen by others before `commit`."""

    def __init__(self, generation: Generation, index: tantivy.Index, *, threads: int, heap: int) -> None:
        self.generation = generation
        self._index = index
        self._schema = index.schema
        with told(generation.path):
            self._writer = index.writer(heap * _MB, threads)
            # A commit that was killed has left files, and the next one may want to write under the same names.
            self._writer.garbage_collect_files()

    def add(self, entries: Iterable[Entry]) -> int:
        """Add units; give how many."""
        from tantivy import Document

        count = 0
        with told(self.generation.path):
            for entry in entries:
                self._writer.add_document(Document.from_dict(units.as_indexed(entry), self._schema))
                count += 1
        return count

    def forget(self, owners: Iterable[str]) -> None:
        """Take out documents, motions and commitments by their refs, with the statements in them."""
        with told(self.generation.path):
            for owner in owners:
                self._writer.delete_documents_by_term(schema.OWNER, owner)

    def commit(self) -> None:
        """Let others see all changes."""
        with told(self.generation.path):
            self._writer.commit()

    def close(self) -> None:
        """Put small pieces together, and let go."""
        with told(self.generation.path):
            self._writer.wait_merging_threads()


def create(folder: Path) -> Generation:
    """Begin a new generation. It counts for nothing until it is `install`ed. Whoever calls holds the lock."""
    with told(folder):
        taken = [int(path.name) for path in folder.iterdir() if path.name.isdecimal()]
        generation = Generation(folder / str(max(taken, default=0) + 1))
        create_files(generation)
    return generation


def create_files(generation: Generation) -> None:
    """Make the files of an empty index."""
    import tantivy

    with told(generation.path):
        generation.files.mkdir(parents=True)
        tantivy.Index(schema.build(), path=str(generation.files))


def install(folder: Path, generation: Generation, marks: Iterable[str]) -> None:
    """Let a generation that is whole be the one that counts, and clear the others away."""
    with told(folder):
        generation.set_marks(marks)
        write(generation.path / _STAMP, msgspec.json.encode(stamp_of_now()))
        write(folder / _CURRENT, generation.path.name.encode())
    clear(folder, generation)


def clear(folder: Path, kept: Generation | None = None) -> None:
    """Take away generations that count for nothing. One that cannot go yet, goes next time."""
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if path.name.isdecimal() and (kept is None or path != kept.path):
                remove(path)


def remove(path: Path) -> None:
    """Take a folder away; one that cannot go yet stays."""
    shutil.rmtree(path, ignore_errors=True)


@contextmanager
def lock(folder: Path, wait: float) -> Iterator[None]:
    """Be the only one who changes the index; the system lets go of the lock of a process that ends, however it does.

    Raises: IndexBusy when somebody else is, for longer than `wait` seconds; ArchiveError when the system refuses.
    """
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / _LOCK, timeout=wait, isolation_level=None)) as held:
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                remedy = "wait until it is done, and run this again"
                raise IndexBusy("another process is working on the index", where=str(folder), remedy=remedy) from error
            raise _refused(folder, str(error)) from error
        except sqlite3.DatabaseError:
            # Whatever stands there under the name of the lock, it is no use to anybody.
            with suppress(OSError):
                (folder / _LOCK).unlink()
            raise IndexBusy("the lock of the index was broken", where=str(folder), remedy="run this again") from None
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                held.execute("ROLLBACK")


def new_mark() -> str:
    """Give a mark that no archive bears."""
    return secrets.token_hex(16)


@contextmanager
def told(where: Path) -> Iterator[None]:
    """Say in our own words that files of an index are missing or broken, or that the system refuses.

    Raises: IndexUnusable, ArchiveError.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise _unusable("is broken", where) from error
    except OSError as error:
        raise _refused(where, error.strerror or type(error).__name__) from error
    except ValueError as error:
        raise _in_words(error, where) from error
    except BaseException as error:
        # The search library gives up on files that are no more than garbage.
        if type(error).__name__ == "PanicException":
            raise _unusable("is broken", where) from None
        raise


def _in_words(error: ValueError, where: Path) -> ArchiveError:
    said = str(error)
    if "LockBusy" in said:
        return IndexBusy("another process is working on the index", where=str(where), remedy="wait until it is done")
    if "No space left" in said or "os error 28" in said:
        return _refused(where, "no space left on the disk")
    if "Permission denied" in said or "Read-only" in said:
        return _refused(where, "it cannot be written to")
    return _unusable("is broken", where)


def _refused(where: Path, reason: str) -> ArchiveError:
    what = f"the system refuses: {reason[:1].lower()}{reason[1:]}"
    return ArchiveError(what, where=str(where), remedy="check the path, its rights and the room on the disk")


def _unusable(how: str, where: Path) -> IndexUnusable:
    return IndexUnusable(f"the index {how}", where=str(where), remedy=_MAKE_ANEW)


def write(path: Path, data: bytes) -> None:
    """Write a file in one step."""
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
