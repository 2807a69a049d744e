"""What became of a motion, as far as it does not depend on today.

`adopted` means adopted, and nothing said of carrying it out: whether that is silence depends on the day of asking.
"""

from __future__ import annotations

from typing import Literal

State = Literal[
    "adopted",
    "taken_over",
    "rejected",
    "held",
    "withdrawn",
    "lapsed",
    "postponed",
    "tied",
    "replaced",
    "carried_out",
    "considered_done",
    "not_carried_out",
    "unknown",
]
_FINAL = frozenset(("rejected", "withdrawn", "lapsed", "tied"))
_OPEN: dict[str, State] = {"held": "held", "postponed": "postponed"}
_AFTER: dict[str, State] = {
    "considered_done": "considered_done",
    "carried_out": "carried_out",
    "in_line_with": "carried_out",
    "not_carried_out": "not_carried_out",
}


def state_of(outcome: str | None, replaced_by: str | None, standing: str | None) -> State:
    """Give the state of a motion from its latest decision, its successor and what the government said.

    >>> state_of("adopted", None, "in_line_with"), state_of("held", "kst-21501-02-3", None), state_of(None, None, None)
    ('carried_out', 'replaced', 'unknown')
    """
    if outcome in _FINAL:
        return outcome  # type: ignore[return-value]
    if replaced_by and outcome not in ("adopted", "taken_over"):
        return "replaced"
    if outcome in _OPEN:
        return _OPEN[outcome]
    if standing in _AFTER:
        return _AFTER[standing]
    return outcome if outcome in ("adopted", "taken_over") else "unknown"  # type: ignore[return-value]
