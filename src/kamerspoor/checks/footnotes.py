"""Marks in the text that no footnote answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kamerspoor.model import Block, Check
from kamerspoor.spans import Span

_ON_A_WORD = re.compile(r"[a-zà-ÿ]{3}[)»”’]?[.,;:]?$")


def find(clean: str, blocks: Sequence[Block], loose_marks: Sequence[Span]) -> Iterator[Check]:
    """Yield `dangling-footnote`: a mark with the next number in order and no note.

    Only in a document with notes: without any, a digit behind a word is more likely a slip.
    """
    answered = {b.marker for b in blocks if b.kind == "footnote"}
    numbers = [int(m) for m in answered if m and m.isdigit()]
    if not numbers:
        return
    running = [b for b in blocks if b.kind in ("paragraph", "list_item", "heading")]
    for start, end in loose_marks:
        mark = clean[start:end]
        if not mark.isdigit() or not 1 <= int(mark) <= max(numbers) + 2:
            continue
        block = next((b for b in running if b.start <= start < b.end), None)
        if block and _ON_A_WORD.search(clean, max(block.start, start - 6), start):
            yield Check(
                "dangling-footnote",
                f"mark {mark} has no footnote; the notes are {', '.join(sorted(map(str, numbers)))}",
                "warning",
                start,
                end,
                (mark,),
            )
