"""Make data/search/roots.txt and parts.txt from simplemma's lemmas and wordfreq's frequencies.

    python tools/lexicon/make_search_words.py

roots.txt: forms whose root the rules of `search/roots` miss. parts.txt: nouns that compounds are made of.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from simplemma.strategies.dictionaries import DefaultDictionaryFactory
from wordfreq import get_frequency_dict

from kamerspoor import lexicon
from kamerspoor.grammar.verbs import readings
from kamerspoor.search.roots import by_rule

DATA = Path(__file__).parents[2] / "src" / "kamerspoor" / "data" / "search"
OURS = tomllib.loads((Path(__file__).parent / "search_words.toml").read_text("utf-8"))
SOURCE = "# Source: simplemma (lemmas) and wordfreq (frequencies), through tools/lexicon/make_search_words.py.\n"
RARE = 1e-8
ENDINGS = ("ing", "heid", "iteit", "isme", "schap", "ie", "ij", "nis", "ment", "aat", "uur")
"""Of nouns that are as often as not without a plural and a diminutive."""
NO_NOUNS = ("lijk", "lijks", "ig", "isch", "end", "ende", "baar", "loos", "zaam", "en", "e", "st", "er", "s", "d", "t")
"""Of other words as often as of nouns."""
FEMALE = ("in", "ster")
COMMON = {3: 1e-5, 4: 3e-6, 5: 1e-6, 6: 3e-7}
"""How common a noun of so many letters must be to be a part: short ones stand in many words by chance."""


class Words(NamedTuple):
    """What the lists know, folded: the lemma of each form, the forms of each lemma, the share of each form."""

    lemma: dict[str, str]
    forms: dict[str, set[str]]
    share: dict[str, float]
    nouns: set[str]
    verbs: set[str]


def folded(word: str) -> str:
    """Drop diacritics and capitals."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


def load() -> Words:
    """Load the lists."""
    share: dict[str, float] = defaultdict(float)
    for word, part in get_frequency_dict("nl", wordlist="best").items():
        share[folded(word)] += part
    lemma: dict[str, str] = {}
    given = {text(k): text(v) for k, v in DefaultDictionaryFactory().get_dictionary("nl").items()}
    for form, base in sorted(given.items(), key=lambda pair: (pair[0].islower(), pair[0])):
        # a word is no form of a longer one that ends in it: geloof, wangeloof; nor of the one for women: wolf, wolvin
        female = base.endswith(FEMALE) and not form.startswith(base)
        longer = base != form and base.endswith(form)
        if folded(form).isalpha() and folded(base).isalpha() and not longer and not female:
            lemma[folded(form)] = folded(base)
    lemma |= dict(verb_forms(lemma, share))
    verbs = {entry.partition(" ")[0].replace("|", "") for entry in lexicon.verbs().infinitives}
    for form, base in lemma.items():
        # a participle's own form: verlengde, verlengd, verlengen
        if base.endswith(("d", "t")) and lemma.get(base) in verbs and form.endswith("e"):
            lemma[form] = lemma[base]
    lemma |= OURS["lemmas"]
    forms: dict[str, set[str]] = defaultdict(set)
    for form, base in lemma.items():
        forms[base].add(form)
    nouns = {base for base, known in forms.items() if any(f.endswith("je") and f[:2] == base[:2] for f in known)}
    nouns |= set(abstract(lemma, share, verbs))
    return Words(lemma, forms, share, nouns, verbs)


def verb_forms(lemma: dict[str, str], share: dict[str, float]) -> Iterator[tuple[str, str]]:
    """Yield (form, infinitive) of verbs that simplemma does not know, or takes for a word of their own: verlengde."""
    other = {word for words in lexicon.words() for word in words} | lexicon.noun_forms() | lexicon.adjectives()
    for word, part in list(share.items()):
        if part < RARE or not word.isalpha() or word in other or lemma.get(word, word) != word:
            continue
        found = {r for form in (word, word[:-1] if word[-1] == "e" else "") if form for r in readings(form)}
        if word not in lemma and not readings(word):
            found = {r for r in found if r.kind in ("participle", "present_participle")}
        verbs = {r.verb for r in found}
        if len(verbs) != 1 or word in verbs:
            continue
        # geweld is no participle: nothing is gewelde
        declined = word.endswith("en") or share.get(word + "e", 0.0) > 0.02 * part
        if (word not in lemma and len(word) > 4) or (
            len(word) > 5 and declined and all(r.past or "participle" in r.kind for r in found)
        ):
            yield word, folded(verbs.pop())


