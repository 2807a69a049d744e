"""Cut a Dutch sentence into clauses: each with its finite verb, its other verbs, its particle and its subject.

The topological fields of Dutch lead the way. In a main clause the finite verb stands second: one
constituent before it, or a word like `dat` that makes the clause a subordinate one, whose verbs stand at its
end. Source: Algemene Nederlandse Spraakkunst, 21 (word order) and 10 (conjunctions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kamerspoor import lexicon
from kamerspoor.grammar.phrases import FOCUS, Phrase, is_adverbial, number_of, phrase_at
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    DETERMINER,
    FIGURE,
    FINITE,
    FIRST,
    INFINITIVE,
    MARK,
    NAME,
    NEGATIVE,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    NUMERAL,
    OBLIQUE,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    REFLEXIVE,
    RELATIVE,
    RELATIVE_ADVERB,
    STEM,
    SUBORDINATOR,
    VERB,
    Tokens,
    tokenize,
)
from kamerspoor.grammar.verbs import Reading, joined, readings

ClauseKind = Literal["main", "complement", "relative", "adverbial", "infinitive"]

_COMPLEMENT = frozenset({"dat", "of", "hoe", "waarom", "hoeveel"})
_CLOSERS = frozenset({";", ":", "–", "—", "?", "!"})
_AUXILIARIES = frozenset({"hebben", "zijn", "worden", "zullen", "kunnen", "moeten", "mogen", "willen", "hoeven"})


class Clause(NamedTuple):
    """One clause. All numbers are token indices.

    `finite`: its finite verb, None in an infinitive clause. `verbs`: its other verbs in order. `particle`:
    where a separable verb's particle stands. `subject`: its noun phrase, None when it has none of its own;
    then `shares` is the clause whose subject it shares. `opener`: the word that makes it subordinate.
    `parent`: the clause it hangs on. `members`: its own tokens.
    """

    kind: ClauseKind
    members: tuple[int, ...]
    finite: int | None
    verbs: tuple[int, ...]
    particle: int | None
    subject: Phrase | None
    candidates: tuple[Phrase, ...]
    opener: int | None
    parent: int | None
    shares: int | None
    antecedent: int | None


class Parsed(NamedTuple):
    """A sentence's tokens and clauses, in order of their beginning."""

    tokens: Tokens
    clauses: tuple[Clause, ...]
    taken: Sequence[bool]


@dataclass(slots=True)
class _Open:
    """A clause while it is read."""

    kind: ClauseKind
    index: int
    parent: int | None
    opener: int | None = None
    finite: int | None = None
    verbs: list[int] = field(default_factory=list)
    members: list[int] = field(default_factory=list)
    shares: int | None = None
    closed: bool = False
    antecedent: int | None = None
    particle: int | None = None
    boundary: int = 0


def parse(text: str, start: int, end: int) -> Parsed:
    """Parse the sentence text[start:end].

    >>> s = "Malta drong erop aan dat de Raad besluit."
    >>> [(c.kind, s[p.tokens.starts[c.finite]:p.tokens.ends[c.finite]]) for p in [parse(s, 0, len(s))] for c in p.clauses]
    [('main', 'drong'), ('complement', 'besluit')]
    """
    tokens = tokenize(text, start, end)
    return _Builder(tokens).build()


