"""Commitments: what is one, what a debate or letter promises, which letter makes it good."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.linking.own_texts import ALL, DEBATE, DOCUMENTS, PAGES, archive_of, letter
from tests.linking.promise_pairs import LETTERS, PAIRS, PROMISES

from kamerspoor.linking import agreement, fulfilment_cues
from kamerspoor.linking.content_words import content, overlap
from kamerspoor.linking.refreshing import refresh
from kamerspoor.store.rows import ClaimRow, CommitmentRow, DocumentRow, LinkRow
from kamerspoor.store.sqlite import SqliteReader, open_archive, open_to_write

BASE = CommitmentRow(
    "kst-21501-02-1/0", "debate", "De Kamer ontvangt een brief over de Estse vissers en hun quota.", "Kabinet",
    made_on="2023-02-07", due="2023-05-01", due_by="2023-05-01", document_id=1, key="kst-21501-02-1", start=100,
    dossier="21501-02",
)  # fmt: skip
CLAIM = ClaimRow(
    9, 0, 0, 10, "kst-21501-02-9", "21501-02", "2023-04-01", "2023-02-07", None, None, False, "hiermee", "",
    "Hiermee doe ik de toezegging gestand over de quota van Estse vissers.",
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    """Open the archive of all texts."""
    with open_archive(archive_of(tmp_path_factory.mktemp("archive") / "a.kamerspoor", ALL)) as found:
        yield found


def _about(reader: SqliteReader, words: str, source: str) -> CommitmentRow:
    (found,) = (c for c in reader.find(CommitmentRow, source=source) if words in c.text)
    return found


@pytest.mark.parametrize(
    ("words", "source", "settled", "by", "grade"),
    [
        pytest.param("visumregeling", "debate", "fulfilled", "kst-21501-02-2630", "sure", id="names-the-day"),
        pytest.param("tussenpersonen", "debate", "fulfilled", "kst-21501-02-2655", "likely", id="same-dossier"),
        pytest.param("noodfonds", "debate", "partly", "kst-21501-02-2690", "sure", id="in-part"),
        pytest.param("jachten", "debate", None, None, None, id="as-promised-but-looks-ahead"),
        pytest.param("mineraalwater", "letter", None, None, None, id="no-letter"),
        pytest.param("Bornholm", "official", "fulfilled", "2023D07777", "sure", id="official-letter"),
        pytest.param("Ruse", "official", "lapsed", None, None, id="official-lapsed"),
        pytest.param("Kiribati", "official", None, None, None, id="status-unknown"),
    ],
)
def test_what_became_of_it(
    archive: SqliteReader, words: str, source: str, settled: str | None, by: str | None, grade: str | None
) -> None:
    row = _about(archive, words, source)
    assert (row.settled, row.fulfilled_by) == (settled, by)
    links = archive.find(LinkRow, from_kind="commitment", from_id=row.id, relation="fulfilled_by")
    assert [(x.to_id, x.grade) for x in links] == ([(by, grade)] if by else [])


def test_spans_stand_on_the_quotes(archive: SqliteReader) -> None:
    promised = [c for c in archive.find(CommitmentRow) if c.document_id]
    assert len(promised) == 7
    for row in promised:
        text = archive.record(row.document_id or 0).text
        assert " ".join(text[row.start : row.end].split()) == row.text
    linked = [x for x in archive.find(LinkRow, relation="fulfilled_by") if x.document_id]
    assert len(linked) == 3
    for link in linked:
        assert "oezegging" in archive.record(link.document_id or 0).text[link.start : link.end]


def test_a_status_is_kept_as_given(archive: SqliteReader) -> None:
    assert _about(archive, "Kiribati", "official").status == "In onderzoek"


def test_a_debate_promises_on_its_day_by_its_minister(archive: SqliteReader) -> None:
    row = _about(archive, "visumregeling", "debate")
    assert (row.made_on, row.promised_by, row.recipient) == ("2023-02-07", "Minister Uiterwijk", "Oortgiesen")
    assert archive.find(DocumentRow, id=row.document_id)[0].date == "2023-02-17"


def test_doubles_point_to_the_one_shown(archive: SqliteReader) -> None:
    doubles = {c.id: c.same_as for c in archive.find(CommitmentRow) if c.same_as}
    assert doubles == {"kst-21501-02-2601/2": "TZ202302-001", "kst-21501-02-2670/0": "kst-21501-02-2640/0"}
    grades = {x.from_id: x.grade for x in archive.find(LinkRow, relation="same_as")}
    assert grades == {"kst-21501-02-2601/2": "sure", "kst-21501-02-2670/0": "likely"}


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_coming_makes_no_difference(archive: SqliteReader, tmp_path: Path, seed: int) -> None:
    order = list(ALL)
    random.Random(seed).shuffle(order)
    with open_archive(archive_of(tmp_path / "b.kamerspoor", ALL, order, step=seed % 3)) as other:
        # The number of a document is that of its coming; all else is the same.
        for kind in (CommitmentRow, ClaimRow):
            assert _without_numbers(other.find(kind)) == _without_numbers(archive.find(kind))
        assert _without_numbers(_links(other)) == _without_numbers(_links(archive))


def _links(archive: SqliteReader) -> list[LinkRow]:
    return archive.find(LinkRow, from_kind="commitment")


def _without_numbers(rows: list[CommitmentRow] | list[ClaimRow] | list[LinkRow]) -> list[str]:
    return sorted(str(replace(row, document_id=0)) for row in rows)


def test_made_anew_nothing_changes(tmp_path: Path) -> None:
    with open_to_write(archive_of(tmp_path / "a.kamerspoor", ALL)) as archive:
        before = (archive.find(CommitmentRow), archive.find(ClaimRow), archive.find(LinkRow))
        with archive.transaction():
            archive.touch(f"document:{d.id}" for d in archive.find(DocumentRow))
            archive.touch(f"commitment:{c.official_id or c.id}" for c in archive.find(CommitmentRow))
        refresh(archive)
        assert before == (archive.find(CommitmentRow), archive.find(ClaimRow), archive.find(LinkRow))


def test_a_letter_that_goes_takes_along_what_rests_on_it(tmp_path: Path) -> None:
    with open_to_write(archive_of(tmp_path / "a.kamerspoor", ALL)) as archive:
        for key in ("kst-21501-02-2630", "kst-21501-02-2640"):
            (gone,) = archive.find(DocumentRow, key=key)
            with archive.transaction():
                archive.remove(DocumentRow, id=gone.id)
                archive.touch([f"document:{gone.id}"])
        refresh(archive)
        assert _about(archive, "visumregeling", "debate").settled is None
        assert _about(archive, "Narva", "letter").same_as is None
        without = {k: v for k, v in ALL.items() if k not in ("visum.txt", "narva.txt")}
        with open_archive(archive_of(tmp_path / "b.kamerspoor", without)) as other:
            assert _without_numbers(archive.find(CommitmentRow)) == _without_numbers(other.find(CommitmentRow))
            assert _without_numbers(_links(archive)) == _without_numbers(_links(other))


def test_copies_of_a_document_promise_once(tmp_path: Path) -> None:
    copies = {**DOCUMENTS, "debat-kopie.txt": DOCUMENTS["debat.txt"] + "\n\n"}
    with open_archive(archive_of(tmp_path / "a.kamerspoor", {**copies, **PAGES})) as archive:
        assert len(archive.find(DocumentRow, key="kst-21501-02-2601")) == 2
        assert len(archive.find(CommitmentRow, source="debate")) == 4


@pytest.mark.parametrize(
    ("other", "grade"),
    [
        pytest.param({"id": "x/1", "start": 50}, "sure", id="turn-and-list"),
        pytest.param({"id": "x/1", "due": None, "due_by": None}, "likely", id="the-turn-has-no-day"),
        pytest.param({"text": "Over de Estse vissers volgt een brief."}, "likely", id="in-other-words"),
        pytest.param({"text": "De Kamer ontvangt een brief over de Letse havens."}, None, id="another-subject"),
        pytest.param({"due": "2023-09-01", "due_by": "2023-09-01"}, None, id="another-day"),
        pytest.param({"made_on": "2023-03-01", "document_id": 2}, "likely", id="again-in-a-later-letter"),
        pytest.param({"made_on": "2023-03-01", "document_id": 2, "dossier": "32317"}, None, id="another-dossier"),
        pytest.param({"made_on": "2022-03-01", "document_id": 2}, None, id="a-year-before"),
        pytest.param({"owner": "Europese Commissie"}, None, id="another-owner"),
        pytest.param({"owner": "Minister van Visserij"}, "sure", id="a-minister-is-the-cabinet"),
    ],
)  # fmt: skip
def test_two_commitments_are_one(other: dict[str, object], grade: str | None) -> None:
    found = agreement.same(BASE, replace(BASE, **other))  # type: ignore[arg-type]
    assert (found.grade if found else None) == grade
    assert found == agreement.same(replace(BASE, **other), BASE)  # type: ignore[arg-type]


def test_words_in_passing_are_no_agreement() -> None:
    long = (
        "Voor tractoren geldt dat het voorstel in het najaar in de Ministerraad terugkeert; de beoordeling van het "
        "amendement van Jorritsma over keuringen en slijtage van landbouwbanden komt eerder, na een Deense proef."
    )
    short = replace(BASE, text="De minister bericht elk halfjaar over elektrische tractoren na de proef.")
    assert agreement.same(replace(BASE, text=long), short) is None


def test_members_tell_two_promises_apart() -> None:
    one, other = replace(BASE, recipient="Van Oort"), replace(BASE, recipient="Wieringa")
    assert agreement.same(one, other) is None
    assert agreement.same(one, replace(BASE, recipient="Oort"))


@pytest.mark.parametrize(
    ("claim", "grade"),
    [
        pytest.param({}, "sure", id="the-day"),
        pytest.param({"day": "2023-02-08"}, None, id="another-day"),
        pytest.param({"day": None}, "likely", id="no-day-same-dossier"),
        pytest.param({"day": None, "dossier": "32317"}, None, id="no-day-another-dossier"),
        pytest.param({"day": None, "target": "kst-21501-02-1", "dossier": None}, "sure", id="the-paper"),
        pytest.param({"number": "TZ202302-001"}, None, id="another-number"),
        pytest.param({"number": "kst-21501-02-1/0", "words": ""}, "sure", id="the-number"),
        pytest.param({"date": "2023-02-01"}, None, id="before-it-was-made"),
        pytest.param({"date": "2026-04-01", "day": None}, None, id="years-later"),
        pytest.param({"words": "Hiermee doe ik de toezegging gestand over Letse havens."}, None, id="another-subject"),
    ],
)
def test_a_claim_is_about_a_commitment(claim: dict[str, object], grade: str | None) -> None:
    found = agreement.about(replace(CLAIM, **claim), BASE)  # type: ignore[arg-type]
    assert (found.grade if found else None) == grade


@pytest.mark.parametrize("cue", fulfilment_cues.cues(), ids=lambda cue: cue.words[:40])
def test_every_cue_finds_its_example(cue: fulfilment_cues.Cue) -> None:
    assert cue.pattern.search(cue.example)
    assert fulfilment_cues.said_in(cue.example)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zoals toegezegd zal ik uw Kamer over de sluis berichten.",
        "Hiermee is de toezegging over de sluis nog niet nagekomen.",
        "De minister zegde een brief over de sluis toe.",
        "Dat is een toezegging aan het lid Wieringa.",
        "Conform de toezegging volgt een brief over de sluis.",
        "Met deze brief informeer ik uw Kamer over de sluis.",
    ],
)
def test_no_claim(sentence: str) -> None:
    assert fulfilment_cues.said_in(sentence) is None


def test_numbers_and_parts_are_read() -> None:
    said = fulfilment_cues.said_in("Hiermee doe ik de toezegging (TZ202302-114) gedeeltelijk gestand.")
    assert said
    assert (said.number, said.partly) == ("TZ202302-114", True)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        pytest.param("de Estse vissers", "De visser uit Estland en Estse boten", 0.9, 1.0, id="forms"),
        pytest.param("een brief aan de Kamer", "een brief aan de Kamer", 0.0, 0.0, id="words-of-the-genre"),
        pytest.param("bruggen bij Narva", "bruggen bij Ruse", 0.0, 0.0, id="one-word-is-no-agreement"),
    ],
)
def test_overlap(one: str, other: str, low: float, high: float) -> None:
    assert low <= overlap(content(one), content(other)) <= high


def test_doubles_among_many() -> None:
    """What is taken for one is one; of those that are, one is missed: two words there, one word here."""
    found = [bool(agreement.same(replace(BASE, text=a), replace(BASE, text=b))) for a, b, _ in PAIRS]
    right = [one for _, _, one in PAIRS]
    assert [pair[0] for pair, hit, one in zip(PAIRS, found, right, strict=True) if hit and not one] == []
    assert (sum(found), sum(right)) == (9, 10)


@pytest.mark.parametrize(("sentence", "kept"), LETTERS, ids=range(len(LETTERS)))
def test_letters_among_many(tmp_path: Path, sentence: str, kept: int | None) -> None:
    listed = "\n".join(f"– {promise}" for promise in PROMISES)
    debate = f"{DEBATE.partition('– ')[0]}{listed}\n\nSluiting 12.10 uur.\n"
    texts = {"debat.txt": debate, "brief.txt": letter(2700, "30 mei 2023", sentence.format(day="7 februari 2023"))}
    with open_archive(archive_of(tmp_path / "a.kamerspoor", texts)) as archive:
        made = {c.text: c.fulfilled_by for c in archive.find(CommitmentRow, source="debate")}
        assert set(PROMISES) <= set(made)
        assert [text for text, by in made.items() if by] == ([PROMISES[kept]] if kept is not None else [])
