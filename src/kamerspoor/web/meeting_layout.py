"""Lay out a meeting item by item, and a topic actor by actor: what belongs together, for templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kamerspoor.ledger.agenda_compare import Heading, ItemAnswer
from kamerspoor.ledger.agenda_statements import AnnouncedAnswer, Said
from kamerspoor.ledger.meetings import MeetingAnswer
from kamerspoor.ledger.positions import Said as TopicSaid
from kamerspoor.ledger.topics import Sitting

_OWN_COLOURS = {"Kabinet": 1, "Raad": 2, "Europese Commissie": 3, "Hoge Vertegenwoordiger": 4, "lidstaten": 5}
"""As on the page of a document; the others take what is left."""
_OTHER_COLOURS = (6, 7, 8, 9, 10)
_KINDS = {
    "urge": "for", "support": "for", "welcome": "for", "provide": "for", "oppose": "against", "disapprove": "against",
    "concern": "worry",
}  # fmt: skip


class Line(NamedTuple):
    """An item with what was announced under it, and what was said under it without being announced.

    `number`: its place on the page; `again`: its item of the agenda is that of the line before. What one sentence
    announces and one sentence answers stands together.
    """

    number: int
    item: ItemAnswer
    again: bool
    announced: list[list[AnnouncedAnswer]]
    unannounced: list[Said]


class Laid(NamedTuple):
    """A meeting's items. `loose_…`: what belongs to none of them; `statuses`, `outcomes`: counts."""

    lines: list[Line]
    loose_announced: list[list[AnnouncedAnswer]]
    loose_said: list[Said]
    statuses: Mapping[str, int]
    outcomes: Mapping[str, int]


def by_item(meeting: MeetingAnswer) -> Laid:
    """Put each announced or made statement under the item that it belongs to."""
    items = meeting.items
    lines = [
        Line(number, item, number > 1 and _same(items[number - 2].agenda, item.agenda), [], [])
        for number, item in enumerate(items, 1)
    ]
    loose_announced: list[list[AnnouncedAnswer]] = []
    for one in meeting.announced:
        line = _line_of(lines, one)
        _add(line.announced if line else loose_announced, one)
    loose_said: list[Said] = []
    shown = {(one.made.start, one.made.end) for one in meeting.announced if one.made}
    for said in {(one.start, one.end): one for one in meeting.unannounced}.values():
        if (said.start, said.end) not in shown:
            found = next((line for line in lines if _same(line.item.report, said.item)), None)
            (found.unannounced if found else loose_said).append(said)
    return Laid(
        lines, loose_announced, loose_said, Counter(item.status for item in items),
        Counter(one.outcome for one in meeting.announced),
    )  # fmt: skip


def _add(groups: list[list[AnnouncedAnswer]], one: AnnouncedAnswer) -> None:
    """Put an answer with that of the same sentences, else by itself."""
    same = next((those for those in groups if _sentences(those[0]) == _sentences(one)), None)
    if same is None:
        groups.append([one])
    else:
        same.append(one)


def _sentences(one: AnnouncedAnswer) -> tuple[object, ...]:
    return (one.announced.start, one.announced.actor, one.outcome, one.made.start if one.made else None)


def _line_of(lines: Iterable[Line], one: AnnouncedAnswer) -> Line | None:
    """Give the line of a statement's item; where that was reported under several headings, that of what was said."""
    those = [line for line in lines if _same(line.item.agenda, one.announced.item)]
    made = one.made.item if one.made else None
    return next((line for line in those if _same(line.item.report, made)), those[0] if those else None)


def _same(heading: Heading | None, other: Heading | None) -> bool:
    return heading is not None and other is not None and heading.start == other.start


def by_actor(sitting: Sitting) -> list[tuple[str, list[list[TopicSaid]]]]:
    """Group what was said at a meeting by who said it, who says most first, and the statements of one sentence."""
    groups: dict[str, dict[tuple[int, int, int], list[TopicSaid]]] = {}
    for said in sitting.said:
        sentence = (said.document_id, said.start, said.end)
        groups.setdefault(said.actor, {}).setdefault(sentence, []).append(said)
    return [(actor, list(those.values())) for actor, those in sorted(groups.items(), key=lambda pair: -len(pair[1]))]


def speakers(sittings: Iterable[Sitting]) -> list[tuple[str, int]]:
    """Count the statements of each actor, who says most first."""
    counts = Counter(name for one in sittings for said in one.said for name in (said.actor, *said.co_actors))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def colours(names: Iterable[str]) -> dict[str, int]:
    """Give each actor one of the ten colours, those that every report knows their own."""
    others = [name for name in names if name not in _OWN_COLOURS]
    return _OWN_COLOURS | {name: _OTHER_COLOURS[i % len(_OTHER_COLOURS)] for i, name in enumerate(others)}


def leaning(act: str, negated: bool = False) -> str:
    """Tell how a deed is coloured: `for`, `against`, `worry` or `plain`.

    >>> leaning("urge"), leaning("support", True), leaning("oppose", True), leaning("inform")
    ('for', 'against', 'for', 'plain')
    """
    kind = _KINDS.get(act, "plain")
    return {"for": "against", "against": "for", "worry": "plain"}.get(kind, kind) if negated else kind
