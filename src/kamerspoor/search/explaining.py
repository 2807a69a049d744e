"""Why a unit was found, told by what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from kamerspoor.search.answers import Reason
from kamerspoor.search.wanted import Match, Wanted, closeness

Place = Literal["title", "text", "people"]
_MOST_FORMS = 4


def reasons(
    wanted: Sequence[Wanted], texts: Mapping[Place, str], found: Mapping[Place, Sequence[Match]]
) -> tuple[Reason, ...]:
    """Give, for each thing asked for and found, in which words and where. `texts`, `found`: by place."""
    told = []
    for index, one in enumerate(wanted):
        here = [(place, match) for place, some in found.items() for match in some if match.what == index]
        if not here:
            continue
        closest = max((match.how for _, match in here), key=closeness)
        forms = Counter(" ".join(texts[place][match.start : match.end].lower().split()) for place, match in here)
        # What stands in the closest form is named first, then what stands there most often.
        best = {
            " ".join(texts[place][match.start : match.end].lower().split())
            for place, match in here
            if match.how == closest
        }
        named = sorted(forms, key=lambda form: (form not in best, -forms[form], form))
        times = sum(place == "text" for place, _ in here)
        told.append(
            Reason(one.typed, closest, tuple(named[:_MOST_FORMS]), times, tuple(dict.fromkeys(p for p, _ in here)))
        )
    return tuple(told)


def missing(wanted: Sequence[Wanted], found: Mapping[Place, Sequence[Match]]) -> tuple[str, ...]:
    """Give the single words that were asked for and are not found."""
    held = {match.what for some in found.values() for match in some}
    return tuple(one.typed for index, one in enumerate(wanted) if one.single and index not in held)
