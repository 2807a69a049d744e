"""What the page of a record shows around its text: the facts at its head, the lists at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kamerspoor.export.dates import in_words, is_html_date, still_to_come
from kamerspoor.export.html_inline import clean
from kamerspoor.export.html_text import Aim, date_hint, reference_hint, web_address
from kamerspoor.export.html_words import IN_DUTCH, PageWords
from kamerspoor.export.outline import Places, one_line
from kamerspoor.model import Document, Record

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
    severity: str | None = None


def official(document: Document) -> str | None:
    """Give the official address of a document that has a number."""
    if document.id and _IDENTIFIER.fullmatch(document.id):
        return f"{OFFICIAL}/{document.id}.html"
    return None


def facts(document: Document, words: PageWords = IN_DUTCH) -> list[Fact]:
    """Give what the document says of itself, what is unknown left out."""
    meeting = document.meeting
    number = f"{document.dossier}, nr. {document.number}" if document.dossier and document.number else document.dossier
    chamber = words.chambers.get(document.chamber or "")
    motion = document.motion
    members = ", ".join(motion.members) + (" c.s." if motion.and_others else "") if motion else None
    held = (
        [in_words(meeting.date, words.language) if meeting.date else None, meeting.format, meeting.place]
        if meeting
        else []
    )
    values: dict[str, tuple[str | None, str | None]] = {
        "council": (meeting.council if meeting else None, None),
        "meeting": (", ".join(part for part in held if part), meeting.date if meeting else None),
        "id": (" · ".join(part for part in (number, document.id, chamber) if part), None),
        "session": (document.session_year, None),
        "date": (in_words(document.date, words.language) if document.date else None, document.date),
        "author": (document.author, None),
        "addressee": (document.addressee, None),
        "signatories": (", ".join(document.signatories), None),
        "motion": (members, None),
        "replaces": (document.replaces, None),
    }
    return [
        Fact(words.facts[name], clean(one_line(value)), when if when and is_html_date(when) else None)
        for name, (value, when) in values.items()
        if value
    ]


def references(record: Record, words: PageWords = IN_DUTCH, aims: Mapping[str, Aim] | None = None) -> list[Item]:
    """List the references in the order of the text. `aims`: where they lead, when not to their official address."""
    aims = aims or {}
    places = Places(record)
    return [
        Item(
            index,
            clean(one_line(record.quote(reference))),
            clean(reference_hint(reference, words)),
            f"ref-{index}",
            clean(places.section_title(reference.start) or ""),
            aims[reference.id].href if reference.id and reference.id in aims else web_address(reference.url),
            in_note=reference.note is not None,
        )
        for index, reference in enumerate(record.references)
    ]


def dates(record: Record, words: PageWords = IN_DUTCH) -> tuple[list[Item], list[Item]]:
    """Give the dates still to come, by value, and the others as the text has them."""
    places = Places(record)
    ahead: list[tuple[str, Item]] = []
    other: list[Item] = []
    for index, date in enumerate(record.dates):
        quoted = clean(one_line(record.quote(date)))
        place = clean(places.section_title(date.start) or "")
        item = Item(index, quoted, clean(date_hint(date, words)), f"date-{index}", place)
        if still_to_come(date, record.document):
            ahead.append((date.value, item))
        else:
            other.append(item)
    return [item for _, item in sorted(ahead)], other


def checks(record: Record, words: PageWords = IN_DUTCH) -> list[Item]:
    """List what is doubtful in the document, in the order of the record."""
    found: list[Item] = []
    for index, check in enumerate(record.checks):
        compared = f"{words.words['compared']}: {' – '.join(check.compared)}" if check.compared else ""
        likely = f"{words.words['likely']}: {check.likely}" if check.likely else ""
        quoted = f"“{one_line(record.text[check.start : check.end])}”" if check.start is not None else ""
        hint = " · ".join(part for part in (quoted, compared, likely) if part)
        anchor = f"check-{index}" if check.start is not None and check.end is not None else None
        label = words.severities.get(check.severity, check.severity)
        message = words.checks.get(check.code, check.message)
        found.append(Item(index, clean(message), clean(hint), anchor, label=label, severity=check.severity))
    return found
