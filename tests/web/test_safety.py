"""A room and visitors who mean harm: headers on every answer, limits kept, nothing of theirs run or followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient
from tests.web.conftest import TODAY
from tests.web.room_texts import HOSTILE, MOTION, REPORT
from tests.web.rounds import application, routes, walk

from kamerspoor.ledger import documents
from kamerspoor.store.sqlite import SqliteReader
from kamerspoor.web.app import create_app
from kamerspoor.web.guarding import HEADERS, Buckets
from kamerspoor.web.settings import Settings

PROBLEM = {"status", "title", "detail", "remedy", "near", "place"}
CONTROL = "".join(map(chr, range(1, 32)))
HARM = {
    "markup": '"><script>alert(1)</script>',
    "attribute": "' onfocus=alert(1) autofocus='",
    "template": "{{ 7 * 7 }}{% raw %}",
    "format": "%s %(name)s {0} ${jndi:ldap://x}",
    "database": "'; DROP TABLE document; --",
    "pattern": "(a+)+$" * 20,
    "path": "../../../../etc/passwd",
    "path encoded": "..%2f..%2f..%2fetc%2fpasswd",
    "path windows": "..\\..\\windows\\win.ini",
    "null": "kst\0-1",
    "control": CONTROL,
    "wide": "\U0001f4a9" * 40,
    "marks": "e" + "\u0301" * 90,
    "right to left": "\u202ekst",
    "header": "x\r\nset-cookie: a=b",
    "signs": '"" (( )) :: -- ** ~~ || NEAR/0 OF OR',
}


@pytest.fixture
def strict(room_path: str) -> Iterator[TestClient]:
    """Open a room that takes four requests at once and one in ten seconds."""
    settings = Settings(room_path, log=False, today=TODAY, rate=0.1, burst=4)
    with TestClient(create_app(settings), headers={"accept": "text/html"}) as visitor:
        yield visitor


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/", 200),
        ("HEAD", "/", 200),
        ("GET", f"/document/{REPORT}", 200),
        ("GET", f"/document/{REPORT}.json", 200),
        ("GET", f"/document/{REPORT}/bron", 200),
        ("GET", "/document/kst-1-1", 404),
        ("GET", "/geen-pagina", 404),
        ("GET", f"/document/{REPORT}?limit=0", 422),
        ("GET", f"/document/{REPORT}?limit=101", 422),
        ("GET", "/taal/xx", 422),
        ("GET", "/taal/en", 303),
        ("GET", "/health", 200),
        ("GET", "/openapi.json", 200),
        ("GET", "/static/0/nothing.css", 404),
        ("POST", "/", 405),
        ("PUT", f"/document/{REPORT}", 405),
        ("DELETE", f"/document/{REPORT}", 405),
        ("OPTIONS", "/", 204),
        ("GET", f"/?q={'a' * 9000}", 414),
    ],
)
def test_every_answer_bears_the_headers(client: TestClient, method: str, address: str, status: int) -> None:
    answer = client.request(method, address, follow_redirects=False)
    assert answer.status_code == status
    own = "/bron" in address
    for name, value in HEADERS:
        if not (own and name == b"content-security-policy"):
            assert answer.headers[name.decode()] == value.decode()
    assert "server" not in answer.headers
    policies = [value for name, value in answer.headers.multi_items() if name == "content-security-policy"]
    assert len(policies) == 1
    assert "unsafe" not in policies[0]
    assert "default-src 'none'" in policies[0]


def test_files_and_what_did_not_change_bear_them_too(client: TestClient) -> None:
    page = client.get("/")
    style = re.search(r'href="(/static/[^"]+\.css)"', page.text)
    assert style
    for address in (style[1], "/"):
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304
        assert again.content == b""
        for name, value in HEADERS:
            assert first.headers[name.decode()] == again.headers[name.decode()] == value.decode()
    assert "immutable" in client.get(style[1]).headers["cache-control"]


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/document/kst-1-1", 404),
        ("GET", "/geen-pagina", 404),
        ("GET", "/document/x?limit=a", 422),
        ("POST", "/", 405),
        ("GET", f"/?q={'a' * 9000}", 414),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_errors_have_one_shape(
    client: TestClient, accept: str, method: str, address: str, status: int, language: str
) -> None:
    headers = {"accept": accept, "cookie": f"taal={language}"}
    answer = client.request(method, address, headers=headers)
    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"].startswith(accept)
    if accept == "application/json":
        said = answer.json()
        assert said.keys() == PROBLEM
        assert said["status"] == status
        assert said["title"]
        assert said["detail"]
    else:
        page = LexborHTMLParser(answer.text)
        assert page.css_first("html").attributes["lang"] == language  # type: ignore[union-attr]
        assert page.css_first("main h1").text()  # type: ignore[union-attr]


def test_too_many_requests_are_refused_for_a_while(strict: TestClient) -> None:
    answers = [strict.get("/health") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429] * 2
    refused = strict.get("/", headers={"accept": "application/json"})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 11
    assert refused.json().keys() == PROBLEM
    page = strict.get("/").text
    assert "Te veel verzoeken" in page


def test_a_bucket_fills_again_and_clients_are_counted_apart() -> None:
    buckets = Buckets(2.0, 3)
    assert [buckets.take("a", 0.0) for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]
    assert buckets.take("b", 0.0) == 0.0
    assert buckets.take("a", 0.5) == 0.0
    assert buckets.take("a", 0.5) == 0.5
    assert [buckets.take("a", 100.0) for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]


def test_the_memory_of_clients_is_bounded() -> None:
    buckets = Buckets(1.0, 1)
    for number in range(11_000):
        buckets.take(str(number), 0.0)
    assert len(buckets.held) == 10_000


def test_a_question_that_takes_too_long_gives_a_page(room_path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(reader: SqliteReader, key: str) -> None:
        reader.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")

    monkeypatch.setattr(documents, "named", endless)
    app = create_app(Settings(room_path, limited=False, log=False, today=TODAY, seconds=0.05))
    with TestClient(app, headers={"accept": "application/json"}) as visitor:
        answer = visitor.get(f"/document/{REPORT}")
        assert answer.status_code == 503
        assert answer.json().keys() == PROBLEM
        assert "too long" in answer.json()["detail"]
        assert visitor.get("/").status_code == 200


def test_a_fault_of_ours_is_a_page_with_all_headers(
    room_path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(reader: SqliteReader, key: str) -> None:
        raise ZeroDivisionError("a secret of the house")

    monkeypatch.setattr(documents, "named", broken)
    app = create_app(Settings(room_path, limited=False, log=False, today=TODAY))
    with TestClient(app, headers={"accept": "application/json"}) as visitor:
        answer = visitor.get(f"/document/{REPORT}")
    assert answer.status_code == 500
    assert answer.json().keys() == PROBLEM
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"]
    assert "a secret of the house" in caplog.text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("back", "goes_to"),
    [
        ("/", "/"),
        (f"/document/{REPORT}?zinnen=1", f"/document/{REPORT}?zinnen=1"),
        (f"/document/{REPORT}?taal=nl&zinnen=1", f"/document/{REPORT}?zinnen=1"),
        ("//elsewhere.example", "/"),
        ("///elsewhere.example", "/"),
        ("/\\elsewhere.example", "/"),
        ("\\\\elsewhere.example", "/"),
        ("https://elsewhere.example/", "/"),
        ("https:elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/elsewhere.example", "/"),
        ("/\n/elsewhere.example", "/"),
        ("\t//elsewhere.example", "/"),
        (" //elsewhere.example", "/"),
        ("elsewhere.example", "/"),
        ("", "/"),
        ("/x\r\nset-cookie: a=b", "/"),
    ],
)
def test_one_is_never_sent_elsewhere(client: TestClient, language: str, back: str, goes_to: str) -> None:
    answer = client.get(f"/taal/{language}", params={"terug": back}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == goes_to
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) == 1
    assert cookies[0].lower().startswith(f"taal={language}; httponly; max-age=31536000; path=/; samesite=lax")
    client.cookies.clear()


@pytest.mark.parametrize(
    "path",
    [
        "/static/0/../../app.py",
        "/static/0/..%2f..%2fapp.py",
        "/static/0/%2e%2e/%2e%2e/app.py",
        "/static/..%2f/style.css.py",
        "/static/0/page.js%00.css",
        "/document/..%2f..%2f..%2fetc%2fpasswd",
        "/document/%2e%2e%2f%2e%2e%2fetc%2fpasswd/bron",
        "/document/..%5c..%5cwin.ini/bron",
        "//etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/document/%00/bron",
    ],
)
def test_no_path_leads_out_of_the_room(client: TestClient, path: str) -> None:
    answer = client.get(f"http://testserver{path}", follow_redirects=False)
    assert answer.status_code == 404, answer.text[:300]
    assert "root:" not in answer.text


def _addresses(harm: str) -> list[str]:
    """Give an address of every route with the text in every place that takes one."""
    found = []
    for route in routes(application(create_app(Settings("nowhere")))):
        path = re.sub(r"\{[^}]*\}", lambda _: quote(harm, safe=""), route.path)
        names = [parameter.alias for parameter in route.dependant.query_params]
        found.append(path + "?" + "&".join(f"{name}={quote(harm, safe='')}" for name in ["q", *names]))
        for name in names:
            known = re.sub(r"\{[^}]*\}", REPORT, route.path)
            found.append(f"{known}?{name}={quote(harm, safe='')}")
    return found


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_what_is_typed_is_never_run_and_breaks_nothing(client: TestClient, harm: str) -> None:
    for address in _addresses(harm):
        answer = client.get(address, follow_redirects=False)
        assert answer.status_code in (200, 303, 304, 404, 422), address
        assert "set-cookie" not in answer.headers or "/taal/" in address
        if answer.headers.get("content-type", "").startswith("text/html"):
            _harmless(answer.text)


def test_no_page_holds_what_the_policy_forbids(client: TestClient) -> None:
    for address, status in walk(client).items():
        answer = client.get(address)
        if status == 200 and answer.headers["content-type"].startswith("text/html"):
            _harmless(answer.text)


@pytest.mark.parametrize("key", [HOSTILE, "kst-21501-02-2997"])
def test_hostile_texts_are_shown_as_text(client: TestClient, key: str) -> None:
    page = client.get(f"/document/{key}").text
    _harmless(page)
    assert "&lt;" in page


def _harmless(text: str) -> None:
    page = LexborHTMLParser(text)
    for script in page.css("script"):
        own = (script.attributes.get("src") or "").startswith("/static/")
        assert own or script.attributes.get("type") == "application/ld+json"
    for node in page.css("*"):
        for name, value in node.attributes.items():
            assert not name.startswith("on"), f"{node.tag} {name}"
            assert name != "style" or node.tag == "svg", f"{node.tag} style"
            if name in ("href", "src", "action", "formaction", "data", "xlink:href"):
                assert not re.match(r"\s*(javascript|data|vbscript):", value or "", re.I), value
    assert not page.css("style, iframe, object, embed, base, meta[http-equiv]")


def test_only_bytes_of_documents_go_by_another_name(client: TestClient) -> None:
    answer = client.get(f"/document/{HOSTILE}/bron")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert "filename" in answer.headers["content-disposition"]


def test_a_page_depends_on_no_other_cookie(client: TestClient) -> None:
    plain = client.get(f"/document/{MOTION}", headers={"cookie": ""}).text
    for cookie in ("taal=<script>", "a=b; taal=fr", "taal=" + "x" * 3000, "x" * 3000, "=; ; ;"):
        answer = client.get(f"/document/{MOTION}", headers={"cookie": cookie})
        assert answer.status_code == 200
        assert answer.text == plain
