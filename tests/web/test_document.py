"""The page of a document: its text whole and safe, references alive, statements chosen, what cites it, its bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient
from tests.web.conftest import TODAY
from tests.web.room_texts import CITING, HOSTILE, HOSTILE_TEXT, MOTION, REPORT, SAMPLES

from kamerspoor.archive.keeping import Place, keep
from kamerspoor.archive.reading import LeftAlone, read_any
from kamerspoor.linking.refreshing import refresh
from kamerspoor.store.rows import DocumentRow
from kamerspoor.store.sqlite import SqliteReader, open_to_write
from kamerspoor.web.app import create_app
from kamerspoor.web.settings import Settings


def _page(client: TestClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def _record(client: TestClient, key: str = REPORT) -> dict[str, object]:
    return client.get(f"/document/{key}.json").json()["record"]  # type: ignore[no-any-return]


def test_every_sentence_and_statement_has_its_anchor(client: TestClient) -> None:
    record, page = _record(client), _page(client, f"/document/{REPORT}")
    wanted = {f"s-{i}" for i in range(len(record["sentences"]))} | {f"s{i}" for i in range(len(record["statements"]))}  # type: ignore[arg-type]
    assert wanted <= {node.id for node in page.css("[id]")}
    assert {node.attributes["href"] for node in page.css("a.who")} == {f"#{id}" for id in wanted if "-" not in id}


def test_no_id_stands_twice(client: TestClient) -> None:
    ids = [node.id for node in _page(client, f"/document/{REPORT}?actor=Kabinet&zinnen=1").css("[id]")]
    assert len(ids) == len(set(ids))


def test_links_within_the_page_lead_somewhere(client: TestClient) -> None:
    for key in (REPORT, MOTION, HOSTILE):
        page = _page(client, f"/document/{key}?zinnen=1")
        ids = {node.id for node in page.css("[id]")}
        aims = {a.attributes["href"] or "" for a in page.css("a[href^='#']")}
        assert aims
        assert {aim.removeprefix("#") for aim in aims} <= ids
        described = {a.attributes["aria-describedby"] for a in page.css("a.ref")}
        cards = {a.attributes["data-card"] for a in page.css("a[data-card]")}
        assert described | cards <= ids


def test_a_reference_leads_to_our_page_and_tells_of_it(client: TestClient) -> None:
    page = _page(client, f"/document/{REPORT}")
    link = _one(page, f"a.ref[data-id='{MOTION}']")
    assert link.attributes["href"] == f"/motie/{MOTION}"
    hint = link.attributes["data-hint"] or ""
    assert "uitgevoerd volgens het kabinet" in hint
    assert "100–50" in hint
    card = _one(page, f"#{link.attributes['data-card']}")
    said = " ".join(card.text(separator=" ").split())
    for words in ("Zuidelijke Kaukasus", "Ter Borgh", "Aangenomen 28 februari 2023, 100 voor, 50 tegen", "Uitgevoerd"):
        assert words in said
    assert {a.attributes["href"] for a in card.css("a")} == {f"/motie/{MOTION}", f"/document/{MOTION}"}


def test_a_reference_to_what_is_not_here_leads_to_the_publication(client: TestClient) -> None:
    link = _one(_page(client, f"/document/{REPORT}"), "a.ref[data-id='kst-36200-V-44']")
    assert link.attributes["href"] == "https://zoek.officielebekendmakingen.nl/kst-36200-V-44.html"
    assert "data-card" not in link.attributes


@pytest.mark.parametrize(
    ("query", "some"),
    [
        pytest.param("actor=Kabinet", True, id="actor"),
        pytest.param("act=urge", True, id="act"),
        pytest.param("actor=Kabinet&act=urge", True, id="both"),
        pytest.param(f"motion={MOTION}", True, id="motion"),
        pytest.param("actor=Nobody", False, id="nobody"),
        pytest.param('actor="><script>alert(1)</script>', False, id="script"),
    ],
)
def test_statements_are_chosen_by_the_address(client: TestClient, query: str, some: bool) -> None:
    fitting = client.get(f"/document/{REPORT}.json?{query}").json()["fitting"]
    assert bool(fitting) is some
    page = _page(client, f"/document/{REPORT}?{query}")
    assert _one(page, ".layout").attributes["class"] == "layout beside filtered"
    assert [node.id for node in page.css(".who:not(.off)")] == [f"s{index}" for index in fitting]
    assert {_host(page, f"s{index}") for index in fitting} == {node.id for node in page.css(".st.on")}
    assert _one(page, "#filter-count").text().startswith(f"{len(fitting)} van ")
    assert ("Geen uitspraak past" in page.html) is not some  # type: ignore[operator]
    assert not page.css("script:not([src], [type='application/ld+json'])")


def _host(page: LexborHTMLParser, note: str) -> str | None:
    node = _one(page, f"#{note}").parent
    while node is not None and "st" not in (node.attributes.get("class") or "").split():
        node = node.parent
    return node.id if node else None


def test_an_empty_choice_is_none(client: TestClient) -> None:
    answer = client.get(f"/document/{REPORT}.json?actor=&act=&motion=").json()
    assert answer["fitting"] is None
    assert answer["choice"] == {"actor": None, "act": None, "motion": None}


def test_the_form_offers_lasting_names(client: TestClient) -> None:
    page = _page(client, f"/document/{REPORT}?actor=Kabinet")
    chosen = _one(page, "select[name='actor'] option[selected]")
    assert chosen.attributes["value"] == "Kabinet"
    number = chosen.attributes["data-index"]
    on = page.css(".who:not(.off)")
    assert all(number in (note.attributes["data-actors"] or "").split() for note in on)
    assert MOTION in {option.attributes["value"] for option in page.css("select[name='motion'] option")}


def test_sentences_are_numbered_when_asked(client: TestClient) -> None:
    assert not _page(client, f"/document/{REPORT}").css("a.nr")
    page = _page(client, f"/document/{REPORT}?zinnen=1")
    numbers = page.css("a.nr")
    assert len(numbers) == len(_record(client)["sentences"])  # type: ignore[arg-type]
    assert all(a.attributes["href"] == f"#s-{a.text()}" for a in numbers)


def test_what_cites_it_comes_in_parts_latest_first(client: TestClient) -> None:
    address, seen = f"/document/{MOTION}", []
    total = client.get(f"/document/{MOTION}.json").json()["citing"]["total"]
    for _ in range(4):
        page = _page(client, address)
        seen += [a.attributes["href"] for a in page.css("#aangehaald li > a")]
        onward = page.css_first("#aangehaald a[rel~='next']")
        if onward is None:
            break
        address = onward.attributes["href"] or ""
    assert len(seen) == len(set(seen)) == total > CITING
    dates = [one["date"] for one in client.get(f"/document/{MOTION}.json?limit=100").json()["citing"]["documents"]]
    assert dates == sorted(dates, reverse=True)
    assert any(re.fullmatch(rf"/document/{REPORT}#s\d+", href or "") for href in seen)
    assert any(re.match(r"/document/sha256-[0-9a-f]{16}#", href or "") for href in seen)


@pytest.mark.parametrize("after", ["", "~", "2023-06-08~", "x", "~9" * 9, "2023~²"])
def test_a_wrong_place_in_the_list_is_its_beginning(client: TestClient, after: str) -> None:
    first = client.get(f"/document/{MOTION}.json").json()["citing"]
    assert client.get(f"/document/{MOTION}.json", params={"na": after}).json()["citing"] in (
        first,
        {**first, "documents": [], "after": None},
    )


def test_it_names_its_meeting_and_a_motion_its_life(client: TestClient) -> None:
    page = _page(client, f"/document/{REPORT}")
    assert _one(page, ".facts a[href='/vergadering/RBZ/2023-03-13']")
    assert page.css_first(".itself") is None
    page = _page(client, f"/document/{MOTION}")
    assert _one(page, f".itself a[href='/motie/{MOTION}']")
    assert "100 voor, 50 tegen" in _one(page, ".itself").text()


def test_a_document_without_number_is_known_by_its_sum(client: TestClient, archive: SqliteReader) -> None:
    row = archive.first(DocumentRow, key=None)
    assert row is not None
    name = f"sha256-{archive.sums([row.content_id])[row.content_id].hex()[:16]}"
    answer = client.get(f"/document/{name}.json").json()
    assert answer["name"] == name
    assert answer["record"]["document"]["id"] is None
    assert _page(client, f"/document/{name}").css_first("h1")


@pytest.mark.parametrize("key", [HOSTILE, "kst-21501-02-2997", MOTION])
@pytest.mark.parametrize("query", ["", "?zinnen=1&actor=Kabinet", "?taal=en&actor=%22%3E%3Csvg/onload=alert(1)%3E"])
def test_what_a_document_holds_is_text(client: TestClient, key: str, query: str) -> None:
    page = _page(client, f"/document/{key}{query}")
    assert [node.attributes.get("src", "")[:8] for node in page.css("script:not([type])")] == ["/static/"]  # type: ignore[index]
    assert [node.attributes["type"] for node in page.css("script[type]")] == ["application/ld+json"]
    assert not page.css("img, svg, iframe, object, embed, style, base, article b:not(.who b)")
    for node in page.css("*"):
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in ("href", "src", "action") or re.match(r"/|#|https?://", value or "")


def test_markup_in_a_document_is_read_as_it_stands(client: TestClient) -> None:
    article = _one(_page(client, f"/document/{HOSTILE}"), "article").text()
    for words in (
        '<script>alert("gevaar")</script>',
        "</title><img src=x onerror=alert(1)>",
        "{{ 7 * 7 }}",
        "%(woord)s",
    ):
        assert words in article


def test_json_tells_the_same_and_nothing_of_the_keepers_disk(client: TestClient) -> None:
    answer = client.get(f"/document/{REPORT}", headers={"accept": "application/json"})
    assert answer.content == client.get(f"/document/{REPORT}.json").content
    view = answer.json()
    assert view["record"]["source"] is None
    assert view["source"] == f"/document/{REPORT}/bron"
    assert view["meetings"][0]["relation"] == "report"
    known = {paper["id"]: paper for paper in view["known"]}
    assert known[MOTION]["motion"]["pro"] == 100
    assert "file:" not in answer.text


def test_a_document_that_is_not_there(client: TestClient) -> None:
    answer = client.get("/document/kst-21501-02-2610.json")
    assert answer.status_code == 404
    assert REPORT in answer.json()["remedy"]
    for name in ("kst", "sha256-0123456789abcdef", "sha256-x", "..", "a'b", "%"):
        assert client.get(f"/document/{name}.json").status_code == 404
        assert client.get(f"/document/{name}/bron").status_code == 404
    assert client.get(f"/document/{'a' * 101}").status_code == 422


def test_in_english_the_frame_is_english_and_the_text_dutch(client: TestClient) -> None:
    page = _page(client, f"/document/{REPORT}?taal=en")
    assert _one(page, "html").attributes["lang"] == "en"
    assert _one(page, "article").attributes["lang"] == "nl"
    assert _one(page, "#verwijzingen-kop").text() == "References"
    assert "Adopted 28 February 2023, 100 for, 50 against" in " ".join(_one(page, ".card").text().split())
    assert _one(page, ".said").attributes["lang"] == "en"


@pytest.fixture(scope="module")
def formats(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Open a room over the samples in formats of their own, one document each."""
    path = str(tmp_path_factory.mktemp("formats") / "a.kamerspoor")
    names = {
        "verslag-rbz-2023-03-13.pdf": None, "geannoteerde-agenda-rbz-2023-03-13.docx": None,
        "motie-ter-borgh-2023-02-22.html": None, "latin.txt": HOSTILE_TEXT.replace("Raad", "Ra\xe1d").encode("cp1252"),
    }  # fmt: skip
    with open_to_write(path) as archive:
        for name, data in names.items():
            data = data or Path(SAMPLES / name).read_bytes()
            read = read_any(data, name)
            assert not isinstance(read, LeftAlone)
            keep(archive, Place(name, len(data), 0), read, "2024-01-01T00:00:00Z")
        refresh(archive)
    return TestClient(create_app(Settings(path, limited=False, log=False, today=TODAY)))


