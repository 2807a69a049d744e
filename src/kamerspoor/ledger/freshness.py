"""How fresh the archive is: when each official source was asked last, and when files were added."""

from __future__ import annotations

from dataclasses import dataclass

from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, OriginRow, SourceStateRow


@dataclass(frozen=True, slots=True)
class SourceFreshness:
    """A source. `asked`: the moment it was asked last, `newest`: that of its newest item; None: not known.

    `backlog`: how many items are still to come; `failing`: the collections that failed when they were asked last.
    """

    source: str
    asked: str | None
    newest: str | None
    backlog: int
    failing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArchiveFreshness:
    """`documents`: how many the archive holds; `added`: the moment when something was added last."""

    documents: int
    added: str | None
    sources: tuple[SourceFreshness, ...]


def freshness(reader: Reader) -> ArchiveFreshness:
    """Say how fresh the archive is."""
    states: dict[str, list[SourceStateRow]] = {}
    for state in reader.find(SourceStateRow):
        states.setdefault(state.source, []).append(state)
    last = reader.between(OriginRow, "id", limit=1, latest_first=True)
    return ArchiveFreshness(
        reader.count(DocumentRow),
        last[0].seen_at if last else None,
        tuple(
            SourceFreshness(
                source,
                max((state.fetched_at for state in some if state.fetched_at), default=None),
                max((state.newest for state in some if state.newest), default=None),
                sum(state.backlog or 0 for state in some),
                tuple(sorted(state.collection for state in some if state.error)),
            )
            for source, some in sorted(states.items())
        ),
    )
