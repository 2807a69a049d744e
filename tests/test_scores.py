"""The scores hold: gold annotations, official links and the samples against the floors of `make eval`.

What stands in the shared folder is skipped where that folder is absent.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import kamerspoor
from evaluation import gold
from evaluation.baseline import baseline_ids
from evaluation.corpus import FIELDS, facts_of, score_corpus
from evaluation.forms import score_forms
from evaluation.pages import score_pages
from evaluation.pairs import score_pairs
from evaluation.rendering import ET, plain_lines, printed_page
from evaluation.scores import Score, Section, breaches, load_floors, share, table, unknown_sections
from evaluation.search import score_search
from evaluation.treebank import score_treebanks

FLOORS = load_floors(Path(__file__).parent.parent / "tools" / "floors.toml")
GOLD_SECTIONS = ("gold", *(f"gold-set-{number}" for number in range(1, 9)), "gold-last")

MOTION = """<officiele-publicatie><kamerstuk>
<kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2022-2023</tekstregel>
<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
<tekstregel inhoud="kamernummer">2</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>36 200</dossiernr>
<begrotingshoofdstuk>V</begrotingshoofdstuk></dossiernummer><titel>Vaststelling begroting</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">71</ondernummer></stuknr><titel>MOTIE VAN HET LID TER BORGH</titel>
<datumtekst>Voorgesteld <datum isodatum="2023-02-22">22 februari 2023</datum></datumtekst>
<algemeen><vrije-tekst><tekst><al>De Kamer,</al><al>gehoord de beraadslaging,</al>
<al>verzoekt de regering het besluit toe te lichten,</al><al>en gaat over tot de orde van de dag.</al>
<al>Ter Borgh</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""


@pytest.fixture(scope="module")
def gold_sections() -> dict[str, Section]:
    sections = [gold.score_shared(), *gold.score_own()]
    return {section.key: section for section in sections}


@pytest.mark.parametrize("key", GOLD_SECTIONS)
def test_gold_keeps_to_its_floors(gold_sections: dict[str, Section], key: str) -> None:
    _holds(gold_sections[key])


def test_samples_say_the_same_in_every_form() -> None:
    _holds(score_forms())


def test_page_texts_keep_to_their_floors() -> None:
    _holds(score_pages())


def test_agendas_against_reports_keep_to_their_floors() -> None:
    _holds(score_pairs())


def test_corpus_is_measured() -> None:
    """A few files only: all of them are for `make eval`."""
    sections = {section.key: section for section in score_corpus(limit=60)}
    _holds(sections["links"])
    _holds(sections["motions"])
    _holds(sections["actors"])


def test_clause_grammar_keeps_to_its_floors() -> None:
    _holds(score_treebanks())


def test_search_keeps_to_its_floors() -> None:
    _holds(score_search())


def _holds(section: Section) -> None:
    if section.skipped:
        pytest.skip(section.skipped)
    below = list(breaches([section], FLOORS))
    assert below == [], "\n".join([*below, *section.misses[:20]])


def test_a_score_below_its_floor_is_named() -> None:
    section = Section("gold", "Gold", (share("dates", 96, 100), share("headings", 98, 100)))
    assert list(breaches([section], {"gold": {"dates": 0.97, "headings": 0.98}})) == [
        "gold: dates: 0.9600 is below its floor 0.97"
    ]


def test_a_floor_without_a_score_is_named() -> None:
    section = Section("gold", "Gold", (share("dates", 1, 1),))
    assert list(breaches([section], {"gold": {"names": 1.0}})) == ["gold: names: has a floor but was not measured"]


def test_a_skipped_section_breaches_nothing() -> None:
    section = Section("gold", "Gold", skipped="../shared/gold is not there")
    assert list(breaches([section], {"gold": {"dates": 0.97}})) == []
    assert table(section, {}) == "Gold\n  skipped: ../shared/gold is not there"


def test_every_table_of_floors_is_measured() -> None:
    keys = [
        *GOLD_SECTIONS,
        "references",
        "links",
        "motions",
        "actors",
        "clauses",
        "pages",
        "samples",
        "pairs",
        "search",
    ]
    assert unknown_sections([Section(key, key) for key in keys], FLOORS) == []


def test_the_table_marks_what_is_below() -> None:
    section = Section("gold", "Gold", (Score("dates", 0.5, precision=0.5, recall=0.5),))
    assert "! dates" in table(section, {"gold": {"dates": 0.97}})


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Kamerstuk 21 501-02, nr. 2234", ["kst-21501-02-2234"]),
        ("Kamerstuk 21\u00a0501-02, nr.\u00a02234", ["kst-21501-02-2234"]),
        ("Kamerstuk 36200 V, nr. 71", ["kst-36200-V-71"]),
        ("motie 206 (28844)", ["kst-28844-206"]),
        ("motie 206 (28 844)", []),
        ("een bedrag van 15.000 euro", []),
    ],
)
def test_baseline(text: str, ids: list[str]) -> None:
    assert baseline_ids(text) == ids


@pytest.mark.parametrize("rendering", ["lines", "page"])
def test_a_motion_set_as_text_reads_like_its_xml(rendering: str) -> None:
    root = ET.fromstring(MOTION)
    text = plain_lines(root) if rendering == "lines" else printed_page(root, "kst-36200-V-71")
    facts = facts_of(kamerspoor.read_text(text))
    assert [facts[field] for field in FIELDS] == ["kst-36200-V-71", "36200-V", "71", "2023-02-22", ["Ter Borgh"]]
