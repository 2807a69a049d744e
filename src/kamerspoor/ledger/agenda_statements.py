"""Statements announced in the agenda against statements made according to the report.

A statement answers an announced one when the same actor makes it and it holds the words that tell the announced one
apart, under the partner of its item first, anywhere in the report else. The stance decides: for and against, denied or
not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kamerspoor.ledger.agenda_compare import Comparison, Heading, heading
from kamerspoor.ledger.agenda_items import Item
from kamerspoor.ledger.agenda_matching import Side
from kamerspoor.ledger.agenda_words import title_share, told
from kamerspoor.model import Record, Statement
from kamerspoor.store.rows import Grade

Outcome = Literal["said", "otherwise", "not_said"]
WRITER = "Kabinet"
_STANCE = {"oppose": False, "disapprove": False, "concern": None, "emphasise": None, "inform": None}
_SHOWN_UNASKED = frozenset({"urge", "support", "oppose", "welcome", "emphasise", "disapprove", "concern", "provide"})
# Others who were to present something have done so when they spoke under that item, in whatever words.
_PRESENTS = frozenset({"inform", "commit", "emphasise"})
_TELLS = frozenset({"inform", "emphasise"})
# What is no stance on a matter: being there, and that the Council will speak.
_NO_STANCE = frozenset({"attend", "discuss"})
_POLAR = frozenset({"oppose", "disapprove"})
_PLEADS = frozenset({"urge", "support"})
# How the record names the verb of who lets something be.
_DESISTS = ("decide:afzien", "decide:achterwege")
_SUBORDINATE = re.compile(r"\s*(?:dat|die|wat|zoals|waar\w*|hetgeen)\b", re.IGNORECASE)
_WRITTEN = re.compile(r"(?<!zowel mondeling als )\b(?:schriftelijk|per brief|in een brief|per e-mail)\b", re.IGNORECASE)
_BECAUSE = re.compile(r",?\s(?:omdat|aangezien|doordat|want|daar|nu|;)\s|;\s")
# What is said only points back: `dat pleidooi`, `dat dit moet`; `dat` before a whole clause does not.
_POINTS = re.compile(
    r"(?:voor |tegen |op |aan )?(?:(?:dat )?(?:dit|die|deze|diens|hun|daar\w*|hier\w*)\b|dat(?:\s\S+){0,3}$)",
    re.IGNORECASE,
)
_SAME_ITEM, _ELSEWHERE, _SURE, _LITTLE, _FEW = 0.34, 0.6, 0.6, 0.5, 2
_SOME_WORDS, _ANY_WORD = 0.2, 0.05


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its sentence: `start`/`end` in its document's text. `item`: the heading it stands under.

    `ordinal`: its index in the record. `content_start`/`content_end`: what is said, in the text too.
    """

    ordinal: int
    actor: str
    act: str
    negated: bool
    quote: str
    start: int
    end: int
    item: Heading | None = None
    content_start: int | None = None
    content_end: int | None = None


