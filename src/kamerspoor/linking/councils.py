"""The Councils that a text names."""

from __future__ import annotations

import re
from functools import cache

from kamerspoor import lexicon

# Abbreviations that are words, too, when they are not in capitals.
_SHORT = 4


def councils_in(text: str | None) -> tuple[str, ...]:
    """Give the canonical names of the Councils that a text names, in the order of the text.

    >>> councils_in("Tweeminutendebat RBZ-raad en Europese top")
    ('Raad Buitenlandse Zaken', 'Europese Raad')
    """
    if not text:
        return ()
    names = lexicon.council_names()
    found: dict[str, None] = {}
    for match in _pattern().finditer(text):
        if len(match[0]) <= _SHORT and not match[0].isupper():
            continue
        found[names[re.sub(r"\s", " ", match[0].lower())]] = None
    return tuple(found)


def councils_of_dossier(dossier: str) -> tuple[str, ...]:
    """Give the Councils whose letters stand in a dossier, when it is that of one formation and its sub-formations."""
    return tuple(council.name for council in lexicon.councils() if council.dossier == dossier)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(lexicon.council_names(), key=len, reverse=True)
    forms = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in names)
    return re.compile(rf"(?<![\w-])(?:{forms})(?!\w|-(?!raad\b|top\b)\w)", re.IGNORECASE)
