"""Checks across documents: each fires on what is wrong, and not on what is nearly so."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kamerspoor import engine
from kamerspoor.archive import add as adding
from kamerspoor.cli import app
from kamerspoor.ledger.findings import doubts
from kamerspoor.linking import documents, findings
from kamerspoor.linking.cited_words import same_member
from kamerspoor.linking.refreshing import refresh
from kamerspoor.official.values import Case, CaseDossier, Dossier, OfficialDocument
from kamerspoor.pipeline.runners import runner
from kamerspoor.store.codec import Codec
from kamerspoor.store.protocol import Writer
from kamerspoor.store.rows import DocumentRow, FindingRow, LinkRow, MeetingRow, MotionMemberRow, MotionRow
from kamerspoor.store.sqlite import SqliteWriter, open_to_write

COUNCIL = "Raad Buitenlandse Zaken"
LETTER = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar 2022–2023
21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken
Nr. {number} BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, {date}

Hierbij bied ik u {what} aan van de Raad Buitenlandse Zaken van {letter_day}.

De Minister van Buitenlandse Zaken,
A.J. van Weerdenburg

{title} RAAD BUITENLANDSE ZAKEN VAN {title_day}

Inleiding

{introduction}

Belarus

{text}
"""
REPORT = {
    "number": "2611",
    "date": "17 maart 2023",
    "what": "het verslag",
    "title": "VERSLAG",
    "title_day": "13 MAART 2023",
    "letter_day": "13 maart 2023",
    "introduction": "De Raad sprak over Belarus.",
    "text": "De Raad sprak over sancties.",
}
AGENDA = REPORT | {
    "number": "2604",
    "date": "3 maart 2023",
    "what": "de geannoteerde agenda",
    "title": "GEANNOTEERDE AGENDA",
    "introduction": "De Raad zal spreken over Belarus.",
}


def letter(base: dict[str, str] = REPORT, **changed: str) -> str:
    return LETTER.format(**(base | changed))


def add(writer: Writer, text: str) -> int:
    data = text.encode()
    with writer.transaction():
        content_id, _ = writer.add_content(hashlib.sha256(data).digest(), len(data), Codec().pack(data))
        return writer.add_document(content_id, engine.read_bytes(data, "letter.txt"))


def make(writer: Writer, document_id: int) -> list[FindingRow]:
    with writer.transaction():
        documents.make(writer, [str(document_id)])
    return writer.find(FindingRow, document_id=document_id, scope="archive")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteWriter]:
    with open_to_write(str(tmp_path / "a.kamerspoor")) as writer:
        yield writer


def put_motion(
    writer: Writer, key: str, members: Sequence[str], subject: str, date: str = "2023-02-22", **more: str
) -> None:
    dossier, _, number = key.removeprefix("kst-").rpartition("-")
    row = replace(MotionRow(key, dossier, number, f"Motie van het lid {members[0]} over {subject}", date=date), **more)
    with writer.transaction():
        writer.put([row])
        writer.put(MotionMemberRow(key, n, name, None, None, "open", "as signed") for n, name in enumerate(members))
        writer.set_motion_words(key, row.title or "", "", " ".join(members))


HARBOURS = ("kst-21501-02-2602", ["Ter Borgh", "Van Wijngaarden"], "sancties tegen havens die olie overslaan")
FISH = ("kst-21501-02-2603", ["Sévenster"], "meerjarige afspraken over visserij met Groenland")
CITED = "Het kabinet pleitte, conform {} (Kamerstuk 21 501-02, nr. {}){}."
OIL = " over sancties tegen havens die olie overslaan,"


# Motions


@dataclass(frozen=True)
class Row:
    """Motions of the archive, the sentence, and the findings expected: code and what is likely."""

    motions: list[dict[str, object]]
    text: str
    expected: list[tuple[str, str | None]] = field(default_factory=list)


def motion(row: tuple[str, list[str], str], **more: object) -> dict[str, object]:
    return {"key": row[0], "members": row[1], "subject": row[2], **more}


