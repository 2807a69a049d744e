"""Cut a sentence into tokens and tell what each can be by itself; the clause decides the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from kamerspoor import lexicon
from kamerspoor.grammar.verbs import particles, readings


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


def _endings(text: str) -> tuple[str, ...]:
    """Give endings as `str.endswith` takes them."""
    return tuple(text.split())


# What a word can be, as bits: most words can be more than one thing.
ARTICLE, DETERMINER, PREPOSITION, NOMINATIVE, OBLIQUE, REFLEXIVE, PRONOUN = (1 << n for n in range(7))
RELATIVE, SUBORDINATOR, RELATIVE_ADVERB, COORDINATOR, ADVERB, NEGATIVE, NUMERAL = (1 << n for n in range(7, 14))
ADJECTIVE, FINITE, INFINITIVE, PARTICIPLE, PRESENT_PARTICIPLE, NOUN_FORM, PARTICLE = (1 << n for n in range(14, 21))
NAME, MARK, NOUN, FIRST, FIGURE, STEM = (1 << n for n in range(21, 27))

VERB = FINITE | INFINITIVE | PARTICIPLE | PRESENT_PARTICIPLE
CLOSED = (
    ARTICLE | DETERMINER | PREPOSITION | NOMINATIVE | OBLIQUE | REFLEXIVE | PRONOUN | RELATIVE | SUBORDINATOR
    | RELATIVE_ADVERB | COORDINATOR | ADVERB | NEGATIVE | NUMERAL
)  # fmt: skip

# Plain letters first: a set of them is tested faster than what is a letter anywhere. No part gives back what it took.
_TOKEN = re.compile(
    r"(?:[0-9A-Za-z]++[^\W_]*+|[^\W_]++)(?:[-‑’'./&][^\W_]++)*+[-’]?"
    r"|['’‘](?:[tsn]|\d\d)(?![^\W_])|[^\w\s]|_+"
)
_ADJECTIVE_ENDINGS = (
    "ige",
    "lijke",
    "ische",
    "bare",
    "loze",
    "zame",
    "ende",
    "erse",
    "achtige",
    "iale",
    "ieve",
    "euze",
)
_UNINFLECTED_ENDINGS = (
    "lijk",
    "isch",
    "baar",
    "loos",
    "zaam",
    "achtig",
    "bend",
    "dend",
    "gend",
    "kend",
    "lend",
    "mend",
    "nend",
    "pend",
    "rend",
    "send",
    "tend",
    "vend",
    "wend",
)
_TIME_NOUNS = word_set(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag week maand jaar dag ochtend middag avond nacht weken "
    "maanden jaren dagen tijd tijden keer decennia decennium eeuw uur eind medio weekend weekeinde zomer winter "
    "herfst voorjaar najaar moment ogenblik zaterdagavond kwartaal januari februari maart april mei juni juli "
    "augustus september oktober november december"
)

# Adverbs of two words, by the second: met name, onder meer.
_FIXED = {
    "meer": "onder", "andere": "onder", "name": "met", "slotte": "ten", "volgt": "als", "verluidt": "naar",
    "voorbeeld": "bij", "feite": "in", "oudsher": "van", "saldo": "per", "harte": "van",
    "minste": "ten", "totaal": "in", "het": "zij",
}  # fmt: skip


_NO_NAMES: Mapping[int, bool] = MappingProxyType({})


@dataclass(slots=True)
class Tokens:
    """The tokens of a stretch of text, as columns. `starts`, `ends`: offsets in the text; `words`: in lower case."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    flags: list[int]


def tokenize(text: str, start: int, end: int, names: Mapping[int, bool] = _NO_NAMES) -> Tokens:
    """Cut text[start:end] into tokens. `names` maps where a known name begins to whether it is an adjective.

    >>> tokenize("Het kabinet steunt dit.", 0, 23).words
    ['het', 'kabinet', 'steunt', 'dit', '.']
    """
    matches = list(_TOKEN.finditer(text, start, end))
    entries = [_entry(match[0]) for match in matches]
    starts = [match.start() for match in matches]
    words = [entry[0] for entry in entries]
    flags = [entry[1] for entry in entries]
    for index, flag in enumerate(flags):
        if not flag & MARK:
            flags[index] = entries[index][2]
            break
    if names:
        for low in names.keys() & starts:
            index = bisect_left(starts, low)
            if not flags[index] & CLOSED:
                flags[index] = flags[index] & FIRST | NAME | (ADJECTIVE if names[low] else NOUN)
    if not _FIXED.keys().isdisjoint(words):
        _fix_adverbs(words, flags)
    _join_names(text, starts, words, flags, names)
    return Tokens(starts, [match.end() for match in matches], words, flags)


