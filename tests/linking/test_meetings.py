# ruff: noqa: E501  (subjects)
"""Which papers belong to which meeting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.linking.meeting_texts import activity, agenda, case, official, report
from tests.linking.own_texts import archive_of

from kamerspoor.linking import meeting_papers, refresh
from kamerspoor.official import values
from kamerspoor.store.rows import DocumentRow, LinkRow, MeetingRow
from kamerspoor.store.sqlite import open_archive, open_to_write

RBZ, OS = "Raad Buitenlandse Zaken", "Raad Buitenlandse Zaken/Ontwikkelingssamenwerking"
TWO_DAYS = {
    "a.txt": agenda(2601, "3 maart 2023", "Landbouw- en Visserijraad", "20 maart 2023"),
    "r.txt": report(2611, "28 maart 2023", "Landbouw- en Visserijraad", "20 en 21 maart 2023"),
}


def _held(
    path: Path, texts: Mapping[str, str], **how: object
) -> tuple[list[MeetingRow], list[LinkRow], dict[int, str]]:
    place = archive_of(path / "a.kamerspoor", texts, **how)  # type: ignore[arg-type]
    with open_archive(place) as archive:
        keys = {row.id: row.number or "" for row in archive.find(DocumentRow)}
        links = [x for x in archive.find(LinkRow) if x.owner.startswith(("meeting:", "moved:"))]
        return archive.find(MeetingRow), links, keys


@pytest.mark.parametrize(
    ("subject", "day", "expected"),
    [
        pytest.param("Geannoteerde agenda RBZ d.d. 20 maart 2023", "2023-03-03", [("agenda", "RBZ", "2023-03-20")], id="agenda"),
        pytest.param(
            "Verslag van de informele Raad Algemene Zaken van 30 en 31 augustus 2023", "2023-09-08",
            [("report", "RAZ", "2023-08-30")], id="two-days",
        ),
        pytest.param(
            "Geannoteerde agenda RBZ van 17 oktober 2022 en verslag informele RBZ van 19 september 2022", "2022-10-07",
            [("agenda", "RBZ", "2022-10-17"), ("report", "RBZ", "2022-09-19")], id="one-letter-two-meetings",
        ),
        pytest.param(
            "Aanvulling geannoteerde agenda Europese Raad 23-24 maart 2023", "2023-03-20",
            [("supplement", "ER", "2023-03-23")], id="supplement",
        ),
        pytest.param(
            "Antwoorden op vragen commissie over de geannoteerde agenda van de RAZ van 21 maart 2023", "2023-03-17",
            [("consultation", "RAZ", "2023-03-21")], id="answers",
        ),
        pytest.param(
            "Geannoteerde agenda Raad Buitenlandse Zaken / Handel op 25 mei 2023", "2023-05-10",
            [("agenda", "RBZ-Handel", "2023-05-25")], id="spaced-slash",
        ),
        pytest.param("Geannoteerde agenda RBZ (AO d.d. 16 maart 2023)", "2023-03-03", [], id="the-day-of-a-debate"),
        pytest.param("Verslag van het debat over de Europese Raad", "2023-03-03", [], id="no-day"),
        pytest.param("Wijziging richtlijn van de Europese Raad van 6 mei 2009", "2010-07-24", [], id="a-law"),
        pytest.param("Geannoteerde agenda RBZ van 14 april 2022", "2023-04-04", [("agenda", "RBZ", "2023-04-14")], id="year-mistyped"),
        pytest.param("Geannoteerde agenda RBZ 31 januari", "2023-01-20", [("agenda", "RBZ", "2023-01-31")], id="no-year"),
    ],
)  # fmt: skip
def test_subject_of_an_official_letter(subject: str, day: str, expected: list[tuple[str, str, str]]) -> None:
    found = list(meeting_papers.of_case(values.Case(id="c", kind="Brief regering", subject=subject, started=day)))
    assert [(p.relation, p.code, p.first) for p in found] == expected
    assert all(p.grade in ("likely", "open") for p in found)


def test_a_mistyped_year_leaves_the_tie_open() -> None:
    wrong = values.Case(id="c", kind="Brief regering", subject="Verslag RBZ van 14 april 2022", started="2023-04-20")
    assert [(p.first, p.grade) for p in meeting_papers.of_case(wrong)] == [("2023-04-14", "open")]


@pytest.mark.parametrize(
    ("subject", "kind", "expected"),
    [
        pytest.param("Raad Buitenlandse Zaken d.d. 20 maart 2023", "Commissiedebat", ["debate"], id="debate"),
        pytest.param("RBZ 20 maart 2023", "Inbreng schriftelijk overleg", ["consultation"], id="written"),
        pytest.param("Stemmingen over moties bij RBZ 20 maart 2023", "Stemmingen", [], id="a-vote"),
        pytest.param("Raad Buitenlandse Zaken (VERPLAATST NAAR 16 maart 10.00 uur)", "Commissiedebat", [], id="moved-debate"),
    ],
)  # fmt: skip
def test_subject_of_a_debate(subject: str, kind: str, expected: list[str]) -> None:
    debate = values.Activity(id="a", kind=kind, subject=subject, date="2023-03-15")
    assert [p.relation for p in meeting_papers.of_activity(debate)] == expected


def test_agenda_of_the_first_day_and_report_of_both_are_one_meeting(tmp_path: Path) -> None:
    meetings, links, keys = _held(tmp_path, TWO_DAYS)
    (meeting,) = meetings
    assert (meeting.id, meeting.date_from, meeting.date_to) == ("LVR/2023-03-20", "2023-03-20", "2023-03-21")
    assert (keys[meeting.agenda_id or 0], keys[meeting.report_id or 0]) == ("2601", "2611")
    assert sorted((x.relation, x.to_kind, x.grade) for x in links) == [
        ("agenda", "meeting", "sure"), ("report", "meeting", "sure"), ("reported_in", "document", "sure"),
    ]  # fmt: skip


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    texts = {
        **TWO_DAYS,
        "late.txt": report(2640, "2 juni 2023", RBZ, "22 mei 2023"),
        **official([case(1, "Geannoteerde agenda RBZ van 22 mei 2023", "2023-05-12")], [activity(1, "RBZ 22 mei 2023", "2023-05-17")]),
    }  # fmt: skip

    def shape(name: str, order: list[str], step: int) -> object:
        (tmp_path / name).mkdir()
        meetings, links, keys = _held(tmp_path / name, texts, order=order, step=step)
        told = [(m.id, keys.get(m.agenda_id or 0), keys.get(m.report_id or 0), m.date_to, m.format) for m in meetings]
        names = {str(id): key for id, key in keys.items()}
        return told, sorted((names.get(x.from_id, x.from_id), x.relation, x.to_kind, x.grade, x.rule) for x in links)

    first = shape("one", list(texts), 0)
    assert first == shape("two", list(reversed(texts)), 1)
    assert first == shape("three", sorted(texts), 2)


def test_making_again_changes_nothing(tmp_path: Path) -> None:
    place = archive_of(tmp_path / "a.kamerspoor", TWO_DAYS)
    with open_to_write(place) as archive:
        before = archive.find(MeetingRow), archive.find(LinkRow)
        with archive.transaction():
            archive.touch(["meeting:2023-03-20", "meeting:2023-03-21", "meeting:2020-01-01"])
        refresh(archive)
        assert (archive.find(MeetingRow), archive.find(LinkRow)) == before


def test_a_meeting_goes_with_its_last_paper(tmp_path: Path) -> None:
    place = archive_of(tmp_path / "a.kamerspoor", {"a.txt": TWO_DAYS["a.txt"]})
    with open_to_write(place) as archive:
        assert archive.count(MeetingRow) == 1
        with archive.transaction():
            archive.remove(DocumentRow, id=1)
            archive.touch(["meeting:2023-03-20"])
        refresh(archive)
        assert archive.count(MeetingRow) == 0
        assert archive.find(LinkRow) == []


def test_a_revised_agenda_takes_the_place_of_the_first_and_a_supplement_does_not(tmp_path: Path) -> None:
    texts = {
        "first.txt": agenda(2601, "3 maart 2023", RBZ, "20 maart 2023"),
        "revised.txt": agenda(2603, "10 maart 2023", RBZ, "20 maart 2023", lead="de herziene geannoteerde agenda"),
        "more.txt": agenda(2605, "14 maart 2023", RBZ, "20 maart 2023", lead="een aanvullende geannoteerde agenda"),
    }
    (meeting,), links, keys = _held(tmp_path, texts)
    assert keys[meeting.agenda_id or 0] == "2603"
    assert {keys[int(x.from_id)]: x.relation for x in links} == {
        "2601": "agenda",
        "2603": "agenda",
        "2605": "supplement",
    }


def test_a_formation_is_a_meeting_of_its_own(tmp_path: Path) -> None:
    texts = {
        "a.txt": agenda(2601, "3 maart 2023", RBZ, "20 maart 2023"),
        "r.txt": report(2602, "24 maart 2023", RBZ, "20 maart 2023"),
        "os.txt": agenda(2603, "3 maart 2023", OS, "20 maart 2023"),
    }
    meetings, _, _ = _held(tmp_path, texts)
    assert [(m.id, m.agenda_id is not None, m.report_id is not None) for m in meetings] == [
        ("RBZ-OS/2023-03-20", True, False), ("RBZ/2023-03-20", True, True),
    ]  # fmt: skip


def test_the_bare_name_means_the_one_formation_that_lacks_it(tmp_path: Path) -> None:
    texts = {
        "os.txt": agenda(2603, "3 maart 2023", OS, "20 maart 2023"),
        "r.txt": report(2602, "24 maart 2023", RBZ, "20 maart 2023"),
    }
    (meeting,), links, _ = _held(tmp_path, texts)
    assert (meeting.id, meeting.council) == ("RBZ-OS/2023-03-20", OS)
    assert {x.relation: x.grade for x in links} == {"agenda": "sure", "report": "likely", "reported_in": "likely"}


@pytest.mark.parametrize(
    ("cites", "grade"),
    [
        pytest.param(
            " De geannoteerde agenda (Kamerstuk 21 501-02, nr. 2601) ging u eerder toe.", "likely", id="cited"
        ),
        pytest.param("", "open", id="near-only"),
    ],
)
def test_a_moved_meeting_is_tied_and_not_taken_for_one(tmp_path: Path, cites: str, grade: str) -> None:
    texts = {
        "a.txt": agenda(2601, "3 maart 2023", RBZ, "20 maart 2023"),
        "r.txt": report(2630, "12 april 2023", RBZ, "3 april 2023", cites=cites),
    }
    meetings, links, _ = _held(tmp_path, texts)
    assert [m.id for m in meetings] == ["RBZ/2023-03-20", "RBZ/2023-04-03"]
    assert [(x.from_id, x.to_id, x.grade) for x in links if x.relation == "moved_to"] == [
        ("RBZ/2023-03-20", "RBZ/2023-04-03", grade)
    ]


def test_official_letters_and_debates_make_a_meeting_that_is_known_of(tmp_path: Path) -> None:
    pages = official(
        [case(1, "Geannoteerde agenda informele RBZ van 12 en 13 mei 2023", "2023-05-02")],
        [
            activity(1, "Informele Raad Buitenlandse Zaken d.d. 12-13 mei 2023", "2023-05-09"),
            activity(2, "Raad Algemene Zaken d.d. 30 mei 2023", "2023-05-25", status="Geannuleerd"),
            activity(3, "Stemmingen over moties bij RBZ 12 mei 2023", "2023-05-16", kind="Stemmingen"),
        ],
    )
    (meeting,), links, _ = _held(tmp_path, pages)
    assert (meeting.id, meeting.date_to, meeting.format) == ("RBZ/2023-05-12", "2023-05-13", "informele bijeenkomst")
    assert (meeting.agenda_id, meeting.report_id) == (None, None)
    assert [(x.from_kind, x.relation, x.grade) for x in links] == [
        ("case", "agenda", "likely"),
        ("activity", "debate", "likely"),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Raad Buitenlandse Zaken", "RBZ"),
        ("Raad Buitenlandse Zaken/Ontwikkeling", "RBZ-OS"),
        ("JBZ-Raad", "JBZ"),
        ("Raad voor Toerisme", "raad-voor-toerisme"),
    ],
)
def test_code(name: str, code: str) -> None:
    assert meeting_papers.code_of(name) == code
