"""Turn a view into an answer: HTML for people, JSON for programs, errors for both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from fastapi.responses import Response

from kamerspoor.web import filters, language
from kamerspoor.web.absolute import base_of
from kamerspoor.web.accepting import Form, accepted_form

if TYPE_CHECKING:
    from fastapi import Request
    from jinja2 import Environment

    from kamerspoor.web.paging import Asked


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, in words, and what to do.

    `near`: addresses that may be meant, with what they are called. `place`: where in a search it went wrong, in code
    points, half-open.
    """

    status: int
    title: str
    detail: str
    remedy: str | None = None
    near: tuple[tuple[str, str], ...] = ()
    place: tuple[int, int] | None = None


def form_of(request: Request) -> Form:
    """Tell whether HTML or JSON is asked for: by the address, else by what is accepted, the first named first."""
    if request.url.path.endswith(".json"):
        return "json"
    return accepted_form(request.headers.get("accept", ""))


def respond(asked: Asked, view: Any, template: str, status: int = 200) -> Response:
    """Give the view in the form asked for."""
    return answer(asked.request, view, template, status=status, lang=asked.language, today=asked.today)


def answer(request: Request, view: Any, template: str, *, status: int, lang: language.Language, today: str) -> Response:
    """Give a view in the form that a request asks for."""
    if form_of(request) == "json":
        return Response(msgspec.json.encode(view), status, media_type="application/json")
    page = environment(lang).get_template(template)
    body = page.render(view=view, here=_here(request, lang, today))
    return Response(body, status, media_type="text/html")


@dataclass(frozen=True, slots=True)
class Place:
    """What the frame of every page shows beside its view. `path` and `query` are of the page itself.

    `base`: the address under which visitors see the room, for what is read away from the page.
    """

    path: str
    query: str
    language: language.Language
    today: str
    q: str
    base: str

    @property
    def json(self) -> str:
        """Give the address of the same as JSON."""
        path = "/index.json" if self.path == "/" else f"{self.path}.json"
        return path + (f"?{self.query}" if self.query else "")


def _here(request: Request, lang: language.Language, today: str) -> Place:
    return Place(request.url.path, request.url.query, lang, today, request.query_params.get("q", ""), base_of(request))


@cache
def environment(lang: language.Language) -> Environment:
    """Give the environment of templates: everything is escaped, and what a view lacks is an error."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        # The parts of a record's page are those of `kamerspoor read --format html`.
        loader=ChoiceLoader(
            [PackageLoader("kamerspoor.web", "templates"), PackageLoader("kamerspoor.export", "templates")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(language.translations(lang), newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(filters.for_language(lang))
    made.globals.update(filters.GLOBALS)
    return made
