"""What every store does: the methods of `store.protocol`, one by one. A new store is a row in STORES."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading import STEADY
from kamerspoor.errors import ArchiveError, NotInArchive
from kamerspoor.official.values import Case, CaseLink, DocumentCase, OfficialDocument
from kamerspoor.store.codec import Codec
from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.rows import (
    DocumentRow,
    FailureRow,
    FindingRow,
    FindingsAsked,
    FollowUpRow,
    HeadingRow,
    MotionMemberRow,
    MotionRow,
    OriginRow,
    ReferenceRow,
    SourceStateRow,
    StatementMotionRow,
    StatementPartyRow,
    StatementRow,
)
from kamerspoor.store.sqlite import open_archive, open_to_write
from kamerspoor.store.tables import document_row, names_of_statements, part_rows
from store import contents

PARTS = (HeadingRow, StatementRow, StatementPartyRow, StatementMotionRow, FollowUpRow, ReferenceRow, FindingRow)


class Store(NamedTuple):
    write: Callable[[str], Any]
    read: Callable[[str], Any]


STORES = {"sqlite": Store(open_to_write, open_archive)}


@pytest.fixture(params=STORES.values(), ids=STORES)
def store(request: pytest.FixtureRequest) -> Store:
    return request.param


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "a.kamerspoor")


@pytest.fixture
def writer(store: Store, place: str) -> Iterator[Writer]:
    with store.write(place) as opened:
        yield opened


def failure(uri: str, message: str = "odd", attempts: int = 1, at: str = contents.NOW) -> FailureRow:
    return FailureRow(uri, message, attempts, at, at)


# Records and bytes


@pytest.mark.parametrize("path", contents.SAMPLES, ids=lambda path: path.name)
def test_a_record_comes_back_as_it_was(writer: Writer, store: Store, place: str, path: Path) -> None:
    document_id = contents.add(writer, path)
    record = contents.record_of(path)
    assert writer.record(document_id) == record
    with store.read(place) as reader:
        assert reader.record(document_id) == record
        held = reader.first(DocumentRow, id=document_id)
        assert held == document_row(document_id, held.content_id, record)
        assert reader.content(held.content_id) == contents.bytes_of(path)


@pytest.mark.parametrize("path", contents.SAMPLES, ids=lambda path: path.name)
def test_the_parts_of_a_record_are_rows(writer: Writer, path: Path) -> None:
    document_id = contents.add(writer, path)
    expected = list(part_rows(document_id, contents.record_of(path)))
    for kind in PARTS:
        found = set(writer.find(kind, document_id=document_id))
        assert found == {row for row in expected if isinstance(row, kind)}, kind


def test_bytes_are_kept_once(writer: Writer) -> None:
    packed, sha = Codec().pack(b"abc"), hashlib.sha256(b"abc").digest()
    with writer.transaction():
        first, new = writer.add_content(sha, 3, packed)
        again, new_again = writer.add_content(sha, 3, packed)
    assert (first, new, new_again) == (again, True, False)
    assert writer.content(first) == b"abc"


@given(data=st.binary(max_size=400))
@STEADY
def test_any_bytes_come_back(data: bytes) -> None:
    codec = Codec()
    assert codec.unpack(codec.pack(data)) == data


def test_a_packed_record_is_taken_as_it_is(writer: Writer) -> None:
    document_id = contents.add(writer, contents.SMALL[0])
    record = contents.record_of(contents.SMALL[0])
    content_id = writer.find(DocumentRow)[0].content_id
    with writer.transaction():
        again = writer.add_document(content_id, record, Codec().pack_record(record))
    assert again == document_id
    assert writer.record(document_id) == record


def test_a_record_made_anew_gives_way_whole(writer: Writer) -> None:
    """The rows of the earlier record go with it; the document keeps its id."""
    report, motion = contents.SMALL[-1], contents.SMALL[1]
    document_id = contents.add(writer, report)
    assert writer.count(StatementRow, document_id=document_id) > 0
    with writer.transaction():
        writer.put([FindingRow(document_id, "archive", 0, "vote-mismatch", "warning", "odd", 1, 2, ("a", "b"), None)])
        content_id = writer.find(DocumentRow)[0].content_id
        again = writer.add_document(content_id, contents.record_of(motion))
    assert again == document_id
    assert writer.count(DocumentRow) == 1
    assert writer.record(document_id) == contents.record_of(motion)
    expected = list(part_rows(document_id, contents.record_of(motion)))
    assert sum(writer.count(kind) for kind in PARTS) == len(expected)
    before, after = (
        {name for name, _, _ in names_of_statements(contents.record_of(path))} for path in (report, motion)
    )
    assert before - after
    assert all(writer.about(name) == [] for name in before - after)


@pytest.mark.parametrize("ask", [lambda r: r.record(99), lambda r: r.content(99)], ids=["record", "content"])
def test_what_is_not_there_is_said(writer: Writer, ask: Callable[[Reader], object]) -> None:
    with pytest.raises(NotInArchive, match="99"):
        ask(writer)


# Asking


def test_find_and_its_kin(writer: Writer) -> None:
    rows = [failure("a", attempts=1), failure("b", attempts=2), failure("c", attempts=2)]
    with writer.transaction():
        writer.put(rows)
    assert writer.find(FailureRow) == rows
    assert writer.find(FailureRow, attempts=2) == rows[1:]
    assert writer.find(FailureRow, attempts=2, uri="c") == rows[2:]
    assert writer.find(FailureRow, attempts=3) == []
    assert writer.first(FailureRow, uri="b") == rows[1]
    assert writer.first(FailureRow, uri="z") is None
    assert writer.count(FailureRow) == 3
    assert writer.count(FailureRow, attempts=2) == 2


def test_none_finds_what_is_unknown(writer: Writer) -> None:
    known, unknown = SourceStateRow("tk", "Zaak", token="7"), SourceStateRow("tk", "Stemming")
    with writer.transaction():
        writer.put([known, unknown])
    assert writer.find(SourceStateRow, token=None) == [unknown]
    assert writer.count(SourceStateRow, token=None, collection="Zaak") == 0


@pytest.mark.parametrize("count", [0, 1, 500, 501, 1203])
def test_among_takes_any_number(writer: Writer, count: int) -> None:
    rows = [failure(f"{n:05}", attempts=n % 3 + 1) for n in range(1300)]
    with writer.transaction():
        writer.put(rows)
    asked = [f"{n:05}" for n in range(count)]
    assert sorted(writer.among(FailureRow, "uri", asked), key=lambda row: row.uri) == rows[:count]
    assert len(writer.among(FailureRow, "uri", asked, attempts=1)) == (count + 2) // 3


def test_among_gives_a_row_once(writer: Writer) -> None:
    with writer.transaction():
        writer.put([failure("a")])
    assert writer.among(FailureRow, "uri", iter(["a", "z", "a", None])) == [failure("a")]


DAYS = ["2023-01-01", "2023-02-01", "2023-02-01", "2023-03-01"]
BETWEEN = {
    "all": ({}, [0, 1, 2, 3]),
    "closed below": ({"low": "2023-02-01"}, [1, 2, 3]),
    "closed above": ({"high": "2023-02-01"}, [0, 1, 2]),
    "both": ({"low": "2023-01-02", "high": "2023-02-28"}, [1, 2]),
    "none between": ({"low": "2023-01-02", "high": "2023-01-03"}, []),
    "turned round": ({"low": "2023-03-01", "high": "2023-01-01"}, []),
    "limit": ({"limit": 1}, [0]),
    "limit of nothing": ({"limit": 0}, []),
    "latest first": ({"latest_first": True, "limit": 1}, [3]),
    "and equal": ({"message": "m2", "low": "2023-01-01"}, [2]),
}


@pytest.mark.parametrize(("asked", "expected"), BETWEEN.values(), ids=BETWEEN)
def test_between(writer: Writer, asked: dict[str, Any], expected: list[int]) -> None:
    rows = [failure(f"u{n}", f"m{n}", at=day) for n, day in enumerate(DAYS)]
    with writer.transaction():
        writer.put(reversed(rows))
    found = writer.between(FailureRow, "last_at", **asked)
    assert sorted(found, key=lambda r: r.uri) == [rows[n] for n in expected]
    days = [row.last_at for row in found]
    assert days == sorted(days, reverse=asked.get("latest_first", False))


def test_between_leaves_out_what_is_unknown(writer: Writer) -> None:
    rows = [SourceStateRow("tk", name, newest=newest) for name, newest in [("A", None), ("B", "2023"), ("C", "2024")]]
    with writer.transaction():
        writer.put(rows)
    assert writer.between(SourceStateRow, "newest", "2000") == rows[1:]
    assert writer.between(SourceStateRow, "newest", high="2023") == rows[1:2]


ODD_COLUMNS = {
    "find": lambda r: r.find(FailureRow, colour=1),
    "count": lambda r: r.count(FailureRow, colour=1),
    "first": lambda r: r.first(FailureRow, colour=1),
    "among": lambda r: r.among(FailureRow, "1=1; --", ["a"]),
    "between": lambda r: r.between(FailureRow, 'uri" --'),
    "remove": lambda r: r.remove(FailureRow, colour=1),
}


@pytest.mark.parametrize("ask", ODD_COLUMNS.values(), ids=ODD_COLUMNS)
def test_a_column_that_is_not_there_is_refused(writer: Writer, ask: Callable[[Writer], object]) -> None:
    with pytest.raises(TypeError, match="there is no column"):
        ask(writer)


def test_text_is_text_whatever_it_holds(writer: Writer) -> None:
    odd = failure("'; DROP TABLE failure; --", "line\nand \x00 and “é” and \U0001f4dc")
    with writer.transaction():
        writer.put([odd])
    assert writer.find(FailureRow, uri=odd.uri) == [odd]


def test_about_names(writer: Writer) -> None:
    for path in contents.SMALL:
        document_id = contents.add(writer, path)
        expected: dict[str, set[tuple[int, int, int]]] = {}
        for name, ordinal, where in names_of_statements(contents.record_of(path)):
            expected.setdefault(name, set()).add((document_id, ordinal, where))
        for name, places in expected.items():
            assert {p for p in writer.about(name) if p[0] == document_id} == places
            assert len(writer.about(name, 1)) == 1
    assert writer.about("Atlantis") == []


MOTIONS = [
    ("kst-1-1", "Motie over sancties tegen Belarus", "verzoekt de regering", "Ter Borgh"),
    ("kst-1-2", "Motie over visserij", "verzoekt de regering sancties te overwegen", "De Vries"),
    ("kst-1-3", "Motie over financiële steun", "verzoekt de regering", "Çelik"),
]
WORDS = {
    "the title weighs most": (["sancties"], 9, ["kst-1-1", "kst-1-2"]),
    "all words": (["sancties", "visserij"], 9, ["kst-1-2"]),
    "a member": (["borgh"], 9, ["kst-1-1"]),
    "without accents": (["financiele", "celik"], 9, ["kst-1-3"]),
    "no more than asked": (["verzoekt"], 2, None),
    "none": (["waterstof"], 9, []),
    "no words": ([], 9, []),
    "words that would steer a search": (['"', "OR", "sancties*", "(", "NEAR"], 9, []),
    "a bare mark": (['"'], 9, []),
}


@pytest.mark.parametrize(("words", "limit", "expected"), WORDS.values(), ids=WORDS)
def test_motions_by_their_words(writer: Writer, words: list[str], limit: int, expected: list[str] | None) -> None:
    with writer.transaction():
        for row in MOTIONS:
            writer.set_motion_words(*row)
    found = writer.motions_about(words, limit)
    assert found == expected if expected is not None else len(found) == limit


def test_words_of_a_motion_give_way(writer: Writer) -> None:
    with writer.transaction():
        writer.set_motion_words(*MOTIONS[0])
        writer.set_motion_words("kst-1-1", "Motie over waterstof", "", "")
    assert writer.motions_about(["sancties"], 9) == []
    assert writer.motions_about(["waterstof"], 9) == ["kst-1-1"]


# Changing


def test_put_gives_way_by_key(writer: Writer) -> None:
    with writer.transaction():
        writer.put([failure("a"), failure("a", "other", 2), SourceStateRow("tk", "Zaak"), failure("b")])
    assert writer.find(FailureRow) == [failure("a", "other", 2), failure("b")]
    assert writer.count(SourceStateRow) == 1


def test_rows_with_lists_and_truths(writer: Writer) -> None:
    document_id = contents.add(writer, contents.SMALL[0])
    row = FindingRow(document_id, "archive", 3, "vote-mismatch", "info", "m", None, None, ("a", "é"), "kst-1-1")
    with writer.transaction():
        writer.put([row])
    assert writer.find(FindingRow, scope="archive") == [row]
    assert all(held.current is True for held in writer.find(OriginRow))


def test_remove_counts(writer: Writer) -> None:
    with writer.transaction():
        writer.put([failure("a"), failure("b", attempts=2), failure("c", attempts=2)])
        assert writer.remove(FailureRow, attempts=2) == 2
        assert writer.remove(FailureRow, attempts=2) == 0
        assert writer.remove(FailureRow) == 1
    assert writer.count(FailureRow) == 0


def test_what_belongs_to_a_row_goes_with_it(writer: Writer) -> None:
    contents.fill(writer)
    motion = MotionRow("kst-1-1", "1", "1", document_id=writer.find(DocumentRow)[0].id)
    with writer.transaction():
        writer.put([motion, MotionMemberRow("kst-1-1", 0, "Ter Borgh", None, None, "open", "as signed")])
        writer.remove(DocumentRow)
    assert sum(writer.count(kind) for kind in PARTS) == 0
    held = writer.first(MotionRow, key="kst-1-1")
    assert held is not None
    assert held.document_id is None
    with writer.transaction():
        writer.remove(MotionRow)
    assert writer.count(MotionMemberRow) == 0


def test_a_part_of_nothing_is_refused(writer: Writer) -> None:
    with pytest.raises(ArchiveError), writer.transaction():
        writer.put([FindingRow(77, "archive", 0, "c", "info", "m", None, None, (), None)])
    assert writer.count(FindingRow) == 0


def test_a_place_and_what_it_held(writer: Writer) -> None:
    with writer.transaction():
        one, _ = writer.add_content(hashlib.sha256(b"1").digest(), 1, Codec().pack(b"1"))
        two, _ = writer.add_content(hashlib.sha256(b"2").digest(), 1, Codec().pack(b"2"))
        writer.set_origin("file:///a", one, "document", 1, 10, "t1")
        writer.set_origin("file:///b", one, "document", 1, None, "t1")
        writer.set_origin("file:///a", two, "official", 1, 20, "t2")
    assert [(o.content_id, o.current) for o in writer.find(OriginRow, uri="file:///a")] == [(one, False), (two, True)]
    [other] = writer.find(OriginRow, uri="file:///b")
    assert other.current
    with writer.transaction():
        writer.set_origin("file:///a", one, "document", 1, 30, "t3")
    held = {o.content_id: (o.current, o.changed, o.seen_at) for o in writer.find(OriginRow, uri="file:///a")}
    assert held == {one: (True, 30, "t1"), two: (False, 20, "t2")}


def test_a_clock_in_the_past_loses_nothing(writer: Writer) -> None:
    """Times are noted, and never decide which of two is current."""
    with writer.transaction():
        one, _ = writer.add_content(hashlib.sha256(b"1").digest(), 1, Codec().pack(b"1"))
        two, _ = writer.add_content(hashlib.sha256(b"2").digest(), 1, Codec().pack(b"2"))
        writer.set_origin("file:///a", one, "document", 1, 2_000, "2030-01-01T00:00:00Z")
        writer.set_origin("file:///a", two, "document", 1, 1_000, "1999-01-01T00:00:00Z")
    [current] = writer.find(OriginRow, uri="file:///a", current=True)
    assert (current.content_id, current.changed) == (two, 1_000)


TOUCHED = ["document:2", "document:10", "motion:kst-1-1", "motion:kst-é"]


def test_touching(writer: Writer) -> None:
    with writer.transaction():
        writer.touch(reversed(TOUCHED))
        writer.touch(TOUCHED[:1])
    assert writer.touched("document:", 9) == ["document:10", "document:2"]
    assert writer.touched("motion:", 9) == TOUCHED[2:]
    assert writer.touched("", 3) == ["document:10", "document:2", "motion:kst-1-1"]
    assert writer.touched("meeting:", 9) == []
    with writer.transaction():
        writer.untouch(["motion:kst-é", "motion:never"])
    assert writer.touched("motion:", 9) == ["motion:kst-1-1"]


# Official values

CASE = Case(id="c", modified="2023-05-01T00:00:00.000000Z", subject="Over visserij", kind="Motie")
OFFICIAL = {
    "a newer one wins": (
        Case(id="c", modified="2023-06-01T00:00:00.000000Z", subject="Over vis"),
        Case(id="c", modified="2023-06-01T00:00:00.000000Z", subject="Over vis", kind="Motie"),
    ),
    "an older one only fills in": (
        Case(id="c", modified="2022-01-01T00:00:00.000000Z", subject="Over vis", status="Vrijgegeven"),
        replace(CASE, status="Vrijgegeven"),
    ),
    "one without a time only fills in": (
        Case(id="c", subject="Over vis", sequence=4),
        replace(CASE, sequence=4),
    ),
    "what is left out stays": (Case(id="c", modified="2024-01-01T00:00:00.000000Z"), None),
    "a tombstone": (
        Case(id="c", modified="2024-01-01T00:00:00.000000Z", deleted=True),
        Case(id="c", modified="2024-01-01T00:00:00.000000Z", subject="Over visserij", kind="Motie", deleted=True),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("other", "expected"), OFFICIAL.values(), ids=OFFICIAL)
def test_official_values_of_two_times(writer: Writer, other: Case, expected: Case | None) -> None:
    with writer.transaction():
        writer.put_official([CASE])
        writer.put_official([other])
    expected = expected or Case(id="c", modified=other.modified, subject=CASE.subject, kind=CASE.kind)
    assert writer.find(Case) == [expected]


@pytest.mark.parametrize(("other", "expected"), OFFICIAL.values(), ids=OFFICIAL)
def test_official_values_in_any_order(writer: Writer, other: Case, expected: Case | None) -> None:
    """Two pages give the same archive, whichever came first."""
    with writer.transaction():
        writer.put_official([other])
        writer.put_official([CASE])
    expected = expected or Case(id="c", modified=other.modified, subject=CASE.subject, kind=CASE.kind)
    assert writer.find(Case) == [expected]


def test_official_links_are_kept_once(writer: Writer) -> None:
    link = CaseLink(case_id="a", other_id="b", relation="replaced_by")
    document = OfficialDocument(id="o", external_id="kst-1-1")
    with writer.transaction():
        writer.put_official([link, document, DocumentCase(document_id="o", case_id="a"), link])
        writer.put_official([link])
    assert writer.find(CaseLink) == [link]
    assert writer.find(DocumentCase, case_id="a") == [DocumentCase(document_id="o", case_id="a")]
    assert writer.first(OfficialDocument, external_id="kst-1-1") == document


# All or nothing


def fail() -> None:
    raise RuntimeError("in the midst")


def test_a_transaction_that_fails_leaves_nothing(writer: Writer) -> None:
    contents.add(writer, contents.SMALL[0])
    before = writer.find(DocumentRow), writer.find(StatementRow), writer.touched("", 99)
    data = contents.bytes_of(contents.SMALL[-1])
    with pytest.raises(RuntimeError, match="in the midst"), writer.transaction():  # noqa: PT012
        content_id, _ = writer.add_content(hashlib.sha256(data).digest(), len(data), Codec().pack(data))
        writer.add_document(content_id, contents.record_of(contents.SMALL[-1]))
        writer.touch(["document:2"])
        fail()
    assert (writer.find(DocumentRow), writer.find(StatementRow), writer.touched("", 99)) == before
    # Names that were learnt in it are forgotten with it.
    contents.add(writer, contents.SMALL[-1])
    name = next(names_of_statements(contents.record_of(contents.SMALL[-1])))[0]
    assert writer.about(name)


def test_same_view_holds_still(writer: Writer, store: Store, place: str) -> None:
    with writer.transaction():
        writer.put([failure("a")])
    with store.read(place) as reader:
        with reader.same_view():
            assert reader.count(FailureRow) == 1
            with writer.transaction():
                writer.put([failure("b")])
            assert reader.count(FailureRow) == 1
            with reader.same_view():
                assert reader.count(FailureRow) == 1
        assert reader.count(FailureRow) == 2


def test_same_view_ends_when_it_is_left_by_an_error(writer: Writer) -> None:
    with pytest.raises(RuntimeError), writer.same_view():
        raise RuntimeError
    with writer.transaction():
        writer.put([failure("a")])
    assert writer.count(FailureRow) == 1


def test_a_reader_does_not_see_what_is_not_done(writer: Writer, store: Store, place: str) -> None:
    with store.read(place) as reader, writer.transaction():
        writer.put([failure("a")])
        assert writer.count(FailureRow) == 1
        assert reader.count(FailureRow) == 0


def test_what_cites_a_document_and_sums(writer: Writer) -> None:
    ids = contents.fill(writer)
    cited = next(r.target for i in ids for r in writer.find(ReferenceRow, document_id=i) if r.target)
    rows, count = writer.citing(cited, 10)
    assert count == len(rows) == len({r.document_id for r in writer.find(ReferenceRow, target=cited)})
    assert writer.citing(cited, 10, (rows[-1].date or "", rows[-1].id)) == ([], count)
    assert writer.citing("kst-0-0", 10) == ([], 0)
    content = rows[0].content_id
    sums = writer.sums([content, 10**6])
    assert list(sums) == [content]
    assert writer.contents_beginning(sums[content][:8], 5) == [content]
    assert writer.contents_beginning(sums[content], 5) == [content]
    assert len(writer.contents_beginning(b"", 100)) == len(ids)


def test_findings_by_document_and_in_parts(writer: Writer) -> None:
    ids = contents.fill(writer)
    writer.put(
        FindingRow(id, "archive", place, code, severity, "m", start, start, (), None)
        for id in ids
        for place, (code, severity, start) in enumerate(
            [("vote-mismatch", "error", 9), ("vote-mismatch", "info", 3), ("unknown-reference", "error", None)]
        )
    )  # fmt: skip
    everything = writer.findings(FindingsAsked(), 1000)
    best = {row.key or row.id: row.id for row in sorted(writer.find(DocumentRow), key=lambda r: (-r.preference, -r.id))}
    assert {row.document_id for _, row in everything} == set(best.values())
    places = [(day, row.document_id) for day, row in everything]
    assert places == sorted(places, reverse=True)
    of_archive = [row for _, row in everything if row.scope == "archive" and row.document_id == places[0][1]]
    assert [row.start for row in of_archive if row.start is None or row.start in (3, 9)] == [3, 9, None]
    errors = FindingsAsked(code="vote-mismatch", severity="error")
    assert len(writer.findings(errors, 1000)) == len(best)
    assert writer.finding_counts(errors) == [("vote-mismatch", "error", len(best))]
    assert writer.findings(errors, 2) == writer.findings(errors, 1000)[:2]
    later = [pair for pair in everything if (pair[0], pair[1].document_id) < places[0]]
    assert writer.findings(FindingsAsked(), 1000, places[0]) == later
    assert writer.findings(FindingsAsked(council="Raad van Elf"), 5) == []
    assert writer.findings(FindingsAsked(dates=("2999-01-01", None)), 5) == []
