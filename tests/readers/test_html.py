# ruff: noqa: E501  (samples of markup)
"""HTML pages: blocks, furniture, notes, links, offsets; bad markup in linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.errors import ReadError
from kamerspoor.readers import read_bytes
from kamerspoor.readers.markup_tokens import tokens

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Kamerstuk | Site</title>
<meta name="OVERHEIDop.dossiernummer" content="99501-02"><meta name="OVERHEIDop.ondernummer" content="99">
<meta name="OVERHEIDop.vergaderjaar" content="2031-2032"><meta name="DC.creator" content="Ministerie van Bedachte Zaken"></head>
<body><header><p>Menu</p></header><nav>home</nav><main><div id="broodtekst">
<div class="nummer-dossiertitel"><p>99 501-02</p><p>Raad Bedachte Zaken</p></div>
<h1 class="stuktitel">VERSLAG VAN &lt;IETS&gt;</h1><h3>Inleiding &amp; meer</h3>
<p class="al">Op 12&nbsp;mei<sup><a href="#noot1">1</a></sup> verscheen
<a href="https://zoek.officielebekendmakingen.nl/kst-99501-02-98.html">nr. 98</a> over m<sup>2</sup>.</p>
<ul><li>een<li>twee</ul><p>na</p><table><tr><th>a <b>b</b></th><td><p>c</p></td></tr><tr><td>d<td>e</table><h4>Dieper</h4><p>x<br>y</p>
<div class="noten"><div class="noot" id="noot1"><p><sup>1</sup> Zie de brief.</p></div></div>
<div class="ondertekening"><p>De minister,</p><p>A. Bee</p></div></div></main>
<footer>voet</footer><script>var a = "<p>x</p>";</script></body></html>"""


def test_official_page(exact, blocks) -> None:
    raw = read_bytes(PAGE.encode())
    exact(raw, PAGE)
    assert blocks(raw) == [
        ("letterhead", None, None, "99 501-02"),
        ("letterhead", None, None, "Raad Bedachte Zaken"),
        ("title", None, None, "VERSLAG VAN <IETS>"),
        ("heading", 1, None, "Inleiding & meer"),
        (None, None, None, "Op 12 mei1 verscheen nr. 98 over m2."),
        ("list_item", None, None, "een"),
        ("list_item", None, None, "twee"),
        (None, None, None, "na"),
        ("table", None, None, "a b c d e"),
        ("heading", 2, None, "Dieper"),
        (None, None, None, "x y"),
        ("footnote", None, "1", "Zie de brief."),
        ("signature", None, None, "De minister,"),
        ("signature", None, None, "A. Bee"),
    ]
    assert "a b\tc\nd\te" in raw.text
    assert [raw.text[low - 3 : high] for low, high in raw.marks] == ["mei1"]
    assert [(raw.text[link.start : link.end], link.target) for link in raw.links] == [("nr. 98", "kst-99501-02-98")]
    assert raw.facts == {
        "id": "kst-99501-02-99",
        "dossier": "99501-02",
        "number": "99",
        "session_year": "2031-2032",
        "title": "VERSLAG VAN <IETS>",
        "author": "Ministerie van Bedachte Zaken",
    }


SMALL = {
    "fragment": ("<p>een<p>twee", ["een", "twee"]),
    "only furniture": ("<html><nav>alles staat hier</nav>", ["alles staat hier"]),
    "main wins": ("<html><p>kop</p><main><p>tekst</p></main><p>voet</p>", ["tekst"]),
    "unclosed nav": ("<html><p>tekst</p><nav>menu", ["tekst"]),
    "script": ("<p>a</p><script>if (a<b) x='</p>'</script><p>b", ["a", "b"]),
    "layout table": ("<table><tr><td><h2>Kop</h2><p>een</p><p>twee</p></td></tr></table>", ["Kop", "een", "twee"]),
    "bare signs": ("<p>a < b & c <3 &onbekend; &amp;", ["a < b & c <3 &onbekend; &"]),
    "unclosed comment": ("<p>a <!-- b <p>c", ["a b", "c"]),
    "unclosed tag": ("<p>a <b", ["a <b"]),
    "comment": ("<p>a<!-- x --> b", ["a b"]),
    "greater than in a quote": ('<p title="a > b">c', ["c"]),
    "stray quote": ('<p class=x">c</p><p>d "', ["c", 'd "']),
    "inline": ("<div><b>Vet</b> en <i>schuin</i></div>", ["Vet en schuin"]),
}


@pytest.mark.parametrize(("source", "wanted"), SMALL.values(), ids=SMALL)
def test_small_pages(source: str, wanted: list[str], exact, blocks) -> None:
    raw = read_bytes(source.encode())
    exact(raw, source)
    assert [b[3] for b in blocks(raw)] == wanted


@given(
    st.lists(
        st.sampled_from(
            ["<", "p", ">", "</", "=", '"', "'", "a ", "<!--", "-->", "&amp;", "&", " ", "<td>", "<h1>", "é"]
        )
    )
)
def test_any_markup_gives_exact_offsets(parts: list[str]) -> None:
    from conftest import _check

    source = "<html>" + "".join(parts)
    joined = [source[t.start : t.end] for t in tokens(source)]
    assert all(joined)
    try:
        raw = read_bytes(source.encode())
    except ReadError:
        return
    _check(raw, source)


NASTY: dict[str, Callable[[int], str]] = {
    "divs": lambda n: "<div>" * n + "x",
    "comments": lambda n: "<p>y" + "<!--" * n,
    "quotes in tags": lambda n: "<p>y" + '<a "' * n,
    "values not closed": lambda n: "<p>y" + "<a x='" * n,
    "one tag of quotes": lambda n: "<p>y<a " + '="' * n,
    "signs": lambda n: "<p>y" + "<" * n,
    "ampersands": lambda n: "<p>y" + "&a" * n,
    "tables": lambda n: "<p>y" + "<table>" * n + "x",
    "scripts": lambda n: "<p>y" + "<script>" * n,
    "declarations": lambda n: "<p>y" + "<!" * n,
    "raised breaks": lambda n: "<p>x" + "<br><sup>" * n + "</sup>" * n,
    "notes": lambda n: "<p class=noot><sup>1</sup> x</p>" * n,
    "marks in a note": lambda n: "<div class=noot>" + '<a href="#noot1"> </a><sup>1</sup>' * n + "x",
    "nested articles": lambda n: "<article>x" * n,
    "attributes": lambda n: "<p>y<div id " + "a= " * n + ">z",
    "list items": lambda n: "<ul><li>z" * n,
}


@pytest.mark.parametrize("make", NASTY.values(), ids=NASTY)
def test_work_grows_linearly(make: Callable[[int], str]) -> None:
    def cost(n: int) -> float:
        data = make(n).encode()
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            read_bytes(data)
            best = min(best, time.process_time() - start)
        return best

    # Quadratic work would be 16 times as much; the floor keeps the clock's grain out. A busy machine can spoil one
    # measurement: the better of two counts.
    assert min(cost(16_000) / max(cost(4_000), 0.005) for _ in range(2)) < 8
