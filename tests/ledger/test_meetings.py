"""A meeting's agenda against its report, and how it is asked for and shown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console
from tests.linking.meeting_texts import activity, agenda, case, official, report
from tests.linking.own_texts import archive_of
from typer.testing import CliRunner

import kamerspoor
from kamerspoor.cli import app
from kamerspoor.errors import NotInArchive, UsageError
from kamerspoor.export import meeting_view
from kamerspoor.ledger.agenda_compare import Later, compare, side_of
from kamerspoor.ledger.agenda_statements import answer_announced, find_unannounced
from kamerspoor.ledger.meeting_list import meetings
from kamerspoor.ledger.meetings import MeetingAnswer, meeting
from kamerspoor.store.sqlite import SqliteReader, open_archive

TODAY = "2023-06-01"
RBZ = "Raad Buitenlandse Zaken"
AGENDA = """
Inleiding

De Minister is voornemens aan deze Raad deel te nemen.

Wederopbouw van Moldavië

De Raad zal spreken over de herbouw van bruggen en ziekenhuizen. Nederland zal pleiten voor toezicht op aanbestedingen.

Zeldzame aardmetalen

De Commissie zal een grondstoffenlijst presenteren. Nederland zal zich verzetten tegen exportheffingen op lithium.

Walvisvaart

Nederland zal aandringen op een moratorium.

Diversen

Malta zal aandacht vragen voor zeekabels.
"""
REPORT = """
Inleiding

De Minister nam deel aan de Raad.

Moldavië

De Raad sprak over de herbouw van bruggen en ziekenhuizen. Nederland pleitte voor toezicht op aanbestedingen.

Kritieke grondstoffen

De Commissie presenteerde haar grondstoffenlijst en ging in op lithium. Nederland steunde exportheffingen op lithium.

Visserij in de Stille Oceaan

Palau sprak de Raad toe. Nederland riep op tot vangstbeperkingen voor tonijn.

Overig

