"""What a visitor chooses: the language. It is kept in a cookie, the only one."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from kamerspoor.web.language import COOKIE, Language
from kamerspoor.web.paging import PROBLEMS

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.get(
    "/taal/{language}", status_code=303, response_class=RedirectResponse, tags=["programs"],
    summary="Choose the language of pages",
    responses={303: {"description": "Back to the page"}, 422: PROBLEMS[422], 429: PROBLEMS[429]},
)  # fmt: skip
def choose_language(
    request: Request,
    language: Language,
    terug: Annotated[str, Query(max_length=8_000, description="The page of ours to go back to")] = "/",
) -> Response:
    """Keep the language in a cookie and go back to a page of ours."""
    answer = RedirectResponse(_ours(terug), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, language, max_age=_YEAR, samesite="lax", httponly=True, secure=secure)
    return answer


def _ours(address: str) -> str:
    """Give an address when it is one of ours, else the first page; without a language of its own, which would win.

    >>> _ours("/zoek?q=a&taal=en"), _ours("//elsewhere.example/"), _ours("https://elsewhere.example/")
    ('/zoek?q=a', '/', '/')
    """
    # Browsers read // and /\\ as the address of another host.
    if not address.startswith("/") or address.startswith(("//", "/\\")) or not address.isprintable():
        return "/"
    parts = urlsplit(address)
    if COOKIE not in parts.query:
        return address
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != COOKIE]
    return parts._replace(query=urlencode(kept)).geturl()
