"""What a decision came to, from the service's word for its kind.

The service's list of kinds is open: a kind that names no outcome, or two, gives None and stays as text beside it.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_OUTCOMES = {
    "aangenomen": "adopted",
    "verworpen": "rejected",
    "aangehouden": "held",
    "ingetrokken": "withdrawn",
    "vervallen": "lapsed",
    "overgenomen": "taken_over",
    "uitgesteld": "postponed",
    "gestaakt": "tied",
}
_NEGATIONS = frozenset(("niet", "geen", "zonder"))


def outcome_of(kind: str | None) -> str | None:
    """Give the outcome that a `BesluitSoort` names.

    >>> outcome_of("Stemmen - aangenomen"), outcome_of("Stemmen - niet aangenomen"), outcome_of("Voorgesteld")
    ('adopted', None, None)
    """
    words = _WORD.findall((kind or "").lower())
    named = {_OUTCOMES[word] for word in words if word in _OUTCOMES}
    return named.pop() if len(named) == 1 and not _NEGATIONS.intersection(words) else None
