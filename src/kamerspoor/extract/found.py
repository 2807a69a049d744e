"""What is found of a citation, and how a form of citing is described."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kamerspoor.model import ReferenceKind


class Found(NamedTuple):
    """One citation before it becomes a `Reference`.

    `head`: where the words around it begin (a list's later numbers share the first one's);
    `group`: the start that all finds of one list share.
    """

    start: int
    end: int
    kind: ReferenceKind
    id: str | None
    by: Literal["text", "markup"] = "text"
    url: str | None = None
    also: tuple[str, ...] = ()
    head: int | None = None
    group: int | None = None


Ids = Callable[[re.Match[str]], list[str | None]]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of citing. `examples` give (text, ids), `near_misses` texts that are none.

    `gate`: words one of which every citation of this form holds; only around them is it looked
    for, `reach` characters before and behind.
    """

    name: str
    kind: ReferenceKind
    gate: tuple[str, ...]
    pattern: re.Pattern[str]
    ids: Ids
    examples: tuple[tuple[str, tuple[str | None, ...]], ...]
    near_misses: tuple[str, ...] = ()
    reach: tuple[int, int] = (60, 200)
