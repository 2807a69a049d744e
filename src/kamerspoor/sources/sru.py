"""Search the repository of official publications: questions in CQL, answers in XML.

Source: the SRU 2.0 manual of KOOP (Contextual Query Language; records in the schema `gzd`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from kamerspoor.errors import SourceChanged, SourceRefused
from kamerspoor.sources.answers import parse_xml
from kamerspoor.sources.fetched import parse_moment
from kamerspoor.sources.selection import Kind, Selection, council_words

_AREA = "c.product-area==officielepublicaties"
# In the order of the days they were published: what is added later comes behind, so that pages stay in step.
_ORDER = " sortBy dt.date/sort.ascending"
_LETTER = 'dt.type=="Brief regering"'
_KINDS: Mapping[Kind, str] = {
    "motion": "dt.type==Motie",
    "letter": _LETTER,
    "agenda": f'({_LETTER} and dt.title="geannoteerde agenda")',
    "report": f'(({_LETTER} and dt.title=verslag) or dt.type="Verslag van")',
    "question": 'w.publicatienaam=="Kamervragen (Aanhangsel)"',
    "debate": "w.publicatienaam==Handelingen",
}
_PARLIAMENT = (
    '(w.publicatienaam==Kamerstuk or w.publicatienaam=="Kamervragen (Aanhangsel)" or w.publicatienaam==Handelingen)'
)


@dataclass(frozen=True, slots=True)
class Record:
    """A publication: what it is called, where its forms are (`xml`, `pdf` to their addresses), when it changed."""

    identifier: str
    urls: Mapping[str, str]
    modified: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of records, and how many there are in all."""

    total: int
    records: tuple[Record, ...]


def cql_text(value: str) -> str:
    r"""Write a term of CQL: in double quotes, with a backslash before quotes and backslashes.

    >>> cql_text('de "Raad"') == r'"de \"Raad\""'
    True
    """
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def cql(selection: Selection, modified_since: date | None = None) -> str | None:
    """Write a selection as CQL; None when it asks only for kinds that are no publications."""
    kinds = [_KINDS[kind] for kind in selection.kinds if kind in _KINDS]
    if selection.kinds and not kinds:
        return None
    words = [word for council in selection.councils for word in council_words(council)]
    parts = [
        _AREA,
        _either(kinds) if kinds else _PARLIAMENT,
        *_one_of([f"w.dossiernummer=={cql_text(str(dossier))}" for dossier in selection.dossiers]),
        *_one_of([f"dt.title={cql_text(word)}" for word in dict.fromkeys(words)]),
        *([f'dt.date>="{selection.since}"'] if selection.since else []),
        *([f'dt.date<="{selection.until}"'] if selection.until else []),
        *([f'dt.modified>="{modified_since}"'] if modified_since else []),
    ]
    return " and ".join(parts) + _ORDER


def _one_of(clauses: list[str]) -> list[str]:
    return [_either(clauses)] if clauses else []


def _either(clauses: list[str]) -> str:
    return clauses[0] if len(clauses) == 1 else f"({' or '.join(clauses)})"


def search_url(base: str, query: str, start: int, size: int) -> str:
    """Write the address of a page of results; the first record is number 1."""
    asked = urlencode(
        {
            "operation": "searchRetrieve",
            "version": "2.0",
            "recordSchema": "gzd",
            "httpAccept": "application/xml",
            "query": query,
            "startRecord": start,
            "maximumRecords": size,
        }
    )
    return f"{base}{'&' if '?' in base else '?'}{asked}"


def read_found(data: bytes, where: str) -> Found:
    """Read a page of results.

    Raises: SourceRefused with what the service says of the question, SourceChanged when it is no page of results.
    """
    root = parse_xml(data)
    if (says := _diagnostic(root)) is not None:
        raise SourceRefused(
            f"it does not take the question: {says}", where=where, remedy="its fields may have changed; report this"
        )
    total = (root.findtext(".//{*}numberOfRecords") or "").strip()
    if not total.isdigit():
        raise SourceChanged(
            "it does not say how many records it found",
            where=where,
            remedy="open the address; if the service has moved, set [publications] search in the settings",
        )
    records = (_record(record) for record in root.iterfind(".//{*}records/{*}record"))
    return Found(int(total), tuple(record for record in records if record is not None))


def _diagnostic(root: Any) -> str | None:
    found = root if _local(root) == "diagnostic" else root.find(".//{*}diagnostic")
    if found is None:
        return None
    texts = [found.findtext("{*}message"), found.findtext("{*}details")]
    return ": ".join(text.strip() for text in texts if text and text.strip()) or "no reason given"


def _record(record: Any) -> Record | None:
    identifier = (record.findtext(".//{*}identifier") or "").strip()
    if not identifier:
        return None
    urls = {
        (item.get("manifestation") or "").lower(): item.text.strip()
        for item in record.iterfind(".//{*}itemUrl")
        if item.text and item.get("manifestation")
    }
    return Record(identifier, urls, parse_moment(record.findtext(".//{*}modified")))


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
