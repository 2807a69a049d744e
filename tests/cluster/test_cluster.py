"""A real cluster of a head and two workers: what is lost, killed, damaged or there already changes no row."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kamerspoor.pipeline import Done, find_documents, run

from . import works
from .conftest import Outcomes
from .machines import Cluster

Drive = Callable[..., Outcomes]
SAMPLES = Path(__file__).parents[2] / "samples"
DIED = "the process that read it died"


def fill(folder: Path, contents: list[bytes]) -> Path:
    folder.mkdir()
    for number, content in enumerate(contents):
        (folder / f"{number:03}.txt").write_bytes(content)
    return folder


def serially(paths: list[Path], work: Callable[[bytes, str], bytes]) -> list[tuple[str, str, str]]:
    """Give the rows that this process makes by itself."""
    return [
        ("Done", o.source, o.payload.decode()) if isinstance(o, Done) else ("Failed", o.source, o.message)
        for o in run(find_documents(list(map(str, paths))), work)
    ]


def shards(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Give what is in the folder: the bytes and the time of each shard's file; nothing else may be left."""
    found = {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert all(name.endswith(".parquet") for name in found), sorted(found)
    return found


def test_records_are_those_of_the_other_runners(cluster: Cluster, drive: Drive, tmp_path: Path) -> None:
    texts = sorted(SAMPLES.glob("*.txt"))
    varied = [path.read_bytes() + b"\nDit is exemplaar %d.\n" % i for i, path in enumerate(texts * 3)]
    paths = [fill(tmp_path / "in", varied), *sorted(SAMPLES.glob("*.xml"))]
    (paths[0] / "dead.txt").symlink_to("nowhere")
    expected = serially(paths, works.read)
    first = drive(cluster.address, tmp_path / "shards", "read", paths, shard=4)
    assert (first.code, first.said) == (0, "")
    assert first.rows == expected
    assert first.printed == [str(n + 1) for n in range(len(expected))], "nothing else is printed"
    made = shards(tmp_path / "shards")
    assert len(made) == 4

    again = drive(cluster.address, tmp_path / "shards", "read", paths, shard=4)
    assert again.rows == expected
    assert shards(tmp_path / "shards") == made, "what is there is not made again"

    elsewhere = drive(cluster.address, f"file://{tmp_path}/others", "read", paths, shard=4)
    assert elsewhere.rows == expected
    assert {name: data for name, (data, _) in shards(tmp_path / "others").items()} == {
        name: data for name, (data, _) in made.items()
    }, "a shard is the same bytes whoever makes it"


@pytest.mark.parametrize("moment", [1, 41, 81], ids=["early", "middle", "late"])
def test_a_machine_is_lost(cluster: Cluster, drive: Drive, tmp_path: Path, moment: int) -> None:
    cluster.grow(2)
    paths = [fill(tmp_path / "in", [b"x" * i for i in range(120)])]
    got = drive(cluster.address, tmp_path / "shards", "read_slowly", paths, at={moment: cluster.lose_one})
    assert (got.code, got.said) == (0, "")
    assert got.rows == serially(paths, works.read_slowly)
    assert len(shards(tmp_path / "shards")) == 24


def test_documents_that_kill_and_fail_cost_themselves(cluster: Cluster, drive: Drive, tmp_path: Path) -> None:
    contents = [b"text %d" % i for i in range(20)]
    contents[3] = contents[17] = b"die"
    contents[5], contents[6], contents[9] = b"empty", b"bug", b"memory"
    paths = [fill(tmp_path / "in", contents)]
    got = drive(cluster.address, tmp_path / "shards", "misbehave", paths, shard=8)
    assert (got.code, got.said) == (0, "")
    safe = {str(paths[0] / f"{i:03}.txt") for i in (3, 17)}
    assert [source for _, source, said in got.rows if said.startswith(DIED)] == sorted(safe)
    for i in (3, 17):
        (paths[0] / f"{i:03}.txt").write_bytes(b"text")
    expected = serially(paths, works.misbehave)
    assert [row for row in got.rows if row[1] not in safe] == [row for row in expected if row[1] not in safe]


def test_a_damaged_shard_is_made_again(cluster: Cluster, drive: Drive, tmp_path: Path) -> None:
    paths = [fill(tmp_path / "in", [b"text %d" % i for i in range(12)])]
    expected = serially(paths, works.misbehave)
    assert drive(cluster.address, tmp_path / "shards", "misbehave", paths).rows == expected
    made = shards(tmp_path / "shards")
    cut, altered, gone = (tmp_path / "shards" / name for name in sorted(made))
    cut.write_bytes(cut.read_bytes()[:-9])
    altered.write_bytes(altered.read_bytes().replace(b"TEXT", b"TEST"))
    gone.unlink()
    assert drive(cluster.address, tmp_path / "shards", "misbehave", paths).rows == expected
    now = shards(tmp_path / "shards")
    assert {name: data for name, (data, _) in now.items()} == {name: data for name, (data, _) in made.items()}


def test_work_that_gives_no_bytes_is_a_fault(cluster: Cluster, drive: Drive, tmp_path: Path) -> None:
    got = drive(cluster.address, tmp_path / "shards", "forget_bytes", [fill(tmp_path / "in", [b"text"])])
    assert [row[0] for row in got.rows] == ["Failed"]
    assert "on a cluster the work gives bytes, here str" in got.rows[0][2]


def test_a_wrong_token_is_refused(cluster: Cluster, drive: Drive, tmp_path: Path) -> None:
    begun = time.monotonic()
    got = drive(cluster.address, tmp_path / "shards", "read", [SAMPLES], token="0" * 64)
    assert (got.code, got.rows) == (3, [])
    assert "token" in got.said
    assert time.monotonic() - begun < 20


def test_a_folder_that_cannot_be_is_said(cluster: Cluster, drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    got = drive(cluster.address, tmp_path / "file" / "shards", "read", [SAMPLES])
    assert (got.code, got.rows) == (3, [])
    assert got.said.startswith(f"KamerspoorError: {tmp_path}/file/shards: the folder for shards cannot be written")
    assert got.said.count("\n") == 1


def test_no_machine_left_is_said(cluster: Cluster, drive: Drive, tmp_path: Path) -> None:
    paths = [fill(tmp_path / "in", [b"x" * i for i in range(60)])]

    def lose_all() -> None:
        while cluster.workers:
            cluster.lose_one()

    got = drive(cluster.address, tmp_path / "shards", "read_slowly", paths, at={11: lose_all})
    assert got.code == 3
    assert "no machine to read with" in got.said
    expected = serially(paths, works.read_slowly)
    assert got.rows == expected[: len(got.rows)]
    cluster.grow(1)
    assert drive(cluster.address, tmp_path / "shards", "read_slowly", paths).rows == expected, "it goes on"


def test_a_cluster_is_started_here(drive: Drive, cluster: Cluster, tmp_path: Path) -> None:
    paths = [fill(tmp_path / "in", [b"text %d" % i for i in range(12)])]
    got = drive("local", tmp_path / "shards", "misbehave", paths)
    assert (got.code, got.said) == (0, "")
    assert got.rows == serially(paths, works.misbehave)
