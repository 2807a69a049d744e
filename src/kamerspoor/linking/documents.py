"""Make the rows of documents anew: commitments found in them, and what is doubtful beside other documents."""

from __future__ import annotations

from kamerspoor.linking.commitments import from_document as make_commitments
from kamerspoor.linking.findings import from_document as make_findings
from kamerspoor.store.protocol import Writer


def make(archive: Writer, keys: list[str]) -> None:
    """Make the rows of these documents anew, within the caller's transaction."""
    for key in keys:
        make_commitments(archive, int(key))
        make_findings(archive, int(key))
