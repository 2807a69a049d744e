"""Doubts about motions that a document cites: is it theirs, was it adopted, is it the last version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kamerspoor.linking.cited_words import around, is_person, name_list, same_member, stems, subject_words, surname
from kamerspoor.linking.neighbours import nearness, parse, siblings
from kamerspoor.linking.waiting import DOUBTED_YEARS, shifted
from kamerspoor.model import Check, Record, Reference
from kamerspoor.official.values import OfficialDocument
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, MotionMemberRow, MotionRow

_MOST_FOUND = 60
_WORDS_TRIED = 6
_MOST_WORDS = 5  # That count; more tell no more.
_CLEAR = 4  # Of the points of a candidate: below it none is likely.
_ADOPTED, _NOT_ADOPTED = "adopted", frozenset({"rejected", "withdrawn", "lapsed"})
_MOTION = r"(?:[Kk]amer)?[Mm]oties?"
_BEFORE = re.compile(
    rf"\b(?P<said>aangenomen|verworpen)(?: en (?:breed|Kamerbreed) gesteunde)?\s+(?:\(?(?:nader\s+)?gewijzigde\)?\s+)?"
    rf"{_MOTION}(?!\w)(?P<between>(?:(?!\b{_MOTION}(?!\w)).)*)$",
    re.DOTALL,
)
_AFTER = re.compile(
    r"^[)\s,]*(?:(?:die|welke)\s+)?(?:(?:is|werd|was)\s+)?(?:(?:op|met|door|in)\s[^.;()]{1,50}?\s)?"
    r"(?P<said>aangenomen|verworpen)\b"
)
_MOTION_BEFORE = re.compile(rf"\b{_MOTION}(?!\w)[^();.:]*\((?:zie )?(?:Kamerstuk(?:ken)? )?$")
_REACH = 260
_UNSURE = re.compile(r"\b(?:indien|als|mocht|zou|zouden|wanneer|of|niet|nooit|nog|eventueel|amendement\w*)\b")
_IN_WORDS = {"adopted": "adopted", "rejected": "rejected", "withdrawn": "withdrawn", "lapsed": "lapsed"}
_SAID = {"aangenomen": "adopted", "verworpen": "rejected"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation, the motion that has its number, and who signed that."""

    record: Record
    document: DocumentRow
    reference: Reference
    motion: MotionRow | None
    signed: tuple[str, ...]

    @property
    def words(self) -> str:
        """Give the citation as written."""
        return self.record.text[self.reference.start : self.reference.end]

    @property
    def is_motion(self) -> bool:
        """Tell whether the text says that this is a motion."""
        before = self.record.text[max(0, self.reference.start - _REACH) : self.reference.start]
        return self.reference.motion is not None or bool(_MOTION_BEFORE.search(before))

    @property
    def named(self) -> tuple[str, ...]:
        """Give the members that the text says the motion is of."""
        motion = self.reference.motion
        return tuple(name for name in motion.members if is_person(name)) if motion else ()

    @property
    def subject(self) -> str:
        """Give the sentence it stands in."""
        place = around(self.record, self.reference)
        return self.record.text[place.start : place.end]


def find(archive: Reader, document: DocumentRow, record: Record) -> Iterator[Check]:
    """Yield `motion-mismatch`, `vote-mismatch` and `superseded-motion`."""
    cited = [r for r in record.references if r.kind == "kamerstuk" and r.id and not r.also and r.id != document.key]
    if not cited:
        return
    keys = {reference.id or "" for reference in cited}
    motions = {row.key: row for row in archive.among(MotionRow, "key", keys)}
    signed: dict[str, list[MotionMemberRow]] = {}
    for member in archive.among(MotionMemberRow, "motion", motions):
        signed.setdefault(member.motion, []).append(member)
    for reference in cited:
        key = reference.id or ""
        names = tuple(m.name for m in sorted(signed.get(key, ()), key=lambda m: m.position))
        one = Cited(record, document, reference, motions.get(key), names)
        wrong = _mismatch(archive, one)
        if wrong:
            yield wrong
        elif one.motion:
            yield from _vote(archive, one, one.motion)
            yield from _superseded(archive, one, one.motion, keys)


