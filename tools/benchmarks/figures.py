"""What a benchmark yields, and the table that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, in a unit. `limit` is what is asked: at most it, or at least it when `more` is better."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    more: bool = False
    note: str = ""

    @property
    def within(self) -> bool | None:
        """Whether it is what is asked; None when nothing is."""
        if self.limit is None:
            return None
        return self.value >= self.limit if self.more else self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one benchmark. `skipped` says why there are none."""

    title: str
    figures: tuple[Figure, ...] = ()
    skipped: str | None = None


def best_of(times: int, *works: Callable[[], object]) -> list[float]:
    """Give the shortest time of each work, in seconds; they take turns, so that a busy moment hits all alike."""
    best = [float("inf")] * len(works)
    for _ in range(times):
        for i, work in enumerate(works):
            started = perf_counter()
            work()
            best[i] = min(best[i], perf_counter() - started)
    return best


def table(groups: Iterable[Group]) -> str:
    """Lay the figures out for reading."""
    lines: list[str] = []
    for group in groups:
        lines += [group.title, *(f"  {_row(figure)}" for figure in group.figures)]
        if group.skipped:
            lines.append(f"  skipped: {group.skipped}")
        lines.append("")
    return "\n".join(lines)


def _row(figure: Figure) -> str:
    asked = "" if figure.limit is None else f"{'at least' if figure.more else 'at most'} {figure.limit:g}"
    mark = {None: " ", True: "+", False: "!"}[figure.within]
    value = f"{figure.value:,.0f}" if abs(figure.value) >= 1000 else f"{figure.value:.4g}"
    return f"{mark} {figure.name:44} {value:>9} {figure.unit:10} {asked:14} {figure.note}".rstrip()
