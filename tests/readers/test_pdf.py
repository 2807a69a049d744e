"""PDF: pages typeset here, in the look of the official ones."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from kamerspoor.errors import DamagedDocument, ImageOnlyPdf, ProtectedDocument
from kamerspoor.raw import Raw
from kamerspoor.readers import read_bytes


def typeset(*pages: Callable[[Canvas], None], title: str | None = None, password: str | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), encrypt=StandardEncryption(password) if password else None)
    if title:
        canvas.setTitle(title)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def put(canvas: Canvas, x: float, y: float, text: str, size: float = 10, font: str = "Times-Roman") -> float:
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)
    return x + canvas.stringWidth(text, font, size)


PARAGRAPH = (
    "De bedachte ministers spraken over de verdeling van het wa-",
    "ter in de verzonnen rivier en over de sluizen die daarvoor",
    "nodig zijn. Het kabinet pleitte voor een eerlijke regeling.",
)


def official(canvas: Canvas) -> None:
    put(canvas, 60, 780, "Tweede Kamer der Staten-Generaal", 14, "Helvetica-Bold")
    put(canvas, 520, 780, "2", 14, "Helvetica-Bold")
    put(canvas, 60, 760, "Vergaderjaar 2031–2032", 9, "Helvetica")
    put(canvas, 60, 730, "99 501-02", 11, "Helvetica-Bold")
    put(canvas, 165, 730, "Raad Bedachte Zaken", 11, "Helvetica-Bold")
    put(canvas, 60, 700, "Nr. 77", 11, "Helvetica-Bold")
    put(canvas, 165, 700, "VERSLAG VAN EEN OVERLEG", 11, "Helvetica-Bold")
    put(canvas, 165, 670, "Inleiding", 10, "Times-Italic")
    y = 646.0
    for paragraph in range(4):
        for number, line in enumerate(PARAGRAPH):
            end = put(canvas, 165, y, line)
            if paragraph == 1 and number == 1:
                end = put(canvas, end, y + 4, "1", 6)
                put(canvas, end, y, ".")
            y -= 12
        y -= 12
    put(canvas, 60, 600, "Onze referentie", 7, "Helvetica")
    put(canvas, 60, 592, "BZ-12345", 7, "Helvetica")
    put(canvas, 165, 93, "1", 5)
    put(canvas, 171, 90, "Zie de bedachte brief.", 8)
    put(canvas, 165, 40, "Tweede Kamer, vergaderjaar 2031–2032, 99 501-02, nr. 77", 7, "Helvetica")
    put(canvas, 520, 40, "1", 7, "Helvetica")


def plain(canvas: Canvas) -> None:
    for number, line in enumerate(PARAGRAPH):
        put(canvas, 165, 700 - 12 * number, line)


def picture(canvas: Canvas) -> None:
    canvas.rect(100, 100, 200, 200, fill=1)


def lines(raw: Raw) -> list[str]:
    return [raw.text[line.start : line.end] for line in raw.lines]


def test_official_page() -> None:
    raw = read_bytes(typeset(official, title="Verslag van een bedacht overleg"))
    assert (raw.form, raw.format, raw.origins) == ("lines", "pdf", ())
    body = [*PARAGRAPH]
    marked = [PARAGRAPH[0], PARAGRAPH[1] + "1.", PARAGRAPH[2]]
    assert lines(raw) == [
        "Onze referentie",
        "BZ-12345",
        "Tweede Kamer der Staten-Generaal 2",
        "Vergaderjaar 2031–2032",
        "99 501-02 Raad Bedachte Zaken",
        "Nr. 77 VERSLAG VAN EEN OVERLEG",
        "Inleiding",
        *body,
        *marked,
        *body,
        *body,
        "1 Zie de bedachte brief.",
        "Tweede Kamer, vergaderjaar 2031–2032, 99 501-02, nr. 77 1",
    ]
    assert [raw.text[low - 4 : high + 1] for low, high in raw.marks] == ["voor1."]
    assert raw.facts == {"title": "Verslag van een bedacht overleg"}
    look = {raw.text[line.start : line.end]: line for line in raw.lines}
    assert look["Inleiding"].italic
    assert not look["Inleiding"].bold
    assert look["99 501-02 Raad Bedachte Zaken"].bold
    assert look["Tweede Kamer der Staten-Generaal 2"].size == pytest.approx(1.4, abs=0.02)
    assert look["1 Zie de bedachte brief."].size == pytest.approx(0.8, abs=0.02)
    assert look[PARAGRAPH[0]].size == 1.0
    assert "\n".join(PARAGRAPH) + "\n\n" in raw.text


def test_pages_and_boxes() -> None:
    raw = read_bytes(typeset(plain, plain))
    assert [line.page for line in raw.lines] == [1, 1, 1, 2, 2, 2]
    assert raw.page_breaks == (raw.text.index("\f") + 1,)
    assert raw.lines[3].start == raw.page_breaks[0]
    x0, y0, x1, y1 = raw.lines[0].box
    assert (round(x0), round(y0)) == (165, 698)
    assert x1 > 380
    assert 704 < y1 < 710


def test_a_scaled_matrix_gives_the_size_that_is_seen() -> None:
    def scaled(canvas: Canvas) -> None:
        plain(canvas)
        canvas.saveState()
        canvas.scale(2, 2)
        put(canvas, 82.5, 380, "Grote kop", 8)
        canvas.restoreState()

    raw = read_bytes(typeset(scaled))
    assert raw.lines[0].size == pytest.approx(1.6, abs=0.02)


def test_letters_below_the_line_stay_in_the_word() -> None:
    def chemistry(canvas: Canvas) -> None:
        plain(canvas)
        end = put(canvas, 165, 600, "De uitstoot van CO")
        put(canvas, put(canvas, end, 598, "2", 6), 600, " daalt.")

    raw = read_bytes(typeset(chemistry))
    assert lines(raw)[-1] == "De uitstoot van CO2 daalt."
    assert raw.marks == ()


def test_a_page_without_text_is_reported() -> None:
    raw = read_bytes(typeset(plain, picture))
    assert [(c.code, c.severity) for c in raw.checks] == [("page-without-text", "warning")]
    assert "page 2" in raw.checks[0].message


def test_bad_files() -> None:
    with pytest.raises(ImageOnlyPdf) as images:
        read_bytes(typeset(picture, picture))
    assert "ocrmypdf" in str(images.value)
    with pytest.raises(ProtectedDocument, match="password"):
        read_bytes(typeset(plain, password="geheim"))
    with pytest.raises(DamagedDocument):
        read_bytes(b"%PDF-1.4\n" + b"nonsense " * 40)
    with pytest.raises((DamagedDocument, ImageOnlyPdf)):
        read_bytes(typeset(plain)[:300])


@pytest.mark.parametrize("title", ["Microsoft Word - brief.docx", "untitled", "a.pdf", "Kort"])
def test_senseless_titles_are_left_out(title: str) -> None:
    assert read_bytes(typeset(plain, title=title)).facts == {}
