"""Names of items that no words tell: programmes of presidencies, abbreviations spelled out."""

from __future__ import annotations

import pytest

from kamerspoor.ledger.agenda_names import abbreviations_in, programme_of, spelled_out

SPRING = "2019-05-21"  # Romania presides, Finland is next

PROGRAMMES = {
    "incoming": ("Werkprogramma van het inkomende voorzitterschap", (), SPRING, "Finland"),
    "next": ("Informatie van het volgende voorzitterschap", (), SPRING, "Finland"),
    "with-adjective": ("Plannen van het aantredende Finse voorzitterschap", ("Finland",), SPRING, "Finland"),
    "country-alone": ("Prioriteiten van Finland", ("Finland",), SPRING, "Finland"),
    "country-in-front": ("Finland: prioriteiten", ("Finland",), SPRING, "Finland"),
    "presidency-of-the-next": ("Fins voorzitterschap", ("Finland",), SPRING, "Finland"),
    "late-in-a-term": ("Werkprogramma van het voorzitterschap", (), SPRING, "Finland"),
    "early-in-a-term": ("Werkprogramma van het voorzitterschap", (), "2019-01-29", "Roemenië"),
    "present": ("Prioriteiten van het huidige voorzitterschap", (), SPRING, "Roemenië"),
    "matter-in-the-country": ("Bosbranden in Finland", ("Finland",), SPRING, None),
    "plans-for-something-else": ("Plannen voor spoorlijnen door Finland", ("Finland",), SPRING, None),
    "account-of-the-present": ("Verslag van het Roemeense voorzitterschap", ("Roemenië",), SPRING, None),
    "another-country": ("Prioriteiten van het Portugese voorzitterschap", ("Portugal",), SPRING, None),
    "trio": ("Trioprogramma van het volgende voorzitterschap", (), SPRING, None),
    "no-day": ("Werkprogramma van het inkomende voorzitterschap", (), None, None),
    "beyond-the-table": ("Werkprogramma van het inkomende voorzitterschap", (), "2099-05-21", None),
}


@pytest.mark.parametrize(("title", "names", "day", "country"), PROGRAMMES.values(), ids=PROGRAMMES)
def test_programmes(title: str, names: tuple[str, ...], day: str | None, country: str | None) -> None:
    assert programme_of(title, frozenset(names), day) == country


SPELLED = {
    "english": ("CSDDD", "Corporate Sustainability Due Diligence Directive", "CSDDD"),
    "dutch": ("Stand van zaken EOM", "Europees Openbaar Ministerie", "EOM"),
    "compound": ("Toekomst van het GVB", "Gemeenschappelijk visserijbeleid", "GVB"),
    "compounds-joined": ("GVDB", "Gemeenschappelijk veiligheids- en defensiebeleid", "GVDB"),
    "small-word-counts": ("JCPOA", "Joint Comprehensive Plan of Action", "JCPOA"),
    "small-words-do-not": ("EFSA", "European Authority for the Safety of Food", None),
    "one-word-passed-over": ("Europees bureau (HERA)", "Health Emergency Preparedness and Response Authority", "HERA"),
    "none-passed-over-in-a-short-one": ("EMA", "Europees verdrag over maritieme arbeid", None),
    "in-brackets": ("Netwerkverordening (CEF)", "Connecting Europe Facility", "CEF"),
    "both-short": ("EOM", "EOM en Europees Openbaar Ministerie", None),
    "two-letters-are-too-few": ("VN", "Visserij in Noorwegen", None),
    "other-initials": ("AMLA", "Algemene oriëntatie luchtvaart", None),
}


@pytest.mark.parametrize(("first", "second", "short"), SPELLED.values(), ids=SPELLED)
def test_spelled_out(first: str, second: str, short: str | None) -> None:
    assert spelled_out(first, second) == short
    assert spelled_out(second, first) == short


EXPLAINED = {
    "article": ("Over het Europees Vogelbureau (EVB) is gesproken.", [("EVB", "Europees Vogelbureau")]),
    "hereafter": ("De Unie van Imkers (hierna: UVI) was er.", [("UVI", "Unie van Imkers")]),
    "no-article": ("Volgens bronnen (ANP) niet.", []),
    "no-abbreviation": ("De visserij (zie boven) groeit.", []),
}


@pytest.mark.parametrize(("text", "found"), EXPLAINED.values(), ids=EXPLAINED)
def test_explained(text: str, found: list[tuple[str, str]]) -> None:
    assert list(abbreviations_in(text)) == found
