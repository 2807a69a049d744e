"""Noun phrases: where one begins, its head, where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    DETERMINER,
    FIGURE,
    FINITE,
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
    PRESENT_PARTICIPLE,
    PRONOUN,
    REFLEXIVE,
    RELATIVE_ADVERB,
    SUBORDINATOR,
    VERB,
    Tokens,
    is_time_noun,
)

# Words before a noun phrase that belong to it: ook Nederland, vrijwel alle lidstaten, niet Nederland maar Finland.
FOCUS = frozenset(
    "ook zelfs alleen vrijwel bijna niet juist vooral zowel nagenoeg ruim slechts enkel uitsluitend althans "
    "evenals noch behalve ongeveer circa minstens bovenal al inclusief eveneens".split()
)
_OPEN = NOUN | NOUN_FORM | NAME
_BEFORE_NOUN = ADJECTIVE | NUMERAL | PARTICIPLE | PRESENT_PARTICIPLE
_ELLIPTIC = frozenset("meeste meesten overige overigen andere anderen eerste laatste tweede rest meerderheid eerstgenoemde laatstgenoemde beide".split())
_OF_COUNTRIES = ("se", "sche", "ns", "sch", "iaans", "its", "ees", "ese", "ks", "rs", "ls", "ds", "ts")
_MEASURES = frozenset(
    "aantal aantallen soort soorten groep groepen miljoen miljard procent paar tal hoop reeks stuk stukken vorm vormen "
    "miljoenen miljarden duizenden honderden tientallen kilo liter kilometer meter rest deel typen type".split()
)
_LINKING = frozenset("van de der den ter ten te von der del el al in ’t 't di da la le du ibn bin".split())


class Phrase(NamedTuple):
    """A noun phrase as token indices: first to last, `head`; `plural` as far as its form tells. `heads` of conjuncts."""

    first: int
    head: int
    last: int
    heads: tuple[int, ...]
    plural: bool | None = None


def phrase_at(tokens: Tokens, taken: Sequence[bool], low: int, high: int) -> Phrase | None:
    """Read the noun phrase that begins at `low`, with what is coordinated with it; None when none begins there.

    `taken` marks tokens that are verbs of a clause: no phrase runs over them.
    """
    one = _single(tokens, taken, low, high)
    if one is None:
        return None
    first, head, last = one
    heads = [head]
    at = last + 1
    while at < high:
        at = _skip_attached(tokens, taken, at, high)
        joint = _joint(tokens, at, high)
        if joint is None:
            break
        following = _single(tokens, taken, joint, high)
        if following is None or tokens.flags[following[1]] & (NOMINATIVE | OBLIQUE):
            break
        # a list behind a comma goes on only to an `en`: in `A, B` B may be an apposition
        if tokens.words[joint - 1] == "," and not _has_and(tokens, taken, following[2] + 1, high):
            break
        heads.append(following[1])
        last = following[2]
        at = last + 1
    plural = True if len(heads) > 1 else number_of(tokens, first, head)
    return Phrase(first, head, last, tuple(heads), plural)


def _single(tokens: Tokens, taken: Sequence[bool], low: int, high: int) -> tuple[int, int, int] | None:
    """Read one phrase without its conjuncts: (first, head, last)."""
    words, flags = tokens.words, tokens.flags
    at = low
    while at < high and words[at] in FOCUS and not taken[at]:
        at += 1
    if at >= high or taken[at]:
        return None
    flag = flags[at]
    if flag & NOMINATIVE and not (words[at] == "zij" and False):
        return low, at, at
    start = at
    seen_determiner = False
    while at < high and not taken[at] and flags[at] & (ARTICLE | DETERMINER | NUMERAL) and (
        not flags[at] & NAME or flags[at] & NUMERAL
    ):
        if words[at] in ("dat", "wat", "die") and not _opens_noun(tokens, taken, at + 1, high):
            break
        seen_determiner = True
        at += 1
        if at < high and words[at] in ("van", "der") and words[at - 1] in ("een", "één", "elk", "enkele", "veel", "beide"):
            return low, at - 1, at - 1
    modifiers = at
    while at < high and not taken[at] and _modifies(tokens, taken, at, high, seen_determiner):
        at += 1
    if at >= high or taken[at] or not _is_noun(tokens, at, seen_determiner or at > modifiers):
        return _without_noun(tokens, taken, low, start, at, seen_determiner)
    # the head of a run of nouns: names follow their noun (Moeder Mien), a name's first part leads it
    head = at
    last = at
    while last + 1 < high and not taken[last + 1]:
        follow = last + 1
        if (flags[follow] & FIGURE and flags[last] & NAME and not _opens_noun(tokens, taken, follow + 1, high)) or (
            flags[follow] & NAME and flags[follow] & _OPEN
        ) or (
            flags[last] & NAME and words[follow] in _LINKING and follow + 1 < high and flags[follow + 1] & NAME
            and not taken[follow + 1] and flags[follow + 1] & _OPEN
        ):
            last = follow
        elif words[last] in _MEASURES and flags[follow] & (_OPEN | ADJECTIVE) and not flags[follow] & (CLOSED | MARK):
            # een aantal lidstaten, groepen mensen: the measure leads
            last = follow
        else:
            break
    return low, head, last


def _opens_noun(tokens: Tokens, taken: Sequence[bool], at: int, high: int) -> bool:
    return at < high and not taken[at] and bool(tokens.flags[at] & (_OPEN | ADJECTIVE | NUMERAL)) and not (
        tokens.flags[at] & (MARK | ARTICLE)
    )


def _modifies(tokens: Tokens, taken: Sequence[bool], at: int, high: int, determined: bool) -> bool:
    """Tell whether a token stands before the noun: an adjective, a participle, an adverb before one of these."""
    flag = tokens.flags[at]
    if flag & MARK or at + 1 >= high or taken[at + 1]:
        return False
    following = tokens.flags[at + 1]
    if flag & NAME and not flag & FIGURE and not flag & ARTICLE:
        # Franse, Nederlands, Oekraïense before a noun
        return tokens.words[at].endswith(_OF_COUNTRIES) and bool(following & (NOUN | NOUN_FORM | ADJECTIVE)) and (
            not following & (CLOSED | MARK)
        )
    if flag & _BEFORE_NOUN:
        if following & (MARK | ARTICLE | COORDINATOR | NOMINATIVE | PREPOSITION) and not following & NAME:
            return False
        return bool(following & (_OPEN | _BEFORE_NOUN)) or (tokens.words[at].endswith("e") and bool(following & VERB))
    if flag & (ADVERB | NEGATIVE) and not flag & (PREPOSITION | COORDINATOR) and determined:
        return bool(following & (ADJECTIVE | PARTICIPLE | NUMERAL))
    return False


def _is_noun(tokens: Tokens, at: int, introduced: bool) -> bool:
    flag = tokens.flags[at]
    if flag & MARK:
        return False
    if flag & NAME and not flag & (PREPOSITION | SUBORDINATOR | COORDINATOR | ADVERB | RELATIVE_ADVERB):
        return True
    if flag & (NOUN | NOUN_FORM):
        return True
    # nominalised: het aansporen, de betrokkenen; an adjective alone stands for a noun behind a determiner
    return introduced and bool(flag & (INFINITIVE | ADJECTIVE | FINITE)) and not flag & (ADVERB | PREPOSITION)


def _without_noun(
    tokens: Tokens, taken: Sequence[bool], low: int, start: int, at: int, determined: bool
) -> tuple[int, int, int] | None:
    """A phrase without a noun: a pronoun, or a determiner, numeral or adjective that stands alone."""
    if at > start and (determined or tokens.words[at - 1] in _ELLIPTIC):
        word = tokens.words[at - 1]
        if tokens.flags[at - 1] & (PRONOUN | NUMERAL) or word in _ELLIPTIC or at - start > 1:
            return low, at - 1, at - 1
        return None
    if start < len(tokens.words) and not taken[start] and tokens.flags[start] & (PRONOUN | OBLIQUE) and not tokens.flags[start] & REFLEXIVE:
        return low, start, start
    return None


def _skip_attached(tokens: Tokens, taken: Sequence[bool], at: int, high: int) -> int:
    """Pass over `van ...` phrases that hang on a noun before looking for a conjunct."""
    while at + 1 < high and tokens.words[at] in ("van", "voor", "bij", "uit", "over") and not taken[at]:
        inner = _single(tokens, taken, at + 1, high)
        if inner is None:
            return at
        at = inner[2] + 1
        # inside the phrase that hangs on it there may be a list of its own: Minister van A, B en C
        while (joint := _joint(tokens, at, high)) is not None:
            item = _single(tokens, taken, joint, high)
            if item is None or tokens.flags[item[0]] & (ARTICLE | DETERMINER) or tokens.flags[item[1]] & NOMINATIVE:
                break
            if joint < high and tokens.flags[item[1]] & NAME and tokens.flags[inner[1]] & NAME and tokens.words[joint - 1] == "en" and item[2] + 1 < high and taken[item[2] + 1]:
                break
            at = item[2] + 1
    return at


def _joint(tokens: Tokens, at: int, high: int) -> int | None:
    """Give where a conjunct would begin behind `en`, `of`, `,`, `noch`."""
    if at >= high:
        return None
    word = tokens.words[at]
    if word in ("en", "of", "noch", "alsmede", "alsook", "respectievelijk", "/", "&"):
        return at + 1
    if word == ",":
        return at + 2 if at + 1 < high and tokens.words[at + 1] in ("en", "noch") else at + 1
    if word == "maar" and at + 1 < high and tokens.words[at + 1] == "ook":
        return at + 2
    return None


def _has_and(tokens: Tokens, taken: Sequence[bool], at: int, high: int) -> bool:
    """Tell whether a list that stands before `at` is closed by an `en`, before any verb."""
    for index in range(at, min(high, at + 30)):
        if taken[index]:
            return False
        if tokens.words[index] in ("en", "of", "noch", "alsmede", "maar"):
            return True
        if tokens.words[index] in (";", ":", "."):
            return False
    return False


def number_of(tokens: Tokens, first: int, head: int) -> bool | None:
    """Tell whether a phrase is plural by its words; None when they do not tell."""
    words = tokens.words
    head_word = words[head]
    if head_word in ("ik", "hij", "men", "iedereen", "niemand", "iemand", "het", "dit", "dat", "alles", "niets"):
        return False
    if head_word in ("wij", "we", "beide", "beiden", "velen", "enkelen", "sommigen", "anderen", "allen", "meesten"):
        return True
    if head_word in ("zij", "ze", "die", "deze", "u"):
        return None
    before = words[first:head]
    if any(w in ("een", "het", "elke", "elk", "ieder", "iedere", "dit", "dat") for w in before):
        return False
    if any(w in ("alle", "beide", "enkele", "verschillende", "meerdere", "diverse", "sommige", "vele", "veel") for w in before):
        return True
    if tokens.flags[head] & NAME and not before:
        return True if head_word.endswith(("staten", "landen", "emiraten")) else False
    if head_word.endswith(("en", "s")) and len(head_word) > 3 and not head_word.endswith(("ens", "is", "us", "ns", "ss", "os")):
        return True if head_word.endswith("en") else None
    return False


def is_adverbial(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell a phrase of time, which is no subject (`vorige week`, `deze maand`)."""
    return is_time_noun(tokens.words[phrase.head]) and phrase.head - phrase.first < 4 and phrase.last == phrase.head
