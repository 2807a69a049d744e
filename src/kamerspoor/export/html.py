"""One record as one self-contained page of HTML: nothing is loaded from elsewhere, and no script runs but ours.

The page says so itself: its policy lets only the script run whose hash it names, and that one filters statements.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from kamerspoor.export import html_lists, html_words
from kamerspoor.export.dates import in_words, is_html_date, still_to_come
from kamerspoor.export.html_inline import clean
from kamerspoor.export.html_text import TextPage, date_hint, reference_hint, web_address
from kamerspoor.export.outline import Places, one_line, outline, title_of
from kamerspoor.model import Document, Record

if TYPE_CHECKING:
    from jinja2 import Environment, Template

OFFICIAL = "https://zoek.officielebekendmakingen.nl"
_IDENTIFIER = re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]+)+")


class Fact(NamedTuple):
    """A line of the summary at the head of the page."""

    label: str
    value: str
    datetime: str | None = None


class Item(NamedTuple):
    """A line of one of the lists at the end. `anchor` is the place in the text, `place` its section."""

    number: int
    words: str
    hint: str
    anchor: str | None = None
    place: str | None = None
    url: str | None = None
    label: str | None = None
    in_note: bool = False


class Row(NamedTuple):
    """A page in the index of a folder of pages."""

    href: str
    title: str
    date: str | None
    source: str


def render_html(record: Record, original: str | None = None) -> str:
    """Render the page. `original` is a relative link to the source file, from where the page will stand."""
    page = TextPage(record)
    document = record.document
    ahead, other = _dates(record)
    title = title_of(record)
    parts = {
        "head": Markup("".join(page.head())),
        "body": Markup("".join(page.body())),
        "notes": Markup("".join(page.notes())),
        "title": clean(title or html_words.WORDS["untitled"]),
        "kind": html_words.KINDS.get(document.kind, document.kind),
        "facts": _facts(document),
        "outline": [entry._replace(title=clean(entry.title)) for entry in outline(record)],
        "references": _references(record),
        "ahead": ahead,
        "other_dates": other,
        "checks": _checks(record),
        "official": _official(document),
        "original": original or _relative(record.source),
        "record": record,
        "choices": page.notes_beside.choices(),
        "motions": html_lists.motion_list(page),
        "follow_ups": html_lists.follow_up_list(page),
        "script": _script() if record.statements else None,
        "script_hash": _hash(_script()),
    }
    return _template("page.html.j2").render(parts, words=html_words.WORDS)


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


def _official(document: Document) -> str | None:
    if document.id and _IDENTIFIER.fullmatch(document.id):
        return f"{OFFICIAL}/{document.id}.html"
    return None


def _facts(document: Document) -> list[Fact]:
    """Give what the document says of itself, what is unknown left out."""
    meeting = document.meeting
    number = f"{document.dossier}, nr. {document.number}" if document.dossier and document.number else document.dossier
    chamber = html_words.CHAMBERS.get(document.chamber or "")
    motion = document.motion
    members = ", ".join(motion.members) + (" c.s." if motion.and_others else "") if motion else None
    held = [in_words(meeting.date, "nl") if meeting.date else None, meeting.format, meeting.place] if meeting else []
    values: dict[str, tuple[str | None, str | None]] = {
        "council": (meeting.council if meeting else None, None),
        "meeting": (", ".join(part for part in held if part), meeting.date if meeting else None),
        "id": (" · ".join(part for part in (number, document.id, chamber) if part), None),
        "session": (document.session_year, None),
        "date": (in_words(document.date, "nl") if document.date else None, document.date),
        "author": (document.author, None),
        "addressee": (document.addressee, None),
        "signatories": (", ".join(document.signatories), None),
        "motion": (members, None),
        "replaces": (document.replaces, None),
    }
    return [
        Fact(html_words.FACTS[name], clean(one_line(value)), when if when and is_html_date(when) else None)
        for name, (value, when) in values.items()
        if value
    ]


def _references(record: Record) -> list[Item]:
    places = Places(record)
    return [
        Item(
            index,
            clean(one_line(record.quote(reference))),
            clean(reference_hint(reference)),
            f"ref-{index}",
            clean(places.section_title(reference.start) or ""),
            web_address(reference.url),
            in_note=reference.note is not None,
        )
        for index, reference in enumerate(record.references)
    ]


def _dates(record: Record) -> tuple[list[Item], list[Item]]:
    """Give the dates still to come, by value, and the others as the text has them."""
    places = Places(record)
    ahead: list[tuple[str, Item]] = []
    other: list[Item] = []
    for index, date in enumerate(record.dates):
        words = clean(one_line(record.quote(date)))
        place = clean(places.section_title(date.start) or "")
        item = Item(index, words, clean(date_hint(date)), f"date-{index}", place)
        if still_to_come(date, record.document):
            ahead.append((date.value, item))
        else:
            other.append(item)
    return [item for _, item in sorted(ahead)], other


def _checks(record: Record) -> list[Item]:
    found: list[Item] = []
    for index, check in enumerate(record.checks):
        compared = f"{html_words.WORDS['compared']}: {' – '.join(check.compared)}" if check.compared else ""
        likely = f"{html_words.WORDS['likely']}: {check.likely}" if check.likely else ""
        quoted = f"“{one_line(record.text[check.start : check.end])}”" if check.start is not None else ""
        hint = " · ".join(part for part in (quoted, compared, likely) if part)
        anchor = f"check-{index}" if check.start is not None and check.end is not None else None
        label = html_words.SEVERITIES.get(check.severity, check.severity)
        message = html_words.CHECKS.get(check.code, check.message)
        found.append(Item(index, clean(message), clean(hint), anchor, label=label))
    return found
