"""Small services of the shapes of the official ones, for tests to ask."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .server import Asked, Reply, as_json, as_xml

_COMMON = {"Id": "Guid", "GewijzigdOp": "DateTimeOffset", "ApiGewijzigdOp": "DateTimeOffset", "Verwijderd": "Boolean"}
Shape = dict[str, tuple[dict[str, str], dict[str, str]]]
V4: Shape = {
    "Kamerstukdossier": ({"Nummer": "Int32", "Toevoeging": "String", "Titel": "String"}, {"Zaak": "*Zaak"}),
    "Zaak": (
        {"Soort": "String", "Titel": "String", "Onderwerp": "String", "GestartOp": "DateTimeOffset"},
        {"Document": "*Document", "Kamerstukdossier": "*Kamerstukdossier", "ZaakActor": "*ZaakActor"},
    ),
    "ZaakActor": ({"ActorNaam": "String"}, {"Zaak": "Zaak"}),
    "Document": (
        {"DocumentNummer": "String", "Soort": "String", "Titel": "String", "Onderwerp": "String", "Datum": "Date"},
        {"HuidigeDocumentVersie": "DocumentVersie", "Kamerstukdossier": "*Kamerstukdossier", "Zaak": "*Zaak"},
    ),
    "DocumentVersie": ({"ExterneIdentifier": "String"}, {"DocumentPublicatie": "*DocumentPublicatie"}),
    "DocumentPublicatie": ({"Url": "String"}, {}),
    "Besluit": (
        {"BesluitSoort": "String"},
        {"Zaak": "*Zaak", "Stemming": "*Stemming", "Agendapunt": "Agendapunt"},
    ),
    "Stemming": ({"Soort": "String"}, {"Besluit": "Besluit"}),
    "Agendapunt": ({"Onderwerp": "String"}, {"Activiteit": "Activiteit", "Zaak": "*Zaak"}),
    "Activiteit": ({"Onderwerp": "String", "Datum": "DateTimeOffset"}, {"Agendapunt": "*Agendapunt"}),
    "Persoon": ({"Achternaam": "String"}, {}),
}


def edmx(shape: Shape) -> str:
    """Write a `$metadata` document."""
    types, sets = [], []
    for name, (fields, links) in shape.items():
        properties = "".join(f'<Property Name="{n}" Type="Edm.{t}"/>' for n, t in (_COMMON | fields).items())
        navigation = "".join(
            f'<NavigationProperty Name="{n}" Type="{f"Collection(X.{t[1:]})" if t[0] == "*" else f"X.{t}"}"/>'
            for n, t in links.items()
        )
        types.append(f'<EntityType Name="{name}">{properties}{navigation}</EntityType>')
        sets.append(f'<EntitySet Name="{name}" EntityType="X.{name}"/>')
    return (
        '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>'
        f'<Schema Namespace="X" xmlns="http://docs.oasis-open.org/odata/ns/edm">{"".join(types)}'
        f'<EntityContainer Name="C">{"".join(sets)}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>'
    )


def row(number: int, **fields: Any) -> dict[str, Any]:
    """Make an item; the higher its number, the later it changed."""
    return {
        "Id": f"00000000-0000-0000-0000-{number:012}",
        "ApiGewijzigdOp": f"2026-01-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}.1234567Z",
        "Verwijderd": False,
        **fields,
    }


def never(asked: Asked) -> bool:
    return False


@dataclass
class OData:
    """A service that pages by itself, or as `$top` and `$skip` say. It does not read filters.

    `cannot` says for which questions it answers 500.
    """

    rows: dict[str, list[dict[str, Any]]]
    page: int = 250
    shape: Shape = field(default_factory=lambda: dict(V4))
    cannot: Callable[[Asked], bool] = never

    def __call__(self, asked: Asked) -> Reply:
        name = asked.path.rpartition("/")[2]
        if name == "$metadata":
            return as_xml(edmx(self.shape))
        if self.cannot(asked):
            return Reply(b"", 500)
        if name not in self.shape:
            return Reply(b"", 404)
        query, rows = asked.query, self.rows.get(name, [])
        body: dict[str, Any] = {"@odata.context": f"http://x/$metadata#{name}"}
        if query.get("$count") == "true":
            body["@odata.count"] = len(rows)
        start = int(query.get("$skiptoken") or query.get("$skip") or 0)
        size = int(query["$top"]) if "$top" in query else self.page
        body["value"] = rows[start : start + size]
        if "$top" not in query and start + size < len(rows):
            more = "&".join(part for part in asked.url.partition("?")[2].split("&") if "$skiptoken" not in part)
            body["@odata.nextLink"] = f"{name}?{more}&$skiptoken={start + size}"
        return as_json(body)


@dataclass
class Feed:
    """A SyncFeed: entries of (skiptoken, id, text) for each category, a few to a page; the newest page says resume."""

    entries: dict[str, list[tuple[int, str, str]]]
    page: int = 2
    feed_links: bool = False

    def __call__(self, asked: Asked) -> Reply:
        category, after = asked.query["category"], int(asked.query.get("skiptoken", 0))
        left = [entry for entry in self.entries.get(category, []) if entry[0] > after]
        here = left[: self.page]
        base = f"http://somewhere.example/Feed?category={category}"
        links = ""
        if not here:
            links = f'<link rel="resume" href="{escape(f"{base}&skiptoken={after}")}"/>'
        elif self.feed_links and len(left) > len(here):
            links = f'<link rel="next" href="{escape(f"{base}&skiptoken={here[-1][0]}")}"/>'
        return as_xml(
            f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
            f"<title>{category}</title>{links}{''.join(self._entry(base, *entry) for entry in here)}</feed>"
        )

    def _entry(self, base: str, token: int, name: str, text: str) -> str:
        next_link = (
            "" if self.feed_links else f"<link rel={quoteattr('next')} href={quoteattr(f'{base}&skiptoken={token}')}/>"
        )
        gone = ' tk:verwijderd="true"' if text == "verwijderd" else ""
        return (
            f"<entry><title>{name}</title><id>urn:{name}</id><updated>2026-01-01T00:00:{token % 60:02}Z</updated>"
            f'{next_link}<content type="application/xml"><zaak xmlns:tk="http://www.tweedekamer.nl/xsd/tkData/v1-0"'
            f' id="{name}"{gone}><onderwerp>{escape(text)}</onderwerp></zaak></content></entry>'
        )


def sru_page(total: int, records: list[tuple[str, dict[str, str], str]]) -> str:
    """Write a page of results: of each record its identifier, addresses by form, and day of change."""
    written = "".join(
        "<sru:record><sru:recordSchema>gzd</sru:recordSchema><sru:recordData><gzd:gzd><gzd:originalData>"
        f"<dcterms:identifier>{name}</dcterms:identifier><dcterms:modified>{modified}</dcterms:modified>"
        "</gzd:originalData><gzd:enrichedData>"
        + "".join(f'<gzd:itemUrl manifestation="{form}">{escape(url)}</gzd:itemUrl>' for form, url in urls.items())
        + "</gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>"
        for name, urls, modified in records
    )
    return (
        '<sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"'
        ' xmlns:gzd="http://standaarden.overheid.nl/sru" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<sru:numberOfRecords>{total}</sru:numberOfRecords><sru:records>{written}</sru:records>"
        "</sru:searchRetrieveResponse>"
    )


def changes_page(names: list[str]) -> str:
    """Write a list of changes of a day."""
    return (
        '<sru:records xmlns:sru="http://standaarden.overheid.nl/sru" xmlns:dcterms="http://purl.org/dc/terms/">'
        + "".join(f"<sru:record><dcterms:identifier>{name}</dcterms:identifier></sru:record>" for name in names)
        + "</sru:records>"
    )


def numbers(data: bytes) -> list[int]:
    """Give the numbers of the items on a page."""
    return [int(item["Id"][-12:]) for item in json.loads(data)["value"]]
