"""What a person can act on in a record: who said what, what became of motions, what is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kamerspoor.export.dates import order_of_due
from kamerspoor.export.outline import Places, one_line, path_to
from kamerspoor.model import Extent, FollowUp, Motion, MotionLink, Record, Statement


class Group(NamedTuple):
    """The statements under one heading, by index. `path` holds the headings from the highest down."""

    path: tuple[str, ...]
    statements: tuple[int, ...]


class Bearing(NamedTuple):
    """How a statement (by index) bears on a motion."""

    statement: int
    relation: str


class MotionEntry(NamedTuple):
    """A motion with every statement that speaks of it. `id` is null when only its members are known.

    `key` is the same for every link to it (`motion_key`).
    """

    key: tuple[str, ...]
    id: str | None
    motion: Motion | None
    url: str | None
    bearings: tuple[Bearing, ...]


def grouped(record: Record) -> list[Group]:
    """Group the statements by their heading, both in the order of the text."""
    places = Places(record)
    found: dict[int | None, list[int]] = {}
    order = sorted(range(len(record.statements)), key=lambda i: (record.statements[i].start, i))
    for index in order:
        statement = record.statements[index]
        found.setdefault(section_of(places, statement), []).append(index)
    return [Group(path_to(record, section), tuple(indices)) for section, indices in found.items()]


def section_of(places: Places, item: Statement | FollowUp) -> int | None:
    """Give the index of the heading an item stands under: its own word for it, or else its place."""
    if item.section is not None and 0 <= item.section < len(places.record.blocks):
        return item.section
    return places.section(item.start)


# Words that stand no further apart than this many characters are quoted with what stands between them.
_NEAR = 30


def words_of(record: Record, statement: Statement) -> str:
    """Give what is said, on one line: the content, or the whole sentence when there is none."""
    return one_line(record.quote(statement.content or statement))


def verb_and_words_of(record: Record, statement: Statement) -> str:
    """Give what is said with the verb that says it, on one line, or the whole sentence when there is no content."""
    verb, content = statement.verb, statement.content
    if verb is None or content is None:
        return words_of(record, statement)
    if content.start <= verb.start and verb.end <= content.end:
        return one_line(record.quote(content))
    first, last = sorted((verb, content), key=lambda extent: extent.start)
    if last.start - first.end <= _NEAR:
        return one_line(record.quote(Extent(first.start, last.end)))
    return f"{one_line(record.quote(first))} … {one_line(record.quote(last))}"


def links_of(statement: Statement) -> Iterator[MotionLink]:
    """Give each motion a statement speaks of; one that stands in `motions` alone is carried out."""
    yield from statement.links
    linked = {link.id for link in statement.links}
    for motion in statement.motions:
        if motion not in linked:
            yield MotionLink("carried_out", motion)


def motion_key(link: MotionLink) -> tuple[str, ...]:
    """Tell motions apart: by id, or by members as long as the id is unknown."""
    return (link.id,) if link.id else ("", *link.members)


def motions(record: Record) -> list[MotionEntry]:
    """List the motions in the order in which the statements first speak of them."""
    found: dict[tuple[str, ...], MotionEntry] = {}
    for index, statement in enumerate(record.statements):
        for link in links_of(statement):
            key = motion_key(link)
            entry = found.get(key) or MotionEntry(key, link.id, None, None, ())
            bearing = Bearing(index, link.relation)
            bearings = entry.bearings if bearing in entry.bearings else (*entry.bearings, bearing)
            known = entry.motion or _proposers(record, link)
            found[key] = entry._replace(motion=known, bearings=bearings)
    urls = {reference.id: reference.url for reference in reversed(record.references) if reference.url}
    return [entry._replace(url=urls.get(entry.id)) for entry in found.values()]


def involved(statement: Statement) -> list[str]:
    """Name all whose statement it is: who makes it, with whom, for whom, and who backs it."""
    names = (statement.actor.name, *statement.co_actors, *statement.on_behalf_of, *statement.supported_by)
    return list(dict.fromkeys(names))


def chosen(record: Record, actor: str | None, act: str | None, motion: str | None) -> tuple[int, ...]:
    """Give the statements, by index, of this actor, act and motion (by id); None: of any."""
    return tuple(
        index
        for index, statement in enumerate(record.statements)
        if (actor is None or actor in involved(statement))
        and (act is None or act == statement.act)
        and (motion is None or any(link.id == motion for link in links_of(statement)))
    )


def _proposers(record: Record, link: MotionLink) -> Motion | None:
    """Take the citation's word for who proposed a motion, for it knows of a `c.s.`."""
    if link.reference is not None and 0 <= link.reference < len(record.references):
        motion = record.references[link.reference].motion
        if motion:
            return motion
    return Motion(link.members) if link.members else None


def members_of(motion: Motion) -> str:
    """Write the proposers of a motion."""
    return ", ".join(motion.members) + (" c.s." if motion.and_others else "")


def by_due(record: Record) -> list[int]:
    """Give the follow-ups by index, what is due first first, and what has no date last."""
    return sorted(range(len(record.follow_ups)), key=lambda i: (*order_of_due(record.follow_ups[i].due), i))
