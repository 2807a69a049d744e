"""Noun phrases: where one begins, its head, where it ends.

Source: Algemene Nederlandse Spraakkunst, 14 (the noun phrase) and 15 (the adjective phrase before a noun).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    COUNTRIES,
    COORDINATOR,
    DETERMINER,
    FIGURE,
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
    OBLIQUE,
    PARTICIPLE,
    PREPOSITION,
    PRESENT_PARTICIPLE,
    PRONOUN,
    REFLEXIVE,
    STEM,
    SUBORDINATOR,
    VERB,
    Tokens,
    is_time_noun,
)
from kamerspoor.grammar.verbs import is_joined

# Words before a noun phrase that belong to it: ook Nederland, vrijwel alle lidstaten, niet Nederland maar Finland.
FOCUS = frozenset(
    "ook zelfs alleen vrijwel bijna niet juist vooral zowel nagenoeg ruim slechts enkel uitsluitend althans "
    "evenals noch ongeveer circa minstens bovenal al inclusief eveneens hooguit".split()
)
_NOUNISH = NOUN | NOUN_FORM | NAME | STEM
_MODIFIER = ADJECTIVE | NUMERAL | PARTICIPLE | PRESENT_PARTICIPLE
_INTRODUCING = ARTICLE | DETERMINER | NUMERAL
# Words that are no noun and no adjective whatever else they are.
_FUNCTION = ARTICLE | PREPOSITION | SUBORDINATOR | COORDINATOR | NOMINATIVE | REFLEXIVE
# Words of the class of pronouns that stand before a noun as often as alone.
_BOTH = frozenset("het dat dit die deze alle beide veel geen wat één eén eerste laatste tweede andere al".split())
_AFTER_DETERMINER = frozenset("vele weinige beide enkele andere overige genoemde meeste dergelijke".split())
_SINGULAR_ALONE = frozenset({"het", "dat", "dit", "wat"})
_ELLIPTIC = frozenset(
    "meeste meesten overige overigen andere anderen eerste laatste tweede derde vierde rest eerstgenoemde "
    "laatstgenoemde beide enige velen sommigen enkelen volgende voorgaande".split()
)
_OF_COUNTRIES = ("se", "sche", "ns", "sch", "iaans", "its", "ees", "ese", "ks", "aars", "urs", "gs", "ms", "ls", "ds", "ts")
_MEASURES = frozenset(
    "aantal aantallen soort soorten groep groepen miljoen miljard procent paar tal hoop reeks stuk stukken vorm vormen "
    "miljoenen miljarden duizenden honderden tientallen kilo liter kilometer meter deel typen type rits handvol "
    "minister premier president staatssecretaris eurocommissaris commissaris".split()
)
_LINKING = frozenset("van de der den ter ten te von del el al in ’t 't di da la le du ibn bin".split())
_IN_NAMES = frozenset({"europese", "arabische", "atlantische", "verenigde"})
_QUOTES = frozenset("\"'“”‘’„«»")
_SINGULAR_WORDS = frozenset("ik hij men iedereen niemand iemand het dit dat alles niets iets ieder elk één".split())
_PLURAL_WORDS = frozenset("wij we beide beiden velen enkelen sommigen anderen allen meesten".split())
_EITHER = frozenset("zij ze die deze u meeste overige andere welke wie wat rest helft meerderheid".split())
_SINGULAR_BEFORE = frozenset("een het elke elk ieder iedere dit dat één".split())
_PLURAL_BEFORE = frozenset(
    "alle beide enkele verschillende meerdere diverse sommige vele veel twee drie vier vijf zes zeven acht negen tien".split()
)
_SINGULAR_ENDINGS = ("ens", "is", "us", "ns", "ss", "os", "as", "ies")


class Phrase(NamedTuple):
    """A noun phrase as token indices: first to last, `head`; `plural` as far as its form tells. `heads` of conjuncts."""

    first: int
    head: int
    last: int
    heads: tuple[int, ...]
    plural: bool | None = None


def noun_phrase(
    tokens: Tokens, ahead: tuple[Sequence[int], Sequence[int]], at: int, high: int, wants: bool = False
) -> tuple[int, int] | None:
    """Read one noun phrase at `at`, without what hangs on it or is joined with it: (head, last).

    `ahead` gives where a sure and a possible finite verb follow; `wants` tells that the clause still waits for one: with neither,
    a verb behind a word like `dat` leaves it alone.
    """
    words, flags = tokens.words, tokens.flags
    start = at
    if flags[at] & NOMINATIVE and not flags[at] & NOUN:
        return at, at
    while at < high and flags[at] & _INTRODUCING and (
        not flags[at] & NAME or flags[at] & (NUMERAL | FIRST | DETERMINER) or at + 1 < high and not flags[at + 1] & NAME
    ):
        if flags[at] & PRONOUN and words[at] not in _BOTH:
            return at, at
        if at > start and words[at] in ("wat", "die", "dat"):
            break
        if flags[at] & FIGURE and at + 1 < high and len(words[at]) == 4 and flags[at + 1] & (NAME | NUMERAL | ARTICLE):
            return at, at  # a year: in 1959 Studio Vandersteen
        if flags[at] & ARTICLE and at > start and words[at - 1] not in ("al", "heel", "beide"):
            break
        if words[at] in _BOTH and not _takes_noun(tokens, ahead, at, high, wants):
            return at, at
        at += 1
    determined = at > start
    if determined and at < high and words[at] in ("van", "der") and flags[at - 1] & (NUMERAL | PRONOUN | DETERMINER):
        return at - 1, at - 1
    modified = at
    while at < high and (step := _modifier(tokens, at, high, determined)):
        at += step
    if determined and at < high and words[at] in _ELLIPTIC and flags[at] & PRONOUN:
        return at, at  # deze laatste, de anderen
    articled = determined and bool(flags[modified - 1] & (ARTICLE | DETERMINER) or flags[start] & (ARTICLE | DETERMINER))
    introduced = at > start and words[at - 1] in ("de", "een", "het", "elke", "geen", "elk", "deze", "dit")
    inflected = at > modified and words[at - 1].endswith("e") and words[at - 1] not in _ELLIPTIC
    if at < high and _is_head(flags[at], articled, inflected, words[at], introduced):
        if flags[at] & NAME:
            # a name of several words is headed by its first: de Europese Commissie, het Vlaams Blok
            first = at
            while first > start and flags[first - 1] & NAME and not flags[first - 1] & (FIRST | ARTICLE) and (
                not words[first - 1].endswith(("se", "sche")) or words[first - 1] in _IN_NAMES
            ):
                first -= 1
            last = _last_of_run(tokens, at, high)
            if last + 1 < high and last > at and _is_genitive(words[last], words[last + 1], flags[last + 1]):
                owned = noun_phrase(tokens, ahead, last + 1, high, wants)
                if owned is not None:
                    return owned  # De Morgan’s werken
            return first, last
        return at, _last_of_run(tokens, at, high)
    return _headless(tokens, start, at, determined)


def _takes_noun(
    tokens: Tokens, ahead: tuple[Sequence[int], Sequence[int]], at: int, high: int, wants: bool
) -> bool:
    """Tell whether a word that can stand alone (dat, die, het) stands before a noun here."""
    words, flags = tokens.words, tokens.flags
    word = words[at]
    sure, possible = ahead
    follow = at + 1
    if follow >= high:
        return False
    flag = flags[follow]
    if flag & MARK:
        return words[follow] in _QUOTES and follow + 1 < high and bool(flags[follow + 1] & _NOUNISH) and word not in ("dat", "wat")
    if flag & _FUNCTION and not flag & NAME:
        return word == "het" and bool(flag & PREPOSITION) and _premodifier(tokens, follow, high) > 0
    if flag & NAME and not flag & (NOMINATIVE | OBLIQUE):
        return flag & CLOSED == 0 or word == "het"
    if words[follow] in _PLAIN:
        return False
    if flag & ADJECTIVE and word in _SINGULAR_ALONE and (word != "het" or words[follow][-1] != "e") and not (
        flag & NOUN_FORM and follow + 1 < high and flags[follow + 1] & PREPOSITION
    ):
        return _leads_to_noun(tokens, follow, high)  # dit mogelijk, het warm
    if word == "geen" and words[follow] == "enkel":
        return True
    if flag & FINITE and not flag & INFINITIVE and word not in _SINGULAR_ALONE and is_joined(words[follow]):
        return True  # a main clause parts the particle from its verb: deze afspraken
    if flag & FINITE:
        if flag & ADJECTIVE and _leads_to_noun(tokens, follow, high):
            return True
        lone = wants and sure[follow + 1] > high
        if flag & INFINITIVE:
            # het werken; deze landen, but: dit werken wij uit
            if word in _SINGULAR_ALONE:
                return word == "het" or bool(flag & NOUN_FORM) and sure[follow + 1] <= high
            return not (wants and possible[follow + 1] > high)
        if flag & (NOUN_FORM | STEM):
            return not lone or not words[follow].endswith(("t", "de", "te"))
        return bool(flag & (PARTICIPLE | ADJECTIVE)) and _leads_to_noun(tokens, follow, high)
    if flag & INFINITIVE:
        return word == "het"
    if flag & (NOUN | NOUN_FORM):
        return True
    if flag & (_MODIFIER | DETERMINER | ADVERB):
        if flag & DETERMINER and not flag & ADJECTIVE and words[follow] not in _AFTER_DETERMINER:
            return False
        if flag & NUMERAL and word in _SINGULAR_ALONE and not words[follow].endswith(("de", "ste")):
            return False
        if words[follow].endswith("e") and flag & (ADJECTIVE | NUMERAL | DETERMINER):
            return True
        if flag & ADVERB and not flag & ADJECTIVE and not (follow + 1 < high and words[follow + 1].endswith("e")):
            return False
        return _leads_to_noun(tokens, follow, high) or bool(flag & FIGURE) or word == "geen" and bool(flag & ADJECTIVE)
    return False


def _leads_to_noun(tokens: Tokens, at: int, high: int) -> bool:
    """Tell whether at most four words that can stand before a noun lead to one."""
    flags = tokens.flags
    for index in range(at, min(high, at + 5)):
        flag = flags[index]
        if index > at and flag & _NOUNISH and not flag & (CLOSED | MARK | ADJECTIVE):
            return True
        if not flag & (_MODIFIER | ADVERB) or flag & (PREPOSITION | COORDINATOR):
            return False
    return False


def _modifier(tokens: Tokens, at: int, high: int, determined: bool) -> int:
    """Give how many tokens before the noun the next modifier takes, 0 when none stands here."""
    words, flags = tokens.words, tokens.flags
    flag = flags[at]
    follow = at + 1
    if follow >= high:
        return 0
    after = flags[follow]
    if flag & MARK:
        if words[at] == "," and determined and flags[at - 1] & ADJECTIVE and after & ADJECTIVE:
            return int(_leads_to_noun(tokens, follow, high))
        return int(determined and words[at] in _QUOTES and bool(after & (_NOUNISH | _MODIFIER)) and not after & MARK)
    if flag & NOUN and determined and words[at].endswith("e") and not flag & NAME and after & (NOUN | NOUN_FORM | STEM) and (
        not after & (NAME | CLOSED | MARK) and not words[at].endswith(("ie", "ee"))
    ):
        return 1  # an adjective that the lists lack: de numerieke waarde
    if flag & NOUN and "-" in words[at] and determined and after & NOUN and not after & (NAME | CLOSED | MARK):
        return 1  # zwart-wit albums
    if flag & COORDINATOR and words[at] in ("en", "of"):
        # Poolse en Tsjechoslowaakse ambities, sociale en economische gevolgen, Sovjet- en Mongoolse legers
        if flags[at - 1] & ADJECTIVE or words[at - 1].endswith(("-", *_OF_COUNTRIES)) and flags[at - 1] & NAME:
            if determined or flags[follow] & ADJECTIVE and words[follow].endswith("e") and words[at - 1].endswith("e"):
                return int(_is_adjective(tokens, follow) and follow + 1 < high and _goes_on(flags[follow + 1]))
        return 0
    if flag & NAME and flag & NOUN and _is_genitive(words[at], words[follow], after):
        return 1
    if flag & NAME and words[at].endswith(("se", "sche")) and words[at] not in _IN_NAMES and after & (NOUN | NOUN_FORM | STEM):
        return int(not after & (CLOSED | MARK))  # Franse troepen, Griekse Turken
    if flag & NAME and not flag & (FIGURE | ARTICLE | FIRST):
        if words[at].endswith("-") and words[follow] in ("en", "of"):
            return 1
        return int(words[at].endswith(_OF_COUNTRIES) and _goes_on(after) and not after & NAME or _is_joined_adjective(tokens, at, high))
    if flag & _MODIFIER and not (flag & PREPOSITION and not determined):
        if after & _FUNCTION and not after & (NAME | COORDINATOR):
            return 0
        if after & MARK:
            comma = words[follow] == "," and determined and flag & ADJECTIVE and follow + 1 < high
            return int(bool(comma and flags[follow + 1] & ADJECTIVE and _leads_to_noun(tokens, follow + 1, high)) or (
                words[follow] in _QUOTES and determined and words[at].endswith("e") and follow + 1 < high and bool(flags[follow + 1] & _NOUNISH)
            ))
        if _goes_on(after):
            if after & PARTICIPLE and not after & (_NOUNISH | ADJECTIVE) and not words[follow].endswith(("e", "en")):
                return int(follow + 1 < high and _goes_on(flags[follow + 1]))
            return 1
        if after & COORDINATOR and words[at].endswith("e") and flag & ADJECTIVE and not flag & NUMERAL and follow + 2 < high:
            return int(bool(flags[follow + 1] & ADJECTIVE) and words[follow + 1].endswith("e") and _goes_on(flags[follow + 2]))
        return int(words[at].endswith("e") and bool(after & VERB) and (determined or not after & CLOSED) and not _is_plain_finite(words[follow], after))
    if flag & COORDINATOR:
        return 0
    if determined and flag & (ADVERB | NEGATIVE) and not flag & PREPOSITION:
        return int(bool(after & (ADJECTIVE | PARTICIPLE | NUMERAL)) and not after & _FUNCTION)
    if determined and flag & PREPOSITION and flags[at - 1] & (ARTICLE | DETERMINER):
        return _premodifier(tokens, at, high)
    return 0


def _is_genitive(word: str, following: str, flag: int) -> bool:
    """Tell a name in the genitive before its noun: Trimbles vertrek, De Morgan's werken."""
    if flag & (CLOSED | MARK | NAME) and not flag & (ADJECTIVE | NUMERAL) or flag & MARK or (
        not flag & (NOUN | NOUN_FORM | STEM | ADJECTIVE | NUMERAL)
    ):
        return False
    if word.endswith(("'s", "’s", "s'", "s’")):
        return True
    return word.endswith("s") and not word.endswith(("us", "is", "ijs", "as", "os", "ss")) and (
        not flag & (INFINITIVE | PARTICIPLE | ADJECTIVE) and (not flag & FINITE or bool(flag & STEM))
    )


