"""The rows of an archive as values. A store keeps them; ledgers and links are made of them.

Ids of documents are numbers of this archive and may change when it is rebuilt; keys (`kst-...`), official ids and
sha256 do not. Days are ISO. `start`/`end` count code points of the record's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grade = Literal["sure", "likely", "open"]
OriginKind = Literal["document", "official"]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A place and the bytes it holds or held. `changed`: time of the file in nanoseconds."""

    id: int
    uri: str
    content_id: int
    kind: OriginKind
    current: bool
    size: int
    changed: int | None
    seen_at: str


@dataclass(frozen=True, slots=True)
class FailureRow:
    """Something that could not be read or understood."""

    uri: str
    message: str
    attempts: int
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class SourceStateRow:
    """How far a collection of an official source has been fetched."""

    source: str
    collection: str
    token: str | None = None
    newest: str | None = None
    fetched_at: str | None = None
    backlog: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as the archive lists it; its record is had by `Reader.record`."""

    id: int
    content_id: int
    engine: str
    key: str | None
    kind: str
    title: str | None
    dossier: str | None
    number: str | None
    session_year: str | None
    chamber: str | None
    date: str | None
    author: str | None
    council: str | None
    meeting_from: str | None
    meeting_to: str | None
    meeting_format: str | None
    meeting_place: str | None
    format: str
    preference: int


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading of a document. `ordinal`: index of its block in the record."""

    document_id: int
    ordinal: int
    start: int
    end: int
    level: int | None
    title: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement and the sentence it stands in. `ordinal`: index in the record; `section`: that of its heading."""

    document_id: int
    ordinal: int
    start: int
    end: int
    actor: str
    act: str
    negated: bool
    modality: str | None
    quantity: str | None
    grade: Grade
    section: int | None
    content_start: int | None
    content_end: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class StatementPartyRow:
    """Somebody beside the actor of a statement."""

    document_id: int
    ordinal: int
    role: Literal["on_behalf_of", "supported_by", "co_actor"]
    name: str


@dataclass(frozen=True, slots=True)
class StatementMotionRow:
    """What a statement says of a motion; `motion` is None where only members are named."""

    document_id: int
    ordinal: int
    position: int
    motion: str | None
    members: tuple[str, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """Something announced for later. `due_by` is the last day of `due`."""

    document_id: int
    ordinal: int
    start: int
    end: int
    what: str
    owner: str | None
    recipient: str | None
    due: str | None
    due_by: str | None
    hedged: bool
    kind: str | None
    section: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A citation of another document."""

    document_id: int
    ordinal: int
    start: int
    end: int
    kind: str
    target: str | None
    members: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A check: of one document (`document`), or of documents against each other and official data (`archive`)."""

    document_id: int
    scope: Literal["document", "archive"]
    ordinal: int
    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    start: int | None
    end: int | None
    compared: tuple[str, ...]
    likely: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsAsked:
    """Which checks are asked for, of documents in their best copy. None: whatever.

    `dates`: closed range of days, of the document, else of its meeting.
    """

    code: str | None = None
    severity: str | None = None
    council: str | None = None
    dates: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class MotionRow:
    """All that is known of a motion at a glance; see the table `motion` for each field."""

    key: str
    dossier: str
    number: str
    title: str | None = None
    kind: str | None = None
    date: str | None = None
    asks: str | None = None
    asks_start: int | None = None
    asks_end: int | None = None
    document_id: int | None = None
    case_id: str | None = None
    decision_id: str | None = None
    outcome: str | None = None
    outcome_date: str | None = None
    appreciation: str | None = None
    replaces: str | None = None
    replaced_by: str | None = None
    said: int = 0
    last_said: str | None = None
    done: str | None = None
    standing: str | None = None
    state: str = "unknown"
    quiet_since: str | None = None


@dataclass(frozen=True, slots=True)
class MotionCouncilRow:
    """A Council that a motion is about, and by what rule that is known."""

    council: str
    motion: str
    date: str | None
    rule: str
    state: str = "unknown"


@dataclass(frozen=True, slots=True)
class MotionMemberRow:
    """A member who signed a motion, with the faction at its date."""

    motion: str
    position: int
    name: str
    person_id: str | None
    faction: str | None
    grade: Grade
    rule: str
    date: str | None = None
    state: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionsAsked:
    """Which motions are asked for. None, or nothing in a tuple: whatever.

    `states`: one of these. `adopted`: adopted, whatever came after. `quiet_until`: nothing happened after this day.
    `dates`: closed range of days. `people`, `names`: signed by one of these people, or under one of these names.
    """

    states: tuple[str, ...] = ()
    adopted: bool = False
    quiet_until: str | None = None
    dates: tuple[str | None, str | None] = (None, None)
    council: str | None = None
    dossier: str | None = None
    faction: str | None = None
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of a Council. `id`: code of the Council and first day, `RBZ/2020-11-19`."""

    id: str
    council: str
    date_from: str
    date_to: str
    format: str | None = None
    place: str | None = None
    agenda_id: int | None = None
    report_id: int | None = None


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment, official or found in a letter or debate."""

    id: str
    source: Literal["official", "letter", "debate"]
    text: str
    owner: str | None = None
    promised_by: str | None = None
    recipient: str | None = None
    made_on: str | None = None
    due: str | None = None
    due_by: str | None = None
    status: str | None = None
    official_id: str | None = None
    document_id: int | None = None
    key: str | None = None
    ordinal: int | None = None
    start: int | None = None
    end: int | None = None
    dossier: str | None = None
    council: str | None = None
    same_as: str | None = None
    day: str | None = None
    settled: Literal["fulfilled", "partly", "lapsed"] | None = None
    fulfilled_by: str | None = None
    fulfilled_on: str | None = None
    fulfilled_rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsAsked:
    """Which commitments are asked for. None: whatever.

    `settled`: one of these (None: unsettled). `due`: closed range of days; `undated`: those without a day too.
    `owner`: words in the name of who promised. `council`, `dossier`: its own or that of a double.
    """

    settled: tuple[str | None, ...] | None = None
    due: tuple[str | None, str | None] = (None, None)
    undated: bool = True
    made: tuple[str | None, str | None] = (None, None)
    owner: str | None = None
    council: str | None = None
    dossier: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A sentence in which a letter says that it makes good a commitment; see the table `claim` for each field."""

    document_id: int
    position: int
    start: int
    end: int
    key: str | None
    dossier: str | None
    date: str | None
    day: str | None
    number: str | None
    target: str | None
    partly: bool
    cue: str
    quote: str
    words: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A tie between two things, how sure it is, by what rule, and the words it rests on."""

    owner: str
    position: int
    from_kind: str
    from_id: str
    to_kind: str
    to_id: str
    relation: str
    grade: Grade
    rule: str
    document_id: int | None = None
    start: int | None = None
    end: int | None = None
