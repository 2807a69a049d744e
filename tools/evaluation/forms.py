"""Compare the forms of the samples: each must give the record that its text gives, places apart.

The PDF and the Word file are read twice: as they stand in the folder, and typeset anew. XML and HTML carry
metadata that a text has no words for; what these add where the text leaves a field open is no difference.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kamerspoor
from evaluation.places import SAMPLES, missing
from evaluation.scores import Section, share
from kamerspoor.model import Record

WITH_METADATA = frozenset({".xml", ".html"})
ASPECTS = ("document", "sentences", "headings", "references", "dates", "notes")


def score_forms() -> Section:
    """Score every form of every sample against its text, an aspect a row."""
    title = "Samples: each form against its text"
    if reason := missing(SAMPLES):
        return Section("samples", title, skipped=reason)
    right: dict[str, int] = dict.fromkeys(ASPECTS, 0)
    misses: list[str] = []
    count = 0
    for path in sorted(SAMPLES.glob("*.toml")):
        text = aspects_of(kamerspoor.read(path.with_suffix(".txt")))
        for name, record in _forms(path):
            count += 1
            other = aspects_of(record)
            if name in WITH_METADATA:
                other["document"] = _told_by_both(text["document"], other["document"])
            for aspect in ASPECTS:
                right[aspect] += text[aspect] == other[aspect]
                misses += [f"{path.stem}: {name}: {aspect}: {d}" for d in _differences(text[aspect], other[aspect])]
    scores = tuple(share(f"same {aspect}", right[aspect], count) for aspect in ASPECTS)
    return Section("samples", title, scores, misses=tuple(misses))


def aspects_of(record: Record) -> dict[str, list[Any]]:
    """Give what must not depend on the form."""
    return {
        "document": sorted(dataclasses.asdict(record.document).items()),
        "sentences": [_words(record.quote(sentence)) for sentence in record.sentences],
        "headings": [(_words(record.quote(b)), b.level) for b in record.blocks if b.kind == "heading"],
        "references": [(reference.kind, reference.id) for reference in record.references],
        "dates": [(date.value, date.role) for date in record.dates],
        "notes": [(b.marker, _words(record.quote(b))) for b in record.blocks if b.kind == "footnote"],
    }


def _forms(source: Path) -> Iterator[tuple[str, Record]]:
    for form in (".xml", ".html", ".pdf", ".docx"):
        yield form, kamerspoor.read(source.with_suffix(form))
    from typesetting import page_pdf, word_docx
    from typesetting.source import load

    document = load(source)
    yield ".pdf typeset anew", kamerspoor.read(page_pdf.write(document))
    yield ".docx typeset anew", kamerspoor.read(word_docx.write(document))


def _told_by_both(text: list[Any], other: list[Any]) -> list[Any]:
    """Take out what metadata add: fields that the text leaves open."""
    return [field if field[1] is None else theirs for field, theirs in zip(text, other, strict=True)]


def _differences(text: list[Any], other: list[Any]) -> Iterator[str]:
    yield from (f"only in the text: {item}" for item in text if item not in other)
    yield from (f"not in the text: {item}" for item in other if item not in text)
    if text != other and sorted(map(repr, text)) == sorted(map(repr, other)):
        yield "another order"


def _words(text: str) -> str:
    return " ".join(text.split())