def _is_adjective(tokens: Tokens, at: int) -> bool:
    flag = tokens.flags[at]
    return bool(flag & _MODIFIER) and not flag & _FUNCTION or bool(flag & NAME) and tokens.words[at].endswith(_OF_COUNTRIES)


def _is_joined_adjective(tokens: Tokens, at: int, high: int) -> bool:
    """Tell an adjective of a country that an `en` joins with another: Poolse en Tsjechoslowaakse ambities."""
    if not (tokens.words[at].endswith(("se", "sche")) and at + 3 < high and tokens.words[at + 1] in ("en", "of")):
        return False
    return _is_adjective(tokens, at + 2) and _goes_on(tokens.flags[at + 3]) and not tokens.flags[at + 3] & NAME


def _goes_on(flag: int) -> bool:
    """Tell a word that a noun phrase goes on with behind a modifier."""
    if flag & MARK or flag & _FUNCTION and not flag & NAME:
        return False
    return bool(flag & (_NOUNISH | _MODIFIER)) and not flag & (ADVERB | NEGATIVE) or bool(flag & ADJECTIVE)


def _is_plain_finite(word: str, flag: int) -> bool:
    """Tell a form that is a finite verb and no noun after an adjective: `goede resultaten`, but `het goede is`."""
    return word in _PLAIN or (bool(flag & FINITE) and not flag & (NOUN_FORM | NOUN | INFINITIVE) and word.endswith(("de", "te", "den", "ten")))


