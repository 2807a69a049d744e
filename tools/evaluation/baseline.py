"""The baseline for references: what the best existing site links, written from its public description.

That site links (1) a dossier of five digits, in one piece or as two and three, with or without an addition,
then a few separators and a number; and (2) a number before a dossier in brackets. It writes no-break spaces
as spaces first.
"""

from __future__ import annotations

import re

ADDITION = r"(?P<addition>[ -][0-9A-Z]{1,5})?"
NUMBER = r"(?P<number>[1-9][0-9]{0,3})"
DOSSIER_FIRST = re.compile(rf"(?P<dossier>[1-4][0-9](?:\s[0-9]{{3}}|[0-9]{{3}})){ADDITION}[,nr.\s-]{{1,6}}{NUMBER}")
NUMBER_FIRST = re.compile(rf"{NUMBER}\s\((?P<dossier>[1-4][0-9]{{4}})(?P<addition>-[0-9A-Z]+)?\)")


def baseline_ids(text: str) -> list[str]:
    """Find the ids that the two patterns give."""
    folded = text.replace("\u00a0", " ")
    return [_id(match) for pattern in (DOSSIER_FIRST, NUMBER_FIRST) for match in pattern.finditer(folded)]


def _id(match: re.Match[str]) -> str:
    dossier = re.sub(r"\s", "", match["dossier"])
    addition = (match["addition"] or "")[1:]
    return "-".join(part for part in ("kst", dossier, addition, match["number"]) if part)
