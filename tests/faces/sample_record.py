"""Records made by hand, from a text with the spans marked in it.

`{r|id|words}` is a reference, `{d|value|role|words}` a date; nesting is allowed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import Any

from kamerspoor.model import (
    SCHEMA,
    Block,
    BlockKind,
    Check,
    DateMention,
    Document,
    Meeting,
    Motion,
    Record,
    Reference,
    Sentence,
)

Part = tuple[BlockKind, str] | tuple[BlockKind, str, dict[str, object]]

MOTION = "Schutte c.s."

PARTS: tuple[Part, ...] = (
    ("letterhead", "21 501-30\tRaad voor Concurrentievermogen\nNr. 612\tBRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN"),
    ("letterhead", "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, {d|2023-06-02||2 juni 2023}"),
    ("title", "Verslag van de Raad voor Concurrentievermogen van 22 en 23 mei 2023"),
    ("heading", "Inleiding", {"level": 1}),
    (
        "paragraph",
        "Op {d|2023-05-22/2023-05-23|past|22 en 23 mei 2023} kwam in Tallinn de Raad voor Concurrentievermogen "
        "bijeen. De Minister nam namens het kabinet deel. De agenda is uw Kamer eerder toegegaan "
        "({r|kst-21501-30-605|Kamerstuk 21 501-30, nr. 605})1.",
    ),
    ("heading", "Interne markt", {"level": 1}),
    ("heading", "Batterijketen", {"level": 2}),
    (
        "paragraph",
        "De Raad sprak over de batterijketen. In lijn met de motie van het lid Schutte c.s. "
        "({r|kst-36200-XIII-88|Kamerstuk 36 200 XIII, nr. 88}) heeft het kabinet gevraagd om een register voor "
        "grondstoffen. Enkele lidstaten, waaronder Finland, steunden dit. De Commissie komt naar verwachting "
        "{d|2023-Q4|future|in het vierde kwartaal van 2023} met een voorstel; zie ook "
        "{r|com-2023-160|COM(2023) 160}.",
    ),
    ("paragraph", "Het kabinet lette daarbij op drie punten:"),
    ("list_item", "– een gelijk speelveld voor kleine bedrijven;"),
    ("list_item", "– het hergebruik van lithium en kobalt;"),
    ("list_item", "– de rol van de havens, conform {r|eli-reg-2019-1020|Verordening (EU) 2019/1020}."),
    ("heading", "Detailhandel over de grens en de gevolgen daarvan voor kleine winkeliers", {"level": 2}),
    (
        "paragraph",
        "De voorzitter vatte de stand van de onderhandelingen samen.2 Uiterlijk "
        "{d|2023-09-30|deadline|30 september a.s.} ontvangt uw Kamer een brief over de territoriale beperkingen "
        "bij de inkoop. De termijn loopt {d|P2Y||twee jaar}.",
    ),
    ("table", "Lidstaat\tStem\tBijdrage (mln. euro)\nFinland\tvoor\t12\nPortugal\tonthouding\t7"),
    ("heading", "Ruimtevaart", {"level": 1}),
    (
        "paragraph",
        "Aan een motie uit {r|kst-21501-30-598|een eerder overleg van {d|2023-02-01|past|1 februari jl.} "
        "(21 501-30, nr. 598)} is daarmee voldaan. De volgende Raad is op {d|2023-12-07|future|7 december a.s.}.",
    ),
    ("signature", "De Minister van Economische Zaken,\nA.B. van der Linde"),
    ("footnote", "Raadpleegbaar via www.tweedekamer.nl.", {"marker": "1"}),
    ("footnote", "Zie {r|kst-22112-3689|Kamerstuk 22 112, nr. 3689}.", {"marker": "2"}),
)

URLS = re.compile(r"kst-[\dA-Z-]+")


@dataclass
class Builder:
    """Collects blocks and spans while the text grows."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    heading: int | None = None

    def add(self, kind: BlockKind, marked: str, level: int | None = None, marker: str | None = None) -> None:
        if self.text:
            self.text += "\n\n"
        start = len(self.text)
        index = len(self.blocks)
        self._take(marked, index if kind == "footnote" else None)
        section = None if kind in ("heading", "title", "letterhead", "footnote") else self.heading
        self.blocks.append(Block(kind, start, len(self.text), level, section, marker))
        if kind == "heading":
            self.heading = index
        if kind in ("paragraph", "list_item"):
            self._sentences(start)

    def _take(self, marked: str, note: int | None) -> None:
        opened: list[tuple[str, int]] = []
        for token in re.split(r"(\{r\|[^|]*\||\{d\|[^|]*\|[^|]*\||\})", marked):
            if token.startswith(("{r|", "{d|")):
                opened.append((token, len(self.text)))
            elif token == "}":
                self._close(*opened.pop(), note)
            else:
                self.text += token

    def _close(self, token: str, start: int, note: int | None) -> None:
        _, value, *role = token[1:-1].split("|")
        end = len(self.text)
        if token.startswith("{d|"):
            self.dates.append(DateMention(start, end, value, "2023-05-22", role[0] or None))  # type: ignore[arg-type]
            return
        motion = Motion(("Schutte",), True) if value == "kst-36200-XIII-88" else None
        kind = "kamerstuk" if value.startswith("kst") else "eu_document" if value.startswith("com") else "eu_act"
        url = f"https://zoek.officielebekendmakingen.nl/{value}.html" if URLS.fullmatch(value) else None
        self.references.append(Reference(start, end, kind, value, url, "text", motion, note))  # type: ignore[arg-type]

    def _sentences(self, start: int) -> None:
        for found in re.finditer(r"\S.*?(?:[.;:]\d?(?= [A-Z]|$)|$)", self.text[start:], re.DOTALL):
            self.sentences.append(Sentence(start + found.start(), start + found.end(), self.heading))

    def record(self, source: str | None, document: Document, checks: tuple[Check, ...] = ()) -> Record:
        data = self.text.encode()
        return Record(
            schema=SCHEMA,
            source=source,
            sha256=hashlib.sha256(data).hexdigest(),
            format="text",
            encoding="utf-8",
            engine="test",
            document=document,
            text=self.text,
            source_map=((0, len(self.text), 0, len(self.text)),),
            blocks=tuple(self.blocks),
            sentences=tuple(self.sentences),
            references=tuple(sorted(self.references, key=lambda r: r.start)),
            dates=tuple(sorted(self.dates, key=lambda d: d.start)),
            checks=checks,
        )


