"""Join separable particles to their finite verbs: `drong ... aan`, `nam ... plaats`.

The particle of a finite verb stands at the clause's second pole: behind its phrases, before what is extraposed.
Source: Algemene Nederlandse Spraakkunst, 12.2.2 (separable verbs) and 21.1.2.2 (the second pole).
"""

from __future__ import annotations

from kamerspoor.grammar.forms import AUXILIARIES
from kamerspoor.grammar.reading import Open, Sentence
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    COORDINATOR,
    DETERMINER,
    INFINITIVE,
    MARK,
    NAME,
    NEGATIVE,
    NOUN,
    NOUN_FORM,
    NUMERAL,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE_ADVERB,
    SUBORDINATOR,
    word_set,
)
from kamerspoor.grammar.verbs import joined, particles_of, readings

_OPENING = frozenset("“‘\"'«„")
# How far into a clause `er` is looked for.
_EARLY = 12
_BEFORE_CLAUSE = word_set("dat of om en maar te dan hoe waar als zodra die wat")
_PHRASE = ARTICLE | DETERMINER | NUMERAL | NOUN | NOUN_FORM | ADJECTIVE | PRONOUN | NAME
# Separable verbs with an infinitive for their object: kondigde aan de steun te verhogen.
_WITH_INFINITIVE = word_set(
    "aanbieden aankondigen aandringen voorstellen oproepen toezeggen aansporen aanmoedigen opdragen afspreken afraden "
    "aanraden uitnodigen nalaten toestaan aanbevelen aanmanen afzien voorhebben aandurven voornemen inzetten aangeven"
)


def find_particle(sentence: Sentence, clause: Open) -> int | None:
    """Give where the particle of a clause's finite verb stands, None when it has none."""
    words, flags, finite = sentence.words, sentence.flags, clause.finite
    known = particles_of(words[finite])
    if not known or (clause.verb in AUXILIARIES and not _has_with(words, clause)):
        return None
    governing = {p[3] for p in clause.parts}
    if clause.opener is not None and words[clause.opener] == "waar":
        return None  # a preposition that waar leaves behind: waar de landen aan werken
    if clause.opener is not None and words[finite - 1] in known and flags[finite - 1] & PARTICLE:
        return finite - 1 if finite - 1 != clause.opener else None  # written apart at the end: tegemoet kwam
    found: int | None = None
    adverbial: int | None = None
    for index in clause.members:
        if index <= finite or not flags[index] & PARTICLE or words[index] not in known or sentence.taken[index]:
            continue
        if not flags[index] & PREPOSITION:
            if _is_adverbial_particle(sentence, index):
                adverbial = index
        elif _is_prepositional_particle(sentence, clause, index, index in governing):
            found = index
    return found if adverbial is None else adverbial


def _has_with(words: list[str], clause: Open) -> bool:
    """Tell `hebben` that can have a particle: de tijd mee hebben; not daar moeite mee hebben (daarmee)."""
    if clause.verb != "hebben" or clause.verbs:
        return False
    return not any(words[m] in ("er", "daar", "hier", "waar") for m in clause.members[:_EARLY])


def _is_adverbial_particle(sentence: Sentence, at: int) -> bool:
    """Judge a particle that is no preposition: an adverb (terug), an adjective (vast) or a noun (plaats)."""
    words, flags = sentence.words, sentence.flags
    before = flags[at - 1]
    follow = words[at + 1] if at + 1 < sentence.count else "."
    after = flags[at + 1] if at + 1 < sentence.count else MARK
    if (after & INFINITIVE and sentence.taken[at + 1]) or follow == "te":
        return not _is_of_infinitive(sentence, at)
    if flags[at] & ADVERB and not flags[at] & ADJECTIVE:
        return not (words[at - 1] == "," and follow == "met")
    if flags[at] & ADJECTIVE:
        return not after & (ADJECTIVE | NOUN | NOUN_FORM | NUMERAL) or bool(after & (PREPOSITION | MARK))
    return not (before & (ARTICLE | DETERMINER | ADJECTIVE) and not before & (PRONOUN | ADVERB)) and (
        follow != "van" or words[at] == "kennis"
    )


def _is_of_infinitive(sentence: Sentence, at: int) -> bool:
    """Tell whether a particle belongs to the infinitive behind it: aan te tonen."""
    index = at + 2 if sentence.words[at + 1] == "te" else at + 1
    if index >= sentence.count:
        return False
    return any(joined(sentence.words[at], r.verb) for r in readings(sentence.words[index]) if r.kind == "infinitive")


def _is_prepositional_particle(sentence: Sentence, clause: Open, at: int, governs: bool) -> bool:
    """Judge a word that is a preposition as well, by what follows: nothing that it could govern."""
    words, flags = sentence.words, sentence.flags
    if at + 1 >= sentence.count or sentence.skipped[at + 1]:
        return True
    flag, word = flags[at + 1], words[at + 1]
    if word == "te" and at + 2 < sentence.count and flags[at + 2] & INFINITIVE:
        return not _is_of_infinitive(sentence, at)
    if governs or word == "zich":
        return _leads_to_infinitive(sentence, clause, at)
    if flag & MARK:
        return word not in _OPENING
    if word in _BEFORE_CLAUSE or sentence.taken[at + 1] or (flag & PREPOSITION and not flag & ARTICLE):
        return True
    if flag & (RELATIVE_ADVERB | SUBORDINATOR | COORDINATOR) and not flag & (DETERMINER | ADVERB):
        return True
    bare = flag & ADVERB and not flag & (DETERMINER | ADJECTIVE | NUMERAL | PRONOUN | NEGATIVE)
    if bare and (at + 2 >= sentence.count or not flags[at + 2] & _PHRASE or flags[at + 2] & PREPOSITION):
        return True
    return _leads_to_infinitive(sentence, clause, at)


def _leads_to_infinitive(sentence: Sentence, clause: Open, at: int) -> bool:
    """Tell a particle with an infinitive for its verb's object behind it: kondigde aan de steun te verhogen."""
    words, te = sentence.words, sentence.te[at + 1]
    if te > at + 20 or {",", "om", "dat"} & set(words[at + 2 : te]):
        return False
    return any((joined(words[at], r.verb) or "") in _WITH_INFINITIVE for r in readings(words[clause.finite]))
