"""What official metadata says of a document, by the field names of `model.Document`.

Source: the `<metadata>` block and the heads of official publications, and the `<meta>` elements
of their HTML pages, which carry the same names (Dublin Core and OVERHEIDop).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kamerspoor.model import Check

_YEARS = re.compile(r"(\d{4})\s{0,2}[-–/]\s{0,2}(\d{4}|\d{2})(?!\d)")
_MOTION = re.compile(r"(?:[A-Z]{3,12} )?(?:NADER )?(?:GEWIJZIGDE )?MOTIE\b", re.I)
_RIJKSWET = re.compile(r"[-\s]{0,3}\(?R\d{3,5}\)?")
_DASHES = str.maketrans({"–": "-", "‑": "-", "—": "-"})
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def fold(text: str) -> str:
    """Fold white space, no-break spaces too, to single spaces.

    >>> fold(" Nr.\\u00a0 12\\n")
    'Nr. 12'
    """
    return " ".join(text.split())


def session_year(text: str) -> str | None:
    """Give the session year as `2023-2024`.

    >>> session_year("Vergaderjaar 2023/24"), session_year("20232024")
    ('2023-2024', '2023-2024')
    """
    match = _YEARS.search(text)
    if match:
        first, last = match.groups()
        return f"{first}-{first[:2] + last if len(last) == 2 else last}"
    digits = text.strip()
    return f"{digits[:4]}-{digits[4:]}" if len(digits) == 8 and digits.isdecimal() else None


def dossier_code(number: str, addition: str = "") -> str | None:
    """Give the dossier as it stands in an identifier; a rijkswet number is no part of it.

    >>> dossier_code("21 501", "02"), dossier_code("36455-(R2188)"), dossier_code("36 410 XVI")
    ('21501-02', '36455', '36410-XVI')
    """
    plain = _RIJKSWET.sub("", number.translate(_DASHES))
    parts = re.findall(r"[A-Za-z]+|\d+", plain)
    digits = ""
    while parts and parts[0].isdigit() and len(digits) < 5:
        digits += parts.pop(0)
    if not digits:
        return None
    rest = [*parts, *re.findall(r"[A-Za-z0-9]+", addition)]
    return "-".join([digits, *rest])


def chamber(*hints: str) -> str | None:
    """Tell the chamber from its number or name.

    >>> chamber("", "Eerste Kamer der Staten-Generaal"), chamber("2")
    ('EK', 'TK')
    """
    for hint in hints:
        if hint == "2" or hint.startswith("Tweede Kamer"):
            return "TK"
        if hint == "1" or hint.startswith("Eerste Kamer"):
            return "EK"
    return None


def is_motion(title: str) -> bool:
    """Tell whether an official title is that of a motion.

    >>> is_motion("NADER GEWIJZIGDE MOTIE VAN HET LID X"), is_motion("BRIEF VAN DE MINISTER")
    (True, False)
    """
    return _MOTION.match(title) is not None


def official_facts(head: Mapping[str, str], meta: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[Check]]:
    """Join what the document's head says with its metadata; the head wins.

    `head`: texts by element name (`dossiernr`, `toevoeging`, `ondernummer`, `vergaderjaar`,
    `kamernummer`, `kameraanduiding`, `datum`, `titel`, `dossiertitel`). Besides the fields of
    `Document` it may give `issued`, the day of publication, which is not the letter's date.
    """
    said = _said(meta)

    def first(*names: str) -> str:
        return next((said[name][0] for name in names if name in said), "")

    dossier = dossier_code(head.get("dossiernr", ""), head.get("toevoeging", "")) or dossier_code(
        first("OVERHEIDop.dossiernummer").partition(";")[0]
    )
    number = fold(head.get("ondernummer", "")).rstrip(".") or first("OVERHEIDop.ondernummer")
    title = fold(head.get("titel", ""))
    found: dict[str, str | None] = {
        "dossier": dossier,
        "number": number,
        "session_year": session_year(head.get("vergaderjaar", "")) or session_year(first("OVERHEIDop.vergaderjaar")),
        "chamber": chamber(
            fold(head.get("kamernummer", "")),
            fold(head.get("kameraanduiding", "")),
            first("DC.creator", "DCTERMS.creator"),
        ),
        "date": iso_day(head.get("datum", "")),
        "title": title or first("OVERHEIDop.documenttitel"),
        "dossier_title": fold(head.get("dossiertitel", "")) or first("OVERHEIDop.dossiertitel"),
        "kind": _kind(title, first("OVERHEIDop.publicationName")),
        "author": _author(said),
        "issued": iso_day(first("DCTERMS.issued", "DCTERMS.available")),
    }
    stated = first("DC.identifier", "DCTERMS.identifier")
    built = f"kst-{dossier}-{number}" if dossier and number and not stated.startswith(("h-", "ah-", "blg-")) else None
    checks: list[Check] = []
    if built and stated.startswith("kst-") and stated != built:
        checks.append(_mismatch(built, stated))
    found["id"] = built or stated or None
    return {key: value for key, value in found.items() if value}, checks


def _said(meta: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for name, content in meta:
        if content and not content.isspace():
            said.setdefault(name, []).append(fold(content))
    return said


def iso_day(text: str) -> str | None:
    """Give the ISO day a text begins with."""
    match = _ISO_DAY.match(text.strip())
    return match[0] if match else None


def _kind(title: str, publication: str) -> str | None:
    if is_motion(title):
        return "motion"
    if publication.startswith(("Kamervragen", "Aanhangsel")):
        return "questions"
    return "debate" if publication.startswith("Handelingen") else None


def _author(said: Mapping[str, list[str]]) -> str | None:
    creators = [name for name in said.get("DC.creator", said.get("DCTERMS.creator", [])) if not chamber(name)]
    if creators and creators[0] not in ("Staten-Generaal", "Verenigde Vergadering der Staten-Generaal"):
        return creators[0]
    return ", ".join(said.get("OVERHEIDop.indiener", [])) or None


def _mismatch(built: str, stated: str) -> Check:
    return Check(
        code="id-mismatch",
        message=f"the document's head says {built}, its metadata {stated}",
        severity="warning",
        compared=(built, stated),
        likely=built,
    )
