"""A small index in memory, of texts that tests write."""

from __future__ import annotations

from dataclasses import dataclass, field

import tantivy

from kamerspoor.search import schema, units
from kamerspoor.search.cards import Card
from kamerspoor.search.query import Unit
from kamerspoor.search.units import Entry


@dataclass
class Memory:
    """An index in memory, opened to be asked."""

    index: tantivy.Index = field(default_factory=lambda: tantivy.Index(schema.build()))

    def __post_init__(self) -> None:
        schema.register(self.index)
        self.schema = self.index.schema
        self.searcher = self.index.searcher()

    def add(self, *entries: Entry) -> Memory:
        """Add units and see them."""
        writer = self.index.writer(15_000_000, 1)
        for entry in entries:
            writer.add_document(tantivy.Document.from_dict(units.as_indexed(entry), self.schema))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()
        return self


def entry(
    name: str,
    text: str,
    *,
    title: str = "",
    unit: Unit = "motion",
    day: str | None = "2024-03-01",
    people: tuple[str, ...] = (),
    **values: str,
) -> Entry:
    """Make a unit whose key is its name."""
    card = Card(
        unit=unit, ref=f"{unit}:{name}", key=name, title=title or None, day=day, kind=values.get("kind", unit),
        members=people, dossier=values.get("dossier"), council=values.get("council"), act=values.get("act"),
        actor=values.get("actor"),
    )  # fmt: skip
    held = {"kind": [card.kind], "number": [name], "member": list(people)}
    held.update({name: [value] for name, value in values.items()})
    return Entry(card=card, owner=card.ref, title=title, text=text, people=people, values=held)


def memory(*entries: Entry) -> Memory:
    """Make an index of these units."""
    return Memory().add(*entries)
