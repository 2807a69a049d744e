"""Decide whether a form is a finite verb where it stands.

Many a Dutch form is finite and an infinitive, a participle, a noun or an adjective as well. Where it stands
decides: a main clause has one finite verb behind its first constituent, a subordinate one has its verbs at the
end. Source: Algemene Nederlandse Spraakkunst, 21.1 (the two poles) and 2.3 (the forms of verbs).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE
from kamerspoor.grammar.clusters import as_last, auxiliary_is_finite, later, of_cluster
from kamerspoor.grammar.conjuncts import as_conjunct
from kamerspoor.grammar.forms import (
    AUXILIARIES,
    NO,
    PLURAL_AUXILIARIES,
    SURE,
    SURE_FORMS,
    WEAK,
    is_past,
    is_sure,
    number_of_verb,
    verb_of,
)
from kamerspoor.grammar.phrases import number_of
from kamerspoor.grammar.reading import DEPTH, Open, Sentence
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
    NEGATIVE,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    NUMERAL,
    OBLIQUE,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    STEM,
    word_set,
)
from kamerspoor.grammar.verbs import is_joined
from kamerspoor.grammar.zijn import zijn_here

_NEVER = word_set("gezien gegeven mede eens voorbij betreffende aangaande hangende staande bepaald inclusief")
_BEGINS_OBJECT = ARTICLE | DETERMINER | OBLIQUE | NAME
_DOUBTFUL = frozenset({"laat", "acht"})
_AFTER_DOUBTFUL = ARTICLE | NOMINATIVE | DETERMINER | PREPOSITION | PRONOUN | NAME | NEGATIVE | INFINITIVE


def finite_here(sentence: Sentence, at: int, flag: int, word: str) -> int:
    """Judge a form with FINITE: NO, WEAK (by its place only) or SURE."""
    words, flags = sentence.words, sentence.flags
    if (flag & NAME and not flag & FIRST) or word in _NEVER or words[at - 1] == "te":
        return NO
    opens = sentence.stack[-1].opener == at - 1 and flag & INFINITIVE
    if opens and flag & NOUN_FORM and flags[at + 1] & FINITE and is_sure(words[at + 1], flags[at + 1]):
        return NO  # dat gelden worden verschoven
    if flag & NOUN_FORM and words[at - 1] == "het" and (flags[at - 2] & PREPOSITION or words[at + 1] == "van"):
        return NO  # op het punt van
    if word == "zijn":
        return zijn_here(sentence, at)
    if flag & STEM:
        return _first_person(sentence, at, flag)
    if is_sure(word, flag):
        if flags[at - 1] & ARTICLE and not flags[at - 1] & PRONOUN and word not in SURE_FORMS:
            return NO
        return NO if word in PLURAL_AUXILIARIES and not auxiliary_is_finite(sentence, at) else SURE
    top = sentence.stack[-1]
    if word in _DOUBTFUL and top.opener is None and not flags[at + 1] & _AFTER_DOUBTFUL and not _judges(sentence, at):
        return NO
    if len(sentence.stack) == 1 and is_joined(word):
        return NO
    if top.finite < 0 and top.opener is None and _beside_nominative(sentence, top, at, flag):
        return SURE
    return _by_place(sentence, top, at, flag)


def _judges(sentence: Sentence, at: int) -> bool:
    """Tell `acht` the verb: Malta acht voorraden toereikend, en acht uitstel te vroeg; not acht (kleine) landen."""
    if sentence.words[at] != "acht":
        return False
    if sentence.flags[at - 1] & (NAME | NOUN) and sentence.stack[-1].finite < 0:
        return True
    return bool(sentence.flags[at + 1] & ADJECTIVE) and not sentence.words[at + 1].endswith("e")


def _beside_nominative(sentence: Sentence, top: Open, at: int, flag: int) -> bool:
    """Tell a form beside a pronoun in the nominative: hij beschuldigde, daarop weten wij."""
    if sentence.flags[at - 1] & NOMINATIVE:
        return True
    return bool(sentence.flags[at + 1] & NOMINATIVE and top.members) and not flag & NOUN_FORM


def _by_place(sentence: Sentence, top: Open, at: int, flag: int) -> int:
    """Judge a form by the clause that would have it: the last one, or one above that still waits for its verb."""
    stack = sentence.stack
    if top.kind == "infinitive" and len(stack) > 1:
        above = next((c for c in stack[: -1 - DEPTH : -1] if c.kind != "infinitive"), None)
        if above is None or not top.verbs:
            return NO
        top = above
    if top.finite >= 0:
        joint = sentence.joint_after(top.last_verb())
        if joint >= 0:
            return as_conjunct(sentence, top, at, flag, joint)
        waiting = (c for c in stack[-2 : -2 - DEPTH : -1] if c.finite < 0 and c.kind != "infinitive")
        above = next(waiting, None)
        if above is None or (top.verb in AUXILIARIES and at == top.finite + 1) or of_cluster(sentence, top, at, flag):
            return NO
        top = above
    return _as_first(sentence, top, at, flag) if top.opener is None else as_last(sentence, at, flag)


def _first_person(sentence: Sentence, at: int, flag: int) -> int:
    """Judge a bare stem: finite beside `ik`, or before `u` and `je`."""
    words, flags = sentence.words, sentence.flags
    if words[at + 1] in ("ik", "u", "je", "jij"):
        before = flags[at - 1]
        return NO if before & (ARTICLE | DETERMINER | PREPOSITION) and not before & ADVERB else SURE
    top = sentence.stack[-1]
    if top.finite >= 0:
        return WEAK if _speaks_on(sentence, top, at, flag) else NO
    if words[at - 1] in ("ik", "je", "u"):
        return SURE if words[at - 1] == "ik" or sentence.possible[at + 1] == NOWHERE else NO
    if not any(words[part[1]] == "ik" for part in top.parts[:3]):
        return NO
    return SURE if not flag & NOUN_FORM or sentence.ends_clause(at) else NO


def _speaks_on(sentence: Sentence, clause: Open, at: int, flag: int) -> bool:
    """Tell a second verb of `ik` behind a conjunction: Ik dank de Commissie en vraag haar om een brief."""
    words, following = sentence.words, sentence.flags[at + 1]
    if clause.opener is not None or words[at - 1] not in ("en", "maar") or "ik" not in _beside(words, clause.finite):
        return False
    begins = _BEGINS_OBJECT if flag & NOUN_FORM else _BEGINS_OBJECT | PREPOSITION | ADVERB
    return bool(following & begins) and not following & MARK


def _beside(words: list[str], at: int) -> list[str]:
    return words[max(0, at - 1) : at + 2]


def _as_first(sentence: Sentence, clause: Open, at: int, flag: int) -> int:
    """Judge a form that would be a main clause's verb: something stands before it, and no surer form follows."""
    flags = sentence.flags
    if later(sentence, sentence.sure[at + 1], at, bool(clause.members)):
        return NO
    other = sentence.possible[at + 1]
    follows = later(sentence, other, at, bool(clause.parts))
    following = flags[at + 1]
    if flag & PARTICIPLE and follows and sentence.words[at - 1] == "," and following & PREPOSITION:
        return NO  # het verslag, voorzien voor mei, gaat ...
    if not clause.parts and sentence.clauses[-1] is clause and sentence.begins(clause):
        if follows or flag & (NOUN_FORM | ADJECTIVE) or (flag & PARTICIPLE and not flag & INFINITIVE):
            return WEAK if following & (NOMINATIVE | ARTICLE) and not following & MARK and not follows else NO
        return WEAK if following & (ARTICLE | NOMINATIVE | NAME | DETERMINER | PREPOSITION | NUMERAL) else NO
    if is_past(sentence.words[at]) and not sentence.words[at].endswith("e"):
        return WEAK  # a strong verb in the past stands for no noun without an article: Italië vroeg de Commissie
    if follows and sentence.words[at + 1] != "er":
        if flag & ADJECTIVE and following & (NOUN | NOUN_FORM) and not following & NAME:
            return NO
        if flag & NOUN_FORM and not flags[other] & (NOUN_FORM | ADJECTIVE):
            return NO
        if flag & PARTICIPLE and verb_of(sentence.words[other]) in AUXILIARIES:
            return NO
    if flag & (INFINITIVE | NOUN_FORM) and not _fits_plural(sentence, clause, at):
        return NO
    return WEAK


def _fits_plural(sentence: Sentence, clause: Open, at: int) -> bool:
    """Tell whether a plural form can have a subject: not when a phrase in the singular alone stands before it."""
    if number_of_verb(sentence.words[at]) is not True or len(clause.parts) != 1:
        return True
    first, head, last, preposition = clause.parts[0]
    if preposition >= 0 or last != at - 1 or number_of(sentence.tokens, first, head) is not False:
        return True
    return bool(sentence.flags[at + 1] & (ARTICLE | DETERMINER | NOMINATIVE | NAME))
