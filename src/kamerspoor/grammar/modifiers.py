"""What stands before a noun in its phrase: adjectives, participles, names in the genitive, what an `en` joins of these.

Source: Algemene Nederlandse Spraakkunst, 14.4-14.5 (before the noun) and 15 (the adjective phrase).
"""

from __future__ import annotations

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
    PARTICIPLE,
    PREPOSITION,
    PRESENT_PARTICIPLE,
    REFLEXIVE,
    STEM,
    SUBORDINATOR,
    VERB,
    Tokens,
    word_set,
)

NOUNISH = NOUN | NOUN_FORM | NAME | STEM
MODIFIER = ADJECTIVE | NUMERAL | PARTICIPLE | PRESENT_PARTICIPLE
# Words that are no noun and no adjective whatever else they are.
FUNCTION = ARTICLE | PREPOSITION | SUBORDINATOR | COORDINATOR | NOMINATIVE | REFLEXIVE
QUOTES = frozenset("\"'“”‘’„«»")
# Adjectives of a country that begin a name, which they head by the convention of treebanks: de Europese Commissie.
IN_NAMES = frozenset({"europese", "arabische", "atlantische", "verenigde"})
OF_COUNTRIES = (
    "se",
    "sche",
    "ns",
    "sch",
    "iaans",
    "its",
    "ees",
    "ese",
    "ks",
    "aars",
    "urs",
    "gs",
    "ms",
    "ls",
    "ds",
    "ts",
)
_NO_GENITIVE = ("us", "is", "ijs", "as", "os", "ss")
_PREMODIFIER_REACH = 9


def modifier(tokens: Tokens, at: int, high: int, determined: bool) -> int:
    """Give how many tokens before the noun the next modifier takes, 0 when none stands here."""
    if at + 1 >= high:
        return 0
    flag = tokens.flags[at]
    if flag & MARK:
        return _mark(tokens, at, high, determined)
    if flag & COORDINATOR:
        return _joint(tokens, at, high, determined)
    if flag & NAME and (found := _name(tokens, at, high)) is not None:
        return found
    if flag & NOUN and not flag & NAME:
        return _unknown(tokens, at, determined)
    if flag & MODIFIER and (determined or not flag & PREPOSITION):
        return _adjective(tokens, at, high, determined)
    if not determined:
        return 0
    after = tokens.flags[at + 1]
    if flag & (ADVERB | NEGATIVE) and not flag & PREPOSITION:
        return int(bool(after & (ADJECTIVE | PARTICIPLE | NUMERAL)) and not after & FUNCTION)
    if flag & PREPOSITION and tokens.flags[at - 1] & (ARTICLE | DETERMINER):
        return premodifier(tokens, at, high)
    return 0


def _mark(tokens: Tokens, at: int, high: int, determined: bool) -> int:
    """Pass a comma between adjectives (een nieuw, gemengd ras) and a quotation mark before the noun."""
    after = tokens.flags[at + 1]
    if not determined:
        return 0
    if tokens.words[at] == "," and tokens.flags[at - 1] & ADJECTIVE and after & ADJECTIVE:
        return int(leads_to_noun(tokens, at + 1, high))
    return int(tokens.words[at] in QUOTES and bool(after & (NOUNISH | MODIFIER)) and not after & MARK)


def _joint(tokens: Tokens, at: int, high: int, determined: bool) -> int:
    """Pass `en` between adjectives: sociale en economische gevolgen, Sovjet- en Mongoolse legers."""
    words, flags = tokens.words, tokens.flags
    if words[at] not in ("en", "of") or not at or at + 2 >= high:
        return 0
    before, follow = words[at - 1], at + 1
    if not (flags[at - 1] & ADJECTIVE or (flags[at - 1] & NAME and before.endswith(("-", *OF_COUNTRIES)))):
        return 0
    inflected = flags[follow] & ADJECTIVE and words[follow].endswith("e") and before.endswith("e")
    return int((determined or bool(inflected)) and _is_adjective(tokens, follow) and goes_on(flags[at + 2]))


def _name(tokens: Tokens, at: int, high: int) -> int | None:
    """Read a name that stands before a noun: in the genitive, or an adjective of a country; None leaves it open."""
    words, flags = tokens.words, tokens.flags
    flag, word, after = flags[at], words[at], flags[at + 1]
    if flag & NOUN and is_genitive(word, after):
        return 1
    if word.endswith(("se", "sche")) and word not in IN_NAMES and after & (NOUN | NOUN_FORM | STEM):
        return int(not after & (CLOSED | MARK))  # Franse troepen, Griekse Turken
    if flag & (FIGURE | ARTICLE | FIRST):
        return None
    if word.endswith("-") and words[at + 1] in ("en", "of"):
        return 1
    if word.endswith(OF_COUNTRIES) and goes_on(after) and not after & NAME:
        return 1
    joined = word.endswith(("se", "sche")) and at + 3 < high and words[at + 1] in ("en", "of")
    return int(joined and _is_adjective(tokens, at + 2) and goes_on(flags[at + 3]) and not flags[at + 3] & NAME)


