"""Divide a sentence into clauses: read it from left to right with a stack of open clauses.

A word that opens a subordinate clause pushes one; a comma, a finite verb too many or the end of the sentence
closes it; a finite verb behind a comma or conjunction begins a coordinated one. Source: Algemene Nederlandse
Spraakkunst, 21 (word order) and 24-25 (coordination).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import CLOSERS
from kamerspoor.grammar.finites import finite_here
from kamerspoor.grammar.forms import NO, PERFECT, WEAK, number_of_verb, verb_of
from kamerspoor.grammar.nonfinites import WITH_PARTICIPLE, nonfinite_here
from kamerspoor.grammar.nouns import noun_phrase
from kamerspoor.grammar.openers import OPENER, OPENING_WORDS, kind_of_opener
from kamerspoor.grammar.phrases import number_of
from kamerspoor.grammar.reading import JOINTS, ClauseKind, Open, Sentence
from kamerspoor.grammar.tokens import (
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    FINITE,
    INFINITIVE,
    MARK,
    NEGATIVE,
    NOUN_FORM,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    STEM,
    SUBORDINATOR,
    VERB,
    Tokens,
)
from kamerspoor.grammar.verbs import joined

_LIGHT = ADVERB | NEGATIVE
# Words that bring a noun phrase into the clause as prepositions do.
_COMPARING = frozenset({"als", "zoals", "dan", "evenals", "waaronder", "aldus"})
# Finite verbs that are an adverb behind another one: kwam vroeg aan.
_ADVERBS_TOO = frozenset({"vroeg"})
_NEW_MAIN = frozenset({"want", "doch"})


def divide(tokens: Tokens) -> Sentence:
    """Read the clauses of a sentence."""
    sentence = Sentence(tokens)
    sentence.push("main", None, None)
    at = 0
    while at < sentence.count:
        at = _step(sentence, at)
    return sentence


def _step(sentence: Sentence, at: int) -> int:
    """Read what stands at a token and give the index behind it."""
    if sentence.skipped[at]:
        return _bracket(sentence, at)
    flag, word = sentence.flags[at], sentence.words[at]
    if flag & MARK:
        _mark(sentence, at, word)
        return at + 1
    if flag & OPENER or word in OPENING_WORDS:
        kind = kind_of_opener(sentence, at, flag, word)
        if kind is not None:
            _open(sentence, at, kind)
            return at + 1
    if flag & VERB and _verb(sentence, at, flag, word):
        return at + 1
    if flag & COORDINATOR and word in JOINTS:
        _coordinate(sentence, at, word)
        return at + 1
    return _phrase(sentence, at, flag)


def _bracket(sentence: Sentence, at: int) -> int:
    """Read what stands between brackets as a sentence of its own when it has a finite verb, and go on behind it."""
    end = at
    while end < sentence.count and sentence.skipped[end]:
        end += 1
    if not any(sentence.flags[i] & FINITE and not sentence.flags[i] & (NOUN_FORM | STEM) for i in range(at, end)):
        return end
    stack, joints, skipped = sentence.stack, sentence.joints, sentence.skipped
    skipped[at + 1 : end - 1] = [False] * (end - at - 2)
    sentence.look_ahead(at + 1, end - 1)
    sentence.stack, sentence.joints = [], []
    known = len(sentence.clauses)
    sentence.push("main", stack[-1].index, None)
    index = at + 1
    while index < end - 1:
        index = _step(sentence, index) if not skipped[index] else index + 1
    skipped[at:end] = [True] * (end - at)
    sentence.stack, sentence.joints = stack, joints
    if all(c.finite < 0 for c in sentence.clauses[known:]):
        for clause in sentence.clauses[known:]:
            for verb in clause.verbs:
                sentence.taken[verb] = False
        del sentence.clauses[known:]
    return end


def _phrase(sentence: Sentence, at: int, flag: int) -> int:
    """Read a noun phrase, with the preposition before it; else one word."""
    top = sentence.stack[-1]
    wants = top.finite < 0 and top.opener is None
    if sentence.words[at] == "te" and at + 1 < sentence.count and sentence.flags[at + 1] & INFINITIVE:
        top.members.append(at)
        return at + 1
    if (
        (flag & PREPOSITION or sentence.words[at] in _COMPARING)
        and at + 1 < sentence.count
        and not sentence.skipped[at + 1]
    ):
        found = None
        follow = sentence.flags[at + 1]
        if follow & (RELATIVE | SUBORDINATOR) and kind_of_opener(sentence, at + 1, follow, sentence.words[at + 1]):
            top.members.append(at)
            return at + 1
        if not sentence.flags[at + 1] & (MARK | PREPOSITION) or sentence.flags[at + 1] & ARTICLE:
            found = noun_phrase(sentence.tokens, sentence.ahead, at + 1, sentence.count, wants)
        if (
            found is None
            and follow & INFINITIVE
            and not follow & (CLOSED | PARTICIPLE)
            and not flag & ADVERB
            and (joined(sentence.words[at], sentence.words[at + 1]) is None)
        ):
            found = at + 1, at + 1  # met reizen
        if found is not None:
            return _add_part(sentence, top, at, found[0], found[1], at)
        top.members.append(at)
        return at + 1
    if flag & _LIGHT and not flag & ~(_LIGHT | PARTICLE):
        top.members.append(at)
        return at + 1
    found = noun_phrase(sentence.tokens, sentence.ahead, at, sentence.count, wants)
    if found is None:
        top.members.append(at)
        return at + 1
    return _add_part(sentence, top, at, found[0], found[1], -1)


def _add_part(sentence: Sentence, top: Open, first: int, head: int, last: int, preposition: int) -> int:
    start = first + 1 if preposition >= 0 else first
    if (
        preposition < 0
        and top.parts
        and top.parts[-1][3] >= 0
        and sentence.words[top.parts[-1][3]] == "tussen"
        and top.parts[-1][2] == first - 2
        and sentence.words[first - 1] == "en"
    ):
        preposition = top.parts[-1][3]  # tussen Duitsland en Italië
    top.parts.append((start, head, last, preposition))
    top.members.extend(range(first, last + 1))
    return last + 1


def _mark(sentence: Sentence, at: int, word: str) -> None:
    stack = sentence.stack
    if word == ",":
        while len(stack) > 1 and stack[-1].finite >= 0:
            stack.pop()
        if len(stack) > 1 and stack[-1].kind == "infinitive" and stack[-1].verbs:
            stack.pop()
        sentence.joints.append(at)
    elif word in CLOSERS or (word == "." and at + 1 < sentence.count):
        if word == ".":
            return
        del stack[1:]
        if stack[0].members:
            stack.clear()
            sentence.push("main", None, None)
        sentence.joints.append(at)
    elif word in JOINTS:
        sentence.joints.append(at)


def _coordinate(sentence: Sentence, at: int, word: str) -> None:
    """At a conjunction: close subordinate clauses when a finite verb follows at once (`..., en vroeg`)."""
    stack, flags = sentence.stack, sentence.flags
    if word in _NEW_MAIN:
        del stack[1:]
    elif len(stack) > 1:
        index = at + 1
        while (
            index < sentence.count
            and index < at + 4
            and flags[index] & _LIGHT
            and not flags[index] & (FINITE | COORDINATOR)
        ):
            index += 1
        if index < sentence.count and flags[index] & FINITE and not _ends(sentence, index):
            if not flags[index] & (NOUN_FORM | STEM | INFINITIVE) and not (flags[index] & PARTICIPLE and _governs_participle(sentence, stack[-1])):
                while len(stack) > 1 and (stack[-1].finite >= 0 or stack[-1].verbs):
                    stack.pop()
    if not (word == "en" and at and sentence.words[at - 1] == "tot"):
        sentence.joints.append(at)
    stack[-1].members.append(at)


def _governs_participle(sentence: Sentence, clause: Open) -> bool:
    """Tell a clause that another participle can go with: is besproken en verzocht; not moet voldoen en verzocht."""
    return clause.verb in PERFECT or any(sentence.flags[v] & PARTICIPLE or verb_of(sentence.words[v]) in PERFECT for v in clause.verbs)


def _ends(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb stands at the very end of a clause: before a mark, or the last of its cluster."""
    if at + 1 >= sentence.count:
        return True
    flag, word = sentence.flags[at + 1], sentence.words[at + 1]
    if word in (",", ".", ";", ":", "?", "!", ")") or sentence.skipped[at + 1]:
        return True
    if flag & FINITE and not flag & (NOUN_FORM | STEM) and word != "zijn":
        return True
    return (
        bool(flag & (PARTICIPLE | INFINITIVE)) and at + 2 < sentence.count and sentence.words[at + 2] in (",", ".", ";")
    )


