"""What errors and hints say, in Dutch. They are made in English, with what they speak of filled in.

A `{}` stands for what is filled in. What is not listed is shown in English.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

SAID = MappingProxyType(
    {
        # The query language.
        "the query is too long: {} characters": "de zoekvraag is te lang: {} tekens",
        "at most {} are taken": "hoogstens {} mogen het er zijn",
        "the query has more than {} terms": "de zoekvraag heeft meer dan {} termen",
        "ask for less at once": "vraag minder tegelijk",
        "no word is this long": "zo lang is geen woord",
        "shorten it to {} letters and end it with a star": "kort het in tot {} letters en zet er een sterretje achter",
        "there is no word in it": "er staat geen woord in",
        "write a word, a number or a field: raad:RBZ": "schrijf een woord, een nummer of een veld: raad:RBZ",
        "nothing opens this parenthesis": "bij dit haakje hoort geen openingshaakje",
        "open one, or leave it out": "zet er een voor, of laat dit weg",
        "NEAR has {} ways to be true": "NEAR heeft hier {} mogelijkheden",
        "give it at most {}": "geef het er hoogstens {}",
        "NEAR stands between words and phrases": "NEAR staat tussen woorden of woordgroepen",
        'such as: sancties NEAR/5 "Belarus"': 'zoals: sancties NEAR/5 "Belarus"',
        "{} names no distance": "{} noemt geen afstand",
        "write NEAR/0 to NEAR/{}": "schrijf NEAR/0 tot en met NEAR/{}",
        "there is no word in this quotation": "tussen deze aanhalingstekens staat geen woord",
        "write one, or leave the marks out": "schrijf er een, of laat de tekens weg",
        "too many words begin so": "te veel woorden beginnen zo",
        "give {} letters or more before the star": "geef {} of meer letters voor het sterretje",
        "a star counts at the end of a word only": "een sterretje telt alleen aan het eind van een woord",
        "write {}*": "schrijf {}*",
        "parentheses stand too deep in each other": "er staan te veel haakjes in elkaar",
        "at most {} deep": "hoogstens {} diep",
        "nothing stands between these parentheses": "tussen deze haakjes staat niets",
        "write words there, or leave them out": "schrijf daar woorden, of laat ze weg",
        "this parenthesis is not closed": "dit haakje is niet gesloten",
        "close it, or leave it out": "sluit het, of laat het weg",
        "a field cannot stand within another": "een veld kan niet in een ander staan",
        "close the parenthesis before it": "sluit het haakje ervoor",
        "{}: has no value": "achter {}: staat niets",
        "write it right behind the colon: raad:RBZ": "schrijf de waarde direct achter de dubbele punt: raad:RBZ",
        "this field has no value": "achter dit veld staat niets",
        "write it right behind the colon, such as raad:RBZ": "schrijf de waarde direct achter de dubbele punt, zoals raad:RBZ",
        "something must follow here": "hier moet nog iets volgen",
        "something must stand after {}": "na {} moet iets staan",
        "something must stand before {}": "voor {} moet iets staan",
        'to look for the word itself, write "{}"': 'zoekt u het woord zelf, schrijf dan "{}"',
        "this quotation mark has no partner": "dit aanhalingsteken is niet gesloten",
        "close the quotation, or leave the mark out": "sluit het, of laat het teken weg",
        "there is no field {}": "er is geen veld {}",
        "bedoelde u {}:? to look for it as words, put it in quotes": (
            "bedoelde u {}:? zoekt u de woorden zelf, zet ze dan tussen aanhalingstekens"
        ),
        "there are {}; to look for it as words, put it in quotes": (
            "er zijn {}; zoekt u de woorden zelf, zet ze dan tussen aanhalingstekens"
        ),
        "did you mean {}?": "bedoelde u {}?",
        "there are {}": "er zijn {}",
        "no Council is called {}": "geen Raad heet {}",
        "give its name or abbreviation, such as RBZ or JBZ-Raad": "geef de naam of afkorting, zoals RBZ of JBZ-Raad",
        "give its Dutch name or abbreviation, such as RBZ or JBZ-Raad": "geef de naam of afkorting, zoals RBZ of JBZ-Raad",
        "there is no act {}": "er is geen handeling {}",
        "there is no kind {}": "er is geen soort {}",
        "there is no state {}": "er is geen stand {}",
        "there is no chamber {}": "er is geen Kamer {}",
        "there is no unit {}": "hierin kan niet worden gezocht: {}",
        "there is no {} {}": "{}: {} is er niet",
        "{} is no number of a motion": "{} is geen nummer van een motie",
        "give dossier and number: motie:21501-02-2234; words of motions: in:moties, members: lid:Ploumen": (
            "geef dossier en nummer: motie:21501-02-2234; woorden uit moties: in:moties, leden: lid:Ploumen"
        ),
        "{} is no number": "{} is geen nummer",
        "write nummer:2234, or with the dossier 21501-02-2234": "schrijf nummer:2234, of met het dossier 21501-02-2234",
        "{} is a paper in a dossier": "{} is een stuk in een dossier",
        "write nummer:{} to find it": "schrijf nummer:{} om het te vinden",
        "{} is no dossier": "{} is geen dossier",
        "write five digits, and what marks it: 32317, 21501-02, 36600-V": (
            "schrijf vijf cijfers met de toevoeging: 32317, 21501-02, 36600-V"
        ),
        "{} is no date": "{} is geen datum",
        "the period ends ({}) before it begins ({})": "de periode eindigt ({}) voor zij begint ({})",
        "swap the two dates": "verwissel de twee datums",
        # Hints.
        "{}: not in the archive itself; this is what cites it": (
            "{} is zelf niet in het archief; dit zijn de stukken die ernaar verwijzen"
        ),
        "{}: not in the archive itself": "{} is niet in het archief",
        "read as: {}; parentheses group otherwise": "gelezen als: {}; met haakjes groepeert u anders",
        "{} was read as a word; signs count in capitals: {}": "{} is als woord gelezen; als teken telt het in hoofdletters: {}",
        "a star counts at the end of a word only; compounds are found by their parts without one": (
            "een sterretje telt alleen aan het eind van een woord; samenstellingen worden ook zonder gevonden"
        ),
        "{}: was read as a word, for {} (bedoelde u {}?)": "{}: is als woord gelezen ({}; bedoelde u {}?)",
        "{}: was read as a word, for {}": "{}: is als woord gelezen ({})",
        # Paging, and what is not there.
        "--after {} is no place to go on from": "hier kan de lijst niet verdergaan",
        "give what the last page ended with": "begin opnieuw bij de eerste bladzijde",
        "--after belongs to another question": "deze bladzijde hoort bij een andere zoekvraag",
        "ask the same as before, or leave it out": "begin opnieuw bij de eerste bladzijde",
        "no hits beyond number {}": "verder dan nummer {} gaat de lijst niet",
        "narrow the question, or sort by date": "perk de zoekvraag in, of sorteer op datum",
        "{} is not in the archive": "{} is niet in het archief",
        "give the number of a document or motion that is": "geef het nummer van een stuk of motie die er wel is",
        "{} is no number of a document or motion": "{} is geen nummer van een stuk of motie",
        "write 21501-02-2234, or #17": "schrijf 21501-02-2234",
        # The index.
        "there is no index yet": "er is nog geen index om in te zoeken",
        "the index is broken": "de index om in te zoeken is beschadigd",
        "the index cannot be read": "de index om in te zoeken kan niet worden gelezen",
        "the index was made by another version": "de index om in te zoeken is van een andere versie",
        "the index for search is of another state of the archive": (
            "de index om in te zoeken hoort bij een andere stand van het archief"
        ),
        "run `kamerspoor search --rebuild`; everything but search goes on": (
            "de beheerder kan de index opnieuw maken met `kamerspoor search --rebuild`; al het andere blijft werken"
        ),
        "this question takes too long": "deze vraag duurt te lang",
        "ask for less: a shorter period": "vraag minder: een kortere periode",
    }
)

HELP = MappingProxyType(
    {
        "word": "woord",
        "the word in any form; exact ones come first": "het woord in elke vorm; zoals getypt komt eerst",
        "word word": "woord woord",
        "all of them": "alle",
        '"words"': '"woorden"',
        "these words as written, side by side": "deze woorden zoals geschreven, naast elkaar",
        "-word, NIET word, NOT word": "-woord, NIET woord, NOT woord",
        "without it": "zonder dit",
        "one of both, before anything else is joined": "een van beide, voordat de rest wordt gecombineerd",
        "what belongs together": "wat bij elkaar hoort",
        "words that begin so, from two letters on": "woorden die zo beginnen, vanaf twee letters",
        "near each other: at most 10, or 5, words between": "dicht bij elkaar: hoogstens 10, of 5, woorden ertussen",
        "number": "nummer",
        "a paper, case, document or dossier, however it is written": "een Kamerstuk, zaak, document of dossier, hoe ook geschreven",
        "field:value": "veld:waarde",
        "a field that holds the value, in quotes when it has spaces": "een veld met deze waarde, met spaties tussen aanhalingstekens",
        "field:(a OF b)": "veld:(a OF b)",
        "a field that holds one of them": "een veld met een van deze waarden",
        "words of the title": "woorden uit de titel",
        "words of the text alone": "alleen woorden uit de tekst",
        "kind of document: verslag, agenda, brief, motie, debat, vragen": "soort stuk: verslag, agenda, brief, motie, debat, vragen",
        "Council, by name or abbreviation; RBZ* for all that begin so": "Raad, met naam of afkorting; RBZ* voor alle die zo beginnen",
        "dossier, with all its chapters where none is named": "dossier, met alle hoofdstukken als er geen is genoemd",
        "number of a paper, alone or with its dossier": "nummer van een stuk, alleen of met het dossier",
        "member who signed": "Kamerlid dat ondertekende",
        "faction of a member who signed": "fractie van een Kamerlid dat ondertekende",
        "who spoke: kabinet, a country, an institution": "wie aan het woord is: kabinet, een land, een instelling",
        "what was done: urge, support, oppose, ... or the Dutch verb": "wat iemand deed: oproepen, steunen, afwijzen, …",
        "what is about this motion": "wat over deze motie gaat",
        "day, month, year, quarter or range": "dag, maand, jaar, kwartaal of periode",
        "year or range of years": "jaar of reeks jaren",
        "from this day, month or year on": "vanaf deze dag, deze maand of dit jaar",
        "up to this day, month or year": "tot en met deze dag, deze maand of dit jaar",
        "what became of a motion or commitment": "wat er van een motie of toezegging is geworden",
        "TK or EK": "TK of EK",
        "documenten, moties, uitspraken, toezeggingen or alles": "documenten, moties, uitspraken, toezeggingen of alles",
    }
)
"""The help of the query language."""


def in_dutch(text: str) -> str:
    """Say in Dutch what is listed; give back what is not.

    >>> in_dutch("there is no field 'raed'"), in_dutch("at most 9 are taken"), in_dutch("something else")
    ("er is geen veld 'raed'", 'hoogstens 9 mogen het er zijn', 'something else')
    """
    for pattern, said in _patterns():
        if found := pattern.fullmatch(text):
            # What is filled in may be said by the query language itself.
            return said.format(*(in_dutch(part) for part in found.groups()))
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    # The most telling first: those with the most words of their own.
    ordered = sorted(SAID, key=lambda said: -len(said.replace("{}", "")))
    return tuple((re.compile(re.escape(one).replace(r"\{\}", "(.+?)"), re.DOTALL), SAID[one]) for one in ordered)
