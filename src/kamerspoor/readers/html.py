"""HTML: pages of official publications, of parliament's documents, and pages in general."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kamerspoor.raw import Element, Raw
from kamerspoor.readers.assembly import assemble
from kamerspoor.readers.decoding import decode_html
from kamerspoor.readers.facts import fold, is_motion, official_facts
from kamerspoor.readers.html_state import Page
from kamerspoor.readers.markup_tokens import Token, attributes, tokens, unescaped

# Where the document proper stands on a page, best first: an id, or an element.
_REGION_IDS = ("broodtekst", "main-column")
_REGION_TAGS = ("main", "article")
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))


def read_html(data: bytes) -> Raw:
    """Read HTML. A page whose furniture swallows all of its text is read with its furniture."""
    decoded = decode_html(data)
    source = decoded.text
    scanned = list(tokens(source))
    meta, page_title = _head(source, scanned)
    page = _read_region(source, scanned)
    main = page.main
    made = assemble([(main, page.places)])
    head = {"titel": page.title} if page.title else {}
    facts, checks = official_facts(head, meta)
    if "title" not in facts and page_title:
        facts["title"] = page_title
    if is_motion(facts.get("title", "")):
        facts["kind"] = "motion"
    return Raw(
        text=made.text,
        form="elements",
        format="html",
        encoding=decoded.encoding,
        origins=made.origins,
        elements=_levelled(made.elements),
        links=made.links,
        marks=made.marks,
        facts=facts,
        checks=(*decoded.checks, *checks),
    )


def _read_region(source: str, scanned: Sequence[Token]) -> Page:
    first, last = _region(scanned)
    layout = _layout_tables(scanned)
    attempts = [(first, last, True), (0, len(scanned), True), (0, len(scanned), False)]
    page = Page()
    for low, high, skip_furniture in attempts:
        page = Page(skip_furniture=skip_furniture, whole_page=(low, high) == (0, len(scanned)))
        for number in range(low, high):
            token = scanned[number]
            if token.kind == "text":
                page.text(unescaped(source, token.start, token.end))
            elif token.kind == "open":
                page.open_tag(token.name, token.inside, layout=number in layout)
            else:
                page.close_tag(token.name)
        page.finish()
        if page.main.blocks:
            break
    return page


def _head(source: str, scanned: Iterable[Token]) -> tuple[list[tuple[str, str]], str]:
    """Give the page's meta fields and its `<title>`."""
    meta: list[tuple[str, str]] = []
    title = ""
    in_title = False
    for token in scanned:
        if token.kind == "text":
            if in_title and not title:
                title = fold("".join(piece for piece, _, _ in unescaped(source, token.start, token.end)))
            continue
        in_title = token.kind == "open" and token.name == "title"
        if token.name == "meta" and token.kind == "open":
            values = attributes(token.inside)
            if "name" in values:
                meta.append((values["name"], values.get("content", "")))
    return meta, title


def _region(scanned: Sequence[Token]) -> tuple[int, int]:
    """Give the range of tokens that holds the document: a known id, else main, else the largest article."""
    best: dict[str, tuple[int, int]] = {}
    wanted = (*_REGION_IDS, *_REGION_TAGS)
    starts: list[tuple[str, str, int, int]] = []
    depth: dict[str, int] = {}
    for number, token in enumerate(scanned):
        if token.kind == "text" or token.name in _VOID:
            continue
        if token.kind == "open":
            depth[token.name] = depth.get(token.name, 0) + 1
            if "id" in token.inside or token.name in _REGION_TAGS:
                place = attributes(token.inside).get("id", "")
                name = place if place in _REGION_IDS else token.name
                if name in wanted:
                    starts.append((name, token.name, depth[token.name], number))
            continue
        if starts and starts[-1][1] == token.name and starts[-1][2] == depth.get(token.name):
            name, _, _, first = starts.pop()
            if number - first > best.get(name, (0, 0))[1] - best.get(name, (0, 0))[0]:
                best[name] = (first, number + 1)
        depth[token.name] = max(0, depth.get(token.name, 0) - 1)
    for name in wanted:
        if name in best:
            return best[name]
    return 0, len(scanned)


def _layout_tables(scanned: Sequence[Token]) -> frozenset[int]:
    """Give the tables that only lay out the page: those that hold a heading or another table."""
    layout: set[int] = set()
    under_way: list[int] = []
    for number, token in enumerate(scanned):
        if token.kind == "close" and token.name == "table" and under_way:
            under_way.pop()
        elif token.kind == "open":
            if under_way and (token.name == "table" or re.fullmatch("h[1-6]", token.name)):
                layout.add(under_way[-1])
            if token.name == "table":
                under_way.append(number)
    return frozenset(layout)


def _levelled(elements: Sequence[Element]) -> tuple[Element, ...]:
    """Number the heading levels that are in use from 1 on."""
    used = sorted({e.level for e in elements if e.kind == "heading" and e.level is not None})
    rank = {level: number for number, level in enumerate(used, 1)}
    return tuple(
        Element(e.start, e.end, e.kind, rank[e.level], e.marker, e.role)
        if e.kind == "heading" and e.level is not None
        else e
        for e in elements
    )
