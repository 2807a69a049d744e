"""How good a ranking is, by the grades that people gave to what it ranks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Give the normalised discounted cumulative gain of the first `depth` places.

    A grade g is worth 2**g - 1, at place n divided by log2(n + 1); the whole is divided by what the best ranking of
    the graded would have. What has no grade is worth nothing, and so is what stands in the ranking a second time.
    """
    best = _gain(sorted(grades.values(), reverse=True)[:depth])
    if not best:
        return 0.0
    return _gain([grades.get(one, 0) for one in _once(ranking[:depth])]) / best


def recall(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 50, least: int = 1) -> float:
    """Give the share of what has at least the grade `least` that stands in the first `depth` places."""
    wanted = {one for one, grade in grades.items() if grade >= least}
    if not wanted:
        return 0.0
    return len(wanted & set(ranking[:depth])) / min(len(wanted), depth)


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))


def _once(ranking: Sequence[str]) -> list[str]:
    """Keep the first of each; what comes again holds its place but is empty."""
    seen: set[str] = set()
    kept = []
    for one in ranking:
        kept.append("" if one in seen else one)
        seen.add(one)
    return kept
