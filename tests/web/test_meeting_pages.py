"""Pages of meetings, topics, commitments and checks, and the first page."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.web.conftest import TODAY
from tests.web.room_texts import AGENDA, ODD, REPORT

from kamerspoor.store.rows import MeetingRow
from kamerspoor.store.sqlite import SqliteReader
from kamerspoor.web import addresses

MEETING = "RBZ/2023-03-13"
PAGES = [
    "/", "/vergaderingen", addresses.meeting(MEETING), "/vergaderingen?council=RBZ&since=2023&missing=true",
    addresses.topic("Belarus"), addresses.topic("Tunesië"), "/toezeggingen", "/toezeggingen?state=all",
    "/toezeggingen/kalender?month=2023-10", addresses.commitment("TZ202302-001"), "/controles",
]  # fmt: skip


def page(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:500]
    return html.fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def parts(client: TestClient, address: str, key: str) -> Iterator[list[str]]:
    """Give what each part of a list links to."""
    while address:
        shown = page(client, address)
        yield shown.xpath(key)
        address = "".join(shown.xpath('//a[@rel="next"]/@href')[:1])


@pytest.mark.parametrize("address", PAGES)
def test_each_link_leads_somewhere(client: TestClient, address: str) -> None:
    shown = page(client, address)
    links = {link for link in shown.xpath("//main//a/@href") if not link.startswith(("/zoek", "#"))}
    for link in sorted(links)[:60]:
        to = urlsplit(link)
        if to.path.startswith("/actor/"):
            continue  # many, and tested with those pages
        answer = client.get(link)
        assert answer.status_code == 200, link
        at = urlsplit(str(answer.url)).fragment or to.fragment
        assert not at or html.fromstring(answer.text).xpath("//*[@id=$id]", id=at), link


@pytest.mark.parametrize("address", PAGES)
def test_headings_go_down_one_by_one_and_ids_are_used_once(client: TestClient, address: str) -> None:
    shown = page(client, address)
    levels = [int(one.tag[1]) for one in shown.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_english_has_no_dutch_frame_and_json_is_the_same(client: TestClient, address: str) -> None:
    glue = "&" if "?" in address else "?"
    shown = page(client, f"{address}{glue}taal=en")
    assert shown.get("lang") == "en"
    assert client.get(address, headers={"accept": "application/json"}).json()


def test_an_agenda_stands_beside_its_report(client: TestClient) -> None:
    shown = page(client, addresses.meeting(MEETING))
    assert "13 maart 2023" in words(shown.find(".//title"))
    items = shown.xpath('//section[starts-with(@id, "punt-")]')
    told = {words(one.find("./h3")) for one in items}
    assert any(one.endswith("Midden-Oosten Vredesproces: behandeld") for one in told)
    assert any("Tunesië: toegevoegd" in one for one in told)
    hrefs = shown.xpath('//div[contains(@class, "against")]//a/@href')
    assert any(AGENDA in href and "#s" in href for href in hrefs)
    assert any(REPORT in href and "#s" in href for href in hrefs)
    verdicts = [words(one) for one in shown.xpath('//p[@class="verdict"]/span[contains(@class, "badge")]')]
    assert {"gezegd", "niet gezegd"} <= set(verdicts)


def test_what_one_sentence_says_is_shown_once(client: TestClient) -> None:
    shown = page(client, addresses.meeting(MEETING))
    for item in shown.xpath('//section[starts-with(@id, "punt-")]'):
        pairs = [words(one) for one in item.xpath('.//div[@class="pair"]')]
        assert len(pairs) == len(set(pairs))
        quotes = [words(one) for one in item.xpath('.//div[@class="after"]//blockquote')]
        assert len(quotes) == len(set(quotes))


def test_the_matrix_counts_what_it_links_to(client: TestClient) -> None:
    address = addresses.meeting(MEETING)
    matrix = client.get(address, headers={"accept": "application/json"}).json()["meeting"]["matrix"]
    record = client.get(f"{addresses.document(REPORT)}.json").json()["record"]
    for row in matrix["rows"]:
        assert len(row["cells"]) == len(matrix["items"])
        assert row["count"] == sum(len(one["statements"]) for cell in row["cells"] for one in cell)
        for one in (one for cell in row["cells"] for one in cell):
            for at in one["statements"]:
                said = record["statements"][at]
                assert said["act"] == one["act"]
                assert row["actor"] in (said["actor"]["name"], *said.get("co_actors", []))
    shown = page(client, address)
    table = shown.xpath('//table[@class="matrix"]')[0]
    assert len(table.xpath("./thead//th[@scope='col']")) == len(matrix["items"]) + 1
    assert len(table.xpath("./tbody//th[@scope='row']")) == len(matrix["rows"])


def test_a_meeting_without_texts_says_what_is_lacking(client: TestClient, archive: SqliteReader) -> None:
    bare = next(row for row in archive.find(MeetingRow) if not row.agenda_id and not row.report_id)
    shown = page(client, addresses.meeting(bare.id))
    assert "Geen agenda bekend" in words(shown.xpath('//p[@class="notice"]')[0])
    assert not shown.xpath('//table[@class="matrix"]')


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("/vergadering/RBZ/2023-03-14", "RBZ/2023-03-13", id="a-day-beside"),
        pytest.param("/vergadering/RBZ/1999", "RBZ/2023", id="another-time"),
        pytest.param("/onderwerp/Belarsu", "Belarus", id="spelled-otherwise"),
        pytest.param("/toezegging/TZ1", "lijst van toezeggingen", id="no-commitment"),
    ],
)  # fmt: skip
def test_what_is_not_there_leads_on(client: TestClient, address: str, said: str) -> None:
    assert said in words(page(client, address, 404).find(".//main"))


@pytest.mark.parametrize(
    "address",
    [
        "/vergaderingen?council=Raad van Elf", "/vergaderingen?since=gisteren", "/toezeggingen?state=vergeten",
        "/toezeggingen/kalender?month=2023-13", "/controles?severity=ernstig", "/vergadering/Raad van Elf/2023-01-01",
        "/vergadering/RBZ/vandaag", "/toezeggingen?limit=0", "/controles?limit=101", "/onderwerp/Belarus?until=2023-99",
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_told(client: TestClient, address: str) -> None:
    assert words(page(client, address, 422).find(".//main"))


@pytest.mark.parametrize(
    "address",
    [
        "/vergaderingen?na=x", "/vergaderingen?na=0001-01-01~x", "/vergadering/RBZ/0001-01-01",
        "/toezeggingen?due=0001",
        "/toezeggingen?na=~9", "/toezeggingen?na=9999-12-31~999999", "/controles?na=~1", "/controles?code=%00",
        "/onderwerp/Belarus?na=0001-01-01", "/onderwerp/%25%00", f"/document/{REPORT}/plaats/999999999",
    ],
)  # fmt: skip
def test_odd_places_are_no_trouble(client: TestClient, address: str) -> None:
    assert client.get(address).status_code in (200, 404)


def test_meetings_come_once_in_parts(client: TestClient, archive: SqliteReader) -> None:
    rows = '//table[contains(@class, "meetings")]/tbody//th/a/@href'
    found = [link for part in parts(client, "/vergaderingen?limit=1", rows) for link in part]
    assert len(found) == archive.count(MeetingRow)
    assert len(set(found)) == len(found)
    days = [re.findall(r"\d{4}-\d\d-\d\d", link)[0] for link in found]
    assert days == sorted(days, reverse=True)


def test_commitments_come_once_in_parts(client: TestClient) -> None:
    rows = '//p[@class="words"]/a/@href'
    whole = page(client, "/toezeggingen?state=all&limit=100").xpath(rows)
    assert len(whole) > 8
    for limit in (1, 2, 5):
        assert [
            link for part in parts(client, f"/toezeggingen?state=all&limit={limit}", rows) for link in part
        ] == whole


def test_a_topic_goes_on_before_what_was_shown(client: TestClient) -> None:
    heads = '//li[contains(@class, "sitting")]/h2'
    whole = [words(one) for one in page(client, f"{addresses.topic('Kabinet')}?limit=50").xpath(heads)]
    found = [words(one) for part in parts(client, f"{addresses.topic('Kabinet')}?limit=1", heads) for one in part]
    assert found == whole
    assert len(whole) > 3


def test_a_topic_of_one_actor(client: TestClient) -> None:
    shown = page(client, f"{addresses.topic('Tunesië')}?actor=Hoge")
    assert {words(one) for one in shown.xpath('//section[contains(@class, "voice")]/h3')} == {"Hoge Vertegenwoordiger"}
    empty = page(client, f"{addresses.topic('Tunesië')}?actor=niemand")
    assert "Bij deze keuze wordt er niets over gezegd." in words(empty.find(".//main"))


def test_a_month_shows_what_is_due_on_its_days(client: TestClient) -> None:
    shown = page(client, "/toezeggingen/kalender?month=2023-10")
    (day,) = shown.xpath('//td[contains(@class, "full")]')
    assert words(day.find(".//time/span")) == "1 oktober 2023"
    assert len(day.xpath(".//li")) == len(shown.xpath('//li[contains(@class, "promise")]')) == 2
    assert next(words(one) for one in shown.xpath('//table[contains(@class, "month")]/thead//th')) == "ma"
    assert all(len(row.xpath("./td")) == 7 for row in shown.xpath('//table[contains(@class, "month")]/tbody/tr'))


def test_a_double_leads_to_its_commitment(client: TestClient) -> None:
    double = page(client, addresses.commitment("kst-21501-02-2601/2"))
    assert double.xpath('//link[@rel="canonical"]/@href') == ["/toezegging/TZ202302-001"]


def test_checks_lead_to_the_words(client: TestClient) -> None:
    shown = page(client, "/controles?code=impossible-date")
    (one,) = shown.xpath('//section[@class="odd"]')
    assert one.xpath("./h2/a/@href") == [addresses.document(ODD)]
    (link,) = one.xpath('.//p[@class="words"]/a')
    assert words(link) == "“31 april 2023”" or words(link) == "31 april 2023"
    at = page(client, urlsplit(link.get("href")).path).xpath("//*[@id=$id]", id=urlsplit(link.get("href")).fragment)
    assert words(at[0]) == "31 april 2023"
    assert "Deze datum bestaat niet" in words(one)


def test_checks_by_severity_and_council(client: TestClient) -> None:
    answer = client.get("/controles.json?severity=error").json()["list"]
    assert {one["severity"] for doc in answer["documents"] for one in doc["checks"]} == {"error"}
    whole = client.get("/controles.json").json()["list"]
    assert whole["count"] == sum(tally["count"] for tally in whole["codes"]) > answer["count"]
    assert client.get("/controles.json?council=Ecofin").json()["list"]["count"] == 0


def test_a_place_in_the_text_leads_to_its_sentence(client: TestClient) -> None:
    record = json.loads(client.get(f"{addresses.document(REPORT)}.json").text)["record"]
    start = record["sentences"][5]["start"]
    answer = client.get(addresses.passage(REPORT, start), follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == addresses.document(REPORT, "s-5")
    assert client.get(addresses.passage("kst-1", 5)).status_code == 404


def test_the_first_page_tells_what_is_new_and_how_fresh(client: TestClient) -> None:
    shown = page(client, "/")
    assert shown.xpath('//main//input[@name="q"]')
    assert len(shown.xpath('//section[@aria-labelledby="nieuw"]//li')) == 8
    days = [one["date"] for one in client.get("/index.json").json()["newest"]]
    assert days == sorted(days, reverse=True)
    assert "laatst aangevuld op 1 januari 2024, 00:00 UTC" in words(
        shown.xpath('//section[contains(@class, "fresh")]')[0]
    )
    assert all(event["date_to"] >= TODAY for event in client.get("/index.json").json()["coming"])
