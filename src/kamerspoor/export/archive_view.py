"""What an archive holds, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kamerspoor.export.dates import in_short
from kamerspoor.export.rows import Row
from kamerspoor.export.terminal_grid import cell, grid

if TYPE_CHECKING:
    from rich.console import Console

    from kamerspoor.store.sqlite.upkeep import ArchiveInfo, SearchInfo

COLUMNS = ("part", "name", "value")
_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def size(count: int) -> str:
    """Give a number of bytes in words.

    >>> size(812), size(12_400), size(3_210_000_000)
    ('812 bytes', '12.4 kB', '3.2 GB')
    """
    value, unit = float(count), 0
    while value >= 999.95 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{count} bytes" if unit == 0 else f"{value:.1f} {_UNITS[unit]}"


def show(held: ArchiveInfo, console: Console) -> None:
    """Print what an archive holds."""
    console.print(held.path, style="bold", soft_wrap=True)
    free = f", {size(held.free)} of it unused" if held.free > held.size // 20 else ""
    console.print(f"  {size(held.size)}{free}; version {held.version}", style="dim")
    _part(console, f"{held.documents:,} documents", _counted(held.kinds), _span(held))
    names = [(_spaced(name), f"{count:,}") for name, count in held.official]
    _part(console, "Official data", names)
    linked = [("motions", held.motions), ("meetings", held.meetings), ("commitments", held.commitments)]
    linked += [("links", held.links), ("findings", held.findings)]
    _part(console, "Made of these", _counted(linked))
    if len(held.engines) > 1:
        _part(console, "Read by", _counted(held.engines), "kamerspoor archive rebuild reads all of it anew")
    _part(console, "On disk", [(name, size(count)) for name, count in held.sizes if count])
    if held.search:
        _part(console, "Search index", _search(held.search))
    _part(console, "Sources", [(f"{s.source} {s.collection}", _state(s)) for s in held.sources])
    if held.failures:
        console.print(f"\n{held.failures:,} could not be read: kamerspoor failures")
    if held.pending:
        console.print(f"\n{held.pending:,} subjects are still to be linked; the next kamerspoor add does it")


def rows(held: ArchiveInfo) -> Iterator[Row]:
    """Give what an archive holds as rows."""
    for name in ("size", "free", "version", "documents", "first_date", "last_date", "places", "contents"):
        yield {"part": "archive", "name": name, "value": getattr(held, name)}
    for name in ("content_size", "motions", "meetings", "commitments", "links", "findings", "failures", "pending"):
        yield {"part": "archive", "name": name, "value": getattr(held, name)}
    for part in ("kinds", "engines", "official", "sizes"):
        for name, value in getattr(held, part):
            yield {"part": part, "name": name, "value": value}
    if held.search:
        for name in ("state", "size", "units", "pending"):
            yield {"part": "search", "name": name, "value": getattr(held.search, name)}
    for state in held.sources:
        yield {"part": "source", "name": f"{state.source} {state.collection}", "value": state.newest}


def _search(index: SearchInfo) -> list[tuple[str, str]]:
    if index.state != "sound":
        return [("state", f"{index.state}; the next kamerspoor search makes it anew")]
    pairs = [("units", f"{index.units:,}"), ("size", size(index.size))]
    return [*pairs, ("changes to take up", f"{index.pending:,}")] if index.pending else pairs


def _counted(pairs: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    return [(name.replace("_", " "), f"{count:,}") for name, count in pairs if count]


def _spaced(name: str) -> str:
    """Give the name of a kind as words.

    >>> _spaced("OfficialDocument"), _spaced("CaseActor")
    ('document', 'case actor')
    """
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).split()
    return " ".join(words[1:] if words[0] == "official" else words)


def _span(held: ArchiveInfo) -> str:
    if not held.first_date or not held.last_date:
        return ""
    return f"{in_short(held.first_date)} to {in_short(held.last_date)}"


def _state(state: object) -> str:
    error, newest = getattr(state, "error", None), getattr(state, "newest", None)
    backlog = getattr(state, "backlog", None)
    words = f"newest {newest[:16].replace('T', ' ')}" if newest else "nothing fetched yet"
    if backlog:
        words += f", {backlog:,} to go"
    return f"{words}; {error}" if error else words


def _part(console: Console, name: str, pairs: Sequence[tuple[str, str]], note: str = "") -> None:
    if not pairs:
        return
    console.print()
    console.print(f"[bold]{name}[/bold]" + (f"  [dim]{note}[/dim]" if note else ""))
    table = grid()
    table.add_column(overflow="fold")
    table.add_column(justify="right" if all(value[:1].isdigit() for _, value in pairs) else "left", overflow="fold")
    for label, value in pairs:
        table.add_row("  " + cell(label), cell(value))
    console.print(table)
