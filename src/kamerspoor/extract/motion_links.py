"""Find where a sentence speaks of a motion, and how: in line with it, carried out, done, not carried out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from kamerspoor.model import Block, Reference, Sentence

Relation = Literal["in_line_with", "carried_out", "considered_done", "not_carried_out", "pending", "cited"]

_MOTION_WORD = re.compile(r"\b[Mm]oties?\b")
_NAMED = re.compile(
    r"\b[Mm]oties?(?:-|,? (?:van )?(?:(?:de |het )?(?:leden|lid) |mevrouw |de heer )?)"
    r"(?P<names>(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Ee]l) ){0,3}[A-ZÀ-ÞŞİ][\w’-]*"
    r"(?:(?:/| en |, )?(?: ?(?:van|de|den|der|ter|ten|el|Van|De|Ter|El))*(?:/| )?[A-ZÀ-ÞŞİ][\w’-]*)*)"
)
# Words by which the speaker follows a motion; the motion stands behind them.
_FOLLOWS = re.compile(
    r"\b(?:in (?:lijn|overeenstemming|de geest)(?: (?:is|was|zijn|ligt|lag|handelt))? (?:met|van)"
    r"|conform|overeenkomstig"
    r"|indachtig|in het verlengde van|met in ?achtneming van"
    r"|(?:gevolg|uitvoering|invulling|gehoor|opvolging) gevend aan|ingevolge"
    r"|(?:ter|in|als|tot) (?:uitvoering|invulling|opvolging|uitwerking|voldoening|navolging|nakoming|vervolg)"
    r" (?:van|aan|op)"
    r"|mede gezien|gelet op|in het (?:licht|kader) van|vanwege|met het oog op"
    r"|langs de lijnen? van|naar aanleiding van|op grond van"
    r"|rekening (?:ge)?hou(?:den|dend|dt) met|gehandeld (?:naar|in)"
    r"|n\.a\.v|tegemoetkomend aan|in de lijn van|(?:onder|met) verwijzing naar"
    r"|in antwoord op|in reactie op|in aansluiting op"
    r"|op basis van|(?:gesterkt|gesteund|aangespoord|aangezet|aangemoedigd|opgeroepen|ingegeven) door"
    r"|(?:sluit|sloot|sluiten|sloten)\b[^,;]{0,40}\baan bij|aansluit\w* bij"
    r"|strook\w* met|spoor\w* met|past bij"
    r"|op verzoek van"
    r"|zoals (?:ook )?(?:verzocht|gevraagd|opgeroepen|beoogd|neergelegd|verwoord|bepleit|vastgelegd|opgenomen|gewenst)"
    r"[^,;]{0,40}? (?:in|bij|door|met|via|middels|per)"
    r"|zoals [^,;]{0,60}\b(?:bij|in|middels|via|per)|zoals(?= (?:ook )?(?:de |deze |die )?(?:\w+ )?motie)"
    r"|waar(?:toe|om) ook|gehoor geeft aan|recht doet aan)\b(?! \w+ ?als)",
    re.IGNORECASE,
)
# Words by which the speaker follows a motion that stands between them, or before them.
_KEEPS_IN_MIND = re.compile(
    r"\bmet (?:de |deze |die |genoemde )?moties?\b.{0,200}?\bin het achterhoofd\b"
    r"|\bmoties?\b.{0,200}?\b(?:leidend|leidraad|richtsnoer)\b"
    r"|\bmoties?\b.{0,200}?\b(?<!worden )(?:betrokken bij|meegenomen in|meegewogen)\b"
    r"|\bmoties?\b[^;]{0,160}?(?:\)|[a-z]) (?:indachtig|getrouw)\b",
    re.IGNORECASE | re.DOTALL,
)
# A motion by itself in brackets behind what was done: `Nederland vroeg om een voorstel (motie-Jansen, Kamerstuk ...)`.
_BRACKETED = re.compile(
    r"\((?:zie (?:ook )?|cf\. )?(?:de )?(?:gewijzigde |aangenomen )?moties?\b(?:[^()]*\()?[^()]*$", re.IGNORECASE
)
# A motion that was cited before.
_SAME = re.compile(
    r"\b(?:deze|die|genoemde|bovengenoemde|voornoemde|eerdergenoemde|laatstgenoemde|dezelfde) motie\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:niet|geen|nog niet|evenmin|nimmer)\b", re.IGNORECASE)
_UNLIKE = re.compile(r"\b(?:anders dan|in afwijking van|in weerwil van|ondanks|in tegenstelling tot)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:afgedaan|afgehandeld|afgerond|voldaan)\b")
_CARRIED_OUT = re.compile(
    r"\b(?:(?:uitvoering|invulling|gevolg|gehoor|opvolging|gestalte)\b.{0,90}?\b(?:geven|geeft|gegeven|gaf|gaven|geef)"
    r"|(?:geven|geeft|gegeven|gaf|gaven|geef)\b.{0,120}?\b"
    r"(?<!ter )(?:uitvoering|invulling|gevolg|gehoor|opvolging|gestalte)\b"
    r"|(?:in praktijk|ten uitvoer) (?:ge)?(?:bra?cht|brengen|gelegd|leggen)"
    r"|(?:breng|leg)\w*\b.{0,120}?\b(?:in praktijk|ten uitvoer)\b|uitgevoerd|uitvoeren"
    r"|tegemoet ?gekomen|tegemoet ?komt|kom\w* .{0,80} tegemoet"
    r"|voer(?:t|en|de|den)? .{0,260}\buit\b|doet recht|recht gedaan"
    r"|doet recht aan|(?:doe|doet|doen|deed)\b.{0,60}\brecht aan"
    r"|(?:verzoek|oproep|wens|boodschap|strekking|inhoud)\b[^;]{0,50}\bmotie.{0,200}\b"
    r"(?:overgebracht|opgebracht|ingebracht|uitgedragen|onder de aandacht)\b"
    r"|(?:wat|hetgeen) (?:\w+ ){0,2}(?:is|heeft) (?:\w+ ){0,3}(?:gebeurd|geschied|gedaan))",
    re.DOTALL,
)
_PENDING = re.compile(
    r"\b(?:kom\w*|ga\w*|reageer\w*)\b.{0,80}\b(?:terug|op in|in op)\b"
    r"|\bgaan? (?:ik|wij) in\b|\bkom (?:ik|ik hierop) terug\b"
    r"|\b(?:ingaan|terugkomen|reageren|in te gaan|terug te komen|te reageren) op\b",
    re.DOTALL,
)
# What is to be carried out yet, or what is told of how it will be.
_LATER = re.compile(
    r"\b(?:kan|kunnen|zal|zullen|wordt|worden)\b[^;]{0,160}\b(?:pas|nog|later)\b"
    r"|\b(?:hoe|wanneer|of|waarop)\b.{0,200}\b(?:uitvoering|invulling|opvolging|gevolg|uitgevoerd|uitvoert|uitvoeren)\b",
    re.DOTALL,
)
# How far around a motion to look for what is done with it: further than sentences that people write.
_REACH = 1000
_CLAUSE_START = re.compile(r"[;:]")


class Cited(NamedTuple):
    """A motion spoken of at text[start:end], how, with its id and its proposers. `reference`: its index."""

    start: int
    end: int
    relation: Relation
    id: str | None
    members: tuple[str, ...]
    reference: int | None


def _place(cited: Cited) -> tuple[int, int]:
    return cited.start, cited.end


def find_cited(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    references: Sequence[Reference],
    calls: Mapping[str, int],
) -> dict[int, tuple[Cited, ...]]:
    """Map the index of a sentence to the motions that it speaks of; `calls` tells where a note's mark stands."""
    known = {frozenset(r.motion.members): r.id for r in references if r.motion and r.motion.members and r.id}
    found: dict[int, list[Cited]] = {}
    starts = [s.start for s in sentences]
    placed = list(_placed(text, blocks, references, calls))
    for place, index in placed:
        number = bisect_right(starts, place) - 1
        if number < 0 or place >= sentences[number].end:
            continue
        sentence = sentences[number]
        reference = references[index]
        members = reference.motion.members if reference.motion else ()
        end = max(place, reference.end) if reference.note is None else place
        relation = _relation(text, sentence, place, end)
        found.setdefault(number, []).append(Cited(place, end, relation, reference.id, members, index))
    loose = [
        i for i, r in enumerate(references) if r.kind == "kamerstuk" and r.id and r.note is None and r.motion is None
    ]
    last: Cited | None = None
    for number, sentence in enumerate(sentences):
        if "otie" in text[sentence.start : sentence.end]:
            many = found.setdefault(number, [])
            for cited in _by_name(text, sentence, known, many):
                near = [
                    i
                    for i in loose
                    if cited.id is None and cited.end <= references[i].start < min(sentence.end, cited.end + 60)
                ]
                many.append(cited._replace(id=references[near[0]].id, reference=near[0]) if near else cited)
            if last is not None and not many and (same := _SAME.search(text, sentence.start, sentence.end)):
                relation = _relation(text, sentence, same.end(), same.end())
                many.append(last._replace(start=same.start(), end=same.end(), relation=relation, reference=None))
        if found.get(number):
            last = max(found[number], key=_place)
    return {number: tuple(sorted(many, key=_place)) for number, many in found.items() if many}


