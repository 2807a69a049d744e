"""The record and its parts, named as in the public contract `kamerspoor.record/1`.

Every `start`/`end` is a half-open count of Unicode code points into `Record.text`.
`None` means unknown, an empty tuple means none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SCHEMA = "kamerspoor.record/1"

DocumentKind = Literal[
    "report", "annotated_agenda", "letter", "motion", "written_consultation", "debate", "questions", "other"
]
BlockKind = Literal["title", "heading", "paragraph", "list_item", "footnote", "letterhead", "signature", "table"]
ReferenceKind = Literal[
    "kamerstuk",
    "handelingen",
    "kamervragen",
    "bijlage",
    "treaty",
    "un_resolution",
    "eu_document",
    "eu_act",
    "law",
    "case",
]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The Council meeting a document is about. `date` is an ISO day or `start/end`."""

    council: str
    date: str | None = None
    format: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Motion:
    """Who proposed a motion, as the text says it. `and_others` is the text's `c.s.`."""

    members: tuple[str, ...]
    and_others: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says of itself."""

    id: str | None = None
    kind: DocumentKind = "other"
    title: str | None = None
    dossier: str | None = None
    number: str | None = None
    chamber: Literal["TK", "EK"] | None = None
    session_year: str | None = None
    date: str | None = None
    author: str | None = None
    meeting: Meeting | None = None
    # Beyond the contract: what a letter's head and foot tell, and a motion's own members.
    dossier_title: str | None = None
    addressee: str | None = None
    place: str | None = None
    signatories: tuple[str, ...] = ()
    motion: Motion | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page. `section` is the index of the heading block it stands under.

    `role` is `speaker` for the line that announces a speaker in a debate, else null.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    section: int | None = None
    marker: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the running text."""

    start: int
    end: int
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation of another document. `also` holds further dossiers that carry the same number."""

    start: int
    end: int
    kind: ReferenceKind
    id: str | None
    url: str | None = None
    by: Literal["text", "markup"] = "text"
    motion: Motion | None = None
    note: int | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or span of time in words. `anchor` is the day that a relative date counts from."""

    start: int
    end: int
    value: str
    anchor: str | None = None
    role: Literal["past", "future", "deadline"] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and the canonical name it stands for."""

    start: int
    end: int
    kind: Literal["person", "member", "organisation", "country", "place", "council", "meeting"]
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who speaks or acts. The span is the sentence's words for it, absent when implicit."""

    name: str
    start: int | None = None
    end: int | None = None
    text: str | None = None
    implicit: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """A bare span."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MotionLink:
    """How a statement bears on a motion. `reference` is the index of the citation in `Record.references`, if any.

    `relation`: `in_line_with` (the statement follows the motion), `carried_out`, `considered_done`,
    `not_carried_out` (expressly), `pending` (to be answered later), `cited` (named, no more).
    """

    relation: Literal["in_line_with", "carried_out", "considered_done", "not_carried_out", "pending", "cited"]
    id: str | None = None
    members: tuple[str, ...] = ()
    reference: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody says or does something in or around the meeting.

    `start`, `end`: the sentence. `motions`: ids of the motions that it carries out; `links` tells of every
    motion that the clause speaks of, and how. `modality`: `intended` (the speaker means to), `expected`
    (others are expected to), null when it happened. `grade`: `sure` (verb and actor are known and
    named), `likely` (one of them follows from the context), `open` (several candidates: left open).
    `rule`: the entry of the lexicon and the pattern that made it.
    """

    start: int
    end: int
    actor: Actor
    act: str
    verb: Extent | None = None
    content: Extent | None = None
    negated: bool = False
    motions: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    supported_by: tuple[str, ...] = ()
    co_actors: tuple[str, ...] = ()
    quantity: Literal["some", "several", "many", "all", "one"] | None = None
    section: int | None = None
    modality: Literal["intended", "expected"] | None = None
    links: tuple[MotionLink, ...] = ()
    grade: Literal["sure", "likely", "open"] = "sure"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something announced for later.

    `start`, `end`: the sentence. `due`: ISO date or period. `hedge`: the words that make it uncertain,
    `hedged` whether there are any. `to`: to whom it was promised, in a debate's list.
    """

    start: int
    end: int
    what: str
    owner: str | None = None
    due: str | None = None
    hedged: bool = False
    kind: Literal["agenda", "promise", "decision", "publication"] | None = None
    hedge: str | None = None
    to: str | None = None
    section: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A doubt about the document, with what was compared and what is likely meant."""

    code: str
    message: str
    severity: Severity
    start: int | None = None
    end: int | None = None
    compared: tuple[str, ...] = ()
    likely: str | None = None


# Where a stretch of text comes from: (text_start, text_end, source_start, source_end) for text
# sources, (text_start, text_end, page, x0, y0, x1, y1) for PDF.
SourceSpan = tuple[int, int, int, int] | tuple[int, int, int, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Record:
    """All that one document yields."""

    schema: str
    source: str | None
    sha256: str
    format: str
    encoding: str | None
    engine: str
    document: Document
    text: str
    source_map: tuple[SourceSpan, ...] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    references: tuple[Reference, ...] = ()
    dates: tuple[DateMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    checks: tuple[Check, ...] = ()

    def quote(self, item: object) -> str:
        """Give the words a span stands on.

        >>> record.quote(record.references[0])  # doctest: +SKIP
        'Kamerstuk 21 501-02, nr. 2234'
        """
        return self.text[item.start : item.end]  # type: ignore[attr-defined]
