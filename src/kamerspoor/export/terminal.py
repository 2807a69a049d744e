"""One record as a person reads it in a terminal, or through a pipe without colour."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kamerspoor.export.dates import in_words, still_to_come
from kamerspoor.export.outline import Entry, Places, one_line, outline, title_of
from kamerspoor.model import Check, DateMention, Record, Reference

WIDEST = 120
NARROWEST = 40
ROOMY = 100
# Longer lists are cut: what scrolls by is not read.
LONGEST_LIST = 40
LONGEST_OUTLINE = 200
LONGEST_CELL = 400
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
_SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_TEXT_STYLES = {"title": "bold", "heading": "bold", "letterhead": "dim", "signature": "dim", "speaker": "italic"}
# As many words as fit, or a piece of a word that does not.
_LINE = r"\S.{0,%d}(?=\s|$)|\S{1,%d}"
_COLOURS = ColorSystem.STANDARD
# Characters that steer a terminal, or turn the direction of what follows.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Look(NamedTuple):
    """How wide to write, whether in colour, and whether to add the clean text."""

    width: int = 80
    colour: bool = False
    text: bool = False


def render_terminal(record: Record, look: Look | None = None) -> str:
    """Give the view, ending in a line end."""
    look = look or Look()
    width = max(NARROWEST, min(look.width, WIDEST))
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        no_color=not look.colour,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    for part in _parts(record, width):
        console.print(part)
    if look.text:
        out.write("\n" + _clean_text(record, console))
    console.print(_last_line(record))
    lines = (line.rstrip() for line in out.getvalue().split("\n"))
    return "\n".join(lines).strip("\n") + "\n"


def _parts(record: Record, width: int) -> Iterable[RenderableType]:
    places = Places(record)
    entries = outline(record)
    yield _head(record)
    yield from _section("Outline", len(entries), _outline(entries[:LONGEST_OUTLINE]), LONGEST_OUTLINE)
    yield from _section("References", len(record.references), _references(record, places, width))
    yield from _section("Dates", len(record.dates), _dates(record, places, width))
    notes = [(b.marker or "", record.quote(b)) for b in record.blocks if b.kind == "footnote"]
    yield from _section("Footnotes", len(notes), _rows(notes))
    yield from _section("Checks", len(record.checks), _checks(record))
    yield Text()


def _section(name: str, count: int, body: RenderableType, most: int = LONGEST_LIST) -> Iterable[RenderableType]:
    if count == 0:
        return
    yield Text()
    yield Text.assemble((name, "bold"), (f"  {count}", "dim"))
    yield Padding(body, (0, 0, 0, 2))
    if count > most:
        yield Text(f"  and {count - most} more (all of them: --format json or html)", "dim")


def _grid() -> Table:
    return Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=False)


def _plain(text: str) -> str:
    """Make a text harmless to a terminal."""
    return _STEERING.sub("\ufffd", text)


def _cell(text: str) -> str:
    """Give a text as a cell of a table: on one line, and no longer than a person reads there."""
    if len(text) > LONGEST_CELL:
        text = text[:LONGEST_CELL] + " …"
    return _plain(one_line(text))


def _head(record: Record) -> RenderableType:
    document = record.document
    meeting = document.meeting
    held = [in_words(meeting.date, "en") if meeting.date else None, meeting.format, meeting.place] if meeting else []
    number = f"{document.dossier}, nr. {document.number}" if document.dossier and document.number else document.dossier
    identity = [number, f"({document.id})" if document.id else None, CHAMBERS.get(document.chamber or "")]
    letter = [in_words(document.date, "en") if document.date else None, document.place]
    motion = _members(document.motion.members, document.motion.and_others) if document.motion else None
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
    title = Text(_cell(title_of(record) or "Untitled document"), "bold")
    return Group(title, Text(), Padding(_rows((name, value) for name, value in facts if value), (0, 0, 0, 2)))


def _rows(rows: Iterable[tuple[str, str]]) -> Table:
    grid = _grid()
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for number, (name, value) in enumerate(rows):
        if number >= LONGEST_LIST:
            break
        grid.add_row(_cell(name), _cell(value))
    return grid


def _outline(entries: Sequence[Entry]) -> Table:
    grid = _grid()
    grid.add_column("", overflow="fold", ratio=1)
    grid.add_column("sentences", justify="right", no_wrap=True)
    grid.add_column("references", justify="right", no_wrap=True)
    grid.expand = True
    grid.show_header = True
    grid.header_style = "dim"
    for entry in entries:
        title = Padding(
            Text(_cell(entry.title), "bold" if entry.level <= 1 else ""), (0, 0, 0, 2 * (min(entry.level, 6) - 1))
        )
        counts = (Text(str(n) if n else "–", "" if n else "dim") for n in (entry.sentences, entry.references))
        grid.add_row(title, *counts)
    return grid


def _members(members: Sequence[str], and_others: bool) -> str:
    return ", ".join(members) + (" c.s." if and_others else "")


def _references(record: Record, places: Places, width: int) -> Table:
    """List the references; where there is no room for a column of motions, they go below the words."""
    shown = record.references[:LONGEST_LIST]
    apart = width >= ROOMY and any(r.motion for r in shown)
    grid = _grid()
    grid.show_header = True
    grid.header_style = "dim"
    grid.add_column("id", no_wrap=True)
    grid.add_column("as it stands", overflow="fold")
    if apart:
        grid.add_column("motion by", overflow="fold")
    grid.add_column("under", no_wrap=True, overflow="ellipsis", max_width=width // 4, style="dim")
    for reference in shown:
        words = Text(_cell(record.quote(reference)))
        motion = _members(reference.motion.members, reference.motion.and_others) if reference.motion else ""
        if motion and not apart:
            words.append(f"\nmotion by {_cell(motion)}", "dim")
        under = "footnote" if reference.note is not None else places.section_title(reference.start) or ""
        motions = [Text(_cell(motion))] if apart else []
        grid.add_row(_reference_id(reference), words, *motions, Text(_cell(under)))
    return grid


def _reference_id(reference: Reference) -> Text:
    text = Text(_plain(reference.id or "?"), "cyan" if reference.id else "dim")
    if reference.url and reference.url.startswith("https://"):
        text.stylize(f"link {_plain(reference.url)}")
    return text


def _dates(record: Record, places: Places, width: int) -> Table:
    """List what is still to come first, by day, then the rest in the order of the text."""
    ahead = sorted((d for d in record.dates if still_to_come(d, record.document)), key=lambda d: d.value)
    rest = [d for d in record.dates if not still_to_come(d, record.document)]
    grid = _grid()
    grid.show_header = True
    grid.header_style = "dim"
    grid.add_column("value", no_wrap=True)
    grid.add_column("as it stands", overflow="fold")
    grid.add_column("role", no_wrap=True, min_width=8)
    grid.add_column("under", no_wrap=True, overflow="ellipsis", max_width=width // 3, style="dim")
    for date in [*ahead, *rest][:LONGEST_LIST]:
        grid.add_row(*_date_cells(record, date), Text(_cell(places.section_title(date.start) or "")))
    return grid


def _date_cells(record: Record, date: DateMention) -> tuple[Text, Text, Text]:
    style = "bold" if date.role == "deadline" else ""
    return (
        Text(_plain(date.value), style or ("cyan" if date.role == "future" else "")),
        Text(_cell(record.quote(date))),
        Text(date.role or "", style),
    )


def _checks(record: Record) -> Table:
    grid = _grid()
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for check in record.checks[:LONGEST_LIST]:
        grid.add_row(Text(check.severity, _SEVERITY_STYLES.get(check.severity, "")), _check_words(record, check))
    return grid


def _check_words(record: Record, check: Check) -> Text:
    """Give the message, with the words and the likely reading where it does not name them itself."""
    message = _cell(check.message)
    words = Text(message)
    if check.start is not None and check.end is not None:
        quoted = _plain(_short(record.text[check.start : min(check.end, check.start + LONGEST_CELL)]))
        if quoted not in message:
            words.append(f" — “{quoted}”")
    if check.likely and check.likely not in check.message:
        words.append(f" — likely: {_cell(check.likely)}")
    words.append(f"  {_plain(check.code)}", "dim")
    return words


def _short(text: str) -> str:
    return textwrap.shorten(text, 60, placeholder=" …") or text[:60]


def _last_line(record: Record) -> Text:
    counts = [
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
        for row in _plain(record.quote(block).replace("\t", "  ")).split("\n"):
            for found in lines.finditer(row):
                line = found[0].rstrip()
                out.append(f"  {style.render(line, color_system=_COLOURS) if console.is_terminal else line}")
    return "\n".join(out) + "\n\n"
