"""Repair single characters: spaces, ligatures, controls, composition, mojibake, letters spaced out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kamerspoor.spans import Edit
from kamerspoor.words import frequency

# A run of characters that may need repair, with the plain one before it: a combining mark composes
# with what stands before, so the run is normalised as a whole.
_ODD_RUN = re.compile(r"[\x21-\x7e]?[^\x20-\x7e\s]+")
# Two patterns that each begin with a literal are scanned for six times faster than one with a class.
_SPACES = (re.compile(r"  [ \t]*"), re.compile(r"\t[ \t]*"))
_SPACE_LIKE = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DROPPED = "\xad\u200b\u200c\u200d\u2060\ufeff"
_REPLACED: dict[int, str] = {
    **dict.fromkeys(map(ord, _SPACE_LIKE), " "),
    **dict.fromkeys(map(ord, "\x0b\x85\u2028\u2029"), " "),
    **dict.fromkeys(map(ord, _DROPPED), ""),
    **dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)], ""),
    **{ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆĳĲ"},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    ord("\u2011"): "-",
    ord("\u2010"): "-",
}
# UTF-8 read as cp1252 shows one of these first bytes with a continuation byte behind it.
_MOJIBAKE = re.compile(r"[ÂÃÄÅÐÑâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_WORD_LEFT = re.compile(r"\S{0,100}$")
_WORD_RIGHT = re.compile(r"\S{0,100}")
_KERNED = re.compile(r"([TVWYFP]) ([a-zà-ÿ]{2,30})(?!\w)")
_INSIDE = frozenset(".’'-")
_SINGLES = re.compile(r" \w \w(?!\w)")
_LETTER_SPACED = re.compile(r"(?<!\S)(?:\w ){2,40}\w(?!\S)")
_PRINTABLE_ODD = "".join(chr(c) for c in _REPLACED if chr(c).isprintable())
_TRANSLATED = re.compile(
    "[" + "".join(re.escape(chr(c)) for c in _REPLACED if not 0xD800 <= c < 0xE000) + "\ud800-\udfff]"
)


def find_character_edits(raw: str) -> Iterator[Edit]:
    """Yield the edits of single characters: plain spaces, no controls, ligatures taken apart."""
    yield from _space_edits(raw)
    # All but ligatures and odd hyphens among the replaced characters are unprintable: a fast way out.
    flat = raw.replace("\n", "").replace("\r", "").replace("\f", "")
    if flat.isprintable() and not any(c in flat for c in _PRINTABLE_ODD):
        return
    for match in _TRANSLATED.finditer(raw):
        yield Edit(match.start(), match.end(), _REPLACED[ord(match[0])], "character")


def find_composing_edits(raw: str) -> Iterator[Edit]:
    """Yield the edits of characters together with their composition to NFC, run by run."""
    yield from find_character_edits(raw)
    for match in _ODD_RUN.finditer(raw):
        run = match[0]
        mended = unicodedata.normalize("NFC", run.translate(_REPLACED))
        if mended != run:
            yield _trimmed(match.start(), run, mended)


def _space_edits(raw: str) -> Iterator[Edit]:
    for pattern in _SPACES:
        for match in pattern.finditer(raw):
            yield Edit(match.start(), match.end(), " ", "white-space")


def _trimmed(start: int, old: str, new: str) -> Edit:
    """Narrow an edit to what differs, so that as much as possible maps character by character."""
    head = 0
    while head < len(old) and head < len(new) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < len(old) - head and tail < len(new) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(start + head, start + len(old) - tail, new[head : len(new) - tail], "character")


def find_mojibake_edits(raw: str) -> Iterator[Edit]:
    """Yield the words that were written in UTF-8 and read as something else, mended by ftfy."""
    done = 0
    for match in _MOJIBAKE.finditer(raw):
        if match.start() < done:
            continue
        left, right = (
            _WORD_LEFT.search(raw, max(done, match.start() - 100), match.start()),
            _WORD_RIGHT.match(raw, match.end()),
        )
        start, done = left.start() if left else match.start(), right.end() if right else match.end()
        import ftfy

        word = raw[start:done]
        mended = unicodedata.normalize("NFC", ftfy.fix_encoding(word).translate(_REPLACED))
        if mended != word and mended and not mended.isspace():
            yield Edit(start, done, mended, "mojibake")


def find_spaced_letter_edits(raw: str) -> Iterator[Edit]:
    """Yield the spaces that extraction put inside a word: `T weede`, `V A N`.

    Only where the closed word is a Dutch one, and a more frequent one than its second part.
    """
    for match in _KERNED.finditer(raw):
        before = raw[match.start() - 1 : match.start()]
        if before.isalnum() or before in _INSIDE:
            continue
        closed = frequency((match[1] + match[2]).lower())
        if closed >= 2.0 and closed > frequency(match[2]) + 0.5:
            yield Edit(match.start() + 1, match.start() + 2, "", "spaced-letters")
    if not _SINGLES.search(raw):
        return
    for match in _LETTER_SPACED.finditer(raw):
        closed_word = match[0].replace(" ", "")
        if closed_word.isalpha() and frequency(closed_word.lower()) >= 2.0:
            yield Edit(match.start(), match.end(), closed_word, "spaced-letters")
