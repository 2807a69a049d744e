"""Statements on the page: the notes beside their sentences, the choices of the filter, the lists at the end.

Anchors: `s12` a statement (by index). A note stands at the beginning of its sentence in the source of the page;
the style sheet puts it into the margin, or before the sentence where there is no margin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from kamerspoor.export.html_inline import Tag, clean, safe
from kamerspoor.export.html_words import IN_DUTCH, PageWords
from kamerspoor.export.summary import MotionEntry, involved, links_of, members_of, motion_key, motions
from kamerspoor.export.wording import beside, did, who
from kamerspoor.model import Record

# The actors that every report knows keep their colour from page to page; the others take what is left.
# The colours themselves are in page.css.
_OWN_COLOURS = {
    "Kabinet": 1,
    "Raad": 2,
    "Europese Commissie": 3,
    "Hoge Vertegenwoordiger": 4,
    "lidstaten": 5,
}
COLOURS = 10


class Choice(NamedTuple):
    """One thing to filter by, and how many statements it keeps.

    `value`: as the notes name it; `name`: what it is, on any page (None: a motion without a number).
    """

    value: str
    label: str
    uses: int
    name: str | None


class Choices(NamedTuple):
    """What the filter offers."""

    actors: list[Choice]
    acts: list[Choice]
    motions: list[Choice]


class Notes:
    """The notes of one record's statements, and the sentences they stand at.

    `fitting`: the statements chosen (None: no choice was made); the others are marked as put aside. `numbered`: each
    sentence begins with its number, a link to it.
    """

    def __init__(
        self,
        record: Record,
        words: PageWords = IN_DUTCH,
        fitting: Collection[int] | None = None,
        numbered: bool = False,
    ) -> None:
        self.record = record
        self.words = words
        self.fitting = fitting
        self.numbered = numbered
        self.involved = [involved(statement) for statement in record.statements]
        self.counts = Counter(name for names in self.involved for name in names)
        self.names = {name: i for i, name in enumerate(sorted(self.counts, key=lambda n: (-self.counts[n], n)))}
        self.colours = _colours(record)
        self.motions = motions(record)
        self.keys = {entry.key: i for i, entry in enumerate(self.motions)}
        self.short = _shortest(self.motions)
        self.hosts, self.loose = self._hosts()
        # By statement, the id of the tag that its note stands in.
        self.host_of = {note: f"s-{index}" for index, notes in self.hosts.items() for note in notes}
        self.host_of |= {note: f"u-{notes[0]}" for notes in self.loose.values() for note in notes}

    def sentence_tags(self) -> list[Tag]:
        """Give a tag for each sentence, with its notes, and for each statement that stands in none.

        Class `s` is a sentence that the filter can put away, `st` one that holds statements.
        """
        plain = ' class="s"' if self.record.statements else ""
        tags = []
        for index, sentence in enumerate(self.record.sentences):
            notes = self.hosts.get(index, [])
            attributes = f' class="s st{self._chosen(notes)}" data-st="{index}"' if notes else plain
            inside = self._number(index) + (self._notes(notes) if notes else "")
            tags.append(Tag(sentence.start, sentence.end, "span", f"s-{index}", attributes, inside))
        for (start, end), notes in self.loose.items():
            name = f"u-{notes[0]}"
            tags.append(
                Tag(
                    start, end, "span", name, f' class="s st{self._chosen(notes)}" data-st="{name}"', self._notes(notes)
                )
            )
        return tags

    def _hosts(self) -> tuple[dict[int, list[int]], dict[tuple[int, int], list[int]]]:
        """Find the sentence that each statement stands in, so that no two hosts overlap."""
        sentences = self.record.sentences
        kept: list[tuple[int, int, int]] = []
        for index in sorted(range(len(sentences)), key=lambda i: (sentences[i].start, -sentences[i].end)):
            start, end = sentences[index].start, sentences[index].end
            if 0 <= start < end <= len(self.record.text) and start >= (kept[-1][1] if kept else 0):
                kept.append((start, end, index))
        starts = [start for start, _, _ in kept]
        hosts: dict[int, list[int]] = {}
        loose: dict[tuple[int, int], list[int]] = {}
        last: tuple[int, int] = (0, 0)
        statements = self.record.statements
        for index in sorted(range(len(statements)), key=lambda i: (statements[i].start, i)):
            statement = statements[index]
            at = bisect_right(starts, statement.start) - 1
            if at >= 0 and statement.start < kept[at][1]:
                hosts.setdefault(kept[at][2], []).append(index)
            elif last[0] <= statement.start < last[1]:
                loose[last].append(index)
            elif 0 <= statement.start < statement.end <= len(self.record.text):
                # It ends where a sentence begins: what overlaps could not be nested.
                room = starts[at + 1] if at + 1 < len(starts) else statement.end
                last = (statement.start, min(statement.end, room))
                loose[last] = [index]
        return hosts, loose

    def verb_tags(self) -> list[Tag]:
        """Mark the words that made a statement, so that the note can be checked."""
        return [
            Tag(s.verb.start, s.verb.end, "span", None, f' class="verb c{self.colours[s.actor.name]}"')
            for s in self.record.statements
            if s.verb
        ]

    def _number(self, index: int) -> str:
        if not self.numbered:
            return ""
        return f'<a class="nr" href="#s-{index}" aria-label="{self.words.words["sentence"]} {index}">{index}</a>'

    def _chosen(self, notes: Sequence[int]) -> str:
        return " on" if self.fitting is not None and any(note in self.fitting for note in notes) else ""

    def _notes(self, indices: Sequence[int]) -> str:
        return f'<span class="said" lang="{self.words.language}">{"".join(map(self._note, indices))}</span>'

    def _note(self, index: int) -> str:
        statement = self.record.statements[index]
        said, words = self.words.said, self.words.words
        links = [self.keys[motion_key(link)] for link in links_of(statement)]
        data = (
            f' data-actors="{" ".join(str(self.names[name]) for name in self.involved[index])}"'
            f' data-act="{safe(statement.act)}" data-motions="{" ".join(map(str, links))}"'
        )
        doubt = f' <abbr title="{words["unsure"]}">?</abbr>' if statement.grade != "sure" else ""
        denied = " denied" if statement.negated else ""
        extra = [safe(phrase) for phrase in beside(statement, said)]
        for link in links_of(statement):
            relation = said.relations.get(link.relation, link.relation)
            extra.append(f"{words['motion']} {safe(self.short[self.keys[motion_key(link)]])}: {safe(relation)}")
        more = "".join(f'<span class="more">{phrase}</span> ' for phrase in extra)
        off = " off" if self.fitting is not None and index not in self.fitting else ""
        return (
            f'<a class="who c{self.colours[statement.actor.name]}{off}" id="s{index}" href="#s{index}"{data}>'
            f"<b>{safe(who(statement, said))}</b>{doubt} "
            f'<span class="act{denied}">{safe(did(statement, said))}</span> {more}</a> '
        )

    def choices(self) -> Choices:
        """Give what the filter offers, most used first."""
        acts = Counter(statement.act for statement in self.record.statements)
        known = self.words.said.acts
        verbs = {act: known[act].one.replace("|", "").strip() if act in known else act for act in acts}
        return Choices(
            [Choice(str(i), clean(name), self.counts[name], name) for name, i in self.names.items()],
            [
                Choice(clean(a), clean(verbs[a]), n, a)
                for a, n in sorted(acts.items(), key=lambda p: (-p[1], verbs[p[0]]))
            ],
            [
                Choice(str(i), clean(motion_label(entry)), len({b.statement for b in entry.bearings}), entry.id)
                for i, entry in enumerate(self.motions)
            ],
        )


def motion_label(entry: MotionEntry) -> str:
    """Name a motion by its number and who proposed it."""
    return " · ".join(part for part in (entry.id, members_of(entry.motion) if entry.motion else None) if part)


def _shortest(entries: Iterable[MotionEntry]) -> list[str]:
    """Name motions as short as can be told apart: by their last number, as the letters themselves do."""
    entries = list(entries)
    tails = [(entry.id or "").rpartition("-")[2] for entry in entries]
    seen = Counter(tails)
    return [
        tail if tail and seen[tail] == 1 else motion_label(entry) for tail, entry in zip(tails, entries, strict=True)
    ]


def _colours(record: Record) -> dict[str, int]:
    """Give each actor a colour, from 1 on, in the order of the text; with more actors than colours some share one."""
    speakers = dict.fromkeys(s.actor.name for s in sorted(record.statements, key=lambda s: s.start))
    colours = {name: colour for name, colour in _OWN_COLOURS.items() if name in speakers}
    free = [colour for colour in range(1, COLOURS + 1) if colour not in colours.values()]
    others = [name for name in speakers if name not in colours]
    return colours | {name: free[i % len(free)] for i, name in enumerate(others)}
