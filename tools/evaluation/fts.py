"""The peer of the full-text search: SQLite FTS5 with its standard tokenizer, ranked by bm25, at its plain best.

Everything that costs nothing and helps it is done: phrases, prefixes, `OR` and minus go in its own syntax, all rows
are written in one transaction without a journal, it is optimised after the build, and bm25 may weigh the title.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Joining = Literal["and", "or"]
SNIPPET_TOKENS = 32
# A quoted phrase, a word with anything but blanks, each with what stands before it.
_TYPED = re.compile(r'(?P<minus>(?<!\S)-)?(?:(?P<field>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Text:
    """What is searched, in the form that every engine gets."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A query in the words of FTS5. `filters`: fields and values as typed, for whoever knows the fields."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()
    either: bool = False
    filters: tuple[tuple[str, str], ...] = ()

    def match(self, joining: Joining) -> str:
        """Give what stands behind MATCH; empty when there is nothing to search."""
        between = " OR " if self.either or joining == "or" else " AND "
        wanted = between.join(self.wanted)
        return f"({wanted}) NOT ({' OR '.join(self.unwanted)})" if wanted and self.unwanted else wanted


def plain(typed: str) -> Plain:
    """Translate what people type: words, phrases, `word*`, `-word`, `OR`, `field:value`."""
    wanted: list[str] = []
    unwanted: list[str] = []
    filters: list[tuple[str, str]] = []
    either = False
    for found in _TYPED.finditer(typed):
        value = found["phrase"] if found["phrase"] is not None else found["word"]
        if value == "OR":
            either = True
        elif found["field"]:
            filters.append((found["field"].lower(), value))
        elif _LETTER.search(value):
            star = "*" if found["phrase"] is None and value.endswith("*") else ""
            (unwanted if found["minus"] else wanted).append(f'"{value.rstrip("*")}"{star}')
    return Plain(tuple(wanted), tuple(unwanted), either, tuple(filters))


class Fts(AbstractContextManager["Fts"]):
    """An FTS5 table in a file of its own, which holds the texts too: a snippet needs them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = sqlite3.connect(path, isolation_level=None)

    def __exit__(self, *of: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def build(self, texts: Iterable[Text]) -> None:
        """Take up the texts, as fast as SQLite can."""
        self._base.execute("pragma journal_mode = off")
        self._base.execute("pragma synchronous = off")
        self._base.execute("create virtual table texts using fts5 (id unindexed, title, text, tokenize = 'unicode61')")
        self._base.execute("begin")
        rows = ((one.id, one.title, one.text) for one in texts)
        self._base.executemany("insert into texts (id, title, text) values (?, ?, ?)", rows)
        self._base.execute("commit")

    def optimize(self) -> None:
        """Merge the index into one, as its documentation advises for the fastest queries."""
        self._base.execute("insert into texts (texts) values ('optimize')")

    def add(self, text: Text) -> None:
        """Take up one text more."""
        self._base.execute("insert into texts (id, title, text) values (?, ?, ?)", (text.id, text.title, text.text))

    def ids(self, match: str, title_weight: float = 1.0) -> list[str]:
        """Give the ids of everything that is found, the best first."""
        order = "select id from texts where texts match ? order by bm25(texts, 0, ?, 1.0), rowid"
        with closing(self._base.execute(order, (match, title_weight))) as found:
            return [one for (one,) in found]

    def page(self, match: str, size: int = 10) -> list[tuple[str, str]]:
        """Give ids and snippets of the best, by the fast path of `rank`."""
        asked = (
            f"select id, snippet(texts, -1, '[', ']', '…', {SNIPPET_TOKENS}) from texts"
            " where texts match ? order by rank limit ?"
        )
        with closing(self._base.execute(asked, (match, size))) as found:
            return found.fetchall()

    def size(self) -> int:
        """Give the bytes on disk."""
        return self.path.stat().st_size


def ranking(fts: Fts, query: Plain, joining: Sequence[Joining], title_weight: float) -> list[str]:
    """Rank by each joining in turn: what is found by the first stands above what only the next finds."""
    if not query.wanted:
        return []
    found = [one for way in joining for one in fts.ids(query.match(way), title_weight)]
    return list(dict.fromkeys(found))
