"""Decide whether a form is a finite verb here, another verb of its clause, or no verb.

Many a Dutch form is finite and an infinitive, a participle, a noun or an adjective as well. Where it stands
decides: a main clause has one finite verb behind its first constituent, a subordinate one has its verbs at the
end. Source: Algemene Nederlandse Spraakkunst, 21.1 (the two poles) and 18.5 (verb clusters).
"""

from __future__ import annotations

from kamerspoor.grammar.phrases import number_of
from kamerspoor.grammar.reading import (
    AUXILIARIES,
    DEPTH,
    GOVERNORS,
    NOWHERE,
    PERFECT,
    PLURAL_AUXILIARIES,
    SURE_FORMS,
    Open,
    Sentence,
    is_sure,
    is_past,
    number_of_verb,
    verb_of,
)
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
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
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    STEM,
    VERB,
    Tokens,
    is_time_noun,
)
from kamerspoor.grammar.verbs import is_joined, particles_of

NO, WEAK, SURE = 0, 1, 2
# Verbs that stand last in a cluster when finite: gezien heeft, laten zien kan.
_HEADS = AUXILIARIES | GOVERNORS
WITH_PARTICIPLE = _HEADS | {"raken", "krijgen", "lijken", "blijken", "schijnen", "heten", "vinden", "achten"}
_NEVER = frozenset("gezien gegeven mede eens voorbij betreffende aangaande hangende staande bepaald inclusief".split())
_NOUNISH = NOUN | NOUN_FORM | ADJECTIVE | NUMERAL


def finite_here(sentence: Sentence, tokens: Tokens, at: int, flag: int, word: str) -> int:
    """Judge a form with FINITE: NO, WEAK (by its place only) or SURE."""
    words, flags = sentence.words, sentence.flags
    if flag & NAME and not flag & FIRST or word in _NEVER or at and words[at - 1] == "te":
        return NO
    if flag & NOUN_FORM and at > 1 and words[at - 1] == "het" and (flags[at - 2] & PREPOSITION or words[at + 1 : at + 2] == ["van"]):
        return NO  # op het punt van
    if word == "zijn":
        return _zijn(sentence, tokens, at)
    if flag & STEM:
        return _first_person(sentence, at, flag)
    if is_sure(word, flag):
        if at and flags[at - 1] & ARTICLE and not flags[at - 1] & PRONOUN and word not in SURE_FORMS:
            return NO
        if word in PLURAL_AUXILIARIES and not _auxiliary_is_finite(sentence, at):
            return NO
        return SURE
    if word in ("laat", "acht") and sentence.stack[-1].opener is None and not _goes_on_as_verb(sentence, at):
        return NO
    top = sentence.stack[-1]
    if len(sentence.stack) == 1 and is_joined(word):
        return NO
    if top.finite < 0 and top.opener is None and (
        at and flags[at - 1] & NOMINATIVE or at + 1 < sentence.count and flags[at + 1] & NOMINATIVE and top.members and not flag & NOUN_FORM
    ):
        return SURE  # beside a pronoun in the nominative: hij beschuldigde, daarop weten wij
    if top.kind == "infinitive" and len(sentence.stack) > 1:
        above = next((c for c in sentence.stack[: -1 - DEPTH : -1] if c.kind != "infinitive"), None)
        if above is None or not top.verbs:
            return NO
        top = above
    if top.finite < 0:
        return _as_first(sentence, tokens, top, at, flag) if top.opener is None else _as_last(sentence, top, at, flag)
    joint = sentence.joint_after(top.last_verb())
    if joint < 0:
        above = next((c for c in sentence.stack[-2 : -2 - DEPTH : -1] if c.finite < 0 and c.kind != "infinitive"), None)
        if above is None or flag & (PARTICIPLE | INFINITIVE) and _is_of_cluster(sentence, top, at, flag) or top.verb in AUXILIARIES and at == top.finite + 1:
            return NO
        return _as_first(sentence, tokens, above, at, flag) if above.opener is None else _as_last(sentence, above, at, flag)
    return _as_conjunct(sentence, tokens, top, at, flag, joint)


def _is_of_cluster(sentence: Sentence, top: Open, at: int, flag: int) -> bool:
    """Tell a participle or infinitive that belongs to the verbs right before it: zou worden verplaatst."""
    if top.last_verb() != at - 1:
        return False
    if top.verb in AUXILIARIES | GOVERNORS:
        return True
    return bool(flag & PARTICIPLE) and any(sentence.words[v] in PERFECT for v in top.verbs)


