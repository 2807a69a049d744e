"""Sentences of a report that take an item off the agenda or move it to another meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamerspoor.ledger.agenda_items import Item
from kamerspoor.ledger.agenda_matching import Side
from kamerspoor.ledger.agenda_words import things, title_share, told
from kamerspoor.model import Record, Sentence
from kamerspoor.periods import first_day

# The item was not dealt with: the words say that it was put off, taken away, or not reached.
_OFF = re.compile(
    r"\b(?:doorgeschoven|doorgeschuif\w*|uitgesteld|verplaatst|verschoven|verdaagd|aangehouden|opgeschort|afgevoerd"
    r"|geschrapt|ingetrokken|teruggetrokken|vervallen|verviel|komen te vervallen|doorverwezen|opgeschoven|naar voren"
    r"|van\s(?:de|het)\s(?:\w+\s){0,2}(?:agenda|lijst)\s(?:\w+\s){0,2}(?:gehaald|gehaalde|genomen|verwijderd|afgehaald"
    r"|af(?:gevoerd)?|verdwenen)|haalde\s[^.;]{1,80}\svan\sde\sagenda|voerde\s[^.;]{1,80}\svan\sde\sagenda\saf"
    r"|(?:niet|evenmin|geen)\s(?:\w+\s){0,4}(?:behandeld|besproken|geagendeerd|doorgegaan|doorgang|toegekomen|opgebracht)"
    r"|(?:ging|gaat|vond|kwam|kwamen|stond|stonden|is|zijn|werd|werden|kon|konden)\s(?:[\w-]+\s){0,6}?niet\s(?:\w+\s){0,3}"
    r"(?:door|plaats|aan\s(?:de\sorde|bod)|op\sde\sagenda|behandeld|besproken)"
    r"|kwam(?:en)?\s(?:\w+\s){0,3}niet\stoe\saan|niet\s(?:\w+\s){0,2}toegekomen\saan|wegens\stijdgebrek"
    r"|(?:staa[nt]|stond(?:en)?|is|zijn|werd(?:en)?|wordt|worden)\s(?:[\w-]+\s){0,4}?(?:nu|thans|inmiddels|pas)\s"
    r"(?:\w+\s){0,2}?(?:geagendeerd|gepland|voorzien)\s(?:voor|op|in)"
    r"|schoof\s[^.;]{1,120}\sdoor|stelde\s[^.;]{1,120}\suit\b|schuift?\s[^.;]{1,120}\sdoor)\b",
    re.IGNORECASE,
)
# It comes back: alone these tell nothing of this meeting, beside the words above they say when.
_BACK = re.compile(
    r"\b(?:geagendeerd|agenderen|agendeert|terugkomen|terugkeren|komt\s(?:\w+\s){0,4}terug|keert\s(?:\w+\s){0,4}terug"
    r"|volgende\s(?:Raad|vergadering|bijeenkomst)|op\sde\sagenda\s(?:van|staan|komen|gezet)|(?:zal|wordt|zullen|worden)\s"
    r"(?:naar\sverwachting\s)?[^.;]{0,80}(?:besproken|behandeld|gesproken|voorgelegd|geagendeerd)|voornemens"
    r"|opnieuw|alsnog|later|(?:vindt|vinden|zal|zullen)\s[^.;]{0,60}\s(?:plaats|plaatsvinden)|(?:staat|is)\s[^.;]{0,40}"
    r"gepland)\b",
    re.IGNORECASE,
)
# What stands here is not the item itself: a vote put off, a decision that comes later, of an item that was discussed.
_GENERIC = re.compile(
    r"\b(?:dit|het|deze|de|dat)\s(?:\w+\s){0,2}?(?:agendapunt|punt|onderwerp|item|bespreking|behandeling|gedachtewisseling"
    r"|beleidsdebat|debat|discussie|presentatie|toelichting|besluitvorming|onderdeel|voorstel|dossier|stemming)\b",
    re.IGNORECASE,
)
_THIS_ITEM = re.compile(r"\bdit\s(?:agendapunt|punt|onderwerp|item)\b", re.IGNORECASE)
# The sentence before these words says why.
_THEREFORE = re.compile(
    r"\b(?:om\sdie\sreden|daarom|derhalve|hierdoor|daardoor|hierom|dientengevolge|als\sgevolg\s(?:hier|daar)van"
    r"|(?:in\sverband|gelet|gezien)\s(?:hier|daar)\w+|vandaar)\b",
    re.IGNORECASE,
)
_ENOUGH, _BY_CONTENT = 0.6, 0.4
_CLAUSE = re.compile(r"[;:]\s|,\s(?:terwijl|maar|en)\s")


@dataclass(frozen=True, slots=True)
class Move:
    """Words by which an item of the agenda was not dealt with; `to` is the day or days it was put off to, if told."""

    agenda: int
    start: int
    end: int
    to: str | None
    rule: str
    report: int | None = None


def find_moves(agenda: Side, report: Side, partner: dict[int, int], last_day: str | None) -> list[Move]:
    """Give for each item of the agenda the words of the report that put it off, the ones with a day first.

    `partner`: the item of the agenda that a section of the report treats. `last_day`: of the meeting; what is put off
    goes beyond it.
    """
    record = report.record
    found: list[Move] = []
    for place, sentence in enumerate(record.sentences):
        words = record.text[sentence.start : sentence.end]
        if not _OFF.search(words):
            continue
        section = _section(report.items, sentence)
        to, end = _day(record, place, last_day)
        for item, rule in _meant(agenda, words, partner.get(section.place) if section else None):
            if section is None or partner.get(section.place) != item or _nothing_else(record, section, place):
                found.append(Move(item, sentence.start, end, to, rule, section.place if section else None))
    return sorted(found, key=lambda move: (move.agenda, move.to is None, move.start))


def _section(items: Sequence[Item], sentence: Sentence) -> Item | None:
    return next((i for i in items for start, end in i.extents if start <= sentence.start and sentence.end <= end), None)


def _meant(agenda: Side, words: str, here: int | None) -> Iterator[tuple[int, str]]:
    """Give the items of the agenda that a sentence means: those it names, else the one it stands under."""
    clause = told(words)
    named = {
        item.place: share
        for item in agenda.items
        if not item.family and (share := title_share(agenda.titles[item.place], clause)) >= _ENOUGH
    }
    if not named and (thing := things(words)):
        named = {i.place: 1.0 for i in agenda.items if not i.family and thing & things(i.title)}
        named = named if len(named) == 1 else {}
    # `dit onderwerp` under its heading is that item, whatever words of others the sentence holds.
    if not named and not (here is not None and _THIS_ITEM.search(words)):
        named = _told_by_content(agenda, clause)
    if named and here not in named:
        yield from (
            (place, "the report says so, naming it") for place in sorted(named) if not agenda.items[place].group
        )
    elif here is not None and (here in named or _GENERIC.search(words) or not named):
        yield here, "the report says so under its heading"


def _told_by_content(agenda: Side, clause: dict[str, float]) -> dict[int, float]:
    """Give the one item whose own words hold most of a sentence's rare words, clearly more than those of any other."""
    shares = sorted(
        ((title_share(clause, agenda.texts[i.place]), -i.place) for i in agenda.items if not i.group and not i.family),
        reverse=True,
    )
    if not shares or shares[0][0] < _BY_CONTENT or (len(shares) > 1 and shares[0][0] < 2 * shares[1][0]):
        return {}
    return {-shares[0][1]: shares[0][0]}


