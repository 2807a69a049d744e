"""The words by which a letter says that it makes good a commitment, from `data/fulfilments.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from kamerspoor.lexicon import LexiconError, load_table

_FILE = "data/fulfilments.toml"
_GAP = r"\b[^.;]{0,140}?\b"
# A number of the official list of commitments: TZ202309-114.
_NUMBER = re.compile(r"\bTZ\d{6}-\d{3}\b")
# What every cue holds.
_GATES = ("toezeg", "toegezeg")


class Cue(NamedTuple):
    """A way to say it. `here`: the words themselves say that it is this letter that does it."""

    words: str
    pattern: re.Pattern[str]
    here: bool
    example: str


class Said(NamedTuple):
    """What a sentence says of a commitment. `back`: it points to one in the sentence before."""

    cue: str
    partly: bool
    number: str | None
    back: bool


@cache
def cues() -> tuple[Cue, ...]:
    """Load the cues; refuse one without an example, or twice."""
    found: list[Cue] = []
    for entry in _table()["cue"]:
        if unknown := sorted(set(entry) - {"words", "here", "example"}):
            raise LexiconError(f"unknown key {unknown[0]!r} at {entry.get('words')!r}", where=_FILE)
        if not entry.get("example"):
            raise LexiconError(f"no example at {entry.get('words')!r}", where=_FILE)
        if any(entry["words"] == cue.words for cue in found):
            raise LexiconError(f"{entry['words']!r} stands twice", where=_FILE)
        found.append(Cue(entry["words"], _compiled(entry["words"]), bool(entry.get("here")), entry["example"]))
    return tuple(found)


@cache
def genre_words() -> frozenset[str]:
    """Load the words that stand in every promise and tell nothing of its subject."""
    return frozenset(_table()["genre"]["words"])


def said_in(sentence: str) -> Said | None:
    """Tell what a sentence says of a commitment that is made good, if anything."""
    lower = sentence.lower()
    if not any(gate in lower for gate in _GATES) or _holds("never", lower):
        return None
    ahead = _holds("ahead", lower)
    for cue in cues():
        if (cue.here or not ahead) and (match := cue.pattern.search(sentence)):
            number = _NUMBER.search(sentence)
            words = " ".join(match[0].split())
            return Said(words, _holds("partly", lower), number[0] if number else None, _holds("back", lower))
    return None


def _holds(what: str, lower: str) -> bool:
    return bool(_blocked(what).search(lower))


@cache
def _blocked(what: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in _table()['blocked'][what])})\b")


def _compiled(words: str) -> re.Pattern[str]:
    pieces = []
    for piece in words.split(" ... "):
        options = (r"\s+".join(map(re.escape, option.split())) for option in piece.split("|"))
        pieces.append(f"(?:{'|'.join(options)})")
    return re.compile(rf"\b{_GAP.join(pieces)}\b", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    return load_table("fulfilments", frozenset({"cue", "blocked", "genre"}))