def _unknown(tokens: Tokens, at: int, determined: bool) -> int:
    """Take a word that the lists do not know for an adjective before a noun: de numerieke waarde, zwart-wit albums."""
    word, after = tokens.words[at], tokens.flags[at + 1]
    if not determined or not after & (NOUN | NOUN_FORM | STEM) or after & (NAME | CLOSED | MARK):
        return 0
    return int((word.endswith("e") and not word.endswith(("ie", "ee"))) or ("-" in word and bool(after & NOUN)))


def _adjective(tokens: Tokens, at: int, high: int, determined: bool) -> int:
    """Take an adjective, numeral or participle for a modifier by what follows it."""
    words, flags = tokens.words, tokens.flags
    flag, follow = flags[at], at + 1
    after, inflected = flags[follow], words[at].endswith("e")
    beyond = flags[follow + 1] if follow + 1 < high else MARK
    if after & COORDINATOR and not after & NAME:
        # without a determiner only between inflected adjectives
        if not inflected or not flag & ADJECTIVE or flag & NUMERAL or follow + 2 >= high:
            return 0
        return int(bool(beyond & ADJECTIVE) and words[follow + 1].endswith("e") and goes_on(flags[follow + 2]))
    if after & FUNCTION and not after & NAME:
        return 0
    if after & MARK:
        if words[follow] == ",":
            return int(
                determined and bool(flag & ADJECTIVE and beyond & ADJECTIVE) and leads_to_noun(tokens, follow + 1, high)
            )
        return int(determined and words[follow] in QUOTES and inflected and bool(beyond & NOUNISH))
    if goes_on(after):
        if after & PARTICIPLE and not after & (NOUNISH | ADJECTIVE) and not words[follow].endswith(("e", "en")):
            return int(goes_on(beyond))
        return 1
    if not inflected or not after & VERB or (after & CLOSED and not determined):
        return 0
    plain = (
        after & FINITE
        and not after & (NOUN_FORM | NOUN | INFINITIVE)
        and words[follow].endswith(("de", "te", "den", "ten"))
    )
    return int(not plain and words[follow] not in PLAIN)


# Forms that are finite verbs and no nouns: het goede is, but: goede resultaten.
PLAIN = word_set(
    "is was waren werd werden wordt worden heeft had hadden hebben kan kon konden kunnen zal zou zouden zullen moet "
    "moest moesten moeten mag mocht mochten mogen wil wilde wilden willen zijn komt kwam kwamen gaat ging gingen "
    "staat stond blijft bleef bleven blijkt bleek geeft gaf gaven neemt nam namen zei doet deed deden"
)


def premodifier(tokens: Tokens, at: int, high: int) -> int:
    """Give the length of a prepositional phrase before a participle: de [door de partijen] overeengekomen tekst."""
    words, flags = tokens.words, tokens.flags
    for index in range(at + 1, min(high - 1, at + _PREMODIFIER_REACH)):
        flag = flags[index]
        if flag & (MARK | SUBORDINATOR) or words[index] == "die":
            return 0
        if index > at + 1 and flag & (PARTICIPLE | PRESENT_PARTICIPLE | ADJECTIVE) and not flag & CLOSED:
            before = flags[index - 1]
            behind_noun = (before & NOUNISH and not before & CLOSED) or before & FIGURE
            if behind_noun and words[index].endswith(("e", "en")) and goes_on(flags[index + 1]):
                return index - at
        if flag & FINITE and not flag & (NOUN_FORM | INFINITIVE | PARTICIPLE | ADJECTIVE | DETERMINER):
            return 0
    return 0


def is_genitive(word: str, flag: int) -> bool:
    """Tell a name in the genitive by the word and the classes of the next: Trimbles vertrek, De Morgan’s werken."""
    if flag & MARK or (flag & (CLOSED | NAME) and not flag & (ADJECTIVE | NUMERAL)):
        return False
    if not flag & (NOUN | NOUN_FORM | STEM | ADJECTIVE | NUMERAL):
        return False
    if word.endswith(("'s", "’s", "s'", "s’")):
        return True
    if not word.endswith("s") or word.endswith(_NO_GENITIVE):
        return False
    return not flag & (INFINITIVE | PARTICIPLE | ADJECTIVE) and (not flag & FINITE or bool(flag & STEM))


def leads_to_noun(tokens: Tokens, at: int, high: int) -> bool:
    """Tell whether at most four words that can stand before a noun lead to one."""
    flags = tokens.flags
    for index in range(at, min(high, at + 5)):
        flag = flags[index]
        if index > at and flag & NOUNISH and not flag & (CLOSED | MARK | ADJECTIVE):
            return True
        if flag & COORDINATOR and index > at and index + 1 < high and flags[index + 1] & MODIFIER:
            continue  # het vernieuwde en verjongde team
        if not flag & (MODIFIER | ADVERB) or flag & (PREPOSITION | COORDINATOR):
            return False
    return False


def goes_on(flag: int) -> bool:
    """Tell a word that a noun phrase goes on with behind a modifier."""
    if flag & MARK or (flag & FUNCTION and not flag & NAME):
        return False
    return bool(flag & ADJECTIVE) or (bool(flag & (NOUNISH | MODIFIER)) and not flag & (ADVERB | NEGATIVE))


def _is_adjective(tokens: Tokens, at: int) -> bool:
    flag = tokens.flags[at]
    if flag & MODIFIER and not flag & FUNCTION:
        return True
    return bool(flag & NAME) and tokens.words[at].endswith(OF_COUNTRIES)