_PLAIN = frozenset(
    "is was waren werd werden wordt worden heeft had hadden hebben kan kon konden kunnen zal zou zouden zullen moet "
    "moest moesten moeten mag mocht mochten mogen wil wilde wilden willen zijn komt kwam kwamen gaat ging gingen "
    "staat stond blijft bleef bleven blijkt bleek geeft gaf gaven neemt nam namen zei doet deed deden".split()
)


def _premodifier(tokens: Tokens, at: int, high: int) -> int:
    """Give the length of a prepositional phrase before a participle: de [door de partijen] overeengekomen tekst."""
    flags = tokens.flags
    index = at + 1
    limit = min(high, at + 9)
    while index < limit and not flags[index] & (MARK | SUBORDINATOR) and not tokens.words[index] == "die":
        flag = flags[index]
        if flag & (PARTICIPLE | PRESENT_PARTICIPLE | ADJECTIVE) and not flag & CLOSED and index > at + 1 and index + 1 < high:
            behind = flags[index + 1]
            inflected = tokens.words[index].endswith(("e", "en"))
            if inflected and flag & (PARTICIPLE | PRESENT_PARTICIPLE | ADJECTIVE) and _goes_on(behind) and (
                flags[index - 1] & _NOUNISH and not flags[index - 1] & CLOSED or flags[index - 1] & FIGURE
            ):
                return index - at
        if flag & FINITE and not flag & (NOUN_FORM | INFINITIVE | PARTICIPLE | ADJECTIVE | DETERMINER):
            return 0
        index += 1
    return 0


