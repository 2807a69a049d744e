"""List the names of a text with the canonical name of each: people, members, organisations, countries, Councils."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from kamerspoor.extract.names import PERSON_NAME, Found, Names
from kamerspoor.extract.openings import either_case, find_each, find_words, match_from
from kamerspoor.model import Document, Mention, Reference

MentionKind = Literal["person", "member", "organisation", "country", "place", "council", "meeting"]

_KINDS: dict[str, MentionKind] = {
    "country": "country",
    "adjective": "country",
    "capital": "place",
    "organisation": "organisation",
    "party": "organisation",
    "institution": "organisation",
    "council": "council",
    "person": "person",
    "place": "place",
}
_MEMBER = re.compile(
    rf"\b(?:[Hh]et [Ll]id|[Dd]e [Ll]eden|[Dd]e [Hh]eer|[Mm]evrouw) (?=[A-ZÀ-Þ])"
    rf"(?P<names>{PERSON_NAME}(?:(?:, | en |/){PERSON_NAME})*)"
)
_MOTION_OF = re.compile(rf"\b[Mm]oties?-(?=[A-ZÀ-Þ])(?P<names>{PERSON_NAME}(?:/{PERSON_NAME})*)")
_MEETING = re.compile(
    r"\b(?:informele (?:videoconferentie|bijeenkomst|vergadering)|[Tt]op|[Cc]onferentie"
    r"|donorconferentie|ministeriële conferentie)\s(?:van|in|over|voor)\s"
    r"(?:de\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}"
)
_CHAIR = re.compile(rf"^Voorzitter: (?P<names>{PERSON_NAME})", re.MULTILINE)
# The patterns with the words that each begins with.
_NAMING = (
    (_MEMBER, either_case("het lid ", "het Lid ", "de leden ", "de Leden ", "de heer ", "de Heer ", "mevrouw ")),
    (_MOTION_OF, either_case("motie-", "moties-")),
    (_CHAIR, ("Voorzitter: ",)),
)
_ALONE, _GOES_ON = re.compile(r"(?<![\w-])"), re.compile(r"[\w-]")
_MEETINGS = (*either_case("top", "conferentie"), "informele ", "donorconferentie", "ministeriële conferentie")
_COUNCILS = frozenset({"Raad", "Europese Raad", "Eurogroep"})


def find_mentions(text: str, document: Document, references: Sequence[Reference], names: Names) -> tuple[Mention, ...]:
    """List every mention in running text, headings and notes, in order; none lies inside another.

    A name that the lists do not have is a mention only where the words beside it say what it is (an office,
    `het lid`); it is kept as written.
    """
    found = [
        *_members(text, references),
        *_signed(text, document),
        *_meetings(text),
        *(_mention(text, f) for f in names.found),
    ]
    found.sort(key=lambda m: (m.start, -m.end, m.kind != "member"))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    return tuple(kept)


def _mention(text: str, found: Found) -> Mention:
    name, kind = found.name.canonical, _KINDS[found.name.kind]
    if name in _COUNCILS:
        kind = "council"
    if found.name.kind == "capital":
        name = text[found.start : found.end]
    return Mention(found.start, found.end, kind, name, text[found.start : found.end])


def _members(text: str, references: Sequence[Reference]) -> Iterator[Mention]:
    """Yield members of parliament: behind `het lid`, and the proposers of motions."""
    proposers = {m for r in references if r.motion for m in r.motion.members}
    for pattern, words in _NAMING:
        for match in match_from(pattern, text, find_words(text, words)):
            yield from _names_in(text, *match.span("names"))
    yield from _proposers(text, sorted(proposers))


def _proposers(text: str, names: Sequence[str]) -> Iterator[Mention]:
    """Yield where the proposers of motions are named, whatever the case of the first letter."""
    written = {name: {name, name[:1].lower() + name[1:]} for name in names}
    places: dict[str, list[int]] = {}
    for start, form in find_each(text, sorted(set().union(*written.values()))):
        places.setdefault(form, []).append(start)
    for name, forms in written.items():
        done = 0
        for start in sorted(at for form in forms for at in places.get(form, ())):
            end = start + len(name)
            if start >= done and _ALONE.match(text, start, end) and not _GOES_ON.match(text, end):
                yield Mention(start, end, "member", name, text[start:end])
                done = end


def _signed(text: str, document: Document) -> Iterator[Mention]:
    """Yield those who sign."""
    for name in document.signatories:
        at = text.rfind(name)
        if at >= 0:
            yield Mention(at, at + len(name), "person", name, name)


def _names_in(text: str, low: int, high: int) -> Iterator[Mention]:
    at = low
    for part in re.split(r"(, | en |/)", text[low:high]):
        if part and part not in (", ", " en ", "/") and not part.startswith(("Minister", "Staatssecretaris")):
            yield Mention(at, at + len(part), "member", part[:1].upper() + part[1:], part)
        at += len(part)


def _meetings(text: str) -> Iterator[Mention]:
    for match in match_from(_MEETING, text, find_words(text, _MEETINGS)):
        yield Mention(match.start(), match.end(), "meeting", re.sub(r"\s+", " ", match[0]), match[0])
