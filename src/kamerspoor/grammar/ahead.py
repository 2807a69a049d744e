"""What lies ahead of each token: the next finite verb, the next `te`, found once for all from the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamerspoor.grammar.forms import can_be_finite, is_sure
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    CLOSED,
    COORDINATOR,
    FINITE,
    INFINITIVE,
    MARK,
    NAME,
    NEGATIVE,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    RELATIVE_ADVERB,
    SUBORDINATOR,
    word_set,
)

# Further than any token: nothing of the kind lies ahead.
NOWHERE = 1 << 30
CLOSERS = frozenset({";", ":", "?", "!", "…"})
_QUOTES = frozenset('"“”„«»')
_LIGHT = ADVERB | NEGATIVE | NOMINATIVE
_OPENS = RELATIVE | RELATIVE_ADVERB | SUBORDINATOR
_ALWAYS_OPEN = word_set(
    "omdat doordat nadat voordat totdat terwijl hoewel ofschoon alhoewel zodat opdat mits tenzij wanneer zodra "
    "aangezien naarmate alsof indien waarom dat als zoals toen"
)


@dataclass(slots=True)
class Ahead:
    """Columns of token indices, NOWHERE where nothing of the kind lies ahead.

    `sure`, `possible`: the next word, this one included, that is (can be) a finite verb in the same stretch without
    a comma or conjunction; `far`: the next that can be one before the sentence or its part ends; `te`: the next `te`
    with an infinitive.
    """

    sure: list[int]
    possible: list[int]
    far: list[int]
    te: list[int]


def look_ahead(
    ahead: Ahead, words: Sequence[str], flags: Sequence[int], skipped: Sequence[bool], low: int, high: int
) -> None:
    """Fill the columns for the tokens from low to high; what is skipped is passed over."""
    sures, possibles, fars, tes = ahead.sure, ahead.possible, ahead.far, ahead.te
    sure = possible = far = te = NOWHERE
    for at in range(high - 1, low - 1, -1):
        flag = flags[at]
        if skipped[at]:
            pass
        elif flag & FINITE:
            word = words[at]
            if can_be_finite(word, flag, words[at - 1], flags[at - 1]) and (
                word != "zijn" or not _before_noun(flags[at + 1])
            ):
                possible = far = at
                if is_sure(word, flag):
                    sure = at
        elif flag & MARK:
            word = words[at]
            if word in CLOSERS:
                sure = possible = far = te = NOWHERE
            elif word == "," or word in _QUOTES:
                sure = possible = NOWHERE
        elif flag & COORDINATOR:
            direct = possible == at + 1 and not flags[possible] & NOUN_FORM
            if direct or (possible == at + 2 and flags[at + 1] & _LIGHT):
                sure = possible = NOWHERE
        elif flag & _OPENS:
            if _opens(words[at], flag, flags[at - 1], flags[at + 1]):
                sure = possible = NOWHERE
        elif words[at] == "te" and flags[at + 1] & INFINITIVE:
            te = at
        sures[at], possibles[at], fars[at], tes[at] = sure, possible, far, te


def _before_noun(following: int) -> bool:
    """Tell whether `zijn` stands before a noun by the word behind it."""
    return bool(following & (NOUN | NOUN_FORM | ADJECTIVE)) and not following & CLOSED


def _opens(word: str, flag: int, before: int, following: int) -> bool:
    """Tell whether a word begins another clause as a rule, so that what follows is no verb of this one."""
    if word == "dat" and before & (PREPOSITION | SUBORDINATOR | RELATIVE_ADVERB):
        # in dat geval, but: geeft aan dat
        return bool(before & PARTICLE) and not following & (NOUN | NOUN_FORM)
    if flag & RELATIVE_ADVERB or word in _ALWAYS_OPEN:
        return True
    return word == "die" and bool(before & (NOUN | NAME | NOUN_FORM | INFINITIVE)) and not before & CLOSED
