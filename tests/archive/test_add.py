"""Adding: what is kept, what is passed over, and that nothing is lost or doubled whenever it is cut off."""

from __future__ import annotations

import random
import sqlite3
import time
from functools import partial
from pathlib import Path

import pytest

from archive import corpus
from archive.killing import killed_after
from kamerspoor.archive import add as adding
from kamerspoor.archive.keeping import refresh, retry_subjects
from kamerspoor.archive.rebuild import rebuild
from kamerspoor.linking import refreshing
from kamerspoor.official.values import Case
from kamerspoor.pipeline.runners import runner
from kamerspoor.store.protocol import Writer
from kamerspoor.store.rows import DocumentRow, FailureRow, MotionRow, OriginRow, StatementMotionRow
from kamerspoor.store.sqlite import open_archive, open_to_write

NOW = "2023-04-01T12:00:00Z"
SERIAL = runner("serial")
KILLS = 100
# When something was seen, and numbers that follow from the order of insertion, are no content.
NOT_CONTENT = {"seen_at", "first_at", "last_at", "changed"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return corpus.write(tmp_path / "in")


def add(path: Path, *sources: Path) -> adding.Tally:
    with open_to_write(str(path)) as archive:
        tally = adding.add(archive, adding.find([str(s) for s in sources]), SERIAL, NOW)
        refresh(archive, NOW)
    return tally


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give all that an archive holds, table by table."""
    db = sqlite3.connect(path)
    every = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    # How often something waited to be taken up by full-text search is no content.
    waiting = {"unindexed", "search_mark", "sqlite_sequence"}
    tables = [name for (name,) in every if "_words" not in name and name not in waiting]
    held = {}
    for table in tables:
        names = [f'"{n}"' for (_, n, *_) in db.execute(f"PRAGMA table_info({table})") if n not in NOT_CONTENT]
        held[table] = sorted(db.execute(f"SELECT {', '.join(names)} FROM {table}"), key=repr)
    db.close()
    return held


def test_all_of_it_is_kept(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a"
    tally = add(path, folder)
    assert (tally.new, tally.unchanged, tally.failed, tally.left_alone) == (56, 0, [], [])
    with open_archive(str(path)) as archive:
        assert archive.count(DocumentRow) == 52
        assert archive.count(Case) == 40
        letter = archive.first(DocumentRow, kind="report", date="2023-03-05")
        assert letter
        assert (letter.council, letter.meeting_from) == ("Raad Buitenlandse Zaken", "2023-03-05")
        [carried] = archive.find(StatementMotionRow, document_id=letter.id)
        assert (carried.motion, carried.relation) == ("kst-21501-02-904", "in_line_with")
        assert archive.content(letter.content_id) == (folder / "letters" / "verslag-04.txt").read_bytes()


def test_a_second_run_changes_nothing(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a"
    add(path, folder)
    before = content(path)
    tally = add(path, folder)
    assert (tally.new, tally.unchanged) == (0, 56)
    assert content(path) == before


def test_the_pool_gives_the_same(folder: Path, tmp_path: Path) -> None:
    add(tmp_path / "serial", folder)
    with open_to_write(str(tmp_path / "pool")) as archive:
        adding.add(archive, adding.find([str(folder)]), runner("pool", jobs=2), NOW)
        refresh(archive, NOW)
    assert content(tmp_path / "pool") == content(tmp_path / "serial")


def test_the_order_of_adding_does_not_matter(folder: Path, tmp_path: Path) -> None:
    def known(path: Path) -> dict[str, list[tuple[object, ...]]]:
        held = content(path)
        return {
            name: rows for name, rows in held.items() if name in ("motion_member", "motion_council", "official_case")
        }

    add(tmp_path / "a", folder / "letters", folder / "motions", folder / "official")
    add(tmp_path / "b", folder / "official", folder / "motions", folder / "letters")
    assert known(tmp_path / "a") == known(tmp_path / "b")


def test_a_changed_file_takes_the_place_of_what_it_was(folder: Path, tmp_path: Path) -> None:
    path, letter = tmp_path / "a", folder / "letters" / "verslag-00.txt"
    add(path, folder)
    was = letter.read_bytes()
    letter.write_text(corpus.LETTER.format(day=1, number=999), encoding="utf-8")
    tally = add(path, folder)
    assert (tally.new, tally.unchanged) == (1, 55)
    with open_archive(str(path)) as archive:
        assert archive.count(DocumentRow) == 52
        assert archive.count(StatementMotionRow, motion="kst-21501-02-900") == 0
        assert archive.count(StatementMotionRow, motion="kst-21501-02-999") == 1
        origins = archive.find(OriginRow, uri=letter.as_uri())
        assert [origin.current for origin in origins] == [False, True]
        assert archive.content(origins[0].content_id) == was


def test_the_same_bytes_in_two_places_are_one_document(folder: Path, tmp_path: Path) -> None:
    copy = folder / "letters" / "copy.txt"
    copy.write_bytes((folder / "letters" / "verslag-00.txt").read_bytes())
    add(tmp_path / "a", folder)
    with open_archive(str(tmp_path / "a")) as archive:
        assert archive.count(DocumentRow) == 52
        assert archive.count(OriginRow) == 57


def test_what_fails_is_noted_until_it_goes_well(folder: Path, tmp_path: Path) -> None:
    path, bad = tmp_path / "a", folder / "letters" / "bad.xml"
    bad.write_bytes(b"<kamerstuk><al>half")
    assert [failed.source for failed in add(path, folder).failed] == [str(bad)]
    add(path, folder)
    with open_archive(str(path)) as archive:
        [failure] = archive.find(FailureRow)
        assert (failure.uri, failure.attempts) == (bad.as_uri(), 2)
    bad.write_text(corpus.MOTION.format(number=990), encoding="utf-8")
    add(path, folder)
    with open_archive(str(path)) as archive:
        assert archive.find(FailureRow) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a web page where JSON is expected", b"<!DOCTYPE html><html><body>Storing</body></html>"),
        ("a page cut off", b'{"@odata.context": "x#Zaak", "value": [{"Id": "'),
    ],
)
def test_broken_official_data_is_a_failure(name: str, data: bytes, folder: Path, tmp_path: Path) -> None:
    (folder / "official" / "page.json").write_bytes(data)
    tally = add(tmp_path / "a", folder / "official")
    assert [failed.source for failed in tally.failed] == [str(folder / "official" / "page.json")], name


def test_rebuilding_gives_the_same(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a"
    add(path, folder)
    before = content(path)
    with open_to_write(str(path)) as archive:
        done = rebuild(archive, SERIAL, NOW)
    assert (done.documents, done.pages, done.failed) == (52, 4, [])
    assert content(path) == before


def test_killed_at_any_moment_it_ends_in_the_same(folder: Path, tmp_path: Path) -> None:
    """Kill the process that adds a hundred times at random moments, each time going on where it was."""
    add(tmp_path / "whole", folder)
    expected = content(tmp_path / "whole")
    draw, path = random.Random(20231), tmp_path / "killed"
    killed, rounds = 0, 0
    started = time.monotonic()
    killed_after(60, partial(add, path, folder))
    whole_time = max(time.monotonic() - started, 0.05)
    assert content(path) == expected
    while killed < KILLS:
        for leftover in tmp_path.glob("killed*"):
            leftover.unlink()
        while killed_after(draw.uniform(0, whole_time), partial(add, path, folder)):
            killed += 1
            assert killed < 50 * KILLS
        rounds += 1
        assert content(path) == expected
    assert rounds > 1


def test_a_fault_in_one_subject_is_told_and_stops_no_other(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    make = refreshing.MAKERS["motion"]

    def faulty(archive: Writer, keys: list[str]) -> None:
        if "kst-21501-02-905" in keys:
            raise ZeroDivisionError("division by zero")
        make(archive, keys)

    monkeypatch.setitem(refreshing.MAKERS, "motion", faulty)
    add(path, folder)
    with open_to_write(str(path)) as archive:
        assert archive.count(MotionRow) == 39
        [failure] = archive.find(FailureRow)
        assert failure.uri == "subject:motion:kst-21501-02-905"
        assert "ZeroDivisionError" in failure.message
        monkeypatch.setitem(refreshing.MAKERS, "motion", make)
        assert retry_subjects(archive) == 1
        refresh(archive, NOW)
        assert archive.count(MotionRow) == 40
        assert archive.find(FailureRow) == []
