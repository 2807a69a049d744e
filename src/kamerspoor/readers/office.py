"""Word files (.docx): paragraphs with their styles, lists, tables, notes and links.

A .docx file has no text of its own to count offsets in: the source is taken to be the text of the
file's blocks, one a line, which is `Raw.text` itself. So the map back is the identity.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from kamerspoor.errors import DamagedDocument, ProtectedDocument, TooLarge
from kamerspoor.model import BlockKind
from kamerspoor.raw import Raw
from kamerspoor.readers.assembly import BlockOf, Strand, assemble
from kamerspoor.readers.facts import fold
from kamerspoor.readers.targets import target_of
from kamerspoor.spans import Origin

_MOST_UNPACKED = 200_000_000
# Ordinary WordprocessingML packs to a tenth; a bomb to a thousandth. Small files may pack well.
_MOST_RATIO = 200
_RATIO_COUNTS_FROM = 20_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AROUND_RUNS = tuple(f"{_W}{name}" for name in ("ins", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml"))
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HEADING = re.compile(r"(?:heading|kop|tussenkop)\s?(\d)?$", re.I)
_LONGEST_BOLD_HEADING = 120
_SAVE_AGAIN = "open it in Word and save it again"
_DEEPEST_STYLE = 20
_NO_NOTE = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes) -> Raw:
    """Read a Word file.

    Raises: TooLarge for a file that unpacks to too much, DamagedDocument, ProtectedDocument.
    """
    document = _open(data)
    reading = _Document(document)
    reading.body(document.element.body)
    reading.notes_part()
    made = assemble([(strand, [None] * len(strand.pieces)) for strand in (reading.main, reading.notes)])
    title = fold(reading.title)
    return Raw(
        text=made.text,
        form="elements",
        format="docx",
        origins=(Origin(0, len(made.text), 0, len(made.text)),) if made.text else (),
        elements=made.elements,
        links=made.links,
        marks=made.marks,
        facts={"title": title} if title else {},
    )


def _open(data: bytes) -> Any:
    _guard(data)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        return docx.Document(io.BytesIO(data))
    except (
        OpcError,
        LxmlError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        AttributeError,
        OSError,
        EOFError,
    ) as error:
        raise DamagedDocument(f"the Word file is damaged: {error}", remedy=_SAVE_AGAIN) from error


def _guard(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedDocument(f"the Word file is damaged: {error}", remedy="fetch or save it again") from error
    if any(part.flag_bits & 1 for part in parts):
        raise ProtectedDocument("the Word file is encrypted", remedy="save it without a password")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MOST_UNPACKED or (unpacked > _RATIO_COUNTS_FROM and unpacked > _MOST_RATIO * len(data)):
        raise TooLarge(
            f"the Word file unpacks to {unpacked:,} bytes from {len(data):,}",
            remedy="take its large pictures out, or save it as PDF or plain text",
        )


class _Document:
    """Walks the file's XML: what python-docx calls paragraphs leaves out notes and links."""

    def __init__(self, document: Any) -> None:
        self.document_part = self.part = document.part
        self.styles = {style.style_id: style for style in document.styles}
        self.main, self.notes = Strand(), Strand()
        self.strand = self.main
        self.title = ""
        self.numbers: dict[str, dict[str, str]] = {"footnote": {}, "endnote": {}}

    def body(self, body: Any) -> None:
        for child in _blocks(body):
            if child.tag == f"{_W}p":
                self.paragraph(child)
            elif child.tag == f"{_W}tbl":
                self.table(child)

    def paragraph(self, paragraph: Any) -> None:
        strand = self.strand
        first = len(strand.pieces)
        bold = self.words(paragraph)
        text = "".join(strand.pieces[first:])
        if not text.strip():
            del strand.pieces[first:]
            return
        kind, level = self.kind_of(paragraph, text, bold)
        if kind == "title":
            self.title = self.title or text
        self.close(first, kind, level)

    def close(self, first: int, kind: BlockKind | None, level: int | None = None, marker: str | None = None) -> None:
        strand = self.strand
        strand.blocks.append(BlockOf(first, len(strand.pieces), kind, level, marker))
        strand.pieces.append("\n")

    def kind_of(self, paragraph: Any, text: str, bold: bool) -> tuple[BlockKind | None, int | None]:
        style = self.styles.get(_value(paragraph, f"{_W}pPr/{_W}pStyle"))
        for _ in range(_DEEPEST_STYLE):
            if style is None:
                break
            name = style.name or ""
            heading = _HEADING.match(name)
            if heading:
                return "heading", int(heading[1]) if heading[1] else None
            if name.lower() in ("title", "titel"):
                return "title", None
            if name.lower().startswith(("list", "lijst", "opsomming")):
                return "list_item", None
            if style.element.find(f"{_W}pPr/{_W}numPr") is not None:
                return "list_item", None
            style = getattr(style, "base_style", None)
        outline = _value(paragraph, f"{_W}pPr/{_W}outlineLvl")
        if outline.isdigit() and int(outline) < 9:
            return "heading", int(outline) + 1
        if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
            return "list_item", None
        if bold and len(text) <= _LONGEST_BOLD_HEADING and not text.rstrip().endswith((".", ",", ";", ":")):
            return "heading", None
        return None, None

    def words(self, element: Any) -> bool:
        """Add an element's words; tell whether all of them are bold."""
        seen = plain = False
        for child in _inline(element):
            if child.tag == f"{_W}hyperlink":
                self.link(child)
                plain = True
            elif child.tag == f"{_W}r":
                before = len(self.strand.pieces)
                self.run(child)
                if any(piece.strip() for piece in self.strand.pieces[before:]):
                    seen = True
                    plain = plain or not _is_on(child.find(f"{_W}rPr/{_W}b"))
        return seen and not plain

    def run(self, run: Any) -> None:
        pieces = self.strand.pieces
        for child in run:
            if child.tag == f"{_W}t":
                if child.text:
                    pieces.append(child.text)
            elif child.tag in (f"{_W}tab", f"{_W}ptab"):
                pieces.append("\t")
            elif child.tag in (f"{_W}br", f"{_W}cr"):
                pieces.append("\n")
            elif child.tag == f"{_W}noBreakHyphen":
                pieces.append("\u2011")
            elif child.tag == f"{_W}softHyphen":
                pieces.append("\u00ad")
            elif child.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                self.mark(child)

    def mark(self, reference: Any) -> None:
        """Write the number of a note; notes are numbered in the order in which the text names them."""
        numbers = self.numbers["endnote" if "endnote" in reference.tag else "footnote"]
        number = numbers.setdefault(reference.get(f"{_W}id", ""), str(len(numbers) + 1))
        self.strand.marks.append((len(self.strand.pieces), len(self.strand.pieces) + 1))
        self.strand.pieces.append(number)

    def link(self, link: Any) -> None:
        first = len(self.strand.pieces)
        self.words(link)
        relation = self.part.rels.get(link.get(f"{_R}id", ""))
        address = relation.target_ref if relation is not None and relation.is_external else ""
        target = target_of(address) if address else None
        if target:
            self.strand.links.append((first, len(self.strand.pieces), target))

    def table(self, table: Any) -> None:
        """Lay a table out as one block: a tab between cells, a line end between rows."""
        pieces = self.strand.pieces
        first = len(pieces)
        for row in table.iterchildren(f"{_W}tr"):
            if len(pieces) > first:
                pieces.append("\n")
            for number, cell in enumerate(row.iterchildren(f"{_W}tc")):
                if number:
                    pieces.append("\t")
                for inner, paragraph in enumerate(cell.iter(f"{_W}p")):
                    before = len(pieces)
                    self.words(paragraph)
                    pieces[before:] = [piece.replace("\n", " ").replace("\t", " ") for piece in pieces[before:]]
                    if inner and len(pieces) > before:
                        pieces[before] = " " + pieces[before]
        if "".join(pieces[first:]).strip():
            self.close(first, "table")
        else:
            del pieces[first:]

    def notes_part(self) -> None:
        """Read the notes that the text names, in its order."""
        self.strand = self.notes
        for sort in ("footnote", "endnote"):
            found = self._notes_of(sort)
            for key, number in list(self.numbers[sort].items()):
                if key in found:
                    first = len(self.notes.pieces)
                    for paragraph in found[key].iter(f"{_W}p"):
                        if len(self.notes.pieces) > first:
                            self.notes.pieces.append(" ")
                        self.words(paragraph)
                    if "".join(self.notes.pieces[first:]).strip():
                        self.close(first, "footnote", marker=number)
                    else:
                        del self.notes.pieces[first:]

    def _notes_of(self, sort: str) -> dict[str, Any]:
        from docx.oxml import parse_xml
        from lxml.etree import LxmlError

        for relation in self.document_part.rels.values():
            if relation.reltype.endswith(f"/{sort}s") and not relation.is_external:
                self.part = relation.target_part if hasattr(relation.target_part, "rels") else self.document_part
                try:
                    root = parse_xml(relation.target_part.blob)
                except LxmlError as error:
                    raise DamagedDocument(
                        f"the Word file's {sort}s are damaged: {error}", remedy=_SAVE_AGAIN
                    ) from error
                return {
                    note.get(f"{_W}id", ""): note
                    for note in root.iterchildren(f"{_W}{sort}")
                    if note.get(f"{_W}type") not in _NO_NOTE
                }
        return {}


def _blocks(parent: Any) -> Any:
    """Give paragraphs and tables, those inside content controls too."""
    for child in parent:
        if child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _blocks(child)
        else:
            yield child


def _inline(parent: Any) -> Any:
    """Give runs and links; what a tracked change took out is left out."""
    for child in parent:
        if child.tag in _AROUND_RUNS:
            yield from _inline(child)
        else:
            yield child


def _value(element: Any, path: str) -> str:
    found = element.find(path)
    return found.get(f"{_W}val", "") if found is not None else ""


def _is_on(toggle: Any) -> bool:
    return toggle is not None and toggle.get(f"{_W}val", "true") not in ("0", "false", "off", "none")
