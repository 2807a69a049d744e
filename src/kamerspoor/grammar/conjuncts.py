"""Judge forms behind a comma or conjunction in a clause that has its finite verb: does a second clause begin?

Source: Algemene Nederlandse Spraakkunst, 25 (coordination) and 26 (what is left out in it).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE
from kamerspoor.grammar.forms import AUXILIARIES, GOVERNORS, NO, WEAK, is_past, number_of_verb
from kamerspoor.grammar.phrases import number_of
from kamerspoor.grammar.reading import Open, Sentence
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    DETERMINER,
    INFINITIVE,
    MARK,
    NAME,
    NEGATIVE,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    PARTICIPLE,
    PREPOSITION,
)
from kamerspoor.grammar.verbs import particles_of

_LIGHT = ADVERB | NEGATIVE | COORDINATOR | MARK
_OBJECT_BEGINS = ARTICLE | DETERMINER | NOMINATIVE


def as_conjunct(sentence: Sentence, top: Open, at: int, flag: int, joint: int) -> int:
    """Judge a form behind a joint, the last comma or conjunction: NO or WEAK."""
    words, flags = sentence.words, sentence.flags
    following = flags[at + 1]
    direct = at - joint < 5 and all(flags[i] & _LIGHT for i in range(joint + 1, at))
    reflexive = words[at + 1] == "zich" and (direct or phrase_before(top, joint))
    if sentence.sure[at + 1] < NOWHERE and not reflexive and not (direct and not flag & (PARTICIPLE | NOUN_FORM)):
        return NO
    if ((direct and following & NOMINATIVE) or flags[at - 1] & NOMINATIVE) and not flag & NOUN_FORM:
        return WEAK
    governed = bool((flag & INFINITIVE and top.verb in GOVERNORS) or (flag & PARTICIPLE and top.verb in AUXILIARIES))
    if governed and not top.verbs and sentence.ends_clause(at):
        return NO  # the verb that the auxiliary waits for
    if flag & PARTICIPLE:
        return _participle(sentence, top, at, joint, governed, direct)
    if flag & INFINITIVE:
        return _plural(sentence, top, at, joint, governed, direct)
    before_noun = following & (NOUN | NOUN_FORM | ADJECTIVE) and not following & (CLOSED | NAME)
    if flag & ADJECTIVE and words[at].endswith("e") and before_noun:
        return NO  # en bekende fouten
    if not flag & NOUN_FORM:
        return WEAK
    if reflexive:
        return WEAK  # Zweden en Malta sloten zich aan
    if direct:
        particle = words[at + 1] in particles_of(words[at])
        begins = following & _OBJECT_BEGINS or is_past(words[at]) or particle or words[joint] == "maar"
        return WEAK if begins else NO
    return WEAK if phrase_before(top, joint) and sentence.possible[at + 1] == NOWHERE else NO


def _participle(sentence: Sentence, top: Open, at: int, joint: int, governed: bool, direct: bool) -> int:
    """Judge a form that can be a participle too: heeft A onderstreept en gepleit, steunde A en besloot."""
    following = sentence.flags[at + 1]
    phrase = phrase_before(top, joint)
    if not governed:
        return WEAK if (not following & MARK if direct else phrase) else NO
    if direct:
        return WEAK if following & _OBJECT_BEGINS and not top.verbs else NO
    # heeft land nodig en de verzorging vereist mankracht
    return WEAK if phrase and not sentence.ends_clause(at) and not following & PREPOSITION else NO


def _plural(sentence: Sentence, top: Open, at: int, joint: int, governed: bool, direct: bool) -> int:
    """Judge a form that can be an infinitive too: kan A steunen en B vragen, steunden A en vragen B."""
    words, flag, following = sentence.words, sentence.flags[at], sentence.flags[at + 1]
    if not direct:
        ends = governed and sentence.ends_clause(at)
        return WEAK if plural_before(sentence, top, joint) and not ends else NO
    contrasts = words[joint] == "maar" and number_of_verb(words[top.finite]) is True
    if governed or (flag & NOUN_FORM and not following & _OBJECT_BEGINS and not contrasts):
        return NO
    if contrasts and following & NOUN:
        return WEAK  # zij steunen de inzet, maar zetten vraagtekens bij ...
    begins = following & (_OBJECT_BEGINS | PREPOSITION | NAME) or words[at + 1] == "er"
    return WEAK if words[joint] != "," or begins else NO


def phrase_before(top: Open, joint: int) -> bool:
    """Tell whether a noun phrase stands behind a joint."""
    return any(part[0] > joint and part[3] < 0 for part in top.parts[-4:])


def plural_before(sentence: Sentence, top: Open, joint: int) -> bool:
    """Tell whether a noun phrase behind a joint can be plural, also as the last of a list that the joint closes."""
    near = next((part for part in top.parts[-3:] if part[0] > joint and part[3] < 0), None)
    if near is None:
        return False
    if number_of(sentence.tokens, near[0], near[1]) is not False:
        return True
    listed = len(top.parts) > 1 and top.parts[-2][2] == joint - 1
    return listed and sentence.words[joint] in ("en", "noch")
