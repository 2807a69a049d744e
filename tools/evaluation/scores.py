"""Scores, the table that shows them, and the floors that they must not fall below."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TOLERANCE = 1e-9
Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Score:
    """One figure between 0 and 1. `right` of `of` when it is a share; `note` says what else is worth knowing."""

    name: str
    value: float
    right: int | None = None
    of: int | None = None
    precision: float | None = None
    recall: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The scores of one kind of measurement. `skipped` says why there are none; `misses` names what went wrong."""

    key: str
    title: str
    scores: tuple[Score, ...] = ()
    skipped: str | None = None
    misses: tuple[str, ...] = field(default=(), repr=False)


def share(name: str, right: int, of: int, note: str = "") -> Score:
    """Make the score of `right` out of `of`; nothing to get right is all right."""
    return Score(name, right / of if of else 1.0, right, of, note=note)


def load_floors(path: Path) -> Floors:
    """Load the floors: a table a section, a line a score."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def breaches(sections: Iterable[Section], floors: Floors) -> Iterator[str]:
    """Name every score below its floor, and every floor without a score."""
    for section in sections:
        if section.skipped:
            continue
        have = {score.name: score.value for score in section.scores}
        for name, floor in floors.get(section.key, {}).items():
            if name not in have:
                yield f"{section.key}: {name}: has a floor but was not measured"
            elif have[name] < floor - TOLERANCE:
                yield f"{section.key}: {name}: {have[name]:.4f} is below its floor {floor}"


def unknown_sections(sections: Iterable[Section], floors: Floors) -> list[str]:
    """List the tables of the floors that no section answers to."""
    return sorted(set(floors) - {section.key for section in sections})


def table(section: Section, floors: Floors) -> str:
    """Lay a section out for reading."""
    if section.skipped:
        return f"{section.title}\n  skipped: {section.skipped}"
    lines = [section.title, f"  {'':34} {'score':>7} {'floor':>6} {'prec':>6} {'rec':>6} {'right':>6} {'of':>6}"]
    lines += [_row(score, floors.get(section.key, {}).get(score.name)) for score in section.scores]
    return "\n".join(lines)


def _row(score: Score, floor: float | None) -> str:
    mark = " " if floor is None or score.value >= floor - TOLERANCE else "!"
    bound = "" if floor is None else f"{floor:.3g}"
    cells = f"{score.value:7.4f} {bound:>6} {_figure(score.precision)} {_figure(score.recall)}"
    counts = f"{_count(score.right)} {_count(score.of)}"
    return f"{mark} {score.name:34} {cells} {counts}  {score.note}".rstrip()


def _figure(value: float | None) -> str:
    return f"{'':6}" if value is None else f"{value:6.3f}"


def _count(value: int | None) -> str:
    return f"{'':6}" if value is None else f"{value:6d}"


def as_data(sections: Sequence[Section]) -> dict[str, Any]:
    """Give the sections as plain data for JSON."""
    return {
        section.key: {"skipped": section.skipped}
        if section.skipped
        else {
            score.name: {
                key: value
                for key in ("value", "right", "of", "precision", "recall", "note")
                if (value := getattr(score, key)) not in (None, "")
            }
            for score in section.scores
        }
        for section in sections
    }
