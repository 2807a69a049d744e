"""The commands that change an archive keep its index up, and `archive info` tells how it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive import corpus
from kamerspoor.cli import app
from kamerspoor.search import index, schema
from kamerspoor.store.sqlite import open_archive
from search import indexed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give an archive that `kamerspoor add` made."""
    path = tmp_path / "a.kamerspoor"
    run("add", str(corpus.write(tmp_path / "in", letters=3, motions=10)), "--jobs", "1", "--archive", str(path))
    return path


def run(*words: str) -> str:
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    return done.output


def info(path: Path) -> dict[str, object]:
    told = json.loads(run("archive", "info", "--format", "json", "--archive", str(path)))["search"]
    assert isinstance(told, dict)
    return told


def test_what_is_added_is_in_the_index(path: Path) -> None:
    held = indexed.searcher(path)
    assert indexed.count(held, schema.UNIT, "document") == 3
    assert indexed.count(held, schema.UNIT, "motion") == 10
    told = info(path)
    assert (told["state"], told["units"], told["pending"]) == ("sound", held.size, 0)
    assert isinstance(told["size"], int)
    assert told["size"] > 1000
    assert f"units {held.size} " in " ".join(run("archive", "info", "--archive", str(path)).split())


def test_a_rebuild_of_the_archive_rebuilds_what_is_found(path: Path) -> None:
    before = indexed.content(indexed.searcher(path))
    run("archive", "rebuild", "--jobs", "1", "--archive", str(path))
    assert indexed.content(indexed.searcher(path)) == before
    with open_archive(str(path)) as archive:
        assert archive.unindexed_state() == (0, 0)


def test_what_is_the_matter_with_an_index_is_told(path: Path) -> None:
    shutil.rmtree(index.folder_of(str(path)))
    assert info(path)["state"] == "there is no index yet"
    assert "the next kamerspoor search makes it anew" in run("archive", "info", "--archive", str(path))


def test_a_backup_leaves_it_out(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup" / "b.kamerspoor"
    target.parent.mkdir()
    run("archive", "backup", str(target), "--archive", str(path))
    assert [file.name for file in target.parent.iterdir()] == ["b.kamerspoor"]
