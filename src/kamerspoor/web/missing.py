"""Something asked for that is not there, with the pages of what may be meant."""

from __future__ import annotations

from kamerspoor.errors import NotInArchive


class Missing(NotInArchive):
    """Not in the archive. `near`: (address, words) of what may be meant."""

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        remedy: str | None = None,
        near: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.near = near
