"""The page of a member of parliament."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from kamerspoor.store.sqlite import open_to_write
from kamerspoor.web.app import create_app
from kamerspoor.web.settings import Settings
from ledger.member_rows import fill


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("members") / "a.kamerspoor")
    with open_to_write(path) as writer:
        fill(writer)
    app = create_app(Settings(path, limited=False, log=False, today="2024-06-01"))
    with TestClient(app, headers={"accept": "text/html"}) as visitor:
        yield visitor


def page(visitor: TestClient, address: str) -> html.HtmlElement:
    answer = visitor.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_member_in_factions_and_votes(members: TestClient) -> None:
    shown = page(members, "/lid/p1")
    assert words(shown.find(".//h1")) == "Ida ter Borgh"
    periods = [words(one) for one in shown.xpath('//ul[@class="periods"]/li')]
    assert periods == ["NP 31 maart 2021 tot en met 1 juni 2023", "Groep Ter Borgh sinds 2 juni 2023"]
    apart = words(shown.xpath('//section[h2/@id="afwijkend"]')[0])
    assert "Over 1 9 mei 2023: stemde tegen, de meerderheid van NP voor" in apart


def test_the_motions_of_a_member_come_in_parts(members: TestClient) -> None:
    first = page(members, "/lid/p1?limit=2")
    assert first.xpath('//li[@class="filed"]//a/@href') == ["/motie/kst-1-3", "/motie/kst-1-2"]
    rest = page(members, first.xpath('//a[@rel="next"]/@href')[0])
    assert rest.xpath('//li[@class="filed"]//a/@href') == ["/motie/kst-1-1"]
    assert not rest.xpath('//a[@rel="next"]')


def test_a_member_for_programs(members: TestClient) -> None:
    told = members.get("/lid/p1.json").json()["member"]
    assert (told["name"], told["motions"]["total"], told["roll_calls"]) == ("Ida ter Borgh", 3, 2)
    assert [one["faction"] for one in told["periods"]] == ["NP", "Groep Ter Borgh"]
