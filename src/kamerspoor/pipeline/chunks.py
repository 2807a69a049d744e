"""Cut a run into chunks of bounded count and size, to hand them to other processes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from kamerspoor.pipeline.outcomes import STDIN, Failed, Item, load, why

CHUNK_FILES = 32
CHUNK_BYTES = 256 * 1024


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut the items into chunks of bounded count and size."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        weight, ready = _weigh(item)
        if chunk and (len(chunk) >= CHUNK_FILES or size + weight > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(ready)
        size += weight
    if chunk:
        yield chunk


def _weigh(item: Item) -> tuple[int, Item]:
    """Give the size of a document, and take in what another process could not read."""
    if isinstance(item, Failed):
        return 0, item
    try:
        if item.data is None and item.path != STDIN:
            status = os.stat(item.path)
            if stat.S_ISREG(status.st_mode):
                return status.st_size, item
        data = load(item)
    except OSError as error:
        return 0, Failed(item.shown, why(error))
    return len(data), item._replace(data=data)