Malta vroeg aandacht voor zeekabels.
"""
TEXTS = {
    "a.txt": agenda(2601, "10 maart 2023", RBZ, "20 maart 2023", AGENDA),
    "r.txt": report(2611, "7 april 2023", RBZ, "20 maart 2023", REPORT),
    "next.txt": agenda(2620, "14 april 2023", RBZ, "24 april 2023", "Walvisvaart"),
    "lone.txt": report(2650, "30 mei 2023", RBZ, "22 mei 2023"),
    **official(
        [case(1, "Geannoteerde agenda RAZ van 21 maart 2023", "2023-03-17")],
        [
            activity(1, "Raad Buitenlandse Zaken d.d. 20 maart 2023", "2023-03-15"),
            activity(2, "Raad Buitenlandse Zaken d.d. 20 maart 2023", "2023-03-08", status="Geannuleerd"),
            activity(3, "Raad Buitenlandse Zaken d.d. 26 juni 2023", "2023-06-21", status="Gepland"),
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
def march(archive: SqliteReader) -> MeetingAnswer:
    """Ask for the meeting of which both texts are there."""
    return meeting(archive, "RBZ", "2023-03-20", TODAY)


def test_items(march: MeetingAnswer) -> None:
    told = [(i.status, i.agenda and i.agenda.title, i.report and i.report.title, i.to) for i in march.items]
    assert told == [
        ("matched", "Wederopbouw van Moldavië", "Moldavië", None),
        ("matched", "Zeldzame aardmetalen", "Kritieke grondstoffen", None),
        ("carried", "Walvisvaart", None, "2023-04-24"),
        ("matched", "Diversen", "Overig", None),
        ("added", None, "Visserij in de Stille Oceaan", None),
    ]
    assert [i.grade for i in march.items if i.status == "carried"] == ["likely"]
    assert all(i.rule for i in march.items)


def test_statements(march: MeetingAnswer) -> None:
    told = {a.announced.quote: (a.outcome, a.made and a.made.act) for a in march.announced}
    assert told["Nederland zal pleiten voor toezicht op aanbestedingen."] == ("said", "urge")
    assert told["Nederland zal zich verzetten tegen exportheffingen op lithium."] == ("otherwise", "support")
    assert told["Nederland zal aandringen op een moratorium."] == ("not_said", None)
    assert told["Malta zal aandacht vragen voor zeekabels."] == ("said", "urge")
    assert [u.quote for u in march.unannounced] == ["Nederland riep op tot vangstbeperkingen voor tonijn."]


def test_quotes_stand_where_the_spans_say(archive: SqliteReader, march: MeetingAnswer) -> None:
    papers = {p.relation: archive.record(p.document_id) for p in march.papers if p.document_id}
    for one in march.announced:
        assert papers["agenda"].text[one.announced.start : one.announced.end] == one.announced.quote
        if one.made:
            assert papers["report"].text[one.made.start : one.made.end] == one.made.quote
    for item in march.items:
        for name, heading in (("agenda", item.agenda), ("report", item.report)):
            assert heading is None or papers[name].text[heading.start : heading.end] == heading.title


def test_timing(march: MeetingAnswer) -> None:
    timing = march.timing
    assert (timing.agenda_sent, timing.agenda_days, timing.agenda_in_time) == ("2023-03-10", 10, True)
    assert (timing.debate, timing.debate_days) == ("2023-03-15", 5)  # the cancelled one does not count
    assert (timing.report_sent, timing.report_days, timing.report_in_time) == ("2023-04-07", 18, False)


def test_neighbours(march: MeetingAnswer) -> None:
    assert [(n.id, n.relation) for n in march.neighbours] == [("RBZ/2023-04-24", "next")]


@pytest.mark.parametrize(
    ("council", "day", "missing"),
    [
        pytest.param("RBZ", "2023-05-22", ("no agenda",), id="report-without-agenda"),
        pytest.param("RBZ", "2023-04-24", ("no report",), id="agenda-without-report"),
        pytest.param("RAZ", "2023-03", ("agenda not in the archive", "no report"), id="known-of"),
        pytest.param("RBZ", "2023-06-26", (), id="still-to-come"),
    ],
)
def test_what_is_missing(archive: SqliteReader, council: str, day: str, missing: tuple[str, ...]) -> None:
    assert meeting(archive, council, day, TODAY).missing == missing


@pytest.mark.parametrize(
    ("council", "day", "id"),
    [
        pytest.param("rbz", "2023-03-20", "RBZ/2023-03-20", id="code-in-lower-case"),
        pytest.param("RAAD buitenlandse  ZAKEN", "2023-03-20", "RBZ/2023-03-20", id="name"),
        pytest.param("RBZ/2023-03-20", None, "RBZ/2023-03-20", id="id"),
        pytest.param("RBZ", None, "RBZ/2023-05-22", id="the-latest-held"),
        pytest.param("RBZ", "2023-06", "RBZ/2023-06-26", id="the-one-of-a-month"),
    ],
)
def test_asking(archive: SqliteReader, council: str, day: str | None, id: str) -> None:
    assert meeting(archive, council, day, TODAY).id == id


@pytest.mark.parametrize(
    ("council", "day", "kind", "words"),
    [
        pytest.param("RBZ", "2023-03-21", NotInArchive, "RBZ/2023-03-20", id="another-day"),
        pytest.param("ER", None, NotInArchive, "kamerspoor add", id="no-meeting-at-all"),
        pytest.param("RBQ", None, UsageError, "RBZ", id="unknown-council"),
        pytest.param("RBZ", "maart", UsageError, "2023-03", id="no-day"),
    ],
)
def test_unknown(archive: SqliteReader, council: str, day: str | None, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        meeting(archive, council, day, TODAY)


def test_list(archive: SqliteReader) -> None:
    found = meetings(archive, None, "2023-03-01", "2023-05-31", TODAY)
    assert [line.id for line in found.meetings] == [
        "RBZ/2023-05-22",
        "RBZ/2023-04-24",
        "RAZ/2023-03-21",
        "RBZ/2023-03-20",
    ]
    assert [line.missing for line in found.meetings[:2]] == [("no agenda",), ("no report",)]
    lacking = meetings(archive, "rbz", None, TODAY, TODAY, missing=True)
    assert [line.id for line in lacking.meetings] == ["RBZ/2023-05-22", "RBZ/2023-04-24"]


OFF = {
    "pushed-on": ("Het punt walvisvaart is doorgeschoven naar de Raad van 24 april 2023.", "carried", "2023-04-24"),
    "put-off": ("De bespreking van de walvisvaart is uitgesteld tot 24 april 2023.", "carried", "2023-04-24"),
    "taken-off": ("De walvisvaart is van de agenda gehaald.", "dropped", None),
    "not-reached": ("Aan de walvisvaart is de Raad wegens tijdgebrek niet toegekomen.", "dropped", None),
    "next-sentence": (
        "De walvisvaart is niet behandeld. Het voorzitterschap zal dit punt agenderen voor 24 april 2023.",
        "carried", "2023-04-24",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "status", "to"), OFF.values(), ids=OFF)
def test_words_that_put_an_item_off(words: str, status: str, to: str | None) -> None:
    told = REPORT.replace("De Minister nam deel aan de Raad.", f"De Minister nam deel aan de Raad. {words}")
    mine = kamerspoor.read_text(TEXTS["a.txt"])
    theirs = kamerspoor.read_text(report(2611, "7 april 2023", RBZ, "20 maart 2023", told))
    (item,) = (i for i in compare(mine, theirs, "2023-03-20").items if i.agenda and i.agenda.title == "Walvisvaart")
    assert (item.status, item.to, item.grade) == (status, to, "sure")
    assert item.quote
    assert theirs.text[item.quote_start : item.quote_end] == item.quote


def test_an_item_put_off_under_its_own_heading_was_not_discussed() -> None:
    own = "Toezicht op de walvisvaart\n\nDit agendapunt is verplaatst naar de Raad van 24 april 2023.\n\n"
    told = REPORT.replace("Overig", f"{own}Overig")
    mine = kamerspoor.read_text(TEXTS["a.txt"])
    theirs = kamerspoor.read_text(report(2611, "7 april 2023", RBZ, "20 maart 2023", told))
    found = {(i.agenda.title, i.status, i.to) for i in compare(mine, theirs, "2023-03-20").items if i.agenda}
    assert ("Walvisvaart", "carried", "2023-04-24") in found


def test_a_decision_put_off_is_no_item_put_off() -> None:
    words = "De stemming over Moldavië is uitgesteld tot 24 april 2023."
    told = REPORT.replace("Nederland pleitte voor toezicht", f"{words} Nederland pleitte voor toezicht")
    mine = kamerspoor.read_text(TEXTS["a.txt"])
    theirs = kamerspoor.read_text(report(2611, "7 april 2023", RBZ, "20 maart 2023", told))
    found = {(i.agenda.title, i.status) for i in compare(mine, theirs, "2023-03-20").items if i.agenda}
    assert ("Wederopbouw van Moldavië", "matched") in found


def test_a_document_against_itself_drops_and_adds_nothing() -> None:
    record = kamerspoor.read_text(TEXTS["a.txt"])
    found = compare(record, record, "2023-03-20", [Later("2023-04-24", side_of(record))])
    assert {i.status for i in found.items} == {"matched"}
    assert all(i.agenda == i.report for i in found.items)
    answers = answer_announced(found)
    assert {a.outcome for a in answers} == {"not_said"}  # what is intended has not been said
    assert find_unannounced(found, answers) == ()


@pytest.mark.parametrize("width", [80, 120])
def test_the_view_keeps_to_its_width(march: MeetingAnswer, width: int) -> None:
    out = io.StringIO()
    meeting_view.show(march, Console(file=out, width=width, color_system=None))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    assert any("Walvisvaart  carried over to 24 April 2023" in line for line in lines)
    assert "10 days before the meeting, 5 days before the debate" in " ".join(out.getvalue().split())


def _run(place: str, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*words, "--archive", place], env={"KAMERSPOOR_TODAY": TODAY, "COLUMNS": "100"})
    return result.exit_code, result.output


def test_commands(place: str) -> None:
    code, text = _run(place, "meeting", "RBZ", "2023-03-20", "--format", "json")
    assert code == 0
    assert json.loads(text)["id"] == "RBZ/2023-03-20"
    code, text = _run(place, "meeting", "RBZ", "2023-03-20", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert code == 0
    assert {row["part"] for row in rows} == {"item", "announced", "unannounced"}
    code, text = _run(place, "meetings", "--council", "RBZ", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(text)))["id"] == "RBZ/2023-06-26"
    assert _run(place, "meeting", "RBZ", "2023-01-01")[0] == 1
    assert _run(place, "meetings", "--since", "mei")[0] == 2


def test_no_archive(tmp_path: Path) -> None:
    assert _run(str(tmp_path / "none.kamerspoor"), "meetings")[0] == 1
