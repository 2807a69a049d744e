"""What the pages of search say of hits, fields and values, and what was asked for marked in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from kamerspoor.export import wording as records
from kamerspoor.model import Actor, Statement
from kamerspoor.web.language import Language, translations
from kamerspoor.web.motion_wording import dossier_number, paper_number
from kamerspoor.web.told_in_dutch import help_in_dutch, in_dutch
from kamerspoor.web.wording import outcome, page_words

if TYPE_CHECKING:
    from kamerspoor.search.answers import Reason
    from kamerspoor.web.hits import Found

_GOOD = frozenset(("adopted", "taken_over", "carried_out", "considered_done", "fulfilled"))
_BAD = frozenset(("rejected", "not_carried_out"))
_LONGEST_TITLE = 240


def filters(language: Language) -> dict[str, Callable[..., Any]]:
    """Give the filters that the templates of search use."""
    return {
        "marked": marked,
        "field_name": lambda field: _terms(language).get(f"field:{field}", field),
        "field_value": lambda value, field: value_of(field, value, language),
        "unit_name": lambda unit: _terms(language).get(f"unit:{unit or 'usual'}", unit or ""),
        "one_unit": lambda unit: _terms(language).get(f"one:{unit}", unit),
        "form_name": lambda how: _terms(language).get(f"how:{how}", how),
        "place_name": lambda place: _terms(language).get(f"place:{place}", place),
        "hit_number": hit_number,
        "hit_state": lambda hit: state(hit.state, language),
        "hit_standing": lambda hit: "good" if hit.state in _GOOD else "bad" if hit.state in _BAD else "open",
        "hit_did": lambda hit: did(hit, language),
        "reason": lambda reason: why(reason, language),
        "coded": coded,
        "upper_first": lambda text: text[:1].upper() + text[1:],
        "help_in_dutch": help_in_dutch if language == "nl" else str,
        "told": lambda text: told(text, language),
    }


def told(text: str | None, language: Language) -> str:
    """Give what the archive or the search says in the language of the page, where that is known."""
    text = text or ""
    # The search itself asks in Dutch.
    return in_dutch(text) if language == "nl" else text.replace("bedoelde u", "did you mean")


def marked(text: str | None, marks: Iterable[tuple[int, int]]) -> Markup:
    """Give a text with stretches of it marked; all of it is escaped.

    >>> marked("wapens <b>", [(0, 6)])
    Markup('<mark>wapens</mark> &lt;b&gt;')
    """
    text, at, pieces = text or "", 0, list[str]()
    for start, end in marks:
        pieces += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*pieces, escape(text[at:])])


def coded(text: str) -> Markup:
    """Give a text in which what stands between backticks is code.

    >>> coded("as `na` <")
    Markup('as <code>na</code> &lt;')
    """
    pieces = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if at % 2 else escape(piece) for at, piece in enumerate(pieces)
    )


def hit_number(hit: Found) -> str:
    """Write the number of a hit as parliament does."""
    return paper_number(hit.key) if hit.key else hit.number or ""


def value_of(field: str, value: str, language: Language) -> str:
    """Name a value of a field."""
    if field == "kind":
        return page_words(language).kinds.get(value) or _terms(language).get(f"one:{value}", value)
    if field == "unit":
        return _terms(language).get(f"unit:{value}", value)
    if field == "dossier":
        return dossier_number(value)
    if field == "state":
        return state(value, language)
    if field == "act":
        verb = page_words(language).said.acts.get(value)
        return verb.bare.replace("|", "") if verb else value
    return value.removeprefix("kst-")


def state(name: str | None, language: Language) -> str:
    """Name what became of a motion or commitment; nothing for what is not known."""
    if not name or name == "unknown":
        return ""
    return _terms(language).get(f"state:{name}") or outcome(name, language)


def did(hit: Found, language: Language) -> str:
    """Say what is done in a statement."""
    if not hit.act:
        return ""
    statement = Statement(0, 0, Actor(hit.actor or ""), hit.act, negated=hit.negated)
    return records.did(statement, page_words(language).said)


def why(reason: Reason, language: Language) -> str:
    """Say how what was asked for stands in a hit."""
    terms = _terms(language)
    same = len(reason.found) == 1 and reason.found[0] == reason.asked.lower()
    said = [terms[f"how:{reason.how}"] + ("" if same else f": {', '.join(reason.found)}")]
    if reason.times:
        said.append(
            translations(language).ungettext("%(num)s time in the text", "%(num)s times in the text", reason.times)
            % {"num": reason.times}
        )
    said += [terms[f"place:{place}"] for place in reason.places if place != "text"]
    return "; ".join(said)


@cache
def _terms(language: Language) -> Mapping[str, str]:
    _: Callable[[str], str] = translations(language).ugettext
    return {
        "field:kind": _("Kind"),
        "field:council": _("Council"),
        "field:dossier": _("Dossier"),
        "field:actor": _("Who speaks"),
        "field:year": _("Year"),
        "field:unit": _("What"),
        "unit:usual": _("Everything"),
        "unit:document": _("Documents"),
        "unit:motion": _("Motions"),
        "unit:statement": _("Statements"),
        "unit:commitment": _("Commitments"),
        "one:document": _("Document"),
        "one:motion": _("Motion"),
        "one:statement": _("Statement"),
        "one:commitment": _("Commitment"),
        "how:exact": _("as typed"),
        "how:form": _("in another form"),
        "how:variant": _("by another name"),
        "how:part": _("as a part, or within a compound"),
        "how:prefix": _("begins so"),
        "how:kin": _("as another word of its stem"),
        "place:title": _("in the title"),
        "place:text": _("in the text"),
        "place:people": _("among the names"),
        "state:silent": _("nothing heard of it"),
        "state:fulfilled": _("fulfilled"),
        "state:partly": _("fulfilled in part"),
        "state:open": _("open"),
        "state:carried_out": _("carried out"),
        "state:considered_done": _("considered done"),
        "state:not_carried_out": _("not carried out"),
        "state:taken_over": _("taken over"),
        "state:replaced": _("replaced"),
    }
