"""The words of queries mean what records and the index hold."""

from __future__ import annotations

from typing import get_args

import pytest

from kamerspoor import lexicon
from kamerspoor.linking.motion_state import State
from kamerspoor.model import DocumentKind
from kamerspoor.search.field_values import councils
from kamerspoor.search.query import Field, Unit
from kamerspoor.search.query_words import TABLES, table

COUNCILS = frozenset(council.name for council in lexicon.councils())
HELD = {
    "fields": {*get_args(Field), "year", "since", "until"},
    "kinds": {*get_args(DocumentKind), "commitment"},
    "acts": set(lexicon.ACTS),
    "states": {*get_args(State), "fulfilled", "partly", "open"},
    "chambers": {"TK", "EK"},
    "units": {*get_args(Unit), "all"},
    "months": {str(month) for month in range(1, 13)},
}


@pytest.mark.parametrize("name", HELD)
def test_every_value_that_is_held_can_be_written(name: str) -> None:
    assert set(table(name).values()) == HELD[name]


@pytest.mark.parametrize("name", TABLES)
def test_words_are_as_they_are_looked_up(name: str) -> None:
    for word in table(name):
        assert word == " ".join(word.casefold().split())


@pytest.mark.parametrize("name", ["kinds", "acts", "states", "units"])
def test_the_name_that_is_held_can_be_written_too(name: str) -> None:
    for meant in set(table(name).values()):
        assert table(name)[meant] == meant


def test_councils_by_other_names() -> None:
    for word, name in table("councils").items():
        assert name in COUNCILS
        assert name in councils(word)
        assert word not in lexicon.council_names(), "it stands in councils.toml"


def test_every_council_is_found_by_each_of_its_names() -> None:
    for council in lexicon.councils():
        for name in (council.name, *council.aliases):
            assert council.name in councils(name.upper()), name
