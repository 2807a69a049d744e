"""Numbers of papers, cases, documents and dossiers in a query, in any form that people write them in.

Unlike a letter, a query gives no context and is typed in haste: `21501-02-2234`, `21 501 02 NR 2234`,
`2234 (21501-02)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamerspoor.patterns import CHAPTER, DASH, SESSION_YEAR

_SPACE = " \u00a0\u2009\u202f\t"
_ID = re.compile(r"(?:kst|blg|ah|h|kv|nds|stb|stcrt|trb)-[a-z0-9]+(?:-[a-z0-9]+)*", re.IGNORECASE | re.ASCII)
_PARLIAMENT = re.compile(rf"((?:19|20)\d\d)[{_SPACE}]?([DZA])[{_SPACE}]?(\d{{5}})(?!\w)", re.IGNORECASE | re.ASCII)
_LEAD = re.compile(
    rf"(?:kamerst(?:uk(?:ken)?|\.)|dossier|TK|EK)[{_SPACE}]+(?:(?:II?|TK|EK),?[{_SPACE}]+)?"
    rf"(?:(?:vergaderjaar[{_SPACE}]+)?{SESSION_YEAR},?[{_SPACE}]+)?(?=\d)",
    re.IGNORECASE,
)
_FIVE = re.compile(rf"([1-9]\d)[{_SPACE}.]?(\d{{3}})(?!\d)", re.ASCII)
_COUNCIL = re.compile(rf"[{_SPACE}{DASH}]{{1,3}}(\d\d)(?!\w)", re.ASCII)
# A fund's or chapter's mark; behind a dash in any case, for `35570-v` is no word.
_DASHED_MARK = re.compile(rf"[{_SPACE}]?[{DASH}][{_SPACE}]?({CHAPTER}|[A-L])(?!\w)", re.IGNORECASE)
_MARK = re.compile(rf"[{_SPACE}]?({CHAPTER}|[A-L])(?!\w)")
_TWO_DIGITS = re.compile(rf"[{DASH}](\d\d)(?=[{DASH}]\d)", re.ASCII)
_KINGDOM = re.compile(rf"[{_SPACE}]?\(R[{_SPACE}]?\d{{3,4}}\)", re.IGNORECASE | re.ASCII)
_VALUE = r"\d{1,4}[A-Za-z]?"
_WORDED = re.compile(
    rf"[{_SPACE},;]*(?:stuk[{_SPACE}]+)?(?:(?P<many>nrs|nummers)|nr|nummer|no|letter|#)\.?[{_SPACE}]*"
    rf"(?P<number>{_VALUE}|[A-Z]{{1,3}})(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_MORE = re.compile(rf"[{_SPACE}]*(?:,|\ben\b|\band\b|&)[{_SPACE}]*(\d{{1,4}}[A-Za-z]?)(?!\w)", re.ASCII)
_DASHED = re.compile(
    rf"[{_SPACE}]?[{DASH}][{_SPACE}]?({_VALUE}|(?<=-)[A-Z]{{1,3}})(?:-(?P<annex>[bhn]\d+))?(?![\w]|[{DASH}]\w)",
    re.ASCII,
)
_SLASHED = re.compile(rf"[/,][{_SPACE}]?(\d{{1,4}}[A-Za-z]?)(?!\w)", re.ASCII)
_BARE = re.compile(rf"[{_SPACE}]+({_VALUE})[{_SPACE}.]*$", re.ASCII)
_BEFORE = re.compile(rf"(nrs?\.?[{_SPACE}]*)?({_VALUE})[{_SPACE}]*\([{_SPACE}]*(?=\d)", re.IGNORECASE | re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_ALWAYS_WITH_COUNCIL = "21501"
_ROUND = 1000


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number and where it ends. `keys`: of papers, cases or documents; a dossier has none, and stands in `dossier`.

    `sure`: it cannot well be a mere count, as `21 501` by itself can.
    """

    end: int
    keys: tuple[str, ...] = ()
    dossier: str | None = None
    sure: bool = True


def number_at(text: str, at: int) -> Numbered | None:
    """Read the number that begins here, where one does.

    >>> number_at("21 501-02, nr. 2234", 0).keys, number_at("2020d44984", 0).keys
    (('kst-21501-02-2234',), ('2020D44984',))
    >>> number_at("21 501-02", 0).dossier
    '21501-02'
    """
    found = _id(text, at) or _parliament(text, at) or _before(text, at) or _paper(text, at)
    if found is None or text[found.end : found.end + 1].isalnum():
        return None
    return found