def sample(source: str | None = "stukken/verslag.txt", parts: tuple[Part, ...] = PARTS) -> Record:
    """Build the record of an invented report."""
    builder = Builder()
    for kind, marked, *rest in parts:
        builder.add(kind, marked, **(rest[0] if rest else {}))  # type: ignore[arg-type]
    at = builder.text.find("7 december a.s.")
    checks = (
        Check(
            "weekday-mismatch",
            "7 december 2023 is een donderdag, de tekst zegt anders",
            "warning",
            at if at >= 0 else None,
            at + 15 if at >= 0 else None,
            ("donderdag", "vrijdag"),
            "donderdag 7 december",
        ),
        Check("dangling-footnote", "noot 3 heeft geen verwijzing in de tekst", "info"),
    )
    return builder.record(source, DOCUMENT, checks)


DOCUMENT = Document(
    id="kst-21501-30-612",
    kind="report",
    title="Verslag van de Raad voor Concurrentievermogen van 22 en 23 mei 2023",
    dossier="21501-30",
    number="612",
    chamber="TK",
    session_year="2022-2023",
    date="2023-06-02",
    author="Minister van Economische Zaken",
    meeting=Meeting("Raad voor Concurrentievermogen", "2023-05-22/2023-05-23", None, "Tallinn"),
    place="Den Haag",
    signatories=("A.B. van der Linde",),
)


def plain(text: str, source: str | None = None) -> Record:
    """Build a record of plain paragraphs, as a stand-in for the engine."""
    builder = Builder()
    for part in text.split("\n\n"):
        if part.strip():
            builder.add("paragraph", part.strip().replace("{", "(").replace("}", ")"))
    return builder.record(source, Document())


def many_times(record: Record, count: int) -> Record:
    """Lay copies of a record's text one after the other, with all that was found in it."""
    step = len(record.text) + 2

    def moved(items: tuple[Any, ...], copy: int) -> list[Any]:
        by, first = copy * step, copy * len(record.blocks)
        changes = ({"start": item.start + by, "end": item.end + by} | _sections(item, first) for item in items)
        return [replace(item, **change) for item, change in zip(items, changes, strict=True)]

    parts = {name: getattr(record, name) for name in ("blocks", "sentences", "references", "dates")}
    grown = {name: tuple(m for c in range(count) for m in moved(items, c)) for name, items in parts.items()}
    return replace(record, text="\n\n".join([record.text] * count), **grown)


def _sections(item: object, first: int) -> dict[str, int]:
    return {name: value + first for name in ("section", "note") if (value := getattr(item, name, None)) is not None}
