"""Find citations of numbered parliamentary papers (Kamerstukken) in every form the genre uses.

A paper is cited by dossier and number (`35 570 V, nr. 42`, `32317–895`, `36 067, letter Y`), by
number and dossier (`206 (28 844)`), as a list (`nrs. 383, 348 en 309`) or under two dossiers at
once (`34 682/35 334, nr. 143`: one paper, whose id takes the first).
Five digits without a number beside them are no citation: `21 501 inwoners`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kamerspoor.extract.found import Found
from kamerspoor.patterns import CHAPTER, DASH, MONTH, SESSION_YEAR

# What stands before is looked at afterwards: a pattern that begins with a digit is scanned for faster.
_CANDIDATE = re.compile(r"[0-9][0-9][ .]?[0-9]{3}(?!\d)")
_PART_OF_NUMBER = re.compile(rf"[\d.,/{DASH}]$|\d $|€ ?$")
# What may follow the five digits and still be the dossier.
_ADDITION = re.compile(
    rf" ?[{DASH}] ?(?P<dashed>{CHAPTER}|[A-L])(?![\w])"
    rf"|[ ](?P<spaced>{CHAPTER}|[A-L])(?=[\s,)/;:.]|$)"
    rf"|(?P<attached>{CHAPTER}|[A-L])(?=[\s,)/;:.{DASH}])"
    rf"| ?[{DASH}] ?(?P<council>\d{{2}})(?=,?\s{{0,4}}(?:stuk\s)?(?:[Nn]rs?\b|nummer|letter)|[{DASH}]\d|\)|/"
    rf"| en \d|,\s[A-Z]{{1,2}}(?!\w))"
    r"|[ ](?P<council_spaced>0\d|[1-3]\d)(?=,? (?:stuk )?nrs?\b)"
)
_KINGDOM = re.compile(r" ?\(R ?\d{3,4}\)")
_SECOND = re.compile(
    rf"(?:/|, | en )(?P<dossier>\d{{2}}[ .]?\d{{3}})(?: ?[{DASH}] ?(?P<dashed>{CHAPTER}|\d{{2}}(?!\d)|[A-L])"
    rf"|[ ]?(?P<spaced>{CHAPTER}|[A-L]))?(?=,? ?(?:stuk )?(?:nrs?\b|nummer|letter))"
)
_WORD = re.compile(
    r",?\s{0,4}(?:(?:met |op |onder )?stuk(?:ken)?\s)?(?P<word>[Nn]rs?\b\.?|nummers?\b|stuknummers?\b"
    r"|ondernummers?\b|letters?\b|no\.)\s{0,4}"
)
_NUMBER = re.compile(r"[0-9]{1,2}\.[0-9]{3}(?![\d\w])|[0-9]{1,4}(?:[A-Za-z](?!\w))?(?![\d\w])|[A-Z]{1,3}(?!\w)")
_NEXT = re.compile(
    r"(?:,\s(?:en\s)?|\s(?:en|&|alsmede|resp\.|respectievelijk|tot\sen\smet|t/m|of)\s"
    r"|/)(?:nrs?\.?\s{0,2})?(?=\d|[A-Z]{1,3}(?!\w))|"
    rf"\s?[{DASH}]\s?(?=\d)"
)
_RANGE = re.compile(rf"\s?(?:[{DASH}]|t/m|tot\sen\smet)\s?(?:nrs?\.?\s{{0,2}})?")
_NO_ITEM = re.compile(
    rf"[ .]\d{{3}}(?!\d)|\s{MONTH}\b|\s?(?:%|procent|miljoen|miljard|euro|jaar|lid|leden|maanden)\b"
    rf"|\s?[{DASH}]\s?[IVX]|[ ][IVX]+,"
)
_CLOSED = re.compile(r"\s*(?:[);.,:\]]|$)")
_DASHED_NUMBER = re.compile(rf"[{DASH}](?P<number>\d{{1,4}}[A-Za-z]?)(?![\d\w]|[.,]\d)")
_LETTERS = re.compile(r"[A-Z]{1,2}(?!\w)")
_BARE_LETTERS = re.compile(r",\s(?P<numbers>[A-Z]{1,2}(?:(?:,\s|\sen\s)[A-Z]{1,2}(?!\w))*)(?=[);.,]|\sen\s|\s\(|$)")
_PREFIX = re.compile(
    rf"(?:Kamerst(?:uk(?:ken)?|\.)?(?:\s(?:nrs?\.|nummers?))?|\bTK|\bEK|\bdossiers?|\bstuk)(?:,?\s(?:II?|TK"
    rf"|EK|Tweede\sKamer|Eerste\sKamer)\b)?"
    rf"(?:,?\s(?:\(?(?:vergaderjaar\s)?{SESSION_YEAR}\)?))?,?(?:\snrs?\.)?\s?$"
)
_REVERSE = re.compile(
    r"(?:(?P<word>\b[Nn]rs?\.?\s|\bnummers?\s|\bstuk(?:ken)?\s(?:nrs?\.?\s)?|\bletter\s)?)"
    r"(?P<numbers>(?<![\d.,])(?:\d{1,4}[A-Za-z]?|(?<=letter\s)[A-Z]{1,3})(?:(?:,\s|\sen\s"
    r"|,\sen\s)\d{1,4}[A-Za-z]?)*)\s{0,2}\($"
)
# "stuk nr. 1891 van dossier 21 501-20"
_OF_DOSSIER = re.compile(
    r"(?:\b(?:op )?stuk(?:ken)?\s)?\b[Nn]rs?\.?\s(?P<numbers>\d{1,4}[A-Za-z]?(?:(?:,\s|\sen\s"
    r"|,\sen\s)\d{1,4}[A-Za-z]?)*)\s(?:van|uit|in)\s(?:het\s)?(?:dossier\s|Kamerstuk\s)?$"
)
_MOTION_NEAR = re.compile(r"(?:\(|\b[Mm]otie\b|\b[Aa]mendement\b|\bnr\.\s)$")
_LONGEST_RANGE = 100
# The dossier of the EU Councils is never cited without the Council's own number.
_ALWAYS_WITH_COUNCIL = "21501"


class _Dossier(NamedTuple):
    name: str
    end: int
    also: tuple[str, ...]


class _Item(NamedTuple):
    start: int
    end: int
    number: str


def find_papers(text: str) -> Iterator[Found]:
    """Yield each cited paper: the first of a list with the words before it, the others by number."""
    done = -1
    for match in _CANDIDATE.finditer(text):
        if match.start() < done or _PART_OF_NUMBER.search(text, max(0, match.start() - 2), match.start()):
            continue
        found = list(_at(text, match))
        yield from found
        if found:
            done = max(f.end for f in found)


_BARE = re.compile(r"nr\.\s(?P<number>\d{1,4})(?![\d.,]*\d|\s?\(\d|\s(?:van|uit)\s(?:dossier\s)?\d)")
_BARE_BEFORE = ("stuk ", "motie ", "Motie ", "Kamerstuk ")


def find_repeated(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Yield `de motie op stuk nr. 1903` where this document gave that number with one dossier only."""
    by_number: dict[str, set[str]] = {}
    for item in found:
        if item.kind == "kamerstuk" and item.id:
            by_number.setdefault(item.id.rpartition("-")[2], set()).add(item.id)
    for match in _BARE.finditer(text) if by_number else ():
        if not text.endswith(_BARE_BEFORE, 0, match.start()):
            continue
        candidates = by_number.get(match["number"], set())
        if len(candidates) == 1 and not any(f.start < match.end() and match.start() < f.end for f in found):
            yield Found(match.start(), match.end(), "kamerstuk", next(iter(candidates)), group=match.start())


