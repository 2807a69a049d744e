"""What was found in a record as flat rows, one for each thing found, for spreadsheets and the like.

Every row opens with where it stands: `source`, `document` (its id) and `section` (the heading).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kamerspoor.export.outline import Places, one_line
from kamerspoor.export.summary import links_of, motion_key, section_of, words_of
from kamerspoor.model import Record

Value = str | int | bool | None | list[str]
Row = dict[str, Value]
PLACE = ("source", "document", "section")


class Sheet(NamedTuple):
    """A kind of rows: the columns after those of the place, and what makes the rows, each with its offset."""

    columns: tuple[str, ...]
    rows: Callable[[Record, Places], Iterator[tuple[str | None, tuple[Value, ...]]]]


def columns_of(part: str) -> tuple[str, ...]:
    """Name the columns of a part's rows."""
    return (*PLACE, *SHEETS[part].columns)


def rows_of(record: Record, part: str) -> Iterator[Row]:
    """Give the rows of one part of a record."""
    names = columns_of(part)
    for section, values in SHEETS[part].rows(record, Places(record)):
        yield dict(zip(names, (record.source, record.document.id, section, *values), strict=True))


def _title(record: Record, section: int | None) -> str | None:
    return None if section is None else one_line(record.quote(record.blocks[section]))


_Rows = Iterator[tuple[str | None, tuple[Value, ...]]]


def _statements(record: Record, places: Places) -> _Rows:
    for index, s in enumerate(record.statements):
        links = list(links_of(s))
        yield (
            _title(record, section_of(places, s)),
            (
                s.actor.name,
                s.actor.text,
                s.actor.implicit,
                s.act,
                s.negated,
                s.modality,
                s.quantity,
                list(s.co_actors),
                list(s.on_behalf_of),
                list(s.supported_by),
                [" ".join(part for part in motion_key(link) if part) for link in links],
                [link.relation for link in links],
                one_line(record.quote(s)),
                words_of(record, s) if s.content else None,
                s.start,
                s.end,
                s.grade,
                s.rule,
                f"#s{index}",
            ),
        )


def _follow_ups(record: Record, places: Places) -> _Rows:
    for f in record.follow_ups:
        values = (f.due, f.owner, f.what, f.hedged, f.hedge, f.kind, f.to, one_line(record.quote(f)))
        yield _title(record, section_of(places, f)), (*values, f.start, f.end, f.rule)


def _references(record: Record, places: Places) -> _Rows:
    for index, r in enumerate(record.references):
        motion = r.motion
        members = list(motion.members) if motion else []
        note = record.blocks[r.note].marker if r.note is not None else None
        words = one_line(record.quote(r))
        values = (r.kind, r.id, r.url, r.by, members, motion.and_others if motion else None, note, list(r.also), words)
        yield places.section_title(r.start), (*values, r.start, r.end, f"#ref-{index}")


def _dates(record: Record, places: Places) -> _Rows:
    for index, d in enumerate(record.dates):
        values = (d.value, d.role, d.anchor, one_line(record.quote(d)), d.start, d.end, f"#date-{index}")
        yield places.section_title(d.start), values


def _mentions(record: Record, places: Places) -> _Rows:
    for m in record.mentions:
        yield places.section_title(m.start), (m.name, m.kind, m.text, m.start, m.end)


def _checks(record: Record, places: Places) -> _Rows:
    for c in record.checks:
        placed = c.start is not None and c.end is not None
        words = one_line(record.text[c.start : c.end]) if placed else None
        title = places.section_title(c.start) if c.start is not None else None
        yield title, (c.severity, c.code, c.message, words, list(c.compared), c.likely, c.start, c.end)


def _sentences(record: Record, places: Places) -> _Rows:
    for index, s in enumerate(record.sentences):
        yield places.section_title(s.start), (one_line(record.quote(s)), s.start, s.end, f"#s-{index}")


# `fragment` is the place on the page of HTML.
SHEETS = {
    "statements": Sheet(
        (
            *("actor", "actor_text", "implicit", "act", "negated", "modality", "quantity", "co_actors"),
            *("on_behalf_of", "supported_by", "motions", "relations", "sentence", "content"),
            *("start", "end", "grade", "rule", "fragment"),
        ),
        _statements,
    ),
    "follow_ups": Sheet(
        ("due", "owner", "what", "hedged", "hedge", "kind", "to", "sentence", "start", "end", "rule"), _follow_ups
    ),
    "references": Sheet(
        (
            *("kind", "id", "url", "by", "motion_members", "and_others", "note", "also", "words"),
            *("start", "end", "fragment"),
        ),
        _references,
    ),
    "dates": Sheet(("value", "role", "anchor", "words", "start", "end", "fragment"), _dates),
    "mentions": Sheet(("name", "kind", "text", "start", "end"), _mentions),
    "checks": Sheet(("severity", "code", "message", "words", "compared", "likely", "start", "end"), _checks),
    "sentences": Sheet(("sentence", "start", "end", "fragment"), _sentences),
}
