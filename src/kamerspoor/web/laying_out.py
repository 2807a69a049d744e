"""Lay a document's page out: its text as HTML, with what the archive knows of what it cites."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kamerspoor.export.html import Parts, parts_of
from kamerspoor.export.html_text import Aim, TextPage
from kamerspoor.ledger.documents import Known
from kamerspoor.web import addresses, wording

if TYPE_CHECKING:
    from kamerspoor.web.language import Language
    from kamerspoor.web.pages.document import DocumentPage


class Laid(NamedTuple):
    """What the template shows. `cards`: what is known of a paper, by the number of the first reference to it."""

    parts: Parts
    cards: Mapping[int, Known]
    aims: Mapping[str, Aim]


def laid_out(view: DocumentPage, language: Language) -> Laid:
    """Render the text of a view in the words of a language."""
    known = {paper.id: paper for paper in view.known}
    first: dict[str, int] = {}
    for index, reference in enumerate(view.record.references):
        if reference.id in known:
            first.setdefault(reference.id, index)
    aims = {id: Aim(address_of(known[id]), hint(known[id], language), f"k-{index}") for id, index in first.items()}
    page = TextPage(
        view.record, wording.page_words(language), aims=aims, fitting=view.fitting, linked=True, numbered=view.numbered
    )
    return Laid(parts_of(page), {index: known[id] for id, index in first.items()}, aims)


def address_of(paper: Known) -> str:
    """Give the page of a paper: of a motion that of its whole life."""
    return addresses.motion(paper.id) if paper.motion else addresses.document(paper.id)


def hint(paper: Known, language: Language) -> str:
    """Say in a few words what is known of a paper, for who has no script."""
    parts = [paper.title or ""]
    if motion := paper.motion:
        parts.append(wording.status(motion.status, language))
        if motion.pro is not None and motion.con is not None:
            parts.append(f"{motion.pro}–{motion.con}")
    return " · ".join(part for part in parts if part)
