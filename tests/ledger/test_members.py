"""A member: factions over time, motions, votes apart from the own faction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger.members import Dissent, Period, member
from kamerspoor.ledger.roll_calls import roll_call
from kamerspoor.store.protocol import Writer
from kamerspoor.store.sqlite import open_to_write
from ledger.member_rows import fill

TODAY = "2024-06-01"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    with open_to_write(str(tmp_path_factory.mktemp("members") / "a.kamerspoor")) as writer:
        fill(writer)
        yield writer


def test_factions_follow_the_seats(archive: Writer) -> None:
    found = member(archive, "p1", TODAY)
    assert (found.name, found.function) == ("Ida ter Borgh", "Tweede Kamerlid")
    assert found.periods == (
        Period("NP", "2021-03-31", "2023-06-01", "seats"),
        Period("Groep Ter Borgh", "2023-06-02", None, "seats"),
    )


def test_without_seats_factions_follow_the_motions(archive: Writer) -> None:
    assert member(archive, "p2", TODAY).periods == (
        Period("ZP", "2023-01-01", "2023-02-01", "motions"),
        Period("NP", "2023-03-01", "2023-03-01", "motions"),
    )


def test_motions_come_in_parts(archive: Writer) -> None:
    first = member(archive, "p1", TODAY, limit=2)
    assert (first.motions.total, first.states) == (3, {"unknown": 3})
    assert [one.key for one in first.motions.motions] == ["kst-1-3", "kst-1-2"]
    rest = member(archive, "p1", TODAY, limit=2, after=("2023-02-01", "kst-1-2"))
    assert [one.key for one in rest.motions.motions] == ["kst-1-1"]


def test_votes_apart_from_the_faction(archive: Writer) -> None:
    found = member(archive, "p1", TODAY)
    assert found.roll_calls == 2
    assert found.dissents == (Dissent("2023-05-09", "kst-1-1", "Over 1", "NP", "Tegen", "Voor"),)
    # Who stays away does not vote otherwise.
    assert member(archive, "p2", TODAY).dissents == ()


def test_a_roll_call_by_faction_and_name(archive: Writer) -> None:
    cast = [(one.faction, one.name, one.choice) for one in roll_call(archive, "d1")]
    assert cast == [("NP", "p1", "Tegen"), *(("NP", f"p{n}", "Voor") for n in (2, 3, 4)), ("ZP", "p9", "Tegen")]
    assert roll_call(archive, "none") == ()


def test_nobody_is_told_of(archive: Writer) -> None:
    with pytest.raises(NotInArchive, match="p77"):
        member(archive, "p77", TODAY)
