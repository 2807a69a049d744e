"""Characters of a PDF page, gathered into runs: stretches on one baseline with one look."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

# Codes that pdfium gives for a hyphen at a line's end that it takes for a soft one.
_BROKEN_HYPHENS = frozenset((0x02, 0xFFFE))
_LINE_ENDS = frozenset((0x0A, 0x0D))
_SPACES = frozenset((0x20, 0x09, 0xA0, 0x00))
_ITALIC_FLAG = 64
_BOLD_FLAG = 1 << 18
_BOLD_FROM = 600


@dataclass(slots=True)
class Run:
    """Text on one baseline in one size. `base` is the baseline; the box is that of the inked characters."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    bold: bool
    italic: bool


def runs_of_page(document: Any, number: int) -> list[Run]:
    """Give the runs of one page in the order of its content; pictures and broken pages give none."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    try:
        textpage = page.get_textpage()
        try:
            return _gather(textpage.raw)
        finally:
            textpage.close()
    finally:
        page.close()


def _gather(textpage: Any) -> list[Run]:
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    unicode_of, object_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
    generated = pdfium.FPDFText_IsGenerated
    box_of, origin_of = pdfium.FPDFText_GetCharBox, pdfium.FPDFText_GetCharOrigin
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    box = tuple(map(ctypes.byref, (left, right, bottom, top)))
    origin = tuple(map(ctypes.byref, (x, y)))
    looks: dict[int, _Look] = {}
    gathering = _Gathering()
    wide = 0
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = unicode_of(textpage, index)
        if code in _LINE_ENDS:
            gathering.close()
            continue
        if code in _SPACES:
            gathering.space("\u00a0" if code == 0xA0 else " ")
            continue
        if generated(textpage, index) == 1 and code not in _BROKEN_HYPHENS:
            continue
        if 0xD800 <= code < 0xDC00:
            wide = code
            continue
        if wide:
            code, wide = 0x10000 + ((wide - 0xD800) << 10) + (code - 0xDC00 if 0xDC00 <= code < 0xE000 else 0), 0
        elif 0xDC00 <= code < 0xE000:
            continue
        holder = ctypes.cast(object_of(textpage, index), ctypes.c_void_p).value or 0
        look = looks.get(holder)
        if look is None:
            look = looks[holder] = _look(pdfium, textpage, index)
        box_of(textpage, index, *box)
        origin_of(textpage, index, *origin)
        character = "-" if code in _BROKEN_HYPHENS else chr(code)
        gathering.character(character, look, left.value, bottom.value, right.value, top.value, y.value)
    gathering.close()
    return gathering.runs


def _look(pdfium: Any, textpage: Any, index: int) -> _Look:
    """Give size, weight and slant; the size is that of the font times the scale of the text matrix."""
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix)):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, ctypes.byref(flags))
    font = name.value.decode("latin-1").lower()
    weight = pdfium.FPDFText_GetFontWeight(textpage, index)
    return _Look(
        size=pdfium.FPDFText_GetFontSize(textpage, index) * scale,
        bold=weight >= _BOLD_FROM or bool(flags.value & _BOLD_FLAG) or "bold" in font or "black" in font,
        italic=bool(flags.value & _ITALIC_FLAG) or "italic" in font or "oblique" in font,
    )


class _Gathering:
    """The run under way. A change of look alone parts no run of one size: words stay whole."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.letters: list[str] = []
        self.run: Run | None = None
        self.bold = self.italic = 0
        self.spaces = ""

    def space(self, space: str) -> None:
        if self.run is not None:
            self.spaces += space

    def character(self, letter: str, look: _Look, x0: float, y0: float, x1: float, y1: float, base: float) -> None:
        run = self.run
        if run is None or not self._goes_on(run, look, x0, base):
            self.close()
            run = self.run = Run("", x0, y0, x1, y1, base, look.size, look.bold, look.italic)
        elif self.spaces:
            self.letters.append(self.spaces)
        self.spaces = ""
        self.letters.append(letter)
        self.bold += look.bold
        self.italic += look.italic
        if x0 < run.x0:
            run.x0 = x0
        if x1 > run.x1:
            run.x1 = x1
        if y0 < run.y0:
            run.y0 = y0
        if y1 > run.y1:
            run.y1 = y1

    def _goes_on(self, run: Run, look: _Look, x0: float, base: float) -> bool:
        size = run.size
        return (
            abs(base - run.base) < 0.12 * size
            and 0.8 * size < look.size < 1.25 * size
            and -0.5 * size < x0 - run.x1 < 1.8 * size
        )

    def close(self) -> None:
        run = self.run
        if run is not None:
            # One space at the end tells the layout that there was one.
            run.text = "".join(self.letters) + (" " if self.spaces else "")
            inked = sum(not letter.isspace() for letter in self.letters)
            run.bold, run.italic = self.bold >= 0.9 * inked, self.italic >= 0.9 * inked
            self.runs.append(run)
        self.run, self.letters, self.bold, self.italic, self.spaces = None, [], 0, 0, ""
