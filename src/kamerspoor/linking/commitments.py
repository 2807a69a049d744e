"""Make the rows of commitments anew: which of them are one, and what letter makes each good.

`document:<id>` writes what a document says (`promises`); `commitment:<id>` the entry of the official list, and for any
commitment what follows from the others. What follows is a function of what documents and the list say alone, never of
what follows elsewhere: so it is settled in one round, in whatever order they came.

An id with a slash is that of a promise in a document, one without that of the official list (its own id, no number).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kamerspoor.linking.agreement import AGAIN_DAYS, KEPT_DAYS, Agreement, about, rank, same
from kamerspoor.linking.promises import PROMISING, claims, official_promise, promises
from kamerspoor.official.values import Activity, Commitment, CommitmentActivity, CommitmentLink
from kamerspoor.store.protocol import Reader, Writer
from kamerspoor.store.rows import ClaimRow, CommitmentRow, DocumentRow, Grade, LinkRow

Settled = Literal["fulfilled", "partly", "lapsed"]
# Of several commitments that a claim may be about, it is about those that agree nearly as much as the best.
_NEARLY = 0.8
_SETTLED_OFFICIALLY: dict[str, Settled] = {"voldaan": "fulfilled", "deels voldaan": "partly", "vervallen": "lapsed"}
_ONE = ("repeats", "changes")


class Hit(NamedTuple):
    """A claim that is about a commitment."""

    claim: ClaimRow
    by: Agreement


def without_any(archive: Reader, document_ids: Iterable[int]) -> set[int]:
    """Give those of these documents that promise nothing by their kind, nor did before, they and their copies."""
    held = archive.among(DocumentRow, "id", document_ids)
    copies = archive.among(DocumentRow, "key", {row.key for row in held if row.key})
    rows = {row.id: row for row in (*held, *copies)}
    speaking = {row.document_id for row in _held(archive, rows)}
    speaking |= {row.id for row in rows.values() if row.kind in PROMISING}
    keys = {rows[document_id].key for document_id in speaking if document_id in rows} - {None}
    return {row.id for row in held if row.id not in speaking and row.key not in keys}


def from_document(archive: Writer, document_id: int) -> None:
    """Write what a document says of commitments, and touch the commitments that this bears on.

    Of documents with one key only the preferred one counts: the others are copies of it.
    """
    group = _copies(archive, document_id)
    shown = min(group, key=lambda d: (d.preference, d.id), default=None)
    held, wanted = _held(archive, {document_id, *(d.id for d in group)}), set[CommitmentRow | ClaimRow]()
    if shown and shown.kind in PROMISING:
        record = archive.record(shown.id)
        wanted = {*promises(shown, record), *claims(shown, record)}
    bare = {_bare(row) if isinstance(row, CommitmentRow) else row for row in held}
    if bare == wanted:
        return
    changed = bare ^ wanted
    near = _near(archive, changed)
    for row in held:
        _forget(archive, row)
    archive.put(row for row in wanted if isinstance(row, CommitmentRow))
    archive.put(row for row in wanted if isinstance(row, ClaimRow))
    archive.touch(near | _near(archive, changed) | {_subject(r) for r in wanted if isinstance(r, CommitmentRow)})


def make(archive: Writer, keys: list[str]) -> None:
    """Make the rows of these commitments anew, within the caller's transaction."""
    near: set[str] = set()
    for key in keys:
        if "/" not in key:
            near |= _from_official(archive, key)
    archive.touch(near - {f"commitment:{key}" for key in keys})
    for key in keys:
        for row in _rows_of(archive, key):
            _settle(archive, row)


# -- what documents and the list say ---------------------------------------------------------------------


def _copies(archive: Reader, document_id: int) -> list[DocumentRow]:
    document = archive.first(DocumentRow, id=document_id)
    key = document.key if document else next((r.key for r in _held(archive, {document_id})), None)
    if key:
        return archive.find(DocumentRow, key=key)
    return [document] if document else []


def _held(archive: Reader, document_ids: Iterable[int]) -> list[CommitmentRow | ClaimRow]:
    ids = sorted(document_ids)
    return [*archive.among(CommitmentRow, "document_id", ids), *archive.among(ClaimRow, "document_id", ids)]


def _bare(row: CommitmentRow) -> CommitmentRow:
    """Take from a commitment what follows from others."""
    return replace(row, same_as=None, day=None, settled=None, fulfilled_by=None, fulfilled_on=None, fulfilled_rule=None)


