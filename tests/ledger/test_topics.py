"""The ledger of topics: what a name means, who said what at which meeting, where a position changed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from rich.console import Console
from tests.ledger.topic_texts import MOTION, REPORTS
from tests.linking.own_texts import ALL, archive_of
from typer.testing import CliRunner

from kamerspoor.cli import app
from kamerspoor.errors import NotInArchive
from kamerspoor.export import topic_view
from kamerspoor.ledger.positions import Said, changes
from kamerspoor.ledger.topics import Topic, topic
from kamerspoor.store.rows import DocumentRow, HeadingRow, StatementRow
from kamerspoor.store.sqlite import SqliteReader, open_archive, open_to_write

TEXTS: Mapping[str, str] = {**ALL, **REPORTS, "motie.txt": MOTION, "maart-kopie.txt": REPORTS["maart.txt"] + "\n\n"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the archive of all texts."""
    return archive_of(tmp_path_factory.mktemp("archive") / "a.kamerspoor", TEXTS)


@pytest.fixture(scope="module")
def archive(place: str) -> Iterator[SqliteReader]:
    """Open it."""
    with open_archive(place) as found:
        yield found


def _changes(answer: Topic) -> list[tuple[str | None, str, str, str | None, str | None, int]]:
    return [(s.date, c.actor, c.kind, c.was, c.now, c.meetings) for s in answer.sittings for c in s.changes]


@pytest.mark.parametrize(
    ("asked", "name", "by", "how"),
    [
        pytest.param("Belarus", "Belarus", "name", "a country", id="country"),
        pytest.param("belarus", "Belarus", "name", "a country", id="any-case"),
        pytest.param("Wit-Rusland", "Belarus", "name", "another name for Belarus", id="alias"),
        pytest.param("Minsk", "Belarus", "name", "the capital of Belarus", id="capital"),
        pytest.param("Oortgiesen", "Oortgiesen", "name", "a name in the archive", id="name-in-the-archive"),
        pytest.param("wapenembargo", "wapenembargo", "words", "the words of headings and statements", id="words"),
        pytest.param("het luchtruim", "het luchtruim", "words", "the words of headings and statements", id="article"),
    ],
)
def test_what_a_name_means(archive: SqliteReader, asked: str, name: str, by: str, how: str) -> None:
    understood = topic(archive, asked).understood
    assert (understood.asked, understood.name, understood.by, understood.how) == (asked, name, by, how)


def test_unknown_gives_the_nearest(archive: SqliteReader) -> None:
    with pytest.raises(NotInArchive, match="did you mean Belarus"):
        topic(archive, "Belarsu")
    with pytest.raises(NotInArchive, match="nothing is said about 'qqqq'"):
        topic(archive, "qqqq")


def test_meetings_in_order_with_their_papers(archive: SqliteReader) -> None:
    answer = topic(archive, "Belarus")
    assert [(s.date, [p.kind for p in s.papers]) for s in answer.sittings] == [
        ("2023-01-23", ["report"]),
        ("2023-02-20", ["debate", "report"]),
        ("2023-03-20", ["annotated_agenda", "report"]),
        ("2023-03-28", ["letter"]),
        ("2023-04-24", ["report"]),
        ("2023-05-22", ["report"]),
    ]
    assert answer.earlier is False
    assert [(m.key, m.date) for m in answer.motions] == [("kst-21501-02-2599", "2023-02-14")]


def test_who_said_what(archive: SqliteReader) -> None:
    first = topic(archive, "Belarus").sittings[0]
    assert [(s.actor, s.act) for s in first.said] == [
        ("Raad", "discuss"),
        ("Kabinet", "urge"),
        ("Kabinet", "urge"),
        ("Hongarije", "oppose"),
        ("Polen", "concern"),
        ("Duitsland", "urge"),
    ]


