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
    """Give the shortest of three times, or one time when it is long."""
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        with contextlib.suppress(EmptyDocument):
            kamerspoor.read_text(text)
        best = min(best, time.perf_counter() - begun)
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
