"""The addresses of pages. They last: whoever links to one finds it again after a rebuild.

A document without a number is known by the sha256 of its bytes, never by its place in this archive.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode

ENTRIES = 30
"""Of a feed, where no other number is asked for."""


def document(key: str, anchor: str = "") -> str:
    """Give the page of a document: its key (`kst-21501-02-2244`), or `sha256-` and the first 16 digits of its sum.

    >>> document("kst-21501-02-2244", "s-12")
    '/document/kst-21501-02-2244#s-12'
    """
    return f"/document/{quote(key, safe='')}" + (f"#{quote(anchor, safe='-')}" if anchor else "")


def source(name: str) -> str:
    """Give the bytes that a document was read from.

    >>> source("kst-21501-02-2244")
    '/document/kst-21501-02-2244/bron'
    """
    return f"{document(name)}/bron"


def passage(name: str, start: int | None) -> str:
    """Give the page of a document at the sentence that holds a place in its text; its beginning without a place.

    >>> passage("kst-21501-02-2244", 1200), passage("kst-21501-02-2244", None)
    ('/document/kst-21501-02-2244/plaats/1200', '/document/kst-21501-02-2244')
    """
    return document(name) if start is None else f"{document(name)}/plaats/{start}"


def motion(key: str) -> str:
    """Give the page of a motion.

    >>> motion("kst-21501-02-2234")
    '/motie/kst-21501-02-2234'
    """
    return f"/motie/{quote(key, safe='')}"


def meeting(id: str) -> str:
    """Give the page of a meeting by its id.

    >>> meeting("RBZ/2020-11-19")
    '/vergadering/RBZ/2020-11-19'
    """
    return "/vergadering/" + "/".join(quote(part, safe="") for part in id.split("/"))


def meetings(**asked: str | int | None) -> str:
    """Give the list of meetings that are asked for.

    >>> meetings(council="RBZ", since=None)
    '/vergaderingen?council=RBZ'
    """
    return _asked("/vergaderingen", asked)


def commitments(**asked: str | int | None) -> str:
    """Give the list of commitments that are asked for.

    >>> commitments(state="overdue")
    '/toezeggingen?state=overdue'
    """
    return _asked("/toezeggingen", asked)


def commitment(id: str) -> str:
    """Give the page of a commitment by its id.

    >>> commitment("kst-21501-02-2611/4")
    '/toezegging/kst-21501-02-2611/4'
    """
    return f"/toezegging/{quote(id)}"


def month(value: str, **asked: str | int | None) -> str:
    """Give the calendar of commitments that are due in a month.

    >>> month("2024-06")
    '/toezeggingen/kalender?month=2024-06'
    """
    return _asked("/toezeggingen/kalender", {"month": value, **asked})


def checks(**asked: str | int | None) -> str:
    """Give the list of checks that are asked for.

    >>> checks(code="impossible-date", severity=None)
    '/controles?code=impossible-date'
    """
    return _asked("/controles", asked)


def _asked(path: str, asked: Mapping[str, str | int | None]) -> str:
    given = {name: value for name, value in asked.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def topic(name: str) -> str:
    """Give the page of a topic.

    >>> topic("Wit-Rusland")
    '/onderwerp/Wit-Rusland'
    """
    return f"/onderwerp/{quote(name, safe='')}"


def actor(name: str) -> str:
    """Give the page of an actor.

    >>> actor("Hoge Vertegenwoordiger")
    '/actor/Hoge%20Vertegenwoordiger'
    """
    return f"/actor/{quote(name, safe='')}"


def member(person_id: str) -> str:
    """Give the page of a member of parliament by the official id of the person."""
    return f"/lid/{quote(person_id, safe='')}"


def dossier(number: str) -> str:
    """Give the page of a dossier.

    >>> dossier("21501-02")
    '/dossier/21501-02'
    """
    return f"/dossier/{quote(number, safe='')}"


def search(q: str = "", **more: str | int | None) -> str:
    """Give the page of a search.

    >>> search("wapenembargo", sort="date")
    '/zoek?q=wapenembargo&sort=date'
    """
    given = {"q": q, **{name: value for name, value in more.items() if value not in (None, "")}}
    return f"/zoek?{urlencode(given)}"


def search_page(
    q: str = "",
    *,
    unit: str | None = None,
    sort: str = "relevance",
    like: str | None = None,
    explain: bool = False,
    after: str | None = None,
) -> str:
    """Give the page of a search, with all that can be chosen; what is usual is left out.

    >>> search_page("wapens", unit="motion", sort="relevance", explain=True)
    '/zoek?q=wapens&in=motion&waarom=1'
    """
    given = {
        "q": q, "als": like, "in": unit, "sort": None if sort == "relevance" else sort,
        "waarom": "1" if explain else None, "na": after,
    }  # fmt: skip
    return f"/zoek?{urlencode({name: value for name, value in given.items() if value})}"


def search_feed(q: str, unit: str | None = None, limit: int = ENTRIES, after: str | None = None) -> str:
    """Give the feed of a search.

    >>> search_feed("wapens", "motion")
    '/zoek.atom?q=wapens&in=motion'
    """
    return _asked("/zoek.atom", {"q": q, "in": unit, "limit": limit if limit != ENTRIES else None, "na": after})


def calendar(council: str | None = None) -> str:
    """Give the file for calendar programs, of one Council where it is named.

    >>> calendar(), calendar("RBZ")
    ('/kalender.ics', '/kalender.ics?council=RBZ')
    """
    return _asked("/kalender.ics", {"council": council})


def feed(page: str) -> str:
    """Give the feed of a motion, dossier or topic by its page.

    >>> feed(dossier("21501-02"))
    '/dossier/21501-02.atom'
    """
    return f"{page}.atom"


def motions(**asked: str | int | None) -> str:
    """Give the list of motions that are asked for.

    >>> motions(council="Raad Buitenlandse Zaken", status="silent", faction=None)
    '/moties?council=Raad+Buitenlandse+Zaken&status=silent'
    """
    return _asked("/moties", asked)


def onward(path: str, query: str, after: str) -> str:
    """Give the next part of a list: the same question, from after a place.

    >>> onward("/moties", "status=silent&member=&na=x", "2023-03-13~kst-1-1")
    '/moties?status=silent&na=2023-03-13~kst-1-1'
    """
    asked = [(name, value) for name, value in parse_qsl(query, max_num_fields=100) if name != "na"]
    return f"{path}?{urlencode([*asked, ('na', after)])}"
