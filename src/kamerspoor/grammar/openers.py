"""Tell which words open a subordinate clause: conjunctions, relative words, `om ... te`.

Most of them can be something else as well; a subordinate clause shows by its finite verb at the end.
Source: Algemene Nederlandse Spraakkunst, 10.3 (subordinators), 5.8 (relative words), 18.5 (om and te).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE
from kamerspoor.grammar.forms import AUXILIARIES, is_sure, verb_of
from kamerspoor.grammar.reading import REACH, ClauseKind, Sentence
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
    NUMERAL,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    RELATIVE_ADVERB,
    STEM,
    SUBORDINATOR,
    VERB,
    word_set,
)
from kamerspoor.grammar.verbs import particles_of

OPENER = RELATIVE | RELATIVE_ADVERB | SUBORDINATOR
INFINITIVE_OPENERS = frozenset({"om", "teneinde", "alvorens", "zonder", "door"})
OPENING_WORDS = INFINITIVE_OPENERS | {"dan", "tot", "voor"}
_NOUN = NOUN | NOUN_FORM | NAME | STEM
_COMPLEMENT = frozenset({"dat", "of", "hoe", "waarom", "hoeveel"})
_SURE = word_set(
    "omdat doordat nadat voordat totdat terwijl hoewel ofschoon alhoewel zodat opdat mits tenzij wanneer zodra "
    "zolang aangezien naarmate ingeval alsof indien hoezeer vooraleer"
)
# Nouns with a clause for their content: het feit dat, de vraag of.
_CONTENT = word_set(
    "feit besluit bericht idee gevoel standpunt signaal oordeel bewijs besef risico gevaar belang vertrouwen vermoeden "
    "argument verwijt mening voorwaarde hoop gedachte veronderstelling overtuiging verwachting conclusie indruk angst vrees kans reden vraag voorstel verzoek voornemen uitgangspunt gevolg beeld inzicht teken bezwaar verlangen"
)
_NEUTER = word_set("het een dit geen elk ieder zijn haar hun ons uw zo’n welk enig dat ander")
_COMMON = word_set("de die deze alle beide")
_ASKING = word_set(
    "vragen afvragen weten onderzoeken nagaan bezien bekijken beoordelen betwijfelen twijfelen zien afwachten toetsen "
    "bepalen informeren uitmaken overwegen verkennen"
)
_BEFORE_WAT = word_set(
    "enige eerste laatste beste minste alles iets dat datgene al niets veel , en van is over met aan op in voor naar"
)


def kind_of_opener(sentence: Sentence, at: int, flag: int, word: str) -> ClauseKind | None:
    """Give the kind of clause that a word opens, None when it opens none."""
    if word in INFINITIVE_OPENERS:
        return "infinitive" if _leads_to_te(sentence, at) else None
    if word == "dan":
        return "adverbial" if _compares(sentence, at) else None
    if word in ("tot", "voor"):
        # as conjunctions before a pronoun only: tot hij besloot
        pronoun = at + 1 < sentence.count and sentence.flags[at + 1] & NOMINATIVE and sentence.words[at + 1] != "u"
        return "adverbial" if pronoun and _closes_soon(sentence, at) else None
    if not at and sentence.words[-1] == "?" and sentence.count > 1 and sentence.flags[1] & FINITE:
        return None
    if flag & RELATIVE_ADVERB:
        if word == "waaronder" and sentence.possible[at + 1] == NOWHERE:
            return None
        return "relative" if at or sentence.words[-1] != "?" else None
    if word == "hoe" and sentence.words[at + 1 : at + 3] == ["dan", "ook"]:
        return None
    if flag & SUBORDINATOR and (word in _SURE or _is_subordinator(sentence, at, word)):
        return "complement" if word in _COMPLEMENT else "adverbial"
    if flag & RELATIVE and _is_relative(sentence, at, word):
        return "relative"
    return None


def _compares(sentence: Sentence, at: int) -> bool:
    """Tell a `dan` with a clause to compare with: meer mogelijkheden dan ze benutten."""
    if (
        not at
        or at + 1 >= sentence.count
        or sentence.stack[-1].finite < 0
        or sentence.flags[at - 1] & (MARK | COORDINATOR)
    ):
        return False
    return bool(sentence.flags[at + 1] & (NOMINATIVE | ARTICLE | NAME)) and _closes_soon(sentence, at)


def _before(sentence: Sentence, at: int) -> int:
    """Give the last token before that is no comma, dash or quotation mark and is not skipped; -1 at the beginning."""
    index = at - 1
    while index >= 0 and (
        sentence.skipped[index] or (sentence.flags[index] & MARK and sentence.words[index] not in (";", ":"))
    ):
        index -= 1
    return index


def _is_particle(sentence: Sentence, at: int) -> bool:
    """Tell a particle that the finite verb before it can have."""
    finite = sentence.stack[-1].finite
    return (
        finite >= 0
        and bool(sentence.flags[at] & PARTICLE)
        and sentence.words[at] in particles_of(sentence.words[finite])
    )


def _verb_final(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause can begin here: a finite verb follows, and not at once unless it ends the clause."""
    index = sentence.far[at + 1]
    if index > at + REACH:
        return False
    return index > at + 1 or sentence.ends_clause(index)