def _at(text: str, match: re.Match[str]) -> Iterator[Found]:
    dossier = _dossier(text, match)
    prefix = _PREFIX.search(text, max(0, match.start() - 70), match.start())
    start = prefix.start() if prefix else match.start()
    if backward := list(_reversed(text, match.start(), dossier)):
        yield from backward
        return
    items = _after(text, dossier.end, start, prefix is not None, match.end())
    if items is None and dossier.end != match.end() and not dossier.name.startswith(_ALWAYS_WITH_COUNCIL):
        dossier = _without_addition(match)
        items = _after(text, dossier.end, start, prefix is not None, match.end())
    yield from _listed(items or [], dossier, start)


def _without_addition(match: re.Match[str]) -> _Dossier:
    return _Dossier(re.sub(r"\D", "", match[0]), match.end(), ())


def _dossier(text: str, match: re.Match[str]) -> _Dossier:
    digits = re.sub(r"\D", "", match[0])
    end = match.end()
    addition = _ADDITION.match(text, end)
    part = ""
    if addition:
        part = next((value for value in addition.groups() if value), "")
        end = addition.end()
    if kingdom := _KINGDOM.match(text, end):
        end = kingdom.end()
    also: list[str] = []
    while second := _SECOND.match(text, end):
        other = second["dashed"] or second["spaced"]
        also.append(re.sub(r"\D", "", second["dossier"]) + (f"-{other}" if other else ""))
        end = second.end()
    return _Dossier(digits + (f"-{part}" if part else ""), end, tuple(also))


