"""What is meant by the name of a topic: something the package knows, a name in the archive, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kamerspoor import lexicon, world
from kamerspoor.errors import NotInArchive
from kamerspoor.ledger.asking import nearest
from kamerspoor.linking.content_words import content
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import HeadingRow, StatementRow

# So many of the archive's names are looked through for one that is spelled like what was asked.
_LOOKED_AT = 2000


@dataclass(frozen=True, slots=True)
class Understood:
    """How the name of a topic was taken. `by`: a name, or the words of headings and sentences."""

    asked: str
    name: str
    by: Literal["name", "words"]
    how: str


def understand(reader: Reader, asked: str) -> Understood:
    """Tell what a name stands for.

    Raises: NotInArchive, with the names that are spelled most like it.
    """
    text = " ".join(asked.split())
    for name, how in _readings(reader, text):
        if reader.naming(name, limit=1):
            return Understood(asked, name, "name", how)
    words = words_of(text)
    if words and (reader.with_words(HeadingRow, words, 1) or reader.with_words(StatementRow, words, 1)):
        return Understood(asked, text, "words", "the words of headings and statements")
    near_it = near(reader, text)
    remedy = (
        f"did you mean {', '.join(near_it)}?" if near_it else "name a country, an organisation, a person or a subject"
    )
    raise NotInArchive(f"nothing is said about {asked!r}", remedy=remedy)


def words_of(text: str) -> list[str]:
    """Give the words by which a free text is searched: those that tell something, else all."""
    words = re.findall(r"\w+", text.lower())
    empty = {word for word in words if not content(word)}
    return [word for word in words if word not in empty] or words


def _readings(reader: Reader, text: str) -> list[tuple[str, str]]:
    """Give the names that a text may stand for, and how it comes to that, the likeliest first."""
    found: dict[str, str] = {}
    known = world.names().get(text) or _known_in_lower_case().get(text.lower())
    if known:
        found.setdefault(known.canonical, _how(text, known))
    if institution := world.institution_words().get(text.lower()):
        found.setdefault(institution[0], f"another name for {institution[0]}")
    if council := lexicon.council_names().get(text.lower()):
        found.setdefault(council, "a Council")
    for name in reader.names_like(text, 3):
        if name.lower() == text.lower():
            found.setdefault(name, "a name in the archive")
    return list(found.items())


def _how(text: str, known: world.Name) -> str:
    if text.lower() == known.canonical.lower():
        return {"country": "a country", "organisation": "an organisation", "party": "a party"}.get(known.kind, "a name")
    if known.kind == "capital":
        return f"the capital of {known.canonical}"
    return f"another name for {known.canonical}" if known.kind != "adjective" else f"of {known.canonical}"


@cache
def _known_in_lower_case() -> dict[str, world.Name]:
    found: dict[str, world.Name] = {}
    for name, known in world.names().items():
        found.setdefault(name.lower(), known)
    return found


def near(reader: Reader, text: str) -> list[str]:
    """Give the names in the archive that are spelled most like a text."""
    held = [name for name in reader.names_like(text[:2], _LOOKED_AT) if not name.startswith("kst-")]
    known = nearest(text, world.names(), most=3)
    names = [*(world.names()[name].canonical for name in known), *nearest(text, held, most=3)]
    return [name for name in dict.fromkeys(names) if reader.naming(name, limit=1)][:4]
