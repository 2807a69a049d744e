"""Make data/verbs.txt, noun_forms.txt and adjectives.txt from simplemma's lemmas and wordfreq's frequencies.

    python tools/lexicon/make_verbs.py

A lemma is a verb when simplemma knows a present participle of it; a particle is separable when a participle
with `ge` between the two is known. Words of the second file look like verb forms but have another lemma.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from simplemma.strategies.dictionaries import DefaultDictionaryFactory
from wordfreq import get_frequency_dict


def words_of(text: str) -> list[str]:
    """Give the words of a text."""
    return text.split()


DATA = Path(__file__).parents[2] / "src" / "kamerspoor" / "data"
RARE_VERB, RARE_NOUN = 10**-7.4, 10**-7.0
PARTICLES = words_of(
    """
    aan achter achteruit af beschikbaar bij bijeen binnen bloot boven buiten deel dicht dood door gade gelijk gevangen
    goed groot hard hoog in ineen kennis klaar kwijt lang los mede mee mis na nader neer om omhoog omlaag omver onder
    op open over overeen plaats prijs raad recht rond samen schoon stand staande stil stop tegemoet tegen tekort
    teleur teniet tentoon terecht terug teweeg tewerk tevreden thuis toe tot uit uiteen vast veilig vol voor voorop
    vooraf voorbij vooruit voort vrij waar weer weg welkom zeker
    """
)
PREFIXES = ("be", "ge", "her", "ont", "ver", "er")
DOUBTFUL = ("onder", "over", "voor", "door", "om", "weer", "aan", "vol", "mis", "in")
LISTS = tomllib.loads((Path(__file__).parent / "lists.toml").read_text("utf-8"))
SURE = ("op", "uit", "toe", "af", "terug", "mee", "bij", "samen", "voort", "vooruit", "tegemoet", "stil")


def stem_by_form(verb: str, forms: set[str], rule: str) -> str:
    """Give the stem that the known forms show; empty where the rule gives it."""
    if rule in forms or rule + "t" in forms:
        return ""
    base = verb[:-2] if verb.endswith("en") else verb[:-1]
    options = {base, base[:-1] + base[-2:-1] + base[-1:], base[:-1]}
    options |= {o[:-1] + {"v": "f", "z": "s"}.get(o[-1:], o[-1:]) for o in options}
    fits = sorted(o for o in options if o != rule and (o + "t" in forms or (o in forms and not o.endswith("e"))))
    return fits[-1] if fits else ""


def main() -> None:
    """Write the three files."""
    lemmas = {as_text(k): as_text(v) for k, v in DefaultDictionaryFactory().get_dictionary("nl").items()}
    frequency = get_frequency_dict("nl", wordlist="best")
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in lemmas.items():
        forms[lemma].add(form)
    strong = tomllib.loads((DATA / "strong_verbs.toml").read_text("utf-8"))["strong"]
    candidates = {
        lemma
        for lemma, known in forms.items()
        if lemma.endswith("n")
        and lemma.isalpha()
        and lemma.islower()
        and len(lemma) > 3
        and (looks_like_verb(lemma, known) or is_prefixed(lemma, known, strong))
        and frequency.get(lemma, 0) >= RARE_VERB
    } | set(strong)
    candidates -= set(LISTS["never"]) - set(strong)
    candidates = {c for c in candidates if c in strong or not is_participle(c, {p[2] for p in strong.values()})}
    separable = dict(compounds(candidates, forms, strong, frequency))
    entries = {
        split(lemma, forms, candidates | separable.keys(), strong, separable) for lemma in candidates | separable.keys()
    }
    ours = {word.partition(" ")[0].replace("|", "") for word in LISTS["always"]}
    entries = {e for e in entries if e.partition(" ")[0].replace("|", "") not in ours} | {
        with_stem(w, forms) for w in LISTS["always"]
    }
    write(
        "verbs",
        sorted(entries),
        "Verbs: `aan|dringen` is separable; a stem that the rule misses stands behind the verb.",
    )
    from kamerspoor.grammar.verbs import readings

    verbs = {e.partition(" ")[0].replace("|", "") for e in entries}
    doubtful = (
        set(LISTS["nouns_too"])
        | set(small_nouns(forms, frequency, strong))
        | {
            w
            for w, share in frequency.items()
            if share >= RARE_NOUN
            and w.isalpha()
            and w in lemmas
            and lemmas[w] not in verbs
            and any(r.kind in ("singular", "plural") and not (r.kind == "plural" and r.particle) for r in readings(w))
        }
    )
    write("adjectives", sorted(set(adjectives(forms, frequency, verbs))), "Adjectives, uninflected.")
    write(
        "noun_forms",
        sorted(doubtful - set(LISTS["verbs_first"]) - set(LISTS["no_nouns"])),
        "Words that look like a form of a verb and are another word as a rule.",
    )


def small_nouns(
    forms: dict[str, set[str]], frequency: Mapping[str, float], strong: dict[str, list[str]]
) -> Iterator[str]:
    """Yield forms of verbs that have a diminutive too, so are nouns: stap (stapje), leer; past forms aside (stond)."""
    from kamerspoor.grammar.verbs import readings

    past = {form for parts in strong.values() for form in parts}
    for word, known in forms.items():
        if (
            frequency.get(word, 0) < RARE_NOUN
            or word in past | set(LISTS["verbs_first"])
            or not word.isalpha()
            or len(word) < 3
        ):
            continue
        kinds = {r.kind for r in readings(word)}
        if "singular" in kinds and "infinitive" not in kinds and any(f.endswith("je") for f in known):
            yield word


def adjectives(forms: dict[str, set[str]], frequency: Mapping[str, float], verbs: set[str]) -> Iterator[str]:
    """Yield lemmas with an inflected form and a degree of comparison."""
    for lemma, known in forms.items():
        if not lemma.isalpha() or not lemma.islower() or frequency.get(lemma, 0) < 10**-6.9 or lemma in verbs:
            continue
        base = {
            lemma,
            lemma + lemma[-1],
            lemma[:-2] + lemma[-1],
            lemma[:-1] + {"f": "v", "s": "z"}.get(lemma[-1], lemma[-1]),
        }
        base |= {lemma[:-2] + {"f": "v", "s": "z"}.get(lemma[-1], lemma[-1])}
        inflected = any(b + "e" in known for b in base)
        compared = any(b + "er" in known or b + "der" in known for b in base) or lemma + "st" in known
        share = max((frequency.get(b + "e", 0) for b in base), default=0.0)
        common = (
            share > 0.15 * frequency.get(lemma, 0) > 10**-7.2
            and lemma + "en" not in known
            and lemma + "je" not in known
        )
        if inflected and (compared or common) and len(lemma) > 2 and lemma not in LISTS["verbs_first"]:
            yield lemma
    yield from (
        "ander",
        "best",
        "meest",
        "heel",
        "algemeen",
        "waar",
        "vorig",
        "komend",
        "onderst",
        "bovenst",
        *LISTS["adjectives_too"],
    )


def is_prefixed(lemma: str, known: set[str], strong: dict[str, list[str]]) -> bool:
    """Tell a strong verb behind a prefix, which simplemma gives no participle to show it by: beschrijven."""
    rests = (lemma.removeprefix(p) for p in (*PREFIXES, *DOUBTFUL) if lemma.startswith(p))
    return any(r in strong for r in rests) and any(f.endswith("t") for f in known)


def is_participle(lemma: str, strong: set[str]) -> bool:
    """Tell a strong participle, also behind a particle, that simplemma takes for an infinitive: aangespannen."""
    return lemma[max(lemma.find("ge"), 0) :] in strong and "ge" in lemma


def looks_like_verb(lemma: str, known: set[str]) -> bool:
    """Tell a verb by a present participle, or by a past and a past participle."""
    base = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    past = any(f.startswith(base[:-1]) and f.endswith(("te", "de", "ten", "den")) for f in known if f != lemma)
    participle = any("ge" in f and f.endswith(("d", "t", "en")) for f in known) or lemma.startswith(PREFIXES)
    return lemma + "d" in known or lemma + "de" in known or (past and participle)


def compounds(
    verbs: set[str], forms: dict[str, set[str]], strong: dict[str, list[str]], frequency: Mapping[str, float]
) -> Iterator[tuple[str, str]]:
    """Yield (verb, particle) of separable verbs, also those whose infinitive is another word to simplemma."""
    from kamerspoor.grammar.verbs import stem_of

    for verb in verbs:
        if frequency.get(verb, 0) < 10**-6.8:
            continue
        stem = stem_by_form(verb, forms[verb], stem_of(verb)) or stem_of(verb)
        root = next((r for r in (verb, *(verb.removeprefix(p) for p in PREFIXES)) if r in strong), None)
        if root:
            participles = [verb.removesuffix(root) + strong[root][2].removeprefix("ge" if root != verb else "")]
        else:
            participles = [("" if verb.startswith(PREFIXES) else "ge") + stem + t for t in ("d", "t", "")]
        for particle in PARTICLES:
            if any(frequency.get(particle + p, 0) >= 10**-7.3 for p in participles if len(p) > 4) and (
                frequency.get(particle + verb, 0) >= 10**-7.5
            ):
                yield particle + verb, particle


def with_stem(entry: str, forms: dict[str, set[str]]) -> str:
    """Write a verb of our own list with its stem where the rule misses it."""
    from kamerspoor.grammar.verbs import stem_of

    if " " in entry:
        return entry
    rest = entry.rpartition("|")[2]
    return f"{entry} {stem_by_form(rest, forms.get(rest, set()), stem_of(rest))}".strip()


def as_text(value: bytes | str) -> str:
    """Give a dictionary's entry as text."""
    return value if isinstance(value, str) else value.decode("utf-8")


