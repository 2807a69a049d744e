"""The first part of the terminal view, to act on: who said what, motions, and what is still to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kamerspoor.export.dates import in_short
from kamerspoor.export.summary import Group, MotionEntry, by_due, grouped, members_of, motions, verb_and_words_of
from kamerspoor.export.terminal_grid import cell, grid, plain
from kamerspoor.export.wording import ENGLISH, beside, did, who
from kamerspoor.model import FollowUp, Record, Statement

LONGEST_SUMMARY = 100
DOUBT = "? not sure: who it was, or what was done, follows from what stands around it"


class Widths(NamedTuple):
    """The columns of statements, equal under every heading: who, what they did, and the words."""

    who: int
    act: int
    words: int


def said(record: Record, width: int, most: int | None) -> RenderableType:
    """List the statements under their headings, a line each."""
    groups = _first(grouped(record), most)
    shown = [record.statements[i] for group in groups for i in group.statements]
    widths = _widths(shown, width - 4)
    parts: list[RenderableType] = []
    for group in groups:
        if parts:
            parts.append(Text())
        if group.path:
            title = Text(cell(" › ".join(group.path)), "cyan")
            title.truncate(width - 2, overflow="ellipsis")
            parts.append(title)
        parts.append(Padding(_statements(record, group, widths), (0, 0, 0, 2 if group.path else 0)))
    if any(statement.grade != "sure" for statement in shown):
        parts += [Text(), Text(DOUBT, "dim")]
    return Stack(*parts)


def _first(groups: Iterable[Group], most: int | None) -> list[Group]:
    """Keep so many statements, from the top."""
    kept: list[Group] = []
    room = most
    for group in groups:
        indices = group.statements[:room]
        if indices:
            kept.append(group._replace(statements=indices))
        if room is not None:
            room -= len(indices)
    return kept


def _widths(statements: Sequence[Statement], width: int) -> Widths:
    """Give who and what no more than the room they need, and the words what is left."""
    names = max((_who(s).cell_len for s in statements), default=0)
    acts = max((_act(s).cell_len for s in statements), default=0)
    first, second = min(names, max(14, width * 3 // 10)), min(acts, max(10, width // 5))
    return Widths(first, second, max(10, width - first - second - 4))


def _statements(record: Record, group: Group, widths: Widths) -> Table:
    table = grid()
    for width in widths:
        table.add_column(width=width, overflow="fold")
    for index in group.statements:
        statement = record.statements[index]
        table.add_row(_who(statement), _act(statement), _words(record, statement, widths.words))
    return table


def _who(statement: Statement) -> Text:
    name = Text(cell(who(statement, ENGLISH)))
    if statement.grade != "sure":
        name.append("\u00a0?", "yellow")
    return name


def _act(statement: Statement) -> Text:
    return Text(cell(did(statement, ENGLISH)), "bold red" if statement.negated else "bold")


def _words(record: Record, statement: Statement, width: int) -> Text:
    """Give as much of the words as the line holds, and below them for whom they are said and who backs them."""
    line = Text(plain(verb_and_words_of(record, statement)[: 4 * width]))
    line.truncate(width, overflow="ellipsis")
    if extra := beside(statement, ENGLISH):
        line.append(f"\n{cell('; '.join(extra))}", "dim")
    return line


def motion_list(record: Record, width: int, most: int | None) -> RenderableType:
    """List the motions, each with the statements that speak of it."""
    entries = motions(record)[:most]
    acts = [f"{ENGLISH.relations.get(b.relation, b.relation)}:" for e in entries for b in e.bearings]
    column = max(map(len, acts), default=0)
    parts: list[RenderableType] = []
    for bearings, together in groupby(entries, lambda entry: entry.bearings):
        parts.extend(_motion_title(entry) for entry in together)
        table = grid()
        table.add_column(width=column, overflow="fold")
        table.add_column(width=max(10, width - 2 - 2 - column - 2), overflow="fold")
        for bearing in bearings:
            words = ENGLISH.relations.get(bearing.relation, bearing.relation)
            style = "bold red" if bearing.relation == "not_carried_out" else "dim"
            statement = record.statements[bearing.statement]
            table.add_row(Text(f"{words}:", style), _in_short(record, statement, 2 * (width - 6 - column)))
        parts.append(Padding(table, (0, 0, 0, 2)))
    return Stack(*parts)


def _motion_title(entry: MotionEntry) -> Text:
    title = Text(plain(entry.id or "motion"), "cyan")
    if entry.url and entry.url.startswith("https://"):
        title.stylize(f"link {plain(entry.url)}")
    if entry.motion:
        title.append(f"  {cell(members_of(entry.motion))}", "default")
    return title


def _in_short(record: Record, statement: Statement, length: int) -> Text:
    """Say who did what in a run of text, for use where there are no columns; it takes two lines at the most."""
    text = _who(statement)
    text.append(" ").append_text(_act(statement)).append(" ")
    text.append(plain(verb_and_words_of(record, statement)[:length]))
    text.truncate(length - 8, overflow="ellipsis")
    return text


def follow_up_list(record: Record, width: int, most: int | None) -> RenderableType:
    """List what is announced, what is due first first; what has no date last."""
    shown = [record.follow_ups[i] for i in by_due(record)][:most]
    table = grid()
    due = max((len(_due(f)) for f in shown), default=0)
    table.add_column(width=min(due, max(12, width // 4)), overflow="fold")
    owner = max((len(cell(f.owner or "–")) for f in shown), default=0)
    table.add_column(width=min(owner, max(12, width // 4)), overflow="fold")
    table.add_column(overflow="fold")
    for follow_up in shown:
        table.add_row(
            Text(_due(follow_up), "bold" if follow_up.due else "dim"),
            Text(cell(follow_up.owner or "–"), "" if follow_up.owner else "dim"),
            _announced(follow_up),
        )
    return table


def _due(follow_up: FollowUp) -> str:
    return cell(in_short(follow_up.due)) if follow_up.due else "no date"


def _announced(follow_up: FollowUp) -> Text:
    """Say what is to come, what makes it uncertain, what kind of thing it is, and to whom it was promised."""
    text = Text(cell(follow_up.what))
    if follow_up.hedged:
        text.append(f" ({cell(follow_up.hedge or ENGLISH.hedged)})", "yellow")
    kind = ENGLISH.follow_ups.get(follow_up.kind or "", follow_up.kind or "")
    for note in (kind, f"to {follow_up.to}" if follow_up.to else ""):
        if note:
            text.append(f" · {cell(note)}", "dim")
    return text
