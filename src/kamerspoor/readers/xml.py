"""Official publications in XML, and other XML as far as its blocks can be told.

expat is used rather than lxml because it tells at which byte each stretch of text stands; the
bytes become code points of the decoded text after parsing, in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.parsers import expat

from kamerspoor.errors import DamagedDocument
from kamerspoor.model import Check
from kamerspoor.raw import Raw
from kamerspoor.readers.assembly import Place, assemble
from kamerspoor.readers.decoding import decode_xml
from kamerspoor.readers.facts import official_facts
from kamerspoor.readers.xml_actions import ACTIONS
from kamerspoor.readers.xml_state import Reading

_AMPERSAND = re.compile(rb"&(?:amp|#0{0,9}38|#x0{0,9}26);", re.I)
_LONGEST_ENTITY = 64


def read_xml(data: bytes) -> Raw:
    """Read XML.

    Raises: UnsafeMarkup where entities are declared, DamagedDocument with line and column.
    """
    decoded = decode_xml(data)
    source = decoded.text.encode("utf-8", "replace")
    reading = Reading(ACTIONS)
    try:
        reading.parser.Parse(source, True)
    except expat.ExpatError as error:
        raise DamagedDocument(
            f"the XML is broken at line {error.lineno}, column {error.offset + 1}: {expat.ErrorString(error.code)}",
            remedy="fetch the file again; it may have been cut off",
        ) from error
    reading.finish()
    main, notes = reading.main, reading.notes
    made = assemble(
        [
            (main, _places(source, main.pieces, reading.main_spots)),
            (notes, _places(source, notes.pieces, reading.notes_spots)),
        ]
    )
    facts, checks = official_facts(reading.head, reading.meta) if reading.official else ({}, [])
    return Raw(
        text=made.text,
        form="elements",
        format="xml",
        encoding=decoded.encoding,
        origins=made.origins,
        elements=made.elements,
        links=made.links,
        marks=made.marks,
        facts=facts,
        checks=(*decoded.checks, *checks, *map(_empty_link, made.lost)),
    )


def _places(source: bytes, pieces: Sequence[str], spots: Sequence[int]) -> list[Place]:
    """Give the places of pieces in code points, from the bytes they begin at (-1: nowhere), in order."""
    ascii_only = source.isascii()
    byte = point = 0
    places: list[Place] = []
    for piece, spot in zip(pieces, spots, strict=True):
        if spot < 0:
            places.append(None)
            continue
        point += spot - byte if ascii_only else len(source[byte:spot].decode("utf-8", "replace"))
        byte = spot
        places.append((point, point + _source_length(source, spot, piece)))
    return places


def _source_length(source: bytes, spot: int, piece: str) -> int:
    first = source[spot]
    if first == 0x26 and (piece[0] != "&" or (len(piece) == 1 and _AMPERSAND.match(source, spot))):
        return source.find(b";", spot, spot + _LONGEST_ENTITY) + 1 - spot
    if first == 0x0D:  # expat gives every line end as one \n
        return 2 if source[spot + 1 : spot + 2] == b"\n" else 1
    return len(piece)


def _empty_link(target: str) -> Check:
    return Check(
        code="empty-link", message=f"an official link to {target} stands on no words", severity="info", likely=target
    )
