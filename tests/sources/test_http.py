"""The client: patience, pace, suspicion, and what it keeps."""

from __future__ import annotations

import gzip
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kamerspoor.errors import (
    CacheError,
    SourceChanged,
    SourceDown,
    SourceError,
    SourceMissing,
    SourceRefused,
    SourceSlow,
    TooManyRequests,
)
from kamerspoor.sources.cache import Cache
from kamerspoor.sources.http import shown
from kamerspoor.sources.settings import HttpSettings

from .server import PAGE_404, Answering, Asked, FakeTime, Reply, as_html, as_json, client_for, serving

FINE = as_json({"value": []})


def in_turn(*replies: Reply) -> Answering:
    """Answer each request with the next reply, the last one for ever."""
    left = list(replies)
    return lambda asked: left.pop(0) if len(left) > 1 else left[0]


PASSING = {
    "500 then fine": (Reply(status=500), [1.0]),
    "502 then fine": (Reply(status=502), [1.0]),
    "503 with Retry-After in seconds": (Reply(status=503, headers={"Retry-After": "7"}), [7.0]),
    "429 with Retry-After in seconds": (Reply(status=429, headers={"Retry-After": "30"}), [30.0]),
    "429 with Retry-After as a date": (
        Reply(status=429, headers={"Retry-After": "Mon, 02 Mar 2026 12:00:45 GMT"}),
        [45.0],
    ),
    "429 with a Retry-After that has passed": (
        Reply(status=429, headers={"Retry-After": "Mon, 02 Mar 2026 11:00:00 GMT"}),
        [1.0],
    ),
    "429 with a Retry-After that says nothing": (Reply(status=429, headers={"Retry-After": "soon"}), [1.0]),
    "429 alone": (Reply(status=429), [1.0]),
    "cut in the body": (Reply(b'{"value": [1, 2, 3]}', cut=5), [1.0]),
    "JSON that is broken": (Reply(b'{"value": [1, 2'), [1.0]),
    "an empty body": (Reply(b""), [1.0]),
    "a body that is no gzip": (Reply(b"plain", headers={"Content-Encoding": "gzip"}), [1.0]),
}


@pytest.mark.parametrize(("first", "slept"), PASSING.values(), ids=PASSING)
def test_what_may_pass_is_tried_again_after_waiting(first: Reply, slept: list[float]) -> None:
    time = FakeTime()
    with serving(in_turn(first, FINE)) as server, client_for(time) as client:
        answer = client.fetch(f"{server.base}/page", "json")
    assert answer.data == FINE.body
    assert time.slept == pytest.approx(slept)
    assert len(server.asked) == 2


LASTING: dict[str, tuple[Reply, type[SourceError], int | None, int]] = {
    "always 500": (Reply(status=500), SourceDown, 500, 3),
    "always 503": (Reply(status=503), SourceDown, 503, 3),
    "501": (Reply(status=501), SourceDown, 501, 1),
    "always 429": (Reply(status=429), TooManyRequests, 429, 3),
    "429 for an hour": (Reply(status=429, headers={"Retry-After": "3600"}), TooManyRequests, 429, 1),
    "always cut": (Reply(b'{"value": []}', cut=4), SourceDown, None, 3),
    "always broken JSON": (Reply(b'{"value": ['), SourceChanged, 200, 3),
    "always empty": (Reply(b"  "), SourceChanged, 200, 3),
    "HTML instead of JSON": (as_html(), SourceChanged, 200, 1),
    "401": (Reply(status=401), SourceRefused, 401, 1),
    "403": (Reply(status=403), SourceRefused, 403, 1),
    "404": (as_html(status=404), SourceMissing, 404, 1),
    "410": (Reply(status=410), SourceMissing, 410, 1),
    "204": (Reply(status=204), SourceChanged, 204, 1),
    "304 that nobody asked for": (Reply(status=304), SourceChanged, 304, 1),
    "a redirect to nowhere": (Reply(status=302), SourceChanged, 302, 1),
}


@pytest.mark.parametrize(("reply", "kind", "status", "asked"), LASTING.values(), ids=LASTING)
def test_what_lasts_is_told_with_address_status_and_remedy(
    reply: Reply, kind: type[SourceError], status: int | None, asked: int
) -> None:
    time = FakeTime()
    with serving(lambda _: reply) as server, client_for(time) as client:
        with pytest.raises(SourceError) as caught:
            client.fetch(f"{server.base}/page?a=1", "json")
        assert type(caught.value) is kind
        assert caught.value.status == status
        assert caught.value.where == f"{server.base}/page?a=1"
        assert caught.value.remedy
        assert len(server.asked) == asked
        assert len(time.slept) == asked - 1


