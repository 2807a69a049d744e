"""The ledger of topics: what each actor said about something, meeting by meeting, and where a position changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kamerspoor.ledger.documents import names_of
from kamerspoor.ledger.positions import Change, Said, changes, said_of
from kamerspoor.ledger.topic_names import Understood, understand, words_of
from kamerspoor.linking.content_words import content
from kamerspoor.linking.meeting_papers import code_of
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, HeadingRow, MeetingRow, MotionRow, StatementPartyRow, StatementRow

MOST_MEETINGS = 12
MOST_MOTIONS = 8
# A meeting has an agenda, a report, a debate, and copies of each; what names the topic in passing falls out by itself.
_DOCUMENTS_A_MEETING = 6
_FOUND_BY_WORDS = 2000
_TO_COMPARE = 3
"""So many meetings before the first one shown are read too, so that its changes are marked."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a meeting. `key`: the name by which it is asked for."""

    key: str
    kind: str
    title: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was said around one meeting, or in one document without a meeting; changes since the one before.

    `meeting`: its id, where the archive knows it.
    """

    council: str | None
    date: str | None
    date_to: str | None
    papers: tuple[Paper, ...]
    said: tuple[Said, ...]
    changes: tuple[Change, ...]
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class TopicMotion:
    """A motion of parliament on the topic."""

    key: str
    title: str | None
    date: str | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    """An answer: the topic as it was understood, and the time line.

    `earlier`: there is more before it, namely before the day `before`.
    """

    understood: Understood
    sittings: tuple[Sitting, ...]
    motions: tuple[TopicMotion, ...]
    earlier: bool
    before: str | None = None


def topic(
    reader: Reader,
    name: str,
    *,
    since: str | None = None,
    until: str | None = None,
    actor: str | None = None,
    council: str | None = None,
    limit: int = MOST_MEETINGS,
) -> Topic:
    """Give what was said on a topic, the latest meetings up to `limit`, in the order of time.

    `actor`: words in an actor's name.
    Raises: NotInArchive, with names that are spelled like it.
    """
    with reader.same_view():
        understood = understand(reader, name)
        room = _DOCUMENTS_A_MEETING * (limit + _TO_COMPARE + 1)
        # Where only one Council counts, its documents are picked out of more.
        documents, cut, rows = _found(reader, understood, since, until, room if council is None else 8 * room)
        wanted = _of_council(documents, council)
        chosen, oldest = _latest(_whole_days(wanted) if cut else wanted, limit)
        names = names_of(reader, chosen.values())
        spoken = _spoken(reader, rows, chosen, understood, names)
        lines = [(chosen[said.document_id], said) for said in spoken if _is_of(said, actor)]
        sittings = _with_changes(_sittings(chosen.values(), lines, names), understood)
        shown = _with_meetings(reader, [sitting for sitting in sittings if (sitting.date or "") >= oldest])
        more = any(_day(document) < oldest for document in wanted)
        before = oldest or min(map(_day, documents), default="") if more or cut else None
        return Topic(understood, shown, _motions(reader, understood), more or cut, before or None)


def _found(
    reader: Reader, understood: Understood, since: str | None, until: str | None, room: int
) -> tuple[list[DocumentRow], bool, list[StatementRow] | None]:
    """Give documents that speak of the topic, whether there are more, and the statements where words found them."""
    if understood.by == "name":
        ids = reader.naming(understood.name, since, until, room + 1)
        return reader.among(DocumentRow, "id", ids[:room]), len(ids) > room, None
    words = words_of(understood.name)
    in_heading = set(reader.with_words(HeadingRow, words, _FOUND_BY_WORDS))
    in_sentence = set(reader.with_words(StatementRow, words, _FOUND_BY_WORDS))
    ids = sorted({d for d, _ in in_heading | in_sentence})
    documents = [d for d in reader.among(DocumentRow, "id", ids) if _within(d, since, until)]
    latest = sorted(documents, key=lambda d: (_day(d), d.id), reverse=True)
    rows = [
        row
        for row in reader.among(StatementRow, "document_id", [d.id for d in latest[:room]])
        if (row.document_id, row.ordinal) in in_sentence or (row.document_id, row.section) in in_heading
    ]
    full = max(len(in_heading), len(in_sentence)) == _FOUND_BY_WORDS
    return latest[:room], full or len(latest) > room, rows


def _within(document: DocumentRow, since: str | None, until: str | None) -> bool:
    return (since or "") <= _day(document) <= (until or "9999")


def _day(document: DocumentRow) -> str:
    return document.meeting_from or document.date or ""


def _of_council(documents: Iterable[DocumentRow], council: str | None) -> list[DocumentRow]:
    """Take the documents of a Council; of several with one key the preferred one."""
    best: dict[str, DocumentRow] = {}
    for document in documents:
        key = document.key or str(document.id)
        held = best.get(key)
        if held is None or (document.preference, document.id) < (held.preference, held.id):
            best[key] = document
    return [d for d in best.values() if council is None or d.council == council]


def _sitting_key(document: DocumentRow) -> tuple[str, str, str]:
    """Tell which meeting a document belongs to; a letter without one stands by itself."""
    if document.council and document.meeting_from:
        return (document.meeting_from, document.council, "")
    return (_day(document), "", document.key or str(document.id))


def _whole_days(documents: Sequence[DocumentRow]) -> list[DocumentRow]:
    """Leave out the documents of the oldest day, of which there may be more, unless it is the only one."""
    oldest = min(map(_day, documents), default="")
    return [d for d in documents if _day(d) > oldest] or list(documents)


def _latest(documents: Sequence[DocumentRow], limit: int) -> tuple[dict[int, DocumentRow], str]:
    """Give the documents of the latest meetings, with some before them to compare with, and the day that they begin.

    A day is taken whole, so that a list can go on before it.
    """
    keys = sorted({_sitting_key(d) for d in documents})
    oldest = min((key[0] for key in keys[-limit:]), default="")
    kept = {key for key in keys if key[0] >= oldest}
    kept |= set(keys[: len(keys) - len(kept)][-_TO_COMPARE:])
    return {d.id: d for d in documents if _sitting_key(d) in kept}, oldest


def _spoken(
    reader: Reader,
    rows: list[StatementRow] | None,
    chosen: Mapping[int, DocumentRow],
    understood: Understood,
    names: Mapping[int, str],
) -> list[Said]:
    found = reader.said_about(understood.name, chosen) if rows is None else [r for r in rows if r.document_id in chosen]
    partners: dict[tuple[int, int], list[str]] = {}
    for party in reader.among(StatementPartyRow, "document_id", chosen, role="co_actor"):
        partners.setdefault((party.document_id, party.ordinal), []).append(party.name)
    spoken = []
    for row in found:
        document = chosen[row.document_id]
        with_it = tuple(partners.get((row.document_id, row.ordinal), ()))
        spoken.append(said_of(row, with_it, names[document.id], document.kind))
    return spoken


def _is_of(said: Said, actor: str | None) -> bool:
    names = (said.actor, *said.co_actors)
    return actor is None or any(actor.lower() in name.lower() for name in names)


def _sittings(
    documents: Iterable[DocumentRow], lines: Sequence[tuple[DocumentRow, Said]], names: Mapping[int, str]
) -> list[Sitting]:
    """Bring together what was said around each meeting: agenda, debate, report."""
    by_key: dict[tuple[str, str, str], list[Said]] = {}
    for document, said in lines:
        by_key.setdefault(_sitting_key(document), []).append(said)
    found = []
    for key, group in groupby(sorted(documents, key=_sitting_key), _sitting_key):
        said_here = by_key.get(key)
        if not said_here:
            continue
        papers = sorted(group, key=_order)
        place = {paper.id: index for index, paper in enumerate(papers)}
        first = papers[0]
        found.append(
            Sitting(
                council=first.council if first.meeting_from else None,
                date=_day(first) or None,
                date_to=first.meeting_to if first.meeting_from else None,
                papers=tuple(Paper(names[p.id], p.kind, p.title, p.date) for p in papers),
                said=tuple(sorted(said_here, key=lambda s: (place[s.document_id], s.start, s.actor))),
                changes=(),
            )
        )
    return found


def _order(document: DocumentRow) -> tuple[int, str, str]:
    kinds = ("annotated_agenda", "debate", "report")
    place = kinds.index(document.kind) if document.kind in kinds else len(kinds)
    return (place, document.date or "", document.key or "")


def _with_changes(sittings: list[Sitting], understood: Understood) -> tuple[Sitting, ...]:
    """Mark the changes of each actor between the meetings at which it spoke."""
    topic_words = frozenset(content(f"{understood.name} {understood.asked}"))
    actors = dict.fromkeys(name for s in sittings for said in s.said for name in (said.actor, *said.co_actors))
    marked: dict[int, list[Change]] = {}
    for group in _comparable(sittings):
        for actor in actors:
            theirs = [(i, [s for s in sittings[i].said if actor == s.actor or actor in s.co_actors]) for i in group]
            spoke = [(index, some) for index, some in theirs if any(said.stance for said in some)]
            for place, change in changes(actor, [some for _, some in spoke], topic_words):
                marked.setdefault(spoke[place][0], []).append(change)
    return tuple(replace(s, changes=tuple(marked.get(index, ()))) for index, s in enumerate(sittings))


def _with_meetings(reader: Reader, sittings: Sequence[Sitting]) -> tuple[Sitting, ...]:
    ids = [f"{code_of(sitting.council)}/{sitting.date}" if sitting.council else "" for sitting in sittings]
    held = {row.id for row in reader.among(MeetingRow, "id", filter(None, ids))}
    return tuple(replace(s, meeting=id if id in held else None) for s, id in zip(sittings, ids, strict=True))


def _comparable(sittings: Sequence[Sitting]) -> list[list[int]]:
    """Give the meetings of each Council that can be held against each other.

    An agenda alone tells of one actor's plans: silence in it is no change. It counts where a Council has no reports.
    """
    by_council: dict[str, list[int]] = {}
    for index, sitting in enumerate(sittings):
        if sitting.council:
            by_council.setdefault(sitting.council, []).append(index)
    found = []
    for group in by_council.values():
        reported = [i for i in group if any(paper.kind == "report" for paper in sittings[i].papers)]
        found.append(reported if reported else group)
    return found


def _motions(reader: Reader, understood: Understood) -> tuple[TopicMotion, ...]:
    keys = reader.latest_motions_with(words_of(understood.name), MOST_MOTIONS)
    rows = sorted(reader.among(MotionRow, "key", keys), key=lambda m: (m.date or "", m.key), reverse=True)
    return tuple(TopicMotion(m.key, m.title, m.date, m.outcome) for m in rows)
