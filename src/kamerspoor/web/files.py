"""Our own files: style and script. Each has its sum in its address, so that a browser asks for it once."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

router = APIRouter()
TYPES = {
    "style.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
_SHARED = {"style.css": "page.css", "page.js": "filter.js"}


@cache
def content(name: str) -> bytes:
    """Give the bytes of a file. Style and script begin with those of the page that `kamerspoor read` makes."""
    own = files("kamerspoor.web").joinpath("static", name).read_bytes()
    if name not in _SHARED:
        return own
    return files("kamerspoor.export").joinpath("templates", _SHARED[name]).read_bytes() + b"\n" + own


@cache
def address(name: str) -> str:
    """Give the address of a file; it changes with the file, so that a browser may keep it for ever."""
    return f"/static/{hashlib.sha256(content(name)).hexdigest()[:12]}/{name}"


@router.get("/static/{sum}/{name}", include_in_schema=False)
def static_file(sum: str, name: str) -> Response:
    """Give a file by name; only those listed exist."""
    if name not in TYPES:
        raise HTTPException(404, f"there is no file {name!r}")
    return Response(
        content(name), media_type=TYPES[name], headers={"cache-control": "public, max-age=31536000, immutable"}
    )
