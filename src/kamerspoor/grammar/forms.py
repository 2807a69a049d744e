"""What a form of a verb tells by itself: which verb, which number, whether it can be anything but finite.

Source: Algemene Nederlandse Spraakkunst, 2.3 (conjugation) and 18.5 (verbs that govern others).
"""

from __future__ import annotations

from functools import lru_cache

from kamerspoor.grammar.tokens import (
    ADJECTIVE,
    ARTICLE,
    CLOSED,
    FIRST,
    INFINITIVE,
    NAME,
    NOUN,
    NOUN_FORM,
    PARTICIPLE,
    STEM,
    word_set,
)
from kamerspoor.grammar.verbs import readings

# What a finite form can be: no verb, one by its place, one by its form.
NO, WEAK, SURE = 0, 1, 2
PERFECT = frozenset({"hebben", "zijn", "worden"})
AUXILIARIES = PERFECT | {"zullen", "kunnen", "moeten", "mogen", "willen", "hoeven"}
GOVERNORS = (AUXILIARIES - PERFECT) | word_set("laten gaan komen blijven doen helpen zien horen leren durven")
# Verbs that stand last in a cluster when finite: gezien heeft, laten zien kan.
CLUSTER_HEADS = AUXILIARIES | GOVERNORS
# Forms that are finite verbs wherever no article stands before them, whatever their looks.
SURE_FORMS = word_set(
    "is was waren werd werden wordt heeft had hadden kan kon konden zal zou zouden moet moest moesten mag mocht "
    "mochten wil wilden kwam kwamen ging gingen gaf gaven nam zei stond stonden komt gaat staat geeft neemt doet deed "
    "deden blijft blijkt ligt zit houdt ziet zag zagen vindt vond vonden brengt bracht"
)
PLURAL_AUXILIARIES = word_set("worden hebben kunnen zullen moeten mogen willen hoeven")
# Prepositions behind which a noun that could be a verb is none.
_GOVERN = frozenset(
    {"van", "met", "tot", "zonder", "tegen", "tijdens", "wegens", "namens", "jegens", "inzake", "volgens"}
)
_BEHIND_ARTICLE = word_set("is was werd heeft had")
_AMBIGUOUS = NOUN_FORM | STEM | INFINITIVE | PARTICIPLE | ADJECTIVE | CLOSED | NOUN | NAME


def is_sure(word: str, flag: int) -> bool:
    """Tell a form that can be nothing but a finite verb."""
    return not flag & _AMBIGUOUS or word in SURE_FORMS or word in PLURAL_AUXILIARIES


def can_be_finite(word: str, flag: int, previous: str, before: int) -> bool:
    """Tell whether a form with FINITE can be so behind the word before."""
    if flag & STEM or previous == "te" or (flag & NAME and not flag & FIRST):
        return False
    if flag & NOUN_FORM and previous in _GOVERN:
        return False  # het belang van rust
    return not before & ARTICLE or previous == "het" or word in _BEHIND_ARTICLE


@lru_cache(maxsize=8192)
def verb_of(word: str) -> str:
    """Give the verb that a word is a finite form of, the one that governs others if any; empty without one."""
    found = [r.verb for r in readings(word) if r.kind in ("singular", "plural")]
    return next((v for v in found if v in CLUSTER_HEADS), found[0] if found else "")


@lru_cache(maxsize=8192)
def is_past(word: str) -> bool:
    """Tell a form in the past singular: vroeg, stelde."""
    return any(r.past and r.kind == "singular" for r in readings(word))


@lru_cache(maxsize=8192)
def number_of_verb(word: str) -> bool | None:
    """Tell whether a finite form is plural; None when it can be both."""
    kinds = {r.kind for r in readings(word)} & {"singular", "plural"}
    return None if len(kinds) != 1 else "plural" in kinds
