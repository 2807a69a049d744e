"""Records made by hand, from a text with the spans marked in it.

`{r|id|words}` is a reference, `{d|value|role|words}` a date; nesting is allowed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from kamerspoor.model import (
    SCHEMA,
    Actor,
    Block,
    BlockKind,
    Check,
    DateMention,
    Document,
    Extent,
    FollowUp,
    Meeting,
    Mention,
    Motion,
    MotionLink,
    Record,
    Reference,
    Sentence,
    Statement,
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

# How the sentence begins; the actor as written and its name; the act; verb and content as written; the rest.
SAID: tuple[tuple[str, str, str, str, str, str, dict[str, Any]], ...] = (
    ("De Minister nam", "De Minister", "Kabinet", "attend", "nam", "", {}),
    ("De Raad sprak", "De Raad", "Raad", "discuss", "sprak", "de batterijketen", {}),
    (
        "In lijn met",
        "het kabinet",
        "Kabinet",
        "urge",
        "gevraagd",
        "een register voor grondstoffen",
        {
            "motions": ("kst-36200-XIII-88",),
            "links": (MotionLink("in_line_with", "kst-36200-XIII-88", ("Schutte",), 1),),
            "on_behalf_of": ("België",),
            "supported_by": ("Finland", "Portugal"),
        },
    ),
    ("Enkele lidstaten", "Enkele lidstaten", "lidstaten", "support", "steunden", "", {"quantity": "several"}),
    ("Enkele lidstaten", "Finland", "Finland", "oppose", "steunden", "", {"negated": True, "grade": "likely"}),
    ("De Commissie komt", "De Commissie", "Europese Commissie", "provide", "komt", "", {"modality": "expected"}),
    ("Het kabinet lette", "Het kabinet", "Kabinet", "emphasise", "lette", "", {"co_actors": ("Duitsland",)}),
    ("De voorzitter", "De voorzitter", "Zweeds voorzitterschap", "inform", "vatte", "", {"negated": True}),
    ("Uiterlijk", "", "Kabinet", "commit", "ontvangt", "een brief", {"modality": "intended", "grade": "open"}),
    (
        "Aan een motie",
        "",
        "Kabinet",
        "commit",
        "voldaan",
        "",
        {"links": (MotionLink("considered_done", "kst-21501-30-598", ("Van Dijk", "Ouwehand")),), "grade": "likely"},
    ),
)
TO_COME: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("De termijn", "einde van de termijn", {"kind": "decision"}),
    (
        "De Commissie komt",
        "voorstel over de batterijketen",
        {
            "owner": "Europese Commissie",
            "due": "2023-Q4",
            "hedged": True,
            "hedge": "naar verwachting",
            "kind": "publication",
        },
    ),
    (
        "Uiterlijk",
        "brief over beperkingen",
        {"owner": "Kabinet", "due": "2023-09-30", "kind": "promise", "to": "Schutte"},
    ),
    ("De volgende Raad", "volgende Raad", {"due": "2023-12-07", "kind": "agenda", "hedged": True}),
)
NAMES: tuple[tuple[str, str, str], ...] = (
    ("Tallinn", "place", "Tallinn"),
    ("De Commissie", "organisation", "Europese Commissie"),
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
    return _said(builder.record(source, DOCUMENT, checks))


def _said(record: Record) -> Record:
    """Add who said what to the record, as far as its sentences are there."""

    def extent(sentence: Sentence, words: str) -> Extent | None:
        at = record.text.find(words, sentence.start, sentence.end) if words else -1
        return Extent(at, at + len(words)) if at >= 0 else None

    by_start = {key: s for s in record.sentences for key, *_ in (*SAID, *TO_COME) if record.quote(s).startswith(key)}
    statements, names = [], []
    for key, written, name, act, verb, content, rest in SAID:
        if sentence := by_start.get(key):
            place = extent(sentence, written)
            actor = Actor(name, place.start, place.end, written) if place else Actor(name, implicit=True)
            spans = {"verb": extent(sentence, verb), "content": extent(sentence, content)}
            where = {"start": sentence.start, "end": sentence.end, "section": sentence.section}
            statements.append(Statement(actor=actor, act=act, rule=f"{act}/hand", **where, **spans, **rest))
    follow_ups = [
        FollowUp(s.start, s.end, what, section=s.section, rule="hand", **rest)
        for key, what, rest in TO_COME
        if (s := by_start.get(key))
    ]
    for words, kind, name in NAMES:
        at = record.text.find(words)
        if at >= 0:
            names.append(Mention(at, at + len(words), kind, name, words))  # type: ignore[arg-type]
    return replace(record, statements=tuple(statements), follow_ups=tuple(follow_ups), mentions=tuple(names))


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
    names = ("blocks", "sentences", "references", "dates", "mentions", "statements", "follow_ups")
    places = [(copy * step, copy * len(record.blocks), copy * len(record.references)) for copy in range(count)]
    grown = {name: tuple(_moved(item, *at) for at in places for item in getattr(record, name)) for name in names}
    return replace(record, text="\n\n".join([record.text] * count), **grown)


def _moved(item: Any, by: int, blocks: int, references: int) -> Any:
    """Move a thing and all that is in it."""
    if isinstance(item, tuple):
        return tuple(_moved(each, by, blocks, references) for each in item)
    if not is_dataclass(item):
        return item
    steps = {"start": by, "end": by, "section": blocks, "note": blocks, "reference": references}
    values = {part.name: getattr(item, part.name) for part in fields(item)}
    return replace(  # type: ignore[type-var]
        item,
        **{
            name: value + steps[name] if name in steps and value is not None else _moved(value, by, blocks, references)
            for name, value in values.items()
        },
    )
