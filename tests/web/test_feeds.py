"""Feeds are Atom as RFC 4287 wants it: valid, with ids that last, and what they say is what the pages say."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from starlette.testclient import TestClient
from tests.web.room_texts import CITING, MOTION

from kamerspoor.web.absolute import tag
from kamerspoor.web.feeds import ATOM, Entry, Feed, written

FEEDS = [
    "/zoek.atom?q=onderzoek", "/zoek.atom?q=gevaar", "/zoek.atom?q=in:uitspraken", "/zoek.atom", "/zoek.atom?q=xqzwvk",
    "/zoek.atom?q=toezegging&in=commitment", f"/motie/{MOTION}.atom", "/dossier/21501-02.atom",
    "/onderwerp/onderzoek.atom",
]  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9/._~%?:@!$&'()*+,;=-]*", re.ASCII)


def _all(root: Any, *names: str) -> list[Any]:
    return root.findall("/".join(f"{{{ATOM}}}{name}" for name in names))


def _checked(data: bytes) -> Any:
    """Hold a feed to the rules of RFC 4287, 4.1.1 and 4.1.2."""
    root = etree.fromstring(data)
    assert root.tag == f"{{{ATOM}}}feed"
    for name in ("id", "title", "updated"):
        assert len(_all(root, name)) == 1, name
    assert len(_all(root, "author", "name")) == 1
    links = {(link.get("rel"), link.get("type")) for link in _all(root, "link")}
    assert len(links) == len(_all(root, "link"))
    assert ("self", "application/atom+xml") in links
    ids = [one.text for one in (*_all(root, "id"), *_all(root, "entry", "id"))]
    assert len(ids) == len(set(ids))
    assert all(_TAG.fullmatch(id) for id in ids)
    for entry in _all(root, "entry"):
        assert [len(_all(entry, name)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert [link.get("rel") for link in _all(entry, "link")] == ["alternate"]
        assert len(_all(entry, "summary")) <= 1
        assert (_all(entry, "title")[0].text or "").strip()
    for moment in (*_all(root, "updated"), *_all(root, "entry", "updated")):
        assert _DAY.fullmatch(moment.text)
    for link in root.iter(f"{{{ATOM}}}link"):
        assert urlsplit(link.get("href")).scheme == "http"
    return root


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_valid_and_the_same_every_time(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = _checked(answer.content)
    assert _all(root, "link")[0].get("href") == f"http://testserver{address}"
    again = client.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_entries_lead_to_pages_that_are_there(client: TestClient) -> None:
    for address in (f"/motie/{MOTION}.atom", "/dossier/21501-02.atom?limit=5", "/zoek.atom?q=onderzoek&limit=5"):
        entries = _all(_checked(client.get(address).content), "entry")
        assert entries
        for entry in entries:
            link = urlsplit(_all(entry, "link")[0].get("href"))
            assert client.get(link.path).status_code == 200


def test_a_feed_of_a_search_goes_on_without_gaps(client: TestClient) -> None:
    address, seen = "/zoek.atom?q=bericht&in=document&limit=9", list[str]()
    while address:
        root = _checked(client.get(address).content)
        seen += [one.text for one in _all(root, "entry", "id")]
        links = {link.get("rel"): link.get("href") for link in _all(root, "link")}
        address = links.get("next", "").removeprefix("http://testserver")
        assert ("first" in links) == (len(seen) > 9)
    assert len(seen) == len(set(seen)) >= CITING


def test_what_happened_last_comes_first(client: TestClient) -> None:
    days = [one.text for one in _all(_checked(client.get(f"/motie/{MOTION}.atom").content), "entry", "updated")]
    assert days == sorted(days, reverse=True)
    assert len(days) > 2


@pytest.mark.parametrize("address", ["/motie/kst-99999-99.atom", "/dossier/99999.atom", "/onderwerp/xqzwvk.atom"])
def test_what_is_not_there_has_no_feed(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_pages_name_their_feeds(client: TestClient) -> None:
    for page, feed in (
        ("/zoek?q=onderzoek", "/zoek.atom?q=onderzoek"),
        (f"/motie/{MOTION}", f"/motie/{MOTION}.atom"),
        ("/dossier/21501-02", "/dossier/21501-02.atom"),
    ):
        assert f'<link rel="alternate" type="application/atom+xml" href="{feed}"' in client.get(page).text


def test_ids_do_not_change_with_the_port_or_the_protocol() -> None:
    assert tag("http://kamer.example:8000", "x/y z") == tag("https://kamer.example", "x/y z")
    assert tag("http://[::1]:80", "x").startswith("tag:localhost,")


@given(st.text(), st.text(), st.none() | st.text())
def test_any_text_makes_a_valid_feed(title: str, id: str, summary: str | None) -> None:
    entry = Entry(tag("http://a.example", f"e/{id}"), title + "x", "2020-01-02", None, summary, "motion")
    feed = Feed(
        tag("http://a.example", "f"), title + "x", "http://a.example/f", "http://a.example/", "2020-01-01", (entry,)
    )
    _checked(written(feed, "0"))
