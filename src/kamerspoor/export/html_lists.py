"""The lists of motions and of what is to come, at the end of the page."""

from __future__ import annotations

from typing import NamedTuple

from kamerspoor.export.dates import in_words, is_html_date
from kamerspoor.export.html_inline import clean
from kamerspoor.export.html_statements import motion_label
from kamerspoor.export.html_text import TextPage, web_address
from kamerspoor.export.outline import one_line
from kamerspoor.export.summary import by_due, words_of
from kamerspoor.export.wording import did, who
from kamerspoor.model import FollowUp


class Bearer(NamedTuple):
    """A statement that speaks of a motion: how it bears on it, who did what, and the words."""

    relation: str
    who: str
    did: str
    words: str
    anchor: str | None
    unsure: bool


class MotionItem(NamedTuple):
    """A motion with the statements that speak of it."""

    number: int
    label: str
    url: str | None
    bearers: list[Bearer]


class FollowUpItem(NamedTuple):
    """Something that is to come. `datetime` is its date as HTML takes it, `anchor` the words it stands on."""

    due: str
    datetime: str | None
    what: str
    hint: str
    anchor: str | None


def motion_list(page: TextPage) -> list[MotionItem]:
    """Give the motions in the order of the text."""
    statements = page.record.statements
    words, said = page.words.words, page.words.said
    return [
        MotionItem(
            number,
            clean(motion_label(entry) or words["motion"]),
            page.aims[entry.id].href if entry.id and entry.id in page.aims else web_address(entry.url),
            [
                Bearer(
                    clean(said.relations.get(bearing.relation, bearing.relation)),
                    clean(who(statements[bearing.statement], said)),
                    clean(did(statements[bearing.statement], said)),
                    clean(words_of(page.record, statements[bearing.statement])),
                    page.note_anchor(bearing.statement),
                    statements[bearing.statement].grade != "sure",
                )
                for bearing in entry.bearings
            ],
        )
        for number, entry in enumerate(page.notes_beside.motions)
    ]


def follow_up_list(page: TextPage) -> list[FollowUpItem]:
    """Give what is to come, what is due first first; what has no date last."""
    record = page.record
    return [_follow_up(page, record.follow_ups[index]) for index in by_due(record)]


def _follow_up(page: TextPage, follow_up: FollowUp) -> FollowUpItem:
    due = follow_up.due
    words, said = page.words.words, page.words.said
    hint = [
        follow_up.owner,
        said.follow_ups.get(follow_up.kind or "", follow_up.kind),
        f"{words['promised_to']} {follow_up.to}" if follow_up.to else None,
        (follow_up.hedge or said.hedged) if follow_up.hedged else None,
    ]
    return FollowUpItem(
        clean(in_words(due, page.words.language)) if due else words["undated"],
        due if due and is_html_date(due) else None,
        clean(one_line(follow_up.what)),
        clean(one_line(" · ".join(part for part in hint if part))),
        page.anchor(follow_up.start),
    )