def _mismatch(archive: Reader, cited: Cited) -> Check | None:
    if not cited.is_motion:
        return None
    if cited.motion is None:
        return _no_motion(archive, cited)
    if cited.named and cited.signed:
        if any(same_member(one, other) for one in cited.named for other in cited.signed):
            return None
        why = f"{cited.motion.key} is a motion of {name_list(cited.signed)}, not of {name_list(cited.named)}"
        return _check(cited, why, likely(archive, cited), compared=(*cited.named, *cited.signed))
    if cited.named or not (meant := likely(archive, cited)):
        return None
    # Without members the words alone must tell, and tell clearly: none fit this one, several fit the other.
    ours, theirs = stems(cited.subject), archive.first(MotionRow, key=meant)
    known = stems(cited.motion.title, cited.motion.asks)
    if not known or ours & known or theirs is None or len(ours & stems(theirs.title)) < 2:
        return None
    return _check(cited, f"{cited.motion.key} is about something else: {_about(cited.motion)}", meant)


def _no_motion(archive: Reader, cited: Cited) -> Check | None:
    """The number is not that of a motion that the archive knows: of another paper, or of none."""
    key = cited.reference.id or ""
    kind = _kind_of_paper(archive, key)
    meant = likely(archive, cited)
    if kind:
        return _check(cited, f"{key} is no motion but {kind}", meant, compared=cited.named)
    paper, other = parse(key), archive.first(MotionRow, key=meant) if meant else None
    if not paper or not other or not cited.named or (meant_paper := parse(meant)) is None:
        return None
    # The one with this number may be a motion that the archive does not hold, and members move several in a row:
    # only the same number in a dossier beside tells.
    fits = len(stems(cited.subject) & stems(other.title, other.asks))
    if paper.number != meant_paper.number or nearness(paper, meant_paper) < 4 or fits < 2:
        return None
    return _check(cited, f"{key} is not known; {meant} is a motion of {name_list(cited.named)} about this", meant)


def _kind_of_paper(archive: Reader, key: str) -> str | None:
    held = archive.first(DocumentRow, key=key)
    if held and held.kind not in ("motion", "other"):
        return {"report": "a report", "annotated_agenda": "an annotated agenda", "letter": "a letter"}.get(
            held.kind, f"a {held.kind.replace('_', ' ')}"
        )
    for paper in archive.find(OfficialDocument, external_id=key):
        kind = (paper.kind or "").lower()
        if paper.deleted or "motie" in kind:
            return None
        if kind.startswith("brief"):
            return "a letter"
        if kind.startswith("amendement"):
            return "an amendment"
    return None


def likely(archive: Reader, cited: Cited) -> str | None:
    """Give the one motion that is likely meant: by its members, its words and how easily its number is mistaken."""
    paper = parse(cited.reference.id)
    day = cited.document.date or cited.document.meeting_to
    if paper is None:
        return None
    rows = {row.key: row for row in archive.among(MotionRow, "key", _candidates(archive, cited))}
    members: dict[str, list[str]] = {}
    for member in archive.among(MotionMemberRow, "motion", rows):
        members.setdefault(member.motion, []).append(member.name)
    early = shifted(day, -DOUBTED_YEARS) if day else ""
    wanted, scores = stems(cited.subject), {}
    for key, row in rows.items():
        other = parse(key)
        if other is None or key in (cited.reference.id, cited.document.key):
            continue
        if day and row.date and not early <= row.date <= day:
            continue
        theirs = members.get(key, [])
        if cited.named and not all(any(same_member(a, b) for b in theirs) for a in cited.named):
            continue
        fits = min(_MOST_WORDS, len(wanted & stems(row.title, row.asks)))
        scores[key] = nearness(paper, other) + fits + (1 if row.dossier == cited.document.dossier else 0)
    best = max(scores.values(), default=0)
    leaders = [key for key, score in scores.items() if score == best]
    return leaders[0] if best >= _CLEAR and len(leaders) == 1 else None


