"""Citations that look wrong: a dossier that misses its addition, swapped digits, one motion of two members."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kamerspoor import lexicon
from kamerspoor.ids import KamerstukId
from kamerspoor.model import Check, Document, Reference
from kamerspoor.patterns import CHAPTER, DASH

# Six digits where a dossier has five: "364410-XII, nr. 44".
_SIX_DIGITS = re.compile(rf"(?P<dossier>\d\d{{5}})(?: ?[{DASH}] ?| )?(?:{CHAPTER})?, nr\. ?\d{{1,4}}")
_COUNCILS = "21501"


def find(clean: str, document: Document, references: Sequence[Reference]) -> Iterator[Check]:
    """Yield `suspect-reference` and `member-mismatch`."""
    papers = [(r, paper) for r in references if r.kind == "kamerstuk" and (paper := _parse(r.id))]
    yield from _missing_addition(clean, papers)
    yield from _swapped_digits(clean, document, papers)
    for match in _SIX_DIGITS.finditer(clean):
        if clean[match.start() - 1 : match.start()].isdigit():
            continue
        yield Check(
            "suspect-reference",
            f"“{match[0]}”: a dossier has five digits, this one has six",
            "warning",
            match.start(),
            match.end(),
            (match["dossier"],),
        )
    yield from _two_sets_of_members(references)


def _parse(identifier: str | None) -> KamerstukId | None:
    try:
        return KamerstukId.parse(identifier or "")
    except ValueError:
        return None


def _missing_addition(clean: str, papers: Sequence[tuple[Reference, KamerstukId]]) -> Iterator[Check]:
    """A dossier without the addition that all its other citations in this document carry."""
    additions: dict[str, Counter[str | None]] = defaultdict(Counter)
    for _, paper in papers:
        additions[paper.dossier][paper.addition] += 1
    for reference, paper in papers:
        others = {a: n for a, n in additions[paper.dossier].items() if a is not None}
        if paper.addition is None and reference.by == "text" and len(others) == 1:
            addition, count = next(iter(others.items()))
            if count >= 2:
                likely = str(KamerstukId(paper.dossier, addition, paper.number))
                yield _suspect(
                    clean,
                    reference,
                    f"{count} other citations of dossier {paper.dossier} carry {addition}",
                    likely,
                    addition,
                )


def _swapped_digits(clean: str, document: Document, papers: Sequence[tuple[Reference, KamerstukId]]) -> Iterator[Check]:
    """A dossier in which two neighbouring digits of a Council's, or of the document's own, changed places."""
    known = {c.dossier for c in lexicon.councils() if c.dossier} | ({document.dossier} if document.dossier else set())
    bases = {name.split("-")[0] for name in known}
    cited = Counter(paper.dossier for _, paper in papers)
    numbers = {name.partition("-")[2] for name in known if name.startswith(f"{_COUNCILS}-")}
    for reference, paper in papers:
        swapped = (paper.addition or "")[::-1]
        if paper.dossier == _COUNCILS and paper.addition not in numbers and swapped in numbers:
            likely = str(KamerstukId(_COUNCILS, swapped, paper.number))
            yield _suspect(clean, reference, f"no Council has number {paper.addition}", likely, swapped)
        if paper.dossier in bases or reference.by != "text":
            continue
        for base in sorted(bases):
            same_addition = paper.addition is None or f"{base}-{paper.addition}" in known
            if _are_swapped(paper.dossier, base) and same_addition and cited[paper.dossier] <= max(1, cited[base]):
                likely = str(KamerstukId(base, paper.addition, paper.number))
                yield _suspect(clean, reference, f"two digits changed places: dossier {base} is meant", likely, base)
                break


def _are_swapped(one: str, other: str) -> bool:
    differing = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return one[first] == other[second] and one[second] == other[first]


def _suspect(clean: str, reference: Reference, why: str, likely: str, compared: str) -> Check:
    words = clean[reference.start : reference.end]
    return Check(
        "suspect-reference",
        f"“{words}”: {why}; likely {likely}",
        "warning",
        reference.start,
        reference.end,
        (reference.id or "", compared),
        likely,
    )


def _two_sets_of_members(references: Sequence[Reference]) -> Iterator[Check]:
    """One motion's number given to members that have none in common."""
    named: dict[str, Reference] = {}
    for reference in references:
        if not reference.id or not reference.motion or not reference.motion.members:
            continue
        first = named.setdefault(reference.id, reference)
        assert first.motion is not None
        if set(_folded(first)) & set(_folded(reference)):
            continue
        one, other = " en ".join(first.motion.members), " en ".join(reference.motion.members)
        yield Check(
            "member-mismatch",
            f"{reference.id} is a motion of {one} in one place and of {other} in another",
            "warning",
            reference.start,
            reference.end,
            (one, other),
        )


def _folded(reference: Reference) -> list[str]:
    """Give members' last names, to compare `Inge van Dijk` with `Van Dijk`."""
    return [name.split()[-1].lower() for name in reference.motion.members] if reference.motion else []
