"""What a calendar program calls events."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kamerspoor.web.language import Language, translations


def kinds(language: Language) -> Mapping[str, str]:
    """Name the kinds of events; a meeting and a debate say by themselves what they are."""
    _: Callable[[str], str] = translations(language).ugettext
    return {
        "meeting": "",
        "debate": "",
        "commitment": _("Due"),
        "decision": _("Decision expected"),
        "publication": _("Publication expected"),
        "agenda": _("On the agenda"),
    }
