"""What a document says of itself: kind, number, date, author, and the Council meeting it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from kamerspoor.ids import session_years
from kamerspoor.model import Block, Document, DocumentKind, Motion
from kamerspoor.patterns import DASH, MONTH
from kamerspoor.text import letterhead
from kamerspoor.text.meetings import find_meeting, iso_day
from kamerspoor.text.members import members_in_title, members_signed
from kamerspoor.text.session import budget_day

_KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("written_consultation", re.compile(r"schriftelijk overleg", re.IGNORECASE)),
    ("motion", re.compile(r"\bMOTIE VAN\b|^(?:(?:nader|tweede|derde|vierde) )*(?:gewijzigde )?motie\b", re.IGNORECASE)),
    (
        "debate",
        re.compile(
            r"(?:verslag|stenogram) van (?:een|het) (?:commissiedebat|algemeen overleg|notaoverleg"
            r"|wetgevingsoverleg|tweeminutendebat|debat|plenair)"
            r"|^(?:commissiedebat|tweeminutendebat|algemeen overleg|plenair verslag)\b",
            re.IGNORECASE,
        ),
    ),
    ("annotated_agenda", re.compile(r"geannoteerde agenda", re.IGNORECASE)),
    (
        "questions",
        re.compile(r"(?:aanhangsel|vragen van (?:het lid|de leden)|antwoord op vragen|kamervragen)", re.IGNORECASE),
    ),
    ("report", re.compile(r"\bverslag\b", re.IGNORECASE)),
)
_LETTER = re.compile(r"BRIEF VAN|\bbrief\b", re.IGNORECASE)
_OFFICE_HOLDER = re.compile(r"(?:De|Het) (?=Minister|Staatssecretaris)(.+?),?$", re.IGNORECASE)
# A draft paper's number on one line: 36169-29.
_PAPER_LINE = re.compile(r"(\d{5}(?:-(?:[IVX]+|[A-L]))?)-(\d{1,4})")
_ADDRESSED = re.compile(r"(?:[Vv]oorzitter van de |^)(Tweede|Eerste) Kamer\b")
_REPLACES = re.compile(
    r"ter vervanging van (?:die|dat|de motie|het amendement)?(?: gedrukt)? ?(?:onder"
    r"|op stuk)? ?nr\. ?(?P<number>\d+[A-Z]?)",
    re.IGNORECASE,
)


def classify(clean: str, blocks: Sequence[Block], facts: Mapping[str, str], foot: re.Match[str] | None) -> Document:
    """Read a document's description off its head, title, opening words and running foot."""
    words = [(b.kind, clean[b.start : b.end]) for b in blocks]
    head = [text for kind, text in words if kind == "letterhead"]
    title = next((text for kind, text in words if kind == "title"), None)
    found = _from_head(head, title)
    head_author = found.get("author")
    if foot:
        found = {**_from_foot(foot), **found}
    found = {**found, **facts}
    title = title or found.get("heading") or facts.get("title") or found.get("subject")
    kind = _kind(found, title, head, words)
    opening = " ".join(text for k, text in words if k in ("paragraph", "list_item"))[:3000]
    dossier, number = found.get("dossier"), found.get("number")
    session_year = found.get("session_year") or _session_year_of(found.get("date"))
    identifier = found.get("id") or (f"kst-{dossier}-{number}" if dossier and number else None)
    if kind == "questions" and number and not dossier and session_year:
        chamber = "ek" if found.get("chamber") == "EK" else "tk"
        identifier = f"ah-{chamber}-{session_year.replace('-', '')}-{number}"
    signed = members_signed(words) if kind == "motion" else None
    return Document(
        id=identifier,
        kind=kind,
        title=title,
        dossier=dossier,
        number=number,
        chamber="EK" if found.get("chamber") == "EK" else "TK" if found.get("chamber") == "TK" else None,
        session_year=session_year,
        date=found.get("date"),
        author=head_author or _author(words) or facts.get("author"),
        meeting=None
        if kind in ("motion", "questions")
        else find_meeting(title, head, opening, kind, found.get("date")),
        dossier_title=found.get("dossier_title"),
        addressee=found.get("addressee"),
        place=found.get("place"),
        signatories=() if kind == "motion" else _signatories(words),
        motion=_motion(title, signed) if kind == "motion" else None,
        replaces=_replaced(title),
    )


