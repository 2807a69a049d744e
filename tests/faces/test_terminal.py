"""The view in the terminal."""

from __future__ import annotations

import re

import pytest

from kamerspoor.export.terminal import Look, render_terminal
from kamerspoor.model import Document

from .sample_record import Builder, many_times, plain, sample


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("text", [False, True])
def test_lines_fit_and_carry_no_escapes(width: int, text: bool) -> None:
    view = render_terminal(sample(), Look(width, False, text))
    assert max(map(len, view.splitlines())) <= width
    assert "\x1b" not in view
    assert view.endswith("\n")
    assert not view.endswith("\n\n")


def test_it_says_what_a_reader_looks_for() -> None:
    view = render_terminal(sample())
    for words in (
        "Raad voor Concurrentievermogen",
        "22–23 May 2023, Tallinn",
        "21501-30, nr. 612 (kst-21501-30-612)",
        "Kamerstuk 36 200 XIII, nr. 88",
        "motion by Schutte c.s.",
        "warning  7 december 2023",
        "5 headings, 16 sentences, 6 references, 7 dates, 2 checks.",
        "--format html",
    ):
        assert words in view


def test_sections_come_in_order_and_only_when_filled() -> None:
    heads = re.findall(r"^([A-Z][a-z]+)  \d+$", render_terminal(sample()), re.MULTILINE)
    assert heads == ["Outline", "References", "Dates", "Footnotes", "Checks"]
    assert re.findall(r"^([A-Z][a-z]+)  \d+$", render_terminal(plain("Een regel.")), re.MULTILINE) == []


def test_what_is_ahead_comes_first() -> None:
    view = render_terminal(sample(), Look(120))
    dates = re.findall(r"^  (\d{4}-\S+|P2Y) ", view, re.MULTILINE)
    assert dates[:3] == ["2023-09-30", "2023-12-07", "2023-Q4"]


def test_sub_headings_are_indented_and_counted_in_their_parent() -> None:
    view = render_terminal(sample())
    assert re.search(r"^  Interne markt +11 +3$", view, re.MULTILINE)
    assert re.search(r"^    Batterijketen +8 +3$", view, re.MULTILINE)


def test_long_lists_are_cut_and_say_so() -> None:
    view = render_terminal(many_times(sample(), 20))
    assert "References  120\n" in view
    assert "and 80 more" in view


def test_the_text_is_whole_when_asked() -> None:
    record = sample()
    view = render_terminal(record, Look(80, False, True))
    words = " ".join(view.split())
    for block in record.blocks:
        if block.kind != "footnote":
            assert " ".join(record.quote(block).split()) in words


def test_nothing_steers_the_terminal() -> None:
    record = plain("Een \x1b[31mrood\x1b[0m woord \u202eomgekeerd\x07.", "\x1b]0;x\x07.txt")
    for colour in (False, True):
        view = render_terminal(record, Look(80, colour, True))
        assert "\x1b[31m" not in view
        assert "\x1b]0" not in view
        assert "\u202e" not in view


def test_colour_is_only_there_when_asked() -> None:
    assert "\x1b[" in render_terminal(sample(), Look(80, True))


def test_an_empty_record_and_a_huge_line_are_fine() -> None:
    assert "no sentences" in render_terminal(Builder().record(None, Document()))
    huge = plain("woord" * 400_000)
    assert len(render_terminal(huge)) < 2_000
    assert max(map(len, render_terminal(huge, Look(80, False, True)).splitlines())) <= 80
