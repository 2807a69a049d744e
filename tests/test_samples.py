"""The bundled samples: every form is there, fresh, and says what its source says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from html import unescape
from pathlib import Path

import docx
import pypdfium2
import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "samples").glob("*.toml"))
FORMS = (".txt", ".xml", ".html", ".pdf", ".docx")
FOOT = re.compile(r"Tweede Kamer, vergaderjaar 2022–2023, 21 501-02, nr\. \d+ (?P<page>\d)$", re.MULTILINE)


def _paragraphs(source: Path) -> list[str]:
    """Give the source's running text, a string per block, without any marks."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    texts = [data.get(part, {}).get("text", "") for part in ("letter", "body", "motion")]
    blocks = [block for text in texts for block in re.split(r"\n\s*\n|\n(?=- )", text)]
    return [_letters(_unmarked(block)) for block in blocks if block.strip()]


def _notes(source: Path) -> list[str]:
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return [_letters(_unmarked(note)) for note in data.get("notes", {}).values()]


def _unmarked(text: str) -> str:
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", re.sub(r"\[\^\d+\]", "", text))


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text)


def _texts_of_markup(path: Path) -> tuple[str, str]:
    """Give the running text (notes taken out) and the whole text of an XML or HTML form."""
    markup = path.read_text(encoding="utf-8")
    tags = re.compile(r"<[^>]+>")
    running = re.sub(r"<noot .*?</noot>", "", markup)
    return _letters(unescape(tags.sub("", running))), _letters(unescape(tags.sub("", markup)))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMS)
def test_form_is_there(source: Path, form: str) -> None:
    assert source.with_suffix(form).stat().st_size > 500


def test_text_forms_are_fresh() -> None:
    command = [sys.executable, str(ROOT / "tools" / "typeset.py"), "--check", *map(str, SOURCES)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_check_names_a_stale_form(tmp_path: Path) -> None:
    copy = tmp_path / SOURCES[0].name
    copy.write_bytes(SOURCES[0].read_bytes())
    command = [sys.executable, str(ROOT / "tools" / "typeset.py"), "--check", str(copy)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert str(copy.with_suffix(".xml")) in run.stderr


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", [".xml", ".html"])
def test_markup_says_what_the_source_says(source: Path, form: str) -> None:
    running, whole = _texts_of_markup(source.with_suffix(form))
    assert [block for block in _paragraphs(source) if block not in running] == []
    assert [note for note in _notes(source) if note not in whole] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_word_file_says_what_the_source_says(source: Path) -> None:
    word = docx.Document(str(source.with_suffix(".docx")))
    running = _letters("".join(paragraph.text for paragraph in word.paragraphs))
    parts = {
        str(part.partname): part.blob.decode("utf-8") for part in word.part.package.parts if "note" in part.partname
    }
    notes = _letters(re.sub(r"<[^>]+>", "", parts.get("/word/footnotes.xml", "")))
    assert [block for block in _paragraphs(source) if block not in running] == []
    assert [note for note in _notes(source) if note not in notes] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_pages_say_what_the_source_says(source: Path) -> None:
    """Every block stands on the pages; what a page break or a note interrupts is compared in total."""
    text = source.with_suffix(".txt").read_text(encoding="utf-8")
    pdf = pypdfium2.PdfDocument(source.with_suffix(".pdf"))
    printed = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    for pages in (text, printed):
        bag = _letters(pages)
        whole = [block for block in _paragraphs(source) if block in bag]
        assert len(whole) >= len(_paragraphs(source)) - max(len(pdf), text.count("\f") + 1)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_broken_text_looks_like_copied_pages(source: Path) -> None:
    pages = source.with_suffix(".txt").read_text(encoding="utf-8").split("\f")
    assert max(len(line) for page in pages for line in page.splitlines()) <= 72
    assert [match["page"] for page in pages for match in FOOT.finditer(page)] == [
        str(number) for number in range(1, len(pages) + 1)
    ]
    assert "ISSN 0921 - 7371" in pages[0]
    if len(pages) > 1:
        assert re.search(r"[^\W\d_]-\n\n", pages[0]), "no word is broken across the first page's end"


def test_report_has_several_pages() -> None:
    report = next(source for source in SOURCES if source.stem.startswith("verslag"))
    assert len(pypdfium2.PdfDocument(report.with_suffix(".pdf"))) >= 3
    assert report.with_suffix(".txt").read_text(encoding="utf-8").count("\f") >= 3
