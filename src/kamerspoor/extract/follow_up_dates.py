"""Tell which dates of a document lie ahead of it, which only bound something else, and which one is due."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kamerspoor.extract import follow_up_cues as cues
from kamerspoor.model import DateMention, Document, Statement

# A forecast reaches further than an announcement.
_FORECAST = 5
_DAY = len("2020-12-07")


class DatesAhead:
    """The dates of one document, asked for those that lie ahead of it."""

    def __init__(self, text: str, document: Document, dates: Sequence[DateMention]) -> None:
        self.text, self.kind, self.dates = text, document.kind, dates
        self.starts = [d.start for d in dates]
        meeting = document.meeting.date if document.meeting else None
        self.own = tuple(meeting.split("/")) if meeting else ()
        self.day = self._day(document)

    def _day(self, document: Document) -> str | None:
        """Give the day from which `later` counts: that of the letter, of a report at the earliest its meeting's."""
        if document.kind == "debate":
            return None
        held = self.own[-1] if self.own and document.kind == "report" else None
        return max(filter(None, (held, document.date)), default=self.own[-1] if self.own else None)

    def within(self, start: int, end: int, listed: bool = False) -> Iterator[DateMention]:
        """Yield the dates that lie ahead of the letter, apart from the meeting that an agenda prepares."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        for date in self.dates[low:high]:
            value = date.value
            if value.startswith(("P", "-")) or (date.role == "past" and not listed):
                continue
            if self.own and self.kind != "report" and (value in self.own or value == "/".join(self.own)):
                continue
            last = value.split("/")[-1]
            first = value.split("/")[0]
            ahead = date.role in ("future", "deadline")
            if self.day is None:
                if ahead:
                    yield date
                continue
            same = self.day[: len(first)] == first if "Q" not in first else False
            if (
                ("Q" in first and ahead)
                or first > self.day[: len(first)]
                or (ahead and (same or last >= self.day[: len(last)]))
            ):
                yield date

    def past_within(self, start: int, end: int) -> Iterator[DateMention]:
        """Yield the dates of a stretch that lie back, apart from the meeting's."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return (d for d in self.dates[low:high] if d.role == "past" and d.value not in self.own)

    def bounds(self, start: int, end: int, said: Sequence[Statement], date: DateMention) -> bool:
        """Tell a date that only bounds something else: a mandate, a period, a Council that is prepared.

        `start`, `end` and `said` are those of the stretch that it stands in.
        """
        before = self.text[max(start, date.start - 90) : date.start]
        behind = self.text[date.end : min(end, date.end + 60)]
        inside = self.text[date.start : date.end]
        if inside.startswith(("tot en met", "tot ten minste")) or cues.BOUND.search(before):
            return not behind.startswith(" de tijd")
        if cues.RUNS_OUT.search(behind) or cues.SUBJECT_MATTER.search(before):
            return True
        if cues.PREPARES.search(before) or cues.YEARS.fullmatch(inside):
            return True
        if cues.YEAR.fullmatch(inside):
            far = self.day is not None and int(inside) > int(self.day[:4]) + _FORECAST
            return (far and not any(s.act == "commit" for s in said)) or bool(cues.YEAR_BOUND.search(before))
        if self.kind == "annotated_agenda" and len(date.value.split("/")[0]) != _DAY and cues.TOPIC.search(before):
            return any(s.act == "discuss" and s.actor.name == "Raad" for s in said)
        return False


def due_of(ahead: Iterable[DateMention]) -> str | None:
    """Give the day by which: a deadline before another date, else the first."""
    found = list(ahead)
    return next((d.value for d in found if d.role == "deadline"), found[0].value if found else None)