def _auxiliary_is_finite(sentence: Sentence, at: int) -> bool:
    """Tell `worden`, `hebben`, `kunnen` as finite verbs from the infinitives that another verb governs."""
    top = sentence.stack[-1]
    follow = sentence.words[at + 1] if at + 1 < sentence.count else ""
    if top.finite >= 0:
        if top.verb in GOVERNORS and not top.verbs and top.opener is None and (sentence.ends_clause(at) or _participle_ends(sentence, at)):
            return False  # zou van 11 tot en met 29 juli worden gehouden
        if top.verb in AUXILIARIES or top.verb in GOVERNORS:
            joint = sentence.joint_after(top.last_verb())
            if joint < 0:
                return len(sentence.stack) > 1 and top.opener is not None and top.last_verb() < at - 1 and _awaits(sentence)
            # kan worden besproken en worden besloten: as an infinitive only right behind the conjunction
            if joint != at - 1 or sentence.words[joint] not in ("en", "of"):
                return True
            following = sentence.flags[at + 1] if at + 1 < sentence.count else MARK
            return bool(following & (ARTICLE | DETERMINER | NOMINATIVE | PRONOUN | NAME | ADVERB | NOUN))
        return True
    if top.opener is not None and top.kind != "infinitive":
        # a cluster's first auxiliary is finite unless another one follows: worden gebruikt, kunnen worden
        next_flag = sentence.flags[at + 1] if at + 1 < sentence.count else MARK
        if next_flag & FINITE and not next_flag & (NOUN_FORM | DETERMINER) and sentence.words[at] in ("worden", "hebben"):
            if follow in PLURAL_AUXILIARIES and _awaits(sentence) and not sentence.ends_clause(at + 1):
                return True
            return follow not in PLURAL_AUXILIARIES and not (is_sure(follow, next_flag) and verb_of(follow) in AUXILIARIES)
        return True
    return True


def _participle_ends(sentence: Sentence, at: int) -> bool:
    """Tell whether a participle right behind a token ends the clause."""
    return at + 1 < sentence.count and bool(sentence.flags[at + 1] & PARTICIPLE) and sentence.ends_clause(at + 1)


def _awaits(sentence: Sentence) -> bool:
    """Tell whether a clause above the last one still has no finite verb."""
    return any(c.finite < 0 and c.kind != "infinitive" for c in sentence.stack[-DEPTH:-1])


def _goes_on_as_verb(sentence: Sentence, at: int) -> bool:
    if at + 1 >= sentence.count:
        return True
    flag = sentence.flags[at + 1]
    return bool(flag & (ARTICLE | NOMINATIVE | DETERMINER | PREPOSITION | PRONOUN | NAME | NEGATIVE | INFINITIVE)) or (
        sentence.stack[-1].opener is not None and sentence.ends_clause(at)
    )


def _first_person(sentence: Sentence, at: int, flag: int) -> int:
    """A bare stem is finite beside `ik`, or before `u` and `je`."""
    words, flags = sentence.words, sentence.flags
    if at + 1 < sentence.count and words[at + 1] in ("ik", "u", "je", "jij"):
        return NO if at and flags[at - 1] & (ARTICLE | DETERMINER | PREPOSITION) and not flags[at - 1] & ADVERB else SURE
    top = sentence.stack[-1]
    if at and words[at - 1] in ("ik", "je", "u") and top.finite < 0:
        return SURE if words[at - 1] == "ik" or sentence.possible[at + 1] == NOWHERE else NO
    if top.finite >= 0 or not any(words[p[1]] == "ik" for p in top.parts[:3]):
        return NO
    return SURE if not flag & NOUN_FORM or sentence.ends_clause(at) else NO