def _closes_soon(sentence: Sentence, at: int) -> bool:
    """Tell whether a finite verb at the end of a clause follows before the next comma or conjunction."""
    index = sentence.possible[at + 1]
    if index == at + 1 or index > at + REACH:
        return index == at + 1 and sentence.ends_clause(index)
    if sentence.flags[index + 1] & NOMINATIVE if index + 1 < sentence.count else False:
        return False
    for _ in range(4):
        # an extraposed phrase may follow the verb: als de landen akkoord gaan met het plan
        if (
            sentence.ends_clause(index)
            or sentence.flags[at + 1] & NOMINATIVE
            or sentence.flags[index + 1] & PREPOSITION
        ):
            return True
        index = sentence.possible[index + 1]
        if index > at + REACH:
            return False
    return False


def _is_subordinator(sentence: Sentence, at: int, word: str) -> bool:
    words, flags = sentence.words, sentence.flags
    following = flags[at + 1] if at + 1 < sentence.count else MARK
    before = _before(sentence, at)
    if word == "dat":
        return _is_dat(sentence, at, before, following)
    if word == "of":
        return _is_of(sentence, at, before)
    top = sentence.stack[-1]
    if (
        top.opener is not None
        and top.finite < 0
        and top.kind != "infinitive"
        and words[at - 1] != ","
        and at - 1 != top.opener
        and (not following & NOMINATIVE or word == "toen")
    ):
        return False  # inside a clause that waits for its verb: die als onrechtvaardig werd beschouwd
    if following & NOMINATIVE and word not in ("daar", "nu", "eer", "hoe", "hoeveel"):
        return word != "toen" or not following & FINITE
    if word in ("daar", "nu", "eer", "alvorens"):
        fits = before < 0 or words[at - 1] in (",", "over", "en", "dan")
        return (
            fits
            and not following & FINITE
            and _closes_soon(sentence, at)
            and (before >= 0 or _main_verb_behind(sentence, at))
        )
    if word in ("hoe", "hoeveel"):
        if following & NOMINATIVE and top.finite >= 0:
            return True
        return _closes_soon(sentence, at) and (sentence.stack[-1].finite >= 0 or _main_verb_behind(sentence, at))
    if word == "toen":
        return not following & FINITE and (
            _closes_soon(sentence, at) or (_verb_final(sentence, at) and words[at - 1 : at] == [","])
        )
    if word == "behalve":
        return False
    if word in ("sinds", "sedert") and following & NUMERAL:
        return False  # sinds 3 mei
    if word in ("sinds", "sedert", "als", "zoals", "zover"):
        waits = top.finite < 0 and top.opener is None
        index = sentence.possible[at + 1]
        if (
            top.verb in AUXILIARIES
            and not top.verbs
            and index < NOWHERE
            and sentence.flags[index] & (PARTICIPLE | INFINITIVE)
            and (not is_sure(words[index], sentence.flags[index]))
        ):
            return False  # is ... als pijnstiller ontdekt
        return _closes_soon(sentence, at) and (not waits or _main_verb_behind(sentence, at))
    return _verb_final(sentence, at)


def _main_verb_behind(sentence: Sentence, at: int) -> bool:
    """Tell whether another finite verb follows the one that would end this clause: the main clause's."""
    index = sentence.possible[at + 1]
    if index == NOWHERE:
        return False
    for _ in range(5):
        index = sentence.far[index + 1]
        if index > at + REACH:
            return False
        if not sentence.flags[index] & (PARTICIPLE | INFINITIVE | NOUN_FORM) or is_sure(
            sentence.words[index], sentence.flags[index]
        ):
            return True
    return False


