"""What a search found, for people to read, and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from kamerspoor.export.dates import in_short
from kamerspoor.export.motion_view import about_of
from kamerspoor.export.rows import Row, Value
from kamerspoor.export.terminal_grid import cell, grid, plain
from kamerspoor.export.wording import ENGLISH, did
from kamerspoor.ids import url_of
from kamerspoor.model import Actor, Statement

if TYPE_CHECKING:
    from rich.console import Console

    from kamerspoor.search.answers import Answer, Facet, Hit, Reason
    from kamerspoor.search.cards import Card
    from kamerspoor.search.snippets import Snippet

COLUMNS = (
    "place", "unit", "document", "day", "kind", "council", "dossier", "number", "title", "members", "factions", "state",
    "actor", "act", "negated", "due", "score", "missing", "snippet", "start", "end", "heading",
)  # fmt: skip
_MARK = "bold yellow"
_UNITS = {
    "document": ("document", "documents"),
    "motion": ("motion", "motions"),
    "statement": ("statement", "statements"),
    "commitment": ("commitment", "commitments"),
}
_KINDS = {"annotated_agenda": "annotated agenda", "written_consultation": "written consultation"}
_STATES = {
    "taken_over": "taken over",
    "carried_out": "carried out",
    "considered_done": "considered done",
    "not_carried_out": "not carried out",
}
_COLOURS = {
    "adopted": "green", "taken_over": "green", "carried_out": "green", "considered_done": "green", "fulfilled": "green",
    "rejected": "red", "not_carried_out": "red", "silent": "yellow", "open": "cyan",
}  # fmt: skip
_HOW = {
    "exact": "as typed",
    "form": "in another form",
    "variant": "by another name",
    "part": "as a part, or within a compound",
    "prefix": "begins so",
    "kin": "as another word of its stem",
}
_FACETS = {"unit": "what", "kind": "kind", "council": "Council", "dossier": "dossier", "actor": "actor", "year": "year"}
_MOST_MEMBERS = 2
_FACET_VALUES = 6
_LONGEST_TITLE = 160


def rows(answer: Answer) -> Iterator[Row]:
    """Give a row for each hit, with its first snippet."""
    for hit in answer.hits:
        card = hit.card
        shown = hit.snippets[0] if hit.snippets else None
        values: tuple[Value, ...] = (
            hit.place, card.unit, card.key, card.day, card.kind, card.council, card.dossier, card.number,
            card.title, list(card.members), list(card.factions), card.state, card.actor, card.act,
            card.negated if card.unit == "statement" else None, card.due,
            None if hit.score is None else f"{hit.score:.2f}", list(hit.missing),
            shown.text if shown else None, shown.start if shown else None, shown.end if shown else None,
            shown.heading if shown else None,
        )  # fmt: skip
        yield dict(zip(COLUMNS, values, strict=True))


def show(answer: Answer, console: Console) -> None:
    """Print what was found: how much, the hits with the words in their sentences, counts, where to go on."""
    if answer.alike:
        console.print(Text.assemble(("Like ", "dim"), *_name(answer.alike), "  ", (_about(answer.alike), "bold")))
    if answer.understood:
        console.print(Text(cell(f"Looked for: {answer.understood}"), "dim"))
    console.print(_total(answer))
    for hint in answer.hints:
        console.print(Text(cell(hint), "yellow"))
    if answer.suggestion:
        found = answer.suggestion
        console.print(
            Text.assemble(("Bedoelde u: ", "yellow"), (cell(found.query), "bold yellow"), f"  ({found.total:,})")
        )
    for hit, before in zip(answer.hits, (None, *answer.hits), strict=False):
        if hit.related and not (before and before.related):
            console.print(Text("\nAbout the same, without these words:", "dim"))
        console.print()
        _show_hit(hit, console)
    if answer.hits:
        _show_facets(answer, console)
        _show_next(answer, console)


def _total(answer: Answer) -> Text:
    if not answer.total:
        return Text("Nothing found.")
    units = next((facet.counts for facet in answer.facets if facet.field == "unit"), ())
    named = ", ".join(f"{one.count:,} {_UNITS[one.value][one.count != 1]}" for one in units if one.value in _UNITS)
    text = Text(named or f"{answer.total:,} found", "bold")
    if answer.with_all < answer.total:
        text.append(f"  {_few(answer)}", "not bold dim")
    elif answer.sort == "date":
        text.append("  the latest first", "not bold dim")
    return text


def _few(answer: Answer) -> str:
    several = len(answer.query.split()) > 1
    if not answer.with_all:
        return "none holds all words; these hold most or some" if several else "words near to it: none holds it itself"
    holds = "hold all words" if several else "hold it"
    first = (
        f"the first {answer.with_all:,} {holds}"
        if answer.with_all > 1
        else f"the first {holds.replace('hold', 'holds')}"
    )
    return f"{first}, the others {'most or some' if several else 'words near to it'}"


def _show_hit(hit: Hit, console: Console) -> None:
    table = grid()
    table.add_column(no_wrap=True, style="dim", justify="right", min_width=2)
    table.add_column(overflow="fold")
    table.add_row(str(hit.place), Text.assemble(*_head(hit)))
    for line in _lines(hit):
        table.add_row("", line)
    console.print(table)


def _head(hit: Hit) -> Iterator[tuple[str, str] | Text]:
    card = hit.card
    yield from _name(card)
    if hit.named:
        yield ("  the number you typed", "yellow")
    facts = [_KINDS.get(card.kind or "", card.kind or "")] if card.unit != "statement" else [_said(card)]
    if card.day:
        facts.append(in_short(card.day))
    if card.members and card.unit == "motion":
        facts.append(_members(card))
    for fact in filter(None, facts):
        yield ("  ", "")
        yield (cell(fact), "default")
    if card.unit == "commitment" and card.due:
        yield (f"  due {in_short(card.due)}", "default")
    if card.state and card.state != "unknown":
        yield (f"  {_STATES.get(card.state, card.state)}", _COLOURS.get(card.state, "dim"))


def _name(card: Card) -> tuple[Text]:
    number = (card.key or "").removeprefix("kst-") or (card.number if card.unit == "commitment" else None)
    name = Text(cell(number or f"#{card.document_id or ''}"), "bold cyan")
    if url := url_of(card.key):
        name.stylize(f"link {url}")
    return (name,)


def _said(card: Card) -> str:
    if not card.act:
        return card.actor or ""
    stated = Statement(card.start or 0, card.end or 0, Actor(card.actor or ""), card.act, negated=card.negated)
    return f"{card.actor} {did(stated, ENGLISH)}"


def _members(card: Card) -> str:
    more = len(card.members) - _MOST_MEMBERS
    names = ", ".join(card.members[:_MOST_MEMBERS]) + (f" +{more}" if more > 0 else "")
    return f"{names} ({', '.join(card.factions[:3])})" if card.factions else names


def _lines(hit: Hit) -> Iterator[Text]:
    card = hit.card
    if card.unit == "statement":
        where = " · ".join(filter(None, (_KINDS.get(card.kind or "", card.kind), card.council, card.heading)))
        yield Text(cell(where), "dim")
    elif title := _title(hit):
        yield title
    for snippet in hit.snippets:
        yield _snippet(snippet)
    if hit.missing:
        yield Text(f"without: {', '.join(map(cell, hit.missing))}", "dim italic")
    for reason in hit.reasons:
        yield Text(_reason(reason), "dim")


def _title(hit: Hit) -> Text | None:
    """Give the title with what was asked for marked; the members of a motion stand in the line above."""
    title = hit.title
    about = about_of(title) if hit.card.unit == "motion" else title
    if not title or not about:
        return None
    text = _marked(title, hit.title_marks, "bold")
    return _shortened(text[len(title) - len(about) :], _LONGEST_TITLE)


def _about(card: Card) -> str:
    return cell((about_of(card.title) if card.unit == "motion" else card.title) or "")


def _snippet(snippet: Snippet) -> Text:
    text = _marked(snippet.text, snippet.marks, "default")
    shown = Text.assemble("… " if snippet.cut_before else "", text, " …" if snippet.cut_after else "")
    if snippet.heading:
        shown = Text.assemble((f"{cell(snippet.heading)[:60]}: ", "dim"), shown)
    return shown


def _marked(text: str, marks: Iterable[tuple[int, int]], style: str) -> Text:
    shown = Text("".join(plain(char) if not char.isspace() else " " for char in text), style)
    for start, end in marks:
        shown.stylize(_MARK, start, end)
    return shown


def _shortened(text: Text, most: int) -> Text:
    if len(text) <= most:
        return text
    cut = text.plain.rfind(" ", 0, most)
    return text[: cut if cut > 0 else most].append(" …")


def _reason(reason: Reason) -> str:
    words = ", ".join(reason.found)
    shown = "" if words == reason.asked.lower() else f": {words}"
    times = f", {reason.times} times in the text" if reason.times > 1 else ", in the text" if reason.times else ""
    others = [place for place in reason.places if place != "text"]
    also = (
        f"{' and' if times else ','} in the {' and '.join('names' if p == 'people' else p for p in others)}"
        if others
        else ""
    )
    return cell(f"· {reason.asked}: {_HOW[reason.how]}{shown}{times}{also}")


def _show_facets(answer: Answer, console: Console) -> None:
    table = grid()
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for facet in answer.facets:
        if facet.field != "unit" and (len(facet.counts) > 1 or facet.others):
            table.add_row(_FACETS.get(facet.field, facet.field), _counts(facet))
    if table.row_count:
        console.print()
        console.print(table)


def _counts(facet: Facet) -> Text:
    text = Text()
    for one in facet.counts[:_FACET_VALUES]:
        name = _KINDS.get(one.value, one.value) if facet.field == "kind" else one.value
        text.append(" · " if text else "").append(cell(name)).append(f" {one.count:,}", "bold")
    if len(facet.counts) > _FACET_VALUES or facet.others:
        text.append(" · …", "dim")
    return text


def _show_next(answer: Answer, console: Console) -> None:
    first, last = answer.hits[0].place, answer.hits[-1].place
    if not answer.next and first == 1:
        return
    text = Text(f"\n{first:,}–{last:,} of {answer.total:,}", "dim")
    if answer.next:
        text.append(f"; go on: --after {answer.next}")
    console.print(text)
