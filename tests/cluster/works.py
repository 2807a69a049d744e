"""Functions for the tests to run on the cluster. Its machines import them by name."""

from __future__ import annotations

import os
import signal
import time

from kamerspoor.errors import EmptyDocument
from kamerspoor.export.formats import json_line


def read(data: bytes, shown: str) -> bytes:
    """Read a document into a record."""
    return json_line(data, shown)


def read_slowly(data: bytes, shown: str) -> bytes:
    """Leave time for a machine to be lost, and be short; what is made is the same each time."""
    time.sleep(0.04)
    return b"%d bytes of %s" % (len(data), os.path.basename(shown).encode())


def misbehave(data: bytes, shown: str) -> bytes:
    """Do what the document says."""
    if data == b"die":
        os.kill(os.getpid(), signal.SIGKILL)
    if data == b"empty":
        raise EmptyDocument("there is nothing in it", remedy="check the file")
    if data == b"bug":
        raise ZeroDivisionError("oh\nno")
    if data == b"memory":
        raise MemoryError
    return data.upper()


def forget_bytes(data: bytes, shown: str) -> str:
    """Give what no shard takes."""
    return shown