def _forget(archive: Writer, row: CommitmentRow | ClaimRow) -> None:
    if isinstance(row, ClaimRow):
        archive.remove(ClaimRow, document_id=row.document_id, position=row.position)
    else:
        archive.remove(CommitmentRow, id=row.id)
        archive.remove(LinkRow, owner=f"commitment:{row.id}")


def _from_official(archive: Writer, official_id: str) -> set[str]:
    """Write an entry of the official list; give the subjects that a change of it bears on."""
    entry = archive.first(Commitment, id=official_id)
    wanted = official_promise(entry, _activity(archive, entry)) if entry else None
    held = archive.find(CommitmentRow, official_id=official_id)
    if [_bare(row) for row in held] == ([wanted] if wanted else []):
        return set()
    near = _near(archive, held)
    for row in held:
        _forget(archive, row)
    if wanted:
        archive.put([wanted])
        near |= _near(archive, [wanted])
    return near


def _activity(archive: Reader, entry: Commitment) -> Activity | None:
    """Give the debate in which it was promised."""
    if entry.activity_number and (found := archive.first(Activity, number=entry.activity_number)):
        return found
    joined = archive.first(CommitmentActivity, commitment_id=entry.id)
    return archive.first(Activity, id=joined.activity_id) if joined else None


def _rows_of(archive: Reader, key: str) -> list[CommitmentRow]:
    return archive.find(CommitmentRow, id=key) if "/" in key else archive.find(CommitmentRow, official_id=key)


def _subject(row: CommitmentRow) -> str:
    return f"commitment:{row.official_id or row.id}"


# -- who may bear on whom ----------------------------------------------------------------------------------


def _near(archive: Reader, changed: Iterable[CommitmentRow | ClaimRow]) -> set[str]:
    """Give the subjects whose rows may follow otherwise, now that these come or go."""
    rows: set[CommitmentRow] = set()
    for row in changed:
        if isinstance(row, ClaimRow):
            found = _meant(archive, row)
        else:
            # A claim that is about this one may be about another one all the less, or the more.
            rival = (c for k in _may_mean(archive, row) if about(k, row) for c in _meant(archive, k))
            found = [*_doubles(archive, row), *rival]
        rows.update(found)
        rows.update(double for hit in found for double in _doubles(archive, hit))
    return {_subject(row) for row in rows}


def _meant(archive: Reader, claim: ClaimRow) -> list[CommitmentRow]:
    return [row for row in _may_be_meant(archive, claim) if about(claim, row)]


def _doubles(archive: Reader, row: CommitmentRow) -> list[CommitmentRow]:
    return [other for other in _may_be_same(archive, row) if _same(archive, row, other)]


def _may_be_same(archive: Reader, row: CommitmentRow) -> list[CommitmentRow]:
    found: dict[str, CommitmentRow] = {}
    if row.made_on:
        found |= {c.id: c for c in archive.find(CommitmentRow, made_on=row.made_on)}
        if row.due_by:
            low, high = _shifted(row.made_on, -AGAIN_DAYS), _shifted(row.made_on, AGAIN_DAYS)
            found |= {c.id: c for c in archive.between(CommitmentRow, "made_on", low, high, due_by=row.due_by)}
    for official in _linked(archive, row):
        found |= {c.id: c for c in archive.find(CommitmentRow, official_id=official)}
    found.pop(row.id, None)
    return list(found.values())


def _linked(archive: Reader, row: CommitmentRow) -> set[str]:
    if not row.official_id:
        return set()
    links = [
        *archive.find(CommitmentLink, commitment_id=row.official_id),
        *archive.find(CommitmentLink, other_id=row.official_id),
    ]
    return {i for x in links if x.relation in _ONE for i in (x.commitment_id, x.other_id)} - {row.official_id}


def _may_be_meant(archive: Reader, claim: ClaimRow) -> list[CommitmentRow]:
    if claim.number:
        return archive.find(CommitmentRow, id=claim.number)
    found: dict[str, CommitmentRow] = {}
    if claim.target:
        found |= {c.id: c for c in archive.find(CommitmentRow, key=claim.target)}
    if claim.day:
        found |= {c.id: c for c in archive.find(CommitmentRow, made_on=claim.day)}
    elif claim.dossier and claim.date:
        low = _shifted(claim.date, -KEPT_DAYS)
        rows = archive.between(CommitmentRow, "made_on", low, claim.date, dossier=claim.dossier)
        found |= {c.id: c for c in rows}
    return list(found.values())


