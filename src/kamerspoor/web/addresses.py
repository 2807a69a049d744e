"""The addresses of pages. They last: whoever links to one finds it again after a rebuild.

A document without a number is known by the sha256 of its bytes, never by its place in this archive.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode


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


def motions(**asked: str | int | None) -> str:
    """Give the list of motions that are asked for.

    >>> motions(council="Raad Buitenlandse Zaken", status="silent", faction=None)
    '/moties?council=Raad+Buitenlandse+Zaken&status=silent'
    """
    given = {name: value for name, value in asked.items() if value not in (None, "")}
    return f"/moties?{urlencode(given)}" if given else "/moties"


def onward(path: str, query: str, after: str) -> str:
    """Give the next part of a list: the same question, from after a place.

    >>> onward("/moties", "status=silent&member=&na=x", "2023-03-13~kst-1-1")
    '/moties?status=silent&na=2023-03-13~kst-1-1'
    """
    asked = [(name, value) for name, value in parse_qsl(query, max_num_fields=100) if name != "na"]
    return f"{path}?{urlencode([*asked, ('na', after)])}"
