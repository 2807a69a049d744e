"""The ledger of members: in which factions, what motions, where letters name them, votes against the own faction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger.motion_answers import Event, MotionList
from kamerspoor.ledger.motions import event_of, full_name, motions_asked, states
from kamerspoor.linking.motion_members import days_of_decisions
from kamerspoor.linking.motion_said import sayings
from kamerspoor.official.values import DecisionCase, Faction, FactionSeat, Person, Seat, Vote
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import MotionMemberRow, MotionRow, MotionsAsked

MOST_MOTIONS = 50
MOST_SAID = 20
_MOST_CALLS = 60
_MOST_LOOKED_AT = 1000
_SIDES = ("voor", "tegen")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in a faction. `end` None: it goes on. `by`: seats as officially given, or motions signed."""

    faction: str | None
    start: str | None
    end: str | None
    by: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What the government said of a motion of this member."""

    motion: str
    title: str | None
    event: Event


@dataclass(frozen=True, slots=True)
class Dissent:
    """A vote in a roll call that differs from that of most of the faction."""

    date: str | None
    motion: str | None
    title: str | None
    faction: str
    choice: str
    faction_choice: str


@dataclass(frozen=True, slots=True)
class MemberAnswer:
    """A member of parliament. `states`: how many motions by what became of them, `adopted` whatever came after.

    `mentioned`: the latest first. `roll_calls`: how many were looked at for `dissents`.
    """

    id: str
    name: str
    function: str | None
    periods: tuple[Period, ...]
    states: dict[str, int]
    motions: MotionList
    mentioned: tuple[Mentioned, ...]
    roll_calls: int
    dissents: tuple[Dissent, ...]


def member(
    reader: Reader, person_id: str, today: str, limit: int = MOST_MOTIONS, after: tuple[str, str] | None = None
) -> MemberAnswer:
    """Tell of a member by the official id of the person.

    Raises: NotInArchive.
    """
    with reader.same_view():
        person = reader.first(Person, id=person_id)
        signed = reader.find(MotionMemberRow, person_id=person_id)
        if person is None and not signed:
            raise NotInArchive(f"no member {person_id} is known", remedy="look for motions by the member's name")
        asked = MotionsAsked(people=(person_id,))
        calls, dissents = _dissents(reader, person_id)
        return MemberAnswer(
            id=person_id,
            name=full_name(person) if person else signed[0].name,
            function=person.function if person else None,
            periods=_by_seats(reader, person_id) or _by_motions(signed),
            states=states(reader, asked),
            motions=motions_asked(reader, asked, today, limit, after),
            mentioned=_mentioned(reader, signed),
            roll_calls=calls,
            dissents=dissents,
        )


def _by_seats(reader: Reader, person_id: str) -> tuple[Period, ...]:
    seats = [seat for seat in reader.find(Seat, person_id=person_id) if not seat.deleted]
    held = {seat.id: seat.faction_id for seat in reader.among(FactionSeat, "id", (seat.seat_id for seat in seats))}
    ids = {seat.id: seat.faction_id or held.get(seat.seat_id or "") for seat in seats}
    names = {f.id: f.abbreviation or f.name for f in reader.among(Faction, "id", ids.values())}
    found = [
        Period(names.get(ids[seat.id] or ""), (seat.start or "")[:10] or None, (seat.end or "")[:10] or None, "seats")
        for seat in sorted(seats, key=lambda seat: (seat.start or "", seat.end or "9999"))
    ]
    return tuple(found) if any(period.faction for period in found) else ()


def _by_motions(signed: Iterable[MotionMemberRow]) -> tuple[Period, ...]:
    """Give the factions under whose name motions were signed, from the first such motion to the last."""
    dated = sorted((row.date, row.faction) for row in signed if row.date and row.faction)
    found = []
    for faction, rows in groupby(dated, lambda row: row[1]):
        days = [day for day, _ in rows]
        found.append(Period(faction, days[0], days[-1], "motions"))
    return tuple(found)


def _mentioned(reader: Reader, signed: Sequence[MotionMemberRow]) -> tuple[Mentioned, ...]:
    latest = sorted(signed, key=lambda row: (row.date or "", row.motion), reverse=True)[:_MOST_LOOKED_AT]
    said = [one for some in sayings(reader, (row.motion for row in latest)).values() for one in some]
    said = sorted(said, key=lambda saying: saying.order, reverse=True)[:MOST_SAID]
    titles = {row.key: row.title for row in reader.among(MotionRow, "key", {saying.motion for saying in said})}
    return tuple(Mentioned(saying.motion, titles.get(saying.motion), event_of(saying)) for saying in said)


def _dissents(reader: Reader, person_id: str) -> tuple[int, tuple[Dissent, ...]]:
    """Give how many roll calls were looked at, the latest of the archive, and in which the member stood apart."""
    own = [vote for vote in reader.find(Vote, person_id=person_id) if vote.member and vote.faction and not vote.deleted]
    own = sorted(own, key=lambda vote: vote.modified or "", reverse=True)[:_MOST_CALLS]
    cast: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
    for vote in reader.among(Vote, "decision_id", (vote.decision_id for vote in own)):
        if vote.member and not vote.deleted and (vote.choice or "").lower() in _SIDES:
            cast[vote.decision_id, vote.faction].append(vote.choice or "")
    apart = [(vote, most) for vote in own if (most := _against(vote, cast[vote.decision_id, vote.faction]))]
    days = days_of_decisions(reader, (vote.decision_id or "" for vote, _ in apart))
    motions = _motions_of(reader, [vote.decision_id or "" for vote, _ in apart])
    found = [_dissent(vote, most, days, motions) for vote, most in apart]
    return len(own), tuple(sorted(found, key=lambda one: one.date or "", reverse=True))


def _against(vote: Vote, faction: Sequence[str]) -> str | None:
    """Give what more than half of the faction voted where this vote is another."""
    if (vote.choice or "").lower() not in _SIDES:
        return None
    [(most, count)] = Counter(faction).most_common(1)
    return most if most != vote.choice and 2 * count > len(faction) else None


def _dissent(vote: Vote, most: str, days: dict[str, str], motions: dict[str, MotionRow]) -> Dissent:
    motion = motions.get(vote.decision_id or "")
    return Dissent(
        date=days.get(vote.decision_id or ""),
        motion=motion.key if motion else None,
        title=motion.title if motion else None,
        faction=vote.faction or "",
        choice=vote.choice or "",
        faction_choice=most,
    )


def _motions_of(reader: Reader, decision_ids: Sequence[str]) -> dict[str, MotionRow]:
    """Give the motion that each decision is about."""
    cases = reader.among(DecisionCase, "decision_id", decision_ids)
    motions = {row.case_id: row for row in reader.among(MotionRow, "case_id", {link.case_id for link in cases})}
    return {link.decision_id: motions[link.case_id] for link in cases if link.case_id in motions}
