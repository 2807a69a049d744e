"""Shards: what a cluster made of some documents, one Parquet file each, under a name that follows from its content.

A shard's name is the hash of the version, of the work, and of the documents with their order. So a shard
that is there needs not be made again, two machines that make the same shard write the same bytes, and a file is
either whole or not there: it is written beside its place and moved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from time import sleep
from typing import Any, NamedTuple
from uuid import uuid4

from kamerspoor import __version__
from kamerspoor.engine import engine_name
from kamerspoor.errors import KamerspoorError, UsageError
from kamerspoor.pipeline.outcomes import NO_MEMORY, Done, Failed, Task, Work, attempt

ENDING = ".parquet"
# File systems where a file appears only when it is complete; moving one there would be a copy.
WHOLE_AT_ONCE = frozenset({"s3", "gcs", "abfs"})
# Seconds before each look for a file. Network file systems remember for up to a minute that one was not there.
ONE_LOOK = (0.0,)
SOME_LOOKS = (0.0, 0.1, 0.3, 0.6, 1.0)
UNTIL_NOTICED = (0.0, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)


@dataclass(frozen=True, slots=True)
class ShardSize:
    """How much one task is given at most: documents, and bytes of them (a larger document stands alone)."""

    documents: int = 128
    bytes: int = 4 * 1024 * 1024


class Named(NamedTuple):
    """A document as a shard names it: how it is shown, and the hash of its bytes."""

    shown: str
    sha256: str


class Order(NamedTuple):
    """What a machine of the cluster is asked for: one shard.

    `mark` is a file that the driver put into the folder: who does not see it does not share the folder.
    """

    work: Work[bytes]
    documents: tuple[Named, ...]
    folder: str
    name: str
    engine: str
    mark: str


class Damaged(Exception):
    """A shard's file is cut off, altered, or of other documents."""


def house() -> str:
    """Name what the rows follow from beside the documents: the version of the package, and that of the engine."""
    return f"{__version__}/{engine_name()}"


def shard_name(engine: str, work: Work[bytes], documents: Sequence[Named]) -> str:
    """Name a shard by everything that its content follows from.

    Shape: two signs, a slash and the rest, so that no folder holds more than a part of a large run.
    """
    told = [engine, described(work), *(f"{sha256} {shown}" for shown, sha256 in documents)]
    digest = hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return f"{digest[:2]}/{digest[2:]}{ENDING}"


def described(work: Any) -> str:
    """Say which function it is, with the arguments that it was given beforehand.

    >>> described(partial(shard_name, "1"))
    "kamerspoor.pipeline.shards.shard_name('1')"

    Raises: UsageError for a function that has no name of its own, so that no other process could find it.
    """
    if isinstance(work, partial):
        given = [*map(repr, work.args), *(f"{key}={value!r}" for key, value in sorted(work.keywords.items()))]
        return f"{described(work.func)}({', '.join(given)})"
    name = getattr(work, "__qualname__", "<none>")
    if "<" in name:
        raise UsageError(
            "a cluster cannot run this function", where=repr(work), remedy="give a function of a module, or a partial"
        )
    return f"{work.__module__}.{name}"


def make_shard(order: Order, bodies: Sequence[bytes]) -> str:
    """Read the documents of one shard, write it, and give its name. This runs on a machine of the cluster.

    Raises: KamerspoorError when this machine has another engine or does not share the folder; OSError when the
    folder takes no more.
    """
    _require_same_house(order.engine, order.folder, order.mark)
    rows = [
        attempt(partial(_bytes_only, order.work), Task(shown, shown, body))
        for (shown, _), body in zip(order.documents, bodies, strict=True)
    ]
    Folder(order.folder).write(order.name, packed(order.documents, rows, order.engine))
    return order.name


def _bytes_only(work: Work[bytes], data: bytes, shown: str) -> bytes:
    payload = work(data, shown)
    if not isinstance(payload, bytes):
        raise TypeError(f"on a cluster the work gives bytes, here {type(payload).__name__}")
    return payload


@lru_cache(maxsize=4)
def _require_same_house(engine: str, folder: str, mark: str) -> None:
    """Refuse to work where the records would differ or nobody would find them."""
    if house() != engine:
        raise KamerspoorError(
            f"it has kamerspoor {house()}, the run is made with {engine}",
            where=_this_machine(),
            remedy="install the same version of kamerspoor on every machine",
        )
    if not Folder(folder).holds(mark, SOME_LOOKS):
        raise KamerspoorError(
            f"it does not share the folder for shards, {folder}",
            where=_this_machine(),
            remedy="give a folder on a file system that all machines share, under the same path, or a URI",
        )


