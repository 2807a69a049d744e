"""The ledger of motions: one motion with its life line, and lists."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.linking.motion_texts import MOTIONS
from tests.linking.own_texts import archive_of
from typer.testing import CliRunner

from kamerspoor.cli import app
from kamerspoor.errors import NotInArchive, UsageError
from kamerspoor.ledger import motions as ledger
from kamerspoor.ledger.motion_answers import MotionAnswer, MotionList, Wanted
from kamerspoor.ledger.motion_status import months_between, quiet_day
from kamerspoor.store.sqlite import SqliteReader, open_archive

TODAY = "2023-09-10"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the archive of all invented motions."""
    return archive_of(tmp_path_factory.mktemp("archive") / "a.kamerspoor", MOTIONS)


@pytest.fixture(scope="module")
def archive(path: str) -> Iterator[SqliteReader]:
    """Open it."""
    with open_archive(path) as found:
        yield found


def _one(reader: SqliteReader, wanted: str, today: str = TODAY) -> MotionAnswer:
    found = ledger.motion(reader, wanted, today)
    assert isinstance(found, MotionAnswer)
    return found


@pytest.mark.parametrize(
    "wanted",
    [
        "kst-21501-02-3106",
        "KST-21501-02-3106",
        "21501-02-3106",
        "21 501-02, nr. 3106",
        "21 501–02 nr 3106",
        "21501 02 3106",
        "Kamerstuk 21 501-02, nr. 3106",
        "3106 (21 501-02)",
        "https://zoek.officielebekendmakingen.nl/kst-21501-02-3106.html",
        "2023Z03106",
        "2023D03106",
        "stroomkabel keuren",
        "GOTLAND keuren",
    ],
)
def test_any_form_of_a_number_names_it(archive: SqliteReader, wanted: str) -> None:
    assert _one(archive, wanted).key == "kst-21501-02-3106"


@pytest.mark.parametrize(
    ("number", "today", "state", "since", "months"),
    [
        pytest.param(3101, TODAY, "carried_out", "2023-03-03", None, id="in-line"),
        pytest.param(3102, TODAY, "silent", "2023-03-07", 6, id="silent"),
        pytest.param(3102, "2023-04-06", "adopted", "2023-03-07", None, id="not-yet-silent"),
        pytest.param(3102, "2023-04-07", "silent", "2023-03-07", 1, id="silent-from-a-month"),
        pytest.param(3103, TODAY, "replaced", "2023-02-09", None, id="replaced"),
        pytest.param(3105, TODAY, "rejected", "2023-02-14", None, id="rejected"),
        pytest.param(3106, TODAY, "considered_done", "2023-06-20", None, id="done"),
        pytest.param(3108, TODAY, "unknown", None, None, id="unknown"),
    ],
)
def test_status(
    archive: SqliteReader, number: int, today: str, state: str, since: str | None, months: int | None
) -> None:
    status = _one(archive, f"21501-02-{number}", today).status
    assert (status.state, status.since, status.months) == (state, since, months)


@pytest.mark.parametrize(
    ("number", "events"),
    [
        pytest.param(3102, [("2023-02-07", "filed"), ("2023-02-14", "held"), ("2023-03-07", "adopted")], id="held"),
        pytest.param(3103, [("2023-02-07", "filed"), ("2023-02-09", "replaced")], id="replaced"),
        pytest.param(
            3106,
            [("2023-02-09", "filed"), ("2023-02-14", "adopted"), ("2023-03-03", "carried_out"),
             ("2023-06-20", "considered_done")],
            id="done",
        ),
    ],
)  # fmt: skip
def test_life_line(archive: SqliteReader, number: int, events: list[tuple[str, str]]) -> None:
    life = _one(archive, f"21501-02-{number}").life
    assert [(event.date, event.what) for event in life] == events


