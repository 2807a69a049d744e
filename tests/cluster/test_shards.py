"""Shards by themselves: their names, their files, and what happens to a file."""

from __future__ import annotations

import hashlib
import os
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs kamerspoor[cluster]")

from kamerspoor.errors import KamerspoorError, UsageError
from kamerspoor.export.formats import json_line, table_rows
from kamerspoor.pipeline import Done, Failed
from kamerspoor.pipeline.outcomes import NO_MEMORY
from kamerspoor.pipeline.shards import (
    Damaged,
    Folder,
    Named,
    Order,
    described,
    for_good,
    house,
    make_shard,
    packed,
    shard_name,
    unpacked,
)

from . import works

DOCUMENTS = (Named("a", hashlib.sha256(b"a").hexdigest()), Named("b\udce9", "0" * 64))
ROWS = [Done("a", b"payload \0\xff"), Failed("b\udce9", "weg (zoek het)")]


def test_rows_come_back() -> None:
    assert unpacked(packed(DOCUMENTS, ROWS, "1"), DOCUMENTS) == ROWS


def test_the_same_rows_are_the_same_bytes() -> None:
    assert packed(DOCUMENTS, ROWS, "1") == packed(DOCUMENTS, list(ROWS), "1")


def test_a_file_that_was_altered_anywhere_is_no_other_shard() -> None:
    data = packed(DOCUMENTS, ROWS, "1")
    noticed = 0
    for place in range(len(data)):
        altered = data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]
        try:
            assert unpacked(altered, DOCUMENTS) == ROWS, place
        except Damaged:
            noticed += 1
    assert noticed > len(data) // 4


@pytest.mark.parametrize("length", [0, 4, 100, -1])
def test_a_file_that_is_cut_off_is_damaged(length: int) -> None:
    with pytest.raises(Damaged):
        unpacked(packed(DOCUMENTS, ROWS, "1")[:length], DOCUMENTS)


def test_a_file_of_other_documents_is_damaged() -> None:
    with pytest.raises(Damaged):
        unpacked(packed(DOCUMENTS, ROWS, "1"), DOCUMENTS[::-1])


@pytest.mark.parametrize(
    "other",
    [
        ("2", json_line, DOCUMENTS),
        ("1", works.read, DOCUMENTS),
        ("1", partial(table_rows, "dates", "csv"), DOCUMENTS),
        ("1", json_line, DOCUMENTS[::-1]),
        ("1", json_line, DOCUMENTS[:1]),
        ("1", json_line, (Named("c", DOCUMENTS[0].sha256), DOCUMENTS[1])),
    ],
    ids=["engine", "work", "arguments", "order", "fewer", "shown"],
)
def test_a_name_follows_from_everything(other: tuple[str, object, tuple[Named, ...]]) -> None:
    name = shard_name("1", json_line, DOCUMENTS)
    assert name == shard_name("1", json_line, list(DOCUMENTS))  # type: ignore[arg-type]
    assert name != shard_name(*other)  # type: ignore[arg-type]


def test_work_without_a_name_is_refused() -> None:
    with pytest.raises(UsageError):
        described(lambda data, shown: b"")


@pytest.mark.parametrize(("rows", "lasting"), [(ROWS, True), ([*ROWS, Failed("c", NO_MEMORY)], False)])
def test_want_of_memory_passes(rows: list[Done[bytes] | Failed], lasting: bool) -> None:
    assert for_good(rows) is lasting


def order(folder: Path, engine: str, mark: str = "run") -> Order:
    return Order(works.misbehave, (Named("a", "0"), Named("b", "1")), str(folder), "ab/cd.parquet", engine, mark)


def test_a_shard_is_made_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "run").touch()
    assert make_shard(order(tmp_path, house()), [b"text", b"empty"]) == "ab/cd.parquet"
    assert [p.name for p in (tmp_path / "ab").iterdir()] == ["cd.parquet"]
    rows = unpacked((tmp_path / "ab" / "cd.parquet").read_bytes(), [Named("a", "0"), Named("b", "1")])
    assert rows == [Done("a", b"TEXT"), Failed("b", "there is nothing in it (check the file)")]


def test_another_engine_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").touch()
    with pytest.raises(KamerspoorError, match=r"it has kamerspoor .*, the run is made with another"):
        make_shard(order(tmp_path, "another"), [b"", b""])


def test_a_folder_that_is_not_shared_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KamerspoorError, match="does not share the folder"):
        make_shard(order(tmp_path, house(), "unseen"), [b"", b""])


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(str(tmp_path))
    os.makedirs(tmp_path / "ab" / "cd.parquet" / "in the way")
    with pytest.raises(OSError, match=r"cd\.parquet"):
        folder.write("ab/cd.parquet", b"data")
    assert [p.name for p in (tmp_path / "ab").iterdir()] == ["cd.parquet"]


@pytest.mark.parametrize("place", ["nonsense://x", "s3:///"])
def test_a_folder_that_is_none_is_wrong_use(place: str) -> None:
    with pytest.raises(UsageError):
        Folder(place)