def _is_head(flag: int, determined: bool, modified: bool, word: str, introduced: bool) -> bool:
    """Tell whether a token can be the noun of a phrase."""
    if flag & MARK:
        return False
    if flag & NAME:
        return not flag & (ARTICLE | PREPOSITION | SUBORDINATOR | COORDINATOR | ADVERB | PRONOUN | NOMINATIVE) or bool(flag & NOUN)
    if flag & (NOUN | NOUN_FORM):
        return not flag & _FUNCTION and (determined or word not in _PLAIN)
    if flag & _FUNCTION or flag & (ADVERB | NEGATIVE):
        return False
    if flag & INFINITIVE and not flag & CLOSED:
        return (determined or modified) and word not in _PLAIN  # nominalised: het aansporen
    if flag & STEM and (introduced or not flag & ADJECTIVE) or flag & FINITE and (introduced or modified) and word not in _PLAIN:
        return True  # the lists do not know it as a noun: een verbod
    if flag & CLOSED or not determined:
        return False
    return bool(flag & ADJECTIVE) or bool(flag & (PARTICIPLE | PRESENT_PARTICIPLE)) and word.endswith(("e", "en"))


def _last_of_run(tokens: Tokens, head: int, high: int) -> int:
    """Give where a run of nouns ends: a name of several words, a noun with its name, a measure with its noun."""
    words, flags = tokens.words, tokens.flags
    last = head
    while last + 1 < high:
        follow = last + 1
        flag = flags[follow]
        if (flag & NAME and flag & _NOUNISH and not flag & (NOMINATIVE | PRONOUN)) or (flag & FIGURE and (flags[last] & NAME or is_time_noun(words[last])) and follow + 1 < high and not flags[follow + 1] & (NOUN | ADJECTIVE)):
            last = follow
        elif flags[last] & NAME and words[follow] in _LINKING and follow + 1 < high and (
            flags[follow + 1] & NAME and flags[follow + 1] & NOUN and words[follow] not in ("van", "de", "in", "te", "al")
        ):
            last = follow
        elif words[last] in _MEASURES and flag & (_NOUNISH | ADJECTIVE) and not flag & (CLOSED | MARK) and (not flag & FINITE or flag & NOUN_FORM):
            last = follow
        else:
            break
    return last


