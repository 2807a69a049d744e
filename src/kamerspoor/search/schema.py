"""The fields of the index: what is searched, filtered, counted, sorted and shown.

Text that is searched stands in two forms. The exact one holds the words as written (small letters, no diacritics),
with their places, for phrases. The loose one holds what `words.loose` makes of each: its root and, of a compound, the
roots of its parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tantivy

VERSION = 1
"""Of the layout; an index with another one is made anew."""

EXACT = "exact"
"""Name of the tokenizer of exact fields."""
LOOSE = "loose"

REF, OWNER, UNIT = "ref", "owner", "unit"
TITLE, TEXT, TITLE_LOOSE, TEXT_LOOSE = "title", "text", "title_loose", "text_loose"
PEOPLE = "people"
DAY = "day"
CARD = "card"
ORDER = "order"
FILTERS = (
    "kind", "council", "dossier", "number", "member", "faction", "actor", "act", "motion", "state", "chamber", "year",
)  # fmt: skip
"""Fields with whole values (folded by `fold_value`), several to a unit."""
FACETS = ("unit", "kind", "council", "dossier", "actor", "year")


def build() -> tantivy.Schema:
    """Make the schema.

    `ref` is the unit's own id (`document:kst-21501-02-2244`, `document:#17` without a key, `motion:kst-...`,
    `statement:<document ref>/<ordinal>`, `commitment:<id>`); `owner` that of the document whose going takes it along.
    `day` is the date as a number (20201119; 0 unknown). `card` is JSON with what a list shows (`units.Card`).
    """
    import tantivy

    made = tantivy.SchemaBuilder()
    for name in (REF, OWNER):
        made.add_text_field(name, stored=name == REF, tokenizer_name="raw", index_option="basic")
    for name in (TITLE, TEXT):
        made.add_text_field(name, stored=True, tokenizer_name=EXACT, index_option="position")
    made.add_text_field(PEOPLE, tokenizer_name=EXACT, index_option="position")
    for name in (TITLE_LOOSE, TEXT_LOOSE):
        made.add_text_field(name, tokenizer_name=LOOSE, index_option="freq")
    for name in dict.fromkeys((UNIT, *FILTERS)):
        made.add_text_field(name, fast=name in FACETS, tokenizer_name="raw", index_option="basic")
    made.add_unsigned_field(DAY, indexed=True, fast=True)
    made.add_text_field(CARD, stored=True, tokenizer_name="raw", index_option="basic")
    return made.build()