def _as_first(sentence: Sentence, tokens: Tokens, clause: Open, at: int, flag: int) -> int:
    """Judge a form that would be a main clause's verb: something stands before it, and no surer form follows."""
    words, flags = sentence.words, sentence.flags
    if _later(sentence, sentence.sure[at + 1], at, bool(clause.members)):
        return NO
    later = _later(sentence, sentence.possible[at + 1], at, bool(clause.parts))
    following = flags[at + 1] if at + 1 < sentence.count else MARK
    if not clause.parts and sentence.clauses[-1] is clause and not any(not flags[m] & COORDINATOR for m in clause.members):
        if later or flag & (NOUN_FORM | ADJECTIVE) or flag & PARTICIPLE and not flag & INFINITIVE:
            return NO if following & MARK or later or not following & (NOMINATIVE | ARTICLE) else WEAK
        return WEAK if following & (ARTICLE | NOMINATIVE | NAME | DETERMINER | PREPOSITION | NUMERAL) else NO
    if flag & ADJECTIVE and later and following & (NOUN | NOUN_FORM) and not following & NAME:
        return NO
    if flag & NOUN_FORM and later and not flags[sentence.possible[at + 1]] & (NOUN_FORM | ADJECTIVE):
        return NO
    if flag & PARTICIPLE and later:
        follow = sentence.possible[at + 1]
        if verb_of(words[follow]) in AUXILIARIES:
            return NO
    if flag & (INFINITIVE | NOUN_FORM) and not _fits_plural(sentence, tokens, clause, at):
        return NO
    return WEAK


def _later(sentence: Sentence, index: int, at: int, ready: bool) -> bool:
    """Tell whether the verb at `index` would be this clause's; a conjunction before it makes it another's."""
    if index == NOWHERE:
        return False
    if not ready or index > at + 30:
        return True
    return not any(sentence.words[i] in ("en", "maar", "want", "dus") for i in range(at + 1, index))


def _fits_plural(sentence: Sentence, tokens: Tokens, clause: Open, at: int) -> bool:
    """Tell whether a plural form can have a subject: not when a phrase in the singular alone stands before it."""
    if number_of_verb(sentence.words[at]) is not True or not clause.parts:
        return True
    first = clause.parts[0]
    if first[3] >= 0 or len(clause.parts) > 1 or first[2] != at - 1:
        return True
    if number_of(tokens, first[0], first[1]) is not False:
        return True
    return bool(at + 1 < sentence.count and sentence.flags[at + 1] & (ARTICLE | DETERMINER | NOMINATIVE | NAME))


def _as_last(sentence: Sentence, clause: Open, at: int, flag: int) -> int:
    """Judge a form in a subordinate clause: its cluster has one finite verb, the auxiliary."""
    words, flags = sentence.words, sentence.flags
    if words[at] == "laat" and at + 1 < sentence.count and flags[at + 1] & (INFINITIVE | NOUN):
        return WEAK
    if flag & (INFINITIVE | PARTICIPLE):
        index = at + 1
        while index < sentence.count and index < at + 5 and (flags[index] & VERB and not flags[index] & NOUN_FORM or words[index] == "te"):
            heads = _HEADS if flag & PARTICIPLE or index > at + 1 else GOVERNORS
            if flags[index] & FINITE and verb_of(words[index]) in heads and words[index - 1] != "te" and words[index] != "zijn":
                return NO
            if words[index] == "zijn" and sentence.ends_clause(index) and flag & PARTICIPLE:
                return NO
            index += 1
        if sentence.sure[at + 1] == at + 1:
            return WEAK  # the verb of the clause above follows: waarin de strips verschenen kochten zij
    if _later(sentence, sentence.sure[at + 1], at, sentence.ends_clause(at)):
        return NO
    later = sentence.possible[at + 1]
    if later < NOWHERE and (flag & (NOUN_FORM | ADJECTIVE) or later == at + 1 and not flags[later] & (PARTICIPLE | INFINITIVE)):
        if not sentence.ends_clause(at) or later == at + 1:
            return NO
    if flag & ADJECTIVE and words[at].endswith("e") and at + 1 < sentence.count and flags[at + 1] & (NOUN | NOUN_FORM) and not flags[at + 1] & CLOSED:
        return NO
    return WEAK


