"""What a loose field holds of words and texts."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.search import words
from kamerspoor.search.words import is_function_word, loose, loose_text, root, tokens

TEXTS = {
    "inflections meet": ("De sancties zijn verlengd", "Verlengt de sanctie"),
    "a compound and its parts meet in the parts": ("het wapenembargo", "wapenembargo"),
    "diacritics and capitals": ("BELGIË", "Belgie"),
    "punctuation": ("(sancties),", "«sancties»!"),
    "a slash and a hyphen part words": ("RBZ/Handel EU-lidstaten", "rbz handel eu lidstaten"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_that_give_the_same(name: str) -> None:
    one, other = TEXTS[name]
    assert sorted(loose_text(one).split()) == sorted(loose_text(other).split())


def test_function_words_are_left_out() -> None:
    assert loose_text("De Raad van de Unie heeft het aan de orde") == " ".join(map(loose, ("raad", "unie", "orde")))
    assert is_function_word("De")
    assert not is_function_word("Raad")


@pytest.mark.parametrize("word", ["niet", "geen", "de", "HEBBEN", "waarbij", "één"])
def test_function_words(word: str) -> None:
    assert is_function_word(word)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("embargo", "een wapenembargo"),
        ("wapens", "een wapenembargo"),
        ("sancties", "het sanctiepakket"),
        ("mensenrechten", "het mensenrechtenverdrag"),
        ("vluchteling", "de vluchtelingenopvang"),
        ("verlengen", "werd verlengd"),
        ("lidstaat", "alle lidstaten"),
        ("beleid", "het gezondheidsbeleid"),
    ],
)
def test_a_looser_word_is_in_the_text(asked: str, text: str) -> None:
    assert root(asked) in loose_text(text).split()


@pytest.mark.parametrize(
    ("asked", "text"),
    [("gemeente", "mening"), ("gewoon", "woning"), ("slag", "het verslag"), ("maat", "een maatregel")],
)
def test_another_word_is_not(asked: str, text: str) -> None:
    assert root(asked) not in loose_text(text).split()


def test_a_long_chunk_is_not_kept() -> None:
    chunk = "a" * 10_000
    assert loose_text(chunk) == chunk
    assert chunk not in words._seen


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_KEPT_CHUNKS", 10)
    monkeypatch.setattr(words, "_seen", words._Seen())
    text = " ".join(f"woord{number}" for number in range(100))
    assert words.loose_text(text) == text
    assert len(words._seen) <= 10


def test_version_names_rules_and_data(monkeypatch: pytest.MonkeyPatch) -> None:
    before = words.version()
    assert len(before) == 12
    words.version.cache_clear()
    monkeypatch.setattr(words, "RULES", -1)
    assert words.version() != before
    words.version.cache_clear()


def test_nothing_is_loaded_at_import() -> None:
    code = "import sys, kamerspoor.search.words, kamerspoor.search.variants; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"tantivy", "simplemma", "wordfreq", "Stemmer", "lxml"} & set(loaded)


@given(st.text())
def test_any_text_gives_the_words_in_it(text: str) -> None:
    expected = [part for word, _, _ in tokens(text) if not is_function_word(word) for part in loose(word).split()]
    assert loose_text(text).split() == expected


@given(st.text(), st.text())
def test_texts_add_up(one: str, other: str) -> None:
    together = loose_text(f"{one} {other}")
    assert together == " ".join(filter(None, (loose_text(one), loose_text(other))))
