"""What a page is about, for search engines: schema.org as JSON-LD, in the page itself.

It stands in a `script` of a type that no browser runs, so the policy against scripts in pages lets it be.
Source: schema.org; JSON-LD 1.1, embedding in HTML; CSP level 3 (data blocks are no scripts).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kamerspoor.web import addresses
from kamerspoor.web.motion_wording import dossier_number, paper_number
from kamerspoor.web.wording import kind, outcome

if TYPE_CHECKING:
    from kamerspoor.ledger.motion_answers import MotionAnswer
    from kamerspoor.web.pages.document import DocumentPage

_CONTEXT = "https://schema.org"
_REPORTS = frozenset(("report", "annotated_agenda"))
_CHAMBERS = {"EK": "Eerste Kamer der Staten-Generaal", "TK": "Tweede Kamer der Staten-Generaal"}
_MOST_CITED = 100
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
Data = dict[str, Any]


def script(data: Mapping[str, Any]) -> Markup:
    """Put data into a page. No text in it can end the element, whatever it holds.

    >>> script({"name": "</script><b>"})
    Markup('<script type="application/ld+json">{"name": "\\\\u003c/script\\\\u003e\\\\u003cb\\\\u003e"}</script>')
    """
    # Safe: within JSON these letters stand in strings only, and there an escape means the same.
    safe = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return Markup('<script type="application/ld+json">') + Markup(safe) + Markup("</script>")


def document_data(view: DocumentPage, base: str) -> Markup:
    """Give the data of the page of a document."""
    about = view.record.document
    meetings = [
        {
            "@type": "Event", "@id": base + addresses.meeting(one.id), "name": one.council, "startDate": one.date_from,
            "endDate": one.date_to,
        }
        for one in view.meetings
    ]  # fmt: skip
    cited = [
        base + (addresses.motion(one.id) if one.motion else addresses.document(one.id))
        for one in view.known[:_MOST_CITED]
    ]
    page = base + addresses.document(view.name)
    return script(
        _known(
            {
                "@context": _CONTEXT,
                "@type": "Report" if about.kind in _REPORTS else "DigitalDocument",
                "@id": page,
                "url": page,
                "name": about.title or view.name,
                "genre": kind(about.kind, "nl"),
                "identifier": _number(view.name),
                "inLanguage": "nl",
                "datePublished": about.date,
                "author": _person(about.author),
                "publisher": _chamber(about.chamber),
                "isPartOf": _dossier(base, about.dossier),
                "about": meetings,
                "citation": cited,
                "sameAs": view.official,
            }
        )
    )


def motion_data(motion: MotionAnswer, base: str) -> Markup:
    """Give the data of the page of a motion."""
    page = base + addresses.motion(motion.key)
    authors = [
        _known({**(_person(one.person or one.name) or {}), "memberOf": _organization(one.faction)})
        for one in motion.members
    ]
    return script(
        _known(
            {
                "@context": _CONTEXT,
                "@type": "DigitalDocument",
                "@id": page,
                "url": page,
                "name": motion.title or paper_number(motion.key),
                "genre": kind("motion", "nl"),
                "identifier": _number(motion.key),
                "inLanguage": "nl",
                "datePublished": motion.date,
                "abstract": motion.asks,
                "author": authors,
                "isPartOf": _dossier(base, motion.dossier),
                "creativeWorkStatus": outcome(motion.status.state, "nl") if motion.status.state != "unknown" else None,
                "sameAs": motion.url,
            }
        )
    )


def _known(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def _person(name: str | None) -> Data | None:
    return {"@type": "Person", "name": name} if name else None


def _organization(name: str | None) -> Data | None:
    return {"@type": "Organization", "name": name} if name else None


def _chamber(code: str | None) -> Data | None:
    return _organization(_CHAMBERS.get(code or ""))


def _dossier(base: str, number: str | None) -> Data | None:
    if not number:
        return None
    name = f"Kamerstukdossier {dossier_number(number)}"
    return {"@type": "CreativeWorkSeries", "name": name, "url": base + addresses.dossier(number)}


def _number(name: str) -> Data | Sequence[Data] | None:
    if not name.startswith("kst-"):
        return None
    return {"@type": "PropertyValue", "propertyID": "Kamerstuk", "value": paper_number(name)}