@lru_cache(maxsize=8192)
def _entry(word: str) -> tuple[str, int, int]:
    """Give a word in lower case and its classes inside a sentence and at the beginning of one.

    A capital makes a name of a word; at the beginning only of one that can be nothing else.
    """
    lower = word.lower()
    flag = classes(lower)
    if word == lower or flag & MARK:
        return lower, flag, flag | FIRST
    if flag & CLOSED:
        inside = flag | NAME
    else:
        inside = flag & ~(FINITE | INFINITIVE | PARTICIPLE | STEM | ADJECTIVE) | NAME | NOUN
    if lower in COUNTRIES or not flag & (CLOSED | ADJECTIVE | VERB):
        return lower, inside, flag | NAME | NOUN | FIRST
    if not flag & (CLOSED | ADJECTIVE):
        flag |= NOUN_FORM
    return lower, inside, flag | FIRST


def _fix_adverbs(words: list[str], flags: list[int]) -> None:
    """Take adverbs of two words (onder meer) for adverbs."""
    for index in range(1, len(words)):
        if _FIXED.get(words[index]) == words[index - 1] and (words[index] != "het" or words[index - 2] == ","):
            flags[index - 1] = flags[index] = ADVERB


# Countries and regions that end as a plural does.
COUNTRIES = frozenset({"polen", "zweden", "noorwegen", "vlaanderen", "beieren", "saksen", "thüringen"})
_LINKS = word_set("van de der den ter ten te von het el al d’ ’t 't in op")
# What a noun with a capital behind an article ends in: institutions, peoples, regions; no surname does.
_CAPITAL_NOUNS = _endings(
    "ie ië raad kamer minister staat staten secretaris voorzitter schap president premier bank groep top unie koning "
    "hof wet richtlijn verordening ing heid iteit verdrag akte deal brief agenda land landen lid leden vrouw man zee "
    "krim balkan benelux brexit sahel fonds fractie strategie autoriteit dienst pact partij beweging oorlog eeuw "
    "vergadering er ers en aan anen ees se sche s eel ste de rijk republiek dag ant anten ist isten iet eur eurs aris "
    "arissen oor aar theek aat stad markt handel belg turk rus fin rijn donau straat"
)


def _join_names(text: str, starts: list[int], words: list[str], flags: list[int], names: Mapping[int, bool]) -> None:
    """Take the small words of a surname (Van der Schans, De Morgan) for parts of the name."""
    for name in [index for index, flag in enumerate(flags) if flag & NAME and index]:
        at = name - 1
        # from the name back over its small words: Van, der
        while at >= 0 and words[at] in _LINKS and flags[at + 1] & NAME and flags[at + 1] & NOUN:
            if starts[at + 1] in names and flags[at] & FIRST:
                break
            if text[starts[at]].isupper():
                linked = words[at + 1] in _LINKS and words[at] != "in"
                if not flags[at] & FIRST or linked or _is_surname(text, starts, words, at):
                    flags[at] = NAME | NOUN | flags[at] & FIRST
            elif at and words[at - 1] in _LINKS and text[starts[at - 1]].isupper():
                flags[at] = NAME | NOUN
            else:
                break
            at -= 1


def _is_surname(text: str, starts: list[int], words: list[str], at: int) -> bool:
    """Tell a surname with its article at the beginning of a sentence (De Morgan) from an article and a noun.

    What follows is one capitalised word, no abbreviation, and does not end as the nouns do that take a capital.
    """
    name = words[at + 1]
    if (at + 2 < len(words) and text[starts[at + 2]].isupper()) or classes(name) & ADJECTIVE:
        return False
    if words[at] != "de" or len(name) < 4 or not name.isalpha() or name.endswith(_CAPITAL_NOUNS):
        return False
    return not text[starts[at + 1] + 1].isupper()