def _headless(tokens: Tokens, start: int, at: int, determined: bool) -> tuple[int, int] | None:
    """Read a phrase without a noun: a pronoun, or a determiner, numeral or adjective that stands alone."""
    words, flags = tokens.words, tokens.flags
    if at > start and determined:
        flag, word = flags[at - 1], words[at - 1]
        if flag & (PRONOUN | NUMERAL | DETERMINER) and not flag & ARTICLE or word in _ELLIPTIC or at - start > 1:
            return (at - 1, at - 1) if word != "zijn" else None
        return None
    if start < len(words):
        flag = flags[start]
        if flag & (PRONOUN | OBLIQUE) and not flag & REFLEXIVE:
            return start, start
        if words[start] in _ELLIPTIC or flag & FIRST and flag & INFINITIVE:
            return start, start
        # an adjective alone is a noun behind a determiner only
        if determined and start < at:
            return at - 1, at - 1
    return None


def phrase_at(tokens: Tokens, taken: Sequence[bool], low: int, high: int) -> Phrase | None:
    """Read the noun phrase at `low` that runs over no verb of a clause; None when none begins there."""
    while low < high and tokens.words[low] in FOCUS and not taken[low]:
        low += 1
    stop = low
    while stop < high and not taken[stop]:
        stop += 1
    found = noun_phrase(tokens, (_NO_VERBS, _NO_VERBS), low, stop) if low < stop else None
    if found is None:
        return None
    return Phrase(low, found[0], found[1], (found[0],), number_of(tokens, low, found[0]))


