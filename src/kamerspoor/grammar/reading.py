"""The state of a sentence while its clauses are read: tokens, what lies ahead of each, the stack of open clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kamerspoor.grammar.ahead import NOWHERE, Ahead, look_ahead
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    FINITE,
    FIRST,
    MARK,
    NOUN_FORM,
    PARTICIPLE,
    RELATIVE_ADVERB,
    STEM,
    SUBORDINATOR,
    VERB,
    Tokens,
)

ClauseKind = Literal["main", "complement", "relative", "adverbial", "infinitive"]
Part = tuple[int, int, int, int]

# How far a clause's verb is looked for, and how many open clauses above the last one.
REACH, DEPTH = 60, 12
JOINTS = frozenset({",", "en", "maar", "want", "of", "doch", "noch", "dus", "–", "—", "-"})
_ENDS = MARK | COORDINATOR | SUBORDINATOR | RELATIVE_ADVERB
# Conjunctions that are something else as often, so that nothing ends before them.
_DOUBTFUL = frozenset({"zover", "nu", "toen", "daar", "sinds", "hoe", "eer"})
_FIRST_PERSON_REACH = 12


@dataclass(slots=True)
class Open:
    """A clause while it is read. `parts`: its noun phrases in order, as (first, head, last, preposition or -1).

    `weak`: whether its finite verb may be another word as well. `joint`: the conjunction or comma it begins with.
    """

    kind: ClauseKind
    index: int
    parent: int | None
    opener: int | None = None
    finite: int = -1
    weak: bool = False
    verb: str = ""
    verbs: list[int] = field(default_factory=list)
    members: list[int] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    shares: int | None = None
    antecedent: int | None = None
    particle: int | None = None
    joint: int = -1

    def last_verb(self) -> int:
        """Give the last of its verbs, -1 without any."""
        return max(self.finite, self.verbs[-1]) if self.verbs else self.finite


class Sentence:
    """Tokens with what lies ahead of each (see `ahead.Ahead`), and the clauses read so far.

    The columns have marks behind their end, so that the words around any token can be looked at.
    """

    __slots__ = (
        "ahead", "asks", "clauses", "count", "far", "flags", "joints", "possible", "skipped", "stack", "sure", "taken",
        "te", "tokens", "words",
    )  # fmt: skip

    def __init__(self, tokens: Tokens) -> None:
        self.count = len(tokens.words)
        if "ik" in tokens.words:
            _mark_first_person(tokens.words, tokens.flags)
        self.words = [*tokens.words, "", "", ""]
        self.flags = [*tokens.flags, MARK, MARK, MARK]
        self.tokens = Tokens(tokens.starts, tokens.ends, self.words, self.flags)
        self.asks = tokens.words[-1:] == ["?"]
        self.taken = [False] * self.count
        self.skipped = _bracketed(tokens.words)
        size = self.count + 3
        self.ahead = Ahead([NOWHERE] * size, [NOWHERE] * size, [NOWHERE] * size, [NOWHERE] * size)
        ahead = self.ahead
        self.sure, self.possible, self.far, self.te = ahead.sure, ahead.possible, ahead.far, ahead.te
        self.clauses: list[Open] = []
        self.stack: list[Open] = []
        self.joints: list[int] = []
        self.look_ahead(0, self.count)

    def look_ahead(self, low: int, high: int) -> None:
        """Find what lies ahead of the tokens from low to high."""
        look_ahead(self.ahead, self.words, self.flags, self.skipped, low, high)

    def push(self, kind: ClauseKind, parent: int | None, opener: int | None) -> Open:
        """Open a clause."""
        clause = Open(kind, len(self.clauses), parent, opener)
        self.clauses.append(clause)
        self.stack.append(clause)
        return clause

    def joint_after(self, low: int) -> int:
        """Give the last comma or conjunction behind a token, -1 without one."""
        return self.joints[-1] if self.joints and self.joints[-1] > low else -1

    def ends_clause(self, at: int) -> bool:
        """Tell whether a clause can end behind this verb: a mark, a conjunction or another verb follows."""
        at += 1
        if at >= self.count or self.skipped[at]:
            return True
        flag, word = self.flags[at], self.words[at]
        if flag & SUBORDINATOR and word in _DOUBTFUL:
            return False
        if flag & _ENDS or word == "die":
            return True
        return (
            bool(flag & VERB) and not flag & (CLOSED | NOUN_FORM) and (not flag & ADJECTIVE or bool(flag & PARTICIPLE))
        )

    def begins(self, clause: Open) -> bool:
        """Tell whether nothing but conjunctions stands in a clause yet."""
        return not any(not self.flags[member] & COORDINATOR for member in clause.members)


def _mark_first_person(words: list[str], flags: list[int]) -> None:
    """Take a bare stem beside `ik` for a finite verb, and behind one any that is no noun (dat ik dit begrijp)."""
    last = -_FIRST_PERSON_REACH
    for at, flag in enumerate(flags):
        if words[at] == "ik":
            last = at
            if at and flags[at - 1] & STEM:
                flags[at - 1] = FINITE | flags[at - 1] & FIRST
            continue
        near = last == at - 1 or (
            at - last < _FIRST_PERSON_REACH and not flag & NOUN_FORM and not flags[at - 1] & (ARTICLE | ADJECTIVE)
        )
        if flag & STEM and not flag & ADJECTIVE and near:
            flags[at] = FINITE | flag & FIRST


def _bracketed(words: list[str]) -> list[bool]:
    """Mark what stands between round brackets, the brackets included; a bracket without its pair marks nothing."""
    skipped = [False] * len(words)
    if "(" not in words:
        return skipped
    depth, low = 0, 0
    for index, word in enumerate(words):
        if word == "(":
            if not depth:
                low = index
            depth += 1
        elif word == ")" and depth:
            depth -= 1
            if not depth:
                skipped[low : index + 1] = [True] * (index + 1 - low)
    return skipped
