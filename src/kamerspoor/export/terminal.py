"""One record as a person reads it in a terminal, or through a pipe without colour."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from kamerspoor.export import terminal_lists as lists
from kamerspoor.export import terminal_summary as summary
from kamerspoor.export.dates import in_words
from kamerspoor.export.outline import title_of
from kamerspoor.export.summary import members_of, motions
from kamerspoor.export.terminal_grid import LONGEST_LIST, cell, plain, rows, section
from kamerspoor.model import Record

WIDEST = 120
NARROWEST = 40
LONGEST_OUTLINE = 200
KINDS = {
    "report": "report (verslag)",
    "annotated_agenda": "annotated agenda (geannoteerde agenda)",
    "letter": "letter (brief)",
    "motion": "motion (motie)",
    "written_consultation": "written consultation (schriftelijk overleg)",
    "debate": "debate",
    "questions": "written questions (Kamervragen)",
    "other": "other",
}
CHAMBERS = {"TK": "Tweede Kamer", "EK": "Eerste Kamer"}
_TEXT_STYLES = {"title": "bold", "heading": "bold", "letterhead": "dim", "signature": "dim", "speaker": "italic"}
# As many words as fit, or a piece of a word that does not.
_LINE = r"\S.{0,%d}(?=\s|$)|\S{1,%d}"
_COLOURS = ColorSystem.STANDARD


class Part(NamedTuple):
    """A list of the view: its name, how long it is, and what makes it from record, width and greatest length."""

    title: str
    count: Callable[[Record], int]
    body: Callable[[Record, int, int | None], RenderableType]


PARTS = {
    "statements": Part("Said", lambda r: len(r.statements), summary.said),
    "motions": Part("Motions", lambda r: len(motions(r)), summary.motion_list),
    "follow_ups": Part("Follow-ups", lambda r: len(r.follow_ups), summary.follow_up_list),
    "checks": Part("Checks", lambda r: len(r.checks), lists.check_list),
    "outline": Part("Outline", lambda r: sum(b.kind == "heading" for b in r.blocks), lists.outline_list),
    "references": Part("References", lambda r: len(r.references), lists.reference_list),
    "dates": Part("Dates", lambda r: len(r.dates), lists.date_list),
    "footnotes": Part("Footnotes", lambda r: sum(b.kind == "footnote" for b in r.blocks), lists.footnote_list),
    "mentions": Part("Mentions", lambda r: len(r.mentions), lists.mention_list),
    "sentences": Part("Sentences", lambda r: len(r.sentences), lists.sentence_list),
}
# What the view shows, in this order, and how much of it at the most.
VIEW = (
    ("statements", summary.LONGEST_SUMMARY),
    ("motions", LONGEST_LIST),
    ("follow_ups", LONGEST_LIST),
    ("checks", LONGEST_LIST),
    ("outline", LONGEST_OUTLINE),
    ("references", LONGEST_LIST),
    ("dates", LONGEST_LIST),
    ("footnotes", LONGEST_LIST),
)


class Look(NamedTuple):
    """How wide to write, whether in colour, and whether to add the clean text."""

    width: int = 80
    colour: bool = False
    text: bool = False


def render_terminal(record: Record, look: Look | None = None) -> str:
    """Give the view, ending in a line end: first what to act on, then what the document holds."""
    look = look or Look()
    out, console = _console(look)
    console.print(_head(record))
    for name, most in VIEW:
        for part in _part(record, name, console.width, most):
            console.print(part)
    console.print()
    if look.text:
        out.write("\n" + _clean_text(record, console))
    console.print(_last_line(record))
    return _trimmed(out)


def render_part(record: Record, name: str, look: Look | None = None) -> str:
    """Give one list alone and whole, ending in a line end, under the name of the source."""
    look = look or Look()
    out, console = _console(look)
    console.print(Text(cell(record.source or title_of(record) or "Untitled document"), "bold"))
    parts = list(_part(record, name, console.width, None))
    for part in parts or [Text(f"\n  no {name.replace('_', '-')} found", "dim")]:
        console.print(part)
    return _trimmed(out)


def _console(look: Look) -> tuple[io.StringIO, Console]:
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(NARROWEST, min(look.width, WIDEST)),
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        no_color=not look.colour,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    return out, console


def _trimmed(out: io.StringIO) -> str:
    lines = (line.rstrip() for line in out.getvalue().split("\n"))
    return "\n".join(lines).strip("\n") + "\n"


def _part(record: Record, name: str, width: int, most: int | None) -> Iterable[RenderableType]:
    part = PARTS[name]
    count = part.count(record)
    return section(part.title, count, part.body(record, width, most), most) if count else ()


def _head(record: Record) -> RenderableType:
    document = record.document
    meeting = document.meeting
    held = [in_words(meeting.date, "en") if meeting.date else None, meeting.format, meeting.place] if meeting else []
    number = f"{document.dossier}, nr. {document.number}" if document.dossier and document.number else document.dossier
    identity = [number, f"({document.id})" if document.id else None, CHAMBERS.get(document.chamber or "")]
    letter = [in_words(document.date, "en") if document.date else None, document.place]
    motion = members_of(document.motion) if document.motion else None
    facts = [
        ("Kind", KINDS.get(document.kind, document.kind)),
        ("Council", meeting.council if meeting else None),
        ("Meeting", ", ".join(part for part in held if part)),
        ("Kamerstuk", "  ".join(part for part in identity if part)),
        ("Session year", document.session_year),
        ("Dated", ", ".join(part for part in letter if part)),
        ("From", document.author),
        ("To", document.addressee),
        ("Signed by", ", ".join(document.signatories)),
        ("Proposed by", motion),
        ("Replaces", document.replaces),
        ("Source", record.source),
    ]
    title = Text(cell(title_of(record) or "Untitled document"), "bold")
    return Group(title, Text(), Padding(rows((name, value) for name, value in facts if value), (0, 0, 0, 2)))


def _last_line(record: Record) -> Text:
    counts = [
        (len(record.statements), "statement", "statements"),
        (len(record.follow_ups), "follow-up", "follow-ups"),
        (sum(b.kind == "heading" for b in record.blocks), "heading", "headings"),
        (len(record.sentences), "sentence", "sentences"),
        (len(record.references), "reference", "references"),
        (len(record.dates), "date", "dates"),
        (len(record.checks), "check", "checks"),
    ]
    said = ", ".join(f"{n} {one if n == 1 else more}" for n, one, more in counts if n)
    return Text(f"{said or 'no sentences'}. To read it as a page: --format html -o page.html", "dim")


def _clean_text(record: Record, console: Console) -> str:
    """Write the text itself, wrapped, the headings emphasised and the notes left to their own list."""
    lines = re.compile(_LINE % (console.width - 3, console.width - 2))
    out: list[str] = []
    before = None
    for block in record.blocks:
        if block.kind == "footnote":
            continue
        if before is not None and not before == block.kind == "list_item":
            out.append("")
        before = block.kind
        style = console.get_style(_TEXT_STYLES.get(block.role or block.kind, "none"))
        for row in plain(record.quote(block).replace("\t", "  ")).split("\n"):
            for found in lines.finditer(row):
                line = found[0].rstrip()
                out.append(f"  {style.render(line, color_system=_COLOURS) if console.is_terminal else line}")
    return "\n".join(out) + "\n\n"