class _Builder:
    """Reads the tokens from left to right with a stack of open clauses."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.count = len(tokens.words)
        self.taken = [False] * self.count
        self.skipped = _bracketed(tokens)
        self.clauses: list[_Open] = []
        self.stack: list[_Open] = []
        self.boundary = 0

    def build(self) -> Parsed:
        self._push("main", None, None)
        at = 0
        while at < self.count:
            at = self._step(at)
        self._particles()
        return Parsed(self.tokens, tuple(self._finish(c) for c in self.clauses), self.taken)

    # -- reading ---------------------------------------------------------------------------------

    def _step(self, at: int) -> int:
        """Read one token and give the next one's index."""
        tokens = self.tokens
        flag, word = tokens.flags[at], tokens.words[at]
        if self.skipped[at]:
            return at + 1
        if flag & MARK:
            self._mark(at, word)
            return at + 1
        if self._opens_subordinate(at, flag, word):
            return at + 1
        if flag & VERB and self._verb(at, flag, word):
            return at + 1
        if flag & COORDINATOR and word in ("en", "maar", "of", "want", "doch", "noch"):
            self._coordinate(at)
        self._top().members.append(at)
        return at + 1

    def _mark(self, at: int, word: str) -> None:
        if word == ",":
            while len(self.stack) > 1 and self._top().finite is not None and not self._cluster_goes_on(at + 1):
                self._pop()
            if len(self.stack) > 1 and self._top().kind == "infinitive" and self._top().verbs:
                self._pop()
            self.boundary = at + 1
        elif word in _CLOSERS:
            if word in "–—" and at + 1 < self.count:
                self.boundary = at + 1
                return
            while len(self.stack) > 1:
                self._pop()
            if self._top().finite is not None:
                self._pop()
                self._push("main", None, None)
            self.boundary = at + 1

    def _cluster_goes_on(self, at: int) -> bool:
        """Tell whether the next words are verbs still (rare: a comma inside a cluster)."""
        return False

    def _opens_subordinate(self, at: int, flag: int, word: str) -> bool:
        """Open a subordinate clause at a conjunction, a relative word, or `om ... te`."""
        before = self._before(at)
        if flag & RELATIVE_ADVERB and not (at == 0 and self._is_question()):
            return self._open("relative", at)
        if flag & SUBORDINATOR and self._is_subordinator(at, word, before):
            return self._open("complement" if word in _COMPLEMENT else "adverbial", at)
        if flag & RELATIVE and self._is_relative(at, word, before):
            return self._open("relative", at)
        if word in ("om", "teneinde", "alvorens", "zonder", "door") and self._leads_to_te(at, word):
            return self._open("infinitive", at)
        return False

    def _open(self, kind: ClauseKind, at: int) -> bool:
        top = self._top()
        # A second conjunct of a subordinate clause: `dat ... en dat ...`, `die ... en die ...`.
        if (
            len(self.stack) > 1 and top.finite is not None
            and (kind != "relative" or self.tokens.words[at - 1] in ("en", "maar", "of"))
        ) or (len(self.stack) > 1 and top.kind == "infinitive" and top.verbs and self.boundary == at):
            self._pop()
        opened = self._push(kind, self._top().index, at)
        opened.members.append(at)
        if kind == "relative":
            opened.antecedent = self._noun_before(at)
        return True

    def _is_question(self) -> bool:
        """Tell a sentence that asks by its mark."""
        return self.tokens.words[-1] == "?"

    def _is_subordinator(self, at: int, word: str, before: int | None) -> bool:
        tokens = self.tokens
        following = tokens.flags[at + 1] if at + 1 < self.count else MARK
        next_word = tokens.words[at + 1] if at + 1 < self.count else ""
        if word == "dat":
            if before is None:
                return not following & FINITE and self._verb_final(at)
            if self._follows_noun(before) and self._after_comma_or_noun(at, before):
                return False
            return not (following & FINITE and not following & (NOUN_FORM | DETERMINER) and next_word not in ("zijn",)) or self._verb_final(at)
        if word == "of":
            return before is not None and self._had_finite() and self._verb_final(at) and not self._joins_nouns(at)
        if word in ("daar", "nu", "eer", "sinds", "sedert", "toen", "als", "zoals", "behalve", "hoe", "zover", "alvorens"):
            if word in ("sinds", "sedert", "behalve", "als", "zoals") and not self._verb_final(at):
                return False
            if word == "hoe":
                return before is not None and self._had_finite() and self._verb_final(at)
            if word in ("daar", "nu", "eer", "alvorens"):
                return self._verb_final(at) and (before is None or tokens.words[at - 1] in (",", "over", "en", "dan"))
            if word == "toen":
                return not following & FINITE and self._verb_final(at)
            return self._verb_final(at)
        return True

    def _is_relative(self, at: int, word: str, before: int | None) -> bool:
        tokens = self.tokens
        if before is None:
            # Wie, wat at the beginning: a free relative when another finite verb follows.
            return word in ("wat", "wie", "hetgeen") and self._verb_final(at) and not self._is_question()
        previous = tokens.words[at - 1]
        following = tokens.flags[at + 1] if at + 1 < self.count else MARK
        if word in ("hetgeen", "hetwelk"):
            return True
        if word in ("wiens", "wier"):
            return True
        if word == "welke":
            return previous in (",", "met", "voor", "in", "van", "op") and self._verb_final(at)
        if word == "wie":
            return self._verb_final(at)
        if word == "wat":
            return previous in (",", "alles", "iets", "dat", "datgene", "al", "en", "van", "is", "wat", "niets") and self._verb_final(at)
        # die, dat: behind a noun, a comma or a coordinated relative clause, and a verb at the clause's end
        if previous == ",":
            if following & FINITE and not following & (NOUN_FORM | DETERMINER | STEM) and not self._verb_final(at):
                return False
            return self._verb_final(at)
        if self._follows_noun(at - 1) or (previous in ("en", "maar", "of") and self._relative_open()):
            return self._verb_final(at)
        return False

    def _relative_open(self) -> bool:
        return any(c.kind == "relative" for c in self.stack)

    def _after_comma_or_noun(self, at: int, before: int) -> bool:
        """Tell a `dat` that is a relative pronoun: a neuter noun right before it (or before its comma)."""
        flag = self.tokens.flags[before]
        if self.tokens.words[at - 1] == ",":
            return bool(flag & (NOUN | NAME | NOUN_FORM)) and self._relative_dat(at, before)
        return bool(flag & (NOUN | NAME | NOUN_FORM)) and self._relative_dat(at, before)

    def _relative_dat(self, at: int, before: int) -> bool:
        """Judge `dat` behind a noun: a relative when the noun is a neuter (`het`, a name) and no noun of saying."""
        words = self.tokens.words
        if words[before] in _CONTENT_NOUNS:
            return False
        article = before
        while article > 0 and before - article < 4 and not self.tokens.flags[article - 1] & (MARK | PREPOSITION | FINITE | COORDINATOR):
            article -= 1
            if words[article] in ("het", "een", "dit", "geen", "elk", "ieder", "zijn", "haar", "hun", "ons"):
                return True
            if words[article] in ("de", "die", "deze", "alle"):
                return False
        return bool(self.tokens.flags[before] & NAME) and words[at - 1] == ","

    def _follows_noun(self, before: int) -> bool:
        flag = self.tokens.flags[before]
        return bool(flag & (NOUN | NAME | NOUN_FORM)) or self.skipped[before] or (
            bool(flag & (INFINITIVE | ADJECTIVE)) and before > 0 and bool(self.tokens.flags[before - 1] & (ARTICLE | DETERMINER | ADJECTIVE))
        ) or self.tokens.words[before] in ("degene", "degenen", "datgene", "diegenen", "al", "alle", "allen", "beiden", "één", "enige", "eerste")

    def _joins_nouns(self, at: int) -> bool:
        """Tell an `of` between two noun phrases or adjectives."""
        return bool(self.tokens.flags[at - 1] & (NOUN | NAME | NUMERAL | ADJECTIVE)) and self.tokens.words[at - 1] != "," and not self._verb_final(at)

    def _verb_final(self, at: int) -> bool:
        """Tell whether the words behind `at` make a clause with its verb at the end.

        That is: before the first finite verb there is at least a word, or a verb cluster ends the clause.
        """
        tokens = self.tokens
        depth = 0
        for index in range(at + 1, min(self.count, at + 60)):
            if self.skipped[index]:
                continue
            flag, word = tokens.flags[index], tokens.words[index]
            if word in (";", ":", "?", "!") or (word == "." and index == self.count - 1):
                return False
            if flag & MARK and word == ",":
                depth += 1
                if depth > 6:
                    return False
                continue
            if flag & FINITE and self._may_be_finite(index, subordinate=True):
                return index > at + 1 or self._ends_clause(index)
        return False

    def _ends_clause(self, at: int) -> bool:
        """Tell whether a clause can end behind this verb: a mark, a conjunction or another verb follows."""
        if at + 1 >= self.count:
            return True
        flag, word = self.tokens.flags[at + 1], self.tokens.words[at + 1]
        return bool(flag & (MARK | VERB)) and not flag & (ARTICLE | DETERMINER) or word in ("te", "en", "maar", "of", "dat")

    def _had_finite(self) -> bool:
        return any(c.finite is not None for c in self.stack)

    def _leads_to_te(self, at: int, word: str) -> bool:
        """Look ahead for `te` and an infinitive before the clause is over."""
        tokens = self.tokens
        for index in range(at + 1, min(self.count, at + 45)):
            flag = tokens.flags[index]
            if tokens.words[index] in ("te",) and index + 1 < self.count and tokens.flags[index + 1] & INFINITIVE:
                return True
            if tokens.words[index] in (";", ":", "om"):
                return False
            if flag & FINITE and not flag & (NOUN_FORM | INFINITIVE | DETERMINER | STEM) and self._may_be_finite(index):
                return False
        return False

    # -- verbs -----------------------------------------------------------------------------------

    def _verb(self, at: int, flag: int, word: str) -> bool:
        """Give a verb to its clause; False when the token is none here."""
        tokens = self.tokens
        previous = tokens.words[at - 1] if at else ""
        if flag & INFINITIVE and previous == "te":
            self._add(at)
            return True
        if flag & FINITE and self._may_be_finite(at):
            owner = self._owner_of_finite(at)
            if owner is not None:
                owner.finite = at
                owner.members.append(at)
                self.taken[at] = True
                return True
        if flag & PARTICIPLE and self._is_predicative(at, flag):
            self._add(at)
            return True
        if flag & INFINITIVE and self._is_bare_infinitive(at, flag):
            self._add(at)
            return True
        return False

    def _add(self, at: int) -> None:
        top = self._top()
        top.verbs.append(at)
        top.members.append(at)
        self.taken[at] = True

    def _may_be_finite(self, at: int, subordinate: bool = False) -> bool:
        """Judge by the words around whether a form that can be finite is so here."""
        tokens = self.tokens
        flag, word = tokens.flags[at], tokens.words[at]
        if flag & NAME and not flag & FIRST:
            return False
        before = tokens.flags[at - 1] if at else FIRST | MARK
        previous = tokens.words[at - 1] if at else ""
        following = tokens.flags[at + 1] if at + 1 < self.count else MARK
        if previous == "te" or word in _NEVER_FINITE:
            return False
        if word == "zijn":
            return self._zijn_is_verb(at, before, following)
        if flag & STEM:
            return self._has_first_person(at, flag)
        if flag & ADJECTIVE and not flag & CLOSED and not self._is_past(word):
            return False
        if word in ("laat", "acht") and not following & _AFTER_VERB:
            return False
        if word in _SURE_FORMS:
            return not (before & ARTICLE and not before & PRONOUN) or word in ("is", "was", "werd")
        if self._waits_for_noun(at, flag, before, previous):
            return False
        top = self._top()
        if top.finite is None and top.kind == "main":
            if flag & (FIRST | NOUN_FORM) and self._finite_follows(at, past_and=bool(flag & FIRST)):
                return False
        elif flag & NOUN_FORM and top.finite is None and self._finite_follows(at, past_and=False) and not self._ends_clause(at):
            return False
        elif flag & NOUN_FORM and top.finite is not None and not subordinate and not self.boundary_before(at):
            return bool(flag & INFINITIVE) and self._plural_subject_near(at) and self._boundary_between(top.finite, at)
        if word.endswith(("de", "te")):
            if before & (DETERMINER | ARTICLE) and not before & (PRONOUN | NOMINATIVE | RELATIVE):
                return False
            if flag & ADJECTIVE and (before & (PREPOSITION | DETERMINER)) and following & (NOUN | NOUN_FORM) and not before & ADVERB:
                return False
        return not (flag & (PARTICIPLE | INFINITIVE) and self._is_nonfinite_here(at, flag))

    def _waits_for_noun(self, at: int, flag: int, before: int, previous: str) -> bool:
        """Tell whether the words before want a noun here: an article, an adjective, a preposition."""
        if before & ARTICLE and not before & PRONOUN or previous in ("een", "het") and flag & (NOUN_FORM | INFINITIVE):
            return previous != "het" or self._noun_like_after_het(at)
        if before & ADJECTIVE and previous.endswith("e") and not before & (ADVERB | VERB | PRONOUN | NUMERAL):
            return True
        if before & PREPOSITION and not before & ADVERB and (self._top().kind == "main" or flag & NOUN_FORM):
            return True
        if flag & (NOUN_FORM | INFINITIVE):
            if before & (DETERMINER | NUMERAL) and not before & (NOMINATIVE | FIGURE) and previous not in ("velen", "anderen", "beiden"):
                return previous not in ("die", "dat") or self._finite_follows(at, past_and=False)
            if before & (ADJECTIVE | PARTICIPLE) and not before & (ADVERB | NAME) and flag & NOUN_FORM and self._top().kind == "main":
                return self._top().finite is not None or self._finite_follows(at, past_and=False)
        return False

    def _is_past(self, word: str) -> bool:
        return any(r.past for r in readings(word))

    def _noun_like_after_het(self, at: int) -> bool:
        return self.tokens.flags[at + 1] & (PREPOSITION | MARK) != 0 if at + 1 < self.count else True

    def _zijn_is_verb(self, at: int, previous: int, following: int) -> bool:
        tokens = self.tokens
        before = tokens.words[at - 1] if at else ""
        if previous & PREPOSITION and not previous & ADVERB and following & (NOUN | ADJECTIVE | NOUN_FORM | NAME):
            return False
        noun_follows = bool(following & (NOUN | NOUN_FORM | ADJECTIVE | NUMERAL)) and not following & (PARTICIPLE | PREPOSITION)
        if noun_follows and (previous & COORDINATOR and before in ("en", "of") and self._had_finite() or before == "tot"):
            return False
        if previous & (SUBORDINATOR | RELATIVE_ADVERB) and following & (NOUN | ADJECTIVE | NOUN_FORM) and not following & FINITE:
            return False
        if at == 0:
            return False if following & (NOUN | ADJECTIVE | NOUN_FORM) and self._finite_follows(at) else True
        top = self._top()
        if top.finite is None:
            if before in ("dat", "of", "omdat", "en", "als", "zo", "heeft", "had"):
                return not following & (NOUN | ADJECTIVE | NOUN_FORM)
            if noun_follows and self._finite_follows(at):
                return False
            return True
        if top.verbs and self._top().kind != "main":
            return True
        if following & (NOUN | NOUN_FORM | ADJECTIVE | NUMERAL) and not following & PARTICIPLE and before != ",":
            if previous & (NOUN | NAME | NOUN_FORM) and self._boundary_between(top.finite, at):
                return self._plural_subject_near(at)
            return False
        return True

    def _finite_follows(self, at: int, past_and: bool = True) -> bool:
        """Tell whether a surer finite verb comes before the clause is over."""
        tokens = self.tokens
        for index in range(at + 1, min(self.count, at + 25)):
            flag, word = tokens.flags[index], tokens.words[index]
            if word in (",", ";", ".", ":", "dat", "om") or (word in ("en", "maar") and not past_and):
                return False
            if flag & (SUBORDINATOR | RELATIVE) and not flag & (DETERMINER | ADVERB) or flag & RELATIVE_ADVERB or (
                word == "die" and tokens.flags[index - 1] & (NOUN | NOUN_FORM | NAME)
            ):
                return False
            if self.skipped[index]:
                continue
            if word in _SURE_FORMS or (flag & FINITE and not flag & (NOUN_FORM | STEM | INFINITIVE | PARTICIPLE | NAME | ADJECTIVE)):
                return True
            if word in _PLURAL_AUXILIARIES and tokens.words[index - 1] != "te":
                return True
        return False

    def _has_first_person(self, at: int, flag: int) -> bool:
        """A bare stem is finite beside `ik`, or before `u`/`je`."""
        words = self.tokens.words
        if words[at + 1 : at + 2] in (["ik"], ["u"], ["je"]):
            return not self.tokens.flags[at - 1] & (ARTICLE | DETERMINER) if at else True
        if words[at - 1 : at] == ["ik"]:
            return True
        if flag & NOUN_FORM:
            return "ik" in words[max(0, at - 8) : at] and self._top().finite is None and self._ends_clause(at)
        members = self._top().members
        return self._top().finite is None and any(words[m] == "ik" for m in members)

    def _plural_subject_near(self, at: int) -> bool:
        """Tell whether a plural noun phrase stands right before or behind."""
        low = max(self.boundary, at - 12)
        return "en" in self.tokens.words[low:at] or bool(at and self.tokens.words[at - 1].endswith("en"))

    def _boundary_between(self, low: int, at: int) -> bool:
        return any(self.tokens.words[i] in (",", ";", "en", "maar") for i in range(low + 1, at))

    def _is_nonfinite_here(self, at: int, flag: int) -> bool:
        """Judge a form that is finite or not by its looks: by the finite verb that the clause has, or will have."""
        top = self._top()
        following = self.tokens.flags[at + 1] if at + 1 < self.count else MARK
        next_word = self.tokens.words[at + 1] if at + 1 < self.count else ""
        if top.finite is not None:
            verb = self._verb_of(top.finite)
            governs = _AUXILIARIES | _GOVERNORS if flag & INFINITIVE else _AUXILIARIES
            if len(self.stack) == 1 and self.boundary_before(at) and not top.verbs:
                # a conjunct right behind a conjunction or comma: finite unless the first verb is an auxiliary
                return verb in governs
            if verb in governs and not self._closed_by_boundary(top, at):
                return True
            if verb in governs and top.verbs and self._agreement_says_no(at, flag):
                return True
            if self._top().kind != "main":
                return verb in governs
            return not self._boundary_between(top.finite, at) or verb in governs
        if flag & PARTICIPLE and following & FINITE and not following & NOUN_FORM and next_word != "zijn" and at + 1 < self.count:
            if any(r.verb in _AUXILIARIES for r in readings(next_word)):
                return True
        if next_word == "zijn" and flag & PARTICIPLE:
            return True
        if top.kind != "main" and self._aux_follows(at):
            return True
        if flag & INFINITIVE and top.kind == "main" and not top.finite:
            return self._infinitive_in_forefield(at)
        return False

    def _agreement_says_no(self, at: int, flag: int) -> bool:
        return self.boundary_before(at)

    def _infinitive_in_forefield(self, at: int) -> bool:
        """A main clause's plural verb has a plural phrase before it or behind it; else it is an infinitive or noun."""
        if at == 0:
            return True
        low = self.boundary if self.boundary < at else 0
        phrase = phrase_at(self.tokens, self.taken, low, at)
        if phrase is not None and phrase.plural is False and self._finite_follows(at):
            return True
        return bool(self.tokens.flags[at - 1] & (ARTICLE | PREPOSITION) and not self.tokens.flags[at - 1] & (ADVERB | PRONOUN))

    def boundary_before(self, at: int) -> bool:
        """Tell whether a comma or conjunction stands right before (adverbs aside)."""
        index = at - 1
        while index >= 0 and self.tokens.flags[index] & ADVERB and not self.tokens.flags[index] & COORDINATOR and at - index < 4:
            index -= 1
        return index >= 0 and self.tokens.words[index] in (",", "en", "maar", "of", "want", ";", "–", "doch")

    def _closed_by_boundary(self, top: _Open, at: int) -> bool:
        """Tell whether the clause has its verbs already and a comma or conjunction stands in between."""
        last = top.verbs[-1] if top.verbs else None
        return last is not None and self._boundary_between(last, at)

    def _aux_follows(self, at: int) -> bool:
        index = at + 1
        while index < self.count and self.tokens.flags[index] & VERB and index < at + 4:
            if self.tokens.flags[index] & FINITE and any(r.verb in _AUXILIARIES | _GOVERNORS for r in readings(self.tokens.words[index])):
                return True
            index += 1
        return False

    def _verb_of(self, at: int) -> str:
        for reading in readings(self.tokens.words[at]):
            if reading.kind in ("singular", "plural"):
                return reading.verb
        return ""

    def _is_predicative(self, at: int, flag: int) -> bool:
        """Tell a participle that is a verb of its clause from one that stands before a noun."""
        tokens = self.tokens
        following = tokens.flags[at + 1] if at + 1 < self.count else MARK
        previous = tokens.flags[at - 1] if at else FIRST
        word = tokens.words[at]
        if flag & (NOUN_FORM | NAME) and not flag & FIRST:
            return not previous & (ARTICLE | DETERMINER | ADJECTIVE | PREPOSITION) and not flag & NAME
        if following & (NOUN | NOUN_FORM | ADJECTIVE) and not following & (ADVERB | PREPOSITION | VERB | NAME | FINITE):
            # `het door de partijen overeengekomen vredesakkoord`; strong participles look the same inflected
            if word.endswith("en") and self._determiner_waits(at):
                return False
            if previous & (ARTICLE | DETERMINER) and not previous & PRONOUN:
                return False
        return True

    def _determiner_waits(self, at: int) -> bool:
        """Tell whether an article before has no noun yet: it belongs to what follows the participle."""
        for index in range(at - 1, max(-1, at - 9), -1):
            flag = self.tokens.flags[index]
            if flag & (ARTICLE | DETERMINER):
                return index + 1 < self.count and not self.tokens.flags[index + 1] & (NOUN | NOUN_FORM) or index == at - 1
            if flag & (FINITE | MARK) and not flag & NOUN_FORM:
                return False
        return False

    def _is_bare_infinitive(self, at: int, flag: int) -> bool:
        """Tell an infinitive that a verb of its clause governs from a noun."""
        tokens = self.tokens
        previous = tokens.flags[at - 1] if at else FIRST
        if flag & NAME and not flag & FIRST:
            return False
        if tokens.words[at] == "zijn" and at + 1 < self.count and tokens.flags[at + 1] & (NOUN | NOUN_FORM | ADJECTIVE | NAME):
            return False
        if previous & (ARTICLE | DETERMINER | PREPOSITION) and not previous & (PRONOUN | ADVERB | PARTICLE) or tokens.words[at - 1 : at] == ["het"] and flag & NOUN_FORM:
            return False
        top = self._top()
        if top.finite is not None:
            verb = self._verb_of(top.finite)
            if flag & NOUN_FORM and not self._ends_clause(at) and tokens.words[at + 1 : at + 2] not in (["van"], ["op"], ["voor"], ["om"], ["over"], ["met"]):
                return False
            return verb in _AUXILIARIES | _GOVERNORS and not (flag & NOUN_FORM and previous & ADJECTIVE)
        if top.kind == "infinitive":
            return bool(top.verbs) or not flag & NOUN_FORM
        if top.kind == "main":
            return bool(flag & FIRST) and not flag & NOUN_FORM and self._aux_follows(at)
        return self._aux_follows(at)

    def _owner_of_finite(self, at: int) -> _Open | None:
        """Find the clause that a finite verb belongs to; open a coordinated one where the last has its own."""
        top = self._top()
        if top.kind == "infinitive":
            if top.verbs and self.boundary_at_or_before(top, at):
                self._pop()
                return self._owner_of_finite(at)
            if len(self.stack) > 1:
                self._pop()
                return self._owner_of_finite(at)
            return None
        if top.finite is None:
            return top
        if len(self.stack) > 1:
            return self._behind_subordinate(top, at)
        return self._conjunct(top, at)

    def boundary_at_or_before(self, top: _Open, at: int) -> bool:
        """Tell whether a boundary lies between an infinitive clause's verbs and a token."""
        return self.boundary > top.verbs[-1]

    def _behind_subordinate(self, top: _Open, at: int) -> _Open | None:
        """A finite verb behind a subordinate clause that has one: a conjunct of it, or the clause above goes on."""
        last = top.verbs[-1] if top.verbs and top.verbs[-1] > (top.finite or 0) else top.finite or 0
        joint = self._joint_between(last, at)
        if joint is not None and self._ends_clause_strictly(at) and self.tokens.words[joint] in ("en", "maar", "of", ",") and joint + 1 < at:
            conjunct = self._push(top.kind, top.parent, top.opener)
            conjunct.shares = top.index
            conjunct.antecedent = top.antecedent
            self._move(top, conjunct, joint, at)
            self.stack.remove(top)
            return conjunct
        self._pop()
        above = self._top()
        if above.finite is None and above.kind != "infinitive":
            self._move(top, above, last, at)
            return above
        if joint is not None:
            self._move(top, above, joint - 1, at)
        return self._owner_of_finite(at)

    def _ends_clause_strictly(self, at: int) -> bool:
        if at + 1 >= self.count:
            return True
        word = self.tokens.words[at + 1]
        flag = self.tokens.flags[at + 1]
        return word in (",", ".", ";", ":", "?", ")") or bool(flag & FINITE and not flag & (NOUN_FORM | DETERMINER | STEM)) or (
            bool(flag & (PARTICIPLE | INFINITIVE)) and at + 2 < self.count and self.tokens.words[at + 2] in (",", ".", ";")
        )

    def _joint_between(self, low: int, at: int) -> int | None:
        """Give the last comma or conjunction between two tokens."""
        for index in range(at - 1, low, -1):
            if self.tokens.words[index] in (",", "en", "maar", "want", "of", "doch", "–", "noch", "dus") and not self.skipped[index]:
                return index
        return None

    def _conjunct(self, top: _Open, at: int) -> _Open | None:
        """Open a main clause beside one that has its verb."""
        joint = self._joint_between(top.finite or 0, at)
        if joint is None:
            return None
        joint = self._widen(joint, top, at)
        self._pop()
        clause = self._push("main", None, None)
        clause.shares = top.index
        clause.boundary = joint + 1
        self._move(top, clause, joint, at)
        return clause

    def _widen(self, joint: int, top: _Open, at: int) -> int:
        """Take a plural verb's whole list of subjects into the new clause: `..., Hongarije en Polen zijn tegen`."""
        words = self.tokens.words
        if joint + 1 >= at or words[joint] not in ("en", ",") or not self._is_plural_verb(at):
            return joint
        between = range(joint + 1, at)
        phrase = phrase_at(self.tokens, self.taken, joint + 1, at)
        if phrase is None or phrase.last < at - 3 or (phrase.plural and len(phrase.heads) == 1) or not between:
            return joint
        floor = max([top.finite or 0, *top.verbs])
        earlier = joint
        for index in range(joint - 1, floor, -1):
            if words[index] in (",", ";", "–", "maar", "want", "terwijl") and not self.skipped[index]:
                whole = phrase_at(self.tokens, self.taken, index + 1, at)
                if whole is not None and len(whole.heads) > 1 and whole.last >= joint:
                    earlier = index
                else:
                    break
            elif self.taken[index]:
                break
        return earlier

    def _is_plural_verb(self, at: int) -> bool:
        kinds = {r.kind for r in readings(self.tokens.words[at])}
        return "plural" in kinds and "singular" not in kinds

    def _coordinate(self, at: int) -> None:
        """At a conjunction: close subordinate clauses when a finite verb follows at once (`..., en vroeg`)."""
        index = at + 1
        while index < self.count and self.tokens.flags[index] & (ADVERB | NEGATIVE) and not self.tokens.flags[index] & (FINITE | COORDINATOR) and index < at + 4:
            index += 1
        if len(self.stack) > 1 and index < self.count and self.tokens.flags[index] & FINITE:
            flag = self.tokens.flags[index]
            if not flag & (NOUN_FORM | STEM | ADJECTIVE) and not self._ends_clause_strictly(index) and not flag & (PARTICIPLE | INFINITIVE):
                while len(self.stack) > 1 and (self._top().finite is not None or self._top().verbs):
                    self._pop()

    # -- the stack -------------------------------------------------------------------------------

    def _top(self) -> _Open:
        return self.stack[-1]

    def _push(self, kind: ClauseKind, parent: int | None, opener: int | None) -> _Open:
        clause = _Open(kind, len(self.clauses), parent, opener)
        self.clauses.append(clause)
        self.stack.append(clause)
        return clause

    def _pop(self) -> None:
        self.stack.pop().closed = True

    def _move(self, source: _Open, target: _Open, low: int, high: int) -> None:
        """Move the tokens behind `low` from one clause to another."""
        moved = [m for m in source.members if low < m < high]
        if moved:
            source.members = [m for m in source.members if not low < m < high]
            target.members.extend(moved)
            target.members.sort()
        for verb in [v for v in source.verbs if low < v < high]:
            source.verbs.remove(verb)
            target.verbs.append(verb)

    def _before(self, at: int) -> int | None:
        """Give the last token before that is neither a comma nor skipped; None at the beginning."""
        index = at - 1
        while index >= 0 and (self.skipped[index] or self.tokens.words[index] in (",", "–", "—")):
            index -= 1
        return index if index >= 0 else None

    def _noun_before(self, at: int) -> int | None:
        index = at - 1
        while index >= 0 and (self.skipped[index] or self.tokens.flags[index] & (MARK | PREPOSITION | COORDINATOR)):
            index -= 1
        return index if index >= 0 else None

    # -- particles and subjects --------------------------------------------------------------------

    def _particles(self) -> None:
        """Join separable particles to their verbs."""
        for clause in self.clauses:
            if clause.finite is None:
                continue
            verbs = {r.verb for r in readings(self.tokens.words[clause.finite]) if r.kind in ("singular", "plural") and not r.particle}
            clause.particle = self._particle_of(clause, verbs)

    def _particle_of(self, clause: _Open, verbs: set[str]) -> int | None:
        tokens = self.tokens
        found: int | None = None
        limit = self._reach(clause)
        for index in range((clause.finite or 0) + 1, limit):
            if not tokens.flags[index] & PARTICLE or self.taken[index] or self.skipped[index]:
                continue
            word = tokens.words[index]
            if not any(joined(word, v) for v in verbs):
                continue
            if self._stands_as_particle(index, limit, clause):
                found = index
                if index not in clause.members or not tokens.flags[index] & PREPOSITION:
                    break
        return found

    def _reach(self, clause: _Open) -> int:
        """A particle stands before the next main clause's verb: give the index where to stop."""
        following = [c.members[0] for c in self.clauses if c.kind == "main" and c.index > clause.index and c.members]
        return min([f for f in following if f > (clause.finite or 0)], default=self.count)

    def _stands_as_particle(self, at: int, limit: int, clause: _Open) -> bool:
        tokens = self.tokens
        if at not in clause.members and not self._closes(at):
            return False
        if not tokens.flags[at] & PREPOSITION:
            return True
        if at + 1 >= self.count:
            return True
        flag, word = tokens.flags[at + 1], tokens.words[at + 1]
        if flag & MARK and word not in "(“‘\"'«":
            return True
        if word == "(" or self.skipped[at + 1]:
            return True
        if word in ("dat", "of", "om", "en", "maar", "te", "dan", "hoe", "waar", "als", "zodra"):
            return word != "dat" or True
        if flag & PREPOSITION and not flag & ARTICLE:
            return True
        if flag & (RELATIVE_ADVERB | SUBORDINATOR) and not flag & (DETERMINER | ADVERB):
            return True
        if flag & ADVERB and not flag & (DETERMINER | ADJECTIVE | NUMERAL | PRONOUN | NEGATIVE):
            return not tokens.flags[at - 1] & (ADVERB | MARK) or True
        # Before a noun phrase a preposition is a preposition, unless an infinitive with `te` takes the phrase.
        return self._te_before_boundary(at, limit)

    def _closes(self, at: int) -> bool:
        """Tell whether a clause ends at this token."""
        return at + 1 >= self.count or self.tokens.words[at + 1] in (",", ".", ";", ":", "en", "maar")

    def _te_before_boundary(self, at: int, limit: int) -> bool:
        tokens = self.tokens
        for index in range(at + 1, min(limit, at + 30)):
            if tokens.words[index] == "te" and index + 1 < self.count and tokens.flags[index + 1] & INFINITIVE:
                return True
            if tokens.words[index] in ("om", ";", "dat", "die", "waar", ","):
                return False
        return False

    def _finish(self, clause: _Open) -> Clause:
        candidates = tuple(self._candidates(clause))
        subject = candidates[0] if candidates else None
        opener = clause.opener
        return Clause(
            clause.kind, tuple(clause.members), clause.finite, tuple(clause.verbs), clause.particle, subject,
            candidates, opener, clause.parent, clause.shares if subject is None else None, clause.antecedent,
        )  # fmt: skip

    def _candidates(self, clause: _Open) -> list[Phrase]:
        """List what can be the subject, the likeliest first."""
        if clause.finite is None:
            return []
        if clause.kind == "main" or clause.opener is None:
            return self._of_main(clause)
        return self._of_subordinate(clause)

    def _agrees(self, phrase: Phrase, finite: int) -> bool:
        kinds = {r.kind for r in readings(self.tokens.words[finite]) if r.kind in ("singular", "plural")}
        if phrase.plural is None or len(kinds) != 1:
            return True
        if len(phrase.heads) > 1:
            return "plural" in kinds or "noch" in self.tokens.words[phrase.first : phrase.last] or "of" in self.tokens.words[phrase.first : phrase.last]
        if kinds == {"singular"}:
            return not phrase.plural or self.tokens.words[phrase.head] in _ELLIPTIC_GROUPS
        return phrase.plural or self.tokens.words[phrase.head].endswith(("en", "s", "eren")) or bool(self.tokens.flags[phrase.head] & NAME)

    def _of_main(self, clause: _Open) -> list[Phrase]:
        finite = clause.finite or 0
        before = [m for m in clause.members if m < finite]
        found: list[Phrase] = []
        fore = self._forefield(clause, before)
        if fore is not None and (len(fore.heads) > 1 or self._agrees(fore, finite)):
            found.append(fore)
        after = self._phrases(clause, finite + 1)
        agreeing = [p for p in after if self._agrees(p, finite)]
        expletive = self.tokens.words[finite + 1 : finite + 2] == ["er"]
        if fore is None and clause.shares is not None and clause.boundary and self._directly(clause, before) and not expletive:
            return found  # a conjunct without a first constituent shares its subject
        if found and agreeing and self._is_nominative(agreeing[0]) and not self._is_nominative(found[0]):
            return [agreeing[0], *found]
        return [*found, *agreeing]

    def _directly(self, clause: _Open, before: Sequence[int]) -> bool:
        """Tell whether nothing but a conjunction and light adverbs stands before the finite verb."""
        return all(self.tokens.flags[m] & (COORDINATOR | NEGATIVE) for m in before)

    def _is_nominative(self, phrase: Phrase) -> bool:
        return bool(self.tokens.flags[phrase.head] & NOMINATIVE) and self.tokens.words[phrase.head] not in ("u", "je")

    def _forefield(self, clause: _Open, before: Sequence[int]) -> Phrase | None:
        """Read the constituent before the finite verb, when it is a noun phrase."""
        tokens = self.tokens
        index = 0
        while index < len(before) and (
            tokens.flags[before[index]] & COORDINATOR and tokens.words[before[index]] in ("en", "maar", "want", "of", "doch", "dus")
        ):
            index += 1
        if index >= len(before):
            return None
        first = before[index]
        flag, word = tokens.flags[first], tokens.words[first]
        if self.taken[first] and not flag & NOMINATIVE:
            return None
        if flag & PREPOSITION and word not in FOCUS and not flag & NAME and not (flag & ADVERB and word in ("behalve",)):
            return None
        phrase = phrase_at(tokens, self.taken, first, (clause.finite or 0))
        if phrase is None and flag & (ADVERB | NEGATIVE) and index + 1 < len(before):
            # an adverb that belongs to the phrase: ook Nederland, niet alle lidstaten; else it fills the field alone
            second = before[index + 1]
            if not tokens.flags[second] & (PREPOSITION | MARK) and second == first + 1:
                phrase = phrase_at(tokens, self.taken, second, (clause.finite or 0))
        if phrase is None or is_adverbial(tokens, phrase):
            return None
        if tokens.words[phrase.head] in ("er", "daar", "zo", "dan"):
            return None
        return phrase

    def _phrases(self, clause: _Open, low: int) -> list[Phrase]:
        """Read the noun phrases of a clause from `low` on that hang on no preposition."""
        tokens = self.tokens
        found: list[Phrase] = []
        members = [m for m in clause.members if m >= low]
        at = 0
        blocked = -1
        while at < len(members) and len(found) < 4:
            index = members[at]
            at += 1
            if index <= blocked or self.skipped[index]:
                continue
            flag = tokens.flags[index]
            if flag & PREPOSITION and index != clause.particle and not (flag & NAME and not flag & FIRST and flag & NOUN):
                end = self._end_of_phrase(index + 1)
                if end is not None:
                    blocked = end
                    continue
            if self.taken[index] or flag & (MARK | REFLEXIVE):
                continue
            if flag & ADVERB and not flag & (NOMINATIVE | NUMERAL | PRONOUN | DETERMINER) and tokens.words[index] not in FOCUS:
                continue
            if flag & ADJECTIVE and not flag & (DETERMINER | NUMERAL) and not self._noun_behind(index):
                continue
            phrase = phrase_at(tokens, self.taken, index, self.count)
            if phrase is None:
                continue
            blocked = self._with_attachments(phrase)
            if tokens.flags[phrase.head] & OBLIQUE and not tokens.flags[phrase.head] & NOMINATIVE:
                continue
            if not is_adverbial(tokens, phrase) and tokens.words[phrase.head] not in ("zich", "er", "elkaar"):
                found.append(phrase)
        return found

    def _noun_behind(self, at: int) -> bool:
        for index in range(at + 1, min(self.count, at + 4)):
            flag = self.tokens.flags[index]
            if self.taken[index] or flag & (MARK | PREPOSITION | ARTICLE):
                return False
            if flag & (NOUN | NOUN_FORM | NAME):
                return True
        return False

    def _end_of_phrase(self, at: int) -> int | None:
        if at >= self.count or self.taken[at]:
            return None
        phrase = phrase_at(self.tokens, self.taken, at, self.count)
        if phrase is None:
            return at if self.tokens.flags[at] & (OBLIQUE | REFLEXIVE | PRONOUN | ADVERB) else None
        return self._with_attachments(phrase)

    def _with_attachments(self, phrase: Phrase) -> int:
        """Give the last token of a phrase with the `van ...` that hangs on it."""
        at = phrase.last
        while at + 2 < self.count and self.tokens.words[at + 1] in ("van", "der") and not self.taken[at + 1]:
            inner = phrase_at(self.tokens, self.taken, at + 2, self.count)
            if inner is None:
                break
            at = inner.last
        return at

    def _of_subordinate(self, clause: _Open) -> list[Phrase]:
        tokens = self.tokens
        opener, finite = clause.opener or 0, clause.finite or 0
        phrases = [p for p in self._phrases(clause, opener + 1) if self._agrees(p, finite) and p.first < finite]
        if clause.kind != "relative" or tokens.flags[opener] & RELATIVE_ADVERB:
            return phrases
        if opener and tokens.flags[opener - 1] & PREPOSITION:
            return phrases
        own = Phrase(opener, opener, opener, (opener,), None)
        nominative = [p for p in phrases if self._is_nominative(p)]
        if nominative:
            return [nominative[0], own]
        if phrases and self._is_object_relative(clause, phrases[0]):
            return [phrases[0], own]
        return [own, *phrases]

    def _is_object_relative(self, clause: _Open, phrase: Phrase) -> bool:
        """Judge `die de Commissie presenteerde`: the phrase is the subject when the antecedent does not agree.

        With both agreeing a definite phrase at once behind the relative is the subject more often than not when it
        is a name or an institution; else the relative is.
        """
        tokens = self.tokens
        if clause.antecedent is None:
            return False
        antecedent = number_of(tokens, max(0, clause.antecedent - 2), clause.antecedent)
        kinds = {r.kind for r in readings(tokens.words[clause.finite or 0]) if r.kind in ("singular", "plural")}
        if len(kinds) == 1 and antecedent is not None and antecedent != ("plural" in kinds):
            return True
        adjacent = phrase.first == (clause.opener or 0) + 1
        return adjacent and bool(tokens.flags[phrase.head] & NAME)


