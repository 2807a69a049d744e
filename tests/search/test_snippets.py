"""Snippets show the words in their sentence, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.search.snippets import LONGEST, Snippet, matches, snippets
from kamerspoor.search.wanted import Matcher, Wanted

TEXT = (
    "Nr. 12 MOTIE VAN HET LID BOOMSMA\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
    "overwegende dat dhr. Peeters de sluizen in art. 3 noemt; dat is anders voor bruggen.\n\n"
    "verzoekt de regering de brug bij Zutphen te sluiten,\n\nen gaat over tot de orde van de dag."
)


def wanted(word: str, *roots: str) -> Wanted:
    return Wanted(word, exact=((word,),), roots=frozenset(roots or (word,)))


def shown(text: str, *asked: Wanted) -> tuple[Snippet, ...]:
    return snippets(text, matches(text, Matcher(asked)), asked)


@pytest.mark.parametrize(
    ("what", "asked", "sentences", "marked"),
    [
        ("a sentence up to its semicolon, abbreviations within", ["sluizen"],
         ["overwegende dat dhr. Peeters de sluizen in art. 3 noemt;"], ["sluizen"]),
        ("the sentence with more of the words", ["brug", "zutphen"],
         ["verzoekt de regering de brug bij Zutphen te sluiten,"], ["brug", "Zutphen"]),
        ("a second one for what the first lacks", ["peeters", "zutphen"],
         ["overwegende dat dhr. Peeters de sluizen in art. 3 noemt;",
          "verzoekt de regering de brug bij Zutphen te sluiten,"], ["Peeters", "Zutphen"]),
        ("without any: what a motion asks", ["flamingo"],
         ["verzoekt de regering de brug bij Zutphen te sluiten,"], []),
    ],
)  # fmt: skip
def test_sentences(what: str, asked: list[str], sentences: list[str], marked: list[str]) -> None:
    matcher = Matcher(tuple(wanted(word) for word in asked))
    found = snippets(TEXT, matches(TEXT, matcher), matcher.wanted)
    assert [one.text for one in found] == sentences, what
    assert [one.text[start:end] for one in found for start, end in one.marks] == marked, what
    assert [TEXT[one.start : one.end] for one in found] == sentences, what


def test_a_long_sentence_is_cut_round_its_words() -> None:
    text = "en toen " * 200 + "kwam de zwaan " + "en dan nog " * 200
    [one] = shown(text, wanted("zwaan"))
    assert "zwaan" in one.text
    assert len(one.text) <= LONGEST
    assert (one.cut_before, one.cut_after) == (True, True)


def test_the_end_of_a_long_text_is_looked_at() -> None:
    text = "Niets te zien hier. " * 20_000 + "Daar zwom een otter."
    [one] = shown(text, wanted("otter"))
    assert one.text == "Daar zwom een otter."


def test_another_name_of_several_words_is_marked_as_one() -> None:
    text = "Gisteren sprak de Hoge Vertegenwoordiger lang."
    matcher = Matcher((Wanted("HV", exact=(("hv",),), variants=(("hoge", "vertegenwoordiger"),)),))
    [one] = snippets(text, matches(text, matcher), matcher.wanted)
    assert [one.text[start:end] for start, end in one.marks] == ["Hoge Vertegenwoordiger"]


@given(st.text(max_size=600), st.sampled_from(["de", "a", "1", "é", "ß"]))
def test_any_text_gives_places_that_are_there(text: str, word: str) -> None:
    for one in shown(text, wanted(word)):
        assert len(one.text) == one.end - one.start <= LONGEST
        assert "".join(text[one.start : one.end].split()) == "".join(one.text.split())
        assert all(0 <= start < end <= len(one.text) for start, end in one.marks)
