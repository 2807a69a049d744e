"""A linear scanner for HTML: tags and stretches of text with their offsets in the source.

No parser at hand is both exact about offsets and linear on bad input, hence this one. It never
backs up: what is not closed (a comment, a quote, a tag) is looked for once and then never again.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

# A tag up to its end: quotes count only behind an equals sign, as browsers have it.
_TAG_REST = re.compile(r"""(?:[^>=]++|=[ \t\r\n\f]*+(?:"[^"]*+"|'[^']*+')|=)*+>""")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]{0,40}")
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]{1,60})(?:[ \t\r\n\f]{0,20}=[ \t\r\n\f]{0,20}(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?"""
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_RAW_TEXT_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.I) for name in ("script", "style", "textarea", "title")}


class Token(NamedTuple):
    """`text`: source[start:end] is text. `open`, `close`: a tag; `inside` are its attributes as written."""

    kind: Literal["text", "open", "close"]
    name: str
    start: int
    end: int
    inside: str = ""


def tokens(source: str) -> Iterator[Token]:
    """Scan HTML.

    >>> [(t.kind, t.name) for t in tokens("<p>x<br/>")]
    [('open', 'p'), ('text', ''), ('open', 'br')]
    """
    find = _Finder(source)
    at = text_from = 0
    while (at := source.find("<", at)) >= 0:
        token, end = _tag(find, at)
        if end <= at:
            at += 1  # a bare "<" is text
            continue
        if text_from < at:
            yield Token("text", "", text_from, at)
        if token is not None:
            yield token
            if token.kind == "open" and token.name in _RAW_TEXT_END:
                raw_end = find.raw_text_end(token.name, end)
                if token.name in ("title", "textarea") and end < raw_end:
                    yield Token("text", "", end, raw_end)
                end = raw_end
        at = text_from = end
    if text_from < len(source):
        yield Token("text", "", text_from, len(source))


class _Finder:
    """Searches that remember failing, so that no failing search runs twice."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.absent: set[str] = set()
        self.quotes_close = True

    def after(self, needle: str, at: int) -> int:
        """Give the offset behind the next `needle`, or -1."""
        if needle in self.absent:
            return -1
        found = self.source.find(needle, at)
        if found < 0:
            self.absent.add(needle)
            return -1
        return found + len(needle)

    def tag_end(self, at: int) -> int:
        if self.quotes_close:
            match = _TAG_REST.match(self.source, at)
            if match:
                return match.end()
            self.quotes_close = False
        return self.after(">", at)

    def raw_text_end(self, name: str, at: int) -> int:
        match = _RAW_TEXT_END[name].search(self.source, at)
        return match.start() if match else len(self.source)


def _tag(find: _Finder, at: int) -> tuple[Token | None, int]:
    """Read what begins at a "<": a tag, or None for a comment; the offset behind it, or -1 for neither."""
    source = find.source
    if source.startswith("<!--", at):
        end = find.after("-->", at + 4)
        return None, end if end > 0 else at + 4
    if source.startswith(("<!", "<?"), at):
        return None, find.after(">", at + 2)
    closing = source.startswith("/", at + 1)
    name = _NAME.match(source, at + 1 + closing)
    if name is None:
        return None, -1
    end = find.tag_end(name.end())
    if end < 0:
        return None, -1
    kind: Literal["open", "close"] = "close" if closing else "open"
    return Token(kind, name[0].lower(), at, end, source[name.end() : end - 1]), end


def attributes(inside: str) -> dict[str, str]:
    """Give the attributes of a tag; of one that is named twice the first counts.

    >>> attributes(' href="a&amp;b" hidden')
    {'href': 'a&b', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(inside):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def unescaped(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Give source[start:end] in pieces with their offsets: stretches of plain text, and entities."""
    at = start
    for match in _ENTITY.finditer(source, start, end):
        character = html.unescape(match[0])
        if character != match[0]:
            if at < match.start():
                yield source[at : match.start()], at, match.start()
            yield character, match.start(), match.end()
            at = match.end()
    if at < end:
        yield source[at:end], at, end
