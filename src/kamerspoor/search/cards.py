"""What a list of hits shows of each without opening the archive."""

from __future__ import annotations

from functools import cache

import msgspec

from kamerspoor.search.query import Unit


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A unit at a glance.

    `ref`: its id in the index. `key`, `document_id`, `title`, `kind`, `dossier`, `number`: of the paper that it is or
    stands in. `day`: ISO; of a statement that of the meeting, else of the document. `start`, `end`: where it stands in
    the text of the paper: the sentence of a statement or commitment, what a motion asks. `members`, `factions`: who
    moved a motion. `state`, `outcome`: what became of a motion; `state` of a commitment is `open`, or how it was
    settled. `actor`: of a statement, or who promised. `motions`: keys of motions that a statement speaks of.
    """

    unit: Unit
    ref: str
    key: str | None = None
    document_id: int | None = None
    title: str | None = None
    day: str | None = None
    kind: str | None = None
    council: str | None = None
    dossier: str | None = None
    number: str | None = None
    chamber: str | None = None
    start: int | None = None
    end: int | None = None
    members: tuple[str, ...] = ()
    factions: tuple[str, ...] = ()
    state: str | None = None
    outcome: str | None = None
    heading: str | None = None
    actor: str | None = None
    act: str | None = None
    negated: bool = False
    motions: tuple[str, ...] = ()
    due: str | None = None
    source: str | None = None


class NewCard(Card, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A card on its way into the index, where what is not known is left out."""


def encode(card: NewCard) -> bytes:
    """Write a card."""
    return _encoder().encode(card)


def decode(data: bytes) -> Card:
    """Read a card.

    Raises: ValueError.
    """
    return _decoder().decode(data)


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


@cache
def _decoder() -> msgspec.json.Decoder[Card]:
    return msgspec.json.Decoder(Card)
