"""What else the best hits speak of: words that tell good hits from bad ones where few texts hold what was asked.

The telling words of the first few hits are asked for as well (pseudo-relevance feedback, as in Rocchio's method): they
move hits, and where there are hardly any they find texts about the same in other words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from kamerspoor.search import words
from kamerspoor.search.index import card_of
from kamerspoor.search.schema import TEXT, TEXT_LOOSE, TITLE
from kamerspoor.search.similar import telling

if TYPE_CHECKING:
    import tantivy

    from kamerspoor.search.vocabulary import Vocabulary

HITS = 5
WORDS = 15
WEIGHT = 1.2
"""How much the most telling of these words counts, beside one that was typed."""
SHARED = 0.2
"""The share of them that a text about the same must hold."""
_LONGEST = 20_000
"""A long report tells of much: only its beginning counts."""


def related(
    searcher: tantivy.Searcher,
    found: Sequence[tuple[float, tantivy.DocAddress]],
    vocabulary: Vocabulary,
    asked: Set[str],
) -> list[tuple[str, float]]:
    """Give the roots that the best hits share, each with its weight. `asked`: roots that were typed."""
    if not found or found[0][0] <= 0:
        return []
    shares: defaultdict[str, float] = defaultdict(float)
    for score, address in found:
        document = searcher.doc(address)
        text = (document.get_first(TEXT) or "")[:_LONGEST]
        # Who proposed it says nothing of what it is about.
        names = {root for member in card_of(document).members for root in words.loose_text(member).split()}
        for root, weight in telling(document.get_first(TITLE) or "", text, vocabulary, without=names | asked):
            shares[root] += weight * score / found[0][0]
    best = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))[:WORDS]
    return [(root, WEIGHT * weight / best[0][1]) for root, weight in best]


def sharing(schema: tantivy.Schema, roots: Sequence[tuple[str, float]], least: float = 0.0) -> tantivy.Query:
    """Ask for texts with these roots, or at least with this share of them."""
    from tantivy import Occur, Query

    asked = [
        (Occur.Should, Query.boost_query(Query.term_query(schema, TEXT_LOOSE, root, "freq"), weight))
        for root, weight in roots
    ]
    return Query.boolean_query(asked, max(1, math.ceil(least * len(asked)))) if asked else Query.empty_query()
