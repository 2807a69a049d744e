"""Finding documents and running them through a function, with everything that can go wrong."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kamerspoor.errors import EmptyDocument, UsageError
from kamerspoor.pipeline import Done, Failed, Task, find_documents, run


def length(data: bytes, source: str) -> str:
    """Stand in for the engine; some contents make it misbehave."""
    if data == b"die":
        os._exit(9)
    if data == b"slow":
        time.sleep(60)
    if data == b"":
        raise EmptyDocument("there is nothing in it", remedy="check the file")
    if data == b"bug":
        raise ZeroDivisionError("oh\nno")
    return f"{os.path.basename(source)}={len(data)}"


def fill(folder: Path, count: int, content: Callable[[int], bytes] = lambda i: b"x" * i) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        (folder / f"{i:04}.txt").write_bytes(content(i + 1))


def names(paths: list[str], **options: list[str]) -> list[str]:
    return [
        item.shown if isinstance(item, Task) else f"FAILED {item.source}" for item in find_documents(paths, **options)
    ]


def test_folders_are_walked_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.XML", "a/b.pdf", "c.docx", ".hidden.txt", ".git/x.txt", "d.md", "e.html", "f"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [os.path.relpath(name, tmp_path) for name in names([str(tmp_path)])]
    assert found == ["a/b.pdf", "a/z.XML", "b.txt", "c.docx", "e.html"]


def test_a_named_file_is_always_tried(tmp_path: Path) -> None:
    odd = tmp_path / ".odd"
    odd.touch()
    assert names(["-", str(odd)]) == ["-", str(odd)]


@pytest.mark.parametrize("make", [lambda p: None, lambda p: p.mkdir(), lambda p: fill(p / ".git", 2)])
def test_a_missing_path_and_an_empty_folder_are_wrong_use(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "x")
    with pytest.raises(UsageError):
        find_documents([str(tmp_path / "x")])


def test_links(tmp_path: Path) -> None:
    fill(tmp_path / "in", 1)
    fill(tmp_path / "elsewhere", 1)
    inside = tmp_path / "in"
    (inside / "loop").symlink_to(inside)
    (inside / "self.txt").symlink_to("self.txt")
    (inside / "dead.txt").symlink_to("nowhere")
    (inside / "other").symlink_to(tmp_path / "elsewhere")
    (inside / "other2").symlink_to(tmp_path / "elsewhere")
    outcomes = list(run(find_documents([str(inside)]), length))
    assert [o.source.removeprefix(f"{inside}/") for o in outcomes] == [
        "0000.txt",
        "dead.txt",
        "loop",
        "other/0000.txt",
        "self.txt",
    ]
    said = [o.message if isinstance(o, Failed) else o.payload for o in outcomes]
    assert said[0] == said[3] == "0000.txt=1"
    assert said[1] == "a link to nowhere, which does not exist (mend or remove the link)"
    assert said[2].startswith("a link back to a folder that holds it")
    assert "symbolic links" in said[4]


def test_a_folder_can_be_left_out(tmp_path: Path) -> None:
    fill(tmp_path / "in", 1)
    fill(tmp_path / "pages", 1)
    assert names([str(tmp_path)], leave_out=[str(tmp_path / "pages")]) == [str(tmp_path / "in" / "0000.txt")]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [1, 33, 200])
def test_outcomes_come_in_order(tmp_path: Path, jobs: int, count: int) -> None:
    fill(tmp_path, count)
    outcomes = list(run(find_documents([str(tmp_path)]), length, jobs))
    assert [o.payload for o in outcomes if isinstance(o, Done)] == [f"{i:04}.txt={i + 1}" for i in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_is_a_row(tmp_path: Path, jobs: int) -> None:
    fill(tmp_path, 70, lambda i: {5: b"", 40: b"bug"}.get(i, b"text"))
    failed = [o for o in run(find_documents([str(tmp_path)]), length, jobs) if isinstance(o, Failed)]
    assert [f.message for f in failed] == [
        "there is nothing in it (check the file)",
        "unexpected ZeroDivisionError: oh no (a fault in kamerspoor: please report it with the document)",
    ]


def test_a_file_without_permission_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, 2)

    def refuse(task: Task) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kamerspoor.pipeline.outcomes.load", refuse)
    outcomes = list(run(find_documents([str(tmp_path)]), length))
    assert {o.message for o in outcomes if isinstance(o, Failed)} == {
        "no permission to read it (ask its owner for access)"
    }
    assert len(outcomes) == 2


def test_a_gone_file_and_a_folder_are_rows(tmp_path: Path) -> None:
    outcomes = list(run([Task(str(tmp_path / "x"), "x"), Task(str(tmp_path), "y")], length))
    assert [o.source for o in outcomes if isinstance(o, Failed)] == ["x", "y"]


def test_a_dying_process_costs_one_document(tmp_path: Path) -> None:
    fill(tmp_path, 300, lambda i: b"die" if i in (50, 51, 290) else b"text")
    outcomes = list(run(find_documents([str(tmp_path)]), length, 2))
    assert len(outcomes) == 300
    assert [i + 1 for i, o in enumerate(outcomes) if isinstance(o, Failed)] == [50, 51, 290]
    assert "died" in next(o.message for o in outcomes if isinstance(o, Failed))


def test_closing_ends_the_processes_at_once(tmp_path: Path) -> None:
    fill(tmp_path, 100, lambda i: b"slow" if i > 40 else b"text")
    begun = time.monotonic()
    outcomes = run(find_documents([str(tmp_path)]), length, 2)
    next(outcomes)
    outcomes.close()
    assert time.monotonic() - begun < 20


def test_a_pipe_is_read_here_for_the_others(tmp_path: Path) -> None:
    fill(tmp_path, 40)
    read, write = os.pipe()
    os.write(write, b"twelve bytes")
    os.close(write)
    path = f"/dev/fd/{read}"
    if not os.path.exists(path):
        pytest.skip("no /dev/fd here")
    outcomes = list(run(find_documents([path, str(tmp_path)]), length, 2))
    os.close(read)
    assert outcomes[0].payload == f"{read}=12"  # type: ignore[union-attr]
    assert len(outcomes) == 41


def test_a_name_of_any_bytes_can_be_shown(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).touch()
    except OSError:
        pytest.skip("this file system takes no such names")
    (name,) = names([str(tmp_path)])
    assert name.endswith("caf\ufffd.txt")
