"""Asking for a runner, and what is said when there is no cluster to run on."""

from __future__ import annotations

import importlib.util
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kamerspoor.errors import UsageError
from kamerspoor.pipeline import Done, Task, cluster_connection, runner

from .works import misbehave

needs_ray = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("ray", "pyarrow")), reason="needs kamerspoor[cluster]"
)
ITEMS = [Task("", "a", b"text"), Task("", "b", b"more")]


@pytest.mark.parametrize(("name", "jobs"), [("serial", 1), ("pool", 1), ("pool", 2)])
def test_runners_of_this_machine(name: str, jobs: int) -> None:
    assert list(runner(name, jobs)(ITEMS, misbehave)) == [Done("a", b"TEXT"), Done("b", b"MORE")]


@pytest.mark.parametrize(("name", "words"), [("spark", "no such runner"), ("ray", "needs a folder")])
def test_wrong_use(name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        runner(name)


@pytest.mark.parametrize("absent", ["ray", "pyarrow"])
def test_without_the_packages_it_says_what_to_install(
    absent: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cluster_connection, "find_spec", lambda name: None if name == absent else object())
    with pytest.raises(UsageError, match=rf"{absent} \(pip install 'kamerspoor\[cluster\]'\)"):
        next(runner("ray", folder=str(tmp_path))(ITEMS, misbehave))


@contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """Give the address of a server that says one thing to everybody."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line:
                    line.recv(100)
                    line.sendall(answer) if answer else time.sleep(2)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


def refusal(address: str, folder: Path) -> str:
    """Give what is said about an address, in good time."""
    begun = time.monotonic()
    with pytest.raises(UsageError) as caught:
        next(runner("ray", address=address, folder=str(folder))(ITEMS, misbehave))
    assert time.monotonic() - begun < 10
    return str(caught.value)


@needs_ray
@pytest.mark.parametrize("address", ["", "nonsense", "host:", "host:port", ":6379", "host:99999", "ray://"])
def test_what_is_no_address(address: str, tmp_path: Path) -> None:
    assert "no address of a cluster (give local, auto" in refusal(address, tmp_path)


@needs_ray
@pytest.mark.parametrize("form", ["{}", "ray://{}"])
def test_nobody_there(form: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = form.format(f"127.0.0.1:{server.getsockname()[1]}")
    said = refusal(address, tmp_path)
    assert said.startswith(f"{address}: no Ray cluster answers: connection refused (start it (ray start --head)")


@needs_ray
@pytest.mark.parametrize(
    ("answer", "words"),
    [(b"", "silence"), (b"HTTP/1.1 400 Bad Request\r\n\r\n", "something else")],
    ids=["mute", "web"],
)
def test_somebody_else_there(answer: bytes, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_connection, "ANSWER_SECONDS", 0.5)
    with answering(answer) as address:
        assert words in refusal(address, tmp_path)