def _nothing_else(record: Record, section: Item, place: int) -> bool:
    """Tell whether a section says no more than that the item was put off, why, and when it comes back."""
    off = record.text[record.sentences[place].start : record.sentences[place].end]
    why = place - 1 if _THEREFORE.search(off) else place
    for index, sentence in enumerate(record.sentences):
        if not any(start <= sentence.start and sentence.end <= end for start, end in section.extents):
            continue
        words = record.text[sentence.start : sentence.end]
        if index in (place, why) or _OFF.search(words) or _BACK.search(words):
            continue
        if any(
            s.start == sentence.start and s.modality is None and not s.negated and s.act not in ("commit", "attend")
            for s in record.statements
        ):
            return False
    return True


def _day(record: Record, place: int, last_day: str | None) -> tuple[str | None, int]:
    """Find the day after the meeting that a sentence or the next one names, and where the words end that say so."""
    sentence = record.sentences[place]
    options = [sentence]
    if place + 1 < len(record.sentences):
        after = record.sentences[place + 1]
        words = record.text[after.start : after.end]
        if after.section == sentence.section and _BACK.search(words) and not _OFF.search(words):
            options.append(after)
    for one in options:
        days = [d for d in record.dates if one.start <= d.start and d.end <= one.end and d.role != "past"]
        days = [d for d in days if (first := first_day(d.value)) and (not last_day or first > last_day)]
        if days:
            return days[0].value, one.end
    return None, sentence.end
