"""Tell which words open a subordinate clause: conjunctions, relative words, `om ... te`.

Most of them can be something else as well; a subordinate clause shows by its finite verb at the end.
Source: Algemene Nederlandse Spraakkunst, 10.3 (subordinators), 18.5 (om and te).
"""

from __future__ import annotations

from kamerspoor.grammar.ahead import NOWHERE
from kamerspoor.grammar.closing import closes_soon, is_particle, main_verb_behind, verb_final
from kamerspoor.grammar.forms import AUXILIARIES, is_sure
from kamerspoor.grammar.reading import ClauseKind, Sentence
from kamerspoor.grammar.relatives import is_complement_dat, is_relative, word_before
from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ARTICLE,
    COORDINATOR,
    FINITE,
    INFINITIVE,
    MARK,
    NAME,
    NOMINATIVE,
    NOUN,
    NUMERAL,
    PARTICIPLE,
    RELATIVE,
    RELATIVE_ADVERB,
    SUBORDINATOR,
    word_set,
)

OPENER = RELATIVE | RELATIVE_ADVERB | SUBORDINATOR
OPENING_WORDS = word_set("om teneinde alvorens zonder door dan tot voor")
_INFINITIVE_OPENERS = word_set("om teneinde alvorens zonder door")
_COMPLEMENT = word_set("dat of hoe waarom hoeveel")
_SURE = word_set(
    "omdat doordat nadat voordat totdat terwijl hoewel ofschoon alhoewel zodat opdat mits tenzij wanneer zodra "
    "zolang aangezien naarmate ingeval alsof indien hoezeer vooraleer"
)
_ASKING = word_set(
    "vragen afvragen weten onderzoeken nagaan bezien bekijken beoordelen betwijfelen twijfelen zien afwachten "
    "toetsen bepalen informeren uitmaken overwegen verkennen"
)
_ASKED = word_set("vraag kwestie afvraagt nagaan")
_ADVERBS_TOO = word_set("daar nu eer alvorens")
_COMPARING = word_set("sinds sedert als zoals zover")
# How far `te` is looked for: `door` and an infinitive stand close together.
_TE_REACH, _TE_NEAR = 45, 15


def kind_of_opener(sentence: Sentence, at: int, flag: int, word: str) -> ClauseKind | None:
    """Give the kind of clause that a word opens, None when it opens none."""
    if word in OPENING_WORDS:
        return _by_word(sentence, at, word)
    if not at and sentence.asks and sentence.flags[1] & FINITE:
        return None  # Wanneer gaat de Raad ...?
    if flag & RELATIVE_ADVERB:
        listed = word == "waaronder" and sentence.possible[at + 1] == NOWHERE
        if word == "waar" and sentence.flags[at + 1] & MARK and is_particle(sentence, at):
            return None  # maakte haar belofte waar
        if word == "waarom" and at and not sentence.flags[at - 1] & (NOUN | NAME | MARK):
            return "complement"  # begrijpt niet waarom; but: de reden waarom
        return "relative" if not listed and (at or not sentence.asks) else None
    if word == "hoe" and sentence.words[at + 1] == "dan" and sentence.words[at + 2] == "ook":
        return None
    if flag & SUBORDINATOR and (word in _SURE or _is_subordinator(sentence, at, word)):
        return "complement" if word in _COMPLEMENT and not _is_concessive(sentence, at) else "adverbial"
    if flag & RELATIVE and is_relative(sentence, at, word):
        return "relative"
    return None


def _is_concessive(sentence: Sentence, at: int) -> bool:
    """Tell `dat` in `zij het dat` and `met dien verstande dat`, which say something beside the clause."""
    before = sentence.words[max(0, at - 3) : at]
    return before[-2:] == ["zij", "het"] or before == ["met", "dien", "verstande"]


