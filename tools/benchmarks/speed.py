"""Time a full record against spaCy's blank Dutch tokenizer with its sentencizer, on the same text in one run."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, Group, best_of
from evaluation.places import DATA, SAMPLES
from kamerspoor.engine import read_bytes

TIMES = 15
TITLE = "Full record against spaCy's tokenizer and sentencizer (same text, best of 15)"


def measure_speed() -> Group:
    """Time both on the real report, the written letters and the samples."""
    try:
        import spacy
    except ImportError:
        return Group(TITLE, skipped="spaCy is not there; run it with `make bench`")
    tokenize = spacy.blank("nl")
    tokenize.add_pipe("sentencizer")
    figures, ours, theirs = [], 0.0, 0.0
    for path in _texts():
        data = path.read_bytes()
        mine, other = best_of(TIMES, partial(read_bytes, data), partial(tokenize, data.decode("utf-8")))
        ours, theirs = ours + mine, theirs + other
        note = f"{mine * 1000:.1f} ms against {other * 1000:.1f} ms, {len(data) / 1000:.0f} kB"
        figures.append(Figure(path.stem, other / mine, "times", 2.0, more=True, note=note))
    figures.append(Figure("all together", theirs / ours, "times", 2.0, more=True, note="3 times is the aim"))
    return Group(TITLE, tuple(figures))


def _texts() -> list[Path]:
    folders = (DATA / "rbz", DATA / "written", SAMPLES)
    return [path for folder in folders for path in sorted(folder.glob("*.txt"))]


def measure_pages() -> Group:
    """Time the reading of PDF pages."""
    import pypdfium2

    paths = sorted(SAMPLES.glob("*.pdf"))
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    contents = [path.read_bytes() for path in paths]
    (seconds,) = best_of(5, lambda: [read_bytes(data) for data in contents])
    return Group("PDF (the samples)", (Figure("pages read", pages / seconds, "pages/s", note=f"{pages} pages"),))
