"""More like this: units that share the telling words of a document or motion."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from kamerspoor.errors import NotInArchive, UsageError
from kamerspoor.search import cursors, facets, language, paging, showing, words
from kamerspoor.search.answers import Answer
from kamerspoor.search.compiling import USUAL_UNITS
from kamerspoor.search.index import card_of
from kamerspoor.search.paging import Opened
from kamerspoor.search.query import Any, Number, Unit
from kamerspoor.search.schema import FACETS, REF, TEXT, TEXT_LOOSE, TITLE, TITLE_LOOSE, UNIT, fold_value
from kamerspoor.search.vocabulary import Vocabulary
from kamerspoor.search.wanted import Wanted

if TYPE_CHECKING:
    import tantivy

TERMS = 30
"""So many words of a text tell what it is about."""
_SHARED = 0.1
"""The share of them that a unit must hold to be like it."""
_TITLE = 2
_LOOKED_AT = 400
_COMMON = 0.2
"""A word in more than this share of all texts tells nothing."""


def alike(
    index: Opened,
    keys: Sequence[str],
    vocabulary: Vocabulary,
    *,
    units: Sequence[Unit] = (),
    size: int = 10,
    after: str | None = None,
    explain: bool = False,
    counted: Sequence[str] = FACETS,
) -> Answer:
    """Give units that are like a document or motion, itself left out. `keys`: numbers it may go by.

    Raises: NotInArchive, UsageError.
    """
    if not 1 <= size <= paging.LARGEST:
        raise UsageError(f"a page of {size} hits", remedy=f"ask for 1 to {paging.LARGEST}")
    from tantivy import Occur, Query

    source = _source(index, keys)
    card = card_of(source)
    names = {root for member in card.members for root in words.loose_text(member).split()}
    terms = telling(source.get_first(TITLE) or "", source.get_first(TEXT) or "", vocabulary, without=names)
    wanted_units = tuple(units) or USUAL_UNITS
    query = Query.boolean_query(
        [
            (Occur.Must, _sharing(index.schema, terms)),
            (Occur.Must, Query.const_score_query(Query.term_set_query(index.schema, UNIT, list(wanted_units)), 0.0)),
            (Occur.MustNot, Query.term_query(index.schema, REF, card.ref, "basic")),
        ]
    )
    asked = cursors.question("like", card.ref, wanted_units)
    start = cursors.read(after, asked) if after else None
    total = paging.counted(index.searcher.search(query, 1, count=True))
    page = paging.by_score(index, query, size, start)
    wanted = tuple(Wanted(term, roots=frozenset((term,))) for term, _ in terms)
    return Answer(
        query="",
        sort="relevance",
        units=wanted_units,
        total=total,
        with_all=total,
        hits=showing.hits(index.searcher, wanted, page, explain=explain, lacking=False, scored=True),
        facets=facets.count(index.searcher, query, counted),
        alike=card,
        next=paging.next_after(page, asked),
    )


def named(text: str) -> tuple[str, ...]:
    """Give the keys that a number in any form may stand for; `#` and an id for a document without a number.

    Raises: UsageError.
    """
    if re.fullmatch(r"#\d+", text.strip(), re.ASCII):
        return (text.strip(),)
    root = language.parse(text).root
    keys = tuple(one.key for one in (root.parts if isinstance(root, Any) else (root,)) if isinstance(one, Number))
    if not keys:
        raise UsageError(f"{text[:60]!r} is no number of a document or motion", remedy="write 21501-02-2234, or #17")
    return keys


def telling(title: str, text: str, vocabulary: Vocabulary, *, without: Container[str] = ()) -> list[tuple[str, float]]:
    """Give the roots that tell what a text is about, each with its weight, the most telling first.

    `without`: who wrote it tells nothing.
    """
    times = Counter(words.loose_text(text).split())
    for root in words.loose_text(title).split():
        times[root] += _TITLE
    most = max(vocabulary.texts * _COMMON, 3)
    weighed = []
    for root, count in times.most_common(_LOOKED_AT):
        held = vocabulary.loose_frequency(root)
        # What stands nowhere else leads nowhere; numbers tell the paper, not what it is about.
        if 1 < held <= most and root not in without and not any(char.isdigit() for char in root):
            weighed.append((root, (1 + math.log(count)) * vocabulary.weight(root)))
    return sorted(weighed, key=lambda pair: (-pair[1], pair[0]))[:TERMS]


def _source(index: Opened, keys: Sequence[str]) -> tantivy.Document:
    from tantivy import Occur, Query

    for key in keys:
        query = Query.boolean_query(
            [
                (Occur.Must, _itself(index.schema, key)),
                (Occur.Must, Query.term_set_query(index.schema, UNIT, ["document", "motion"])),
            ]
        )
        if found := index.searcher.search(query, 1).hits:
            return index.searcher.doc(found[0][1])
    name = " or ".join(key.removeprefix("kst-") for key in keys)
    raise NotInArchive(f"{name} is not in the archive", remedy="give the number of a document or motion that is")


def _itself(schema: tantivy.Schema, key: str) -> tantivy.Query:
    from tantivy import Query

    if key.startswith("#"):
        return Query.term_query(schema, REF, f"document:{key}", "basic")
    return Query.term_query(schema, "number", fold_value(key), "basic")


def _sharing(schema: tantivy.Schema, terms: Sequence[tuple[str, float]]) -> tantivy.Query:
    from tantivy import Occur, Query

    if not terms:
        return Query.empty_query()
    highest = terms[0][1]
    asked = [
        (
            Occur.Should,
            Query.boost_query(
                Query.disjunction_max_query(
                    [Query.term_query(schema, field, root, "freq") for field in (TEXT_LOOSE, TITLE_LOOSE)]
                ),
                weight / highest,
            ),
        )
        for root, weight in terms
    ]
    return Query.boolean_query(asked, max(1, math.ceil(len(asked) * _SHARED)))
