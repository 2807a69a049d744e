"""Lists that go on: commitments, checks and meetings in parts, a month of due days, actors by items."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.linking.meeting_texts import agenda, report
from tests.linking.own_texts import ALL, archive_of, letter

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger.checks import Checked, checks
from kamerspoor.ledger.commitments import Wanted, commitment, commitments
from kamerspoor.ledger.due_months import due_month
from kamerspoor.ledger.freshness import freshness
from kamerspoor.ledger.meeting_list import part
from kamerspoor.ledger.meetings import meeting, near
from kamerspoor.store.rows import FindingRow, MeetingRow, SourceStateRow
from kamerspoor.store.sqlite import SqliteReader, open_archive, open_to_write

TODAY = "2023-05-20"
RBZ = "Raad Buitenlandse Zaken"
SAID = """
Walvisvaart

Nederland pleitte voor een moratorium. Noorwegen verzette zich tegen een moratorium. Nederland pleitte voor toezicht.

Zeekabels

Malta en Italië steunden onderzoek naar zeekabels.
"""
TEXTS = {
    **ALL,
    "r.txt": report(2711, "7 juni 2023", RBZ, "22 mei 2023", SAID),
    "a.txt": agenda(2712, "9 juni 2023", RBZ, "26 juni 2023", "Walvisvaart\n\nNederland zal pleiten voor toezicht."),
    **{
        f"vreemd-{n}.txt": letter(n, "5 mei 2023", f"Op 31 april 2023 en op 30 februari {n} sprak ik.")
        for n in (2801, 2802, 2803)
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the archive of all texts."""
    path = archive_of(tmp_path_factory.mktemp("archive") / "a.kamerspoor", TEXTS)
    with open_to_write(path) as archive, archive.transaction():
        archive.put(MeetingRow(f"X{n}/2023-04-01", f"X{n}", "2023-04-01", "2023-04-01") for n in range(5))
        archive.put(
            [
                SourceStateRow("odata", "Zaak", None, "2023-05-01", "2023-05-19", 3, None),
                SourceStateRow("odata", "Document", None, "2023-05-02", "2023-05-18", None, "no answer"),
            ]
        )
    return path


@pytest.fixture(scope="module")
def archive(place: str) -> Iterator[SqliteReader]:
    """Open it."""
    with open_archive(place) as found:
        yield found


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
@pytest.mark.parametrize("wanted", [Wanted.all, Wanted.outstanding, Wanted.fulfilled])
def test_commitments_in_parts(archive: SqliteReader, wanted: Wanted, limit: int) -> None:
    whole = commitments(archive, TODAY, wanted).entries
    found, after = [], None
    while True:
        answer = commitments(archive, TODAY, wanted, limit=limit, after=after)
        assert len(answer.entries) <= limit
        assert answer.count == len(whole)
        found += answer.entries
        if not (after := answer.after):
            break
    assert tuple(found) == whole


def test_a_limit_of_none_only_counts(archive: SqliteReader) -> None:
    answer = commitments(archive, TODAY, Wanted.all, limit=0)
    assert (answer.entries, answer.after) == ((), None)
    assert answer.count == len(commitments(archive, TODAY, Wanted.all).entries) > 5


def test_one_commitment(archive: SqliteReader) -> None:
    assert commitment(archive, "kst-21501-02-2601/2", TODAY).id == "TZ202302-001"
    with pytest.raises(NotInArchive, match="no commitment TZ0"):
        commitment(archive, "TZ0", TODAY)