def test_waits_grow_and_stay_below_the_longest() -> None:
    time = FakeTime()
    settings = HttpSettings(pace=0, tries=6, first_wait=2, longest_wait=10)
    with (
        serving(lambda _: Reply(status=500)) as server,
        client_for(time, settings) as client,
        pytest.raises(SourceDown),
    ):
        client.fetch(server.base)
    assert time.slept == [2, 4, 8, 10, 10]


SLOW = {
    "no answer": (Reply(b"{}", delay=1.0), HttpSettings(pace=0, tries=1, read_timeout=0.2)),
    "byte by byte": (
        Reply(b'{"value": [' + b" " * 40 + b"]}", trickle=0.05),
        HttpSettings(pace=0, tries=1, read_timeout=0.2, whole_timeout=0.2),
    ),
}


@pytest.mark.parametrize(("reply", "settings"), SLOW.values(), ids=SLOW)
def test_a_slow_source_is_left(reply: Reply, settings: HttpSettings) -> None:
    with serving(lambda _: reply) as server, client_for(FakeTime(), settings) as client, pytest.raises(SourceSlow):
        client.fetch(server.base, "json")


def test_a_port_where_nothing_listens_is_down() -> None:
    with serving(lambda _: FINE) as server:
        gone = server.base
    with client_for(FakeTime()) as client, pytest.raises(SourceDown, match="connection failed"):
        client.fetch(gone)


def test_the_pace_is_kept_for_each_host() -> None:
    time = FakeTime()
    settings = HttpSettings(pace=5.0)
    hosts = frozenset({"127.0.0.1", "localhost"})
    with serving(lambda _: FINE) as server, client_for(time, settings, hosts=hosts) as client:
        client.fetch(server.base, "json")
        client.fetch(server.base.replace("127.0.0.1", "localhost"), "json")
        assert time.slept == []
        client.fetch(server.base, "json")
    assert len(time.slept) == 1
    assert 4.0 < time.slept[0] <= 5.0


def test_an_answer_that_is_too_large_is_not_taken() -> None:
    body = b"[" + b" " * 5000 + b"]"
    for reply in (Reply(body), Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"})):
        settings = HttpSettings(max_bytes=1000)
        with (
            serving(lambda _, reply=reply: reply) as server,
            client_for(FakeTime(), settings) as client,
            pytest.raises(SourceChanged, match="larger than 1,000 bytes"),
        ):
            client.fetch(server.base, "json")


def test_compression_of_the_way_is_taken_off() -> None:
    reply = Reply(gzip.compress(FINE.body), headers={"Content-Encoding": "gzip"})
    with serving(lambda _: reply) as server, client_for(FakeTime()) as client:
        assert client.fetch(server.base, "json").data == FINE.body


REFUSED: dict[str, tuple[Callable[[str], str], str]] = {
    "another host": (lambda base: base.replace("127.0.0.1", "localhost"), "none of the hosts"),
    "a file": (lambda base: "file:///etc/hostname", "only http and https"),
    "ftp": (lambda base: "ftp://127.0.0.1/x", "only http and https"),
    "a broken address": (lambda base: "http://[::1/x", "is no address"),
}


@pytest.mark.parametrize(("target", "says"), REFUSED.values(), ids=REFUSED)
def test_only_named_hosts_are_asked_not_even_by_redirect(target: Callable[[str], str], says: str) -> None:
    def answer(asked: Asked) -> Reply:
        return Reply(status=302, headers={"Location": target(server.base)}) if asked.path == "/away" else FINE

    with serving(answer) as server, client_for(FakeTime()) as client:
        with pytest.raises(SourceRefused, match=says):
            client.fetch(target(server.base))
        with pytest.raises(SourceError):
            client.fetch(f"{server.base}/away")
    assert set(server.paths()) == {"/away"}


def test_redirects_are_followed_and_a_circle_is_seen() -> None:
    def answer(asked: Asked) -> Reply:
        if asked.path == "/old":
            return Reply(status=301, headers={"Location": "/new?x=1"})
        return FINE if asked.path == "/new" else Reply(status=302, headers={"Location": "/round"})

    with serving(answer) as server, client_for(FakeTime()) as client:
        assert client.fetch(f"{server.base}/old", "json").url == f"{server.base}/new?x=1"
        with pytest.raises(SourceChanged, match="redirects more than"):
            client.fetch(f"{server.base}/round")


def test_the_page_for_what_is_not_there_is_no_answer() -> None:
    def answer(asked: Asked) -> Reply:
        away = Reply(status=302, headers={"Location": "/fout404?bron=x"})
        return away if asked.path == "/kst.xml" else as_html()

    for expected in ("xml", "any"):
        with (
            serving(answer) as server,
            client_for(FakeTime()) as client,
            pytest.raises(SourceMissing, match="not there"),
        ):
            client.fetch(f"{server.base}/kst.xml", expected)


def test_no_password_is_shown() -> None:
    assert shown("https://me:secret@example.org/x?y=1") == "https://example.org/x?y=1"
    with client_for(FakeTime()) as client, pytest.raises(SourceRefused) as caught:
        client.fetch("https://me:secret@example.org/x")
    assert "secret" not in str(caught.value)


def test_errors_cross_processes_whole() -> None:
    error = SourceDown("it answers 500", where="https://x/y", remedy="wait", status=500)
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.status) == (SourceDown, str(error), 500)
    assert error.at("https://z").status == 500


