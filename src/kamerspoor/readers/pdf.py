"""PDF with a text layer, through pdfium's raw interface: lines with their page, box and look."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from kamerspoor.errors import DamagedDocument, ImageOnlyPdf, ProtectedDocument
from kamerspoor.model import Check
from kamerspoor.raw import Line, Raw
from kamerspoor.readers.pdf_layout import PageLine, arrange, gap_limit
from kamerspoor.readers.pdf_runs import Run, runs_of_page

_PASSWORD, _SECURITY = 4, 5
_NO_TITLE = re.compile(
    r"microsoft word|untitled|naamloos|^document\d*$|\.(?:docx?|pdf|odt|rtf|indd|xml)\b|^\S+$|anonymous|\bprint\b", re.I
)


def read_pdf(data: bytes) -> Raw:
    """Read a PDF's text layer.

    Raises: ProtectedDocument, ImageOnlyPdf, DamagedDocument.
    """
    document = _open(data)
    try:
        count = len(document)
        pages = [runs_of_page(document, number) for number in range(count)]
        title = _title(document)
    finally:
        document.close()
    if count == 0:
        raise DamagedDocument("the PDF has no pages", remedy="fetch or save it again")
    bare = [number for number, runs in enumerate(pages, 1) if not runs]
    if len(bare) == count:
        raise ImageOnlyPdf(
            f"none of the PDF's {count} page{'s' if count > 1 else ''} has a text layer: they are pictures of text",
            remedy="add one with: ocrmypdf -l nld in.pdf out.pdf",
        )
    text, lines, breaks, marks = _lay_out(pages)
    return Raw(
        text=text,
        form="lines",
        format="pdf",
        lines=tuple(lines),
        marks=tuple(marks),
        page_breaks=tuple(breaks),
        facts={"title": title} if title else {},
        checks=(_bare_pages(bare),) if bare else (),
    )


def _open(data: bytes) -> Any:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (_PASSWORD, _SECURITY) or "password" in str(error).lower():
            raise ProtectedDocument(
                "the PDF is encrypted and asks for a password",
                remedy="save it without one, for example: qpdf --decrypt --password=... in.pdf out.pdf",
            ) from error
        raise DamagedDocument(
            f"the PDF is damaged or cut off ({error})", remedy="fetch it again; qpdf or mutool may mend it"
        ) from error
    return document


def _title(document: Any) -> str | None:
    title = " ".join(document.get_metadata_dict().get("Title", "").replace("\0", "").split())
    return title if 8 <= len(title) <= 300 and not _NO_TITLE.search(title) else None


def _bare_pages(numbers: list[int]) -> Check:
    named = ", ".join(map(str, numbers[:20])) + (", ..." if len(numbers) > 20 else "")
    return Check(
        code="page-without-text",
        message=f"no text layer on page{'s' if len(numbers) > 1 else ''} {named}: what stands there is not read",
        severity="warning",
    )


def _lay_out(pages: list[list[Run]]) -> tuple[str, list[Line], list[int], list[tuple[int, int]]]:
    """Lay the lines of all pages one below the other: a form feed begins a page, a blank line parts paragraphs."""
    body = _common_size(pages)
    arranged = [arrange(runs, body) for runs in pages]
    limit = gap_limit(arranged, body)
    out: list[str] = []
    lines: list[Line] = []
    breaks: list[int] = []
    marks: list[tuple[int, int]] = []
    length = 0
    for number, columns in enumerate(arranged, 1):
        if number > 1:
            out.append("\f")
            length += 1
            breaks.append(length)
        above: PageLine | None = None
        for column in columns:
            for index, line in enumerate(column):
                if above is not None and (index == 0 or above.gap_to(line) > limit * max(1.0, line.size / body)):
                    out.append("\n")
                    length += 1
                out.extend((line.text, "\n"))
                size = round(line.size / body, 3)
                lines.append(Line(length, length + len(line.text), number, line.box, size, line.bold, line.italic))
                marks.extend((length + low, length + high) for low, high in line.marks)
                length += len(line.text) + 1
                above = line
    text = "".join(out)
    return text[:-1] if text.endswith("\n") else text, lines, breaks, marks


def _common_size(pages: list[list[Run]]) -> float:
    """Give the font size that most characters have: that of the body text."""
    sizes: Counter[float] = Counter()
    for runs in pages:
        for run in runs:
            sizes[round(run.size * 2) / 2] += len(run.text)
    return max(sizes.most_common(1)[0][0], 0.5) if sizes else 1.0
