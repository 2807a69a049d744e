"""The figures of a ranking against values computed by hand."""

from __future__ import annotations

from math import log2

import pytest

from evaluation.ranking import ndcg, recall

GRADES = {"a": 3, "b": 2, "c": 1, "d": 0}
# Gains are 7, 3, 1 and 0; they are divided by log2 of 2, 3, 4, 5: 1, 1.58496, 2, 2.32193.
BEST = 7 + 3 / 1.5849625007211562 + 1 / 2


@pytest.mark.parametrize(
    ("ranking", "value"),
    [
        pytest.param("abc", 1.0, id="best"),
        pytest.param("abcd", 1.0, id="what is worth nothing comes last"),
        pytest.param("cba", (1 + 3 / log2(3) + 7 / 2) / BEST, id="reversed"),
        pytest.param("xabc", (7 / log2(3) + 3 / 2 + 1 / log2(5)) / BEST, id="first has no grade"),
        pytest.param("da", (7 / log2(3)) / BEST, id="first is worth nothing"),
        pytest.param("aab", (7 + 3 / 2) / BEST, id="a second time is worth nothing"),
        pytest.param("", 0.0, id="nothing found"),
    ],
)
def test_ndcg(ranking: str, value: float) -> None:
    assert ndcg(list(ranking), GRADES) == pytest.approx(value)


def test_ndcg_by_figures() -> None:
    assert ndcg(list("cba"), GRADES) == pytest.approx(0.680606, abs=5e-7)


def test_ndcg_looks_no_deeper() -> None:
    grades = {f"g{n}": 3 for n in range(20)}
    assert ndcg([*(f"x{n}" for n in range(10)), *grades], grades) == 0
    assert ndcg(list(grades), grades) == pytest.approx(1.0)
    assert ndcg(["g0", "x"], grades, depth=2) == pytest.approx(1 / (1 + 1 / log2(3)))


def test_nothing_worth_finding() -> None:
    assert ndcg(["a"], {"a": 0}) == 0
    assert recall(["a"], {"a": 0}) == 0


@pytest.mark.parametrize(
    ("ranking", "depth", "least", "value"),
    [
        pytest.param("xayb", 50, 1, 2 / 3, id="two of three"),
        pytest.param("xayb", 50, 2, 1.0, id="two of two good ones"),
        pytest.param("xayb", 50, 3, 1.0, id="one of one best"),
        pytest.param("xayb", 2, 1, 1 / 2, id="no more fit than two"),
        pytest.param("aa", 50, 1, 1 / 3, id="a second time counts once"),
        pytest.param("", 50, 1, 0.0, id="nothing found"),
    ],
)
def test_recall(ranking: str, depth: int, least: int, value: float) -> None:
    assert recall(list(ranking), GRADES, depth, least) == pytest.approx(value)
