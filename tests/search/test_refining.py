"""A query is narrowed by a value of a field and widened again, and says what it said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerspoor.errors import QueryError
from kamerspoor.search import language, refining
from kamerspoor.search.query import All, Filter

VALUES = [
    ("kind", "report"), ("kind", "annotated_agenda"), ("kind", "questions"), ("council", "Raad Buitenlandse Zaken"),
    ("council", "Eurogroep en Ecofinraad"), ("dossier", "21501-02"), ("actor", "Europese Commissie"),
    ("actor", "Kabinet"), ("actor", "een aantal lidstaten"), ("year", "2021"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value"), VALUES, ids=[f"{field}-{value}" for field, value in VALUES])
@pytest.mark.parametrize(
    "typed", ["sancties", "sancties OF embargo", '"hoge raad" -Rusland', "(a b) OF c", "jaar:2020", ""]
)
def test_what_narrows_is_read_as_that_value(typed: str, field: str, value: str) -> None:
    longer = refining.narrowed(typed, field, value)
    assert longer is not None
    root = language.parse(longer).root
    last = root.parts[-1] if isinstance(root, All) else root
    assert last in language.parse(longer).root.parts if isinstance(root, All) else True
    filters = refining._filters(last)  # type: ignore[arg-type]
    assert filters
    if field == "year":
        assert filters[0].dates == (f"{value}-01-01", f"{value}-12-31")
    else:
        assert value in {one.value for one in filters}
    (*_, chosen) = refining.chosen(language.parse(longer))
    assert chosen.without == " ".join(typed.split())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sancties raad:RBZ", [("council", "raad:RBZ", "sancties")]),
        ("-soort:verslag sancties", [("kind", "-soort:verslag", "sancties")]),
        ("sancties NIET soort:verslag", [("kind", "NIET soort:verslag", "sancties")]),
        ("raad:(RBZ OF RAZ) x", [("council", "raad:(RBZ OF RAZ)", "x")]),
        ("jaar:2020 x in:moties", [("date", "jaar:2020", "x in:moties"), ("unit", "in:moties", "jaar:2020 x")]),
        ("a OF raad:RBZ", []),
        ("a b", []),
    ],
)
def test_fields_are_told_from_words(typed: str, found: list[tuple[str, str, str]]) -> None:
    assert [(one.field, one.typed, one.without) for one in refining.chosen(language.parse(typed))] == found


def test_what_cannot_be_read_cannot_be_narrowed() -> None:
    assert refining.narrowed('"open', "year", "2021") is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='ab "()-|:*OFNIET raad RBZ2021', max_size=30))
def test_any_query_narrows_to_one_that_holds_the_field_or_to_none(typed: str) -> None:
    longer = refining.narrowed(typed, "year", "2021")
    if longer is None:
        return
    chosen = refining.chosen(language.parse(longer))
    assert any(isinstance(one.field, str) and one.typed == "jaar:2021" for one in chosen)
    for one in chosen:
        language.parse(one.without)


def test_an_error_of_the_language_is_ours() -> None:
    with pytest.raises(QueryError):
        language.parse("raad:")
    assert isinstance(language.parse("raad:RBZ").root, Filter)
