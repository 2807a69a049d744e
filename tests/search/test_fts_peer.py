"""The peer is at its best: it understands what FTS5 can, and ranks by bm25."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.fts import Fts, Joining, Plain, Text, plain, ranking

TEXTS = [
    Text("both", "Wapens en handel", "De handel in wapens groeit. Tegen de handel in wapens is niets gedaan."),
    Text("once", "Verslag", "De minister sprak kort over wapens, en lang over heel andere zaken dan dat."),
    Text("title", "Handel", "Een brief met weinig woorden."),
    Text("israel", "Brief", "Over Israël en de wapenhandel, door gemeenten."),
]


@pytest.fixture
def fts(tmp_path: Path) -> Iterator[Fts]:
    with Fts(tmp_path / "peer.sqlite") as made:
        made.build(TEXTS)
        made.optimize()
        yield made


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        pytest.param("wapens handel", Plain(('"wapens"', '"handel"')), id="words"),
        pytest.param('"tegen de" handel', Plain(('"tegen de"', '"handel"')), id="phrase"),
        pytest.param("EU-Hof ngo’s", Plain(('"EU-Hof"', '"ngo’s"')), id="a word of parts is a phrase"),
        pytest.param("handel*", Plain(('"handel"*',)), id="prefix"),
        pytest.param(
            "salderen -zon -wind", Plain(('"salderen"',), ('"zon"', '"wind"')), id="minus before a word, not within"
        ),
        pytest.param("een OR twee", Plain(('"een"', '"twee"'), either=True), id="or"),
        pytest.param(
            'lid:Ceder dossier:"21 501-02" Soedan',
            Plain(('"Soedan"',), filters=(("lid", "Ceder"), ("dossier", "21 501-02"))),
            id="fields",
        ),
        pytest.param("- ? :", Plain(()), id="no word at all"),
    ],
)
def test_translation(typed: str, query: Plain) -> None:
    assert plain(typed) == query


@pytest.mark.parametrize(
    ("typed", "joining", "found"),
    [
        pytest.param("wapens handel", ("and",), ["both"], id="and"),
        pytest.param("wapens handel", ("or",), ["both", "title", "once"], id="or"),
        pytest.param("wapens sprak", ("and", "or"), ["once", "both"], id="and above or"),
        pytest.param("wapens -minister", ("and",), ["both"], id="minus"),
        pytest.param("Israel", ("and",), ["israel"], id="its tokenizer folds diacritics"),
        pytest.param("wapen*", ("and",), ["both", "once", "israel"], id="prefix"),
        pytest.param("gemeente", ("and", "or"), [], id="it knows no inflection"),
        pytest.param('"handel in wapens"', ("and",), ["both"], id="phrase"),
    ],
)
def test_what_it_finds(fts: Fts, typed: str, joining: tuple[Joining, ...], found: list[str]) -> None:
    got = ranking(fts, plain(typed), joining, 1.0)
    assert set(got) == set(found)
    assert got[0:1] == found[0:1]


def test_title_may_weigh_more(fts: Fts) -> None:
    assert fts.ids('"handel"', 20.0)[0] == "title"


def test_page_has_snippets(fts: Fts) -> None:
    ((one, snippet),) = fts.page('"sprak"')
    assert one == "once"
    assert "[sprak]" in snippet


def test_one_more_is_found(fts: Fts) -> None:
    fts.add(Text("new", "Nieuw", "Een splinternieuw stuk."))
    assert fts.ids('"splinternieuw"') == ["new"]
