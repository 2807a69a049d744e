"""Which item of a report is which item of the agenda, under the same title or another.

Evidence, the strongest first: the same title; titles that share their words or name the same thing under another name
(`agenda_terms`); the same names; what is said under them. Each item takes the partner it fits best, the best pairs
first; the order of the items decides between equals. What is left is looked for inside other items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamerspoor.ledger.agenda_items import Item, below, words_of
from kamerspoor.ledger.agenda_names import abbreviations_in, abbreviations_of, programme_of, spelled_out
from kamerspoor.ledger.agenda_words import Weights, things, title_share, told
from kamerspoor.model import Record
from kamerspoor.store.rows import Grade

# Names that stand in any item, and so tie none.
_EVERYWHERE = frozenset(["Nederland", "Kabinet", "Europese Unie", "Europese Commissie", "Raad", "Europees Parlement"])
_SAME, _TITLE, _CLEAR, _WORDS, _MUCH, _PARTLY = 0.95, 0.5, 0.3, 0.13, 0.3, 0.7
_LEAD = 1.25  # How much better the best partner must be than the next where only what is said ties them.
_NAMED, _NAMED_BESIDE = 0.85, 0.6


@dataclass(frozen=True, slots=True)
class Tie:
    """An item of the agenda, its partner in the report, how sure that is and by what rule."""

    agenda: int
    report: int
    grade: Grade
    rule: str


@dataclass(frozen=True, slots=True)
class Side:
    """A document's items with the words of each: of its title, and of all that stands under it."""

    record: Record
    items: tuple[Item, ...]
    titles: tuple[dict[str, float], ...]
    texts: tuple[dict[str, float], ...]

    @staticmethod
    def of(record: Record, items: tuple[Item, ...]) -> Side:
        """Weigh the words of a document's items."""
        texts = tuple(
            told("\n".join((item.title, *(f"{i.title}\n{words_of(record, i)}" for i in below(items, item.place)))))
            for item in items
        )
        return Side(record, items, tuple(told(item.title) for item in items), texts)


@dataclass(frozen=True, slots=True)
class _Score:
    value: float
    grade: Grade
    rule: str


def match(agenda: Side, report: Side, day: str | None = None) -> list[Tie]:
    """Give the ties between the items of an agenda and of its report, in the order of the agenda.

    `day`: of the meeting, which tells whose presidency is the next.
    """
    weights = Weights([*agenda.texts, *report.texts])
    known = _Known.of(agenda, report, day)
    scores = {
        (a.place, r.place): score
        for a in agenda.items
        for r in report.items
        if (score := _score(agenda, report, a, r, weights, known))
    }
    ties = _assign(agenda, report, scores)
    ties.extend(_inside(agenda, report, ties))
    ties.extend(_under_one_heading(agenda, report, ties))
    ties.extend(_together(agenda, report, ties, scores))
    return sorted(ties, key=lambda tie: (tie.agenda, tie.report))


@dataclass(frozen=True, slots=True)
class _Known:
    """What titles mean beyond their words: for each item of both the country of whose presidency it is the programme,
    and its title's words with those of the names that its abbreviations stand for."""

    programmes: tuple[dict[int, str], dict[int, str]]
    full: tuple[dict[int, dict[str, float]], dict[int, dict[str, float]]]

    @staticmethod
    def of(agenda: Side, report: Side, day: str | None) -> _Known:
        names = dict(pair for side in (report, agenda) for pair in abbreviations_in(side.record.text))
        programmes, full = [], []
        for side in (agenda, report):
            countries = ((item.place, programme_of(item.name, item.names, day)) for item in side.items)
            programmes.append({place: country for place, country in countries if country})
            full.append(
                {
                    item.place: told(" ".join((item.title, *(names[short] for short in shorts))))
                    for item in side.items
                    if (shorts := [short for short in abbreviations_of(item.title) if short in names])
                }
            )
        return _Known((programmes[0], programmes[1]), (full[0], full[1]))


