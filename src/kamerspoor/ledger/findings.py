"""The ledger of doubts: what is odd about a document beside the others and official data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, FindingRow

SEVERITIES = ("error", "warning", "info")
MOST = 100


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt, where it stands and what is likely meant.

    `start`/`end`: its place in the text, `quote` the words there. `document`: the Kamerstuk's key, else its title;
    `date`: that of the document, else of its meeting.
    """

    document: str | None
    document_id: int
    title: str | None
    council: str | None
    date: str | None
    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    start: int | None
    end: int | None
    quote: str | None
    compared: tuple[str, ...]
    likely: str | None


@dataclass(frozen=True, slots=True)
class Doubts:
    """The doubts asked for, the latest document first; `count` of them in all, and how many of each code."""

    doubts: tuple[Doubt, ...]
    count: int
    codes: tuple[tuple[str, int], ...]


def doubts(
    archive: Reader,
    *,
    code: str | None = None,
    least: str = "info",
    council: str | None = None,
    since: str | None = None,
    limit: int = MOST,
) -> Doubts:
    """Give the findings across documents. Copies of one Kamerstuk count once.

    `code`: of this kind alone; `least`: the mildest severity; `since`: in documents of this day and later.
    """
    asked = {"code": code} if code else {}
    severities = SEVERITIES[: SEVERITIES.index(least) + 1]
    found = [row for row in archive.find(FindingRow, scope="archive", **asked) if row.severity in severities]
    documents = _shown(archive, found)
    kept = [
        (row, document)
        for row in found
        if (document := documents.get(row.document_id))
        and (council is None or document.council == council)
        and (since is None or _day(document) >= since)
    ]
    # Two sorts: the latest document first, and within one the order of its text.
    kept.sort(key=lambda pair: pair[0].ordinal)
    kept.sort(key=lambda pair: (_day(pair[1]), pair[1].id), reverse=True)
    codes: dict[str, int] = {}
    for row, _ in kept:
        codes[row.code] = codes.get(row.code, 0) + 1
    return Doubts(
        tuple(_doubt(archive, row, document) for row, document in kept[:limit]),
        len(kept),
        tuple(sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _shown(archive: Reader, found: list[FindingRow]) -> dict[int, DocumentRow]:
    """Give the documents that findings are about, of one key only the best."""
    rows = archive.among(DocumentRow, "id", {row.document_id for row in found})
    best: dict[str, DocumentRow] = {}
    for row in sorted(rows, key=lambda row: (row.preference, row.id)):
        best.setdefault(row.key or f"{row.id}", row)
    return {row.id: row for row in best.values()}


def _day(document: DocumentRow) -> str:
    return document.date or document.meeting_to or ""


def _doubt(archive: Reader, row: FindingRow, document: DocumentRow) -> Doubt:
    text = archive.record(document.id).text if row.start is not None else ""
    return Doubt(
        document=document.key or document.title,
        document_id=document.id,
        title=document.title,
        council=document.council,
        date=_day(document) or None,
        code=row.code,
        severity=row.severity,
        message=row.message,
        start=row.start,
        end=row.end,
        quote=" ".join(text[row.start : row.end].split()) if row.start is not None else None,
        compared=row.compared,
        likely=row.likely,
    )
