"""A Word file as ministries send it: styled headings, a list style, real footnotes, fixed dates."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from .official_xml import INVENTED
from .source import NO_BREAK_SPACE, Document, Inline, Words, flat, plain

_STYLES = {"title": "Title", "heading1": "Heading 1", "heading2": "Heading 2", "item": "List Bullet"}
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(document: Document) -> bytes:
    """Write a document as DOCX; the same document gives the same bytes."""
    word = docx.Document()
    _set_properties(word, document)
    _set_styles(word)
    for line in _head(document):
        word.add_paragraph().add_run(line).bold = True
    for block in document.blocks:
        _fill(word.add_paragraph(style=_STYLES.get(block.kind)), block.content)
    if document.notes:
        _add_footnotes(word, document)
    target = io.BytesIO()
    word.save(target)
    return _without_clock(target.getvalue())


def _head(document: Document) -> list[str]:
    return [
        "Tweede Kamer der Staten-Generaal 2",
        f"Vergaderjaar {document.session_year}",
        f"{document.dossier} {document.dossier_title}",
        f"Nr. {document.number} {document.heading}",
    ]


def _set_properties(word: Any, document: Document) -> None:
    properties = word.core_properties
    moment = datetime(document.issued.year, document.issued.month, document.issued.day)
    properties.title = document.subject
    properties.author = document.author
    properties.comments = INVENTED
    properties.language = "nl-NL"
    properties.last_modified_by = ""
    properties.revision = 1
    properties.created = properties.modified = moment


def _set_styles(word: Any) -> None:
    for name in ("Normal", *_STYLES.values()):
        font = word.styles[name].font
        font.name = "Verdana"
        font.size = Pt(9)
        font.color.rgb = RGBColor(0, 0, 0)
        fonts = word.styles[name].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    word.styles["Heading 2"].font.bold = False
    word.styles["Heading 2"].font.italic = True
    word.styles["Title"].font.bold = True
    for border in word.styles["Title"].element.pPr.findall(qn("w:pBdr")):
        word.styles["Title"].element.pPr.remove(border)


def _fill(paragraph: Any, content: Inline) -> None:
    for part in content:
        if isinstance(part, Words):
            paragraph.add_run(part.text.replace(NO_BREAK_SPACE, " "))
        else:
            run = paragraph.add_run()
            run.font.superscript = True
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(part.note))
            run._r.append(reference)


def _add_footnotes(word: Any, document: Document) -> None:
    notes = "".join(_footnote(number, plain(flat(content))) for number, content in document.notes.items())
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:footnotes xmlns:w="{_NAMESPACE}">{_SEPARATORS}{notes}</w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, xml.encode("utf-8"), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )


def _without_clock(package: bytes) -> bytes:
    # python-docx stamps each part with the time of writing.
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            new.writestr(entry, old.read(name))
    return target.getvalue()
