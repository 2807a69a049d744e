"""What to fetch: by dossier, Council, date and kind."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from kamerspoor import lexicon
from kamerspoor.errors import UsageError

Kind = Literal["motion", "letter", "agenda", "report", "question", "debate", "commitment"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Shorter names of Councils (RAZ, RBZ) stand inside other words (Brazilië).
_SHORTEST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Dossier:
    """A Kamerstuk dossier: its number and perhaps an addition (a budget chapter, a Council).

    >>> str(Dossier.parse("21 501-02")), str(Dossier.parse("36600 vii")), str(Dossier.parse("35570"))
    ('21501-02', '36600-VII', '35570')
    """

    number: int
    addition: str | None = None

    @classmethod
    def parse(cls, value: str) -> Dossier:
        """Parse a dossier as people write it.

        Raises: UsageError when `value` is none.
        """
        match = re.fullmatch(
            r"(\d{2})[\s.]?(\d{3})(?:[\s-]{1,3}([A-Za-z0-9]{1,8}))?", value.strip().replace("–", "-"), re.ASCII
        )
        if not match:
            raise UsageError(f"{value!r} is no dossier", remedy="write it as 21501-02, 36600-VII or 35570")
        return cls(int(match[1] + match[2]), match[3].upper() if match[3] else None)

    def __str__(self) -> str:
        return f"{self.number}" + (f"-{self.addition}" if self.addition else "")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to fetch. Within a part any will do, across parts all must hold; empty parts ask nothing.

    `since` and `until` are about the items' own dates, both days included.
    """

    dossiers: tuple[Dossier, ...] = ()
    councils: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    kinds: tuple[Kind, ...] = ()

    @property
    def narrow(self) -> bool:
        """Tell whether it asks for some subjects rather than for all."""
        return bool(self.dossiers or self.councils)

    def key(self, collection: str) -> str:
        """Name a collection as far as this selection goes.

        >>> Selection(dossiers=(Dossier(21501, "02"),), since=date(2024, 1, 1)).key("Zaak")
        'Zaak?dossier=21501-02&since=2024-01-01'
        """
        parts = [
            *(f"dossier={dossier}" for dossier in sorted(map(str, self.dossiers))),
            *(f"council={council}" for council in sorted(self.councils)),
            *((f"since={self.since}",) if self.since else ()),
            *((f"until={self.until}",) if self.until else ()),
            *(f"kind={kind}" for kind in sorted(self.kinds)),
        ]
        return f"{collection}?{'&'.join(parts)}" if parts else collection


def select(
    *,
    dossiers: Sequence[str] = (),
    councils: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    kinds: Sequence[str] = (),
) -> Selection:
    """Make a selection from what a user wrote.

    Raises: UsageError that says what is not known and what was perhaps meant.
    """
    if since and until and until < since:
        raise UsageError(f"the period ends ({until}) before it begins ({since})", remedy="swap the two dates")
    return Selection(
        dossiers=tuple(dict.fromkeys(Dossier.parse(value) for value in dossiers)),
        councils=tuple(dict.fromkeys(_council(value) for value in councils)),
        since=since,
        until=until,
        kinds=tuple(dict.fromkeys(_kind(value) for value in kinds)),
    )


def _council(value: str) -> str:
    names = lexicon.council_names()
    if (found := names.get(value.strip().lower())) is not None:
        return found
    close = difflib.get_close_matches(value.lower(), names, n=1, cutoff=0.5)
    meant = f"did you mean {names[close[0]]}?" if close else f"known ones are {', '.join(_council_list())}"
    raise UsageError(f"{value!r} is no Council that is known", remedy=meant)


def _council_list() -> list[str]:
    return [council.name for council in lexicon.councils()][:8]


def _kind(value: str) -> Kind:
    for kind in KINDS:
        if kind == value.strip().lower():
            return kind
    raise UsageError(f"{value!r} is no kind", remedy=f"choose from {', '.join(KINDS)}")


def council_words(name: str) -> tuple[str, ...]:
    """Give the words that name a Council in titles, without those that hold another of them.

    >>> council_words("Raad Algemene Zaken")[0]
    'Raad Algemene Zaken'
    """
    council = next(council for council in lexicon.councils() if council.name == name)
    words = [council.name, *(alias for alias in council.aliases if len(alias) >= _SHORTEST_WORDS)]
    return tuple(
        dict.fromkeys(word for word in words if not any(w != word and w.casefold() in word.casefold() for w in words))
    )
