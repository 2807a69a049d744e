"""Hits as they are shown: the card, the words in their sentences, why they were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamerspoor.search import snippets
from kamerspoor.search.answers import Hit
from kamerspoor.search.compiling import ABOVE_ALL
from kamerspoor.search.explaining import Place, missing, reasons
from kamerspoor.search.index import card_of
from kamerspoor.search.paging import Page
from kamerspoor.search.schema import TEXT, TITLE
from kamerspoor.search.wanted import Matcher, Wanted

if TYPE_CHECKING:
    import tantivy


def hits(
    searcher: tantivy.Searcher,
    wanted: tuple[Wanted, ...],
    page: Page,
    *,
    explain: bool,
    lacking: bool,
    scored: bool,
    numbered: bool = False,
) -> tuple[Hit, ...]:
    """Make the hits of a page. `lacking`: say which words each does not hold. `scored`: they came by score."""
    matcher = Matcher(wanted)
    made = []
    for place, (address, _, score) in enumerate(page.rows, page.before + 1):
        document = searcher.doc(address)
        card = card_of(document)
        texts: dict[Place, str] = {
            "title": document.get_first(TITLE) or "",
            "text": document.get_first(TEXT) or "",
            "people": "\n".join(card.members),
        }
        found = {name: snippets.matches(text, matcher, whole=explain) for name, text in texts.items()}
        made.append(
            Hit(
                place=place,
                card=card,
                score=score if scored else None,
                named=numbered and score >= ABOVE_ALL,
                title=texts["title"] or card.title,
                title_marks=snippets.marks(found["title"]),
                snippets=snippets.snippets(texts["text"], found["text"], wanted),
                missing=missing(wanted, found) if lacking else (),
                reasons=reasons(wanted, texts, found) if explain else (),
            )
        )
    return tuple(made)


def related(
    searcher: tantivy.Searcher, roots: Sequence[tuple[str, float]], page: Page, *, explain: bool
) -> tuple[Hit, ...]:
    """Make hits that hold nothing of what was typed; what they share with those that do is shown instead."""
    wanted = tuple(Wanted(root, roots=frozenset((root,))) for root, _ in roots)
    made = hits(searcher, wanted, page, explain=explain, lacking=False, scored=True)
    return tuple(replace(hit, related=True) for hit in made)