def _placed(
    text: str, blocks: Sequence[Block], references: Sequence[Reference], calls: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Yield where each cited motion stands in the running text: itself, or the mark that calls its note."""
    after_motion = -1
    for index, reference in enumerate(references):
        if reference.kind != "kamerstuk" or not reference.id:
            continue
        if reference.note is None:
            if reference.motion is not None or reference.start == after_motion:
                # the numbers of one list share what stands before it
                after_motion = reference.start
                yield reference.start, index
        else:
            marker = blocks[reference.note].marker
            place = calls.get(marker or "")
            if place is not None and (
                reference.motion is not None or _MOTION_WORD.search(text, max(0, place - 60), place)
            ):
                yield place, index


def _by_name(
    text: str, sentence: Sentence, known: Mapping[frozenset[str], str], have: Sequence[Cited]
) -> Iterator[Cited]:
    """Yield motions that only their proposers name."""
    places = sorted(c.start for c in have)
    for match in _NAMED.finditer(text, sentence.start, sentence.end):
        if bisect_left(places, match.start()) < bisect_right(places, match.end() + 130):
            continue
        parts = (name.strip() for name in re.split(r"/| en |, ", match["names"]))
        names = [name for name in parts if name and name != "Kamerstuk"]
        if not names or names[0] in ("Kamerstuk", "Kamerstukken", "Kamer"):
            continue
        members = tuple(n[:1].upper() + n[1:] for n in names)
        identifier = known.get(frozenset(members))
        if identifier is None:
            same = [i for m, i in known.items() if members[0] in m and len(members) == 1]
            identifier = same[0] if len(same) == 1 else None
        relation = _relation(text, sentence, match.end(), match.end())
        yield Cited(match.start(), match.end(), relation, identifier, members, None)


def _relation(text: str, sentence: Sentence, place: int, end: int) -> Relation:
    """Judge how a sentence speaks of the motion at `place`."""
    low, high = max(sentence.start, place - _REACH), min(sentence.end, end + _REACH)
    for match in _CLAUSE_START.finditer(text, low, high):
        if match.start() < place:
            low = match.end()
        elif match.start() > end:
            high = match.start()
            break
    before, whole = text[low:place], text[low:high]
    if _UNLIKE.search(before) and not _FOLLOWS.search(before):
        return "not_carried_out"
    if (deed := _CARRIED_OUT.search(whole)) is not None:
        around = whole[max(0, deed.start() - 60) : deed.end()]
        if _NOT.search(around) or _NOT.search(deed[0]):
            return "not_carried_out"
        return "pending" if _LATER.search(whole, 0, deed.end()) else "carried_out"
    if _DONE.search(whole):
        return "not_carried_out" if _NOT.search(whole) else "considered_done"
    if _follows(before) or _KEEPS_IN_MIND.search(whole) or _BRACKETED.search(before):
        return "in_line_with"
    if _PENDING.search(whole):
        return "pending"
    return "cited"


def _follows(before: str) -> bool:
    """Tell whether words of following stand before a motion, with nothing but motions between."""
    last = None
    for match in _FOLLOWS.finditer(before):
        last = match
    return last is not None and bool(_MOTION_WORD.search(before, last.start()))
