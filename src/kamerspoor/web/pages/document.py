"""A document: its text with all that is found in it, what it cites, what cites it, and the bytes it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from kamerspoor.export.html_parts import official
from kamerspoor.export.summary import chosen
from kamerspoor.ledger import documents
from kamerspoor.ledger.documents import CitingList, Copy, Known, MeetingOf
from kamerspoor.model import Record
from kamerspoor.store.rows import DocumentRow
from kamerspoor.web import addresses
from kamerspoor.web.paging import PROBLEMS, Here, page

router = APIRouter()
_SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
_SHOWN = {"text": "txt", "xml": "xml", "html": "html"}
"""Formats that a browser is given as text, whatever they hold, with the ending for those who keep them."""
_KEPT = {
    "pdf": ("application/pdf", "pdf"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
}
Key = Annotated[str, Path(max_length=100, description="Its number (`kst-21501-02-2244`), or `sha256-` and 16 digits")]
Chosen = Annotated[str | None, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which statements are chosen: of whom, what was done, about which motion. None: whatever."""

    actor: str | None
    act: str | None
    motion: str | None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document.

    `name`: by which it is asked for. `known`: what the archive knows of the papers it cites; `itself`: of itself.
    `copies`: other documents with its number. `fitting`: the statements chosen, by their place in the record; None when
    no choice was made. `numbered`: each sentence shows its number. `source`: the address of the bytes it was read from,
    `official`: of the publication.
    """

    name: str
    record: Record
    official: str | None
    source: str
    itself: Known | None
    copies: tuple[Copy, ...]
    meetings: tuple[MeetingOf, ...]
    known: tuple[Known, ...]
    citing: CitingList
    choice: Choice
    fitting: tuple[int, ...] | None
    numbered: bool


@page(router, "/document/{key}", "document.html.j2", summary="A document, what it cites and what cites it", tag="pages")
def document(
    here: Here,
    key: Key,
    actor: Chosen = None,
    act: Chosen = None,
    motion: Chosen = None,
    zinnen: Annotated[bool, Query(description="Show the number of each sentence, as a link to it")] = False,
    na: Annotated[str | None, Query(max_length=40, description="Where the documents that cite it go on")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many documents that cite it")] = 20,
) -> DocumentPage:
    """Show a document."""
    reader = here.reader
    row = documents.named(reader, key)
    name = documents.names_of(reader, [row])[row.id] if not key.startswith("sha256-") else key
    # Where it lay on the disk of the archive's keeper is nobody else's business.
    record = replace(reader.record(row.id), source=None)
    cited = dict.fromkeys(reference.id for reference in record.references if reference.id not in (None, row.key))
    choice = Choice(actor or None, act or None, motion or None)
    own = documents.known(reader, [row.key], here.today) if row.key and row.kind == "motion" else ()
    return DocumentPage(
        name=name,
        record=record,
        official=official(record.document),
        source=addresses.source(name),
        itself=own[0] if own else None,
        copies=documents.copies_of(reader, row),
        meetings=documents.meetings_of(reader, row.id),
        known=documents.known(reader, (id for id in cited if id), here.today),
        citing=documents.citing(reader, row.key, limit, na),
        choice=choice,
        fitting=chosen(record, choice.actor, choice.act, choice.motion) if choice != _NONE else None,
        numbered=zinnen,
    )


_NONE = Choice(None, None, None)


@router.get(
    "/document/{key}/bron", summary="The bytes that a document was read from", tags=["pages"], response_class=Response,
    responses={200: {"description": "Text as text, else a file", "content": {"text/plain": {}}}, **PROBLEMS},
)  # fmt: skip
def source(here: Here, key: Key) -> Response:
    """Give the kept bytes, so that no browser runs what stands in them."""
    row = documents.named(here.reader, key)
    return _safely(here.reader.content(row.content_id), row, key, _charset(here.reader.record(row.id).encoding))


def _safely(data: bytes, row: DocumentRow, key: str, charset: str) -> Response:
    headers = {"content-security-policy": _SANDBOX}
    if row.format in _SHOWN:
        ending = _SHOWN[row.format]
        headers["content-disposition"] = f'inline; filename="{_file_name(key)}.{ending}"'
        return Response(data, media_type=f"text/plain; charset={charset}", headers=headers)
    media_type, ending = _KEPT.get(row.format, ("application/octet-stream", "bin"))
    headers["content-disposition"] = f'attachment; filename="{_file_name(key)}.{ending}"'
    return Response(data, media_type=media_type, headers=headers)


def _file_name(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", key)


def _charset(encoding: str | None) -> str:
    # Browsers write utf-16le where Python writes utf-16-le.
    name = (encoding or "utf-8").replace("utf-16-", "utf-16")
    return name if re.fullmatch(r"[A-Za-z0-9_.:-]{1,40}", name) else "utf-8"
