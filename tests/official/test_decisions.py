"""From decisions to cases over agenda items, and files of links."""

from __future__ import annotations

import json

import pytest
from samples import uid

from kamerspoor.errors import OfficialDataError
from kamerspoor.official.decisions import link_decisions, read_links
from kamerspoor.official.values import AgendaItemCase, Case, CaseLink, Decision, DecisionCase

ITEM = uid(900)


def motion(number: int, subject: str = "Motie over proeven", sequence: int | None = 0, **more: object) -> Case:
    return Case(
        id=uid(number),
        kind=str(more.get("kind", "Motie")),
        title=str(more.get("title", "Proefraad")),
        subject=subject,
        sequence=number if sequence == 0 else sequence,
    )


def decisions(*positions: int | None) -> list[Decision]:
    return [Decision(id=uid(800 + n), agenda_item_id=ITEM, position=p) for n, p in enumerate(positions)]


def linked(cases: list[Case], of: list[Decision], **more: object) -> dict[str, tuple[str, str, str]]:
    on_item = [AgendaItemCase(agenda_item_id=ITEM, case_id=case.id) for case in reversed(cases)]
    found = link_decisions(of, on_item, cases, **more)  # type: ignore[arg-type]
    return {link.decision_id: (link.case_id, link.method, link.grade) for link in found}


ORDERS: list[tuple[str, list[Case], list[int | None], list[tuple[int, str, str] | None]]] = [
    ("one case", [motion(7)], [1], [(7, "only", "sure")]),
    ("one case, voted on twice", [motion(7)], [1, 2], [(7, "only", "sure"), (7, "only", "sure")]),
    ("one case that is a bill", [motion(7, kind="Wetgeving")], [1], [(7, "only", "sure")]),
    ("numbers that run", [motion(9), motion(7), motion(8)], [3, 1], [(9, "order", "sure"), (7, "order", "sure")]),
    ("a gap", [motion(7), motion(9)], [1, 2], [(7, "order", "likely"), (9, "order", "likely")]),
    (
        "a changed motion in the place of the old",
        [motion(7), motion(20, "Gewijzigde motie over x (t.v.v. 21501-02-8)"), motion(9)],
        [2, 3],
        [(20, "order", "sure"), (9, "order", "sure")],
    ),
    (
        "replaced in words",
        [motion(20, "Gewijzigde motie van het lid X ter vervanging van nr. 8 over y"), motion(9)],
        [1],
        [(20, "order", "sure")],
    ),
    ("two dossiers", [motion(7), motion(8, title="Andere raad")], [1], [(7, "order", "likely")]),
    ("two decisions at one place", [motion(7), motion(8)], [1, 1], [(7, "order", "likely"), (7, "order", "likely")]),
    ("a place beyond the last", [motion(7), motion(8)], [3], [None]),
    ("no place", [motion(7), motion(8)], [None, 0], [None, None]),
    ("two of one number", [motion(7), motion(8, sequence=7)], [1], [None]),
    ("a motion without a number", [motion(7), motion(8, sequence=None)], [1], [None]),
    ("an amendment among motions", [motion(7), motion(8, kind="Amendement")], [1], [None]),
]


@pytest.mark.parametrize(
    ("cases", "positions", "expected"), [row[1:] for row in ORDERS], ids=[row[0] for row in ORDERS]
)
def test_order(cases: list[Case], positions: list[int | None], expected: list[tuple[int, str, str] | None]) -> None:
    found = linked(cases, decisions(*positions))
    assert found == {uid(800 + n): (uid(row[0]), *row[1:]) for n, row in enumerate(expected) if row is not None}


def test_a_link_between_cases_tells_the_place_before_the_subject_does() -> None:
    links = [CaseLink(case_id=uid(8), other_id=uid(20), relation="replaced_by")]
    cases = [motion(7), motion(20, "Gewijzigde motie over x"), motion(9), motion(8)]
    on_item = [AgendaItemCase(agenda_item_id=ITEM, case_id=uid(n)) for n in (20, 9, 7)]
    [link] = link_decisions(decisions(2), on_item, cases, links=links)
    assert (link.case_id, link.grade) == (uid(20), "sure")


def test_a_case_that_is_not_at_hand_leaves_the_order_open() -> None:
    on_item = [AgendaItemCase(agenda_item_id=ITEM, case_id=uid(n)) for n in (7, 8, 9)]
    assert link_decisions(decisions(1), on_item, [motion(7), motion(8)]) == ()


def test_what_is_known_is_not_guessed_again() -> None:
    known = [DecisionCase(decision_id=uid(800), case_id=uid(8), method="expanded")]
    assert linked([motion(7), motion(8)], decisions(1, 2), known=known) == {uid(801): (uid(8), "order", "sure")}


def test_decisions_of_other_items_or_none_get_nothing() -> None:
    stray = [Decision(id=uid(1), agenda_item_id=uid(901), position=1), Decision(id=uid(2), position=1)]
    assert linked([motion(7)], stray) == {}


def test_links_are_read_with_their_method() -> None:
    rows = [
        {"Besluit_Id": uid(1).upper(), "Zaak_Id": uid(2), "method": "order", "number_gaps": False},
        {"Besluit_Id": uid(3), "Zaak_Id": uid(4), "method": "order", "number_gaps": True},
        {"Besluit_Id": uid(5), "Zaak_Id": uid(6)},
        {"Besluit_Id": uid(5), "Zaak_Id": uid(6)},
    ]
    data = b"\n\r\n".join(json.dumps(row).encode() for row in rows) + b"\n"
    assert read_links(data) == (
        DecisionCase(decision_id=uid(1), case_id=uid(2), method="order", grade="sure"),
        DecisionCase(decision_id=uid(3), case_id=uid(4), method="order", grade="likely"),
        DecisionCase(decision_id=uid(5), case_id=uid(6), method="given", grade="sure"),
    )


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b'{"Besluit_Id": "x", "Zaak_Id": "y"}', json.dumps({"Besluit_Id": uid(1)}).encode(), b'"\xff"'],
)
def test_a_broken_line_is_named(line: bytes) -> None:
    good = json.dumps({"Besluit_Id": uid(1), "Zaak_Id": uid(2)}).encode()
    with pytest.raises(OfficialDataError, match=r"^links\.jsonl: line 2 is no link"):
        read_links(good + b"\n" + line, "links.jsonl")
