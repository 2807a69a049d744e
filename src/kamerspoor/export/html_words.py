"""All words of the HTML page, in Dutch."""

from __future__ import annotations

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

CHAMBERS = {"TK": "Tweede Kamer", "EK": "Eerste Kamer"}
