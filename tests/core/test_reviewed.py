"""Cases that readers of the code found: each stood wrong once."""

from __future__ import annotations

import pytest

import kamerspoor
from kamerspoor.errors import UsageError

HEAD = (
    "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken\n\nNr. 2300 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN"
    "\n\nDen Haag, 15 december 2020\n\n"
)
REFERENCES = {
    "number with a full stop": ("Zie Kamerstuk 21 501-20, nr. 1.234.", ["kst-21501-20-1234"]),
    "as many numbers as dossiers": (
        "Zie Kamerstukken 21 501-02 en 21 501-20, nrs. 2234 en 1600.",
        ["kst-21501-02-2234", "kst-21501-20-1600"],
    ),
    "range behind a dash": (
        "Zie Kamerstukken 22112-2900 t/m 2902.",
        ["kst-22112-2900", "kst-22112-2901", "kst-22112-2902"],
    ),
    "letters behind a comma": (
        "Zie (Kamerstukken I 2023/24, 21 501-07, BK en BL).",
        ["kst-21501-07-BK", "kst-21501-07-BL"],
    ),
    "law that another sentence part names": ("Volgens artikel 5.1 lid 2, de Sanctiewet 1977 blijft.", []),
    "repeated number": (
        "De motie (21 501-20, nr. 1903) is ingediend. De motie op stuk nr. 1903 moet ik ontraden.",
        ["kst-21501-20-1903", "kst-21501-20-1903"],
    ),
}
DATES = {
    "numeric": ("Het overleg van 07-12-2020 en 2020-12-07 is goed.", ["2020-12-07", "2020-12-07"]),
    "years as a span": ("Het kader voor 2021-2027 is goed.", ["2021/2027"]),
    "day that no month has": ("Op 31 februari 2021 en 32 maart was het stil.", ["2021-02"]),
    "session year": ("In het vergaderjaar 2022-2023 is dat besproken.", []),
}


@pytest.mark.parametrize(("text", "ids"), REFERENCES.values(), ids=REFERENCES)
def test_references(text: str, ids: list[str]) -> None:
    assert [r.id for r in kamerspoor.read_text(text).references] == ids


@pytest.mark.parametrize(("text", "values"), DATES.values(), ids=DATES)
def test_dates(text: str, values: list[str]) -> None:
    assert [d.value for d in kamerspoor.read_text(text).dates] == values


def test_covering_letter_is_no_letterhead() -> None:
    record = kamerspoor.read_text(
        HEAD + "Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van\n10 december 2020.\n\n"
        "De Minister van Buitenlandse Zaken,\nS.A. Vermaat\n"
    )
    assert [b.kind for b in record.blocks] == ["letterhead"] * 3 + ["paragraph", "signature", "signature"]
    assert len(record.sentences) == 1


def test_headings_without_blank_lines() -> None:
    record = kamerspoor.read_text(
        HEAD + "Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 10 december 2020.\n\n"
        "Inleiding\nDit is een korte zin.\nIran\nIn Iran is de toestand slecht, zo werd gezegd, en dat blijft zij.\n"
        "Mali\nIn Mali ook.\n"
    )
    assert [record.text[b.start : b.end] for b in record.blocks if b.kind == "heading"] == ["Inleiding", "Iran", "Mali"]


def test_dotted_name_ends_a_sentence() -> None:
    assert len(kamerspoor.read_text("De Raad nam nota van de N.A.V.O. Dit is goed.").sentences) == 2


def test_folder_is_no_document(tmp_path: object) -> None:
    with pytest.raises(UsageError, match="it is a folder"):
        kamerspoor.read(str(tmp_path))