def _is_dat(sentence: Sentence, at: int, before: int, following: int) -> bool:
    """Judge `dat`: a conjunction before a clause, but not where it is a relative word, an article's like or a pronoun."""
    flags, words = sentence.flags, sentence.words
    if (before < 0 or words[at - 1] in ("maar", "doch", "want")) and _determines(sentence, at, following):
        return False
    if before < 0:
        return not following & FINITE and _closes_soon(sentence, at) and _main_verb_behind(sentence, at)
    if words[at - 1] == "dat":
        return False
    flag = flags[before]
    if flag & _NOUN and not sentence.taken[before] and relative_dat(sentence, at, before):
        return False
    previous = flags[at - 1]
    if following & FINITE and is_sure(words[at + 1], following) and not sentence.ends_clause(at + 1):
        # dat is, dat betekent: the pronoun, unless it opens a clause whose verb comes at once (dat bestaat uit)
        return False
    if previous & PREPOSITION and not previous & ADVERB and not sentence.taken[at - 1]:
        # in dat geval, but: geeft aan dat, zonder dat
        if words[at - 1] in ("zonder", "tot") or {"er", "daar"} & set(words[max(0, at - 8) : at - 1]):
            return _closes_soon(sentence, at)
        top = sentence.stack[-1]
        if top.opener is None and top.finite >= 0 and {"er", "daar", "hier"} & set(words[top.finite : at - 1]):
            return _closes_soon(sentence, at)  # wijst er, in lijn met de motie, op dat
        return _is_particle(sentence, at - 1) and _verb_final(sentence, at)
    if (sentence.taken[at - 1] and not previous & (INFINITIVE | STEM)) or sentence.stack[-1].finite == at - 1:
        # behind a finite verb: a clause, or the pronoun behind its verb (is dat, klopt dat)
        verb = verb_of(words[at - 1])
        if verb in AUXILIARIES and verb not in ("zijn", "willen"):
            return False
        if verb == "zijn":
            return _closes_soon(sentence, at) and (
                following & (ARTICLE | DETERMINER | NOMINATIVE) != 0 or sentence.possible[at + 1] < NOWHERE
            )
        return _closes_soon(sentence, at) or (
            _verb_final(sentence, at) and bool(following & (ARTICLE | NOMINATIVE | NAME | DETERMINER))
        )
    return sentence.far[at + 1] < at + REACH


def _determines(sentence: Sentence, at: int, following: int) -> bool:
    """Tell `dat` before a noun with a finite verb right behind it: dat pleidooi werd gesteund."""
    if at + 3 >= sentence.count or not following & NOUN or following & NAME:
        return False
    return is_sure(sentence.words[at + 2], sentence.flags[at + 2]) and bool(sentence.flags[at + 2] & FINITE) and not sentence.ends_clause(at + 2)


def relative_dat(sentence: Sentence, at: int, before: int) -> bool:
    """Judge `dat` behind a noun: a relative word when the noun is neuter (`het`, a name) and has no clause for content."""
    words, flags = sentence.words, sentence.flags
    if words[before] in _CONTENT:
        return False
    if words[at - 1] == "," and sentence.clauses[-1].kind != "complement":
        return True
    for index in range(before - 1, max(-1, before - 6), -1):
        word = words[index]
        if word in _NEUTER:
            return True
        if word in _COMMON or (flags[index] & (MARK | PREPOSITION | COORDINATOR) and not flags[index] & ADJECTIVE):
            break
        if sentence.taken[index]:
            break
    return False


def _is_of(sentence: Sentence, at: int, before: int) -> bool:
    """Judge `of`: whether (a clause follows) or or."""
    if before < 0 or not _verb_final(sentence, at):
        return False
    words, flags = sentence.words, sentence.flags
    had = sentence.stack[-1].finite >= 0 or sentence.stack[-1].verbs
    if words[before] in ("vraag", "kwestie", "alsof", "afvraagt", "nagaan"):
        return True
    if not had or not _closes_soon(sentence, at):
        return False
    flag = flags[before]
    if flag & (NOUN | NAME | NUMERAL | ADJECTIVE) and words[at - 1] != "," and not sentence.taken[before]:
        verb = sentence.stack[-1].verb
        return verb in _ASKING
    return True