class _Nowhere(Sequence[int]):
    """No verb lies ahead of any token."""

    def __len__(self) -> int:
        return 0

    def __getitem__(self, _index: object) -> int:  # type: ignore[override]
        return 1 << 30


_NO_VERBS = _Nowhere()


def number_of(tokens: Tokens, first: int, head: int) -> bool | None:
    """Tell whether a phrase is plural by its words; None when they do not tell."""
    words = tokens.words
    word = words[head]
    if word in _SINGULAR_WORDS:
        return False
    if word in _PLURAL_WORDS or word in _PLURAL_BEFORE:
        return True
    if word in _EITHER or word in _MEASURES:
        return None
    for index in range(max(first, head - 6), head):
        before = words[index]
        if before in _SINGULAR_BEFORE:
            return False
        if before in _PLURAL_BEFORE:
            return True
    if tokens.flags[head] & FIGURE:
        return None
    if word in COUNTRIES:
        return False
    if tokens.flags[head] & NAME and first == head:
        return word.endswith(("staten", "landen", "emiraten")) or (None if word.endswith("en") else False)
    if word.endswith("en") and len(word) > 3:
        return None if tokens.flags[head] & STEM else True  # regen, teken
    if word.endswith("s") and len(word) > 3 and not word.endswith(_SINGULAR_ENDINGS):
        return None
    if word.endswith(("a’s", "o’s", "a's", "o's", "y’s")):
        return True
    return None if word.endswith(("eren", "ers")) else False


def is_adverbial(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell a phrase of time, which is no subject (`vorige week`, `deze maand`)."""
    return is_time_noun(tokens.words[phrase.last]) and phrase.last - phrase.first < 4 and len(phrase.heads) == 1
