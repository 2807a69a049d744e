"""Something asked for that is not there, with the pages of what may be meant."""

from __future__ import annotations

from kamerspoor.errors import NotInArchive
from kamerspoor.web.language import Language, translations


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


def missing(language: Language, what: str, name: str, remedy: str, near: tuple[tuple[str, str], ...] = ()) -> Missing:
    """Say in a language that something of this name is missing; `what` and `remedy` are texts of the catalogue.

    >>> missing("nl", "No motion %(name)s is known", "21 501-02, nr. 9999", "").what
    'Motie 21 501-02, nr. 9999 is niet bekend'
    """
    said = translations(language).ugettext
    return Missing(
        said(what) % {"name": name}, remedy=said("Perhaps one of these is meant:") if near else said(remedy), near=near
    )