@dataclass(frozen=True, slots=True)
class AnnouncedAnswer:
    """A statement that the agenda announced, and what became of it."""

    announced: Said
    outcome: Outcome
    made: Said | None
    grade: Grade
    rule: str


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a statement answers another: the share of the words, whether under the same item, or in any words."""

    value: float
    share: float
    inside: bool
    any: bool = False


@dataclass(frozen=True, slots=True)
class _Heard:
    """A statement beside the words that tell it apart and the item it stands under."""

    at: int
    said: Statement
    words: dict[str, float]
    item: int | None
    bare: frozenset[str] = frozenset()  # the words themselves, where none of them tells much: `de conclusies`


def answer_announced(compared: Comparison) -> tuple[AnnouncedAnswer, ...]:
    """Say of each announced statement whether it was made, in the order of the agenda."""
    agenda, report = compared.agenda, compared.report
    made = list(_heard(report, _is_made))
    near = _near(compared)
    asked = list(_heard(agenda, _is_announced))
    fits = [
        (fit, place, other)
        for place, one in enumerate(asked)
        for other in made
        if (fit := _fit(one, other, near.get(one.item, frozenset()) if one.item is not None else frozenset()))
    ]
    best: dict[int, tuple[_Fit, _Heard]] = {}
    taken: set[int] = set()
    for fit, place, other in sorted(fits, key=lambda f: (-f[0].value, f[1], f[2].at)):
        # One sentence may keep two promises, but then it must hold most of the words of each.
        if place not in best and (other.at not in taken or fit.share >= _SURE):
            best[place] = (fit, other)
            taken.add(other.at)
    _fit_rest(asked, [other for other in made if other.at not in taken], near, best)
    return tuple(
        _answer(agenda, report, one, best.get(place), bool(one.item is not None and near.get(one.item)))
        for place, one in enumerate(asked)
    )


def find_unannounced(compared: Comparison, answers: Sequence[AnnouncedAnswer]) -> tuple[Said, ...]:
    """Give what the writer said in the meeting and the agenda did not announce or state as its position."""
    agenda, report = compared.agenda, compared.report
    near = _near(compared)
    positions = list(_heard(agenda, lambda s: s.actor.name == WRITER and s.act not in _NO_STANCE))
    answered = {(a.made.start, a.made.act) for a in answers if a.made}
    found = []
    for one in _heard(report, lambda s: _is_made(s) and s.act in _SHOWN_UNASKED):
        if (
            one.said.actor.name != WRITER
            or one.item is None
            or (one.said.start, one.said.act) in answered
            or not one.words
        ):
            continue
        if any(
            (one.item in near.get(p.item, frozenset()) if p.item is not None else False)
            and max(title_share(p.words, one.words), title_share(one.words, p.words)) >= _SURE
            for p in positions
        ):
            continue
        found.append(_said(report, one))
    return tuple(found)


def _is_announced(said: Statement) -> bool:
    return said.modality is not None and said.act not in _NO_STANCE and said.quantity is None


def _is_made(said: Statement) -> bool:
    return said.modality is None and (said.act not in _NO_STANCE or (said.act == "discuss" and said.negated))


def _denied(said: Statement) -> bool:
    """Tell whether the words say that somebody did not say it: `niet gepleit voor`, `afgezien van`."""
    return said.negated or (said.act == "decide" and said.rule.startswith(_DESISTS))


def _heard(side: Side, wanted: Callable[[Statement], bool]) -> Iterator[_Heard]:
    record = side.record
    for at, said in enumerate(record.statements):
        if not wanted(said):
            continue
        item = _item(side.items, said.start, said.end)
        if item is None and side.items and said.start < side.items[0].start:
            continue  # the letter around it
        yield _Heard(at, said, _words(record, said), item.place if item else None, _bare(record, said))


def _item(items: Sequence[Item], start: int, end: int) -> Item | None:
    return next((i for i in items for low, high in i.extents if low <= start and end <= high), None)


def _words(record: Record, said: Statement) -> dict[str, float]:
    """Give the words of what is said; where they only point back (`dat pleidooi`), those of what they point to."""
    content = record.text[said.content.start : said.content.end] if said.content else ""
    found = told(content)
    if said.act == "discuss":
        return found | told(_BECAUSE.split(record.text[said.start : said.end])[0])  # the matter stands around the verb
    if not content and any(s.start == said.start and s.content for s in record.statements):
        return {}  # the others of the sentence say what it is about
    if sum(found.values()) < _LITTLE and len(found) < _FEW:
        found = told(_around_verb(record, said))
    if said.content and _POINTS.match(content):
        before = told(record.text[said.start : said.content.start])
        if sum(before.values()) >= 2 * _LITTLE:
            return before | found  # it points back within its sentence
        starts = [s.start for s in record.sentences]
        at = bisect_left(starts, said.start)
        if 0 < at < len(starts) and record.sentences[at - 1].section == record.sentences[at].section:
            found = told(record.text[record.sentences[at - 1].start : record.sentences[at - 1].end]) | found
    return found


def _around_verb(record: Record, said: Statement) -> str:
    """Give the sentence without the verb, which tells the act and nothing of the matter."""
    if said.verb is None:
        return record.text[said.start : said.end]
    return f"{record.text[said.start : said.verb.start]} {record.text[said.verb.end : said.end]}"


def _bare(record: Record, said: Statement) -> frozenset[str]:
    content = record.text[said.content.start : said.content.end] if said.content else ""
    if sum(told(content).values()) >= _LITTLE:
        return frozenset()
    return frozenset(word.lower() for word in re.findall(r"[^\W\d_]{6,}", content))


def _near(compared: Comparison) -> dict[int, frozenset[int]]:
    """Give for each item of the agenda the items of the report that treat it: partners and what stands below them."""
    items = compared.report.items
    near: dict[int, set[int]] = {}
    for tie in compared.ties:
        inside = near.setdefault(tie.agenda, set())
        inside.add(tie.report)
        for item in items[tie.report :]:
            if item.parent in inside:
                inside.add(item.place)
    for item in compared.agenda.items:
        if item.place not in near and item.parent is not None and item.parent in near:
            near[item.place] = near[item.parent]
    return {place: frozenset(found) for place, found in near.items()}


def _fit_rest(
    asked: Sequence[_Heard],
    made: Sequence[_Heard],
    near: dict[int, frozenset[int]],
    best: dict[int, tuple[_Fit, _Heard]],
) -> None:
    """Fit what is left under one item: statements of one kind that share some words, or are the only ones of it."""
    left = [place for place in range(len(asked)) if place not in best]
    found = []
    for place in left:
        one = asked[place]
        inside = near.get(one.item, frozenset()) if one.item is not None else frozenset()
        those = [other for other in made if other.item in inside and _kindred(one.said, other.said)]
        alone = len(those) == 1 == sum(asked[p].item == one.item and _kindred(asked[p].said, one.said) for p in left)
        for other in those:
            share = title_share(one.words, other.words)
            if share >= (_ANY_WORD if alone else _SOME_WORDS):
                found.append((_Fit(share, share, True), place, other))
    taken: set[int] = set()
    for fit, place, other in sorted(found, key=lambda f: (-f[0].value, f[1], f[2].at)):
        if place not in best and other.at not in taken:
            best[place] = (fit, other)
            taken.add(other.at)


def _kindred(first: Statement, second: Statement) -> bool:
    """Tell whether two statements are of one kind by one actor: the same act, or one that only tells of it."""
    acts = {first.act, second.act}
    return first.actor.name == second.actor.name and (len(acts) == 1 or bool(acts & _TELLS) or _denied(second))


def _fit(one: _Heard, other: _Heard, near: frozenset[int]) -> _Fit | None:
    """Weigh whether a statement of the report is the one announced; None where it cannot be."""
    actor = one.said.actor.name
    if other.said.actor.name != actor and actor not in other.said.co_actors:
        return None
    inside = other.item in near
    share = title_share(one.words, other.words)
    if inside and one.said.act == other.said.act and one.bare & other.bare:
        share = max(share, _SURE)
    if share < (_SAME_ITEM if inside else _ELSEWHERE):
        if inside and actor != WRITER and {one.said.act, other.said.act} <= _PRESENTS:
            return _Fit(share, share, inside, True)
        return None
    same = 0.1 if one.said.act == other.said.act else 0.0
    return _Fit(share + same + (0.2 if inside else 0.0) + (0.05 if other.said.negated else 0.0), share, inside)


def _answer(
    agenda: Side, report: Side, one: _Heard, best: tuple[_Fit, _Heard] | None, treated: bool
) -> AnnouncedAnswer:
    here = _said(agenda, one)
    if best is None:
        where = "under the item that treats it" if treated else "and the item was not treated"
        rule = f"{one.said.actor.name} does not say so in the report, {where}"
        return AnnouncedAnswer(here, "not_said", None, "likely", rule)
    fit, other = best
    same = _agree(one.said, other.said, _stance(agenda.record, one.said), _stance_of(report, other))
    rule = f"the same actor{' under the same item' if fit.inside else ''}"
    rule += ", whatever the words" if fit.any else f", {round(fit.share * 100)} % of the words"
    if written := not _denied(other.said) and _in_writing(report.record, other.said):
        rule += ", in writing"
    elif not same and _denied(one.said) != _denied(other.said):
        rule += ", denied"
    elif one.said.act != other.said.act:
        rule += f", {other.said.act} for {one.said.act}"
    grade: Grade = "sure" if fit.inside and fit.share >= _SURE else "likely"
    return AnnouncedAnswer(here, "said" if same and not written else "otherwise", _said(report, other), grade, rule)


def _in_writing(record: Record, said: Statement) -> bool:
    """Tell whether something was not said in the meeting but handed in: the words stand in the verb's clause."""
    if said.verb is None:
        return False
    start = record.text.rfind(",", said.start, said.verb.start) + 1 or said.start
    end = record.text.find(",", said.verb.end, said.end)
    clause = record.text[start : said.end if end < 0 else end]
    return bool(_WRITTEN.search(clause)) and not _SUBORDINATE.match(clause)


