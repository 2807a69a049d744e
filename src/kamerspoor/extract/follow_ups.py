"""Find what a letter announces for later: who will do what, by when, how surely.

What is announced for the meeting that an annotated agenda prepares is no follow-up of it. A question is no
promise, a refused promise none either. Source: the contract kamerspoor.record/1, rules of annotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from kamerspoor.extract.actors import CABINET
from kamerspoor.lexicon import load_table
from kamerspoor.model import Block, DateMention, Document, FollowUp, Sentence, Statement

Kind = Literal["agenda", "promise", "decision", "publication"]

_NEXT_MEETING = re.compile(
    r"\b(?:[Vv]olgende|[Ee]erstvolgende|[Dd]aaropvolgende|[Kk]omende|[Aa]anstaande)\s(?:\w+\s){0,2}?(?:[A-Z][\w/-]*[Rr]aad\b|Raad\b|RBZ|RAZ|Eurogroep|JBZ|bijeenkomst|top\b|vergadering|zitting|Europese Raad)"
)
_LATER = re.compile(
    r"\b(?:(?:in|tijdens|op|bij|voor) (?:een|de) (?:van de )?(?:volgende|komende|eerstvolgende|latere|daaropvolgende)\b|op een later moment|in een later stadium|te zijner tijd|binnenkort|later dit jaar|na het reces|op korte termijn)",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(r"\b(?:zoals (?:\w+ )?(?:eerder )?(?:toegezegd|aangekondigd|gemeld)|zoals ik .{0,60}toegezegd|conform de toezegging|toezegging gedaan|eerder toegezegd|toegezegd\b.{0,40}\b(?:jl|is daarmee|gestand))", re.IGNORECASE)
_BOUND = re.compile(r"(?:\btot en met|\bper|\bsinds|\bvanaf|\bvoor de periode|\bperiode(?: tot)?|\bbegroting (?:voor|van)|\bvoor|\bdoelen? (?:voor|in)|\btot)\s$")
_ANNOUNCES = re.compile(
    r"\b(?:zal|zullen|zou|zouden|wordt|worden|volgt|volgen|komt|komen|ontvangt|ontvangen|krijgt|krijgen|verschijnt|verschijnen|staat|staan|vindt|vinden|is voorzien|voorzien|gepland|verwacht|verwachten|hoopt|hopen|wil|willen|moet|moeten|stuurt|sturen|zend|zendt|informeer|informeert|beslist|spreekt|spreken|keert|keren|beoogt|streeft|stelde|stelt|zegde|kondigde|belooft|beloofde|bericht|rapporteert|bereikt|gaat|gaan|heeft .{0,30} plaats|is op|presenteert|publiceert|legt|leggen|doe|doet|kunt|kom|beantwoord|legt|sluit|hervat|buigen|buigt|loopt|verzocht|vroeg|vroegen|gevraagd|gaven|spoorde|brengt|bracht|zei|zegt|noemde)\b"
)
_PREPARES = re.compile(r"\b(?:[Tt]er voorbereiding (?:van|op)|[Vv]oorbereiding (?:van|op)|in aanloop naar|met het oog op|vooruitlopend op)\b")
_PROMISES = re.compile(r"\b[Tt]oezeggingen?\b")
_REFUSED = re.compile(r"\b(?:geen toezegging|niet overgenomen|niet toe(?:zeggen|gezegd)?|zegt? .{0,30}niet toe|niet gehonoreerd|kan .{0,40}niet toezeggen)\b")
_RECIPIENT = re.compile(r"(?:\b(?:toezegging aan|op verzoek van|aan|waar) (?:het lid|de heer|mevrouw) |\bwaar (?:mevrouw|de heer|het lid) )(?P<name>(?:(?:[Vv]an|[Dd]e|[Tt]er|[Dd]er|[Dd]en|[Tt]en) ){0,2}[A-Z][\w’-]+(?:-[A-Z][\w’-]+)?)")


class _Words(NamedTuple):
    hedges: tuple[str, ...]
    kinds: dict[str, Kind]


@cache
def _words() -> _Words:
    table = load_table("follow_ups", frozenset({"hedges", "publication", "decision", "agenda", "promise"}))
    kinds: dict[str, Kind] = {}
    for kind in ("promise", "agenda", "decision", "publication"):
        for verb in table[kind]:
            kinds.setdefault(verb, kind)  # type: ignore[arg-type]
    return _Words(tuple(sorted(table["hedges"], key=len, reverse=True)), kinds)


def find_follow_ups(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    document: Document,
    dates: Sequence[DateMention],
    statements: Sequence[Statement],
) -> tuple[FollowUp, ...]:
    """Find every follow-up, in order of the text."""
    return tuple(_Finder(text, blocks, document, dates, statements).find(sentences))


class _Finder:
    """Looks at one sentence after another."""

    def __init__(
        self, text: str, blocks: Sequence[Block], document: Document, dates: Sequence[DateMention], statements: Sequence[Statement]
    ) -> None:
        self.text, self.blocks, self.document, self.dates = text, blocks, document, dates
        self.block_starts = [b.start for b in blocks]
        self.date_starts = [d.start for d in dates]
        self.said: dict[int, list[Statement]] = {}
        for statement in statements:
            self.said.setdefault(statement.start, []).append(statement)
        meeting = document.meeting.date if document.meeting else None
        self.own = tuple((meeting or "").split("/")) if meeting else ()
        held = self.own[-1] if self.own else None
        self.day = max(filter(None, (held if document.kind == "report" else None, document.date)), default=held)
        if document.kind in ("annotated_agenda", "debate") and document.date:
            self.day = document.date if document.kind == "annotated_agenda" else None
        self.since = self.day

    def find(self, sentences: Sequence[Sentence]) -> Iterator[FollowUp]:
        """Yield the follow-ups of each sentence."""
        for sentence in sentences:
            text = self.text[sentence.start : sentence.end]
            if text.rstrip("”’»\"").endswith("?"):
                continue
            said = self.said.get(sentence.start, [])
            listed = self._is_listed(sentence)
            if listed:
                if not _REFUSED.search(text) and not any(s.negated and s.act in ("commit", "oppose") for s in said):
                    yield self._make(sentence, CABINET, self._first(self._ahead(sentence, listed=True)), "promise", said, "list of promises")
                continue
            yield from self._of_sentence(sentence, text, said)

    def _of_sentence(self, sentence: Sentence, text: str, said: Sequence[Statement]) -> Iterator[FollowUp]:
        ahead = self._ahead(sentence)
        if _LOOKS_BACK.search(text):
            ahead = [d for d in ahead if d.role == "deadline"]
            if not ahead:
                return
        made = [f for s in said if (f := self._of_statement(sentence, s, ahead, said))]
        if made:
            seen: set[str | None] = set()
            for one in made:
                if one.due not in seen or len(made) == 1:
                    seen.add(one.due)
                    yield one
                    if len(seen) >= max(1, len(ahead)):
                        break
            return
        if _NEXT_MEETING.search(text) and (ahead or _ANNOUNCES.search(text)) and not self._is_own(text):
            owner = "Raad"
            if ahead or _LATER.search(text):
                yield self._make(sentence, owner, self._first(ahead), "agenda", said, "next meeting")
            return
        if ahead and _ANNOUNCES.search(text) and not self._only_bounds(sentence, ahead):
            owner = said[-1].actor.name if said else None
            yield self._make(sentence, owner, self._first(ahead), self._kind(text, said), said, "date ahead")
        elif _LATER.search(text) and re.search(r"\b(?:komt|komen|wordt|worden|zal|zullen|keert|volgt|volgen)\b", text) and self.document.kind == "report":
            yield self._make(sentence, said[-1].actor.name if said else "Raad", None, "agenda", said, "later")

    def _of_statement(
        self, sentence: Sentence, statement: Statement, ahead: Sequence[DateMention], said: Sequence[Statement]
    ) -> FollowUp | None:
        """A statement of commitment is a follow-up, and a request with a day to come by."""
        if statement.negated:
            return None
        due = self._near(statement, ahead)
        if statement.act == "commit":
            if self.document.kind == "annotated_agenda" and not ahead and statement.actor.name == CABINET and "lezer" not in statement.rule:
                return None if statement.modality == "intended" and "toezeggen" not in statement.rule else self._make(sentence, statement.actor.name, due, "promise", said, "commitment")
            kind: Kind = "promise" if statement.actor.name == CABINET else self._kind(self.text[sentence.start : sentence.end], said)
            return self._make(sentence, statement.actor.name, due, kind, said, "commitment")
        if due and statement.act in ("urge", "inform", "decide", "provide", "discuss") and (
            statement.act != "discuss" or statement.modality is not None
        ) and not self._only_bounds(sentence, ahead):
            return self._make(sentence, statement.actor.name, due, self._kind(self.text[sentence.start : sentence.end], said), said, "date ahead")
        return None

    # -- dates -----------------------------------------------------------------------------------------

    def _ahead(self, sentence: Sentence, listed: bool = False) -> list[DateMention]:
        """Give the dates of a sentence that lie ahead of the letter, apart from the meeting it is about."""
        found = []
        low, high = bisect_left(self.date_starts, sentence.start), bisect_left(self.date_starts, sentence.end)
        for date in self.dates[low:high]:
            if date.value.startswith(("P", "-")):
                continue
            value = date.value.split("/")[0]
            if self.own and self.document.kind != "report" and (date.value in self.own or date.value == "/".join(self.own)):
                continue
            later = date.role in ("future", "deadline") or (self.day is not None and value[:10] > self.day[: len(value[:10])])
            if date.role == "past" and not listed:
                later = False
            if later and (self.day is None or _ends(date.value) >= self.day[: len(_ends(date.value))]):
                found.append(date)
        return found

    def _only_bounds(self, sentence: Sentence, ahead: Sequence[DateMention]) -> bool:
        """Tell whether the dates ahead only bound something else: a mandate, a period, a Council that is prepared."""
        for date in ahead:
            before = self.text[max(sentence.start, date.start - 40) : date.start]
            if _BOUND.search(before) and date.role != "deadline":
                continue
            if _PREPARES.search(before) or re.search(r"\b(?:[Rr]aad|[Tt]op|[Cc]onferentie) van (?:\d+ en )?$", before) and not re.search(r"\b(?:tijdens|op|vóór|voor|in) de [\w ]{0,30}$", before[: before.rfind(" van")]):
                continue
            return False
        return True

    def _near(self, statement: Statement, ahead: Sequence[DateMention]) -> str | None:
        return self._first(ahead)

    def _first(self, ahead: Sequence[DateMention]) -> str | None:
        """Give the day by which: a deadline before another date, else the first."""
        for date in ahead:
            if date.role == "deadline":
                return date.value
        return ahead[0].value if ahead else None

    # -- the rest ----------------------------------------------------------------------------------------

    def _is_listed(self, sentence: Sentence) -> bool:
        """Tell an item of the list of promises that closes a debate."""
        if self.document.kind != "debate":
            return False
        block = self.blocks[bisect_right(self.block_starts, sentence.start) - 1]
        if block.kind != "list_item" or block.section is None:
            return False
        heading = self.blocks[block.section]
        return bool(_PROMISES.search(self.text[heading.start : heading.end]))

    def _is_own(self, text: str) -> bool:
        return False

    def _kind(self, text: str, said: Sequence[Statement]) -> Kind:
        words = _words().kinds
        for statement in said:
            verb = statement.rule.partition(":")[2].split(" ")[0].rstrip(";")
            if verb in words:
                return words[verb]
        return "decision" if re.search(r"besl(?:uit|issing)|stemming|akkoord", text) else "agenda"

    def _make(
        self, sentence: Sentence, owner: str | None, due: str | None, kind: Kind, said: Sequence[Statement], rule: str
    ) -> FollowUp:
        text = self.text[sentence.start : sentence.end]
        lower = f" {text.lower()} "
        hedge = next((h for h in _words().hedges if re.search(rf"(?<!\w){re.escape(h)}(?!\w)", lower)), None)
        content = next((s.content for s in said if s.content is not None), None)
        what = self.text[content.start : content.end] if content else text
        recipient = _RECIPIENT.search(text)
        if owner is None and kind == "agenda":
            owner = None
        return FollowUp(
            sentence.start,
            sentence.end,
            what,
            owner,
            due,
            hedge is not None,
            kind,
            hedge,
            recipient["name"] if recipient and self.document.kind == "debate" else None,
            sentence.section,
            rule,
        )


def _ends(value: str) -> str:
    return value.split("/")[-1]

