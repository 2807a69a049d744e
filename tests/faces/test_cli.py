"""The command line: what comes out where, and with which exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kamerspoor.cli import app
from kamerspoor.errors import DamagedDocument, EmptyDocument
from kamerspoor.model import Record

from .sample_record import plain, sample

TEXT = "Op maandag vergaderde de Raad in Riga.\n\nDe Commissie lichtte haar voorstel toe – met één kaart.\n"
COMMAND = (sys.executable, "-c", "from kamerspoor.cli import main; main()")


def fake_engine(data: bytes, source: str | None) -> Record:
    if not data:
        raise EmptyDocument("the file is empty", where=source, remedy="check that it was saved")
    if data == b"broken":
        raise DamagedDocument("the document breaks off", where="page 3", remedy="download it again")
    if data == b"bug":
        raise KeyError("lexicon")
    return sample(source) if data == b"sample" else plain(data.decode(), source)


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamerspoor.engine.read_bytes", fake_engine)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brief.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name, data in {"a.txt": b"sample", "b.txt": b"Een tweede stuk.", "b.xml": b"Een derde stuk."}.items():
        (folder / name).write_bytes(data)
    return tmp_path


def call(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *arguments], input=data)


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_json_is_one_object(here: Path) -> None:
    result = call("brief.txt", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["source"] == "brief.txt"
    assert result.stderr == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_jsonl_is_an_object_a_line_with_its_path(here: Path, jobs: str) -> None:
    result = call("stukken", "brief.txt", "--format", "jsonl", "--jobs", jobs)
    sources = [json.loads(line)["source"] for line in result.stdout.splitlines()]
    assert sources == ["stukken/a.txt", "stukken/b.txt", "stukken/b.xml", "brief.txt"]
    assert result.exit_code == 0


def test_standard_input(here: Path) -> None:
    result = call("-", "-f", "jsonl", data=TEXT.encode())
    assert json.loads(result.stdout)["source"] == "-"


def test_terminal_is_the_default(here: Path) -> None:
    result = call("stukken/a.txt")
    assert "References  6" in result.stdout
    assert "gelijk speelveld" not in result.stdout
    assert "gelijk speelveld" in call("stukken/a.txt", "--text").stdout
    assert call("stukken").stdout.count("─" * 80) == 2


def test_html_goes_to_standard_output_a_file_or_a_folder(here: Path) -> None:
    assert call("brief.txt", "-f", "html").stdout.startswith("<!DOCTYPE html>")
    assert call("brief.txt", "-f", "html", "-o", "new/deep/x.html").exit_code == 0
    assert "één kaart" in (here / "new/deep/x.html").read_text(encoding="utf-8")
    assert 'href="../../brief.txt"' in (here / "new/deep/x.html").read_text(encoding="utf-8")
    assert call("stukken", "brief.txt", "-f", "html", "-o", "pages").exit_code == 0
    assert sorted(os.listdir(here / "pages")) == ["a.html", "b-2.html", "b.html", "brief.html", "index.html"]
    index = (here / "pages" / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{name}.html"' in index for name in ("a", "b", "b-2", "brief"))
    assert 'href="../stukken/a.txt"' in (here / "pages" / "a.html").read_text(encoding="utf-8")


def test_a_folder_of_pages_within_what_is_read_stays_out_of_it(here: Path) -> None:
    for _ in range(2):
        assert call(".", "-f", "html", "-o", "pages").exit_code == 0
    assert len(os.listdir(here / "pages")) == 5


def test_failures_are_listed_and_the_others_go_on(here: Path) -> None:
    (here / "stukken" / "c.txt").touch()
    (here / "stukken" / "d.txt").write_bytes(b"broken")
    (here / "stukken" / "e.txt").write_bytes(b"bug")
    (here / "stukken" / "f.txt").symlink_to("nowhere")
    result = call("stukken", "-f", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr.splitlines() == [
        "kamerspoor: stukken/c.txt: the file is empty (check that it was saved)",
        "kamerspoor: stukken/d.txt: page 3: the document breaks off (download it again)",
        "kamerspoor: stukken/e.txt: unexpected KeyError: 'lexicon' "
        "(a fault in kamerspoor: please report it with the document)",
        "kamerspoor: stukken/f.txt: a link to nowhere, which does not exist (mend or remove the link)",
        "4 of 7 documents failed",
    ]
    assert "Niet gelezen" not in call("brief.txt", "-f", "html").stdout
    assert call("stukken", "-f", "html", "-o", "pages").exit_code == 1
    assert "the document breaks off" in (here / "pages" / "index.html").read_text(encoding="utf-8")


def test_a_lone_failure_writes_nothing(here: Path) -> None:
    (here / "leeg.txt").touch()
    (here / "out.html").write_text("kept", encoding="utf-8")
    result = call("leeg.txt", "-f", "html", "-o", "out.html")
    assert result.exit_code == 1
    assert "1 of 1 document failed" in result.stderr
    assert (here / "out.html").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "PATH"),
        (["nowhere.txt"], "no such file or folder"),
        (["empty"], "holds no documents"),
        (["stukken", "-f", "json"], "use --format jsonl"),
        (["stukken", "-f", "html"], "name a folder"),
        (["stukken", "-f", "html", "-o", "brief.txt"], "this is a file"),
        (["stukken", "-f", "html", "-o", "stukken"], "overwrite what is read"),
        (["page.html", "-f", "html", "-o", "./"], "overwrite what is read"),
        (["brief.txt", "-f", "json", "-o", "stukken"], "must be a file"),
        (["brief.txt", "-f", "json", "-o", "brief.txt"], "cannot be written"),
        ([".", "-f", "jsonl", "-o", "./stukken/a.txt"], "cannot be written"),
        (["brief.txt", "-f", "json", "-o", "brief.txt/x.json"], "cannot be written"),
        (["brief.txt", "-f", "json", "--text"], "--text"),
        (["brief.txt", "-f", "csv"], "csv"),
        (["brief.txt", "--jobs", "0"], "--jobs"),
    ],
)
def test_wrong_use(here: Path, arguments: Sequence[str], words: str) -> None:
    (here / "empty").mkdir()
    (here / "page.html").write_text(TEXT, encoding="utf-8")
    result = call(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert (here / "brief.txt").read_text(encoding="utf-8") == TEXT
    assert not list(here.glob("**/*.part"))


def test_a_file_name_cannot_steer_the_terminal(here: Path) -> None:
    (here / "x\x1b[31m\n.txt").touch()
    assert "\x1b" not in call("x\x1b[31m\n.txt").stderr


def test_version_and_help() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout.startswith("kamerspoor 0.")
    for arguments in (["--help"], ["read", "--help"]):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0
        assert "kamerspoor read letters --format jsonl -o letters.jsonl\n" in result.stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from kamerspoor.cli import app\n"
        "try: app(['read', '--help'])\n"
        "except SystemExit: pass\n"
        "heavy = ('rich', 'jinja2', 'msgspec', 'kamerspoor.engine', 'wordfreq', 'babel')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_output_is_utf8_in_any_locale(here: Path) -> None:
    result = run("read", "brief.txt", "--text", env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "LANG": "C"})
    assert result.returncode == 0
    assert "– met één kaart" in result.stdout.decode("utf-8")


def test_a_broken_pipe_is_quiet(here: Path) -> None:
    for number in range(200):
        (here / "stukken" / f"{number}.txt").write_text(TEXT * 20, encoding="utf-8")
    for form in ("jsonl", "terminal"):
        process = subprocess.Popen(
            [*COMMAND, "read", "stukken", "-f", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141
        process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_said(here: Path) -> None:
    with open("/dev/full", "wb") as full:
        process = subprocess.run(
            [*COMMAND, "read", "brief.txt"], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert process.returncode == 2
    assert process.stderr.startswith(b"kamerspoor: standard output: cannot be written: no space left")
    assert process.stderr.count(b"\n") == 1


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_is_quiet_and_leaves_nothing(here: Path, sign: signal.Signals, code: int) -> None:
    for number in range(3000):
        (here / "stukken" / f"{number}.txt").write_text(TEXT * 20, encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, "read", "stukken", "-f", "jsonl", "-o", "out.jsonl", "-j", "2"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stderr
    for _ in range(1000):
        if list(here.glob("out.jsonl*")) or process.poll() is not None:
            break
        time.sleep(0.01)
    assert process.poll() is None
    os.killpg(process.pid, sign)
    assert process.wait(timeout=60) == code
    assert process.stderr.read() == b""
    process.stderr.close()
    assert not list(here.glob("out.jsonl*"))
