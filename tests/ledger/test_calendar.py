"""What comes when, and as iCalendar."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar as File
from rich.console import Console
from tests.linking.meeting_texts import activity, agenda, case, official, report
from tests.linking.own_texts import archive_of
from typer.testing import CliRunner

from kamerspoor.cli import app
from kamerspoor.errors import UsageError
from kamerspoor.export import calendar_view
from kamerspoor.ledger.calendar import Calendar, calendar
from kamerspoor.store.sqlite import SqliteReader, open_archive

RBZ = "Raad Buitenlandse Zaken"
REPORT = """
Visserij

De Raad sprak over tonijn, haring en kabeljauw. De Commissie zegde toe uiterlijk 5 mei 2023 een voorstel te doen.
De Raad zal naar verwachting op 24 april 2023 besluiten over de vangstquota.
De Hoge Vertegenwoordiger komt in juni 2023 met een actieplan; zie ook “Een zee, veel landen”.
"""
TEXTS = {
    "r.txt": report(2611, "27 maart 2023", RBZ, "20 maart 2023", REPORT),
    "copy.txt": report(2611, "27 maart 2023", RBZ, "20 maart 2023", REPORT) + "\n\n",
    "a.txt": agenda(2620, "14 april 2023", "Landbouw- en Visserijraad", "24 en 25 april 2023"),
    **official(
        [case(1, "Geannoteerde agenda RAZ van 25 april 2023", "2023-04-14")],
        [
            activity(1, "Raad Buitenlandse Zaken d.d. 24 april 2023, met \n visserij", "2023-04-20", status="Gepland"),
            activity(2, "Raad Algemene Zaken d.d. 25 april 2023", "2023-04-19", status="Verplaatst"),
            activity(3, "Hersenonderzoek", "2023-04-20"),
        ],
    ),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the archive."""
    return archive_of(tmp_path_factory.mktemp("archive") / "a.kamerspoor", TEXTS)


@pytest.fixture(scope="module")
def archive(place: str) -> Iterator[SqliteReader]:
    """Open it."""
    with open_archive(place) as found:
        yield found


@pytest.fixture(scope="module")
def spring(archive: SqliteReader) -> Calendar:
    """Ask for three months from the first of April."""
    return calendar(archive, None, None, "2023-04-01")


def test_events(spring: Calendar) -> None:
    assert (spring.since, spring.until) == ("2023-04-01", "2023-07-02")
    told = [(e.kind, e.date_from, e.date_to, e.council) for e in spring.events]
    assert told == [
        ("debate", "2023-04-19", "2023-04-19", "RAZ"),
        ("debate", "2023-04-20", "2023-04-20", "RBZ"),
        ("decision", "2023-04-24", "2023-04-24", "RBZ"),
        ("meeting", "2023-04-24", "2023-04-25", "LVR"),
        ("meeting", "2023-04-24", "2023-04-24", "RBZ"),
        ("meeting", "2023-04-25", "2023-04-25", "RAZ"),
        ("commitment", "2023-05-05", "2023-05-05", "RBZ"),
        ("publication", "2023-06-30", "2023-06-30", "RBZ"),
    ]
    assert [e.due for e in spring.events if e.kind == "publication"] == ["2023-06"]
    assert [e.cancelled for e in spring.events if e.kind == "debate"] == [True, False]
    assert [e.hedged for e in spring.events if e.kind == "decision"] == [True]


@pytest.mark.parametrize(
    ("since", "until", "council", "count"),
    [
        pytest.param("2023-04-25", "2023-04-25", None, 2, id="the-second-day-of-a-meeting-counts"),
        pytest.param("2023-04-01", "2023-06-30", "rbz", 5, id="one-council"),
        pytest.param("2023-03-20", "2023-03-20", None, 1, id="one-day"),
        pytest.param("2031-01-01", "2031-12-31", None, 0, id="nothing"),
    ],
)
def test_asking(archive: SqliteReader, since: str, until: str, council: str | None, count: int) -> None:
    assert len(calendar(archive, since, until, "2023-04-01", council).events) == count


def test_unknown_council(archive: SqliteReader) -> None:
    with pytest.raises(UsageError, match="no Council is called 'RQZ'"):
        calendar(archive, None, None, "2023-04-01", "RQZ")


def test_icalendar(spring: Calendar) -> None:
    data = calendar_view.ics(spring, "1.0")
    assert data == calendar_view.ics(spring, "1.0")
    assert b"\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    file = File.from_ical(data)
    assert (file["version"], file["prodid"]) == ("2.0", "-//kamerspoor//1.0//NL")
    events = file.walk("VEVENT")
    assert [str(e["uid"]) for e in events] == [e.uid for e in spring.events]
    assert len({e["uid"] for e in events}) == len(events)
    for entry, event in zip(events, spring.events, strict=True):
        assert entry.decoded("dtstart") == date.fromisoformat(event.date_from)
        assert (entry.decoded("dtend") - date.fromisoformat(event.date_to)).days == 1
        assert entry.decoded("dtstamp").isoformat() == f"{event.stamp}T00:00:00+00:00"
    both = next(e for e in events if "LVR" in e["uid"])
    assert both["summary"] == "Landbouw- en Visserijraad"
    action = next(e for e in events if e["categories"].cats == ["publication"])
    assert "actieplan; zie ook “Een zee, veel landen”" in str(action["description"])
    assert {str(e["status"]) for e in events} == {"CONFIRMED", "TENTATIVE", "CANCELLED"}


def test_the_same_texts_in_another_archive_give_the_same_file(spring: Calendar, tmp_path: Path) -> None:
    other = archive_of(tmp_path / "b.kamerspoor", TEXTS, order=sorted(TEXTS, reverse=True))
    with open_archive(other) as archive:
        found = calendar(archive, None, None, "2023-04-01")
    assert calendar_view.ics(found, "1.0") == calendar_view.ics(spring, "1.0")


def test_stamps_come_from_the_data(spring: Calendar) -> None:
    stamps = {e.source: e.stamp for e in spring.events}
    assert stamps["LVR/2023-04-24"] == "2023-04-14"
    assert stamps["kst-21501-02-2611"] == "2023-03-27"


@pytest.mark.parametrize("width", [80, 120])
def test_the_view_keeps_to_its_width(spring: Calendar, width: int) -> None:
    out = io.StringIO()
    calendar_view.show(spring, Console(file=out, width=width, color_system=None))
    assert max(map(len, out.getvalue().splitlines())) <= width
    assert "April 2023" in out.getvalue()
    assert "24–25 Apr" in out.getvalue()


@pytest.mark.parametrize("form", ["terminal", "json", "csv", "ics"])
def test_command(place: str, form: str) -> None:
    words = ["calendar", "--since", "2023-04", "--until", "2023-06", "--format", form, "--archive", place]
    result = CliRunner().invoke(app, words, env={"KAMERSPOOR_TODAY": "2023-04-01", "COLUMNS": "80"})
    assert result.exit_code == 0, result.output
    counts = {
        "json": lambda text: len(json.loads(text)["events"]),
        "csv": lambda text: len(list(csv.DictReader(io.StringIO(text)))),
        "ics": lambda text: text.count("BEGIN:VEVENT"),
        "terminal": lambda text: 8 if "8 events" in text else 0,
    }
    assert counts[form](result.output) == 8


def test_wrong_order_of_days(place: str) -> None:
    words = ["calendar", "--since", "2023-06", "--until", "2023-04", "--archive", place]
    assert CliRunner().invoke(app, words).exit_code == 2