def test_a_month(archive: SqliteReader) -> None:
    month = due_month(archive, "2023-10", TODAY)
    assert (month.before, month.after, month.count) == ("2023-09", "2023-11", 2)
    days = [day for week in month.weeks for day in week]
    assert (days[0].day, days[-1].day) == ("2023-09-25", "2023-11-05")
    assert [day.day for day in days if day.due] == ["2023-10-01"]
    assert {month.entries[place].due_by for day in days for place in day.due} == {"2023-10-01"}
    assert sum(day.within for day in days) == 31


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
@pytest.mark.parametrize("council", [None, "RBZ"])
def test_meetings_in_parts(archive: SqliteReader, council: str | None, limit: int) -> None:
    whole = part(archive, council, None, None, TODAY, limit=1000)
    assert whole.after is None
    found, after = [], None
    while True:
        answer = part(archive, council, None, None, TODAY, limit=limit, after=after)
        found += answer.meetings
        if not (after := answer.after):
            break
    assert tuple(found) == whole.meetings
    rows = [row for row in archive.find(MeetingRow) if council is None or row.council == RBZ]
    assert [line.id for line in found] == [
        row.id for row in sorted(sorted(rows, key=lambda r: r.id), key=lambda r: r.date_from, reverse=True)
    ]


def test_meetings_that_lack_a_paper(archive: SqliteReader) -> None:
    lacking = part(archive, "RBZ", "2023-05-01", "2023-05-31", TODAY, missing=True).meetings
    assert [(line.id, line.missing) for line in lacking] == [("RBZ/2023-05-22", ("no agenda",))]


def test_nearest_meetings(archive: SqliteReader) -> None:
    assert near(archive, "RBZ", "2023-05") == ("RBZ/2023-05-22",)
    assert "RBZ/2023-05-22" in near(archive, "RBZ", "2023-05-23")
    assert near(archive, "RBZ", "ooit") == ()


def test_actors_by_items(archive: SqliteReader) -> None:
    answer = meeting(archive, "RBZ", "2023-05-22", TODAY)
    assert (answer.agenda, answer.report) == (None, "kst-21501-02-2711")
    matrix = answer.matrix
    assert matrix is not None
    assert not matrix.announced
    assert [item.title for item in matrix.items] == ["Walvisvaart", "Zeekabels"]
    cells = {row.actor: [[(one.act, len(one.statements)) for one in cell] for cell in row.cells] for row in matrix.rows}
    assert cells["Kabinet"] == [[("urge", 2)], []]
    assert cells["Noorwegen"] == [[("oppose", 1)], []]
    assert cells["Malta"] == cells["Italië"] == [[], [("support", 1)]]
    assert matrix.rows[0].actor == "Kabinet"


def test_a_matrix_of_an_agenda_alone(archive: SqliteReader) -> None:
    matrix = meeting(archive, "RBZ", "2023-06-26", TODAY).matrix
    assert matrix is not None
    assert matrix.announced
    assert ("Kabinet", 1) in [(row.actor, row.count) for row in matrix.rows]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 100])
def test_checks_in_parts(archive: SqliteReader, limit: int) -> None:
    whole = checks(archive, limit=1000)
    assert whole.after is None
    assert whole.count == sum(len(one.checks) for one in whole.documents) == archive.count(FindingRow)
    found: list[Checked] = []
    after = None
    while True:
        answer = checks(archive, limit=limit, after=after)
        found += answer.documents
        if not (after := answer.after):
            break
    assert tuple(found) == whole.documents


def test_checks_of_a_kind(archive: SqliteReader) -> None:
    answer = checks(archive, code="impossible-date")
    assert [one.name for one in answer.documents] == [f"kst-21501-02-{n}" for n in (2803, 2802, 2801)]
    assert {check.quote for one in answer.documents for check in one.checks} >= {"31 april 2023"}
    assert {tally.name: tally.count for tally in answer.severities} == {"error": answer.count}
    assert checks(archive, code="impossible-date", since="2023-05-06").documents == ()


def test_freshness_by_source(archive: SqliteReader) -> None:
    (source,) = freshness(archive).sources
    assert (source.asked, source.newest, source.backlog, source.failing) == (
        "2023-05-19",
        "2023-05-02",
        3,
        ("Document",),
    )
