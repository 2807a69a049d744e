"""Work grows in line with length, also for text that nobody would write."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

import kamerspoor
from kamerspoor.errors import EmptyDocument

# Four times the text may take this many times the time: linear is four, quadratic sixteen.
MOST = 8.0
# Times below this are too short to compare; above the other, a text is slow whatever its growth.
SHORTEST = 0.02
LONGEST = 3.0
FIRST, LAST = 4_000, 4_000_000


def _filled(unit: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    return lambda length: before + unit * (length // len(unit)) + behind


MARKED = "De Raad sprak hierover1 in Brussel.\n\n"
OPENED = "Inleiding\n\n"
SAHEL = "\n\nSahel\n\nDe Raad sprak hierover.\n\nGeorgië\n\nDe Raad sprak hierover.\n"
NASTY = {
    "spaces": _filled(" ", "a", "b"),
    "tabs": _filled("\t", "a", "b"),
    "no-break spaces": _filled("\xa0", "a", "b"),
    "line ends": _filled("\n", "a", "b"),
    "page breaks": _filled("a\f"),
    "short lines": _filled("a\n"),
    "short paragraphs": _filled("a\n\n"),
    "carriage returns": _filled("regel\r\n"),
    "line separators": _filled("regel\u2028"),
    "one word": _filled("a"),
    "one line of sentences": _filled("De Raad sprak over de toestand en besloot tot steun. "),
    "one line of words": _filled("woord "),
    "open brackets": _filled("("),
    "closed brackets": _filled(")"),
    "pairs of brackets": _filled("(a) "),
    "full stops": _filled("."),
    "full stops and spaces": _filled(". "),
    "ellipses": _filled("…"),
    "exclamations": _filled("!?"),
    "quotes": _filled('"'),
    "closing quotes": _filled(".”’"),
    "dashes": _filled("-"),
    "dashes and spaces": _filled("– "),
    "commas": _filled(", "),
    "digits": _filled("1"),
    "digits in fives": _filled("12345 "),
    "digits with dashes": _filled("21501-"),
    "numbers and commas": _filled("1, ", "21 501-02, nrs. "),
    "numbers and conjunctions": _filled("1 en "),
    "nr.": _filled("nr. "),
    "Kamerstuk": _filled("Kamerstuk "),
    "papers": _filled("21 501-02, nr. 1 en "),
    "papers by slash": _filled("21 501-02/"),
    "papers by comma": _filled("21 501, "),
    "papers reversed": _filled("12 (21 501-02) "),
    "motions": _filled("motie van het lid "),
    "motion of many": _filled("Jansen, ", "motie van de leden ", "(21 501-02, nr. 1)"),
    "COM": _filled("COM(2022) 71 "),
    "resolutions": _filled("22 en ", "VNVR-resoluties 21, "),
    "articles": _filled("van de artikel 1 "),
    "article of a long law": _filled("op de ", "artikel 1 van de Wet "),
    "articles and members": _filled("artikel 1, lid 2, lid 3, "),
    "broken words": _filled("a-\n"),
    "broken lines": _filled(
        "De Raad Buitenlandse Zaken sprak over de gevolgen van de lange voort-\ngang in deze regio. "
    ),
    "list items": _filled("- punt een\n"),
    "numbered lines": _filled("1 \n"),
    "numbered paragraphs": _filled("1 tekst\n\n"),
    "notes without end": _filled("1 noot\n\n", MARKED),
    "addresses": _filled("https://a/\n", MARKED + "1 "),
    "marks": _filled("woord1 "),
    "december": _filled("december "),
    "days of december": _filled("1 december en "),
    "dates of one sentence": _filled("in december werd dat gemeld en "),
    "durations": _filled("binnen twee jaar "),
    "promised durations": _filled("ik binnen twee weken "),
    "years": _filled("in 2020 "),
    "weekdays": _filled("afgelopen donderdag "),
    "quarters": _filled("het derde kwartaal "),
    "numbers before a month": _filled("1, ", "", "2 december"),
    "headings": _filled("Kop\n\n"),
    "headings with text": _filled("Kop van een punt\n\nDe Raad sprak hierover.\n\n"),
    "numbered headings": _filled("1. Kop\n\nDe Raad sprak hierover.\n\n"),
    "capitals": _filled("MOTIE VAN HET LID BRINK\n"),
    "offices": _filled("De Minister van Buitenlandse Zaken,\n\n"),
    "a long office": _filled("van ", "De Minister "),
    "a long name": _filled("Aa ", "De Minister van Financiën,\n\n"),
    "speakers": _filled("De heer Brink (ABC):\n\nIk zeg iets.\n\n"),
    "a long speaker": _filled("a ", "De heer ", ":"),
    "a long introduction": _filled("Moldavië, Georgië (a en b), ", OPENED + "Op de agenda stonden ", SAHEL),
    "a long introduction and many headings": lambda n: (
        OPENED + "Op de agenda stonden " + "Moldavië, Georgië, " * (n // 38) + "Jemen." + SAHEL * (n // 140)
    ),
    "open brackets in the introduction": _filled("(abc ", OPENED, SAHEL),
    "Councils": _filled("Raad voor Aap en ", "VERSLAG VAN DE "),
    "running feet": _filled("Tweede Kamer, vergaderjaar 2020–2021, 21 501-02, nr. 2244 4\n", "a\n"),
    "vergaderjaar": _filled("Tweede Kamer, vergaderjaar "),
    "combining marks": _filled("\u0301", "e"),
    "decomposed letters": _filled("e\u0301"),
    "lone surrogates": _filled("\ud800"),
    "controls": _filled("\x01", "a", "b"),
    "zero width spaces": _filled("\u200b", "a", "b"),
    "empty paragraphs": _filled("\u200b\n\n", "a", "b"),
    "mojibake": _filled("financiÃ«le "),
    "spaced letters": _filled("V A N "),
    "letters spaced out": _filled("a "),
    "T weede": _filled("T weede "),
}


def _seconds(text: str) -> float:
    """Give the shortest of three times of the processor, or one time when it is long."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        with contextlib.suppress(EmptyDocument):
            kamerspoor.read_text(text)
        best = min(best, time.process_time() - begun)
        if best > LONGEST / 3:
            break
    return best


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Load what is loaded at first use."""
    _seconds(
        "Op 1 december sprak de T weede Kamer over 21 501-02, nr. 3, financiÃ«le woor-\nden en de defensie-\nindustrie."
    )


@pytest.mark.parametrize("make", NASTY.values(), ids=NASTY)
def test_time_grows_with_length(make: Callable[[int], str]) -> None:
    length = FIRST
    short = _seconds(make(length))
    while short < SHORTEST and length < LAST:
        length *= 2
        short = _seconds(make(length))
    assert short < LONGEST, f"{length} characters take {short:.1f} s"
    long = _seconds(make(4 * length))
    if long / short >= MOST and long < LONGEST:
        # A busy machine can spoil one measurement: compare once more.
        short, long = _seconds(make(length)), _seconds(make(4 * length))
    assert long / short < MOST, f"{length} characters: {short * 1000:.0f} ms, four times as many: {long * 1000:.0f} ms"


def test_twenty_thousand_spaces() -> None:
    assert _seconds(" " * 20_000) < 0.5


def test_a_line_of_a_million_characters() -> None:
    assert _seconds("De Raad sprak over de toestand en besloot tot steun. " * 19_000) < 10


# -- one sentence of thousands of words ---------------------------------------------------------------------------

FEW, SOME, MANY = 2_500, 5_000, 10_000
REPORT = "Verslag van de Raad Buitenlandse Zaken van 12 mei 2023\n\nInleiding\n\nX "


def _sentence(unit: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    return lambda words: REPORT + before + unit * (words // len(unit.split())) + behind + ".\n"


SENTENCES = {
    "clauses with en": _sentence("de Raad steunt het voorstel en "),
    "en": _sentence("en "),
    "of": _sentence("of "),
    "commas": _sentence("Malta, "),
    "acts with commas": _sentence("Malta steunde dit, "),
    "semicolons": _sentence("Malta steunde dit; "),
    "announcements": _sentence("de Raad besluit in oktober 2023; "),
    "colons": _sentence("Malta steunde dit: "),
    "quotes": _sentence("“Malta steunde dit” "),
    "nested die": _sentence("de man die de Raad "),
    "nested die with verbs": _sentence("de Raad die het plan steunt "),
    "nested dat": _sentence("Malta zegt dat "),
    "om te": _sentence("om te steunen "),
    "only verbs": _sentence("steunt pleitte gaf besloot drong "),
    "verbs that are nouns": _sentence("de landen werken besloten en vragen "),
    "only infinitives": _sentence("te steunen te geven "),
    "only participles": _sentence("gesteund ", "heeft "),
    "only auxiliaries": _sentence("heeft "),
    "only particles": _sentence("aan op uit mee in "),
    "a verb and particles": _sentence("aan op ", "drong "),
    "only capitals": _sentence("Aap Noot Mies "),
    "only countries": _sentence("Malta Cyprus Oekraïense "),
    "a list of countries": _sentence("Malta en Cyprus, ", "", "pleitten voor haast"),
    "only articles": _sentence("de "),
    "only negations": _sentence("niet "),
    "only pronouns": _sentence("zij riep op, "),
    "open brackets": _sentence("( "),
    "pairs of brackets": _sentence("(Malta) "),
    "brackets in brackets": lambda words: REPORT + "( " * (words // 2) + ") " * (words // 2) + ".\n",
    "motions": _sentence("in lijn met de motie van het lid Terhorst (Kamerstuk 21 501-02, nr. 2500) "),
    "motions by name": _sentence("de motie-Terhorst over havens en kades "),
    "motions carried out": _sentence("geeft uitvoering aan de motie-Terhorst en "),
    "volgens": _sentence("volgens Malta "),
    "namens": _sentence("de Raad pleitte namens Malta en "),
    "supporters": _sentence("gesteund door Malta "),
    "promises": _sentence("zegde toe in juni "),
    "introduced names": _sentence("Grote Bonte Koe (GBK) "),
    "the first person": _sentence("ik steun dit en ik "),
    "footnote marks": _sentence("steun1 "),
}


@pytest.mark.parametrize("make", SENTENCES.values(), ids=SENTENCES)
def test_time_grows_with_the_words_of_a_sentence(make: Callable[[int], str]) -> None:
    few, some, many = (_seconds(make(words)) for words in (FEW, SOME, MANY))
    assert many < LONGEST, f"{MANY} words take {many:.1f} s"
    if many / few >= MOST or many / some >= MOST / 2:
        # A busy machine can spoil one measurement: compare once more.
        few, some, many = (_seconds(make(words)) for words in (FEW, SOME, MANY))
    figures = f"{few * 1000:.0f}, {some * 1000:.0f}, {many * 1000:.0f} ms for {FEW}, {SOME}, {MANY} words"
    assert many / few < MOST, figures
    assert many / some < MOST / 2, figures


@pytest.mark.parametrize("words", ["De Raad steunde het voorstel van Malta en ", "de man die de Raad ", "Malta, "])
def test_a_sentence_of_a_million_characters(words: str) -> None:
    assert _seconds(REPORT + words * (1_000_000 // len(words))) < 10


def test_statements_of_a_long_sentence_are_found_to_its_end() -> None:
    record = kamerspoor.read_text(REPORT + "Malta steunde dit; " * 2_000 + "Cyprus wees het voorstel af.\n")
    assert len(record.statements) > 1_990
    assert (record.statements[-1].actor.name, record.statements[-1].act) == ("Cyprus", "oppose")
    assert all(record.quote(s.actor) == s.actor.text for s in record.statements)