def _score(agenda: Side, report: Side, a: Item, r: Item, weights: Weights, known: _Known) -> _Score | None:
    if a.family or r.family:
        same = a.family == r.family
        return _Score(2.0 if a.name == r.name else 1.9, "sure", "both hold what is left over") if same else None
    if (a.group and a.holds) or (r.group and r.holds):  # what only holds others has no words to be known by
        return _Score(3.0, "sure", "the same title") if a.name == r.name else None
    if a.name == r.name:
        return _Score(3.0, "sure", "the same title")
    planning = (known.programmes[0].get(a.place), known.programmes[1].get(r.place))
    if all(planning):
        return (
            _Score(2.6, "sure", f"both tell what {planning[0]} plans for its presidency")
            if len({*planning}) == 1
            else None
        )
    mine, theirs = agenda.titles[a.place], report.titles[r.place]
    one, other = title_share(mine, theirs), title_share(theirs, mine)
    likeness = weights.likeness(agenda.texts[a.place], report.texts[r.place])
    near = 0.05 * (1 - abs(a.place / len(agenda.items) - r.place / len(report.items)))
    base = likeness + near + (0.1 if _kin(agenda, report, a, r) else 0.0)
    if min(one, other) >= _SAME:
        return _Score(2.5 + base, "sure", "the same words in the title")
    if max(one, other) >= _SAME and min(one, other) >= _CLEAR:
        return _Score(2.0 + min(one, other) + base, "sure", "the words of one title are in the other")
    if min(one, other) >= _TITLE:
        return _Score(1.5 + min(one, other) + base, "sure", "the titles share most of their words")
    if rule := _by_abbreviation(a, r, mine, theirs, known):
        return _Score(1.5 + base, "likely", rule)
    if a.group or r.group:
        return None  # without words of its own it could not be known under another title
    return _by_part(a, r, max(one, other), likeness, base)


def _by_abbreviation(a: Item, r: Item, mine: dict[str, float], theirs: dict[str, float], known: _Known) -> str | None:
    """Tell whether an abbreviation in one title stands for words in the other, and which."""
    if short := spelled_out(a.title, r.title):
        return f"{short} stands for words of the other title"
    full = (known.full[0].get(a.place), known.full[1].get(r.place))
    if not any(full):
        return None
    mine, theirs = full[0] or mine, full[1] or theirs
    shares = title_share(mine, theirs), title_share(theirs, mine)
    return (
        "an abbreviation stands for words of the other title"
        if max(shares) >= _SAME and min(shares) >= _CLEAR
        else None
    )


def _by_part(a: Item, r: Item, share: float, likeness: float, base: float) -> _Score | None:
    """Weigh titles that share a part only: there what is said under them counts most."""
    said = base + likeness
    names = (a.names & r.names) - _EVERYWHERE
    if things(a.title) & things(r.title):
        return _Score(_PARTLY + 0.3 + share / 4 + said, "likely", "the titles name one thing in two ways")
    if names:
        return _Score(_PARTLY + 0.25 + share / 4 + said, "likely", f"both titles name {', '.join(sorted(names))}")
    if share >= _TITLE:
        return _Score(_PARTLY + share / 4 + said, "likely", "the titles share words")
    if likeness >= _WORDS:
        return _Score(said, "likely", "the same is spoken of under another title")
    return None


def _kin(agenda: Side, report: Side, a: Item, r: Item) -> bool:
    """Tell whether both stand under items of one name."""
    if a.parent is None or r.parent is None:
        return False
    above, over = agenda.items[a.parent], report.items[r.parent]
    return above.name == over.name or bool(above.family and above.family == over.family)


def _assign(agenda: Side, report: Side, scores: dict[tuple[int, int], _Score]) -> list[Tie]:
    ties: list[Tie] = []
    mine, theirs = set[int](), set[int]()
    for (a, r), score in sorted(scores.items(), key=lambda entry: (-entry[1].value, entry[0])):
        if a in mine or r in theirs:
            continue
        if score.value < _PARTLY and not _leads(a, r, score, scores, mine, theirs):
            continue
        mine.add(a)
        theirs.add(r)
        ties.append(Tie(a, r, score.grade, score.rule))
    return ties


