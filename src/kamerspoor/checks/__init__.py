"""Doubts about one document: each says what was compared and, where it can, what is likely meant.

A check never changes a result; odd text yields a check, never an exception. Floor 3, after the
extractors: it reads what they found.
"""

from __future__ import annotations

from collections.abc import Sequence

from kamerspoor.checks import agenda, dates, footnotes, names, references
from kamerspoor.model import Block, Check, DateMention, Document, Reference, Sentence
from kamerspoor.spans import Span

__all__ = ["find_checks"]


def find_checks(
    clean: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    document: Document,
    found: Sequence[Reference],
    dated: Sequence[DateMention],
    loose_marks: Sequence[Span],
) -> tuple[Check, ...]:
    """Run every check of one document; sorted by place, those of the whole document last."""
    checks = [
        *references.find(clean, document, found),
        *dates.find(clean, document, dated),
        *agenda.find(clean, blocks, document),
        *names.find(clean, sentences),
        *footnotes.find(clean, blocks, loose_marks),
    ]
    return tuple(sorted(checks, key=lambda c: (c.start is None, c.start or 0, c.code)))
