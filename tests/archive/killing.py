"""Do some work in a process of its own, and kill that after some time."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator


def killed_after(seconds: float, work: Callable[[], object]) -> bool:
    """Tell whether the process was killed before it was done; work that fails fails the test."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - the parent sees it by the exit code
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    for _ in _until(seconds):
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert os.waitstatus_to_exitcode(status) == 0
            return False
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == -signal.SIGKILL


def _until(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        yield
        time.sleep(min(left, 0.002))
