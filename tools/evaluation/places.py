"""Where things stand: the project itself, and the shared folder beside it (absent in most checkouts)."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
EVALUATOR = SHARED / "tools" / "evaluate.py"
REFERENCE_SCORER = SHARED / "tools" / "score_references.py"
SHARED_GOLD = SHARED / "gold"
DATA = SHARED / "data"
CORPUS = DATA / "kst"
PAGE_TEXTS = DATA / "pdftext"
OWN_GOLD = ROOT / "tests" / "gold"
SAMPLES = ROOT / "samples"


def missing(*paths: Path) -> str | None:
    """Say which of the paths is not there, or None when all are."""
    for path in paths:
        if not path.exists():
            name = path.relative_to(ROOT.parent if path.is_relative_to(SHARED) else ROOT)
            return f"{'../' if path.is_relative_to(SHARED) else ''}{name} is not there"
    return None
