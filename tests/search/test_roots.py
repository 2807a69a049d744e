"""Inflections of a word share a root, other words do not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerspoor.search.roots import by_rule, known, root

# Each row: the forms of one word.
TOGETHER = """
sanctie sancties
embargo embargo
wapen wapens
lidstaat lidstaten
land landen
staat staten
raad raden
zaak zaken
lid leden
kamerlid kamerleden
stad steden
schip schepen
grens grenzen
brief brieven
leeftijdsgrens leeftijdsgrenzen
gemeente gemeenten gemeentes
woning woningen
mening meningen
onderhandeling onderhandelingen
mogelijkheid mogelijkheden
minderheid minderheden
activiteit activiteiten
idee ideeën
industrie industrieën
categorie categorieën
criterium criteria
visum visa
museum musea
crisis crises crisissen
proces processen
kind kinderen
volk volken volkeren
wet wetten
akkoord akkoorden
verdrag verdragen
overeenkomst overeenkomsten
voorstel voorstellen
besluit besluiten besloot besloten
verzoek verzoeken verzocht verzoekt
steun steunen steunt gesteund
vraag vragen vraagt gevraagd
antwoord antwoorden geantwoord
stem stemmen gestemd
spreken spreekt sprak gesproken
komen komt kwam gekomen
nemen neemt nam genomen
vinden vindt vond gevonden
geven geeft gaf gegeven
zien ziet gezien
gaan gaat gegaan
verlengen verlengt verlengd verlengde
uitbreiden uitbreidt uitbreidde
veroordelen veroordeelt veroordeeld veroordeelde
ondersteunen ondersteunt ondersteund
informeren informeert geïnformeerd informeerde
evalueren evalueert geëvalueerd
Russisch Russische
Europees Europese
Nederlands Nederlandse
Turks Turkse
hoog hoge hoger
groot grote grotere
goed goede
nieuw nieuwe
vrij vrije
zwaar zware
minister ministers
president presidenten
ambassadeur ambassadeurs
regeringsleider regeringsleiders
commissaris commissarissen
secretaris secretarissen
partij partijen
sector sectoren
kantoor kantoren
motor motoren
professor professoren
methode methoden methodes
periode perioden periodes
zone zones
fase fasen fases
code codes
reden redenen
geweld geweld
groei groeien groeit gegroeid
draaien draait gedraaid
teken tekens
middel middelen
regel regels
handel handels
aandeel aandelen
onderdeel onderdelen
voordeel voordelen
tarief tarieven
prijs prijzen
huis huizen
bedrijf bedrijven
bewijs bewijzen
belang belangen
gevolg gevolgen
maatregel maatregelen
bondgenoot bondgenoten
vluchteling vluchtelingen
bom bommen
boom bomen
bank banken
mens mensen
oorlog oorlogen
vrouw vrouwen
leider leiders
tank tanks
team teams
film films
drone drones
"""
# Each row: words of which no two share a root.
APART = """
gemeente mening gemeen
woning gewoon wonen
raad rad raket
bom boom
zone zoon zon
maat mate
lid lijden leed
staat staf stad
regering regel
kamer kaam kameraad
vrede vrees vreemd
handel handeling hand
verdrag verdriet
politie politiek
universiteit universeel
minister ministerie
president presidentie
commissie commissaris commercieel
nationaal natie internationaal
organisatie orgaan
economie economisch
landbouw land landing
goederen goed
gegevens geven
verslag slag verslaan
wapen waap
reden reed
sector sectie
partij partner
mens mensheid
vlucht vluchteling
bank bankier
steun steunpunt
verkiezing kiezer
wet weten
fase faas
mode mood
bond binden
grens grendel
geweld wel
verband verbannen
Rusland Russisch
Turkije Turks
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


@pytest.mark.parametrize("forms", rows(TOGETHER), ids=lambda forms: forms[0])
def test_forms_of_a_word_share_a_root(forms: list[str]) -> None:
    assert len({root(form) for form in forms}) == 1, [root(form) for form in forms]


@pytest.mark.parametrize("words", rows(APART), ids=lambda words: words[0])
def test_other_words_do_not(words: list[str]) -> None:
    for one, other in combinations(words, 2):
        assert root(one) != root(other), f"{one} and {other} are both {root(one)}"


def test_a_root_has_its_own_root_or_is_known() -> None:
    """What the table maps to is what the forms by rule come to, so that both meet."""
    for line in ("sanctie", "besluit", "grens", "lidstaat", "steun"):
        assert root(line) == line


@given(st.text(max_size=40))
def test_any_word_has_a_root(word: str) -> None:
    made = root(word)
    assert isinstance(made, str)
    assert bool(made) == bool(word)


@given(st.text(st.sampled_from("abcdeiklmnorstuvz"), min_size=1, max_size=20))
def test_a_root_is_not_much_longer_and_never_empty(word: str) -> None:
    assert 1 <= len(by_rule(word)) <= len(word) + 1


@given(st.sampled_from(sorted(known())))
def test_capitals_do_not_count(word: str) -> None:
    assert root(word.upper()) == root(word) == known()[word]
