"""Make the rows of documents anew: commitments found in them, and what is doubtful beside other documents."""

from __future__ import annotations

from kamerspoor.linking import commitments, findings
from kamerspoor.store.protocol import Writer


def make(archive: Writer, keys: list[str]) -> None:
    """Make the rows of these documents anew, within the caller's transaction.

    Most documents are motions that promise nothing and cite nothing: those are told apart all at once, since reading
    a record costs more than all else here.
    """
    ids = [int(key) for key in keys]
    silent = commitments.without_any(archive, ids)
    plain = findings.without_any(archive, ids)
    for document_id in ids:
        if document_id not in silent:
            commitments.from_document(archive, document_id)
        if document_id in plain:
            findings.forget(archive, document_id)
        else:
            findings.from_document(archive, document_id)
