"""Score records against gold annotations, with the shared evaluator."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import kamerspoor
from evaluation.places import DATA, EVALUATOR, OWN_GOLD, SHARED_GOLD, missing
from evaluation.scores import Score, Section
from kamerspoor.export.encode import encode

INTACT = "sentences intact"
# To measure on, not to tune on: what goes wrong in it is not listed.
NOT_TO_TUNE_ON = frozenset({"last"})


class Scored(NamedTuple):
    """What the evaluator says of one document. `broken` when its text has words broken at line ends."""

    name: str
    broken: bool
    scores: dict[str, dict[str, Any]]
    errors: dict[str, dict[str, list[Any]]]


def load_evaluator(path: Path = EVALUATOR) -> ModuleType:
    """Load the shared evaluator, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("shared_evaluator", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def record_of(path: Path) -> Any:
    """Read a document and give its record as plain data, as the command line prints it."""
    return json.loads(encode(kamerspoor.read(path)))


def score_document(evaluator: ModuleType, gold_path: Path, documents: Path) -> Scored:
    """Read the document that a gold file names and score its record."""
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    scores, errors = evaluator.evaluate(gold, record_of(documents / gold["file"]))
    return Scored(gold_path.stem, bool(gold.get("rejoined")), scores, errors)


def score_shared() -> Section:
    """Score the shared gold: means over documents."""
    title = "Shared gold (means over documents)"
    if reason := missing(EVALUATOR, SHARED_GOLD, DATA):
        return Section("gold", title, skipped=reason)
    evaluator = load_evaluator()
    scored = [score_document(evaluator, path, DATA) for path in sorted(SHARED_GOLD.glob("*.json"))]
    return Section("gold", title, tuple(_scores(scored)), misses=tuple(_misses(scored)))


def score_own() -> list[Section]:
    """Score the project's own gold, a section a folder."""
    return [_score_folder(folder) for folder in sorted(OWN_GOLD.iterdir()) if any(folder.glob("*.json"))]


def _score_folder(folder: Path) -> Section:
    key, title = f"gold-{folder.name}", f"Own gold: {folder.name} (means over documents)"
    if reason := missing(EVALUATOR):
        return Section(key, title, skipped=reason)
    evaluator = load_evaluator()
    scored = [score_document(evaluator, path, folder) for path in sorted(folder.glob("*.json"))]
    if not scored:
        return Section(key, title, skipped="the folder holds no gold")
    misses = () if folder.name in NOT_TO_TUNE_ON else tuple(_misses(scored))
    return Section(key, title, tuple(_scores(scored)), misses=misses)


def _scores(scored: list[Scored]) -> Iterable[Score]:
    """Give the mean of every component, the worst document beside it; whole sentences by kind of text too."""
    for broken, words in ((False, "worst clean text"), (True, "worst broken text")):
        some = [(s.scores[INTACT]["f1"], s.name) for s in scored if s.broken is broken]
        if some:
            yield Score(f"{INTACT}, {words}", min(some)[0], note=f"{len(some)} texts")
    by_name: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for document in scored:
        for name, score in document.scores.items():
            by_name[name].append((document.name, score))
    for name, rows in by_name.items():
        yield _mean(name, rows)


def _mean(name: str, rows: list[tuple[str, dict[str, Any]]]) -> Score:
    value = sum(score["f1"] for _, score in rows) / len(rows)
    worst_name, worst = min(rows, key=lambda row: row[1]["f1"])
    whole = all("precision" in score for _, score in rows)
    return Score(
        name,
        value,
        sum(score["found"] for _, score in rows) if not whole else None,
        sum(score["gold"] for _, score in rows),
        sum(score["precision"] for _, score in rows) / len(rows) if whole else None,
        sum(score["recall"] for _, score in rows) / len(rows) if whole else None,
        f"worst {worst['f1']:.3f} {worst_name}" if worst["f1"] < 1 else "",
    )


def _misses(scored: list[Scored]) -> Iterable[str]:
    for document in scored:
        for component, errors in document.errors.items():
            for kind, items in errors.items():
                for item in items:
                    shown = {k: v for k, v in item.items() if k != "_n"} if isinstance(item, dict) else item
                    yield f"{document.name}: {component}: {kind}: {shown}"
