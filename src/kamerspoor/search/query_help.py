"""How to write a query, for help texts and documentation: every form, what it asks, an example that works."""

from __future__ import annotations

from typing import NamedTuple

from kamerspoor.search.query_words import names_of


class Form(NamedTuple):
    """A form of the language."""

    written: str
    asks: str
    example: str


class FieldHelp(NamedTuple):
    """A field: its names, the one to propose first."""

    names: tuple[str, ...]
    asks: str
    example: str


FORMS = (
    Form("word", "the word in any form; exact ones come first", "wapenembargo"),
    Form("word word", "all of them", "sancties Belarus"),
    Form('"words"', "these words as written, side by side", '"restrictieve maatregelen"'),
    Form("-word, NIET word, NOT word", "without it", "sancties -Rusland"),
    Form("a OF b, a OR b, a | b", "one of both, before anything else is joined", "sancties Belarus OF Wit-Rusland"),
    Form("( )", "what belongs together", "(embargo OF boycot) wapens"),
    Form("begin*", "words that begin so, from two letters on", "sanctiepak*"),
    Form("a NEAR b, a BIJ/5 b", "near each other: at most 10, or 5, words between", "Hongarije BIJ/5 veto"),
    Form("number", "a paper, case, document or dossier, however it is written", "21 501-02, nr. 2234"),
    Form("field:value", "a field that holds the value, in quotes when it has spaces", 'raad:"Europese Raad"'),
    Form("field:(a OF b)", "a field that holds one of them", "raad:(RBZ OF RAZ)"),
)

_FIELDS = (
    ("title", "words of the title", 'titel:"geannoteerde agenda"'),
    ("text", "words of the text alone", "tekst:mensenrechten"),
    ("kind", "kind of document: verslag, agenda, brief, motie, debat, vragen", "soort:verslag"),
    ("council", "Council, by name or abbreviation; RBZ* for all that begin so", "raad:RBZ"),
    ("dossier", "dossier, with all its chapters where none is named", "dossier:21501-02"),
    ("number", "number of a paper, alone or with its dossier", "nummer:2234"),
    ("member", "member who signed", "lid:Ploumen"),
    ("faction", "faction of a member who signed", "fractie:D66"),
    ("actor", "who spoke: kabinet, a country, an institution", "actor:kabinet"),
    ("act", "what was done: urge, support, oppose, ... or the Dutch verb", "act:oproepen"),
    ("motion", "what is about this motion", "motie:21501-02-2234"),
    ("date", "day, month, year, quarter or range", "datum:2020-11..2021"),
    ("year", "year or range of years", "jaar:2021"),
    ("since", "from this day, month or year on", "sinds:2022-06"),
    ("until", "up to this day, month or year", "tot:2022-06"),
    ("state", "what became of a motion or commitment", "status:aangenomen"),
    ("chamber", "TK or EK", "kamer:TK"),
    ("unit", "documenten, moties, uitspraken, toezeggingen or alles", "in:uitspraken"),
)


def field_help() -> tuple[FieldHelp, ...]:
    """Give the fields with all their names."""
    return tuple(FieldHelp(names_of("fields", field), asks, example) for field, asks, example in _FIELDS)
