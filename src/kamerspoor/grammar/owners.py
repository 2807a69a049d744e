"""Find the clause that a finite verb belongs to: one that waits for it, or a new one that a conjunction begins.

Source: Algemene Nederlandse Spraakkunst, 25 (coordination of clauses).
"""

from __future__ import annotations

from kamerspoor.grammar.forms import WEAK, number_of_verb
from kamerspoor.grammar.phrases import number_of
from kamerspoor.grammar.reading import JOINTS, Open, Sentence
from kamerspoor.grammar.tokens import FINITE, INFINITIVE, MARK, NOUN_FORM, OBLIQUE, PARTICIPLE, STEM

_LISTING = frozenset({"en", ",", "of", "noch"})
_BEFORE_LIST = frozenset({",", ";", ":", "maar", "want"})
_SENTENCE_MARKS = frozenset({",", ".", ";", ":", "?", "!", ")"})
# Finite verbs that are an adverb behind another one: kwam vroeg aan.
_ADVERBS_TOO = frozenset({"vroeg"})
_REACH, _LIST = 40, 40


def owner_of(sentence: Sentence, at: int, strength: int) -> Open | None:
    """Find the clause of a finite verb, None when no clause can have it; open a coordinated one where one begins."""
    stack = sentence.stack
    while True:
        top = stack[-1]
        if top.kind == "infinitive" and len(stack) > 1:
            stack.pop()
            if not top.verbs:
                _give(top, stack[-1], -1)  # no infinitive came: om the preposition
            continue
        if top.finite < 0:
            return top
        if len(stack) == 1:
            return _conjunct(sentence, top, at, strength)
        found = _behind_subordinate(sentence, top, at)
        if found is not None:
            return found


def ends_with(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb stands at the very end of a clause: before a mark, or the last but one of its cluster."""
    flag, word = sentence.flags[at + 1], sentence.words[at + 1]
    if at + 1 >= sentence.count or sentence.skipped[at + 1] or word in _SENTENCE_MARKS:
        return True
    if flag & FINITE and not flag & (NOUN_FORM | STEM) and word != "zijn":
        return True
    return bool(flag & (PARTICIPLE | INFINITIVE)) and bool(sentence.flags[at + 2] & MARK)


def _behind_subordinate(sentence: Sentence, top: Open, at: int) -> Open | None:
    """Place a finite verb behind a subordinate clause that has one: in a conjunct of it, or in the clause above."""
    stack = sentence.stack
    last, above = top.last_verb(), stack[-2]
    joint = sentence.joint_after(last)
    ends = ends_with(sentence, at) or _follows_object(sentence, joint, at)
    if 0 <= joint < at - 1 and ends and (above.finite >= 0 or sentence.far[at + 1] < at + _REACH):
        conjunct = sentence.push(top.kind, top.parent, top.opener)
        conjunct.shares, conjunct.antecedent, conjunct.joint = top.index, top.antecedent, joint
        _give(top, conjunct, joint)
        del stack[-2]
        return conjunct
    stack.pop()
    if above.finite < 0 and above.kind != "infinitive":
        _give(top, above, last)
        return above
    if joint >= 0:
        _give(top, above, joint - 1)
    return None


def _follows_object(sentence: Sentence, joint: int, at: int) -> bool:
    """Tell a verb that stands last but for what it says: die begrip toonde en mij verzekerde dat ..."""
    return sentence.words[at + 1] == "dat" and bool(sentence.flags[joint + 1] & OBLIQUE) and joint + 2 == at


def _conjunct(sentence: Sentence, top: Open, at: int, strength: int) -> Open | None:
    """Open a main clause beside one that has its verb."""
    joint = sentence.joint_after(top.finite)
    if joint < 0:
        if top.weak and strength != WEAK:
            sentence.taken[top.finite] = False  # the earlier form was no verb after all
            top.finite = -1
            return top
        if strength == WEAK or sentence.words[at] in _ADVERBS_TOO:
            return None
        beside = top.parts and top.parts[-1][2] == at - 1 and top.parts[-1][0] > top.finite
        joint = top.parts[-1][0] - 1 if beside else at - 1
    joint = _widen(sentence, top, joint, at)
    sentence.stack.pop()
    clause = sentence.push("main", None, None)
    clause.shares, clause.joint = top.index, joint
    _give(top, clause, joint)
    return clause


def _widen(sentence: Sentence, top: Open, joint: int, at: int) -> int:
    """Take a plural verb's whole list of subjects into the new clause: `..., Hongarije en Polen zijn tegen`."""
    words, parts = sentence.words, top.parts
    if number_of_verb(words[at]) is not True or words[joint] not in _LISTING:
        return joint
    index = len(parts) - 1
    while index >= 0 and parts[index][0] > joint:
        index -= 1
    behind = [part for part in parts[index + 1 :] if part[3] < 0]
    if not behind or (words[joint] == "," and len(behind) < 2):
        return joint
    if words[joint] != "en" and number_of(sentence.tokens, behind[0][0], behind[0][1]) is True:
        return joint
    floor = top.last_verb()
    for position in range(index, max(index - _LIST, -1), -1):
        first, _, _, preposition = parts[position]
        if first <= floor:
            break
        if preposition >= 0:
            continue
        before = words[first - 1]
        if before in _BEFORE_LIST and first - 1 > floor:
            joint = first - 1
        if before == "en" and words[joint] == "en" and parts[position][2] == joint - 1:
            return first - 1  # ... en Oostenrijk en Hongarije keerden zich ertegen
        if before not in JOINTS:
            break
    return joint


def _give(source: Open, target: Open, low: int) -> None:
    """Move what stands behind `low` from one clause to another."""
    target.members.extend(_cut(source.members, low))
    target.verbs.extend(_cut(source.verbs, low))
    count = len(source.parts)
    while count and source.parts[count - 1][0] > low:
        count -= 1
    target.parts.extend(source.parts[count:])
    del source.parts[count:]


def _cut(indices: list[int], low: int) -> list[int]:
    """Cut off and give the indices above `low`."""
    count = len(indices)
    while count and indices[count - 1] > low:
        count -= 1
    behind = indices[count:]
    del indices[count:]
    return behind
