"""Which Kamerstuk may be meant where another is cited: dossiers and numbers that lie near it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kamerspoor import lexicon
from kamerspoor.ids import KamerstukId

_COUNCILS = "21501"
_ROW = 3
_CHAPTERS = (
    *(
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "IXA",
        "IXB",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
        "XVI",
    ),
    *("XVII", "XVIII", "XIX", "XX", "XXI", "XXII"),
)
_FUNDS = tuple("ABCDEFGHIJKL")


def parse(key: str | None) -> KamerstukId | None:
    """Give the parts of a key, None where it is of another form."""
    try:
        return KamerstukId.parse(key or "")
    except ValueError:
        return None


def siblings(paper: KamerstukId) -> Iterator[str]:
    """Give the keys with this number in the dossiers beside: other Councils, other chapters of a budget, none."""
    for addition in _additions(paper.dossier):
        if addition != paper.addition:
            yield str(KamerstukId(paper.dossier, addition, paper.number))


@cache
def _additions(dossier: str) -> tuple[str | None, ...]:
    if dossier == _COUNCILS:
        named = (council.dossier or "" for council in lexicon.councils())
        return tuple(sorted({name.partition("-")[2] for name in named if name.startswith(f"{_COUNCILS}-")}))
    return (None, *dict.fromkeys((*_CHAPTERS, *_FUNDS)))


def nearness(cited: KamerstukId, other: KamerstukId) -> int:
    """Tell how easily one is written for the other: 0 hardly, 4 one is the other but for one slip.

    >>> near = lambda a, b: nearness(KamerstukId.parse(a), KamerstukId.parse(b))
    >>> near("kst-35570-45", "kst-35570-V-45"), near("kst-21501-02-2244", "kst-21501-02-2444")
    (4, 4)
    >>> near("kst-21501-02-2244", "kst-36410-XIII-17")
    0
    """
    same_dossier, same_number = cited.dossier == other.dossier, cited.number == other.number
    same_name = cited.dossier_name == other.dossier_name
    if same_number and (same_dossier or one_slip(cited.dossier, other.dossier)):
        return 4
    if same_name:
        return 4 if one_slip(cited.number, other.number) or _in_a_row(cited.number, other.number) else 2
    if same_number or (same_dossier and one_slip(cited.number, other.number)):
        return 2
    return 1 if same_dossier else 0


def _in_a_row(one: str, other: str) -> bool:
    """Tell whether two numbers stand side by side in a list, where one is easily taken for the other."""
    return one.isdecimal() and other.isdecimal() and abs(int(one) - int(other)) <= _ROW


def one_slip(one: str, other: str) -> bool:
    """Tell whether one digit was mistyped, left out, put in, or two changed places.

    >>> one_slip("2244", "2424"), one_slip("2244", "224"), one_slip("2244", "4422")
    (True, True, False)
    """
    if one == other:
        return True
    if len(one) == len(other):
        differing = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differing) == 2:
            first, second = differing
            return second == first + 1 and one[first] == other[second] and one[second] == other[first]
        return len(differing) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
