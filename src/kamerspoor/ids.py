"""Canonical identifiers and where they can be read.

Source: the identifier grammar of officielebekendmakingen.nl and the contract's section Identifiers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KST = re.compile(
    r"kst-(?P<dossier>\d{5})"
    r"(?:-(?P<addition>R\d{3,4}|(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})[A-E]?|[A-L](?=-)|\d{2}(?=-)))?"
    r"-(?P<number>\d{1,4}[A-Za-z]?|[A-Z]{1,3})(?P<suffix>-[bhn]\d+)?",
    re.ASCII,
)
_PUBLICATION = re.compile(r"(?:kst|blg|ah|h|kv|nds|stb|stcrt|trb)-[\w-]+", re.ASCII)
_EU_SERIES = {"com": "COM", "join": "JOIN", "swd": "SWD", "sec": "SEC", "c": "C"}


@dataclass(frozen=True, slots=True)
class KamerstukId:
    """A numbered parliamentary paper: dossier, perhaps an addition, and the number within.

    >>> str(KamerstukId("35570", "V", "42"))
    'kst-35570-V-42'
    >>> KamerstukId.parse("kst-21501-02-2234").dossier_name
    '21501-02'
    >>> KamerstukId.parse("kst-36067-Y").number
    'Y'
    """

    dossier: str
    addition: str | None
    number: str

    @classmethod
    def parse(cls, value: str) -> KamerstukId:
        """Parse the canonical form.

        Raises: ValueError when `value` is none, with the form expected.
        """
        match = _KST.fullmatch(value)
        if not match:
            raise ValueError(f"{value!r} is no Kamerstuk id of the form kst-<dossier>[-<addition>]-<number>")
        return cls(match["dossier"], match["addition"], match["number"] + (match["suffix"] or ""))

    @property
    def dossier_name(self) -> str:
        """Give dossier and addition as the official site writes them: `21501-02`, `35570-V`."""
        return self.dossier + (f"-{self.addition}" if self.addition else "")

    def __str__(self) -> str:
        return f"kst-{self.dossier_name}-{self.number}"


def url_of(identifier: str | None) -> str | None:
    """Give the public address of any canonical id, or None where there is none.

    >>> url_of("kst-21501-02-2234")
    'https://zoek.officielebekendmakingen.nl/kst-21501-02-2234.html'
    >>> url_of("com-2022-71")
    'https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=COM:2022:71:FIN'
    >>> url_of("CELEX:32021R0947")
    'https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32021R0947'
    """
    if not identifier:
        return None
    if identifier.startswith(("http://", "https://")):
        return identifier
    if _PUBLICATION.fullmatch(identifier):
        return f"https://zoek.officielebekendmakingen.nl/{identifier}.html"
    if identifier.startswith("dossier-"):
        return f"https://zoek.officielebekendmakingen.nl/dossier/{identifier.removeprefix('dossier-')}"
    return _foreign_url(identifier) or _parliament_url(identifier)


def _foreign_url(identifier: str) -> str | None:
    eur_lex = "https://eur-lex.europa.eu"
    series, _, rest = identifier.partition("-")
    if series in _EU_SERIES and (match := re.fullmatch(r"(\d{4})-(\d+)", rest)):
        return f"{eur_lex}/legal-content/NL/TXT/?uri={_EU_SERIES[series]}:{match[1]}:{match[2]}:FIN"
    if identifier.startswith("CELEX:"):
        return f"{eur_lex}/legal-content/NL/TXT/?uri={identifier}"
    if match := re.fullmatch(r"(\d{4})/(\d{4})[A-E]?\([A-Z]{3}\)", identifier):
        return f"{eur_lex}/procedure/NL/{match[1]}_{int(match[2])}"
    if identifier.startswith("ECLI:NL:"):
        return f"https://deeplink.rechtspraak.nl/uitspraak?id={identifier}"
    if identifier.startswith("ECLI:EU:"):
        return f"{eur_lex}/legal-content/NL/TXT/?uri={identifier}"
    if match := re.fullmatch(r"unga-res-(.+)", identifier):
        return (
            f"https://undocs.org/A/RES/{match[1].upper().replace('-', '/', 1) if match[1][0].isdigit() else match[1]}"
        )
    if match := re.fullmatch(r"unsc-res-(\d+)", identifier):
        return f"http://unscr.com/en/resolutions/{match[1]}"
    if match := re.match(r"BWB[RV]\d{7}", identifier):
        return f"https://wetten.overheid.nl/{match[0]}"
    return None


def _parliament_url(identifier: str) -> str | None:
    if re.fullmatch(r"\d{4}D\d{5}", identifier):
        return f"https://www.tweedekamer.nl/downloads/document?id={identifier}"
    if re.fullmatch(r"\d{4}[ZA]\d{5}", identifier):
        return f"https://www.tweedekamer.nl/kamerstukken/detail?id={identifier}"
    return None


def session_years(value: str) -> str | None:
    """Give a session year (vergaderjaar) its long form.

    >>> session_years("2019/20"), session_years("2019–2020"), session_years("1999/00")
    ('2019-2020', '2019-2020', '1999-2000')
    >>> session_years("2019/21") is None
    True
    """
    match = re.fullmatch(r"(\d{4})\s?[/–‑-]\s?(\d{2}|\d{4})", value.strip())
    if not match:
        return None
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else (first + 1) // 100 * 100 + int(match[2])
    return f"{first}-{last}" if last == first + 1 else None
