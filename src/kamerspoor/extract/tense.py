"""Whether a date's clause looks back or ahead."""

from __future__ import annotations

import re

from kamerspoor.extract.calendar import Tense

_AHEAD = re.compile(
    r"\b(?:zal|zullen|zou|zouden|gaat|verwacht|verwachting|verwachten|voornemens|beoogt|hoopt|streeft|volgt|volgen|uiterlijk|vóór|"
    r"plaatsvindt|plaatsvinden|gepland|voorzien|vermoedelijk|binnenkort|later|moet|moeten|wil|worden|wordt|ontvangt|stuurt|"
    r"komt|start|treedt|vanaf|per|eerstvolgende|volgende|komende|publiceert|presenteert|streven|planning|niet vóór)\b|\bte \w+en\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:heb|heeft|hebben|had|hadden|werd|werden|was|waren|vond|vonden|sprak|spraken|nam|namen|kwam|kwamen|ging|gingen|gaf|gaven|"
    r"stuurde|besloot|besloten|sinds|reeds|eerder|destijds|bereikte|bleek|zei|stond|stonden|ontving|jl|gehouden|vorige|afgelopen)\b"
    r"|\b(?:is|zijn)\b[^,;]{0,80}\b(?:ge|be|ver|ont|her|aan|uit|op|toe|in|over)\w+(?:d|t|en)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:–()]|\.\s")


def tense_around(text: str, low: int, high: int, start: int, end: int) -> Tense:
    """Judge by the verbs of the clause that holds text[start:end]; None when they do not tell."""
    left = low
    for match in _CLAUSE.finditer(text, low, start):
        left = match.end()
    closing = _CLAUSE.search(text, end, high)
    right = closing.start() if closing else high
    return _judge(text[left:right])


def _judge(clause: str) -> Tense:
    ahead, back = _AHEAD.search(clause), _BACK.search(clause)
    if ahead and not back:
        return "future"
    if back and not ahead:
        return "past"
    return None
