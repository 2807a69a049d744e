"""One record as one self-contained page of HTML: nothing is loaded from elsewhere, and no script runs but ours.

The page says so itself: its policy lets only the script run whose hash it names, and that one filters statements.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from kamerspoor.export import html_lists, html_parts, html_words
from kamerspoor.export.html_inline import clean
from kamerspoor.export.html_statements import Choices
from kamerspoor.export.html_text import TextPage, web_address
from kamerspoor.export.html_words import PageWords
from kamerspoor.export.outline import Entry, outline, title_of
from kamerspoor.model import Record

if TYPE_CHECKING:
    from jinja2 import Environment, Template


class Row(NamedTuple):
    """A page in the index of a folder of pages."""

    href: str
    title: str
    date: str | None
    source: str


class Parts(NamedTuple):
    """What a page of a record is put together from. `official`: its official address."""

    words: PageWords
    head: Markup
    body: Markup
    notes: Markup
    title: str
    kind: str
    number: str | None
    official: str | None
    facts: list[html_parts.Fact]
    outline: list[Entry]
    statements: int
    choices: Choices
    motions: list[html_lists.MotionItem]
    follow_ups: list[html_lists.FollowUpItem]
    references: list[html_parts.Item]
    ahead: list[html_parts.Item]
    other_dates: list[html_parts.Item]
    checks: list[html_parts.Item]


def parts_of(page: TextPage) -> Parts:
    """Render what the page of a record shows."""
    record, words = page.record, page.words
    document = record.document
    ahead, other = html_parts.dates(record, words)
    kind = words.kinds.get(document.kind, document.kind)
    number = f"{document.dossier}, nr. {document.number}" if document.dossier and document.number else None
    return Parts(
        words=words,
        head=Markup("".join(page.head())),
        body=Markup("".join(page.body())),
        notes=Markup("".join(page.notes())),
        title=clean(title_of(record) or (f"{kind} {number}" if number else words.words["untitled"])),
        kind=kind,
        number=number,
        official=html_parts.official(document),
        facts=html_parts.facts(document, words),
        outline=[entry._replace(title=clean(entry.title)) for entry in outline(record)],
        statements=len(record.statements),
        choices=page.notes_beside.choices(),
        motions=html_lists.motion_list(page),
        follow_ups=html_lists.follow_up_list(page),
        references=html_parts.references(record, words, page.aims),
        ahead=ahead,
        other_dates=other,
        checks=html_parts.checks(record, words),
    )


def render_html(record: Record, original: str | None = None) -> str:
    """Render the page. `original` is a relative link to the source file, from where the page will stand."""
    return _template("page.html.j2").render(
        p=parts_of(TextPage(record)),
        original=original or _relative(record.source),
        engine=record.engine,
        sha256=record.sha256,
        script=_script() if record.statements else None,
        script_hash=_hash(_script()),
    )


def render_index(rows: Iterable[Row], failed: Iterable[tuple[str, str]]) -> str:
    """Render the page that leads to all pages of a folder."""
    return _template("index.html.j2").render(rows=rows, failed=failed, words=html_words.WORDS)


@cache
def _script() -> Markup:
    return Markup(_environment().get_template("filter.js").render())


def _hash(script: Markup) -> str:
    """Name a script as the page's policy does. Source: Content Security Policy level 3, hash-source."""
    return "sha256-" + b64encode(hashlib.sha256(str(script).encode()).digest()).decode()


def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("kamerspoor.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def link_to(path: str) -> str:
    """Write a relative path as a link; a colon in a name makes no scheme of it."""
    return quote(path.replace("\\", "/"), safe="/")


def _relative(source: str | None) -> str | None:
    if not source or source == "-":
        return None
    if web_address(source):
        return source
    return None if source.startswith(("/", "\\")) or source[1:2] == ":" else link_to(source)
