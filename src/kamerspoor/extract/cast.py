"""Hold what a document tells of who is who: one that may act, and the cast of all that the text speaks of.

Canonical names as in the contract: `Kabinet`, `Raad`, `lidstaten`, a country, an organisation, a presidency
by its country.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kamerspoor import world
from kamerspoor.extract.names import Names
from kamerspoor.grammar.tokens import Tokens
from kamerspoor.model import Document

Quantity = Literal["some", "several", "many", "all", "one"]
WhoKind = Literal["actor", "group", "pronoun", "person", "unknown"]

CABINET, COUNCIL, COMMISSION, STATES, UNION = "Kabinet", "Raad", "Europese Commissie", "lidstaten", "Europese Unie"
READERS = ("Tweede Kamer", "Eerste Kamer")


class Who(NamedTuple):
    """One that may act. `start`, `end`: its words in the text. `head`: the word in lower case."""

    name: str
    start: int
    end: int
    kind: WhoKind
    head: str
    quantity: Quantity | None = None
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """What a document tells of who is who: its names, the writer, the body that meets, the presidency."""

    text: str
    names: Names
    writer: str | None
    body: str
    presidency: str | None
    chamber: str
    debate: bool
    motion: bool = False


def cast_of(text: str, document: Document, names: Names) -> Cast:
    """Read from a document who writes, who meets, who presides."""
    meeting = document.meeting
    council = meeting.council if meeting else ""
    body = "Eurogroep" if council == "Eurogroep" else COUNCIL
    if council.startswith("Europese Raad"):
        body = "Europese Raad"
    day = (meeting.date if meeting else None) or document.date
    chamber = "Eerste Kamer" if document.chamber == "EK" else "Tweede Kamer"
    writer = CABINET if document.kind not in ("debate", "motion") else None
    return Cast(
        text,
        names,
        writer,
        body,
        world.presidency_at(day),
        chamber,
        document.kind == "debate",
        document.kind == "motion",
    )


def country_actor(name: str) -> str:
    """Give a country as an actor: the Netherlands speak through the cabinet."""
    if name == "Nederland":
        return CABINET
    return "Palestijnse Autoriteit" if name in ("Palestina", "Palestijnse gebieden") else name


def tidy(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" ,;")


def as_written(cast: Cast, tokens: Tokens, first: int, last: int) -> str:
    """Give a phrase as written, without its article."""
    while first < last and tokens.words[first] in ("de", "het", "een", "ook", "deze", "die", "onze", "zijn"):
        first += 1
    return tidy(cast.text[tokens.starts[first] : tokens.ends[last]])


def actor_named(country: str) -> str:
    """Give the actor that a country's name stands for: the Netherlands acts through its cabinet."""
    return CABINET if country == "Nederland" else country