def _this_machine() -> str:
    import socket

    return f"machine {socket.gethostname()}"


def _schema() -> Any:
    import pyarrow as pa

    text, data = pa.string(), pa.large_binary()
    return pa.schema([("source", text), ("sha256", text), ("payload", data), ("failure", text)])


def packed(documents: Sequence[Named], rows: Sequence[Done[bytes] | Failed], engine: str) -> bytes:
    """Give the bytes of a shard's file: the same for the same rows.

    Shape: Parquet with the columns source, sha256, payload (null when it failed) and failure (null when not).
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = [
        [_printable(shown) for shown, _ in documents],
        [sha256 for _, sha256 in documents],
        [row.payload if isinstance(row, Done) else None for row in rows],
        [row.message if isinstance(row, Failed) else None for row in rows],
    ]
    schema = _schema().with_metadata({"kamerspoor.engine": engine})
    table = pa.table(columns, schema=schema)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", use_dictionary=False, write_page_checksum=True)
    whole: bytes = sink.getvalue().to_pybytes()
    return whole


def unpacked(data: bytes, documents: Sequence[Named]) -> list[Done[bytes] | Failed]:
    """Give the rows of a shard's file.

    Raises: Damaged, when it is not whole or not of these documents.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(pa.BufferReader(data), page_checksum_verification=True)
        columns = [column.to_pylist() for column in table.columns]
    # Altered bytes end in whatever they happen to mean to the decoder.
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        raise Damaged(str(error)) from error
    if not table.schema.equals(_schema()):
        raise Damaged("it has other columns")
    if list(zip(columns[0], columns[1], strict=True)) != [(_printable(shown), sha256) for shown, sha256 in documents]:
        raise Damaged("it holds other documents")
    rows = zip(documents, columns[2], columns[3], strict=True)
    return [_row(document.shown, payload, failure) for document, payload, failure in rows]


def _row(shown: str, payload: bytes | None, failure: str | None) -> Done[bytes] | Failed:
    if payload is not None and failure is None:
        return Done(shown, payload)
    if failure is not None and payload is None:
        return Failed(shown, failure)
    raise Damaged("a row holds neither a payload nor a failure")


def for_good(rows: Sequence[Done[bytes] | Failed]) -> bool:
    """Tell whether a later run would find the same: want of memory passes."""
    return not any(isinstance(row, Failed) and row.message == NO_MEMORY for row in rows)


def _printable(shown: str) -> str:
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


class Folder:
    """The folder of shards: a path that all machines share, or a URI of a file system that they all reach."""

    def __init__(self, place: str) -> None:
        import pyarrow as pa
        from pyarrow import fs

        self.place = place
        try:
            if "://" in place:
                self.system, self.root = fs.FileSystem.from_uri(place)
            else:
                self.system, self.root = fs.LocalFileSystem(), place
        except (pa.ArrowException, OSError, ValueError) as error:
            raise UsageError(
                f"no folder for shards: {error}", where=place, remedy="give a path, or a URI such as s3://bucket/folder"
            ) from error

    def holds(self, name: str, looks: Sequence[float] = ONE_LOOK) -> bool:
        """Tell whether there is a file of this name, in some looks with pauses before them."""
        from pyarrow import fs

        for pause in looks:
            sleep(pause)
            if self.system.get_file_info(self._path(name)).type == fs.FileType.File:
                return True
        return False

    def read(self, name: str) -> bytes:
        """Give the bytes of a file.

        Raises: OSError.
        """
        with self.system.open_input_file(self._path(name)) as file:
            data: bytes = file.read()
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file so that it is there whole or not at all.

        Raises: OSError.
        """
        path = self._path(name)
        if self.system.type_name in WHOLE_AT_ONCE:
            self._put(path, data)
            return
        self.system.create_dir(path.rpartition("/")[0], recursive=True)
        beside = f"{path}.{uuid4().hex[:12]}.part"
        try:
            self._put(beside, data)
            self.system.move(beside, path)
        except BaseException:
            with suppress(OSError):
                self.system.delete_file(beside)
            raise

    def _put(self, path: str, data: bytes) -> None:
        with self.system.open_output_stream(path) as file:
            file.write(data)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with suppress(OSError):
            self.system.delete_file(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}"
