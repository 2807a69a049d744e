"""Give every draft its kind and every heading its level; find the sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kamerspoor.model import Block, Sentence
from kamerspoor.text import letterhead
from kamerspoor.text.drafts import BULLET, Draft
from kamerspoor.text.headings import Heading, level_headings
from kamerspoor.text.layout import Layout
from kamerspoor.text.sentences import find_sentences

_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|zal|zullen|zou|zouden|kan|kunnen|kon"
    r"|konden|komt|komen|kwam|kwamen|moet|moeten|vindt|vond|vonden|gaat|ging|sprak|spraken|gaf|gaven|steunt|verzoekt"
    r"|vraagt|stelt|blijft|bleek|ontvangt|treft|volgt|vraag|ben|heb|vindt|vinden|acht|hecht|dient|dienen|leest|ziet)\b"
)
_HEADING_END = re.compile(r"[.;:,!?]$")
_STARTS_HEADING = re.compile(r"[(\[«“‘\"]?[^\W_]")
_LOWER_START = re.compile(r"[a-zà-ÿ]")
_ENUMERATED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}\.|[A-Z]\.|[a-z][.)])\s+\S")
_LONGEST_HEADING = 160
_HEAD_BLOCKS = 30
_LONGEST_OPENING = 4000
_LONGEST_INNER_HEAD = 640
_MOST_WORDS = 18
# What can stand below a heading.
_BODY = frozenset(("paragraph", "list_item", "heading", "table", "speaker"))
_TITLE_WORDS = re.compile(
    r"(?:verslag|geannoteerde agenda|agenda|kabinetsreactie|bijlage|fiche|motie|lijst van vragen)\b", re.IGNORECASE
)


class Structure(NamedTuple):
    """Blocks and sentences of a document; `kinds` tells where its parts stand."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


def structure(layout: Layout) -> Structure:
    """Decide on kinds and levels."""
    clean = layout.text.clean
    words = [clean[s.start : s.end] for s in layout.text.blocks]
    kinds = _kinds(layout.drafts, words)
    levels = _levels(layout.drafts, words, kinds)
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    section: int | None = None
    for index, (draft, span, kind) in enumerate(zip(layout.drafts, layout.text.blocks, kinds, strict=True)):
        role = draft.role
        if kind == "speaker":
            kind, role = "paragraph", "speaker"
        under = None if kind in ("footnote", "title", "letterhead", "signature") else section
        if kind == "heading":
            under = None
            section = index
        blocks.append(Block(kind, span.start, span.end, levels.get(index), under, draft.marker, role))  # type: ignore[arg-type]
        if kind in ("paragraph", "list_item") and role != "speaker":
            start = span.start
            if kind == "list_item" and (bullet := BULLET.match(clean, span.start, span.end)):
                start = bullet.end()
            sentences.extend(Sentence(s.start, s.end, section) for s in find_sentences(clean, start, span.end))
    return Structure(tuple(blocks), tuple(sentences))


def _kinds(drafts: Sequence[Draft], words: Sequence[str]) -> list[str]:
    kinds: list[str] = [_own_kind(draft, text) for draft, text in zip(drafts, words, strict=True)]
    marked_up = any(d.kind == "heading" for d in drafts)
    if not any(kind == "letterhead" for kind in kinds) or marked_up:
        _mark_letterhead(kinds, words)
    _mark_signatures(kinds, words)
    _mark_title(kinds, words)
    if "signature" not in kinds:
        _mark_unclosed_motion(kinds, words)
    is_motion = any(letterhead.closes_motion(text) for text in words)
    if not marked_up and not is_motion:
        last_body = max((i for i, kind in enumerate(kinds) if kind in _BODY), default=0)
        for index in range(last_body):
            if kinds[index] == "paragraph" and _is_heading(drafts[index], words[index]):
                kinds[index] = "heading"
    return kinds


def _own_kind(draft: Draft, text: str) -> str:
    if draft.role == "speaker":
        return "speaker"
    if draft.kind:
        return draft.kind
    if text[-1] == ":" and letterhead.SPEAKER.fullmatch(text):
        return "speaker"
    if text.startswith("Vragen van") and letterhead.QUESTIONS.fullmatch(text):
        return "title"
    if len(text) < _LONGEST_INNER_HEAD and letterhead.is_inner_head(text):
        return "letterhead"
    return "paragraph"


def _mark_letterhead(kinds: list[str], words: Sequence[str]) -> None:
    """Mark the head of a letter whose markup knows only paragraphs and headings."""
    extent = 0
    for index, text in enumerate(words[:_HEAD_BLOCKS]):
        if letterhead.is_signed_off(text):
            break
        if _is_head(text):
            extent = index + 1
        elif kinds[index] != "letterhead" and (len(text) > _LONGEST_HEADING or text.endswith((".", ":", ";"))):
            break
    for index in range(extent):
        if letterhead.QUESTIONS.fullmatch(words[index]):
            continue
        if kinds[index] in ("paragraph", "heading") or (kinds[index] == "title" and _is_head(words[index])):
            kinds[index] = "letterhead"


def _is_head(text: str) -> bool:
    return letterhead.is_head_line(text) or letterhead.numbered_author(text)


