"""Register pages: one function, one view, one address for people and (`.json`, or `Accept`) for programs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple, TypeVar, get_type_hints

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from kamerspoor.store.sqlite import SqliteReader
from kamerspoor.web import language, responding
from kamerspoor.web.settings import Settings

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Asked:
    """What every page has at hand. `searcher` is had from `request.app.state.room`."""

    request: Request
    reader: SqliteReader
    today: str
    language: language.Language
    settings: Settings


class Page(NamedTuple):
    """A registered page: its address, its template, the view that the template may use as `view`."""

    path: str
    template: str
    model: type[Any]


PAGES: list[Page] = []
"""All pages, for the tests that hold templates to their views."""
PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: {"model": responding.Problem, "description": "Not in the archive"},
    422: {"model": responding.Problem, "description": "Not understood"},
    429: {"model": responding.Problem, "description": "Too many requests"},
    503: {"model": responding.Problem, "description": "The archive cannot be read now, or the question takes too long"},
}


def asked(request: Request) -> Iterator[Asked]:
    """Give what a page has at hand, with a reader of the archive for as long as it is made."""
    room = request.app.state.room
    with room.readers.reader() as reader:
        yield Asked(request, reader, room.today(), language.of_request(request), room.settings)


Here = Annotated[Asked, Depends(asked)]


def page(
    router: APIRouter,
    path: str,
    template: str,
    *,
    summary: str,
    tag: str,
    status: Callable[[Any], int] = lambda view: 200,
) -> Callable[[V], V]:
    """Register a function that gives a view as a page.

    Its first argument is `here: Here`; others are parameters of the path and the query, with their limits. `status`:
    that of the answer, where a view may say that something was not understood.
    """

    def register(make: V) -> V:
        hints = get_type_hints(make, include_extras=True)
        model = hints.pop("return")
        PAGES.append(Page(path, template, model))

        def endpoint(**given: Any) -> Response:
            view = make(**given)
            return responding.respond(given["here"], view, template, status(view))

        old = inspect.signature(make)
        changed = [p.replace(annotation=hints[name]) for name, p in old.parameters.items()]
        endpoint.__signature__ = inspect.Signature(changed)  # type: ignore[attr-defined]
        endpoint.__name__ = make.__name__
        endpoint.__doc__ = make.__doc__
        responses = {200: {"model": model, "content": {"text/html": {}}}, **PROBLEMS}
        for address, shown in ((path if path != "/" else "/index", ".json"), (path, "")):
            router.add_api_route(
                address + shown, endpoint, response_model=None, responses=responses,
                summary=summary, tags=[tag], operation_id=make.__name__ + ("_json" if shown else ""),
            )  # fmt: skip
        return make

    return register
