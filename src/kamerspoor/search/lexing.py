"""What somebody typed, cut into words, phrases, numbers, signs and names of fields.

Nothing is changed but what cannot be looked for (control characters, lone surrogates); every piece knows its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kamerspoor.search.numbers import Numbered, dossier_at, number_at, numbers_in
from kamerspoor.search.places import Place
from kamerspoor.search.query_words import table

Kind = Literal["word", "phrase", "prefix", "number", "open", "close", "or", "and", "not", "near", "field", "value"]

QUOTES = '"“”„‟«»＂'
_ENDS = frozenset(f"()|{QUOTES}")
_CHUNK = re.compile(rf"(?:[^\s()|{QUOTES}]|(?<=\w)\([^\s()|{QUOTES}]{{0,9}}\d[^\s()|{QUOTES}]{{0,9}}\))+")
_PHRASE = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}](?:\*|~(\d{{1,9}}))?")
# Signs by which other engines weigh a word or loosen its spelling.
_WEIGHT = re.compile(r"[~^][\d.]*$")
_OPERATORS: dict[str, Kind] = {"OR": "or", "OF": "or", "NOT": "not", "NIET": "not", "AND": "and", "EN": "and"}
_NEAR = re.compile(r"(?:NEAR|BIJ)(?:/?(\d{1,9})|/\S*)?")
_FIELD = re.compile(r"([^\W\d]+):(?!//|:)")
_COMPARED = re.compile(r"([^\W\d]+)(?=[<>]=?|=)")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
# Words with a colon that are names of their own: the numbers of acts and judgments.
_SCHEMES = frozenset({"celex", "ecli", "eli", "urn", "http", "https"})
_NUMBERED_FIELDS = frozenset({"motion", "number", "dossier"})
_AFTER_NUMBER = re.compile(r"[.,;:?!\]]{0,9}(?:\s|$|[()|])")
_VALUE = re.compile(rf"[^\s()|{QUOTES}]+")
_SPACE = re.compile(r"\s*")
_DATES = frozenset({"date", "year", "since", "until"})
_PIECE = re.compile(r"[^,;]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query. `text`: a word or phrase without its signs, the name of a field, a value as typed.

    `distance`: of `near`, and of a phrase with one behind it (`"a b"~5`); None when none was given, -1 when it is none.
    `number`: of `number`. `wild`: a star stood at its end. `spaced`: a space stood behind the colon of a field.
    `comma`: it follows a comma, so it belongs to no name before it.
    """

    kind: Kind
    text: str
    start: int
    end: int
    distance: int | None = None
    number: Numbered | None = None
    wild: bool = False
    spaced: bool = False
    comma: bool = False


