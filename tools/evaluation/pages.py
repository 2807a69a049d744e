"""Score the reading of page texts of official PDFs: all read, no page furniture left."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import kamerspoor
from evaluation.places import PAGE_TEXTS, missing
from evaluation.scores import Section, share

FURNITURE = {
    "publication number": re.compile(r"\bkst-\d{4,}"),
    "ISSN": re.compile(r"\bISSN\b"),
    "place and year": re.compile(r"^[’']s-Gravenhage \d{4}$", re.MULTILINE),
    "running foot": re.compile(r"\b(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}"),
}


def score_pages() -> Section:
    """Score all page texts."""
    title = "Page texts of data/pdftext"
    if reason := missing(PAGE_TEXTS):
        return Section("pages", title, skipped=reason)
    paths = sorted(PAGE_TEXTS.glob("*.txt"))
    index = {row["file"]: row for row in _index()}
    failed, left, misnumbered = [], [], []
    for path in paths:
        try:
            record = kamerspoor.read(path)
        except kamerspoor.KamerspoorError as error:
            failed.append(f"{path.name}: {error}")
            continue
        left += [f"{path.name}: {name} is left" for name, sort in FURNITURE.items() if sort.search(record.text)]
        number = str(index[path.name]["Volgnummer"]) if path.name in index else record.document.number
        if record.document.number != number:
            misnumbered.append(f"{path.name}: number {number} was read as {record.document.number}")
    scores = (
        share("texts read", len(paths) - len(failed), len(paths)),
        share("furniture gone", len(paths) - len({line.split(":")[0] for line in left}), len(paths)),
        share("number as in the index", len(paths) - len(misnumbered) - len(failed), len(paths)),
    )
    return Section("pages", title, scores, misses=tuple(failed + left + misnumbered))


def _index() -> Iterator[dict[str, Any]]:
    path = PAGE_TEXTS / "index.jsonl"
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
