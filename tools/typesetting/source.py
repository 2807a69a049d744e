"""Read the source form of a sample: a TOML file with light marks in its texts.

Shape: blocks are parted by a blank line; `# ` and `## ` open headings, `- ` an item of a list,
`[words](kst-21501-02-2602)` is an official link, `[^1]` the mark of a footnote.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

BlockKind = Literal[
    "addressee",
    "dateline",
    "proposed",
    "paragraph",
    "function",
    "name",
    "title",
    "heading1",
    "heading2",
    "item",
    "clause",
    "member",
]

NO_BREAK_SPACE = "\u00a0"
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
# Official markup ties a day to its month and holds the parts of a dossier number together.
_TIES = re.compile(rf"(?<=\d) (?=(?:{'|'.join(MONTHS)})\b)|(?<=\b\d\d) (?=\d{{3}}\b)|(?<=\b\d\d \d\d\d) (?=[IVX]+\b)")
_MARKS = re.compile(r"\[\^(?P<note>\d+)\]|\[(?P<words>[^\]]+)\]\((?P<target>[^)]+)\)")
_MARK_BASE = 0xE000


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of running text; `target` is set when it is an official link."""

    text: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a footnote, where it stands in the running text."""

    note: int


Inline = tuple[Words | Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page and what it is."""

    kind: BlockKind
    content: Inline


@dataclass(frozen=True, slots=True)
class Document:
    """One official publication, before it takes a form."""

    id: str
    session_year: str
    dossier: str
    dossier_title: str
    number: str
    category: str
    heading: str
    subject: str
    author: str
    issued: date
    available: date
    blocks: tuple[Block, ...]
    notes: dict[int, Inline]
    initials: str = ""
    surname: str = ""

    @property
    def foot(self) -> str:
        """The line at the foot of every page, without the page number."""
        return f"Tweede Kamer, vergaderjaar {self.session_year}, {self.dossier}, nr. {self.number}"

    @property
    def imprint(self) -> tuple[str, str, str]:
        """The small print of the first page."""
        return (self.id, "ISSN 0921 - 7371", f"’s-Gravenhage {self.available.year}")


def load(path: Path) -> Document:
    """Read a sample's source file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    letter, motion = data.pop("letter", None), data.pop("motion", None)
    body, notes = data.pop("body", {}), data.pop("notes", {})
    blocks = (*_letter_blocks(letter), *_body_blocks(body), *_motion_blocks(motion))
    return Document(
        **data,
        issued=letter["date"] if letter else motion["proposed"],
        blocks=tuple(blocks),
        notes={int(number): parse_inline(text) for number, text in notes.items()},
        initials=letter["initials"] if letter else "",
        surname=letter["surname"] if letter else "",
    )


def date_in_words(day: date) -> str:
    """Write a day as letters do: `17 maart 2023`, the day tied to its month."""
    return f"{day.day}{NO_BREAK_SPACE}{MONTHS[day.month - 1]} {day.year}"


def parse_inline(text: str) -> Inline:
    """Part one block's text in words, links and marks."""
    tied = _TIES.sub(NO_BREAK_SPACE, " ".join(text.split()))
    parts: list[Words | Mark] = []
    done = 0
    for match in _MARKS.finditer(tied):
        if match.start() > done:
            parts.append(Words(tied[done : match.start()]))
        parts.append(Mark(int(match["note"])) if match["note"] else Words(match["words"], match["target"]))
        done = match.end()
    if done < len(tied):
        parts.append(Words(tied[done:]))
    return tuple(parts)


def flat(content: Inline) -> str:
    """Give the text as one string, each footnote mark as one private-use character (see `note_of`)."""
    return "".join(part.text if isinstance(part, Words) else chr(_MARK_BASE + part.note) for part in content)


def note_of(character: str) -> int | None:
    """Tell which footnote a character of `flat` text marks, None for an ordinary one."""
    number = ord(character) - _MARK_BASE
    return number if 0 < number < 1000 else None


def plain(text: str) -> str:
    """Replace marks by their digits and tied spaces by common ones."""
    digits = "".join(character if (note := note_of(character)) is None else str(note) for character in text)
    return digits.replace(NO_BREAK_SPACE, " ")


def _letter_blocks(letter: dict[str, Any] | None) -> Iterator[Block]:
    if letter is None:
        return
    yield Block("addressee", parse_inline(letter["addressee"]))
    yield Block("dateline", parse_inline(f"{letter['place']}, {date_in_words(letter['date'])}"))
    for chunk in _chunks(letter["text"]):
        yield Block("paragraph", parse_inline(chunk))
    yield Block("function", parse_inline(letter["function"]))
    yield Block("name", parse_inline(f"{letter['initials']} {letter['surname']}"))


def _body_blocks(body: dict[str, str]) -> Iterator[Block]:
    if not body:
        return
    yield Block("title", parse_inline(body["title"]))
    for chunk in _chunks(body["text"]):
        if chunk.startswith("- "):
            for item in re.split(r"(?m)^- ", chunk)[1:]:
                yield Block("item", parse_inline(item))
        elif chunk.startswith("## "):
            yield Block("heading2", parse_inline(chunk[3:]))
        elif chunk.startswith("# "):
            yield Block("heading1", parse_inline(chunk[2:]))
        else:
            yield Block("paragraph", parse_inline(chunk))


def _motion_blocks(motion: dict[str, Any] | None) -> Iterator[Block]:
    if motion is None:
        return
    yield Block("proposed", parse_inline(f"Voorgesteld {date_in_words(motion['proposed'])}"))
    for chunk in _chunks(motion["text"]):
        yield Block("clause", parse_inline(chunk))
    for member in motion["members"]:
        yield Block("member", parse_inline(member))


def _chunks(text: str) -> list[str]:
    return [chunk.strip() for chunk in re.split(r"\n\s*\n", text) if chunk.strip()]
