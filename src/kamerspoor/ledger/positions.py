"""Changes of position: what an actor says of a topic at one meeting, held against what it said at the one before.

Two kinds of change are marked. An *act* changes when two statements are about the same (they share words that tell
something, beside the topic itself) and a call becomes support, support opposition, and so on; or when a concern is
voiced no more. A *term* disappears when it stood in the actor's position at two meetings at least, one after the other,
and stands there no more; it appears when it comes up and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kamerspoor.linking.content_words import content, stem
from kamerspoor.store.rows import StatementRow

# The acts by which somebody takes a position, and what they come to.
STANCES: Mapping[str, str] = {
    "urge": "call", "support": "support", "welcome": "support", "oppose": "opposition", "disapprove": "opposition",
    "concern": "concern", "commit": "promise", "decide": "decision", "emphasise": "stress", "provide": "contribution",
}  # fmt: skip
# A stress on something goes with a call and with support alike: going from one to the other is no change.
_WEAK = frozenset({"stress", "contribution", "decision", "promise"})
# A shared word of this weight ties two statements; lighter ones stand in many.
_TIES = 2.0
# A term is a word of five letters or more that is rare enough to be the subject of a position.
_TERM_WEIGHT, _TERM_LETTERS = 2.2, 5
_LASTING = 2
_MOST_TERMS = 3
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on the topic: whose, in words, and where. `content`: what it is about.

    `ordinal`: which of its document it is.
    """

    actor: str
    co_actors: tuple[str, ...]
    act: str
    negated: bool
    modality: str | None
    grade: str
    quote: str
    content: str
    document: str
    document_kind: str
    document_id: int
    start: int
    end: int
    ordinal: int = 0

    @property
    def stance(self) -> str | None:
        """Give the kind of position that this takes; support or a call denied is opposition."""
        stance = STANCES.get(self.act)
        if self.negated and stance is not None:
            return "opposition" if stance in ("support", "call") else f"no {stance}"
        return stance


@dataclass(frozen=True, slots=True)
class Change:
    """A change of position. `meetings`: at how many meetings in a row it was said before."""

    actor: str
    kind: Literal["act", "voiced no more", "term appears", "term disappears"]
    was: str | None
    now: str | None
    meetings: int
    before: Said | None
    after: Said | None


def changes(actor: str, meetings: Sequence[Sequence[Said]], topic: frozenset[str]) -> Iterator[tuple[int, Change]]:
    """Give (index of the meeting, change) of an actor, whose positions at consecutive meetings these are.

    `topic`: stems of the topic's own words, which stand everywhere and tell nothing.
    """
    taken = [[said for said in some if said.stance] for some in meetings]
    terms = [_terms(some, topic) for some in taken]
    for index in range(1, len(taken)):
        if not taken[index - 1] or not taken[index]:
            continue
        found = [*_acts(actor, taken[index - 1], taken[index], topic), *_silent(actor, taken[: index + 1])]
        # What goes or comes together with a change of act is told once.
        told = {id(said) for change in found for said in (change.before, change.after)}
        found += [c for c in _gone(actor, index, taken, terms) if id(c.before) not in told]
        found += [c for c in _new(actor, index, taken, terms) if id(c.after) not in told]
        yield from ((index, change) for change in found)


def said_of(row: StatementRow, co_actors: tuple[str, ...], document: str, document_kind: str) -> Said:
    """Make a statement of its row."""
    start = (row.content_start or row.start) - row.start
    end = (row.content_end or row.end) - row.start
    return Said(
        row.actor, co_actors, row.act, row.negated, row.modality, row.grade, " ".join(row.quote.split()),
        " ".join(row.quote[start:end].split()) or row.quote, document, document_kind, row.document_id, row.start,
        row.end, row.ordinal,
    )  # fmt: skip


