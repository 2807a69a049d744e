"""Whether a date's clause looks back or ahead."""

from __future__ import annotations

import re

from kamerspoor.extract.calendar import Tense

_AHEAD = re.compile(
    r"\b(?:zal|zullen|zou|zouden|gaat|verwacht|verwachting|verwachten|voornemens|beoogt|hoopt|streeft|volgt"
    r"|volgen|uiterlijk|vóór|"
    r"plaatsvindt|plaatsvinden|gepland|voorzien|vermoedelijk|binnenkort|later|moet|moeten|wil|worden|wordt"
    r"|ontvangt|stuurt|"
    r"komt|start|treedt|vanaf|per|eerstvolgende|volgende|komende|publiceert|presenteert|streven|planning"
    r"|niet vóór)\b|\bte \w+en\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:heb|heeft|hebben|had|hadden|werd|werden|was|waren|vond|vonden|sprak|spraken|nam|namen|kwam|kwamen"
    r"|ging|gingen|gaf|gaven|"
    r"stuurde|besloot|besloten|sinds|reeds|eerder|destijds|bereikte|bleek|zei|stond|stonden|ontving|jl"
    r"|gehouden|vorige|afgelopen)\b"
    r"|\b(?:is|zijn)\b[^,;]{0,80}\b(?:ge|be|ver|ont|her|aan|uit|op|toe|in|over)\w+(?:d|t|en)\b",
    re.IGNORECASE,
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
    ahead, back = _AHEAD.search(clause), _BACK.search(clause)
    if ahead and not back:
        return "future"
    if back and not ahead:
        return "past"
    return None
