"""The ledger of documents: by name, what is known of papers, what cites one, copies, meetings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.linking.motion_texts import MOTIONS
from tests.linking.own_texts import ALL, archive_of, letter

from kamerspoor.errors import NotInArchive
from kamerspoor.ledger import documents
from kamerspoor.store.rows import DocumentRow
from kamerspoor.store.sqlite import SqliteReader, open_archive

TODAY = "2023-09-10"
CITES = "Zie de motie-Oortgiesen (Kamerstuk 21 501-02, nr. 3101) en nog eens Kamerstuk 21 501-02, nr. 3101."
TEXTS = {
    **MOTIONS,
    **{f"eigen/{name}": text for name, text in ALL.items()},
    **{f"{n}.txt": letter(n, f"{n - 3199} mei 2023", f"Bericht {n}. {CITES}") for n in range(3200, 3207)},
    "dubbel.txt": letter(3206, "9 mei 2023", f"Een ander stuk onder hetzelfde nummer. {CITES}"),
    "kaal.txt": f"Den Haag, 1 januari 2023\n\nEen stuk zonder nummer. {CITES}\n",
    "zichzelf.txt": letter(3210, "3 juni 2023", "Dit is Kamerstuk 21 501-02, nr. 3210."),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    """Make an archive of invented letters that cite a motion."""
    with open_archive(archive_of(tmp_path_factory.mktemp("documents") / "a.kamerspoor", TEXTS)) as reader:
        yield reader


def test_a_document_is_named_by_key_or_sum(archive: SqliteReader) -> None:
    row = documents.named(archive, "kst-21501-02-3101")
    name = f"sha256-{archive.sums([row.content_id])[row.content_id].hex()[:16]}"
    assert documents.named(archive, name) == row
    assert documents.names_of(archive, [row]) == {row.id: "kst-21501-02-3101"}
    bare = archive.first(DocumentRow, key=None)
    assert bare is not None
    assert documents.named(archive, documents.names_of(archive, [bare])[bare.id]) == bare


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        pytest.param("kst-21501-02-3105", "kst-21501-02-3104, kst-21501-02-3106", id="neighbours"),
        pytest.param("kst-99999-1", "look for it", id="none-near"),
        pytest.param("sha256-0000000000000000", "look for it", id="sum"),
        pytest.param("sha256-xyz", "look for it", id="no-sum"),
        pytest.param("", "look for it", id="empty"),
    ],
)
def test_what_is_not_there_is_said_with_its_neighbours(archive: SqliteReader, name: str, remedy: str) -> None:
    with pytest.raises(NotInArchive) as error:
        documents.named(archive, name)
    assert remedy in str(error.value.remedy)


def test_what_is_known_of_papers(archive: SqliteReader) -> None:
    ids = ["kst-21501-02-3120", "kst-1-1", "kst-21501-02-3101", "kst-21501-02-3105", "kst-21501-02-3101"]
    letter_, motion, unheld = documents.known(archive, ids, TODAY)
    assert (letter_.id, letter_.kind, letter_.held, letter_.motion) == ("kst-21501-02-3120", "letter", True, None)
    assert motion.motion is not None
    assert (motion.held, motion.motion.members) == (True, ("Oortgiesen (NP)",))
    assert (motion.motion.pro, motion.motion.con, motion.motion.status.state) == (150, 0, "carried_out")
    # Known from official data alone, with no line of a vote.
    assert unheld.motion is not None
    assert (unheld.held, unheld.motion.outcome, unheld.motion.pro) == (False, "rejected", None)
    assert documents.known(archive, [], TODAY) == ()


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_what_cites_a_paper_comes_whole_in_any_parts(archive: SqliteReader, limit: int) -> None:
    found: list[documents.Citing] = []
    after: str | None = None
    while True:
        part = documents.citing(archive, "kst-21501-02-3101", limit, after)
        assert len(part.documents) <= limit
        found += part.documents
        if (after := part.after) is None:
            break
    assert len(found) == part.total == 10
    assert [one.date or "" for one in found] == sorted((one.date or "" for one in found), reverse=True)
    assert len({(one.name, one.date) for one in found}) == 10
    said = {one.name: (one.relation, one.statement is not None) for one in found}
    assert said["kst-21501-02-3120"] == ("in_line_with", True)
    assert all("3101" in one.words for one in found)


def test_a_paper_does_not_cite_itself(archive: SqliteReader) -> None:
    assert documents.citing(archive, "kst-21501-02-3210", 10) == documents.CitingList(0, (), None)
    assert documents.citing(archive, None, 10).total == 0


def test_copies_of_one_number_name_each_other(archive: SqliteReader) -> None:
    row = documents.named(archive, "kst-21501-02-3206")
    (copy,) = documents.copies_of(archive, row)
    other = documents.named(archive, copy.name)
    assert other.id != row.id
    assert other.key == row.key
    assert [documents.named(archive, back.name) for back in documents.copies_of(archive, other)] == [row]
    assert documents.copies_of(archive, documents.named(archive, "kst-21501-02-3101")) == ()


def test_a_debate_names_its_meeting(archive: SqliteReader) -> None:
    row = documents.named(archive, "kst-21501-02-2601")
    (meeting,) = documents.meetings_of(archive, row.id)
    assert (meeting.id, meeting.relation) == ("RBZ/2023-02-20", "debate")
    assert documents.meetings_of(archive, 10**6) == ()


def test_the_questions_take_an_index(archive: SqliteReader) -> None:
    plan = archive.rows("EXPLAIN QUERY PLAN SELECT DISTINCT document_id FROM reference WHERE target = 'x'")
    assert "reference_target" in str(plan)
    plan = archive.rows("EXPLAIN QUERY PLAN SELECT id FROM content WHERE sha256 >= x'00' AND sha256 <= x'ff'")
    assert "SEARCH" in str(plan)