def tagged(body: bytes, **headers: str) -> Answering:
    """Answer with validators, and with 304 to who has the same."""

    def answer(asked: Asked) -> Reply:
        etag, modified = headers.get("ETag"), headers.get("Last-Modified")
        same = (etag and asked.headers.get("if-none-match") == etag) or (
            modified and asked.headers.get("if-modified-since") == modified
        )
        return Reply(status=304, headers=headers) if same else Reply(body, headers=headers)

    return answer


@pytest.mark.parametrize(
    "headers",
    [{"ETag": '"v1"'}, {"Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT"}],
    ids=["by ETag", "by Last-Modified"],
)
def test_what_did_not_change_comes_from_disk(tmp_path: Path, headers: dict[str, str]) -> None:
    cache = Cache(tmp_path / "cache")
    with serving(tagged(b"[1]", **headers)) as server, client_for(FakeTime(), cache=cache) as client:
        first = client.fetch(f"{server.base}/x", "json")
        second = client.fetch(f"{server.base}/x", "json")
    assert (first.unchanged, second.unchanged) == (False, True)
    assert first.data == second.data == b"[1]"
    assert first.modified == second.modified
    if "Last-Modified" in headers:
        assert second.modified == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_what_cannot_be_asked_after_is_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    no_store = Reply(b"[1]", headers={"ETag": '"v1"', "Cache-Control": "private, no-store"})
    for reply in (FINE, no_store, as_html(), Reply(status=500)):
        with serving(lambda _, reply=reply: reply) as server, client_for(FakeTime(), cache=cache) as client:
            try:
                client.fetch(f"{server.base}/x", "json")
            except SourceError:
                assert reply.status == 500 or reply.body == PAGE_404
    assert not (tmp_path / "cache").exists()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "a body that was changed": lambda folder: next(
        p for p in (folder / "bodies").rglob("*") if p.is_file()
    ).write_bytes(b"[2]"),
    "a body that is gone": lambda folder: next(p for p in (folder / "bodies").rglob("*") if p.is_file()).unlink(),
    "facts that are cut off": lambda folder: next((folder / "answers").rglob("*.json")).write_bytes(b'{"url": "h'),
    "facts that name another place": lambda folder: next((folder / "answers").rglob("*.json")).write_bytes(
        b'{"url":"x","final_url":"x","sha256":"../../../etc/hostname","content_type":""}'
    ),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_entry_is_dropped_and_fetched_again(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    cache = Cache(tmp_path)
    with serving(tagged(b"[1]", ETag='"v1"')) as server, client_for(FakeTime(), cache=cache) as client:
        client.fetch(f"{server.base}/x", "json")
        damage(tmp_path)
        again = client.fetch(f"{server.base}/x", "json")
        assert (again.data, again.unchanged) == (b"[1]", False)
        assert client.fetch(f"{server.base}/x", "json").unchanged
    assert "if-none-match" not in server.asked[1].headers
    assert not list(tmp_path.rglob(".part-*"))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    with (
        serving(tagged(b"[1]", ETag='"v1"')) as server,
        client_for(FakeTime(), cache=cache) as client,
        pytest.raises(CacheError, match="cannot be used") as caught,
    ):
        client.fetch(f"{server.base}/x", "json")
    assert caught.value.remedy
