"""From what a reader hands over to clean text with drafts of its blocks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor.raw import Raw
from kamerspoor.spans import Edit, Span, Text, compose, settle
from kamerspoor.text.characters import (
    find_character_edits,
    find_composing_edits,
    find_mojibake_edits,
    find_spaced_letter_edits,
)
from kamerspoor.text.drafts import BULLET, Draft, draft_blocks
from kamerspoor.text.furniture import find_furniture
from kamerspoor.text.lines import measure, split_lines
from kamerspoor.text.notes import find_marks, find_notes

_GAP = re.compile(r"\s{1,3}(?=[.,;:)])")
_FOLDED = re.compile(r"[ \t]*[\n\r\f][ \t\n\r\f]*")


class Layout(NamedTuple):
    """Clean text and its drafts (one a span of `text.blocks`, none empty).

    `marks`: clean spans of the digits that call a note; `loose`: of digits that look like it and
    that no note answers, where there are notes; `foot`: the running foot's match, if any.
    """

    text: Text
    drafts: tuple[Draft, ...]
    marks: tuple[Span, ...]
    loose: tuple[Span, ...]
    foot: re.Match[str] | None
    wrapped: bool


def lay_out(raw: Raw) -> Layout:
    """Repair raw text and find its blocks."""
    layout = _laid_out(raw, list(find_character_edits(raw.text)))
    if unicodedata.is_normalized("NFC", layout.text.clean):
        return layout
    return _laid_out(raw, list(find_composing_edits(raw.text)))


def _laid_out(raw: Raw, edits: list[Edit]) -> Layout:
    edits += [*find_mojibake_edits(raw.text), *find_spaced_letter_edits(raw.text)]
    if raw.form == "elements":
        return _from_elements(raw, edits)
    lines = split_lines(raw)
    furniture = find_furniture(lines)
    measured = measure([line for i, line in enumerate(lines) if i not in furniture.lines])
    marks = list(raw.marks) or find_marks(raw.text)
    notes = find_notes(raw.text, lines, furniture.lines, measured, marks)
    drafted = draft_blocks(raw.text, lines, furniture.lines, notes, measured)
    # Line ends come first: a space before one belongs to the join, not to the repair of spaces.
    edits.extend(_gaps_after_marks(raw))
    return _composed(
        raw.text, [*drafted.edits, *edits], [*drafted.body, *drafted.notes], marks, furniture.foot, measured.wrapped
    )


def _gaps_after_marks(raw: Raw) -> list[Edit]:
    """Close the gap that extraction leaves between a raised mark and the punctuation behind it."""
    found = []
    for _, end in raw.marks:
        if match := _GAP.match(raw.text, end):
            found.append(Edit(end, match.end(), "", "mark-gap"))
    return found


def _from_elements(raw: Raw, edits: list[Edit]) -> Layout:
    body: list[Draft] = []
    notes: list[Draft] = []
    for element in raw.elements:
        span = _trim(raw.text, Span(element.start, element.end))
        kind = element.kind
        if kind is None and BULLET.match(raw.text, span.start, span.end):
            kind = "list_item"
        draft = Draft((span,), kind, element.level, element.marker, element.role)
        (notes if kind == "footnote" else body).append(draft)
        if kind != "table":
            edits.extend(
                Edit(m.start(), m.end(), " ", "white-space") for m in _FOLDED.finditer(raw.text, span.start, span.end)
            )
    return _composed(raw.text, edits, [*body, *notes], raw.marks, None, False)


def _composed(
    raw: str,
    edits: Sequence[Edit],
    drafts: Sequence[Draft],
    marks: Sequence[tuple[int, int]],
    foot: re.Match[str] | None,
    wrapped: bool,
) -> Layout:
    settled = settle(edits)
    text = compose(raw, settled, [draft.ranges for draft in drafts])
    called = {draft.marker for draft in drafts if draft.kind == "footnote"}
    clean_marks = [m for m in text.spans_to_clean([Span(*mark) for mark in marks if called]) if m]
    trimmed = [_trim(text.clean, span) for span in text.blocks]
    if any(span.start == span.end for span in trimmed):
        # A block of nothing but dropped characters: lay out again without it.
        kept = [draft for draft, span in zip(drafts, trimmed, strict=True) if span.end > span.start]
        return _composed(raw, edits, kept, marks, foot, wrapped)
    text = Text(text.clean, tuple(trimmed), text.pieces, text.edits)
    used = tuple(m for m in clean_marks if text.clean[m.start : m.end] in called)
    return Layout(text, tuple(drafts), used, tuple(m for m in clean_marks if m not in used), foot, wrapped)


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