@lru_cache(maxsize=8192)
def classes(word: str) -> int:
    """Give all that a word in lower case can be, as bits."""
    if not word[0].isalnum():
        if len(word) == 1 or word[0] not in "’'‘":
            return MARK
        return NUMERAL | FIGURE if word[1].isdigit() else ARTICLE if word[1] != "s" else ADVERB
    if word[0].isdigit():
        return NUMERAL | FIGURE
    known = lexicon.words()
    flag = 0
    for bit, members in (
        (ARTICLE, known.articles),
        (DETERMINER, known.determiners),
        (PREPOSITION, known.prepositions),
        (NOMINATIVE, known.subject_pronouns),
        (OBLIQUE, known.object_pronouns),
        (REFLEXIVE, known.reflexives),
        (PRONOUN, known.pronouns),
        (RELATIVE, known.relatives),
        (SUBORDINATOR, known.subordinators),
        (RELATIVE_ADVERB, known.relative_adverbs),
        (COORDINATOR, known.coordinators),
        (ADVERB, known.adverbs),
        (NEGATIVE, known.negatives),
        (NUMERAL, known.numerals),
        (PARTICLE, particles()),
    ):
        if word in members:
            flag |= bit
    if flag & CLOSED and word not in _CLOSED_VERBS:
        return flag | (ADJECTIVE if word != "echter" and _is_adjective(word) else 0)
    return flag | _open_classes(word)


# Words of a closed class that are forms of a verb as well.
_CLOSED_VERBS = frozenset(
    {
        "zijn",
        "eens",
        "acht",
        "bleek",
        "gezien",
        "gegeven",
        "mede",
        "laat",
        "hangende",
        "aangaande",
        "betreffende",
        "staande",
        "bepaald",
        "voorbij",
        "weet",
    }
)


def _open_classes(word: str) -> int:
    flag = 0
    for reading in readings(word):
        if reading.kind in ("singular", "plural"):
            flag |= FINITE
            if reading.kind == "singular" and not reading.past and not word.endswith("t") and word not in _SHORT_FORMS:
                flag |= STEM
        elif reading.kind == "infinitive":
            flag |= INFINITIVE
        elif reading.kind == "participle":
            flag |= PARTICIPLE
        else:
            flag |= PRESENT_PARTICIPLE
    if flag & STEM and any(r.kind == "singular" and (r.past or word in _SHORT_FORMS) for r in readings(word)):
        flag &= ~STEM
    if word in lexicon.noun_forms():
        flag |= NOUN_FORM
    if word in ("heet", "heette"):
        return FINITE
    if word in ("bekend", "bereid"):
        return flag & ~(PARTICIPLE | FINITE) | ADJECTIVE
    if _is_adjective(word):
        flag |= ADJECTIVE
    if not flag & (VERB | ADJECTIVE):
        if word.endswith(("waarts", "gewijs", "halve", "enlang", "maal")) and len(word) > 6:
            return ADVERB
        if word.endswith(("seerd", "leerd", "reerd", "neerd", "teerd", "ceerd")):
            return PARTICIPLE
        flag |= NOUN
        if word.endswith(("de", "te", "den", "ten")) and len(word) > 5 and not word.endswith(_NOUN_ENDINGS):
            flag |= FINITE | NOUN_FORM
    return flag


# Nouns that end as a past tense does.
_NOUN_ENDINGS = _endings(
    "heden teiten iteit enden menten staten steden landen enten anten isten uten este ite einde ieden imte elde gde "
    "rde ede ide ode iete ente inte orte ilte pte oten aten ieten anden oorden aarden unten uiten aften achten ichten "
    "echten urten onden"
)

# Present forms of the third person that end in no t: of modal verbs and the like.
_SHORT_FORMS = frozenset({"is", "kan", "zal", "mag", "wil"})


def _is_adjective(word: str) -> bool:
    known = lexicon.adjectives()
    if word in known or (word.endswith(_UNINFLECTED_ENDINGS) and word not in ("weekend", "legend", "iemand")):
        return True
    if not word.endswith("e"):
        return word.endswith(("er", "st")) and len(word) > 4 and (word[:-2] in known or word[:-3] in known)
    if word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 5:
        return True
    base = word[:-1].replace("ë", "e")
    if len(base) < 2:
        return False
    if base in known:
        return True
    if len(base) > 2 and base[-1] == base[-2]:
        # a double consonant stands behind one short vowel: witte; lichtte and bepleitte are past tenses
        return base[:-1] in known and base[-3] in "aeiou" and base[-4:-3] not in tuple("aeiou")
    return (
        (len(base) > 2 and base[:-1] + base[-2:-1] + base[-1:] in known)
        or (base[-1] in "vz" and base[:-1] + {"v": "f", "z": "s"}[base[-1]] in known)
        or (base[-1] in "vz" and base[:-1] + base[-2:-1] + {"v": "f", "z": "s"}[base[-1]] in known)
        or any(r.kind == "participle" for r in readings(base))
        or (base.endswith(("er", "st")) and (base[:-2] in known))
    )


def is_time_noun(word: str) -> bool:
    """Tell a noun that stands in a clause as an adverb (`vorige week sprak ...`)."""
    return word in _TIME_NOUNS or word.endswith(("avond", "middag", "ochtend", "nacht"))
