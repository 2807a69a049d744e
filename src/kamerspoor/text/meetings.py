"""The Council meeting that words name: its formation, its day or days, its form and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kamerspoor import lexicon
from kamerspoor.model import DocumentKind, Meeting
from kamerspoor.patterns import DASH, MONTH, MONTHS
from kamerspoor.periods import first_day

_MEETING_DATE = re.compile(
    rf"(?P<d1>\d{{1,2}})(?: (?P<m1>{MONTH})(?: (?P<y1>\d{{4}}))?)?(?: ?(?:en|[{DASH}]|tot en met|t/m"
    rf"|tot) ?(?:[a-z]+dag )?(?P<d2>\d{{1,2}}))?"
    rf" (?P<m2>{MONTH})(?: (?P<y2>\d{{4}}))?|(?P<d3>\d{{1,2}}) (?P<m3>{MONTH})(?: (?P<y3>\d{{4}}))?",
    re.IGNORECASE,
)
_NEAR = 200
_FORMATS = (
    ("informele videoconferentie", re.compile(r"informele (?:video(?:tele)?conferentie|VTC)", re.IGNORECASE)),
    ("videoconferentie", re.compile(r"\bvideo(?:tele)?conferentie|\bVTC\b", re.IGNORECASE)),
    (
        "informele bijeenkomst",
        re.compile(
            r"informele? (?:bijeenkomst|vergadering|zitting|ontmoeting|top|lunch|\w*raad|raad|ministeri[ëe]le"
            r"|ecofin|eurogroep|[rj][ab]z|europese)"
            r"|\bGymnich\b",
            re.IGNORECASE,
        ),
    ),
)
_PLACE = (
    r"(?P<place>(?:(?:Den|New|San|Sint|Saint|Port|Addis|Abu|Tel|La|Los|Rio de) )?[A-ZÀ-Þ][\w’-]+"
    r"(?: aan Zee| aan de \w+| am Main)?)"
)
_PLACES = (
    re.compile(rf"\b(?:vond|vonden|kwam|kwamen|vindt|vinden|komt|komen)\b[^.;]{{0,120}}? (?:in|te) {_PLACE}(?=[ ,.;])"),
    re.compile(
        rf"\b(?:in|te) {_PLACE} (?:plaats(?:vindt|vinden|vond|vonden|heeft|had)?|bijeen(?:kwam|komt)?"
        rf"|gehouden|wordt gehouden)\b"
    ),
    re.compile(
        rf"(?:Raad|raad|top|bijeenkomst|vergadering)[^.;]{{0,80}}? (?:in"
        rf"|te) {_PLACE}[^.;]{{0,40}}? (?:plaatsvindt|plaatsvond|bijeen)"
    ),
)
_PREPARES = re.compile(r"geannoteerde agenda (?:van|voor) (?:de |het )?(?P<rest>[^;()]{5,200})", re.IGNORECASE)


def find_meeting(
    title: str | None, head: Sequence[str], opening: str, kind: DocumentKind, date: str | None
) -> Meeting | None:
    """Find the Council, its day, its form and its place: in the title first, then in the opening."""
    subject = " ".join(t for t in head if re.match(r"(?:Betreft|Onderwerp|.*BRIEF VAN|Verslag|VERSLAG)", t))
    subject += " " + " ".join(head[i + 1] for i, t in enumerate(head[:-1]) if t.rstrip(":") in ("Betreft", "Onderwerp"))
    sources = [title or "", subject, opening]
    if kind in ("debate", "written_consultation") and (match := _PREPARES.search(opening)):
        sources = [match["rest"], opening]
    for source in sources:
        if not (found := _council(source)):
            continue
        name, end = found
        day = _day_after(source, end) or _day_before(source, end - len(name)) or _first_day(sources, name)
        if day and not day[:4].isdigit():
            day = _with_year(day, sources, date)
        whole = source if source is not opening else opening[: end + _NEAR]
        form = next(
            (n for n, p in _FORMATS if p.search(whole) or (source is not opening and p.search(opening[:400]))), None
        )
        place = next((m["place"] for p in _PLACES if (m := p.search(opening[:1500]))), None)
        return Meeting(name, day, form, place)
    return None


@cache
def _council_pattern() -> re.Pattern[str]:
    names = sorted(lexicon.council_names(), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(n).replace(r"\ ", r"\s") for n in names) + r")(?!\w|-\w)", re.I
    )


_OTHER_COUNCIL = re.compile(
    r"\b(?:[A-Z][\w-]*(?:- en )?[A-Z]?\w*raad|Raad (?:voor |van )?(?:[A-Z][\w-]+(?:,? en |, |/| )?){1,6})(?=[ .,;(]|$)"
)


def _council(text: str) -> tuple[str, int] | None:
    """Find the first Council named: its canonical name and where its name ends."""
    best: tuple[int, int, str] | None = None
    for match in _council_pattern().finditer(text):
        if not _is_name(match[0]):
            continue
        best = (match.start(), match.end(), lexicon.council_names()[re.sub(r"\s", " ", match[0].lower())])
        break
    other = _OTHER_COUNCIL.search(text)
    if best is None and other:
        return other[0].strip(" ,"), other.end()
    return (best[2], best[1]) if best else None


def iso_day(day: str, month: str, year: str) -> str:
    """Give a day in Dutch words as an ISO day."""
    return f"{int(year):04d}-{MONTHS.index(month.lower()) + 1:02d}-{int(day):02d}"


def _span_of(match: re.Match[str]) -> str | None:
    """Give a found day or span of days, without its year when the text leaves it out (`--MM-DD`)."""
    group = match.groupdict()
    month = group["m2"] or group["m3"]
    year = group["y2"] or group["y3"]
    first, last = group["d1"] or group["d3"], group["d2"]
    if not first or not 1 <= int(first) <= 31:
        return None
    if not year:
        days = [(first, group["m1"] or month), *([(last, month)] if last else [])]
        return "/".join(f"{MONTHS.index(name.lower()) + 1:02d}-{int(number):02d}" for number, name in days)
    start = iso_day(first, group["m1"] or month, group["y1"] or year)
    return f"{start}/{iso_day(last, month, year)}" if last else start


def _day_after(text: str, at: int) -> str | None:
    """Find the meeting's day in the words behind its name: `Raad X van 5 november 2024`."""
    window = text[at : at + 130]
    match = _MEETING_DATE.search(window)
    if not match or ";" in window[: match.start()] or ". " in window[: match.start()]:
        return None
    return _span_of(match)


