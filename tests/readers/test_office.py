# ruff: noqa: E501  (samples of markup)
"""Word files: styles, lists, tables, links, notes; bombs and damage."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from kamerspoor.errors import DamagedDocument, TooLarge
from kamerspoor.readers import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
NOTES = f"""<w:footnotes {W}><w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Zie de bedachte brief.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def letter() -> bytes:
    document = docx.Document()
    document.add_heading("Verslag van een bedacht overleg", 0)
    document.add_heading("Inleiding", 1)
    paragraph = document.add_paragraph("De Raad sprak over water")
    note = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        NOTES.encode(),
        document.part.package,
    )
    document.part.relate_to(note, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="7"/></w:r>'))
    paragraph.add_run(". Zie ")
    link = document.part.relate_to(
        "https://zoek.officielebekendmakingen.nl/kst-99501-02-98.html", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    paragraph._p.append(parse_xml(f'<w:hyperlink {W} {R} r:id="{link}"><w:r><w:t>nr. 98</w:t></w:r></w:hyperlink>'))
    document.add_paragraph("").add_run("Water").bold = True
    document.add_paragraph("eerste punt", style="List Bullet")
    document.add_paragraph("   ")
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cel {number}"
    return saved(document)


def test_letter(blocks) -> None:
    raw = read_bytes(letter())
    assert blocks(raw) == [
        ("title", None, None, "Verslag van een bedacht overleg"),
        ("heading", 1, None, "Inleiding"),
        (None, None, None, "De Raad sprak over water1. Zie nr. 98"),
        ("heading", None, None, "Water"),
        ("list_item", None, None, "eerste punt"),
        ("table", None, None, "cel 0 cel 1 cel 2 cel 3"),
        ("footnote", None, "1", "Zie de bedachte brief."),
    ]
    assert "cel 0\tcel 1\ncel 2\tcel 3" in raw.text
    assert [raw.text[low - 5 : high + 1] for low, high in raw.marks] == ["water1."]
    assert [(raw.text[link.start : link.end], link.target) for link in raw.links] == [("nr. 98", "kst-99501-02-98")]
    assert raw.facts == {"title": "Verslag van een bedacht overleg"}
    assert (raw.format, raw.form) == ("docx", "elements")
    assert [(o.start, o.end) for o in raw.origins] == [(o.source_start, o.source_end) for o in raw.origins]


def test_a_bomb_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(TooLarge, match="unpacks to 60,000,000"):
        read_bytes(out.getvalue())


def test_damage() -> None:
    data = letter()
    with pytest.raises(DamagedDocument):
        read_bytes(data[: len(data) // 2])
    middle = data.index(b"word/document.xml") + 200
    with pytest.raises(DamagedDocument):
        read_bytes(data[:middle] + b"\0" * 400 + data[middle + 400 :])
