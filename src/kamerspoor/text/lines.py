"""Lines of a text form: where each stands, how much air is above it, how much room was left on it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor.raw import Line, Raw

_LONG_LINE = 160
_PAGE = "\f"


class TextLine(NamedTuple):
    """A line that holds text: raw[start:end], trimmed.

    `blank`: blank lines above; `page`: a page began between it and the line above; `indented`:
    white space stood before it; `size`, `bold`, `italic`: as the page shows them (1.0 and False
    where only text is known); `page_number`: 1-based, None where unknown.
    """

    start: int
    end: int
    text: str
    blank: int = 0
    page: bool = False
    indented: bool = False
    size: float = 1.0
    bold: bool = False
    italic: bool = False
    right: float | None = None
    page_number: int | None = None


class Measure(NamedTuple):
    """How a document's lines were broken.

    `wrapped`: lines end where the column ends (else one line is one paragraph); `width`: the
    column's width in characters; `spread`: how far a full line may fall short of it.
    """

    wrapped: bool
    width: int
    spread: int


def split_lines(raw: Raw) -> list[TextLine]:
    """Split raw text into lines that hold something."""
    found: list[TextLine] = []
    layout = {line.start: line for line in raw.lines}
    breaks, page, at = 0, False, 0
    for chunk in raw.text.splitlines(keepends=True):
        text = chunk.strip()
        if text:
            start = at + chunk.index(text)
            line = TextLine(start, start + len(text), text, max(0, breaks - 1), page, start > at)
            found.append(_with_layout(line, layout.get(at) or layout.get(start)) if layout else line)
            breaks, page = 0, False
        at += len(chunk)
        if chunk[-1] == _PAGE:
            page = True
        else:
            breaks += 1
    return found


def _with_layout(line: TextLine, seen: Line | None) -> TextLine:
    if seen is None:
        return line
    return line._replace(size=seen.size, bold=seen.bold, italic=seen.italic, right=seen.box[2], page_number=seen.page)


def measure(lines: Sequence[TextLine]) -> Measure:
    """Tell whether lines are wrapped, and how wide the column is."""
    followed = sorted(len(a.text) for a, b in itertools.pairwise(lines) if not b.blank and not b.page)
    if not followed or len(followed) < 0.2 * len(lines):
        return Measure(False, _LONG_LINE, 0)
    long = sum(1 for line in lines if len(line.text) > _LONG_LINE)
    if long > 0.05 * len(lines):
        return Measure(False, _LONG_LINE, 0)
    width = followed[min(len(followed) - 1, int(len(followed) * 0.9))]
    full = [n for n in followed if n > 0.8 * width]
    # Monospaced breaking leaves lines that differ by one word at the most; proportional fonts differ more.
    spread = max(1, round(0.1 * width)) if len(set(full)) > 4 else 1
    return Measure(width > 25, width, spread)


def is_short(line: TextLine, below: TextLine, measured: Measure) -> bool:
    """Tell whether the first word of the line below would still have fitted on a line."""
    first = below.text.split(None, 1)[0]
    return len(line.text) + 1 + len(first) <= measured.width - measured.spread
