"""Statements on the page: notes in the margin, colours, the lists at the end."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from kamerspoor.export.html import render_html
from kamerspoor.export.wording import DUTCH, ENGLISH, did
from kamerspoor.model import Actor, Block, Document, Record, Sentence, Statement

from .sample_record import many_times, sample

CSS = (files("kamerspoor.export") / "templates" / "page.css").read_text("utf-8")


def page_of(record: Record) -> LexborHTMLParser:
    return LexborHTMLParser(render_html(record))


def words(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def test_every_statement_has_its_note_in_its_sentence() -> None:
    record = sample()
    page = page_of(record)
    notes = page.css(".who")
    assert [note.attributes["id"] for note in notes] == [f"s{i}" for i in range(len(record.statements))]
    for statement, note in zip(record.statements, notes, strict=True):
        said = note.parent
        assert said is not None
        assert said.parent is not None
        sentence = next(i for i, s in enumerate(record.sentences) if s.start == statement.start)
        assert said.parent.attributes["id"] == f"s-{sentence}"
        assert said.prev is None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Kabinet deelname"),
        (1, "Raad besprak"),
        (2, "Kabinet drong aan namens België gesteund door Finland en Portugal motie 88: in lijn ermee"),
        (3, "lidstaten (meerdere) steunden"),
        (4, "Finland ? steunde niet"),
        (5, "Europese Commissie verwacht: beschikbaar stellen"),
        (6, "Kabinet + Duitsland benadrukten"),
        (7, "Zweeds voorzitterschap meldde niet"),
        (8, "Kabinet ? is van plan"),
        (9, "Kabinet ? zegde toe motie 598: afgedaan"),
    ],
)
def test_a_note_says_who_did_what(number: int, said: str) -> None:
    assert words(page_of(sample()).css_first(f"#s{number}")) == said


def test_an_actor_has_one_colour_and_neighbours_another() -> None:
    page = page_of(sample())
    colours: dict[str, set[str]] = {}
    for note in page.css(".who"):
        name = re.split(r" [(+]", words(note.css_first("b")))[0]
        colours.setdefault(name, set()).add(str(note.attributes["class"]).removeprefix("who "))
    assert all(len(found) == 1 for found in colours.values())
    assert len({next(iter(found)) for found in colours.values()}) == len(colours)


def test_the_verb_is_marked_in_the_colour_of_its_actor() -> None:
    marked = [(node.text(), node.attributes["class"]) for node in page_of(sample()).css(".verb")]
    assert marked[:3] == [("nam", "verb c1"), ("sprak", "verb c2"), ("gevraagd", "verb c1")]


def palette(scheme: str) -> dict[str, str]:
    light, _, dark = CSS.partition("prefers-color-scheme: dark")
    part = light if scheme == "light" else dark.partition("* { box-sizing")[0]
    return dict(re.findall(r"--(c\d+|paper|wash|mark|faint|ink): (#[0-9a-f]{6})", part))


def luminance(colour: str) -> float:
    """Source: WCAG 2.1, relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_can_be_read_on_paper_and_on_chips(scheme: str) -> None:
    colours = palette(scheme)
    names = [f"c{n}" for n in range(1, 11)]
    assert len({colours[name] for name in names}) == len(names)
    for ground in ("paper", "wash"):
        for name in names:
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    assert contrast(colours["faint"], colours["paper"]) >= 4.5
    assert contrast(colours["ink"], colours["mark"]) >= 7


def test_the_filter_offers_what_there_is() -> None:
    page = page_of(sample())
    form = page.css_first("form#filter")
    assert "hidden" in form.attributes
    offered = {
        select.attributes["name"]: [option.text() for option in select.css("option")] for select in form.css("select")
    }
    assert offered["actor"][:4] == ["Alle", "Kabinet (5)", "Finland (2)", "België (1)"]
    assert "steunde (1)" in offered["act"]
    assert offered["motion"] == [
        "Alle",
        "kst-36200-XIII-88 · Schutte c.s. (1)",
        "kst-21501-30-598 · Van Dijk, Ouwehand (1)",
    ]


