"""The calendar for people to read, as rows, and as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.text import Text

from kamerspoor.export.dates import in_short, in_words
from kamerspoor.export.rows import Row
from kamerspoor.export.terminal_grid import cell, grid
from kamerspoor.ledger.calendar import Calendar, Event

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = (
    "date_from", "date_to", "kind", "council", "title", "detail", "due", "hedged", "cancelled", "source", "uid",
)  # fmt: skip
_STYLES = {"meeting": "bold cyan", "debate": "green", "commitment": "yellow", "decision": "magenta"}
_LONGEST_TITLE = 120
_LEADS: Mapping[str, str] = MappingProxyType({"meeting": "", "debate": ""})


def rows(answer: Calendar) -> Iterator[Row]:
    """Give a row for each event."""
    for event in answer.events:
        yield {name: getattr(event, name) for name in COLUMNS}


def show(answer: Calendar, console: Console) -> None:
    """Print the events, month by month."""
    which = f"{answer.council}: " if answer.council else ""
    console.print(Text(f"{which}{in_words(f'{answer.since}/{answer.until}', 'en')}", "bold"))
    if not answer.events:
        console.print(Text("Nothing is known of these days.", "dim"))
        return
    for month, events in groupby(answer.events, key=lambda e: e.date_from[:7]):
        console.print()
        console.print(Text(in_words(month, "en"), "bold"))
        table = grid()
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
        table.expand = True
        for event in events:
            table.add_row(_days(event), Text(event.kind, _STYLES.get(event.kind, "")), _what(event, console.width))
        console.print(table)
    console.print()
    count = len(answer.events)
    console.print(Text(f"{count} event{'s' * (count != 1)}; --format ics gives them to a calendar", "dim"))


def _days(event: Event) -> Text:
    shown = in_short(event.date_from if event.date_from == event.date_to else f"{event.date_from}/{event.date_to}")
    if event.due:
        return Text(f"by {shown.rsplit(' ', 1)[0]}")
    return Text(shown.rsplit(" ", 1)[0])


def _what(event: Event, width: int) -> Text:
    text = Text(_cut(event.title, max(60, 2 * (width - 30))), "strike" if event.cancelled else "")
    about = [event.council if event.kind != "meeting" else None, event.detail, "may change" if event.hedged else None]
    about.append(in_words(event.due, "en") if event.due else None)
    about.append(event.source)
    line = " · ".join(cell(part) for part in about if part)
    return text.append(f"\n{line}", "not bold not strike dim") if line else text


def _cut(text: str, most: int) -> str:
    line = cell(text)
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def ics(
    answer: Calendar,
    version: str,
    *,
    address: Callable[[Event], str | None] = lambda event: None,
    kinds: Mapping[str, str] = _LEADS,
) -> bytes:
    """Give the events as an iCalendar file. The same answer gives the same bytes: no clock is asked.

    `version`: of the program, for PRODID. `address`: of the page of an event. `kinds`: what stands in front of its
    title. Source: RFC 5545; all-day events end on the day after (3.6.1).
    """
    from icalendar import Calendar as File
    from icalendar import Event as Entry

    file = File()
    file.add("prodid", f"-//kamerspoor//{version}//NL")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("x-wr-calname", f"kamerspoor {answer.council}" if answer.council else "kamerspoor")
    for event in answer.events:
        entry = Entry()
        entry.add("uid", event.uid)
        entry.add("dtstamp", datetime.combine(date.fromisoformat(event.stamp[:10]), datetime.min.time(), UTC))
        entry.add("dtstart", date.fromisoformat(event.date_from))
        entry.add("dtend", date.fromisoformat(event.date_to) + timedelta(1))
        entry.add("summary", _summary(event, kinds))
        entry.add("description", "\n".join(_described(event)))
        if page := address(event):
            entry.add("url", page)
        entry.add("categories", [event.kind])
        entry.add("transp", "TRANSPARENT")
        entry.add("status", "CANCELLED" if event.cancelled else "TENTATIVE" if event.hedged else "CONFIRMED")
        file.add_component(entry)
    return bytes(file.to_ical())


def _summary(event: Event, kinds: Mapping[str, str]) -> str:
    named = kinds.get(event.kind, event.kind)
    lead = f"{named}: " if named else ""
    tail = f" ({event.council})" if event.council and event.kind != "meeting" else ""
    return f"{lead}{_cut(event.title, _LONGEST_TITLE)}{tail}"


def _described(event: Event) -> Iterator[str]:
    yield cell(event.title)
    for part in (event.detail, event.due and f"due: {event.due}", event.source):
        if part:
            yield cell(part)