def _mark_signatures(kinds: list[str], words: Sequence[str]) -> None:
    """Mark signatures: an office with the name below it, and the names under a motion."""
    after_motion = False
    expect_name = False
    for index, text in enumerate(words):
        if kinds[index] not in ("paragraph", "list_item"):
            after_motion = after_motion and kinds[index] == "footnote"
            expect_name = False
            continue
        if letterhead.closes_motion(text):
            after_motion = len(text) < 80
        elif after_motion and len(text) < 90:
            kinds[index] = "signature"
        elif letterhead.CLOSING.fullmatch(text) or _is_office(text):
            kinds[index] = "signature"
            expect_name = True
            if index and kinds[index - 1] == "paragraph" and _is_name(words[index - 1]):
                kinds[index - 1] = "signature"  # some ministries put the name first
        elif expect_name and (_is_name(text) or (text.endswith(",") and len(text) < 60)):
            kinds[index] = "signature"
            expect_name = text.endswith(",")
        else:
            expect_name = False


def _mark_unclosed_motion(kinds: list[str], words: Sequence[str]) -> None:
    """Mark the names under a motion that lacks its closing formula: the name lines at its end."""
    if not any(
        kind == "title" and letterhead.MOTION_TITLE.search(text) for kind, text in zip(kinds, words, strict=True)
    ):
        return
    for index in range(len(words) - 1, 0, -1):
        if kinds[index] == "footnote":
            continue
        if kinds[index] != "paragraph" or len(words[index]) > 50 or not letterhead.NAME.fullmatch(words[index]):
            return
        kinds[index] = "signature"


def _is_name(text: str) -> bool:
    return len(text) < 60 and not text.isupper() and letterhead.NAME.fullmatch(text) is not None


def _is_office(text: str) -> bool:
    """`De Minister van Buitenlandse Zaken,` and `De griffier van de commissie, Oldenhuis`."""
    if text.isupper():
        text = text.capitalize()
    if len(text) > 160 or _FINITE.search(text):
        return False
    if letterhead.BARE_OFFICE.fullmatch(text) or (text.endswith(",") and letterhead.OFFICE.fullmatch(text)):
        return True
    head, _, name = text.rpartition(", ")
    return bool(head and letterhead.OFFICE.fullmatch(head)) and _is_name(name)


def _mark_title(kinds: list[str], words: Sequence[str]) -> None:
    """Without a title in the head, the first line in capitals, or one that names the genre, is it.

    A letter's enclosure has its own title below the signature: it wins over `VERSLAG VAN EEN ...`
    only when the head has none.
    """
    if "title" in kinds or any(k == "letterhead" and _names_title(t) for k, t in zip(kinds, words, strict=True)):
        return
    for index, text in enumerate(words[:60]):
        if kinds[index] not in ("paragraph", "heading") or len(text) > 300:
            continue
        if text.isupper() and len(text.split()) >= 3:
            kinds[index] = "title"
            return
        first = all(kind in ("letterhead", "signature") for kind in kinds[:index]) or kinds[index] == "heading"
        first = first or (index > 0 and kinds[index - 1] == "signature")
        if first and _TITLE_WORDS.match(text) and not _HEADING_END.search(text) and not _FINITE.search(text):
            kinds[index] = "title"
            return


def _names_title(text: str) -> bool:
    """Tell a head line that holds the title too: `Nr. 2741 VERSLAG VAN EEN COMMISSIEDEBAT`."""
    match = letterhead.NUMBER_LINE.fullmatch(text)
    rest = match["rest"] if match else None
    return bool(rest and rest.isupper() and letterhead.TITLE.match(rest))


def _is_heading(draft: Draft, text: str) -> bool:
    """Tell a heading by its looks and words; that something follows it is known."""
    if len(text) > _LONGEST_HEADING or len(text) < 2 or draft.lines > 3 or _HEADING_END.search(text):
        return False
    if not _STARTS_HEADING.match(text) or len(text.split()) > _MOST_WORDS:
        return False
    if draft.bold or draft.size > 1.08:
        return True
    if _ENUMERATED.match(text) and not _FINITE.search(text):
        return True
    if _LOWER_START.match(text) or not any(c.isalpha() for c in text):
        return False
    return not (_FINITE.search(text) and len(text.split()) > 3)


def _levels(drafts: Sequence[Draft], words: Sequence[str], kinds: Sequence[str]) -> dict[int, int]:
    indexes = [i for i, kind in enumerate(kinds) if kind == "heading"]
    headings = [
        Heading(
            text=words[i],
            given=drafts[i].level,
            size=drafts[i].size,
            bold=drafts[i].bold,
            italic=drafts[i].italic,
            empty=i + 1 < len(kinds) and kinds[i + 1] == "heading",
        )
        for i in indexes
    ]
    opening = _opening(indexes, words, kinds)
    return dict(zip(indexes, level_headings(headings, opening), strict=True))


def _opening(indexes: Sequence[int], words: Sequence[str], kinds: Sequence[str]) -> str:
    """Give the words of the introduction, which names the items to come."""
    if not indexes:
        return ""
    first = indexes[0]
    second = indexes[1] if len(indexes) > 1 else len(words)
    body = [w for w, k in zip(words[first + 1 : second], kinds[first + 1 : second], strict=True) if k == "paragraph"]
    before = [w for w, k in zip(words[:first], kinds[:first], strict=True) if k == "paragraph"]
    return "\n".join(before + body)[:_LONGEST_OPENING]
