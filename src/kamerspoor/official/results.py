"""Count a vote by faction. The result is the decision's, never that of the count: lists of votes come cut off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kamerspoor.official.values import Decision, Vote

WHOLE_CHAMBER = 150
_SIDES = {"voor": "pro", "tegen": "con", "niet deelgenomen": "absent"}


@dataclass(frozen=True, slots=True)
class FactionVotes:
    """How a faction voted, in seats. `choice` is its one choice, None where its members differed. `size` as told."""

    faction: str
    faction_id: str | None
    size: int | None
    pro: int
    con: int
    absent: int
    other: int
    choice: str | None
    mistake: bool

    @property
    def counted(self) -> int:
        """Give the seats that the votes at hand account for."""
        return self.pro + self.con + self.absent + self.other


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes at hand on one decision, in seats.

    `result` is what the decision says. `complete` tells whether every seat is accounted for.
    """

    factions: tuple[FactionVotes, ...]
    pro: int
    con: int
    absent: int
    other: int
    roll_call: bool
    complete: bool
    result: str | None

    @property
    def counted(self) -> int:
        """Give the seats that the votes at hand account for."""
        return self.pro + self.con + self.absent + self.other


def tally(
    votes: Iterable[Vote],
    decision: Decision | None = None,
    sizes: Mapping[str, int] | None = None,
) -> Tally:
    """Count the votes on one decision.

    A show of hands has a line a faction, which counts for its seats; a roll call has a line a member, which counts for
    one. `sizes` are the seats of the factions by name on that day, where they are known: then a vote is complete too
    with an empty seat in the chamber.
    """
    lines = current(votes)
    grouped: dict[str, list[Vote]] = defaultdict(list)
    for line in lines:
        grouped[line.faction or line.actor or line.faction_id or ""].append(line)
    factions = tuple(_faction(name, part) for name, part in sorted(grouped.items()))
    counted = sum(faction.counted for faction in factions)
    return Tally(
        factions=factions,
        pro=sum(faction.pro for faction in factions),
        con=sum(faction.con for faction in factions),
        absent=sum(faction.absent for faction in factions),
        other=sum(faction.other for faction in factions),
        roll_call=any(line.member for line in lines),
        complete=counted == WHOLE_CHAMBER or _all_there(factions, sizes),
        result=decision.outcome if decision else None,
    )


def current(votes: Iterable[Vote]) -> list[Vote]:
    """Give the lines that stand: the newest of each id, and of each voter."""
    newest: dict[tuple[str, str], Vote] = {}
    for vote in sorted(votes, key=lambda vote: (vote.modified or "", vote.id)):
        newest["id", vote.id] = vote
    standing: dict[tuple[str, str], Vote] = {}
    for vote in newest.values():
        if not vote.deleted:
            voter = (
                (vote.person_id or vote.actor or vote.id) if vote.member else (vote.faction or vote.actor or vote.id)
            )
            standing["member" if vote.member else "faction", voter] = vote
    return list(standing.values())


def _faction(name: str, lines: list[Vote]) -> FactionVotes:
    seats = {"pro": 0, "con": 0, "absent": 0, "other": 0}
    for line in lines:
        seats[_SIDES.get((line.choice or "").lower(), "other")] += 1 if line.member else line.seats or 0
    choices = {line.choice for line in lines if line.choice and _SIDES.get(line.choice.lower()) != "absent"}
    if not choices:
        choices = {line.choice for line in lines if line.choice}
    return FactionVotes(
        faction=name,
        faction_id=next((line.faction_id for line in lines if line.faction_id), None),
        size=max((line.seats for line in lines if line.seats is not None), default=None),
        choice=choices.pop() if len(choices) == 1 else None,
        mistake=any(line.mistake for line in lines),
        **seats,
    )


def _all_there(factions: tuple[FactionVotes, ...], sizes: Mapping[str, int] | None) -> bool:
    if not sizes:
        return False
    counted = {faction.faction: faction.counted for faction in factions}
    return all(counted.get(name, 0) == size for name, size in sizes.items())
