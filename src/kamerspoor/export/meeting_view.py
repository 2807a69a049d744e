"""A meeting of the Council for people to read, and as rows: its items, what was to be said and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from kamerspoor.export.dates import in_short, in_words
from kamerspoor.export.rows import Row
from kamerspoor.export.terminal_grid import cell, grid, plain
from kamerspoor.ledger.agenda_compare import Heading, ItemAnswer
from kamerspoor.ledger.agenda_statements import WRITER, AnnouncedAnswer, Said
from kamerspoor.ledger.meeting_list import MeetingLine, MeetingList
from kamerspoor.ledger.meetings import AGENDA_DAYS, MeetingAnswer, Paper

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = (
    "meeting", "part", "status", "agenda", "report", "to", "actor", "act", "announced", "said", "grade", "rule",
    "quote",
)  # fmt: skip
LIST_COLUMNS = (
    "id", "council", "date_from", "date_to", "format", "place", "agenda", "agenda_held", "agenda_sent", "report",
    "report_held", "report_sent", "debates", "missing",
)  # fmt: skip
_MARKS = {"matched": ("=", "green"), "dropped": ("−", "red"), "added": ("+", "cyan"), "carried": ("→", "yellow")}
_SAID = {"said": ("said", "green"), "otherwise": ("said otherwise", "yellow"), "not_said": ("not said", "red")}
_PLAIN = frozenset({"the same title", "both hold what is left over"})
_PAPERS = {
    "agenda": "agenda", "supplement": "supplement", "report": "report", "debate": "debate",
    "consultation": "written questions", "letter": "letter",
}  # fmt: skip


def rows(answer: MeetingAnswer) -> Iterator[Row]:
    """Give a row for each item, each announced statement and each that was not announced."""
    for item in answer.items:
        yield _row(
            answer, part="item", status=item.status, agenda=_title(item.agenda), report=_title(item.report), to=item.to,
            grade=item.grade, rule=item.rule, quote=item.quote,
        )  # fmt: skip
    for one in answer.announced:
        yield _row(
            answer, part="announced", status=one.outcome, agenda=_title(one.announced.item),
            report=_title(one.made.item) if one.made else None, actor=one.announced.actor, act=one.announced.act,
            announced=one.announced.quote, said=one.made.quote if one.made else None, grade=one.grade, rule=one.rule,
        )  # fmt: skip
    for said in answer.unannounced:
        yield _row(
            answer, part="unannounced", report=_title(said.item), actor=said.actor, act=said.act, said=said.quote
        )


def _row(answer: MeetingAnswer, **told: str | None) -> Row:
    return {"meeting": answer.id, **{name: told.get(name) for name in COLUMNS[1:]}}


def list_rows(answer: MeetingList) -> Iterator[Row]:
    """Give a row for each meeting."""
    for line in answer.meetings:
        row: Row = {name: getattr(line, name) for name in LIST_COLUMNS}
        row["missing"] = list(line.missing)
        yield row


def show(answer: MeetingAnswer, console: Console) -> None:
    """Print a meeting: its papers, its items, what was announced and what was said."""
    console.print(
        Text.assemble((answer.council, "bold"), "  ", in_words(_span(answer.date_from, answer.date_to), "en"))
    )
    about = " · ".join(part for part in (answer.id, answer.format, answer.place) if part)
    console.print(Text(about, "dim"))
    _papers(answer, console)
    _neighbours(answer, console)
    if answer.items:
        _items(answer, console)
        _announced(answer, console)
        _unannounced(answer.unannounced, console)
    elif answer.missing:
        console.print()
        console.print(Text("Agenda and report are held against each other when the archive holds both texts.", "dim"))


def _papers(answer: MeetingAnswer, console: Console) -> None:
    console.print()
    table = grid()
    table.add_column(no_wrap=True, style="dim")
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.expand = True
    main = _main(answer)
    for paper in answer.papers:
        day = in_short(paper.date) if paper.date else ""
        table.add_row(_PAPERS.get(paper.relation, paper.relation), day, _paper(paper, answer, paper in main))
    for lack in answer.missing:
        if lack.startswith("no "):
            table.add_row(lack[3:], "", Text("not known of", "red"))
        elif lack == "report not due yet" and answer.timing.report_due:
            table.add_row("report", "", Text(f"to come, by {in_short(answer.timing.report_due)}", "dim"))
    console.print(table)


def _main(answer: MeetingAnswer) -> tuple[Paper, ...]:
    """Give the papers that the timing is about."""
    sent = (("agenda", answer.timing.agenda_sent), ("report", answer.timing.report_sent))
    found = (next((p for p in answer.papers if p.relation == name and p.date == day), None) for name, day in sent)
    return tuple(paper for paper in found if paper)


def _paper(paper: Paper, answer: MeetingAnswer, main: bool) -> Text:
    text = Text(cell(paper.key or paper.number or paper.title or ""))
    if main:
        text.append_text(_when(paper, answer))
    notes = [paper.status if paper.status not in (None, "Uitgevoerd") else None]
    notes.append("its text is not in the archive" if main and paper.document_id is None else None)
    notes.append(paper.grade if paper.grade == "open" else None)
    for note in filter(None, notes):
        text.append(f"  {note}", "dim")
    return text


def _when(paper: Paper, answer: MeetingAnswer) -> Text:
    timing = answer.timing
    if paper.relation == "agenda" and timing.agenda_days is not None:
        late = "" if timing.agenda_in_time else f", less than {AGENDA_DAYS}"
        words = (
            f"  {_count(timing.agenda_days)} before the meeting" if timing.agenda_days >= 0 else "  after the meeting"
        )
        debate = ""
        if timing.debate_days is not None:
            before = timing.debate_days > 0
            debate = f", {_count(timing.debate_days)} before the debate" if before else ", not before the debate"
        return Text(words + late + debate, "green" if timing.agenda_in_time else "yellow")
    if paper.relation == "report" and timing.report_days is not None:
        return Text(f"  {_count(timing.report_days)} after the meeting", "green" if timing.report_in_time else "yellow")
    return Text()


def _count(days: int) -> str:
    return f"{days} day{'s' * (days != 1)}"


def _neighbours(answer: MeetingAnswer, console: Console) -> None:
    for near in answer.neighbours:
        if near.relation in ("moved_from", "moved_to"):
            way = "perhaps moved from" if near.relation == "moved_from" else "perhaps moved to"
            console.print(Text.assemble((f"{way} ", "yellow"), f"{near.id}: {near.rule}", (f" ({near.grade})", "dim")))


def _items(answer: MeetingAnswer, console: Console) -> None:
    counts = [(status, sum(i.status == status for i in answer.items)) for status in _MARKS]
    words = ", ".join(f"{count} {_word(status)}" for status, count in counts if count)
    console.print()
    console.print(Text.assemble(("Items", "bold"), (f"  {words}", "dim")))
    table = grid()
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.expand = True
    for item in answer.items:
        mark, style = _MARKS[item.status]
        table.add_row(Text(mark, style), _item(item, console.width))
    console.print(Padding(table, (0, 0, 0, 2)))


def _word(status: str) -> str:
    return "carried over" if status == "carried" else status


def _item(item: ItemAnswer, width: int) -> Text:
    named = item.agenda or item.report
    text = Text(cell(named.title) if named else "")
    if item.status == "matched" and item.report and item.agenda:
        if item.report.title != item.agenda.title:
            text.append(f" = {cell(item.report.title)}", "green")
        if item.rule not in _PLAIN:
            text.append(f"  {item.rule}{_doubt(item.grade)}", "dim")
        return text
    if item.status == "carried":
        text.append(f"  carried over to {in_words(item.to or '', 'en')}", "yellow")
    elif item.status == "dropped":
        text.append("  dropped", "red")
    else:
        text.append("  added", "cyan")
    if item.quote:
        text.append(f"\n“{_cut(item.quote, 2 * (width - 10))}”", "dim")
    elif item.status == "carried":
        text.append(f"  {item.rule}", "dim")
    return text


def _doubt(grade: str) -> str:
    return "" if grade == "sure" else f" ({grade})"


def _announced(answer: MeetingAnswer, console: Console) -> None:
    if not answer.announced:
        return
    order = sorted(answer.announced, key=lambda one: one.announced.actor != WRITER)
    counts = {name: sum(one.outcome == key for one in order) for key, (name, _) in _SAID.items()}
    words = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    console.print()
    console.print(Text.assemble(("Announced to be said", "bold"), (f"  {words}", "dim")))
    table = grid()
    table.add_column(no_wrap=True, min_width=14)
    table.add_column(ratio=1, overflow="fold")
    table.expand = True
    for one in order:
        name, style = _SAID[one.outcome]
        table.add_row(Text(name, style), _statement(one, console.width))
    console.print(Padding(table, (0, 0, 0, 2)))


def _statement(one: AnnouncedAnswer, width: int) -> Text:
    most = 2 * (width - 22)
    text = Text()
    if one.announced.actor != WRITER:
        text.append(f"{cell(one.announced.actor)}: ", "bold")
    text.append_text(_quoted(one.announced, most))
    if one.made:
        text.append("\n→ ").append_text(_quoted(one.made, most))
    text.stylize("dim", text.plain.find("\n→ ") if one.made else len(text))
    return text


def _quoted(said: Said, most: int) -> Text:
    """Give the words of a statement with what is said set off, or where they are long the part around that."""
    if said.content_start is None or said.content_end is None:
        return Text(_cut(said.quote, most))
    low, high = said.content_start - said.start, said.content_end - said.start
    begin, end = 0, len(said.quote)
    if end > most:
        begin = max(0, min(low - most // 3, end - most))
        begin = said.quote.rfind(" ", 0, begin + 1) + 1 if begin else 0
        end = min(end, max(begin + most, min(high, low + most)))
        end = said.quote.rfind(" ", begin, end) if end < len(said.quote) else end
    text = Text("… " if begin else "")
    for start, stop, style in ((begin, low, ""), (low, high, "italic"), (high, end, "")):
        start, stop = max(start, begin), min(stop, end)
        if start < stop:
            text.append(plain(said.quote[start:stop].replace("\n", " ")), style)
    return text.append(" …" if end < len(said.quote) else "")


def _unannounced(said: Iterable[Said], console: Console) -> None:
    those = list({(one.start, one.end): one for one in said}.values())
    if not those:
        return
    console.print()
    console.print(Text.assemble(("Said without being announced", "bold"), (f"  {len(those)}", "dim")))
    table = grid()
    table.add_column(no_wrap=True, style="dim", max_width=28, overflow="ellipsis")
    table.add_column(ratio=1, overflow="fold")
    table.expand = True
    above = None
    for one in those:
        title = cell(one.item.title) if one.item else ""
        shown, above = ("" if title == above else title), title
        table.add_row(shown, _cut(one.quote, 2 * (console.width - 36)))
    console.print(Padding(table, (0, 0, 0, 2)))


def show_list(answer: MeetingList, console: Console) -> None:
    """Print meetings in lines, the newest first."""
    if not answer.meetings:
        console.print(Text("No meeting is like that.", "dim"))
        return
    table = grid(header=True)
    table.add_column("meeting", no_wrap=True)
    table.add_column("days", no_wrap=True)
    table.add_column("agenda", no_wrap=True)
    table.add_column("report", no_wrap=True)
    table.add_column("missing", ratio=1, overflow="fold")
    table.expand = True
    for line in answer.meetings:
        days = in_short(_span(line.date_from, line.date_to))
        table.add_row(
            line.id,
            days,
            _sent(line.agenda_sent, line.agenda_held),
            _sent(line.report_sent, line.report_held),
            _lacks(line),
        )
    console.print(table)
    count = len(answer.meetings)
    console.print()
    console.print(Text(f"{count} meeting{'s' * (count != 1)}; dim: known of, its text is not in the archive", "dim"))


def _sent(day: str | None, held: bool) -> Text:
    return Text(in_short(day).rsplit(" ", 1)[0] if day else "–", "" if held else "dim")


def _lacks(line: MeetingLine) -> Text:
    """Say what is known to be lacking; that a text is not in the archive is shown by its colour."""
    return Text(", ".join(m for m in line.missing if not m.endswith("not in the archive")), "red")


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _title(heading: Heading | None) -> str | None:
    return heading.title if heading else None


def _cut(text: str, most: int) -> str:
    line = cell(text)
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"
