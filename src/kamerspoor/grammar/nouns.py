"""Read one noun phrase: where its noun stands and where it ends.

Source: Algemene Nederlandse Spraakkunst, 14 (the noun phrase), 5 (pronouns that stand before a noun or alone).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE, Ahead
from kamerspoor.grammar.modifiers import (
    FUNCTION,
    IN_NAMES,
    MODIFIER,
    NOUNISH,
    PLAIN,
    QUOTES,
    is_genitive,
    leads_to_noun,
    modifier,
    premodifier,
)
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
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
    Tokens,
    is_time_noun,
    word_set,
)
from kamerspoor.grammar.verbs import is_joined

MEASURES = word_set(
    "aantal aantallen soort soorten groep groepen miljoen miljard procent paar tal hoop reeks stuk stukken vorm vormen "
    "miljoenen miljarden duizenden honderden tientallen kilo liter kilometer meter deel typen type rits handvol"
)
# Titles, which a name follows as a noun follows its measure.
_TITLES = word_set("minister premier president staatssecretaris eurocommissaris commissaris")
_INTRODUCING = ARTICLE | DETERMINER | NUMERAL
# Words of the class of pronouns that stand before a noun as often as alone.
_BOTH = word_set("het dat dit die deze alle beide veel geen wat één eén eerste laatste tweede andere al")
_SINGULAR_ALONE = frozenset({"het", "dat", "dit", "wat"})
_AFTER_DETERMINER = word_set("vele weinige beide enkele andere overige genoemde meeste dergelijke")
_BEFORE_ARTICLE = frozenset({"al", "heel", "beide"})
_SURE_INTRODUCTION = word_set("de een het elke geen elk deze dit")
_ELLIPTIC = word_set(
    "meeste meesten overige overigen andere anderen eerste laatste tweede derde vierde rest eerstgenoemde "
    "laatstgenoemde beide enige velen sommigen enkelen volgende voorgaande"
)
_LINKING = word_set("der den ter ten von del el ’t 't di da la le du ibn bin")
# More determiners or modifiers than this no phrase has.
_DETERMINERS, _MODIFIERS = 4, 14


def noun_phrase(tokens: Tokens, ahead: Ahead | None, at: int, high: int, wants: bool = False) -> tuple[int, int] | None:
    """Read one noun phrase at `at`, without what hangs on it or is joined with it: (head, last).

    `ahead` tells what follows, None that no verb does; `wants` that the clause still waits for
    its finite verb: with none ahead, a verb behind a word like `dat` leaves that word alone.
    """
    words, flags = tokens.words, tokens.flags
    if flags[at] & NOMINATIVE and not flags[at] & NOUN:
        return at, at
    start = at
    if flags[at] & ARTICLE and not flags[at] & (PRONOUN | NAME):
        at += 1  # de, een: nothing to judge
    limit = min(high, start + _DETERMINERS)
    while at < limit and flags[at] & _INTRODUCING:
        alone = _stands_alone(tokens, ahead, start, at, high, wants)
        if alone is None:
            break
        if alone:
            return at, at
        at += 1
    determined = at > start
    if determined and at < high and words[at] in ("van", "der") and flags[at - 1] & (NUMERAL | PRONOUN | DETERMINER):
        return at - 1, at - 1  # twee van de lidstaten
    for _ in range(2):
        found = _with_noun(tokens, start, at, high)
        if found is None:
            return _headless(tokens, start, at if determined else start)
        last = found[1]
        if (
            last == found[0]
            or last + 1 >= high
            or not flags[last] & NAME
            or not is_genitive(words[last], flags[last + 1])
        ):
            return found
        at = last + 1  # De Morgan’s werken
    return found


def _stands_alone(tokens: Tokens, ahead: Ahead | None, start: int, at: int, high: int, wants: bool) -> bool | None:
    """Tell whether a determiner is the whole phrase; None when it is none here."""
    words, flags = tokens.words, tokens.flags
    flag, word = flags[at], words[at]
    if flag & NAME and not flag & (NUMERAL | FIRST | DETERMINER) and (at + 1 >= high or flags[at + 1] & NAME):
        return None
    if flag & PRONOUN and word not in _BOTH:
        return True
    if at > start and (word in ("wat", "die", "dat") or (flag & ARTICLE and words[at - 1] not in _BEFORE_ARTICLE)):
        return None
    if flag & FIGURE and len(word) == 4 and at + 1 < high and flags[at + 1] & (NAME | NUMERAL | ARTICLE):
        return True  # a year: in 1959 Studio Vandersteen
    return word in _BOTH and not _takes_noun(tokens, ahead, at, high, wants)


def _with_noun(tokens: Tokens, start: int, at: int, high: int) -> tuple[int, int] | None:
    """Read modifiers and the noun behind determiners: (head, last)."""
    words, flags = tokens.words, tokens.flags
    determined, modified = at > start, at
    limit = min(high, at + _MODIFIERS)
    while at < limit and not _is_plain_noun(flags[at], words[at]) and (step := modifier(tokens, at, high, determined)):
        at += step
    if at >= high:
        return None
    if determined and words[at] in _ELLIPTIC and flags[at] & PRONOUN:
        return at, at  # deze laatste, de anderen
    articled = determined and bool((flags[modified - 1] | flags[start]) & (ARTICLE | DETERMINER))
    introduced = at > start and words[at - 1] in _SURE_INTRODUCTION
    inflected = at > modified and words[at - 1].endswith("e") and words[at - 1] not in _ELLIPTIC
    if not _is_head(flags[at], words[at], articled, inflected, introduced):
        return None
    last = _last_of_run(tokens, at, high)
    if flags[at] & NAME:
        # a name of several words is headed by its first: de Europese Commissie, het Vlaams Blok
        while (
            at > start
            and flags[at - 1] & NAME
            and not flags[at - 1] & (FIRST | ARTICLE)
            and (not words[at - 1].endswith(("se", "sche")) or words[at - 1] in IN_NAMES)
        ):
            at -= 1
    return at, last


def _is_plain_noun(flag: int, word: str) -> bool:
    """Tell a noun that can be nothing else, without looking at what follows."""
    return flag & (NOUN | NAME | MODIFIER) == NOUN and word[-1] != "e" and "-" not in word


def _takes_noun(tokens: Tokens, ahead: Ahead | None, at: int, high: int, wants: bool) -> bool:
    """Tell whether a word that can stand alone (dat, die, het) stands before a noun here."""
    words, flags = tokens.words, tokens.flags
    word, follow = words[at], at + 1
    if follow >= high:
        return False
    flag, next_word = flags[follow], words[follow]
    if flag & MARK:
        quoted = next_word in QUOTES and follow + 1 < high and bool(flags[follow + 1] & NOUNISH)
        return quoted and word not in ("dat", "wat")
    if word == "het" and next_word in _ELLIPTIC:
        return True  # het laatste land
    if flag & FUNCTION and not flag & NAME:
        return word == "het" and bool(flag & PREPOSITION) and premodifier(tokens, follow, high) > 0
    if flag & NAME and not flag & (NOMINATIVE | OBLIQUE):
        return flag & CLOSED == 0 or word == "het"
    if next_word in PLAIN:
        return False
    if (
        flag & ADJECTIVE
        and word in _SINGULAR_ALONE
        and (word != "het" or next_word[-1] != "e")
        and not (flag & NOUN_FORM and follow + 1 < high and flags[follow + 1] & PREPOSITION)
    ):
        return leads_to_noun(tokens, follow, high)  # dit mogelijk, het warm
    if flag & FINITE:
        return _takes_verb_form(tokens, ahead, at, high, wants)
    if flag & (INFINITIVE | NOUN | NOUN_FORM):
        return word == "het" or bool(flag & (NOUN | NOUN_FORM))
    return bool(flag & (MODIFIER | DETERMINER | ADVERB)) and _takes_modifier(tokens, at, high)


def _takes_verb_form(tokens: Tokens, ahead: Ahead | None, at: int, high: int, wants: bool) -> bool:
    """Judge a form that can be a finite verb behind a word that can stand alone: die landen, dit werken wij uit."""
    word, follow = tokens.words[at], at + 1
    flag, next_word = tokens.flags[follow], tokens.words[follow]
    sure, possible = (ahead.sure[follow + 1], ahead.possible[follow + 1]) if ahead else (NOWHERE, NOWHERE)
    if not flag & INFINITIVE and word not in _SINGULAR_ALONE and is_joined(next_word):
        return True  # a main clause parts the particle from its verb: deze afspraken
    if flag & (ADJECTIVE | PARTICIPLE) and leads_to_noun(tokens, follow, high):
        return True
    if flag & INFINITIVE:
        if word in _SINGULAR_ALONE:
            return word == "het" or (bool(flag & NOUN_FORM) and sure <= high)
        return not wants or possible <= high
    if flag & (NOUN_FORM | STEM):
        return not wants or sure <= high or not next_word.endswith(("t", "de", "te"))
    return False


def _takes_modifier(tokens: Tokens, at: int, high: int) -> bool:
    """Judge an adjective, numeral, determiner or adverb behind a word that can stand alone."""
    word, follow = tokens.words[at], at + 1
    flag, next_word = tokens.flags[follow], tokens.words[follow]
    if word == "geen" and (flag & ADJECTIVE or next_word == "enkel"):
        return True
    if flag & DETERMINER and not flag & ADJECTIVE and next_word not in _AFTER_DETERMINER:
        return False
    if flag & NUMERAL and word in _SINGULAR_ALONE and not next_word.endswith(("de", "ste")):
        return False
    if next_word.endswith("e") and flag & (ADJECTIVE | NUMERAL | DETERMINER):
        return True
    if flag & ADVERB and not flag & ADJECTIVE and not (follow + 1 < high and tokens.words[follow + 1].endswith("e")):
        return False
    return bool(flag & FIGURE) or leads_to_noun(tokens, follow, high)


def _is_head(flag: int, word: str, determined: bool, modified: bool, introduced: bool) -> bool:
    """Tell whether a token can be the noun of a phrase."""
    if flag & MARK:
        return False
    if flag & NAME:
        no_name = ARTICLE | PREPOSITION | SUBORDINATOR | COORDINATOR | ADVERB | PRONOUN | NOMINATIVE
        return not flag & no_name or bool(flag & NOUN)
    if flag & (NOUN | NOUN_FORM):
        return not flag & FUNCTION and (determined or word not in PLAIN)
    if flag & FUNCTION or flag & (ADVERB | NEGATIVE):
        return False
    if flag & INFINITIVE and not flag & CLOSED:
        return (determined or modified) and word not in PLAIN  # nominalised: het aansporen
    if flag & STEM and (introduced or not flag & ADJECTIVE):
        return True
    if flag & FINITE and (introduced or modified) and word not in PLAIN:
        return True  # the lists do not know it as a noun: een verbod
    if flag & CLOSED or not determined:
        return False
    return bool(flag & ADJECTIVE) or (bool(flag & (PARTICIPLE | PRESENT_PARTICIPLE)) and word.endswith(("e", "en")))


def _last_of_run(tokens: Tokens, head: int, high: int) -> int:
    """Give where a run of nouns ends: a name of several words, a noun with its name, a measure with its noun."""
    words, flags = tokens.words, tokens.flags
    last = head
    while last + 1 < high:
        follow = last + 1
        flag, word = flags[follow], words[last]
        beyond = flags[follow + 1] if follow + 1 < high else MARK
        if flag & NAME and flag & NOUNISH and not flag & (NOMINATIVE | PRONOUN):
            last = follow
        elif flag & FIGURE and (flags[last] & NAME or is_time_noun(word)) and follow + 1 < high:
            if beyond & (NOUN | ADJECTIVE):
                break
            last = follow  # Horizon 2020, 3 mei 2024
        elif (flags[last] & NAME and words[follow] in _LINKING and beyond & NAME and beyond & NOUN) or (
            (word in MEASURES or word in _TITLES)
            and flag & (NOUNISH | ADJECTIVE)
            and not flag & (CLOSED | MARK)
            and (not flag & FINITE or flag & NOUN_FORM)
        ):
            last = follow
        else:
            break
    return last


def _headless(tokens: Tokens, start: int, at: int) -> tuple[int, int] | None:
    """Read a phrase without a noun: a pronoun, or a determiner or numeral that stands alone."""
    words, flags = tokens.words, tokens.flags
    if at > start:
        flag, word = flags[at - 1], words[at - 1]
        alone = flag & (PRONOUN | NUMERAL | DETERMINER) and not flag & ARTICLE and word != "zijn"
        return (at - 1, at - 1) if alone or word in _ELLIPTIC else None
    flag = flags[start]
    if (flag & (PRONOUN | OBLIQUE) and not flag & REFLEXIVE) or words[start] in _ELLIPTIC:
        return start, start
    return (start, start) if flag & FIRST and flag & INFINITIVE else None
