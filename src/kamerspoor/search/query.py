"""What was asked, as a tree. `language.parse` makes it of what people type; `compiling` asks the index with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Field = Literal[
    "title", "text", "kind", "council", "dossier", "number", "member", "faction", "actor", "act", "motion", "date",
    "state", "chamber", "unit",
]  # fmt: skip
"""What a query can ask for by name; `language` knows the Dutch and English names of each."""

Unit = Literal["document", "motion", "statement", "commitment"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand next to each other: one word, or a phrase. `start`, `end`: where in what was typed.

    `text` is as typed, without quotes. `exact`: it stood in quotes, so only this form counts.
    """

    text: str
    start: int
    end: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Near:
    """Words or phrases with at most `distance` words between them, in any order."""

    parts: tuple[Words, ...]
    distance: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A field that must hold a value; `date` a closed range of ISO days (None: no bound).

    `value` is as the index holds it where that is known (`Raad Buitenlandse Zaken`, `urge`, `kst-21501-02-2234`), else
    as typed. `prefix`: whatever begins with it. `exact`: words of `title` and `text` that stood in quotes.
    """

    field: Field
    value: str
    start: int
    end: int
    dates: tuple[str | None, str | None] | None = None
    prefix: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a paper, a case or a document, in any form: `key` is its canonical form (`kst-21501-02-2234`)."""

    key: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """All of these. The order is that of the typing."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these."""

    parts: tuple[Node, ...]


Node: TypeAlias = Words | Prefix | Near | Filter | Number | Not | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked. `root` is None where nothing was: then everything is meant. `hints`: what was odd, and what
    was made of it, for the reader."""

    typed: str
    root: Node | None
    hints: tuple[str, ...] = ()
