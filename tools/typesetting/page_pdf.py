"""Pages that look like a printed Kamerstuk: A4, a narrow column at the right, notes and a foot line below.

Units: points, from the lower left corner of the page. Core fonts only, so text stays within cp1252.
"""

from __future__ import annotations

import io
import re
from functools import partial

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from .layout import GAP, ITEM_SIGN, NOTE, Face, Page, Row, break_lines, note_rows, paginate, rows_of
from .official_xml import INVENTED
from .source import Document, note_of, plain

ROMAN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 57.0
COLUMN = 190.0
COLUMN_WIDTH = 332.0
COLUMN_END = COLUMN + COLUMN_WIDTH
TOP = PAGE_HEIGHT - 62
BOTTOM = 90.0
FOOT = 36.0
SIZE, LEADING = 9.0, 12.0
NOTE_SIZE, NOTE_LEADING = 7.0, 9.0
TITLE_SIZE, TITLE_LEADING = 12.0, 15.0
RULE_ROOM = 14.0
ITEM_INDENT = stringWidth(f"{ITEM_SIGN} ", ROMAN, SIZE)
_FONTS = {"title": BOLD, "heading1": BOLD, "heading2": ITALIC}
_PLAIN_KINDS = ("addressee", "dateline", "proposed", "paragraph", "function", "name", "item", "clause", "member")
_PIECES = re.compile(r"[\ue001-\ue3e7]|[^\ue001-\ue3e7]+")


def write(document: Document) -> bytes:
    """Write a document as PDF; the same document gives the same bytes."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1, lang="nl")
    canvas.setTitle(document.subject)
    canvas.setSubject(INVENTED)
    canvas.setCreator("kamerspoor")
    first_top = _letterhead(canvas, document)

    def capacity(page: int) -> float:
        return (first_top if page == 0 else TOP) - BOTTOM

    rows = rows_of(document, _faces(), gap=LEADING)
    for index, page in enumerate(paginate(rows, note_rows(document, _note_face()), capacity, RULE_ROOM)):
        _column(canvas, page, first_top if index == 0 else TOP)
        _notes(canvas, page)
        _furniture(canvas, document, index + 1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _faces() -> dict[str, Face]:
    kinds = (*_PLAIN_KINDS, *_FONTS)
    faces = {kind: Face(COLUMN_WIDTH, LEADING, partial(_measure, _FONTS.get(kind, ROMAN), SIZE)) for kind in kinds}
    return faces | {"item": Face(COLUMN_WIDTH - ITEM_INDENT, LEADING, partial(_measure, ROMAN, SIZE))}


def _note_face() -> Face:
    return Face(COLUMN_WIDTH, NOTE_LEADING, partial(_measure, ROMAN, NOTE_SIZE))


def _measure(font: str, size: float, text: str) -> float:
    return sum(
        stringWidth(plain(piece), font, size if note_of(piece[0]) is None else _raised(size))
        for piece in _PIECES.findall(text)
    )


def _raised(size: float) -> float:
    return round(size * 0.65, 2)


def _letterhead(canvas: Canvas, document: Document) -> float:
    """Draw the head of the first page and tell at what height the column starts."""
    y = PAGE_HEIGHT - 78
    canvas.setFont(BOLD, 17)
    canvas.drawString(MARGIN, y, "Tweede Kamer der Staten-Generaal")
    canvas.setFont(BOLD, 34)
    canvas.drawRightString(COLUMN_END, y, "2")
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, y - 13, COLUMN_END, y - 13)
    y -= 29
    canvas.setFont(ROMAN, SIZE)
    canvas.drawString(MARGIN, y, f"Vergaderjaar {document.session_year}")
    y = _labelled(canvas, y - 48, TITLE_SIZE, TITLE_LEADING, document.dossier, document.dossier_title)
    y = _labelled(canvas, y - 22, SIZE, LEADING, f"Nr. {document.number}", document.heading)
    return y - LEADING


def _labelled(canvas: Canvas, y: float, size: float, leading: float, label: str, text: str) -> float:
    canvas.setFont(BOLD, size)
    canvas.drawString(MARGIN, y, label)
    for line in break_lines(text, Face(COLUMN_WIDTH, leading, partial(_measure, BOLD, size)), hyphenate=False):
        canvas.drawString(COLUMN, y, line)
        y -= leading
    return y


def _column(canvas: Canvas, page: Page, top: float) -> None:
    y = top
    for row in page.rows:
        if row.kind != GAP:
            indent = ITEM_INDENT if row.kind == "item" and row.line > 0 else 0.0
            _draw(canvas, COLUMN + indent, y, row, _FONTS.get(row.kind, ROMAN), SIZE)
        y -= row.height


def _notes(canvas: Canvas, page: Page) -> None:
    if not page.notes:
        return
    y = BOTTOM + sum(row.height for row in page.notes) - NOTE_LEADING
    canvas.setLineWidth(0.4)
    canvas.line(COLUMN, y + NOTE_LEADING + 3, COLUMN + 57, y + NOTE_LEADING + 3)
    for row in page.notes:
        _draw(canvas, COLUMN, y, row, ROMAN, NOTE_SIZE)
        y -= row.height


def _furniture(canvas: Canvas, document: Document, number: int) -> None:
    if number == 1:
        canvas.setFont(ROMAN, 6.5)
        for line, text in enumerate(document.imprint):
            canvas.drawString(MARGIN, FOOT + 34 - 8 * line, text)
    canvas.setFont(ROMAN, 7.5)
    canvas.drawString(COLUMN, FOOT, document.foot)
    canvas.drawRightString(COLUMN_END, FOOT, str(number))


def _draw(canvas: Canvas, x: float, y: float, row: Row, font: str, size: float) -> None:
    text = canvas.beginText(x, y)
    label, words = _note_label(row)
    if label:
        _raise(text, label, font, size)
    for piece in _PIECES.findall(words):
        if note_of(piece[0]) is None:
            text.setFont(font, size)
            text.textOut(plain(piece))
        else:
            _raise(text, plain(piece), font, size)
    canvas.drawText(text)


def _raise(text: PDFTextObject, digits: str, font: str, size: float) -> None:
    text.setFont(font, _raised(size))
    text.setRise(round(size * 0.36, 2))
    text.textOut(digits)
    text.setRise(0)


def _note_label(row: Row) -> tuple[str, str]:
    if row.kind != NOTE or row.line > 0:
        return "", row.text
    number, words = row.text.split(" ", 1)
    return number, f" {words}"
