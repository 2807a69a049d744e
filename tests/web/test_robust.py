"""A room stays open: while the archive is written to, gone, damaged or replaced; and closes when it is told to."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient
from tests.linking.own_texts import letter
from tests.web.conftest import TODAY
from tests.web.room_texts import MOTION, REPORT

from kamerspoor.archive.keeping import Place, keep
from kamerspoor.archive.reading import LeftAlone, read_any
from kamerspoor.linking.refreshing import refresh
from kamerspoor.store.rows import DocumentRow
from kamerspoor.store.sqlite import open_archive, open_to_write
from kamerspoor.web.app import create_app
from kamerspoor.web.settings import Settings

ASKED = ("/", f"/document/{REPORT}", f"/document/{MOTION}.json", "/health", f"/document/{REPORT}/bron")


@pytest.fixture
def own(room_path: str, tmp_path: Path) -> Path:
    """Copy the archive, for a test that does it harm."""
    path = tmp_path / "own.kamerspoor"
    with sqlite3.connect(room_path) as source, sqlite3.connect(path) as target:
        source.backup(target)
    return path


@contextmanager
def opened(path: Path, accept: str = "text/html") -> Iterator[TestClient]:
    """Open a room over an archive."""
    app = create_app(Settings(str(path), limited=False, log=False, today=TODAY))
    with TestClient(app, headers={"accept": accept}) as visitor:
        yield visitor


def _unavailable(visitor: TestClient, words: str) -> None:
    for address in ASKED[:-2]:
        answer = visitor.get(address)
        assert answer.status_code == 503, (address, answer.text)
        assert answer.headers["cache-control"] == "no-store"
        if "html" in answer.headers["content-type"]:
            assert "Nu niet beschikbaar" in answer.text
        else:
            assert words in answer.json()["detail"]
    health = visitor.get("/health")
    assert health.status_code == 503
    assert words in health.json()["trouble"]


def _add(path: Path, number: int) -> None:
    data = letter(number, "9 juni 2023", f"Bericht {number} over de motie (Kamerstuk 21 501-02, nr. 2602).").encode()
    read = read_any(data, f"{number}.txt")
    assert not isinstance(read, LeftAlone)
    with open_to_write(str(path)) as archive:
        keep(archive, Place(f"{number}.txt", len(data), 0), read, "2024-01-02T00:00:00Z")
        refresh(archive)


def test_what_is_added_is_seen_at_once(own: Path) -> None:
    with opened(own) as visitor:
        assert visitor.get("/document/kst-21501-02-2901").status_code == 404
        before = visitor.get(f"/document/{MOTION}.json").json()["citing"]["total"]
        _add(own, 2901)
        assert visitor.get("/document/kst-21501-02-2901").status_code == 200
        assert visitor.get(f"/document/{MOTION}.json").json()["citing"]["total"] == before + 1


def test_pages_come_while_the_archive_is_written_to(own: Path) -> None:
    with opened(own) as visitor:
        writer = threading.Thread(target=lambda: [_add(own, number) for number in range(2910, 2922)])
        writer.start()
        statuses, rounds = set(), 0
        while writer.is_alive() or not rounds:
            statuses |= {visitor.get(address).status_code for address in ASKED}
            rounds += 1
        writer.join()
        assert statuses == {200}
        assert visitor.get("/document/kst-21501-02-2921").status_code == 200


def test_a_room_opens_before_its_archive_is_there(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "later.kamerspoor"
    with opened(path) as visitor:
        _unavailable(visitor, "no archive here")
        shutil.copy(own, path)
        assert {visitor.get(address).status_code for address in ASKED} == {200}
        path.unlink()
        _unavailable(visitor, "no archive here")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("text", b"this is no archive\n" * 400, "damaged, or no archive"),
        ("zeros", bytes(40_000), "damaged, or no archive"),
    ],
)
def test_a_file_that_is_no_archive_gives_a_page(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with opened(path) as visitor:
        _unavailable(visitor, words)


def test_an_empty_file_a_folder_and_another_database_give_a_page(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t(a)")
    empty = tmp_path / "empty"
    empty.touch()
    for place in (path, tmp_path, empty):
        with opened(place, "application/json") as visitor:
            assert visitor.get("/").status_code == 503
            assert visitor.get("/").json()["remedy"]
            assert visitor.get("/health").status_code == 503


@pytest.mark.parametrize(("step", "words"), [(-1, "earlier version"), (1, "newer kamerspoor")])
def test_an_archive_of_another_version_gives_a_page(own: Path, step: int, words: str) -> None:
    with sqlite3.connect(own) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        db.execute(f"PRAGMA user_version = {version + step}")
    with opened(own, "application/json") as visitor:
        _unavailable(visitor, words)


def test_a_damaged_archive_gives_a_page_and_a_sound_one_in_its_place_is_read(own: Path, tmp_path: Path) -> None:
    sound = tmp_path / "sound"
    shutil.copy(own, sound)
    with opened(own, "application/json") as visitor:
        assert visitor.get("/").status_code == 200
        size = own.stat().st_size
        with own.open("r+b") as file:
            for place in range(4096, size, 4096):
                file.seek(place)
                file.write(b"\xff" * 4096)
        statuses = {visitor.get(address).status_code for address in ASKED}
        assert statuses <= {200, 503}
        assert visitor.get("/document/kst-21501-02-2700.json").status_code == 503
        os.replace(sound, own)
        assert {visitor.get(address).status_code for address in ASKED} == {200}


def test_an_archive_that_is_replaced_is_read_anew(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copy(own, other)
    _add(other, 2930)
    with open_to_write(str(other)) as archive:
        archive.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with opened(own) as visitor:
        assert visitor.get("/document/kst-21501-02-2930").status_code == 404
        os.replace(other, own)
        assert visitor.get("/document/kst-21501-02-2930").status_code == 200


def test_an_archive_cut_off_under_way_breaks_nothing(own: Path) -> None:
    with opened(own, "application/json") as visitor:
        assert visitor.get(f"/document/{REPORT}").status_code == 200
        with own.open("r+b") as file:
            file.truncate(own.stat().st_size // 3)
        for address in ASKED:
            answer = visitor.get(address)
            assert answer.status_code in (200, 503), answer.text


class Served:
    """A room served by the command itself."""

    def __init__(self, path: Path | str, *options: str) -> None:
        command = [sys.executable, "-m", "kamerspoor", "serve", "--port", "0", "--archive", str(path), *options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self.said: list[str] = []
        self.address = self._address()
        threading.Thread(target=self._listen, daemon=True).start()

    def _address(self) -> str:
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.append(line)
            if found := re.search(r"http://\S+/", line):
                return found[0]
        raise AssertionError("".join(self.said))

    def _listen(self) -> None:
        assert self.process.stderr
        self.said += self.process.stderr

    def get(self, path: str) -> httpx.Response:
        """Ask for a page; a room that opens just now is waited for."""
        for _ in range(100):
            try:
                return httpx.get(self.address.rstrip("/") + path, timeout=20)
            except httpx.TransportError:
                time.sleep(0.1)
        raise AssertionError("".join(self.said))

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """End it; give its exit code, and the seconds that it took."""
        started = time.monotonic()
        self.process.send_signal(how)
        code = self.process.wait(30)
        return code, time.monotonic() - started


@contextmanager
def served(path: Path | str, *options: str) -> Iterator[Served]:
    room = Served(path, *options)
    try:
        yield room
    finally:
        room.process.kill()
        room.process.wait()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_room_closes_when_told(room_path: str, how: signal.Signals) -> None:
    with served(room_path) as room:
        assert room.get("/").status_code == 200
        code, seconds = room.stop(how)
    assert code in (0, 130, 143, -how)
    assert seconds < 10
    assert not any("Traceback" in line for line in room.said), "".join(room.said)


def test_an_answer_under_way_is_finished(room_path: str) -> None:
    # A page that is still being sent when the room is told to close.
    with served(room_path) as room:
        assert room.get("/health").status_code == 200
        with httpx.stream("GET", f"{room.address}document/{REPORT}/bron") as answer:
            room.process.send_signal(signal.SIGTERM)
            assert len(b"".join(answer.iter_raw())) == int(answer.headers["content-length"])
        room.process.wait(20)


def test_two_workers_answer_and_write_a_log(room_path: str) -> None:
    with served(room_path, "--workers", "2") as room:
        assert {room.get(address).status_code for address in ASKED * 3} == {200}
        assert room.get("/document/kst-1-1").status_code == 404
        code, _ = room.stop()
        assert code in (0, 143, -signal.SIGTERM)
    assert not any("Traceback" in line for line in room.said), "".join(room.said)
    lines = [json.loads(line) for line in room.said if line.startswith("{")]
    assert {(line["path"], line["status"]) for line in lines} >= {("/", 200), ("/document/kst-1-1", 404)}
    assert lines[0].keys() == {"client", "method", "path", "query", "status", "bytes", "ms"}


def test_wrong_use_is_told_before_the_room_opens(room_path: str, tmp_path: Path) -> None:
    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kamerspoor", "serve", *options]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    absent = run("--archive", str(tmp_path / "absent"))
    assert absent.returncode == 1
    assert "no archive here" in absent.stderr
    with served(room_path, "--quiet") as room:
        port = room.address.rstrip("/").rpartition(":")[2]
        taken = run("--archive", room_path, "--port", port)
        assert taken.returncode == 2
        assert "Traceback" not in taken.stderr
        assert port in taken.stderr


def test_the_archive_of_these_tests_is_whole(own: Path) -> None:
    with open_archive(str(own)) as reader:
        assert reader.count(DocumentRow)
