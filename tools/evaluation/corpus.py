"""Score the reading of the official corpus: links kept, references found, motions recognised.

Every file is read four times: its XML, its paragraphs as bare text (for references), and its print set as
text in two ways (for the motion's own data).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

import kamerspoor
from evaluation.baseline import baseline_ids
from evaluation.places import CORPUS, DATA, REFERENCE_SCORER, missing
from evaluation.rendering import plain_lines, printed_page
from evaluation.scores import Score, Section, share
from kamerspoor import world
from kamerspoor.extract.cast import STATES
from kamerspoor.model import Record

PROCESSES = 2
FILES_A_TASK = 60
FIELDS = ("id", "dossier", "number", "date", "members")
PUBLISHED_BASELINE = {"recall": 0.811, "precision": 0.968}
MOTIONS = DATA / "gold" / "motions.jsonl"
LINKS = DATA / "gold" / "kamerstuk_refs.jsonl"
DOSSIER_LINKS = DATA / "gold" / "dossier_refs.jsonl"

Facts = dict[str, Any]


class Examined(NamedTuple):
    """What became of one file: links kept, ids found in its text, its data in each form, who speaks in it."""

    name: str
    kept: list[str]
    found: list[str]
    baseline: list[str]
    facts: dict[str, Facts]
    actors: list[str]


def examine(path: Path, texts: Path) -> Examined:
    """Read one file in all its forms."""
    root = ET.parse(path).getroot()
    record = kamerspoor.read(path)
    text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
    return Examined(
        path.stem,
        [reference.id for reference in record.references if reference.by == "markup" and reference.id],
        [reference.id for reference in kamerspoor.read_text(text).references if reference.id],
        baseline_ids(text),
        {
            "xml": facts_of(record),
            "text": facts_of(kamerspoor.read_text(plain_lines(root))),
            "page": facts_of(kamerspoor.read_text(printed_page(root, path.stem))),
        },
        [statement.actor.name for statement in record.statements],
    )


def facts_of(record: Record) -> Facts:
    """Give what a record says of the motion that it is."""
    document = record.document
    members = list(document.motion.members) if document.motion else None
    return dict(zip(FIELDS, (document.id, document.dossier, document.number, document.date, members), strict=True))


def score_corpus(limit: int | None = None) -> list[Section]:
    """Score references, official links and motions over the corpus, or over its first `limit` files."""
    titles = {
        "references": "References in the texts of data/kst",
        "links": "Official links in the XML of data/kst",
        "motions": "Motions against gold/motions.jsonl",
        "actors": "Who speaks in the motions of data/kst",
    }
    if reason := missing(CORPUS, REFERENCE_SCORER, MOTIONS, LINKS, DOSSIER_LINKS):
        return [Section(key, title, skipped=reason) for key, title in titles.items()]
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts")
        _run_scorer("texts", str(CORPUS), str(texts))
        paths = sorted(CORPUS.glob("*.xml"))[:limit]
        with ProcessPoolExecutor(PROCESSES) as pool:
            examined = list(pool.map(examine, paths, repeat(texts), chunksize=FILES_A_TASK))
        references, missed = _score_references(examined, Path(folder))
    links, lost = _score_links(examined)
    motions, wrong = _score_motions(examined)
    actors, plain = _score_actors(examined)
    return [
        Section("references", titles["references"], references, misses=missed),
        Section("links", titles["links"], links, misses=lost),
        Section("motions", titles["motions"], motions, misses=wrong),
        Section("actors", titles["actors"], actors, misses=plain),
    ]


def _run_scorer(*arguments: str) -> str:
    command = [sys.executable, str(REFERENCE_SCORER), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def _score_references(examined: list[Examined], folder: Path) -> tuple[tuple[Score, ...], tuple[str, ...]]:
    ours, theirs = folder / "ours.jsonl", folder / "baseline.jsonl"
    _write_records(ours, ((e.name, e.found) for e in examined))
    _write_records(theirs, ((e.name, e.baseline) for e in examined))
    result = json.loads(_run_scorer("score", str(CORPUS), str(ours), "--json"))
    other = json.loads(_run_scorer("score", str(CORPUS), str(theirs), "--json"))
    errors = _run_scorer("score", str(CORPUS), str(ours), "--errors").splitlines()[:-1]
    rows = [
        Score("recall", result["recall"], result["right"], result["gold"]),
        Score("precision", result["precision"], result["right"], result["found"]),
    ]
    for name, of in (("recall", "gold"), ("precision", "found")):
        note = f"published {PUBLISHED_BASELINE[name]}"
        rows.append(Score(f"two-regex baseline: {name}", other[name], other["right"], other[of], note=note))
    return tuple(rows), tuple(errors)


def _write_records(path: Path, rows: Iterable[tuple[str, list[str]]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for name, ids in rows:
            out.write(json.dumps({"source": f"{name}.txt", "references": [{"id": i} for i in ids]}) + "\n")


def _score_links(examined: list[Examined]) -> tuple[tuple[Score, ...], tuple[str, ...]]:
    kept = {e.name: Counter(e.kept) for e in examined}
    scores, lost = [], []
    for name, wanted in (
        ("document links kept", _official(LINKS, "doc")),
        ("dossier links kept", _official(DOSSIER_LINKS, "dossier")),
    ):
        right = of = 0
        for stem, targets in wanted:
            if stem not in kept:
                continue
            gone = targets - kept[stem]
            of += targets.total()
            right += targets.total() - gone.total()
            lost += [f"{stem}: {target} is lost" for target in gone.elements()]
        scores.append(share(name, right, of))
    return tuple(scores), tuple(lost)


def _official(path: Path, key: str) -> Iterator[tuple[str, Counter[str]]]:
    """Give each file's official targets; a dossier's id is `dossier-` and its number."""
    for row in _rows(path):
        targets = [f"dossier-{r[key]}" if key == "dossier" else r[key].replace(" ", "-") for r in row["refs"]]
        yield Path(row["file"]).stem, Counter(targets)


def _score_motions(examined: list[Examined]) -> tuple[tuple[Score, ...], tuple[str, ...]]:
    gold = {row["id"]: {**row, "date": row["date_proposed"]} for row in _rows(MOTIONS)}
    scores, wrong = [], []
    for form, words in (("xml", "XML"), ("text", "text"), ("page", "page text")):
        for field in FIELDS:
            pairs = [(e.name, gold[e.name][field], e.facts[form][field]) for e in examined if e.name in gold]
            pairs = [pair for pair in pairs if pair[1] is not None]
            misses = [pair for pair in pairs if pair[1] != pair[2]]
            scores.append(share(f"{words}: {field}", len(pairs) - len(misses), len(pairs)))
            wrong += [f"{name}: {words}: {field}: {want!r} was read as {got!r}" for name, want, got in misses]
    return tuple(scores), tuple(wrong)


def _score_actors(examined: list[Examined]) -> tuple[tuple[Score, ...], tuple[str, ...]]:
    """Count statements whose actor is a name, a group of states or an office, and no plain word."""
    pairs = [(e.name, actor) for e in examined for actor in e.actors]
    plain = [f"{name}: {actor!r} is a plain word" for name, actor in pairs if is_plain_word(actor)]
    speaking = sum(bool(e.actors) for e in examined)
    scores = (
        share("actors that are no plain word", len(pairs) - len(plain), len(pairs)),
        share("motions with a statement", speaking, len(examined)),
    )
    return scores, tuple(plain)


def is_plain_word(actor: str) -> bool:
    """Tell an actor that is a common noun: in lower case, and neither a group of states nor an office."""
    if not actor[:1].islower() or actor == STATES:
        return False
    roles = world.roles()
    first, last = actor.split()[0], actor.split()[-1]
    of_somebody = "commissie-" in first or first.endswith("commissie") or last == "voorzitterschap"
    return not of_somebody and not first.endswith((*roles.endings, *roles.office)) and "commissie" not in actor.split()


def _rows(path: Path) -> Iterator[Facts]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
