"""The page: its text is the clean text, nothing in it runs but our own script, and every link leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from kamerspoor.export.html import link_to, render_html, render_index
from kamerspoor.export.note_marks import find_marks
from kamerspoor.model import (
    Actor,
    Block,
    Check,
    DateMention,
    Document,
    Extent,
    FollowUp,
    MotionLink,
    Record,
    Reference,
    Sentence,
    Statement,
)

from .sample_record import Builder, many_times, plain, sample


def page_of(record: Record) -> LexborHTMLParser:
    return LexborHTMLParser(render_html(record))


def block_texts(record: Record, page: LexborHTMLParser) -> list[str | None]:
    """Give the text of the blocks without the notes, which stand in the margin."""
    for note in page.css(".said"):
        note.decompose()
    found = {node.attributes.get("id"): node.text(deep=True) for node in page.css(".b")}
    return [found.get(f"h-{index}") for index in range(len(record.blocks))]


def assert_text_is_whole(record: Record) -> None:
    assert block_texts(record, page_of(record)) == [record.quote(block) for block in record.blocks]


def test_the_text_of_the_sample_is_whole() -> None:
    assert_text_is_whole(sample())


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t<>&\"' "), max_size=60)
SPAN = st.tuples(st.integers(0, 200), st.integers(0, 60))


@st.composite
def records(draw: st.DrawFn) -> Record:
    kinds = st.sampled_from(
        ["title", "heading", "paragraph", "list_item", "footnote", "letterhead", "signature", "table"]
    )
    builder = Builder()
    for _ in range(draw(st.integers(0, 6))):
        start = len(builder.text) + (2 if builder.text else 0)
        builder.text += ("\n\n" if builder.text else "") + draw(WORDS)
        kind = draw(kinds)
        marker = draw(st.sampled_from(["1", "2", None])) if kind in ("footnote", "list_item") else None
        level = draw(st.integers(1, 9)) if kind == "heading" else None
        builder.blocks.append(Block(kind, start, len(builder.text), level, None, marker))
    spans = [(low, low + length) for low, length in draw(st.lists(SPAN, max_size=12))]
    urls = st.sampled_from([None, 'https://example.org/?a=1&b="2"', "javascript:alert(1)"])
    record = builder.record(None, Document(title=draw(WORDS)))
    return replace(
        record,
        sentences=tuple(Sentence(a, b) for a, b in spans[:4]),
        references=tuple(Reference(a, b, "kamerstuk", "kst-1-2", draw(urls)) for a, b in spans[2:7]),
        dates=tuple(DateMention(a, b, draw(st.sampled_from(["2020-12-07", "P19Y"]))) for a, b in spans[5:10]),
        checks=tuple(Check("x", "y", "warning", a, b) for a, b in spans[8:]),
        statements=tuple(
            Statement(a, b, Actor("Raad"), "urge", Extent(a, a + 2), links=(MotionLink("cited", None, ("Bos",)),))
            for a, b in spans[1:9]
        ),
        follow_ups=tuple(FollowUp(a, b, "x") for a, b in spans[3:6]),
    )


@settings(max_examples=300, deadline=None, derandomize=True)
@given(records())
def test_spans_of_any_kind_leave_the_text_whole(record: Record) -> None:
    assert_text_is_whole(record)
    page = page_of(record)
    identities = [node.attributes["id"] for node in page.css("[id]")]
    assert len(identities) == len(set(identities))
    assert not page.css("a a, .said .said")
    assert_links_lead_somewhere(page)
    for kind, spans in (
        ("ref-", record.references),
        ("date-", record.dates),
        ("s-", record.sentences),
        ("s", record.statements),
    ):
        for index, span in enumerate(spans):
            inside = any(b.start <= span.start < b.end for b in record.blocks)
            if inside and span.start < span.end <= len(record.text) and record.text[span.start] not in "\t\n":
                assert f"{kind}{index}" in identities


def assert_links_lead_somewhere(page: LexborHTMLParser) -> None:
    identities = {node.attributes["id"] for node in page.css("[id]")}
    hrefs = [node.attributes.get("href") or "" for node in page.css("#moties a, #vervolg a, .who, nav a")]
    assert {href[1:] for href in hrefs if href.startswith("#")} <= identities


def test_every_link_within_the_page_has_its_place() -> None:
    page = page_of(sample())
    identities = {node.attributes["id"] for node in page.css("[id]")}
    targets = {href[1:] for node in page.css("a") if (href := node.attributes.get("href") or "").startswith("#")}
    assert targets <= identities
    described = {node.attributes["aria-describedby"] for node in page.css("[aria-describedby]")}
    assert described <= identities
    assert len(identities) == len(page.css("[id]"))


def test_spans_become_what_they_are() -> None:
    record = sample()
    page = page_of(record)
    motion = page.css_first("#ref-1")
    assert motion.attributes["href"] == "https://zoek.officielebekendmakingen.nl/kst-36200-XIII-88.html"
    assert motion.attributes["data-hint"] == "Kamerstuk · kst-36200-XIII-88 · motie Schutte c.s."
    described = page.css_first("#" + str(motion.attributes["aria-describedby"]))
    assert described.text() == motion.attributes["data-hint"]
    assert page.css_first("#ref-2").attributes["href"] == "#v-2"
    assert page.css_first("#date-6").tag == "time"
    assert page.css_first("#date-6").attributes["datetime"] == "2023-12-07"
    assert page.css_first("#date-1").tag == "span"
    assert page.css_first("#ref-4 #date-5") is not None
    assert [row.text() for row in page.css("table tr")][1].split("\t") == ["Finland", "voor", "12"]
    assert len(page.css("article ul.own li")) == 3
    assert page.css_first("html").attributes["lang"] == "nl"
    assert len(page.css("h1")) == len(page.css("main")) == 1


def test_notes_and_marks_point_at_each_other() -> None:
    record = sample()
    assert {record.blocks[note].marker: record.quote(span) for note, span in find_marks(record).items()} == {
        "1": "1",
        "2": "2",
    }
    page = page_of(record)
    mark = page.css_first("a.mark")
    note = page.css_first(str(mark.attributes["href"]))
    assert note.css_first("a.back").attributes["href"] == "#" + str(mark.attributes["id"])


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Zie de bijlage)1. Einde", 1),
        ("Een woord1 en meer", 1),
        ("Een einde.1 Verder", 1),
        ("De G1 en EU1 en 2,1 en 1.1 en nr. 1 en COVID-1", 0),
        ("Het jaar1999 en 21 501", 0),
    ],
)
def test_what_is_a_mark(text: str, marks: int) -> None:
    builder = Builder()
    builder.add("paragraph", text)
    builder.add("footnote", "De noot.", marker="1")
    assert len(find_marks(builder.record(None, Document()))) == marks


EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)> \"><b onmouseover='x'> {{ 7 * 7 }} javascript:alert(1)"


def test_a_document_cannot_bring_markup() -> None:
    record = plain(EVIL, EVIL)
    size = len(record.text)
    record = replace(
        record,
        document=Document(id='"><script>', title=EVIL, dossier=EVIL, number=EVIL, author=EVIL, signatories=(EVIL,)),
        blocks=(replace(record.blocks[0], kind="heading", level=1),),
        references=(Reference(0, size, "law", EVIL, "javascript:alert(1)"),),
        dates=(DateMention(0, 9, EVIL),),
        checks=(Check(EVIL, EVIL, "error", 0, 5, (EVIL,), EVIL),),
        statements=(
            Statement(
                0,
                size,
                Actor(EVIL),
                EVIL,
                Extent(3, 9),
                links=(MotionLink(EVIL, EVIL, (EVIL,)),),  # type: ignore[arg-type]
                on_behalf_of=(EVIL,),
                supported_by=(EVIL,),
                quantity=EVIL,  # type: ignore[arg-type]
            ),
        ),
        follow_ups=(FollowUp(0, size, EVIL, EVIL, EVIL, True, EVIL, EVIL, EVIL),),  # type: ignore[arg-type]
        engine=EVIL,
    )
    html = render_html(record)
    page = LexborHTMLParser(html)
    assert not page.css("img, iframe, object, embed, link, base")
    assert [node.parent.tag for node in page.css("script") if node.parent] == ["body"]
    assert [node.text() for node in page.css("b")] == [f"{EVIL} ({EVIL})"]
    for node in page.css("*"):
        assert not [name for name in node.attributes if name.startswith("on")]
        assert not str(node.attributes.get("href") or "").lower().startswith("javascript:")
    assert "49" not in re.sub(r"<(style|script)>.*?</\1>|sha256-[^']*|id=\"[^\"]*\"", "", html, flags=re.DOTALL)
    assert_text_is_whole(record)


def test_the_page_stands_alone() -> None:
    html = render_html(sample())
    assert not re.search(
        r"<script.|<link|@import|url\(|src=|fetch|import\(|innerHTML|eval", html.replace("<script>", "")
    )
    assert "default-src 'none'" in html


def test_only_our_script_may_run() -> None:
    html = render_html(sample())
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    without = render_html(replace(sample(), statements=()))
    assert not re.search("script|filter", without.replace("color-scheme", "").split("</style>")[1])
    assert "script-src" not in without


@pytest.mark.parametrize(
    ("source", "href"),
    [
        ("stukken/een brief.txt", "stukken/een%20brief.txt"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("/home/someone/brief.txt", None),
        ("https://example.org/x.html", "https://example.org/x.html"),
        ("-", None),
        (None, None),
    ],
)
def test_the_way_to_the_source(source: str | None, href: str | None) -> None:
    links = [node.attributes["href"] for node in page_of(sample(source)).css(".origin a")]
    assert links == ["https://zoek.officielebekendmakingen.nl/kst-21501-30-612.html", *([href] if href else [])]


def test_the_index_names_all() -> None:
    page = LexborHTMLParser(render_index([], [("<b>", "kapot")]))
    assert "<b>" in page.css_first("main").text()
    assert link_to("a b#1.html") == "a%20b%231.html"


def test_time_grows_with_length() -> None:
    def seconds(count: int) -> float:
        record = many_times(sample(), count)
        begun = time.perf_counter()
        render_html(record)
        return time.perf_counter() - begun

    seconds(1)
    short, long = min(seconds(10) for _ in range(3)), seconds(200)
    assert long < 20 * short * 4
