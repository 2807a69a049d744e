"""Where the parts of a drawn vote go: for on the left, against on the right, the factions between them.

Which side a bar is on says what was voted; so does its pattern; so does the table behind the drawing. Units: those of
the drawing, which a page scales.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kamerspoor import world

if TYPE_CHECKING:
    from kamerspoor.ledger.motion_answers import Ballot
    from kamerspoor.official.results import FactionVotes

WIDTH = 340
_LEFT, _RIGHT = 108, 232
"""Where bars begin: the names of factions stand between."""
_LONGEST = 80
_ROW, _TOP = 24, 66
_LONGEST_NAME = 16
_FIGURE = 8
"""The width of a figure."""


class Bar(NamedTuple):
    """A bar of so many seats. `kind`: pro, con."""

    kind: str
    x: float
    width: float
    seats: int


class FactionRow(NamedTuple):
    """A faction: its name as it fits, the height it stands at, its bars; how many took no part, and where to say so."""

    name: str
    y: int
    bars: tuple[Bar, ...]
    absent: int
    end: float


class Drawing(NamedTuple):
    """A drawn vote. `whole`: all votes for and against as one bar, whose middle is half of the votes."""

    width: int
    height: int
    left: int
    right: int
    whole: tuple[Bar, ...]
    rows: tuple[FactionRow, ...]


def drawing(ballot: Ballot) -> Drawing:
    """Lay a vote out: those for it first, then those who were divided, then those against."""
    factions = ordered(ballot.factions)
    most = max((max(one.pro, one.con) for one in factions), default=0)
    rows = tuple(_row(one, _TOP + place * _ROW, _LONGEST / max(most, 1)) for place, one in enumerate(factions))
    legend = _ROW if ballot.absent else 4
    return Drawing(WIDTH, _TOP + len(rows) * _ROW + legend, _LEFT, _RIGHT, _whole(ballot), rows)


def ordered(factions: Sequence[FactionVotes]) -> list[FactionVotes]:
    """Put factions in the order in which they are drawn: the largest for it first, the largest against it last."""
    return sorted(factions, key=lambda one: (one.con - one.pro, one.faction.casefold()))


def short(name: str) -> str:
    """Give a faction's name as it fits.

    >>> short("Partij voor de Vrijheid"), short("Groep Van Haga"), short("Lijst van Zeer Lange Namen")
    ('PVV', 'Groep Van Haga', 'Lijst van Zeer …')
    """
    known = name if len(name) <= _LONGEST_NAME else world.parties().get(name, name)
    return known if len(known) <= _LONGEST_NAME else f"{known[: _LONGEST_NAME - 2].rstrip()} …"


def _row(one: FactionVotes, y: int, scale: float) -> FactionRow:
    end = _RIGHT + (one.con * scale + _FIGURE * (1 + len(str(one.con))) if one.con else 0)
    return FactionRow(short(one.faction), y, tuple(_bars(one, scale)), one.absent, round(end, 1))


def _bars(one: FactionVotes, scale: float) -> Iterator[Bar]:
    if one.pro:
        yield Bar("pro", round(_LEFT - one.pro * scale, 1), round(one.pro * scale, 1), one.pro)
    if one.con:
        yield Bar("con", _RIGHT, round(one.con * scale, 1), one.con)


def _whole(ballot: Ballot) -> tuple[Bar, ...]:
    cast = ballot.pro + ballot.con
    if not cast:
        return ()
    pro = round(WIDTH * ballot.pro / cast, 1)
    bars = (Bar("pro", 0, pro, ballot.pro), Bar("con", pro, round(WIDTH - pro, 1), ballot.con))
    return tuple(bar for bar in bars if bar.seats)