def test_quotes_stand_at_their_spans(archive: SqliteReader) -> None:
    said = [s for sitting in topic(archive, "Belarus").sittings for s in sitting.said]
    assert len([one for one in said if one.document_kind == "report"]) == 26
    for one in said:
        assert " ".join(archive.record(one.document_id).text[one.start : one.end].split()) == one.quote


def test_changes_of_position(archive: SqliteReader) -> None:
    assert _changes(topic(archive, "Wit-Rusland")) == [
        ("2023-03-20", "Hongarije", "act", "opposition", "support", 1),
        ("2023-03-20", "Polen", "voiced no more", "concern", None, 2),
        ("2023-03-20", "Duitsland", "act", "call", "support", 1),
        ("2023-04-24", "Kabinet", "term disappears", "wapenembargo", None, 3),
        ("2023-04-24", "Kabinet", "term appears", None, "Vilnius, tribunaal", 0),
    ]


def test_a_change_has_both_quotes(archive: SqliteReader) -> None:
    (change,) = (c for s in topic(archive, "Belarus", actor="Hongarije").sittings for c in s.changes)
    assert change.before and change.after  # noqa: PT018
    assert change.before.quote == "Hongarije verzette zich tegen sancties op kaliumzout uit Belarus."
    assert change.after.quote == "Hongarije steunde sancties op kaliumzout uit Belarus."
    assert (change.before.document, change.after.document) == ("kst-21501-02-2605", "kst-21501-02-2615")


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        pytest.param({"since": "2023-04-01"}, ["2023-04-24", "2023-05-22"], id="since"),
        pytest.param({"until": "2023-01-31"}, ["2023-01-23"], id="until"),
        pytest.param({"limit": 1}, ["2023-05-22"], id="the-latest"),
        pytest.param({"actor": "D66"}, ["2023-02-20"], id="actor"),
        pytest.param({"council": "JBZ-Raad"}, [], id="another-council"),
        pytest.param(
            {"council": "Raad Buitenlandse Zaken", "since": "2023-03-01"}, ["2023-03-20", "2023-04-24", "2023-05-22"],
            id="council-without-letters",
        ),
    ],
)  # fmt: skip
def test_what_is_asked(archive: SqliteReader, asked: dict[str, str], days: list[str]) -> None:
    answer = topic(archive, "Belarus", **asked)  # type: ignore[arg-type]
    assert [s.date for s in answer.sittings] == days
    assert answer.earlier == ("limit" in asked)


def test_words_find_sentences_and_what_stands_under_headings(archive: SqliteReader) -> None:
    said = [s for sitting in topic(archive, "wapenembargo").sittings for s in sitting.said]
    assert {s.document for s in said} == {f"kst-21501-02-{n}" for n in (2581, 2605, 2611, 2615)}
    libya = [s for sitting in topic(archive, "Libië").sittings for s in sitting.said]
    assert {s.actor for s in libya} == {"Raad", "Kabinet"}


def _said(act: str, words: str, actor: str = "Malta", negated: bool = False) -> Said:
    return Said(actor, (), act, negated, None, "sure", words, words, "kst-1-1", "report", 1, 0, len(words))


