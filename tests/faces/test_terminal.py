"""The view in the terminal."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from kamerspoor.export.terminal import Look, render_part, render_terminal
from kamerspoor.model import Actor, Document, FollowUp, MotionLink, Statement

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
        "10 statements, 4 follow-ups, 5 headings, 16 sentences, 6 references, 7 dates,",
        "--format html",
    ):
        assert words in view


def test_sections_come_in_order_and_only_when_filled() -> None:
    heads = re.findall(r"^([A-Z][a-z-]+)  \d+$", render_terminal(sample()), re.MULTILINE)
    assert heads == ["Said", "Motions", "Follow-ups", "Checks", "Outline", "References", "Dates", "Footnotes"]
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
    assert "Said  200\n" in view
    assert "and 100 more" in view
    assert len(re.findall(r"^    Raad  ", view, re.MULTILINE)) == 10


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


def lines_of(view: str, name: str) -> list[str]:
    """Give the lines below the name of a part, up to the next part."""
    rest = view.split(f"\n{name}  ", 1)[1].splitlines()[1:]
    return list(itertools.takewhile(lambda line: not line or line.startswith("  "), rest))


@pytest.mark.parametrize(
    "line",
    [
        r"  Interne markt › Batterijketen",
        r"    Raad +discussed +sprak over de batterijketen",
        r"    Kabinet +urged +gevraagd om een register voor grondstoffen",
        r" +for België; backed by Finland and Portugal",
        r"    lidstaten \(several\) +supported +Enkele lidstaten, waaronder Finland, steunden dit\.",
        r"    Finland.\? +did not support +Enkele lidstaten, waaronder Finland, steunden dit\.",
        r"    Europese Commissie +expected to provide +De Commissie komt naar verwachting .*…",
        r"    Kabinet \+ Duitsland +stressed +Het kabinet lette daarbij op drie punten:",
        r"    Kabinet.\? +means to +ontvangt uw Kamer een brief",
    ],
)
def test_who_said_what_stands_under_its_heading(line: str) -> None:
    said = lines_of(render_terminal(sample(), Look(120)), "Said")
    assert [row for row in said if re.fullmatch(line, row)]


def test_doubt_is_explained_only_where_there_is_some() -> None:
    record = sample()
    assert "? not sure" in render_terminal(record)
    sure = replace(record, statements=tuple(s for s in record.statements if s.grade == "sure"))
    assert "? not sure" not in render_terminal(sure)
    assert "\u00a0?" not in render_terminal(sure)


def test_a_statement_takes_one_line_but_for_who_stands_beside_it() -> None:
    said = lines_of(render_terminal(sample(), Look(120)), "Said")
    rows = [row for row in said if row.startswith("    ")]
    assert len(rows) == len(sample().statements) + 1


def test_motions_tell_how_each_statement_bears_on_them() -> None:
    said = lines_of(render_terminal(sample(), Look(120)), "Motions")
    assert said[:4] == [
        "  kst-36200-XIII-88  Schutte c.s.",
        "    in line with it:  Kabinet urged gevraagd om een register voor grondstoffen",
        "  kst-21501-30-598  Van Dijk, Ouwehand",
        "    considered done:  Kabinet\u00a0? promised Aan een motie uit een eerder overleg van 1 februari jl. "
        "(21 501-30, nr. 598) is",
    ]


def test_follow_ups_come_by_date_and_those_without_last() -> None:
    said = lines_of(render_terminal(sample(), Look(120)), "Follow-ups")
    assert said[:4] == [
        "  30 Sep 2023        Kabinet             brief over beperkingen · promise · to Schutte",
        "  7 Dec 2023         –                   volgende Raad (uncertain) · agenda",
        "  quarter 4 of 2023  Europese Commissie  voorstel over de batterijketen (naar verwachting) · publication",
        "  no date            –                   einde van de termijn · decision",
    ]


@pytest.mark.parametrize("name", ["statements", "follow_ups", "references", "dates", "mentions", "checks", "sentences"])
@pytest.mark.parametrize("width", [80, 120])
def test_a_part_alone_is_whole(name: str, width: int) -> None:
    record = many_times(sample(), 20)
    view = render_part(record, name, Look(width))
    assert view.startswith("stukken/verslag.txt\n\n")
    assert f"  {len(getattr(record, name))}\n" in view
    assert " more (" not in view
    assert max(map(len, view.splitlines())) <= width
    assert f"no {name.replace('_', '-')} found" in render_part(Builder().record("x.txt", Document()), name)


def test_statements_cannot_steer_the_terminal_nor_break_a_line() -> None:
    bad = "\x1b[31m\n\u202e" + "x" * 900
    record = plain("Een zin met woorden.")
    sentence = record.sentences[0]
    said = Statement(
        sentence.start,
        sentence.end,
        Actor(bad),
        bad,
        co_actors=(bad,),
        on_behalf_of=(bad,),
        links=(MotionLink("cited", bad, (bad,)),),
        grade="likely",
    )
    to_come = FollowUp(sentence.start, sentence.end, bad, bad, bad, True, None, bad, bad)
    view = render_terminal(replace(record, statements=(said,), follow_ups=(to_come,)))
    assert "\x1b" not in view
    assert "\u202e" not in view
    assert max(map(len, view.splitlines())) <= 80


def test_an_empty_record_and_a_huge_line_are_fine() -> None:
    assert "no sentences" in render_terminal(Builder().record(None, Document()))
    huge = plain("woord" * 400_000)
    assert len(render_terminal(huge)) < 2_000
    assert max(map(len, render_terminal(huge, Look(80, False, True)).splitlines())) <= 80
