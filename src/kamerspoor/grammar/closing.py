"""Tell by the finite verbs ahead whether a subordinate clause can begin at a word: its verb closes it.

Source: Algemene Nederlandse Spraakkunst, 21.1.1 (where the finite verb stands).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE
from kamerspoor.grammar.forms import is_sure
from kamerspoor.grammar.reading import REACH, Sentence
from kamerspoor.grammar.tokens import INFINITIVE, NOMINATIVE, NOUN_FORM, PARTICIPLE, PARTICLE, PREPOSITION
from kamerspoor.grammar.verbs import particles_of

# How many forms that can be finite are tried before giving up.
_TRIES = 5


def verb_final(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause can begin here: a finite verb follows, and not at once unless it ends the clause."""
    index = sentence.far[at + 1]
    if index > at + REACH:
        return False
    return index > at + 1 or sentence.ends_clause(index)


def closes_soon(sentence: Sentence, at: int) -> bool:
    """Tell whether a finite verb at the end of a clause follows before the next comma or conjunction."""
    flags = sentence.flags
    index = sentence.possible[at + 1]
    if index == at + 1 or index > at + REACH:
        return index == at + 1 and sentence.ends_clause(index)
    if flags[index + 1] & NOMINATIVE:
        return False
    if flags[at + 1] & NOMINATIVE:
        return True
    for _ in range(_TRIES - 1):
        # an extraposed phrase may follow the verb: als de landen akkoord gaan met het plan
        if sentence.ends_clause(index) or flags[index + 1] & PREPOSITION:
            return True
        index = sentence.possible[index + 1]
        if index > at + REACH:
            return False
    return False


def main_verb_behind(sentence: Sentence, at: int) -> bool:
    """Tell whether another finite verb follows the one that would end this clause: the main clause's."""
    index = sentence.possible[at + 1]
    if index == NOWHERE:
        return False
    for _ in range(_TRIES):
        index = sentence.far[index + 1]
        if index > at + REACH:
            return False
        flag = sentence.flags[index]
        if not flag & (PARTICIPLE | INFINITIVE | NOUN_FORM) or is_sure(sentence.words[index], flag):
            return True
    return False


def is_particle(sentence: Sentence, at: int) -> bool:
    """Tell a particle that the finite verb before it can have."""
    finite = sentence.stack[-1].finite
    if finite < 0 or not sentence.flags[at] & PARTICLE:
        return False
    return sentence.words[at] in particles_of(sentence.words[finite])
