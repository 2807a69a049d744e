"""The text as it is copied from the pages of a PDF: broken lines, notes and furniture between them."""

from __future__ import annotations

from .layout import CLOSE, NOTE, Face, Page, block_rows, note_rows, paginate, rows_of
from .source import Document, plain

WIDTH = 72
LINES = 54
_KINDS = (
    *("addressee", "dateline", "proposed", "paragraph", "function", "name", "title"),
    *("heading1", "heading2", "item", "clause", "member"),
)
# Text taken from official PDFs loses the white lines of a motion.
_CLOSE = CLOSE | {"clause": ("clause", "proposed"), "member": ("clause", "member")}
_FACE = Face(WIDTH, 1, len)


def write(document: Document) -> bytes:
    """Write a document as broken lines, UTF-8, pages parted by form feeds."""
    head = _head(document)
    foot = 2
    small_print = len(document.imprint) + 1

    def capacity(page: int) -> float:
        return LINES - foot - (len(head) + small_print if page == 0 else 0)

    rows = rows_of(document, dict.fromkeys(_KINDS, _FACE), gap=1, close=_CLOSE)
    pages = paginate(rows, note_rows(document, _FACE), capacity, rule=1)
    texts = [_page(document, page, number, head) for number, page in enumerate(pages, start=1)]
    return "\f".join(texts).encode("utf-8")


def _head(document: Document) -> list[str]:
    lines = [
        "Tweede Kamer der Staten-Generaal 2",
        f"Vergaderjaar {document.session_year}",
        f"{document.dossier} {document.dossier_title}",
        f"Nr. {document.number} {document.heading}",
    ]
    broken = [row.text for line in lines for row in block_rows("title", line, _FACE)]
    # A motion's date stands right under its heading, a letter's addressee after a white line.
    return broken if document.category == "Motie" else [*broken, ""]


def _page(document: Document, page: Page, number: int, head: list[str]) -> str:
    lines = head[:] if number == 1 else []
    lines += [row.text for row in page.rows]
    if page.notes:
        lines += ["", *(row.text for row in page.notes if row.kind == NOTE)]
    if number == 1:
        lines += ["", *document.imprint]
    lines += ["", f"{document.foot} {number}"]
    return "".join(f"{plain(line)}\n" for line in lines)
