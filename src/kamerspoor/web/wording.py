"""What the archive's terms are called on pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from kamerspoor.export.html_words import IN_DUTCH, PageWords
from kamerspoor.web.language import Language, translations

if TYPE_CHECKING:
    from kamerspoor.ledger.motion_answers import Status


def page_words(language: Language) -> PageWords:
    """Give the words of a record's page."""
    if language == "nl":
        return IN_DUTCH
    from kamerspoor.export.html_words_english import IN_ENGLISH

    return IN_ENGLISH


def kind(name: str, language: Language) -> str:
    """Name a kind of document.

    >>> kind("annotated_agenda", "nl"), kind("annotated_agenda", "en")
    ('Geannoteerde agenda', 'Annotated agenda')
    """
    return page_words(language).kinds.get(name, name)


def outcome(name: str | None, language: Language) -> str:
    """Name what came of a vote or decision.

    >>> outcome("adopted", "nl"), outcome("adopted", "en"), outcome(None, "nl")
    ('aangenomen', 'adopted', '')
    """
    return _terms(language).get(name or "", name or "")


def relation(name: str | None, language: Language) -> str:
    """Name what a statement says of a motion.

    >>> relation("in_line_with", "nl"), relation("in_line_with", "en")
    ('in lijn ermee', 'in line with it')
    """
    return page_words(language).said.relations.get(name or "", name or "")


def paper(name: str, language: Language) -> str:
    """Name what a paper is to a meeting.

    >>> paper("debate", "nl"), paper("report", "en")
    ('debat over', 'report of')
    """
    return _papers(language).get(name, name)


def status(value: Status, language: Language) -> str:
    """Say what has become of a motion, with the months of silence.

    >>> from kamerspoor.ledger.motion_answers import Status
    >>> status(Status("carried_out", "2023-03-17"), "nl"), status(Status("silent", "2023-03-07", 6), "en")
    ('uitgevoerd volgens het kabinet', 'adopted, silent for 6 months')
    """
    if value.state == "silent" and value.months is not None:
        said = translations(language).ungettext(
            "adopted, silent for %(num)s month", "adopted, silent for %(num)s months", value.months
        )
        return said % {"num": value.months}
    return _terms(language).get(value.state, value.state)


@cache
def _terms(language: Language) -> Mapping[str, str]:
    _: Callable[[str], str] = translations(language).ugettext
    return {
        "adopted": _("adopted"),
        "rejected": _("rejected"),
        "held": _("held over"),
        "withdrawn": _("withdrawn"),
        "lapsed": _("lapsed"),
        "postponed": _("postponed"),
        "tied": _("tied vote"),
        "taken_over": _("taken over by the cabinet"),
        "replaced": _("replaced by a later version"),
        "carried_out": _("carried out according to the cabinet"),
        "considered_done": _("done according to the cabinet"),
        "not_carried_out": _("not carried out according to the cabinet"),
        "silent": _("adopted, nothing heard of it"),
        "unknown": _("outcome not known"),
    }


@cache
def _papers(language: Language) -> Mapping[str, str]:
    _: Callable[[str], str] = translations(language).ugettext
    return {
        "agenda": _("agenda of"),
        "supplement": _("supplement to the agenda of"),
        "report": _("report of"),
        "debate": _("debate on"),
        "consultation": _("written consultation on"),
        "letter": _("letter about"),
    }
