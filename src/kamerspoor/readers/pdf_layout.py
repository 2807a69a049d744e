"""Runs of a page to lines in reading order, columns apart, superscripts on the word they hang on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kamerspoor.readers.pdf_runs import Run

# What the official layout sets in the margin beside a title: the dossier's or the document's number.
_LABEL = re.compile(r"(?:Nr\.?|Nrs\.?|[A-Z]{1,3}|\d{2}[ \u00a0]?\d{3})(?![a-z])[\w .()\u00a0–/-]{0,24}$")
_MARK = re.compile(r"(?:\d{1,3}|\*{1,3}|[a-z])(?:[,)]\d{0,3})?$")
_SMALL = 0.82
_SAME_LINE = 0.3
_CLEAR_GAP = 1.3
_WIDE_GAP = 3.5


@dataclass(slots=True)
class PageLine:
    """One line: text, box, look, and the offsets of footnote marks in it."""

    text: str
    box: tuple[float, float, float, float]
    base: float
    size: float
    bold: bool
    italic: bool
    marks: list[tuple[int, int]] = field(default_factory=list)

    def gap_to(self, below: PageLine) -> float:
        return self.base - below.base


def arrange(runs: Sequence[Run], body: float) -> list[list[PageLine]]:
    """Give the page's columns from left to right, each with its lines from top to bottom.

    `body` is the size of the body text, in points.
    """
    rows = _rows([run for run in runs if run.text.strip()])
    columns = _columns(rows, body)
    return [[_line(row) for row in column] for column in columns if column]


def gap_limit(pages: Iterable[list[list[PageLine]]], body: float) -> float:
    """Give the distance between baselines above which a new paragraph begins."""
    steps: Counter[float] = Counter()
    for columns in pages:
        for column in columns:
            for above, below in pairwise(column):
                step = above.gap_to(below)
                if 0.9 * body < step < 3 * body and abs(above.size - below.size) < 0.1 * body:
                    steps[round(step * 2) / 2] += 1
    if not steps:
        return 1.2 * body * _CLEAR_GAP
    # The pitch of running text is the closest step that is common, not the most common one: motions
    # of one-line paragraphs have more gaps than lines.
    most = max(steps.values())
    pitch = min(step for step, count in steps.items() if count >= 0.25 * most)
    return pitch * _CLEAR_GAP


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Group runs by baseline, top to bottom; small raised runs go to the row of the word they hang on."""
    rows: list[list[Run]] = []
    small: list[Run] = []
    largest = max((run.size for run in runs), default=1.0)
    for run in sorted(runs, key=lambda r: (-r.base, r.x0)):
        if run.size < _SMALL * largest and _MARK.match(run.text.strip()):
            small.append(run)
        elif rows and _on_line(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    alone: list[list[Run]] = []
    for run in small:
        host = _host(rows, run)
        if host is not None:
            host.append(run)
        elif alone and _on_line(alone[-1], run):
            alone[-1].append(run)
        else:
            alone.append([run])
    for row in alone:
        near = _near(rows, row[0].base, 0.5 * row[0].size)
        same = next((other for other in near if _on_line(other, row[0])), None)
        if same is None:
            rows.insert(bisect_left(rows, -row[0].base, key=_depth), row)
        else:
            same.extend(row)
    for row in rows:
        row.sort(key=lambda r: r.x0)
    return rows


def _depth(row: Sequence[Run]) -> float:
    return -row[0].base


def _on_line(row: Sequence[Run], run: Run) -> bool:
    return abs(row[0].base - run.base) < _SAME_LINE * min(run.size, row[0].size)


def _near(rows: Sequence[list[Run]], base: float, reach: float) -> Sequence[list[Run]]:
    low = bisect_left(rows, -(base + reach), key=_depth)
    return rows[low : bisect_left(rows, -(base - reach), lo=low, key=_depth)]


def _host(rows: Sequence[list[Run]], mark: Run) -> list[Run] | None:
    """Find the row that a raised (or lowered) small run hangs on: the nearest one with larger letters beside it."""
    best: list[Run] | None = None
    least = 0.0
    for row in _near(rows, mark.base, 30.0):
        for run in row:
            if mark.size < _SMALL * run.size and -0.35 * run.size <= mark.base - run.base <= 0.75 * run.size:
                inside = run.x0 <= mark.x0 <= run.x1
                distance = 0.0 if inside else min(abs(mark.x0 - run.x1), abs(run.x0 - mark.x1))
                if distance < run.size and (best is None or distance < least):
                    best, least = row, distance
    return best


def _columns(rows: Sequence[list[Run]], body: float) -> list[list[list[Run]]]:
    """Part margin columns from the body column.

    The body column begins where most of the text begins. What ends left of it, or begins right of
    where its lines end, is margin: unless it labels a title on the same line.
    """
    if not rows:
        return []
    left, right = _body_edges(rows, body)
    before: list[list[Run]] = []
    inside: list[list[Run]] = []
    after: list[list[Run]] = []
    for row in rows:
        lefts = [run for run in row if run.x1 < left - 0.4 * body]
        rights = [run for run in row if run.x0 > right + 0.4 * body]
        middle = [run for run in row if left - 0.4 * body <= run.x1 and run.x0 <= right + 0.4 * body]
        if lefts and middle and _LABEL.match(" ".join(run.text.strip() for run in lefts)):
            lefts, middle = [], [*lefts, *middle]
        if middle and _is_number(rights):
            rights, middle = [], [*middle, *rights]
        for column, part in ((before, lefts), (inside, middle), (after, rights)):
            if part:
                column.append(part)
    # Margin text that nothing stands beside is a line like any other: a running foot, a heading.
    before, lines_left = _beside(before, inside, body)
    after, lines_right = _beside(after, inside, body)
    return [before, sorted([*inside, *lines_left, *lines_right], key=_depth), after]


def _is_number(runs: Sequence[Run]) -> bool:
    return len(runs) == 1 and runs[0].text.strip().isdigit()


def _body_edges(rows: Sequence[list[Run]], body: float) -> tuple[float, float]:
    starts: Counter[float] = Counter()
    for row in rows:
        for run in row:
            starts[round(run.x0 / 3) * 3] += len(run.text)
    left = starts.most_common(1)[0][0] - 3
    # Where the lines of the body end: nearly the farthest, so that one long line does not widen the column.
    ends = sorted(run.x1 for row in rows for run in row if left - 3 <= run.x0 <= left + 6 and len(run.text) >= 8)
    right = ends[int(0.98 * (len(ends) - 1))] if ends else max(run.x1 for row in rows for run in row)
    return left, right + 2 * body


def _beside(
    margin: list[list[Run]], inside: Sequence[list[Run]], body: float
) -> tuple[list[list[Run]], list[list[Run]]]:
    """Part a margin's rows into those beside running text and those in a wide gap of it, or above or below it."""
    beside: list[list[Run]] = []
    alone: list[list[Run]] = []
    for row in margin:
        at = bisect_left(inside, _depth(row), key=_depth)
        close = 0 < at < len(inside) and inside[at - 1][0].base - inside[at][0].base < _WIDE_GAP * body
        same = any(abs(other[0].base - row[0].base) < body for other in inside[max(0, at - 1) : at + 1])
        (beside if close or same else alone).append(row)
    return beside, alone


def _line(row: Sequence[Run]) -> PageLine:
    """Join the runs of a row, with a space where there is one to see."""
    main = max(row, key=lambda run: (run.size, len(run.text)))
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    length = 0
    last: Run | None = None
    for run in row:
        text = run.text.strip(" ")
        raised = run is not main and run.size < _SMALL * main.size and run.base > main.base + 0.05 * main.size
        if last is not None and not (raised and run.x0 - last.x1 < 0.6 * main.size) and _apart(last, run, main.size):
            parts.append(" ")
            length += 1
        if raised and last is not None and _MARK.match(text):
            marks.append((length, length + len(text)))
        parts.append(text)
        length += len(text)
        last = run
    inked = [run for run in row if run.size >= _SMALL * main.size]
    return PageLine(
        text="".join(parts),
        box=(
            round(min(run.x0 for run in row), 2),
            round(min(run.y0 for run in row), 2),
            round(max(run.x1 for run in row), 2),
            round(max(run.y1 for run in row), 2),
        ),
        base=main.base,
        size=main.size,
        bold=all(run.bold for run in inked),
        italic=all(run.italic for run in inked),
        marks=marks,
    )


def _apart(last: Run, run: Run, size: float) -> bool:
    if last.text.endswith((" ", "\u00a0")) or run.text.startswith((" ", "\u00a0")):
        return True
    return run.x0 - last.x1 > 0.2 * size or run.x0 < last.x0
