"""Compounds are taken apart where somebody may look for a part, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.search import compounds
from kamerspoor.search.compounds import nouns, parts, runs, split
from kamerspoor.search.roots import root


def judged(name: str) -> dict[str, list[set[str]]]:
    """Read the words judged by hand: the ways in which each may be taken apart, as roots."""
    text = (Path(__file__).parent / name).read_text("utf-8")
    lines = [line.partition("=") for line in text.splitlines() if line and line[0] != "#"]
    words = {word.strip(): [{root(part) for part in way.split()} for way in ways.split("|")] for word, _, ways in lines}
    assert len(words) == len(lines), "a word stands twice"
    return words


def scores(words: dict[str, list[set[str]]]) -> tuple[float, float, list[str]]:
    """Give precision (of what is taken apart) and recall (of what should be), and what is wrong."""
    made = {word: set(parts(word)) for word in words}
    wrong = [f"{word}: {sorted(made[word])}" for word, ways in words.items() if made[word] not in ways]
    apart = [word for word in words if made[word]]
    should = [word for word, ways in words.items() if all(ways)]
    precision = sum(made[word] in words[word] for word in apart) / len(apart)
    return precision, sum(made[word] in words[word] for word in should) / len(should), wrong


@pytest.mark.parametrize(
    ("file", "least_words", "precision", "recall"),
    [("judged_compounds.txt", 450, 1.0, 0.99), ("judged_compounds_unseen.txt", 240, 0.97, 0.92)],
)
def test_words_judged_by_hand(file: str, least_words: int, precision: float, recall: float) -> None:
    words = judged(file)
    assert len(words) >= least_words
    found = scores(words)
    assert found[0] >= precision, found[2]
    assert found[1] >= recall, found[2]


CASES = {
    "no link": ("wapenembargo", ["wapen", "embargo"]),
    "linked by s": ("kabinetsreactie", ["kabinets", "reactie"]),
    "linked by en": ("vluchtelingenopvang", ["vluchtelingen", "opvang"]),
    "linked by e": ("zonnepanelen", ["zonne", "panelen"]),
    "three parts": ("mensenrechtenverdrag", ["mensen", "rechten", "verdrag"]),
    "capitals and diacritics": ("Coördinatiemechanisme", ["coordinatie", "mechanisme"]),
    "a known word that ends in a noun": ("verslag", []),
    "a separable verb": ("deelnemen", []),
    "its participle": ("weggenomen", []),
    "an adjective": ("belangrijke", []),
    "a name": ("Griekenland", []),
    "short": ("top", []),
    "numbers": ("2020D44984", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize("name", CASES)
def test_parts(name: str) -> None:
    word, expected = CASES[name]
    found = parts(word)
    assert len(found) == len(expected)
    for made, part in zip(found, expected, strict=True):
        assert made in (root(part), root(part.removesuffix("s")), root(part + "n"))


def test_a_part_that_is_a_compound_is_kept_too() -> None:
    assert root("mensenrechten") in runs("mensenrechtenverdrag")


@given(st.text(st.sampled_from("aeioubdlnrst"), min_size=7, max_size=30))
def test_parts_lie_in_the_word_in_order(word: str) -> None:
    at = 0
    for start, end, made in split(word):
        assert at <= start < end <= len(word)
        assert start - at <= 1, "only an s links"
        assert made
        at = end


@given(st.lists(st.sampled_from(sorted(nouns().left)), min_size=2, max_size=3))
def test_any_nouns_together_do_not_raise(many: list[str]) -> None:
    word = "".join(many)
    assert all(re.fullmatch("[a-z]+", part) for part in parts(word))


def test_long_words_do_not_grow_beyond_bounds() -> None:
    assert parts("land" * 5000) == ()
    assert compounds.split("staats" * 8) is not None
