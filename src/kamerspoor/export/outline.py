"""Where things stand in a record: the block and section of an offset, and what a section holds."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from kamerspoor.model import Block, Record


class Entry(NamedTuple):
    """A heading, with what stands under it and its sub-headings. `block` is its index."""

    block: int
    title: str
    level: int
    sentences: int
    references: int


class Places:
    """Find the block and the section of an offset."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.order = sorted(range(len(record.blocks)), key=lambda i: record.blocks[i].start)
        self.starts = [record.blocks[i].start for i in self.order]

    def block(self, offset: int) -> int | None:
        """Give the index of the block that holds the offset."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0 or offset >= self.record.blocks[self.order[at]].end:
            return None
        return self.order[at]

    def section(self, offset: int) -> int | None:
        """Give the index of the heading that the offset stands under (or in)."""
        index = self.block(offset)
        if index is None:
            return None
        return index if self.record.blocks[index].kind == "heading" else self.record.blocks[index].section

    def section_title(self, offset: int) -> str | None:
        """Give the words of that heading."""
        section = self.section(offset)
        if section is None or not 0 <= section < len(self.record.blocks):
            return None
        return one_line(self.record.quote(self.record.blocks[section]))


def one_line(text: str) -> str:
    """Fold all white space, for use in a list or a table."""
    return " ".join(text.split())


def path_to(record: Record, section: int | None) -> tuple[str, ...]:
    """Give the heading of a section below those that it stands under, the highest first."""
    if section is None or not 0 <= section < len(record.blocks):
        return ()
    path: list[str] = []
    level = 7
    for block in reversed(record.blocks[: section + 1]):
        if block.kind == "heading" and (block.level or 1) < level:
            path.append(one_line(record.quote(block)))
            level = block.level or 1
            if level == 1:
                break
    return tuple(reversed(path))


def outline(record: Record) -> list[Entry]:
    """Give the headings in order; a heading's counts take in those of its sub-headings."""
    places = Places(record)
    sentences = Counter(s.section for s in record.sentences)
    references = Counter(places.section(r.start) for r in record.references)
    entries: list[Entry] = []
    parents: list[int] = []
    for index, block in enumerate(record.blocks):
        if block.kind != "heading":
            continue
        level = block.level or 1
        title = one_line(record.quote(block))
        while parents and entries[parents[-1]].level >= level:
            parents.pop()
        own = Entry(index, title, level, sentences[index], references[index])
        for parent in parents:
            above = entries[parent]
            entries[parent] = above._replace(
                sentences=above.sentences + own.sentences,
                references=above.references + own.references,
            )
        parents.append(len(entries))
        entries.append(own)
    return entries


def titles(record: Record) -> list[Block]:
    """Give the blocks that hold the title."""
    return [block for block in record.blocks if block.kind == "title"]


def title_of(record: Record) -> str | None:
    """Give the title, from the document's own facts or else from its title block."""
    if record.document.title:
        return one_line(record.document.title)
    found = titles(record)
    return one_line(" ".join(record.quote(block) for block in found)) or None