def _open(sentence: Sentence, at: int, kind: ClauseKind) -> None:
    stack = sentence.stack
    top = stack[-1]
    previous = sentence.words[at - 1] if at else ""
    # a second conjunct of a subordinate clause, or a new one behind one that is complete: dat ... en dat ...
    if len(stack) > 1:
        again = top.finite >= 0 and (kind != "relative" or previous in ("en", "maar", "of"))
        closed = (
            top.kind == "infinitive"
            and bool(top.verbs)
            and (previous in (",", "en") or (kind == "infinitive" and previous != ""))
        )
        if again and kind == "complement" and previous not in ("en", "maar", "of", ",") and top.kind != "complement":
            again = False
        if again or closed:
            stack.pop()
    opened = sentence.push(kind, stack[-1].index, at)
    opened.members.append(at)
    if kind == "relative":
        opened.antecedent = _noun_before(sentence, at)


def _noun_before(sentence: Sentence, at: int) -> int | None:
    """Give the last token before that is no mark, preposition or conjunction and is not skipped."""
    for index in range(at - 1, max(-1, at - 40), -1):
        if not sentence.skipped[index] and not sentence.flags[index] & (MARK | PREPOSITION | COORDINATOR):
            return index
    return None


def _verb(sentence: Sentence, at: int, flag: int, word: str) -> bool:
    """Give a verb to its clause; False when the token is none here."""
    if flag & FINITE:
        strength = finite_here(sentence, at, flag, word)
        if strength != NO:
            owner = _owner(sentence, at, strength)
            if owner is not None:
                owner.finite = at
                owner.verb = verb_of(word)
                owner.weak = strength == WEAK
                if owner.opener is None and owner.verbs and owner.verb not in WITH_PARTICIPLE:
                    _drop_participles(sentence, owner)
                owner.members.append(at)
                sentence.taken[at] = True
                return True
    if flag & ~FINITE & VERB and nonfinite_here(sentence, at, flag):
        top = sentence.stack[-1]
        top.verbs.append(at)
        top.members.append(at)
        sentence.taken[at] = True
        return True
    return False