def _as_conjunct(sentence: Sentence, tokens: Tokens, top: Open, at: int, flag: int, joint: int) -> int:
    """Judge a form behind a comma or conjunction in a clause that has its finite verb."""
    words, flags = sentence.words, sentence.flags
    following = flags[at + 1] if at + 1 < sentence.count else MARK
    direct = all(flags[i] & (ADVERB | NEGATIVE | COORDINATOR | MARK) for i in range(max(joint + 1, at - 4), at)) and at - joint < 5
    if sentence.sure[at + 1] < NOWHERE and not (direct and flag & PARTICIPLE == 0 and not flag & NOUN_FORM):
        return NO
    if (direct and following & NOMINATIVE or flags[at - 1] & NOMINATIVE) and not flag & NOUN_FORM:
        return WEAK
    governed = flag & INFINITIVE and top.verb in GOVERNORS or flag & PARTICIPLE and top.verb in AUXILIARIES
    if governed and not top.verbs and sentence.ends_clause(at):
        return NO  # the verb that the auxiliary waits for
    subject = _plural_before(sentence, tokens, top, joint, at)
    if flag & INFINITIVE and not flag & PARTICIPLE:
        if direct:
            if governed or flag & NOUN_FORM and not following & (ARTICLE | DETERMINER | NOMINATIVE):
                return NO
            return WEAK if words[joint] != "," or words[at + 1 : at + 2] == ["er"] or following & (ARTICLE | NOMINATIVE | DETERMINER | PREPOSITION | NAME) else NO
        if not subject:
            return NO
        return NO if governed and sentence.ends_clause(at) else WEAK
    if flag & PARTICIPLE:
        if governed:
            if not direct and not sentence.ends_clause(at) and _phrase_before(top, joint, at) and not following & PREPOSITION:
                return WEAK  # heeft land nodig en de verzorging vereist mankracht
            return WEAK if direct and following & (ARTICLE | DETERMINER | NOMINATIVE) and not top.verbs else NO
        return WEAK if direct and not following & MARK or not direct and _phrase_before(top, joint, at) else NO
    if flag & ADJECTIVE and words[at].endswith("e") and following & (NOUN | NOUN_FORM | ADJECTIVE) and not following & CLOSED:
        return NO
    if flag & NOUN_FORM:
        if direct:
            return WEAK if following & (ARTICLE | DETERMINER | NOMINATIVE) or is_past(words[at]) else NO
        return WEAK if _phrase_before(top, joint, at) and not sentence.possible[at + 1] < NOWHERE else NO
    return WEAK


def _phrase_before(top: Open, joint: int, at: int) -> bool:
    """Tell whether a noun phrase stands between a joint and a token."""
    return any(p[0] > joint and p[3] < 0 for p in top.parts[-4:])


def _plural_before(sentence: Sentence, tokens: Tokens, top: Open, joint: int, at: int) -> bool:
    """Tell whether a noun phrase that can be plural stands before a token, behind the joint or joined by it."""
    near = [p for p in top.parts[-3:] if p[0] > joint and p[3] < 0]
    if not near:
        return False
    if number_of(tokens, near[0][0], near[0][1]) is not False:
        return True
    return sentence.words[joint] in ("en", "noch") and len(top.parts) > 1 and top.parts[-2][2] == joint - 1


def _zijn(sentence: Sentence, tokens: Tokens, at: int) -> int:
    """Judge `zijn`: the verb (are, be) or the determiner (his)."""
    words, flags = sentence.words, sentence.flags
    following = flags[at + 1] if at + 1 < sentence.count else MARK
    before = flags[at - 1] if at else MARK | FIRST
    top = sentence.stack[-1]
    noun = bool(following & (_NOUNISH | NAME)) and not following & (PREPOSITION | MARK | ADVERB | ARTICLE | DETERMINER & ~ADJECTIVE)
    if noun and is_time_noun(words[at + 1]):
        noun = False
    if noun and following & PARTICIPLE and not words[at + 1].endswith("e"):
        noun = False
    if noun and following & FINITE and is_sure(words[at + 1], following):
        noun = False
    later = sentence.possible[at + 1] < NOWHERE
    if before & PREPOSITION and not before & ADVERB and not sentence.ends_clause(at):
        return NO
    if flags[at] & FIRST and sentence.sure[at + 1] < NOWHERE and not following & (ARTICLE | NOMINATIVE | NAME):
        return NO
    if noun and (before & PREPOSITION and not before & ADVERB or sentence.sure[at + 1] < NOWHERE):
        return NO
    if top.finite < 0 and top.kind != "infinitive":
        if not noun:
            return SURE if top.parts or top.members or not later else WEAK
        if top.opener is not None:
            return NO if later or not top.parts else WEAK
        if not any(not flags[m] & COORDINATOR for m in top.members):
            return NO if later or sentence.far[at + 1] < NOWHERE else WEAK
        if words[at - 1] == "," and sentence.far[at + 1] < NOWHERE:
            return NO  # an apposition: haar zus, zijn tante, ...
        return NO if later and not flags[sentence.possible[at + 1]] & (NOUN_FORM | PARTICIPLE | INFINITIVE) else WEAK
    joint = sentence.joint_after(top.last_verb())
    if top.kind == "infinitive":
        return NO if noun or not top.verbs else WEAK
    if noun:
        return WEAK if joint >= 0 and _plural_before(sentence, tokens, top, joint, at) and not later and top.parts[-1][2] == at - 1 else NO
    if joint < 0:
        if _awaits(sentence) and top.last_verb() < at:
            return WEAK if not (top.verb in AUXILIARIES and top.verbs and top.verbs[-1] == at - 1 and top.verb != "zijn") else NO
        return NO
    if top.verb in AUXILIARIES and at and (flags[at - 1] & (PARTICIPLE | ADJECTIVE)) and sentence.ends_clause(at) and not _plural_before(sentence, tokens, top, joint, at):
        return NO
    return SURE


