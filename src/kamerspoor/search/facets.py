"""How many of the units found have which value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kamerspoor.search.answers import Count, Facet
from kamerspoor.search.schema import FACETS

if TYPE_CHECKING:
    import tantivy

MOST = {"year": 60, "kind": 20, "unit": 10}
"""Values listed at most, by field; of others `USUAL`."""
USUAL = 12
# The index counts in parts; a part leaves no value out, so that the sums are exact.
_ALL_VALUES = 100_000


def count(searcher: tantivy.Searcher, query: tantivy.Query, fields: Sequence[str] = FACETS) -> tuple[Facet, ...]:
    """Count exactly, for each field that some unit has a value of."""
    asked = {
        field: {"terms": {"field": field, "size": MOST.get(field, USUAL), "segment_size": _ALL_VALUES}}
        for field in fields
    }
    counted = searcher.aggregate(query, asked) if asked else {}
    facets = (_facet(field, counted.get(field, {})) for field in fields)
    return tuple(facet for facet in facets if facet.counts)


def _facet(field: str, counted: dict[str, Any]) -> Facet:
    counts = [Count(bucket["key"], bucket["doc_count"]) for bucket in counted.get("buckets", ()) if bucket["key"]]
    if field == "year":
        counts.sort(key=lambda one: one.value, reverse=True)
    else:
        counts.sort(key=lambda one: (-one.count, one.value))
    return Facet(field, tuple(counts), counted.get("sum_other_doc_count", 0))