def abstract(lemma: dict[str, str], share: dict[str, float], verbs: set[str]) -> Iterator[str]:
    """Yield nouns that show no diminutive: by their ending, by their length, since many words are made with them."""
    closed = {word for words in lexicon.words() for word in words} - lexicon.words().silent
    other = closed | verbs | lexicon.adjectives()
    as_verb = lexicon.noun_forms()

    def may_be(word: str) -> bool:
        return word.isalpha() and word not in other and (lemma.get(word, word) == word or word in as_verb)

    base = {word for word, part in share.items() if part >= 1e-6 and may_be(word)}
    made: dict[str, int] = defaultdict(int)
    for word in {*lemma.values(), *(word for word, part in share.items() if part >= 1e-8)}:
        for at in range(3, len(word) - 2):
            first, last = word[:at], word[at:]
            if last in base and (first in base or (first[-1] == "s" and first[:-1] in base)):
                made[last] += 1
                made[first if first in base else first[:-1]] += 1
    yield from (word for word, count in made.items() if count >= 12 and word in lemma)
    yield from (word for word in base & lemma.keys() if len(word) > 4 and word in as_verb)
    yield from (word for word in base & lemma.keys() if len(word) > 5 and not word.endswith(NO_NOUNS))
    for word, part in share.items():
        if (
            part >= 1e-7
            and len(word) > 6
            and word.endswith(ENDINGS)
            and may_be(word)
            and (word in lemma or part > 2e-6)
        ):
            yield word


def key(base: str, words: Words) -> str:
    """Give the root of a lemma: by rule, unless the rule takes off what belongs to it."""
    if base in words.verbs or base in lexicon.adjectives():
        return by_rule(base)
    own = words.lemma.get(base, base) == base and base in words.nouns
    if own and base.endswith("en"):
        return base
    if own and base.endswith("e") and len(base) < 6 and by_rule(base) != base:
        return base
    return by_rule(base)


def roots(words: Words) -> dict[str, set[str]]:
    """Give the forms that the rules bring to another root than that of their lemma, by that root."""
    found: dict[str, set[str]] = defaultdict(set)
    for form, base in words.lemma.items():
        if len(form) < 3 or words.share.get(form, 0.0) < RARE:
            continue
        made = key(base, words)
        if made != by_rule(form):
            found[made].add(form)
    for made, forms in OURS["roots"].items():
        for other in found.values():
            other.difference_update(forms)
        found[made].update(forms)
    return {made: forms for made, forms in found.items() if forms}


def compounded(words: Words) -> list[list[str]]:
    """Give the nouns of compounds: those that stand anywhere, first only, last only; and the compounds kept whole.

    First: the form that stands before another, with its root; last: roots.
    """
    known = roots(words)
    made = {form: base for base, forms in known.items() for form in forms}

    def root(word: str) -> str:
        return made.get(word) or by_rule(word)

    def entry(form: str, base: str) -> str:
        return form if form == base else f"{form}={base}"

    no_left, no_right = set(OURS["no_parts"]["left"]), set(OURS["no_parts"]["right"])
    left: dict[str, str] = {}
    right: set[str] = set()
    for noun in sorted(words.nouns | set(OURS["parts"]["both"])):
        share = words.share.get(noun, 0.0)
        least = COMMON[min(len(noun), max(COMMON))] if len(noun) in range(3, 30) else 1.0
        if noun not in OURS["parts"]["both"] and share < least:
            continue
        if noun[-1] == "s" and noun[:-1] in words.nouns and share < words.share[noun[:-1]]:
            continue
        if noun not in no_left:
            left[noun] = root(noun)
            for form in words.forms[noun]:
                if form.endswith("en") and form[:2] == noun[:2] and root(form) == root(noun):
                    left[form] = root(noun)
        if noun not in no_right and len(noun) > 3:
            right.add(root(noun))
    left |= {word: root(word) for word in OURS["parts"]["left"]}
    right |= {root(word) for word in OURS["parts"]["right"]}
    right -= {root(word) for word in no_right} | no_right
    both = {form: base for form, base in left.items() if base in right}
    whole = {word for word in (*words.verbs, *lexicon.adjectives()) if len(word) > 5} | set(OURS["whole"]["words"])
    return [
        [entry(form, base) for form, base in sorted(both.items())],
        [entry(form, base) for form, base in sorted(left.items()) if form not in both],
        sorted(right - set(both.values())),
        sorted({root(word) for word in whole}),
    ]


def text(value: bytes | str) -> str:
    """Give a dictionary's entry as text."""
    return value if isinstance(value, str) else value.decode("utf-8")


def write(name: str, head: str, lines: list[str]) -> None:
    """Write one entry a line below a line that says what they are."""
    (DATA / f"{name}.txt").write_text(f"# {head}\n{SOURCE}" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"data/search/{name}.txt: {len(lines)} lines")


def main() -> None:
    """Write the files."""
    words = load()
    found = roots(words)
    lines = [f"{k} {' '.join(sorted(found[k]))}" for k in sorted(found)]
    write("roots", "A root, and the forms that it has beyond the rules.", lines)
    lists = [" ".join(many) for many in compounded(words)]
    write(
        "parts",
        "What compounds are made of: anywhere, first only, last only; then compounds that are kept whole.",
        lists,
    )


if __name__ == "__main__":
    main()