def _drop_participles(sentence: Sentence, clause: Open) -> None:
    """Take participles before a verb that governs none for what they are: Portugal, gesteund door Spanje, drong ..."""
    for verb in clause.verbs:
        if sentence.flags[verb] & PARTICIPLE and not sentence.flags[verb] & INFINITIVE:
            sentence.taken[verb] = False
    clause.verbs = [v for v in clause.verbs if sentence.taken[v]]


def _owner(sentence: Sentence, at: int, strength: int) -> Open | None:
    """Find the clause that a finite verb belongs to; open a coordinated one where the last has its own."""
    stack = sentence.stack
    while True:
        top = stack[-1]
        if top.kind == "infinitive" and len(stack) > 1:
            stack.pop()
            if not top.verbs:
                _give(top, stack[-1], -1, at)
            continue
        if top.finite < 0:
            return top
        if len(stack) == 1:
            return _conjunct(sentence, top, at, strength)
        found = _behind_subordinate(sentence, top, at)
        if found is not None:
            return found


def _behind_subordinate(sentence: Sentence, top: Open, at: int) -> Open | None:
    """Place a finite verb behind a subordinate clause that has one: in a conjunct of it, or in a clause above."""
    stack = sentence.stack
    last = top.last_verb()
    joint = sentence.joint_after(last)
    above = stack[-2]
    if joint >= 0 and joint + 1 < at and _ends(sentence, at) and (above.finite >= 0 or sentence.far[at + 1] < at + 40):
        conjunct = sentence.push(top.kind, top.parent, top.opener)
        conjunct.shares = top.index
        conjunct.antecedent = top.antecedent
        conjunct.joint = joint
        _give(top, conjunct, joint, at)
        del stack[-2]
        return conjunct
    stack.pop()
    if above.finite < 0 and above.kind != "infinitive":
        _give(top, above, last, at)
        return above
    if joint >= 0:
        _give(top, above, joint - 1, at)
    return None


