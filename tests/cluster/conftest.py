"""The cluster that the tests share."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from .machines import HERE, TOKEN, Cluster, environment


class Outcomes(NamedTuple):
    """What a driver gave: rows of kind, source and payload or message; its exit code and what it said."""

    rows: list[tuple[str, str, str]]
    code: int
    said: str
    printed: list[str]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Give a head and two workers."""
    if not all(importlib.util.find_spec(name) for name in ("ray", "pyarrow")):
        pytest.skip("needs kamerspoor[cluster]")
    made = Cluster(workers=2)
    yield made
    made.end()


@pytest.fixture
def drive(tmp_path: Path) -> Callable[..., Outcomes]:
    """Give a function that drives a run and, at each count of outcomes that is named, does something first."""

    def driven(
        address: str,
        folder: Path | str,
        work: str,
        paths: list[Path],
        *,
        shard: int = 5,
        at: dict[int, Callable[[], None]] | None = None,
        token: str = TOKEN,
    ) -> Outcomes:
        outcomes = tmp_path / "outcomes"
        command = [sys.executable, str(HERE / "drive.py"), address, str(folder), work, str(shard), str(outcomes)]
        printed = []
        with subprocess.Popen(
            [*command, *map(str, paths)],
            env=environment(token),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            for line in process.stdout:
                printed.append(line.strip())
                if at and len(printed) in at:
                    assert process.poll() is None, "the run was over"
                    at[len(printed)]()
            said = process.stderr.read()
        lines = outcomes.read_text("utf-8").splitlines() if outcomes.exists() else []
        rows = [(kind, source, what) for kind, source, what in map(json.loads, lines)]
        return Outcomes(rows, process.returncode, said, printed)

    return driven
