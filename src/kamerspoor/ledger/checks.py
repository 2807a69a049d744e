"""The ledger of checks as a work list: what is odd, in a document or beside the others, the latest document first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kamerspoor.ledger.cursors import cursor, numbered_place
from kamerspoor.ledger.documents import names_of
from kamerspoor.store.protocol import Reader
from kamerspoor.store.rows import DocumentRow, FindingRow, FindingsAsked

MOST = 50
_LONGEST = 300
"""Of the words that a check is about so many characters are shown."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: the words it is about (`quote`, from `start` to `end` of the text), and what is likely meant.

    `scope`: what it was found in, the document itself or the archive; `ordinal`: its number there.
    """

    code: str
    severity: Literal["error", "warning", "info"]
    scope: Literal["document", "archive"]
    ordinal: int
    message: str
    start: int | None
    end: int | None
    quote: str | None
    compared: tuple[str, ...]
    likely: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A document and its checks. `name`: by which it is asked for; `date`: of itself, else of its meeting."""

    name: str
    kind: str
    title: str | None
    date: str | None
    council: str | None
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of a kind."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class WorkList:
    """The checks asked for. `count`: how many there are in all; `after`: where the next part begins.

    `codes`: how many of each kind at this severity; `severities`: how many of each severity of this kind.
    """

    count: int
    codes: tuple[Tally, ...]
    severities: tuple[Tally, ...]
    documents: tuple[Checked, ...]
    after: str | None


def checks(
    reader: Reader,
    *,
    code: str | None = None,
    severity: str | None = None,
    council: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = MOST,
    after: str | None = None,
) -> WorkList:
    """Give the checks asked for, of documents up to so many that the last one is whole.

    `council`: by its full name. `after`: as an earlier part gave it.
    """
    asked = FindingsAsked(code=code, severity=severity, council=council, dates=(since, until))
    everything = FindingsAsked(council=council, dates=(since, until))
    with reader.same_view():
        counts = reader.finding_counts(everything)
        rows = reader.findings(asked, limit + 1, numbered_place(after))
        more = len(rows) > limit
        if more:
            rows = _whole(reader, asked, rows)
        documents = _documents(reader, [row for _, row in rows])
    codes, severities, count = _tallies(counts, code, severity)
    last = cursor(rows[-1][0], rows[-1][1].document_id) if more else None
    return WorkList(count, codes, severities, documents, last)


def _whole(reader: Reader, asked: FindingsAsked, rows: list[tuple[str, FindingRow]]) -> list[tuple[str, FindingRow]]:
    """Leave out the last document, which the next part begins with; where there is no other, take it whole."""
    last = rows[-1][1].document_id
    before = [pair for pair in rows if pair[1].document_id != last]
    if before:
        return before
    equal = {name: value for name, value in (("code", asked.code), ("severity", asked.severity)) if value}
    found = reader.find(FindingRow, document_id=last, **equal)
    found.sort(key=lambda row: (row.start is None, row.start or 0, row.scope, row.ordinal))
    return [(rows[-1][0], row) for row in found]


def _tallies(
    counts: Iterable[tuple[str, str, int]], code: str | None, severity: str | None
) -> tuple[tuple[Tally, ...], tuple[Tally, ...], int]:
    codes, severities = Counter[str](), Counter[str]()
    count = 0
    for kind, weight, number in counts:
        codes[kind] += number * (severity in (None, weight))
        severities[weight] += number * (code in (None, kind))
        count += number * (severity in (None, weight) and code in (None, kind))
    kinds = tuple(Tally(name, number) for name, number in sorted(codes.items(), key=lambda p: (-p[1], p[0])) if number)
    weights = tuple(Tally(name, severities[name]) for name in ("error", "warning", "info") if severities[name])
    return kinds, weights, count


def _documents(reader: Reader, rows: list[FindingRow]) -> tuple[Checked, ...]:
    ids = list(dict.fromkeys(row.document_id for row in rows))
    held = {row.id: row for row in reader.among(DocumentRow, "id", ids)}
    names = names_of(reader, held.values())
    texts = reader.texts({row.document_id for row in rows if row.start is not None})
    return tuple(
        Checked(
            names[id], held[id].kind, held[id].title, held[id].date or held[id].meeting_to, held[id].council,
            tuple(_check(row, texts.get(id, "")) for row in rows if row.document_id == id),
        )
        for id in ids
    )  # fmt: skip


def _check(row: FindingRow, text: str) -> Check:
    quote = " ".join(text[row.start : row.end].split()) if row.start is not None else None
    if quote and len(quote) > _LONGEST:
        quote = quote[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return Check(
        row.code, row.severity, row.scope, row.ordinal, row.message, row.start, row.end, quote, row.compared, row.likely
    )
