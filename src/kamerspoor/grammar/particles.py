"""Join separable particles to their finite verbs: `drong ... aan`, `nam ... plaats`.

The particle of a finite verb stands at the clause's second pole: behind its phrases, before what is extraposed.
Source: Algemene Nederlandse Spraakkunst, 12.2.2 (separable verbs) and 21.1.2.2 (the second pole).
"""

from __future__ import annotations

from functools import lru_cache

from kamerspoor.grammar.reading import Open, Sentence
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    COORDINATOR,
    DETERMINER,
    INFINITIVE,
    MARK,
    NEGATIVE,
    NUMERAL,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE_ADVERB,
    SUBORDINATOR,
)
from kamerspoor.grammar.verbs import joined, particles, readings

_OPENING = frozenset("“‘\"'«„")
_BEFORE_CLAUSE = frozenset("dat of om en maar te dan hoe waar als zodra die wat".split())


@lru_cache(maxsize=16384)
def particles_of(word: str) -> frozenset[str]:
    """Give the particles that a finite form can have behind it."""
    verbs = {r.verb for r in readings(word) if r.kind in ("singular", "plural") and not r.particle}
    return frozenset(p for p in particles() if any(joined(p, v) for v in verbs))


def find_particle(sentence: Sentence, clause: Open) -> int | None:
    """Give where the particle of a clause's finite verb stands, None when it has none."""
    known = particles_of(sentence.words[clause.finite])
    if not known:
        return None
    words, flags, finite = sentence.words, sentence.flags, clause.finite
    governing = {p[3] for p in clause.parts}
    found: int | None = None
    for index in clause.members:
        if index <= finite or not flags[index] & PARTICLE or sentence.taken[index] or words[index] not in known:
            continue
        if _stands_alone(sentence, index, index in governing):
            found = index
    return found


def _stands_alone(sentence: Sentence, at: int, governs: bool) -> bool:
    """Tell whether a word is a particle here and no preposition, no noun and no part of an infinitive."""
    words, flags = sentence.words, sentence.flags
    if at + 1 >= sentence.count or sentence.skipped[at + 1]:
        return True
    flag, word = flags[at + 1], words[at + 1]
    if word == "te" and at + 2 < sentence.count and flags[at + 2] & INFINITIVE:
        return not any(joined(words[at], r.verb) for r in readings(words[at + 2]) if r.kind == "infinitive")
    if not flags[at] & PREPOSITION:
        before = flags[at - 1]
        return not (before & (ARTICLE | DETERMINER | ADJECTIVE) and not before & (PRONOUN | ADVERB)) and words[at + 1] != "van"
    if flag & MARK:
        return word not in _OPENING
    if governs:
        # before a noun phrase a preposition is one, unless an infinitive with `te` takes the phrase
        te = sentence.te[at + 1]
        return te < at + 20 and not {",", "om", "dat"} & set(words[at:te])
    if word in _BEFORE_CLAUSE:
        return True
    if flag & PREPOSITION and not flag & ARTICLE:
        return True
    if flag & (RELATIVE_ADVERB | SUBORDINATOR | COORDINATOR) and not flag & (DETERMINER | ADVERB):
        return True
    if flag & ADVERB and not flag & (DETERMINER | ADJECTIVE | NUMERAL | PRONOUN | NEGATIVE):
        return True
    if sentence.taken[at + 1]:
        return True
    return False
