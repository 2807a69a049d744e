"""The lists of the terminal view: what stands where, a line each. `most` None gives all of it."""

from __future__ import annotations

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kamerspoor.export.dates import still_to_come
from kamerspoor.export.outline import Places, one_line, outline
from kamerspoor.export.summary import members_of
from kamerspoor.export.terminal_grid import LONGEST_CELL, cell, grid, plain, rows, short
from kamerspoor.model import Check, DateMention, Record, Reference

ROOMY = 100
_SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def outline_list(record: Record, width: int, most: int | None) -> Table:
    """List the headings with what stands under each."""
    table = grid(header=True)
    table.add_column("", overflow="fold", ratio=1)
    table.add_column("sentences", justify="right", no_wrap=True)
    table.add_column("references", justify="right", no_wrap=True)
    table.expand = True
    for entry in outline(record)[:most]:
        title = Padding(
            Text(cell(entry.title), "bold" if entry.level <= 1 else ""), (0, 0, 0, 2 * (min(entry.level, 6) - 1))
        )
        counts = (Text(str(n) if n else "–", "" if n else "dim") for n in (entry.sentences, entry.references))
        table.add_row(title, *counts)
    return table


def reference_list(record: Record, width: int, most: int | None) -> Table:
    """List the references; where there is no room for a column of motions, they go below the words."""
    places = Places(record)
    shown = record.references[:most]
    apart = width >= ROOMY and any(r.motion for r in shown)
    table = grid(header=True)
    table.add_column("id", no_wrap=True)
    table.add_column("as it stands", overflow="fold")
    if apart:
        table.add_column("motion by", overflow="fold")
    table.add_column("under", no_wrap=True, overflow="ellipsis", max_width=width // 4, style="dim")
    for reference in shown:
        words = Text(cell(record.quote(reference)))
        motion = members_of(reference.motion) if reference.motion else ""
        if motion and not apart:
            words.append(f"\nmotion by {cell(motion)}", "dim")
        under = "footnote" if reference.note is not None else places.section_title(reference.start) or ""
        motions = [Text(cell(motion))] if apart else []
        table.add_row(_reference_id(reference), words, *motions, Text(cell(under)))
    return table


def _reference_id(reference: Reference) -> Text:
    text = Text(plain(reference.id or "?"), "cyan" if reference.id else "dim")
    if reference.url and reference.url.startswith("https://"):
        text.stylize(f"link {plain(reference.url)}")
    return text


def date_list(record: Record, width: int, most: int | None) -> Table:
    """List what is still to come first, by day, then the rest in the order of the text."""
    places = Places(record)
    ahead = sorted((d for d in record.dates if still_to_come(d, record.document)), key=lambda d: d.value)
    rest = [d for d in record.dates if not still_to_come(d, record.document)]
    table = grid(header=True)
    table.add_column("value", no_wrap=True)
    table.add_column("as it stands", overflow="fold")
    table.add_column("role", no_wrap=True, min_width=8)
    table.add_column("under", no_wrap=True, overflow="ellipsis", max_width=width // 3, style="dim")
    for date in [*ahead, *rest][:most]:
        table.add_row(*_date_cells(record, date), Text(cell(places.section_title(date.start) or "")))
    return table


def _date_cells(record: Record, date: DateMention) -> tuple[Text, Text, Text]:
    style = "bold" if date.role == "deadline" else ""
    return (
        Text(plain(date.value), style or ("cyan" if date.role == "future" else "")),
        Text(cell(record.quote(date))),
        Text(date.role or "", style),
    )


def footnote_list(record: Record, width: int, most: int | None) -> Table:
    """List the footnotes with their marks."""
    return rows(((b.marker or "", record.quote(b)) for b in record.blocks if b.kind == "footnote"), most)


def mention_list(record: Record, width: int, most: int | None) -> Table:
    """List the names in the text and whom or what each stands for."""
    places = Places(record)
    table = grid(header=True)
    table.add_column("name", overflow="fold")
    table.add_column("kind", no_wrap=True)
    table.add_column("as it stands", overflow="fold")
    table.add_column("under", no_wrap=True, overflow="ellipsis", max_width=width // 4, style="dim")
    for mention in record.mentions[:most]:
        under = cell(places.section_title(mention.start) or "")
        table.add_row(*(Text(cell(words)) for words in (mention.name, mention.kind, mention.text)), Text(under))
    return table


def sentence_list(record: Record, width: int, most: int | None) -> Table:
    """List the sentences, numbered as on the page."""
    table = grid()
    table.add_column(no_wrap=True, justify="right", style="dim")
    table.add_column(overflow="fold")
    for number, sentence in enumerate(record.sentences[:most]):
        table.add_row(str(number), Text(plain(one_line(record.quote(sentence)))))
    return table


def check_list(record: Record, width: int, most: int | None) -> Table:
    """List the doubts about the document."""
    table = grid()
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in record.checks[:most]:
        table.add_row(Text(check.severity, _SEVERITY_STYLES.get(check.severity, "")), _check_words(record, check))
    return table


def _check_words(record: Record, check: Check) -> Text:
    """Give the message, with the words and the likely reading where it does not name them itself."""
    message = cell(check.message)
    words = Text(message)
    if check.start is not None and check.end is not None:
        quoted = plain(short(record.text[check.start : min(check.end, check.start + LONGEST_CELL)]))
        if quoted not in message:
            words.append(f" — “{quoted}”")
    if check.likely and check.likely not in check.message:
        words.append(f" — likely: {cell(check.likely)}")
    words.append(f"  {plain(check.code)}", "dim")
    return words