def _leads(
    a: int, r: int, score: _Score, scores: dict[tuple[int, int], _Score], mine: set[int], theirs: set[int]
) -> bool:
    """Tell whether a tie by what is said alone is clearly better than the next one for either item."""
    rest = [s.value for (x, y), s in scores.items() if (x == a) != (y == r) and x not in mine and y not in theirs]
    return score.value >= _LEAD * max(rest, default=0.0)


def _inside(agenda: Side, report: Side, ties: Sequence[Tie]) -> Iterator[Tie]:
    """Tie what has no partner to an item of the other side that names it in its words.

    Only items that hold odds and ends, and the partner of the item it stands under, are looked into.
    """
    of_agenda = {tie.agenda: tie.report for tie in ties}
    of_report = {tie.report: tie.agenda for tie in ties}
    for item in agenda.items:
        if item.place not in of_agenda and not item.group:
            hosts = _hosts(item, report, of_agenda)
            for host in hosts:
                if _names(report, host, agenda.titles[item.place]):
                    yield Tie(item.place, host.place, "likely", "named in the words of another item")
                    break
    for item in report.items:
        if item.place not in of_report and not item.group:
            hosts = _hosts(item, agenda, of_report)
            for host in hosts:
                if _names(agenda, host, report.titles[item.place]):
                    yield Tie(host.place, item.place, "likely", "named in the words of another item")
                    break


def _hosts(item: Item, other: Side, partner: dict[int, int]) -> list[Item]:
    above = partner.get(item.parent) if item.parent is not None else None
    return [host for host in other.items if host.place == above or (host.family and not host.group)]


def _names(side: Side, host: Item, title: dict[str, float]) -> bool:
    """Tell whether one sentence of an item's own words names what a title says."""
    text = side.record.text
    return any(
        title_share(title, told(text[s.start : s.end])) >= _NAMED
        for s in side.record.sentences
        if any(start <= s.start and s.end <= end for start, end in host.extents)
    )


def _under_one_heading(agenda: Side, report: Side, ties: Sequence[Tie]) -> list[Tie]:
    """Tie what has no partner to a heading that names it beside the item it is a partner of: `X and Y`."""
    tied = {tie.agenda for tie in ties}, {tie.report for tie in ties}
    found = []
    for tie in ties:
        for side, other, here, place in ((agenda, report, 0, tie.report), (report, agenda, 1, tie.agenda)):
            if other.items[place].family:
                continue
            partner = (tie.agenda, tie.report)[here]
            rest = _unnamed(other.titles[place], side.titles[partner])
            for item in side.items:
                if (
                    item.place in tied[here]
                    or item.container
                    or item.family
                    or not _is_rest(rest, side.titles[item.place])
                ):
                    continue
                tied[here].add(item.place)
                ends = (item.place, place) if here == 0 else (place, item.place)
                found.append(Tie(*ends, "likely", "one heading names both"))
    return found


def _unnamed(title: dict[str, float], partner: dict[str, float]) -> dict[str, float]:
    """Give the words of a heading that its partner does not hold."""
    return {stem: worth for stem, worth in title.items() if title_share({stem: worth}, partner) < _TITLE}


def _is_rest(rest: dict[str, float], title: dict[str, float]) -> bool:
    """Tell whether the words of a heading that are left name another title."""
    enough = sum(rest.values()) >= _TITLE
    return enough and title_share(rest, title) >= _NAMED_BESIDE and title_share(title, rest) >= _CLEAR / 2


def _together(agenda: Side, report: Side, ties: Sequence[Tie], scores: dict[tuple[int, int], _Score]) -> Iterator[Tie]:
    """Tie what has no partner left to one that has another, where both speak of the same at length."""
    mine, theirs = {tie.agenda for tie in ties}, {tie.report for tie in ties}
    for (a, r), score in sorted(scores.items(), key=lambda entry: (-entry[1].value, entry[0])):
        if (a in mine) == (r in theirs) or score.value < 1.0 or agenda.items[a].group or report.items[r].group:
            continue
        if agenda.items[a].family or report.items[r].family:
            continue
        whole = Weights([*agenda.texts, *report.texts]).likeness(agenda.texts[a], report.texts[r])
        if whole < _MUCH:
            continue
        mine.add(a)
        theirs.add(r)
        yield Tie(a, r, "likely", f"treated with another item: {score.rule}")
