"""Whole addresses, for what is read away from a page: feeds, calendars, the sitemap, data about a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kamerspoor.web.room import ROOM

if TYPE_CHECKING:
    from fastapi import Request

_SINCE = "2026"
"""A year in which the name of the host was whose it is. It must never change, for ids are made with it."""
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*", re.ASCII)


def base_of(request: Request) -> str:
    """Give the address under which visitors see the room, without a slash at its end."""
    settings = request.scope[ROOM].settings
    return str(settings.base or request.base_url).rstrip("/")


def tag(base: str, specific: str) -> str:
    """Give an id that lasts, whatever the address of a page becomes. Source: RFC 4151.

    >>> tag("https://kamerspoor.example.org", "motion/kst-21501-02-2234")
    'tag:kamerspoor.example.org,2026:motion/kst-21501-02-2234'
    """
    host = urlsplit(base).hostname or ""
    authority = host if _NAME.fullmatch(host) else "localhost"
    return f"tag:{authority},{_SINCE}:{quote(specific, safe='/-_.~')}"
