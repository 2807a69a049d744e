"""What becomes of a hyphen at a line's end."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest

from kamerspoor.text.hyphens import Joiner

from .reading import read

# left part, right part, the word as it should stand
JOINED: dict[str, tuple[str, str, str]] = {
    "syllables": ("woor-", "den", "woorden"),
    "syllables, foreign word": ("terroris-", "tische", "terroristische"),
    "syllables before a trema": ("finan-", "ciële", "financiële"),
    "syllables at a clash": ("financi-", "eel", "financieel"),
    "syllables at two vowels": ("coördi-", "natie", "coördinatie"),
    "syllables, short first": ("op-", "nieuw", "opnieuw"),
    "syllables, in": ("in-", "zet", "inzet"),
    "syllables, af": ("af-", "spraken", "afspraken"),
    "zoals": ("zo-", "als", "zoals"),
    "evenals": ("even-", "als", "evenals"),
    "alsof": ("als-", "of", "alsof"),
    "parts of a compound": ("mensen-", "rechten", "mensenrechten"),
    "parts of a compound, lidstaten": ("lid-", "staten", "lidstaten"),
    "proper name with a Dutch part": ("Kamer-", "brief", "Kamerbrief"),
    "treaty name": ("Schengen-", "evaluatie", "Schengenevaluatie"),
    "capital, syllables": ("Neder-", "land", "Nederland"),
    "capital, syllables of a country": ("Duits-", "land", "Duitsland"),
    "trema came back": ("be-", "invloeden", "beïnvloeden"),
    "trema came back, ge": ("ge-", "interesseerd", "geïnteresseerd"),
    "trema came back, co": ("co-", "ordinatie", "coördinatie"),
    "abbreviation": ("EU-", "lidstaten", "EU-lidstaten"),
    "abbreviation before a capital": ("VN-", "Veiligheidsraad", "VN-Veiligheidsraad"),
    "abbreviation of mixed case": ("GBVB-", "missie", "GBVB-missie"),
    "abbreviation with a digit": ("G7-", "landen", "G7-landen"),
    "virus": ("COVID-", "19", "COVID-19"),
    "age": ("35-", "jarige", "35-jarige"),
    "years": ("2021-", "2027", "2021-2027"),
    "dossier": ("21501-07-", "1999", "21501-07-1999"),
    "dossier and chapter": ("35 925-", "X", "925-X"),
    "suspended": ("in-", "en uitvoer", "in- en uitvoer"),
    "suspended, of": ("lid-", "of waarnemerschap", "lid- of waarnemerschap"),
    "suspended, abbreviation": ("EU-", "en NAVO-landen", "EU- en NAVO-landen"),
    "suspended, noch": ("in-", "noch uitvoer", "in- noch uitvoer"),
    "suspended, tot": ("korte-", "tot middellange termijn", "korte- tot middellange"),
    "suspended, longer": ("klimaat-", "en energiebeleid", "klimaat- en energiebeleid"),
    "no suspension before a word that begins so": ("vast-", "engelen", "vastengelen"),
    "hard, staakt": ("staakt-", "het-vuren", "staakt-het-vuren"),
    "hard, staakt-het": ("staakt-het-", "vuren", "staakt-het-vuren"),
    "hard, kant": ("kant-en-", "klare", "kant-en-klare"),
    "hard, before a capital": ("trans-", "Atlantische", "trans-Atlantische"),
    "hard, pro": ("pro-", "Europese", "pro-Europese"),
    "hard, non": ("non-", "proliferatie", "non-proliferatie"),
    "hard, ex": ("ex-", "minister", "ex-minister"),
    "no hard one, ex": ("ex-", "treem", "extreem"),
    "no hard one, pro": ("pro-", "gramma", "programma"),
    "no hard one, co": ("co-", "mité", "comité"),
    "hard, oud": ("oud-", "minister", "oud-minister"),
    "no hard one, oud": ("oud-", "ste", "oudste"),
    "hard, niet": ("niet-", "gouvernementele", "niet-gouvernementele"),
    "hard, president": ("minister-", "president", "minister-president"),
    "hard, generaal": ("secretaris-", "generaal", "secretaris-generaal"),
    "hard, two adjectives": ("sociaal-", "economische", "sociaal-economische"),
    "hard, two adjectives of war": ("civiel-", "militaire", "civiel-militaire"),
    "hard, candidate": ("kandidaat-", "lidstaten", "kandidaat-lidstaten"),
    "hard, quarter": ("Noord-", "Macedonië", "Noord-Macedonië"),
    "hard, peoples": ("Israëlisch-", "Palestijnse", "Israëlisch-Palestijnse"),
    "clash of vowels": ("defensie-", "industrie", "defensie-industrie"),
    "clash of vowels, ee": ("energie-", "efficiëntie", "energie-efficiëntie"),
    "clash of vowels, ou": ("gedachte-", "uitwisseling", "gedachte-uitwisseling"),
    "clash that is a compound, toe": ("toe-", "eigening", "toe-eigening"),
    "clash that is a compound, drie": ("drie-", "eenheid", "drie-eenheid"),
    "single letter": ("e-", "mail", "e-mail"),
    "quarter of a country": ("Zuidoost-", "Europa", "Zuidoost-Europa"),
    "long compound of adjectives": ("generaal-", "majoor", "generaal-majoor"),
    "soft hyphen": ("woor\xad", "den", "woorden"),
    "no-break hyphen": ("EU\u2011", "lidstaten", "EU-lidstaten"),
    "word in capitals": ("BUITEN-", "LANDSE", "BUITEN-LANDSE"),
}


def test_the_table_is_large_enough() -> None:
    assert len(JOINED) >= 60


@pytest.mark.parametrize(("left", "right", "word"), JOINED.values(), ids=JOINED)
def test_join(left: str, right: str, word: str) -> None:
    joined = Joiner("").join(left, right)
    assert joined is not None
    hyphen, opening = joined
    text = left[:-1] + hyphen + opening + right[len(opening) :]
    assert text.split(" ", text.count(" ") - word.count(" "))[-1].startswith(word) or text.startswith(word)


UNBROKEN = {
    "a dash behind a space": ("de brief –", "zo blijkt"),
    "a dash alone": ("-", "tekst"),
    "a bracket before it": ("(zie boven)-", "tekst"),
    "nothing to join": ("woor-", ")"),
}


@pytest.mark.parametrize(("left", "right"), UNBROKEN.values(), ids=UNBROKEN)
def test_no_broken_word(left: str, right: str) -> None:
    assert Joiner("").join(left, right) is None


def test_the_documents_own_words_decide() -> None:
    assert Joiner("Het crisis-overleg was lang.").join("crisis-", "overleg") == ("-", "")
    assert Joiner("Het crisisoverleg was lang.").join("crisis-", "overleg") == ("", "")


BEFORE = "De Raad Buitenlandse Zaken sprak in Brussel uitvoerig over de gevolgen van de\n"
BEHIND = (
    "\nDe lidstaten kwamen overeen dat dit onderwerp in een volgende zitting opnieuw\nop de agenda komt te staan.\n"
)
FOOT = "Tweede Kamer, vergaderjaar 2020–2021, 21 501-02, nr. 2244"

# what stands between the line that ends in a hyphen and the one that goes on
BETWEEN = {
    "nothing": "\n",
    "carriage returns": "\r\n",
    "a page break": "\n\f",
    "page number and page break": "\n\n4\n\f",
    "running foot": f"\n\n{FOOT} 4\n\n",
    "running foot and page break": f"\n\n{FOOT} 4\n\f",
    "running foot over two lines of furniture": "\nkst-21501-02-2244\nISSN 0921 - 7371\n’s-Gravenhage 2020\n\f",
    "a blank line": "\n\n",
    "a footnote": "\n\n1 Kamerstuk 29 521, nr. 404\n\n",
    "a footnote and the foot": f"\n\n1 Kamerstuk 29 521, nr. 404\n\n{FOOT} 4\n\n",
    "a footnote, the foot and a page break": f"\n\n1 Kamerstuk 29 521, nr. 404\n\n{FOOT} 4\n\f",
    "two footnotes and the foot": f"\n\n1 Kamerstuk 29 521, nr. 404\n2 Kamerstuk 29 521, nr. 405\n\n{FOOT} 4\n\f",
    "spaces behind the hyphen": "   \n   ",
    "page x of y": "\n\nPagina 3 van 7\n\f",
}
BROKEN = {
    "syllables": ("voort-", "gang", "voortgang"),
    "hard hyphen": ("staakt-het-", "vuren", "staakt-het-vuren"),
    "suspended": ("in-", "en uitvoer", "in- en uitvoer"),
    "abbreviation": ("EU-", "lidstaten", "EU-lidstaten"),
}
READ = [
    pytest.param(gap, *word, id=f"{name}, {where}") for where, gap in BETWEEN.items() for name, word in BROKEN.items()
]


@pytest.mark.parametrize(("gap", "left", "right", "word"), READ)
def test_a_word_is_whole_again(gap: str, left: str, right: str, word: str) -> None:
    marks = "crisis1 in de regio2 en" if "404" in gap else "crisis in de regio en"
    source = f"{BEFORE}{marks} benadrukte daarbij nog eens het grote belang van de {left}{gap}{right} voor alle landen.{BEHIND}"
    record = read(source)
    assert f"belang van de {word} voor alle landen." in record.text
    assert "vergaderjaar" not in record.text
    assert "\f" not in record.text


def test_the_map_leads_a_rejoined_word_back_to_both_its_parts() -> None:
    source = f"{BEFORE}crisis in de regio en benadrukte het grote belang van de voort-\ngang voor alle landen.{BEHIND}"
    record = read(source)
    at = record.text.index("voortgang")
    for start, end, source_start, source_end in record.source_map:  # type: ignore[misc]
        if start <= at < end:
            assert source[source_start + at - start :].startswith("voort")
        if start <= at + 5 < end:
            assert source[source_start + at + 5 - start :].startswith("gang")
            assert source_end <= len(source)
