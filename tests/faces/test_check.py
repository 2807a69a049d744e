"""`kamerspoor check`: a line for each check, and an exit code for scripts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kamerspoor.cli import app
from kamerspoor.engine import read_bytes
from kamerspoor.errors import EmptyDocument
from kamerspoor.export.check_lines import check_lines
from kamerspoor.model import Check, Record

from .sample_record import plain

SAMPLES = Path(__file__).parents[2] / "samples"


def fake_engine(data: bytes, source: str | None) -> Record:
    if not data:
        raise EmptyDocument("the file is empty", remedy="check that it was saved")
    record = plain(data.decode().replace("\r\n", "\n"), source)
    record = replace(record, text=data.decode(), source_map=((0, len(data.decode()), 0, len(data.decode())),))
    checks = []
    for number, (word, severity) in enumerate((("fout", "error"), ("let op", "warning"), ("weetje", "info"))):
        at = record.text.find(word)
        if at >= 0:
            checks.append(Check(f"code-{number}", f"says {word}", severity, at, at + len(word), likely="goed"))  # type: ignore[arg-type]
    return replace(record, checks=(*reversed(checks),))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamerspoor.engine.read_bytes", fake_engine)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "goed.txt").write_text("Niets aan de hand.", encoding="utf-8")
    (tmp_path / "mild.txt").write_text("Een regel.\nEn let op.\n\nEen weetje.", encoding="utf-8")
    (tmp_path / "erg.txt").write_bytes(b"Een weetje.\r\n\r\nEen\rlet op.\r\nEen fout.")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments])


def test_each_check_is_a_line_in_the_order_of_the_document() -> None:
    result = call(".", "--jobs", "1")
    assert result.stdout.splitlines() == [
        "./erg.txt:1: code-2: says weetje (likely: goed) [info]",
        "./erg.txt:4: code-1: says let op (likely: goed) [warning]",
        "./erg.txt:5: code-0: says fout (likely: goed) [error]",
        "./mild.txt:2: code-1: says let op (likely: goed) [warning]",
        "./mild.txt:4: code-2: says weetje (likely: goed) [info]",
    ]
    assert result.stderr == "3 documents: 1 error, 2 warnings, 2 info\n"
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("path", "severity", "lines", "code", "said"),
    [
        ("mild.txt", "info", 2, 0, "1 document: 0 errors, 1 warning, 1 info"),
        ("mild.txt", "warning", 1, 0, "1 document: 0 errors, 1 warning (1 info not shown)"),
        ("mild.txt", "error", 0, 0, "1 document: 0 errors (1 warning, 1 info not shown)"),
        ("erg.txt", "error", 1, 1, "1 document: 1 error (1 warning, 1 info not shown)"),
        ("goed.txt", "info", 0, 0, "1 document: 0 errors, 0 warnings, 0 info"),
    ],
)
def test_the_least_severity(path: str, severity: str, lines: int, code: int, said: str) -> None:
    result = call(path, "--severity", severity)
    assert len(result.stdout.splitlines()) == lines
    assert result.stderr.splitlines() == [said]
    assert result.exit_code == code


def test_a_document_that_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").touch()
    result = call("mild.txt", "leeg.txt")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.splitlines() == [
        "kamerspoor: leeg.txt: the file is empty (check that it was saved)",
        "1 of 2 documents failed",
        "1 document: 0 errors, 1 warning, 1 info",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"), [(["nowhere"], "no such file"), (["mild.txt", "--severity", "bad"], "bad"), ([], "PATH")]
)
def test_wrong_use(arguments: list[str], words: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_standard_input_has_lines_too() -> None:
    result = CliRunner().invoke(app, ["check", "-"], input="Een regel.\nEen fout.")
    assert result.stdout.startswith("-:2: code-0:")
    assert result.exit_code == 1


def test_a_line_stays_a_line_and_steers_nothing() -> None:
    record = replace(plain("Een zin.", "a\nb\x1b[31m.txt"), checks=(Check("x", "one\ntwo\x1b[0m", "info"),))
    assert check_lines(record, b"Een zin.", "info").lines == b"a b [31m.txt:1: x: one two [0m [info]\n"


def test_help_says_what_a_line_is() -> None:
    assert "file:line: code: message [severity]" in " ".join(call("--help").stdout.split())


@pytest.mark.parametrize("form", ["txt", "xml", "html", "docx", "pdf"])
def test_the_place_is_that_of_the_source(form: str) -> None:
    """What stands at the place in the source is what the check is about."""
    path = SAMPLES / f"verslag-rbz-2023-03-13.{form}"
    data = path.read_bytes()
    record = read_bytes(data)
    at = record.text.index("medio mei")
    record = replace(record, source="x", checks=(Check("here", "m", "info", at, at + 9), Check("nowhere", "m", "info")))
    nowhere, here = check_lines(record, data, "info").lines.decode().splitlines()
    if form == "pdf":
        assert here == "x:p1: here: m [info]"
        assert nowhere == "x:1: nowhere: m [info]"
        return
    assert nowhere == "x:1: nowhere: m [info]"
    number = int(here.split(":")[1])
    if form == "docx":
        assert number == 1
    else:
        assert "medio mei" in data.decode("utf-8").splitlines()[number - 1]
