"""What pages say of meetings, topics, commitments and checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kamerspoor.export import wording as records
from kamerspoor.model import Actor, Statement
from kamerspoor.periods import first_day, last_day
from kamerspoor.web.language import Language, translations
from kamerspoor.web.wording import page_words

if TYPE_CHECKING:
    from kamerspoor.ledger.agenda_statements import Said
    from kamerspoor.ledger.positions import Change
    from kamerspoor.ledger.positions import Said as TopicSaid


def deed(act: str, language: Language, negated: bool = False) -> str:
    """Name an act, or that it was not done.

    >>> deed("urge", "nl"), deed("urge", "nl", True), deed("urge", "en")
    ('aandringen', 'niet aandringen', 'urge')
    """
    words = page_words(language).said
    verb = words.acts.get(act)
    if verb is None:
        return act
    return verb.bare.replace("|", verb.denial if negated else "", 1).replace("|", "").strip()


def said(one: Said | TopicSaid, language: Language) -> str:
    """Say what is done in a statement."""
    statement = Statement(
        0, 0, Actor(one.actor), one.act, negated=one.negated, modality=getattr(one, "modality", None),
        co_actors=getattr(one, "co_actors", ()),
    )  # fmt: skip
    return records.did(statement, page_words(language).said)


def term(name: str, language: Language) -> str:
    """Name what became of an item, an announcement or a commitment, a kind of check, a severity, a source.

    >>> term("dropped", "en"), term("not_said", "en"), term("nothing-like-this", "nl")
    ('dropped', 'not said', 'nothing-like-this')
    """
    return _terms(language).get(name, name)


def check(code: str, message: str, language: Language) -> str:
    """Say what a check found."""
    return _checks(language).get(code) or page_words(language).checks.get(code, message)


def check_kind(code: str, language: Language) -> str:
    """Name a kind of check.

    >>> check_kind("report-without-agenda", "en")
    'No annotated agenda of the meeting is known'
    """
    return check(code, code.replace("-", " ").capitalize(), language)


def change(value: Change, language: Language) -> str:
    """Say how a position changed."""
    _: Callable[[str], str] = translations(language).ugettext
    terms = _terms(language)
    if value.kind == "act":
        return _("from %(was)s to %(now)s") % {
            "was": terms.get(value.was or "", value.was), "now": terms.get(value.now or "", value.now),
        }  # fmt: skip
    if value.kind == "voiced no more":
        return _("voices concern no more")
    if value.kind == "term disappears":
        return _("no longer speaks of %(words)s") % {"words": value.was}
    return _("now speaks of %(words)s") % {"words": value.now}


def due(value: str | None, language: Language) -> str:
    """Write when something is due: a day, a month, a quarter, a week, a year.

    >>> due("2024-Q3", "en"), due("2024-06-30", "en"), due("2020-11-23/2020-11-24", "en")
    ('3rd quarter 2024', '30 June 2024', '23–24 November 2020')
    """
    first, last = first_day(value), last_day(value)
    if not value or not first or not last:
        return value or ""
    if "/" in value or "W" in value:
        return span(first, last, language)
    if "Q" in value:
        from babel.dates import format_date

        return format_date(date.fromisoformat(first), "QQQQ y", locale=language)
    return _in_words(value, language)


def _in_words(value: str, language: Language) -> str:
    from kamerspoor.web.filters import day

    return day(value, language)


def span(first: str, last: str, language: Language) -> str:
    """Write the days of a meeting.

    >>> span("2023-03-13", "2023-03-13", "nl"), span("2023-05-15", "2023-05-16", "nl")
    ('13 maart 2023', '15–16 mei 2023')
    """
    if first == last:
        return _in_words(first, language)
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{_in_words(last, language)}"
    return f"{_in_words(first, language)} – {_in_words(last, language)}"


def moment(value: str | None, language: Language) -> str:
    """Write a moment, with its hour in UTC.

    >>> moment("2024-01-31T09:05:00+00:00", "nl"), moment(None, "nl")
    ('31 januari 2024, 09:05', '')
    """
    if not value:
        return ""
    hour = f", {value[11:16]}" if len(value) >= 16 else ""
    return _in_words(value[:10], language) + hour


def weekdays(language: Language) -> list[tuple[str, str]]:
    """Give the days of the week from Monday on: in full, and short."""
    from babel.dates import get_day_names

    full, short = get_day_names("wide", locale=language), get_day_names("abbreviated", locale=language)
    return [(full[i], short[i]) for i in range(7)]


@cache
def _terms(language: Language) -> Mapping[str, str]:
    _: Callable[[str], str] = translations(language).ugettext
    return {
        "matched": _("dealt with"),
        "dropped": _("dropped"),
        "added": _("added"),
        "carried": _("carried over"),
        "said": _("said"),
        "otherwise": _("said otherwise"),
        "not_said": _("not said"),
        "outstanding": _("all that is open"),
        "open": _("open"),
        "due-soon": _("due soon"),
        "overdue": _("overdue"),
        "partly": _("fulfilled in part"),
        "fulfilled": _("fulfilled"),
        "lapsed": _("lapsed"),
        "all": _("all"),
        "error": _("error"),
        "warning": _("warning"),
        "info": _("for information"),
        "call": _("a call"),
        "support": _("support"),
        "opposition": _("opposition"),
        "concern": _("concern"),
        "no concern": _("no concern"),
        "promise": _("a promise"),
        "no promise": _("no promise"),
        "decision": _("a decision"),
        "no decision": _("no decision"),
        "stress": _("stress"),
        "no stress": _("no stress"),
        "contribution": _("a contribution"),
        "no contribution": _("no contribution"),
        "odata": _("House of Representatives: open data"),
        "syncfeed": _("House of Representatives: feed of changes"),
        "publications": _("Official publications"),
        "letter": _("letter"),
        "debate": _("debate"),
        "official": _("list of commitments of the House"),
        "no agenda": _("no agenda known"),
        "agenda not in the archive": _("agenda not in the archive"),
        "no report": _("no report known"),
        "report not due yet": _("report to come"),
        "report not in the archive": _("report not in the archive"),
    }


@cache
def _checks(language: Language) -> Mapping[str, str]:
    _: Callable[[str], str] = translations(language).ugettext
    return {
        "unknown-reference": _("A number is cited that its dossier does not have"),
        "motion-mismatch": _("A motion is cited otherwise than it is known"),
        "vote-mismatch": _("The outcome of a vote is told otherwise than it was"),
        "superseded-motion": _("A version of a motion is cited that was replaced"),
        "meeting-date-mismatch": _("The meeting was on another day"),
        "report-without-agenda": _("No annotated agenda of the meeting is known"),
        "agenda-without-report": _("No report of the meeting is known"),
    }
