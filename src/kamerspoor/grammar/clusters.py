"""Tell which form of a verb cluster is finite: `dat het zou kunnen worden herzien`, `die worden gebruikt`.

Source: Algemene Nederlandse Spraakkunst, 18.5 (clusters at the end) and 21.1.2.2 (the second pole).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE
from kamerspoor.grammar.forms import (
    AUXILIARIES,
    CLUSTER_HEADS,
    GOVERNORS,
    NO,
    PERFECT,
    PLURAL_AUXILIARIES,
    WEAK,
    is_sure,
    verb_of,
)
from kamerspoor.grammar.reading import DEPTH, Open, Sentence
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    DETERMINER,
    FINITE,
    INFINITIVE,
    NAME,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    PARTICIPLE,
    PRONOUN,
    VERB,
)

_SUBJECT_BEGINS = ARTICLE | DETERMINER | NOMINATIVE | PRONOUN | NAME | ADVERB | NOUN
_REACH = 30
# Words that open a clause at once behind its verb: vroeg of, vroeg om.
_OPENING = frozenset({"of", "om", "dat", "hoe", "waarom"})


def as_last(sentence: Sentence, at: int, flag: int) -> int:
    """Judge a form in a subordinate clause: of the verbs at its end the auxiliary is finite."""
    words, flags = sentence.words, sentence.flags
    following = flags[at + 1]
    if words[at] == "laat" and following & (INFINITIVE | NOUN):
        return WEAK
    if flag & (INFINITIVE | PARTICIPLE):
        if _has_head_behind(sentence, at, flag):
            return NO
        if sentence.sure[at + 1] == at + 1:
            return WEAK  # the verb of the clause above follows: waarin de strips verschenen kochten zij
    ends = sentence.ends_clause(at)
    if later(sentence, sentence.sure[at + 1], at, ends):
        return NO
    other = sentence.possible[at + 1]
    at_once = other == at + 1
    doubtful = flag & (NOUN_FORM | ADJECTIVE) or (at_once and not flags[other] & (PARTICIPLE | INFINITIVE))
    if other < NOWHERE and (not ends or at_once) and doubtful:
        return NO
    before_noun = following & (NOUN | NOUN_FORM) and not following & CLOSED
    return NO if flag & ADJECTIVE and words[at].endswith("e") and before_noun else WEAK


def _has_head_behind(sentence: Sentence, at: int, flag: int) -> bool:
    """Tell whether a finite auxiliary ends the cluster that an infinitive or participle begins."""
    words, flags = sentence.words, sentence.flags
    for index in range(at + 1, min(at + 5, sentence.count)):
        other, word = flags[index], words[index]
        if word != "te" and not (other & VERB and not other & NOUN_FORM):
            return False
        if word == "zijn":
            if flag & PARTICIPLE and sentence.ends_clause(index):
                return True
            continue
        # an infinitive hangs on zullen or laten, a participle on hebben or worden too
        heads = CLUSTER_HEADS if flag & PARTICIPLE or index > at + 1 else GOVERNORS
        if other & FINITE and words[index - 1] != "te" and verb_of(word) in heads:
            return True
    return False


def auxiliary_is_finite(sentence: Sentence, at: int) -> bool:
    """Tell `worden`, `hebben`, `kunnen` as finite verbs from the infinitives that another verb governs."""
    top = sentence.stack[-1]
    if top.finite < 0:
        return top.opener is None or top.kind == "infinitive" or _leads_cluster(sentence, at)
    if top.verb not in CLUSTER_HEADS:
        return True
    if top.verb in GOVERNORS and not top.verbs and top.opener is None:
        participle = sentence.flags[at + 1] & PARTICIPLE and sentence.ends_clause(at + 1)
        if participle or sentence.ends_clause(at):
            return False  # zou van 11 tot en met 29 juli worden gehouden
    joint = sentence.joint_after(top.last_verb())
    if joint < 0:
        return top.opener is not None and top.last_verb() < at - 1 and awaits(sentence)
    # kan worden besproken en worden besloten: an infinitive only right behind the conjunction
    if joint != at - 1 or sentence.words[joint] not in ("en", "of"):
        return True
    return bool(sentence.flags[at + 1] & _SUBJECT_BEGINS)


def _leads_cluster(sentence: Sentence, at: int) -> bool:
    """Tell a cluster's first auxiliary, which is finite unless another one follows: worden gebruikt, worden kunnen."""
    following, word = sentence.flags[at + 1], sentence.words[at + 1]
    if not following & FINITE or following & (NOUN_FORM | DETERMINER) or sentence.words[at] not in ("worden", "hebben"):
        return True
    if word in PLURAL_AUXILIARIES:
        return awaits(sentence) and not sentence.ends_clause(at + 1)
    return not (is_sure(word, following) and verb_of(word) in AUXILIARIES)


def of_cluster(sentence: Sentence, top: Open, at: int, flag: int) -> bool:
    """Tell a participle or infinitive that belongs to the verbs right before it: zou worden verplaatst."""
    if not flag & (PARTICIPLE | INFINITIVE) or top.last_verb() != at - 1:
        return False
    if top.verb in CLUSTER_HEADS:
        return True
    return bool(flag & PARTICIPLE) and any(sentence.words[verb] in PERFECT for verb in top.verbs[-3:])


def awaits(sentence: Sentence) -> bool:
    """Tell whether a clause above the last one still has no finite verb."""
    return any(c.finite < 0 and c.kind != "infinitive" for c in sentence.stack[-DEPTH:-1])


def later(sentence: Sentence, index: int, at: int, ready: bool) -> bool:
    """Tell whether the verb at `index` would be the clause's own; behind a conjunction it is another's.

    `ready` tells that the clause has what it needs, so that a conjunction may end it.
    """
    if index == NOWHERE or sentence.words[at + 1] in _OPENING:
        return False
    if not ready or index > at + _REACH:
        return True
    return sentence.words[at + 1 : index].count("en") == 0 and not {"maar", "want", "dus"} & set(
        sentence.words[at + 1 : index]
    )
