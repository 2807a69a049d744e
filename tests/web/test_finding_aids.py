"""The sitemap, robots.txt, the calendar file, the data about a page, the description for programs."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree, html
from starlette.testclient import TestClient
from tests.web.conftest import TODAY
from tests.web.room_texts import HOSTILE, MOTION, REPORT

from kamerspoor.ledger import inventory
from kamerspoor.store.rows import DocumentRow, MeetingRow, MotionRow
from kamerspoor.store.sqlite import SqliteReader
from kamerspoor.web.app import create_app
from kamerspoor.web.describing import operations
from kamerspoor.web.linked_data import script
from kamerspoor.web.settings import Settings

_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def _locations(data: bytes) -> list[str]:
    root = etree.fromstring(data)
    return [one.text.removeprefix("http://testserver") for one in root.iterfind(".//s:loc", SPACE)]


def _linked(page: str) -> dict[str, Any]:
    (found,) = _DATA.findall(page)
    data: dict[str, Any] = json.loads(found)
    return data


def test_the_sitemap_holds_every_paper_once(client: TestClient, archive: SqliteReader) -> None:
    found = _locations(client.get("/sitemap.xml").content)
    assert len(found) == len(set(found))
    keys = {row.key for row in archive.between(DocumentRow, "id") if row.key and row.kind != "motion"}
    assert {path.removeprefix("/document/") for path in found if path.startswith("/document/kst-")} == keys
    motions = {row.key for row in archive.between(MotionRow, "key")}
    assert {path.removeprefix("/motie/") for path in found if path.startswith("/motie/")} == motions
    meetings = {row.id for row in archive.between(MeetingRow, "id")}
    assert {path.removeprefix("/vergadering/") for path in found if path.startswith("/vergadering/")} == meetings
    assert any(path.startswith("/document/sha256-") for path in found)


def test_a_large_archive_has_parts_that_hold_the_same(
    client: TestClient, room_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = set(_locations(client.get("/sitemap.xml").content))
    monkeypatch.setattr(inventory, "IN_PART", 10)
    with TestClient(create_app(Settings(room_path, limited=False, log=False, today=TODAY))) as visitor:
        parts = _locations(visitor.get("/sitemap.xml").content)
        assert len(parts) > 3
        found = [
            path
            for part in parts
            if (answer := visitor.get(part)).status_code == 200
            for path in _locations(answer.content)
        ]
    assert set(found) == whole
    assert len(found) == len(whole)


@pytest.mark.parametrize("part", ["stukken-99", "moties-1901"])
def test_a_part_that_is_not_there(client: TestClient, part: str) -> None:
    assert client.get(f"/sitemap/{part}.xml").status_code == 404


@pytest.mark.parametrize("part", ["x", "stukken--1", "moties-20", "..%2f..%2fetc"])
def test_a_part_that_cannot_be(client: TestClient, part: str) -> None:
    assert client.get(f"/sitemap/{part}.xml").status_code in (404, 422)


def test_crawlers_are_told_of_the_sitemap(client: TestClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /zoek?" in lines


def test_the_calendar_is_one_that_programs_read(client: TestClient) -> None:
    answer = client.get("/kalender.ics?since=2023&until=2023")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    meeting = next(event for event in events if "RBZ/2023-03-13" in str(event.get("url", "")))
    assert client.get(urlsplit(str(meeting["url"])).path).status_code in (200, 404)
    of_council = Calendar.from_ical(client.get("/kalender.ics?since=2023&until=2023&council=RBZ").content).walk(
        "VEVENT"
    )
    assert 0 < len(of_council) <= len(events)


@pytest.mark.parametrize("query", ["council=xqz", "since=gisteren", "until=2023-99"])
def test_a_calendar_that_cannot_be(client: TestClient, query: str) -> None:
    assert client.get(f"/kalender.ics?{query}").status_code == 422


@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [(f"/document/{REPORT}", "Report", REPORT), (f"/motie/{MOTION}", "DigitalDocument", MOTION)],
)
def test_a_page_says_to_programs_what_it_is_about(client: TestClient, address: str, kind: str, name: str) -> None:
    data = _linked(client.get(address).text)
    assert data["@type"] == kind
    assert data["url"] == f"http://testserver{address}"
    number = data["identifier"]["value"]
    assert re.sub(r"[^0-9]", "", number) == re.sub(r"[^0-9]", "", name)
    assert data["datePublished"]
    assert None not in data.values()
    if kind == "Report":
        assert data["about"][0]["startDate"] == "2023-03-13"
        assert f"http://testserver/motie/{MOTION}" in data["citation"]
    else:
        assert data["author"][0]["name"]


def test_no_text_can_end_the_data_about_a_page(client: TestClient) -> None:
    page = client.get(f"/document/{HOSTILE}").text
    assert _linked(page)["@id"].endswith(HOSTILE)
    assert "alert(" not in "".join(
        one.text or "" for one in html.fromstring(page).iter("script") if not one.get("type")
    )


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_any_data_comes_back_as_it_was(data: dict[str, Any]) -> None:
    made = str(script(data))
    inside = made.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside) == json.loads(json.dumps(data))


def test_every_address_is_described_for_programs(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    ids = []
    for path, operation in operations(schema):
        where = f"{path}: {operation.get('operationId')}"
        ids.append(operation["operationId"])
        assert operation["summary"], where
        assert operation["description"], where
        assert set(operation["tags"]) <= {tag["name"] for tag in schema["tags"]}, where
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description"), f"{where}: {parameter['name']}"
            kinds = parameter["schema"].get("anyOf", [parameter["schema"]])
            bounded = {"maxLength", "enum", "const", "maximum", "pattern"}
            free = [kind for kind in kinds if kind.get("type") in ("string", "integer") and not bounded & set(kind)]
            assert not free, f"{where}: {parameter['name']} has no limit"
            if parameter["in"] == "path":
                assert parameter["example"], f"{where}: {parameter['name']}"
        for status, answer in operation["responses"].items():
            assert answer["description"], f"{where}: {status}"
        if path.endswith(".json"):
            assert set(operation["responses"]["200"]["content"]) == {"application/json"}
    assert len(ids) == len(set(ids))


def test_the_page_for_programmers_lists_every_address(client: TestClient) -> None:
    listed = {one["path"] for group in client.get("/api.json").json()["groups"] for one in group["addresses"]}
    paths = {path for path, _ in operations(client.get("/openapi.json").json()) if not path.endswith(".json")}
    assert listed == paths
    page = client.get("/api").text
    assert all(f"<code>{path}</code>" in page for path in paths)
