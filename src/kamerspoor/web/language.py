"""Dutch and English: catalogues of words, and the language of a request.

The words in code and templates are English; `locale/nl.po` has the Dutch. A text without translation is shown as it
is, and a test finds it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel.support import Translations
    from fastapi import Request

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
COOKIE = "taal"


@cache
def translations(language: Language) -> Translations:
    """Load the catalogue of a language, from its source: there is no compiled file to forget."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    source = files("kamerspoor.web").joinpath(f"locale/{language}.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=language))
    compiled.seek(0)
    return Translations(compiled, domain="messages")


def of_request(request: Request) -> Language:
    """Give the language of a request: asked for in the address (`?taal=en`), else chosen before, else Dutch."""
    for said in (request.query_params.get(COOKIE), request.cookies.get(COOKIE)):
        if said in LANGUAGES:
            return said
    return "nl"
