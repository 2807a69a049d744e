"""Words of a text are those that the index has."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.search.tokens import analyzer, fold, tokens

ASK = analyzer().analyze
WHOLE = analyzer(whole=True).analyze
CASES = {
    "a plain word": ("Raad", ["raad"]),
    "a possessive": ("foto's van Jan's huis", ["foto", "s", "van", "jan", "s", "huis"]),
    "a hyphen and a number": ("EU-27", ["eu", "27"]),
    "a dossier": ("21501-02", ["21501", "02"]),
    "a diacritic": ("België coöperatie crème", ["belgie", "cooperatie", "creme"]),
    "sharp s": ("Straße STRAẞE", ["strasse", "strasse"]),
    "a ligature": ("œuvre ﬁets Æ", ["oeuvre", "fiets", "ae"]),
    "a dotted capital": ("İstanbul", ["istanbul"]),
    "a unit of length": ("10 Å", ["10", "a"]),
    "a combining mark parts a word, as in the index": ("cafe\u0301s", ["cafe", "s"]),
    "a mark that is a letter too": ("α\u0345β", ["α\u0345β"]),
    "superscript": ("CO₂ m²", ["co2", "m2"]),
    "fractions": ("½", ["½"]),
    "circled letters": ("Ⓐ", ["a"]),
    "Greek and Cyrillic": ("ΑΣ Киев", ["ας".replace("ς", "σ"), "киев"]),
    "beyond the basic plane": ("a𝐀b 😀 c", ["a𝐀b", "c"]),
    "an underscore": ("een_woord", ["een", "woord"]),
    "nothing": ("— …", []),
}


@pytest.mark.parametrize("name", CASES)
def test_words_of_a_text(name: str) -> None:
    text, expected = CASES[name]
    found = tokens(text)
    assert [word for word, _, _ in found] == expected == ASK(text)
    for word, start, end in found:
        assert ASK(text[start:end]) == [word]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Belgie\u0308", "belgie"), ("BELGIË", "belgie"), ("Å", "a"), ("İ", "i"), ("foto's", "foto's"), ("", "")],
)
def test_what_is_typed_is_composed_first(word: str, expected: str) -> None:
    assert fold(word) == expected


@given(st.text())
def test_any_text_gives_the_words_of_the_index(text: str) -> None:
    assert [word for word, _, _ in tokens(text)] == ASK(text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24FF)))
def test_letters_of_europe_give_the_words_of_the_index(text: str) -> None:
    found = tokens(text)
    assert [word for word, _, _ in found] == ASK(text)
    assert all(text[start:end] and fold(text[start:end]) for _, start, end in found)


@given(st.text(min_size=1))
def test_any_value_folds_as_the_index_folds_it(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert [fold(text)] == WHOLE(composed)
