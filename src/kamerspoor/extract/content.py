"""Find the words of a clause that tell what is said: what hangs on the verb, stands behind it or before it."""

from __future__ import annotations

from collections.abc import Collection

from kamerspoor.extract.clause_parts import attached_end
from kamerspoor.extract.groups import Group
from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    DETERMINER,
    MARK,
    NAME,
    NEGATIVE,
    NOUN,
    NUMERAL,
    PREPOSITION,
    Tokens,
)
from kamerspoor.model import Extent

_LEADING = ADVERB | COORDINATOR | MARK


def content_of(parsed: Parsed, clause: Clause, group: Group, index: int, cited: Collection[int] = ()) -> Extent | None:
    """Give the words that tell what is said: the clause that hangs on the verb, else what stands behind or before it.

    Of a passive that is its subject, of a relative clause also what it hangs on. `cited` gives where motions end that
    are followed (`in lijn met de motie ...`): what stands before that is no content.
    """
    tokens = parsed.tokens
    hanging = [
        c
        for c in parsed.clauses
        if c.parent == index and c.kind in ("complement", "infinitive") and c.members and c.members[0] > group.head - 30
    ]
    if hanging:
        first = hanging[0]
        low = tokens.starts[first.members[0]]
        last = max(
            m for c in parsed.clauses if c is first or c.parent == parsed.clauses.index(first) for m in c.members
        )
        return Extent(low, tokens.ends[last])
    phrase, finite = clause.subject, clause.finite or 0
    if group.passive and phrase is not None:
        return Extent(tokens.starts[phrase.first], tokens.ends[attached_end(parsed, phrase.last, len(tokens.words))])
    own = {group.head, finite, clause.particle, *[v for v in clause.verbs if tokens.words[v - 1] != "te"]}
    inside = [m for m in group.members if m not in own and not (phrase and phrase.first <= m <= phrase.last)]
    done = max(cited, default=-1)
    last_verb = max(group.head, finite)
    between = () if group.head == finite else range(finite + 1, last_verb)
    for stretch in (range(last_verb + 1, len(tokens.words)), between, range(finite)):
        later = [m for m in inside if m in stretch and tokens.starts[m] >= done]
        if kept := _trimmed(tokens, later):
            low = _antecedent_start(parsed, clause) if clause.kind == "relative" else kept[0]
            last, particle = kept[-1], clause.particle
            if particle is not None and group.head == finite and last < particle <= last + 2:
                last = particle  # nam ... aan
            return Extent(tokens.starts[low], tokens.ends[last])
    return None


def _trimmed(tokens: Tokens, members: list[int]) -> list[int]:
    """Leave out conjunctions, marks and light adverbs at either end; nothing remains of a lone small word."""
    low, high = 0, len(members)
    while (
        low < high
        and tokens.flags[members[low]] & _LEADING
        and not tokens.flags[members[low]] & (PREPOSITION | NEGATIVE)
    ):
        low += 1
    while high > low and tokens.flags[members[high - 1]] & (COORDINATOR | MARK):
        high -= 1
    kept = members[low:high]
    for member in kept:
        if not tokens.flags[member] & CLOSED or tokens.flags[member] & NOUN:
            return kept
    return []


def _antecedent_start(parsed: Parsed, clause: Clause) -> int:
    """Give where the noun phrase begins that a relative clause hangs on, else where the clause does."""
    at = clause.antecedent
    if at is None:
        return clause.members[0]
    flags = parsed.tokens.flags
    while at > 0 and flags[at - 1] & (ARTICLE | DETERMINER | ADJECTIVE | NAME | NUMERAL) and not parsed.taken[at - 1]:
        at -= 1
    return at