def split(
    lemma: str,
    forms: dict[str, set[str]],
    candidates: set[str],
    strong: dict[str, list[str]],
    separable: dict[str, str],
) -> str:
    """Write a verb as the file has it: its particle marked, an odd stem behind it."""
    from kamerspoor.grammar.verbs import stem_of

    known = forms[lemma]
    for particle in sorted(PARTICLES, key=len, reverse=True):
        rest = lemma.removeprefix(particle)
        if rest == lemma or len(rest) < 4:
            continue
        between = separable.get(lemma) == particle or any(f.startswith(particle + "ge") for f in known if f != lemma)
        inner = rest in candidates and rest.startswith(PREFIXES) and particle not in DOUBTFUL
        whole = rest in candidates and particle in SURE and any(f.startswith(particle) for f in known)
        if between or inner or whole:
            stem = stem_by_form(rest, forms[rest] or {f.removeprefix(particle) for f in known}, stem_of(rest))
            return f"{particle}|{rest} {'' if rest in strong else stem}".strip()
    stem = "" if lemma in strong else stem_by_form(lemma, known, stem_of(lemma))
    return f"{lemma} {stem}".strip()


def write(name: str, lines: list[str], head: str) -> None:
    """Write one word a line below a line that says what they are."""
    source = "# Source: simplemma (lemmas) and wordfreq (frequencies), through tools/lexicon/make_verbs.py.\n"
    (DATA / f"{name}.txt").write_text(f"# {head}\n{source}" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"data/{name}.txt: {len(lines)}")


if __name__ == "__main__":
    main()
