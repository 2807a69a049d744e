"""Measure speed, memory, growth and start-up: `make bench`, or `python tools/benchmark.py`.

Every ratio is of times measured in this run. `+` marks a figure that is what is asked, `!` one that is not.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import sys
from collections.abc import Callable

from benchmarks.archive import measure_adding, measure_archive
from benchmarks.cluster import measure_cluster, measure_kinds
from benchmarks.figures import Figure, Group, table
from benchmarks.folder import measure_folder, measure_memory
from benchmarks.growth import measure_growth, measure_nasty
from benchmarks.search import measure_search
from benchmarks.speed import measure_pages, measure_speed
from benchmarks.start import measure_start
from benchmarks.web import measure_web

BENCHMARKS: dict[str, Callable[[], Group]] = {
    "speed": measure_speed,
    "adding": measure_adding,
    "archive": measure_archive,
    "search": measure_search,
    "folder": measure_folder,
    "memory": measure_memory,
    "growth": measure_growth,
    "nasty": measure_nasty,
    "start": measure_start,
    "pages": measure_pages,
    "web": measure_web,
    "kinds": measure_kinds,
    "cluster": measure_cluster,
}


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which to run: {', '.join(BENCHMARKS)} (default: all)"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    groups: dict[str, Group] = {}
    for name in arguments.names or BENCHMARKS:
        groups[name] = BENCHMARKS[name]()
        if not arguments.json:
            print(table([groups[name]]), flush=True)
    if arguments.json:
        print(json.dumps({name: _as_data(group) for name, group in groups.items()}, indent=1))
    return 0


def _as_data(group: Group) -> dict[str, object]:
    figures = [_figure(figure) for figure in group.figures]
    return {"title": group.title, "skipped": group.skipped, "figures": figures}


def _figure(figure: Figure) -> dict[str, object]:
    value = figure.value if math.isfinite(figure.value) else None
    return {**dataclasses.asdict(figure), "value": value, "within": figure.within}


if __name__ == "__main__":
    sys.exit(main())
