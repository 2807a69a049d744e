"""Split running text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kamerspoor.lexicon import abbreviations
from kamerspoor.spans import Span

# Where a sentence may end: closing marks, perhaps quotes, brackets and a footnote's mark, then a
# space and something that can begin a sentence.
_END = re.compile(
    r"[.!?…](?<![.!?…].)[.!?…]*+(?P<tail>[)\]»”’\"']{0,3}(?P<mark>\d{1,2}(?:, ?\d{1,2})?)?[)\]»”’\"']?)"
    r"[ \n](?=[(\[«“‘\"'–—-]{0,2} ?(?P<next>[^\W\d_]|\d|[‘’']s?-?))"
)
_OPENING_MARKS = '([«“‘"'
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.)*[A-Z][a-z]?")
_NAMED_BY_LETTER = re.compile(r"(?:letter|hoofdstuk|[Bb]ijlage|[Oo]ptie|[Vv]ariant|[Dd]eel) $")
_FUNCTION_WORD = re.compile(r"(?:Dit|Dat|Deze|Die|Het|Er|Ook|Daarbij|Daarnaast|Hij|Zij|Tevens|Voorts|Zo)\b")
_NUMBERING = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-Z]|[a-z])")


def find_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of text[start:end], trimmed, in order; together they hold all its words."""
    known = abbreviations()
    low = start
    for match in _END.finditer(text, start, end):
        if not _ends(text, low, match, known.open, known.closing):
            continue
        high = match.start() + len(match[0].rstrip())
        if span := _trimmed(text, low, high):
            yield span
        low = high
    if span := _trimmed(text, low, end):
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _ends(text: str, low: int, match: re.Match[str], open_ones: frozenset[str], closing_ones: frozenset[str]) -> bool:
    """Decide on one candidate: `low` is where its sentence began."""
    following = match["next"]
    at = match.start()
    if text[at] in "!?…" or match[0][1:2] == ".":
        return following[0].isupper() or following[0] in "’'‘"
    token = _last_token(text[max(low, at - 40) : at])
    # An abbreviation in capitals (VS, EP) is a name: its full stop is the sentence's.
    word = "" if token.isupper() and len(token) > 1 and "." not in token else token.lower()
    if text[match.end()] == "(" and (word in open_ones or word in closing_ones):
        return False
    if following.isdigit():
        return not _binds_number(word, low, at)
    if following[0].islower() and following[0] not in "’'‘":
        return False
    if word in open_ones:
        return False
    if word in closing_ones:
        return True
    if len(token) == 1 and _NAMED_BY_LETTER.search(text, max(low, at - 30), at - 1):
        return True
    if token.count(".") > 1 and _FUNCTION_WORD.match(text, match.end()):
        return True  # N.A.V.O. Dit
    if _INITIALS.fullmatch(token) and (len(token) == 1 or "." in token):
        # J.W. Hagedoorn: initials before a name. A single capital may also close ("bijlage A. De").
        return False
    return not (at - low <= 5 and _NUMBERING.fullmatch(token) and at - len(token) <= low + 1)


def _last_token(text: str) -> str:
    """Give what stands at the end of a text behind white space and opening marks, nothing when these end it."""
    if not text or text[-1].isspace():
        return ""
    token = text.rsplit(None, 1)[-1]
    for mark in _OPENING_MARKS:
        if mark in token:
            token = token.rpartition(mark)[2]
    return token


def _binds_number(word: str, low: int, at: int) -> bool:
    """Tell whether a number behind the full stop belongs to what stands before it (`nr. 5`, `1. 2`)."""
    known = abbreviations()
    return word in known.open or word.isdigit() or len(word) == 1 or at - low < 3
