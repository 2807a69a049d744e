"""Full-text search over the shared data beside SQLite FTS5: the same texts, the same judged questions, one run.

`python tools/evaluation/search.py` shows every question, with what is gained and lost on the peer;
`--archive PATH` takes an archive of the shared data that is there already.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation.fts import Fts, Joining, Text, plain, ranking
from evaluation.places import DATA, missing
from evaluation.questions import QUESTIONS, Question, load_questions
from evaluation.ranking import ndcg, recall
from evaluation.scores import Score, Section, table
from kamerspoor.archive import add as adding
from kamerspoor.archive.keeping import refresh
from kamerspoor.pipeline.runners import runner
from kamerspoor.search import finding, follow, language
from kamerspoor.search.index import open_searcher
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, OriginRow
from kamerspoor.store.sqlite import open_archive, open_to_write

NOW = "2026-01-01T00:00:00Z"
DEPTH, DEEP = 10, 50
CLEARLY = 2
WAYS: dict[str, tuple[Joining, ...]] = {"AND": ("and",), "OR": ("or",), "AND, then OR": ("and", "or")}
TITLE_WEIGHTS = (1.0, 5.0)
KINDS = {"verslag": "report", "motie": "motion"}
Engine = Callable[[Question], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answered:
    """How well an engine answered a question. `unjudged`: how many of the first places nobody graded."""

    question: Question
    ranking: tuple[str, ...]
    ndcg: float
    recall: float
    clear_recall: float
    unjudged: int


@dataclass(frozen=True, slots=True)
class Result:
    """All answers of an engine."""

    name: str
    answers: tuple[Answered, ...]

    def mean(self, figure: str) -> float:
        """Give the mean of a figure over the questions."""
        return fmean(getattr(answer, figure) for answer in self.answers)


def judge(name: str, engine: Engine, questions: Iterable[Question]) -> Result:
    """Let an engine answer the questions."""
    return Result(name, tuple(_judged(question, tuple(engine(question))) for question in questions))


def _judged(question: Question, found: tuple[str, ...]) -> Answered:
    grades = question.grades
    return Answered(
        question,
        found[:DEEP],
        ndcg(found, grades, DEPTH),
        recall(found, grades, DEEP),
        recall(found, grades, DEEP, CLEARLY),
        sum(one not in grades for one in found[:DEPTH]),
    )


class Papers:
    """The documents of an archive under the names by which the questions know them."""

    def __init__(self, reader: Reader) -> None:
        self.rows = {row.id: row for row in reader.find(DocumentRow)}
        places = {row.content_id: row.uri for row in reader.find(OriginRow, kind="document")}
        self.names = {row.id: _name(places[row.content_id]) for row in self.rows.values()}
        self.by_name = {self.names[number]: row for number, row in self.rows.items()}

    def texts(self, reader: Reader) -> Iterator[Text]:
        """Give what is searched: title and clean text."""
        for number, row in self.rows.items():
            yield Text(self.names[number], row.title or "", reader.record(number).text)


def _name(uri: str) -> str:
    path = uri.rpartition("/shared/data/")[2]
    return path.removeprefix("kst/").removesuffix(".xml") if path.startswith("kst/") else path


def peers(fts: Fts, papers: Papers) -> dict[str, Engine]:
    """Give the peer in every way of joining words and weighing the title."""
    return {
        f"FTS5 {way}" + (f", title x{weight:g}" if weight != 1 else ""): _peer(fts, papers, joining, weight)
        for way, joining in WAYS.items()
        for weight in TITLE_WEIGHTS
    }


def _peer(fts: Fts, papers: Papers, joining: tuple[Joining, ...], weight: float) -> Engine:
    """Make an engine of the peer; fields, which it does not know, are filtered exactly by the archive's own columns."""

    def answer(question: Question) -> list[str]:
        asked = plain(question.query)
        found = ranking(fts, asked, joining, weight) if asked.wanted else sorted(papers.by_name)
        return [one for one in found if all(_holds(papers.by_name[one], *pair) for pair in asked.filters)]

    return answer


def _holds(row: DocumentRow, field: str, value: str) -> bool:
    if field == "dossier":
        return row.dossier == value
    if field == "datum":
        return (row.date or "").startswith(value)
    if field == "soort":
        return row.kind == KINDS[value]
    if field == "motie":
        return row.key == f"kst-{value}"
    if field == "lid":
        return value.upper() in (row.title or "").upper()
    raise ValueError(f"the peer is given no filter for {field}:{value}; write one")


def score_search(archive: Path | None = None) -> Section:
    """Score the search and its peer on the judged questions."""
    title = "Full-text search of the shared data beside SQLite FTS5"
    if why := missing(DATA, QUESTIONS):
        return Section("search", title, skipped=why)
    ours, best, others = compare(archive)
    return Section("search", title, tuple(_scores(ours, best, others)), misses=tuple(told(ours, best)))


