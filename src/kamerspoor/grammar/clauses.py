"""Cut a Dutch sentence into clauses: each with its finite verb, its other verbs, its particle and its subject.

The topological fields of Dutch lead the way. In a main clause the finite verb stands second: one
constituent before it, or a word like `dat` that makes the clause a subordinate one, whose verbs stand at its
end. Source: Algemene Nederlandse Spraakkunst, 21 (word order) and 10 (conjunctions).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kamerspoor.grammar.fields import divide, noun_before
from kamerspoor.grammar.particles import find_particle
from kamerspoor.grammar.phrases import Phrase
from kamerspoor.grammar.reading import ClauseKind
from kamerspoor.grammar.subjects import subjects
from kamerspoor.grammar.tokens import Tokens, tokenize

__all__ = ["Clause", "ClauseKind", "Parsed", "parse"]


_NO_NAMES: Mapping[int, bool] = MappingProxyType({})


_LONGEST = 4000


@dataclass(slots=True)
class Clause:
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


@dataclass(slots=True)
class Parsed:
    """A sentence's tokens and clauses, in order of their beginning."""

    tokens: Tokens
    clauses: tuple[Clause, ...]
    taken: Sequence[bool]


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part text[start:end] into stretches of a bounded length, between words, behind a semicolon where there is one.

    Longer sentences than that are lists or no prose; what is done with each word of one grows with its length.
    """
    while end - start > _LONGEST:
        limit = start + _LONGEST
        middle = start + _LONGEST // 2
        at = text.rfind("; ", middle, limit) + 1 or text.rfind(" ", middle, limit) + 1 or limit
        yield start, at
        start = at
    yield start, end


def parse(text: str, start: int, end: int, names: Mapping[int, bool] = _NO_NAMES) -> Parsed:
    """Parse the sentence text[start:end]. `names` maps where a known name begins to whether it is an adjective.

    >>> s = "Malta drong erop aan dat de Raad besluit."
    >>> parsed = parse(s, 0, len(s))
    >>> words = parsed.tokens.words
    >>> [(c.kind, words[c.finite], c.particle and words[c.particle]) for c in parsed.clauses]
    [('main', 'drong', 'aan'), ('complement', 'besluit', None)]
    """
    tokens = tokenize(text, start, end, names)
    sentence = divide(tokens)
    clauses: list[Clause] = []
    for clause in sentence.clauses:
        has = clause.finite >= 0
        if has:
            clause.particle = find_particle(sentence, clause)
        candidates = subjects(sentence, clause)
        if clause.kind == "complement" and candidates and candidates[0].head == clause.opener:
            clause.kind = "relative"  # een brief gestuurd, dat door Malta is ondertekend
            clause.antecedent = noun_before(sentence, clause.opener)
        clauses.append(
            Clause(
                clause.kind,
                tuple(clause.members),
                clause.finite if has else None,
                tuple(clause.verbs),
                clause.particle,
                candidates[0] if candidates else None,
                candidates,
                clause.opener,
                clause.parent,
                None if candidates else clause.shares,
                clause.antecedent,
            )
        )
    return Parsed(tokens, tuple(clauses), sentence.taken)
