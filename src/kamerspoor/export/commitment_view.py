"""The ledger of commitments for people to read, and as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from kamerspoor.export.dates import in_short
from kamerspoor.export.rows import Row
from kamerspoor.export.terminal_grid import cell, grid
from kamerspoor.ledger.commitments import Commitments, Entry, Fulfilment, Source, State

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = (
    "id", "state", "due", "days_left", "promised_by", "promised_to", "made_on", "commitment", "document", "start",
    "end", "status", "council", "dossier", "sources", "fulfilled_by", "fulfilled_on", "grade", "rule",
    "fulfilled_in_words",
)  # fmt: skip
_STYLES = {
    State.overdue: "bold red", State.due_soon: "yellow", State.open: "cyan", State.partly: "yellow",
    State.fulfilled: "green", State.lapsed: "dim",
}  # fmt: skip
_WORDS = {State.partly: "in part", State.fulfilled: "fulfilled", State.lapsed: "lapsed"}
_LIST = "official list"


def rows(answer: Commitments) -> Iterator[Row]:
    """Give a row for each commitment."""
    for entry in answer.entries:
        stands = next((s for s in entry.sources if s.document), None)
        kept = entry.fulfilled_by[0] if entry.fulfilled_by else None
        values = (
            entry.id, entry.state.value, entry.due, entry.days_left, entry.promised_by or entry.owner,
            entry.promised_to, entry.made_on, entry.quote, stands.document if stands else None,
            stands.start if stands else None, stands.end if stands else None, entry.status, entry.council,
            entry.dossier, [s.id for s in entry.sources], [f.document for f in entry.fulfilled_by],
            kept.date if kept else None, kept.grade if kept else None, kept.rule if kept else None,
            kept.quote if kept else None,
        )  # fmt: skip
        yield dict(zip(COLUMNS, values, strict=True))


def show(answer: Commitments, console: Console) -> None:
    """Print the commitments, each with when it is due and what became of it."""
    if not answer.entries:
        console.print(Text("No commitment is like that.", "dim"))
        return
    table = grid()
    table.add_column(no_wrap=True, min_width=13)
    table.add_column(overflow="fold", ratio=1)
    table.expand = True
    for number, entry in enumerate(answer.entries):
        if number:
            table.add_row("", "")
        table.add_row(_when(entry), _what(entry, console.width))
    console.print(table)
    console.print()
    console.print(Text(_counted(answer), "dim"))


def _when(entry: Entry) -> Text:
    day = in_short(entry.due) if entry.due else "no day"
    return Text.assemble((day, "bold" if entry.due else "dim"), "\n", (_state(entry), _STYLES[entry.state]))


def _state(entry: Entry) -> str:
    days = entry.days_left
    if entry.state in _WORDS:
        return _WORDS[entry.state]
    if entry.state is State.overdue and days is not None:
        return f"{_days(-days)} late"
    if days is not None:
        return "today" if days == 0 else f"in {_days(days)}"
    return "open"


def _days(days: int) -> str:
    """Say how long, in the unit that people would use.

    >>> _days(1), _days(45), _days(400), _days(1200)
    ('1 day', '45 days', '13 months', '3 years')
    """
    if days < 100:
        return f"{days} day{'s' * (days != 1)}"
    months = round(days / 30.44)
    return f"{months} months" if months < 24 else f"{months // 12} years"


def _what(entry: Entry, width: int) -> Text:
    text = Text(_cut(entry.quote, 2 * width + width // 2))
    for number, source in enumerate(entry.sources):
        who = f"{_who(entry)} · " if number == 0 else "also "
        text.append("\n" + cell(who + _stands(source, entry)), "dim")
    for kept in entry.fulfilled_by:
        text.append_text(_kept(kept, width))
    return text


def _who(entry: Entry) -> str:
    told = f" to {entry.promised_to}" if entry.promised_to else ""
    return f"{entry.promised_by or entry.owner or 'somebody'}{told}"


def _stands(source: Source, entry: Entry) -> str:
    """Say where and when it was promised, and in a double whether it is only likely the same."""
    made = f" {in_short(source.made_on)}" if source.made_on else ""
    if source.kind == "official":
        status = f", {entry.status}" if entry.status else ""
        return f"{_LIST}{made}, {source.id}{status}"
    doubt = f", {source.grade}" if source.grade not in (None, "sure") and source is not entry.sources[0] else ""
    return f"{source.kind}{made}, {source.document or ''}{doubt}"


def _kept(kept: Fulfilment, width: int) -> Text:
    number = f" ({kept.number})" if kept.number else ""
    on = f", {in_short(kept.date)}" if kept.date else ""
    text = Text("\n→ ", "green").append(cell(f"{kept.document}{number}{on}"), "green")
    text.append(f"  {kept.grade}" if kept.grade != "sure" else "", "yellow")
    if kept.quote:
        text.append(f"\n  “{_cut(kept.quote, width + width // 2)}”", "italic")
    elif kept.title:
        text.append(f"\n  {_cut(kept.title, width)}", "dim")
    return text


def _cut(text: str, most: int) -> str:
    whole = cell(text)
    return whole if len(whole) <= most else whole[:most].rsplit(" ", 1)[0] + " …"


def _counted(answer: Commitments) -> str:
    shown, count = len(answer.entries), answer.count
    kind = "" if answer.wanted.value == "all" else f" {answer.wanted.value.replace('-', ' ')}"
    noun = "commitment" if count == 1 else "commitments"
    if shown < count:
        return f"{shown} of {count:,}{kind} {noun} on {in_short(answer.today)}; --limit shows more"
    return f"{count:,}{kind} {noun} on {in_short(answer.today)}"
