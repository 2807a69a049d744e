"""The ledger of commitments, and how it is shown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console
from tests.linking.own_texts import ALL, archive_of, official, page
from typer.testing import CliRunner

from kamerspoor.cli import app
from kamerspoor.errors import UsageError
from kamerspoor.export import commitment_view
from kamerspoor.ledger.asking import council_named, dossier_named, first_asked, last_asked
from kamerspoor.ledger.commitments import Entry, State, Wanted, commitments
from kamerspoor.store.sqlite import SqliteReader, open_archive

TODAY = "2023-05-20"
VISA, ARMS, YACHTS, FUND = (f"kst-21501-02-2601/{n}" for n in range(4))
NARVA, WATER = "kst-21501-02-2640/0", "kst-21501-02-2671/0"
YACHTS_LISTED, BORNHOLM, RUSE, KIRIBATI = (f"TZ202302-00{n}" for n in range(1, 5))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the archive of all texts."""
    return archive_of(tmp_path_factory.mktemp("archive") / "a.kamerspoor", ALL)


@pytest.fixture(scope="module")
def archive(place: str) -> Iterator[SqliteReader]:
    """Open it."""
    with open_archive(place) as found:
        yield found


def _entry(archive: SqliteReader, name: str, today: str = TODAY) -> Entry:
    (found,) = (e for e in commitments(archive, today, Wanted.all).entries if e.id == name)
    return found


@pytest.mark.parametrize(
    ("today", "wanted", "expected"),
    [
        pytest.param(TODAY, Wanted.outstanding, [YACHTS_LISTED, NARVA, WATER, FUND, KIRIBATI], id="outstanding-by-day"),
        pytest.param(TODAY, Wanted.open, [NARVA, WATER, KIRIBATI], id="open"),
        pytest.param(TODAY, Wanted.due_soon, [YACHTS_LISTED], id="due-soon"),
        pytest.param(TODAY, Wanted.overdue, [], id="none-overdue"),
        pytest.param("2023-06-15", Wanted.due_soon, [YACHTS_LISTED], id="due-today"),
        pytest.param("2023-06-15", Wanted.overdue, [], id="today-is-not-late"),
        pytest.param("2023-06-16", Wanted.overdue, [YACHTS_LISTED], id="a-day-late"),
        pytest.param("2023-09-01", Wanted.due_soon, [NARVA, WATER], id="thirty-days"),
        pytest.param("2023-08-31", Wanted.due_soon, [], id="thirty-one-days"),
        pytest.param(TODAY, Wanted.partly, [FUND], id="in-part"),
        pytest.param(TODAY, Wanted.fulfilled, [BORNHOLM, VISA, ARMS], id="fulfilled"),
        pytest.param(TODAY, Wanted.lapsed, [RUSE], id="lapsed"),
    ],
)
def test_states(archive: SqliteReader, today: str, wanted: Wanted, expected: list[str]) -> None:
    answer = commitments(archive, today, wanted)
    assert [entry.id for entry in answer.entries] == expected
    assert answer.count == len(expected)
    if wanted not in (Wanted.all, Wanted.outstanding):
        assert {entry.state.value for entry in answer.entries} <= {wanted.value}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({"owner": "uiterwijk"}, {YACHTS_LISTED, FUND, KIRIBATI}, id="owner"),
        pytest.param({"owner": "100%"}, set(), id="owner-with-a-sign"),
        pytest.param({"due_before": "2023-10-01"}, {YACHTS_LISTED}, id="due-before"),
        pytest.param({"due_before": "2023-10-02"}, {YACHTS_LISTED, NARVA, WATER}, id="due-on-the-day-before"),
        pytest.param({"since": "2023-04-01"}, {NARVA, WATER}, id="made-since"),
        pytest.param({"until": "2023-02-07"}, {YACHTS_LISTED, FUND}, id="made-until"),
        pytest.param({"council": "Raad Buitenlandse Zaken"}, {YACHTS_LISTED, FUND}, id="council"),
        pytest.param({"dossier": "21501-02"}, {YACHTS_LISTED, FUND, NARVA, WATER}, id="dossier-by-a-double-too"),
        pytest.param({"dossier": "32317"}, set(), id="another-dossier"),
        pytest.param({"limit": 1}, {YACHTS_LISTED}, id="limit"),
    ],
)  # fmt: skip
def test_what_is_asked(archive: SqliteReader, asked: dict[str, str], expected: set[str]) -> None:
    answer = commitments(archive, TODAY, **asked)  # type: ignore[arg-type]
    assert {entry.id for entry in answer.entries} == expected
    assert answer.count == (5 if asked == {"limit": 1} else len(expected))


def test_a_double_is_folded_under_the_one_shown(archive: SqliteReader) -> None:
    entry = _entry(archive, YACHTS_LISTED)
    assert [(s.kind, s.document) for s in entry.sources] == [("official", None), ("debate", "kst-21501-02-2601")]
    assert entry.sources[1].rule == "made on the same day; 100% of the words agree"
    assert (entry.status, entry.days_left, entry.made_on) == ("Openstaand", 26, "2023-02-07")


