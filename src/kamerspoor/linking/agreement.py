"""Whether two commitments are one, and whether a letter's claim is about a commitment: rules on rows alone."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kamerspoor.linking.content_words import content, countries, overlap, within
from kamerspoor.store.rows import ClaimRow, CommitmentRow, Grade

# Two wordings of one promise share about half of what they are about, by weight: the chair shortens what a minister
# said at length. Two promises of one debate share the subject of the debate, which is a third at most.
SAME, SURELY_SAME = 0.5, 0.8
# Words that are this little of the longer wording stand in it in passing.
NOT_IN_PASSING = 0.3
# A letter that names the day or the paper narrows it to a debate's few promises; one of the same dossier does not.
CLAIMED_WITH_PAPER, CLAIMED_WITH_DAY, CLAIMED = 0.25, 0.4, 0.5
# One promise is made again in letters of the same dossier while its day is still to come.
AGAIN_DAYS = 183
# The official list writes a day where a debate says `before the recess`.
DUE_APART_DAYS = 31
KEPT_DAYS = 730


class Agreement(NamedTuple):
    """How sure it is, by what rule, and how much of the words agrees (0 to 1)."""

    grade: Grade
    rule: str
    share: float


def same(one: CommitmentRow, other: CommitmentRow) -> Agreement | None:
    """Tell whether two commitments are one."""
    if _is_minister_of(one) != _is_minister_of(other) or _other_recipient(one, other):
        return None
    by_day = one.made_on is not None and one.made_on == other.made_on
    by_due = _made_again(one, other)
    apart = days_apart(one.due_by, other.due_by)
    if not by_due and not (by_day and (apart is None or apart <= DUE_APART_DAYS)):
        return None
    share = _share(one.text, other.text)
    if share < SAME or within(content(one.text), content(other.text)) < NOT_IN_PASSING:
        return None
    ground = "made on the same day" if by_day else "due on the same day, in the same dossier"
    surely = by_day and apart == 0 and share >= SURELY_SAME
    return Agreement("sure" if surely else "likely", f"{ground}; {share:.0%} of the words agree", share)


def about(claim: ClaimRow, commitment: CommitmentRow) -> Agreement | None:
    """Tell whether a letter's claim is about a commitment."""
    if claim.number:
        hit = claim.number == commitment.id
        return Agreement("sure", "the letter gives the commitment's number", 1.0) if hit else None
    if claim.document_id == commitment.document_id or not _after(claim, commitment):
        return None
    share = _share(commitment.text, claim.words)
    if claim.target and claim.target == commitment.key and share >= CLAIMED_WITH_PAPER:
        rule = "the letter says so and names the paper in which it was made"
        return Agreement("sure", f"{rule}; {share:.0%} of the words agree", share)
    if claim.day and claim.day == commitment.made_on and share >= CLAIMED_WITH_DAY:
        rule = "the letter says so and names the day on which it was made"
        return Agreement("sure", f"{rule}; {share:.0%} of the words agree", share)
    if claim.day is None and claim.dossier and claim.dossier == commitment.dossier and share >= CLAIMED:
        return Agreement("likely", f"a letter of the same dossier says so; {share:.0%} of the words agree", share)
    return None


def _share(one: str, other: str) -> float:
    """Tell how much two texts agree; those that name countries, and none in common, are about two things."""
    first, second = countries(one), countries(other)
    if first and second and not first & second:
        return 0.0
    return overlap(content(one), content(other))


def rank(row: CommitmentRow) -> tuple[object, ...]:
    """Order commitments that are one: the official entry is shown, else the debate's, else the first letter's.

    Of a debate the item of the chair's list, which comes last and has a day.
    """
    place = ("official", "debate", "letter").index(row.source)
    listed = -(row.start or 0) if row.source == "debate" else (row.start or 0)
    return (place, row.due is None, row.made_on or "9999", row.key or "", listed, row.id)


def days_apart(one: str | None, other: str | None) -> int | None:
    """Count the days between two ISO days, None when one is unknown."""
    if not one or not other:
        return None
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return None


def _made_again(one: CommitmentRow, other: CommitmentRow) -> bool:
    if one.due_by is None or one.due_by != other.due_by or one.document_id == other.document_id:
        return False
    related = (one.dossier and one.dossier == other.dossier) or (one.council and one.council == other.council)
    made = days_apart(one.made_on, other.made_on)
    return bool(related) and made is not None and made <= AGAIN_DAYS


def _after(claim: ClaimRow, commitment: CommitmentRow) -> bool:
    if not claim.date or not commitment.made_on or claim.date < commitment.made_on:
        return False
    apart = days_apart(claim.date, commitment.made_on)
    return claim.day is not None or claim.target is not None or (apart is not None and apart <= KEPT_DAYS)


def _is_minister_of(row: CommitmentRow) -> str:
    # A letter speaks for the cabinet and the official list names a minister: to them both are the cabinet.
    return (
        "Kabinet" if row.owner is None or row.owner.lower().startswith(("kabinet", "minister", "staats")) else row.owner
    )


def _other_recipient(one: CommitmentRow, other: CommitmentRow) -> bool:
    if not one.recipient or not other.recipient:
        return False
    first, second = content(one.recipient), content(other.recipient)
    return bool(first) and bool(second) and not (first.keys() & second.keys())
