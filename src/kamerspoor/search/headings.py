"""Under which heading of its document each snippet stands; only the archive knows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from kamerspoor.search.answers import Answer, Hit
from kamerspoor.search.snippets import Snippet
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import HeadingRow


def with_headings(answer: Answer, archive: Reader) -> Answer:
    """Name the headings over the snippets of documents."""
    wanted = {hit.card.document_id for hit in answer.hits if hit.card.unit == "document"} - {None}
    if not wanted:
        return answer
    headings: dict[int | None, list[HeadingRow]] = {}
    for row in archive.among(HeadingRow, "document_id", wanted):
        headings.setdefault(row.document_id, []).append(row)
    hits = tuple(_placed(hit, headings.get(hit.card.document_id, [])) for hit in answer.hits)
    return replace(answer, hits=hits)


def _placed(hit: Hit, headings: list[HeadingRow]) -> Hit:
    if not headings:
        return hit
    ordered = sorted(headings, key=lambda row: row.start)
    starts = [row.start for row in ordered]

    def placed(snippet: Snippet) -> Snippet:
        at = bisect_right(starts, snippet.start) - 1
        inside = at >= 0 and snippet.start < ordered[at].end
        return replace(snippet, heading=" ".join(ordered[at].title.split())) if at >= 0 and not inside else snippet

    return replace(hit, snippets=tuple(placed(snippet) for snippet in hit.snippets))
