"""Readers that are lent to requests: whole after a question in vain, and enough of them for many at once."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from tests.web.room_texts import MOTION, REPORT

from kamerspoor.errors import NotInArchive
from kamerspoor.store.rows import DocumentRow
from kamerspoor.web.app import create_app
from kamerspoor.web.reading import Readers, TooSlow
from kamerspoor.web.settings import Settings


def test_a_reader_serves_again_after_what_is_not_there(room_path: str) -> None:
    readers = Readers(room_path, 5)
    with pytest.raises(NotInArchive), readers.reader() as first:
        first.record(10**6)
    with readers.reader() as second:
        assert second is first
        assert second.count(DocumentRow)


def test_two_requests_never_share_a_reader(room_path: str) -> None:
    readers = Readers(room_path, 5)
    with readers.reader() as one, readers.reader() as other:
        assert one is not other


def test_a_question_that_takes_too_long_is_ended(room_path: str) -> None:
    with pytest.raises(TooSlow), Readers(room_path, 0).reader() as reader:
        reader.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")


def test_many_at_once_are_all_answered(room_path: str) -> None:
    async def ask() -> list[int]:
        app = create_app(Settings(room_path, limited=False, log=False))
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://room") as visitor:
            wanted = [f"/document/{key}?n={number}" for number in range(30) for key in (REPORT, MOTION, "kst-1")]
            return [answer.status_code for answer in await asyncio.gather(*map(visitor.get, wanted))]

    assert sorted(asyncio.run(ask())) == [200] * 60 + [404] * 30
