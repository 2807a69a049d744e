"""Pages of motions, dossiers and actors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.web.room_texts import MOTION, REPORT

from kamerspoor.store.rows import DocumentRow, MotionRow, StatementMotionRow, StatementRow
from kamerspoor.store.sqlite import SqliteReader
from kamerspoor.web import addresses


def page(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:500]
    return html.fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def held(client: TestClient, address: str) -> html.HtmlElement | None:
    """Give the element that an address with an anchor leads to."""
    parts = urlsplit(address)
    found = page(client, parts.path).xpath("//*[@id=$id]", id=parts.fragment)
    return found[0] if found else None


def parts(client: TestClient, address: str, key: str) -> Iterator[list[str]]:
    """Give what each part of a list links to."""
    while address:
        shown = page(client, address)
        yield shown.xpath(key)
        address = "".join(shown.xpath('//a[@rel="next"]/@href')[:1])


def test_a_motion_tells_its_life(client: TestClient) -> None:
    shown = page(client, addresses.motion(MOTION))
    assert "21 501-02, nr. 2602" in words(shown.find(".//title"))
    assert "onafhankelijk" in words(shown.xpath('//section[@class="asks"]')[0])
    happened = [words(one) for one in shown.xpath('//ol[@class="life"]//p[@class="what"]')]
    assert happened[:3] == ["Ingediend", "Aangenomen", "Kabinet handelde in lijn ermee"]


def test_quotes_lead_to_their_place(client: TestClient) -> None:
    shown = page(client, addresses.motion(MOTION))
    links = shown.xpath('//ol[@class="life"]//p[@class="source"]/a/@href')
    assert any(REPORT in link for link in links)
    for link in (links[-1], *shown.xpath('//section[@class="asks"]//p[@class="source"]/a/@href')):
        assert held(client, link) is not None, link


def test_a_vote_is_drawn_and_told(client: TestClient) -> None:
    shown = page(client, addresses.motion(MOTION))
    drawing = shown.xpath('//svg[@role="img"]')[0]
    named = drawing.get("aria-labelledby").split()
    told = [words(shown.get_element_by_id(name)) for name in named]
    assert told[0].endswith("100 voor, 50 tegen")
    assert told[1] == "Voor: NP 100. Tegen: ZP 50."
    # Not by colour alone: each side has its own place, and those against a pattern.
    patterns = {bar.get("class"): bar.get("fill") for bar in drawing.iter("rect") if bar.get("class") in ("pro", "con")}
    assert patterns == {"pro": None, "con": "url(#arcering)"}
    rows = shown.xpath('//table[@class="figures"]/tbody/tr')
    assert [words(row) for row in rows] == ["NPvoor1000", "ZPtegen050"]
    assert shown.xpath("//table/caption")
    assert shown.xpath('//table//th[@scope="col"]')


def test_a_number_that_is_only_cited(client: TestClient, archive: SqliteReader) -> None:
    cited = {row.motion for row in archive.find(StatementMotionRow) if row.motion}
    known = {row.key for row in archive.find(MotionRow)}
    key = min(cited - known)
    shown = page(client, addresses.motion(key))
    assert "niet in het archief" in words(shown.xpath('//p[@class="notice"]')[0])
    assert shown.xpath('//ul[@class="cites"]/li') or shown.xpath('//ol[@class="life"]/li')


def test_a_number_unknown_leads_to_near_ones(client: TestClient, archive: SqliteReader) -> None:
    number = next(
        n for n in range(2601, 2608) if not archive.find(MotionRow, key=f"kst-21501-02-{n}")
        and not archive.find(StatementMotionRow, motion=f"kst-21501-02-{n}")
    )  # fmt: skip
    shown = page(client, addresses.motion(f"kst-21501-02-{number}"), 404)
    assert addresses.motion(MOTION) in shown.xpath("//main//a/@href")
    assert "/dossier/21501-02" in shown.xpath("//main//a/@href")
    told = client.get(f"/motie/kst-21501-02-{number}.json")
    assert told.status_code == 404
    assert any(MOTION in address for address, _ in told.json()["near"])


WRITTEN = ("21501-02-2602", "21 501-02, nr. 2602", "KST-21501-02-2602")


@pytest.mark.parametrize("written", WRITTEN)
def test_a_motion_by_any_form_of_its_number(client: TestClient, written: str) -> None:
    shown = page(client, addresses.motion(written))
    assert shown.xpath('//link[@rel="canonical"]/@href') == [addresses.motion(MOTION)]


CHOICES = {
    "all": ("", lambda row: True),
    "empty fields of a form": ("council=&status=&since=&until=&dossier=&member=&faction=", lambda row: True),
    "adopted": ("status=adopted", lambda row: row.outcome == "adopted"),
    "a dossier, written with a space": ("dossier=21+501-02", lambda row: row.dossier == "21501-02"),
    "a year": ("since=2023&until=2023", lambda row: (row.date or "").startswith("2023")),
}


@pytest.mark.parametrize("name", CHOICES)
def test_motions_that_fit_a_choice(client: TestClient, archive: SqliteReader, name: str) -> None:
    query, fits = CHOICES[name]
    wanted = {addresses.motion(row.key) for row in archive.find(MotionRow) if fits(row)}
    found = [
        link for some in parts(client, f"/moties?limit=2&{query}", '//li[@class="filed"]//a/@href') for link in some
    ]
    assert len(found) == len(set(found))
    assert set(found) == wanted != set()


REFUSED = {
    "no status": ("/moties?status=nonsense", 422),
    "no day": ("/moties?since=gisteren", 422),
    "no Council": ("/moties?council=Raad+voor+Vogels", 422),
    "too many on a page": ("/moties?limit=101", 422),
    "too long": (f"/moties?member={'a' * 200}", 422),
    "no dossier": ("/dossier/99999", 404),
    "no actor": ("/actor/Niemand", 404),
    "no member": ("/lid/00000000-0000-0000-0000-000000000000", 404),
    "no motion": ("/motie/iets%20anders", 404),
}


@pytest.mark.parametrize(("address", "status"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_answered_is_told(client: TestClient, address: str, status: int) -> None:
    shown = page(client, address, status)
    assert len(words(shown.xpath("//main")[0])) > 20


@pytest.mark.parametrize(
    "address", ["/moties?member=Nergens", "/moties?since=1950&until=1951", "/actor/Kabinet?act=xyz"]
)
def test_an_empty_list_says_what_to_do(client: TestClient, address: str) -> None:
    assert words(page(client, address).xpath('//p[@class="notice"]')[0])


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><svg onload=alert(1)>'])
def test_what_is_typed_is_shown_as_text(client: TestClient, typed: str) -> None:
    answer = client.get("/moties", params={"member": typed, "dossier": typed[:40]})
    assert typed not in answer.text
    assert html.fromstring(answer.text).xpath('//input[@name="member"]/@value') == [typed]


def test_an_actor_meeting_by_meeting(client: TestClient, archive: SqliteReader) -> None:
    shown = page(client, "/actor/Kabinet")
    place = shown.xpath('//ul[@class="sayings"]//p[@class="source"]/a/@href')[0]
    quote = words(shown.xpath('//ul[@class="sayings"]//blockquote')[0])
    assert held(client, place) is not None
    assert quote in {" ".join(row.quote.split()) for row in archive.find(StatementRow, actor="Kabinet")}
    documents = {
        link for some in parts(client, "/actor/Kabinet?limit=3", '//p[@class="paper"]/a/@href') for link in some
    }
    rows = {row.document_id for row in archive.find(StatementRow, actor="Kabinet")}
    keys = {row.key for row in archive.among(DocumentRow, "id", rows) if row.kind != "motion" and row.key}
    assert {addresses.document(key) for key in keys} <= documents


def test_an_actor_by_what_it_did(client: TestClient, archive: SqliteReader) -> None:
    rows = archive.find(StatementRow, actor="Kabinet", act="urge")
    found = client.get("/actor/Kabinet.json?act=urge&limit=100").json()
    acts = {
        said["act"] for one in found["actor"]["occasions"] for paper in one["papers"] for said in paper["statements"]
    }
    assert rows
    assert acts == {"urge"}
    assert page(client, "/actor/Kabinet?act=urge").xpath("//option[@selected]/@value") == ["urge"]


def test_an_actor_but_for_capitals(client: TestClient) -> None:
    assert "/actor/Kabinet" in page(client, "/actor/kabinet", 404).xpath("//main//a/@href")


def test_a_dossier_and_its_papers(client: TestClient, archive: SqliteReader) -> None:
    titles = '//section[h2/@id="stukken"]//p[@class="filed-title"]/a/@href'
    papers = [link for some in parts(client, "/dossier/21501-02?limit=7", titles) for link in some]
    keys = {row.key for row in archive.find(DocumentRow, dossier="21501-02") if row.kind != "motion" and row.key}
    assert len(papers) == len(set(papers))
    assert {addresses.document(key) for key in keys} <= set(papers)
    shown = page(client, "/dossier/21501-02?limit=100")
    assert "/vergadering/RBZ/2023-03-13" in shown.xpath("//main//a/@href")
    assert addresses.motions(status="carried-out", dossier="21501-02") in shown.xpath('//ul[@class="states"]//a/@href')


PAGES = (addresses.motion(MOTION), "/moties", "/dossier/21501-02", "/actor/Kabinet")


@pytest.mark.parametrize("address", PAGES)
def test_programs_and_people_see_the_same(client: TestClient, address: str) -> None:
    told = client.get(f"{address}.json")
    assert told.status_code == 200
    assert "document_id" not in told.text.replace('"document_id":null', "")
    titles = re.findall(r'"title":"([^"\\]{8,})"', told.text)
    shown = words(page(client, address))
    assert titles
    assert any(" ".join(title.split()) in shown for title in titles)


@pytest.mark.parametrize("address", PAGES)
def test_headings_go_down_step_by_step(client: TestClient, address: str) -> None:
    levels = [int(one.tag[1]) for one in page(client, address).xpath("//main//*[self::h1 or self::h2 or self::h3]")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - one <= 1 for one, later in pairwise(levels))


@pytest.mark.parametrize("address", PAGES)
def test_fields_have_labels(client: TestClient, address: str) -> None:
    shown = page(client, address)
    for field in shown.xpath("//main//input | //main//select"):
        assert field.xpath("ancestor::label") or shown.xpath("//label[@for=$id]", id=field.get("id"))


@pytest.mark.parametrize("address", PAGES)
def test_english_by_choice(client: TestClient, address: str) -> None:
    shown = page(client, f"{address}?taal=en")
    assert shown.get("lang") == "en"
    assert not re.search(r"\b(Stemming|Indieners|Stukken|Kies|Ingediend)\b", words(shown.xpath("//main")[0]))
