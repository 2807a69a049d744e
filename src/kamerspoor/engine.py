"""Reading: raw text to record, stage by stage. Each stage takes earlier results and makes a new one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

from kamerspoor import lexicon, readers
from kamerspoor.checks import find_checks
from kamerspoor.errors import EmptyDocument
from kamerspoor.extract.dates import find_dates
from kamerspoor.extract.follow_ups import find_follow_ups
from kamerspoor.extract.mentions import find_mentions
from kamerspoor.extract.names import find_names
from kamerspoor.extract.references import find_references
from kamerspoor.extract.statements import find_statements, without_marks
from kamerspoor.model import SCHEMA, Check, Record, SourceSpan
from kamerspoor.raw import Raw
from kamerspoor.spans import Origin, Span, Text, trace
from kamerspoor.text.classify import classify
from kamerspoor.text.layout import Layout, lay_out
from kamerspoor.text.structure import structure

ENGINE_VERSION = "2"


@cache
def engine_name() -> str:
    """Name what a record is a function of, beside its text: engine and lexicon version."""
    return f"{ENGINE_VERSION}+{lexicon.version()}"


def read_bytes(data: bytes, source: str | None = None, *, max_bytes: int = readers.MAX_BYTES) -> Record:
    """Read a document of any known format.

    Shape: one `Record`; its spans count code points of `Record.text`.
    Raises: a `ReadError` when there is no text to be had from the bytes.
    """
    raw = readers.read_bytes(data, source, max_bytes=max_bytes)
    return read_raw(raw, source, hashlib.sha256(data).hexdigest())


def read_text(text: str, source: str | None = None) -> Record:
    """Read running text that is at hand as a string.

    Raises: EmptyDocument when it holds nothing but white space.
    """
    raw = Raw(text, "lines", "text", origins=(Origin(0, len(text), 0, len(text)),))
    return read_raw(raw, source, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def read_raw(raw: Raw, source: str | None, sha256: str) -> Record:
    """Run the stages over what a reader found."""
    layout = lay_out(raw)
    if not layout.drafts:
        raise EmptyDocument("there is no text in it", remedy="check that the file is the one you meant")
    clean = layout.text.clean
    blocks, sentences = structure(layout)
    document = classify(clean, blocks, raw.facts, layout.foot)
    links = [
        (span, link.target)
        for link, span in zip(
            raw.links, layout.text.spans_to_clean([Span(x.start, x.end) for x in raw.links]), strict=True
        )
        if span
    ]
    references = find_references(clean, blocks, document, links, layout.marks)
    dates = find_dates(clean, blocks, sentences, document, references)
    bare = without_marks(clean, layout.marks)
    names = find_names(bare, document)
    statements = find_statements(clean, blocks, sentences, document, references, names, layout.marks)
    return Record(
        schema=SCHEMA,
        source=source,
        sha256=sha256,
        format=raw.format,
        encoding=raw.encoding,
        engine=engine_name(),
        document=document,
        text=clean,
        source_map=_source_map(raw, layout.text),
        blocks=blocks,
        sentences=sentences,
        references=references,
        dates=dates,
        mentions=find_mentions(bare, document, references, names),
        statements=statements,
        follow_ups=find_follow_ups(clean, blocks, sentences, document, dates, statements),
        checks=(
            *raw.checks,
            *_repair_checks(layout),
            *find_checks(clean, blocks, sentences, document, references, dates, layout.loose),
        ),
    )


def _repair_checks(layout: Layout) -> Sequence[Check]:
    """Report repairs that a reader of the record should know of."""
    mended = [edit for edit in layout.text.edits if edit.rule == "mojibake"]
    if not mended:
        return ()
    pieces = {(p.raw_start, p.raw_end): p for p in layout.text.pieces if not p.exact}
    checks = []
    for edit in mended:
        if piece := pieces.get((edit.start, edit.end)):
            message = f"characters read in the wrong encoding were mended: {edit.replacement}"
            checks.append(Check("mojibake", message, "info", piece.start, piece.end))
    return checks


def _source_map(raw: Raw, text: Text) -> tuple[SourceSpan, ...]:
    """Give the way back: to offsets in the source, or for PDF to a page and a box on it."""
    if raw.format != "pdf":
        return tuple(trace(text.pieces, raw.origins))
    lines = [Origin(line.start, line.end, index, index + 1) for index, line in enumerate(raw.lines)]
    boxes: list[SourceSpan] = []
    for start, end, first, _ in trace(text.pieces, lines):
        line = raw.lines[first]
        if boxes and boxes[-1][1] == start and boxes[-1][2:] == (line.page, *line.box):
            start = int(boxes.pop()[0])
        boxes.append((start, end, line.page, *line.box))
    return tuple(boxes)
