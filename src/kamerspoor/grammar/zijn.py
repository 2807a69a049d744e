"""Judge `zijn`: a verb (are, be) or a determiner (his), the commonest form in Dutch that can be either.

Source: Algemene Nederlandse Spraakkunst, 2.3.5 (zijn) and 5.5 (possessive pronouns).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE
from kamerspoor.grammar.clusters import awaits
from kamerspoor.grammar.conjuncts import plural_before
from kamerspoor.grammar.forms import AUXILIARIES, NO, SURE, WEAK, is_sure
from kamerspoor.grammar.reading import Open, Sentence
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    DETERMINER,
    FINITE,
    FIRST,
    INFINITIVE,
    MARK,
    NAME,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    NUMERAL,
    PARTICIPLE,
    PREPOSITION,
    is_time_noun,
)

_NOUNISH = NOUN | NOUN_FORM | ADJECTIVE | NUMERAL | NAME
_NO_NOUN = PREPOSITION | MARK | ADVERB | ARTICLE | DETERMINER


def zijn_here(sentence: Sentence, at: int) -> int:
    """Judge `zijn` as a finite verb: NO, WEAK or SURE."""
    flags = sentence.flags
    before, following = flags[at - 1], flags[at + 1]
    if before & PREPOSITION and not before & ADVERB and not sentence.ends_clause(at):
        return NO
    sure = sentence.sure[at + 1] < NOWHERE
    if flags[at] & FIRST and sure and not following & (ARTICLE | NOMINATIVE | NAME):
        return NO
    noun = before_noun(sentence, at)
    if noun and sure:
        return NO
    top = sentence.stack[-1]
    if top.kind == "infinitive":
        return WEAK if top.verbs and not noun else NO
    if top.finite >= 0:
        return _second(sentence, top, at, noun)
    return _first(sentence, top, at, noun)


def before_noun(sentence: Sentence, at: int) -> bool:
    """Tell whether what follows `zijn` can be the noun phrase that it would stand in."""
    following, word = sentence.flags[at + 1], sentence.words[at + 1]
    if not following & _NOUNISH or following & _NO_NOUN or is_time_noun(word):
        return False
    if following & PARTICIPLE and not word.endswith("e"):
        return False
    return not (following & FINITE and is_sure(word, following))


def _first(sentence: Sentence, top: Open, at: int, noun: bool) -> int:
    """Judge it in a clause that has no finite verb yet."""
    other = sentence.possible[at + 1]
    follows = other < NOWHERE
    if not noun:
        return SURE if top.members or not follows else WEAK
    if top.opener is not None:
        return NO if follows or not top.parts else WEAK
    beyond = sentence.far[at + 1] < NOWHERE
    if sentence.begins(top):
        return NO if follows or beyond else WEAK
    if sentence.words[at - 1] == "," and beyond:
        return NO  # an apposition: haar zus, zijn tante, ...
    return NO if follows and not sentence.flags[other] & (NOUN_FORM | PARTICIPLE | INFINITIVE) else WEAK


def _second(sentence: Sentence, top: Open, at: int, noun: bool) -> int:
    """Judge it in a clause that has its finite verb: of a coordinated clause, or of one above."""
    joint = sentence.joint_after(top.last_verb())
    if noun:
        if joint < 0 or sentence.possible[at + 1] < NOWHERE or not plural_before(sentence, top, joint):
            return NO
        return WEAK if top.parts[-1][2] == at - 1 else NO
    if joint < 0:
        own = top.verb in AUXILIARIES and top.verb != "zijn" and top.verbs and top.verbs[-1] == at - 1
        return WEAK if awaits(sentence) and not own else NO
    governed = top.verb in AUXILIARIES and sentence.flags[at - 1] & (PARTICIPLE | ADJECTIVE)
    if governed and sentence.ends_clause(at) and not plural_before(sentence, top, joint):
        return NO
    return SURE
