"""For programs that come by: the sitemap, robots.txt, the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import PlainTextResponse, Response
from lxml import etree  # type: ignore[import-untyped]

from kamerspoor.export import calendar_view
from kamerspoor.ledger import inventory
from kamerspoor.ledger.asking import first_asked, last_asked
from kamerspoor.ledger.calendar import Event, around, calendar
from kamerspoor.ledger.inventory import Item
from kamerspoor.store.rows import MotionRow
from kamerspoor.web import absolute, addresses
from kamerspoor.web.calendar_wording import kinds
from kamerspoor.web.paging import PROBLEMS, Here

router = APIRouter()
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PAGES: dict[str, Callable[[str], str]] = {
    "document": addresses.document, "motion": addresses.motion, "meeting": addresses.meeting,
    "dossier": addresses.dossier,
}  # fmt: skip
_FIXED = ("/", "/moties", "/vergaderingen", "/toezeggingen", "/controles", "/zoek/hulp", "/api")
_XML: dict[int | str, dict[str, Any]] = {
    200: {"description": "XML", "content": {"application/xml": {"schema": {"type": "string"}}}},
    **PROBLEMS,
}
_ICS: dict[int | str, dict[str, Any]] = {
    200: {"description": "iCalendar (RFC 5545)", "content": {"text/calendar": {"schema": {"type": "string"}}}},
    **PROBLEMS,
}
_ROBOTS = """User-agent: *
Disallow: /zoek?
Disallow: /zoek.
Disallow: /taal/
Sitemap: {}/sitemap.xml
"""
"""Searches link to searches without end; what they find stands in the sitemap."""


@router.get("/robots.txt", summary="What crawlers may read", tags=["programs"], response_class=PlainTextResponse)
def robots(request: Request) -> str:
    """Let crawlers read everything but searches, and tell them of the sitemap."""
    return _ROBOTS.format(absolute.base_of(request))


@router.get(
    "/sitemap.xml", summary="All pages, or where the parts of that list are", tags=["programs"],
    response_class=Response, responses=_XML,
)  # fmt: skip
def sitemap(here: Here) -> Response:
    """List all pages; of a large archive the parts of that list (sitemaps.org protocol 0.9)."""
    base = absolute.base_of(here.request)
    documents, years = inventory.document_parts(here.reader), inventory.motion_years(here.reader)
    small = documents <= 1 and here.reader.count(MotionRow) <= inventory.IN_PART
    if small:
        parts = (
            inventory.others(here.reader), *(inventory.documents(here.reader, part) for part in range(documents)),
            *(inventory.motions(here.reader, year) for year in years),
        )  # fmt: skip
        return _listed(base, chain.from_iterable(parts), _FIXED)
    names = ["overig", *(f"stukken-{n}" for n in range(documents)), *(f"moties-{year}" for year in years)]
    root = etree.Element(f"{{{_SPACE}}}sitemapindex", nsmap={None: _SPACE})
    for name in names:
        etree.SubElement(
            etree.SubElement(root, f"{{{_SPACE}}}sitemap"), f"{{{_SPACE}}}loc"
        ).text = f"{base}/sitemap/{name}.xml"
    return _xml(root)


@router.get(
    "/sitemap/{part}.xml", summary="A part of the list of all pages", tags=["programs"], response_class=Response,
    responses=_XML,
)  # fmt: skip
def sitemap_part(
    here: Here,
    part: Annotated[
        str,
        Path(pattern="^(overig|stukken-[0-9]{1,6}|moties-(0|[0-9]{4}))$", description="As `/sitemap.xml` names it"),
    ],
) -> Response:
    """List the pages of a part."""
    kind, _, which = part.partition("-")
    if kind == "overig":
        return _listed(absolute.base_of(here.request), inventory.others(here.reader), _FIXED)
    found = inventory.documents(here.reader, int(which)) if kind == "stukken" else inventory.motions(here.reader, which)
    items = list(found)
    if not items:
        raise HTTPException(404, f"there is no part {part!r}")
    return _listed(absolute.base_of(here.request), items)


@router.get(
    "/kalender.ics", summary="What comes when, for a calendar program", tags=["feeds"], response_class=Response,
    responses=_ICS,
)  # fmt: skip
def calendar_file(
    here: Here,
    council: Annotated[
        str | None, Query(max_length=120, description="Only of this Council, by any of its names")
    ] = None,
    since: Annotated[
        str | None, Query(max_length=10, description="From this day, month or year on; else from a quarter ago")
    ] = None,
    until: Annotated[
        str | None, Query(max_length=10, description="Up to this day, month or year; else for a year")
    ] = None,
) -> Response:
    """Give meetings, debates, what is due and what was announced, for a calendar program to subscribe to."""
    base = absolute.base_of(here.request)
    first, last = around(here.today)
    low, high = first_asked(since or None, "since") or first, last_asked(until or None, "until") or last
    found = calendar(here.reader, low, high, here.today, council or None)
    file = calendar_view.ics(
        found, version("kamerspoor"), address=lambda event: _page_of(event, base), kinds=kinds(here.language)
    )
    return Response(
        file,
        media_type="text/calendar; charset=utf-8",
        headers={"content-disposition": 'inline; filename="kamerspoor.ics"'},
    )


def _page_of(event: Event, base: str) -> str | None:
    source = event.source or ""
    if event.kind == "meeting" and source:
        return base + addresses.meeting(source)
    return base + addresses.document(source) if source.startswith("kst-") else None


def _listed(base: str, items: Iterable[Item], fixed: Iterable[str] = ()) -> Response:
    root = etree.Element(f"{{{_SPACE}}}urlset", nsmap={None: _SPACE})
    pages: Iterator[tuple[str, str | None]] = chain(
        ((path, None) for path in fixed), ((_PAGES[item.kind](item.name), item.day) for item in items)
    )
    for path, day in pages:
        made = etree.SubElement(root, f"{{{_SPACE}}}url")
        etree.SubElement(made, f"{{{_SPACE}}}loc").text = base + path
        if day:
            etree.SubElement(made, f"{{{_SPACE}}}lastmod").text = day
    return _xml(root)


def _xml(root: etree._Element) -> Response:
    return Response(etree.tostring(root, xml_declaration=True, encoding="UTF-8"), media_type="application/xml")
