"""Who signed a motion: members to people, and their faction on that day."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kamerspoor.official import names
from kamerspoor.official.values import (
    Activity,
    AgendaItem,
    CaseActor,
    Decision,
    Faction,
    FactionSeat,
    Person,
    Seat,
    Vote,
)
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import Grade

LIKELY_FACTION = "faction likely"
"""Stands in the rule of a member whose faction on the day is not certain."""
_SIGNED = ("indiener", "medeindiener", "eerste indiener", "ondertekenaar", "eerste ondertekenaar", "mede ondertekenaar")
_NEVER = "9999-12-31"


class Member(NamedTuple):
    """A member as signed, who it may be, and the faction. `people`: one when known, several when open."""

    name: str
    people: tuple[str, ...]
    faction: str | None
    grade: Grade
    rule: str

    @property
    def person_id(self) -> str | None:
        """Give the person, when it is one."""
        return self.people[0] if len(self.people) == 1 else None


class _Sat(NamedTuple):
    person_id: str
    faction: str | None
    start: str
    end: str


class People:
    """The people of an archive, read once for many motions, when first asked for."""

    def __init__(self, archive: Reader) -> None:
        self.archive = archive
        self._on_day: dict[str, frozenset[str]] = {}
        self._calls: dict[str, tuple[tuple[str, str], ...]] = {}

    @cached_property
    def by_id(self) -> dict[str, Person]:
        """Give all people by id."""
        return {person.id: person for person in self.archive.find(Person) if not person.deleted}

    @cached_property
    def index(self) -> names.NameIndex:
        """Give all people by name."""
        return names.index_people(self.by_id.values())

    @cached_property
    def seats(self) -> dict[str, list[_Sat]]:
        """Give the seats that each person had."""
        return _seats(self.archive)

    def members(self, signed: Sequence[str], day: str | None, actors: Sequence[CaseActor] = ()) -> list[Member]:
        """Match the members of a motion of this day; `actors` are those whom the source names with it."""
        official = [actor for actor in actors if is_signatory(actor)]
        ids = {actor.person_id for actor in official if actor.person_id}
        own = names.index_people(self.by_id[i] for i in sorted(ids) if i in self.by_id)
        return [self._member(name, day, own, official) for name in signed]

    def sitting(self, day: str | None) -> frozenset[str] | None:
        """Give those who had a seat on a day, None where the archive does not know."""
        if not day or not self.seats:
            return None
        if day not in self._on_day:
            self._on_day[day] = frozenset(
                sat.person_id for held in self.seats.values() for sat in held if sat.start <= day <= sat.end
            )
        return self._on_day[day] or None

    def _member(self, name: str, day: str | None, own: names.NameIndex, actors: list[CaseActor]) -> Member:
        found = names.match(name, own, None) if own.people else names.Match((), "open", None)
        if len(found.ids) == 1:
            found = found._replace(grade="sure", rule=f"{found.rule}, among its official signatories")
        else:
            found = names.match(name, self.index, self.sitting(day))
            if len(found.ids) == 1 and found.ids[0] not in self.seats:
                # Of whom no seat is known, that one was not in office is not known either.
                found = names.match(name, self.index, None)
        if len(found.ids) != 1:
            faction = _common(actor.faction for actor in actors if _same(actor.name, name))
            rule = f"{found.rule}, several people" if found.ids else "no such name among the people known"
            return Member(name, found.ids, faction, "open", rule)
        faction, rule = self._faction(found.ids[0], day, actors)
        grade: Grade = "sure" if found.grade == "sure" else "likely"
        return Member(name, found.ids, faction, grade, f"{found.rule}; {rule}" if faction else str(found.rule))

    def _faction(self, person: str, day: str | None, actors: list[CaseActor]) -> tuple[str | None, str]:
        """Give the faction on a day and how it is known."""
        for sat in self.seats.get(person, ()):
            if day and sat.faction and sat.start <= day <= sat.end:
                return sat.faction, "faction by the seat on that day"
        if day and (call := self._nearest_call(person, day)):
            then, faction, sure = call
            return faction, f"{'faction' if sure else LIKELY_FACTION} by the roll call of {then}"
        for actor in actors:
            if actor.person_id == person and actor.faction:
                return actor.faction, "faction as its case names it"
        label = self.by_id[person].faction_label if person in self.by_id else None
        return label, f"{LIKELY_FACTION} by the person's label today"

    def _nearest_call(self, person: str, day: str) -> tuple[str, str, bool] | None:
        """Give the day and faction of the roll call nearest to a day, and whether those around it agree.

        Members change faction between votes, so that a vote on one side alone does not tell for sure.
        """
        if person not in self._calls:
            self._calls[person] = _calls(self.archive, person)
        calls = self._calls[person]
        place = bisect_left(calls, (day, ""))
        around = [*calls[max(0, place - 1) : place], *calls[place : place + 1]]
        if not around:
            return None
        there = date.fromisoformat(day)
        then, faction = min(around, key=lambda call: (abs((date.fromisoformat(call[0]) - there).days), call))
        agree = len(around) == 2 and around[0][1] == around[1][1]
        return then, faction, agree or then == day


def is_signatory(actor: CaseActor) -> bool:
    """Tell whether the source names somebody as who brought the case."""
    return not actor.deleted and (actor.relation or "").lower() in _SIGNED


def _seats(archive: Reader) -> dict[str, list[_Sat]]:
    seats = [seat for seat in archive.find(Seat) if seat.person_id and not seat.deleted]
    if not seats:
        return {}
    of_seat = {held.id: held.faction_id for held in archive.find(FactionSeat)}
    factions = {f.id: f.abbreviation or f.name for f in archive.find(Faction)}
    found: dict[str, list[_Sat]] = defaultdict(list)
    for seat in seats:
        faction = factions.get(seat.faction_id or of_seat.get(seat.seat_id or "") or "")
        found[seat.person_id or ""].append(
            _Sat(seat.person_id or "", faction, (seat.start or "")[:10], (seat.end or _NEVER)[:10])
        )
    for held in found.values():
        held.sort(key=lambda sat: (sat.start, sat.end, sat.faction or ""))
    return dict(found)


def _calls(archive: Reader, person: str) -> tuple[tuple[str, str], ...]:
    """Give (day, faction) of the roll calls in which a person voted."""
    votes = [vote for vote in archive.find(Vote, person_id=person) if vote.faction and not vote.deleted]
    days = days_of_decisions(archive, (vote.decision_id or "" for vote in votes))
    return tuple(sorted({(days[v.decision_id or ""], v.faction or "") for v in votes if v.decision_id in days}))


def days_of_decisions(archive: Reader, decision_ids: Iterable[str]) -> dict[str, str]:
    """Give the day of the sitting in which each decision was taken."""
    decisions = archive.among(Decision, "id", decision_ids)
    items = {item.id: item for item in archive.among(AgendaItem, "id", (d.agenda_item_id for d in decisions))}
    activities = {a.id: a for a in archive.among(Activity, "id", (item.activity_id for item in items.values()))}
    days: dict[str, str] = {}
    for decision in decisions:
        item = items.get(decision.agenda_item_id or "")
        activity = activities.get(item.activity_id or "") if item else None
        if activity and activity.date:
            days[decision.id] = activity.date
    return days


def _common(values: Iterable[str | None]) -> str | None:
    held = {value for value in values if value}
    return held.pop() if len(held) == 1 else None


def _same(written: str | None, name: str) -> bool:
    return bool(written) and (written or "").casefold().endswith(name.casefold())
