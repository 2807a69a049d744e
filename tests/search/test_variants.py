"""Other names for the same are found, and only they."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.search import variants
from kamerspoor.search.tokens import tokens
from lexicon import make_variants


def words(text: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in tokens(text))


SAME = {
    "a country's other name": ("Wit-Rusland", "Belarus"),
    "and back": ("Belarus", "Wit-Rusland"),
    "a country and its abbreviation": ("VK", "Verenigd Koninkrijk"),
    "an office": ("HV", "Hoge Vertegenwoordiger"),
    "and back: an office": ("Hoge Vertegenwoordiger", "HV"),
    "an organisation": ("NAVO", "NATO"),
    "an organisation in full": ("OVSE", "Organisatie voor Veiligheid en Samenwerking in Europa"),
    "a Council": ("RBZ", "Raad Buitenlandse Zaken"),
    "a Council with a slash": ("RBZ/OS", "Raad Buitenlandse Zaken/Ontwikkelingssamenwerking"),
    "a place": ("Nagorno-Karabach", "Nagorno-Karabakh"),
    "a place, short": ("Nagorno Karabakh", "Karabach"),
    "a party": ("PvdA", "Partij van de Arbeid"),
    "a policy": ("ETS", "emissiehandel"),
    "a policy in the plural": ("vrijhandelsakkoorden", "handelsverdrag"),
    "a country and its adjective": ("Rusland", "Russisch"),
    "a country and its adjective, inflected": ("Rusland", "Russische"),
    "an adjective, inflected": ("Russische", "Rusland"),
    "those who live there": ("Oekraïners", "Oekraïne"),
    "and back: where they live": ("Syrië", "Syriërs"),
    "a person and the surname": ("Josep Borrell", "Borrell"),
    "a name in another script's spelling": ("Loekasjenko", "Lukashenko"),
    "with diacritics": ("Oekraïne", "Oekraïens"),
}


@pytest.mark.parametrize("name", SAME)
def test_other_names(name: str) -> None:
    asked, other = SAME[name]
    assert words(other) in variants.of(words(asked))


@pytest.mark.parametrize("text", ["er", "de", "raad", "is", "sanctiepakket voor", "kamerbrief", "2020", ""])
def test_no_other_names(text: str) -> None:
    assert variants.of(words(text)) == ()


def test_find_takes_the_longest_run() -> None:
    found = variants.find(words("sancties tegen Wit-Rusland van de Hoge Vertegenwoordiger"))
    assert [(f.start, f.end) for f in found] == [(0, 1), (2, 4), (6, 8)]
    assert ("belarus",) in found[1].alternatives


def test_a_name_is_not_its_own_other_name() -> None:
    for name, others in variants._names().items():
        assert name not in others
        assert all(others)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("verlenging", ("verlengen",)),
        ("verlengd", ("verlenging",)),
        ("uitbreiden", ("uitbreiding",)),
        ("onderhandelingen", ("onderhandelen",)),
        ("salderen", ("saldering",)),
        ("saldering", ("salderen",)),
        ("regering", ()),
        ("woning", ()),
        ("handelen", ()),
        ("ding", ()),
        ("raad", ()),
        ("", ()),
    ],
)
def test_kin(word: str, expected: tuple[str, ...]) -> None:
    assert variants.kin(word) == expected


def test_the_file_is_in_step_with_what_the_package_knows() -> None:
    lines = [line for line in make_variants.FILE.read_text("utf-8").splitlines() if line[0] != "#"]
    assert lines == make_variants.lines(), "run tools/lexicon/make_variants.py"


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_words(many: list[str]) -> None:
    at = 0
    for found in variants.find(tuple(many)):
        assert at <= found.start < found.end <= len(many)
        at = found.end
