"""In which form a request wants its answer."""

from __future__ import annotations

from typing import Literal

Form = Literal["html", "json"]


def accepted_form(accept: str) -> Form:
    """Tell which form is accepted first. What browsers accept differs in a hundred ways: no more of it counts.

    >>> accepted_form("text/html,*/*"), accepted_form("application/json, text/html"), accepted_form("")
    ('html', 'json', 'html')
    """
    json, html = accept.find("application/json"), accept.find("text/html")
    return "json" if json >= 0 and (html < 0 or json < html) else "html"
