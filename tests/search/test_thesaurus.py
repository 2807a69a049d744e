"""Words for the same thing are known and found, below the word that was typed."""

from __future__ import annotations

import pytest

from kamerspoor.search import thesaurus, variants
from kamerspoor.search.finding import search
from kamerspoor.search.language import parse
from kamerspoor.search.tokens import tokens
from kamerspoor.search.words import is_function_word
from lexicon import make_thesaurus
from search.texts import Memory, entry, memory

FILLER = "de fabriek levert elke week nieuwe onderdelen aan de werkplaats in het dorp"


def words(text: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in tokens(text))


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("jodenhaat", "antisemitisme"),
        ("medicijnen", "geneesmiddel"),
        ("Wob", "Wet open overheid"),
        ("kerncentrales", "kernenergie"),
        ("bestrijdingsmiddelen", "pesticide"),
        ("big tech", "techreus"),
        ("grote technologiebedrijven", "techreus"),
        ("azc", "asielzoekerscentrum"),
    ],
)
def test_the_same_either_way(asked: str, other: str) -> None:
    assert words(other) in thesaurus.of(words(asked)).same
    assert thesaurus.of(words(other)).same


def test_near_is_one_way() -> None:
    assert ("fentanyl",) in thesaurus.of(("drugs",)).near
    assert thesaurus.of(("fentanyl",)) is thesaurus.NONE


@pytest.mark.parametrize("text", ["", "de", "is", "om", "minister", "beperking", "aanslag", "bestand", "uitvoer"])
def test_words_of_many_meanings_have_none(text: str) -> None:
    assert thesaurus.of(words(text)) is thesaurus.NONE


def test_find_takes_names_and_thesaurus_together() -> None:
    found = variants.find(words("jodenhaat in Belarus en big tech"))
    assert [(one.start, one.end) for one in found] == [(0, 1), (2, 3), (4, 6)]
    assert ("antisemitisme",) in found[0].same
    assert ("wit", "rusland") in found[1].alternatives


def test_no_entry_goes_with_itself_or_is_a_function_word() -> None:
    for asked in thesaurus.entries():
        related = thesaurus.of(asked)
        assert not any(is_function_word(run[0]) for run in (asked, *related.same, *related.near) if len(run) == 1)
        assert not set(related.same) & set(related.near)
        assert asked not in related.same


def test_the_file_is_in_step_and_large_enough() -> None:
    lines = [line for line in make_thesaurus.FILE.read_text("utf-8").splitlines() if line[0] != "#"]
    assert lines == list(make_thesaurus.lines()), "run tools/lexicon/make_thesaurus.py"
    assert all(len(line.split("|")) > 1 or " > " in line for line in lines)
    assert len(lines) > 600


@pytest.fixture(scope="module")
def small() -> Memory:
    return memory(
        entry("typed", f"Zij spreekt over medicijnen en over brood. {FILLER} {FILLER}"),
        entry("same", f"Geneesmiddelen, elk geneesmiddel, het geneesmiddel. {FILLER}"),
        entry("titled", FILLER, title="Het geneesmiddel"),
        entry("wide", f"Er ligt een plan tegen drugs. {FILLER}"),
        entry("narrow", f"Er ligt fentanyl op straat. {FILLER}"),
        entry("run", f"De techreus wil meer. {FILLER}"),
        entry("phrase", f"Alle grote technologiebedrijven willen meer. {FILLER}"),
        entry("other", f"Niets van dit alles. {FILLER}"),
    )


def found(index: Memory, typed: str) -> list[str]:
    return [hit.card.key or "" for hit in search(index, parse(typed)).hits if not hit.related]


@pytest.mark.parametrize(
    ("what", "typed", "first", "all_found"),
    [
        ("as typed above what means the same", "medicijnen", "typed", {"typed", "same", "titled"}),
        ("what is near below the word itself", "drugs", "wide", {"wide", "narrow"}),
        ("not the other way round", "fentanyl", "narrow", {"narrow"}),
        ("a run for a word", "techreus", "run", {"run", "phrase"}),
        ("a word for a run", "groot technologiebedrijf", "phrase", {"run", "phrase"}),
        ("in a title", "titel:medicijn", "titled", {"titled"}),
        ("a phrase asks for itself alone", '"medicijnen"', "typed", {"typed"}),
    ],
)
def test_found(small: Memory, what: str, typed: str, first: str, all_found: set[str]) -> None:
    keys = found(small, typed)
    assert keys[0] == first, what
    assert set(keys) == all_found, what


def test_explains_and_shows_it_as_another_name(small: Memory) -> None:
    hits = {hit.card.key: hit for hit in search(small, parse("medicijnen"), explain=True).hits}
    assert hits["same"].reasons[0].how == "variant"
    assert "geneesmiddel" in hits["same"].reasons[0].found
    snippet = hits["same"].snippets[0]
    assert any("eneesmiddel" in snippet.text[mark[0] : mark[1]] for mark in snippet.marks)
