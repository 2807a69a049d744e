"""What commands that change the archive share: the search index is kept up meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kamerspoor.cli.answering import say


@contextmanager
def kept_up(path: str) -> Iterator[None]:
    """Keep the index of an archive up with what the body changes; say where that went wrong, and no more."""
    from functools import partial

    from kamerspoor.search.following import following
    from kamerspoor.search.index import folder_of
    from kamerspoor.store.sqlite import open_to_write

    with following(folder_of(path), partial(open_to_write, path), say):
        yield
