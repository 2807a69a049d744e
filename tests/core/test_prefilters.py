"""Patterns that are tried only where their words stand find what they would find everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.checks import references as reference_checks
from kamerspoor.extract import (
    clause_parts,
    dates,
    follow_up_cues,
    mentions,
    names,
    papers,
    partners,
    reporting,
    verbless,
)
from kamerspoor.extract.gated import Gated
from kamerspoor.extract.openings import find_each, find_words, match_from
from kamerspoor.grammar import tokens
from kamerspoor.model import Sentence
from kamerspoor.text import headings, notes, sentences

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted([*(ROOT / "samples").glob("*.txt"), *(ROOT / "tests" / "gold").glob("*/*.txt")])
GATED = {
    f"{module.__name__.rsplit('.', 1)[-1]}.{name}": value
    for module in (clause_parts, follow_up_cues, partners, verbless)
    for name, value in vars(module).items()
    if isinstance(value, Gated)
}
# Patterns that begin with what a search can skip to, beside what they say in plain words.
REWRITTEN = {
    "words": (tokens._TOKEN, r"['’‘](?:[tsn]|\d\d)(?![^\W_])|[^\W_]+(?:[-‑’'./&][^\W_]+)*[-’]?|[^\w\s]|_+"),
    "days in figures": (
        dates._NUMERIC,
        r"\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?![\w/-])"
        r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])",
    ),
    "footnote marks": (notes._DIGITS, r"\d{1,3}(?!\d)(?=[\s.,;:)\]»”’?!]|$)"),
    "six digits": (reference_checks._SIX_DIGITS, reference_checks._SIX_DIGITS.pattern.replace(r"\d\d{5}", r"\d{6}")),
    "dossiers": (papers._CANDIDATE, r"[0-9]{2}[ .]?[0-9]{3}(?!\d)"),
    "ends of sentences": (
        sentences._END,
        sentences._END.pattern.replace("[.!?…](?<![.!?…].)[.!?…]*+", "(?<![.!?…])[.!?…]++"),
    ),
    "words of headings": (headings._WORD, r"[^\W\d_]{2,}"),
    "who is told": (follow_up_cues._TOLD, r"\b(?:u|kamer|vragen|volgt|volgen)\b"),
    "whom it concerns": (
        verbless._CONCERNS.pattern,
        r"\b(?:[Ww]at (?P<who>[^,;]{3,40}?) betreft\b|[Vv]oor (?P<for>het kabinet|Nederland|de Commissie|[A-Z]\w+) "
        r"(?:is|zijn|blijft|blijven|geldt|staat|was|waren)\b)",
    ),
}
PIECES = [
    *"01259-/.,;()[!?…’‘'”_éxN²٣  \n",
    *("12", "19", "20", "2024", "35", "123", "nr.", "u", "kamer", "volgt", "wat", "voor", "betreft", "is", "'t", "’s"),
    *("De", "het"),
]
OPENINGS = [*mentions._NAMING, (mentions._MEETING, mentions._MEETINGS)]


def _texts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in TEXTS)


@pytest.mark.parametrize("gated", GATED.values(), ids=GATED)
def test_every_match_holds_a_piece(gated: Gated) -> None:
    for match in gated.pattern.finditer(_texts()):
        assert gated.opens(match[0].lower()), match[0]


@pytest.mark.parametrize(("pattern", "words"), OPENINGS, ids=[p.pattern[:24] for p, _ in OPENINGS])
def test_every_match_begins_with_a_word(pattern: re.Pattern[str], words: tuple[str, ...]) -> None:
    text = _texts()
    found = [match.span() for match in match_from(pattern, text, find_words(text, words))]
    assert found == [match.span() for match in pattern.finditer(text)]


def test_offices_are_found_as_by_a_search() -> None:
    text = _texts()
    places = find_words(text, names._OFFICES)
    starts = places | {names._adjective_before(text, at) for at in places}
    found = [match.span() for match in match_from(names._OFFICE, text, starts)]
    assert found == [match.span() for match in names._OFFICE.finditer(text)]


def test_introductions_are_found_as_by_a_search() -> None:
    text = _texts()
    found = [match.span() for match in names._introductions(text)]
    assert found == [match.span() for match in names._INTRODUCED.finditer(text)]


def test_a_text_without_words_of_its_own_is_not_searched() -> None:
    assert list(find_each("De Raad", [])) == []


@pytest.mark.parametrize(("pattern", "plain"), REWRITTEN.values(), ids=REWRITTEN)
def test_a_rewritten_pattern_finds_what_the_plain_one_does(pattern: re.Pattern[str], plain: str) -> None:
    text = _texts()
    assert _found(pattern, text) == _found(re.compile(plain), text)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=30).map("".join))
def test_rewritten_patterns_find_what_the_plain_ones_do_in_any_text(text: str) -> None:
    for pattern, plain in REWRITTEN.values():
        assert _found(pattern, text) == _found(re.compile(plain), text)


def _found(pattern: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], tuple[str | None, ...]]]:
    return [(match.span(), match.groups()) for match in pattern.finditer(text)]


@given(st.lists(st.sampled_from([*'ab ((«“‘"[\t.', "aan"]), max_size=12).map("".join))
def test_the_last_word_is_what_a_search_finds(text: str) -> None:
    found = re.search(r"[^\s(\[«“‘\"]*+$", text)
    assert found is not None
    assert sentences._last_token(text) == found[0]


@pytest.mark.parametrize(
    "text", ["Portugal wel.", "maar Malta ook niet", "Zweden nog niet vóór 2030;", "Spanje ook en Malta"]
)
def test_every_ellipsis_ends_with_a_cue(text: str) -> None:
    assert verbless._ELLIPTIC.search(text)
    assert verbless._ENDS_ALONE.search(text)


def test_every_ellipsis_of_the_texts_ends_with_a_cue() -> None:
    for match in verbless._ELLIPTIC.finditer(text := _texts()):
        assert verbless._ENDS_ALONE.search(text, match.start("who"), match.end() + 20), match[0]


@pytest.mark.parametrize(
    "address", ["Voorzitter, ", "Goedemiddag, Mijnheer de voorzitter, ", "Dank u wel. Mevrouw de Voorzitter. "]
)
def test_who_is_addressed_is_passed_over(address: str) -> None:
    text = address + "Ik steun de motie."
    assert reporting.begin(text, Sentence(0, len(text))) == len(address)
