"""Whether a date's clause looks back or ahead."""

from __future__ import annotations

import re

from kamerspoor import lexicon
from kamerspoor.extract.calendar import Tense

_WORD = re.compile(r"\w+")
_INFINITIVE = re.compile(r"\bte \w+en\b")
_PERFECT = re.compile(
    r"\b(?:is|zijn)\b[^,;]{0,80}\b(?:ge|be|ver|ont|her|aan|uit|op|toe|in|over)\w+(?:d|t|en)\b", re.IGNORECASE
)
_PROMISER = re.compile(
    r"\b(?:ik|wij|u|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?|kabinet|regering|Kamer|Nederland)\b", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:indien|mocht|mochten|tenzij|wanneer|zou|zouden)\b|^\W*(?:als)\b", re.IGNORECASE)
# No clause is longer: a text without a full stop must not cost more for each date in it.
_REACH = 500
# A term looks ahead, whatever the verb: "heeft nog tot begin juli de tijd".
_UNTIL = re.compile(
    r"\b(?:uiterlijk|nog tot|niet later dan|met ingang van)(?: op| in| per)?(?: begin| medio| eind| het| de"
    r"| \d{1,2})* $"
)
_CLAUSE = re.compile(r"[,;:–()]|\.\s")


def tense_around(text: str, low: int, high: int, start: int, end: int) -> Tense:
    """Judge by the verbs of the clause that holds text[start:end]; None when they do not tell."""
    if _UNTIL.search(text, max(low, start - 40), start):
        return "future"
    return _judge(_clause(text, low, high, start, end))


def counts_from_now(text: str, low: int, high: int, start: int, end: int) -> bool:
    """Tell whether `binnen twee weken` has a date: when the writer promises it, without a condition.

    A term that a law or an institution works with (`beoordeelt die binnen twee maanden`) has none.
    """
    if _CONDITION.search(text, max(low, start - _REACH), min(high, end + _REACH)):
        return False
    return bool(_PROMISER.search(_clause(text, low, high, start, end)))


def _clause(text: str, low: int, high: int, start: int, end: int) -> str:
    low, high = max(low, start - _REACH), min(high, end + _REACH)
    left = low
    for match in _CLAUSE.finditer(text, low, start):
        left = match.end()
    closing = _CLAUSE.search(text, end, high)
    return text[left : closing.start() if closing else high]


def _judge(clause: str) -> Tense:
    words = frozenset(_WORD.findall(clause.lower()))
    known = lexicon.tense()
    ahead = not words.isdisjoint(known.ahead) or ("te" in words and _INFINITIVE.search(clause))
    back = not words.isdisjoint(known.back) or (not words.isdisjoint(("is", "zijn")) and _PERFECT.search(clause))
    if ahead and not back:
        return "future"
    if back and not ahead:
        return "past"
    return None