BUDGET = ("kst-35570-V-45", ["Van Ojik"], "mensenrechten van vluchtelingen in Libische detentiecentra")
MEMBERS = {
    "members of another motion": Row(
        [motion(HARBOURS), motion(FISH)],
        CITED.format("de motie van het lid Sévenster over visserij bij Groenland", 2602, ", voor afspraken"),
        [("motion-mismatch", "kst-21501-02-2603")],
    ),
    "members of none": Row(
        [motion(HARBOURS)], CITED.format("de motie-Brinkhorst", 2602, ", voor actie"), [("motion-mismatch", None)]
    ),
    "the first member": Row([motion(HARBOURS)], CITED.format("de motie-Ter Borgh c.s.", 2602, ", voor actie")),
    "the second member": Row([motion(HARBOURS)], CITED.format("de motie-Van Wijngaarden", 2602, ", voor actie")),
    "a member without accents": Row([motion(FISH)], CITED.format("de motie-Sevenster", 2603, ", voor actie")),
    "a member mistyped": Row([motion(FISH)], CITED.format("de motie-Sévensters", 2603, ", voor actie")),
    "a party": Row([motion(FISH)], CITED.format("de motie van de VVD", 2603, ", voor actie")),
    "a motion that the archive does not hold": Row(
        [motion(FISH)], CITED.format("de motie-Sévenster over visserij bij Groenland", 2604, ", voor actie")
    ),
    "another paper than a motion": Row(
        [motion(FISH)],
        CITED.format("de motie-Sévenster over visserij bij Groenland", 2500, ", voor actie"),
        [("motion-mismatch", "kst-21501-02-2603")],
    ),
    "a letter cited as a letter": Row([], "Zie de brief hierover (Kamerstuk 21 501-02, nr. 2500)."),
}
DOSSIER = {
    "the chapter left out": Row(
        [motion(BUDGET, date="2020-11-12")],
        "Conform de motie-Van Ojik over vluchtelingen in detentiecentra (Kamerstuk 35 570, nr. 45) pleitte het kabinet "
        "voor mensenrechten.",
        [("motion-mismatch", "kst-35570-V-45")],
    ),
    "as it should be": Row(
        [motion(BUDGET, date="2020-11-12")],
        "Conform de motie-Van Ojik over vluchtelingen in detentiecentra (Kamerstuk 35 570 V, nr. 45) pleitte het kabinet "
        "voor mensenrechten.",
    ),
    "another motion of that member with that number": Row(
        [motion(BUDGET, date="2020-11-12")],
        "Conform de motie-Van Ojik over spoorlijnen (Kamerstuk 35 570, nr. 45) pleitte het kabinet voor treinen.",
    ),
    "later than the letter": Row(
        [motion(BUDGET, date="2023-11-12")],
        "Conform de motie-Van Ojik over vluchtelingen in detentiecentra (Kamerstuk 35 570, nr. 45) pleitte het kabinet "
        "voor mensenrechten.",
    ),
}
SUBJECT = {
    "another subject, a number beside": Row(
        [motion(HARBOURS), motion(FISH)],
        CITED.format("de motie over meerjarige afspraken voor de visserij bij Groenland", 2602, ", voor spoed"),
        [("motion-mismatch", "kst-21501-02-2603")],
    ),
    "a word of its subject": Row(
        [motion(HARBOURS), motion(FISH)],
        CITED.format("de motie over afspraken voor de visserij en over havens", 2602, ", voor spoed"),
    ),
    "no word of any": Row([motion(HARBOURS), motion(FISH)], CITED.format("de motie", 2602, ", voor spoed")),
}
REJECTED = motion(HARBOURS, outcome="rejected", outcome_date="2023-02-28")
ADOPTED = motion(HARBOURS, outcome="adopted", outcome_date="2023-02-28")
VOTES = {
    "adopted, it says": Row(
        [REJECTED], CITED.format("de aangenomen motie-Ter Borgh", 2602, ", voor actie"), [("vote-mismatch", None)]
    ),
    "adopted, it says behind it": Row(
        [REJECTED],
        "De Kamer heeft de motie-Ter Borgh (Kamerstuk 21 501-02, nr. 2602) aangenomen.",
        [("vote-mismatch", None)],
    ),
    "rejected, it says": Row(
        [ADOPTED], CITED.format("de verworpen motie-Ter Borgh", 2602, ", voor actie"), [("vote-mismatch", None)]
    ),
    "two in a row, one of them rejected": Row(
        [REJECTED, motion(FISH, outcome="adopted")],
        "Conform de aangenomen moties van de leden Sévenster (Kamerstuk 21 501-02, nr. 2603) en Ter Borgh (Kamerstuk "
        "21 501-02, nr. 2602) pleitte het kabinet voor actie.",
        [("vote-mismatch", None)],
    ),
    "adopted and so it was": Row([ADOPTED], CITED.format("de aangenomen motie-Ter Borgh", 2602, ", voor actie")),
    "rejected and so it was": Row([REJECTED], CITED.format("de verworpen motie-Ter Borgh", 2602, ", voor actie")),
    "if adopted": Row([REJECTED], "Indien de motie-Ter Borgh (Kamerstuk 21 501-02, nr. 2602) wordt aangenomen, volgt actie."),
    "another that was adopted": Row(
        [REJECTED, motion(FISH, outcome="adopted")],
        "Na de aangenomen motie-Sévenster (Kamerstuk 21 501-02, nr. 2603) kwam de motie-Ter Borgh (Kamerstuk 21 501-02, "
        "nr. 2602) in stemming.",
    ),
    "a vote later than the letter": Row(
        [motion(HARBOURS, outcome="rejected", outcome_date="2023-06-01")],
        CITED.format("de aangenomen motie-Ter Borgh", 2602, ", voor actie"),
    ),
    "no vote known": Row([motion(HARBOURS)], CITED.format("de aangenomen motie-Ter Borgh", 2602, ", voor actie")),
}  # fmt: skip
REPLACED = motion(HARBOURS, replaced_by="kst-21501-02-2606")
AFTER = motion(("kst-21501-02-2606", *HARBOURS[1:]), date="2023-02-24")
VERSIONS = {
    "a version that was replaced": Row(
        [REPLACED, AFTER],
        CITED.format("de motie-Ter Borgh", 2602, ", voor actie"),
        [("superseded-motion", "kst-21501-02-2606")],
    ),
    "replaced twice": Row(
        [REPLACED, AFTER | {"replaced_by": "kst-21501-02-2607"}, motion(("kst-21501-02-2607", *HARBOURS[1:]))],
        CITED.format("de motie-Ter Borgh", 2602, ", voor actie"),
        [("superseded-motion", "kst-21501-02-2607")],
    ),
    "the last version": Row([REPLACED, AFTER], CITED.format("de motie-Ter Borgh", 2606, ", voor actie")),
    "both versions": Row(
        [REPLACED, AFTER],
        "De motie-Ter Borgh (Kamerstuk 21 501-02, nr. 2602) is vervangen door de motie-Ter Borgh (Kamerstuk 21 501-02, "
        "nr. 2606).",
    ),
    "replaced after the letter": Row(
        [REPLACED, AFTER | {"date": "2023-05-01"}], CITED.format("de motie-Ter Borgh", 2602, ", voor actie")
    ),
    "in a circle": Row(
        [REPLACED, AFTER | {"replaced_by": "kst-21501-02-2602"}], CITED.format("de motie-Ter Borgh", 2602, ", voor actie")
    ),
}  # fmt: skip
ROWS = {
    f"{group}: {name}": row
    for group, table in {
        "members": MEMBERS, "dossier": DOSSIER, "subject": SUBJECT, "vote": VOTES, "version": VERSIONS,
    }.items()
    for name, row in table.items()
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_motions(archive: SqliteWriter, row: Row) -> None:
    with archive.transaction():
        archive.put_official([OfficialDocument(id="o", kind="Brief regering", external_id="kst-21501-02-2500")])
    for one in row.motions:
        put_motion(archive, **one)  # type: ignore[arg-type]
    document_id = add(archive, letter(text=row.text))
    found = make(archive, document_id)
    assert [(f.code, f.likely) for f in found] == row.expected, found
    text = archive.record(document_id).text
    for finding in found:
        assert "21 501" in text[finding.start : finding.end] or "35 570" in text[finding.start : finding.end]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kostić", "KOSTIC", True),
        ("Inge van Dijk", "Van Dijk", True),
        ("Pouw-Verweij", "Pouw", True),
        ("Westervel", "Westerveld", True),
        ("Krul", "Knul", False),
        ("Ter Borgh", "Ter Beek", False),
        ("Van der Lee", "Van der Plas", False),
        ("", "Ceder", False),
    ],
)
def test_members_written_differently(one: str, other: str, same: bool) -> None:
    assert same_member(one, other) is same
    assert same_member(other, one) is same


