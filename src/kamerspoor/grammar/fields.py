"""Divide a sentence into clauses: read it from left to right with a stack of open clauses.

A word that opens a subordinate clause pushes one; a comma, a finite verb too many or the end of the sentence
closes it; a finite verb behind a comma or conjunction begins a coordinated one. Source: Algemene Nederlandse
Spraakkunst, 21 (word order) and 24-25 (coordination).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import CLOSERS
from kamerspoor.grammar.finites import finite_here
from kamerspoor.grammar.forms import CLUSTER_HEADS, GOVERNORS, NO, PERFECT, WEAK, number_of_verb, verb_of
from kamerspoor.grammar.nonfinites import WITH_PARTICIPLE, nonfinite_here
from kamerspoor.grammar.nouns import noun_phrase
from kamerspoor.grammar.openers import OPENER, OPENING_WORDS, kind_of_opener
from kamerspoor.grammar.owners import ends_with, owner_of
from kamerspoor.grammar.reading import JOINTS, ClauseKind, Open, Sentence
from kamerspoor.grammar.tokens import (
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    DETERMINER,
    FINITE,
    INFINITIVE,
    MARK,
    NAME,
    NEGATIVE,
    NOUN,
    NOUN_FORM,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
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
_OBJECT_BEGINS = ARTICLE | DETERMINER | NAME
_NEW_MAIN = frozenset({"want", "doch"})
_CONJOINING = frozenset({"en", "maar", "of"})
_NOUN_REACH = 40
# Adverbs between a preposition and the phrase it governs.
_ABOUT = frozenset({"vrijwel", "nagenoeg", "bijna", "ruim", "zowat"})
_ER, _ER_REACH = frozenset({"er", "daar", "hier"}), 20


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
    flags, skipped = sentence.flags, sentence.skipped
    end = at
    while end < sentence.count and skipped[end]:
        end += 1
    if not any(flags[i] & FINITE and not flags[i] & (NOUN_FORM | STEM) for i in range(at, end)):
        return end
    outside = sentence.stack, sentence.joints
    known = len(sentence.clauses)
    skipped[at + 1 : end - 1] = [False] * (end - at - 2)
    sentence.look_ahead(at + 1, end - 1)
    sentence.stack, sentence.joints = [], []
    sentence.push("main", outside[0][-1].index, None)
    index = at + 1
    while index < end - 1:
        index = _step(sentence, index)
    skipped[at:end] = [True] * (end - at)
    sentence.stack, sentence.joints = outside
    inside = sentence.clauses[known:]
    if all(clause.finite < 0 for clause in inside):
        for clause in inside:
            for verb in clause.verbs:
                sentence.taken[verb] = False
        del sentence.clauses[known:]
    return end


def _mark(sentence: Sentence, at: int, word: str) -> None:
    """At a comma: close a subordinate clause that has its verbs; at a semicolon and the like: begin anew."""
    stack = sentence.stack
    if word == ",":
        while len(stack) > 1 and stack[-1].finite >= 0:
            stack.pop()
        if len(stack) > 1 and stack[-1].kind == "infinitive" and stack[-1].verbs:
            stack.pop()
        sentence.joints.append(at)
    elif word in CLOSERS:
        del stack[1:]
        if stack[0].members:
            parent = stack.pop().parent  # of what stands between brackets
            sentence.push("main", parent, None)
        sentence.joints.append(at)
    elif word in JOINTS:
        sentence.joints.append(at)


def _coordinate(sentence: Sentence, at: int, word: str) -> None:
    """At a conjunction: close subordinate clauses when a main one follows, with its verb first (`..., en vroeg`)."""
    stack, flags = sentence.stack, sentence.flags
    if word in _NEW_MAIN:
        del stack[1:]
    elif len(stack) > 1:
        index = at + 1
        while index < at + 4 and flags[index] & _LIGHT and not flags[index] & (FINITE | COORDINATOR):
            index += 1
        flag = flags[index]
        sure = flag & FINITE and not flag & (NOUN_FORM | STEM | INFINITIVE)
        if flag & PARTICIPLE and _governs_participle(sentence, stack[-1]) and not flags[index + 1] & _OBJECT_BEGINS:
            sure = False  # is bereikt en verzocht; but: is bereikt en verzocht de Commissie om ...
        if flag & FINITE and flag & INFINITIVE and flags[index + 1] & _OBJECT_BEGINS:
            # zij menen dat dit moet veranderen en verzoeken de Minister om ...: the plural of the main clause goes on
            sure = stack[-1].finite >= 0 and number_of_verb(sentence.words[stack[0].finite]) is True
        if sure and not ends_with(sentence, index):
            while len(stack) > 1 and (stack[-1].finite >= 0 or stack[-1].verbs):
                stack.pop()
    if word != "en" or sentence.words[at - 1] != "tot":  # tot en met
        sentence.joints.append(at)
    stack[-1].members.append(at)


def _governs_participle(sentence: Sentence, clause: Open) -> bool:
    """Tell a clause that another participle can go with: is besproken en verzocht; not moet voldoen en verzocht."""
    if clause.verb in PERFECT:
        return True
    return any(sentence.flags[v] & PARTICIPLE or verb_of(sentence.words[v]) in PERFECT for v in clause.verbs[-3:])


def _open(sentence: Sentence, at: int, kind: ClauseKind) -> None:
    """Open a subordinate clause, and close one before that it is a conjunct of or comes behind."""
    stack = sentence.stack
    top, previous = stack[-1], sentence.words[at - 1]
    if len(stack) > 1:
        conjoined = previous in _CONJOINING
        again = top.finite >= 0 and (kind != "relative" or conjoined)
        if kind == "complement" and top.kind != "complement" and not conjoined and previous != ",":
            again = False
        done = top.kind == "infinitive" and top.verbs
        if again or (done and (previous in (",", "en") or kind == "infinitive")):
            stack.pop()
    opened = sentence.push(kind, stack[-1].index, at)
    opened.members.append(at)
    if kind == "relative":
        opened.antecedent = noun_before(sentence, at, over_verbs=sentence.words[at] in ("die", "dat"))


def noun_before(sentence: Sentence, at: int, *, over_verbs: bool = True) -> int | None:
    """Give the last token before that is no mark, preposition or conjunction and is not skipped, nor a verb."""
    skipped, taken, flags = sentence.skipped, sentence.taken, sentence.flags
    for index in range(at - 1, max(-1, at - _NOUN_REACH), -1):
        flag = flags[index]
        passed = over_verbs and (taken[index] or (flag & ADVERB and not flag & (NOUN | NOUN_FORM | NAME | PRONOUN)))
        if not skipped[index] and not passed and not flag & (MARK | PREPOSITION | COORDINATOR):
            return index
    return None


def _verb(sentence: Sentence, at: int, flag: int, word: str) -> bool:
    """Give a verb to its clause; False when the token is none here."""
    owner: Open | None = None
    if flag & FINITE and (strength := finite_here(sentence, at, flag, word)) != NO:
        owner = owner_of(sentence, at, strength)
        if owner is not None:
            owner.finite, owner.verb, owner.weak = at, verb_of(word), strength == WEAK
            if owner.opener is None and owner.verbs and owner.verb not in WITH_PARTICIPLE:
                _drop_participles(sentence, owner)
    if owner is None and flag & (INFINITIVE | PARTICIPLE) and len(sentence.stack) > 1:
        _resume(sentence, at)
    if owner is None and flag & ~FINITE & VERB and nonfinite_here(sentence, at, flag):
        owner = sentence.stack[-1]
        owner.verbs.append(at)
    if owner is None:
        return False
    owner.members.append(at)
    sentence.taken[at] = True
    return True


def _resume(sentence: Sentence, at: int) -> None:
    """Close a clause whose verbs are behind when the one above waits for its infinitive or participle.

    So in `De Commissie zal de voorstellen die zij deed nader uitwerken`.
    """
    top, above = sentence.stack[-1], sentence.stack[-2]
    if top.finite < 0 or top.last_verb() >= at - 1 or sentence.words[at - 1] == "te":
        return
    if above.finite >= 0 and above.verb in CLUSTER_HEADS and not above.verbs:
        sentence.stack.pop()


def _drop_participles(sentence: Sentence, clause: Open) -> None:
    """Take participles before a verb that governs none for what they are: Portugal, gesteund door Spanje, drong ..."""
    for verb in clause.verbs:
        if sentence.flags[verb] & PARTICIPLE and not sentence.flags[verb] & INFINITIVE:
            sentence.taken[verb] = False
    clause.verbs = [verb for verb in clause.verbs if sentence.taken[verb]]


def _phrase(sentence: Sentence, at: int, flag: int) -> int:
    """Read a noun phrase, with the preposition before it; else one word. Give the index behind it."""
    top, word = sentence.stack[-1], sentence.words[at]
    found: tuple[int, int] | None = None
    governs = flag & PREPOSITION or word in _COMPARING
    if governs:
        if word != "te" or not sentence.flags[at + 1] & INFINITIVE:
            found = _governed(sentence, top, at, flag)
    elif (not flag & _LIGHT or flag & ~(_LIGHT | PARTICLE)) and not _before_infinitive(sentence, top, at, flag):
        found = noun_phrase(sentence.tokens, sentence.ahead, at, sentence.count, _wants(top))
    if found is None:
        top.members.append(at)
        return at + 1
    return _add_part(sentence, top, at, found, bool(governs))


def _before_infinitive(sentence: Sentence, top: Open, at: int, flag: int) -> bool:
    """Tell an adverb before the infinitive that a clause waits for from an adjective: zal mogelijk vragen om."""
    if not flag & ADVERB or not sentence.flags[at + 1] & INFINITIVE or sentence.words[at][-1] == "e" or top.verbs:
        return False
    if top.finite < 0:
        return (
            top.opener is not None and top.kind != "infinitive" and sentence.ends_clause(at + 1)
        )  # dat zij vol zitten
    if top.verb in PERFECT:
        return bool(sentence.flags[at + 2] & INFINITIVE)  # heeft al laten weten
    return top.verb in GOVERNORS


def _strands(sentence: Sentence, top: Open, at: int) -> bool:
    """Tell a preposition whose `er` stands before it, with the infinitive behind it: zal zich daar bij neerleggen."""
    return (
        top.finite >= 0
        and top.verb in GOVERNORS
        and not _ER.isdisjoint(sentence.words[max(top.finite, at - _ER_REACH) : at])
    )


def _wants(top: Open) -> bool:
    """Tell whether a main clause waits for its finite verb."""
    return top.finite < 0 and top.opener is None


def _governed(sentence: Sentence, top: Open, at: int, flag: int) -> tuple[int, int] | None:
    """Read the noun phrase that a preposition governs, None where it governs none: its head and last token."""
    follow = at + 1
    if sentence.words[follow] in _ABOUT:
        follow += 1  # door vrijwel alle lidstaten
    following = sentence.flags[follow]
    if follow >= sentence.count or sentence.skipped[follow]:
        return None
    if following & (RELATIVE | SUBORDINATOR) and kind_of_opener(sentence, follow, following, sentence.words[follow]):
        return None
    found = None
    if not following & (MARK | PREPOSITION) or following & ARTICLE:
        found = noun_phrase(sentence.tokens, sentence.ahead, follow, sentence.count, _wants(top))
    nominal = following & INFINITIVE and not following & (CLOSED | PARTICIPLE) and not flag & ADVERB
    apart = joined(sentence.words[at], sentence.words[follow]) is None and not _strands(sentence, top, at)
    if found is None and nominal and apart:
        return follow, follow  # met reizen
    return found


def _pairs(sentence: Sentence, top: Open, at: int) -> bool:
    """Tell an `als` behind a phrase with `zowel` before it."""
    part = next((part for part in reversed(top.parts[-3:]) if part[3] < 0), None)
    return part is not None and "zowel" in sentence.words[max(0, part[0] - 1) : part[0] + 1]


def _add_part(sentence: Sentence, top: Open, at: int, found: tuple[int, int], governed: bool) -> int:
    """Add a noun phrase to its clause and give the index behind it."""
    head, last = found
    start, preposition = (at + 1, at) if governed else (at, -1)
    if governed and sentence.words[at] == "als" and _pairs(sentence, top, at):
        preposition = -1  # zowel Litouwen als Estland
    if not governed and top.parts and sentence.words[at - 1] == "en" and top.parts[-1][2] == at - 2:
        before = top.parts[-1][3]
        if before >= 0 and sentence.words[before] == "tussen":
            preposition = before  # tussen Duitsland en Italië
    top.parts.append((start, head, last, preposition))
    top.members.extend(range(at, last + 1))
    return last + 1
