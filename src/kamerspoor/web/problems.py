"""What went wrong, told alike everywhere: as a page in the language of the visitor, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamerspoor.web import language
from kamerspoor.web.responding import Problem, answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import Request
    from fastapi.responses import Response

    from kamerspoor.web.room import Room


def N_(text: str) -> str:
    """Mark a text for the catalogue, to be translated when it is shown."""
    return text


TITLES: Mapping[int, str] = {
    404: N_("Not found"),
    405: N_("Only reading is possible"),
    414: N_("The address is too long"),
    422: N_("Not understood"),
    429: N_("Too many requests"),
    500: N_("Something went wrong here"),
    503: N_("Not available now"),
}
OTHERWISE = N_("Not possible")
DETAILS: Mapping[int, str] = {
    404: N_("There is no page at this address."),
    405: N_("Pages can be asked for and looked at; nothing can be sent or changed."),
    414: N_("What is asked for is longer than anything that is here."),
    429: N_("More was asked for in a short time than one visitor may."),
    500: N_("It is not because of what you asked. The keeper of this room finds it in the log."),
}
REMEDIES: Mapping[int, str] = {
    404: N_("Look for it by its number or by words."),
    414: N_("Ask for fewer words."),
    429: N_("Wait a little, and ask again."),
    500: N_("Try again later."),
}


def respond(
    request: Request,
    room: Room,
    status: int,
    detail: str | None = None,
    remedy: str | None = None,
    near: tuple[tuple[str, str], ...] = (),
    headers: Mapping[str, str] | None = None,
    place: tuple[int, int] | None = None,
) -> Response:
    """Tell of a problem. Without `detail`, the words are those that belong to the status.

    `place`: where in the query it is.
    """
    lang = language.of_request(request)
    said = language.translations(lang).ugettext
    if detail is None:
        detail, remedy = said(DETAILS.get(status, OTHERWISE)), said(REMEDIES[status]) if status in REMEDIES else None
    problem = Problem(status, said(TITLES.get(status, OTHERWISE)), detail, remedy, near, place)
    told = answer(request, problem, "problem.html.j2", status=status, lang=lang, today=room.today())
    told.headers["cache-control"] = "no-store"
    told.headers.update(headers or {})
    return told
