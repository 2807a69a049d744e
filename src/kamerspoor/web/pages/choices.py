"""What a visitor chooses: the language. It is kept in a cookie, the only one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from kamerspoor.web.language import COOKIE, Language

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.get(
    "/taal/{language}", status_code=303, response_class=RedirectResponse, tags=["programs"],
    summary="Choose the language of pages", responses={303: {"description": "To the page to go back to"}},
)  # fmt: skip
def choose_language(
    request: Request, language: Language, terug: Annotated[str, Query(max_length=8000)] = "/"
) -> Response:
    """Keep the language in a cookie and go back to a page of ours."""
    # Browsers read // and /\\ as another host's address.
    ours = terug.startswith("/") and not terug.startswith(("//", "/\\")) and terug.isprintable()
    answer = RedirectResponse(terug if ours else "/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, language, max_age=_YEAR, samesite="lax", httponly=True, secure=secure)
    return answer
