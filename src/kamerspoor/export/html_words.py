"""All words of the HTML page, in Dutch; `html_words_english` has the English ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kamerspoor.export.dates import Language
from kamerspoor.export.wording import DUTCH, Wording


class PageWords(NamedTuple):
    """The words of a page in one language. What a mapping lacks is shown as it is."""

    language: Language
    said: Wording
    words: Mapping[str, str]
    facts: Mapping[str, str]
    kinds: Mapping[str, str]
    reference_kinds: Mapping[str, str]
    date_roles: Mapping[str, str]
    severities: Mapping[str, str]
    checks: Mapping[str, str]
    chambers: Mapping[str, str]


WORDS = {
    "skip": "Naar de tekst",
    "outline": "Inhoud",
    "facts": "Over dit stuk",
    "text": "Tekst",
    "notes": "Noten",
    "note": "Noot",
    "back": "Terug naar de tekst",
    "references": "Verwijzingen",
    "dates": "Data",
    "dates_ahead": "Komt nog",
    "dates_other": "Overige data",
    "checks": "Controles",
    "original": "Origineel",
    "source": "Bronbestand",
    "likely": "waarschijnlijk",
    "compared": "vergeleken",
    "motion": "motie",
    "also": "ook in dossier",
    "in_note": "in een noot",
    "to_text": "naar de plaats in de tekst",
    "read": "lezen",
    "table": "Tabel",
    "made_by": "Gemaakt met kamerspoor",
    "counts_from": "gerekend vanaf",
    "untitled": "Stuk zonder titel",
    "documents": "Stukken",
    "failed": "Niet gelezen",
    "and_others": "c.s.",
    "statements": "Wie zei wat",
    "motions": "Moties",
    "follow_ups": "Vervolg",
    "unsure": "Niet zeker: afgeleid uit wat eromheen staat",
    "undated": "Zonder datum",
    "promised_to": "aan",
    "filter": "Uitspraken kiezen",
    "actor": "Wie",
    "act": "Wat",
    "all": "Alle",
    "others": "De rest van de tekst",
    "dim": "dof",
    "hide": "verborgen",
    "reset": "Alles tonen",
    "of": "van",
    "statement": "uitspraak",
    "statement_more": "uitspraken",
    "link_here": "Link naar deze alinea",
    "show": "Tonen",
    "sentence": "Zin",
}

FACTS = {
    "kind": "Soort",
    "council": "Raad",
    "meeting": "Bijeenkomst",
    "id": "Kamerstuk",
    "session": "Vergaderjaar",
    "date": "Datum stuk",
    "author": "Van",
    "addressee": "Aan",
    "signatories": "Ondertekend door",
    "motion": "Indieners",
    "replaces": "Vervangt",
}

KINDS = {
    "report": "Verslag",
    "annotated_agenda": "Geannoteerde agenda",
    "letter": "Brief",
    "motion": "Motie",
    "written_consultation": "Schriftelijk overleg",
    "debate": "Debat",
    "questions": "Kamervragen",
    "other": "Overig stuk",
}

REFERENCE_KINDS = {
    "kamerstuk": "Kamerstuk",
    "handelingen": "Handelingen",
    "kamervragen": "Kamervragen",
    "bijlage": "Bijlage",
    "treaty": "Verdrag",
    "un_resolution": "VN-resolutie",
    "eu_document": "EU-document",
    "eu_act": "EU-wetgeving",
    "law": "Wet",
    "case": "Rechtspraak",
}

DATE_ROLES = {"past": "geweest", "future": "toekomst", "deadline": "uiterlijk"}

SEVERITIES = {"error": "fout", "warning": "let op", "info": "ter informatie"}

# What a check found, in words of the page: its message is written for the terminal.
CHECKS = {
    "suspect-reference": "Deze verwijzing klopt waarschijnlijk niet",
    "member-mismatch": "Eén motie staat op naam van verschillende leden",
    "section-not-announced": "Dit onderdeel staat niet in de opsomming van de inleiding",
    "announced-not-reported": "Dit is aangekondigd en komt verder niet aan de orde",
    "document-later-than-meeting": "Het stuk is na deze dag geschreven, later dan de bijeenkomst",
    "impossible-date": "Deze datum bestaat niet",
    "weekday-mismatch": "De weekdag past niet bij de datum",
    "name-variant": "Eén naam is op verschillende manieren gespeld",
    "dangling-footnote": "Bij dit nootcijfer staat geen noot",
    "mojibake": "Verkeerd ingelezen tekens zijn hersteld",
    "encoding": "Het bestand is niet in UTF-8 geschreven",
    "id-mismatch": "Het nummer in de tekst en dat in de metagegevens verschillen",
    "empty-link": "Een officiële verwijzing zonder woorden",
    "page-without-text": "Een bladzijde zonder tekst",
}

CHAMBERS = {"TK": "Tweede Kamer", "EK": "Eerste Kamer"}

IN_DUTCH = PageWords("nl", DUTCH, WORDS, FACTS, KINDS, REFERENCE_KINDS, DATE_ROLES, SEVERITIES, CHECKS, CHAMBERS)
