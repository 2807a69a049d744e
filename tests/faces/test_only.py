"""One part of the records alone: rows for spreadsheets and programs, a table for a person."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kamerspoor.cli import app
from kamerspoor.errors import DamagedDocument
from kamerspoor.export.request import Only
from kamerspoor.export.rows import SHEETS, columns_of, rows_of
from kamerspoor.export.tables import table
from kamerspoor.export.terminal import PARTS
from kamerspoor.model import Actor, Record, Statement

from .sample_record import plain, sample


def fake_engine(data: bytes, source: str | None) -> Record:
    if data == b"broken":
        raise DamagedDocument("the document breaks off", remedy="download it again")
    return sample(source) if data == b"sample" else plain(data.decode(), source)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamerspoor.engine.read_bytes", fake_engine)
    monkeypatch.chdir(tmp_path)
    for name, data in {"a.txt": b"sample", "b.txt": b"Een zin.", "c.txt": b"sample"}.items():
        (tmp_path / name).write_bytes(data)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["read", *arguments])


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout, newline="")))


def test_a_statement_is_a_row() -> None:
    result = call("a.txt", "--only", "statements", "--format", "csv")
    assert result.exit_code == 0
    record = sample("a.txt")
    found = rows(result)
    assert len(found) == len(record.statements)
    statement = record.statements[2]
    assert found[2] == {
        "source": "a.txt",
        "document": "kst-21501-30-612",
        "section": "Batterijketen",
        "actor": "Kabinet",
        "actor_text": "het kabinet",
        "implicit": "false",
        "act": "urge",
        "negated": "false",
        "modality": "",
        "quantity": "",
        "co_actors": "",
        "on_behalf_of": "België",
        "supported_by": "Finland; Portugal",
        "motions": "kst-36200-XIII-88",
        "relations": "in_line_with",
        "sentence": "In lijn met de motie van het lid Schutte c.s. (Kamerstuk 36 200 XIII, nr. 88) heeft het kabinet "
        "gevraagd om een register voor grondstoffen.",
        "content": "een register voor grondstoffen",
        "start": str(statement.start),
        "end": str(statement.end),
        "grade": "sure",
        "rule": "urge/hand",
        "fragment": "#s2",
    }


@pytest.mark.parametrize("part", list(Only))
def test_each_part_gives_a_row_for_each_over_all_documents(part: str) -> None:
    count = len(getattr(sample(), part))
    other = len(getattr(plain("Een zin."), part))
    found = rows(call(".", "--only", part, "-f", "csv", "-j", "1"))
    assert [row["source"] for row in found] == ["./a.txt"] * count + ["./b.txt"] * other + ["./c.txt"] * count
    lines = [json.loads(line) for line in call(".", "--only", part, "-f", "jsonl").stdout.splitlines()]
    assert json.loads(call(".", "--only", part, "-f", "json").stdout) == lines
    assert [line["source"] for line in lines] == [row["source"] for row in found]
    assert all(tuple(line) == columns_of(part) == tuple(row) for line, row in zip(lines, found, strict=True))


def test_json_keeps_lists_and_values() -> None:
    row = json.loads(call("a.txt", "--only", "statements", "-f", "jsonl").stdout.splitlines()[2])
    assert row["supported_by"] == ["Finland", "Portugal"]
    assert row["negated"] is False
    assert row["modality"] is None


@pytest.mark.parametrize("part", list(Only))
def test_the_words_of_a_row_are_those_of_its_span(part: str) -> None:
    record = sample()
    for row in rows_of(record, part):
        words = row.get("words") or row.get("sentence") or row.get("text")
        if words and row["start"] is not None:
            assert " ".join(record.text[row["start"] : row["end"]].split()) == words  # type: ignore[misc]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", " =", "\r\n="])
def test_no_cell_is_a_formula(sign: str) -> None:
    record = replace(sample(), statements=(Statement(0, 9, Actor(f"{sign}cmd"), "urge", co_actors=(f"{sign}1", "x")),))
    text = table(rows_of(record, "statements"), "csv").decode()
    (cells,) = csv.reader(io.StringIO(text, newline=""))
    row = dict(zip(columns_of("statements"), cells, strict=True))
    shown = sign.replace("\r\n", " ")
    assert row["actor"] == f"'{shown}cmd"
    assert row["co_actors"] == f"'{shown}1; x"
    assert not [value for value in row.values() if value.strip(" ").startswith(("=", "+", "-", "@", "\t"))]


def test_an_empty_part_is_still_a_table() -> None:
    assert call("b.txt", "--only", "statements", "-f", "csv").stdout == ",".join(columns_of("statements")) + "\n"
    assert json.loads(call("b.txt", "--only", "statements", "-f", "json").stdout) == []
    assert call("b.txt", "--only", "statements", "-f", "jsonl").stdout == ""
    assert "no statements found" in call("b.txt", "--only", "statements").stdout


def test_the_table_for_a_person_tells_the_documents_apart() -> None:
    result = call("a.txt", "c.txt", "--only", "follow_ups")
    assert result.stdout.startswith("a.txt\n\nFollow-ups  4\n")
    assert "\n\nc.txt\n\nFollow-ups  4\n" in result.stdout
    assert "References" not in result.stdout


def test_a_file_is_written_and_failures_are_told(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"broken")
    result = call("a.txt", "bad.txt", "c.txt", "--only", "dates", "-f", "csv", "-o", "out.csv")
    assert result.exit_code == 1
    assert "bad.txt: the document breaks off" in result.stderr
    assert len((tmp_path / "out.csv").read_text("utf-8").splitlines()) == 1 + 2 * 7


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-f", "csv"], "say which: --only statements"),
        (["-f", "html", "--only", "dates"], "leave --only dates out"),
        (["--text", "--only", "dates"], "leave one of them out"),
        (["--only", "motions"], "statements"),
    ],
)
def test_wrong_use(arguments: Sequence[str], words: str) -> None:
    result = call("a.txt", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_all_faces_know_the_same_parts() -> None:
    assert set(Only) == set(SHEETS)
    assert set(Only) <= set(PARTS)
