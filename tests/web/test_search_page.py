"""The page of a search: what it shows, what narrows and widens it, and what it says when it cannot."""

from __future__ import annotations

import ast
import html
import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import TODAY, archive_of
from tests.web.room_texts import CITING, MOTION, REPORT

from kamerspoor.export import html_words
from kamerspoor.search import follow, index
from kamerspoor.store.sqlite import open_to_write
from kamerspoor.web import told_in_dutch
from kamerspoor.web.app import create_app
from kamerspoor.web.settings import Settings

SEARCH = Path(index.__file__).parent


def _links(page: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'href="([^"]*)"', page)]


def _json(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_words_are_marked_and_hits_lead_to_their_pages(client: TestClient) -> None:
    page = client.get("/zoek?q=onderzoek").text
    assert "<mark>onderzoek</mark>" in page
    assert f"/motie/{MOTION}" in _links(page)
    assert f"/zoek?als={MOTION}" in _links(page)


def test_a_number_leads_straight_to_its_paper(client: TestClient) -> None:
    found = _json(client, "/zoek.json?q=21+501-02,+nr.+2602")
    assert found["hits"][0]["named"]
    assert found["hits"][0]["address"] == f"/motie/{MOTION}"
    assert "Het nummer dat u typte" in client.get("/zoek?q=21+501-02,+nr.+2602").text


def test_facets_narrow_and_what_is_chosen_widens_again(client: TestClient) -> None:
    whole = _json(client, "/zoek.json?q=onderzoek")
    value = next(one for facet in whole["facets"] for one in facet["values"] if one["query"])
    narrow = _json(client, f"/zoek.json?q={value['query']}")
    assert narrow["with_all"] == value["count"] < whole["total"]
    assert [one["without"] for one in narrow["chosen"]] == ["onderzoek"]
    links = _links(client.get(f"/zoek?q={value['query']}").text)
    assert "/zoek?q=onderzoek" in links


def test_tabs_count_what_each_unit_finds(client: TestClient) -> None:
    tabs = {tab["unit"]: tab["count"] for tab in _json(client, "/zoek.json?q=bericht")["tabs"]}
    assert tabs["document"] >= CITING
    for unit, count in tabs.items():
        if unit is not None and count:
            found = _json(client, f"/zoek.json?q=bericht&in={unit}")
            assert found["total"] == count
            assert {hit["unit"] for hit in found["hits"] if not hit["related"]} == {unit}


def test_pages_follow_without_gaps(client: TestClient) -> None:
    seen, address, total = [], "/zoek.json?q=bericht&in=document&limit=7", 0
    while address:
        found = _json(client, address)
        total = found["total"]
        seen += [hit["id"] for hit in found["hits"] if not hit["related"]]
        address = f"/zoek.json?q=bericht&in=document&limit=7&na={found['next']}" if found["next"] else ""
    assert len(seen) == len(set(seen)) == total >= CITING


def test_sorted_by_day_the_latest_come_first(client: TestClient) -> None:
    days = [hit["day"] or "" for hit in _json(client, "/zoek.json?q=motie&sort=date&limit=50")["hits"]]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 1


def test_an_explanation_says_what_was_understood_and_why(client: TestClient) -> None:
    page = client.get("/zoek?q=onderzoek+soort:verslag&waarom=1").text
    assert "onderzoek in elke vorm; soort: verslag" in page
    assert "keer in de tekst" in page
    english = client.get("/zoek?q=onderzoek+soort:verslag&waarom=1&taal=en").text
    assert "onderzoek in any form; kind: report" in english


def test_a_slip_of_the_pen_is_put_right(client: TestClient) -> None:
    found = _json(client, "/zoek.json?q=onderzoekk")
    assert found["suggestion"]["query"] == "onderzoek"
    page = client.get("/zoek?q=onderzoekk").text
    assert "Bedoelde u" in page
    assert "/zoek?q=onderzoek" in _links(page)


def test_what_is_like_a_motion_or_a_document_without_a_number(client: TestClient, archive: Any) -> None:
    page = client.get(f"/zoek?als={MOTION}")
    assert page.status_code == 200
    assert "Over hetzelfde" in page.text
    assert MOTION not in {hit["key"] for hit in _json(client, f"/zoek.json?als={MOTION}")["hits"]}
    name = next(
        hit["like"] for hit in _json(client, "/zoek.json?q=Uiterwijk&in=document&limit=100")["hits"] if not hit["key"]
    )
    assert name.startswith("sha256-")
    assert _json(client, f"/zoek.json?als={name}")["source"]["name"] == name
    assert client.get("/zoek?als=kst-99999-1").status_code == 404


@pytest.mark.parametrize(
    ("typed", "wrong", "said"),
    [
        ("raed:RBZ sancties", "raed:", "zoekt u de woorden zelf"),
        ("sancties NEAR", "NEAR", "na NEAR moet iets staan"),
        ("xqz:RBZ", "xqz:", "er zijn titel:"),
        ('sancties "open', '"', "aanhalingsteken"),
        ("(a b", "(", "haakje"),
        ("datum:2020-13", "2020-13", "geen datum"),
    ],
)
def test_what_cannot_be_understood_is_shown_at_its_place(client: TestClient, typed: str, wrong: str, said: str) -> None:
    answer = client.get("/zoek", params={"q": typed})
    assert answer.status_code == 422
    marked = re.search(r'<mark class="wrong">(.*?)</mark>', answer.text)
    assert marked
    assert wrong in html.unescape(marked[1])
    assert said.lower() in html.unescape(answer.text).lower()
    problem = client.get("/zoek.json", params={"q": typed})
    assert problem.status_code == 422
    start, end = problem.json()["place"]
    assert wrong in typed[start:end]


def test_what_was_typed_is_text_and_nothing_else(client: TestClient) -> None:
    typed = '<script>alert(1)</script> "><img src=x>'
    for address in ("/zoek", "/zoek.atom"):
        page = client.get(address, params={"q": typed}).text
        assert "<script>alert" not in page
        assert "<img" not in page


def test_hostile_texts_stay_texts_among_hits(client: TestClient) -> None:
    page = client.get("/zoek?q=gevaar").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page or "&lt;/title&gt;" in page


def test_nothing_asked_shows_examples_that_work(client: TestClient) -> None:
    page = client.get("/zoek")
    assert page.status_code == 200
    examples = [link for link in _links(page.text) if link.startswith("/zoek?q=")]
    assert len(examples) >= 4
    for link in examples:
        assert client.get(link).status_code == 200


def test_the_help_shows_examples_that_work(client: TestClient) -> None:
    page = client.get("/zoek/hulp").text
    links = [link for link in _links(page) if link.startswith("/zoek?q=")]
    assert len(links) > 20
    assert {client.get(link).status_code for link in links} == {200}
    assert "word in any form" not in page


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    page = client.get("/zoek?q=xqzwvk").text
    assert "Niets gevonden" in page
    assert "Gebruik minder of andere woorden" in page


def test_a_room_without_an_index_says_so_and_goes_on(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "own.kamerspoor")
    folder = index.folder_of(path)
    with TestClient(create_app(Settings(path, limited=False, log=False, today=TODAY))) as visitor:
        html_only = {"accept": "text/html"}
        assert visitor.get("/zoek?q=onderzoek", headers=html_only).status_code == 200
        shutil.rmtree(folder)
        gone = visitor.get("/zoek?q=onderzoek", headers=html_only)
        assert gone.status_code == 503
        assert "er is nog geen index" in gone.text.lower()
        assert str(tmp_path) not in gone.text
        assert visitor.get(f"/document/{REPORT}", headers=html_only).status_code == 200
        _made_anew(path)
        assert visitor.get("/zoek?q=onderzoek", headers=html_only).status_code == 200
        meta = index.current(folder).files / "meta.json"
        meta.write_bytes(b"garbage")
        broken = visitor.get("/zoek.json?q=onderzoek")
        assert broken.status_code == 503
        assert broken.json()["remedy"]


def test_what_is_taken_up_is_found_at_once(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "own.kamerspoor")
    with TestClient(create_app(Settings(path, limited=False, log=False, today=TODAY))) as visitor:
        before = visitor.get("/zoek.json?q=onderzoek").json()["total"]
        with index.lock(index.folder_of(path), 5), open_to_write(path) as archive:
            writer = follow.open_writer(index.current(index.folder_of(path)))
            writer.forget([f"motion:{MOTION}"])
            writer.commit()
            writer.close()
            assert archive
        assert visitor.get("/zoek.json?q=onderzoek").json()["total"] < before


def test_all_that_the_query_language_says_is_known_in_dutch() -> None:
    said = {text for path in SEARCH.glob("*.py") for text in _said_in(ast.parse(path.read_text("utf-8")))}
    assert len(said) > 30
    unknown = {text for text in said if told_in_dutch.in_dutch(text) == text}
    # Made of parts that are known, as the table of what cannot be understood shows.
    assert unknown == {"X to look for it as words, put it in quotes", "something must stand X X"}


def test_the_help_is_known_in_dutch() -> None:
    from kamerspoor.search.query_help import FORMS, field_help

    same = {"( )", "begin*", "a OF b, a OR b, a | b", "a NEAR b, a BIJ/5 b", "TK or EK"}
    texts = [one for form in FORMS for one in (form.written, form.asks)] + [one.asks for one in field_help()]
    assert {text for text in texts if told_in_dutch.help_in_dutch(text) == text} <= same
    assert html_words.IN_DUTCH


def test_a_piece_of_a_text_leads_to_its_sentence(client: TestClient) -> None:
    hit = next(one for one in _json(client, "/zoek.json?q=Kaukasus&in=document")["hits"] if one["pieces"])
    answer = client.get(hit["pieces"][0]["address"], follow_redirects=False)
    assert answer.status_code == 303
    assert re.search(r"#s-\d+$", answer.headers["location"])


def _said_in(tree: ast.AST) -> list[str]:
    """Give the texts of errors that point at a place in the query, with `X` for what is filled in."""
    said = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "error":
            said += [text for one in node.args if (text := _text(one))]
    return [text for text in said if len(text.split()) > 2]


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "X" for one in node.values)
    return None


def _made_anew(path: str) -> None:
    from kamerspoor.search.opening import make_anew
    from kamerspoor.store.sqlite import open_archive

    with open_archive(path) as reader:
        make_anew(index.folder_of(path), reader, partial(open_to_write, path), print)