def _motion(title: str | None, signed: tuple[str, ...] | None) -> Motion:
    named = members_in_title(title or "")
    if signed:
        return Motion(signed, named.and_others if named else False)
    return named or Motion(())


def _replaced(title: str | None) -> str | None:
    match = _REPLACES.search(title or "")
    return match["number"] if match else None


def _from_foot(foot: re.Match[str]) -> dict[str, str]:
    found = {"chamber": "TK" if foot["chamber"].lower() == "tweede" else "EK"}
    if years := session_years(foot["year"]):
        found["session_year"] = years
    if foot["dossier"]:
        found["dossier"] = canonical_dossier(foot["dossier"])
    if foot["number"]:
        found["number"] = foot["number"]
    return found


def canonical_dossier(surface: str) -> str:
    """Write a dossier as identifiers do.

    >>> canonical_dossier("21 501–02"), canonical_dossier("36 410A"), canonical_dossier("35 570 V")
    ('21501-02', '36410-A', '35570-V')
    """
    match = re.match(
        rf"(\d{{2}})[ .\xa0]?(\d{{3}})[ {DASH}\xa0]*(?:\(?R ?\d{{3,4}}\)?)?((?:\d{{2}}|[IVX]+[A-E]?|[A-L])?)", surface
    )
    if not match:
        return surface
    return match[1] + match[2] + (f"-{match[3]}" if match[3] else "")


