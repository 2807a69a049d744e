"""The state of reading one HTML page: the block under way and what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kamerspoor.model import BlockKind
from kamerspoor.readers.assembly import BlockOf, Place, Strand
from kamerspoor.readers.facts import fold
from kamerspoor.readers.markup_tokens import attributes
from kamerspoor.readers.targets import target_of

_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "title",
        "head",
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NEVER_TEXT = frozenset(
    ("script", "style", "template", "noscript", "svg", "textarea", "title", "select", "button", "iframe", "object")
)
_FURNITURE = frozenset(["nav", "aside", "form"])
_PAGE_FURNITURE = frozenset(["header", "footer"])

# Classes of the official pages, by what they say of the block that bears them.
_KINDS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    ("title", re.compile(r"\b(?:stuk_?titel|stuktitel|item-titel|document-title)\b", re.I)),
    (
        "letterhead",
        re.compile(
            r"\b(?:nummer-dossiertitel|dossier(?:nummer|titel)?|kamerstukkop|tekstregel|datumtekst|stuknr)\b", re.I
        ),
    ),
    ("signature", re.compile(r"\b(?:ondertekening|slotformulering)\b", re.I)),
    ("heading", re.compile(r"\b(?:tussenkop|kop)\b", re.I)),
    ("footnote", re.compile(r"\b(?:noot|voetnoot|voetnoten|footnotes?)\b", re.I)),
)
_NOTE_ID = re.compile(r"(?:supernote|voetnoot|noot|fn|footnote|ftn|_ftn)[-_.:]?\w{0,40}$", re.I)
_NOTE_HREF = re.compile(r"#_?(?:super)?(?:voet)?(?:noot|note|fn|footnote|ftn|sdfootnote|id-)[-\w.:]{0,80}$", re.I)
_BACK_HREF = re.compile(r"#_?(?:fnref|ftnref|nootref|noteref|ref|sdfootnote\d{1,4}anc)[-\w.:]{0,80}$", re.I)
_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,3}|[a-z])[\])]?\.?$")
# Pieces; more than a mark, its brackets and some white space cannot be one.
_LONGEST_MARK = 12
_SPACE_IN_CELL = str.maketrans({"\n": " ", "\t": " ", "\r": " "})


class Page:
    """Takes tags and text in order; gives one strand with blocks, links and marks.

    Only the open elements that matter are counted, so missing end tags and deep nesting cost nothing.
    """

    def __init__(self, *, skip_furniture: bool = True, whole_page: bool = True) -> None:
        self.main = Strand()
        self.places: list[Place] = []
        self.title = ""
        self.skipped = _NEVER_TEXT | (_FURNITURE if skip_furniture else frozenset())
        if skip_furniture and whole_page:
            self.skipped |= _PAGE_FURNITURE
        self.skip_name, self.skip_depth = "", 0
        self.open, self.first = False, 0
        # Kinds that an enclosing element gives, with the element's name and how many of that name are inside.
        self.kinds: list[tuple[str, int, BlockKind]] = []
        self.depths: dict[str, int] = {}
        self.heading: tuple[str, int] | None = None
        self.table: int | None = None
        self.tables = 0
        self.cell_next = ""
        self.links: list[tuple[int, str | None, str]] = []
        self.sups: list[int] = []
        self.candidates: list[tuple[int, int, str, bool]] = []

    # What the scanner gives.

    def text(self, pieces: Iterable[tuple[str, int, int]]) -> None:
        if self.skip_depth:
            return
        for piece, start, end in pieces:
            if not self.open:
                if piece.isspace():
                    continue
                self.open = True
            if self.table is not None:
                if self.cell_next:
                    if piece.isspace():
                        continue
                    if self.main.pieces and len(self.main.pieces) > self.first:
                        self.add(self.cell_next)
                    self.cell_next = ""
                piece = piece.translate(_SPACE_IN_CELL)
            self.main.pieces.append(piece)
            self.places.append((start, end))

    def open_tag(self, name: str, inside: str, *, layout: bool = False) -> None:
        if self.skip_depth:
            self.skip_depth += name == self.skip_name
            return
        if name in self.skipped:
            if not inside.endswith("/"):
                self.skip_name, self.skip_depth = name, 1
            return
        if name in _BLOCKS:
            self._open_block(name, inside, layout)
        elif name == "a":
            self._open_link(inside)
        elif name == "sup":
            self.sups.append(len(self.main.pieces))
        elif name == "br" and self.open:
            self.add(" " if self.table is not None else "\n")

    def close_tag(self, name: str) -> None:
        if self.skip_depth:
            self.skip_depth -= name == self.skip_name
            return
        if name in _BLOCKS:
            self._close_block(name)
        elif name == "a" and self.links:
            self._close_link()
        elif name == "sup" and self.sups:
            self._candidate(self.sups.pop(), linked=False)

    def finish(self) -> None:
        """Close the last block; of what may be a note's mark keep what links to a note or has one."""
        self.table = None
        self.flush()
        main = self.main
        notes = {block.marker for block in main.blocks if block.kind == "footnote"}
        main.marks = sorted({(a, b) for a, b, marker, linked in self.candidates if linked or marker in notes})

    # Blocks.

    def add(self, piece: str) -> None:
        self.main.pieces.append(piece)
        self.places.append(None)

    def flush(self) -> None:
        """Close the block under way, without the white space at its end."""
        if not self.open:
            return
        pieces, last = self.main.pieces, len(self.main.pieces)
        while last > self.first and pieces[last - 1].isspace():
            last -= 1
        del pieces[last:], self.places[last:]
        if last > self.first:
            self.main.blocks.append(self._block(self.first, last))
            self.add("\n")
        self.open = False
        self.first = len(pieces)

    def _block(self, first: int, last: int) -> BlockOf:
        kind, level = self._kind()
        if kind == "footnote":
            first, marker = self._without_marker(first, last)
            return BlockOf(first, last, kind, None, marker)
        if kind == "title" or (kind == "heading" and level == 1 and not self.title):
            if not self.title:
                self.title = fold("".join(self.main.pieces[first:last]))
                return BlockOf(first, last, "title")
            return BlockOf(first, last, "heading", level or 1)
        return BlockOf(first, last, kind, level)

    def _kind(self) -> tuple[BlockKind | None, int | None]:
        if self.table is not None:
            return "table", None
        outer = self.kinds[-1][2] if self.kinds else None
        if outer in ("footnote", "signature", "letterhead"):
            return outer, None
        if outer == "title":
            return outer, self.heading[1] if self.heading else None
        if self.heading:
            return "heading", self.heading[1]
        if outer == "heading":
            return "heading", 7
        in_list = self.depths.get("ul", 0) + self.depths.get("ol", 0) > 0
        return ("list_item", None) if in_list else (outer, None)

    def _without_marker(self, first: int, last: int) -> tuple[int, str | None]:
        """Leave a note's own number, and the link or space around it, out of the note."""
        marker = None
        at = first
        while at < last:
            words = self.main.pieces[at].strip()
            match = _MARK.match(words) if words else None
            if words and (match is None or marker is not None):
                break
            if match:
                marker = match[1]
            at += 1
        if marker is None or at == last:
            return first, marker
        # Its own number is no mark of the running text.
        later = []
        while self.candidates and self.candidates[-1][0] >= first:
            candidate = self.candidates.pop()
            if candidate[0] >= at:
                later.append(candidate)
        self.candidates.extend(reversed(later))
        return at, marker

    def _open_block(self, name: str, inside: str, layout: bool) -> None:
        self.depths[name] = self.depths.get(name, 0) + 1
        if name == "table":
            self._open_table(layout)
            return
        if self.table is not None:
            if name == "tr":
                self.cell_next = "\n"
            elif name in ("td", "th"):
                self.cell_next = self.cell_next or "\t"
            elif self.open and not self.cell_next:
                self.add(" ")
            return
        self.flush()
        if name in _HEADINGS:
            self.heading = (name, _HEADINGS[name])
        kind = _kind_of(inside) if inside else None
        if kind is not None:
            self.kinds.append((name, self.depths[name], kind))

    def _close_block(self, name: str) -> None:
        depth = self.depths.get(name, 0)
        if name == "table" and self.tables:
            self._close_table()
        elif self.table is None:
            self.flush()
            if self.heading and self.heading[0] == name:
                self.heading = None
            while self.kinds and self.kinds[-1][0] == name and self.kinds[-1][1] >= depth:
                self.kinds.pop()
        self.depths[name] = max(0, depth - 1)

    def _open_table(self, layout: bool) -> None:
        self.tables += 1
        if self.table is None:
            self.flush()
            if not layout:
                self.table, self.cell_next = self.tables, ""

    def _close_table(self) -> None:
        if self.table == self.tables:
            self.open = self.open and len(self.main.pieces) > self.first
            self.flush()
            self.table, self.cell_next = None, ""
        elif self.table is None:
            self.flush()
        self.tables -= 1

    # Links and marks.

    def _open_link(self, inside: str) -> None:
        if self.links:
            self._close_link()  # links do not nest: the one before was not closed
        href = attributes(inside).get("href", "")
        self.links.append((len(self.main.pieces), target_of(href), href))

    def _close_link(self) -> None:
        first, target, href = self.links.pop()
        last = self._last_word(first)
        if last > first and target:
            self.main.links.append((first, last, target))
        elif last > first and _NOTE_HREF.match(href) and not _BACK_HREF.match(href):
            self._candidate(first, linked=True)

    def _candidate(self, first: int, *, linked: bool) -> None:
        if len(self.main.pieces) - first > _LONGEST_MARK:
            return
        last = self._last_word(first)
        match = _MARK.match("".join(self.main.pieces[first:last]).strip())
        if match:
            self.candidates.append((first, last, match[1], linked))

    def _last_word(self, first: int) -> int:
        last = len(self.main.pieces)
        while last > first and self.main.pieces[last - 1].isspace():
            last -= 1
        return last


def _kind_of(inside: str) -> BlockKind | None:
    values = attributes(inside)
    classes = values.get("class", "")
    if classes:
        for kind, pattern in _KINDS:
            if pattern.search(classes):
                return kind
    return "footnote" if _NOTE_ID.match(values.get("id", "")) else None