# Numbers

LATE = "Zie hierover de brief (Kamerstuk 22 112, nr. {})."
DOSSIER_ROW = Dossier(id="d", number="22112", modified="2023-03-20T10:00:00.000000Z", highest=3600)


def papers(*pairs: tuple[int, str]) -> list[OfficialDocument]:
    return [OfficialDocument(id=f"o{n}", external_id=f"kst-22112-{n}", date=day) for n, day in pairs]


def cases(*pairs: tuple[int, str]) -> list[object]:
    made: list[object] = [replace(DOSSIER_ROW, highest=None, modified=None)]
    for n, day in pairs:
        made += [
            Case(id=f"c{n}", kind="Brief regering", sequence=n, started=day),
            CaseDossier(case_id=f"c{n}", dossier_id="d"),
        ]
    return made


NUMBERS: dict[str, tuple[list[object], int, bool]] = {
    "beyond the highest": ([DOSSIER_ROW], 3601, True),
    "the highest": ([DOSSIER_ROW], 3600, False),
    "beyond a highest of before the letter": ([replace(DOSSIER_ROW, modified="2023-03-01T10:00:00.000000Z")], 3601, False),
    "a highest of no known day": ([replace(DOSSIER_ROW, modified=None)], 3601, False),
    "beyond the highest of another dossier": ([replace(DOSSIER_ROW, addition="A")], 3601, False),
    "beyond the highest, but there": ([DOSSIER_ROW, *papers((3601, "2023-03-01"))], 3601, False),
    "beyond numbers of after the letter": ([*papers((3500, "2023-07-01"), (3510, "2023-08-01"))], 3601, True),
    "the same by cases": (cases((3500, "2023-07-01"), (3510, "2023-08-01")), 3601, True),
    "beyond one number of after the letter": ([*papers((3500, "2023-07-01"))], 3601, False),
    "beyond numbers of soon after": ([*papers((3500, "2023-04-01"), (3510, "2023-04-10"))], 3601, False),
    "below numbers of after the letter": ([*papers((3700, "2023-07-01"), (3710, "2023-08-01"))], 3601, False),
    "beyond a whole dossier": ([*papers(*((n, f"2023-03-{10 + n}") for n in range(1, 10)))], 12, True),
    "in a gap": ([*papers(*((n, f"2023-03-{10 + n}") for n in range(1, 10) if n != 5))], 5, False),
    "beyond a dossier with a gap": ([*papers(*((n, f"2023-03-{10 + n}") for n in range(1, 10) if n != 5))], 12, False),
    "beyond a whole dossier that ends before": ([*papers(*((n, f"2023-01-{10 + n}") for n in range(1, 10)))], 12, False),
    "nothing known": ([], 3601, False),
}  # fmt: skip