def _acts(actor: str, before: Sequence[Said], after: Sequence[Said], topic: frozenset[str]) -> Iterator[Change]:
    """Give changes of act between statements that are about the same; each statement is held against its nearest."""
    for now in after:
        ties = [(weight, was) for was in before if (weight := _tie(was, now, topic)) >= _TIES]
        if not ties:
            continue
        most = max(weight for weight, _ in ties)
        nearest = [was for weight, was in ties if weight == most]
        if any(was.stance == now.stance for _, was in ties):
            continue
        was = nearest[0]
        still = any(other.stance == was.stance and _tie(was, other, topic) >= _TIES for other in after)
        if still or was.stance in _WEAK or now.stance in _WEAK:
            continue
        yield Change(actor, "act", was.stance, now.stance, 1, was, now)


def _tie(one: Said, other: Said, topic: frozenset[str]) -> float:
    first, second = content(one.content), content(other.content)
    return sum(first[word] for word in first.keys() & second.keys() if word not in topic)


def _silent(actor: str, taken: Sequence[Sequence[Said]]) -> Iterator[Change]:
    """Give a concern that is voiced no more."""
    *earlier, last = taken
    if any(said.stance == "concern" for said in last):
        return
    meetings = 0
    for some in reversed(earlier):
        if not any(said.stance == "concern" for said in some):
            break
        meetings += 1
    if meetings:
        voiced = next(said for said in earlier[-1] if said.stance == "concern")
        yield Change(actor, "voiced no more", "concern", None, meetings, voiced, last[0])


def _terms(some: Sequence[Said], topic: frozenset[str]) -> dict[str, tuple[str, Said]]:
    """Map the stem of each term to how it is written and the first statement that it stands in."""
    found: dict[str, tuple[str, Said]] = {}
    own = {word for said in some for word in content(said.actor)}
    for said in some:
        weights = content(said.content)
        for word in _WORD.findall(said.content):
            key = stem(word.lower())
            if weights.get(key, 0.0) >= _TERM_WEIGHT and len(word) >= _TERM_LETTERS and key not in topic | own:
                found.setdefault(key, (word, said))
    return found


def _gone(
    actor: str, index: int, taken: Sequence[Sequence[Said]], terms: Sequence[Mapping[str, tuple[str, Said]]]
) -> Iterator[Change]:
    run = {key: _run(key, terms[:index]) for key in terms[index - 1] if key not in terms[index]}
    lasting = {key: meetings for key, meetings in run.items() if meetings >= _LASTING}
    for was, keys in _together(lasting, terms[index - 1]):
        words = ", ".join(terms[index - 1][key][0] for key in keys)
        nearest = max(taken[index], key=lambda said: _tie(was, said, frozenset()))
        yield Change(actor, "term disappears", words, None, max(lasting[key] for key in keys), was, nearest)


def _new(
    actor: str, index: int, taken: Sequence[Sequence[Said]], terms: Sequence[Mapping[str, tuple[str, Said]]]
) -> Iterator[Change]:
    if index + 1 >= len(terms):
        return
    before = {key for some in terms[:index] for key in some}
    stays = {key: 0 for key in terms[index] if key not in before and key in terms[index + 1]}
    for now, keys in _together(stays, terms[index]):
        words = ", ".join(terms[index][key][0] for key in keys)
        nearest = max(taken[index - 1], key=lambda said: _tie(now, said, frozenset()))
        yield Change(actor, "term appears", None, words, 0, nearest, now)


def _run(key: str, terms: Sequence[Mapping[str, tuple[str, Said]]]) -> int:
    count = 0
    for some in reversed(terms):
        if key not in some:
            break
        count += 1
    return count


def _together(keys: Mapping[str, int], terms: Mapping[str, tuple[str, Said]]) -> Iterator[tuple[Said, list[str]]]:
    """Give the terms of one statement together, the rarest first and no more than a reader takes in."""
    by_said: dict[int, tuple[Said, list[str]]] = {}
    for key in keys:
        said = terms[key][1]
        by_said.setdefault(id(said), (said, []))[1].append(key)
    for said, some in by_said.values():
        weights = content(said.content)
        yield said, sorted(some, key=lambda key: (-weights[key], said.content.find(terms[key][0])))[:_MOST_TERMS]
