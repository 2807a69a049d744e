"""Which motion is meant, however somebody writes it: a number, an address, a case, or words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kamerspoor.ids import KamerstukId
from kamerspoor.linking.papers import keys_of_cases
from kamerspoor.official.values import Case, DocumentCase, OfficialDocument
from kamerspoor.patterns import DASH
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import MotionRow
from kamerspoor.text.classify import canonical_dossier

_KEY = re.compile(r"kst-[\w-]+", re.IGNORECASE | re.ASCII)
_OFFICIAL = re.compile(r"(20\d\d)\s?([ZD])\s?(\d{5})", re.IGNORECASE)
_DOSSIER = (
    rf"\d{{2}}[ .\xa0]?\d{{3}}(?:[ {DASH}\xa0]{{0,2}}(?:\(?R ?\d{{3,4}}\)?|\d{{2}}(?!\d)|[IVX]{{1,6}}[A-E]?|[A-L])\b)?"
)
_NUMBER = r"\d{1,4}[A-Za-z]?|[A-Z]{1,3}"
_FORWARD = re.compile(
    rf"(?:kamerstuk(?:ken)?\s+)?(?P<dossier>{_DOSSIER})[\s,;/{DASH}]*(?:(?:stuk\s*)?(?:nrs?\b\.?|letter)\s*)?"
    rf"(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_REVERSE = re.compile(rf"(?:nr\.?\s*)?(?P<number>{_NUMBER})\s*\((?P<dossier>{_DOSSIER})\)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NEAR = 5
_MOST = 2000


def key_of(archive: Reader, written: str) -> str | None:
    """Give the key that a number, an address, or the number of a case or document stands for; None for words."""
    text = " ".join(written.split())
    if found := _KEY.search(text):
        return _canonical(found[0])
    if found := _OFFICIAL.fullmatch(text):
        return _of_official(archive, "".join(found.groups()).upper())
    for pattern in (_REVERSE, _FORWARD):
        if found := pattern.fullmatch(text):
            return f"kst-{canonical_dossier(found['dossier'].upper())}-{_upper(found['number'])}"
    return None


def looks_like_id(written: str) -> bool:
    """Tell whether something is written as a number, so that it is not taken for words.

    >>> looks_like_id("2024Z01178"), looks_like_id("21 501-02, nr. 2234"), looks_like_id("steun voor Belarus 2020")
    (True, True, False)
    """
    text = " ".join(written.split())
    return bool(_KEY.search(text) or any(p.fullmatch(text) for p in (_OFFICIAL, _REVERSE, _FORWARD)))


def words_of(written: str) -> list[str]:
    """Give the words to look for."""
    return list(dict.fromkeys(_WORD.findall(written.lower())))


def near(archive: Reader, key: str) -> list[MotionRow]:
    """Give motions whose number is like one that is not there: its neighbours, the same number in a dossier beside."""
    try:
        paper = KamerstukId.parse(key)
    except ValueError:
        return []
    found = {row.key: row for row in _same_number(archive, paper)}
    found.update({row.key: row for row in archive.among(MotionRow, "key", _neighbours(paper))})
    return list(found.values())


def _same_number(archive: Reader, paper: KamerstukId) -> list[MotionRow]:
    low = f"kst-{paper.dossier}-"
    rows = archive.between(MotionRow, "key", low, low + "\U0010ffff", limit=_MOST)
    return [row for row in rows if row.number == paper.number]


def _neighbours(paper: KamerstukId) -> Iterator[str]:
    digits = re.match(r"\d+", paper.number)
    if digits is None:
        return
    number = int(digits[0])
    for away in range(1, _NEAR + 1):
        for other in (number - away, number + away):
            if other > 0:
                yield f"kst-{paper.dossier_name}-{other}"


def _of_official(archive: Reader, number: str) -> str | None:
    """Give the key of a case (2024Z01178) or of a document (2024D02345)."""
    cases = {case.id for case in archive.find(Case, number=number)}
    documents = archive.find(OfficialDocument, number=number)
    cases.update(link.case_id for link in archive.among(DocumentCase, "document_id", (d.id for d in documents)))
    rows = sorted(row.key for row in archive.among(MotionRow, "case_id", cases))
    named = sorted(d.external_id for d in documents if d.external_id and d.external_id.startswith("kst-"))
    return next(iter([*named, *rows, *sorted(keys_of_cases(archive, cases).values())]), None)


def _canonical(written: str) -> str:
    head, *rest = written.split("-")
    parts = [part if part[:1].isdigit() else part.upper() for part in rest]
    return "-".join([head.lower(), *parts])


def _upper(number: str) -> str:
    return number if number[:1].isdigit() else number.upper()
