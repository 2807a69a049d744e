"""What a link on a page points to: the identifier of an official publication, or an address."""

from __future__ import annotations

import re
from urllib.parse import unquote

_PUBLICATION = re.compile(
    r"(?:^|/)((?:kst|blg|h-tk|h-ek|h|ah-tk|ah-ek|ah|kv-tk|kv-ek|kv|nds-tk|trb|stb|stcrt)-[A-Za-z0-9][A-Za-z0-9-]{0,60})"
    r"(?:\.(?:html?|pdf|xml|odt|docx?))?(?:[?#/]|$)"
)
_DOSSIER = re.compile(r"/dossier/(\d{5}(?:-[A-Za-z0-9]{1,8}){0,2})(?:[?#/]|$)")
_CELEX = re.compile(r"CELEX[:=]([0-9A-Z()]{6,30})", re.I)
_ECLI = re.compile(r"\b(ECLI:[A-Z]{2}:[A-Z0-9.]{1,12}:\d{4}:[A-Z0-9.]{1,25})", re.I)
_OFFICIAL_HOST = re.compile(
    r"(?:https?:)?//[\w.-]{0,60}(?:officielebekendmakingen|officiele-overheidspublicaties|overheid)\.nl(?:[/:]|$)", re.I
)


def target_of(href: str) -> str | None:
    """Give the canonical target of a link, or None for one that leads nowhere beyond the page or its site.

    >>> target_of("https://zoek.officielebekendmakingen.nl/kst-21501-02-2244.html")
    'kst-21501-02-2244'
    >>> target_of("https://zoek.officielebekendmakingen.nl/dossier/21501-02")
    'dossier-21501-02'
    >>> target_of("https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX%3A32021R0947")
    'CELEX:32021R0947'
    >>> target_of("#noot1"), target_of("/contact")
    (None, None)
    """
    href = href.strip()
    if not href or href.startswith(("#", "mailto:", "javascript:", "tel:", "data:")):
        return None
    address = unquote(href)
    absolute = href.startswith(("http://", "https://", "//"))
    if not absolute or _OFFICIAL_HOST.match(href):
        publication = _PUBLICATION.search(address)
        if publication:
            return publication[1]
        dossier = _DOSSIER.search(address)
        if dossier:
            return f"dossier-{dossier[1]}"
    if "eur-lex" in address and (celex := _CELEX.search(address)):
        return f"CELEX:{celex[1].upper()}"
    if absolute and (ecli := _ECLI.search(address)):
        return ecli[1].upper()
    if not absolute:
        return None
    return f"https:{href}" if href.startswith("//") else href
