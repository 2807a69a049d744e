"""Feeds as Atom. Source: RFC 4287; pages of a feed: RFC 5005."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_XML = "http://www.w3.org/XML/1998/namespace"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_DAY = "1970-01-01"
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new. `id`: lasts (`absolute.tag`); `day`: ISO, of the latest that is known; `address`: whole."""

    id: str
    title: str
    day: str | None
    address: str | None
    summary: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `address`: its own; `page`: of the same for people; `next`: of what came before these entries.

    `today`: stands for the day of a feed without entries.
    """

    id: str
    title: str
    address: str
    page: str
    today: str
    entries: tuple[Entry, ...]
    next: str | None = None
    first: str | None = None


def written(feed: Feed, version: str) -> bytes:
    """Write a feed. The same feed gives the same bytes."""
    root = etree.Element(f"{{{ATOM}}}feed", {f"{{{_XML}}}lang": "nl"}, nsmap={None: ATOM})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(max((one.day or _NO_DAY for one in feed.entries), default=feed.today)))
    _add(root, "link", None, rel="self", type=MEDIA_TYPE, href=feed.address)
    _add(root, "link", None, rel="alternate", type="text/html", href=feed.page)
    for rel, address in (("first", feed.first), ("next", feed.next)):
        if address:
            _add(root, "link", None, rel=rel, type=MEDIA_TYPE, href=address)
    _add(etree.SubElement(root, f"{{{ATOM}}}author"), "name", "kamerspoor")
    _add(root, "generator", "kamerspoor", version=version)
    for entry in feed.entries:
        _entry(root, entry, feed.page)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return made


def _entry(root: etree._Element, entry: Entry, page: str) -> None:
    made = etree.SubElement(root, f"{{{ATOM}}}entry")
    _add(made, "id", entry.id)
    _add(made, "title", " ".join(entry.title.split())[:_LONGEST])
    _add(made, "updated", _moment(entry.day or _NO_DAY))
    # An entry without content must say where to read on.
    _add(made, "link", None, rel="alternate", type="text/html", href=entry.address or page)
    if entry.kind:
        _add(made, "category", None, term=entry.kind)
    if entry.summary:
        _add(made, "summary", entry.summary, type="text")


def _add(parent: etree._Element, name: str, text: str | None, **attributes: str) -> None:
    made = etree.SubElement(
        parent, f"{{{ATOM}}}{name}", {key: _UNWRITABLE.sub(" ", value) for key, value in attributes.items()}
    )
    if text is not None:
        made.text = _UNWRITABLE.sub(" ", text)


def _moment(day: str) -> str:
    """Give the beginning of a day, month or year.

    >>> _moment("2023-05-31"), _moment("2023")
    ('2023-05-31T00:00:00Z', '2023-01-01T00:00:00Z')
    """
    return f"{day}{'-01-01'[len(day) - 4 :] if len(day) < 10 else ''}T00:00:00Z"
