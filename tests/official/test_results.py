"""Counts of votes: by show of hands, by roll call, cut off."""

from __future__ import annotations

from samples import uid

from kamerspoor.official.results import tally
from kamerspoor.official.values import Decision, Vote

SIZES = {"AAA": 80, "BBB": 69, "CCC": 1}


def hands(faction: str, seats: int, choice: str, number: int = 0, **more: object) -> Vote:
    return Vote(
        id=uid(number or len(faction) * seats),
        choice=choice,
        seats=seats,
        actor=faction,
        faction=faction,
        **more,  # type: ignore[arg-type]
    )


def member(number: int, faction: str, seats: int, choice: str) -> Vote:
    return Vote(
        id=uid(number),
        choice=choice,
        seats=seats,
        actor=f"Lid {number}",
        faction=faction,
        person_id=uid(number),
        member=True,
    )


WHOLE = [hands("AAA", 80, "Voor", 1), hands("BBB", 69, "Tegen", 2), hands("CCC", 1, "Niet deelgenomen", 3)]


def test_a_show_of_hands_counts_seats() -> None:
    count = tally(WHOLE)
    assert (count.pro, count.con, count.absent, count.counted) == (80, 69, 1, 150)
    assert (count.complete, count.roll_call, count.result) == (True, False, None)
    assert [(f.faction, f.choice, f.counted) for f in count.factions] == [
        ("AAA", "Voor", 80), ("BBB", "Tegen", 69), ("CCC", "Niet deelgenomen", 1)
    ]  # fmt: skip


def test_the_result_is_the_decisions_and_not_the_counts() -> None:
    cut = tally(WHOLE[1:], Decision(id=uid(9), kind="Stemmen - aangenomen", outcome="adopted"))
    assert (cut.pro, cut.con, cut.complete, cut.result) == (0, 69, False, "adopted")


def test_a_roll_call_counts_members_and_not_factions() -> None:
    votes = [member(n, "AAA", 80, "Voor" if n < 50 else "Tegen") for n in range(80)]
    votes += [member(100 + n, "BBB", 69, "Tegen") for n in range(68)] + [member(300, "BBB", 69, "Niet deelgenomen")]
    count = tally([*votes, member(400, "CCC", 1, "Voor")])
    assert (count.pro, count.con, count.absent, count.roll_call, count.complete) == (51, 98, 1, True, True)
    assert [(f.faction, f.size, f.choice) for f in count.factions] == [
        ("AAA", 80, None), ("BBB", 69, "Tegen"), ("CCC", 1, "Voor")
    ]  # fmt: skip


def test_a_roll_call_cut_at_a_hundred_lines_is_not_complete() -> None:
    count = tally(
        [member(n, "AAA", 80, "Voor") for n in range(80)] + [member(100 + n, "BBB", 69, "Tegen") for n in range(20)]
    )
    assert (count.counted, count.complete) == (100, False)


def test_with_an_empty_seat_the_sizes_tell_whether_all_are_there() -> None:
    votes = WHOLE[:2]
    assert tally(votes).complete is False
    assert tally(votes, sizes=SIZES).complete is False
    assert tally(votes, sizes={"AAA": 80, "BBB": 69}).complete is True


def test_a_line_given_twice_or_mended_counts_once() -> None:
    old = hands("AAA", 80, "Tegen", 1, modified="2024-01-01T00:00:00.000000Z")
    new = hands("AAA", 80, "Voor", 1, modified="2024-01-02T00:00:00.000000Z")
    other_id = hands("AAA", 80, "Voor", 5, modified="2024-01-03T00:00:00.000000Z")
    gone = hands("DDD", 10, "Voor", 6, deleted=True)
    count = tally([new, old, other_id, gone, new])
    assert (count.pro, count.con) == (80, 0)


def test_unknown_choices_and_sizes_are_kept_apart() -> None:
    count = tally([hands("AAA", 80, "Onthouden", 1), Vote(id=uid(2), choice="Voor", actor="BBB", faction="BBB")])
    assert (count.other, count.pro, count.complete) == (80, 0, False)


def test_mistakes_are_told() -> None:
    [faction] = tally([hands("AAA", 80, "Voor", 1, mistake=True)]).factions
    assert faction.mistake is True


def test_nothing_is_not_complete() -> None:
    assert tally([]).complete is False
