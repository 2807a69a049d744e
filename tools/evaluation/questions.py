"""The judged questions of the full-text search: `tests/gold/search/questions.toml`, told of in the README beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.places import OWN_GOLD

QUESTIONS = OWN_GOLD / "search" / "questions.toml"


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody typed, what kind of words it tries, and the grades (0 to 3) of what may answer it.

    A key of `grades` is that of a paper (`kst-21501-02-3111`), or the path of a file within the shared data.
    """

    id: str
    query: str
    kind: str
    grades: Mapping[str, int]


def load_questions(path: Path = QUESTIONS) -> list[Question]:
    """Load the questions in the order of the file."""
    made = tomllib.loads(path.read_text(encoding="utf-8"))["question"]
    return [Question(one["id"], one["query"], one["kind"], one["grades"]) for one in made]
