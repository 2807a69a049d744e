"""See when a source that is paged through goes in a circle."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from kamerspoor.errors import SourceChanged
from kamerspoor.sources.http import shown

_SAME_PAGES = 3


@dataclass(slots=True)
class Trail:
    """Where a run has been, to see when it goes in a circle."""

    links: set[str] = field(default_factory=set)
    last: tuple[str, str] = ("", "")
    same: int = 0

    def step(self, url: str, content: bytes, question: str = "") -> None:
        """Note a page of a question; pages of different questions may well say the same, as when nothing changed.

        Raises: SourceChanged when a link leads back, or pages say the same again and again.
        """
        if url in self.links:
            raise SourceChanged("its pages go in a circle", where=shown(url), remedy="try again later")
        self.links.add(url)
        mark = (question, hashlib.sha256(content).hexdigest())
        self.same = self.same + 1 if mark == self.last else 1
        self.last = mark
        if self.same >= _SAME_PAGES:
            raise SourceChanged(
                f"it gave the same page {_SAME_PAGES} times under different addresses",
                where=shown(url),
                remedy="try again later",
            )
