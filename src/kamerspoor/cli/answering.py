"""What all commands share: how they answer, what they say where it goes wrong, and their exit codes."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

import typer

from kamerspoor.errors import KamerspoorError, QueryError, UsageError

if TYPE_CHECKING:
    from kamerspoor.export.deliver import Tally

T = TypeVar("T")
FAILED, WRONG_USE, STOPPED, ENDED, NO_READER = 1, 2, 130, 143, 141


def answer(work: Callable[[], int]) -> int:
    """Do what is asked and give the exit code, with a word to the user where it went wrong."""
    try:
        return work()
    except QueryError as error:
        for index, line in enumerate(str(error).split("\n")):
            say(line, name="" if index else "kamerspoor: ")
        _let_go_of_output()
        return WRONG_USE
    except UsageError as error:
        say(str(error))
        _let_go_of_output()
        return WRONG_USE
    except KamerspoorError as error:
        say(str(error))
        _let_go_of_output()
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        _let_go_of_output()
        return NO_READER


def _let_go_of_output() -> None:
    # Python flushes standard output once more when it ends; give it something that takes it.
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def with_bar(outcomes: Iterator[T], to_output: bool, again: Callable[[], Iterable[object]]) -> Iterator[T]:
    """Show how far the run is, unless nobody sees it or it would stand among the output."""
    if not sys.stderr.isatty() or (to_output and sys.stdout.isatty()):
        return outcomes
    from kamerspoor.export import progress

    return progress.with_bar(outcomes, again)


def report(tally: Tally) -> None:
    for failure in tally.failed:
        say(f"{failure.source}: {failure.message}")
    if tally.failed:
        say(f"{len(tally.failed)} of {tally.count} {'document' if tally.count == 1 else 'documents'} failed", name="")


def say(message: str, name: str = "kamerspoor: ") -> None:
    """Write a line to standard error; a file name may hold anything, so what steers a terminal goes."""
    with suppress(OSError):
        typer.echo(name + re.sub(r"[\x00-\x1f\x7f-\x9f]", "?", message), err=True)


def cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def width() -> int:
    return shutil.get_terminal_size((80, 24)).columns
