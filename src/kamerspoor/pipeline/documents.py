"""Find the documents that paths stand for: files by name, folders walked in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal

from kamerspoor.errors import UsageError
from kamerspoor.pipeline.outcomes import STDIN, Failed, Item, Task, shown, why

ENDINGS = frozenset({".txt", ".xml", ".html", ".htm", ".pdf", ".docx"})
_Sort = Literal["file", "folder", "dead link"]


def find_documents(
    paths: Sequence[str], leave_out: Iterable[str] = (), endings: frozenset[str] = ENDINGS
) -> Iterator[Item]:
    """Walk the paths in the order given; folders in the order of their names.

    A file that is named is always tried; in folders only visible files with a known ending count.
    Folders in `leave_out` are not walked. What cannot be reached comes as a `Failed`, in its place.

    Raises: UsageError, before anything is read, when a path does not exist, or when the only path
    is a folder without documents; beside other paths such a folder is a `Failed` of its own.
    """
    barred = frozenset(os.path.realpath(p) for p in leave_out)
    return chain.from_iterable([_found(path, barred, endings, alone=len(paths) == 1) for path in paths])


def _found(path: str, barred: frozenset[str], endings: frozenset[str], alone: bool) -> Iterator[Item]:
    if path == STDIN:
        return iter([Task(path, path)])
    if not os.path.lexists(path):
        raise UsageError("no such file or folder", where=shown(path), remedy="check the spelling of the path")
    if not os.path.isdir(path):
        return iter([Task(path, shown(path)) if os.path.exists(path) else _dead_link(path)])
    inside = _walk(path, barred, endings)
    first = next(inside, None)
    if first is None:
        empty = UsageError(
            "the folder holds no documents",
            where=shown(path),
            remedy=f"files that count end in {' '.join(sorted(endings))}; any other file must be named itself",
        )
        if alone:
            raise empty
        return iter([Failed(shown(path), str(empty).removeprefix(f"{shown(path)}: "))])
    return chain([first], inside)


def _walk(root: str, barred: frozenset[str], endings: frozenset[str]) -> Iterator[Item]:
    """Walk depth first. A folder is entered once, so links between folders cannot make it endless."""
    home = os.path.realpath(root)
    entered: set[str] = set()
    pending: list[tuple[str, _Sort]] = [(root, "folder")]
    while pending:
        path, sort = pending.pop()
        if sort == "file":
            yield Task(path, shown(path))
            continue
        if sort == "dead link":
            yield _dead_link(path)
            continue
        real = os.path.realpath(path)
        if path != root and os.path.islink(path):
            if _holds(real, os.path.realpath(os.path.dirname(path))):
                yield Failed(shown(path), "a link back to a folder that holds it (remove the link; the rest was read)")
                continue
            if _holds(home, real):
                continue  # Its documents are read at their own place.
        if real in barred or real in entered:
            continue
        entered.add(real)
        try:
            pending.extend(reversed(_entries(path, endings)))
        except OSError as error:
            yield Failed(shown(path), f"the folder cannot be listed: {why(error)}")


def _entries(folder: str, endings: frozenset[str]) -> list[tuple[str, _Sort]]:
    with os.scandir(folder) as entries:
        visible = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    return [(entry.path, sort) for entry in visible if (sort := _sort(entry, endings))]


def _sort(entry: os.DirEntry[str], endings: frozenset[str]) -> _Sort | None:
    """Tell what an entry is, or None when it is nothing to read. Pipes and devices in a folder are nothing."""
    known = os.path.splitext(entry.name)[1].lower() in endings
    try:
        if entry.is_dir():
            return "folder"
        if known and entry.is_file():
            return "file"
        dead = entry.is_symlink() and not os.path.exists(entry.path)
    except OSError:  # A link that leads back to itself.
        dead = True
    return "dead link" if known and dead else None


def _holds(folder: str, path: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _dead_link(path: str) -> Failed:
    try:
        os.stat(path)
    except FileNotFoundError:
        target = shown(os.readlink(path)) if os.path.islink(path) else "nothing"
        return Failed(shown(path), f"a link to {target}, which does not exist (mend or remove the link)")
    except OSError as error:
        return Failed(shown(path), why(error))
    return Failed(shown(path), "changed while it was being read (run again)")