@pytest.mark.parametrize(
    ("key", "media_type", "disposition"),
    [
        pytest.param(REPORT, "application/pdf", f'attachment; filename="{REPORT}.pdf"', id="pdf"),
        pytest.param(
            "kst-21501-02-2604", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            'attachment; filename="kst-21501-02-2604.docx"', id="docx",
        ),
        pytest.param(MOTION, "text/plain; charset=utf-8", f'inline; filename="{MOTION}.html"', id="html"),
        pytest.param(HOSTILE, "text/plain; charset=cp1252", f'inline; filename="{HOSTILE}.txt"', id="text"),
    ],
)  # fmt: skip
def test_kept_bytes_are_given_so_that_nothing_in_them_runs(
    formats: TestClient, key: str, media_type: str, disposition: str
) -> None:
    answer = formats.get(f"/document/{key}/bron")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == disposition
    assert "sandbox; default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert len(answer.content) > 500
    bare = formats.head(f"/document/{key}/bron", headers={"accept-encoding": "identity"})
    assert bare.headers["content-length"] == str(len(answer.content))


def test_the_bytes_are_those_that_were_added(client: TestClient) -> None:
    assert client.get(f"/document/{REPORT}/bron").content == (SAMPLES / "verslag-rbz-2023-03-13.xml").read_bytes()
    assert client.get(f"/document/{REPORT}/bron").headers["content-type"] == "text/plain; charset=utf-8"


def test_the_page_is_documented_and_light(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/document/{key}", "/document/{key}.json", "/document/{key}/bron"} <= set(paths)
    assert len(client.get(f"/document/{REPORT}").content) < 150_000
