"""How a reading room is set up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What `kamerspoor serve` and tests choose.

    `base`: address under which visitors see the room, for feeds and the sitemap (None: as the request says).
    `today`: ISO day that stands in for today. Units: `seconds` for one question, `rate` requests a second and client
    on the long run, `burst` at once, `memory` bytes of finished pages kept.
    """

    archive: str
    base: str | None = None
    today: str | None = None
    seconds: float = 5.0
    rate: float = 20.0
    burst: int = 200
    limited: bool = True
    memory: int = 64 * 1024 * 1024
    longest_query: int = 2_000
    most_on_a_page: int = 100
    log: bool = True
