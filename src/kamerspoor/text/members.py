"""Members of parliament as titles, signatures and citations name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamerspoor.model import Motion
from kamerspoor.text import letterhead

_TITLE = re.compile(
    r"(?:MOTIE|AMENDEMENT) (?:VAN )?(?:HET LID|DE LEDEN|HET|DE HEER|MEVROUW)?\s*(?P<names>.+?)"
    r"(?P<others> C\.S\.?)?(?:\s+(?:TER VERVANGING|OVER|INZAKE|GEDRUKT).*)?$",
    re.IGNORECASE,
)
_PARTICLES = {"VAN", "DE", "DER", "DEN", "TER", "TEN", "TE", "’T", "'T", "EL", "AL", "HET", "IN", "OP", "BIJ"}
_BETWEEN = re.compile(r",\s*|\s+EN\s+|/", re.IGNORECASE)
_TRAILING = " ,.;_\t"


def members_in_title(title: str) -> Motion | None:
    """Read the members off a motion's title in capitals.

    >>> members_in_title("MOTIE VAN DE LEDEN VAN DER PLAS EN POUW-VERWEIJ").members
    ('Van der Plas', 'Pouw-Verweij')
    >>> members_in_title("MOTIE VAN HET LID RAM C.S.").and_others
    True
    """
    match = _TITLE.search(title)
    if not match:
        return None
    names = [n for n in _BETWEEN.split(match["names"]) if n.strip()]
    return Motion(tuple(_cased(n.strip()) for n in names), bool(match["others"]))


def _cased(name: str) -> str:
    """Bring a name in capitals to its usual form: a first particle with a capital, later ones without."""
    if not name.isupper():
        return name
    words = name.split()
    cased = []
    for index, word in enumerate(words):
        if word in _PARTICLES and index:
            cased.append(word.lower())
        else:
            cased.append("-".join(part[:1] + part[1:].lower() for part in word.split("-")))
    return " ".join(cased)


def members_signed(words: Sequence[tuple[str, str]]) -> tuple[str, ...] | None:
    """Read the members off the names under a motion: (kind, text) of every block in order."""
    signed: list[str] = []
    for kind, text in words:
        if letterhead.closes_motion(text):
            tail = letterhead.ORDER_OF_THE_DAY.split(text, maxsplit=1)[1].strip(_TRAILING)
            if tail:
                signed.extend(_names(tail))
        elif kind == "signature":
            signed.extend(_names(text))
    return tuple(signed) if signed else None


def _names(line: str) -> list[str]:
    parts = [part.strip(_TRAILING) for part in re.split(r",\s*|\s+en\s+|\n", line)]
    return [re.sub(r"\s+", " ", part) for part in parts if part]