def _day_before(text: str, at: int) -> str | None:
    """`Op donderdag 19 november 2020 vond de ... Raad plaats`."""
    window = text[max(0, at - 160) : at]
    found = [m for m in _MEETING_DATE.finditer(window) if ". " not in window[m.end() :]]
    return _span_of(found[-1]) if found else None


def _first_day(sources: Sequence[str], name: str) -> str | None:
    for source in sources:
        for match in _council_pattern().finditer(source):
            if lexicon.council_names().get(match[0].lower()) == name:
                day = _day_after(source, match.end()) or _day_before(source, match.start())
                if day:
                    return day
    return None


def _with_year(day: str, sources: Sequence[str], date: str | None) -> str | None:
    """Complete a day without a year: with the letter's year, or the first one named nearby."""
    last = day.split("/")[-1]
    year = None
    for source in sources:
        if match := re.search(rf"\b{int(last[3:])} {MONTHS[int(last[:2]) - 1]} (\d{{4}})", source, re.I):
            year = int(match[1])
            break
    else:
        if date:
            year = _nearest_year(last, date)
    return "/".join(f"{year}-{part}" for part in day.split("/")) if year else None


def _nearest_year(day: str, date: str) -> int:
    """Give the year in which a day of a month is nearest to a date: an agenda of December, a Council of January."""
    written = int(date[:4]) * 12 + int(date[5:7])
    return min(range(int(date[:4]) - 1, int(date[:4]) + 2), key=lambda year: abs(year * 12 + int(day[:2]) - written))


# What a line about a Council also holds days of: debates, votes, other letters.
_OTHER_DAY = re.compile(
    r"\b(?:AO|CD|VAO|VSO|SO|WGO|\w*overleg|\w*debat|verplaatst|omgezet|gewijzigd|gesprek|brief|\w*procedure"
    r"|Kamerstuk\w*|n\.a\.v|naar aanleiding|inbreng|verzoek|toezegging|motie)\b|\(2\d \d{3}",
    re.IGNORECASE,
)
_FURTHEST = 90


def meetings_named(line: str, near: str | None) -> Iterator[tuple[Meeting, int]]:
    """Give the Council meetings that a subject line names with their day, and where the name begins.

    `near`: the day of the line, for days without a year.

    >>> [(m.council, m.date) for m, _ in meetings_named("Verslag RBZ 5 mei en agenda ER 23-24 juni", "2016-05-09")]
    [('Raad Buitenlandse Zaken', '2016-05-05'), ('Europese Raad', '2016-06-23/2016-06-24')]
    """
    line = re.sub(r"\s*/\s*", "/", line)
    found = [m for m in _council_pattern().finditer(line) if _is_name(m[0])]
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(line)
        behind = line[match.end() : min(end, match.end() + _FURTHEST)]
        day = _MEETING_DATE.search(behind)
        if not day or _OTHER_DAY.search(behind[: day.start()]) or ";" in behind[: day.start()]:
            continue
        span = _span_of(day)
        if span and not span[:4].isdigit():
            span = _with_year(span, (), near)
        if span and first_day(span):
            name = lexicon.council_names()[re.sub(r"\s", " ", match[0].lower())]
            yield (
                Meeting(name, span, next((n for n, p in _FORMATS if p.search(line[: match.end() + 40])), None)),
                match.start(),
            )


def _is_name(text: str) -> bool:
    return text.lower() not in ("er", "raz", "rbz", "rvc", "lvr") or text.isupper()


def councils_named(line: str) -> tuple[str, ...]:
    """Give the canonical names of the Councils that a line names, in their order, each once.

    >>> councils_named("Tweeminutendebat RBZ en Landbouw- en Visserijraad (CD 11/10)")
    ('Raad Buitenlandse Zaken', 'Landbouw- en Visserijraad')
    """
    line = re.sub(r"\s*/\s*", "/", line)
    names = lexicon.council_names()
    found = (names[re.sub(r"\s", " ", m[0].lower())] for m in _council_pattern().finditer(line) if _is_name(m[0]))
    return tuple(dict.fromkeys(found))