@pytest.mark.parametrize(("known", "number", "fires"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(archive: SqliteWriter, known: list[object], number: int, fires: bool) -> None:
    with archive.transaction():
        archive.put_official(known)
    found = make(archive, add(archive, letter(text=LATE.format(number))))
    assert [f.code for f in found] == ["unknown-reference"] * fires, found


def test_the_likely_paper_of_an_unknown_number(archive: SqliteWriter) -> None:
    with archive.transaction():
        archive.put_official([Dossier(id="d", number="21501", addition="20", modified="2023-04-01", highest=1900)])
        archive.put_official([OfficialDocument(id="o", external_id="kst-21501-02-2604")])
    text = "Zie hierover de brief (Kamerstuk 21 501-20, nr. 2604) van de minister."
    [found] = make(archive, add(archive, letter(text=text)))
    assert (found.code, found.likely) == ("unknown-reference", "kst-21501-02-2604")


# Meetings


def put_meetings(writer: Writer, *rows: MeetingRow) -> None:
    with writer.transaction():
        writer.put(rows)
        for row in rows:
            for relation, document in (("agenda", row.agenda_id), ("report", row.report_id)):
                if document:
                    put_link(writer, row.date_from, "document", str(document), row.id, relation)


def put_link(writer: Writer, day: str, kind: str, id: str, meeting: str, relation: str) -> None:
    owner = f"meeting:{day}"
    place = writer.count(LinkRow, owner=owner)
    writer.put([LinkRow(owner, place, kind, id, "meeting", meeting, relation, "sure", "as tested")])


def meeting(day: str, agenda: int | None = None, report: int | None = None, council: str = COUNCIL) -> MeetingRow:
    code = {"Raad Buitenlandse Zaken": "RBZ", "Raad Algemene Zaken": "RAZ"}[council]
    return MeetingRow(f"{code}/{day}", council, day, day, agenda_id=agenda, report_id=report)


DAYS = {
    "official data tell of the day after": ("14 MAART 2023", "14 maart 2023", "2023-03-13", "2023-03-14", True),
    "of two digits turned round": ("31 MAART 2023", "31 maart 2023", "2023-03-13", "2023-03-31", False),
    "of the year before": ("13 MAART 2022", "13 maart 2022", "2023-03-13", "2022-03-13", True),
    "of that day": ("13 MAART 2023", "13 maart 2023", "2023-03-13", "2023-03-13", False),
    "of a week before": ("20 MAART 2023", "20 maart 2023", "2023-03-12", "2023-03-20", False),
}


@pytest.mark.parametrize(("title", "said", "known", "own", "fires"), DAYS.values(), ids=DAYS)
def test_the_day_of_a_report(archive: SqliteWriter, title: str, said: str, known: str, own: str, fires: bool) -> None:
    document_id = add(archive, letter(title_day=title, letter_day=said, date="3 april 2023"))
    put_meetings(archive, meeting(own, report=document_id))
    with archive.transaction():
        archive.put([] if known == own else [meeting(known)])
        put_link(archive, known, "activity", "a1", f"RBZ/{known}", "debate")
    found = make(archive, document_id)
    assert [(f.code, f.likely) for f in found] == [("meeting-date-mismatch", known)] * fires, found
    if fires:
        text = archive.record(document_id).text
        assert text[found[0].start : found[0].end].upper() == title


def test_an_agenda_and_a_report_of_two_days(archive: SqliteWriter) -> None:
    """Where nothing decides between them, the later one is asked about."""
    agenda = add(archive, letter(AGENDA))
    report = add(archive, letter(title_day="14 MAART 2023", letter_day="14 maart 2023"))
    put_meetings(archive, meeting("2023-03-13", agenda=agenda), meeting("2023-03-14", report=report))
    assert [f.code for f in make(archive, agenda)] == []
    [found] = make(archive, report)
    assert (found.code, found.likely) == ("meeting-date-mismatch", "2023-03-13")


def test_two_meetings_that_are_both_known(archive: SqliteWriter) -> None:
    agenda = add(archive, letter(AGENDA))
    report = add(archive, letter(title_day="14 MAART 2023", letter_day="14 maart 2023"))
    put_meetings(archive, meeting("2023-03-13", agenda=agenda), meeting("2023-03-14", report=report))
    with archive.transaction():
        put_link(archive, "2023-03-14", "activity", "a1", "RBZ/2023-03-14", "debate")
    assert make(archive, report) == []


INTRODUCTIONS = {
    "another day in the letter": ({"letter_day": "14 maart 2023"}, ["14 maart 2023"]),
    "another year in the letter": ({"letter_day": "13 maart 2022"}, ["13 maart 2022"]),
    "another day in the introduction": (
        {"introduction": "Op dinsdag 14 maart 2023 vond in Brussel de Raad Buitenlandse Zaken plaats."},
        ["dinsdag 14 maart 2023"],
    ),
    "the same day": ({"introduction": "Op 13 maart 2023 vond in Brussel de Raad Buitenlandse Zaken plaats."}, []),
    "the next Council": ({"introduction": "De volgende Raad Buitenlandse Zaken is op 24 april 2023."}, []),
    "a day before, of something else": (
        {"introduction": "Op 12 maart 2023 was er een diner, en daarna de Raad Buitenlandse Zaken."},
        [],
    ),
    "another Council": ({"introduction": "De Raad Algemene Zaken van 14 maart 2023 komt hierop terug."}, []),
    "a Council of that day that is known": (
        {"introduction": "De Raad Buitenlandse Zaken van 15 maart 2023 volgt."},
        [],
    ),
}


@pytest.mark.parametrize(("changed", "expected"), INTRODUCTIONS.values(), ids=INTRODUCTIONS)
def test_days_in_the_introduction(archive: SqliteWriter, changed: dict[str, str], expected: list[str]) -> None:
    agenda, report = add(archive, letter(AGENDA)), add(archive, letter(**changed))
    put_meetings(archive, meeting("2023-03-13", agenda=agenda, report=report), meeting("2023-03-15"))
    found = make(archive, report)
    text = archive.record(report).text
    assert [text[f.start : f.end] for f in found] == expected, found
    assert {f.code for f in found} <= {"meeting-date-mismatch"}
    assert {f.likely for f in found} <= {"2023-03-13"}


@pytest.mark.parametrize("paper", ["report", "agenda"])
@pytest.mark.parametrize(
    ("beside", "fires"),
    [
        ({"2023-04-24": "both"}, True),
        ({"2023-02-20": "both", "2023-04-24": "none"}, True),
        ({"2023-02-20": "both"}, False),
        ({"2023-04-24": "none"}, False),
        ({"2023-04-24": "both", "official": "the other"}, False),
        ({"2023-04-24": "of another Council"}, False),
        ({}, False),
    ],
    ids=["a later one with both", "later and before", "only before", "no other paper", "official", "other", "alone"],
)
def test_a_paper_alone(archive: SqliteWriter, paper: str, beside: dict[str, str], fires: bool) -> None:
    base = REPORT if paper == "report" else AGENDA
    other = "agenda" if paper == "report" else "report"
    document_id = add(archive, letter(base))
    rows = [meeting("2023-03-13", **{paper: document_id})]
    for day, what in beside.items():
        if day == "official":
            continue
        council = "Raad Algemene Zaken" if what == "of another Council" else COUNCIL
        pair = [add(archive, letter(AGENDA, number=f"3{day[5:7]}1")), add(archive, letter(number=f"3{day[5:7]}2"))]
        agenda, report = pair if what != "none" else (None, None)
        rows.append(meeting(day, agenda, report, council))
    put_meetings(archive, *rows)
    if "official" in beside:
        with archive.transaction():
            put_link(archive, "2023-03-13", "case", "c1", "RBZ/2023-03-13", other)
    found = make(archive, document_id)
    assert [(f.code, f.severity) for f in found] == [(f"{paper}-without-{other}", "info")] * fires, found


# Made anew


def test_findings_are_made_anew(archive: SqliteWriter) -> None:
    """What is no longer doubtful goes; what the document itself is checked for stays."""
    put_motion(archive, *HARBOURS)
    document_id = add(archive, letter(text=CITED.format("de motie-Sévenster", 2602, ", voor actie")))
    own = archive.find(FindingRow, document_id=document_id, scope="document")
    first = make(archive, document_id)
    assert [f.code for f in first] == ["motion-mismatch"]
    assert make(archive, document_id) == first
    put_motion(archive, HARBOURS[0], ["Sévenster"], HARBOURS[2])
    assert make(archive, document_id) == []
    assert archive.find(FindingRow, document_id=document_id, scope="document") == own


def test_a_document_that_is_gone(archive: SqliteWriter) -> None:
    assert make(archive, 99) == []


def test_who_is_touched_by_a_motion(archive: SqliteWriter) -> None:
    by_number = add(archive, letter(number="1", text=CITED.format("de motie-Ter Borgh", 2602, ", voor actie")))
    beside = add(archive, letter(number="2", text="Zie de motie-Ter Borgh (Kamerstuk 21 501-20, nr. 2602)."))
    put_motion(archive, *FISH)
    doubted = add(archive, letter(number="3", text=CITED.format("de motie-Ter Borgh", 2603, ", voor actie")))
    make(archive, doubted)
    other = add(archive, letter(number="4", text="Zie de motie-Ter Beek (Kamerstuk 36 200 V, nr. 17)."))
    put_motion(archive, *HARBOURS)
    motion = archive.first(MotionRow, key="kst-21501-02-2602")
    assert motion
    touched = list(findings.citing(archive, motion.key, [motion.date]))
    assert touched == [f"document:{id}" for id in sorted((by_number, beside, doubted))]
    assert f"document:{other}" not in touched


def test_who_is_touched_by_a_meeting(archive: SqliteWriter) -> None:
    ids = [add(archive, letter(number=str(n))) for n in range(1, 5)]
    days = ("2023-01-23", "2023-02-20", "2023-03-20", "2023-04-24")
    rows = [meeting(day, report=id) for day, id in zip(days, ids, strict=True)]
    put_meetings(archive, *rows)
    assert list(findings.of_meeting(archive, [rows[1]])) == [f"document:{id}" for id in ids[:3]]


# The ledger and the command


@pytest.fixture
def doubtful(archive: SqliteWriter) -> SqliteWriter:
    put_motion(archive, *HARBOURS, outcome="rejected", outcome_date="2023-02-28")
    put_motion(archive, *FISH)
    text = CITED.format("de aangenomen motie-Ter Borgh", 2602, "")
    text += " " + CITED.format("de motie-Ter Borgh over de havens", 2603, "")
    for n, day in (("2611", "17 maart 2023"), ("2640", "17 mei 2023")):
        make(archive, add(archive, letter(number=n, date=day, text=text)))
    make(archive, add(archive, letter(number="2640", date="17 mei 2023", text=text + "\n")))
    return archive


ASKED = {
    "all": ({}, 4),
    "a code": ({"code": "vote-mismatch"}, 2),
    "another code": ({"code": "unknown-reference"}, 0),
    "a severity": ({"least": "error"}, 0),
    "a Council": ({"council": COUNCIL}, 4),
    "another Council": ({"council": "JBZ-Raad"}, 0),
    "since": ({"since": "2023-04-01"}, 2),
}


@pytest.mark.parametrize(("asked", "count"), ASKED.values(), ids=ASKED)
def test_the_ledger(doubtful: SqliteWriter, asked: dict[str, str], count: int) -> None:
    """A letter that is there twice counts once."""
    assert doubtful.count(DocumentRow) == 3
    answer = doubts(doubtful, **asked)
    assert (answer.count, len(answer.doubts), sum(n for _, n in answer.codes)) == (count, count, count)
    days = [doubt.date or "" for doubt in answer.doubts]
    assert days == sorted(days, reverse=True)


def test_the_ledger_gives_no_more_than_asked(doubtful: SqliteWriter) -> None:
    answer = doubts(doubtful, limit=1)
    assert (len(answer.doubts), answer.count) == (1, 4)
    [doubt] = answer.doubts
    assert (doubt.document, doubt.code, doubt.quote) == (
        "kst-21501-02-2640", "vote-mismatch", "Kamerstuk 21 501-02, nr. 2602",
    )  # fmt: skip


def test_the_command(doubtful: SqliteWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    path = doubtful.path
    doubtful.close()
    for width in ("80", "120"):
        monkeypatch.setenv("COLUMNS", width)
        result = CliRunner().invoke(app, ["doubts", "--archive", path])
        assert result.exit_code == 0
        assert "kst-21501-02-2640  17 May 2023" in result.output
        assert "likely kst-21501-02-2602" in result.output
        assert "it was rejected on 28 Feb 2023" in " ".join(result.output.split())
        assert max(map(len, result.output.splitlines())) <= int(width)
    for form, words in (("json", '"code": "vote-mismatch"'), ("csv", "vote-mismatch,warning,")):
        result = CliRunner().invoke(app, ["doubts", "--archive", path, "-f", form])
        assert words in result.output
    result = CliRunner().invoke(app, ["doubts", "--archive", path, "--code", "vote"])
    assert (result.exit_code, "did you mean vote-mismatch" in result.output) == (2, True)


# Real documents

SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not here")
def test_real_citations(tmp_path: Path) -> None:
    """Of all motions that cite a Kamerstuk and those that they cite, the one known slip is found, with what is meant."""
    lines = (SHARED / "gold" / "kamerstuk_refs.jsonl").read_text("utf-8").splitlines()
    citing = [json.loads(line) for line in lines]
    cited = {f"kst/{ref['doc']}.xml" for one in citing for ref in one["refs"]} | {"kst/kst-36600-VIII-44.xml"}
    paths = sorted({SHARED / name for name in ({one["file"] for one in citing} | cited) if (SHARED / name).is_file()})
    assert len(paths) > 150
    with open_to_write(str(tmp_path / "a")) as archive:
        adding.add(archive, adding.find([str(path) for path in paths]), runner("serial"), "2025-10-05T00:00:00Z")
        refresh(archive)
        found = archive.find(FindingRow, scope="archive")
        [(document, code, likely)] = [
            (row.key, f.code, f.likely) for f in found for row in archive.find(DocumentRow, id=f.document_id)
        ]
    assert (document, code, likely) == ("kst-30420-424", "motion-mismatch", "kst-36600-VIII-44")
