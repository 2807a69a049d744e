"""Find citations and resolve each to one canonical id."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kamerspoor.extract import citations
from kamerspoor.extract.found import Found
from kamerspoor.extract.motions import motion_before
from kamerspoor.extract.papers import find_papers, find_repeated
from kamerspoor.ids import url_of
from kamerspoor.model import Block, Document, Motion, Reference, ReferenceKind
from kamerspoor.spans import Span

_KIND_BY_PREFIX: tuple[tuple[str, ReferenceKind], ...] = (
    ("kst-", "kamerstuk"),
    ("dossier-", "kamerstuk"),
    ("blg-", "bijlage"),
    ("h-", "handelingen"),
    ("ah-", "kamervragen"),
    ("kv-", "kamervragen"),
    ("trb-", "treaty"),
    ("stb-", "law"),
    ("stcrt-", "law"),
    ("BWB", "law"),
    ("CELEX:", "eu_act"),
    ("ECLI:", "case"),
)


def find_references(
    clean: str,
    blocks: Sequence[Block],
    document: Document,
    links: Sequence[tuple[Span, str]],
    marks: Sequence[Span],
) -> tuple[Reference, ...]:
    """Find all references, in order of their place.

    `links` are official links with their targets: they win over what the text alone tells of the
    same words. A document's own number in its letterhead is no reference.
    """
    papers = list(find_papers(clean))
    by_text = [*papers, *find_repeated(clean, papers), *citations.find_citations(clean)]
    official = [_with_context(_from_link(span, target), by_text) for span, target in links]
    taken = sorted((f.start, f.end) for f in official)
    # What lies beside a link in the same citation stays: in `(36 600 XX, nrs. 47 en 48)` one may be linked.
    kept = [f for f in by_text if not _overlaps(taken, f.start, f.end)]
    starts = [b.start for b in blocks]
    calls = _note_calls(clean, blocks, marks)
    references: list[Reference] = []
    for found in sorted([*official, *_settled(kept)], key=lambda f: (f.start, f.end)):
        index = max(0, bisect_right(starts, found.start) - 1)
        block = blocks[index]
        if block.kind in ("letterhead", "title") and found.by == "text" and found.id in (document.id, None):
            continue
        if block.kind == "letterhead" and found.kind == "kamerstuk" and found.by == "text":
            continue
        in_note = block.kind == "footnote"
        motion = _motion(clean, found, block, calls.get(index) if in_note else None)
        references.append(
            Reference(
                found.start,
                found.end,
                found.kind,
                found.id,
                url_of(found.id) if found.url is None else found.url,
                found.by,
                motion,
                index if in_note else None,
                found.also,
            )
        )
    return tuple(references)


def _from_link(span: Span, target: str) -> Found:
    kind = next((k for prefix, k in _KIND_BY_PREFIX if target.startswith(prefix)), None)
    if kind:
        return Found(span.start, span.end, kind, target, "markup")
    return Found(
        span.start, span.end, "eu_document" if "europa.eu" in target else "kamerstuk", None, "markup", url=target
    )


def _with_context(link: Found, by_text: Sequence[Found]) -> Found:
    """Let an official link in a list know where the list began, as the text tells it."""
    same = next((f for f in by_text if f.id == link.id and f.start < link.end and link.start < f.end), None)
    return link._replace(head=same.head, group=same.group) if same else link


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(taken, (start, end))
    near = taken[max(0, index - 1) : index + 1]
    return any(low < end and start < high for low, high in near)


def _settled(found: Iterable[Found]) -> Iterator[Found]:
    """Drop what lies inside an earlier, longer find of another kind; lists share their span."""
    last: Found | None = None
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if last and item.start < last.end and item.group != last.group:
            continue
        if last is None or item.end > last.end or item.group != last.group:
            last = item
        yield item


def _note_calls(clean: str, blocks: Sequence[Block], marks: Sequence[Span]) -> dict[int, int]:
    """Map a footnote's block index to the place that calls it."""
    places = {clean[m.start : m.end]: m.start for m in reversed(marks)}
    return {
        i: places[b.marker] for i, b in enumerate(blocks) if b.kind == "footnote" and b.marker and b.marker in places
    }


def _motion(clean: str, found: Found, block: Block, call: int | None) -> Motion | None:
    """Tell whose motion a cited paper is, when the words before it (or before its note's mark) say so."""
    if found.kind != "kamerstuk" or not found.id:
        return None
    anchor = found.head if found.head is not None else found.start
    motion = motion_before(clean, block.start, anchor)
    if motion is None and call is not None:
        motion = motion_before(clean, max(0, call - 300), call)
    return motion
