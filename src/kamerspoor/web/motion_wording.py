"""What pages say of motions, votes and statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from kamerspoor.export import wording as records
from kamerspoor.model import Actor, Statement
from kamerspoor.web.language import Language, translations
from kamerspoor.web.wording import outcome, page_words

if TYPE_CHECKING:
    from kamerspoor.ledger.actors import ActorStatement

ACTS = tuple(records.ENGLISH.acts)
_REASONED = frozenset(("adopted", "carried_out", "considered_done", "taken_over", "in_line_with"))
_REFUSED = frozenset(("rejected", "not_carried_out", "lapsed", "withdrawn"))


def paper_number(key: str) -> str:
    """Write the number of a parliamentary paper as parliament does.

    >>> paper_number("kst-21501-02-2234"), paper_number("kst-36600-VII-9"), paper_number("sha256-00")
    ('21 501-02, nr. 2234', '36 600-VII, nr. 9', 'sha256-00')
    """
    dossier, _, number = key.removeprefix("kst-").rpartition("-")
    return f"{dossier_number(dossier)}, nr. {number}" if dossier[:5].isdecimal() else key


def dossier_number(number: str) -> str:
    """Write the number of a dossier as parliament does.

    >>> dossier_number("21501-02")
    '21 501-02'
    """
    return f"{number[:2]} {number[2:]}" if number[:5].isdecimal() else number


def happening(what: str, language: Language) -> str:
    """Name something that happened to a motion.

    >>> happening("filed", "en"), happening("adopted", "en"), happening("in_line_with", "en")
    ('moved', 'adopted', 'the cabinet acted in line with it')
    """
    return _happenings(language).get(what) or outcome(what, language)


def standing(state: str) -> str:
    """Tell how a state is coloured: good, bad, or open.

    >>> standing("adopted"), standing("rejected"), standing("silent")
    ('good', 'bad', 'open')
    """
    return "good" if state in _REASONED else "bad" if state in _REFUSED else "open"


def choice(value: str | None, language: Language) -> str:
    """Name a choice in a vote, as the source or the ledger calls it.

    >>> choice("Voor", "en"), choice("Niet deelgenomen", "en"), choice(None, "en")
    ('for', 'took no part', 'divided')
    """
    return _choices(language).get((value or "").lower(), value or "")


def did(said: ActorStatement, actor: str, language: Language) -> str:
    """Say what is done in a statement."""
    statement = Statement(
        0, 0, Actor(actor), said.act, negated=said.negated, co_actors=said.co_actors,
        modality=said.modality,  # type: ignore[arg-type]
        quantity=said.quantity,  # type: ignore[arg-type]
    )  # fmt: skip
    return records.did(statement, page_words(language).said)


def by_sentence(said: Sequence[ActorStatement]) -> list[list[ActorStatement]]:
    """Put together the statements that one sentence makes."""
    return [list(some) for _, some in groupby(said, lambda one: (one.heading, one.quote))]


def act(name: str, language: Language) -> str:
    """Name an act.

    >>> act("urge", "nl"), act("concern", "nl")
    ('aandringen', 'zorg uiten')
    """
    verb = page_words(language).said.acts.get(name)
    return verb.bare.replace("|", "").strip() if verb else name


@cache
def _happenings(language: Language) -> Mapping[str, str]:
    _: Callable[[str], str] = translations(language).ugettext
    return {
        "filed": _("moved"),
        "decision": _("decision"),
        "replaced": _("replaced by a later version"),
        "in_line_with": _("the cabinet acted in line with it"),
        "carried_out": _("carried out, says the cabinet"),
        "considered_done": _("done, says the cabinet"),
        "not_carried_out": _("not carried out, says the cabinet"),
        "pending": _("an answer is to come"),
        "cited": _("mentioned by the cabinet"),
    }


@cache
def _choices(language: Language) -> Mapping[str, str]:
    _: Callable[[str], str] = translations(language).ugettext
    return {
        "": _("divided"),
        "voor": _("for"),
        "tegen": _("against"),
        "niet deelgenomen": _("took no part"),
    }
