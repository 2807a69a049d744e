"""What visitors choose in forms: a Council, a period."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kamerspoor import lexicon
from kamerspoor.ledger.asking import first_asked, last_asked
from kamerspoor.ledger.meetings import council_code, council_names
from kamerspoor.store.protocol import Reader


@dataclass(frozen=True, slots=True)
class CouncilChoice:
    """A Council that can be chosen: the code that an address holds, the name that people read."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day; None: no bound."""

    since: str | None
    until: str | None


@cache
def councils() -> tuple[CouncilChoice, ...]:
    """Give the Councils to choose from, by name."""
    first: dict[str, CouncilChoice] = {}
    for council in lexicon.councils():
        if council.code:
            first.setdefault(council.code, CouncilChoice(council.code, council.name))
    return tuple(sorted(first.values(), key=lambda choice: choice.name))


def council_asked(reader: Reader, text: str | None) -> CouncilChoice | None:
    """Give the Council that is meant by a code, a name or an abbreviation; None where nothing was chosen.

    Raises: UsageError.
    """
    if not text or not text.strip():
        return None
    code = council_code(reader, text)
    return CouncilChoice(code, next(iter(council_names(reader, code)), text))


def period_asked(since: str | None, until: str | None) -> Period:
    """Give the days that are meant by days, months or years.

    Raises: UsageError.
    """
    return Period(first_asked(since or None, "since"), last_asked(until or None, "until"))
