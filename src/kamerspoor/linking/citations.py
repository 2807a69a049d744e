"""Find the motions that a document cites by their members alone: "in lijn met de motie-Piri"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kamerspoor.linking.cited_words import surname
from kamerspoor.linking.waiting import CITED_YEARS, MEMBER, member_on, shifted
from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.rows import (
    DocumentRow,
    Grade,
    LinkRow,
    MotionCouncilRow,
    MotionMemberRow,
    MotionRow,
    StatementMotionRow,
    StatementRow,
)

_WORD = re.compile(r"[^\W\d_]{5,}")
_COMMON = frozenset(
    (
        *("motie", "moties", "leden", "regering", "verzoekt", "kabinet", "nederland", "nederlandse", "minister"),
        *(
            "kamer",
            "conform",
            "tijdens",
            "tevens",
            "gedaan",
            "heeft",
            "hebben",
            "worden",
            "wordt",
            "zullen",
            "binnen",
            "tussen",
        ),
        *("waarbij", "waarin", "hierbij", "daarbij", "europese", "commissie", "lidstaten", "gewijzigde", "nader"),
        *("inzake", "omtrent", "gevolg", "geven", "uitvoering", "invulling", "aangenomen", "constaterende"),
    )
)
_NOT_FOLLOWED = frozenset(("rejected", "withdrawn", "lapsed"))
_STEM = 7
_CLEAR = 2
_FEW = 8  # More candidates than that say nothing.


class _Found(NamedTuple):
    motions: tuple[str, ...]
    grade: Grade
    rule: str


def make(archive: Writer, keys: list[str]) -> None:
    """Make the links of the citations of these documents anew, within the caller's transaction.

    Each citation notes the member that it names and its day, so that a motion that comes later is tried on it too.
    """
    documents = {row.id: row for row in archive.among(DocumentRow, "id", map(int, keys))}
    for key in keys:
        owner = f"citations:{key}"
        before = archive.find(LinkRow, owner=owner)
        document = documents.get(int(key))
        after = list(_links(archive, document, owner)) if document else []
        if before == after:
            continue
        archive.remove(LinkRow, owner=owner)
        archive.put(after)
        changed = set(before) ^ set(after)
        archive.touch({f"motion:{link.to_id}" for link in changed if link.to_kind == "motion"})


def _links(archive: Reader, document: DocumentRow, owner: str) -> Iterable[LinkRow]:
    position = 0
    for cited in archive.find(StatementMotionRow, document_id=document.id, motion=None):
        statement = archive.first(StatementRow, document_id=document.id, ordinal=cited.ordinal)
        if statement is None or not cited.members:
            continue
        start, end = _words(statement, cited.members)
        source = f"{document.id}/{cited.ordinal}"
        found = _find(archive, document, statement, cited.members)
        named = member_on(cited.members[0], document.date or document.meeting_to)
        ends: list[tuple[str, str, Grade, str]] = [(MEMBER, named, "open", "a motion cited by its members alone")]
        ends += [("motion", motion, found.grade, found.rule) for motion in found.motions]
        for kind, to, grade, rule in ends:
            yield LinkRow(
                owner,
                position,
                "statement",
                source,
                kind,
                to,
                cited.relation,
                grade,
                rule,
                document.id,
                start,
                end,
            )
            position += 1


def _find(archive: Reader, document: DocumentRow, statement: StatementRow, members: Sequence[str]) -> _Found:
    near = _candidates(archive, document, members)
    if not near:
        return _Found((), "open", "")
    wanted = _stems(statement.quote) - _stems(" ".join(members))
    fits = {row.key: _fit(wanted, row) for row in near}
    best = max(fits.values())
    leaders = tuple(key for key, fit in fits.items() if fit == best)
    if len(near) == 1 and best >= _CLEAR:
        return _Found(leaders, "likely", "the one motion of these members, and words of it fit")
    if len(leaders) == 1 and best >= _CLEAR:
        return _Found(leaders, "likely", "of the motions of these members the one whose words fit")
    if len(leaders) <= _FEW:
        return _Found(leaders, "open", "a motion of these members, but its words do not tell")
    return _Found((), "open", "")


def _fit(wanted: frozenset[str], row: MotionRow) -> int:
    """Count the words that a statement shares with a motion."""
    return len(wanted & (_stems(row.title or "") | _stems(row.asks or "")))


def _candidates(archive: Reader, document: DocumentRow, members: Sequence[str]) -> list[MotionRow]:
    """Give the motions of just these first members, of the document's dossier or Council, before its day."""
    first = surname(members[0])
    day = document.date or document.meeting_to
    early = shifted(day, -CITED_YEARS) if day else None
    rows = [
        row
        for name in _forms(members[0])
        for row in archive.between(MotionMemberRow, "date", early, day, name=name, position=0)
    ]
    keys = {row.motion for row in rows if surname(row.name) == first}
    signed: dict[str, list[str]] = {key: [] for key in keys}
    for row in archive.among(MotionMemberRow, "motion", keys):
        signed[row.motion].append(surname(row.name))
    keys = {key for key in keys if {surname(name) for name in members} <= set(signed[key])}
    councils = {
        row.motion for row in archive.among(MotionCouncilRow, "motion", keys) if row.council == document.council
    }
    return sorted(
        (
            row
            for row in archive.among(MotionRow, "key", keys)
            if row.key != document.key
            and (row.dossier == document.dossier or row.key in councils)
            and not (day and row.date and row.date >= day)
            and not row.replaced_by
            and row.outcome not in _NOT_FOLLOWED
        ),
        key=lambda row: row.key,
    )


def _forms(name: str) -> tuple[str, ...]:
    """Give the ways in which a motion may be signed by the one whom a letter names so."""
    return tuple(dict.fromkeys((name, name[:1].upper() + name[1:])))


def _stems(text: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)


def _words(statement: StatementRow, members: Sequence[str]) -> tuple[int, int]:
    """Give where the statement names the motion: from "motie" to the last of the members; else the whole sentence."""
    names = r".{1,60}?".join(re.escape(name) for name in members)
    found = re.search(rf"\bmoties?\b.{{0,60}}?{names}", statement.quote, re.IGNORECASE | re.DOTALL)
    return (
        (statement.start + found.start(), statement.start + found.end()) if found else (statement.start, statement.end)
    )