def clean(typed: str) -> str:
    """Replace what cannot be looked for by as many blanks, so that places stay.

    >>> clean("a\\x00b\\ud800")
    'a b\\ufffd'
    """
    return re.sub("[\ud800-\udfff]", "\ufffd", re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", typed))


def tokens(typed: str) -> Iterator[Token]:
    """Cut the query into pieces.

    Raises: QueryError where a quotation mark has no partner.
    """
    text = clean(typed)
    at, wanted = 0, ""
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found, wanted = _at(typed, text, at, wanted)
        yield from found
        at = found[-1].end if found else _CHUNK.match(text, at).end()  # type: ignore[union-attr]


def _at(typed: str, text: str, at: int, wanted: str) -> tuple[list[Token], str]:
    """Read what begins here. `wanted`: the field whose value is due; given back: the one that is due next."""
    sign = text[at]
    if sign in QUOTES:
        return [_phrase(typed, text, at)], ""
    if sign in "()":
        return [Token("open" if sign == "(" else "close", sign, at, at + 1)], ""
    if sign == "|":
        return [Token("or", sign, at, at + len(re.match(r"\|{1,2}", text[at : at + 2])[0]))], ""  # type: ignore[index]
    if wanted:
        return [_value(text, at, wanted)], ""
    if sign == "-" and _negates(text, at):
        return [Token("not", sign, at, at + 1)], ""
    if (number := number_at(text, at)) and _ends_well(text, number.end):
        return [Token("number", text[at : number.end], at, number.end, number=number)], ""
    if found := _field(text, at):
        return found
    return _chunk(text, at), ""


def _phrase(typed: str, text: str, at: int) -> Token:
    match = _PHRASE.match(text, at)
    if match is None:
        raise Place(typed, at, at + 1).error(
            "this quotation mark has no partner", "close the quotation, or leave the mark out"
        )
    distance = int(match[2]) if match[2] else None
    return Token("phrase", _seen(match[1]), at, match.end(), distance=distance, wild=match[0].endswith("*"))


def _negates(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = not before or before.isspace() or before in "(|"
    return opens and bool(after) and (after.isalnum() or after in f"({QUOTES}")


def _ends_well(text: str, end: int) -> bool:
    """Tell whether a number ends where a word would: what is glued to it makes it something else."""
    return _AFTER_NUMBER.match(text, end) is not None


def _field(text: str, at: int) -> tuple[list[Token], str] | None:
    """Read the name of a field, when the colon (or a sign of comparison behind a date's name) makes it one."""
    fields = table("fields")
    if compared := _COMPARED.match(text, at):
        field = fields.get(compared[1].lower(), "")
        return ([Token("field", compared[1], at, compared.end())], field) if field in ("date", "year") else None
    match = _FIELD.match(text, at)
    if match is None or match[1].lower() in _SCHEMES:
        return None
    known = fields.get(match[1].lower(), "")
    gap = _SPACE.match(text, match.end())
    assert gap is not None, "nothing is blank enough"
    follows, spaced = text[gap.end() : gap.end() + 1], gap.end() > match.end()
    if not known and (spaced or not follows):
        return None
    token = Token("field", match[1], at, match.end(), spaced=spaced and bool(follows) and known not in _DATES)
    # Behind a space it may be a mere word with a colon; then what follows is read as words.
    return [token], "" if token.spaced or not follows or follows in _ENDS else known or "unknown"


def _value(text: str, at: int, field: str) -> Token:
    """Read the value of a field: a number whole, however it is spaced; else up to the next space."""
    if field in ("motion", "number") and (number := number_at(text, at)):
        return Token("number", text[at : number.end], at, number.end, number=number)
    if field == "dossier" and (found := dossier_at(text, at)) and _ends_well(text, found[1]):
        return Token("value", text[at : found[1]], at, found[1])
    match = _VALUE.match(text, at)
    assert match is not None, "who asks has seen that something stands here"
    raw = match[0].rstrip(",;")
    wild = raw.endswith("*")
    return Token("value", _seen(raw.rstrip("*") if wild else raw), at, match.end(), wild=wild)


def _chunk(text: str, at: int) -> list[Token]:
    match = _CHUNK.match(text, at)
    assert match is not None, "every sign that is no part of a chunk is read before"
    raw = match[0]
    if operator := _OPERATORS.get(raw):
        return [Token(operator, raw, at, match.end())]
    if near := _NEAR.fullmatch(raw):
        given = None if near[1] is None and "/" not in raw else int(near[1]) if near[1] else -1
        return [Token("near", raw, at, match.end(), distance=given)]
    if _ADDRESS.match(raw) and (keys := numbers_in(raw)):
        return [Token("number", raw, at, match.end(), number=Numbered(match.end(), keys))]
    return list(_words(raw, at))


def _words(raw: str, at: int) -> Iterator[Token]:
    """Cut at commas, and drop the signs around each word."""
    for index, piece in enumerate(_PIECE.finditer(raw)):
        bare = re.search(r"[^\W_](?:.*[^\W_])?", _WEIGHT.sub("", piece[0]))
        if bare is None:
            continue
        start, end = at + piece.start() + bare.start(), at + piece.start() + bare.end()
        wild = raw[end - at : end - at + 1] == "*"
        yield Token("prefix" if wild else "word", _seen(bare[0]), start, end + wild, wild=wild, comma=index > 0)


def _seen(text: str) -> str:
    """Drop characters that do not show: they are pasted along and stand in no word."""
    return _INVISIBLE.sub("", text)
