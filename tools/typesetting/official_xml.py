"""The official markup: an `officiele-publicatie` with its metadata and one `kamerstuk`.

Source: the shape of the published files of dossier 21 501-02 (schema op-xsd-2014-05-15).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from .layout import ITEM_SIGN
from .source import Block, Document, Inline, Mark, Words, date_in_words

INVENTED = "Verzonnen voorbeeld bij kamerspoor; geen officiële publicatie."
_SCHEMA = (
    "http://technische-documentatie.oep.overheid.nl/repository/schemas/op-consolidated/"
    "op-consolidated_2014-05-15/xsd/op-xsd-2014-05-15.xsd"
)
_DOSSIER = re.compile(r"(?P<number>\d\d \d\d\d)(?:-(?P<council>\d\d)| (?P<chapter>[IVX]+))?$")
_LIST = '<lijst type="expliciet" start="1" level="single" nr-sluiting=".">'


def write(document: Document) -> bytes:
    """Write a document in the official schema's shape."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<!-- {INVENTED} -->",
        f'<officiele-publicatie xsi:noNamespaceSchemaLocation="{_SCHEMA}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
        *_indented(1, ["<metadata>", *_indented(1, _metadata(document)), "</metadata>"]),
        *_indented(1, ["<kamerstuk>", *_indented(1, _kamerstuk(document)), "</kamerstuk>"]),
        "</officiele-publicatie>",
    ]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _metadata(document: Document) -> list[str]:
    whole_title = f"{document.dossier_title}; {document.category}; {document.subject}"
    entries = [
        ("DC.identifier", "OVERHEIDop.ParlID", document.id),
        ("OVERHEIDop.ondernummer", None, document.number),
        ("DCTERMS.available", "DCTERMS.W3CDTF", document.available.isoformat()),
        ("DC.type", "OVERHEIDop.KamerstukTypen", document.category),
        ("OVERHEIDop.dossiernummer", None, document.dossier.replace(" ", "", 1).replace(" ", "-")),
        ("OVERHEIDop.documenttitel", "", document.subject),
        ("OVERHEIDop.indiener", "", document.author),
        ("OVERHEIDop.dossiertitel", "", document.dossier_title),
        ("OVERHEIDop.vergaderjaar", "", document.session_year.replace("–", "-")),
        ("DC.creator", "OVERHEID.StatenGeneraal", "Tweede Kamer der Staten-Generaal"),
        ("DC.type", "OVERHEIDop.Parlementair", "Kamerstuk"),
        ("DCTERMS.issued", "DCTERMS.W3CDTF", document.issued.isoformat()),
        ("DC.title", "", whole_title),
        ("DCTERMS.language", "DCTERMS.RFC4646", "nl"),
        ("DC.type", "OVERHEID.Informatietype", "officiële publicatie"),
        ("OVERHEIDop.publicationName", "", "Kamerstuk"),
        ("OVERHEID.organisationType", "OVERHEID.Organisatietype", "staten generaal"),
    ]
    return [
        f"<meta name={quoteattr(name)}"
        + ("" if scheme is None else f" scheme={quoteattr(scheme)}")
        + f" content={quoteattr(content)}/>"
        for name, scheme, content in entries
    ]


def _kamerstuk(document: Document) -> list[str]:
    head = [
        ("vergaderjaar", f"Vergaderjaar {document.session_year.replace('–', '-')}"),
        ("kameraanduiding", "Tweede Kamer der Staten-Generaal"),
        ("kamernummer", "2"),
        ("documenttype", "Kamerstukken"),
    ]
    dossier = [
        "<dossiernummer>",
        *_indented(1, [_dossier_number(document.dossier)]),
        "</dossiernummer>",
        f"<titel>{escape(document.dossier_title)}</titel>",
    ]
    text = ['<tekst status="goed">', *_indented(1, _text(document)), "</tekst>"]
    free = ["<algemeen>", *_indented(1, ["<vrije-tekst>", *_indented(1, text), "</vrije-tekst>"]), "</algemeen>"]
    stuk = [
        f'<stuknr>Nr. <ondernummer kamer="2">{document.number}</ondernummer></stuknr>',
        f"<titel>{escape(document.heading)}</titel>",
        *(_date_text(document) for block in document.blocks if block.kind == "proposed"),
        *free,
    ]
    return [
        "<kamerstukkop>",
        *_indented(1, [f'<tekstregel inhoud="{name}">{value}</tekstregel>' for name, value in head]),
        "</kamerstukkop>",
        *("<dossier>", *_indented(1, dossier), "</dossier>"),
        *("<stuk>", *_indented(1, stuk), "</stuk>"),
    ]


def _dossier_number(dossier: str) -> str:
    match = _DOSSIER.match(dossier)
    if match is None:
        raise ValueError(f"not a dossier number: {dossier!r}")
    text = f"<dossiernr>{match['number']}</dossiernr>"
    if match["council"]:
        text += f"-<raadnr>{match['council']}</raadnr>"
    if match["chapter"]:
        text += f"<begrotingshoofdstuk>{match['chapter']}</begrotingshoofdstuk>"
    return text


def _date_text(document: Document) -> str:
    return f"<datumtekst>Voorgesteld {_date(document)}</datumtekst>"


def _date(document: Document) -> str:
    return f'<datum isodatum="{document.issued.isoformat()}">{date_in_words(document.issued)}</datum>'


def _text(document: Document) -> list[str]:
    lines: list[str] = []
    open_group = ""
    for block in document.blocks:
        group = {"item": "lijst", "member": "al-groep"}.get(block.kind, "")
        if open_group and group != open_group:
            lines.append(f"</{open_group}>")
        if group and group != open_group:
            lines.append(_LIST if group == "lijst" else f"<{group}>")
        open_group = group
        lines += _indented(1 if group else 0, _block(document, block))
    return [*lines, f"</{open_group}>"] if open_group else lines


def _block(document: Document, block: Block) -> list[str]:
    inner = _inline(document, block.content)
    match block.kind:
        case "proposed" | "name":
            return []
        case "title" | "heading1":
            return [f'<tussenkop kopopmaak="vet">{inner}</tussenkop>']
        case "heading2":
            return [f'<tussenkop kopopmaak="cur">{inner}</tussenkop>']
        case "item":
            return ["<li>", *_indented(1, [f"<li.nr>{ITEM_SIGN}</li.nr>", f"<al>{inner}</al>"]), "</li>"]
        case "function":
            return _signature(document, inner)
        case _:
            return [f"<al>{inner}</al>"]


def _signature(document: Document, function: str) -> list[str]:
    name = [
        "<naam>",
        f"  <voornaam>{escape(document.initials)}</voornaam>",
        f"  <achternaam>{escape(document.surname)}</achternaam>",
        "</naam>",
    ]
    return ["<ondertekening>", *_indented(1, [f"<functie>{function}</functie>", *name]), "</ondertekening>"]


def _inline(document: Document, content: Inline) -> str:
    return "".join(_mark(document, part) if isinstance(part, Mark) else _words(part) for part in content)


def _words(part: Words) -> str:
    if part.target is None:
        return escape(part.text)
    return f'<extref doc="{part.target}" soort="document" status="actief">{escape(part.text)}</extref>'


def _mark(document: Document, mark: Mark) -> str:
    text = _inline(document, document.notes[mark.note])
    return f'<noot id="n{mark.note}" type="voet"><noot.nr>{mark.note}</noot.nr><noot.al>{text}</noot.al></noot>'


def _indented(depth: int, lines: Iterable[str]) -> list[str]:
    return [f"{'  ' * depth}{line}" for line in lines]
