"""Patterns that are tried only where their words stand find what they would find everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kamerspoor.extract import clause_parts, follow_up_cues, mentions, names, partners
from kamerspoor.extract.gated import Gated
from kamerspoor.extract.openings import find_each, find_words, match_from

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted([*(ROOT / "samples").glob("*.txt"), *(ROOT / "tests" / "gold").glob("*/*.txt")])
GATED = {
    f"{module.__name__.rsplit('.', 1)[-1]}.{name}": value
    for module in (clause_parts, follow_up_cues, partners)
    for name, value in vars(module).items()
    if isinstance(value, Gated)
}
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
