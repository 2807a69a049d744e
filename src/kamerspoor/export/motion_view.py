"""Motions for people: one with its life line, or a list; and as rows."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kamerspoor.export.dates import in_short, in_words
from kamerspoor.export.rows import Row
from kamerspoor.export.terminal_grid import cell, grid, plain
from kamerspoor.ledger.motion_answers import AS_CITED
from kamerspoor.linking.motion_members import LIKELY_FACTION
from kamerspoor.official.results import WHOLE_CHAMBER

if TYPE_CHECKING:
    from rich.console import Console

    from kamerspoor.ledger.motion_answers import Ballot, Event, Listed, MotionAnswer, MotionList, Signed, Status

COLUMNS = ("motion", "date", "what", "quote", "document", "kind", "start", "end", "grade", "rule")
LIST_COLUMNS = (
    *("motion", "date", "title", "members", "factions", "status", "since", "months"),
    *("outcome", "appreciation", "said", "last_said"),
)
_COLOURS = {
    "adopted": "green",
    "taken_over": "green",
    "carried_out": "green",
    "considered_done": "green",
    "rejected": "red",
    "not_carried_out": "red",
    "silent": "yellow",
}
_STATES = {
    "taken_over": "taken over by the cabinet",
    "carried_out": "said to be carried out",
    "considered_done": "considered done",
    "not_carried_out": "said not to be carried out",
    "tied": "tied vote",
    "unknown": "outcome not known",
}
_EVENTS = {
    "filed": "moved",
    "taken_over": "taken over",
    "in_line_with": "acted in line with it",
    "carried_out": "carried out",
    "considered_done": "considered done",
    "not_carried_out": "not carried out",
    "pending": "answer to come",
    "cited": "cited",
}
_KINDS = {
    "annotated_agenda": "annotated agenda",
    "written_consultation": "written consultation",
}
_CHOICES = (("pro", "for", "green"), ("con", "against", "red"))
_LONGEST_QUOTE = 420
_TITLE_START = ("motie van het lid", "motie van de leden", "gewijzigde motie van", "nader gewijzigde motie van")


def show(found: MotionAnswer, console: Console) -> None:
    """Print a motion: what it is and asks, the vote, its versions, its life line."""
    head = Text(_number(found.key, found.dossier, found.number), "bold cyan")
    if found.url:
        head.stylize(f"link {found.url}")
    console.print(head)
    if found.title:
        console.print(Text(plain(found.title), "bold"))
    elif not found.date:
        console.print(Text("not in the archive itself, only what is said of it", "yellow"))
    console.print(Text.assemble(_status(found.status), *_when(found.status)))
    facts = grid()
    facts.add_column(no_wrap=True, style="dim")
    facts.add_column(overflow="fold")
    for name, value in _facts(found):
        facts.add_row(name, value)
    console.print(Text())
    console.print(facts)
    if found.asks:
        console.print(Text("\nAsks", "bold"))
        for part in found.asks.split("\n\n"):
            console.print(Padding(Text(plain(part.strip())), (0, 0, 0, 2)))
    if found.vote:
        _show_vote(found.vote, console)
    if found.life:
        console.print(Text("\nWhat happened", "bold"))
        console.print(Padding(_life(found.life), (0, 0, 0, 2)))


def show_list(found: MotionList, console: Console) -> None:
    """Print a list of motions."""
    if not found.motions:
        console.print("No motions.")
        return
    wide = console.width >= 110
    table = grid(header=True)
    for name in ("motion", "moved", "status"):
        table.add_column(name, no_wrap=True)
    if wide:
        table.add_column("by", overflow="fold", max_width=28)
    table.add_column("about", overflow="fold", ratio=1)
    for one in found.motions:
        about = Text(cell(about_of(one.title) or _asked(one.asks) or "–"))
        if not wide and one.members:
            about.append(f"\n{cell(_by(one))}", "dim")
        row: list[Text | str] = [Text(one.key.removeprefix("kst-"), "cyan"), _day(one.date), _short_status(one.status)]
        table.add_row(*row, *([Text(cell(_by(one)), "dim")] if wide else []), about)
    console.print(table)
    if found.total > len(found.motions):
        console.print(f"\n{len(found.motions)} of {_about(found.total)} motions; --limit shows more", style="dim")
    else:
        console.print(f"\n{found.total:,} {'motion' if found.total == 1 else 'motions'}", style="dim")


def show_choice(found: MotionList, console: Console) -> None:
    """Print motions to choose from."""
    console.print("Several motions fit; name one by its number:\n")
    show_list(found, console)


def rows(found: MotionAnswer) -> Iterator[Row]:
    """Give the life line as rows."""
    for event in found.life:
        values = (event.quote, event.document, event.document_kind, event.start, event.end, event.grade, event.rule)
        yield dict(zip(COLUMNS, (found.key, event.date, event.what, *values), strict=True))


def list_rows(found: MotionList) -> Iterator[Row]:
    """Give a list as rows."""
    for one in found.motions:
        status = (one.status.state, one.status.since, one.status.months)
        values = (one.outcome, one.appreciation, one.said, one.last_said)
        head = (one.key, one.date, one.title, list(one.members), list(one.factions))
        yield dict(zip(LIST_COLUMNS, (*head, *status, *values), strict=True))


def about_of(title: str | None) -> str | None:
    """Cut the members off a motion's title, which stand beside it.

    >>> about_of("Motie van het lid Dijk over een vuurwerkverbod"), about_of("MOTIE VAN HET LID DIJK")
    ('een vuurwerkverbod', None)
    """
    if not title or (title.isupper() and " OVER " not in title):
        return None
    head, over, rest = title.partition(" over ")
    return rest if over and head.lower().startswith(_TITLE_START) else title


def _number(key: str, dossier: str, number: str) -> str:
    return f"{dossier[:2]} {dossier[2:]}, nr. {number}" if dossier else key


def _status(status: Status) -> Text:
    words = _STATES.get(status.state, status.state)
    if status.state == "silent" and status.months is not None:
        years, months = divmod(status.months, 12)
        parts = [_count(years, "year")] * bool(years) + [_count(months, "month")] * bool(months)
        words = f"adopted, silent for {' and '.join(parts)}"
    return Text(words, f"bold {_COLOURS.get(status.state, '')}".strip())


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _when(status: Status) -> Iterable[tuple[str, str]]:
    if status.since:
        yield f", since {in_words(status.since, 'en')}", "dim"


def _short_status(status: Status) -> Text:
    words = {
        "carried_out": "carried out",
        "considered_done": "done",
        "not_carried_out": "not done",
        "taken_over": "taken over",
    }.get(status.state, status.state)
    if status.state == "silent":
        words = f"silent {status.months} mo."
    return Text(words, _COLOURS.get(status.state, "dim"))


def _facts(found: MotionAnswer) -> Iterator[tuple[str, Text]]:
    if found.date:
        yield "moved", Text(in_words(found.date, "en"))
    for place, member in enumerate(found.members):
        yield "by" if place == 0 else "", _signed(member)
    if found.councils:
        yield "Council", Text(cell(", ".join(council.name for council in found.councils)))
    if found.appreciation:
        yield "cabinet", Text(cell(found.appreciation))
    for version in found.versions:
        words = Text(version.key.removeprefix("kst-"), "cyan")
        if version.date:
            words.append(f", {in_words(version.date, 'en')}", "default")
        if version.outcome:
            words.append(f", {version.outcome}", "default")
        yield "replaces" if version.relation == "earlier" else "replaced by", words
    if found.case_number:
        yield "case", Text(found.case_number)


def _signed(member: Signed) -> Text:
    text = Text(cell(member.person or member.name))
    if member.faction:
        text.append(f" ({cell(member.faction)}{'?' if LIKELY_FACTION in member.rule else ''})", "dim")
    if member.rule == AS_CITED:
        text.append(" as cited", "yellow")
    elif member.grade == "likely":
        text.append(" likely", "yellow")
    elif member.grade == "open":
        text.append(" not known which person" if "several" in member.rule else "", "yellow")
    return text


def _show_vote(vote: Ballot, console: Console) -> None:
    title = Text("\nVote", "bold")
    if vote.date:
        title.append(f"  {in_words(vote.date, 'en')}", "not bold dim")
    console.print(title)
    result = Text(_STATES.get(vote.result or "unknown", vote.result or ""), _COLOURS.get(vote.result or "", ""))
    if vote.counted:
        result.append(f": {vote.pro} for, {vote.con} against", "default")
    if vote.roll_call:
        result.append(", by roll call", "default")
    if not vote.counted:
        result.append("; who voted how is not in the archive", "dim")
    elif not vote.complete:
        result.append(f"; the list is not complete ({vote.counted} of {WHOLE_CHAMBER} seats)", "yellow")
    console.print(Padding(result, (0, 0, 0, 2)))
    if not vote.counted:
        return
    table = grid()
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for side, name, _ in _CHOICES:
        if named := [_seats(f.faction, getattr(f, side), f.choice) for f in vote.factions if getattr(f, side)]:
            table.add_row(name, Text(cell(", ".join(named))))
    console.print(Padding(table, (0, 0, 0, 2)))
    if vote.grade != "sure":
        console.print(Padding(Text(f"likely this motion's vote: {vote.rule}", "yellow"), (0, 0, 0, 2)))


def _seats(faction: str, seats: int, choice: str | None) -> str:
    return f"{faction} {seats}" + ("" if choice else " (divided)")


def _life(events: Iterable[Event]) -> Table:
    table = grid()
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for event in events:
        head = Text(_EVENTS.get(event.what, event.what), f"bold {_COLOURS.get(event.what, '')}".strip())
        if source := _source(event):
            head.append(f"  {source}", "not bold dim")
        if event.grade != "sure":
            head.append(f"  {event.grade}: {event.rule}", "not bold yellow")
        if event.quote and event.document_kind:
            quote = textwrap.shorten(event.quote, _LONGEST_QUOTE, placeholder=" …")
            head.append(f"\n“{plain(quote)}”", "not bold default")
        table.add_row(_day(event.date), head)
    return table


def _source(event: Event) -> str:
    if event.what == "replaced":
        return f"by {(event.document or '').removeprefix('kst-')}"
    if event.document_kind is None:
        return ""
    name = (event.document or "").removeprefix("kst-") or cell(event.document_title or "")[:60]
    kind = _KINDS.get(event.document_kind, event.document_kind)
    return f"{kind} {name}".strip()


def _by(one: Listed) -> str:
    others = len(one.members) - 2
    names = ", ".join(one.members[:2]) + (f" +{others}" if others > 0 else "")
    return f"{names} ({', '.join(one.factions[:3])}{' …' if len(one.factions) > 3 else ''})" if one.factions else names


def _day(value: str | None) -> str:
    return in_short(value) if value else "no date"


def _about(total: int) -> str:
    """Write a number that is counted up to a bound.

    >>> _about(17), _about(100_000)
    ('17', '100,000 or more')
    """
    return f"{total:,} or more" if total >= 100_000 else f"{total:,}"


def _asked(asks: str | None) -> str | None:
    """Give the beginning of what a motion asks, to name one that has no title of its own.

    >>> _asked("verzoekt de regering om een plan te maken voor de haven")
    'om een plan te maken voor de haven'
    """
    if not asks:
        return None
    bare = " ".join(
        re.sub(r"^(?:spreekt uit|verzoekt)(?: de (?:regering|minister|staatssecretaris))?,?\s*", "", asks).split()
    )
    return shorten(bare, width=140, placeholder=" …")