def numbers_in(text: str) -> tuple[str, ...]:
    """Give the keys within an address, such as that of a publication."""
    found = [_canonical(m[0].partition(".")[0]) for m in re.finditer(rf"(?<![\w-]){_ID.pattern}", text, re.I | re.A)]
    found += ["".join(m.groups()).upper() for m in re.finditer(r"(?<!\w)(20\d\d)([DZA])(\d{5})(?!\w)", text, re.A)]
    return tuple(dict.fromkeys(found))


def dossier_at(text: str, at: int) -> tuple[str, int] | None:
    """Read the dossier that begins here: its name as identifiers write it, and where it ends."""
    five = _FIVE.match(text, at)
    if five is None:
        return None
    digits, end = five[1] + five[2], five.end()
    if digits == _ALWAYS_WITH_COUNCIL:
        mark = _COUNCIL.match(text, end)
    else:
        mark = _TWO_DIGITS.match(text, end) or _DASHED_MARK.match(text, end) or _MARK.match(text, end)
    if mark:
        digits, end = f"{digits}-{mark[1].upper()}", mark.end()
    if kingdom := _KINGDOM.match(text, end):
        end = kingdom.end()
    return digits, end


def _id(text: str, at: int) -> Numbered | None:
    match = _ID.match(text, at)
    if match is None:
        return None
    if whole := re.fullmatch(r"kst-(\d{5}(?:-[IVX]{1,6}[A-E]?)?|21501-\d\d)", match[0], re.IGNORECASE):
        return Numbered(match.end(), dossier=whole[1].upper())
    return Numbered(match.end(), (_canonical(match[0]),)) if re.search(r"\d", match[0]) else None


def _canonical(written: str) -> str:
    head, *rest = written.split("-")
    if head.lower() == "kst":
        return "-".join(["kst", *(p.lower() if re.fullmatch(r"[bhn]\d+", p, re.I) else _upper(p) for p in rest)])
    return "-".join([head.lower(), *(p.upper() if re.fullmatch(r"\d{4}z\d{5}", p, re.I) else p.lower() for p in rest)])


def _upper(part: str) -> str:
    return part if part[:1].isdigit() else part.upper()


def _parliament(text: str, at: int) -> Numbered | None:
    match = _PARLIAMENT.match(text, at)
    return Numbered(match.end(), ("".join(match.groups()).upper(),)) if match else None


def _before(text: str, at: int) -> Numbered | None:
    """`2234 (21 501-02)`, `nr. 54 (32 012)`."""
    match = _BEFORE.match(text, at)
    found = dossier_at(text, match.end()) if match else None
    if match is None or found is None or (match[1] is None and _YEAR.fullmatch(match[2])):
        return None
    close = re.compile(rf"[{_SPACE}]*\)").match(text, found[1])
    return Numbered(close.end(), (_key(found[0], match[2]),)) if close else None


def _paper(text: str, at: int) -> Numbered | None:
    lead = _LEAD.match(text, at)
    begin = lead.end() if lead else at
    found = dossier_at(text, begin)
    if found is None:
        return None
    dossier, end = found
    if numbered := _numbered(text, at, dossier, end):
        return numbered
    marked = "-" in dossier
    if not marked and lead is None and int(dossier) % _ROUND == 0:
        return None
    return Numbered(end, dossier=dossier, sure=marked or lead is not None)


def _numbered(text: str, at: int, dossier: str, end: int) -> Numbered | None:
    if match := _WORDED.match(text, end):
        keys, end = [_key(dossier, match["number"])], match.end()
        while match["many"] and (more := _MORE.match(text, end)):
            keys.append(_key(dossier, more[1]))
            end = more.end()
        return Numbered(end, tuple(keys))
    if dossier == _ALWAYS_WITH_COUNCIL:
        return None
    if match := _DASHED.match(text, end):
        annex = f"-{match['annex']}" if match["annex"] else ""
        return Numbered(match.end(), (_key(dossier, match[1]) + annex,))
    if (match := _SLASHED.match(text, end)) and not _YEAR.fullmatch(match[1]):
        return Numbered(match.end(), (_key(dossier, match[1]),))
    # Two numbers side by side are one when nothing else was typed.
    alone = not text[:at].strip()
    if alone and (match := _BARE.match(text, end)) and not _YEAR.fullmatch(match[1]):
        return Numbered(match.end(1), (_key(dossier, match[1]),))
    return None


def _key(dossier: str, number: str) -> str:
    number = number.lstrip("0") or number
    return f"kst-{dossier}-{number if number[:1].isdigit() else number.upper()}"
