"""The state of a sentence while its clauses are read: tokens, what lies ahead of each, the stack of open clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    FINITE,
    FIRST,
    INFINITIVE,
    MARK,
    NAME,
    NEGATIVE,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
    RELATIVE_ADVERB,
    STEM,
    SUBORDINATOR,
    VERB,
    Tokens,
)
from kamerspoor.grammar.verbs import readings

ClauseKind = Literal["main", "complement", "relative", "adverbial", "infinitive"]

# Further than any token: nothing of the kind lies ahead.
NOWHERE = 1 << 30
REACH = 60
# How many open clauses are looked at above the last one.
DEPTH = 12

PERFECT = frozenset({"hebben", "zijn", "worden"})
AUXILIARIES = PERFECT | {"zullen", "kunnen", "moeten", "mogen", "willen", "hoeven"}
GOVERNORS = (AUXILIARIES - PERFECT) | {"laten", "gaan", "komen", "blijven", "doen", "helpen", "zien", "horen", "leren", "durven"}
CLOSERS = frozenset({";", ":", "?", "!", "…"})
JOINTS = frozenset({",", "en", "maar", "want", "of", "doch", "noch", "dus", "–", "—", "-"})
# Forms that are finite verbs wherever no article stands before them, whatever their looks.
SURE_FORMS = frozenset(
    "is was waren werd werden wordt heeft had hadden kan kon konden zal zou zouden moet moest moesten mag mocht "
    "mochten wil wilden kwam kwamen ging gingen gaf gaven nam zei stond stonden komt gaat staat geeft "
    "neemt doet deed deden blijft blijkt ligt zit houdt ziet zag zagen vindt vond vonden brengt bracht".split()
)
PLURAL_AUXILIARIES = frozenset("worden hebben kunnen zullen moeten mogen willen hoeven".split())
_ALWAYS_OPEN = frozenset(
    "omdat doordat nadat voordat totdat terwijl hoewel ofschoon alhoewel zodat opdat mits tenzij wanneer zodra "
    "aangezien naarmate alsof indien waarom dat die als zoals toen".split()
)
_DOUBTFUL = frozenset({"zover", "nu", "toen", "daar", "sinds", "hoe", "eer"})
_QUOTES = frozenset("\"“”„«»")
_LIGHT = ADVERB | NEGATIVE | NOMINATIVE
_AMBIGUOUS = NOUN_FORM | STEM | INFINITIVE | PARTICIPLE | ADJECTIVE | CLOSED | NOUN | NAME


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
    parts: list[tuple[int, int, int, int]] = field(default_factory=list)
    shares: int | None = None
    antecedent: int | None = None
    particle: int | None = None
    joint: int = -1

    def last_verb(self) -> int:
        """Give the last of its verbs, -1 without any."""
        return max(self.finite, self.verbs[-1] if self.verbs else -1)


class Sentence:
    """Tokens with what lies ahead of each.

    `sure`, `possible`: the next word that is (can be) a finite verb in the same stretch without a comma or
    conjunction; `far`: the next that can be one before the sentence or its part ends; `te`: the next `te` with an
    infinitive. Each is an index, NOWHERE without such a word.
    """

    __slots__ = ("clauses", "count", "far", "flags", "joints", "possible", "skipped", "stack", "sure", "taken", "te", "words")

    def __init__(self, tokens: Tokens) -> None:
        self.words = tokens.words
        self.flags = tokens.flags
        self.count = len(tokens.words)
        self.taken = [False] * self.count
        self.skipped = _bracketed(tokens.words)
        size = self.count + 2
        self.sure, self.possible = [NOWHERE] * size, [NOWHERE] * size
        self.far, self.te = [NOWHERE] * size, [NOWHERE] * size
        self.clauses: list[Open] = []
        self.stack: list[Open] = []
        self.joints: list[int] = []
        if "ik" in self.words:
            self._mark_first_person()
        self.look_ahead(0, self.count)

    def _mark_first_person(self) -> None:
        """Take a bare stem beside `ik` for a finite verb, and behind one any that is no noun (dat ik dit begrijp)."""
        words, flags = self.words, self.flags
        last = -1
        for at, flag in enumerate(flags):
            if words[at] == "ik":
                last = at
            elif flag & STEM and (
                words[at + 1 : at + 2] == ["ik"] or last == at - 1 >= 0 and not flag & ADJECTIVE
                or 0 <= last and at - last < 12 and not flag & (NOUN_FORM | ADJECTIVE)
            ):
                flags[at] = FINITE | flag & FIRST

    def look_ahead(self, low: int, high: int) -> None:
        """Fill the columns for the tokens from low to high, from the right; what is skipped is passed over."""
        words, flags, count, skipped = self.words, self.flags, self.count, self.skipped
        sure = possible = far = te = NOWHERE
        for at in range(high - 1, low - 1, -1):
            flag = flags[at]
            if skipped[at]:
                flag = 0
            if flag & FINITE:
                word = words[at]
                before = flags[at - 1] if at else 0
                if not (word == "zijn" and at + 1 < count and flags[at + 1] & (NOUN | NOUN_FORM | ADJECTIVE) and not flags[at + 1] & CLOSED) and can_be_finite(word, flag, words[at - 1] if at else "", before):
                    possible = far = at
                    if is_sure(word, flag):
                        sure = at
            elif flag & MARK:
                word = words[at]
                if word == "," or word in CLOSERS or word in _QUOTES:
                    sure = possible = NOWHERE
                    if word in CLOSERS:
                        far = te = NOWHERE
            elif flag & COORDINATOR:
                if possible == at + 1 and not flags[possible] & NOUN_FORM or possible == at + 2 and flags[at + 1] & _LIGHT:
                    sure = possible = NOWHERE
            elif words[at] == "dat" and at and flags[at - 1] & (PREPOSITION | SUBORDINATOR | RELATIVE_ADVERB):
                if flags[at - 1] & PARTICLE and not (at + 1 < count and flags[at + 1] & (NOUN | NOUN_FORM)):
                    sure = possible = NOWHERE
            elif flag & (SUBORDINATOR | RELATIVE_ADVERB) and (words[at] in _ALWAYS_OPEN or flag & RELATIVE_ADVERB) or (
                words[at] == "die" and at and flags[at - 1] & (NOUN | NAME | NOUN_FORM | INFINITIVE) and not flags[at - 1] & CLOSED
            ):
                sure = possible = NOWHERE
            elif words[at] == "te" and at + 1 < count and flags[at + 1] & INFINITIVE:
                te = at
            self.sure[at] = sure
            self.possible[at] = possible
            self.far[at] = far
            self.te[at] = te

    # -- the stack -------------------------------------------------------------------------------

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
        """Tell whether a clause can end behind this verb: a mark, a conjunction, another verb or a preposition."""
        if at + 1 >= self.count or self.skipped[at + 1]:
            return True
        flag = self.flags[at + 1]
        if flag & SUBORDINATOR and self.words[at + 1] in _DOUBTFUL:
            return False
        return bool(flag & (MARK | COORDINATOR | SUBORDINATOR | RELATIVE_ADVERB)) or self.words[at + 1] == "die" or (
            bool(flag & VERB) and not flag & (CLOSED | NOUN_FORM) and (not flag & ADJECTIVE or bool(flag & PARTICIPLE))
        )


def is_sure(word: str, flag: int) -> bool:
    """Tell a form that can be nothing but a finite verb."""
    return word in SURE_FORMS or word in PLURAL_AUXILIARIES or not flag & _AMBIGUOUS


def can_be_finite(word: str, flag: int, previous: str, before: int) -> bool:
    """Tell whether a form with FINITE can be so behind the word before."""
    if previous == "te" or (flag & NAME and not flag & FIRST) or flag & STEM:
        return False
    return not (before & ARTICLE and previous != "het") or word in ("is", "was", "werd", "heeft", "had")


@lru_cache(maxsize=16384)
def verb_of(word: str) -> str:
    """Give the verb that a word is a finite form of, the simplest when it can be of two; empty without one."""
    found = [r.verb for r in readings(word) if r.kind in ("singular", "plural")]
    return next((v for v in found if v in GOVERNORS), found[0] if found else "")


@lru_cache(maxsize=16384)
def is_past(word: str) -> bool:
    """Tell a form in the past singular: vroeg, stelde."""
    return any(r.past and r.kind == "singular" for r in readings(word))


@lru_cache(maxsize=16384)
def number_of_verb(word: str) -> bool | None:
    """Tell whether a finite form is plural; None when it can be both."""
    kinds = {r.kind for r in readings(word)} & {"singular", "plural"}
    return None if len(kinds) != 1 else "plural" in kinds


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
