"""What an index holds, to compare: every unit with its card and texts, and the words and values it is found by."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import tantivy

from archive import corpus
from kamerspoor.archive import add as adding
from kamerspoor.archive.keeping import refresh
from kamerspoor.pipeline.runners import runner
from kamerspoor.search import follow, index, schema
from kamerspoor.search.index import Searcher
from kamerspoor.store.sqlite import open_archive, open_to_write

NOW = "2023-04-01T12:00:00Z"
SERIAL = runner("serial")
FIELDS = (schema.OWNER, schema.UNIT, schema.TITLE, schema.TEXT_LOOSE, schema.PEOPLE, *schema.FILTERS)


def make_archive(folder: Path, letters: int = 12, motions: int = 40) -> Path:
    """Make an archive of the small corpus; all of it is yet to be indexed."""
    path = folder / "a.kamerspoor"
    add(path, corpus.write(folder / "in", letters, motions))
    return path


def add(path: Path, *sources: Path) -> None:
    """Add files to an archive, without its index."""
    with open_to_write(str(path)) as archive:
        adding.add(archive, adding.find([str(source) for source in sources]), SERIAL, NOW)
        refresh(archive, NOW)


def build(path: Path) -> None:
    """Make the index of an archive anew, and note that in the archive."""
    folder = index.folder_of(str(path))
    with index.lock(folder, 5), open_to_write(str(path)) as archive:
        follow.settle(archive, follow.build(archive, folder, jobs=1))


def take_up(path: Path, most: int = follow.BATCH) -> int:
    """Take up all changes; give how many."""
    folder = index.folder_of(str(path))
    done = 0
    with index.lock(folder, 5), open_to_write(str(path)) as archive:
        writer = follow.open_writer(index.current(folder))
        while some := follow.take_up(archive, writer, most=most):
            done += some
        writer.close()
    return done


def searcher(path: Path) -> Searcher:
    """Open the index of an archive, which must be of this archive."""
    found = index.open_searcher(index.folder_of(str(path)))
    with open_archive(str(path)) as archive:
        assert follow.is_of(found.generation, archive)
    return found


def content(held: Searcher) -> tuple[dict[str, object], dict[str, dict[str, int]]]:
    """Give all that an index holds: units, and how many of them each word and value is found in."""
    return shown(held), {name: _counts(held, name) for name in FIELDS}


def shown(held: Searcher) -> dict[str, object]:
    """Give what an index shows of each unit, none of which may be there twice."""
    hits = held.searcher.search(tantivy.Query.all_query(), max(held.size, 1)).hits
    units = [held.searcher.doc(address) for _, address in hits]
    refs = Counter(unit.get_first(schema.REF) for unit in units)
    assert not [ref for ref, count in refs.items() if count > 1]
    return {
        unit.get_first(schema.REF): tuple(unit.get_first(name) for name in (schema.CARD, schema.TITLE, schema.TEXT))
        for unit in units
    }


def _counts(held: Searcher, name: str) -> dict[str, int]:
    terms = (term for term, _ in held.searcher.terms_with_prefix(name, ""))
    counts = {term: count(held, name, term) for term in terms}
    return {term: number for term, number in counts.items() if number}


def count(held: Searcher, name: str, term: str) -> int:
    """Count the units with a word or value in a field."""
    query = tantivy.Query.term_query(held.schema, name, term, "basic")
    return int(held.searcher.search(query, 1).count or 0)


def refs(held: Searcher, name: str, term: str) -> set[str]:
    """Give the refs of the units with a word or value in a field."""
    query = tantivy.Query.term_query(held.schema, name, term, "basic")
    return {held.card(address).ref for _, address in held.searcher.search(query, 1000).hits}
