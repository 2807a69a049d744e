"""What a motion asks: its words from "verzoekt" up to the formula that closes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamerspoor.model import Block, Extent, Record
from kamerspoor.text.letterhead import ORDER_OF_THE_DAY

# Motions that ask nothing of the government declare, ask the chamber's own bodies, or call on somebody.
_ASKS = re.compile(r"(?:verzoekt|verzoeken)\b", re.IGNORECASE)
_DECLARES = re.compile(
    r"(?:spreekt\s+(?:uit|als\s)|roept\s|draagt\s|nodigt\s|dringt\s|besluit\b|keurt\s|zegt\s+het\s+vertrouwen)",
    re.IGNORECASE,
)
_CONSIDERS = re.compile(
    r"(?:de\s+kamer,|gehoord|constaterende|overwegende|van\s+mening|van\s+oordeel|gezien|gelezen|gelet|kennis|ervan|indachtig"
    r"|\w+ende\b)",
    re.IGNORECASE,
)
_AFTER = r"(?:\A|(?<=[\n;,:])|(?<=[;,:.]\s))(?:en\s+)?"
_BODY = ("paragraph", "list_item", "table", "heading")
_TRAILING = " \t\n\r\xa0,;:"


def find_asks(record: Record) -> Extent | None:
    """Find the part of a motion that says what it wants, or None where it has none.

    >>> find_asks(record) and record.text[find_asks(record).start:][:8]  # doctest: +SKIP
    'verzoekt'
    """
    body = [block for block in record.blocks if block.kind in _BODY]
    if not body:
        return None
    first, last = body[0].start, _end(record, body)
    start = _start(record.text, [block.start for block in body if block.start < last], first, last)
    if start is None:
        return None
    end = start + len(record.text[start:last].rstrip(_TRAILING))
    return Extent(start, end) if end > start else None


def _end(record: Record, body: Sequence[Block]) -> int:
    """Give where the closing formula begins, else where the last block of the body that is no signature ends."""
    closing = ORDER_OF_THE_DAY.search(record.text, body[0].start)
    return closing.start() if closing else body[-1].end


def _start(text: str, starts: Sequence[int], first: int, last: int) -> int | None:
    for pattern in (_ASKS, _DECLARES):
        # A clause of a motion is a paragraph; where the layout was lost, it follows a comma or semicolon.
        for start in starts:
            if pattern.match(text, start, last):
                return start
            if text.startswith("en ", start) and pattern.match(text, start + 3, last):
                return start + 3
        if found := re.compile(_AFTER + f"(?P<word>{pattern.pattern})", re.IGNORECASE).search(text, first, last):
            return found.start("word")
    # "doet een beroep op", "wijst aan": the first clause that is no consideration.
    return next((start for start in starts[1:] if not _CONSIDERS.match(text, start, last)), None)