def _may_mean(archive: Reader, row: CommitmentRow) -> list[ClaimRow]:
    found = [*archive.find(ClaimRow, number=row.id)]
    if row.key:
        found += archive.find(ClaimRow, target=row.key)
    if row.made_on:
        found += archive.find(ClaimRow, day=row.made_on)
        if row.dossier:
            high = _shifted(row.made_on, KEPT_DAYS)
            found += archive.between(ClaimRow, "date", row.made_on, high, dossier=row.dossier, day=None)
    return list(dict.fromkeys(found))


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day


# -- what follows ----------------------------------------------------------------------------------------


def _settle(archive: Writer, row: CommitmentRow) -> None:
    doubles = [(c, by) for c in _may_be_same(archive, row) if (by := _same(archive, row, c))]
    better = min((d for d in doubles if rank(d[0]) < rank(row)), key=_rank, default=None)
    hits = [hit for one in (row, *(c for c, _ in doubles)) for hit in _hits(archive, one)]
    best = min(hits, key=_order, default=None)
    day = row.due_by or min((c.due_by for c, _ in doubles if c.due_by), default=None)
    made = replace(_bare(row), day=day)
    if better:
        made = replace(made, same_as=better[0].id)
    made = _settled(archive, made, best)
    if made != row:
        archive.put([made])
    _put_links(archive, made, better[1] if better else None, best)


def _rank(double: tuple[CommitmentRow, Agreement]) -> tuple[object, ...]:
    return rank(double[0])


def _same(archive: Reader, row: CommitmentRow, other: CommitmentRow) -> Agreement | None:
    if row.official_id and other.official_id:
        linked = other.official_id in _linked(archive, row)
        return Agreement("sure", "the official list says so", 1.0) if linked else None
    return same(row, other)


def _hits(archive: Reader, row: CommitmentRow) -> list[Hit]:
    """Give the claims that are about a commitment, and not more about another one."""
    found = []
    for claim in _may_mean(archive, row):
        by = about(claim, row)
        if by is None:
            continue
        shares = [other.share for c in _may_be_meant(archive, claim) if (other := about(claim, c))]
        if by.share >= _NEARLY * max(shares):
            found.append(Hit(claim, by))
    return found


def _order(hit: Hit) -> tuple[object, ...]:
    grades: tuple[Grade, ...] = ("sure", "likely", "open")
    claim = hit.claim
    return (
        claim.partly,
        grades.index(hit.by.grade),
        claim.date or "9999",
        claim.key or "",
        claim.document_id,
        claim.start,
    )


def _settled(archive: Reader, row: CommitmentRow, best: Hit | None) -> CommitmentRow:
    """Say what has become of it: the official list goes before what a letter says."""
    entry = archive.first(Commitment, id=row.official_id) if row.official_id else None
    officially = _SETTLED_OFFICIALLY.get((row.status or "").strip().lower())
    if entry and entry.letter:
        row = replace(row, fulfilled_by=entry.letter, fulfilled_rule="the official list names the letter")
    elif best:
        claim = best.claim
        row = replace(
            row,
            fulfilled_by=claim.key or str(claim.document_id),
            fulfilled_on=claim.date,
            fulfilled_rule=best.by.rule,
        )
    found: Settled | None = ("partly" if best.claim.partly else "fulfilled") if best else None
    return replace(row, settled=officially or found)


def _put_links(archive: Writer, row: CommitmentRow, double: Agreement | None, best: Hit | None) -> None:
    owner = f"commitment:{row.id}"
    links: list[LinkRow] = []

    def link(kind: str, to: str, relation: str, by: Agreement, *place: int) -> None:
        links.append(LinkRow(owner, len(links), "commitment", row.id, kind, to, relation, by.grade, by.rule, *place))

    if row.same_as and double:
        link("commitment", row.same_as, "same_as", double)
    if row.fulfilled_by and (best is None or row.fulfilled_on is None):
        for number in row.fulfilled_by.split("; "):
            link("document", number, "fulfilled_by", Agreement("sure", row.fulfilled_rule or "", 1.0))
    elif row.fulfilled_by and best:
        claim = best.claim
        link("document", row.fulfilled_by, "fulfilled_by", best.by, claim.document_id, claim.start, claim.end)
    if archive.find(LinkRow, owner=owner) != links:
        archive.remove(LinkRow, owner=owner)
        archive.put(links)
