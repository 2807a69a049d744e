"""What the sources hand on, and what they remember."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, Protocol

SourceName = Literal["odata", "syncfeed", "publications"]
SOURCES: tuple[SourceName, ...] = ("odata", "syncfeed", "publications")


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes of a source, as they came.

    `official` are entities (pages of OData, feeds), `document` the text of a publication. `collection` is what the
    source calls it: an entity set, a category, `kst`. `modified` is the newest item's date by the source itself.
    """

    uri: str
    data: bytes
    kind: Literal["official", "document"]
    collection: str
    fetched_at: datetime
    modified: datetime | None


@dataclass(frozen=True, slots=True)
class SourceState:
    """How far a source is with a collection.

    `collection` names the selection too (`Zaak?dossier=21501-02`): each selection is followed by itself. `token` is
    where the next run goes on, for the source alone to read. `backlog` counts the items known to be left; None
    where the source does not say. `error` is what stopped the last run, None when it ended well.
    """

    source: SourceName
    collection: str
    token: str | None
    newest: datetime | None
    fetched_at: datetime
    backlog: int | None
    error: str | None = None


class Sink(Protocol):
    """Where what is fetched goes: the archive, or a test's list."""

    def take(self, fetched: tuple[Fetched, ...], state: SourceState) -> None:
        """Store bytes and the state that they lead to in one transaction: both, or neither.

        The same bytes may come twice; the second time changes nothing. Other bytes at an address that is known are
        its newer version. `fetched` is empty where only the state is new.
        """
        ...

    def recall(self, source: SourceName, collection: str) -> SourceState | None:
        """Load the state stored last, None when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """One page, and where things stand after it. `missing` names items that the source says it does not have."""

    fetched: tuple[Fetched, ...]
    state: SourceState
    missing: tuple[str, ...] = ()


def later(left: datetime | None, right: datetime | None) -> datetime | None:
    """Give the later of two moments; an unknown one says nothing."""
    if left is None or right is None:
        return left or right
    return max(left, right)


def parse_moment(text: str | None) -> datetime | None:
    """Parse a moment or a day as the sources write them, None when it is none; without a zone it is taken as UTC.

    >>> parse_moment("2024-04-10T07:26:58.2508889Z").isoformat()
    '2024-04-10T07:26:58.250888+00:00'
    """
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Run:
    """One collection of one source, ready to be followed from a state on.

    `notes` say what a user should know before it starts.
    """

    source: SourceName
    collection: str
    steps: Callable[[SourceState | None], Iterator[Step]]
    notes: tuple[str, ...] = ()