def nonfinite_here(sentence: Sentence, at: int, flag: int) -> bool:
    """Tell whether a form that is not finite here is a verb of its clause all the same."""
    words, flags = sentence.words, sentence.flags
    if flag & INFINITIVE:
        if at and words[at - 1] == "te":
            return True
    if flag & PARTICIPLE and _stands_aside(sentence, at):
        return False
    if flag & INFINITIVE:
        if _is_bare_infinitive(sentence, at, flag):
            return True
    return bool(flag & PARTICIPLE) and _is_predicative(sentence, at, flag, flags[at + 1] if at + 1 < sentence.count else MARK)


def _stands_aside(sentence: Sentence, at: int) -> bool:
    """Tell a participle behind a comma that its clause's verb does not govern: de wet, thans voorzien voor 2024, zal ..."""
    words, flags = sentence.words, sentence.flags
    before = at - 1
    if words[before] == "dan":
        return True  # hoger dan voorzien
    if before > 0 and flags[before] & ADVERB:
        before -= 1
    following = flags[at + 1] if at + 1 < sentence.count else MARK
    return before >= 0 and words[before] == "," and bool(following & PREPOSITION) and sentence.stack[-1].verb not in PERFECT


def _is_predicative(sentence: Sentence, at: int, flag: int, following: int) -> bool:
    """Tell a participle that is a verb of its clause from one that is a noun or stands before one."""
    before = sentence.flags[at - 1] if at else 0
    if flag & NAME and not flag & FIRST:
        return False
    top = sentence.stack[-1]
    if top.finite >= 0 and flag & PARTICLE and sentence.words[at] in particles_of(sentence.words[top.finite]):
        return False  # maakte bekend
    if top.finite >= 0 and top.opener is None and top.verb not in WITH_PARTICIPLE and not top.verbs:
        return False  # daarin gesteund door Spanje
    if flag & NOUN_FORM:
        return not before & (ARTICLE | DETERMINER | ADJECTIVE | PREPOSITION)
    if sentence.words[at].endswith("en") and following & (NOUN | NOUN_FORM) and not following & (CLOSED | VERB | NAME):
        return sentence.stack[-1].verb in AUXILIARIES
    return True


def _is_bare_infinitive(sentence: Sentence, at: int, flag: int) -> bool:
    """Tell an infinitive that a verb of its clause governs from a noun."""
    words, flags = sentence.words, sentence.flags
    before = flags[at - 1] if at else 0
    following = flags[at + 1] if at + 1 < sentence.count else MARK
    if flag & NAME and not flag & FIRST:
        return False
    if words[at] == "zijn" and following & (_NOUNISH | NAME) and not following & (PREPOSITION | PARTICIPLE | ADVERB):
        return False
    if flag & NOUN_FORM and at and words[at - 1] == "er":
        return False
    if flag & NOUN_FORM and before & (ARTICLE | DETERMINER | PREPOSITION | ADJECTIVE) and not before & (ADVERB | PRONOUN):
        return False
    top = sentence.stack[-1]
    if top.finite >= 0:
        if flag & NOUN_FORM and not sentence.ends_clause(at) and not following & PREPOSITION:
            return False
        if top.verb in GOVERNORS or top.verbs and top.verbs[-1] == at - 1:
            return True
        # is gaan praten, heeft laten weten: an infinitive for the participle where another follows
        return top.verb in PERFECT and (
            bool(following & INFINITIVE) and verb_of(words[at]) in GOVERNORS or any(flags[v] & INFINITIVE for v in top.verbs)
        )
    if top.kind == "infinitive":
        return bool(top.verbs) and not flag & NOUN_FORM
    if top.opener is None:
        return bool(flag & FIRST) and not flag & NOUN_FORM and at + 1 < sentence.sure[at + 1] < NOWHERE
    return sentence.possible[at + 1] < at + 5
