"""Agendas against their reports: `tests/gold/pairs/*`, each an agenda, a report and the right answer."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import kamerspoor
from evaluation.scores import Score, Section, share
from kamerspoor.ledger.agenda_compare import Comparison, compare
from kamerspoor.ledger.agenda_items import plain_title
from kamerspoor.ledger.agenda_statements import answer_announced
from kamerspoor.model import Statement
from kamerspoor.periods import last_day

PAIRS = Path(__file__).resolve().parents[2] / "tests" / "gold" / "pairs"
STATUSES = ("matched", "dropped", "added", "carried")
Answer = dict[str, set[tuple[str, ...]]]


@dataclass(slots=True)
class _Count:
    """What was found right, what there was to find, what was found."""

    right: int = 0
    wanted: int = 0
    given: int = 0
    misses: list[str] = field(default_factory=list)


def score_pairs() -> Section:
    """Score what becomes of the items and of the announced statements in every pair."""
    return _section(sorted(path for path in PAIRS.iterdir() if (path / "answer.toml").is_file()))


def found_in(compared: Comparison) -> Answer:
    """Give the answer of the ledger in the form of the gold. Titles go without what numbers them."""
    found: Answer = {status: set() for status in STATUSES}
    for item in compared.items:
        titles = [plain_title(side.title) for side in (item.agenda, item.report) if side]
        if item.status == "matched":
            found["matched"].add(tuple(titles))
        elif item.status == "carried":
            found["carried"].add((titles[0], item.to or ""))
        else:
            found[item.status].add((titles[0],))
    return found


def wanted_in(gold: dict[str, Any]) -> Answer:
    """Give the right answer. An annotator may have left the numbers out."""
    return {
        "matched": {tuple(map(plain_title, pair)) for pair in gold["matched"]},
        "dropped": {(plain_title(title),) for title in gold["dropped"]},
        "added": {(plain_title(title),) for title in gold["added"]},
        "carried": {(plain_title(title), day) for title, day in gold["carried"].items()},
    }


def _section(folders: Sequence[Path]) -> Section:
    counts = {name: _Count() for name in (*STATUSES, "announced")}
    for folder in folders:
        gold = tomllib.loads((folder / "answer.toml").read_text(encoding="utf-8"))
        compared = _compared(folder)
        wanted, found = wanted_in(gold), found_in(compared)
        for status in STATUSES:
            _add(counts[status], folder.name, status, wanted[status], found[status])
        _add_announced(counts["announced"], folder.name, gold["announced"], compared)
    scores = tuple(_scores(counts))
    misses = tuple(miss for count in counts.values() for miss in count.misses)
    return Section("pairs", "Agendas against reports", scores, misses=misses)


def _compared(folder: Path) -> Comparison:
    agenda, report = (kamerspoor.read(folder / f"{name}.txt") for name in ("agenda", "report"))
    meeting = report.document.meeting
    return compare(agenda, report, last_day(meeting.date) if meeting else None)


def _add(count: _Count, name: str, status: str, wanted: set[tuple[str, ...]], found: set[tuple[str, ...]]) -> None:
    count.right += len(wanted & found)
    count.wanted += len(wanted)
    count.given += len(found)
    count.misses += [f"{name}: {status}: missed {' = '.join(one)}" for one in sorted(wanted - found)]
    count.misses += [f"{name}: {status}: wrongly {' = '.join(one)}" for one in sorted(found - wanted)]


def _add_announced(count: _Count, name: str, wanted: dict[str, str], compared: Comparison) -> None:
    """An announced statement is known by words of it, for its exact bounds are another score's matter."""
    answers = answer_announced(compared)
    text = compared.agenda.record.text
    statements = compared.agenda.record.statements
    for words, outcome in wanted.items():
        at = text.find(words)
        those = [a for a in answers if a.announced.start <= at < a.announced.end and a.announced.actor == "Kabinet"]
        # Of several statements in the sentence the one is meant whose content holds the words.
        near = [a for a in those if _holds(statements[a.announced.ordinal], at, words)]
        got = {a.outcome for a in near or those}
        count.right += got == {outcome}
        count.wanted += 1
        if got != {outcome}:
            count.misses.append(
                f"{name}: announced “{words}”: {outcome} is right, not {', '.join(sorted(got)) or 'none'}"
            )
    count.given = count.wanted


def _holds(said: Statement, at: int, words: str) -> bool:
    return said.content is not None and said.content.start <= at + len(words) and at < said.content.end


def _scores(counts: dict[str, _Count]) -> Iterator[Score]:
    for status in STATUSES:
        count = counts[status]
        most = max(count.wanted, count.given)
        yield share(f"items {status}", count.right, most, note="" if count.right == most else "of found and wanted")
    yield share("announced statements", counts["announced"].right, counts["announced"].wanted)
