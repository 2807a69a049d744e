"""The questions of tests/gold/search are whole: enough of them, each with a document that answers it.

Whether the documents are there is looked up in the shared folder, and skipped where that folder is absent.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

QUESTIONS = Path(__file__).parents[1] / "gold" / "search" / "questions.toml"
DATA = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["question"]
    return found


def test_there_are_at_least_sixty_and_each_has_its_own_id(questions: list[dict[str, Any]]) -> None:
    ids = [question["id"] for question in questions]
    assert len(ids) >= 60
    assert len(set(ids)) == len(ids)
    assert len({question["query"] for question in questions}) == len(ids)


def test_each_question_says_what_is_asked_and_by_whom(questions: list[dict[str, Any]]) -> None:
    for question in questions:
        assert set(question) == {"id", "query", "need", "who", "kind", "grades"}, question["id"]
        assert question["query"].strip(), question["id"]
        assert question["need"].strip(), question["id"]
        assert question["who"] in {"journalist", "clerk", "policy officer", "researcher"}, question["id"]
        assert question["kind"].strip(), question["id"]


def test_grades_are_0_to_3_and_something_answers_each_question(questions: list[dict[str, Any]]) -> None:
    for question in questions:
        assert set(question["grades"].values()) <= {0, 1, 2, 3}, question["id"]
        assert max(question["grades"].values()) >= 2, question["id"]


@pytest.mark.skipif(not DATA.exists(), reason="no shared data here")
def test_every_judged_document_is_there(questions: list[dict[str, Any]]) -> None:
    missing = {
        name
        for question in questions
        for name in question["grades"]
        if not (DATA / (f"kst/{name}.xml" if name.startswith("kst-") else name)).is_file()
    }
    assert not missing
