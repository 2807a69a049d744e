"""The parts of a compound: `wapenembargo` is an embargo and about wapens."""

from __future__ import annotations


def parts(word: str) -> tuple[str, ...]:
    """Give the roots of the parts of a compound; none where a word is no compound or it is not sure."""
    return ()
