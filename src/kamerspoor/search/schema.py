"""The fields of the index: what is searched, filtered, counted, sorted and shown.

Text that is searched stands in two forms. The exact one holds the words as written (small letters, no diacritics),
with their places, for phrases. The loose one holds what `words.loose` makes of each: its root and, of a compound, the
roots of its parts.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from kamerspoor.search import words

if TYPE_CHECKING:
    import tantivy

VERSION = 1
"""Of the layout; an index with another one is made anew."""

EXACT = "exact"
"""Name of the tokenizer of exact fields."""
LOOSE = "loose"
VALUE = "value"
"""That of fields with whole values: the index holds them folded, the column for counting as they are."""

REF, OWNER, UNIT = "ref", "owner", "unit"
TITLE, TEXT, TITLE_LOOSE, TEXT_LOOSE = "title", "text", "title_loose", "text_loose"
PEOPLE = "people"
DAY = "day"
CARD = "card"
ORDER = "order"
FILTERS = (
    "kind", "council", "dossier", "number", "member", "faction", "actor", "act", "motion", "cites", "state", "chamber",
    "year",
)  # fmt: skip
"""Fields with whole values, several to a unit. Ask for one as `fold_value` gives it; facets count it as it is."""
FACETS = ("unit", "kind", "council", "dossier", "actor", "year")


def build() -> tantivy.Schema:
    """Make the schema.

    `ref` is the unit's own id (`document:kst-21501-02-2244`, `document:#17` without a key, `motion:kst-...`,
    `statement:<owner>/<ordinal>`, `commitment:<id>`); `owner` the ref of the document or motion
    whose going takes it along, its own where it is one itself.
    `number` holds all numbers by which a paper goes: its key, that within the dossier, those of its official document
    and case. `cites` holds the ids of all that it cites, `motion` the keys of the motions that it is or cites. `day` is
    the date as a number (20201119; 0 unknown); `order` is that too, with what tells units of one day apart, the same in
    every index of these units. `card` is JSON with what a list shows (`cards.Card`).
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
    for name in (UNIT, *FILTERS):
        made.add_text_field(name, fast=name in FACETS, tokenizer_name=VALUE, index_option="basic")
    made.add_unsigned_field(DAY, indexed=True, fast=True)
    made.add_unsigned_field(ORDER, fast=True)
    made.add_bytes_field(CARD, stored=True)
    return made.build()


def register(index: tantivy.Index) -> None:
    """Tell an index its tokenizers; every process must."""
    from tantivy import TextAnalyzerBuilder, Tokenizer

    index.register_tokenizer(EXACT, words.analyzer())
    index.register_tokenizer(LOOSE, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    index.register_tokenizer(VALUE, _folding())
    index.register_fast_field_tokenizer(VALUE, TextAnalyzerBuilder(Tokenizer.raw()).build())


def fold_value(value: str) -> str:
    """Give a whole value as the index holds it.

    >>> fold_value("Raad Buitenlandse Zaken"), fold_value("België")
    ('raad buitenlandse zaken', 'belgie')
    """
    return "".join(_folding().analyze(unicodedata.normalize("NFC", value)))


@cache
def _folding() -> tantivy.TextAnalyzer:
    return words.analyzer(whole=True)
