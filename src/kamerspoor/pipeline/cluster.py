"""Take documents through a function on a Ray cluster: shards out, shard files in, outcomes in order.

This process is the driver. It reads the documents, hands shards of them to the cluster, a bounded number at a
time, and loads the files that the cluster wrote, in the order of the input. What a machine returns is no more than
the name of its shard, so a machine may be lost at any moment: its shards are given to others. A shard whose file is
there is not made again, so a run that was broken off goes on where it stopped.

A document that ends its process is found by halving its shard: what dies twice alone is a failed row.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from types import ModuleType
from typing import Any
from uuid import uuid4

from kamerspoor.errors import KamerspoorError
from kamerspoor.pipeline.cluster_connection import LOCAL, connected, require_packages
from kamerspoor.pipeline.outcomes import DIED, Done, Failed, Item, Work, load, why
from kamerspoor.pipeline.shards import (
    UNTIL_NOTICED,
    Damaged,
    Folder,
    Named,
    Order,
    ShardSize,
    described,
    for_good,
    house,
    make_shard,
    shard_name,
    unpacked,
)

UNDER_WAY_PER_CORE = 2
# Shards that are done wait for their turn behind one that is not; they hold names only.
LINE_PER_CORE = 16
DEATHS = 2
LOSSES = 20
LOOK_SECONDS = 1.0
NOBODY_LEFT_SECONDS = 120
Outcome = Done[bytes] | Failed


@dataclass(slots=True, eq=False)
class _Shard:
    """A part of the input on its way: what fails before it is sent stands among the documents, in its place."""

    entries: list[Named | Failed]
    bodies: Any = None  # The documents' bytes, or where the cluster keeps them; None when they are done with.
    suspected: bool = False
    deaths: int = 0
    losses: int = 0
    present: bool = False
    task: Any = None
    name: str = ""
    fate: list[Outcome] | None = None

    @property
    def documents(self) -> tuple[Named, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Named))

    @property
    def ready(self) -> bool:
        return self.fate is not None or self.task is None


def run_on_cluster(
    items: Iterable[Item],
    work: Work[bytes],
    folder: str,
    address: str = LOCAL,
    *,
    size: ShardSize | None = None,
    jobs: int | None = None,
    patience: float = NOBODY_LEFT_SECONDS,
) -> Generator[Outcome, None, None]:
    """Apply `work` to every document on the machines of a cluster and give the outcomes in order.

    `work` must be a function of a module that every machine has. `folder` is where the shards go: a path that all
    machines share, or a URI. `jobs` counts the processes of a cluster that is started here. `patience` is how many
    seconds to wait for a machine when the cluster has none. Closing the iterator ends what is under way.

    Raises: UsageError when Ray is not installed or nobody answers; KamerspoorError when a machine has another
    engine or does not share the folder, when the folder takes no more, or when no machine is left.
    """
    require_packages()
    described(work)
    size = size or ShardSize()
    place = folder if "://" in folder else os.path.abspath(folder)
    store = Folder(place)
    mark = f"run-{uuid4().hex[:12]}"
    with connected(address, jobs) as ray:
        try:
            store.write(mark, b"")
        except OSError as error:
            raise _folder_refuses(place, error) from error
        driver = _Driver(ray, work, store, mark, patience, _cut(items, size))
        try:
            yield from driver.outcomes()
        finally:
            driver.end()
            store.remove(mark)


def _cut(items: Iterable[Item], size: ShardSize) -> Iterator[_Shard]:
    """Read the documents and cut them into shards of bounded count and size."""
    shard, weight = _Shard([], []), 0
    for item in items:
        entry, body = _fetch(item)
        full = len(shard.entries) >= size.documents or weight + len(body) > size.bytes
        if shard.entries and full:
            yield shard
            shard, weight = _Shard([], []), 0
        shard.entries.append(entry)
        if isinstance(entry, Named):
            shard.bodies.append(body)
            weight += len(body)
    if shard.entries:
        yield shard


def _fetch(item: Item) -> tuple[Named | Failed, bytes]:
    if isinstance(item, Failed):
        return item, b""
    try:
        body = load(item)
    except OSError as error:
        return Failed(item.shown, why(error)), b""
    return Named(item.shown, sha256(body).hexdigest()), body


@dataclass(slots=True)
class _Driver:
    """Keeps shards in the order of the input, gives them out, and takes in what became of them."""

    ray: ModuleType
    work: Work[bytes]
    folder: Folder
    mark: str
    patience: float
    shards: Iterator[_Shard]
    engine: str = field(default_factory=house)
    line: deque[_Shard] = field(default_factory=deque)
    under_way: dict[Any, _Shard] = field(default_factory=dict)
    alone_for: float = 0.0

    def outcomes(self) -> Iterator[Outcome]:
        """Give the outcomes of all documents in order."""
        while True:
            self._supply()
            if not self.line:
                return
            if not self.line[0].ready:
                self._collect()
            elif (rows := self._rows(self.line[0])) is not None:
                shard = self.line.popleft()
                found = iter(rows)
                yield from (entry if isinstance(entry, Failed) else next(found) for entry in shard.entries)

    def end(self) -> None:
        """Call off what is under way."""
        for task in self.under_way:
            self.ray.cancel(task, force=True)
        self.under_way.clear()

    def _supply(self) -> None:
        cores = max(1, int(self.ray.cluster_resources().get("CPU", 0)))
        while len(self.under_way) < cores * UNDER_WAY_PER_CORE and len(self.line) < cores * LINE_PER_CORE:
            shard = next(self.shards, None)
            if shard is None:
                return
            self.line.append(shard)
            self._admit(shard)

    def _admit(self, shard: _Shard) -> None:
        """Send a shard on its way, unless its file is there."""
        documents = shard.documents
        if not documents:
            shard.fate = []
            return
        shard.name = shard_name(self.engine, self.work, documents)
        if self.folder.holds(shard.name):
            shard.present = True
        elif len(documents) > 1 and self._was_halved(documents):
            self._halve(shard)
        else:
            self._send(shard)

    def _was_halved(self, documents: tuple[Named, ...]) -> bool:
        """Tell whether an earlier run came to halve this shard, so that it is not sent whole to die again."""
        middle = len(documents) // 2
        halves = (documents[:middle], documents[middle:])
        return any(self.folder.holds(shard_name(self.engine, self.work, half)) for half in halves)

    def _send(self, shard: _Shard) -> None:
        if isinstance(shard.bodies, list):
            shard.bodies = self.ray.put(shard.bodies)
        order = Order(self.work, shard.documents, self.folder.place, shard.name, self.engine, self.mark)
        # Each loss is counted here: the engine's own retries know no difference between a machine that is lost
        # and a document that kills.
        remote = self.ray.remote(num_cpus=1, max_retries=0)(make_shard)
        shard.present = False
        shard.task = remote.remote(order, shard.bodies)
        self.under_way[shard.task] = shard

    def _collect(self) -> None:
        """Wait for a shard, a moment at a time, and take note of what became of it."""
        ready, _ = self.ray.wait(list(self.under_way), num_returns=1, timeout=LOOK_SECONDS)
        if not ready:
            self._require_machines()
        for task in ready:
            self.alone_for = 0.0
            shard = self.under_way.pop(task)
            self._note(shard, self._answer(task))

    def _answer(self, task: Any) -> BaseException | None:
        """Give what went wrong with a task, or None when its shard was written."""
        from ray.exceptions import RayError, RayTaskError

        try:
            self.ray.get(task)
        except RayTaskError as error:
            return _in_plain_words(getattr(error, "cause", None) or error, self.folder.place)
        except RayError as error:
            lost: BaseException = error
            return lost
        return None

    def _note(self, shard: _Shard, error: BaseException | None) -> None:
        """Decide what follows for a shard: it is done, it goes out again, or it is halved."""
        from ray.exceptions import OutOfMemoryError, WorkerCrashedError

        if error is None:
            shard.task = None
        elif isinstance(error, KamerspoorError):
            raise error
        elif isinstance(error, WorkerCrashedError | OutOfMemoryError | MemoryError):
            shard.deaths += 1
            alone = len(shard.documents) == 1
            if shard.deaths < (DEATHS if alone or not shard.suspected else 1):
                self._send(shard)
            elif alone:
                shard.fate, shard.bodies = [Failed(shard.documents[0].shown, DIED)], None
            else:
                self._halve(shard)
        else:
            shard.losses += 1
            if shard.losses > LOSSES:
                raise KamerspoorError(
                    f"a shard was lost {LOSSES} times: {error}",
                    where="the cluster",
                    remedy="look at its machines (ray status); run again and it goes on from here",
                )
            self._send(shard)

    def _halve(self, shard: _Shard) -> None:
        """Put two halves in the place of a shard in which a process died."""
        bodies = shard.bodies if isinstance(shard.bodies, list) else self.ray.get(shard.bodies)
        middle = len(bodies) // 2
        # Failures that came before the cluster stay with the documents behind them.
        cut = [i for i, entry in enumerate(shard.entries) if isinstance(entry, Named)][middle]
        halves = [
            _Shard(shard.entries[:cut], bodies[:middle], suspected=True),
            _Shard(shard.entries[cut:], bodies[middle:], suspected=True),
        ]
        place = self.line.index(shard)
        del self.line[place]
        for offset, half in enumerate(halves):
            self.line.insert(place + offset, half)
        for half in halves:
            self._admit(half)

    def _rows(self, shard: _Shard) -> list[Outcome] | None:
        """Give the rows of a shard that is done; None when its file has to be made again."""
        if shard.fate is not None:
            return shard.fate
        try:
            if not self.folder.holds(shard.name, UNTIL_NOTICED):
                raise KamerspoorError(
                    f"the cluster wrote {shard.name}, and it is not there",
                    where=self.folder.place,
                    remedy="give a folder on a file system that all machines share, and remove nothing during the run",
                )
            rows = unpacked(self.folder.read(shard.name), shard.documents)
        except (Damaged, OSError) as error:
            shard.losses += 1
            if shard.losses > DEATHS:
                raise KamerspoorError(
                    f"{shard.name} cannot be read as it was written: {error}",
                    where=self.folder.place,
                    remedy="look at the disk; remove that file and run again",
                ) from error
            self._send(shard)
            return None
        if shard.present and not for_good(rows):
            self._send(shard)
            return None
        shard.bodies = None
        return rows

    def _require_machines(self) -> None:
        """Stop when there has been no machine to wait for, for longer than the caller's patience."""
        if self.ray.cluster_resources().get("CPU", 0) >= 1:
            self.alone_for = 0.0
            return
        self.alone_for += LOOK_SECONDS
        if self.alone_for >= self.patience:
            raise KamerspoorError(
                f"it has had no machine to read with for {self.alone_for:.0f} seconds",
                where="the cluster",
                remedy="start one (ray start --address=HOST:PORT) and run again: it goes on from here",
            )


def _in_plain_words(error: BaseException, folder: str) -> BaseException:
    """Give the error that a user can act on for what a task raised."""
    if isinstance(error, KamerspoorError | MemoryError):
        return error
    if isinstance(error, OSError):
        return _folder_refuses(folder, error)
    said = " ".join(str(error).split())[-300:]
    return KamerspoorError(
        f"a machine could not run the work: {type(error).__name__}: {said}",
        where="the cluster",
        remedy="install the same version of kamerspoor[cluster] on every machine",
    )


def _folder_refuses(folder: str, error: OSError) -> KamerspoorError:
    return KamerspoorError(
        f"the folder for shards cannot be written: {(error.strerror or str(error)).lower()}",
        where=folder,
        remedy="see that it exists, has room, and may be written by every machine",
    )
