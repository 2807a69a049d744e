"""Whole values are asked for as the index holds them."""

from __future__ import annotations

import tantivy
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.search import schema

NAMES = ["Raad Buitenlandse Zaken", "Çavuşoğlu", "kst-21501-02-2234", "İstanbul", "10.000 € »"]


@given(st.text(min_size=1, max_size=40) | st.sampled_from(NAMES))
def test_a_value_that_is_asked_for_is_found(value: str) -> None:
    index = tantivy.Index(schema.build())
    schema.register(index)
    writer = index.writer(15_000_000, 1)
    writer.add_document(tantivy.Document.from_dict({"member": value}, index.schema))
    writer.commit()
    index.reload()
    asked = tantivy.Query.term_query(index.schema, "member", schema.fold_value(value), "basic")
    assert index.searcher().search(asked, 1).count == 1