def compare(archive: Path | None = None) -> tuple[Result, Result, list[Result]]:
    """Give the search's result, that of the peer in its best way, and those of its other ways."""
    questions = load_questions()
    with tempfile.TemporaryDirectory() as folder:
        path = archive or _filled(Path(folder) / "archive.kamerspoor")
        with closing(open_archive(str(path))) as reader, Fts(Path(folder) / "peer.sqlite") as fts:
            papers = Papers(reader)
            fts.build(papers.texts(reader))
            ways = [judge(name, engine, questions) for name, engine in peers(fts, papers).items()]
            ours = judge("kamerspoor", _finder(reader, Path(folder) / "index", papers), questions)
    ways.sort(key=lambda way: -way.mean("ndcg"))
    return ours, ways[0], ways[1:]


def _finder(reader: Reader, folder: Path, papers: Papers) -> Engine:
    """Make the search itself an engine: the archive's index, made anew, asked what was typed and nothing else."""
    folder.mkdir()
    follow.build(reader, folder)
    opened = open_searcher(folder)

    def answer(question: Question) -> list[str]:
        hits = finding.search(opened, language.parse(question.query), size=DEEP).hits
        # A unit of which the archive holds no paper is none that could have been graded; it keeps its place.
        return [papers.names.get(hit.card.document_id or 0, hit.card.ref) for hit in hits]

    return answer


def _filled(path: Path) -> Path:
    with open_to_write(str(path)) as archive:
        adding.add(archive, adding.find([str(DATA)]), runner("pool", jobs=2), NOW)
        refresh(archive, NOW)
    return path


def _scores(ours: Result, best: Result, others: Sequence[Result]) -> Iterator[Score]:
    asked = len(ours.answers)
    deepest = max((best, *others), key=lambda way: way.mean("recall"))
    gain = ours.mean("ndcg") - best.mean("ndcg")
    yield Score("nDCG@10", ours.mean("ndcg"), note=f"{asked} questions; unjudged {_unjudged(ours)} of the first ten")
    yield Score("nDCG@10 above the peer's", gain)
    yield Score("recall@50", ours.mean("recall"), note="of all that is relevant")
    yield Score("recall@50 of the clearly relevant", ours.mean("clear_recall"), note="grade 2 and 3")
    yield Score("the peer: nDCG@10", best.mean("ndcg"), note=f"{best.name}; unjudged {_unjudged(best)}")
    yield Score("the peer: recall@50", deepest.mean("recall"), note=deepest.name)
    for way in others:
        yield Score(f"  {way.name}", way.mean("ndcg"), recall=way.mean("recall"), note="nDCG@10, and recall@50")


def _unjudged(result: Result) -> str:
    return f"{result.mean('unjudged'):.1f}"


def told(ours: Result, best: Result) -> Iterator[str]:
    """Tell of each question what is gained (+) or lost (-) on the peer, the worst first."""
    pairs = zip(ours.answers, best.answers, strict=True)
    for mine, theirs in sorted(pairs, key=lambda pair: pair[0].ndcg - pair[1].ndcg):
        change = mine.ndcg - theirs.ndcg
        yield (
            f"{change:+.3f}  nDCG@10 {mine.ndcg:.3f} ({theirs.ndcg:.3f})  recall@50 {mine.recall:.2f}"
            f" ({theirs.recall:.2f})  {mine.question.kind:12} {mine.question.query}"
        )


def by_kind(ours: Result, best: Result) -> Iterator[str]:
    """Give the means of each kind of question."""
    kinds: Mapping[str, int] = dict.fromkeys(answer.question.kind for answer in ours.answers)
    for kind in kinds:
        mine, theirs = (
            Result(result.name, tuple(one for one in result.answers if one.question.kind == kind))
            for result in (ours, best)
        )
        yield (
            f"{kind:12} {len(mine.answers):3}  nDCG@10 {mine.mean('ndcg'):.3f} ({theirs.mean('ndcg'):.3f})"
            f"  recall@50 {mine.mean('recall'):.3f} ({theirs.mean('recall'):.3f})"
        )


def lacking(answer: Answered) -> Iterator[str]:
    """Give what is relevant and not among the first fifty, and what stands in the first ten and is not relevant."""
    grades = answer.question.grades
    for one, grade in sorted(grades.items(), key=lambda pair: (-pair[1], pair[0])):
        if grade and one not in answer.ranking:
            yield f"missed ({grade}): {one}"
    for place, one in enumerate(answer.ranking[:DEPTH], 1):
        if not grades.get(one):
            yield f"at {place}: {one} ({'grade 0' if one in grades else 'not judged'})"


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=Path, metavar="PATH", help="an archive of the shared data; default: make one")
    parser.add_argument("--question", metavar="ID", help="tell of one question what is missed and what is too much")
    arguments = parser.parse_args()
    ours, best, others = compare(arguments.archive)
    if arguments.question:
        print(
            *(line for one in ours.answers if one.question.id == arguments.question for line in lacking(one)), sep="\n"
        )
        return 0
    print(*told(ours, best), "", *by_kind(ours, best), "", sep="\n")
    print(table(Section("search", "All questions", tuple(_scores(ours, best, others))), {}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
