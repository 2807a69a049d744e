"""Noun phrases: their number, whether they are adverbs of time, the one with its conjuncts at a place.

Source: Algemene Nederlandse Spraakkunst, 14 (the noun phrase) and 25 (coordination).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamerspoor.grammar.nouns import MEASURES, noun_phrase
from kamerspoor.grammar.tokens import COUNTRIES, FIGURE, NAME, NOMINATIVE, OBLIQUE, STEM, Tokens, is_time_noun, word_set

# Words before a noun phrase that belong to it: ook Nederland, vrijwel alle lidstaten, niet Nederland maar Finland.
FOCUS = word_set(
    "ook zelfs alleen vrijwel bijna niet juist vooral zowel nagenoeg ruim slechts enkel uitsluitend althans "
    "evenals noch ongeveer circa minstens bovenal al inclusief eveneens hooguit"
)
JOINING = frozenset({"en", "of", "noch", "alsmede", "alsook", "respectievelijk", "/", "&"})
_SINGULAR_WORDS = word_set("ik hij men iedereen niemand iemand het dit dat alles niets iets ieder elk één")
_PLURAL_WORDS = word_set("wij we beide beiden velen enkelen sommigen anderen allen meesten")
_EITHER = MEASURES | word_set("zij ze die deze u meeste overige andere welke wie wat rest helft meerderheid")
_SINGULAR_BEFORE = word_set("een het elke elk ieder iedere dit dat één")
_PLURAL_BEFORE = word_set(
    "alle beide enkele verschillende meerdere diverse sommige vele veel twee drie vier vijf zes zeven acht negen tien"
)
_SINGULAR_ENDINGS = ("ens", "is", "us", "ns", "ss", "os", "as", "ies")
_REACH = 60


@dataclass(slots=True)
class Phrase:
    """A noun phrase as token indices: first to last, `head`, `heads` of conjuncts; `plural` as its form tells."""

    first: int
    head: int
    last: int
    heads: tuple[int, ...]
    plural: bool | None = None


def number_of(tokens: Tokens, first: int, head: int) -> bool | None:
    """Tell whether a phrase is plural by its words; None when they do not tell."""
    words = tokens.words
    word = words[head]
    if word in _SINGULAR_WORDS:
        return False
    if word in _PLURAL_WORDS or word in _PLURAL_BEFORE:
        return True
    if word in _EITHER:
        return None
    for index in range(max(first, head - 6), head):
        before = words[index]
        if before in _SINGULAR_BEFORE:
            return False
        if before in _PLURAL_BEFORE:
            return True
    if tokens.flags[head] & FIGURE:
        return None
    return _number_of_form(word, tokens.flags[head], first == head)


def _number_of_form(word: str, flag: int, bare: bool) -> bool | None:
    """Tell the number by the ending of a noun: -en is a plural as a rule, -s can be one."""
    if word in COUNTRIES:
        return False
    if flag & NAME and bare:
        return word.endswith(("staten", "landen", "emiraten")) or (None if word.endswith("en") else False)
    if word.endswith("en") and len(word) > 3:
        return None if flag & STEM else True  # regen, teken
    if word.endswith("s") and len(word) > 3 and not word.endswith(_SINGULAR_ENDINGS):
        return None
    if word.endswith(("a’s", "o’s", "a's", "o's", "y’s")):
        return True
    return None if word.endswith(("eren", "ers")) else False


def is_adverbial(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell a phrase of time, which is no subject (`vorige week`, `deze maand`)."""
    return is_time_noun(tokens.words[phrase.last]) and phrase.last - phrase.first < 4 and len(phrase.heads) == 1


def phrase_at(tokens: Tokens, taken: Sequence[bool], low: int, high: int) -> Phrase | None:
    """Read the noun phrase that begins at `low`, with what is coordinated with it; None when none begins there.

    `taken` marks tokens that are verbs of a clause: no phrase runs over them.
    """
    stop = low
    while stop < min(high, low + _REACH) and not taken[stop]:
        stop += 1
    first = low
    while first < stop and tokens.words[first] in FOCUS:
        first += 1
    found = noun_phrase(tokens, None, first, stop) if first < stop else None
    if found is None:
        return None
    heads, last, waiting = [found[0]], found[1], list[int]()
    end = last
    while end + 2 < stop:
        word, follow = tokens.words[end + 1], end + 2
        if word == "," and tokens.words[follow] in JOINING:
            word, follow = tokens.words[follow], follow + 1
        if (word != "," and word not in JOINING) or follow >= stop:
            break
        item = noun_phrase(tokens, None, follow, stop)
        if item is None or tokens.flags[item[0]] & (NOMINATIVE | OBLIQUE):
            break
        waiting.append(item[0])
        end = item[1]
        if word != ",":  # a comma alone may begin an apposition
            heads, last, waiting = heads + waiting, end, []
    return Phrase(low, found[0], last, tuple(heads), len(heads) > 1 or number_of(tokens, first, found[0]))
