"""Set an official XML motion as text: as its print looks, with the head first and a paragraph a line."""

from __future__ import annotations

import re
import textwrap
import xml.etree.ElementTree as ET
from typing import NamedTuple

WHITE = re.compile(r"\s+")
YEARS = re.compile(r"(\d{4})-(\d{4})")
PAGE_WIDTH = 75


class Head(NamedTuple):
    """What the print says above the text."""

    chamber: str
    chamber_number: str
    session_year: str
    dossiers: tuple[tuple[str, str], ...]
    number: str
    title: str
    date: str


def plain_lines(root: ET.Element) -> str:
    """Set the head, then every paragraph on a line of its own."""
    return "\n".join([*_head_lines(_head(root)), *_paragraphs(root)]) + "\n"


def printed_page(root: ET.Element, document_id: str) -> str:
    """Set the page as its print is copied: the head, lines of a page's width, the imprint and the foot."""
    head = _head(root)
    lines: list[str] = []
    for whole in [*_head_lines(head), *_paragraphs(root)]:
        lines += textwrap.wrap(whole, PAGE_WIDTH, break_on_hyphens=False, break_long_words=False) or [""]
    year = head.session_year[-4:]
    dossier = head.dossiers[0][0] if head.dossiers else ""
    chamber = head.chamber.removesuffix(" der Staten-Generaal")
    lines += ["", document_id, "ISSN 0921 - 7371", f"’s-Gravenhage {year}", ""]
    lines += [f"{chamber}, vergaderjaar {head.session_year}, {dossier}, {head.number[:1].lower()}{head.number[1:]}"]
    return "\n".join(lines) + "\n"


def _head(root: ET.Element) -> Head:
    lines = {line.get("inhoud", ""): _words(line) for line in root.iter("tekstregel")}
    return Head(
        lines.get("kameraanduiding", ""),
        lines.get("kamernummer", ""),
        YEARS.sub("\\1–\\2", lines.get("vergaderjaar", "").removeprefix("Vergaderjaar ")),
        tuple((_dossier(d), _words(d.find("titel"))) for d in root.iter("dossier")),
        _words(root.find(".//stuk/stuknr")),
        _words(root.find(".//stuk/titel")),
        _words(root.find(".//stuk/datumtekst")),
    )


def _dossier(dossier: ET.Element) -> str:
    """Write a dossier's number as print does: 21 501-02, 36 410 VI, 36 027 (R2160)."""
    return re.sub(r"\s*-\s*", "-", _words(dossier.find("dossiernummer")))


def _head_lines(head: Head) -> list[str]:
    lines = [head.chamber, "", head.chamber_number, "", f"Vergaderjaar {head.session_year}"]
    for number, title in head.dossiers:
        lines += ["", number, "", title]
    lines += ["", head.number, "", head.title]
    return [*lines, head.date] if head.date else lines


def _paragraphs(root: ET.Element) -> list[str]:
    return [words for al in root.iter("al") if (words := _words(al))]


def _words(element: ET.Element | None) -> str:
    return "" if element is None else WHITE.sub(" ", "".join(element.itertext())).strip()