def _conjunct(sentence: Sentence, top: Open, at: int, strength: int) -> Open | None:
    """Open a main clause beside one that has its verb."""
    joint = sentence.joint_after(top.finite)
    if joint < 0:
        if top.weak and strength != WEAK:
            # the earlier form was no verb after all
            sentence.taken[top.finite] = False
            top.finite = -1
            return top
        if strength == WEAK or sentence.words[at] in _ADVERBS_TOO:
            return None
        joint = max(top.finite, at - 1)
        joint = (
            top.parts[-1][0] - 1
            if top.parts and top.parts[-1][2] == at - 1 and top.parts[-1][0] > top.finite
            else at - 1
        )
    joint = _widen(sentence, top, joint, at)
    sentence.stack.pop()
    clause = sentence.push("main", None, None)
    clause.shares = top.index
    clause.joint = joint
    _give(top, clause, joint, at)
    return clause


def _widen(sentence: Sentence, top: Open, joint: int, at: int) -> int:
    """Take a plural verb's whole list of subjects into the new clause: `..., Hongarije en Polen zijn tegen`."""
    words = sentence.words
    if number_of_verb(words[at]) is not True or words[joint] not in ("en", ",", "of", "noch"):
        return joint
    parts = top.parts
    index = len(parts) - 1
    while index >= 0 and parts[index][0] > joint:
        index -= 1
    behind = [p for p in parts[index + 1 :] if p[3] < 0]
    if (
        not behind
        or (words[joint] == "," and len(behind) < 2)
        or (number_of(sentence.tokens, behind[0][0], behind[0][1]) is True and words[joint] != "en")
    ):
        return joint
    floor = top.last_verb()
    while index >= 0 and parts[index][0] > floor and index > len(parts) - 40:
        first = parts[index][0] if parts[index][3] < 0 else parts[index][3]
        if parts[index][3] < 0 and first and words[first - 1] in (",", ";", ":", "maar", "want") and first - 1 > floor:
            joint = first - 1
        if first and words[first - 1] not in JOINTS and parts[index][3] < 0:
            break
        index -= 1
    return joint


def _give(source: Open, target: Open, low: int, high: int) -> None:
    """Move the tokens behind `low` from one clause to another."""
    moved: list[int] = []
    while source.members and source.members[-1] > low:
        moved.append(source.members.pop())
    kept = [m for m in moved if m >= high]
    source.members.extend(reversed(kept))
    target.members.extend(m for m in reversed(moved) if m < high)
    parts: list[tuple[int, int, int, int]] = []
    while source.parts and source.parts[-1][0] > low:
        parts.append(source.parts.pop())
    target.parts.extend(reversed(parts))
    verbs: list[int] = []
    while source.verbs and source.verbs[-1] > low:
        verbs.append(source.verbs.pop())
    target.verbs.extend(reversed(verbs))