def _from_head(head: Sequence[str], title: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for index, text in enumerate(head):
        if match := letterhead.CHAMBER.fullmatch(text):
            found.setdefault("chamber", "TK" if match["chamber"].lower() == "tweede" else "EK")
        elif match := letterhead.YEAR.fullmatch(text):
            if years := session_years(match["year"]):
                found.setdefault("session_year", years)
        elif match := letterhead.RECEIVED.search(text):
            found["date"] = iso_day(match["day"], match["month"], match["year"])
        elif text.isdigit() and any("Aanhangsel" in line for line in head[:index]):
            found.setdefault("number", text)
        elif match := letterhead.DATED.fullmatch(text):
            # A bare date may be that of another letter (`Uw brief`): it counts when there is no better.
            sure = match["place"] or match["event"]
            if sure or not (index and head[index - 1].startswith("Uw ")):
                found.setdefault("date" if sure else "bare date", iso_day(match["day"], match["month"], match["year"]))
            if match["place"]:
                found.setdefault("place", match["place"])
        elif (match := _PAPER_LINE.fullmatch(text)) and "dossier" not in found:
            found["dossier"], found["number"] = match[1], match[2]
        elif (match := letterhead.DOSSIER_LINE.fullmatch(text)) and "dossier" not in found:
            found["dossier"] = canonical_dossier(match["dossier"])
            if match["title"]:
                found["dossier_title"] = match["title"].strip()
            elif title_lines := _until_head_line(head[index + 1 :]):
                found["dossier_title"] = " ".join(title_lines)
        elif (match := letterhead.NUMBER_LINE.fullmatch(text)) and "dossier" in found and "number" not in found:
            found["number"] = match["number"] or match["letter"]
            if match["rest"]:
                _from_rest(match["rest"], found)
        else:
            _from_other(text, found, head[index + 1] if index + 1 < len(head) else "")
    if "bare date" in found:
        found.setdefault("date", found["bare date"])
    if title:
        found["heading"] = title
    if (match := _ADDRESSED.search(" ".join(head))) and "chamber" not in found:
        found["chamber"] = "TK" if match[1].lower() == "tweede" else "EK"
    return found


def _until_head_line(lines: Sequence[str]) -> list[str]:
    return list(takewhile(lambda line: not letterhead.is_head_line(line), lines))


def _session_year_of(date: str | None) -> str | None:
    """Give the session year that a day falls in: it begins on Prinsjesdag (Grondwet, article 65)."""
    if not date or not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        return None
    year = int(date[:4])
    first = year if date >= budget_day(year) else year - 1
    return f"{first}-{first + 1}"


def _from_rest(rest: str, found: dict[str, str]) -> None:
    if match := letterhead.AUTHOR.fullmatch(rest):
        found.setdefault("author", _office_name(match["offices"] or "het Presidium"))
    else:
        found.setdefault("heading", rest)


def _from_other(text: str, found: dict[str, str], following: str) -> None:
    if text.startswith("Aan "):
        whole = text if "Staten-Generaal" in text or "der Staten" not in following else f"{text} {following}"
        found.setdefault("addressee", re.sub(r"^Aan (?:de |het )?", "", whole))
    elif match := letterhead.AUTHOR.fullmatch(text):
        found.setdefault("author", _office_name(match["offices"] or text.capitalize()))
    elif match := re.match(r"(?:Betreft|Onderwerp):? +(.+)", text):
        found.setdefault("subject", match[1])
    elif text.rstrip(":") in ("Betreft", "Onderwerp") and following:
        found.setdefault("subject", following)
    elif text.rstrip(":") == "Datum" and (match := re.fullmatch(rf"(\d{{1,2}}) ({MONTH}) (\d{{4}})", following, re.I)):
        found.setdefault("date", iso_day(match[1], match[2], match[3]))


def _office_name(text: str) -> str:
    """`MINISTER EN DE STAATSSECRETARIS VAN JUSTITIE EN VEILIGHEID` → the first office in full, cased."""
    text = text.strip().rstrip(",")
    if text.isupper():
        text = text.title()
    words = text.split(" ")
    small = {"van", "voor", "en", "de", "het", "der", "in"}
    cased = " ".join(w.lower() if w.lower() in small and i else w for i, w in enumerate(words))
    first, several, rest = cased.partition(" en de ")
    if several and " van " not in first and " voor " not in first:
        preposition = next((p for p in (" van ", " voor ") if p in rest), None)
        return first + (preposition + rest.split(preposition, 1)[1] if preposition else "")
    return first


def _author(words: Sequence[tuple[str, str]]) -> str | None:
    for kind, text in words:
        if kind == "signature" and (match := _OFFICE_HOLDER.match(text)):
            return _office_name(match[1].partition(", ")[0])
    return None


def _signatories(words: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    names: list[str] = []
    for kind, text in words:
        if kind != "signature" or letterhead.CLOSING.fullmatch(text):
            continue
        name = text
        if _OFFICE_HOLDER.match(text) or letterhead.OFFICE.fullmatch(text):
            name = "" if text.endswith(",") else text.rpartition(", ")[2] if ", " in text else ""
        if name and name not in names:
            names.append(name.strip(" ,"))
    return tuple(names)


def _kind(
    found: Mapping[str, str], title: str | None, head: Sequence[str], words: Sequence[tuple[str, str]]
) -> DocumentKind:
    named: dict[str | None, DocumentKind] = {"letter": "letter", **{name: name for name, _ in _KINDS}}
    if (given := named.get(found.get("kind"))) is not None:
        return given
    if title and letterhead.QUESTIONS.fullmatch(title):
        return "questions"
    if sum(1 for b, t in words[:200] if b == "paragraph" and t.endswith(":") and letterhead.SPEAKER.fullmatch(t)) > 1:
        return "debate"
    if any(k in ("paragraph", "signature") and letterhead.closes_motion(t) for k, t in words):
        return "motion"
    for source in (found.get("heading"), title, found.get("subject")):
        for name, pattern in _KINDS:
            if source and pattern.search(source):
                return name
    opening = " ".join(t for k, t in words if k == "paragraph")[:600]
    for name, pattern in _KINDS[3:]:
        if head and pattern.search(opening) and name in ("annotated_agenda", "report"):
            return name
    is_letter = any(_LETTER.search(line) or letterhead.SALUTATION.fullmatch(line) for line in head)
    return "letter" if is_letter or found.get("subject") else "other"
