"""The clean text as HTML: blocks, and in them sentences, references, dates and note marks.

Anchors: `h-4` a block (by index), `s-12` a sentence, `s12` a statement, `ref-3` a reference, `date-5`
a date, `check-2` the words of a check, `mark-9` and `note-9` the mark and the note of block 9, `v-3`
a reference's place in the list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from kamerspoor.export.dates import in_words, is_html_date
from kamerspoor.export.html_inline import Inline, Tag, safe
from kamerspoor.export.html_statements import Notes
from kamerspoor.export.html_words import IN_DUTCH, PageWords
from kamerspoor.export.note_marks import find_marks
from kamerspoor.export.outline import Places
from kamerspoor.model import Block, Check, DateMention, Record, Reference
from kamerspoor.spans import Span

_WEB = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)
_OWN_MARKER = re.compile(r"(?:[-–—•·*▪◦]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s")
_OWN_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s")
_GROUPED = {"letterhead", "signature", "list_item"}


class Aim(NamedTuple):
    """Where references to a document lead instead of its official address, and what is said of it besides.

    `card`: id of the element that tells more.
    """

    href: str
    hint: str
    card: str


def web_address(url: str | None) -> str | None:
    """Give the address when a browser may follow it, else None."""
    return url if url and _WEB.fullmatch(url) else None


def reference_hint(reference: Reference, words: PageWords = IN_DUTCH) -> str:
    """Say in a few words what a reference points to."""
    parts = [words.reference_kinds.get(reference.kind, reference.kind), reference.id or ""]
    if reference.motion:
        others = f" {words.words['and_others']}" if reference.motion.and_others else ""
        parts.append(f"{words.words['motion']} {', '.join(reference.motion.members)}{others}".strip())
    if reference.also:
        parts.append(f"{words.words['also']} {', '.join(reference.also)}")
    return " · ".join(part for part in parts if part)


def date_hint(date: DateMention, words: PageWords = IN_DUTCH) -> str:
    """Say in words and in ISO form which day is meant."""
    written = in_words(date.value, words.language)
    parts = [written] if written != date.value else []
    parts.append(date.value)
    if date.role:
        parts.append(words.date_roles.get(date.role, date.role))
    return " · ".join(parts)


class TextPage:
    """Renders the running text and the notes of one record.

    `aims`: where references lead, by id, when not to their official address. `fitting`: the statements chosen.
    `linked`: each paragraph has a link to itself; `numbered`: each sentence too, with its number.
    """

    def __init__(
        self,
        record: Record,
        words: PageWords = IN_DUTCH,
        *,
        aims: Mapping[str, Aim] | None = None,
        fitting: Collection[int] | None = None,
        linked: bool = False,
        numbered: bool = False,
    ) -> None:
        self.record = record
        self.words = words
        self.linked = linked
        self.aims = aims or {}
        self.marks = find_marks(record)
        self.notes_beside = Notes(record, words, fitting, numbered)
        leaves = [leaf for block in record.blocks for leaf in self._leaves(block)]
        self.inline = Inline(record.text, leaves, self._layers())

    def _layers(self) -> list[list[Tag]]:
        record = self.record
        marks = [
            Tag(
                span.start,
                span.end,
                "a",
                f"mark-{index}",
                f' class="mark" href="#note-{index}" role="doc-noteref" '
                f'aria-label="{self.words.words["note"]} {safe(record.blocks[index].marker or "")}"',
            )
            for index, span in self.marks.items()
        ]
        return [
            self.notes_beside.sentence_tags(),
            [tag for i, c in enumerate(record.checks) if (tag := _check_tag(i, c))],
            self.notes_beside.verb_tags(),
            [_reference_tag(i, r, self.words, self.aims.get(r.id or "")) for i, r in enumerate(record.references)],
            [_date_tag(i, d, self.words) for i, d in enumerate(record.dates)],
            marks,
        ]

    def _leaves(self, block: Block) -> Iterator[Span]:
        if block.kind != "table":
            yield Span(block.start, block.end)
            return
        for row in _split(self.record.text, block, "\n"):
            yield from _split(self.record.text, row, "\t")

    def _line(self, block: Block) -> str:
        return self.inline.render(Span(block.start, block.end))

    def _linked_line(self, index: int, block: Block) -> str:
        if not self.linked:
            return self._line(block)
        label = self.words.words["link_here"]
        return f'{self._line(block)}<a class="here" href="#h-{index}" aria-label="{safe(label)}"></a>'

    def head(self) -> Iterator[str]:
        """Give the letterhead and title when the text opens with them, a piece of HTML at a time."""
        return self._render(range(self._opening))

    def body(self) -> Iterator[str]:
        """Give the rest of the running text, without the notes."""
        return self._render(range(self._opening, len(self.record.blocks)))

    def anchor(self, offset: int) -> str | None:
        """Name the sentence that an offset stands in, or else the block."""
        at = bisect_right(self._starts, (offset, len(self.record.sentences))) - 1
        if at >= 0:
            index = self._starts[at][1]
            if offset < self.record.sentences[index].end and f"s-{index}" in self.inline.placed:
                return f"s-{index}"
        block = self._places.block(offset)
        return None if block is None else f"h-{block}"

    def note_anchor(self, statement: int) -> str | None:
        """Name a statement's place on the page, or None when it has come to stand nowhere."""
        host = self.notes_beside.host_of.get(statement)
        return f"s{statement}" if host in self.inline.placed else None

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return sorted((sentence.start, index) for index, sentence in enumerate(self.record.sentences))

    @cached_property
    def _places(self) -> Places:
        return Places(self.record)

    @cached_property
    def _opening(self) -> int:
        """Count the blocks up to and with the title; 0 when something else comes first."""
        count = 0
        for index, block in enumerate(self.record.blocks):
            if block.kind == "title":
                count = index + 1
            elif block.kind not in ("letterhead", "footnote"):
                break
        return count

    def _render(self, indices: range) -> Iterator[str]:
        shown = ((i, self.record.blocks[i]) for i in indices if self.record.blocks[i].kind != "footnote")
        first_title = next((i for i, b in enumerate(self.record.blocks) if b.kind == "title"), None)
        for (kind, _), group in groupby(shown, key=lambda p: (p[1].kind, p[1].kind in _GROUPED or p[0])):
            blocks = list(group)
            if kind == "list_item":
                yield from self._list(blocks)
            elif kind in _GROUPED:
                lines = "\n".join(f'<p class="b" id="h-{i}">{self._line(b)}</p>' for i, b in blocks)
                yield f'<div class="{kind}">\n{lines}\n</div>\n'
            else:
                for index, block in blocks:
                    yield self._block(index, block, index == first_title and index < self._opening)

    def _block(self, index: int, block: Block, is_first_title: bool) -> str:
        identity = f'id="h-{index}"'
        if block.kind == "table":
            return self._table(index, block)
        if block.kind == "heading":
            name = f"h{min(6, max(1, block.level or 1) + 1)}"
            return f'<{name} class="b" {identity}>{self._line(block)}</{name}>\n'
        if block.kind == "title":
            name = "h1" if is_first_title else "p"
            return f'<{name} class="b title" {identity}>{self._line(block)}</{name}>\n'
        extra = " speaker" if block.role == "speaker" else ""
        return f'<p class="b{extra}" {identity}>{self._linked_line(index, block)}</p>\n'

    def _list(self, blocks: list[tuple[int, Block]]) -> Iterator[str]:
        text = self.record.text
        first = blocks[0][1]
        own = bool(_OWN_MARKER.match(text, first.start, first.end))
        numbered = bool(_OWN_NUMBER.match(text, first.start, first.end)) or bool(re.match(r"\d", first.marker or ""))
        name = "ol" if numbered else "ul"
        marked = not own and any(block.marker for _, block in blocks)
        yield f'<{name} class="{"own" if own else "marked" if marked else "plain"}">\n'
        for index, block in blocks:
            depth = f' data-depth="{min(block.level, 4)}"' if block.level and block.level > 1 else ""
            marker = f' data-marker="{safe(block.marker)}"' if marked and block.marker else ""
            yield f'<li class="b" id="h-{index}"{depth}{marker}>{self._linked_line(index, block)}</li>\n'
        yield f"</{name}>\n"

    def _table(self, index: int, block: Block) -> str:
        rows = []
        for row in _split(self.record.text, block, "\n"):
            cells = (f"<td>{self.inline.render(cell)}</td>" for cell in _split(self.record.text, row, "\t"))
            rows.append("<tr>" + "\t".join(cells) + "</tr>")
        body = "\n".join(rows)
        return (
            f'<div class="wide" tabindex="0" role="region" aria-label="{self.words.words["table"]}">'
            f'<table class="b" id="h-{index}">{body}</table></div>\n'
        )

    def notes(self) -> Iterator[str]:
        """Give the notes as list items, each with a link back to its mark."""
        said = self.words.words
        for index, block in enumerate(self.record.blocks):
            if block.kind != "footnote":
                continue
            marker = block.marker or ""
            label = f"{said['back']}, {said['note'].lower()} {safe(marker)}"
            back = f' <a class="back" href="#mark-{index}" aria-label="{label}">↩</a>' if index in self.marks else ""
            starts = self.record.text.startswith(marker, block.start)
            number = f'<span class="number">{safe(marker)}</span> ' if marker and not starts else ""
            words = f'<span class="b" id="h-{index}">{self._line(block)}</span>'
            yield f'<li id="note-{index}">{number}{words}{back}</li>\n'


