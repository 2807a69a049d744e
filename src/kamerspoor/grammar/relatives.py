"""Judge words that are relative or something else: die, dat, wat, wie, welke, hetgeen.

Source: Algemene Nederlandse Spraakkunst, 5.8 (relative words), 5.6 (demonstrative ones), 10.3.1 (dat).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE
from kamerspoor.grammar.closing import closes_soon, is_particle, main_verb_behind, verb_final
from kamerspoor.grammar.forms import AUXILIARIES, PERFECT, is_sure, verb_of
from kamerspoor.grammar.reading import REACH, Sentence
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CLOSED,
    COORDINATOR,
    DETERMINER,
    FINITE,
    FIRST,
    INFINITIVE,
    MARK,
    NAME,
    NEGATIVE,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE_ADVERB,
    STEM,
    SUBORDINATOR,
    VERB,
    word_set,
)

_ER_REACH = 20
_PARTICIPLE_REACH = 10
_NOUN = NOUN | NOUN_FORM | NAME | STEM
_SUBJECT_BEGINS = ARTICLE | DETERMINER | NOMINATIVE
# Nouns with a clause for their content: het feit dat, de vraag of.
_CONTENT = word_set(
    "feit besluit bericht idee gevoel standpunt signaal oordeel bewijs besef risico gevaar belang vertrouwen "
    "vermoeden argument mening voorwaarde hoop gedachte veronderstelling overtuiging verwachting conclusie indruk "
    "angst vrees kans reden vraag voorstel verwijt verzoek voornemen uitgangspunt gevolg beeld inzicht teken bezwaar "
    "verlangen"
)
_NEUTER = word_set("het een dit geen elk ieder zijn haar hun ons uw zo’n welk enig dat ander")
_COMMON = word_set("de die deze alle beide")
_BEFORE_WAT = word_set(
    "enige eerste laatste beste minste alles iets dat datgene al niets veel , en van is over met aan op in voor naar "
    "tot"
)
_BEFORE_WELKE = word_set(", met voor in van op")
_ANTECEDENTS = word_set("al allen beiden één enige eerste hij zij hen velen")
_ALWAYS = word_set("hetgeen hetwelk wiens wier wie")
_CLOSING_QUOTES = frozenset({"”", "’", "'", '"'})


def word_before(sentence: Sentence, at: int) -> int:
    """Give the last token before that is no comma, dash or quotation mark and is not skipped; -1 at the beginning."""
    words, flags, skipped = sentence.words, sentence.flags, sentence.skipped
    index = at - 1
    while index >= 0 and (skipped[index] or (flags[index] & MARK and words[index] not in (";", ":"))):
        index -= 1
    return index


def is_complement_dat(sentence: Sentence, at: int) -> bool:
    """Judge `dat`: a conjunction, but not where it is a relative word, stands before a noun or is a pronoun."""
    words, flags = sentence.words, sentence.flags
    before, previous, following = word_before(sentence, at), flags[at - 1], flags[at + 1]
    if (before < 0 or words[at - 1] in ("maar", "doch", "want")) and _determines(sentence, at):
        return False
    if before < 0:
        begins = following & (ARTICLE | NOMINATIVE | NAME) or main_verb_behind(sentence, at)
        return bool(begins) and not following & FINITE and closes_soon(sentence, at)
    if words[at - 1] == "dat" or _follows_object(sentence, at) or _is_object(sentence, at):
        return False
    if flags[before] & _NOUN and not sentence.taken[before] and _is_relative_dat(sentence, at, before):
        return False
    if following & FINITE and is_sure(words[at + 1], following) and not sentence.ends_clause(at + 1):
        return False  # dat is, dat betekent: the pronoun
    if previous & PREPOSITION and not previous & ADVERB and not sentence.taken[at - 1]:
        # in dat geval, but: geeft aan dat, zonder dat, is er zeker van dat
        if words[at - 1] in ("zonder", "tot") or {"er", "daar"} & set(words[max(0, at - 8) : at - 1]):
            return closes_soon(sentence, at)
        top = sentence.stack[-1]
        if (
            top.opener is None
            and top.finite >= 0
            and {"er", "daar", "hier"} & set(words[top.finite : at - 1][-_ER_REACH:])
        ):
            return closes_soon(sentence, at)  # wijst er, in lijn met de motie, op dat
        return is_particle(sentence, at - 1) and verb_final(sentence, at)
    if (sentence.taken[at - 1] and not previous & (INFINITIVE | STEM)) or sentence.stack[-1].finite == at - 1:
        return _is_behind_verb(sentence, at, following)
    return sentence.far[at + 1] < at + REACH


def _is_object(sentence: Sentence, at: int) -> bool:
    """Tell `dat` between a subject behind its auxiliary and their participle: heb ik dat ook in Brussel uiteengezet."""
    top = sentence.stack[-1]
    if not sentence.flags[at - 1] & NOMINATIVE or top.verb not in PERFECT or top.verbs or top.finite != at - 2:
        return False
    for index in range(at + 1, min(sentence.count, at + _PARTICIPLE_REACH, sentence.sure[at + 1])):
        if sentence.flags[index] & MARK:
            return False
        if sentence.flags[index] & PARTICIPLE:
            return True
    return False


def _follows_object(sentence: Sentence, at: int) -> bool:
    """Tell `dat` behind a comma and a verb with a neuter object: heeft een paper ingediend, dat steun kreeg."""
    parts, before = sentence.stack[-1].parts, at - 2
    if sentence.words[at - 1] != "," or before < 0 or not sentence.taken[before] or not parts:
        return False
    first, _, last, preposition = parts[-1]
    return (
        bool(sentence.flags[before] & PARTICIPLE)
        and preposition < 0
        and last < before
        and first > sentence.stack[-1].finite >= 0
        and sentence.words[first] in ("een", "het")
    )


def _determines(sentence: Sentence, at: int) -> bool:
    """Tell `dat` before a noun with a finite verb right behind it: dat pleidooi werd gesteund."""
    noun, verb = sentence.flags[at + 1], sentence.flags[at + 2]
    if not noun & NOUN or noun & NAME or not verb & FINITE:
        return False
    if verb_of(sentence.words[at + 2]) in AUXILIARIES and sentence.words[at + 3] == ",":
        return True  # dat pleidooi werd, behalve door Kroatië, ook gesteund door ...: no clause ends with it alone
    return is_sure(sentence.words[at + 2], verb) and not sentence.ends_clause(at + 2)


def _is_behind_verb(sentence: Sentence, at: int, following: int) -> bool:
    """Judge `dat` behind a finite verb: before a clause (zei dat), or the pronoun in inversion (is dat, moet dat)."""
    verb = verb_of(sentence.words[at - 1])
    passive = verb == "worden" and sentence.stack[-1].verbs  # verwacht wordt dat
    if verb in AUXILIARIES and verb not in ("zijn", "willen") and not passive:
        return False
    if closes_soon(sentence, at):
        return verb != "zijn" or bool(following & _SUBJECT_BEGINS) or sentence.possible[at + 1] < NOWHERE
    return verb != "zijn" and verb_final(sentence, at) and bool(following & (_SUBJECT_BEGINS | NAME))


def _is_relative_dat(sentence: Sentence, at: int, before: int) -> bool:
    """Judge `dat` behind a noun: relative when it is neuter or a comma parts them, and has no clause for content."""
    words, flags = sentence.words, sentence.flags
    if words[before] in _CONTENT:
        return False
    if words[at - 1] == "," and sentence.clauses[-1].kind != "complement":
        # not behind an aside that parts the clause from its verb: stelde, net als Finland, dat ...
        return sentence.stack[-1].finite < 0 or words[sentence.stack[-1].finite + 1] != ","
    for index in range(before - 1, max(-1, before - 6), -1):
        word, flag = words[index], flags[index]
        if word in _NEUTER:
            return True
        if (
            word in _COMMON
            or sentence.taken[index]
            or (flag & (MARK | PREPOSITION | COORDINATOR) and not flag & ADJECTIVE)
        ):
            return False
    return False


def is_relative(sentence: Sentence, at: int, word: str) -> bool:
    """Judge a word that can be relative by what stands before it and the finite verb behind it."""
    words = sentence.words
    if word_before(sentence, at) < 0:
        # Wie, wat at the beginning: a free relative when another finite verb follows
        free = word in ("wat", "wie", "hetgeen") and not sentence.asks
        return free and closes_soon(sentence, at) and main_verb_behind(sentence, at)
    if word == "wie" and words[at - 1] == "onder":
        return closes_soon(sentence, at)  # onder wie die van Malta: an apposition
    if words[at - 1] == "wie":
        return False
    if word in _ALWAYS:
        # enkele lidstaten, onder wie Duitsland, ...
        listed = word == "wie" and sentence.flags[at - 1] & PREPOSITION and sentence.possible[at + 1] == NOWHERE
        return not listed and verb_final(sentence, at)
    if word == "welke":
        return (words[at - 1] in _BEFORE_WELKE or sentence.taken[at - 1]) and closes_soon(sentence, at)
    if word == "wat":
        return _is_relative_wat(sentence, at)
    return _is_relative_die(sentence, at, word)


def _is_relative_wat(sentence: Sentence, at: int) -> bool:
    previous, flags = sentence.words[at - 1], sentence.flags
    free = previous in _BEFORE_WAT or sentence.taken[at - 1] or is_particle(sentence, at - 1)
    if not free and not flags[at - 1] & ADVERB and not flags[at + 1] & NOMINATIVE:
        return False
    return closes_soon(sentence, at) or (previous == "," and verb_final(sentence, at))


def _is_relative_die(sentence: Sentence, at: int, word: str) -> bool:
    """Judge `die` and `dat`: relative behind a noun or its comma, demonstrative elsewhere."""
    words, flags = sentence.words, sentence.flags
    previous, following = words[at - 1], flags[at + 1]
    if previous == ",":
        plain = following & FINITE and not following & (NOUN_FORM | DETERMINER | STEM | INFINITIVE)
        if plain and not sentence.ends_clause(at + 1):
            named = word == "die" or bool(flags[word_before(sentence, at)] & NAME)
            return named and _extraposes(sentence, at + 1)  # Malta, dat sprak namens ...
        return verb_final(sentence, at) and (word != "dat" or _is_relative_dat(sentence, at, word_before(sentence, at)))
    if previous in ("en", "maar", "of"):
        return any(c.kind == "relative" for c in sentence.stack[-3:]) and closes_soon(sentence, at)
    if word == "die" and _follows_verbs(sentence, at, following):
        return verb_final(sentence, at)
    if _follows_noun(sentence, at - 1):
        return verb_final(sentence, at) or _extraposes(sentence, at + 1)
    return False


def _follows_verbs(sentence: Sentence, at: int, following: int) -> bool:
    """Tell `die` behind the verbs at a clause's end: ... zijn vrijgelaten die jaren vastzaten."""
    top = sentence.stack[-1]
    if at - 1 in top.verbs[-1:] or (sentence.taken[at - 1] and top.opener is not None):
        return True
    begins = following & (PREPOSITION | ADVERB | NOMINATIVE) and not following & ARTICLE
    return bool(begins) and is_particle(sentence, at - 1)