# Words that are verbs by their looks and stand as prepositions, adverbs or nouns.
_NEVER_FINITE = frozenset("gezien gegeven mede eens voorbij betreffende aangaande hangende staande bepaald inclusief".split())
_AFTER_VERB = INFINITIVE | ARTICLE | NOMINATIVE | REFLEXIVE | NAME | PREPOSITION | DETERMINER | ADVERB | NEGATIVE | PRONOUN | ADJECTIVE
_ALONE = frozenset("deze die dit dat beide velen anderen alle".split())
_SURE_FORMS = frozenset(
    "is was waren werd werden wordt heeft had hadden kan kon konden zal zou zouden moet moest moesten mag mocht mochten wil wilde wilden "
    "kwam kwamen ging gingen gaf gaven nam namen zei stond stonden komt gaat staat geeft neemt doet deed deden".split()
)
_PLURAL_AUXILIARIES = frozenset("worden hebben kunnen zullen moeten mogen willen".split())
_CONTENT_NOUNS = frozenset(
    "feit besluit bericht idee gevoel standpunt signaal oordeel bewijs besef risico gevaar belang vertrouwen vermoeden "
    "argument verwijt voorstel verzoek voornemen uitgangspunt gevolg beeld inzicht teken bezwaar verlangen".split()
)
_ELLIPTIC_GROUPS = frozenset("meerderheid aantal helft deel groep rest reeks paar tal".split())
_GOVERNORS = frozenset("laten gaan komen blijven doen helpen zien horen leren".split())


def _bracketed(tokens: Tokens) -> list[bool]:
    """Mark what stands between round brackets, the brackets included."""
    skipped = [False] * len(tokens.words)
    if "(" not in tokens.words:
        return skipped
    opened: list[int] = []
    for index, word in enumerate(tokens.words):
        if word == "(":
            opened.append(index)
        elif word == ")" and opened:
            low = opened.pop()
            skipped[low : index + 1] = [True] * (index + 1 - low)
    return skipped


def reading_of(tokens: Tokens, at: int, kinds: Sequence[str]) -> Reading | None:
    """Give a token's first reading of one of these kinds."""
    return next((r for r in readings(tokens.words[at]) if r.kind in kinds), None)


def known_auxiliaries() -> frozenset[str]:
    """Give the verbs that leave the meaning to another one."""
    return _AUXILIARIES | (lexicon.words().modals & _GOVERNORS)
