"""What the ledger of motions answers with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kamerspoor.official.results import FactionVotes
from kamerspoor.store.rows import Grade

MOST = 50
AS_CITED = "as cited"
"""The rule of a member whom only citations name."""


class Wanted(StrEnum):
    """What motions can be asked for by their status. `adopted`: whatever came after."""

    adopted = "adopted"
    silent = "silent"
    carried_out = "carried-out"
    considered_done = "considered-done"
    not_carried_out = "not-carried-out"
    rejected = "rejected"
    held = "held"
    withdrawn = "withdrawn"
    lapsed = "lapsed"
    postponed = "postponed"
    tied = "tied"
    taken_over = "taken-over"
    replaced = "replaced"
    unknown = "unknown"


@dataclass(frozen=True, slots=True)
class Status:
    """What has become of a motion on a day. `since`: the day that made it so; `months`: whole months of silence.

    `state`: adopted, rejected, held, withdrawn, lapsed, postponed, tied, taken_over, replaced, carried_out (the
    government says that it acts on it), considered_done, not_carried_out, silent (adopted, and nothing said of carrying
    it out), unknown.
    """

    state: str
    since: str | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A member who signed. `person`: the full name, when it is known who it was."""

    name: str
    person: str | None
    person_id: str | None
    faction: str | None
    grade: Grade
    rule: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """The vote that stands, in seats. `result` is what the chair declared, `complete`: every seat is accounted for."""

    decision_id: str
    date: str | None
    result: str | None
    method: str | None
    roll_call: bool
    complete: bool
    counted: int
    pro: int
    con: int
    absent: int
    factions: tuple[FactionVotes, ...]
    grade: Grade
    rule: str


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of the motion: `earlier` or `later`."""

    key: str
    relation: str
    title: str | None
    date: str | None
    outcome: str | None
    known: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a motion.

    `what`: filed, replaced, a decision's outcome (adopted, held, ...), or what the government said of it (in_line_with,
    carried_out, considered_done, not_carried_out, pending, cited). `start`, `end`: where the quote's words stand;
    `ordinal`: which statement of the document it is.
    """

    date: str | None
    what: str
    quote: str | None = None
    document: str | None = None
    document_id: int | None = None
    document_kind: str | None = None
    document_title: str | None = None
    start: int | None = None
    end: int | None = None
    ordinal: int | None = None
    grade: Grade = "sure"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CouncilOf:
    """A Council that the motion is about, and how that is known."""

    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class MotionAnswer:
    """All that is known of one motion."""

    key: str
    url: str | None
    dossier: str
    number: str
    title: str | None
    kind: str | None
    date: str | None
    status: Status
    asks: str | None
    asks_start: int | None
    asks_end: int | None
    case_number: str | None
    members: tuple[Signed, ...]
    councils: tuple[CouncilOf, ...]
    appreciation: str | None
    vote: Ballot | None
    versions: tuple[Version, ...]
    life: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A motion in a list."""

    key: str
    date: str | None
    title: str | None
    asks: str | None
    members: tuple[str, ...]
    factions: tuple[str, ...]
    status: Status
    outcome: str | None
    appreciation: str | None
    said: int
    last_said: str | None


@dataclass(frozen=True, slots=True)
class MotionList:
    """Motions, the latest first. `total`: how many there are, of which these are shown."""

    total: int
    motions: tuple[Listed, ...]
