"""Put a reading room together."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from kamerspoor.errors import KamerspoorError, NotInArchive, QueryError, UsageError
from kamerspoor.web import describing, files, pages, problems
from kamerspoor.web.guarding import Guarding
from kamerspoor.web.memory import Remembering
from kamerspoor.web.missing import Missing
from kamerspoor.web.room import Room

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from kamerspoor.web.settings import Settings

DESCRIPTION = """What parliament asked, what the government did with it in Brussels, and where it says so.
Every page is JSON too: add `.json` to its address, or ask for `application/json`."""


def create_app(settings: Settings) -> ASGIApp:
    """Make the application: every module of `pages` that has a `router` takes part."""
    app = FastAPI(
        title="kamerspoor", version=version("kamerspoor"), description=DESCRIPTION,
        openapi_url="/openapi.json", docs_url=None, redoc_url=None, redirect_slashes=False,
    )  # fmt: skip
    room = Room(settings)
    app.state.room = room
    for module in sorted(module.name for module in iter_modules(pages.__path__)):
        app.include_router(import_module(f"kamerspoor.web.pages.{module}").router)
    app.include_router(files.router)
    describing.describe(app, settings)
    app.add_exception_handler(KamerspoorError, _told)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _refused)
    return Guarding(Remembering(app, room), room)


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, KamerspoorError)
    status = 404 if isinstance(error, NotInArchive) else 422 if isinstance(error, UsageError) else 503
    near = error.near if isinstance(error, Missing) else ()
    place = (error.start, error.end) if isinstance(error, QueryError) else None
    room = request.app.state.room
    return problems.respond(request, room, status, error.what, error.remedy, near, place=place)


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    said = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return problems.respond(request, request.app.state.room, 422, said)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problems.respond(request, request.app.state.room, error.status_code)
