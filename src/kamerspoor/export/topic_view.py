"""The ledger of a topic for people to read: a time line; and as rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from kamerspoor.export.dates import in_short
from kamerspoor.export.rows import Row
from kamerspoor.export.terminal_grid import cell, grid
from kamerspoor.export.wording import ENGLISH, did
from kamerspoor.ledger.positions import Change, Said
from kamerspoor.ledger.topics import Sitting, Topic
from kamerspoor.model import Actor, Statement

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = (
    "what", "council", "meeting", "actor", "co_actors", "act", "negated", "modality", "grade", "quote", "document",
    "document_kind", "start", "end", "was", "now", "meetings", "before", "before_document",
)  # fmt: skip
_KINDS = {"annotated_agenda": "agenda", "written_consultation": "consultation"}
_ACTOR_SHARE = 5


def rows(answer: Topic) -> Iterator[Row]:
    """Give a row for each statement and each change."""
    for sitting in answer.sittings:
        for said in sitting.said:
            yield _row("statement", sitting, said.actor, said, None)
        for change in sitting.changes:
            yield _row(change.kind, sitting, change.actor, change.after, change)


def _row(what: str, sitting: Sitting, actor: str, said: Said | None, change: Change | None) -> Row:
    place = (what, sitting.council, sitting.date, actor)
    words = (
        (list(said.co_actors), said.act, said.negated, said.modality, said.grade, said.quote, said.document,
         said.document_kind, said.start, said.end)
        if said else (None,) * 10
    )  # fmt: skip
    before = change.before if change else None
    told = (
        change.was if change else None, change.now if change else None, change.meetings if change else None,
        before.quote if before else None, before.document if before else None,
    )  # fmt: skip
    return dict(zip(COLUMNS, (*place, *words, *told), strict=True))


def show(answer: Topic, console: Console) -> None:
    """Print the time line: meeting by meeting who said what, what changed, then motions."""
    understood = answer.understood
    head = Text(cell(understood.name), "bold")
    if understood.asked != understood.name or understood.by == "words":
        head.append(f"  {cell(understood.asked)}: {understood.how}", "dim")
    console.print(head)
    if answer.earlier:
        console.print(Text("There is more before this: --until, --limit.", "dim"))
    for sitting in answer.sittings:
        console.print()
        _show_sitting(sitting, console)
    if not answer.sittings:
        console.print(Text("Nothing was said of it by these, in this time.", "dim"))
    if answer.motions:
        console.print()
        _show_motions(answer, console)


def _show_sitting(sitting: Sitting, console: Console) -> None:
    used = dict.fromkeys(said.document for said in sitting.said)
    papers = " · ".join(f"{_KINDS.get(p.kind, p.kind)} {p.key}" for p in sitting.papers if p.key in used)
    head = Text(_date(sitting), "bold cyan")
    if sitting.council:
        console.print(head.append(f"  {cell(sitting.council)}", "bold"))
        console.print(Text(cell(papers), "dim"))
    else:
        console.print(head.append(f"  {cell(papers)}", "dim"))
    table = grid()
    table.add_column(overflow="fold", max_width=max(console.width // _ACTOR_SHARE, 14))
    table.add_column(overflow="fold", max_width=max(console.width // _ACTOR_SHARE, 14))
    table.add_column(overflow="fold", ratio=1)
    table.expand = True
    for actor, some in groupby(_once(sitting.said), key=_actor):
        for number, said in enumerate(some):
            style = "" if said.stance else "dim"
            act, words = Text(_act(said), style or "bold"), Text(_cut(said.content, 2 * console.width), style)
            table.add_row(Text("" if number else cell(actor), style), act, words)
    console.print(Padding(table, (0, 0, 0, 2)))
    for change in sitting.changes:
        _show_change(change, console)


def _once(said: tuple[Said, ...]) -> list[Said]:
    """Take what one actor said in one act about the same once, actor by actor in the order of first words."""
    first: dict[tuple[str, str, bool, str], Said] = {}
    for one in said:
        first.setdefault((_actor(one), one.act, one.negated, one.content), one)
    order = {actor: index for index, actor in enumerate(dict.fromkeys(key[0] for key in first))}
    return sorted(first.values(), key=lambda one: order[_actor(one)])


def _actor(said: Said) -> str:
    return ", ".join((said.actor, *said.co_actors))


def _date(sitting: Sitting) -> str:
    if not sitting.date:
        return "no day"
    several = sitting.date_to and sitting.date_to != sitting.date
    return in_short(f"{sitting.date}/{sitting.date_to}" if several else sitting.date)


def _act(said: Said) -> str:
    stated = Statement(
        said.start, said.end, Actor(said.actor), said.act, negated=said.negated, co_actors=said.co_actors,
        modality="intended" if said.modality == "intended" else "expected" if said.modality == "expected" else None,
    )  # fmt: skip
    return did(stated, ENGLISH)


def _show_change(change: Change, console: Console) -> None:
    told = Text(cell(f"▸ {change.actor}: {_told(change)}"), "bold magenta")
    console.print(Padding(told, (0, 0, 0, 2)))
    table = grid()
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold", ratio=1)
    table.expand = True
    after = change.after if change.kind != "voiced no more" else None
    for label, said in (("before", change.before), ("now", after)):
        if said:
            quote = Text(f"“{_cut(said.quote, 2 * console.width)}”").append(f" {cell(said.document)}", "dim")
            table.add_row(label, quote)
    console.print(Padding(table, (0, 0, 0, 4)))


def _told(change: Change) -> str:
    """Say what changed.

    >>> _told(Change("Malta", "term disappears", "wapenembargo", None, 3, None, None))
    'wapenembargo, named at 3 meetings before, is named no more'
    """
    times = f"{change.meetings} meeting{'s' * (change.meetings != 1)} before"
    match change.kind:
        case "act":
            return f"{change.was} becomes {change.now}"
        case "voiced no more":
            return f"{change.was}, voiced at {times}, is voiced no more"
        case "term disappears":
            return f"{change.was}, named at {times}, is named no more"
        case _:
            return f"{change.now} is new"


def _show_motions(answer: Topic, console: Console) -> None:
    console.print(Text("Motions", "bold"))
    table = grid()
    table.add_column(no_wrap=True, style="dim")
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True)
    table.expand = True
    for motion in answer.motions:
        day = in_short(motion.date) if motion.date else ""
        table.add_row(day, Text(cell(motion.key)), Text(_cut(motion.title or "", console.width)), motion.outcome or "")
    console.print(Padding(table, (0, 0, 0, 2)))


def _cut(text: str, most: int) -> str:
    whole = cell(text)
    return whole if len(whole) <= most else whole[:most].rsplit(" ", 1)[0] + " …"