def _extraposes(sentence: Sentence, at: int) -> bool:
    """Tell a verb right behind the relative word with the rest behind it: die bestaan uit, dat behoort tot."""
    flag = sentence.flags[at + 1]
    if not sentence.flags[at] & FINITE or at + 1 >= sentence.count:
        return False
    return bool(flag & (PREPOSITION | SUBORDINATOR | RELATIVE_ADVERB)) or (bool(flag & VERB) and not flag & CLOSED)


def _follows_noun(sentence: Sentence, before: int) -> bool:
    """Tell whether a word is a noun, or ends a phrase that a relative clause can hang on."""
    flag, word = sentence.flags[before], sentence.words[before]
    if sentence.skipped[before] or word in _CLOSING_QUOTES:
        return True
    if sentence.taken[before]:
        return False
    if (flag & (NOUN | NAME | NOUN_FORM) and not flag & (PREPOSITION | COORDINATOR)) or word in _ANTECEDENTS:
        return True
    if flag & ADJECTIVE and not flag & (CLOSED | VERB):
        return True
    if flag & PRONOUN and not flag & (NOMINATIVE | FIRST) and word not in ("het", "dit", "dat"):
        return True
    nominal = sentence.flags[before - 1] & (ARTICLE | DETERMINER | ADJECTIVE) and not flag & (ADVERB | NEGATIVE)
    return bool(nominal and flag & (VERB | ADJECTIVE))
