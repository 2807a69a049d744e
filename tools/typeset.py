"""Typeset the sample documents: `python tools/typeset.py samples/*.toml`.

Beside each source come a `.txt` (broken lines), `.xml` (official markup), `.html` (a page of the official
site), `.pdf` and `.docx`. With `--check` nothing is written: the command fails when a text form on disk is
not what its source gives, or when a PDF or DOCX is missing.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from typesetting.source import Document, load

WRITERS = {
    ".txt": "typesetting.broken_text",
    ".xml": "typesetting.official_xml",
    ".html": "typesetting.page_html",
    ".pdf": "typesetting.page_pdf",
    ".docx": "typesetting.word_docx",
}
TEXT_FORMS = (".txt", ".xml", ".html")


def typeset(document: Document, form: str) -> bytes:
    """Give a document's bytes in one form."""
    # A writer is loaded when it is asked for: checking text forms needs neither reportlab nor python-docx.
    content: bytes = importlib.import_module(WRITERS[form]).write(document)
    return content


def write_forms(source: Path) -> None:
    """Write all forms of one source beside it."""
    document = load(source)
    for form in WRITERS:
        source.with_suffix(form).write_bytes(typeset(document, form))


def stale_forms(source: Path) -> list[Path]:
    """List the forms on disk that are missing or, when text, are not what the source gives."""
    document = load(source)
    stale: list[Path] = []
    for form in WRITERS:
        path = source.with_suffix(form)
        if not path.is_file() or (form in TEXT_FORMS and path.read_bytes() != typeset(document, form)):
            stale.append(path)
    return stale


def main() -> int:
    """Run the command; exit code 1 when a form is stale."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE.toml")
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a form is stale")
    arguments = parser.parse_args()
    if not arguments.check:
        for source in arguments.sources:
            write_forms(source)
        return 0
    stale = [path for source in arguments.sources for path in stale_forms(source)]
    for path in stale:
        print(f"stale: {path}; run: python tools/typeset.py {path.with_suffix('.toml')}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