CALL = [_said("urge", "voor een grensmissie bij Narva")]


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        pytest.param(
            [CALL, [_said("support", "een grensmissie bij Narva")]],
            [(1, "act", "call", "support")],
            id="call-to-support",
        ),
        pytest.param(
            [[_said("support", "een missie bij Narva")], [_said("support", "de missie bij Narva", negated=True)]],
            [(1, "act", "support", "opposition")],
            id="support-denied",
        ),
        pytest.param([CALL, [_said("support", "hulp aan vissers")]], [], id="about-something-else"),
        pytest.param([CALL, CALL], [], id="the-same-again"),
        pytest.param([CALL, [*CALL, _said("support", "een grensmissie bij Narva")]], [], id="called-for-as-well"),
        pytest.param([CALL, [_said("emphasise", "de grensmissie bij Narva")]], [], id="stressed"),
        pytest.param([CALL, [], [_said("support", "een grensmissie bij Narva")]], [], id="silent-between"),
        pytest.param(
            [CALL, CALL, [_said("urge", "voor hulp aan vissers")]],
            [(2, "term disappears", "grensmissie, Narva", None)],
            id="a-term-goes",
        ),
        pytest.param([CALL, [_said("urge", "voor hulp aan vissers")]], [], id="named-once"),
        pytest.param([[_said("discuss", "over Narva")], CALL], [], id="no-position"),
    ],
)  # fmt: skip
def test_what_is_a_change(meetings: list[list[Said]], expected: list[tuple[int, str, str | None, str | None]]) -> None:
    found = [(index, c.kind, c.was, c.now) for index, c in changes("Malta", meetings, frozenset({"estland"}))]
    assert [(i, k, ", ".join(sorted(w.split(", "), key=str.lower)) if w else w, n) for i, k, w, n in found] == expected


@pytest.mark.parametrize("width", [80, 120])
def test_the_view_fits(archive: SqliteReader, width: int) -> None:
    out = io.StringIO()
    topic_view.show(topic(archive, "Wit-Rusland"), Console(file=out, width=width))
    assert max(map(len, out.getvalue().splitlines())) <= width
    text = " ".join(out.getvalue().split())
    assert "Belarus Wit-Rusland: another name for Belarus" in text
    assert "▸ Hongarije: opposition becomes support" in text
    assert "▸ Kabinet: wapenembargo, named at 3 meetings before, is named no more" in text


def _run(place: str, *arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["topic", *arguments, "--archive", place])
    return found.exit_code, found.output


def test_the_command_gives_json_and_csv(place: str) -> None:
    code, text = _run(place, "Belarus", "--format", "json")
    assert code == 0
    assert json.loads(text)["sittings"][2]["changes"][0]["was"] == "opposition"
    code, text = _run(place, "Belarus", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert code == 0
    assert {"act": 2, "voiced no more": 1, "term disappears": 1, "term appears": 1}.items() <= _counted(rows).items()


def _counted(rows: list[dict[str, str]]) -> dict[str, int]:
    return {kind: sum(row["what"] == kind for row in rows) for kind in {row["what"] for row in rows}}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(("Belarsu",), 1, "did you mean Belarus?", id="misspelled"),
        pytest.param(("Belarus", "--since", "ooit"), 2, "is no day", id="no-day"),
        pytest.param(("Belarus", "--actor", "Malta"), 0, "Nothing was said of it", id="nobody"),
    ],
)
def test_what_the_command_says(place: str, arguments: tuple[str, ...], code: int, words: str) -> None:
    found, text = _run(place, *arguments)
    assert (found, words in text) == (code, True)


def test_a_document_that_goes_is_found_no_more(tmp_path: Path) -> None:
    with open_to_write(archive_of(tmp_path / "a.kamerspoor", REPORTS)) as archive:
        (gone,) = archive.find(DocumentRow, key="kst-21501-02-2635")
        assert gone.id in archive.naming("Belarus")
        assert gone.id in {d for d, _ in archive.with_words(StatementRow, ["vilnius"], 9)}
        with archive.transaction():
            archive.remove(DocumentRow, id=gone.id)
        assert gone.id not in archive.naming("Belarus")
        assert archive.said_about("Belarus", [gone.id]) == []
        assert gone.id not in {d for d, _ in archive.with_words(StatementRow, ["vilnius"], 9)}
        assert gone.id not in {d for d, _ in archive.with_words(HeadingRow, ["belarus"], 9)}


def test_words_with_signs_are_words(archive: SqliteReader) -> None:
    assert archive.with_words(StatementRow, ['"', "kaliumzout*", "AND"], 9) == []
    assert len(archive.with_words(StatementRow, ["kaliumzout", "belarus"], 2)) == 2
    assert archive.names_like("bel", 5)[0] == "Belarus"