def _by_word(sentence: Sentence, at: int, word: str) -> ClauseKind | None:
    """Judge prepositions and `dan`, which open a clause by what follows them only."""
    following = sentence.flags[at + 1]
    if word in _INFINITIVE_OPENERS:
        return "infinitive" if _leads_to_te(sentence, at, word) else None
    if word == "dan":
        # meer mogelijkheden dan de landen benutten
        compares = at and sentence.stack[-1].finite >= 0 and not sentence.flags[at - 1] & (MARK | COORDINATOR)
        unlike = (
            at == 1 and sentence.words[0] == "anders"
        )  # anders dan de leden stellen, ...; anders dan was bedoeld, ...
        begins = unlike or (compares and following & (NOMINATIVE | ARTICLE | NAME))
    else:  # tot hij besloot; but: in tegenstelling tot wat was bedoeld, ...
        begins = following & NOMINATIVE and sentence.words[at + 1] not in ("u", "wat")
    return "adverbial" if begins and closes_soon(sentence, at) else None


def _leads_to_te(sentence: Sentence, at: int, word: str) -> bool:
    """Tell whether `te` and an infinitive follow before a finite verb."""
    te = sentence.te[at + 1]
    if te >= at + _TE_REACH or sentence.sure[at + 1] <= te:
        return False
    return word != "door" or (te < at + _TE_NEAR and sentence.possible[at + 1] > te)


def _is_subordinator(sentence: Sentence, at: int, word: str) -> bool:
    """Judge a conjunction that can be something else."""
    words, following = sentence.words, sentence.flags[at + 1]
    if word == "dat":
        return is_complement_dat(sentence, at)
    if word == "of":
        return _is_whether(sentence, at)
    top = sentence.stack[-1]
    waits = top.opener is not None and top.finite < 0 and top.kind != "infinitive"
    if waits and words[at - 1] != "," and at - 1 != top.opener and (not following & NOMINATIVE or word == "toen"):
        return False  # inside a clause that waits for its verb: die als onrechtvaardig werd beschouwd
    if word in ("hoe", "hoeveel"):
        if top.finite >= 0 and following & NOMINATIVE:
            return True
        return closes_soon(sentence, at) and (top.finite >= 0 or main_verb_behind(sentence, at))
    if word in _ADVERBS_TOO:
        return not following & FINITE and _begins_adverbial(sentence, at)
    if following & NOMINATIVE:
        return word != "toen" or not following & FINITE
    if word == "toen":
        return not following & FINITE and (
            closes_soon(sentence, at) or (words[at - 1] == "," and verb_final(sentence, at))
        )
    if word in ("sinds", "sedert") and following & NUMERAL:
        return False  # sinds 3 mei
    if word in _COMPARING:
        return _is_comparing_clause(sentence, at)
    return word != "behalve" and verb_final(sentence, at)


def _begins_adverbial(sentence: Sentence, at: int) -> bool:
    """Judge `daar`, `nu`, `eer`: adverbs unless a clause is closed by its verb behind them."""
    before = word_before(sentence, at)
    if before >= 0 and sentence.words[at - 1] not in (",", "over", "en", "dan"):
        return False
    return closes_soon(sentence, at) and (before >= 0 or main_verb_behind(sentence, at))


def _is_comparing_clause(sentence: Sentence, at: int) -> bool:
    """Judge `als`, `zoals`, `sinds`: before a clause, or before a noun phrase (als lid, zoals Malta)."""
    top = sentence.stack[-1]
    index = sentence.possible[at + 1]
    if top.verb in AUXILIARIES and not top.verbs and index < NOWHERE:
        flag = sentence.flags[index]
        if flag & (PARTICIPLE | INFINITIVE) and not is_sure(sentence.words[index], flag):
            return False  # is ... als pijnstiller ontdekt
    waits = top.finite < 0 and top.opener is None
    return closes_soon(sentence, at) and (not waits or main_verb_behind(sentence, at))


def _is_whether(sentence: Sentence, at: int) -> bool:
    """Judge `of`: whether (a clause follows) or or."""
    before, top = word_before(sentence, at), sentence.stack[-1]
    if before < 0:
        return closes_soon(sentence, at) and main_verb_behind(sentence, at)
    if not verb_final(sentence, at):
        return False
    if sentence.words[before] in _ASKED:
        return True
    if (top.finite < 0 and not top.verbs) or not closes_soon(sentence, at):
        return False
    joins = sentence.flags[before] & (NOUN | NAME | NUMERAL | ADJECTIVE) and not sentence.taken[before]
    return not joins or sentence.words[at - 1] == "," or top.verb in _ASKING
