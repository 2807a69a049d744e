"""Make data/search/variants.txt: names that stand for the same, of what the package knows and a list of our own.

python tools/lexicon/make_variants.py
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kamerspoor import lexicon, world
from kamerspoor.search.tokens import tokens
from kamerspoor.search.words import is_function_word

FILE = Path(__file__).parents[2] / "src" / "kamerspoor" / "data" / "search" / "variants.txt"
OURS = Path(__file__).parent / "variants.toml"
HEAD = """\
# Names that stand for each other, folded, between `|`. `name > others`: others to look for where the first is asked,
# and not the other way round.
# Source: countries, councils, organisations, places, parties and officials of the package, and
# tools/lexicon/variants.toml; through tools/lexicon/make_variants.py.
"""
LESS = {"de", "het"}


def name(text: str) -> str:
    """Fold a name to its words between blanks, without an article before it."""
    words = [word for word, _, _ in tokens(text)]
    return " ".join(words[1:] if len(words) > 1 and words[0] in LESS else words)


def groups() -> Iterator[list[str]]:
    """Yield the names of each thing."""
    yield from tomllib.loads(OURS.read_text("utf-8"))["groups"]
    by_code: dict[str, list[str]] = {}
    for council in lexicon.councils():
        by_code.setdefault(council.code or council.name, []).extend((council.name, *council.aliases))
    yield from by_code.values()
    named: dict[tuple[str, str], list[str]] = {}
    for text, meant in world.names().items():
        if meant.kind in ("country", "organisation", "place", "party") and text != "Nederland":
            named.setdefault((meant.kind, meant.canonical), []).append(text)
    yield from named.values()


def directed() -> Iterator[tuple[str, str]]:
    """Yield (what is asked, what to look for too): a country and its adjective, a whole name and the surname."""
    for country in world.countries():
        for text in (country.name, *country.aliases):
            for adjective in country.adjectives[:2]:
                yield text, adjective
                yield adjective, country.name
        for other in country.adjectives[2:]:
            yield other, country.adjectives[0]
            yield other, country.adjectives[1]
            yield country.adjectives[0], other
    for country, people in tomllib.loads(OURS.read_text("utf-8"))["people"].items():
        for some in people:
            yield some, country
        yield country, people[0]
    for official in world.officials():
        yield official.name, official.surname


def merged(many: Iterable[Iterable[str]]) -> list[list[str]]:
    """Put groups together that share a name, the names of each in the order of their coming."""
    group_of: dict[str, list[str]] = {}
    for names in many:
        whole: list[str] = []
        for text in dict.fromkeys(filter(None, map(name, names))):
            if len(text) < 2 or is_function_word(text):
                continue
            for other in group_of.get(text, [text]):
                if other not in whole:
                    whole.append(other)
        for text in whole:
            group_of[text] = whole
    unique = {id(group): group for group in group_of.values() if len(group) > 1}
    return sorted(unique.values())


def lines() -> list[str]:
    """Give the lines of the file."""
    together = merged(groups())
    group_of = {text: group for group in together for text in group}
    further: dict[str, dict[str, None]] = {}
    for asked, other in directed():
        one, two = name(asked), name(other)
        if one != two and two not in group_of.get(one, ()) and not is_function_word(one):
            further.setdefault(one, {})[two] = None
    return [
        *("|".join(group) for group in together),
        *(f"{one} > {'|'.join(others)}" for one, others in sorted(further.items())),
    ]


def main() -> None:
    """Write the file."""
    made = lines()
    FILE.write_text(HEAD + "\n".join(made) + "\n", encoding="utf-8")
    print(f"data/search/variants.txt: {len(made)} lines")


if __name__ == "__main__":
    main()
