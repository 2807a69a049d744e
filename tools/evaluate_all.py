"""Measure how well documents are read and show every score: `python tools/evaluate_all.py`.

What stands in the shared folder beside the project is skipped, with a word, where that folder is absent.
With `--floors tools/floors.toml` the exit code is 1 when a score is below its floor, and the score is named.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from evaluation.corpus import score_corpus
from evaluation.forms import score_forms
from evaluation.gold import score_own, score_shared
from evaluation.pages import score_pages
from evaluation.pairs import score_pairs
from evaluation.scores import Floors, Section, as_data, breaches, load_floors, table, unknown_sections
from evaluation.search import score_search
from evaluation.treebank import score_treebanks


def measure(limit: int | None = None) -> list[Section]:
    """Make every measurement."""
    own = [score_shared(), *score_own(), score_pairs()]
    return [*own, *score_corpus(limit), score_treebanks(), score_pages(), score_forms(), score_search()]


def show(sections: list[Section], floors: Floors, with_errors: bool) -> None:
    """Print the sections as tables."""
    for section in sections:
        print(table(section, floors))
        if with_errors:
            print(*(f"    {miss}" for miss in section.misses), sep="\n")
        print()


def verdict(sections: list[Section], floors: Floors) -> int:
    """Say whether the scores keep to their floors; 1 when one does not."""
    below = [*breaches(sections, floors)]
    below += [f"{key}: a table of floors that nothing measures" for key in unknown_sections(sections, floors)]
    for line in below:
        print(f"below the floor: {line}", file=sys.stderr)
    return 1 if below else 0


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    parser.add_argument("--errors", action="store_true", help="list every miss and every extra too")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="fail when a score is below its floor in this file")
    parser.add_argument("--limit", type=int, metavar="N", help="read only the first N files of the corpus")
    arguments = parser.parse_args()
    floors = load_floors(arguments.floors) if arguments.floors else {}
    started = time.perf_counter()
    sections = measure(arguments.limit)
    if arguments.json:
        print(json.dumps(as_data(sections), indent=1, ensure_ascii=False))
    else:
        show(sections, floors, arguments.errors)
        print(f"measured in {time.perf_counter() - started:.0f} s")
    return verdict(sections, floors)


if __name__ == "__main__":
    raise SystemExit(main())