def _split(text: str, span: Span | Block, sign: str) -> Iterator[Span]:
    start = span.start
    while (at := text.find(sign, start, span.end)) >= 0:
        yield Span(start, at)
        start = at + 1
    yield Span(start, span.end)


def _check_tag(index: int, check: Check) -> Tag | None:
    if check.start is None or check.end is None:
        return None
    return Tag(check.start, check.end, "span", f"check-{index}", f' class="check {safe(check.severity)}"')


def _reference_tag(index: int, reference: Reference, words: PageWords, aim: Aim | None) -> Tag:
    href = aim.href if aim else web_address(reference.url) or f"#v-{index}"
    hint = reference_hint(reference, words)
    more = aim and f' data-card="{safe(aim.card)}"'
    attributes = (
        f' class="ref" href="{safe(href)}" data-hint="{safe(f"{hint} · {aim.hint}" if aim and aim.hint else hint)}"'
        f' data-id="{safe(reference.id or "")}"{more or ""} aria-describedby="v-{index}-d"'
    )
    return Tag(reference.start, reference.end, "a", f"ref-{index}", attributes)


def _date_tag(index: int, date: DateMention, words: PageWords) -> Tag:
    attributes = f' class="date" data-hint="{safe(date_hint(date, words))}"'
    if is_html_date(date.value):
        return Tag(date.start, date.end, "time", f"date-{index}", f' datetime="{date.value}"{attributes}')
    return Tag(date.start, date.end, "span", f"date-{index}", attributes)
