"""What a search found, as pages show it: each hit with its lasting address, and no place in this archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kamerspoor.ledger.documents import names_of
from kamerspoor.search.answers import Answer, Hit, Reason
from kamerspoor.search.cards import Card
from kamerspoor.search.query import Unit
from kamerspoor.search.snippets import Snippet
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow
from kamerspoor.web import addresses

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text. `marks`: places in `text` of what was asked for, in code points, half-open.

    `address`: of the place itself. `heading`: under which it stands. `cut_before`, `cut_after`: the sentence goes on.
    """

    text: str
    marks: Marks
    address: str | None
    heading: str | None
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One hit.

    `place`: in the whole list, from 1. `id`: stable, for programs. `address`: of its page. `named`: its number was
    typed. `related`: it holds none of the words, but is about the same. `missing`: words that it does not hold.
    `actor`, `act`, `negated`: of a statement; `actor` also who made a commitment. `motions`: keys of motions that a
    statement speaks of. `like`: by which to ask for what is like it. `reasons`: why it was found, when that was asked.
    """

    place: int
    unit: Unit
    id: str
    address: str | None
    key: str | None
    title: str | None
    title_marks: Marks
    day: str | None
    kind: str | None
    council: str | None
    dossier: str | None
    number: str | None
    members: tuple[str, ...]
    factions: tuple[str, ...]
    state: str | None
    outcome: str | None
    actor: str | None
    act: str | None
    negated: bool
    motions: tuple[str, ...]
    due: str | None
    named: bool
    related: bool
    missing: tuple[str, ...]
    pieces: tuple[Piece, ...]
    reasons: tuple[Reason, ...]
    like: str | None


def found(answer: Answer, reader: Reader) -> tuple[Found, ...]:
    """Give the hits of an answer."""
    names = names_of_cards(reader, (hit.card for hit in answer.hits))
    return tuple(_found(hit, names) for hit in answer.hits)


def names_of_cards(reader: Reader, cards: Iterable[Card]) -> Mapping[int, str]:
    """Give the lasting names of documents without a number, by their place in this archive."""
    ids = [card.document_id for card in cards if not card.key and card.document_id is not None]
    return names_of(reader, reader.among(DocumentRow, "id", ids))


def name_of(card: Card, names: Mapping[int, str]) -> str | None:
    """Give the lasting name of the paper that a card is about."""
    return card.key or names.get(card.document_id or -1)


def address_of(card: Card, name: str | None) -> str | None:
    """Give the page of a hit: of a statement its place in the document; None for what has none."""
    if card.unit == "motion" and card.key:
        return addresses.motion(card.key)
    if card.unit == "commitment":
        return addresses.commitment(card.ref.partition(":")[2])
    if name is None:
        return None
    ordinal = card.ref.rpartition("/")[2]
    return addresses.document(name, f"s{ordinal}" if card.unit == "statement" and ordinal.isdecimal() else "")


def id_of(card: Card, name: str | None) -> str:
    """Give what a hit is called in feeds and by programs: its unit and what tells it from others, however it is read.

    A statement is told by its place in the text and what is done there, for its number may change when it is read
    anew.
    """
    if card.unit == "statement":
        return f"statement/{name}/{card.start}-{card.act}"
    return f"{card.unit}/{name if card.unit != 'commitment' else card.ref.partition(':')[2]}"


def _found(hit: Hit, names: Mapping[int, str]) -> Found:
    card = hit.card
    name = name_of(card, names)
    address = address_of(card, name)
    document = name if card.unit == "document" else None
    return Found(
        place=hit.place, unit=card.unit, id=id_of(card, name), address=address, key=card.key, title=hit.title,
        title_marks=hit.title_marks, day=card.day, kind=card.kind, council=card.council, dossier=card.dossier,
        number=card.number, members=card.members, factions=card.factions, state=card.state, outcome=card.outcome,
        actor=card.actor, act=card.act, negated=card.negated, motions=card.motions, due=card.due, named=hit.named,
        related=hit.related, missing=hit.missing, reasons=hit.reasons,
        pieces=tuple(_piece(one, document) for one in hit.snippets if not _is_title(one, hit)),
        like=name if card.unit in ("document", "motion") else None,
    )  # fmt: skip


def _is_title(snippet: Snippet, hit: Hit) -> bool:
    """Tell whether a piece says no more than the title above it."""
    return not snippet.marks and " ".join(snippet.text.split()) == " ".join((hit.title or "").split())


def _piece(snippet: Snippet, name: str | None) -> Piece:
    at = addresses.passage(name, snippet.start) if name else None
    return Piece(snippet.text, snippet.marks, at, snippet.heading, snippet.cut_before, snippet.cut_after)
