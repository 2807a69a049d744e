"""Short ways to read a text in the tests of the core."""

from __future__ import annotations

from hypothesis import settings

import kamerspoor
from kamerspoor.model import Block, DateMention, Record, Reference

# Runs of hypothesis give the same cases every time, and leave nothing behind.
STEADY = settings(derandomize=True, deadline=None, database=None, max_examples=150)


def read(text: str) -> Record:
    """Read a text and hold every span in it against its bounds."""
    record = kamerspoor.read_text(text)
    for item in (*record.blocks, *record.sentences, *record.references, *record.dates):
        assert 0 <= item.start < item.end <= len(record.text), item
    return record


def ids(record: Record) -> list[str | None]:
    """Give the ids of a record's references in order."""
    return [reference.id for reference in record.references]


def quotes(record: Record, items: tuple[Reference, ...] | tuple[DateMention, ...] | tuple[Block, ...]) -> list[str]:
    """Give the words that spans stand on."""
    return [record.text[item.start : item.end] for item in items]


def shown(record: Record) -> list[tuple[str, str]]:
    """Give blocks as (kind, words)."""
    return [(block.kind, record.quote(block)) for block in record.blocks]


def of_kind(record: Record, kind: str) -> list[str]:
    """Give the words of all blocks of one kind."""
    return [words for found, words in shown(record) if found == kind]