def _agree(announced: Statement, made: Statement, first: bool | None, stance: bool | None) -> bool:
    """Tell whether two statements take one side. `oppose` is against, denied or not: the record says so."""
    if announced.act not in _POLAR and made.act not in _POLAR and _denied(announced) != _denied(made):
        return False
    return first is None or stance is None or first == stance


def _stance_of(report: Side, one: _Heard) -> bool | None:
    """Tell what side a statement takes; who backs another takes the side of that one."""
    if one.said.act == "support":
        backed = [
            s
            for s in report.record.statements
            if s.start == one.said.start and s.actor.name != one.said.actor.name and s.act in _STANCE
        ]
        if backed and one.said.actor.name not in {s.actor.name for s in backed}:
            return _STANCE[backed[0].act]
    return _stance(report.record, one.said)


def _stance(record: Record, said: Statement) -> bool | None:
    """Tell whether a statement is for a matter or against it, None where it is neither: `pleiten tegen` is against."""
    against = said.content is not None and record.text[said.content.start :].startswith("tegen ")
    return False if against and said.act in _PLEADS else _STANCE.get(said.act, True)


def _said(side: Side, one: _Heard) -> Said:
    said, record = one.said, side.record
    under = heading(side, side.items[one.item]) if one.item is not None else None
    quote = record.text[said.start : said.end]
    content = (said.content.start, said.content.end) if said.content else (None, None)
    return Said(one.at, said.actor.name, said.act, said.negated, quote, said.start, said.end, under, *content)
