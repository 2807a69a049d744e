"""Other names for the same: `Wit-Rusland` and `Belarus`, `HV` and `Hoge Vertegenwoordiger`, a verb and its noun.

The names stand in `data/search/variants.txt`, made by `tools/lexicon/make_variants.py` of what the package knows of the
world and a list of its own.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple, TypeAlias

from kamerspoor import lexicon
from kamerspoor.search import thesaurus
from kamerspoor.search.compounds import nouns
from kamerspoor.search.roots import by_rule, root
from kamerspoor.search.tokens import fold

Words: TypeAlias = tuple[str, ...]
"""A run of folded words."""


class Found(NamedTuple):
    """A run of words, from `start` to `end` (exclusive), that has other names.

    `same`, `near`: what the thesaurus has for it.
    """

    start: int
    end: int
    alternatives: tuple[Words, ...] = ()
    same: tuple[Words, ...] = ()
    near: tuple[Words, ...] = ()


def of(words: Words) -> tuple[Words, ...]:
    """Give the other names for a run of folded words, in any inflection; none where it has none.

    A name that holds the run itself is left out: who looks for the run finds it anyway.

    >>> of(("belarus",))[0], of(("hv",))[0]
    (('wit', 'rusland'), ('hoge', 'vertegenwoordiger'))
    """
    names = _names()
    return names.get(words) or names.get(tuple(map(root, words)), ())


def find(words: Words) -> list[Found]:
    """Find the runs of folded words with other names, in their order; where runs overlap, the longest."""
    found, at = [], 0
    while at < len(words):
        for end in range(min(len(words), at + max(_longest(), thesaurus.longest())), at, -1):
            if one := _found(words, at, end):
                found.append(one)
                at = end - 1
                break
        at += 1
    return found


def _found(words: Words, start: int, end: int) -> Found | None:
    run = words[start:end]
    others, related = of(run), thesaurus.of(run)
    if not others and not any(related):
        return None
    same, near = (tuple(one for one in some if one not in others) for some in related)
    return Found(start, end, others, same, near)


def kin(word: str) -> tuple[str, ...]:
    """Give the verb of a noun in -ing, or the noun of a verb, where they tell the same.

    They are two words with two roots, so this is a looser match than another name.

    >>> kin("verlenging"), kin("uitgebreid"), kin("regering"), kin("raad")
    (('verlengen',), ('uitbreiding',), (), ())
    """
    folded = fold(word)
    made = root(folded)
    if made in _apart():
        return ()
    if made.endswith("ing"):
        return (made[:-3] + "en",) if len(made) > 6 else ()
    verb = _verbs().get(made, folded if folded.endswith("eren") else "")
    noun = verb[:-2] + "ing"
    known = noun in nouns().left or verb.endswith("eren")
    return (noun,) if verb.endswith("en") and known and noun not in _apart() else ()


@cache
def _apart() -> frozenset[str]:
    """Load the nouns that have gone their own way from their verb."""
    return frozenset(lexicon.load_table("search/kin", frozenset({"apart"}))["apart"])


@cache
def _verbs() -> dict[str, str]:
    """Map the root of each verb to its infinitive."""
    infinitives = (entry.partition(" ")[0].replace("|", "") for entry in lexicon.verbs().infinitives)
    return {by_rule(fold(verb)): fold(verb) for verb in infinitives}


@cache
def _longest() -> int:
    return max(map(len, _names()), default=0)


@cache
def _names() -> dict[Words, tuple[Words, ...]]:
    """Map each name, as it is and by its roots, to the others."""
    text = resources.files("kamerspoor.data.search").joinpath("variants.txt").read_text("utf-8")
    others: dict[Words, dict[Words, None]] = {}
    for line in text.split("\n"):
        if not line or line[0] == "#":
            continue
        one, _, further = line.partition(" > ")
        names = [tuple(name.split(" ")) for name in (further or one).split("|")]
        for asked in [tuple(one.split(" "))] if further else names:
            others.setdefault(asked, {}).update((name, None) for name in names if not _holds(name, asked))
    found = {name: tuple(many) for name, many in others.items() if many}
    for name, many in list(found.items()):
        found.setdefault(tuple(map(root, name)), many)
    return found


def _holds(name: Words, run: Words) -> bool:
    return any(name[at : at + len(run)] == run for at in range(len(name) - len(run) + 1))
