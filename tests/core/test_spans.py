"""Edits, the clean text that follows from them, and the way back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.spans import BLOCK_BREAK, Edit, Origin, Piece, Span, compose, settle, trace

from .reading import STEADY


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit], list[list[Span]]]:
    """Draw a raw text, edits on it in any order and overlap, and blocks of ascending ranges."""
    raw = draw(st.text("abcé \n\xad", min_size=1, max_size=60))
    place = st.integers(0, len(raw))
    edits = [
        Edit(min(a, b), max(a, b), draw(st.text("xyz", max_size=3)), "rule")
        for a, b in draw(st.lists(st.tuples(place, place), max_size=12))
        if a != b
    ]
    cuts = sorted(set(draw(st.lists(place, max_size=10))))
    ranges = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    blocks: list[list[Span]] = []
    for span in ranges:
        if blocks and draw(st.booleans()):
            blocks[-1].append(span)
        else:
            blocks.append([span])
    return raw, edits, blocks


@STEADY
@given(edited())
def test_settled_edits_stand_alone(case: tuple[str, list[Edit], list[list[Span]]]) -> None:
    _, edits, _ = case
    settled = settle(edits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(settled))
    assert all(edit in edits for edit in settled)
    dropped = [edit for edit in edits if edit not in settled]
    for edit in dropped:
        assert any(kept.start < edit.end and edit.start < kept.end for kept in settled)


@STEADY
@given(edited())
def test_settling_twice_changes_nothing(case: tuple[str, list[Edit], list[list[Span]]]) -> None:
    settled = settle(case[1])
    assert settle(reversed(settled)) == settled


@STEADY
@given(edited())
def test_exact_pieces_are_the_raw_text(case: tuple[str, list[Edit], list[list[Span]]]) -> None:
    raw, edits, blocks = case
    text = compose(raw, settle(edits), blocks)
    for piece in text.pieces:
        assert 0 <= piece.raw_start < piece.raw_end <= len(raw)
        words = text.clean[piece.start : piece.end]
        if piece.exact:
            assert words == raw[piece.raw_start : piece.raw_end]
        else:
            assert words in {edit.replacement for edit in text.edits}


@STEADY
@given(edited())
def test_pieces_tile_the_text_apart_from_block_breaks(case: tuple[str, list[Edit], list[list[Span]]]) -> None:
    raw, edits, blocks = case
    text = compose(raw, settle(edits), blocks)
    at = 0
    for piece in text.pieces:
        assert piece.start < piece.end
        assert text.clean[at : piece.start] in (BLOCK_BREAK * n for n in range(len(blocks) + 1))
        at = piece.end
    assert text.clean[at:] in (BLOCK_BREAK * n for n in range(len(blocks) + 1))
    assert len(text.blocks) == len(blocks)
    joined = BLOCK_BREAK.join(text.clean[span.start : span.end] for span in text.blocks)
    assert joined == text.clean


@STEADY
@given(edited())
def test_pieces_go_forward_in_the_raw_text(case: tuple[str, list[Edit], list[list[Span]]]) -> None:
    raw, edits, blocks = case
    pieces = compose(raw, settle(edits), blocks).pieces
    assert all(a.raw_end <= b.raw_start for a, b in itertools.pairwise(pieces))


@STEADY
@given(edited())
def test_no_character_outside_an_edit_is_lost(case: tuple[str, list[Edit], list[list[Span]]]) -> None:
    raw, edits, blocks = case
    settled = settle(edits)
    text = compose(raw, settled, blocks)
    kept = {at for piece in text.pieces if piece.exact for at in range(piece.raw_start, piece.raw_end)}
    changed = {at for edit in settled for at in range(edit.start, edit.end)}
    for ranges in blocks:
        for low, high in ranges:
            assert set(range(low, high)) - kept <= changed


@STEADY
@given(edited())
def test_without_edits_blocks_are_their_ranges(case: tuple[str, list[Edit], list[list[Span]]]) -> None:
    raw, _, blocks = case
    text = compose(raw, [], blocks)
    assert text.clean == BLOCK_BREAK.join("".join(raw[a:b] for a, b in ranges) for ranges in blocks)


@STEADY
@given(edited())
def test_a_raw_offset_goes_to_its_own_character(case: tuple[str, list[Edit], list[list[Span]]]) -> None:
    raw, edits, blocks = case
    text = compose(raw, settle(edits), blocks)
    exact = {at: p.start + at - p.raw_start for p in text.pieces if p.exact for at in range(p.raw_start, p.raw_end)}
    for at in range(len(raw)):
        clean = text.to_clean(at)
        if at in exact:
            assert clean == exact[at]
            assert text.clean[exact[at]] == raw[at]


@STEADY
@given(edited(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_spans_to_clean_hold_what_is_left_of_them(
    case: tuple[str, list[Edit], list[list[Span]]], wanted: list[tuple[int, int]]
) -> None:
    raw, edits, blocks = case
    text = compose(raw, settle(edits), blocks)
    spans = [Span(min(pair), max(pair)) for pair in wanted]
    found = text.spans_to_clean(spans)
    assert len(found) == len(spans)
    for span, clean in zip(spans, found, strict=True):
        touched = [
            p for p in text.pieces if p.raw_start < span.end and span.start < p.raw_end and span.start < span.end
        ]
        assert (clean is None) == (not touched)
        if clean:
            assert 0 <= clean.start < clean.end <= len(text.clean)
            assert touched[0].start <= clean.start
            assert clean.end <= touched[-1].end


@STEADY
@given(edited())
def test_tracing_through_a_reader_that_copies(case: tuple[str, list[Edit], list[list[Span]]]) -> None:
    raw, edits, blocks = case
    pieces = compose(raw, settle(edits), blocks).pieces
    assert trace(pieces, [Origin(0, len(raw), 0, len(raw))]) == [p[:4] for p in pieces]


@STEADY
@given(edited(), st.data())
def test_tracing_through_cut_up_origins(case: tuple[str, list[Edit], list[list[Span]]], data: st.DataObject) -> None:
    """A source that holds each stretch of the raw text behind other characters."""
    raw, edits, blocks = case
    text = compose(raw, settle(edits), blocks)
    cuts = sorted({0, len(raw), *data.draw(st.lists(st.integers(0, len(raw)), max_size=5))})
    source, origins = "", []
    for low, high in itertools.pairwise(cuts):
        source += "<tag>"
        origins.append(Origin(low, high, len(source), len(source) + high - low))
        source += raw[low:high]
    covered = 0
    for start, end, source_start, source_end in trace(text.pieces, origins):
        assert 0 <= source_start < source_end <= len(source)
        covered += 1
        if any(p.exact and p.start <= start and end <= p.end for p in text.pieces):
            assert text.clean[start:end] == source[source_start:source_end]
    assert covered >= len(text.pieces)


TRACED = {
    "a gap of the reader's own is left out": (
        [Piece(0, 6, 0, 6, True)],
        [Origin(0, 2, 10, 12), Origin(4, 6, 20, 22)],
        [(0, 2, 10, 12), (4, 6, 20, 22)],
    ),
    "an entity stands for one character": (
        [Piece(0, 3, 0, 3, True)],
        [Origin(0, 1, 0, 1), Origin(1, 2, 1, 6), Origin(2, 3, 6, 7)],
        [(0, 1, 0, 1), (1, 2, 1, 6), (2, 3, 6, 7)],
    ),
    "a replacement over two origins is one": (
        [Piece(0, 1, 0, 4, False)],
        [Origin(0, 2, 5, 7), Origin(2, 4, 9, 11)],
        [(0, 1, 5, 11)],
    ),
    "a piece before every origin gives nothing": ([Piece(0, 1, 0, 1, True)], [Origin(5, 6, 0, 1)], []),
    "no origins": ([Piece(0, 1, 0, 1, True)], [], []),
}


@pytest.mark.parametrize(("pieces", "origins", "expected"), TRACED.values(), ids=TRACED)
def test_trace(pieces: list[Piece], origins: list[Origin], expected: list[tuple[int, int, int, int]]) -> None:
    assert trace(pieces, origins) == expected


SETTLED = {
    "the earlier of two that overlap": ([Edit(2, 5, "b", "b"), Edit(0, 3, "a", "a")], ["a"]),
    "the wider of two that begin together": ([Edit(0, 1, "a", "a"), Edit(0, 4, "b", "b")], ["b"]),
    "neighbours both": ([Edit(0, 2, "a", "a"), Edit(2, 4, "b", "b")], ["a", "b"]),
    "the first given of two on the same range": ([Edit(0, 2, "a", "a"), Edit(0, 2, "b", "b")], ["a"]),
    "none": ([], []),
}


@pytest.mark.parametrize(("edits", "rules"), SETTLED.values(), ids=SETTLED)
def test_settle(edits: list[Edit], rules: list[str]) -> None:
    assert [edit.rule for edit in settle(edits)] == rules


COMPOSED = {
    "an edit over the end of a block's range": (
        "ab-\ncd",
        [Edit(2, 4, "", "join")],
        [[Span(0, 4)], [Span(4, 6)]],
        "ab\n\ncd",
    ),
    "two ranges joined by an edit": ("ab\nXX\ncd", [Edit(2, 3, " ", "join")], [[Span(0, 3), Span(6, 8)]], "ab cd"),
    "a block whose words are all deleted": ("abc", [Edit(0, 3, "", "drop")], [[Span(0, 3)]], ""),
    "an empty block between two": ("abcd", [], [[Span(0, 1)], [Span(2, 2)], [Span(3, 4)]], "a\n\n\n\nd"),
    "no blocks": ("abc", [], [], ""),
    "edits before and after the block": ("abcd", [Edit(0, 1, "X", "x"), Edit(3, 4, "Y", "y")], [[Span(1, 3)]], "bc"),
}


@pytest.mark.parametrize(("raw", "edits", "blocks", "clean"), COMPOSED.values(), ids=COMPOSED)
def test_compose(raw: str, edits: list[Edit], blocks: list[list[Span]], clean: str) -> None:
    assert compose(raw, edits, blocks).clean == clean
