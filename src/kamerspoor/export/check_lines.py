"""The checks of documents as compilers print them: `file:line: code: message [severity]`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kamerspoor.model import Check, Record

if TYPE_CHECKING:
    from kamerspoor.pipeline import Done, Failed

SEVERITIES = ("error", "warning", "info")
_LINE_END = re.compile(r"\r\n|\r|\n")
_NO_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


class Checked(NamedTuple):
    """The lines to print for one document, and how many checks of each severity it has, shown or not."""

    lines: bytes
    counts: tuple[int, int, int]


@dataclass
class Count:
    """How many checks of each severity there were in all."""

    found: list[int] = field(default_factory=lambda: [0] * len(SEVERITIES))

    def take(self, outcomes: Iterable[Done[Checked] | Failed]) -> Iterator[Done[bytes] | Failed]:
        """Pass the lines on; remember the counts."""
        from kamerspoor.pipeline import Done, Failed

        for outcome in outcomes:
            if isinstance(outcome, Failed):
                yield outcome
                continue
            self.found = [a + b for a, b in zip(self.found, outcome.payload.counts, strict=True)]
            yield Done(outcome.source, outcome.payload.lines)

    @property
    def errors(self) -> int:
        """Count the checks that are errors."""
        return self.found[SEVERITIES.index("error")]

    def in_words(self, documents: int, least: str) -> str:
        """Say what was found in how many documents, and what of it was not shown.

        >>> Count([0, 2, 5]).in_words(3, "warning")
        '3 documents: 0 errors, 2 warnings (5 info not shown)'
        """
        shown = SEVERITIES.index(least) + 1
        counts = [_counted(n, name) for n, name in zip(self.found, SEVERITIES, strict=True)]
        hidden = [words for words, n in zip(counts[shown:], self.found[shown:], strict=True) if n]
        rest = f" ({', '.join(hidden)} not shown)" if hidden else ""
        return f"{_counted(documents, 'document')}: {', '.join(counts[:shown])}{rest}"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 or name == 'info' else 's'}"


def check_lines(record: Record, data: bytes, least: str) -> Checked:
    """Give the checks of one document, from the top of it down. `data` is what it was read from."""
    shown = SEVERITIES[: SEVERITIES.index(least) + 1]
    places = _Places(record, data)
    checks = [check for check in record.checks if check.severity in shown]
    placed = sorted(((places.order(check), i, check) for i, check in enumerate(checks)), key=lambda p: p[:2])
    source = _flat(record.source or "-")
    lines = (f"{source}:{places.words(check)}: {_message(check)} [{check.severity}]\n" for _, _, check in placed)
    counts = [sum(check.severity == name for check in record.checks) for name in SEVERITIES]
    return Checked("".join(lines).encode("utf-8", "replace"), (counts[0], counts[1], counts[2]))


def _message(check: Check) -> str:
    likely = f" (likely: {check.likely})" if check.likely and check.likely not in check.message else ""
    return _flat(f"{check.code}: {check.message}{likely}")


def _flat(text: str) -> str:
    """Keep a text on its line, and from steering a terminal."""
    return _NO_LINE.sub(" ", text)


class _Places:
    """Finds the line or the page that a check is about."""

    def __init__(self, record: Record, data: bytes) -> None:
        self.map = record.source_map
        self.starts = [int(stretch[0]) for stretch in self.map]
        self.paged = record.format == "pdf"
        self.line_ends: list[int] | None = None
        text = _source_text(record, data)
        if text is not None:
            self.line_ends = [found.end() for found in _LINE_END.finditer(text)]

    def order(self, check: Check) -> int:
        return -1 if check.start is None else check.start

    def words(self, check: Check) -> str:
        """Give `12` for a line and `p3` for a page; 1 stands for a place that is not known."""
        at = None if check.start is None else self._origin(check.start)
        if at is None or not (self.paged or self.line_ends is not None):
            return "1"
        if self.line_ends is None:
            return f"p{at}"
        return str(bisect_right(self.line_ends, at) + 1)

    def _origin(self, offset: int) -> int | None:
        """Take an offset of the record back to an offset in the source, or to a page."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        if at >= len(self.map):
            return None
        if offset >= self.map[at][1] and at + 1 < len(self.map):
            at += 1  # Between two stretches: what was put in belongs to what follows.
        stretch = self.map[at]
        if self.paged:
            return int(stretch[2])
        start, end, source_start, source_end = (int(n) for n in stretch[:4])
        straight = end - start == source_end - source_start
        return min(source_start + (max(0, offset - start) if straight else 0), source_end)


def _source_text(record: Record, data: bytes) -> str | None:
    """Decode the source as its reader did; what is packed (Word) has no lines of its own."""
    from kamerspoor.readers import decoding

    decode = {"text": decoding.decode, "xml": decoding.decode_xml, "html": decoding.decode_html}.get(record.format)
    return decode(data).text if decode else None
