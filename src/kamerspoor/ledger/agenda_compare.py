"""An annotated agenda against its report, item by item."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kamerspoor.ledger.agenda_items import Item, items_of
from kamerspoor.ledger.agenda_matching import Side, Tie, match
from kamerspoor.ledger.agenda_moves import Move, find_moves
from kamerspoor.ledger.agenda_words import Weights, title_share
from kamerspoor.model import Record
from kamerspoor.store.rows import Grade

Status = Literal["matched", "dropped", "added", "carried"]
_AGAIN, _PARTLY, _LIKE = 0.75, 0.4, 0.08


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of one of the two documents, the heading it stands under, and which block of its document it is in."""

    title: str
    start: int
    end: int
    under: str | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """What became of an item. `to`: the day or days it was carried over to; `quote`: the report's words for it."""

    status: Status
    agenda: Heading | None
    report: Heading | None
    grade: Grade
    rule: str
    to: str | None = None
    quote: str | None = None
    quote_start: int | None = None
    quote_end: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """The agenda of a later meeting, to look for what was carried over."""

    day: str
    side: Side


@dataclass(frozen=True, slots=True)
class Comparison:
    """The items of both, what became of each, and the ties between them for who looks further."""

    agenda: Side
    report: Side
    ties: tuple[Tie, ...]
    items: tuple[ItemAnswer, ...]


def side_of(record: Record) -> Side:
    """Weigh a document's items."""
    return Side.of(record, items_of(record)[0])


def compare(agenda: Record, report: Record, last_day: str | None, later: Iterable[Later] = ()) -> Comparison:
    """Hold an agenda against its report.

    `last_day`: of the meeting. `later`: agendas of later meetings of that Council, the next first.
    """
    mine, theirs = side_of(agenda), side_of(report)
    ties = match(mine, theirs, last_day)
    partner = {tie.report: tie.agenda for tie in reversed(ties)}
    moves = _first_moves(find_moves(mine, theirs, partner, last_day))
    ties = [tie for tie in ties if tie.agenda not in moves or _discussed(tie, moves[tie.agenda])]
    items = [
        *_announced(mine, theirs, ties, moves, tuple(later)),
        *_added(
            theirs, {tie.report for tie in ties}, {m.report for m in moves.values() if m.report is not None}, mine, ties
        ),
    ]
    return Comparison(mine, theirs, tuple(ties), tuple(items))


def _first_moves(moves: Iterable[Move]) -> dict[int, Move]:
    found: dict[int, Move] = {}
    for move in moves:
        found.setdefault(move.agenda, move)
    return found


def _discussed(tie: Tie, move: Move) -> bool:
    """Tell whether a tie stands beside words that put the item off elsewhere: it was dealt with nevertheless."""
    return move.report != tie.report and tie.grade == "sure"


def _announced(
    agenda: Side, report: Side, ties: Sequence[Tie], moves: dict[int, Move], later: Sequence[Later]
) -> Iterator[ItemAnswer]:
    for item in agenda.items:
        here = heading(agenda, item)
        partners = [tie for tie in ties if tie.agenda == item.place]
        shown = [tie for tie in partners if not _only_holds(item, report.items[tie.report], len(partners))]
        for tie in shown:
            rule = tie.rule + _beside(agenda, report, ties, tie)
            yield ItemAnswer("matched", here, heading(report, report.items[tie.report]), tie.grade, rule)
        if partners or item.group:
            continue
        yield _missing(agenda, report, item, moves.get(item.place), later)


def _beside(agenda: Side, report: Side, ties: Sequence[Tie], tie: Tie) -> str:
    """Say with which items one heading was shared, or over which others the item was spread."""
    if any(item.family or item.container for item in (agenda.items[tie.agenda], report.items[tie.report])):
        return ""
    others = [agenda.items[t.agenda] for t in ties if t.report == tie.report and t.agenda != tie.agenda]
    shared = [item.title for item in others if not item.container]
    spread = [report.items[t.report].title for t in ties if t.agenda == tie.agenda and t.report != tie.report]
    words = [f"; taken together with {' and '.join(f'“{title}”' for title in shared)}"] if shared else []
    words += [f"; also reported under {' and '.join(f'“{title}”' for title in spread)}"] if spread else []
    return "".join(words)


def _only_holds(item: Item, partner: Item, partners: int) -> bool:
    """Tell whether a tie is one of headings alone: what stands under them are the items, as other ties may tell."""
    if item.container and partner.container:
        return True
    return bool(item.family and partner.family) and (item.holds or (partner.holds and partners > 1))


def _missing(agenda: Side, report: Side, item: Item, move: Move | None, later: Sequence[Later]) -> ItemAnswer:
    here = heading(agenda, item)
    quote = report.record.text[move.start : move.end] if move else None
    where = (quote, move.start, move.end) if move else (None, None, None)
    there = heading(report, report.items[move.report]) if move and move.report is not None else None
    if move and move.to:
        return ItemAnswer("carried", here, there, "sure", move.rule, move.to, *where)
    again = next((found for one in later if (found := _again(agenda, item, one))), None)
    if again:
        rule = (
            "it stands on the agenda of the next meeting" if not move else f"{move.rule}; it stands on a later agenda"
        )
        return ItemAnswer("carried", here, there, "likely", rule, again, *where)
    if move:
        return ItemAnswer("dropped", here, there, "sure", move.rule, None, *where)
    return ItemAnswer("dropped", here, None, "likely", "the report does not come to it")


def _again(agenda: Side, item: Item, later: Later) -> str | None:
    mine = agenda.titles[item.place]
    for other in later.side.items:
        theirs = later.side.titles[other.place]
        if not other.family and mine and min(title_share(mine, theirs), title_share(theirs, mine)) >= _AGAIN:
            return later.day
    return None


def _added(report: Side, tied: set[int], moved: set[int], agenda: Side, ties: Sequence[Tie]) -> Iterator[ItemAnswer]:
    of_report = {tie.report: agenda.items[tie.agenda] for tie in ties}
    split = {item.parent for item in agenda.items if item.parent is not None}
    for item in report.items:
        if item.place in tied or item.place in moved or item.group or item.family:
            continue
        above = of_report.get(item.parent) if item.parent is not None else None
        if above and not above.family and above.place not in split and _part_of(agenda, above, report, item):
            continue  # a part of an item that the agenda did not divide
        yield ItemAnswer("added", None, heading(report, item), "likely", "the agenda does not announce it")


def _part_of(agenda: Side, above: Item, report: Side, item: Item) -> bool:
    """Tell whether the agenda's item speaks of what stands below its partner in the report."""
    mine = agenda.texts[above.place]
    weights = Weights([*agenda.texts, *report.texts])
    named = title_share(report.titles[item.place], mine) >= _PARTLY
    return named or weights.likeness(mine, report.texts[item.place]) >= _LIKE


def heading(side: Side, item: Item) -> Heading:
    """Give an item's heading."""
    above = side.items[item.parent].title if item.parent is not None else None
    return Heading(item.title, item.start, item.end, above, _block(side.record, item.start))


def _block(record: Record, offset: int) -> int | None:
    at = bisect_right(record.blocks, offset, key=lambda block: block.start) - 1
    return at if at >= 0 and offset < record.blocks[at].end else None
