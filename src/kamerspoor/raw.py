"""What a reader hands to the engine: raw text, its layout as far as known, and the way back.

Two forms exist. `lines`: text as it stands on pages, lines broken where the column ends (plain
text, PDF); blocks are for the engine to find. `elements`: markup that says what each block is
(XML, HTML, DOCX).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kamerspoor.model import BlockKind, Check
from kamerspoor.spans import Origin

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: raw[start:end] without its line end.

    `size` is the line's font size over the document's most common one (1.0 is body text).
    `box` is x0, y0, x1, y1 in points from the page's lower left corner.
    """

    start: int
    end: int
    page: int
    box: Box
    size: float = 1.0
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """One block as the markup has it: raw[start:end]. `kind` None: a plain text block."""

    start: int
    end: int
    kind: BlockKind | None = None
    level: int | None = None
    marker: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An official link: raw[start:end] points to `target` (an identifier or an address)."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Raw:
    """Raw text with its layout.

    `origins`: sorted stretches of raw text with their offsets in the decoded source (empty for
    PDF, where `lines` carry page and box). `facts`: what official metadata says, by the field
    names of `model.Document` (`id`, `dossier`, `number`, `date`, `title`, `session_year`,
    `chamber`, `kind`, `author`, `dossier_title`). `marks`: raw spans known to be footnote marks.
    `page_breaks`: raw offsets at which a new page begins.
    """

    text: str
    form: Literal["lines", "elements"]
    format: Literal["text", "pdf", "xml", "html", "docx"]
    encoding: str | None = None
    origins: tuple[Origin, ...] = ()
    lines: tuple[Line, ...] = ()
    elements: tuple[Element, ...] = ()
    links: tuple[Link, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    page_breaks: tuple[int, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