def test_the_words_that_say_it_is_kept(archive: SqliteReader) -> None:
    entry = _entry(archive, ARMS)
    (kept,) = entry.fulfilled_by
    assert (kept.document, kept.date, kept.grade) == ("kst-21501-02-2655", "2023-04-24", "likely")
    (row,) = (d for d in (3,) if archive.record(d).document.id == kept.document)
    text = archive.record(row).text
    assert kept.quote == " ".join(text[kept.start : kept.end].split())
    assert kept.quote.startswith("Conform mijn toezegging")


def test_an_official_number_leads_to_the_document(tmp_path: Path) -> None:
    document = {
        "Id": "00000000-0000-4000-8000-00000000bbbb", "Soort": "Brief regering", "DocumentNummer": "2023D07777",
        "Titel": "Notulen", "Onderwerp": "Notulen van Bornholm", "Datum": "2023-02-20T00:00:00+01:00",
        "GewijzigdOp": "2023-02-20T12:00:00+01:00", "ApiGewijzigdOp": "2023-02-20T12:00:00Z", "Verwijderd": False,
    }  # fmt: skip
    texts = {**ALL, "document.json": page("Document", [document])}
    with open_archive(archive_of(tmp_path / "a.kamerspoor", texts)) as archive:
        (kept,) = _entry(archive, BORNHOLM).fulfilled_by
        assert (kept.document, kept.date, kept.title) == ("2023D07777", "2023-02-20", "Notulen van Bornholm")


def test_the_day_of_a_double_counts(tmp_path: Path) -> None:
    listed = official(
        1,
        "De Minister informeert de Kamer over de veiling van bevroren jachten op Malta.",
        ActiviteitNummer="2023A00101",
    )
    texts = {**ALL, "toezegging.json": page("Toezegging", [listed])}
    with open_archive(archive_of(tmp_path / "a.kamerspoor", texts)) as archive:
        entry = _entry(archive, YACHTS_LISTED, "2023-07-01")
        assert (entry.state, entry.due, entry.due_by) == (State.overdue, "2023-06-15", "2023-06-15")


@pytest.mark.parametrize("width", [80, 120])
def test_the_view_fits(archive: SqliteReader, width: int) -> None:
    out = io.StringIO()
    commitment_view.show(commitments(archive, "2023-07-01", Wanted.all), Console(file=out, width=width))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    text = " ".join(out.getvalue().split())
    assert "16 days late" in text
    assert "→ kst-21501-02-2655, 24 Apr 2023 likely" in text
    assert "Minister Uiterwijk to Oortgiesen · debate 7 Feb 2023, kst-21501-02-2601" in text
    assert "9 commitments on 1 Jul 2023" in text


def _run(place: str, *arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(
        app, ["commitments", "--archive", place, *arguments], env={"KAMERSPOOR_TODAY": "2023-06-20"}
    )
    return found.exit_code, found.output


def test_the_command_gives_json_and_csv(place: str) -> None:
    code, text = _run(place, "--state", "overdue", "--format", "json")
    assert code == 0
    answer = json.loads(text)
    assert (answer["count"], answer["today"]) == (1, "2023-06-20")
    assert answer["entries"][0]["sources"][1]["start"] == 1422
    code, text = _run(place, "--state", "overdue", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (code, row["id"], row["days_left"], row["document"]) == (0, YACHTS_LISTED, "-5", "kst-21501-02-2601")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(("--council", "RBZZ"), 2, "did you mean RBZ?", id="council-misspelled"),
        pytest.param(("--due-before", "soon"), 2, "write 2023-05-31", id="no-day"),
        pytest.param(("--owner", "niemand"), 0, "No commitment is like that.", id="none"),
    ],
)
def test_what_the_command_says(place: str, arguments: tuple[str, ...], code: int, words: str) -> None:
    found, text = _run(place, *arguments)
    assert (found, words in text) == (code, True)


def test_no_archive(tmp_path: Path) -> None:
    code, text = _run(str(tmp_path / "none.kamerspoor"))
    assert code == 1
    assert "kamerspoor add PATH" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("21 501-02", "21501-02"), ("21501-02", "21501-02"), ("36 200 V", "36200-V"), ("kst-32317", "32317")],
)
def test_dossiers_as_written(text: str, expected: str) -> None:
    assert dossier_named(text) == expected


def test_days_and_councils_as_written() -> None:
    assert (first_asked("2023", "--since"), last_asked("2023-02", "--until")) == ("2023-01-01", "2023-02-28")
    assert (first_asked(None, "--since"), council_named("jbz-raad")) == (None, "JBZ-Raad")
    with pytest.raises(UsageError):
        first_asked("2023-02-30", "--since")
