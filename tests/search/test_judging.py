"""The harness that judges rankings: what it counts, what it tells, and that a question is asked as it was typed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evaluation.questions import Question, load_questions
from evaluation.search import Result, by_kind, judge, lacking, told

QUESTIONS = (
    Question("first", "wapens", "words", {"a": 3, "b": 1, "c": 0}),
    Question("second", "handel", "compound", {"d": 2}),
)
FOUND = {"wapens": ["a", "x", "b"], "handel": ["x"]}
NOTHING: dict[str, list[str]] = {}


def _judged(found: dict[str, list[str]]) -> Result:
    def answer(question: Question) -> Sequence[str]:
        return found.get(question.query, [])

    return judge("ours", answer, QUESTIONS)


def test_means_are_over_the_questions() -> None:
    result = _judged(FOUND)
    first = (7 + 1 / 2) / (7 + 1 / 1.5849625007211562)
    assert [answer.ndcg for answer in result.answers] == pytest.approx([first, 0])
    assert result.mean("ndcg") == pytest.approx(first / 2)
    assert result.mean("recall") == 0.5
    assert result.mean("clear_recall") == 0.5
    assert [answer.unjudged for answer in result.answers] == [1, 1]


def test_gains_and_losses_are_told_the_worst_first() -> None:
    lines = list(told(_judged({"handel": ["d"]}), _judged(FOUND)))
    assert [line.split()[0] for line in lines] == ["-0.983", "+1.000"]
    assert lines[1].endswith("handel")


def test_kinds_have_means_of_their_own() -> None:
    lines = by_kind(_judged(FOUND), _judged(NOTHING))
    assert [line.split()[:2] for line in lines] == [["words", "1"], ["compound", "1"]]


def test_what_a_ranking_lacks_is_told() -> None:
    first, second = _judged(FOUND).answers
    assert list(lacking(first)) == ["at 2: x (not judged)"]
    assert list(lacking(second)) == ["missed (2): d", "at 1: x (not judged)"]


def test_all_questions_load() -> None:
    questions = load_questions()
    assert len(questions) >= 60
    assert len({one.id for one in questions}) == len(questions)
    assert all(max(one.grades.values()) > 0 for one in questions)
