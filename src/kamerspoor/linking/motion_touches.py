"""Which motions, and which decisions on them, official values bear on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kamerspoor.linking.papers import keys_of_cases
from kamerspoor.official import values
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import MotionMemberRow, MotionRow


@dataclass(slots=True)
class _Seen:
    """Ids that values speak of, and the names that people sign with."""

    cases: set[str] = field(default_factory=set)
    decisions: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    activities: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    factions: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)


def by_official(archive: Reader, entities: Iterable[values.Value]) -> set[str]:
    """Give the motions and agenda items that these values touch."""
    seen = _Seen()
    for entity in entities:
        _of_case(archive, entity, seen)
        _of_vote(entity, seen)
        _of_people(entity, seen)
    _follow_votes(archive, seen)
    _follow_seats(archive, seen)
    # Whoever is found in office takes the place of a namesake.
    for person in archive.among(values.Person, "id", seen.people):
        seen.names.update(_signed_as(person))
    keys = {f"agenda_item:{item}" for item in seen.items}
    # What the source tells of a decision, or of a motion on an agenda item, bears on the other decisions there.
    keys.update(f"agenda_item:{d.agenda_item_id}" for d in archive.among(values.Decision, "id", seen.linked))
    on_items = archive.among(values.AgendaItemCase, "case_id", seen.cases)
    keys.update(f"agenda_item:{pair.agenda_item_id}" for pair in on_items)
    keys.update(f"motion:{key}" for key in keys_of_cases(archive, seen.cases).values())
    # What was a motion and is one no more, because its case was deleted, has only its row to tell.
    keys.update(f"motion:{row.key}" for row in archive.among(MotionRow, "case_id", seen.cases))
    keys.update(f"motion:{row.motion}" for row in archive.among(MotionMemberRow, "person_id", seen.people))
    keys.update(f"motion:{row.motion}" for row in archive.among(MotionMemberRow, "name", seen.names))
    return keys - {"agenda_item:None", "agenda_item:"}


def _of_case(archive: Reader, entity: values.Value, seen: _Seen) -> None:
    match entity:
        case values.Case():
            seen.cases.add(entity.id)
        case values.CaseActor() | values.DocumentCase() | values.CaseDossier():
            seen.cases.add(entity.case_id or "")
        case values.CaseLink():
            seen.cases.update((entity.case_id, entity.other_id))
        case values.OfficialDocument():
            seen.cases.update(d.case_id for d in archive.find(values.DocumentCase, document_id=entity.id))
        case values.DocumentVersion():
            found = archive.find(values.DocumentCase, document_id=entity.document_id or "")
            seen.cases.update(d.case_id for d in found)
        case values.Dossier():
            seen.cases.update(d.case_id for d in archive.find(values.CaseDossier, dossier_id=entity.id))
        case _:
            pass


def _of_vote(entity: values.Value, seen: _Seen) -> None:
    match entity:
        case values.DecisionCase():
            seen.cases.add(entity.case_id)
            seen.linked.add(entity.decision_id)
        case values.AgendaItemCase():
            seen.cases.add(entity.case_id)
            seen.items.add(entity.agenda_item_id)
        case values.Decision():
            seen.decisions.add(entity.id)
            seen.items.add(entity.agenda_item_id or "")
        case values.AgendaItem():
            seen.items.add(entity.id)
        case values.Activity():
            seen.activities.add(entity.id)
        case values.Vote():
            seen.decisions.add(entity.decision_id or "")
        case _:
            pass


def _of_people(entity: values.Value, seen: _Seen) -> None:
    match entity:
        case values.Person():
            seen.people.add(entity.id)
        case values.Seat():
            seen.people.add(entity.person_id or "")
        case values.FactionSeat():
            seen.seats.add(entity.id)
        case values.Faction():
            seen.factions.add(entity.id)
        case _:
            pass


def _follow_votes(archive: Reader, seen: _Seen) -> None:
    """Go on from sittings to agenda items, to decisions, to cases, and to the members who voted by name."""
    seen.items.update(item.id for item in archive.among(values.AgendaItem, "activity_id", seen.activities))
    seen.decisions.update(d.id for d in archive.among(values.Decision, "agenda_item_id", seen.items))
    links = archive.among(values.DecisionCase, "decision_id", seen.decisions | seen.linked)
    seen.cases.update(link.case_id for link in links)
    called = {v.person_id or "" for v in archive.among(values.Vote, "decision_id", seen.decisions, member=True)}
    # A roll call tells the faction of those of whom no seat is known.
    seated = {seat.person_id for seat in archive.among(values.Seat, "person_id", called)}
    seen.people.update(called - seated)


def _follow_seats(archive: Reader, seen: _Seen) -> None:
    """Go on from factions to their seats, and to the people on them."""
    seen.seats.update(seat.id for seat in archive.among(values.FactionSeat, "faction_id", seen.factions))
    seen.people.update(seat.person_id or "" for seat in archive.among(values.Seat, "faction_id", seen.factions))
    seen.people.update(seat.person_id or "" for seat in archive.among(values.Seat, "seat_id", seen.seats))
    seen.people.discard("")


def _signed_as(person: values.Person) -> Iterator[str]:
    """Give the ways in which motions are signed by a person."""
    last = " ".join(part for part in (person.infix, person.surname) if part)
    yield last[:1].upper() + last[1:]
    yield from (f"{first} {last}" for first in (person.call_name, person.initials) if first)
