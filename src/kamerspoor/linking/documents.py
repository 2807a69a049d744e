"""Make the rows of documents anew: commitments found in them, and what is doubtful beside other documents."""

from __future__ import annotations

from kamerspoor.linking import commitments, findings
from kamerspoor.store.protocol import Writer


def make(archive: Writer, keys: list[str]) -> None:
    """Make the rows of these documents anew, within the caller's transaction."""
    for key in keys:
        commitments.from_document(archive, int(key))
        findings.from_document(archive, int(key))
