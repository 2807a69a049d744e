"""One document and what came of it: where its bytes are, what a function made of them, or why it could not.

A run never ends because of one document: whatever goes wrong with a file becomes a `Failed` row that
says what happened and what to do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from kamerspoor.errors import KamerspoorError

STDIN = "-"
DIED = (
    "the process that read it died, perhaps for want of memory "
    "(try it alone; if it dies again, please report it with the document)"
)
NO_MEMORY = "too large for the memory of this machine (split the document)"

T = TypeVar("T")
Work = Callable[[bytes, str], T]


class Task(NamedTuple):
    """A document to read: where it is, and how to name it to the user.

    `data` is filled when its bytes can only be had in this process (standard input, a pipe).
    """

    path: str
    shown: str
    data: bytes | None = None


class Done(NamedTuple, Generic[T]):
    """What the function made of one document."""

    source: str
    payload: T


class Failed(NamedTuple):
    """A document that could not be read. `message` says what is wrong and what to do."""

    source: str
    message: str


Item = Task | Failed


def shown(path: str) -> str:
    """Write a path so that it can be printed, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def load(task: Task) -> bytes:
    """Give the bytes of a document.

    Raises: OSError, when the system refuses.
    """
    if task.data is not None:
        return task.data
    if task.path == STDIN:
        return sys.stdin.buffer.read()
    with open(task.path, "rb") as file:
        return file.read()


def attempt(work: Work[T], item: Item) -> Done[T] | Failed:
    """Read and work on one document; whatever happens, give a row."""
    if isinstance(item, Failed):
        return item
    try:
        return Done(item.shown, work(load(item), item.shown))
    except KamerspoorError as error:
        place = f"{error.where}: " if error.where and error.where != item.shown else ""
        advice = f" ({error.remedy})" if error.remedy else ""
        return Failed(item.shown, f"{place}{error.what}{advice}")
    except OSError as error:
        return Failed(item.shown, why(error))
    except MemoryError:
        return Failed(item.shown, NO_MEMORY)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not end the run
        said = " ".join(str(error).split())[:200].encode("utf-8", "backslashreplace").decode("utf-8")
        return Failed(
            item.shown,
            f"unexpected {type(error).__name__}{f': {said}' if said else ''} "
            "(a fault in kamerspoor: please report it with the document)",
        )


def why(error: OSError) -> str:
    """Say in plain words why the system refused, and what to do."""
    if isinstance(error, PermissionError):
        return "no permission to read it (ask its owner for access)"
    if isinstance(error, FileNotFoundError):
        return "it is gone (it was moved or removed during the run; run again)"
    if isinstance(error, IsADirectoryError):
        return "it is a folder (name the files in it, or the folder alone)"
    reason = error.strerror or type(error).__name__
    return f"the system cannot read it: {reason[:1].lower()}{reason[1:]} (check the disk and the path)"
