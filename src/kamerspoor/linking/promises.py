"""What one document, or one entry of the official list, says of commitments: promises made, and promises kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kamerspoor import lexicon
from kamerspoor.linking.fulfilment_cues import said_in
from kamerspoor.model import Record, Sentence
from kamerspoor.official.values import Activity, Commitment
from kamerspoor.periods import last_day
from kamerspoor.store.rows import ClaimRow, CommitmentRow, DocumentRow

CABINET = "Kabinet"
_LETTERS = ("letter", "report", "annotated_agenda", "written_consultation", "questions", "other")
PROMISING = (*_LETTERS, "debate")
_MINISTER = re.compile(r"^(?:minister|staatssecretaris|minister-president|premier)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:[Ss]taatssecretaris|[Mm]inister) (?:van|voor) [A-Z]\w+(?:(?:,? en|,) (?:de )?[A-Z]\w+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HEAD_BLOCKS, _HEAD_WORDS = 40, 200


def promises(document: DocumentRow, record: Record) -> list[CommitmentRow]:
    """Give what the cabinet promises in a document; what parliament asks in a motion is no promise."""
    if document.kind not in PROMISING:
        return []
    made_on = _made_on(document, record)
    found = []
    for ordinal, promise in enumerate(record.follow_ups):
        if promise.kind != "promise" or not (promise.owner == CABINET or _MINISTER.match(promise.owner or "")):
            continue
        text = " ".join(record.quote(promise).split())
        found.append(
            CommitmentRow(
                id=f"{document.key or document.id}/{ordinal}",
                source="debate" if document.kind == "debate" else "letter",
                text=text,
                owner=promise.owner,
                promised_by=_promised_by(document, record, text),
                recipient=promise.to,
                made_on=made_on,
                due=promise.due,
                due_by=last_day(promise.due),
                document_id=document.id,
                key=document.key,
                ordinal=ordinal,
                start=promise.start,
                end=promise.end,
                dossier=document.dossier,
                council=document.council,
            )
        )
    return found


def claims(document: DocumentRow, record: Record) -> list[ClaimRow]:
    """Give the sentences in which a letter says that it makes good a commitment."""
    if document.kind not in _LETTERS:
        return []
    ahead = {(p.start, p.end) for p in record.follow_ups if p.kind == "promise"}
    found: list[ClaimRow] = []
    for index, sentence in enumerate(record.sentences):
        if (sentence.start, sentence.end) in ahead or not (said := said_in(record.quote(sentence))):
            continue
        before = record.sentences[index - 1] if index else None
        if before and before.section != sentence.section:
            before = None
        day = _day_named(document, record, sentence)
        if day is None and before and said.back:
            day = _day_named(document, record, before)
        words = [document.title or "", record.quote(sentence)]
        if before and said.back:
            words.append(record.quote(before))
        found.append(
            ClaimRow(
                document_id=document.id,
                position=len(found),
                start=sentence.start,
                end=sentence.end,
                key=document.key,
                dossier=document.dossier,
                date=document.date or document.meeting_to,
                day=day,
                number=said.number,
                target=_paper_named(record, sentence),
                partly=said.partly,
                cue=said.cue,
                quote=" ".join(record.quote(sentence).split()),
                words=" ".join(" ".join(words).split()),
            )
        )
    return found


def official_promise(entry: Commitment, activity: Activity | None) -> CommitmentRow | None:
    """Give the row of an entry of the official list, made on the day of its debate; None when it is withdrawn."""
    if entry.deleted or not entry.text:
        return None
    subject = (activity.subject if activity else None) or ""
    day = (activity.date if activity else None) or entry.created
    return CommitmentRow(
        id=entry.number or entry.id,
        source="official",
        text=" ".join(entry.text.split()),
        owner=CABINET,
        promised_by=_official_name(entry),
        recipient=entry.promised_to,
        made_on=day[:10] if day else None,
        due=entry.due,
        due_by=last_day(entry.due),
        status=entry.status,
        official_id=entry.id,
        council=council_in(subject),
    )


def council_in(text: str) -> str | None:
    """Give the Council that a text names, the longest name first."""
    lower = text.lower()
    named = [n for n in lexicon.council_names() if n in lower and re.search(rf"(?<!\w){re.escape(n)}(?!\w)", lower)]
    return lexicon.council_names()[max(named, key=len)] if named else None


def _official_name(entry: Commitment) -> str | None:
    name = entry.name or " ".join(filter(None, (entry.first_name or entry.initials, entry.infix, entry.surname)))
    office = entry.function
    if office and entry.ministry and entry.ministry.lower() not in office.lower():
        office = f"{office} ({entry.ministry})"
    return ", ".join(filter(None, (name, office))) or None


def _made_on(document: DocumentRow, record: Record) -> str | None:
    """Give the day of a promise: of a debate the day it was held, which its opening names."""
    if document.kind == "debate":
        for block in record.blocks[:_HEAD_BLOCKS]:
            if block.kind == "paragraph" and record.text.startswith(("Op ", "De vaste commissie"), block.start):
                end = min(block.end, block.start + _HEAD_WORDS)
                held = (d.value for d in record.dates if block.start <= d.start < end and _DAY.fullmatch(d.value))
                if day := next(held, None):
                    return day
    return document.date or document.meeting_to


def _promised_by(document: DocumentRow, record: Record, text: str) -> str | None:
    if named := _OFFICE.search(text):
        return named[0][0].upper() + named[0][1:]
    if document.kind != "debate":
        return document.author
    speakers = {record.text[b.start : b.end].strip().rstrip(":") for b in record.blocks if b.role == "speaker"}
    ministers = {speaker for speaker in speakers if _MINISTER.match(speaker)}
    return ministers.pop() if len(ministers) == 1 else None


def _day_named(document: DocumentRow, record: Record, sentence: Sentence) -> str | None:
    """Give the day before the letter's own that a sentence names."""
    for date in _within(record, sentence):
        earlier = document.date is None or date < document.date
        if _DAY.fullmatch(date) and earlier:
            return date
    return None


def _within(record: Record, sentence: Sentence) -> Iterator[str]:
    starts = [d.start for d in record.dates]
    for date in record.dates[bisect_right(starts, sentence.start - 1) :]:
        if date.start >= sentence.end:
            return
        yield date.value


def _paper_named(record: Record, sentence: Sentence) -> str | None:
    papers = ("kamerstuk", "handelingen")
    inside = (r for r in record.references if sentence.start <= r.start < sentence.end and r.kind in papers)
    return next((r.id for r in inside if r.id and r.motion is None), None)
