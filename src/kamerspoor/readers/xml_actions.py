"""What each element of an official publication does to the text under way.

Source: the schema op-xsd-2014-05-15 as Kamerstukken, Handelingen and Kamervragen use it. A new
element is one line in `ACTIONS`.

An action is called at the element's start and gives what is to be done at its end, or None.
"""

from __future__ import annotations

from kamerspoor.readers.facts import fold
from kamerspoor.readers.xml_state import Action, Attributes, Closer, OpenNote, Reading

_TITLED = ("stuk", "kamervragen", "agendapunt", "handelingen")


def _inline(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    return None


def _part(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    """Set a part of a line off from the part before it."""
    reading.gap()
    return None


def _name_part(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    if reading.open and (reading.pieces[-1][-1].isalnum() or reading.pieces[-1][-1] == "."):
        reading.add(" ")
    return None


def _block(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    """Open a block of the kind of its surroundings; the first one of a list item stands behind its number."""
    if reading.marker_only:
        reading.gap()
        reading.marker_only = False
        reading.depth += 1
        return reading.leave
    return reading.enter()


def _meta(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    reading.meta.append((attributes.get("name", ""), attributes.get("content", "")))
    return None


def _root(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    reading.official = True
    return reading.enter()


def _letterhead(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    return reading.enter_kind("letterhead")


def _head_line(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    """Take a line of the head; the chamber's number stands behind its name on one line."""
    name = attributes.get("inhoud", tag)
    reading.flush()
    if name == "kamernummer" and reading.head.get("kameraanduiding"):
        reading.reopen()
    return _keep(reading, name, reading.enter() if not reading.open else None)


def _keep(reading: Reading, name: str, after: Closer = None) -> Closer:
    """Keep the words of an element as a fact, the first time that it comes."""
    first = len(reading.pieces)

    def leave() -> None:
        if name not in reading.head:
            reading.head[name] = reading.words_since(first)
        if after is not None:
            after()
        elif name == "kamernummer":
            reading.flush()

    return leave


def _fact(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    if _in_second_dossier(reading):
        return None
    return _keep(reading, "toevoeging" if tag in ("raadnr", "begrotingshoofdstuk") else tag)


def _in_second_dossier(reading: Reading) -> bool:
    return "dossiertitel" in reading.head and "dossier" in reading.path[-3:]


def _day(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    if "datumtekst" in reading.path[-3:]:
        reading.head.setdefault("datum", attributes.get("isodatum", ""))
    return None


def _titel(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    parent = reading.path[-1]
    if parent == "dossier":
        reading.gap()
        return None if _in_second_dossier(reading) else _keep(reading, "dossiertitel")
    if parent == "kop":
        return _part(reading, tag, attributes)
    return _title(reading, tag, attributes) if parent in _TITLED else _heading(reading, tag, attributes)


def _title(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    """Take the document's title; a second one is a heading."""
    if "titel" in reading.head:
        return _heading(reading, tag, attributes)
    after = reading.enter_kind("title")
    return _keep(reading, "titel", after)


def _section(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    reading.section_count += 1
    reading.sections.append(reading.section_count)
    reading.enter()

    def leave() -> None:
        reading.leave()
        reading.sections.pop()

    return leave


def _heading(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    return reading.enter_kind("heading", max(1, len(reading.sections)))


def _subheading(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    """Take a heading without a number: its level waits until all looks of its section are known."""
    section = reading.sections[-1] if reading.sections else 0
    base, look = len(reading.sections), attributes.get("kopopmaak", "vet")
    reading.enter_kind("heading", base + 1)
    strand, number = reading.strand, len(reading.strand.blocks)

    def leave() -> None:
        reading.leave_kind()
        if len(strand.blocks) > number:
            reading.looks.append((strand, number, section, base, look))

    return leave


def _nr(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    """Take a number: of a question it is the heading, elsewhere the first part of one."""
    if reading.path[-1] in ("vraag", "antwoord"):
        return _heading(reading, tag, attributes)
    return _part(reading, tag, attributes)


def _naam(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    return reading.enter() if reading.kind == "signature" else _name_part(reading, tag, attributes)


def _signature(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    return reading.enter_kind("signature")


def _speaker(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    return reading.enter_kind(None, role="speaker")


def _item(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    return reading.enter_kind("list_item")


def _item_number(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    reading.flush()
    first = len(reading.pieces)

    def leave() -> None:
        if reading.open and reading.first == first:
            reading.marker = fold(reading.words_since(first)) or None
            reading.marker_only = True

    return leave


def _line_break(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    if reading.open:
        reading.add(" " if reading.only is not None else "\n")
    return None


def _table(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    """Take a table as one block: a tab between cells, a line end between rows."""
    reading.enter_kind("table")
    reading.only = _IN_TABLE
    reading.parser.CharacterDataHandler = reading.table_text

    def leave() -> None:
        reading.only = None
        reading.parser.CharacterDataHandler = reading.text
        reading.leave_kind()

    return leave


def _row(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    _part_by(reading, "\n")
    return None


def _cell(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    if reading.path[-1] == "row" and reading.open and reading.pieces[-1] != "\n":
        _part_by(reading, "\t")
    return None


def _part_by(reading: Reading, separator: str) -> None:
    if reading.open:
        while reading.pieces[-1] == " " and reading.spots[-1] < 0:
            del reading.pieces[-1], reading.spots[-1]
        reading.add(separator)


def _link(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    target = attributes.get("doc", "").strip()
    if tag == "dossierref":
        dossier = attributes.get("dossier", "").strip()
        target = f"dossier-{dossier}" if dossier else ""
    if not target:
        return None
    strand, first = reading.strand, len(reading.pieces)

    def leave() -> None:
        strand.links.append((first, reading.last_word_since(first), target))

    return leave


def _note(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    reading.note_count += 1
    handler = reading.parser.CharacterDataHandler
    reading.open_notes.append(OpenNote(handler, reading.marker, reading.marker_only, reading.only))
    reading.parser.CharacterDataHandler = reading.note_text
    reading.only = _IN_NOTE
    return reading.close_note


def _note_number(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    first = len(reading.pieces)
    reading.parser.CharacterDataHandler = reading.text

    def leave() -> None:
        reading.parser.CharacterDataHandler = reading.note_text
        reading.mark(first)

    return leave


def _note_words(reading: Reading, tag: str, attributes: Attributes) -> Closer:
    leave = reading.to_note()
    outside = reading.only
    reading.only = _IN_NOTE_WORDS

    def back() -> None:
        leave()
        reading.only = outside

    return back


def _each(names: str, action: Action) -> dict[str, Action]:
    return dict.fromkeys(names.split(), action)


_WORDS: dict[str, Action] = {
    **_each("nadruk sup inf term afkorting organisatie inspring unl u b i em strong span small code", _inline),
    **_each("dossiernummer kamervraagonderwerp plaats politiek a q cite emphasis intref", _inline),
    **_each("voornaam achternaam voorvoegsels", _name_part),
    "br": _line_break,
    "extref": _link,
    "dossierref": _link,
    "datum": _day,
}
_IN_TABLE: dict[str, Action] = {**_WORDS, **_each("row tr", _row), **_each("entry td th", _cell), "noot": _note}
_IN_NOTE: dict[str, Action] = {
    **_each("nadruk extref dossierref intref lijst li", _inline),
    "noot.nr": _note_number,
    "noot.al": _note_words,
    "noot.lijst": _note_words,
    "al": _note_words,
}
_IN_NOTE_WORDS: dict[str, Action] = _WORDS

ACTIONS: dict[str, Action] = {
    **_WORDS,
    **_each("dossiernr raadnr begrotingshoofdstuk ondernummer", _fact),
    **_each("rijkswetnr kamer", _inline),
    **_each("label subtitel", _part),
    **_each("al p para lijst al-groep tekst wat", _block),
    **_each("kamerstukkop kamervraagkop handelingenkop dossier stuknr datumtekst kamervraagnummer", _letterhead),
    **_each("ondertekening slotformulering tekst-sluiting", _signature),
    **_each("divisie hoofdstuk paragraaf afdeling artikel bijlage section", _section),
    **_each("item-titel itemnaam kamervraagomschrijving", _title),
    **_each("kop intitule", _heading),
    **_each("li list-item", _item),
    "officiele-publicatie": _root,
    "meta": _meta,
    "tekstregel": _head_line,
    "titel": _titel,
    "title": _heading,
    "tussenkop": _subheading,
    "nr": _nr,
    "naam": _naam,
    "spreker": _speaker,
    "li.nr": _item_number,
    "lidnr": _item_number,
    "table": _table,
    "noot": _note,
}
