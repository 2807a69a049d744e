"""The state of one XML parse: which block is under way, and on which strand its words go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from kamerspoor.errors import UnsafeMarkup
from kamerspoor.model import BlockKind
from kamerspoor.readers.assembly import BlockOf, Strand
from kamerspoor.readers.facts import fold

Attributes = dict[str, str]
Closer = Callable[[], None] | None
Action = Callable[["Reading", str, Attributes], Closer]

# From the strongest to the weakest look of a heading without a number.
_HEADING_LOOKS = ("vet", "halfvet", "vetcur", "cur", "rom", "ondlijn")
# Pieces of white space looked through behind a link; nested links would make more of it quadratic.
_MOST_SPACES = 50


@dataclass(slots=True)
class OpenNote:
    """A note under way, with what is to be restored at its end."""

    handler: Callable[[str], None]
    marker: str | None
    marker_only: bool
    only: Mapping[str, Action] | None
    number: str | None = None


class Reading:
    """Expat's handlers and what they gather.

    `actions` says by element name what an element does. Where it says nothing, text becomes a plain
    block as soon as it stands there, so unknown elements lose nothing; an unknown element among the
    words of its parent is part of them.
    """

    def __init__(self, actions: Mapping[str, Action]) -> None:
        self.actions = actions
        self.only: Mapping[str, Action] | None = None
        self.main, self.notes = Strand(), Strand()
        self.main_spots: list[int] = []
        self.notes_spots: list[int] = []
        self.strand, self.pieces, self.spots = self.main, self.main.pieces, self.main_spots
        self.head: dict[str, str] = {}
        self.meta: list[tuple[str, str]] = []
        self.official = False
        # The block under way: is it open, its first piece, and how deep it was opened.
        self.open, self.first, self.opener = False, 0, 0
        self.depth = 0
        self.kind: BlockKind | None = None
        self.level: int | None = None
        self.marker: str | None = None
        self.role: str | None = None
        # The block holds nothing yet but the number of a list item.
        self.marker_only = False
        self.contexts: list[tuple[BlockKind | None, int | None, str | None, str | None]] = []
        self.path: list[str] = [""]
        self.closers: list[Closer] = []
        self.sections: list[int] = []
        self.section_count = 0
        self.looks: list[tuple[Strand, int, int, int, str]] = []
        self.open_notes: list[OpenNote] = []
        self.note_count = 0
        self.parser: Any = self._parser()

    def _parser(self) -> Any:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.EntityDeclHandler = _refuse_entities
        parser.SkippedEntityHandler = self.skipped_entity
        return parser

    # Expat's handlers.

    def start(self, tag: str, attributes: Attributes) -> None:
        closer: Closer
        if self.only is not None:
            action = self.only.get(tag)
            if action is None:
                self.gap()
        else:
            action = self.actions.get(tag)
        if action is not None:
            closer = action(self, tag, attributes)
        elif self.only is not None or (self.open and self.opener == self.depth):
            closer = None
        else:
            closer = self.enter()
        self.path.append(tag)
        self.closers.append(closer)

    def end(self, tag: str) -> None:
        self.path.pop()
        closer = self.closers.pop()
        if closer is not None:
            closer()

    def text(self, data: str) -> None:
        if not self.open:
            if data.isspace():
                return
            self.open, self.opener = True, self.depth
        self.pieces.append(data)
        self.spots.append(self.parser.CurrentByteIndex)

    def table_text(self, data: str) -> None:
        """Take text in a table, where line ends and tabs part rows and cells."""
        if data == "\n":
            self.gap()
        elif not data.isspace() or (self.open and self.pieces[-1][-1] not in "\n\t"):
            self.text(data.replace("\t", " "))

    def note_text(self, data: str) -> None:
        """Take text of a note that stands outside its number and its paragraphs."""
        if not data.isspace():
            leave = self.to_note()
            self.text(data)
            leave()

    def skipped_entity(self, name: str, is_parameter: bool) -> None:
        """Take an entity of a DTD that is not read, where HTML knows the name too."""
        from html.entities import html5

        character = html5.get(f"{name};")
        if character and not is_parameter:
            self.parser.CharacterDataHandler(character)

    # Blocks.

    def flush(self) -> None:
        """Close the block under way, without the white space at its end."""
        if not self.open:
            return
        pieces, last = self.pieces, len(self.pieces)
        while last > self.first and pieces[last - 1].isspace():
            last -= 1
        del pieces[last:], self.spots[last:]
        if last > self.first:
            self.strand.blocks.append(BlockOf(self.first, last, self.kind, self.level, self.marker, self.role))
            self.add("\n")
        self.open = self.marker_only = False
        self.marker = None
        self.first = len(pieces)

    def add(self, piece: str) -> None:
        """Add text that the source does not have."""
        self.pieces.append(piece)
        self.spots.append(-1)

    def gap(self) -> None:
        if self.open and not self.pieces[-1][-1].isspace():
            self.add(" ")

    def enter(self) -> Callable[[], None]:
        self.flush()
        self.depth += 1
        return self.leave

    def leave(self) -> None:
        self.flush()
        self.depth -= 1

    def enter_kind(self, kind: BlockKind | None, level: int | None = None, role: str | None = None) -> Closer:
        """Open a block; blocks inside it are of its kind too, unless they say otherwise."""
        self.enter()
        self.contexts.append((self.kind, self.level, self.marker, self.role))
        self.kind, self.level, self.marker, self.role = kind, level, None, role
        return self.leave_kind

    def leave_kind(self) -> None:
        self.leave()
        self.kind, self.level, self.marker, self.role = self.contexts.pop()

    def reopen(self) -> None:
        """Take the last block up again, to go on with it on the same line."""
        if self.strand.blocks:
            last = self.strand.blocks.pop()
            self.pieces[-1] = " "
            self.open, self.first, self.opener = True, last.first, self.depth

    def words_since(self, first: int) -> str:
        return "".join(self.pieces[first:])

    def last_word_since(self, first: int) -> int:
        """Give the number of pieces up to here, without white space at the end."""
        last = len(self.pieces)
        lowest = max(first, last - _MOST_SPACES)
        while last > lowest and self.pieces[last - 1].isspace():
            last -= 1
        return last

    def finish(self) -> None:
        """Close what is open; give headings without a number the level of their look in their section."""
        self.flush()
        used: dict[int, set[int]] = {}
        for _, _, section, _, look in self.looks:
            used.setdefault(section, set()).add(_rank(look))
        for strand, number, section, base, look in self.looks:
            level = base + 1 + sorted(used[section]).index(_rank(look))
            strand.blocks[number] = strand.blocks[number]._replace(level=level)

    # Notes: the number stays in the running text, the words go to a strand of their own.

    def mark(self, first: int) -> None:
        """Record that the pieces from `first` on are a note's mark, or make one."""
        if self.open_notes[-1].number is not None:
            return
        last = self.last_word_since(first)
        if last == first:
            if not self.open:
                self.open, self.opener = True, self.depth
            self.add(str(self.note_count))
            last = len(self.pieces)
        self.open_notes[-1].number = fold(self.words_since(first))
        self.strand.marks.append((first, last))

    def to_note(self) -> Callable[[], None]:
        """Go to the notes; what comes back leads back to the running text."""
        if self.open_notes[-1].number is None:
            self.mark(len(self.pieces))
        here = (self.open, self.first, self.opener, self.strand, self.pieces, self.spots)
        handler = self.parser.CharacterDataHandler
        notes = self.notes
        self.strand, self.pieces, self.spots = notes, notes.pieces, self.notes_spots
        self.first = _next_block(notes)
        self.open = len(self.pieces) > self.first
        self.gap()
        self.parser.CharacterDataHandler = self.text

        def leave() -> None:
            self.open, self.first, self.opener, self.strand, self.pieces, self.spots = here
            self.parser.CharacterDataHandler = handler

        return leave

    def close_note(self) -> None:
        note = self.open_notes.pop()
        first, pieces = _next_block(self.notes), self.notes.pieces
        while len(pieces) > first and pieces[-1].isspace():
            del pieces[-1], self.notes_spots[-1]
        if len(pieces) > first:
            self.notes.blocks.append(BlockOf(first, len(pieces), "footnote", None, note.number))
            pieces.append("\n")
            self.notes_spots.append(-1)
        self.parser.CharacterDataHandler = note.handler
        self.marker, self.marker_only, self.only = note.marker, note.marker_only, note.only


def _next_block(strand: Strand) -> int:
    return strand.blocks[-1].last + 1 if strand.blocks else 0


def _rank(look: str) -> int:
    return _HEADING_LOOKS.index(look) if look in _HEADING_LOOKS else len(_HEADING_LOOKS)


def _refuse_entities(name: str, *_: object) -> None:
    raise UnsafeMarkup(
        f"the XML declares the entity {name!r}",
        remedy="official publications declare none; fetch the document from the official site",
    )