def _is_relative(sentence: Sentence, at: int, word: str) -> bool:
    words, flags = sentence.words, sentence.flags
    before = _before(sentence, at)
    following = flags[at + 1] if at + 1 < sentence.count else MARK
    if before < 0:
        # Wie, wat at the beginning: a free relative when another finite verb follows
        return (
            word in ("wat", "wie", "hetgeen")
            and words[-1] != "?"
            and _closes_soon(sentence, at)
            and _main_verb_behind(sentence, at)
        )
    previous = words[at - 1]
    if word in ("hetgeen", "hetwelk", "wiens", "wier"):
        return _verb_final(sentence, at)
    if word == "welke":
        return (previous in (",", "met", "voor", "in", "van", "op") or sentence.taken[at - 1]) and _closes_soon(
            sentence, at
        )
    if word == "wie":
        # onder wie die van Malta: an apposition
        return _closes_soon(sentence, at) if previous == "onder" else _verb_final(sentence, at)
    if previous == "wie":
        return False
    if word == "wat":
        free = (
            previous in _BEFORE_WAT
            or flags[at - 1] & ADVERB
            or sentence.taken[at - 1]
            or _is_particle(sentence, at - 1)
            or following & NOMINATIVE
        )
        return bool(free) and (_closes_soon(sentence, at) or (previous == "," and _verb_final(sentence, at)))
    if previous == ",":
        if (
            following & FINITE
            and not following & (NOUN_FORM | DETERMINER | STEM | INFINITIVE)
            and not sentence.ends_clause(at + 1)
        ):
            return _extraposes(sentence, at + 1) and word == "die"
        return _verb_final(sentence, at) and (word != "dat" or relative_dat(sentence, at, before))
    if previous in ("en", "maar", "of"):
        return any(c.kind == "relative" for c in sentence.stack[-3:]) and _closes_soon(sentence, at)
    top = sentence.stack[-1]
    if word == "die" and (
        at - 1 in top.verbs[-1:]
        or (sentence.taken[at - 1] and top.opener is not None)
        or (
            _is_particle(sentence, at - 1)
            and following & (PREPOSITION | ADVERB | NOMINATIVE)
            and not following & ARTICLE
        )
    ):
        return _verb_final(sentence, at)  # behind the verbs at the end: ... zijn vrijgelaten die jaren vastzaten
    if _follows_noun(sentence, at - 1):
        return _verb_final(sentence, at) or _extraposes(sentence, at + 1)
    return False


def _extraposes(sentence: Sentence, at: int) -> bool:
    """Tell a verb right behind the relative word with the rest behind it: die bestaan uit, dat behoort tot."""
    if at + 1 >= sentence.count or not sentence.flags[at] & FINITE:
        return False
    flag = sentence.flags[at + 1]
    return bool(flag & (PREPOSITION | SUBORDINATOR | RELATIVE_ADVERB)) or bool(flag & VERB and not flag & CLOSED)


def _follows_noun(sentence: Sentence, before: int) -> bool:
    """Tell whether a word is a noun, or ends a phrase that a relative clause can hang on."""
    flag = sentence.flags[before]
    if sentence.skipped[before] or sentence.words[before] in ("”", "’", "'", '"'):
        return True
    if sentence.taken[before]:
        return False
    return (
        (bool(flag & (NOUN | NAME | NOUN_FORM)) and not flag & (PREPOSITION | COORDINATOR))
        or (
            bool(flag & (VERB | ADJECTIVE))
            and before > 0
            and bool(sentence.flags[before - 1] & (ARTICLE | DETERMINER | ADJECTIVE))
            and not flag & (ADVERB | NEGATIVE)
        )
        or (bool(flag & ADJECTIVE) and not flag & (CLOSED | VERB))
        or bool(
            flag & PRONOUN and flag & (NOMINATIVE | FIRST) == 0 and sentence.words[before] not in ("het", "dit", "dat")
        )
        or (sentence.words[before] in ("al", "allen", "beiden", "één", "enige", "eerste", "hij", "zij", "hen", "velen"))
    )


def _leads_to_te(sentence: Sentence, at: int) -> bool:
    """Tell whether `te` and an infinitive follow before a finite verb."""
    te = sentence.te[at + 1]
    return (te < at + 45 and sentence.sure[at + 1] > te and sentence.words[at] != "door") or (
        te < at + 15 and sentence.sure[at + 1] > te and sentence.possible[at + 1] > te
    )
