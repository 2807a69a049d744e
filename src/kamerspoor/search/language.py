"""The query language: what people type, as a tree.

What stands side by side must all be there; OR (OF, |) binds tighter than that, as in search engines, so `sancties
Belarus OR Wit-Rusland` asks for sancties and one of both; a written AND (EN) binds tighter still, as in logic. `-`, NOT
and NIET deny what follows. Signs of the language count in capitals only: `of` and `niet` are words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import product

from kamerspoor.errors import QueryError
from kamerspoor.search import fields
from kamerspoor.search.describing import describe, narrows
from kamerspoor.search.lexing import Token, clean, tokens
from kamerspoor.search.places import Place
from kamerspoor.search.query import All, Any, Filter, Near, Node, Not, Number, Prefix, Query, Words

__all__ = ["MOST_LENGTH", "MOST_TERMS", "describe", "parse"]

MOST_LENGTH = 100_000
"""Code points of a query; more is refused."""
MOST_TERMS = 1_000
LONGEST_WORD = 200
DEEPEST = 50
"""Parentheses within each other."""
NEAR, FARTHEST = 10, 200
"""Words between those of NEAR, when nothing is said; and at most."""
_MOST_NEARS = 64
_SHORTEST_PREFIX = 2
_LONGEST_NAME = 6
_PARTICLES = frozenset(
    {"van", "de", "der", "den", "het", "'t", "ten", "ter", "el", "al", "von", "di", "du", "la", "le", "op", "in"}
)
_RUN = re.compile(r"\w+")
_WORD = re.compile(r"\S+")
_OPERATORS = {"or": "OR", "and": "AND", "near": "NEAR", "not": "NOT"}
# Words that people mean as signs; their Dutch kin are common words.
_NO_OPERATORS = frozenset({"or", "not", "and", "near"})
_ENDS = frozenset({"close", "end"})


def parse(typed: str) -> Query:
    """Understand what was typed. Nothing typed, or a mere `*`, asks for everything.

    Raises: QueryError, with the place and what to write instead.
    """
    if len(typed) > MOST_LENGTH:
        whole = Place(typed[: MOST_LENGTH + 1], 0, 1)
        raise whole.error(f"the query is too long: {len(typed):,} characters", f"at most {MOST_LENGTH:,} are taken")
    reading = _Reading(typed, clean(typed), _listed(typed))
    root = reading.whole()
    return Query(typed, root, tuple(dict.fromkeys(reading.hints)))


def _listed(typed: str) -> list[Token]:
    found: list[Token] = []
    terms = 0
    for token in tokens(typed):
        found.append(token)
        place = Place(typed, token.start, token.end)
        words = _RUN.findall(token.text)
        terms += max(1, len(words), len(token.number.keys) if token.number else 0)
        if terms > MOST_TERMS:
            raise place.error(f"the query has more than {MOST_TERMS:,} terms", "ask for less at once")
        if any(len(word) > LONGEST_WORD for word in words):
            raise place.error("no word is this long", f"shorten it to {LONGEST_WORD} letters and end it with a star")
    if not found and typed.strip() and not set(typed.split()) <= {"*"}:
        raise Place(typed, 0, len(typed)).error("there is no word in it", "write a word, a number or a field: raad:RBZ")
    return found


@dataclass(slots=True)
class _Reading:
    """How far the pieces have been read.

    `text`: what was typed, cleaned. `depth`: of parentheses. `of`: the field that a parenthesis belongs to.
    """

    typed: str
    text: str
    found: list[Token]
    at: int = 0
    depth: int = 0
    of: str | None = None
    hints: list[str] = field(default_factory=list)

    def whole(self) -> Node | None:
        if not self.found:
            return None
        node = self._sequence()
        if self._kind() == "close":
            raise self._place(self.found[self.at]).error("nothing opens this parenthesis", "open one, or leave it out")
        return node

    def _sequence(self) -> Node:
        """Read what must all be there, up to the end or a closing parenthesis."""
        parts: list[Node] = []
        bare_choice = False
        while self._kind() not in _ENDS:
            grouped = self._kind() == "open"
            start = self.at
            parts.append(self._choice())
            bare_choice |= not grouped and any(t.kind == "or" for t in self.found[start : self.at])
        whole = _all(parts)
        if bare_choice and not self.depth and sum(not narrows(part) for part in parts) > 1:
            self.hints.append(f"read as: {describe(Query(self.typed, whole))}; parentheses group otherwise")
        return whole

    def _choice(self) -> Node:
        return self._joined("or", self._conjunction, _any)

    def _conjunction(self) -> Node:
        return self._joined("and", self._denial, _all)

    def _joined(self, sign: str, operand: Callable[[], Node], make: Callable[[Iterable[Node]], Node]) -> Node:
        parts = [operand()]
        while self._kind() == sign:
            token = self._take()
            if self._kind() in (*_ENDS, "or", "and", "near"):
                raise self._dangling(token, "after")
            parts.append(operand())
        return make(parts)

    def _denial(self) -> Node:
        denied = False
        while self._kind() == "not":
            token = self._take()
            denied = not denied
            if self._kind() in (*_ENDS, "or", "and", "near"):
                raise self._dangling(token, "after")
        part = self._near()
        return Not(part) if denied else part

    def _near(self) -> Node:
        first = self._primary()
        if self._kind() != "near":
            return first
        operands, distance, start = [self._near_part(first)], 0, self._last_start()
        while self._kind() == "near":
            token = self._take()
            distance = max(distance, self._distance(token))
            if self._kind() in (*_ENDS, *_OPERATORS):
                raise self._dangling(token, "after")
            operands.append(self._near_part(self._primary()))
        if (count := _count(operands)) > _MOST_NEARS:
            raise Place(self.typed, start, self.found[self.at - 1].end).error(
                f"NEAR has {count:,} ways to be true", f"give it at most {_MOST_NEARS}"
            )
        return _any(Near(c, distance, min(p.start for p in c), max(p.end for p in c)) for c in product(*operands))

    def _near_part(self, node: Node) -> tuple[Words, ...]:
        """Give the words that one side of NEAR may be."""
        if isinstance(node, Words):
            return (node,)
        if isinstance(node, Number):
            return (Words(node.text, node.start, node.end, exact=True),)
        if isinstance(node, Any):
            # Of a dossier's number only the words can be near something.
            parts = [part for part in node.parts if not (isinstance(part, Filter) and part.field == "dossier")]
            if parts:
                return tuple(words for part in parts for words in self._near_part(part))
        raise self._place(self.found[self.at - 1]).error(
            "NEAR stands between words and phrases", 'such as: sancties NEAR/5 "Belarus"'
        )

    def _distance(self, token: Token) -> int:
        if token.distance is None:
            return NEAR
        if not 0 <= token.distance <= FARTHEST:
            raise self._place(token).error(f"{token.text[:30]} names no distance", f"write NEAR/0 to NEAR/{FARTHEST}")
        return token.distance

    def _primary(self) -> Node:
        token = self._take()
        if token.kind == "open":
            return self._group(token)
        if token.kind == "field":
            return self._field(token)
        if token.kind in _OPERATORS:
            raise self._dangling(token, "before")
        if self.of is not None:
            return self._filter(self.of, token)
        return self._plain(token)

    def _plain(self, token: Token) -> Node:
        place = self._place(token)
        if token.kind == "number" and token.number:
            return _number(token, place)
        if token.kind == "phrase" and not any(c.isalnum() for c in token.text):
            raise place.error("there is no word in this quotation", "write one, or leave the marks out")
        if token.wild:
            if len(token.text) < _SHORTEST_PREFIX:
                raise place.error("too many words begin so", f"give {_SHORTEST_PREFIX} letters or more before the star")
            return Prefix(token.text, token.start, token.end)
        if token.kind == "phrase" and token.distance is not None:
            return self._scattered(token)
        if token.text in _NO_OPERATORS:
            self.hints.append(f"{token.text} was read as a word; signs count in capitals: {token.text.upper()}")
        if "*" in token.text and token.kind == "word":
            raise place.error("a star counts at the end of a word only", f"write {token.text.partition('*')[0]}*")
        if self.typed[token.start - 1 : token.start] == "*" and token.kind == "word":
            self.hints.append("a star counts at the end of a word only; compounds are found by their parts without one")
        return Words(token.text, token.start, token.end, exact=token.kind == "phrase")

    def _scattered(self, token: Token) -> Node:
        """Read `"a b"~5`: these words, near each other."""
        words = [m for m in _WORD.finditer(token.text) if any(c.isalnum() for c in m[0])]
        first = token.start + 1
        parts = tuple(Words(m[0], first + m.start(), first + m.end(), exact=True) for m in words)
        distance = self._distance(token)
        return Near(parts, distance, token.start, token.end) if len(parts) > 1 else parts[0]

    def _group(self, opened: Token, of: str | None = None) -> Node:
        before = self.of
        self.of = of if of is not None else before
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._place(opened).error("parentheses stand too deep in each other", f"at most {DEEPEST} deep")
        if self._kind() == "close":
            raise Place(self.typed, opened.start, self.found[self.at].end).error(
                "nothing stands between these parentheses", "write words there, or leave them out"
            )
        node = self._sequence()
        if self._kind() != "close":
            raise self._place(opened).error("this parenthesis is not closed", "close it, or leave it out")
        self._take()
        self.depth -= 1
        self.of = before
        return node

    def _field(self, token: Token) -> Node:
        if self.of is not None:
            raise self._place(token).error("a field cannot stand within another", "close the parenthesis before it")
        name = fields.field_named(token.text, self._place(token))
        if self._kind() not in ("open", "phrase", "word", "prefix", "number", "value"):
            raise self._place(token).error(f"{token.text}: has no value", "write it right behind the colon: raad:RBZ")
        if not token.spaced:
            return self._field_value(name, token)
        back = self.at, self.depth, len(self.hints)
        try:
            return self._field_value(name, token)
        except QueryError as error:
            # `Motie: steun voor Oekraïne` is a title, no field.
            self.at, self.depth, self.of = back[0], back[1], None
            meant = f" ({error.remedy})" if error.remedy and error.remedy.startswith(fields.MEANT) else ""
            self.hints[back[2] :] = [f"{token.text}: was read as a word, for {error.what}{meant}"]
            return Words(token.text, token.start, token.end - 1)

    def _field_value(self, name: str, token: Token) -> Node:
        value = self._take()
        return self._group(value, name) if value.kind == "open" else self._filter(name, value, token.start)

    def _filter(self, name: str, value: Token, start: int | None = None) -> Node:
        """Make the filter of a field; take the words that follow along where only they complete a name."""
        raw = self._dates_around(value) if name in fields.DATES and value.kind == "word" else value.text
        quoted = value.kind == "phrase"
        text, end = (raw, value.end) if quoted or value.wild else self._completed(name, raw, value.end)
        place = Place(self.typed, value.start if start is None else start, end)
        node = fields.filter_of(name, text, replace(place, start=value.start), exact=quoted, wild=value.wild)
        return _placed(node, place)

    def _dates_around(self, value: Token) -> str:
        """Give a date with the signs around it, which a word loses: `>=2020`, `2020..`."""
        start, end = value.start, value.end
        while start and self.text[start - 1] in "<>=.":
            start -= 1
        while self.text[end : end + 1] == ".":
            end += 1
        return self.text[start:end]

    def _completed(self, name: str, text: str, end: int) -> tuple[str, int]:
        """Give a value with the words behind it that belong to it: `raad:Europese Raad`, `lid:van der Plas`."""
        following = self._following()
        if name == "member":
            taken = _particles(text, following)
        elif name == "actor":
            taken = max((n for n in range(len(following) + 1) if fields.is_known(name, self._upto(text, n))), default=0)
        elif fields.is_known(name, text):
            taken = 0
        else:
            counts = range(1, len(following) + 1)
            taken = next((n for n in counts if fields.is_known(name, self._upto(text, n))), 0)
        whole = self._upto(text, taken)
        self.at += taken
        return whole, following[taken - 1].end if taken else end

    def _following(self) -> list[Token]:
        """Give the plain words that follow, which may belong to a name; in parentheses there are none."""
        found = []
        for token in self.found[self.at : self.at + _LONGEST_NAME]:
            if token.kind not in ("word", "number") or token.comma or self.of is not None:
                break
            found.append(token)
        return found

    def _upto(self, text: str, count: int) -> str:
        return " ".join([text, *(token.text for token in self.found[self.at : self.at + count])])

    def _kind(self) -> str:
        return self.found[self.at].kind if self.at < len(self.found) else "end"

    def _take(self) -> Token:
        if self.at == len(self.found):
            raise Place(self.typed, len(self.typed), len(self.typed) + 1).error("something must follow here")
        self.at += 1
        return self.found[self.at - 1]

    def _last_start(self) -> int:
        return self.found[self.at - 1].start

    def _place(self, token: Token) -> Place:
        return Place(self.typed, token.start, token.end)

    def _dangling(self, token: Token, side: str) -> Exception:
        return self._place(token).error(
            f"something must stand {side} {token.text}", f'to look for the word itself, write "{token.text}"'
        )


def _number(token: Token, place: Place) -> Node:
    """Make what a number asks for: a paper, or a dossier and what names it."""
    found = token.number
    assert found is not None, "a number has been read"
    if found.keys:
        return fields.number_of(found, token.text, place)
    dossier = fields.filter_of("dossier", found.dossier or token.text, place)
    return _any([dossier, Words(token.text, token.start, token.end, exact=True)])


def _particles(text: str, following: list[Token]) -> int:
    """Count the words behind a member's name that belong to it: up to the first that is no `van` or `de`."""
    if text.casefold() not in _PARTICLES:
        return 0
    for index, token in enumerate(following):
        if token.text.casefold() not in _PARTICLES:
            return index + 1
    return len(following)


def _placed(node: Node, place: Place) -> Node:
    """Let what a field made stand where the field does."""
    if isinstance(node, Filter | Number | Words):
        return replace(node, start=place.start, end=place.end)
    if isinstance(node, All | Any):
        return replace(node, parts=tuple(_placed(part, place) for part in node.parts))
    return node


def _all(nodes: Iterable[Node]) -> Node:
    parts = tuple(p for node in nodes for p in (node.parts if isinstance(node, All) else (node,)))
    return parts[0] if len(parts) == 1 else All(parts)


def _any(nodes: Iterable[Node]) -> Node:
    parts = tuple(p for node in nodes for p in (node.parts if isinstance(node, Any) else (node,)))
    return parts[0] if len(parts) == 1 else Any(parts)


def _count(operands: list[tuple[Words, ...]]) -> int:
    count = 1
    for operand in operands:
        count *= len(operand)
    return count
