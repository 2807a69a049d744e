"""The exceptions of kamerspoor.

    KamerspoorError
    ├── UsageError            the call itself is wrong (exit code 2)
    │   └── QueryError        what is looked for cannot be understood; it says where
    ├── CacheError            the folder of kept answers cannot be read or written (exit code 1)
    ├── SourceError           an official source gives no answer that can be used; others go on (exit code 1)
    │   ├── SourceDown        it cannot be reached, or says that it fails
    │   │   └── SourceSlow    no answer in time
    │   ├── SourceChanged     it answers otherwise than it is known to: a web page, a field that is gone
    │   ├── SourceRefused     it says no (401, 403 and the like)
    │   │   └── SourceMissing what was asked for is not there (404, 410, a page that says so)
    │   └── TooManyRequests   it asks to come back later
    ├── ArchiveError          the archive cannot do what is asked
    │   ├── NoArchive         there is none at this place
    │   ├── NotInArchive      it does not hold what is asked for
    │   ├── NewerArchive      a newer kamerspoor wrote it
    │   ├── DamagedArchive    the file is damaged, or no archive
    │   ├── ArchiveBusy       another process writes to it
    │   ├── ArchiveFull       no room left on the disk
    │   ├── IndexUnusable     its search index is missing, broken, or of another archive or version: it is made anew
    │   ├── IndexBusy         another process works on its search index
    │   └── ArchiveReadOnly   it cannot be written to
    ├── OfficialDataError     an answer of an official source is not what it should be
    └── ReadError             one document cannot be read; others go on (exit code 1)
        ├── EmptyDocument     no bytes, or no text in them
        ├── UnknownFormat     bytes that are no text, PDF, XML, HTML or DOCX
        ├── DamagedDocument   the format is known, the file is cut off or broken
        ├── ProtectedDocument an encrypted file
        ├── ImageOnlyPdf      pages without a text layer
        ├── UnsafeMarkup      entity declarations in XML (bombs, external entities)
        └── TooLarge          more than the limit that the call allows

Odd *text* never raises: it yields a `Check` in the record.
"""

from __future__ import annotations

import unicodedata


class KamerspoorError(Exception):
    """Say what went wrong, where, and what to do about it."""

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{advice}"

    def at(self, where: str) -> KamerspoorError:
        """Give the same error with its place filled in."""
        return type(self)(self.what, where=where, remedy=self.remedy)

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders by pickling; keyword arguments need help there.
        return (_rebuild, (type(self), self.what, self.where, self.remedy))


def _rebuild(kind: type[KamerspoorError], what: str, where: str | None, remedy: str | None) -> KamerspoorError:
    return kind(what, where=where, remedy=remedy)


class UsageError(KamerspoorError):
    """The call is wrong: an option, a path, a combination."""


class QueryError(UsageError):
    """What is looked for cannot be understood. `typed`: the query; `start`, `end`: the place in it."""

    def __init__(
        self,
        what: str,
        *,
        typed: str,
        start: int,
        end: int,
        where: str | None = None,
        remedy: str | None = None,
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.typed = typed
        self.start = start
        self.end = end

    def __str__(self) -> str:
        return "\n".join((super().__str__(), *pointed_at(self.typed, self.start, self.end)))

    def at(self, where: str) -> QueryError:
        return type(self)(self.what, typed=self.typed, start=self.start, end=self.end, where=where, remedy=self.remedy)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_query, (self.what, self.typed, self.start, self.end, self.where, self.remedy))


def _rebuild_query(what: str, typed: str, start: int, end: int, where: str | None, remedy: str | None) -> QueryError:
    return QueryError(what, typed=typed, start=start, end=end, where=where, remedy=remedy)


def pointed_at(text: str, start: int, end: int, width: int = 72) -> tuple[str, str]:
    """Give a line of the text around a place, and one that points at it from below.

    >>> print(*pointed_at("raad:RBX sancties", 5, 8), sep="\\n")
      raad:RBX sancties
           ^^^
    """
    first = max(0, start - width // 3) if len(text) > width else 0
    shown = "".join(c if c.isprintable() else " " for c in text[first : first + width])
    before, after = "… " if first else "  ", " …" if first + width < len(text) else ""
    place = shown[start - first : max(end, start + 1) - first]
    caret = "^" * max(1, _columns(place))
    return before + shown + after, "  " + " " * _columns(shown[: start - first]) + caret


def _columns(text: str) -> int:
    """Count the columns of a terminal that a text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class CacheError(KamerspoorError):
    """The folder of kept answers cannot be read or written."""


class SourceError(KamerspoorError):
    """An official source gives no answer that can be used. `where` is the address, `status` that of HTTP."""

    def __init__(
        self, what: str, *, where: str | None = None, remedy: str | None = None, status: int | None = None
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.status = status

    def at(self, where: str) -> SourceError:
        return type(self)(self.what, where=where, remedy=self.remedy, status=self.status)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_source, (type(self), self.what, self.where, self.remedy, self.status))


def _rebuild_source(
    kind: type[SourceError], what: str, where: str | None, remedy: str | None, status: int | None
) -> SourceError:
    return kind(what, where=where, remedy=remedy, status=status)


class SourceDown(SourceError):
    """The source cannot be reached, or says that it fails."""


class SourceSlow(SourceDown):
    """The source did not answer in time."""


class SourceChanged(SourceError):
    """The source answers otherwise than it is known to."""


class SourceRefused(SourceError):
    """The source says no."""


class SourceMissing(SourceRefused):
    """What was asked for is not there."""


class TooManyRequests(SourceError):
    """The source asks to come back later."""


class OfficialDataError(KamerspoorError):
    """A page of official data is broken, or is something else."""


class ReadError(KamerspoorError):
    """One document cannot be read."""


class EmptyDocument(ReadError):
    """There is nothing to read."""


class UnknownFormat(ReadError):
    """The bytes are none of the known formats."""


class DamagedDocument(ReadError):
    """The format is known, the file is broken."""


class ProtectedDocument(ReadError):
    """The file is encrypted."""


class ImageOnlyPdf(ReadError):
    """The PDF holds pictures of text, no text."""


class UnsafeMarkup(ReadError):
    """The XML declares entities, which official publications never do."""


class TooLarge(ReadError):
    """The document is larger than the call allows."""


class ArchiveError(KamerspoorError):
    """The archive cannot do what is asked."""


class NoArchive(ArchiveError):
    """There is no archive at this place."""


class NotInArchive(ArchiveError):
    """The archive does not hold what is asked for."""


class NewerArchive(ArchiveError):
    """A newer kamerspoor wrote it."""


class DamagedArchive(ArchiveError):
    """The file is damaged, or no archive at all."""


class ArchiveBusy(ArchiveError):
    """Another process is writing to it."""


class ArchiveFull(ArchiveError):
    """There is no room left on the disk."""


class IndexUnusable(ArchiveError):
    """The index for full-text search is missing, broken, or not of this archive or version. It can be made anew."""


class IndexBusy(ArchiveError):
    """Another process is working on the index for full-text search."""


class ArchiveReadOnly(ArchiveError):
    """It cannot be written to."""
