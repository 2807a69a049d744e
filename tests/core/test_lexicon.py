"""The data files: they load, keep their conventions, and refuse a slip."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import pytest

from kamerspoor import lexicon
from kamerspoor.lexicon import LexiconError

LOADERS: dict[str, Callable[[], Any]] = {
    "abbreviations": lexicon.abbreviations,
    "councils": lexicon.councils,
    "headings": lexicon.headings,
    "hyphens": lexicon.hyphens,
    "laws": lexicon.laws,
    "recesses": lexicon.recesses,
}


def _source(name: str) -> str:
    return resources.files("kamerspoor.data").joinpath(f"{name}.toml").read_text("utf-8")


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Put a text in the place of every data file."""
    for loader in LOADERS.values():
        loader.cache_clear()  # type: ignore[attr-defined]

    class Folder:
        def __init__(self, text: str) -> None:
            self.text = text

        def joinpath(self, _: str) -> Folder:
            return self

        def read_text(self, _: str) -> str:
            return self.text

    def put(text: str) -> None:
        monkeypatch.setattr(resources, "files", lambda _: Folder(text))

    yield put
    monkeypatch.undo()
    for loader in LOADERS.values():
        loader.cache_clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", LOADERS)
def test_data_file_loads(name: str) -> None:
    assert LOADERS[name]()


def test_every_data_file_is_loaded_and_hashed() -> None:
    files = {f.name for f in resources.files("kamerspoor.data").iterdir() if f.name.endswith((".toml", ".txt"))}
    assert files == {f"{name}.toml" for name in lexicon.FILES} | {f"{name}.txt" for name in lexicon.LISTS}
    assert set(lexicon.FILES) >= set(LOADERS)


def test_the_version_is_a_short_hash() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", lexicon.version())
    assert lexicon.version() == lexicon.version()


@pytest.mark.parametrize("name", lexicon.FILES)
def test_every_file_says_what_it_holds(name: str) -> None:
    source = _source(name)
    assert source.startswith("# ")
    assert tomllib.loads(source)


@pytest.mark.parametrize("name", ["abbreviations", "hyphens", "headings"])
def test_words_are_in_lower_case(name: str) -> None:
    for key, words in LOADERS[name]()._asdict().items():
        assert [w for w in words if w != w.lower()] == [], key
        assert [w for w in words if w != w.strip() or not w] == [], key


def test_abbreviations_stand_without_their_last_stop() -> None:
    known = lexicon.abbreviations()
    assert not [w for w in known.open | known.closing if w.endswith(".")]
    assert not known.open & known.closing


def test_words_with_hyphens_hold_one() -> None:
    assert not [w for w in lexicon.hyphens().words if "-" not in w.strip("-")]
    assert not [w for w in lexicon.hyphens().prefixes | lexicon.hyphens().suffixes if "-" in w]


def test_parts_of_an_item_are_no_top_headings() -> None:
    known = lexicon.headings()
    assert not known.parts & known.top
    assert not known.parts & known.parents


def test_councils_have_dossiers_and_distinct_names() -> None:
    councils = lexicon.councils()
    assert all(c.dossier is None or re.fullmatch(r"\d{5}(-\d{2})?", c.dossier) for c in councils)
    names = [n.lower() for c in councils for n in (c.name, *c.aliases)]
    assert len(names) == len(set(names)) == len(lexicon.council_names())
    assert all(lexicon.council_names()[c.name.lower()] == c.name for c in councils)


def test_laws_have_official_numbers() -> None:
    assert not [n for n in lexicon.laws().values() if not re.fullmatch(r"BWB[RV]\d{7}", n)]


def test_recesses_begin_in_a_month() -> None:
    assert not [m for m in lexicon.recesses().values() if m not in range(1, 13)]
    assert not [n for n in lexicon.recesses() if n != n.lower()]


def test_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        lexicon.laws()["Wet"] = "BWBR0000000"  # type: ignore[index]
    with pytest.raises(TypeError):
        lexicon.recesses()["reces"] = 1  # type: ignore[index]


REFUSED = {
    "unknown key among abbreviations": (lexicon.abbreviations, "open = []\nclosing = []\nclosed = []", "closed"),
    "unknown key among hyphens": (lexicon.hyphens, 'prefixes = []\nprefix = ["ex"]', "prefix"),
    "unknown key among headings": (lexicon.headings, 'bottom = ["slot"]', "bottom"),
    "unknown key beside laws": (lexicon.laws, '[laws]\n"Wet" = "BWBR0000001"\n[lows]', "lows"),
    "unknown key beside recesses": (lexicon.recesses, "[months]\nkerstreces = 12\n[days]", "days"),
    "unknown key at a council": (lexicon.councils, '[[council]]\nname = "Raad"\nalias = ["R"]', "alias"),
    "unknown key beside councils": (lexicon.councils, '[[council]]\nname = "Raad"\n[extra]', "extra"),
    "double abbreviation": (lexicon.abbreviations, 'open = ["nr", "nr"]', "nr"),
    "double hyphen word": (lexicon.hyphens, 'words = ["kant-en-klaar", "kant-en-klaar"]', "kant-en-klaar"),
    "double heading": (lexicon.headings, 'top = ["slot", "slot"]', "slot"),
    "double council": (lexicon.councils, '[[council]]\nname = "Raad"\n[[council]]\nname = "RAAD"', "RAAD"),
    "alias of two councils": (
        lexicon.councils,
        '[[council]]\nname = "A"\naliases = ["R"]\n[[council]]\nname = "B"\naliases = ["r"]',
        "'r'",
    ),
}


@pytest.mark.parametrize(("load", "text", "named"), REFUSED.values(), ids=REFUSED)
def test_a_slip_is_refused(table: Callable[[str], None], load: Callable[[], Any], text: str, named: str) -> None:
    table(text)
    with pytest.raises(LexiconError, match=re.escape(named)) as error:
        load()
    assert "data/" in str(error.value)