def test_what_is_said_stands_where_it_says(archive: SqliteReader) -> None:
    for number, grades in ((3101, ["sure"]), (3106, ["sure", "sure"]), (3104, ["likely"])):
        said = [event for event in _one(archive, f"21501-02-{number}").life if event.document_kind]
        assert [event.grade for event in said] == grades
        for event in said:
            assert event.document_id is not None
            assert event.quote is not None
            text = archive.record(event.document_id).text
            assert event.quote in text
            assert text[event.start : event.end] in event.quote


def test_vote_by_faction(archive: SqliteReader) -> None:
    vote = _one(archive, "21501-02-3102").vote
    assert vote is not None
    assert (vote.date, vote.result, vote.pro, vote.con, vote.complete) == ("2023-03-07", "adopted", 100, 50, True)
    assert [(f.faction, f.pro, f.con) for f in vote.factions] == [("NP", 100, 0), ("ZP", 0, 50)]


def test_the_result_of_a_list_that_is_cut_off_is_the_decisions(archive: SqliteReader) -> None:
    vote = _one(archive, "21501-02-3107").vote
    assert vote is not None
    assert (vote.result, vote.roll_call, vote.complete, vote.pro, vote.con) == ("rejected", True, False, 2, 1)


def test_versions_in_both_directions(archive: SqliteReader) -> None:
    assert [(v.key[-4:], v.relation) for v in _one(archive, "21501-02-3106").versions] == [("3103", "earlier")]
    assert [(v.key[-4:], v.relation, v.outcome) for v in _one(archive, "21501-02-3103").versions] == [
        ("3106", "later", "adopted")
    ]


def test_members_have_their_faction(archive: SqliteReader) -> None:
    (signed,) = _one(archive, "2023Z03105").members
    assert (signed.name, signed.person, signed.faction, signed.grade) == ("C. de Bruin", "Carla de Bruin", "ZP", "sure")


def test_a_motion_that_is_only_cited_gives_what_is_said(archive: SqliteReader) -> None:
    found = _one(archive, "21501-02-2999")
    assert (found.status.state, found.title) == ("unknown", None)
    assert [member.name for member in found.members] == ["Verhoogt"]
    assert [event.what for event in found.life] == ["in_line_with"]


def test_words_that_fit_several_give_a_choice(archive: SqliteReader) -> None:
    found = ledger.motion(archive, "narva", TODAY)
    assert isinstance(found, MotionList)
    assert {one.key[-4:] for one in found.motions} == {"3107", "3108"}


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("21501-02-3100", "perhaps 21501-02-3101"),
        ("21501-20-3104", "perhaps 21501-02-3104"),
        ("2023Z99999", "2023Z99999"),
        ("gletsjers onzinwoord", "with a word less: 21501-02-3104"),
        ("21 501-20, nr. 9", "look for it by words"),
    ],
)
def test_what_is_not_there_names_what_is_near(archive: SqliteReader, wanted: str, says: str) -> None:
    with pytest.raises(NotInArchive, match=re.escape(says)):
        ledger.motion(archive, wanted, TODAY)


ALL = {"3101", "3102", "3103", "3104", "3105", "3106", "3107", "3108"}


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        pytest.param({}, ALL, id="all"),
        pytest.param({"council": "RBZ"}, ALL - {"3105"}, id="council"),
        pytest.param({"council": "europese raad"}, {"3105"}, id="council-by-name"),
        pytest.param({"status": Wanted.silent}, {"3102"}, id="silent"),
        pytest.param({"status": Wanted.adopted}, {"3101", "3102", "3104", "3106"}, id="adopted-whatever-came-after"),
        pytest.param({"status": Wanted.carried_out, "council": "RBZ"}, {"3101", "3104"}, id="carried-out"),
        pytest.param({"status": Wanted.rejected, "council": "RBZ"}, {"3107"}, id="rejected"),
        pytest.param({"since": "2023-02-08"}, {"3106"}, id="since"),
        pytest.param({"until": "2023-02-08", "status": Wanted.replaced}, {"3103"}, id="until"),
        pytest.param({"dossier": "21 501-02", "status": Wanted.unknown}, {"3108"}, id="dossier"),
        pytest.param({"dossier": "21501"}, set(), id="no-such-dossier"),
        pytest.param({"dossier": "21501", "council": "RBZ"}, set(), id="no-such-dossier-of-a-council"),
        pytest.param({"member": "Oortgiesen"}, {"3101", "3103", "3104", "3106"}, id="member"),
        pytest.param({"member": "Carla de Bruin"}, {"3102", "3103", "3105", "3106"}, id="member-however-signed"),
        pytest.param({"faction": "noordpartij", "status": Wanted.carried_out}, {"3101", "3104"}, id="faction"),
        pytest.param({"faction": "ZP", "member": "Oortgiesen"}, set(), id="faction-of-that-member"),
        pytest.param({"faction": "ZP", "council": "ER"}, {"3105"}, id="faction-and-council"),
    ],
)
def test_lists(archive: SqliteReader, asked: dict[str, object], numbers: set[str]) -> None:
    found = ledger.motions(archive, TODAY, **asked)  # type: ignore[arg-type]
    assert {one.key[-4:] for one in found.motions} == numbers
    assert found.total == len(found.motions)


