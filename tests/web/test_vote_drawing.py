"""Where the parts of a drawn vote go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.ledger.motion_answers import Ballot
from kamerspoor.official.results import FactionVotes
from kamerspoor.web.vote_drawing import WIDTH, drawing

SEATS = st.integers(0, 150)
FACTIONS = st.lists(st.tuples(st.text(min_size=1, max_size=60), SEATS, SEATS, SEATS), max_size=25)


def ballot(factions: list[tuple[str, int, int, int]]) -> Ballot:
    votes = tuple(
        FactionVotes(name, None, None, pro, con, absent, 0, None, False) for name, pro, con, absent in factions
    )
    pro, con, absent = (sum(one[i] for one in factions) for i in (1, 2, 3))
    return Ballot("d", None, None, None, False, True, pro + con + absent, pro, con, absent, votes, "sure", "")


@given(FACTIONS)
def test_every_bar_is_on_its_side_and_within(factions: list[tuple[str, int, int, int]]) -> None:
    drawn = drawing(ballot(factions))
    assert len(drawn.rows) == len(factions)
    for row in drawn.rows:
        assert len(row.name) <= 16
        assert row.y + 24 <= drawn.height
        for bar in row.bars:
            assert bar.seats > 0
            assert bar.x >= 0
            assert bar.x + bar.width <= WIDTH
            assert bar.x + bar.width <= drawn.left if bar.kind == "pro" else bar.x >= drawn.right
    assert sorted(b.seats for r in drawn.rows for b in r.bars) == sorted(n for f in factions for n in f[1:3] if n)
    assert round(sum(bar.width for bar in drawn.whole)) in (0, WIDTH)
