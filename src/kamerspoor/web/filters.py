"""What templates can do with values: days and months in words, counts, addresses of pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kamerspoor.web import (
    addresses,
    files,
    linked_data,
    meeting_layout,
    meeting_wording,
    motion_wording,
    search_wording,
    wording,
)
from kamerspoor.web.language import Language
from kamerspoor.web.laying_out import laid_out
from kamerspoor.web.vote_drawing import drawing, ordered

_LOCALES: dict[Language, str] = {"nl": "nl", "en": "en_GB"}
"""The day comes before the month, as in the texts themselves."""


def for_language(language: Language) -> dict[str, Callable[..., Any]]:
    """Give the filters of a language."""
    return {
        "day": lambda value, form="long": day(value, language, form),
        "number": lambda n: number(n, language),
        "laid_out": lambda view: laid_out(view, language),
        "kind": lambda kind: wording.kind(kind, language),
        "outcome": lambda outcome: wording.outcome(outcome, language),
        "status": lambda status: wording.status(status, language),
        "relation": lambda relation: wording.relation(relation, language),
        "paper": lambda relation: wording.paper(relation, language),
        "deed": lambda act, negated=False: meeting_wording.deed(act, language, negated),
        "says": lambda said: meeting_wording.said(said, language),
        "term": lambda name: meeting_wording.term(name, language),
        "check": lambda one: meeting_wording.check(one.code, one.message, language),
        "check_kind": lambda code: meeting_wording.check_kind(code, language),
        "change": lambda change: meeting_wording.change(change, language),
        "due": lambda value: meeting_wording.due(value, language),
        "moment": lambda value: meeting_wording.moment(value, language),
        "span": lambda first, last: meeting_wording.span(first, last, language),
        "by_item": meeting_layout.by_item,
        "by_actor": meeting_layout.by_actor,
        "speakers": meeting_layout.speakers,
        "colours": meeting_layout.colours,
        "leaning": meeting_layout.leaning,
        "weekdays": meeting_wording.weekdays,
        "document_data": linked_data.document_data,
        "motion_data": linked_data.motion_data,
        **search_wording.filters(language),
        "happening": lambda what: motion_wording.happening(what, language),
        "standing": motion_wording.standing,
        "choice": lambda value: motion_wording.choice(value, language),
        "did": lambda said, actor: motion_wording.did(said, actor, language),
        "by_sentence": motion_wording.by_sentence,
        "act": lambda name: motion_wording.act(name, language),
        "paper_number": motion_wording.paper_number,
        "dossier_number": motion_wording.dossier_number,
        "drawn": drawing,
        "ordered": ordered,
    }


def day(value: str | None, language: Language, form: str = "long") -> str:
    """Write an ISO day, month or year in words; what is none stays as it is.

    >>> day("2020-11-19", "nl"), day("2020-11-19", "en"), day("2020-11", "nl"), day("2020", "en"), day(None, "nl")
    ('19 november 2020', '19 November 2020', 'november 2020', '2020', '')
    """
    from babel.dates import format_date

    if not value:
        return ""
    try:
        if len(value) == 7:
            return format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale=_LOCALES[language])
        return format_date(date.fromisoformat(value), form, locale=_LOCALES[language]) if len(value) == 10 else value
    except ValueError:
        return value


def number(value: float, language: Language) -> str:
    """Write a number with the separators of the language.

    >>> number(12345, "nl"), number(12345, "en")
    ('12.345', '12,345')
    """
    from babel.numbers import format_decimal

    return format_decimal(value, locale=language)


GLOBALS: dict[str, Any] = {"static": files.address, "to": addresses}
