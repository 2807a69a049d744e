"""docs/search.md tells of every form of a query and of every field, by all its names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamerspoor.search.language import parse
from kamerspoor.search.query_help import FORMS, FieldHelp, Form, field_help

TEXT = (Path(__file__).parents[2] / "docs" / "search.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.written)
def test_every_form_is_told_with_its_example(form: Form) -> None:
    assert any(f"`{form.example}`" in row for row in ROWS)
    assert parse(form.example).root is not None


@pytest.mark.parametrize("field", field_help(), ids=lambda field: field.names[0])
def test_every_field_is_told_by_all_its_names(field: FieldHelp) -> None:
    names, example = field.names, field.example
    assert any(all(f"`{name}`" in row for name in names) and f"`{example}`" in row for row in ROWS)