def _after(text: str, at: int, start: int, prefixed: bool, digits_end: int) -> list[_Item] | None:
    """Read the number or numbers behind a dossier, None when there are none."""
    if word := _WORD.match(text, at):
        plural = word["word"].lower().startswith(("nrs", "nummers", "letters", "stuknummers", "ondernummers"))
        return _items(text, word.end(), plural)
    anchored = prefixed or at > digits_end or bool(_MOTION_NEAR.search(text, max(0, start - 12), start))
    if not anchored:
        return None
    needs_council = at == digits_end and re.sub(r"\D", "", text[digits_end - 6 : digits_end]).endswith(
        _ALWAYS_WITH_COUNCIL
    )
    if (dashed := _DASHED_NUMBER.match(text, at)) and not needs_council:
        return _items(text, dashed.start("number"), False)
    if (letters := _BARE_LETTERS.match(text, at)) and (prefixed or text[start - 1 : start] == "("):
        return [
            _Item(m.start(), m.end(), m[0])
            for m in _LETTERS.finditer(text, letters.start("numbers"), letters.end("numbers"))
        ]
    return None


def _items(text: str, at: int, plural: bool) -> list[_Item] | None:
    first = _NUMBER.match(text, at)
    if not first:
        return None
    items = [_Item(first.start(), first.end(), first[0])]
    end = first.end()
    while following := _NEXT.match(text, end):
        number = _NUMBER.match(text, following.end())
        if not number or _NO_ITEM.match(text, number.end()):
            break
        is_range = _RANGE.fullmatch(text, following.start(), following.end()) is not None
        if not plural and not is_range and not _CLOSED.match(text, number.end()):
            break
        if is_range:
            between = _range(items[-1], number)
            if between is None:
                break
            items.extend(between)
        items.append(_Item(number.start(), number.end(), number[0]))
        end = number.end()
    return items


def _range(low: _Item, high: re.Match[str]) -> list[_Item] | None:
    """Give the numbers between the ends of `35–37`; they stand on the whole range."""
    if not (low.number.isdigit() and high[0].isdigit()):
        return None
    first, last = int(low.number), int(high[0])
    if not first < last <= first + _LONGEST_RANGE:
        return None
    return [_Item(low.start, high.end(), str(n)) for n in range(first + 1, last)]


def _listed(items: list[_Item], dossier: _Dossier, start: int) -> Iterator[Found]:
    # As many numbers as dossiers belong together in order; one number is the same paper under each.
    paired = bool(dossier.also) and len(items) == 1 + len(dossier.also)
    names = (dossier.name, *dossier.also)
    for index, item in enumerate(items):
        yield Found(
            start if index == 0 else item.start,
            item.end,
            "kamerstuk",
            _id(names[index] if paired else dossier.name, item.number),
            also=() if paired else tuple(_id(other, item.number) for other in dossier.also),
            head=start,
            group=start,
        )


def _id(dossier: str, number: str) -> str:
    return f"kst-{dossier}-{number.replace('.', '').lstrip('0') or number}"


def _reversed(text: str, at: int, dossier: _Dossier) -> Iterator[Found]:
    """`54 (32 012)`, `nr. 2953 (21 501-02)`, `nrs. 36 en 37 (36 410 VI)`."""
    bracketed = text[at - 1 : at] == "(" and text[dossier.end : dossier.end + 1] == ")"
    match = (_REVERSE if bracketed else _OF_DOSSIER).search(text, max(0, at - 80), at)
    if not match:
        return
    numbers = re.findall(r"\d{1,4}[A-Za-z]?|[A-Z]{1,3}", match["numbers"])
    if bracketed and not match["word"] and len(numbers) == 1 and re.fullmatch(r"(?:19|20)\d\d", numbers[0]):
        return
    for number in numbers:
        yield Found(
            match.start(),
            dossier.end + bracketed,
            "kamerstuk",
            _id(dossier.name, number),
            head=match.start(),
            group=match.start(),
        )
