"""Read pages of the SyncFeed: Atom, an entity as it is now in each entry, or the mark that it was deleted.

An entity is one element with the names of the OData service in small letters; what it belongs to stands as
`<besluit ref="..."/>`, repeated where there are several. The time that orders versions is the entry's `updated`, as
`ApiGewijzigdOp` is in OData; `bijgewerkt` is the time in the source system and serves only where the first is absent.

Source: the documentation of the SyncFeed 2.0, and what public readers of it expect: repeated elements where the schema
has one, `resume` links on the last page, content as an element or as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from kamerspoor.errors import OfficialDataError
from kamerspoor.official.fields import KINDS
from kamerspoor.official.markup import local_name, read_tree
from kamerspoor.official.records import Collector, Properties
from kamerspoor.official.schema import COMMON, NAVIGATION, PROPERTIES
from kamerspoor.official.values import Value
from kamerspoor.official.ways import WAYS

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_ATOM = "{http://www.w3.org/2005/Atom}"
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_BY_NAME = {kind.lower(): kind for kind in PROPERTIES}
_ATTRIBUTES = {"id": "Id", "verwijderd": "Verwijderd", "bijgewerkt": "GewijzigdOp"}


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What a page holds. `next_link` is None where the reader is up to date; `skiptoken` is where to go on later."""

    entities: tuple[Value, ...]
    next_link: str | None
    skiptoken: int | None
    warnings: tuple[str, ...]


def read_feed(data: bytes, name: str | None = None) -> FeedPage:
    """Read one page.

    Raises: OfficialDataError where the bytes are no Atom feed.
    """
    where = name or "feed"
    root = read_tree(data, where)
    if root.tag not in (f"{_ATOM}feed", f"{_ATOM}entry"):
        raise OfficialDataError(
            f"<{local_name(root)}> stands where an Atom <feed> is expected",
            where=where,
            remedy="ask for <base URL>/Feed?category=...",
        )
    collector = Collector()
    entries = [root] if root.tag == f"{_ATOM}entry" else list(root.iterchildren(f"{_ATOM}entry"))
    token: int | None = None
    for position, entry in enumerate(entries):
        token = _token(_link(entry, "next")) or token
        _add(collector, entry, f"entry {position}", where)
    following = _link(root, "next") if root.tag == f"{_ATOM}feed" else None
    resume = _token(following) or _token(_link(root, "resume")) or token
    return FeedPage(collector.values(), following, resume, collector.warnings.texts())


def _link(element: _Element, relation: str) -> str | None:
    for link in element.iterchildren(f"{_ATOM}link"):
        if link.get("rel") == relation and link.get("href"):
            return str(link.get("href"))
    return None


def _token(link: str | None) -> int | None:
    told = parse_qs(urlsplit(link or "").query).get("skiptoken", [""])[0]
    return int(told) if told.isascii() and told.isdigit() else None


def _add(collector: Collector, entry: _Element, place: str, where: str) -> None:
    content = entry.find(f"{_ATOM}content")
    body = None if content is None else next(content.iterchildren("{*}*"), None)
    if body is None and content is not None and (content.text or "").lstrip().startswith("<"):
        body = read_tree(content.text.strip().encode(), f"{where}, {place}")
    if body is None:
        collector.warnings.add("an entry without content is left out", place)
        return
    kind = _BY_NAME.get(local_name(body).lower())
    if kind is None:
        collector.warnings.add(f"<{local_name(body)}> is no type that is known", place)
        return
    record = _record(kind, body)
    updated = entry.findtext(f"{_ATOM}updated") or record.get("GewijzigdOp")
    if updated:
        record["ApiGewijzigdOp"] = updated
    collector.add(kind, record, place)


def _record(kind: str, body: _Element) -> Properties:
    names = _names(kind)
    record: Properties = {}
    for key, value in body.attrib.items():
        plain = key.rpartition("}")[2]
        name = _ATTRIBUTES.get(plain) or names.get(plain.lower())
        if name:
            record[name] = value
    for child in body.iterchildren("{*}*"):
        written = local_name(child)
        name = names.get(written.lower(), written[:1].upper() + written[1:])
        reference = child.get("ref")
        if reference is not None:
            _refer(kind, record, name, reference)
        elif child.get(_NIL) != "true":
            _repeat(record, name, "".join(child.itertext()))
        else:
            record.setdefault(name, None)
    return record


def _refer(kind: str, record: Properties, name: str, reference: str) -> None:
    way = WAYS.get(kind, {}).get(name)
    if way is not None and way.here:
        _repeat(record, way.here, reference)
    elif way is not None:
        nested = record.setdefault(name, [])
        if isinstance(nested, list):
            nested.append({"Id": reference})
    else:
        own = f"{name}_Id"
        _repeat(record, own if own in PROPERTIES[kind] else name, reference)


def _repeat(record: Properties, name: str, value: str) -> None:
    """Set a property, or make a list of it where it is there already."""
    held = record.get(name)
    if held is None:
        record[name] = value
    elif isinstance(held, list):
        held.append(value)
    else:
        record[name] = [held, value]


@cache
def _names(kind: str) -> dict[str, str]:
    """Give the names that a type is known by, from their small letters."""
    fields = [name for row in KINDS[kind].fields for name in row.sources] if kind in KINDS else []
    known = [*fields, *PROPERTIES[kind], *COMMON, *NAVIGATION[kind], *WAYS.get(kind, {})]
    return {name.lower(): name for name in known}
