"""The ledger of roll calls: how each member voted."""

from __future__ import annotations

from dataclasses import dataclass

from kamerspoor.official.results import current
from kamerspoor.official.values import Vote
from kamerspoor.store.protocol import Reader


@dataclass(frozen=True, slots=True)
class MemberVote:
    """One member's vote in a roll call."""

    name: str
    person_id: str | None
    faction: str | None
    choice: str | None
    mistake: bool


def roll_call(reader: Reader, decision_id: str) -> tuple[MemberVote, ...]:
    """Give the votes of members on a decision, by faction and name; none where factions voted."""
    votes = [vote for vote in current(reader.find(Vote, decision_id=decision_id)) if vote.member]
    found = [
        MemberVote(vote.actor or "", vote.person_id, vote.faction, vote.choice, bool(vote.mistake)) for vote in votes
    ]
    return tuple(sorted(found, key=lambda vote: ((vote.faction or "").casefold(), vote.name.casefold())))