def test_a_list_is_the_latest_first_and_says_how_many_there_are(archive: SqliteReader) -> None:
    found = ledger.motions(archive, TODAY, limit=3)
    assert found.total == 8
    assert [one.key[-4:] for one in found.motions] == ["3106", "3108", "3107"]


def test_no_such_council_or_member(archive: SqliteReader) -> None:
    with pytest.raises(UsageError, match="no Council"):
        ledger.motions(archive, TODAY, council="Raad voor Vogels")
    with pytest.raises(NotInArchive, match="Nergens"):
        ledger.motions(archive, TODAY, member="Nergens")


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [("2024-01-15", "2024-02-14", 0), ("2024-01-15", "2024-02-15", 1), ("2023-11-30", "2025-01-01", 13),
     ("2024-05-01", "2024-04-01", 0)],
)  # fmt: skip
def test_months(first: str, last: str, months: int) -> None:
    assert months_between(first, last) == months


@pytest.mark.parametrize("today", ["2024-03-31", "2024-03-01", "2024-01-31", "2023-12-15", "2024-02-29"])
def test_the_day_of_silence_agrees_with_the_months(today: str) -> None:
    from datetime import date, timedelta

    last = quiet_day(today)
    after = (date.fromisoformat(last) + timedelta(1)).isoformat()
    assert months_between(last, today) >= 1
    assert months_between(after, today) == 0


def _run(path: str, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [*words, "--archive", path], env={"KAMERSPOOR_TODAY": TODAY, "COLUMNS": "80"})
    return done.exit_code, done.stdout, done.stderr


def test_the_commands_in_their_forms(path: str) -> None:
    code, shown, _ = _run(path, "motion", "21", "501-02,", "nr.", "3106")
    assert code == 0
    assert all(words in shown for words in ("21 501-02, nr. 3106", "considered done", "Carla de Bruin", "replaces"))
    assert max(map(len, shown.splitlines())) <= 80
    code, shown, _ = _run(path, "motion", "3106 (21501-02)", "--format", "json")
    assert json.loads(shown)["status"]["state"] == "considered_done"
    code, shown, _ = _run(path, "motions", "--status", "silent", "--council", "RBZ", "--since", "2023", "-f", "csv")
    (row,) = csv.DictReader(io.StringIO(shown))
    assert (row["motion"], row["status"], row["months"]) == ("kst-21501-02-3102", "silent", "6")
    code, shown, _ = _run(path, "motions", "--limit", "2")
    assert "2 of 8 motions" in shown


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("motion", "21501-02-9"), 1),
        (("motion", "!!"), 2),
        (("motions", "--since", "soon"), 2),
        (("motions", "--council", "x"), 2),
    ],
)
def test_exit_codes(path: str, words: tuple[str, ...], code: int) -> None:
    found, _, said = _run(path, *words)
    assert found == code
    assert said.startswith("kamerspoor: ")


def test_without_an_archive(tmp_path: Path) -> None:
    code, _, said = _run(str(tmp_path / "none.kamerspoor"), "motions")
    assert code == 1
    assert "kamerspoor add" in said