def _candidates(archive: Reader, cited: Cited) -> set[str]:
    paper = parse(cited.reference.id)
    found = set(siblings(paper)) if paper else set()
    words = subject_words(cited.subject)[:_WORDS_TRIED]
    if cited.named:
        name = surname(cited.named[0])
        day = cited.document.date or cited.document.meeting_to
        early = shifted(day, -DOUBTED_YEARS) if day else None
        rows = archive.between(MotionMemberRow, "date", early, day, name=cited.named[0])
        found.update(row.motion for row in rows)
        found.update(archive.motions_about([name], _MOST_FOUND))
        for word in words:
            found.update(archive.motions_about([name, word], _MOST_FOUND))
    else:
        for one, other in pairwise(words):
            found.update(archive.motions_about([one, other], _MOST_FOUND))
    return found


def _vote(archive: Reader, cited: Cited, motion: MotionRow) -> Iterator[Check]:
    said = _said_of_vote(cited)
    day = cited.document.date or cited.document.meeting_to
    if said is None or motion.outcome is None or (day and motion.outcome_date and motion.outcome_date > day):
        return
    wrong = motion.outcome in _NOT_ADOPTED if said == _ADOPTED else motion.outcome == _ADOPTED
    if wrong:
        when = f" on {motion.outcome_date}" if motion.outcome_date else ""
        why = f"the text calls this motion {said}; it was {_IN_WORDS[motion.outcome]}{when}"
        meant = likely(archive, cited) if cited.named else None
        compared = (said, motion.outcome)
        yield _check(cited, why, meant, code="vote-mismatch", compared=compared)


def _said_of_vote(cited: Cited) -> str | None:
    """Give what the words around a citation say of the vote: `adopted`, `rejected`, or None."""
    place = around(cited.record, cited.reference)
    before = cited.record.text[place.start : cited.reference.start]
    after = cited.record.text[cited.reference.end : place.end]
    found = _BEFORE.search(before)
    if found and not _UNSURE.search(before[max(0, found.start() - 25) : found.start()]):
        return _SAID[found["said"]]
    found = _AFTER.search(after) if cited.reference.motion else None
    if found and not _UNSURE.search(found[0]) and not _UNSURE.search(before[-200:]):
        return _SAID[found["said"]]
    return None


def _superseded(archive: Reader, cited: Cited, motion: MotionRow, keys: set[str]) -> Iterator[Check]:
    newest = _newest(archive, cited, motion, keys)
    if newest is None:
        return
    yield _check(cited, f"this version was replaced by {newest}", newest, code="superseded-motion", severity="info")


def _newest(archive: Reader, cited: Cited, motion: MotionRow, keys: set[str]) -> str | None:
    """Give the last version, None where this is it or where the document knows or cannot know."""
    seen = {motion.key}
    day = cited.document.date or cited.document.meeting_to
    while motion.replaced_by and motion.replaced_by not in seen:
        newest = archive.first(MotionRow, key=motion.replaced_by)
        if newest is None or not day or not newest.date or newest.date > day:
            return None
        if newest.key in keys or newest.key == cited.document.key:
            return None
        seen.add(newest.key)
        motion = newest
    return motion.key if len(seen) > 1 and not motion.replaced_by else None


def _about(motion: MotionRow) -> str:
    title = motion.title or motion.asks or ""
    subject = title.partition(" over ")[2] or title
    return f"“{subject[:80]}…”" if len(subject) > 80 else f"“{subject}”"


def _check(
    cited: Cited,
    why: str,
    meant: str | None,
    code: str = "motion-mismatch",
    severity: str = "warning",
    compared: Sequence[str] = (),
) -> Check:
    return Check(
        code,
        f"“{' '.join(cited.words.split())}”: {why}",
        severity,  # type: ignore[arg-type]
        cited.reference.start,
        cited.reference.end,
        (cited.reference.id or "", *compared),
        meant,
    )
