"""Make the rows of commitments anew."""

from __future__ import annotations

from kamerspoor.store.protocol import Writer


def make(archive: Writer, keys: list[str]) -> None:
    """Make the rows of these commitments anew, within the caller's transaction."""
