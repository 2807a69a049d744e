"""Tell participles and infinitives that are verbs of their clause from nouns and adjectives that look like them.

Source: Algemene Nederlandse Spraakkunst, 2.3.3 (participles), 18.5 (infinitives with and without te).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE
from kamerspoor.grammar.forms import AUXILIARIES, CLUSTER_HEADS, GOVERNORS, PERFECT, verb_of
from kamerspoor.grammar.reading import Sentence
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    DETERMINER,
    FIRST,
    INFINITIVE,
    NAME,
    NOUN,
    NOUN_FORM,
    NUMERAL,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from kamerspoor.grammar.verbs import particles_of

# Verbs with a participle beside them that is no mere apposition.
WITH_PARTICIPLE = CLUSTER_HEADS | {"raken", "krijgen", "lijken", "blijken", "schijnen", "heten", "vinden", "achten"}
_BEFORE_NOUN = ARTICLE | DETERMINER | ADJECTIVE | PREPOSITION
_ER, _ER_REACH = frozenset({"er", "daar", "hier"}), 20
_NOUNISH = NOUN | NOUN_FORM | ADJECTIVE | NUMERAL | NAME


def nonfinite_here(sentence: Sentence, at: int, flag: int) -> bool:
    """Tell whether a form that is not finite here is a verb of its clause all the same."""
    if flag & INFINITIVE and sentence.words[at - 1] == "te":
        return True
    if flag & PARTICIPLE and _stands_aside(sentence, at):
        return False
    if flag & INFINITIVE and _is_bare_infinitive(sentence, at, flag):
        return True
    return bool(flag & PARTICIPLE) and _is_predicative(sentence, at, flag)


def _stands_aside(sentence: Sentence, at: int) -> bool:
    """Tell a participle behind a comma that its clause's verb does not govern: de wet, voorzien voor 2024, zal ..."""
    words, flags = sentence.words, sentence.flags
    before = at - 1
    if words[before] == "dan":
        return True  # hoger dan voorzien
    if before > 0 and flags[before] & ADVERB:
        before -= 1
    return words[before] == "," and bool(flags[at + 1] & PREPOSITION) and sentence.stack[-1].verb not in PERFECT


def _is_predicative(sentence: Sentence, at: int, flag: int) -> bool:
    """Tell a participle that is a verb of its clause from one that is a noun or stands before one."""
    if flag & NAME and not flag & FIRST:
        return False
    top = sentence.stack[-1]
    word, following = sentence.words[at], sentence.flags[at + 1]
    if top.finite >= 0:
        if flag & PARTICLE and word in particles_of(sentence.words[top.finite]):
            return False  # maakte bekend
        if top.opener is None and top.verb not in WITH_PARTICIPLE and not top.verbs:
            return False  # daarin gesteund door Spanje
    if flag & NOUN_FORM:
        return not sentence.flags[at - 1] & _BEFORE_NOUN
    if word.endswith("en") and following & (NOUN | NOUN_FORM) and not following & (CLOSED | VERB | NAME):
        return top.verb in AUXILIARIES
    return True


def _is_bare_infinitive(sentence: Sentence, at: int, flag: int) -> bool:
    """Tell an infinitive that a verb of its clause governs from a noun."""
    words, flags = sentence.words, sentence.flags
    before, following = flags[at - 1], flags[at + 1]
    if (flag & NAME and not flag & FIRST) or (words[at] == "zijn" and flag & FIRST):
        return False
    if words[at] == "zijn" and following & _NOUNISH and not following & (PREPOSITION | PARTICIPLE | ADVERB):
        return False
    top = sentence.stack[-1]
    stranded = (
        before & PREPOSITION and top.finite >= 0 and not _ER.isdisjoint(words[max(top.finite, at - _ER_REACH) : at])
    )
    noun = before & _BEFORE_NOUN and not before & (ADVERB | PRONOUN) and not (stranded and sentence.ends_clause(at))
    if flag & NOUN_FORM and (words[at - 1] == "er" or noun):
        return False
    if top.finite < 0:
        if top.kind == "infinitive":
            return bool(top.verbs) and not flag & NOUN_FORM
        if top.opener is None:
            return bool(flag & FIRST) and not flag & NOUN_FORM and at + 1 < sentence.sure[at + 1] < NOWHERE
        return sentence.possible[at + 1] < at + 5
    if flag & NOUN_FORM and not sentence.ends_clause(at) and not following & PREPOSITION:
        return False
    if top.verb in GOVERNORS or (top.verbs and top.verbs[-1] == at - 1):
        return True
    # is gaan praten, heeft laten weten: an infinitive for the participle where another follows
    doubled = bool(following & INFINITIVE) and verb_of(words[at]) in GOVERNORS
    return top.verb in PERFECT and (doubled or any(flags[verb] & INFINITIVE for verb in top.verbs[-3:]))
