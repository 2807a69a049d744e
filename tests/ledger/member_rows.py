"""A member who changes faction and votes apart from it, with motions: rows for tests."""

from __future__ import annotations

from kamerspoor.official.values import (
    Activity,
    AgendaItem,
    Decision,
    DecisionCase,
    Faction,
    FactionSeat,
    Person,
    Seat,
    Vote,
)
from kamerspoor.store.protocol import Writer
from kamerspoor.store.rows import MotionMemberRow, MotionRow


def vote(number: int, decision: str, person: str, faction: str, choice: str) -> Vote:
    return Vote(
        id=f"v{number}", modified=f"2023-0{number % 9 + 1}", decision_id=decision, choice=choice, actor=person,
        faction=faction, person_id=person, seats=3, member=True,
    )  # fmt: skip


OFFICIAL = [
    Person(id="p1", surname="Borgh", infix="ter", call_name="Ida", function="Tweede Kamerlid"),
    Person(id="p2", surname="Kreek", infix="de"),
    Faction(id="f1", abbreviation="NP", name="Noorderpartij"),
    Faction(id="f2", name="Groep Ter Borgh"),
    FactionSeat(id="z1", faction_id="f1"),
    FactionSeat(id="z2", faction_id="f2"),
    Seat(id="s2", seat_id="z2", person_id="p1", start="2023-06-02"),
    Seat(id="s1", seat_id="z1", person_id="p1", start="2021-03-31", end="2023-06-01"),
    Activity(id="a1", date="2023-05-09"),
    AgendaItem(id="i1", activity_id="a1"),
    Decision(id="d1", agenda_item_id="i1", outcome="adopted"),
    Decision(id="d2", agenda_item_id="i1", outcome="rejected"),
    DecisionCase(decision_id="d1", case_id="c1", method="its agenda item", grade="sure"),
    *(vote(n, "d1", f"p{n}", "NP", "Tegen" if n == 1 else "Voor") for n in range(1, 5)),
    *(vote(10 + n, "d2", f"p{n}", "NP", "Niet deelgenomen" if n == 2 else "Voor") for n in range(1, 5)),
    vote(20, "d1", "p9", "ZP", "Tegen"),
]


def fill(writer: Writer) -> None:
    """Put all rows, in a transaction of their own."""
    with writer.transaction():
        writer.put_official(OFFICIAL)
        for number, faction in enumerate(("ZP", "ZP", "NP"), 1):
            day = f"2023-0{number}-01"
            key = f"kst-1-{number}"
            writer.put([MotionRow(key, "1", str(number), f"Over {number}", date=day, case_id=f"c{number}")])
            for place, person in enumerate(("p1", "p2")):
                writer.put([MotionMemberRow(key, place, person, person, faction, "sure", "surname", day)])
