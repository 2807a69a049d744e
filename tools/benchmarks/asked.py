"""A mixed set of queries: those that people typed for the judged questions, and others drawn from real texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from evaluation.questions import load_questions

EACH = 30
_WORD = re.compile(r"[^\W\d_]{4,}")
_FIELD = re.compile(r"\b\w+:")


class Asked(NamedTuple):
    """A query and what kind it is."""

    kind: str
    query: str


def mixed(texts: Sequence[str]) -> list[Asked]:
    """Give the set, the same for the same texts. A word comes as often as it is used, so that many are common."""
    judged = [one.query for one in load_questions()]
    return [*(Asked("judged", query) for query in judged if not _FIELD.search(query)), *_drawn(texts)]


def _drawn(texts: Sequence[str]) -> Iterator[Asked]:
    draw = Random(5)
    for _ in range(EACH):
        words = _WORD.findall(draw.choice(texts))
        one, other = draw.sample(words, 2)
        place = draw.randrange(len(words) - 3)
        yield Asked("word", one.lower())
        yield Asked("two words", f"{one} {other}".lower())
        yield Asked("three words", " ".join(draw.sample(words, 3)).lower())
        yield Asked("phrase", f'"{" ".join(words[place : place + 2])}"'.lower())
        yield Asked("prefix", f"{other[:6].lower()}*")