def test_motions_lead_back_to_the_words() -> None:
    page = page_of(sample())
    first, second = page.css("#moties > ol > li")
    assert words(first.css_first(".name")) == "kst-36200-XIII-88 · Schutte c.s."
    assert (
        first.css_first("a.out").attributes["href"] == "https://zoek.officielebekendmakingen.nl/kst-36200-XIII-88.html"
    )
    assert words(first.css_first("li li")) == "in lijn ermee Kabinet drong aan een register voor grondstoffen"
    assert first.css_first("li li a").attributes["href"] == "#s2"
    assert second.css_first("li li a").attributes["href"] == "#s9"


def test_follow_ups_come_by_date_and_lead_back_to_the_words() -> None:
    page = page_of(sample())
    found = [(words(item.css_first("time, .time")), words(item.css_first("a"))) for item in page.css("#vervolg li")]
    assert found == [
        ("30 september 2023", "brief over beperkingen"),
        ("7 december 2023", "volgende Raad"),
        ("kwartaal 4 van 2023", "voorstel over de batterijketen"),
        ("Zonder datum", "einde van de termijn"),
    ]
    hints = [words(item.css_first(".hint")) for item in page.css("#vervolg li")]
    assert hints[:3] == [
        "Kabinet · toezegging · aan Schutte",
        "agenda · onzeker",
        "Europese Commissie · publicatie · naar verwachting",
    ]
    target = str(page.css_first("#vervolg a").attributes["href"])
    assert words(page.css_first(target)).endswith("bij de inkoop.")


def test_a_statement_outside_the_sentences_is_shown_all_the_same() -> None:
    record = sample()
    bare = replace(record, sentences=())
    assert len(page_of(bare).css(".who")) == len(record.statements)
    partly = replace(record, sentences=tuple(Sentence(s.start + 5, s.end) for s in record.sentences[:7]))
    page = page_of(partly)
    assert {node.attributes["id"] for node in page.css(".who")} == {f"s{i}" for i in range(len(record.statements))}


def test_a_statement_out_of_reach_has_no_link() -> None:
    record = replace(sample(), statements=(replace(sample().statements[2], start=9_000, end=9_100),))
    page = page_of(record)
    assert page.css(".who") == []
    assert page.css("#moties li li a") == []


def test_a_sentence_over_several_blocks_has_its_note_once() -> None:
    text = "De Raad besloot:\n\neen;\n\ntwee."
    blocks = (Block("paragraph", 0, 16), Block("list_item", 18, 22), Block("list_item", 24, 29))
    record = replace(
        sample(),
        document=Document(),
        text=text,
        blocks=blocks,
        sentences=(Sentence(0, 29),),
        references=(),
        dates=(),
        checks=(),
        follow_ups=(),
        statements=(Statement(0, 29, Actor("Raad"), "decide"),),
    )
    page = page_of(record)
    assert len(page.css(".who")) == 1
    assert [node.attributes["data-st"] for node in page.css(".st")] == ["0", "0", "0"]


def test_more_actors_than_colours_do_no_harm() -> None:
    record = many_times(sample(), 5)
    statements = tuple(replace(s, actor=Actor(f"Land {i}")) for i, s in enumerate(record.statements))
    page = page_of(replace(record, statements=statements))
    assert len({node.attributes["class"] for node in page.css(".who")}) == 10


@pytest.mark.parametrize("wording", [ENGLISH, DUTCH])
def test_every_act_has_words_in_every_mood(wording: object) -> None:
    assert wording in (ENGLISH, DUTCH)
    chosen = ENGLISH if wording == ENGLISH else DUTCH
    for act in (*ENGLISH.acts, "unheard-of"):
        said = {
            did(Statement(0, 1, Actor("Malta"), act, negated=negated, modality=modality), chosen)  # type: ignore[arg-type]
            for negated in (False, True)
            for modality in (None, "intended", "expected")
        }
        assert len(said) == 6
        assert not [words for words in said if "|" in words or "{" in words or "  " in words]
    assert ENGLISH.acts.keys() == DUTCH.acts.keys()
