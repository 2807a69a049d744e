"""`kamerspoor search` at the command line, on a small archive."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from search import indexed


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = indexed.make_archive(tmp_path_factory.mktemp("search"))
    indexed.build(path)
    return path


def run(archive: Path, *words: str, width: int = 80) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from kamerspoor.cli import main; main()", "search", "--archive", str(archive), *words],
        capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "COLUMNS": str(width), "NO_COLOR": "1"},
    )  # fmt: skip


def first_motion(archive: Path) -> dict[str, object]:
    answer = json.loads(run(archive, "regering", "--in", "motions", "--format", "json").stdout)
    card: dict[str, object] = answer["hits"][0]["card"]
    return card


@pytest.mark.parametrize("width", [80, 120])
def test_the_view_fits_the_terminal(archive: Path, width: int) -> None:
    done = run(archive, "regering", "--explain", width=width)
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= width
    assert "Looked for: regering in any form" in done.stdout
    assert "regering: as typed" in done.stdout


def test_json_has_places_of_the_words(archive: Path) -> None:
    answer = json.loads(run(archive, "regering", "-f", "json", "-n", "3").stdout)
    assert answer["total"] >= len(answer["hits"]) == 3
    shown = [
        (snippet["text"], mark) for hit in answer["hits"] for snippet in hit["snippets"] for mark in snippet["marks"]
    ]
    assert shown
    assert {text[start:end].lower() for text, (start, end) in shown} <= {"regering", "regeringen"}


def test_csv_has_a_row_for_each_hit(archive: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(archive, "regering", "-f", "csv", "-n", "4").stdout)))
    assert [row["place"] for row in rows] == ["1", "2", "3", "4"]
    assert all(row["document"] for row in rows)


def test_a_number_goes_straight_to_its_paper(archive: Path) -> None:
    card = first_motion(archive)
    done = run(archive, str(card["key"]).removeprefix("kst-"))
    assert "the number you typed" in done.stdout.splitlines()[2]


def test_the_next_page_goes_on(archive: Path) -> None:
    first = json.loads(run(archive, "regering", "-f", "json", "-n", "2").stdout)
    second = json.loads(run(archive, "regering", "-f", "json", "-n", "2", "--after", first["next"]).stdout)
    refs = [hit["card"]["ref"] for hit in (*first["hits"], *second["hits"])]
    assert len(set(refs)) == 4
    assert [hit["place"] for hit in second["hits"]] == [3, 4]


def test_like_leaves_the_paper_itself_out(archive: Path) -> None:
    card = first_motion(archive)
    done = run(archive, "--like", str(card["key"]), "-f", "json")
    answer = json.loads(done.stdout)
    assert answer["alike"]["key"] == card["key"]
    assert card["key"] not in [hit["card"]["key"] for hit in answer["hits"]]


@pytest.mark.parametrize(
    ("what", "words", "code", "said"),
    [
        ("nothing found", ["xyzzyqwrt"], 1, ""),
        ("nothing asked", [], 2, "nothing to look for"),
        ("words beside --like", ["regering", "--like", "21501-02-2"], 2, "takes no words"),
        ("a broken query", ['"open'], 2, "^"),
        ("an unknown field", ["raadd:RBZ"], 2, "raad"),
        ("a false cursor", ["regering", "--after", "zzz"], 2, "no place to go on from"),
        ("like what is not there", ["--like", "21501-02-9999"], 1, ""),
        ("an unknown unit", ["regering", "--in", "letters"], 2, ""),
    ],
)
def test_exit_codes(archive: Path, what: str, words: list[str], code: int, said: str) -> None:
    done = run(archive, *words)
    assert (done.returncode, said in done.stderr) == (code, True), (what, done.stderr)
    assert "Traceback" not in done.stderr


def test_rebuilds(archive: Path) -> None:
    done = run(archive, "--rebuild")
    assert (done.returncode, done.stdout) == (0, "")
    assert "the index holds" in done.stderr
